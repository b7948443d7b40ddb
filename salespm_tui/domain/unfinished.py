"""Unfinished work of a plan and today: what should be done by now, and what cannot stay in the past.

Two ways to bring a plan up to the day, as MS Project's “Update Project” has them. Both are worked out
on the rows as they are and the schedule that follows from them, and give the rows that change.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from salespm_tui.domain.calendar import WorkCalendar
from salespm_tui.domain.codes import CLOSED_TASK_STATUS
from salespm_tui.domain.network import Plan, PlanTask
from salespm_tui.domain.outline import Place, TaskData
from salespm_tui.domain.schedule import Schedule
from salespm_tui.domain.task_time import TaskTimes

_MUST = ("mso", "mfo")
_NONE_ABOVE = 1_000
_UNASKED = ("asap", "snet")
"""Constraints that a later start-no-earlier-than takes nothing away from."""


@dataclass(frozen=True, slots=True)
class Standing:
    """A plan as it stands: its rows in WBS order with their places, and its schedule."""

    tasks: tuple[TaskData, ...]
    places: Mapping[int, Place]
    plan: Plan
    schedule: Schedule

    def leaves(self, wanted: Collection[int] = ()) -> Iterator[TaskData]:
        """The open tasks that are no summaries: those wanted and all below them, or all."""
        chosen = called_off = _NONE_ABOVE
        for task in self.tasks:
            place = self.places[task.id]
            chosen = _NONE_ABOVE if place.level <= chosen else chosen
            called_off = _NONE_ABOVE if place.level <= called_off else called_off
            if task.id in wanted:
                chosen = min(chosen, place.level)
            if task.status == "cancelled":
                called_off = min(called_off, place.level)
            if called_off < _NONE_ABOVE or (wanted and chosen == _NONE_ABOVE):
                continue
            if not place.children and task.status not in CLOSED_TASK_STATUS:
                yield task

    def planned(self, task: TaskData) -> PlanTask:
        return self.plan.tasks[self.places[task.id].number]


@dataclass(slots=True)
class Worked:
    """What it comes to: the rows that change, the tasks left as they are by the reason's code, and
    the constraints that gave way, each with its task.

    Reasons: `blocked`, `held` (it follows one that is blocked), `ahead` (further than planned) and
    `must` (a must-constraint). `imposed` are the tasks that were told when to start.
    """

    rows: dict[int, TaskData] = field(default_factory=dict)
    left: dict[str, list[TaskData]] = field(default_factory=dict)
    replaced: list[TaskData] = field(default_factory=list)
    imposed: set[int] = field(default_factory=set)

    def leave(self, why: str, task: TaskData) -> None:
        self.left.setdefault(why, []).append(task)


def caught_up(standing: Standing, wanted: Collection[int], until: datetime) -> Worked:
    """The rows, had everything gone as planned until then.

    As MS Project's “set 0 % to 100 % complete”: percent is the share of the duration that lies
    before `until`, work that should have begun began as planned, and what should be over is done.
    A percent is never lowered. Blocked tasks, and those that have not begun and follow one, stay:
    nobody worked on them. Tasks put by hand are caught up with like any other; their dates stay.
    """
    worked = Worked()
    times = TaskTimes(standing.plan)
    held = _behind_blocked(standing)
    for task in standing.leaves(wanted):
        start, finish = standing.schedule.start(task.id), standing.schedule.finish(task.id)
        planned = standing.planned(task)
        if start >= until or (start == finish and finish > until):
            continue
        if task.status == "blocked" or (task.id in held and not _has_begun(task)):
            worked.leave("blocked" if task.status == "blocked" else "held", task)
            continue
        percent = 100
        if finish > until:
            percent = percent_due(planned, start, times.of_task(planned), until)
        if percent < task.percent:
            worked.leave("ahead", task)
        elif percent > task.percent or task.actual_start_on is None:
            worked.rows[task.id] = task._replace(
                percent=percent,
                status="done" if percent == 100 else "doing",
                actual_start_on=task.actual_start_on or start,
                actual_end_on=finish if percent == 100 else None,
                waiting_on=None if percent == 100 else task.waiting_on,
            )
    return worked


def percent_due(task: PlanTask, start: datetime, calendar: WorkCalendar, until: datetime) -> int:
    """The share of a task's duration before `until`, from 1 to 99; pauses are no work."""
    done = calendar.between(start, until)
    for after, length in task.pauses:
        if 0 < after < min(done, task.duration_min):
            done = max(after, done - length)
    if not task.duration_min:
        return 99
    return max(1, min(99, round(100 * done / task.duration_min)))


