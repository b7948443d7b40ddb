"""A plan as it is to be compared: the dates, effort and cost of each of its tasks."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

import sqlalchemy as sa
from sqlmodel import col, select

from salespm_tui.domain.baseline import Agreed
from salespm_tui.domain.outline import TaskData
from salespm_tui.services.planned_rows import duration_of
from salespm_tui.services.schedule import ScheduledProject
from salespm_tui.services.work import Reading
from salespm_tui.store.tables import Assignment, BudgetLine, Task

Amounts = dict[int, int]


def agreed_now(reading: Reading, plan: ScheduledProject) -> dict[int, Agreed]:
    """Every task of the plan by its id, in WBS order; what was called off is no part of it.

    Effort and cost of a summary hold those of all below it, as in MS Project; they are None where
    nothing is known.
    """
    efforts, costs = _efforts(reading, plan), _costs(reading, plan)
    return {
        task.id: Agreed(
            plan.start_of(task.id),
            plan.finish_of(task.id),
            duration_of(task, plan),
            efforts.get(task.id),
            costs.get(task.id),
        )
        for task in _live_tasks(plan)
    }


def _live_tasks(plan: ScheduledProject) -> Iterator[TaskData]:
    """The tasks that are not called off, neither themselves nor by a summary above; in WBS order."""
    called_off: set[int | None] = set()
    for task in plan.tasks:
        if task.status == "cancelled" or task.parent_id in called_off:
            called_off.add(task.id)
        else:
            yield task


def _efforts(reading: Reading, plan: ScheduledProject) -> Amounts:
    """Effort as the task says; where it says nothing, that of those who are to do it."""
    said = _sums(
        reading.session.execute(
            select(Task.id, Task.effort_min).where(
                Task.project_id == plan.project.id, col(Task.effort_min).is_not(None)
            )
        )
    )
    own = {**_assigned(reading, plan, Assignment.planned_min), **said}
    return _rolled_up(plan, own, lambda children: not children)


def _costs(reading: Reading, plan: ScheduledProject) -> Amounts:
    """Fixed cost, what those who are to do it cost, and the budget lines that name the task."""
    own = _assigned(reading, plan, Assignment.planned_cost_minor)
    fixed = reading.session.execute(
        select(Task.id, Task.fixed_cost_minor).where(
            Task.project_id == plan.project.id, col(Task.fixed_cost_minor).is_not(None)
        )
    )
    lines = reading.session.execute(
        select(
            BudgetLine.task_id,
            sa.func.coalesce(col(BudgetLine.revised_minor), col(BudgetLine.planned_minor)),
        ).where(
            BudgetLine.project_id == plan.project.id,
            col(BudgetLine.task_id).is_not(None),
            col(BudgetLine.archived_at).is_(None),
        )
    )
    for task_id, amount in (*fixed, *lines):
        own[task_id] = own.get(task_id, 0) + amount
    return _rolled_up(plan, own, lambda _children: True)


def _assigned(reading: Reading, plan: ScheduledProject, column: object) -> Amounts:
    found = reading.session.execute(
        select(Assignment.task_id, col(column))
        .join(Task, col(Task.id) == Assignment.task_id)
        .where(
            Task.project_id == plan.project.id,
            col(Assignment.archived_at).is_(None),
            col(column).is_not(None),
        )
    )
    return _sums(found)


def _sums(rows: Iterable[tuple[int, int]]) -> Amounts:
    sums: Amounts = {}
    for task_id, amount in rows:
        sums[task_id] = sums.get(task_id, 0) + amount
    return sums


def _rolled_up(plan: ScheduledProject, own: Amounts, counts: Callable[[int], bool]) -> Amounts:
    """Each task's own amount with those below it; `counts` says of a number of children whether such
    a task has an amount of its own.
    """
    found: Amounts = {}
    for task in reversed(list(_live_tasks(plan))):
        mine = own.get(task.id) if counts(plan.places[task.id].children) else None
        if mine is not None:
            found[task.id] = found.get(task.id, 0) + mine
        if task.parent_id is not None and task.id in found:
            found[task.parent_id] = found.get(task.parent_id, 0) + found[task.id]
    return found
