"""Projects, and the calendars that they work by."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, ClassVar

import sqlalchemy as sa

from salespm_tui.domain import codes
from salespm_tui.store.tables.columns import (
    Row,
    day,
    link,
    minute,
    number,
    one_of,
    words,
    yes_or_no,
)


class Project(Row, table=True):
    """A sales project. `source_*` name the file that it was imported from."""

    __tablename__ = "project"

    code: str = words(unique=True)
    name: str = words()
    status: str = one_of(codes.PROJECT_STATUS, "draft")
    phase: str = one_of(codes.PROJECT_PHASE, "needs")
    client_id: int | None = link("client", None)
    manager: str | None = words(None)
    currency: str = words()
    start_on: datetime | None = minute(None)
    end_on: datetime | None = minute(None)
    status_date: date | None = day(None)
    objective: str = words("")
    scope_in: str = words("")
    scope_out: str = words("")
    deliverables: str = words("")
    feasibility: str = one_of(codes.FEASIBILITY, "unknown")
    feasibility_notes: str = words("")
    market_notes: str = words("")
    competitor_notes: str = words("")
    approved_by: str | None = words(None)
    approved_on: date | None = day(None)
    health_override: str | None = one_of(codes.HEALTH, None)
    calendar_id: int | None = link("work_calendar", None)
    minutes_per_day: int = number(480, low=1, high=1440)
    minutes_per_week: int = number(2400, low=1, high=10080)
    days_per_month: int = number(20, low=1, high=31)
    critical_slack_min: int = number(0)
    honours_constraints: bool = yes_or_no(default=True)
    template_id: int | None = link("template", None)
    source_name: str | None = words(None)
    source_guid: str | None = words(None)
    source_created: str | None = words(None)


class WorkCalendar(Row, table=True):
    """When work is done: of one project, or shared where `project_id` is empty.

    `week` is JSON: seven entries, Monday first, each a list of `[from, to]` in minutes of the day
    (to ≤ 1440; none = no work), or null where the base calendar's day counts.
    """

    __tablename__ = "work_calendar"

    name: str = words()
    base_id: int | None = link("work_calendar", None)
    week: str = words()
    project_id: int | None = link("project", None)
    source_uid: int | None = number(None)


class CalendarException(Row, table=True):
    """Days that differ from the week, `first_on` to `last_on` inclusive.

    `intervals` is JSON, a list of `[from, to]` in minutes of the day: none is a day off, some is a
    working day. `recurrence` is JSON as the file's reader understood it, or empty. `source` names what
    wrote it (`CN 2026` for the public holidays of a year), so that it can be written anew; such a
    day is `provisional` until the authorities have published it.
    """

    __tablename__ = "calendar_exception"

    calendar_id: int = link("work_calendar")
    first_on: date = day()
    last_on: date = day()
    intervals: str = words("[]")
    recurrence: str | None = words(None)
    name: str = words("")
    source: str | None = words(None)
    provisional: bool | None = yes_or_no(default=None)


class ImportBase(Row, table=True):
    """What the file said about one record at the last import: the base of the three-way merge."""

    __tablename__ = "import_base"
    __table_args__: ClassVar[Any] = (
        sa.UniqueConstraint("project_id", "kind", "source_uid"),
        {"sqlite_strict": True, "sqlite_autoincrement": True},
    )

    project_id: int | None = link("project", None, index=False)
    kind: str = words()
    source_uid: str = words()
    row_id: int = number()
    values_json: str = words()
