"""What an MS Project XML file says, as plain data."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from salespm_tui.core.labels import Label
from salespm_tui.domain.calendar import CalendarException, DayHours


@dataclass(frozen=True, slots=True)
class MspdiCalendar:
    """A calendar: what it says itself of the week (Monday first), None where its base counts.

    Recurring exceptions and other weeks for a while are written out as days.
    """

    uid: int
    name: str
    base_uid: int | None
    week: tuple[DayHours | None, ...]
    exceptions: tuple[CalendarException, ...] = ()


@dataclass(frozen=True, slots=True)
class MspdiTask:
    """A task, in the codes of `domain.codes`. `duration_min` is in minutes of working time, or by
    the clock where `elapsed`; `priority` runs from 0 to 1000, the usual being 500. `assigned` names
    the people and things that work on it, in the order of the file. `pauses` are (after, length) in
    the minutes of the duration: work rests that long once so much of it is done. `effort_min` is the
    work of all who are assigned."""

    uid: int
    id: int
    name: str
    parent_uid: int | None
    wbs: str
    level: int
    kind: str
    duration_min: int
    elapsed: bool
    percent: int
    constraint: str
    constraint_at: datetime | None
    deadline_at: datetime | None
    calendar_uid: int | None
    priority: int
    notes: str
    mode: str
    start_at: datetime | None
    finish_at: datetime | None
    actual_start_at: datetime | None
    actual_finish_at: datetime | None
    active: bool
    assigned: tuple[str, ...] = ()
    pauses: tuple[tuple[int, int], ...] = ()
    ignores_resources: bool = False
    effort_min: int | None = None
    fixed_cost_minor: int | None = None


@dataclass(frozen=True, slots=True)
class MspdiLink:
    """A link; `lag` in minutes, or in percent of the predecessor's duration."""

    predecessor_uid: int
    successor_uid: int
    type: str
    lag: int
    lag_unit: str


@dataclass(frozen=True, slots=True)
class MspdiResource:
    """Who or what works: `kind` is a code of `domain.codes.RESOURCE_KIND`. `units_percent` is how much
    of it there is (200: two people); the rate is in minor units an hour, None where it is unknown."""

    uid: int
    name: str
    kind: str = "person"
    email: str = ""
    calendar_uid: int | None = None
    units_percent: int = 100
    rate_minor_per_hour: int | None = None
    notes: str = ""


@dataclass(frozen=True, slots=True)
class MspdiAssignment:
    """A resource on a task; effort in minutes, cost in minor units, None where the file is silent."""

    uid: int
    task_uid: int
    resource_uid: int
    units_percent: int = 100
    work_min: int | None = None
    actual_work_min: int | None = None
    remaining_work_min: int | None = None
    cost_minor: int | None = None
    actual_cost_minor: int | None = None


@dataclass(frozen=True, slots=True)
class MspdiBaselineTask:
    """What baseline `number` (0 to 10) says of one task."""

    number: int
    task_uid: int
    start_at: datetime | None = None
    finish_at: datetime | None = None
    duration_min: int | None = None
    work_min: int | None = None
    cost_minor: int | None = None


@dataclass(frozen=True, slots=True)
class MspdiProject:
    """A whole file. Tasks stand in the order of the file, each after its summary; every uid that a
    task, link or calendar names is in the file. `warnings` say what was simplified."""

    title: str
    name: str
    guid: str
    manager: str
    currency: str
    created_at: datetime | None
    start_at: datetime
    status_at: datetime | None
    calendar_uid: int | None
    minutes_per_day: int
    minutes_per_week: int
    days_per_month: int
    critical_slack_limit_min: int
    honours_constraints: bool
    calendars: tuple[MspdiCalendar, ...]
    tasks: tuple[MspdiTask, ...]
    links: tuple[MspdiLink, ...]
    warnings: tuple[Label, ...]
    resources: tuple[MspdiResource, ...] = ()
    assignments: tuple[MspdiAssignment, ...] = ()
    baselines: tuple[MspdiBaselineTask, ...] = ()
