"""Levelling: which shifts within slack would take overloads away. Only the user applies them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from salespm_tui.contract.values import Command, Query


@dataclass(frozen=True, slots=True)
class LevellingShift:
    """Begin a task so many working days later, as the timeline's shift key does."""

    task_id: int
    days: int


@dataclass(frozen=True, slots=True)
class ApplyLevelling(Command):
    """Do these shifts as one change, of tasks of any projects.

    UserError where one of them cannot be done any more, or where the end of a project would move: the
    plan has changed since the hints were made.
    """

    shifts: tuple[LevellingShift, ...]


@dataclass(frozen=True, slots=True)
class OverDay:
    """A day of a resource with `over_min` minutes more than it holds."""

    resource_id: int
    resource: str
    day: date
    over_min: int


@dataclass(frozen=True, slots=True)
class ShiftHint:
    """Begin a task `days` working days later: from where to where, of `slack_min` minutes of slack.
    `helps` are the resources whose overload it lightens."""

    task_id: int
    task: str
    wbs: str
    project_id: int
    project: str
    days: int
    start: datetime
    finish: datetime
    new_start: datetime
    new_finish: datetime
    slack_min: int
    helps: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MovedTask:
    """Another task that moves along with the shifts."""

    task_id: int
    task: str
    wbs: str
    project: str
    start: datetime
    new_start: datetime
    new_finish: datetime


@dataclass(frozen=True, slots=True)
class LevellingHints:
    """Shifts within slack that lighten overloads, proved by scheduling the plans with them: no project
    ends later, and `over_after_min` is counted in the plans as they would be. Both count from `first`
    on, to the end of all plans. `left` are the overloaded days until `last` that stay."""

    today: date
    first: date
    last: date
    over_before_min: int
    over_after_min: int
    shifts: tuple[ShiftHint, ...]
    others: tuple[MovedTask, ...]
    left: tuple[OverDay, ...]


@dataclass(frozen=True, slots=True)
class LevellingQuery(Query[LevellingHints]):
    """What would level the load of a project's people (None: of all) from `first` (today where it is
    not given; never before) to `last` (twelve weeks). Only that project's tasks are moved."""

    project_id: int | None = None
    first: date | None = None
    last: date | None = None
