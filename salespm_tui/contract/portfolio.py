"""The portfolio: how every project stands, one project's card, and copying and deleting one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from salespm_tui.contract.gates import GateSummary
from salespm_tui.contract.values import Command, Query, Ref
from salespm_tui.core.labels import Label
from salespm_tui.domain.figures import Figure


@dataclass(frozen=True, slots=True)
class NextMilestone:
    """The open milestone of the plan that comes first; `days` from today, negative where it is late."""

    task_id: int
    name: str
    on: date
    days: int


@dataclass(frozen=True, slots=True)
class GoalPace:
    """The active goal of a project that lags most: the lowest pace that is defined.

    `goals` counts the project's active goals (of those whose period is over only where there are no
    others), `unknown` those of them whose pace is undefined, and
    `behind` those in the bands at_risk, behind and missed.
    """

    goal_id: int
    name: str
    pace: Figure
    band: str | None
    goals: int
    unknown: int
    behind: int


@dataclass(frozen=True, slots=True)
class Exposure:
    """What a project's open risks put at stake, as `contract.risks.RiskSums` defines it, in minor
    units of its currency. `worst` is the highest level among them, None where none is rated; `due`
    counts those whose review is overdue."""

    exposure_minor: int
    residual_exposure_minor: int
    open: int
    unknown: int
    worst: str | None
    due: int


@dataclass(frozen=True, slots=True)
class Margin:
    """What a project leaves: won deals − what it costs, minor units of its currency.

    `won_minor` adds up the amounts of its won deals. `cost_minor` adds up over its budget lines the
    greater of the line's amount (revised, else planned) and what is spent and committed on it;
    of a closed or cancelled project only what was spent. `margin` = won − cost and `rate` =
    margin ÷ won are undefined, and say why, while nothing is won with a known amount or the project
    has neither a budget line nor a cost. `unknown` counts won deals without an amount, and those
    in another currency: they are in no sum.
    """

    won_minor: int | None
    cost_minor: int | None
    margin: Figure
    rate: Figure
    unknown: int


@dataclass(frozen=True, slots=True)
class ThinLink:
    """What a link of the loop lacks: its code and link (`domain.loop`), the sentence, and where it is
    mended: the name of a screen (`standup`, `goals`, `timeline`, `risks`, `clients`, `pipeline`,
    `team`, `review`, `projects`) and the record to put the cursor on there, if there is one."""

    code: str
    link: str
    why: Label
    screen: str
    ref: Ref | None


@dataclass(frozen=True, slots=True)
class LoopStep:
    """One link of the loop: `needs`, `goals`, `plan`, `run`, `accept` or `learn`; `state` is `past`,
    `here` or `ahead` of the project's phase. One with lacks is thin."""

    link: str
    state: str
    lacks: tuple[ThinLink, ...]


@dataclass(frozen=True, slots=True)
class PortfolioRow:
    """One project in the portfolio.

    `start` and `finish` are computed from its plan, `promised` is the finish that was agreed. `why`
    gives the reasons of `health`; `health_by_hand` says that somebody set it. `next_milestone`,
    `pace` and `exposure` are None where there is no open milestone, no active goal, no open risk.
    `gate_due` is the day on which the gate of its phase is due (`contract.gates`).
    """

    id: int
    code: str
    name: str
    status: str
    phase: str
    client_id: int | None
    client: str | None
    manager: str
    currency: str
    start: date | None
    finish: date | None
    promised: date | None
    health: str
    health_by_hand: bool
    why: tuple[Label, ...]
    thin: tuple[ThinLink, ...]
    tasks: int
    open_tasks: int
    overdue_tasks: int
    next_milestone: NextMilestone | None
    pace: GoalPace | None
    exposure: Exposure | None
    margin: Margin
    gate_due: date | None

    @property
    def is_over(self) -> bool:
        """Whether it is closed or cancelled."""
        return self.status in {"closed", "cancelled"}


@dataclass(frozen=True, slots=True)
class Portfolio:
    """The projects: red ones first, then amber, green, and those that are over; by code in each.

    `ended` counts closed and cancelled ones, shown or not.
    """

    today: date
    projects: tuple[PortfolioRow, ...]
    ended: int


@dataclass(frozen=True, slots=True)
class PortfolioQuery(Query[Portfolio]):
    """Every project that is not archived; closed and cancelled ones only where asked for."""

    include_ended: bool = True


@dataclass(frozen=True, slots=True)
class Charter:
    """What a project was set up for. `template` names what it was made from, "" where nothing."""

    objective: str
    scope_in: str
    scope_out: str
    deliverables: str
    feasibility: str
    feasibility_notes: str
    market_notes: str
    competitor_notes: str
    approved_by: str
    approved_on: date | None
    start_on: date | None
    end_on: date | None
    status_date: date | None
    health_override: str | None
    template_id: int | None
    template: str


@dataclass(frozen=True, slots=True)
class ProjectCard:
    """Everything about one project that its own screen shows; `gates` are its six, in the order of
    the phases."""

    today: date
    row: PortfolioRow
    charter: Charter
    loop: tuple[LoopStep, ...]
    gates: tuple[GateSummary, ...]


@dataclass(frozen=True, slots=True)
class ProjectCardQuery(Query["ProjectCard | None"]):
    """One project; None if it is gone."""

    project_id: int


@dataclass(frozen=True, slots=True)
class CopyProject(Command):
    """Make a new project like this one: its charter, and as far as asked for its plan (tasks, links,
    calendars), people on it, budget (planned amounts), open risks (identified anew, to be reviewed)
    and own points of its gates.

    Every date moves by as many days as `start_on` lies after the start of the copied plan; imposed
    dates and manual tasks with it. Progress, actual dates, contacts, deals, needs, goals, spending
    and history stay with the original. The new one is a draft in phase needs; approval is empty.
    `code` is made from the name where it is empty.
    """

    project_id: int
    name: str
    start_on: date
    code: str = ""
    client_id: int | None = None
    plan: bool = True
    people: bool = True
    budget: bool = True
    risks: bool = True
    gate_points: bool = True


@dataclass(frozen=True, slots=True)
class DeleteProject(Command):
    """Remove a project for good, with all that is its own, after a verified backup of the workspace.

    Where the backup cannot be written nothing is removed. What also stands elsewhere stays and only
    loses the project: the log of its clients, lessons, templates made of it. One change
    set, so `u` brings everything back for as long as the change is the newest of its records. The
    outcome's first note names the backup. `code` must be the project's own: UserError otherwise.
    """

    project_id: int
    code: str


@dataclass(frozen=True, slots=True)
class Deletion:
    """What `DeleteProject` would remove: the number of records of each kind, most first."""

    code: str
    name: str
    records: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class DeletionQuery(Query["Deletion | None"]):
    """What deleting a project would remove; None if it is gone. Archived records count."""

    project_id: int
