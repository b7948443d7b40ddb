"""Stage gates that are due, or past their day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from salespm_tui.core.i18n import N_
from salespm_tui.core.labels import Label, counted, label
from salespm_tui.domain.agenda.entry import WALK_KEYS, Entry
from salespm_tui.domain.agenda.facts import Facts, ProjectFact

GATE_DAYS = 7
"""Gates are announced this many days ahead."""


def gates_due(facts: Facts) -> Iterator[Entry]:
    """The gates of the next days, and those whose day is over."""
    last = facts.today + timedelta(days=GATE_DAYS)
    for project in facts.gates:
        due = project.gate_due
        if due is not None and due <= last:
            days = (facts.today - due).days
            mark = "bad" if days > 0 else "milestone"
            yield Entry(project, _why(project), mark, due, days, keys=WALK_KEYS)


def _why(project: ProjectFact) -> Label:
    assert project.gate_due is not None
    if not project.gate_open:
        return label(N_("stage gate due %(due)s, nothing is open"), due=project.gate_due)
    return counted(
        "stage gate due %(due)s, %(number)d point is open",
        "stage gate due %(due)s, %(number)d points are open",
        project.gate_open,
        due=project.gate_due,
    )
