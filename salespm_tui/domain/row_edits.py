"""Rows go in, out, up and down in the work breakdown structure."""

from __future__ import annotations

from salespm_tui.core.i18n import N_
from salespm_tui.core.labels import label
from salespm_tui.domain.outline import STEP, TaskData
from salespm_tui.domain.plan_steps import Edited, PlanStep, Standing


def indent(_step: PlanStep, tasks: list[TaskData], standing: Standing, done: Edited) -> None:
    """Each becomes the last child of the sibling before it; a run of them goes below the same one."""
    going = {task.id for task in _topmost(tasks, standing)}
    added: dict[int, int] = {}
    for task in _topmost(tasks, standing):
        siblings = standing.siblings(task)
        before = [one for one in siblings[: siblings.index(task)] if one.id not in going]
        if not before:
            done.refused = label(
                N_("There is no task above “%(name)s” that it could be part of."), name=task.name
            )
            return
        parent = before[-1]
        children = standing.children(parent.id)
        last = children[-1].position if children else -STEP
        added[parent.id] = added.get(parent.id, 0) + 1
        row = task._replace(parent_id=parent.id, position=last + STEP * added[parent.id])
        done.rows[task.id] = row
        if not children:
            done.rows[parent.id] = done.rows.get(parent.id, parent)._replace(kind="summary")
    _settle_parents_left(tasks, standing, done)


def outdent(_step: PlanStep, tasks: list[TaskData], standing: Standing, done: Edited) -> None:
    """Each becomes the next sibling of its parent; those below the same one keep their order."""
    for task in _topmost(tasks, standing):
        parent = None if task.parent_id is None else standing.task(task.parent_id)
        if parent is None:
            done.refused = label(N_("“%(name)s” stands at the top level already."), name=task.name)
            return
    by_parent: dict[int, list[TaskData]] = {}
    for task in _topmost(tasks, standing):
        by_parent.setdefault(task.parent_id or 0, []).append(task)
    for parent_id, leaving in by_parent.items():
        parent = standing.task(parent_id)
        assert parent is not None
        siblings = [one for one in standing.siblings(parent) if one.id not in done.rows]
        at = siblings.index(parent) + 1
        coming = [one._replace(parent_id=parent.parent_id) for one in leaving]
        _put_behind(parent, coming, siblings[at:], done)
    _settle_parents_left(tasks, standing, done)


def up(_step: PlanStep, tasks: list[TaskData], standing: Standing, done: Edited) -> None:
    _swap(_topmost(tasks, standing), standing, done, -1)


def down(_step: PlanStep, tasks: list[TaskData], standing: Standing, done: Edited) -> None:
    _swap(_topmost(tasks, standing)[::-1], standing, done, 1)


def _swap(tasks: list[TaskData], standing: Standing, done: Edited, by: int) -> None:
    """Each changes places with the sibling beside it; all of one parent move, or none."""
    orders: dict[int | None, list[TaskData]] = {}
    for task in tasks:
        order = orders.setdefault(task.parent_id, standing.siblings(task))
        at = [one.id for one in order].index(task.id)
        if not 0 <= at + by < len(order):
            done.refused = label(
                N_("“%(name)s” is the first below its summary already.")
                if by < 0
                else N_("“%(name)s” is the last below its summary already."),
                name=task.name,
            )
            return
        order[at], order[at + by] = order[at + by], order[at]
    for order in orders.values():
        _renumber(order, done)


def _renumber(order: list[TaskData], done: Edited) -> None:
    """Let siblings stand in that order, on the positions that they have among them."""
    positions = sorted(task.position for task in order)
    last = -STEP
    for task, position in zip(order, positions, strict=True):
        last = position if position > last else last + STEP
        if task.position != last:
            done.rows[task.id] = task._replace(position=last)


def _put_behind(
    task: TaskData, coming: list[TaskData], following: list[TaskData], done: Edited
) -> None:
    """Give those that come positions behind a task; what follows makes room where there is none."""
    step = STEP
    if following:
        step = max(1, (following[0].position - task.position) // (len(coming) + 1))
    last = task.position
    for one in coming:
        last += step
        done.rows[one.id] = one._replace(position=last)
    for one in following:
        if one.position > last:
            return
        last += STEP
        done.rows[one.id] = one._replace(position=last)


def _topmost(tasks: list[TaskData], standing: Standing) -> list[TaskData]:
    """The tasks without those that are below another of them, in the plan's order."""
    chosen = {task.id for task in tasks}
    found = []
    for task in tasks:
        above = task.parent_id
        while above is not None and above not in chosen:
            parent = standing.task(above)
            above = None if parent is None else parent.parent_id
        if above is None:
            found.append(task)
    return sorted(found, key=lambda task: standing.places[task.id].number)


def _settle_parents_left(tasks: list[TaskData], standing: Standing, done: Edited) -> None:
    """A summary below which nothing is left is a task again."""
    left: dict[int, int] = {}
    for task in tasks:
        row = done.rows.get(task.id)
        if row is not None and row.parent_id != task.parent_id and task.parent_id is not None:
            left[task.parent_id] = left.get(task.parent_id, 0) + 1
    for parent_id, gone in left.items():
        parent = standing.task(parent_id)
        stays = parent is not None and standing.places[parent_id].children > gone
        arrives = any(row.parent_id == parent_id for row in done.rows.values())
        if parent is not None and not stays and not arrives:
            done.rows[parent_id] = done.rows.get(parent_id, parent)._replace(kind="task")
