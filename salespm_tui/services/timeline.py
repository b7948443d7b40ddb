"""The timeline: the plan of one project with everything that is computed for it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from salespm_tui.contract.timeline import (
    ArchiveTasks,
    CheckRow,
    LinkRow,
    SaveTask,
    SaveTasks,
    TaskRow,
    Timeline,
    TimelineQuery,
)
from salespm_tui.contract.values import Outcome, Ref
from salespm_tui.domain.calendar import WorkCalendar
from salespm_tui.domain.checks import PlannedTask, Wrong, wrong_in_plan, wrong_with
from salespm_tui.services.calendars import calendars
from salespm_tui.services.projects import archive_project
from salespm_tui.services.schedule import LinkData, ScheduledProject, TaskData, scheduled
from salespm_tui.services.tasks.archiving import archive_task, archive_tasks
from salespm_tui.services.tasks.saving import save_task, save_tasks
from salespm_tui.services.work import Commands, Queries, Reading, Work

KINDS = ("task", "project")
"""The kinds of records that `archive` takes."""

_SHADED_BEFORE = timedelta(days=62)
_SHADED_AFTER = timedelta(days=800)


def archive(work: Work, ref: Ref) -> Outcome:
    """Archive a record of one of KINDS with all that hangs below it."""
    return archive_task(work, ref.id) if ref.kind == "task" else archive_project(work, ref.id)


def timeline(reading: Reading, query: TimelineQuery) -> Timeline:
    """The plan of one project; UserError where there is no such project any more."""
    key = ("timeline", query.project_id, reading.today)
    found: Timeline | None = reading.cache.get(key)
    if found is None:
        found = _timeline(reading, scheduled(reading, query.project_id))
        reading.cache[key] = found
    return found


def _timeline(reading: Reading, plan: ScheduledProject) -> Timeline:
    project, calendar = plan.project, plan.calendar
    names = {row_id: known.name for row_id, known in calendars(reading).items()}
    first = min(plan.start.date(), reading.today) - _SHADED_BEFORE
    last = max(plan.finish.date(), reading.today) + _SHADED_AFTER
    off, on = _odd_days(calendar, first, last)
    return Timeline(
        project_id=project.id,
        code=project.code,
        name=project.name,
        start=plan.start,
        finish=plan.finish,
        status_date=project.status_date,
        calendar=calendar.name,
        minutes_per_day=project.minutes_per_day,
        today=reading.today,
        tasks=tuple(_task_row(task, plan, names) for task in plan.tasks),
        links=tuple(_link_row(link, plan) for link in plan.links),
        checks=tuple(_checks(plan, reading.today)),
        days_off=off,
        weekdays_off=frozenset(day for day, hours in enumerate(calendar.week) if not hours),
        days_on=on,
        opens_min=min(begin for hours in calendar.week for begin, _end in hours),
        closes_min=max(end for hours in calendar.week for _begin, end in hours),
    )


def _task_row(task: TaskData, plan: ScheduledProject, calendar_names: dict[int, str]) -> TaskRow:
    place = plan.places[task.id]
    dates = plan.schedule.dates(task.id)
    driver = plan.schedule.driver(task.id)
    return TaskRow(
        id=task.id,
        uid=None if task.source_uid is None else str(task.source_uid),
        wbs=place.wbs,
        name=task.name,
        kind="summary" if place.children else task.kind,
        parent_id=task.parent_id if place.level else None,
        level=place.level,
        children=place.children,
        status=_status(task, plan, dates.percent) if place.children else task.status,
        priority=task.priority,
        owner=task.owner or "",
        percent=dates.percent,
        duration_min=_duration(task, plan),
        duration_elapsed=task.duration_elapsed and not place.children,
        start=dates.start,
        finish=dates.finish,
        early_start=dates.early_start,
        early_finish=dates.early_finish,
        late_start=dates.late_start,
        late_finish=dates.late_finish,
        total_slack_min=dates.total_slack_min,
        free_slack_min=dates.free_slack_min,
        critical=dates.critical,
        constraint=task.constraint,
        constraint_at=task.constraint_on,
        deadline_at=task.deadline_on,
        schedule_mode=task.schedule_mode,
        blocked_reason=task.blocked_reason or "",
        waiting_on=task.waiting_on,
        notes=task.notes,
        calendar=calendar_names.get(task.calendar_id) if task.calendar_id else None,
        driver_id=None if driver is None else driver.predecessor_id,
        version=task.updated_at,
        actual_start=task.actual_start_on,
        actual_finish=task.actual_end_on,
    )


def _duration(task: TaskData, plan: ScheduledProject) -> int:
    """Working minutes; a summary's from its start to its finish."""
    if plan.places[task.id].children:
        return plan.calendar.between(plan.start_of(task.id), plan.finish_of(task.id))
    if task.duration_min is not None:
        return task.duration_min
    return 0 if task.kind == "milestone" else plan.project.minutes_per_day


def _status(task: TaskData, plan: ScheduledProject, percent: int) -> str:
    """A summary's status follows from what is below it, unless it was called off itself."""
    if task.status == "cancelled":
        return "cancelled"
    if percent == 100:
        return "done"
    return "doing" if percent else "todo"


def _link_row(link: LinkData, plan: ScheduledProject) -> LinkRow:
    return LinkRow(
        predecessor_id=link.predecessor_id,
        successor_id=link.successor_id,
        type=link.type,
        lag=link.lag,
        lag_unit=link.lag_unit,
        lag_min=_lag_min(link, plan),
    )


def _lag_min(link: LinkData, plan: ScheduledProject) -> int:
    """A lag in minutes; one in percent is a share of the predecessor's duration."""
    if link.lag_unit != "percent":
        return link.lag
    return link.lag * _duration(plan.by_id[link.predecessor_id], plan) // 100


def _checks(plan: ScheduledProject, today: date) -> Iterator[CheckRow]:
    """The broken rules of the schedule and what cannot be right, in the order of the plan."""
    broken: dict[int, list[Wrong]] = {}
    for rule in plan.broken:
        predecessor = plan.by_id.get(rule.predecessor_id or 0)
        wrong = wrong_in_plan(rule, "" if predecessor is None else predecessor.name)
        broken.setdefault(rule.task_id, []).append(wrong)
    for task in plan.tasks:
        found = broken.get(task.id, [])
        if not plan.places[task.id].children:
            found = [*found, *wrong_with(_planned(task, plan), today)]
        for wrong in found:
            yield CheckRow(task.id, wrong.rule, wrong.text, wrong.fix)


def _planned(task: TaskData, plan: ScheduledProject) -> PlannedTask:
    return PlannedTask(
        status=task.status,
        percent=task.percent,
        start=plan.start_of(task.id),
        finish=plan.finish_of(task.id),
        actual_start=task.actual_start_on,
        actual_finish=task.actual_end_on,
        blocked_reason=task.blocked_reason or "",
    )


def _odd_days(
    calendar: WorkCalendar, first: date, last: date
) -> tuple[frozenset[date], frozenset[date]]:
    """The days off on working weekdays, and the working days on free ones, `first` to `last`."""
    off: set[date] = set()
    on: set[date] = set()
    for exception in calendar.exceptions:
        day = max(exception.first, first)
        while day <= min(exception.last, last):
            works = bool(calendar.hours_on(day))
            if works != bool(calendar.week[day.weekday()]):
                (on if works else off).add(day)
            day += timedelta(days=1)
    return frozenset(off), frozenset(on)


COMMANDS: Commands = {SaveTask: save_task, SaveTasks: save_tasks, ArchiveTasks: archive_tasks}
QUERIES: Queries = {TimelineQuery: timeline}
