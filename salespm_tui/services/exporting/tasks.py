"""The plan of a project as lines of a task CSV."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from salespm_tui.core.i18n import N_
from salespm_tui.core.labels import Label, label
from salespm_tui.domain.links_text import DayLengths, show_predecessors
from salespm_tui.domain.network import PlanLink
from salespm_tui.exchange.tasks_csv import TaskLine, said_duration, said_instant, write_tasks
from salespm_tui.services.schedule import ScheduledProject, scheduled
from salespm_tui.services.work import Reading

_EIGHT_HOURS = 480
_NO_DAYS = DayLengths(minutes_per_day=10**9)
"""Lags in hours: no column says how long a day of the project is."""


def tasks_csv(reading: Reading, project_id: int, *, raw: bool) -> tuple[bytes, tuple[Label, ...]]:
    """The plan as a task CSV, and what of it no column can say."""
    plan = scheduled(reading, project_id)
    return write_tasks(_lines(plan), raw=raw), tuple(_lost(plan))


def _lines(plan: ScheduledProject) -> Iterator[TaskLine]:
    to: dict[int, list[PlanLink]] = {}
    for link in plan.links:
        to.setdefault(link.successor_id, []).append(link)
    names = {task.id: str(task.id) for task in plan.tasks}
    per_day = plan.project.minutes_per_day
    lengths = DayLengths() if per_day == _EIGHT_HOURS else _NO_DAYS
    for task in plan.tasks:
        place = plan.places[task.id]
        manual = task.schedule_mode == "manual" and not place.children
        start = task.start_on if manual and task.start_on else plan.start_of(task.id)
        finish = task.due_on if manual and task.due_on else plan.finish_of(task.id)
        length = said_duration(
            None if place.children else task.duration_min,
            elapsed=task.duration_elapsed,
            minutes_per_day=per_day,
        )
        yield TaskLine(
            id=str(task.id),
            wbs=place.wbs,
            name=task.name,
            parent=str(task.parent_id) if place.level else "",
            kind="summary" if place.children else _kind(task.kind),
            duration=length,
            start=said_instant(start),
            finish=said_instant(finish),
            percent=str(plan.schedule.percent(task.id) if place.children else task.percent),
            actual_start="" if place.children else said_instant(task.actual_start_on),
            actual_finish="" if place.children else said_instant(task.actual_end_on),
            predecessors=show_predecessors(to.get(task.id, ()), names, lengths),
            constraint=task.constraint,
            constraint_date=said_instant(task.constraint_on),
            deadline=said_instant(task.deadline_on),
            mode=task.schedule_mode,
            resource=task.owner or "",
            priority=str(task.priority),
            status=task.status,
            notes=task.notes,
        )


def _kind(kind: str) -> str:
    return "milestone" if kind == "milestone" else "task"


def _lost(plan: ScheduledProject) -> Iterable[Label]:
    """What another program would have to know to reach the same dates."""
    if plan.project.calendar_id is not None or any(task.calendar_id for task in plan.tasks):
        yield label(N_("A CSV holds no calendars: dates may differ where another one counts."))
    if any(getattr(task, "pauses", None) for task in plan.tasks):
        yield label(N_("A CSV cannot say where work on a task rests for a while."))
