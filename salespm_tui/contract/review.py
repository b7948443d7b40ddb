"""How a project does against what was agreed: earned value, its curve, slips, and deviations.

Money is in minor units of `currency`. A `Figure` is exact (money in minor units, indices as ratios)
and says why where there is none.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from salespm_tui.contract.issues import IssueRow
from salespm_tui.contract.values import Command, Query
from salespm_tui.core.labels import Label
from salespm_tui.domain.earned_value import EarnedValue
from salespm_tui.domain.figures import Figure

__all__ = [
    "Deviation",
    "Deviations",
    "DeviationsQuery",
    "EarnedValue",
    "Evm",
    "EvmQuery",
    "EvmRow",
    "Figure",
    "ProgressQuery",
    "ProgressRow",
    "ProposedDeviation",
    "ReportProgress",
    "RevenueEvm",
    "SCurve",
    "SlipRow",
    "SlipSum",
    "Slips",
    "SlipsQuery",
]


@dataclass(frozen=True, slots=True)
class EvmRow:
    """One task at the status date; a summary holds the sums of what is below it.

    `percent` is what was complete by then; `earned` all figures. `budget_minor` is the task's share
    of the budget at completion, None where the baseline has no budget for it (then nothing of it is
    planned or earned, but what was spent counts). `gone` is a task of the baseline that was archived
    or called off since.
    """

    task_id: int
    wbs: str
    name: str
    level: int
    is_summary: bool
    gone: bool
    percent: int
    budget_minor: int | None
    earned: EarnedValue


@dataclass(frozen=True, slots=True)
class SCurve:
    """The lines of the S-curve, points by day in minor units, each from 0 on the day before the start.

    `planned` runs to the end of the baseline, `earned` and `spent` to the status date, a point a
    week and one on the status date. `estimate` runs from what is spent at the status date to the
    estimate at completion (typical, else atypical) on `finish`, the plan's present finish; empty
    where work is done or the estimate is undefined. `high` holds them all.
    """

    start: date
    status_date: date
    planned_finish: date
    finish: date
    planned: tuple[tuple[date, float], ...]
    earned: tuple[tuple[date, float], ...]
    spent: tuple[tuple[date, float], ...]
    estimate: tuple[tuple[date, float], ...]
    bac: float
    high: float


@dataclass(frozen=True, slots=True)
class RevenueEvm:
    """A money goal read as earned value: the goal's target is the budget at completion, what its
    phasing expects by the status date the planned value, what is booked the earned value, and what
    the project has spent on selling the actual cost.

    So `spi` is bookings ÷ expected and `cpi` bookings ÷ selling cost (revenue for each unit spent);
    `return_on` is (bookings − cost) ÷ cost. Estimates of the end cost make no sense of it.
    """

    goal_id: int
    name: str
    currency: str
    target: int
    expected: Figure
    booked: Figure
    spent: int
    sv: Figure
    spi: Figure
    cpi: Figure
    return_on: Figure


@dataclass(frozen=True, slots=True)
class Evm:
    """Earned value of a project at the status date (what happened up to its end counts).

    `missing` says why there is none (no baseline, a baseline without budgets); then `total` and
    `curve` are None and `tasks` is empty. `total` is the sum of the leaves, its actual cost all
    spending of the project: `outside_minor` of that names no task of the plan. `notes` say what could
    not be counted.
    """

    project_id: int
    project: str
    currency: str
    today: date
    status_date: date
    baseline_id: int | None
    baseline: str | None
    baseline_on: date | None
    missing: Label | None
    total: EarnedValue | None
    outside_minor: int
    tasks: tuple[EvmRow, ...]
    curve: SCurve | None
    revenue: tuple[RevenueEvm, ...]
    notes: tuple[Label, ...]


@dataclass(frozen=True, slots=True)
class EvmQuery(Query[Evm]):
    """Earned value at a status date: the given one, else the project's, else today. UserError for a
    project that is gone and for a day still to come."""

    project_id: int
    status_date: date | None = None


@dataclass(frozen=True, slots=True)
class ReportProgress(Command):
    """Say how far a task is, and what it took: percent (None: as it is), the effort so far and what
    remains in minutes (None: unknown), as of a day (None: today).

    The task itself is changed by a report of today or of the newest day; an older one is kept for
    the review alone. UserError for a summary, and for a day still to come. Its name in `Archive` is
    `progress_entry`.
    """

    task_id: int
    percent: int | None = None
    actual_min: int | None = None
    remaining_min: int | None = None
    as_of: date | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class ProgressRow:
    """What was reported of a task on a day; efforts in minutes."""

    id: int
    task_id: int
    as_of: date
    percent: int
    actual_min: int | None
    remaining_min: int | None
    note: str


@dataclass(frozen=True, slots=True)
class ProgressQuery(Query[tuple[ProgressRow, ...]]):
    """What was reported of a task, the newest first."""

    task_id: int


@dataclass(frozen=True, slots=True)
class SlipRow:
    """A task whose finish was moved later. `days` are working days of the project (in tenths:
    `tenths` ÷ 10), `on` the day of the change, `by` who made it. `reason` is a code (`client`,
    `us`, `third_party`, a cause of `codes.ISSUE_CAUSE`, `blocked`, `said`, or `unsaid`:
    `domain.slips.REASONS`), `detail` what was said of it."""

    set_id: int
    on: date
    by: str
    project_id: int
    project: str
    task_id: int
    task: str
    client_id: int | None
    client: str | None
    was: date
    now: date
    tenths: int
    reason: str
    detail: str


@dataclass(frozen=True, slots=True)
class SlipSum:
    """Slips of one client or for one reason: `tenths` of working days over `slips` moves of `tasks`
    tasks. `client_id` and `name` are those of a client, `reason` a code; the other is None."""

    client_id: int | None
    name: str | None
    reason: str | None
    tenths: int
    slips: int
    tasks: int


@dataclass(frozen=True, slots=True)
class Slips:
    """The slip ledger, the newest first, with its sums, the greatest first."""

    today: date
    slips: tuple[SlipRow, ...]
    by_client: tuple[SlipSum, ...]
    by_reason: tuple[SlipSum, ...]
    tenths: int


@dataclass(frozen=True, slots=True)
class SlipsQuery(Query[Slips]):
    """What slipped; of one project where given, on days from `since` to `until` where given."""

    project_id: int | None = None
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Deviation:
    """A recorded deviation: an issue of kind deviation. What is done about it is
    `IssueQuery(issue.id)`; `worked`, `partly` and `failed` count its done measures by their effect,
    `unjudged` those of which nobody said it yet."""

    issue: IssueRow
    worked: int
    partly: int
    failed: int
    unjudged: int


@dataclass(frozen=True, slots=True)
class ProposedDeviation:
    """A deviation that the data shows and no open issue of that metric names yet: SPI or CPI below
    0.90, a goal that is behind, or was missed within the last month.

    The fields are those of `SaveIssue`: `metric` (schedule, cost, goal), `deviation_value` in its
    unit; `text` says what shows it.
    """

    project_id: int
    metric: str
    title: Label
    text: Label
    deviation_value: int | None
    severity: int
    goal_id: int | None = None


@dataclass(frozen=True, slots=True)
class Deviations:
    """Recorded ones as issues are listed (the gravest first, ended ones last), then proposals."""

    today: date
    recorded: tuple[Deviation, ...]
    proposed: tuple[ProposedDeviation, ...]


@dataclass(frozen=True, slots=True)
class DeviationsQuery(Query[Deviations]):
    """The deviations of a project, with ended ones where asked for."""

    project_id: int
    include_ended: bool = True
