"""A project's rows as a plan, and the schedule that follows from them.

What is dear to compute is kept in `reading.cache` until a row changes. A command that writes tasks or
links first and asks afterwards says so with `fresh`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import NamedTuple

from sqlalchemy import Row
from sqlmodel import col, select

from salespm_tui.core.errors import UserError
from salespm_tui.core.i18n import _
from salespm_tui.domain.calendar import WorkCalendar
from salespm_tui.domain.network import Plan, PlanLink, PlanTask
from salespm_tui.domain.schedule import BrokenRule, Schedule, schedule
from salespm_tui.services.calendars import calendar_of, calendars
from salespm_tui.services.settings import local_day, zone_of
from salespm_tui.services.work import Reading
from salespm_tui.store.tables import Dependency, Project, Task


class TaskData(NamedTuple):
    """A task's row, as far as plans and lists need it."""

    id: int
    parent_id: int | None
    position: int
    name: str
    kind: str
    status: str
    priority: int
    start_on: datetime | None
    due_on: datetime | None
    duration_min: int | None
    duration_elapsed: bool
    constraint: str
    constraint_on: datetime | None
    deadline_on: datetime | None
    schedule_mode: str
    percent: int
    actual_start_on: datetime | None
    actual_end_on: datetime | None
    owner: str | None
    calendar_id: int | None
    blocked_reason: str | None
    waiting_on: str | None
    notes: str
    source_uid: int | None
    updated_at: datetime


class LinkData(NamedTuple):
    """A link's row."""

    predecessor_id: int
    successor_id: int
    type: str
    lag: int
    lag_unit: str


class Place(NamedTuple):
    """Where a task stands in the work breakdown structure; `level` counts from 0."""

    wbs: str
    level: int
    children: int


@dataclass(frozen=True, slots=True)
class ScheduledProject:
    """A project with its plan and schedule. `tasks` are in WBS order; `leaves` are no summaries."""

    project: Project
    calendar: WorkCalendar
    tasks: tuple[TaskData, ...]
    places: dict[int, Place]
    links: tuple[LinkData, ...]
    schedule: Schedule
    by_id: dict[int, TaskData]

    @property
    def leaves(self) -> tuple[TaskData, ...]:
        return tuple(task for task in self.tasks if not self.places[task.id].children)

    @property
    def start(self) -> datetime:
        return self.schedule.start_at

    @property
    def finish(self) -> datetime:
        return self.schedule.finish_at

    @property
    def broken(self) -> tuple[BrokenRule, ...]:
        return self.schedule.broken_rules

    def start_of(self, task_id: int) -> datetime:
        return self.schedule.start(task_id)

    def finish_of(self, task_id: int) -> datetime:
        return self.schedule.finish(task_id)

    def is_critical(self, task_id: int) -> bool:
        return self.schedule.critical(task_id)


def scheduled(reading: Reading, project_id: int, *, fresh: bool = False) -> ScheduledProject:
    """The project with its schedule; UserError where there is no such project, or no schedule."""
    key = ("schedule", project_id)
    found: ScheduledProject | None = None if fresh else reading.cache.get(key)
    if found is None:
        found = _scheduled(reading, project_id)
        reading.cache[key] = found
    return found


def working_calendar(reading: Reading, project: Project) -> WorkCalendar:
    """The calendar that a project works by."""
    return calendar_of(reading, project.calendar_id)


def opening_of(reading: Reading, project: Project, day: date) -> datetime:
    """The first working minute of the project from that day on."""
    return working_calendar(reading, project).next_instant(datetime.combine(day, time.min))


def closing_of(reading: Reading, project: Project, day: date) -> datetime:
    """The last working minute of the project up to the end of that day."""
    midnight = datetime.combine(date.fromordinal(day.toordinal() + 1), time.min)
    return working_calendar(reading, project).previous_instant(midnight)


