"""The projects whose stage gate is near, or past its day."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta

from salespm_tui.domain.agenda import ProjectFact
from salespm_tui.domain.agenda.gates import GATE_DAYS
from salespm_tui.services.gates.listing import points_of
from salespm_tui.services.portfolio.milestones import due_by
from salespm_tui.services.portfolio.standing import standing_of
from salespm_tui.services.standup.plan_facts import Line
from salespm_tui.services.work import Reading
from salespm_tui.store.tables import Project


def gate_facts(reading: Reading, at_work: Iterable[Line]) -> tuple[ProjectFact, ...]:
    """The projects at work whose gate of the present phase is due within the next days."""
    last = reading.today + timedelta(days=GATE_DAYS)
    found = []
    for line in at_work:
        project = reading.session.get_one(Project, line.id)
        due = due_by(reading, project, last)
        if due is None:
            continue
        points = points_of(reading, standing_of(reading, project), project.phase)
        left = sum(point.state == "open" for point in points)
        found.append(
            ProjectFact(line.id, line.code, line.name, False, 0, line.client_id, due, left)
        )
    return tuple(found)
