"""The timeline: tasks, links and the schedule that follows from them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Protocol

from salespm_tui.contract.baselines import CURRENT, Against, Compared
from salespm_tui.contract.values import UNSET, Command, Query, Unset
from salespm_tui.core.labels import Label


@dataclass(frozen=True, slots=True)
class LinkDraft:
    """A link as typed: `type` fs/ss/ff/sf, `lag` in minutes (working, elapsed) or percent."""

    predecessor_id: int
    type: str = "fs"
    lag: int = 0
    lag_unit: str = "working"


@dataclass(frozen=True, slots=True)
class SaveTask(Command):
    """Create a task (`task_id` None; `project_id` and `name` needed) or change the fields given.

    `after_id` places a new task below that one, at its level, `before_id` above it; with `parent_id` it becomes that
    task's last child. `links` replaces all links to predecessors. Percent 100 and status done are
    the same thing; actual dates are filled with it. `blocked_reason` goes with status blocked.
    `fixed_cost_minor` is what it costs beside those who work on it, `ev_method` how it earns value
    (`codes.EV_METHOD`).
    """

    task_id: int | None = None
    project_id: int | None = None
    after_id: int | None = None
    before_id: int | None = None
    parent_id: int | Unset | None = UNSET
    name: str | Unset = UNSET
    kind: str | Unset = UNSET
    status: str | Unset = UNSET
    duration_min: int | Unset | None = UNSET
    duration_elapsed: bool | Unset = UNSET
    percent: int | Unset = UNSET
    priority: int | Unset = UNSET
    owner: str | Unset = UNSET
    constraint: str | Unset = UNSET
    constraint_at: datetime | Unset | None = UNSET
    deadline_at: datetime | Unset | None = UNSET
    schedule_mode: str | Unset = UNSET
    start_at: datetime | Unset | None = UNSET
    finish_at: datetime | Unset | None = UNSET
    blocked_reason: str | Unset = UNSET
    waiting_on: str | Unset | None = UNSET
    notes: str | Unset = UNSET
    fixed_cost_minor: int | Unset | None = UNSET
    ev_method: str | Unset = UNSET
    links: tuple[LinkDraft, ...] | Unset = UNSET


@dataclass(frozen=True, slots=True)
class SaveTasks(Command):
    """Make the same change to several tasks at once; `change` names no task of its own."""

    task_ids: tuple[int, ...]
    change: SaveTask


@dataclass(frozen=True, slots=True)
class ArchiveTasks(Command):
    """Take several tasks, with all below them, out of the plan at once."""

    task_ids: tuple[int, ...]


class TaskRow(Protocol):
    """One row of the timeline, in WBS order, with everything that is computed for it.

    `start`/`finish` are the scheduled dates; `level` counts from 0; `children` is the number of
    rows directly below. Slack and durations are working minutes; `pauses` are (after, length) in
    the minutes of the duration, `rests` the instants between which they lie. What is computed is computed when it is asked for: a plan of ten
    thousand tasks costs what is on the screen.
    """

    @property
    def id(self) -> int: ...

    @property
    def uid(self) -> str | None: ...

    @property
    def wbs(self) -> str: ...

    @property
    def name(self) -> str: ...

    @property
    def kind(self) -> str: ...

    @property
    def parent_id(self) -> int | None: ...

    @property
    def level(self) -> int: ...

    @property
    def children(self) -> int: ...

    @property
    def status(self) -> str: ...

    @property
    def priority(self) -> int: ...

    @property
    def owner(self) -> str: ...

    @property
    def percent(self) -> int: ...

    @property
    def duration_min(self) -> int: ...

    @property
    def duration_elapsed(self) -> bool: ...

    @property
    def start(self) -> datetime: ...

    @property
    def finish(self) -> datetime: ...

    @property
    def early_start(self) -> datetime: ...

    @property
    def early_finish(self) -> datetime: ...

    @property
    def late_start(self) -> datetime: ...

    @property
    def late_finish(self) -> datetime: ...

    @property
    def total_slack_min(self) -> int: ...

    @property
    def free_slack_min(self) -> int: ...

    @property
    def critical(self) -> bool: ...

    @property
    def constraint(self) -> str: ...

    @property
    def constraint_at(self) -> datetime | None: ...

    @property
    def deadline_at(self) -> datetime | None: ...

    @property
    def schedule_mode(self) -> str: ...

    @property
    def blocked_reason(self) -> str: ...

    @property
    def waiting_on(self) -> str | None: ...

    @property
    def notes(self) -> str: ...

    @property
    def calendar(self) -> str | None: ...

    @property
    def driver_id(self) -> int | None: ...

    @property
    def version(self) -> datetime: ...

    @property
    def actual_start(self) -> datetime | None: ...

    @property
    def actual_finish(self) -> datetime | None: ...

    @property
    def pauses(self) -> tuple[tuple[int, int], ...]: ...

    @property
    def rests(self) -> tuple[tuple[datetime, datetime], ...]: ...


@dataclass(frozen=True, slots=True)
class LinkRow:
    """One link of the network; `lag` as in LinkDraft, `lag_min` in working minutes where computable."""

    predecessor_id: int
    successor_id: int
    type: str
    lag: int
    lag_unit: str
    lag_min: int


@dataclass(frozen=True, slots=True)
class CheckRow:
    """A rule that the plan breaks: `rule` is a code, `text` the sentence, `fix` an action id or ''."""

    task_id: int
    rule: str
    text: Label
    fix: str = ""


@dataclass(frozen=True, slots=True)
class PlanCounts:
    """How many tasks that are no summaries there are, and how many of them are what."""

    tasks: int = 0
    done: int = 0
    overdue: int = 0
    blocked: int = 0


@dataclass(frozen=True, slots=True)
class Timeline:
    """The plan of one project. `days_off` are the dates of its calendar, in its span, on which nobody
    works though the weekday is a working one; `days_on` those on which people do though it is not.
    `day_names` says what those days are called; `provisional_days` are those of them that the
    authorities may still change. Work begins at `opens_min` and ends at `closes_min` of a day, in minutes after midnight. `against`
    is what the plan is compared with, None where there is nothing.
    """

    project_id: int
    code: str
    name: str
    start: datetime
    finish: datetime
    status_date: date | None
    calendar: str
    minutes_per_day: int
    today: date
    tasks: tuple[TaskRow, ...]
    links: tuple[LinkRow, ...]
    checks: tuple[CheckRow, ...]
    days_off: frozenset[date]
    weekdays_off: frozenset[int]
    days_on: frozenset[date] = frozenset()
    opens_min: int = 480
    closes_min: int = 1020
    day_names: Mapping[date, str] = field(default_factory=dict)
    provisional_days: frozenset[date] = frozenset()
    against: Compared | None = None
    counts: PlanCounts = PlanCounts()


@dataclass(frozen=True, slots=True)
class TimelineQuery(Query[Timeline]):
    """The timeline of one project, compared with its current baseline unless told otherwise."""

    project_id: int
    against: Against = CURRENT