def in_order(tasks: Iterable[TaskData]) -> tuple[tuple[TaskData, ...], dict[int, Place]]:
    """The tasks in WBS order, each with its place; one whose parent is not among them is a root."""
    below: dict[int | None, list[TaskData]] = {}
    rows = list(tasks)
    known = {task.id for task in rows}
    for task in rows:
        parent = task.parent_id if task.parent_id in known else None
        below.setdefault(parent, []).append(task)
    for siblings in below.values():
        siblings.sort(key=lambda task: (task.position, task.id))
    ordered: list[TaskData] = []
    places: dict[int, Place] = {}
    waiting = [(task, str(n), 0) for n, task in enumerate(below.get(None, ()), 1)][::-1]
    while waiting:
        task, wbs, level = waiting.pop()
        children = below.get(task.id, [])
        ordered.append(task)
        places[task.id] = Place(wbs, level, len(children))
        waiting += [(child, f"{wbs}.{n}", level + 1) for n, child in enumerate(children, 1)][::-1]
    return tuple(ordered), places


def _scheduled(reading: Reading, project_id: int) -> ScheduledProject:
    project = reading.session.get(Project, project_id)
    if project is None or project.archived_at is not None:
        raise UserError(_("This project is not there any more."), _("Choose another one with p."))
    tasks, places = in_order(map(TaskData._make, _task_rows(reading, project_id)))
    links = tuple(
        link
        for link in map(LinkData._make, _link_rows(reading, project_id))
        if link.predecessor_id in places and link.successor_id in places
    )
    calendar = working_calendar(reading, project)
    plan = Plan(
        start_at=project.start_on or _first_instant(reading, project, calendar),
        tasks=tuple(_plan_task(task, places[task.id], project) for task in tasks),
        links=tuple(PlanLink(*link) for link in links),
        calendar=calendar,
        calendars=calendars(reading),
        critical_slack_limit_min=project.critical_slack_min,
        honours_constraints=project.honours_constraints,
    )
    by_id = {task.id: task for task in tasks}
    return ScheduledProject(project, calendar, tasks, places, links, schedule(plan), by_id)


def _plan_task(task: TaskData, place: Place, project: Project) -> PlanTask:
    duration = task.duration_min
    if duration is None:
        # An unknown duration still takes its place in the plan: a day, or none for a milestone.
        duration = 0 if task.kind == "milestone" or place.children else project.minutes_per_day
    return PlanTask(
        id=task.id,
        name=task.name,
        parent_id=task.parent_id if place.level else None,
        duration_min=duration,
        elapsed=task.duration_elapsed,
        constraint=task.constraint,
        constraint_at=task.constraint_on,
        deadline_at=task.deadline_on,
        mode=task.schedule_mode,
        start_at=task.start_on,
        finish_at=task.due_on,
        percent=task.percent,
        actual_start_at=task.actual_start_on,
        actual_finish_at=task.actual_end_on,
        calendar_key=task.calendar_id,
        active=task.status != "cancelled",
    )


def _task_rows(reading: Reading, project_id: int) -> Iterable[Row[tuple[object, ...]]]:
    columns = [getattr(Task, name) for name in TaskData._fields]
    statement = select(*columns).where(
        Task.project_id == project_id, col(Task.archived_at).is_(None)
    )
    return reading.session.execute(statement).all()


def _link_rows(reading: Reading, project_id: int) -> Iterable[Row[tuple[object, ...]]]:
    columns = [getattr(Dependency, name) for name in LinkData._fields]
    statement = (
        select(*columns)
        .join(Task, col(Task.id) == col(Dependency.successor_id))
        .where(Task.project_id == project_id, col(Dependency.archived_at).is_(None))
        .order_by(col(Dependency.id))
    )
    return reading.session.execute(statement).all()


def _first_instant(reading: Reading, project: Project, calendar: WorkCalendar) -> datetime:
    """Without a start of its own, a plan begins on the day on which the project was made."""
    made_on = local_day(project.created_at, zone_of(reading))
    return calendar.next_instant(datetime.combine(made_on, time.min))
