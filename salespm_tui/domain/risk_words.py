"""The usual words of the risk scales, and what each step means.

Probability and impact are anchored apart: the one says how often, the other how bad, so that nobody
rates the same thing twice.
"""

from __future__ import annotations

from salespm_tui.core.i18n import N_

PROBABILITY_WORDS = (
    N_("very low"),
    N_("low"),
    N_("medium"),
    N_("high"),
    N_("very high"),
)
IMPACT_WORDS = (
    N_("minor"),
    N_("small"),
    N_("moderate"),
    N_("severe"),
    N_("disastrous"),
)
PROBABILITY_ANCHORS = (
    N_("has hardly ever happened in projects like this one"),
    N_("happens now and then elsewhere, nothing points to it here"),
    N_("as likely as not, first signs are there"),
    N_("has happened in most projects like this one"),
    N_("would surprise everybody by not happening"),
)
IMPACT_ANCHORS = (
    N_("nobody outside the team notices"),
    N_("made up for within the week, no promise to the client is touched"),
    N_("a milestone slips, or a promise has to be talked over"),
    N_("the deal, the deadline or the margin is in danger"),
    N_("the project or the client is lost"),
)
