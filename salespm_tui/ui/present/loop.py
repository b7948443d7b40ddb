"""The project's place in the loop, in the words of the header."""

from __future__ import annotations

from salespm_tui.contract.projects import ProjectRow
from salespm_tui.core.i18n import N_, _
from salespm_tui.domain.loop import LINK_OF, LINKS, place

LINK_WORDS = {
    "needs": N_("needs"),
    "goals": N_("goals"),
    "plan": N_("plan"),
    "run": N_("run"),
    "accept": N_("accept"),
    "learn": N_("learn"),
}
"""The links of the loop, as the header names them."""


def loop_words(project: ProjectRow) -> tuple[tuple[str, str], ...]:
    """(word, ink) for each step: the present one in brackets, thin links with an exclamation mark."""
    thin = {LINK_OF[code] for code in project.thin_links}
    here = place(project.phase)
    words = []
    for link in LINKS:
        word = _(LINK_WORDS[link]) + ("!" if link in thin else "")
        if link == here:
            words.append((f"[{word}]", "strong"))
        else:
            words.append((word, "warning" if link in thin else "dim"))
    return tuple(words)
