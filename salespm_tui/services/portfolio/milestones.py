"""The milestones of a plan: which comes next, and when the gates of the phases are due."""

from __future__ import annotations

from datetime import date

from salespm_tui.contract.portfolio import NextMilestone
from salespm_tui.domain.codes import CLOSED_TASK_STATUS
from salespm_tui.domain.gates import Mark, gate_mark
from salespm_tui.domain.network import CycleError, OutOfYearsError
from salespm_tui.domain.outline import TaskData
from salespm_tui.services.portfolio.standing import Standing
from salespm_tui.services.schedule import ScheduledProject, scheduled
from salespm_tui.services.work import Reading
from salespm_tui.store.tables import Project


def next_milestone(standing: Standing) -> NextMilestone | None:
    """The open milestone that comes first."""
    plan = standing.plan
    if plan is None:
        return None
    waiting = [task for task in _milestones(plan) if task.status not in CLOSED_TASK_STATUS]
    if not waiting:
        return None
    first = min(waiting, key=lambda task: (plan.finish_of(task.id), plan.places[task.id].number))
    on = plan.finish_of(first.id).date()
    return NextMilestone(first.id, first.name, on, (on - standing.facts.today).days)


def gate_due(standing: Standing, phase: str) -> Mark | None:
    """The milestone at which the gate of that phase is due."""
    if standing.plan is None:
        return None
    return gate_mark(phase, [_mark(standing.plan, task) for task in _milestones(standing.plan)])


def due_by(reading: Reading, project: Project, last: date) -> date | None:
    """The day of the gate of a project's present phase, where it is `last` or sooner."""
    try:
        plan = scheduled(reading, project.id)
    except (CycleError, OutOfYearsError):
        return None
    mark = gate_mark(project.phase, [_mark(plan, task) for task in _milestones(plan)])
    return None if mark is None or mark.on > last else mark.on


def _milestones(plan: ScheduledProject) -> list[TaskData]:
    return [task for task in plan.leaves if task.kind == "milestone" and task.status != "cancelled"]


def _mark(plan: ScheduledProject, task: TaskData) -> Mark:
    names, above = [task.name], plan.task(task.parent_id)
    while above is not None:
        names.append(above.name)
        above = plan.task(above.parent_id)
    return Mark(tuple(names), plan.finish_of(task.id).date())
