"""Baselines: what was agreed on, and how far the plan is from it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from salespm_tui.contract.values import UNSET, Command, Query, Unset
from salespm_tui.domain.baseline import minutes_later
from salespm_tui.domain.calendar import WorkCalendar


@dataclass(frozen=True, slots=True)
class Against:
    """What a plan is compared with.

    `kind` is `current` (the current baseline, if there is one), `baseline` (the one of that id; the
    current one where it is gone), `day` (the plan as it was when that day ended) or `nothing`.
    """

    kind: str = "current"
    baseline_id: int | None = None
    day: date | None = None

    @classmethod
    def baseline(cls, baseline_id: int) -> Against:
        return cls("baseline", baseline_id)

    @classmethod
    def end_of(cls, day: date) -> Against:
        return cls("day", day=day)


CURRENT = Against()
NOTHING = Against("nothing")


@dataclass(frozen=True, slots=True)
class TakeBaseline(Command):
    """Keep the dates, effort and cost of every task as they are now, as a new current baseline.

    It is called “Baseline 1”, “Baseline 2” … unless it is given a name. With `task_ids`, the current
    baseline stays, and only those tasks (with all below them) are taken into it anew.
    """

    project_id: int
    name: str = ""
    note: str = ""
    task_ids: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class SaveBaseline(Command):
    """Give a baseline another name or note."""

    baseline_id: int
    name: str | Unset = UNSET
    note: str | Unset = UNSET


@dataclass(frozen=True, slots=True)
class UseBaseline(Command):
    """Measure against this baseline from now on: it becomes the current one of its project."""

    baseline_id: int


@dataclass(frozen=True, slots=True)
class Compared:
    """What a plan is compared with: a baseline by its name, or the plan as it was when a day ended.

    `on` is the day of the baseline, or that day. `dates` are the start and the finish of each task
    then, by its id; None where not known, and no entry for a task that was no part of it. `finish`
    is the project's then, `finish_now` the present one. Variance is in working minutes of the
    project's calendar: above 0 is later, None where it is not known.
    """

    name: str
    on: date
    finish: datetime | None
    dates: Mapping[int, tuple[datetime | None, datetime | None]]
    calendar: WorkCalendar
    finish_now: datetime
    baseline_id: int | None = None

    @property
    def is_day(self) -> bool:
        """Whether it is no baseline but the plan of an earlier day."""
        return self.baseline_id is None

    @property
    def finish_variance_min(self) -> int | None:
        """How much later the project finishes now."""
        return minutes_later(self.finish_now, self.finish, self.calendar)

    def later_min(self, task_id: int, finish: datetime) -> int | None:
        """How much later than then a task finishes that now finishes at `finish`."""
        return minutes_later(finish, self.dates.get(task_id, (None, None))[1], self.calendar)


@dataclass(frozen=True, slots=True)
class BaselineRow:
    """One baseline; `tasks` is how many it holds, the variance as in Compared."""

    id: int
    name: str
    note: str
    taken_at: datetime
    taken_on: date
    is_current: bool
    tasks: int
    finish: datetime | None
    finish_variance_min: int | None


@dataclass(frozen=True, slots=True)
class Baselines:
    """The baselines of a project, the newest first; `next_name` is what a new one would be called.

    `since` is the first day whose evening the plan can be compared with.
    """

    project_id: int
    baselines: tuple[BaselineRow, ...]
    next_name: str
    since: date
    today: date
    minutes_per_day: int


@dataclass(frozen=True, slots=True)
class BaselinesQuery(Query[Baselines]):
    """The baselines of one project."""

    project_id: int


@dataclass(frozen=True, slots=True)
class TaskVarianceRow:
    """One task against what was agreed: now minus then, None where one side is not known.

    Dates differ by working minutes of the project's calendar, cost by minor units.
    """

    task_id: int
    wbs: str
    name: str
    summary: bool
    start_min: int | None
    finish_min: int | None
    duration_min: int | None
    effort_min: int | None
    cost_minor: int | None


@dataclass(frozen=True, slots=True)
class PushRow:
    """A task that finishes later than agreed by `minutes` more than what it follows."""

    task_id: int
    wbs: str
    name: str
    minutes: int


@dataclass(frozen=True, slots=True)
class VarianceReport:
    """A plan against what it is compared with (None: nothing to compare with).

    `tasks` are in the order of the plan; `added` is in the plan alone, `gone` names what was agreed
    and is no part of it any more. `later`, `earlier` and `unchanged` count tasks that are no
    summaries by their finish; `pushing` has those that push most first.
    """

    project_id: int
    minutes_per_day: int
    today: date
    currency: str
    against: Compared | None
    tasks: tuple[TaskVarianceRow, ...] = ()
    added: tuple[int, ...] = ()
    gone: tuple[str, ...] = ()
    later: int = 0
    earlier: int = 0
    unchanged: int = 0
    pushing: tuple[PushRow, ...] = ()


@dataclass(frozen=True, slots=True)
class VarianceQuery(Query[VarianceReport]):
    """How far is the plan from what was agreed, or from what it was?"""

    project_id: int
    against: Against = CURRENT
