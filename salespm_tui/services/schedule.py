"""A project's rows as a plan, and the schedule that follows from them.

What is dear to compute is kept in `reading.cache` until a row changes. A command that writes tasks or
links first and asks afterwards says so with `fresh`.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date, datetime, time

from salespm_tui.core.errors import UserError
from salespm_tui.core.i18n import _
from salespm_tui.domain.calendar import WorkCalendar
from salespm_tui.domain.network import Plan, PlanLink, PlanTask
from salespm_tui.domain.outline import Place, TaskData
from salespm_tui.domain.schedule import BrokenRule, Schedule, schedule
from salespm_tui.services.calendars import calendar_of, calendars
from salespm_tui.services.plan_rows import PlanRows, Terms, plan_rows
from salespm_tui.services.settings import local_day, zone_of
from salespm_tui.services.work import Reading
from salespm_tui.store.tables import Project


@dataclass(frozen=True, slots=True)
class ScheduledProject:
    """A project with its plan and schedule. `tasks` are in WBS order; `leaves` are no summaries."""

    project: Project
    calendar: WorkCalendar
    rows: PlanRows
    plan: Plan
    schedule: Schedule

    @property
    def tasks(self) -> tuple[TaskData, ...]:
        return self.rows.tasks

    @property
    def places(self) -> dict[int, Place]:
        return self.rows.places

    @property
    def links(self) -> tuple[PlanLink, ...]:
        return self.rows.links

    def task(self, task_id: int | None) -> TaskData | None:
        """The row of that task; None where the plan has none."""
        place = self.rows.places.get(task_id or 0)
        return None if place is None else self.rows.tasks[place.number]

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


def _scheduled(reading: Reading, project_id: int) -> ScheduledProject:
    project = reading.session.get(Project, project_id)
    if project is None or project.archived_at is not None:
        raise UserError(_("This project is not there any more."), _("Choose another one with p."))
    rows = plan_rows(reading, project_id, project.minutes_per_day, planned_task)
    return scheduled_with(reading, project, rows)


def scheduled_with(reading: Reading, project: Project, rows: PlanRows) -> ScheduledProject:
    """The project as it would be with those rows."""
    calendar = working_calendar(reading, project)
    plan = Plan(
        start_at=project.start_on or _first_instant(reading, project, calendar),
        tasks=rows.planned,
        links=rows.links,
        calendar=calendar,
        calendars=calendars(reading),
        critical_slack_limit_min=project.critical_slack_min,
        honours_constraints=project.honours_constraints,
    )
    return ScheduledProject(project, calendar, rows, plan, schedule(plan))


def planned_task(task: TaskData, place: Place, terms: Terms) -> PlanTask:
    """A task's row as the scheduler needs it."""
    duration = task.duration_min
    if duration is None:
        # An unknown duration still takes its place in the plan: a day, or none for a milestone.
        duration = 0 if task.kind == "milestone" or place.children else terms.minutes_per_day
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
        pauses=pauses_in(task.pauses),
        resource_calendars=()
        if task.ignores_resources
        else terms.resource_calendars.get(task.id, ()),
    )


def pauses_in(text: str | None) -> tuple[tuple[int, int], ...]:
    """The pauses that a task's row keeps as JSON."""
    return tuple((after, length) for after, length in json.loads(text)) if text else ()


def _first_instant(reading: Reading, project: Project, calendar: WorkCalendar) -> datetime:
    """Without a start of its own, a plan begins on the day on which the project was made."""
    made_on = local_day(project.created_at, zone_of(reading))
    return calendar.next_instant(datetime.combine(made_on, time.min))
