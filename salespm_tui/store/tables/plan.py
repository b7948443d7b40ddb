"""The plan: tasks and the links between them."""

from __future__ import annotations

from datetime import datetime
from typing import Any, ClassVar

import sqlalchemy as sa

from salespm_tui.domain import codes
from salespm_tui.store.tables.columns import Row, link, minute, number, one_of, words, yes_or_no


class Task(Row, table=True):
    """A node of the work breakdown structure.

    `start_on` and `due_on` are kept for manual tasks alone; an automatic task's are computed.
    `duration_min` is in working minutes, or in minutes by the clock where `duration_elapsed`.
    `pauses` is JSON: a list of `[after, length]`, where the work rests for `length` minutes of its
    calendar once `after` minutes of it are done. `ignores_resources` says that the calendars of those
    who work on it do not count.
    """

    __tablename__ = "task"

    project_id: int = link("project")
    parent_id: int | None = link("task", None)
    position: int = number(0)
    name: str = words()
    kind: str = one_of(codes.TASK_KIND, "task")
    status: str = one_of(codes.TASK_STATUS, "todo")
    priority: int = number(3, low=1, high=5)
    start_on: datetime | None = minute(None)
    due_on: datetime | None = minute(None)
    duration_min: int | None = number(None, low=0)
    duration_elapsed: bool = yes_or_no(default=False)
    pauses: str | None = words(None)
    effort_min: int | None = number(None, low=0)
    constraint: str = one_of(codes.CONSTRAINT, "asap")
    constraint_on: datetime | None = minute(None)
    deadline_on: datetime | None = minute(None)
    schedule_mode: str = one_of(codes.SCHEDULE_MODE, "auto")
    percent: int = number(0, low=0, high=100)
    ev_method: str = one_of(codes.EV_METHOD, "percent")
    fixed_cost_minor: int | None = number(None)
    actual_start_on: datetime | None = minute(None)
    actual_end_on: datetime | None = minute(None)
    owner: str | None = words(None)
    required_skill: str = words("")
    calendar_id: int | None = link("work_calendar", None)
    ignores_resources: bool | None = yes_or_no(default=None)
    blocked_reason: str | None = words(None)
    waiting_on: str | None = one_of(codes.WAITING_ON, None)
    quality: str = words("")
    requirement_id: int | None = link("requirement", None)
    notes: str = words("")
    source_uid: int | None = number(None)


class Dependency(Row, table=True):
    """A link between two tasks; one pair has one link.

    `lag` is in minutes (a lead is negative), or in percent of the predecessor's duration.
    """

    __tablename__ = "dependency"
    __table_args__: ClassVar[Any] = (
        sa.UniqueConstraint("predecessor_id", "successor_id"),
        sa.CheckConstraint("predecessor_id <> successor_id", name="two_tasks"),
        {"sqlite_strict": True, "sqlite_autoincrement": True},
    )

    predecessor_id: int = link("task", index=False)
    successor_id: int = link("task")
    type: str = one_of(codes.LINK_TYPE, "fs")
    lag: int = number(0)
    lag_unit: str = one_of(codes.LAG_UNIT, "working")


class FinishMark(Row, table=True):
    """The computed finish of a task that was open when the last stand-up was finished."""

    __tablename__ = "finish_mark"

    task_id: int = link("task", index=False, unique=True)
    finish_at: datetime = minute()
