"""What a report tells of a plan: done, in progress, next, milestones, the finish against the baseline."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from salespm_tui.contract.baselines import CURRENT
from salespm_tui.domain.needs import Serving, percent_met
from salespm_tui.domain.outline import TaskData
from salespm_tui.exchange.progress_report import ProjectPart, WorkLine
from salespm_tui.services.baselines.then import compared
from salespm_tui.services.needs.listing import plan_of
from salespm_tui.services.schedule import ScheduledProject
from salespm_tui.services.work import Reading
from salespm_tui.store.tables import Project

_LOOK_AHEAD = timedelta(days=14)
_MOST_MILESTONES_AHEAD = 5


@dataclass(frozen=True, slots=True)
class Span:
    """The days that a report tells, the last included."""

    start: date
    end: date

    def __contains__(self, day: date | None) -> bool:
        return day is not None and self.start <= day <= self.end


def project_part(reading: Reading, project: Project, span: Span) -> ProjectPart:
    """How that project stands, as the plan says now."""
    plan = plan_of(reading, project.id)
    if plan is None:
        return ProjectPart(project.name, 0, None, None)
    leaves = [task for task in plan.leaves if task.status != "cancelled"]
    works = [task for task in leaves if task.kind != "milestone"]
    return ProjectPart(
        name=project.name,
        percent=_percent(plan, leaves),
        finish=plan.finish.date() if leaves else None,
        later_days=_days_later(reading, plan),
        done=tuple(_done(plan, works, span)),
        running=tuple(
            WorkLine(task.name, plan.finish_of(task.id).date(), task.percent)
            for task in works
            if task.status != "done" and (task.percent > 0 or task.status == "doing")
        ),
        next=tuple(_next(plan, works, span)),
        milestones=_milestones(plan, leaves, span),
    )


def _percent(plan: ScheduledProject, leaves: list[TaskData]) -> int:
    parts = [
        Serving(task.percent, plan.plan.tasks[plan.places[task.id].number].duration_min)
        for task in leaves
    ]
    return percent_met(parts) or 0


def _days_later(reading: Reading, plan: ScheduledProject) -> int | None:
    """By how many working days the finish is later than in the current baseline."""
    side = compared(reading, plan, CURRENT)
    if side is None or side.finish_variance_min is None:
        return None
    return round(side.finish_variance_min / plan.project.minutes_per_day)


def _done_on(plan: ScheduledProject, task: TaskData) -> date | None:
    if task.status != "done":
        return None
    return (task.actual_end_on or plan.finish_of(task.id)).date()


def _done(plan: ScheduledProject, works: list[TaskData], span: Span) -> Iterator[WorkLine]:
    for task in works:
        day = _done_on(plan, task)
        if day is not None and day in span:
            yield WorkLine(task.name, day, 100, done=True)


def _next(plan: ScheduledProject, works: list[TaskData], span: Span) -> Iterator[WorkLine]:
    """What begins within the two weeks after these days."""
    until = span.end + _LOOK_AHEAD
    for task in works:
        begins = plan.start_of(task.id).date()
        if task.status == "todo" and not task.percent and begins <= until:
            yield WorkLine(task.name, begins)


def _milestones(plan: ScheduledProject, leaves: list[TaskData], span: Span) -> tuple[WorkLine, ...]:
    """Those reached in these days, then the next ones."""
    reached, ahead = [], []
    for task in leaves:
        if task.kind != "milestone":
            continue
        day = _done_on(plan, task)
        if day is None:
            ahead.append(WorkLine(task.name, plan.finish_of(task.id).date()))
        elif day in span:
            reached.append(WorkLine(task.name, day, 100, done=True))
    ahead.sort(key=lambda line: line.on)
    return (*reached, *ahead[:_MOST_MILESTONES_AHEAD])
