"""The project's place in the loop, in the words of the header."""

from __future__ import annotations

from salespm_tui.contract.projects import ProjectRow
from salespm_tui.core.i18n import N_, _

STEPS = (
    (N_("needs"), ("needs",)),
    (N_("goals"), ("initiation",)),
    (N_("plan"), ("planning",)),
    (N_("run"), ("execution",)),
    (N_("accept"), ("acceptance",)),
    (N_("learn"), ("closing",)),
)
_THIN = {
    "no_client": "needs",
    "no_tasks": "plan",
    "no_links": "plan",
    "no_owner": "run",
    "silent_client": "run",
}


def loop_words(project: ProjectRow) -> tuple[tuple[str, str], ...]:
    """(word, ink) for each step: the present one in brackets, thin links with an exclamation mark."""
    thin = {_THIN[code] for code in project.thin_links if code in _THIN}
    words = []
    for step, phases in STEPS:
        word = _(step) + ("!" if step in thin else "")
        if project.phase in phases:
            words.append((f"[{word}]", "strong"))
        else:
            words.append((word, "warning" if step in thin else "dim"))
    return tuple(words)
