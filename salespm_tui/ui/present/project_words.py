"""The words of the Projects screen: feasibility, decisions, orders, parts, and the signs of health."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from salespm_tui.contract.portfolio import Deletion, Exposure, GoalPace, NextMilestone, PortfolioRow
from salespm_tui.core.i18n import N_, _, ngettext
from salespm_tui.domain.figures import Figure, half_up
from salespm_tui.ui.present.client_words import word
from salespm_tui.ui.present.clients import Glyph
from salespm_tui.ui.present.finding import kind_word
from salespm_tui.ui.present.goal_words import BAND_INK
from salespm_tui.ui.present.plan_words import HEALTH, PROJECT_STATUS

FEASIBILITY = {
    "unknown": N_("not assessed yet"),
    "feasible": N_("feasible"),
    "conditional": N_("feasible on conditions"),
    "infeasible": N_("not feasible"),
}
DECISIONS = {
    "go": N_("go"),
    "conditional": N_("go, with conditions"),
    "no_go": N_("no-go"),
}
DECISION_INK = {"go": "good", "conditional": "warning", "no_go": "bad"}
ORDERS = {
    "health": N_("health"),
    "milestone": N_("next milestone"),
    "pace": N_("goal pace"),
    "exposure": N_("exposure"),
    "margin": N_("margin"),
    "client": N_("client"),
    "code": N_("code"),
}
PARTS = {
    "card": N_("Card"),
    "loop": N_("Loop"),
    "gate": N_("Gate"),
    "templates": N_("Templates"),
}
HEALTH_INK = {"red": "bad", "amber": "warning", "green": "good"}
_HEALTH_GLYPH = {"red": "bad", "amber": "warning", "green": "on_course"}


def health_words(row: PortfolioRow, glyph: Glyph) -> tuple[str, str]:
    """Sign and word of how a project does, and the ink; what is over says how it ended."""
    if row.is_over:
        return f"{glyph('done')} {word(PROJECT_STATUS, row.status)}", "dim"
    sign = glyph(_HEALTH_GLYPH[row.health])
    return f"{sign} {word(HEALTH, row.health)}", HEALTH_INK[row.health]


def days_words(milestone: NextMilestone | None, glyph: Glyph) -> tuple[str, str]:
    """How far the next milestone is, and the ink: `22 d`, `today`, `! −3 d`."""
    if milestone is None:
        return glyph("unknown"), "dim"
    if milestone.days < 0:
        days = f"{glyph('minus')}{-milestone.days}"
        return f"{glyph('bad')} " + _("%(days)s d") % {"days": days}, "bad"
    if milestone.days == 0:
        return _("today"), "warning"
    return _("%(days)s d") % {"days": milestone.days}, "plain"


def in_days(day: date, today: date) -> str:
    """How far a day is, in words: `in 22 d`, `today`, `late 3 d`."""
    days = (day - today).days
    if days < 0:
        return _("late %(days)d d") % {"days": -days}
    return _("in %(days)d d") % {"days": days} if days else _("today")


def pace_words(pace: GoalPace | None, glyph: Glyph) -> tuple[str, str]:
    """The pace of the goal that lags most, and the ink of its band."""
    if pace is None or pace.pace.value is None:
        return glyph("unknown"), "dim"
    return percent(pace.pace, glyph), BAND_INK.get(pace.band or "", "plain")


def is_unrated(exposure: Exposure) -> bool:
    """Whether nothing is known of what any of the open risks puts at stake."""
    return exposure.unknown == exposure.open


def percent(figure: Figure, glyph: Glyph) -> str:
    """A share in whole percent."""
    return glyph("unknown") if figure.value is None else whole_percent(figure.value)


def whole_percent(share: Fraction) -> str:
    return f"{half_up(share * 100)}%"


_TOLD = (
    "task",
    "opportunity",
    "requirement",
    "goal",
    "risk",
    "issue",
    "action_item",
    "expectation",
    "change_request",
    "feedback",
    "acceptance",
    "evaluation",
)
"""The kinds of records that people would miss, by their name; the rest is counted together."""


def records_words(deletion: Deletion) -> str:
    """What would go, the most first: `task 35, action item 14, deal 13, 44 other records`."""
    told = [
        _("%(kind)s %(number)d") % {"kind": kind_word(kind), "number": number}
        for kind, number in deletion.records
        if kind in _TOLD
    ]
    others = sum(number for kind, number in deletion.records if kind not in _TOLD)
    if others:
        said = ngettext("%(number)d other record", "%(number)d other records", others)
        told.append(said % {"number": others})
    return ", ".join(told)


def deletion_words(deletion: Deletion) -> str:
    """What deleting a project would remove, and what is done first."""
    first = _("A backup of the whole workspace is written first; where that fails nothing goes.")
    last = _("u brings it back as long as nothing else has changed.")
    gone = records_words(deletion)
    if not gone:
        return "\n".join((first, last))
    return "\n".join((_("With it go: %(records)s.") % {"records": gone}, first, last))
