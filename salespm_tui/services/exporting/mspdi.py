"""A project as MS Project XML."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime, time

from sqlmodel import col, select

from salespm_tui.domain.outline import Place, TaskData
from salespm_tui.exchange.mspdi.project import MspdiLink, MspdiProject, MspdiTask
from salespm_tui.exchange.mspdi.writer import write_mspdi
from salespm_tui.services.exporting.mspdi_baselines import baselines_of
from salespm_tui.services.exporting.mspdi_calendars import CalendarsOut
from salespm_tui.services.exporting.mspdi_people import PeopleOut
from salespm_tui.services.exporting.numbering import Numbering
from salespm_tui.services.own_ids import own_guid, own_uid
from salespm_tui.services.schedule import ScheduledProject, pauses_in, planned_task, scheduled
from salespm_tui.services.work import Reading
from salespm_tui.store.tables import Project, Task

_PRIORITIES = {1: 900, 2: 700, 3: 500, 4: 300, 5: 100}
_END_OF_DAY = time(17)


def mspdi(reading: Reading, project_id: int) -> bytes:
    """The project as a file that MS Project opens; UserError where it has no schedule.

    The same rows give the same bytes. Rows that came from a file keep its numbers; the others have
    numbers of their own that never change, so that the file is known again when it comes back.
    """
    plan = scheduled(reading, project_id)
    project = plan.project
    uids = _task_uids(reading, plan)
    people = PeopleOut(reading, plan, uids)
    calendars = CalendarsOut(reading, plan, people.calendar_ids)
    written = MspdiProject(
        title=project.name,
        name=project.name,
        guid=project.source_guid or own_guid(reading, project_id),
        manager=project.manager or "",
        currency=project.currency,
        created_at=_created(project),
        start_at=plan.plan.start_at,
        status_at=_end_of(project.status_date),
        calendar_uid=calendars.uid_of_project,
        minutes_per_day=project.minutes_per_day,
        minutes_per_week=project.minutes_per_week,
        days_per_month=project.days_per_month,
        critical_slack_limit_min=project.critical_slack_min,
        honours_constraints=project.honours_constraints,
        calendars=calendars.written(),
        tasks=tuple(_tasks(reading, plan, uids, calendars.uids)),
        links=tuple(_links(plan, uids)),
        warnings=(),
        resources=people.resources(calendars.uids),
        assignments=people.assignments(),
        baselines=baselines_of(reading, project_id, uids),
    )
    dates = {uid: plan.schedule.dates(task_id) for task_id, uid in uids.items()}
    return write_mspdi(written, dates)


def _task_uids(reading: Reading, plan: ScheduledProject) -> dict[int, int]:
    """The number of each task in the file, by its id."""
    numbers = Numbering()
    for task in plan.tasks:
        numbers.wish(task.id, task.source_uid)
    for task in plan.tasks:
        numbers.wish(task.id, own_uid(reading, task.id))
    return numbers.all(task.id for task in plan.tasks)


def _tasks(
    reading: Reading,
    plan: ScheduledProject,
    uids: Mapping[int, int],
    calendars: Mapping[int, int],
) -> Iterator[MspdiTask]:
    amounts = {
        row_id: (effort, cost)
        for row_id, effort, cost in reading.session.execute(
            select(Task.id, Task.effort_min, Task.fixed_cost_minor).where(
                Task.project_id == plan.project.id, col(Task.archived_at).is_(None)
            )
        ).all()
    }
    for task in plan.tasks:
        place = plan.places[task.id]
        calendar = calendars.get(task.calendar_id) if task.calendar_id is not None else None
        parent = uids[task.parent_id] if place.level and task.parent_id is not None else None
        yield _task(task, place, plan, (uids[task.id], parent, calendar), amounts[task.id])


def _task(
    task: TaskData,
    place: Place,
    plan: ScheduledProject,
    uids: tuple[int, int | None, int | None],
    amounts: tuple[int | None, int | None],
) -> MspdiTask:
    uid, parent_uid, calendar_uid = uids
    summary = place.children > 0
    dated = task.constraint not in ("asap", "alap")
    manual = task.schedule_mode == "manual"
    effort, cost = amounts
    return MspdiTask(
        uid=uid,
        id=place.number + 1,
        name=task.name,
        parent_uid=parent_uid,
        wbs=place.wbs,
        level=place.level + 1,
        kind="summary" if summary else "milestone" if task.kind == "milestone" else "task",
        duration_min=planned_task(task, place, plan.rows.terms).duration_min,
        elapsed=task.duration_elapsed,
        percent=task.percent,
        constraint=task.constraint,
        constraint_at=task.constraint_on if dated else None,
        deadline_at=task.deadline_on,
        calendar_uid=calendar_uid,
        priority=_PRIORITIES[task.priority],
        notes=task.notes,
        mode=task.schedule_mode,
        start_at=task.start_on if manual else None,
        finish_at=task.due_on if manual else None,
        actual_start_at=task.actual_start_on,
        actual_finish_at=task.actual_end_on if task.percent == 100 else None,
        active=task.status != "cancelled",
        pauses=() if summary else pauses_in(task.pauses),
        ignores_resources=bool(task.ignores_resources),
        effort_min=None if summary else effort,
        fixed_cost_minor=cost,
    )


def _links(plan: ScheduledProject, uids: Mapping[int, int]) -> Iterator[MspdiLink]:
    for link in plan.links:
        ends = uids[link.predecessor_id], uids[link.successor_id]
        yield MspdiLink(*ends, link.type, link.lag, link.lag_unit)


def _created(project: Project) -> datetime:
    """When the file that the project came from was made, else when the project was."""
    if project.source_created:
        return datetime.fromisoformat(project.source_created)
    made = project.created_at.astimezone(UTC)
    return made.replace(tzinfo=None, second=0, microsecond=0)


def _end_of(day: date | None) -> datetime | None:
    return None if day is None else datetime.combine(day, _END_OF_DAY)
