"""The team: who can do what, who has how much to do, what is still to be delivered, who is free.

Efforts and capacities are working minutes. A load lies evenly on the working minutes of the resource
between start and finish of the task, and counts the work of all projects: nobody has a capacity for
each. Loads are written as whole minutes, rounded half up; whether a day is over is decided before.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from salespm_tui.contract.assigning import (
    Assign,
    AssignmentRow,
    Candidate,
    ChangeAssignment,
    RequireSkill,
    SkillFit,
    Unassign,
    WhoIsFree,
    WhoIsFreeQuery,
)
from salespm_tui.contract.levelling import (
    ApplyLevelling,
    LevellingHints,
    LevellingQuery,
    LevellingShift,
    MovedTask,
    OverDay,
    ShiftHint,
)
from salespm_tui.contract.team_edits import AddDayOff, RemoveDayOff, SaveResource, SaveSkill
from salespm_tui.contract.values import Query

__all__ = [
    "AddDayOff",
    "ApplyLevelling",
    "Assign",
    "AssignmentRow",
    "Candidate",
    "ChangeAssignment",
    "DayOff",
    "Ghost",
    "GhostDeal",
    "LevellingHints",
    "LevellingQuery",
    "LevellingShift",
    "Load",
    "MovedTask",
    "OverDay",
    "PlanLoad",
    "PlanLoadQuery",
    "Price",
    "ProcurementRow",
    "RemoveDayOff",
    "RequireSkill",
    "ResourceDetail",
    "ResourceQuery",
    "ResourceRow",
    "SaveResource",
    "SaveSkill",
    "ShiftHint",
    "SkillFit",
    "SkillRow",
    "Team",
    "TeamQuery",
    "TeamTotals",
    "Unassign",
    "WhoIsFree",
    "WhoIsFreeQuery",
]


@dataclass(frozen=True, slots=True)
class Load:
    """Work by day and by week, beside the `days` and the `weeks` of the answer that it is part of.

    `over_days` counts the days of each week that hold more than they can, of the days asked about.
    A week is cut off where they begin and end.
    """

    assigned_min: tuple[int, ...]
    capacity_min: tuple[int, ...]
    over: tuple[bool, ...]
    week_assigned_min: tuple[int, ...]
    week_capacity_min: tuple[int, ...]
    week_over_days: tuple[int, ...]

    @property
    def percents(self) -> tuple[int | None, ...]:
        """Assigned of capacity by day; None for work on a day that holds none, 0 for no work."""
        return tuple(map(percent_of, self.assigned_min, self.capacity_min, self.over))

    @property
    def week_percents(self) -> tuple[int | None, ...]:
        """Assigned of capacity by week."""
        overs = tuple(
            assigned > capacity
            for assigned, capacity in zip(
                self.week_assigned_min, self.week_capacity_min, strict=True
            )
        )
        return tuple(map(percent_of, self.week_assigned_min, self.week_capacity_min, overs))


def percent_of(assigned_min: int, capacity_min: int, over: bool) -> int | None:
    """The share in percent, rounded half up; above 100 wherever it is over. None for work where
    there is no capacity, 0 where there is neither."""
    if not capacity_min:
        return None if assigned_min else 0
    percent = (200 * assigned_min + capacity_min) // (2 * capacity_min)
    return max(percent, 101) if over else percent


@dataclass(frozen=True, slots=True)
class SkillRow:
    """What a resource can do, 1 to 5. `training_late_days` counts days after `trained_by_on`, 0 where
    that has not come."""

    id: int
    skill: str
    level: int
    years: int | None
    training_plan: str
    trained_by_on: date | None
    training_late_days: int


@dataclass(frozen=True, slots=True)
class ResourceRow:
    """One resource. `project` is the code of the one that it is bought for.

    `capacity_min_per_day` is its own, None where it has that of its calendar; `day_min` is what counts
    on a usual working day. `load` is None for materials and money, which have no hours. `tasks`
    counts the open ones that it works on, `over_days` the overloaded days among those asked about. `away` is whether it is off today.
    """

    id: int
    name: str
    kind: str
    job_title: str
    responsibilities: str
    authority: str
    email: str
    capacity_min_per_day: int | None
    day_min: int
    calendar: str
    cost_rate_minor_per_hour: int | None
    currency: str
    active: bool
    project_id: int | None
    project: str | None
    supplier: str
    needed_by: date | None
    ordered_on: date | None
    delivered_on: date | None
    price_minor: int | None
    notes: str
    skills: tuple[SkillRow, ...]
    load: Load | None
    tasks: int
    over_days: int
    away: bool


@dataclass(frozen=True, slots=True)
class ProcurementRow:
    """Something to be bought. `state` is to_order, ordered or delivered.

    `late_days` counts the days after `needed_by` without a delivery, or until it came; `wanted_on` is
    when the first open task that it works on begins, and `too_late_days` how much later than that it
    is needed or was delivered at most.
    """

    id: int
    name: str
    kind: str
    project_id: int | None
    project: str | None
    supplier: str
    needed_by: date | None
    ordered_on: date | None
    delivered_on: date | None
    price_minor: int | None
    currency: str
    state: str
    late_days: int
    wanted_on: date | None
    too_late_days: int


@dataclass(frozen=True, slots=True)
class GhostDeal:
    """What an open deal would ask for if it were won, times its probability.

    `basis` says whose effort counts: that of the project's `template`, or the `mean` of the projects
    with planned work; None where neither is there, or where probability or close date are unknown.
    """

    id: int
    name: str
    close_on: date | None
    probability: int | None
    effort_min: int | None
    weighted_min: int | None
    basis: str | None
    basis_name: str
    first: date | None
    last: date | None


@dataclass(frozen=True, slots=True)
class Ghost:
    """The work that open deals may bring, by week beside the `weeks` of the team.

    The effort of a deal lies evenly on the working days around its expected close: half before, half
    after, over as many days as the work that it is taken from took; what would lie before today is
    left out. `unknown` deals are in no sum.
    """

    week_min: tuple[int, ...]
    deals: tuple[GhostDeal, ...]
    unknown: int


@dataclass(frozen=True, slots=True)
class Price:
    """A sum of prices of one currency; `unknown` things have none."""

    currency: str
    ordered_minor: int
    open_minor: int
    unknown: int


@dataclass(frozen=True, slots=True)
class TeamTotals:
    """What the rows come to. Sums of minutes are of the active people, tools and channels in the days
    asked about; `free_min` is what their days still hold (an overloaded day lends none to another).
    `unassigned` counts open tasks, whenever they are, that nobody is assigned to."""

    people: int
    resources: int
    over_resources: int
    over_days: int
    assigned_min: int
    capacity_min: int
    free_min: int
    unassigned: int
    late: int
    prices: tuple[Price, ...]


@dataclass(frozen=True, slots=True)
class Team:
    """Resources with their load from the first to the last of `days`; people first, then by name.

    `weeks` are the Mondays of the weeks of these days. `procurement` is in the order in which things
    are needed, without those of projects at rest. `total` adds up the loads of the rows; its days are over where a resource's is.
    `unscheduled` are the codes of projects whose plan goes in a circle, so that it loads nobody.
    """

    today: date
    days: tuple[date, ...]
    weeks: tuple[date, ...]
    rows: tuple[ResourceRow, ...]
    total: Load
    procurement: tuple[ProcurementRow, ...]
    ghost: Ghost
    totals: TeamTotals
    unscheduled: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TeamQuery(Query[Team]):
    """The team; with a project, those who work on it and what is bought for it.

    The days asked about begin with `first` (else this week's Monday) and end with `last` (else twelve
    weeks are shown; at most three years). Their load counts the work of every project that is not
    closed, cancelled or on hold.
    """

    project_id: int | None = None
    first: date | None = None
    last: date | None = None
    include_inactive: bool = False


@dataclass(frozen=True, slots=True)
class PlanLoad:
    """The load of those who work on a project, together, by day: the row under its chart. `names` are
    those of each day who have more to do than it holds."""

    days: tuple[date, ...]
    weeks: tuple[date, ...]
    total: Load
    names: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class PlanLoadQuery(Query[PlanLoad]):
    """The load of a project's people from `first` to `last`; of those of some tasks where given."""

    project_id: int
    first: date
    last: date
    task_ids: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class DayOff:
    """Days on which a resource is away, both included."""

    id: int
    first_on: date
    last_on: date
    name: str


@dataclass(frozen=True, slots=True)
class ResourceDetail:
    """Everything about one resource: assignments by date, its days off (those of its calendar's base
    are not among them), its load beside `days` and `weeks`."""

    resource: ResourceRow
    today: date
    days: tuple[date, ...]
    weeks: tuple[date, ...]
    assignments: tuple[AssignmentRow, ...]
    days_off: tuple[DayOff, ...]


@dataclass(frozen=True, slots=True)
class ResourceQuery(Query["ResourceDetail | None"]):
    """One resource, with days as in `TeamQuery`; None if it is gone."""

    resource_id: int
    first: date | None = None
    last: date | None = None