def rescheduled(standing: Standing, wanted: Collection[int], from_at: datetime) -> Worked:
    """The rows, with no unfinished work before the first working time from then on.

    As MS Project's “reschedule uncompleted work”: a task that has not begun starts no earlier than
    that; one that has begun rests from where it stands until then, while its actual start and what
    is done of it stay. A task put by hand is moved. A must-constraint is not touched: somebody
    promised that date. Every other constraint with a date gives way, and is told.
    """
    worked = Worked()
    times = TaskTimes(standing.plan)
    for task in standing.leaves(wanted):
        planned = standing.planned(task)
        calendar = times.of_task(planned)
        at = calendar.next_instant(from_at)
        start = standing.schedule.start(task.id)
        if _has_begun(task):
            row = _paused(task, planned, start, calendar, at)
        elif start >= at:
            row = None
        elif task.constraint in _MUST and task.schedule_mode != "manual":
            worked.leave("must", task)
            row = None
        else:
            row = _moved(task, planned, calendar, at, worked)
        if row is not None:
            worked.rows[task.id] = row
    return worked


def needless(worked: Worked, after: Schedule) -> dict[int, TaskData | None]:
    """Of the tasks that were told when to start: those that a link puts there anyway (None)."""
    return {task_id: None for task_id in worked.imposed if after.driver(task_id) is not None}


def _has_begun(task: TaskData) -> bool:
    return task.actual_start_on is not None or task.percent > 0


def _moved(
    task: TaskData, planned: PlanTask, calendar: WorkCalendar, at: datetime, worked: Worked
) -> TaskData:
    if task.schedule_mode == "manual":
        finish = calendar.add(at, planned.span_min)
        return task._replace(start_on=at, due_on=finish)
    if task.constraint not in _UNASKED:
        worked.replaced.append(task)
    else:
        worked.imposed.add(task.id)
    return task._replace(constraint="snet", constraint_on=at)


def _paused(
    task: TaskData, planned: PlanTask, start: datetime, calendar: WorkCalendar, at: datetime
) -> TaskData | None:
    """The task resting from where it stands until `at`; None where it goes on later anyway.

    A task that has begun keeps at least a minute before its pause: a pause before all work is none.
    """
    if planned.duration_min < 2:
        return None
    done = (planned.duration_min * task.percent + 50) // 100
    done = min(max(1, done), planned.duration_min - 1)
    rests = calendar.between(
        calendar.add(start, done + planned.rest_within(done)), calendar.previous_instant(at)
    )
    if rests <= 0:
        return None
    pauses = dict(planned.pauses)
    pauses[done] = pauses.get(done, 0) + rests
    row = task._replace(
        pauses=json.dumps([list(one) for one in sorted(pauses.items())]),
        actual_start_on=task.actual_start_on or start,
    )
    if task.schedule_mode == "manual":
        rest = sum(length for after, length in pauses.items() if 0 < after < planned.duration_min)
        row = row._replace(due_on=calendar.add(start, planned.duration_min + rest))
    return row


def _behind_blocked(standing: Standing) -> set[int]:
    """The tasks that are blocked, and all that follow one by their links, parts of summaries too."""
    parents = {task.id: task.parent_id for task in standing.tasks}
    after: dict[int, list[int]] = {}
    for link in standing.plan.links:
        after.setdefault(link.predecessor_id, []).append(link.successor_id)
    below: dict[int, list[int]] = {}
    for task_id, parent_id in parents.items():
        if parent_id is not None:
            below.setdefault(parent_id, []).append(task_id)
    held: set[int] = set()
    waiting = [task.id for task in standing.leaves() if task.status == "blocked"]
    while waiting:
        task_id = waiting.pop()
        if task_id in held:
            continue
        held.add(task_id)
        at: int | None = task_id
        while at is not None:
            waiting += _parts(after.get(at, ()), below)
            at = parents.get(at)
    return held


def _parts(ids: Collection[int], below: Mapping[int, list[int]]) -> Iterator[int]:
    """Those tasks, and of summaries all below them."""
    waiting = list(ids)
    while waiting:
        task_id = waiting.pop()
        children = below.get(task_id)
        if children is None:
            yield task_id
        else:
            waiting += children
