"""A project is copied: what was set up is taken over, what happened since is not."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any, TypeVar

from sqlmodel import col, select

from salespm_tui.contract.portfolio import CopyProject
from salespm_tui.contract.values import Outcome, Ref
from salespm_tui.core.clean import clean_text
from salespm_tui.core.i18n import N_
from salespm_tui.core.labels import label
from salespm_tui.services.fields import living, required
from salespm_tui.services.portfolio.codes import free_code
from salespm_tui.services.risks.reviewing import note_review
from salespm_tui.services.schedule import opening_of
from salespm_tui.services.work import Work
from salespm_tui.store.tables import (
    Assignment,
    BudgetLine,
    CalendarException,
    Client,
    Dependency,
    GateCheck,
    Project,
    Risk,
    Row,
    Task,
    WorkCalendar,
)

R = TypeVar("R", bound=Row)

_OWN = ("id", "created_at", "updated_at", "archived_at")
_NEVER_BEGUN: Mapping[str, Any] = {
    "status": "todo",
    "percent": 0,
    "actual_start_on": None,
    "actual_end_on": None,
    "blocked_reason": None,
    "waiting_on": None,
    "requirement_id": None,
    "pauses": None,
    "source_uid": None,
}
_TASK_DATES = ("start_on", "due_on", "constraint_on", "deadline_on")


def copy_project(work: Work, command: CopyProject) -> Outcome:
    """Make the copy, as far as it is asked for."""
    source = living(work, Project, command.project_id)
    copy = _project(work, source, command)
    tasks: dict[int, int] = {}
    if command.plan:
        calendars = _calendars(work, source, copy)
        tasks = _tasks(work, source, copy, calendars)
        _links(work, source, tasks)
    if command.people:
        _assignments(work, source, tasks)
    if command.budget:
        _budget(work, source, copy, tasks)
    if command.risks:
        _risks(work, source, copy, tasks)
    if command.gate_points:
        _gate_points(work, source, copy)
    work.session.flush()
    said = label(N_("Copied %(source)s as project %(name)s"), source=source.code, name=copy.name)
    return Outcome(said, ref=Ref("project", copy.id))


def _project(work: Work, source: Project, command: CopyProject) -> Project:
    name = required(command.name, "name")
    client_id = source.client_id if command.client_id is None else command.client_id
    if client_id is not None:
        living(work, Client, client_id)
    copy = _like(
        source,
        code=free_code(work, clean_text(command.code), name),
        name=name,
        status="draft",
        phase="needs",
        client_id=client_id,
        status_date=None,
        approved_by=None,
        approved_on=None,
        health_override=None,
        source_name=None,
        source_guid=None,
        source_created=None,
    )
    copy.start_on = opening_of(work, source, command.start_on)
    if source.end_on is not None:
        copy.end_on = source.end_on + _later(source, copy)
    work.session.add(copy)
    work.session.flush()
    return copy


def _later(source: Project, copy: Project) -> timedelta:
    """By how many days the copy starts later."""
    if source.start_on is None or copy.start_on is None:
        return timedelta(0)
    return copy.start_on.date() - source.start_on.date()


def _like(row: R, **others: Any) -> R:
    """A new row as that one, but for what is given."""
    told = {name: getattr(row, name) for name in type(row).model_fields if name not in _OWN}
    return type(row)(**{**told, **others})


def _calendars(work: Work, source: Project, copy: Project) -> dict[int, int]:
    """The project's own calendars, copied; the workspace's are shared."""
    mine = select(WorkCalendar).where(
        WorkCalendar.project_id == source.id, col(WorkCalendar.archived_at).is_(None)
    )
    made: dict[int, WorkCalendar] = {}
    for row in work.session.exec(mine.order_by(col(WorkCalendar.id))).all():
        made[row.id] = _like(row, project_id=copy.id, source_uid=None)
        work.session.add(made[row.id])
    work.session.flush()
    ids = {old: row.id for old, row in made.items()}
    for row in made.values():
        row.base_id = ids.get(row.base_id or 0, row.base_id)
    copy.calendar_id = ids.get(copy.calendar_id or 0, copy.calendar_id)
    for day in _rows(work, CalendarException, "calendar_id", list(ids)):
        work.session.add(_like(day, calendar_id=ids[day.calendar_id]))
    work.session.flush()
    return ids


def _tasks(
    work: Work, source: Project, copy: Project, calendars: Mapping[int, int]
) -> dict[int, int]:
    """The tasks, never begun, every imposed date moved; the new ids by the old ones."""
    later = _later(source, copy)
    rows = _rows(work, Task, "project_id", (source.id,))
    made: dict[int, Task] = {}
    for row in rows:
        dates = {name: _moved(getattr(row, name), later) for name in _TASK_DATES}
        calendar = calendars.get(row.calendar_id or 0, row.calendar_id)
        made[row.id] = _like(
            row, **_NEVER_BEGUN, **dates, project_id=copy.id, calendar_id=calendar, parent_id=None
        )
    work.session.add_all(made.values())
    work.session.flush()
    for row in rows:
        parent = made.get(row.parent_id or 0)
        made[row.id].parent_id = None if parent is None else parent.id
    work.session.flush()
    return {old: row.id for old, row in made.items()}


def _moved(at: datetime | None, later: timedelta) -> datetime | None:
    return None if at is None else at + later


def _links(work: Work, source: Project, tasks: Mapping[int, int]) -> None:
    for row in _rows(work, Dependency, "successor_id", _tasks_of(source)):
        if row.predecessor_id in tasks and row.successor_id in tasks:
            ends = {name: tasks[getattr(row, name)] for name in ("predecessor_id", "successor_id")}
            work.session.add(_like(row, **ends))


def _assignments(work: Work, source: Project, tasks: Mapping[int, int]) -> None:
    for row in _rows(work, Assignment, "task_id", _tasks_of(source)):
        if row.task_id not in tasks:
            continue
        spent = {"actual_min": None, "remaining_min": None, "actual_cost_minor": None}
        work.session.add(_like(row, **spent, task_id=tasks[row.task_id]))


def _budget(work: Work, source: Project, copy: Project, tasks: Mapping[int, int]) -> None:
    for row in _rows(work, BudgetLine, "project_id", (source.id,)):
        own = {"project_id": copy.id, "revised_minor": None, "task_id": tasks.get(row.task_id or 0)}
        work.session.add(_like(row, **own))


def _risks(work: Work, source: Project, copy: Project, tasks: Mapping[int, int]) -> None:
    """The risks that are still open, to be looked at when the copy starts."""
    start = work.today if copy.start_on is None else copy.start_on.date()
    for row in _rows(work, Risk, "project_id", (source.id,)):
        if row.status in ("occurred", "closed"):
            continue
        again = _like(
            row,
            project_id=copy.id,
            status="identified",
            triggered_on=None,
            identified_on=work.today,
            next_review_on=max(start, work.today),
            task_id=tasks.get(row.task_id or 0),
            goal_id=None,
            opportunity_id=None,
            client_id=None,
            source_uid=None,
        )
        work.session.add(again)
        work.session.flush()
        note_review(work, again)


def _gate_points(work: Work, source: Project, copy: Project) -> None:
    for row in _rows(work, GateCheck, "project_id", (source.id,)):
        if row.key is None:
            work.session.add(_like(row, project_id=copy.id, done_on=None, note=""))


def _tasks_of(source: Project) -> Any:
    return select(Task.id).where(Task.project_id == source.id)


def _rows(work: Work, table: type[R], column: str, ids: Any) -> list[R]:
    """The living rows that refer to one of `ids` (a list, or a statement), oldest first."""
    columns: Any = table
    statement = select(table).where(
        getattr(columns, column).in_(ids), columns.archived_at.is_(None)
    )
    return list(work.session.exec(statement.order_by(columns.id)).all())
