"""Bars are moved and stretched."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta

from salespm_tui.core.i18n import N_
from salespm_tui.core.labels import Label, label
from salespm_tui.domain.calendar import ALL_HOURS, WorkCalendar
from salespm_tui.domain.codes import CLOSED_TASK_STATUS
from salespm_tui.domain.outline import TaskData
from salespm_tui.domain.plan_steps import Edited, PlanStep, Standing

LONGEST_MIN = 60 * 24 * 366 * 10
_FIXED = ("mso", "mfo")


def shift(step: PlanStep, tasks: list[TaskData], standing: Standing, done: Edited) -> None:
    leaves = _leaves(tasks, standing)
    movable = {task.id: task for task in leaves if _why_fixed(task) is None}
    if not movable:
        done.refused = _why_fixed(leaves[0]) if len(leaves) == 1 else _NOTHING_MOVES
        return
    for task in movable.values():
        follows = _is_driven_within(task, movable, standing)
        row = _shifted(task, step, standing, done, follows=follows)
        if row != task:
            done.rows[task.id] = row
    if not done.rows:
        done.refused = label(N_("It would not move by that."))


def _leaves(tasks: Iterable[TaskData], standing: Standing) -> list[TaskData]:
    """The tasks that bars belong to: those given, and those below the summaries among them."""
    found: dict[int, TaskData] = {}
    for task in tasks:
        if standing.is_summary(task):
            found.update((one.id, one) for one in standing.below(task.id))
        found[task.id] = task
    return [task for task in found.values() if not standing.is_summary(task)]


def _why_fixed(task: TaskData) -> Label | None:
    """Why a task cannot be moved; None where it can."""
    if task.status in CLOSED_TASK_STATUS or task.percent == 100:
        return label(N_("“%(name)s” is over; it stays where it was."), name=task.name)
    if task.actual_start_on is not None:
        return label(
            N_("“%(name)s” has begun; “Reschedule” in the palette moves what is left of it."),
            name=task.name,
        )
    return None


_NOTHING_MOVES = label(N_("None of these tasks can move: all have begun or are over."))


def _is_driven_within(task: TaskData, moving: Mapping[int, TaskData], standing: Standing) -> bool:
    """Whether the task follows another one that moves too, so that it need not be moved itself."""
    link = standing.schedule.driver(task.id)
    if link is None:
        return False
    before = standing.task(link.predecessor_id)
    if before is None or before.id == task.id:
        return False
    if standing.is_summary(before):
        return all(one.id in moving for one in _leaves([before], standing))
    return before.id in moving


def _shifted(
    task: TaskData, step: PlanStep, standing: Standing, done: Edited, *, follows: bool
) -> TaskData:
    calendar = standing.calendar(task)
    if task.schedule_mode == "manual" and task.start_on is not None:
        start = moved_by(calendar, task.start_on, step, standing.minutes_per_day)
        hours = ALL_HOURS if task.duration_elapsed else calendar
        span = hours.between(task.start_on, task.due_on) if task.due_on else 0
        return task._replace(start_on=start, due_on=hours.add(start, span) if task.due_on else None)
    if task.constraint in _FIXED or (follows and task.constraint_on is not None):
        assert task.constraint_on is not None
        at = moved_by(calendar, task.constraint_on, step, standing.minutes_per_day)
        return task._replace(constraint_on=at)
    if follows:
        return task
    start = moved_by(calendar, standing.schedule.start(task.id), step, standing.minutes_per_day)
    start = max(start, standing.plan.start_at)
    if task.constraint not in ("asap", "snet"):
        done.notes.append(
            label(N_("“%(name)s”: the constraint it had is replaced."), name=task.name)
        )
    done.imposed.add(task.id)
    return task._replace(constraint="snet", constraint_on=start)


def moved_by(
    calendar: WorkCalendar, at: datetime, step: PlanStep, minutes_per_day: int
) -> datetime:
    """`at` moved by the step's working days, at the same time of day, then by its minutes.

    A working day counts as one whatever its hours; where the time of day is not worked on the day
    reached, the next working time counts. A finish (17:00) stays one.
    """
    day = at
    left = abs(step.days)
    one = timedelta(days=1 if step.days > 0 else -1)
    while left:
        day += one
        left -= bool(calendar.hours_on(day.date()))
    if step.days:
        ends = any(end == at.hour * 60 + at.minute for _begin, end in calendar.hours_on(at.date()))
        day = calendar.previous_instant(day) if ends else calendar.next_instant(day)
    if step.minutes:
        day = calendar.add(day, step.minutes)
        day = calendar.next_instant(day) if step.minutes > 0 else day
    return day


def stretch(step: PlanStep, tasks: list[TaskData], standing: Standing, done: Edited) -> None:
    for task in tasks:
        why_not = _why_not_stretched(task, standing)
        if why_not is not None:
            done.refused = done.refused or why_not
            continue
        length = _stretched(task, step, standing)
        if length <= 0:
            done.refused = done.refused or label(
                N_("“%(name)s” cannot be shorter than that; m makes it a milestone."),
                name=task.name,
            )
            continue
        row = task._replace(duration_min=min(length, LONGEST_MIN), kind="task")
        if task.schedule_mode == "manual" and task.start_on is not None:
            hours = ALL_HOURS if task.duration_elapsed else standing.calendar(task)
            row = row._replace(due_on=hours.add(task.start_on, length))
        done.rows[task.id] = row
    if done.rows:
        done.refused = None


def _stretched(task: TaskData, step: PlanStep, standing: Standing) -> int:
    """The new length; one that would vanish keeps half a day, an hour, then stays."""
    per_day = 24 * 60 if task.duration_elapsed else standing.minutes_per_day
    by = step.days * per_day + step.minutes
    length = standing.length(task)
    if length + by <= 0 < length:
        for least in (per_day // 2, 60):
            if length > least:
                return least
    return length + by


def _why_not_stretched(task: TaskData, standing: Standing) -> Label | None:
    if standing.is_summary(task):
        return label(N_("“%(name)s” is as long as the tasks below it."), name=task.name)
    if task.status in CLOSED_TASK_STATUS or task.percent == 100:
        return label(N_("“%(name)s” is over; it stays as long as it was."), name=task.name)
    return None
