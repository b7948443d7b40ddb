"""Goals: the tree with how each stands, one in detail, what closes its gap, and why figures are so.

Values are whole hundredths of the unit, of money minor units of `currency`. A `Figure`
is exact in the same parts (attainment, pace, coverage: shares) and says why where there is none.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from fractions import Fraction

from salespm_tui.contract.explain import Explanation
from salespm_tui.contract.goal_edits import (
    CheckIn,
    CurvePairs,
    SaveCheckIn,
    SaveFactor,
    SaveGoal,
    SaveGoalBands,
    SplitGoal,
    SplitPart,
    SplitQuery,
    SplitShare,
)
from salespm_tui.contract.values import Query, Ref
from salespm_tui.core.labels import Label
from salespm_tui.domain.figures import Figure

__all__ = [
    "BurnUp",
    "CheckIn",
    "CheckInRow",
    "CurvePairs",
    "ExplainFigure",
    "FactorRow",
    "FeedRow",
    "GapDeal",
    "GapPlan",
    "GapQuery",
    "GoalDetail",
    "GoalOutlook",
    "GoalQuery",
    "GoalRow",
    "Goals",
    "GoalsQuery",
    "RolledUp",
    "SaveCheckIn",
    "SaveFactor",
    "SaveGoal",
    "SaveGoalBands",
    "SplitGoal",
    "SplitPart",
    "SplitQuery",
    "SplitShare",
]


@dataclass(frozen=True, slots=True)
class RolledUp:
    """What the goals below make together, beside the goal's own values; `notes` says what was left
    out and where the targets do not make up the whole."""

    target: Figure
    actual: Figure
    counted: int
    notes: tuple[Label, ...]


@dataclass(frozen=True, slots=True)
class GoalRow:
    """One goal with how it stands at the end of today.

    `level` and `children` are its place in the tree. `source` (manual, rows, both, goals, none) is where
    the actual value comes from, `source_text` says it. `gap` is actual − expected. `band`: ahead,
    on_track, at_risk, behind, done, missed; None with `band_why`. `days_gone` and `days_left` are
    working days. `confidence` is that of the last check-in that gives one, `checked_on` its day;
    `last_check_in` is the day of the last one of any kind.
    """

    id: int
    parent_id: int | None
    level: int
    children: int
    project_id: int | None
    project: str | None
    name: str
    metric: str
    unit: str
    currency: str | None
    aggregation: str
    direction: str
    curve: str
    curve_points: CurvePairs
    fed_by: str
    owner: str
    strategy_note: str
    notes: str
    status: str
    start: date
    due: date
    baseline: int
    target: int
    stretch: int | None
    actual: Figure
    source: str
    source_text: Label
    attainment: Figure
    expected: Figure
    pace: Figure
    gap: Figure
    projection: Figure
    required_per_day: Figure
    stretch_attainment: Figure
    reached: bool | None
    band: str | None
    band_why: Label | None
    days_total: int
    days_gone: int
    days_left: int
    confidence: int | None
    checked_on: date | None
    last_check_in: date | None
    factors: int
    rolled: RolledUp | None


@dataclass(frozen=True, slots=True)
class GoalOutlook:
    """The strip above the board: a money goal whose period holds today, and the deals' forecast.

    `won` + `weighted` (of all open deals of the period) against `target`, the way from the baseline
    that deals are to bring; `gap` is what is missing, 0 or less where nothing is. `forecast` is won + committed + weighted best case and pipeline.
    `text` says in one sentence whether the number will be made. Minor units of `currency`.
    """

    goal_id: int
    name: str
    start: date
    due: date
    currency: str
    target: int
    won: int
    weighted: Figure
    forecast: Figure
    gap: Figure
    coverage: Figure
    text: Label


@dataclass(frozen=True, slots=True)
class Goals:
    """All goals in the order of the tree; `bands` are the limits in percent (ahead, on track, at
    risk). `outlook` is None where no money goal runs today."""

    today: date
    goals: tuple[GoalRow, ...]
    outlook: GoalOutlook | None
    bands: tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class GoalsQuery(Query[Goals]):
    """The goals; of one project where given (with the goals above them left out)."""

    project_id: int | None = None


@dataclass(frozen=True, slots=True)
class CheckInRow:
    """A check-in, newest first in the detail."""

    id: int
    as_of: date
    value: int | None
    confidence: int | None
    note: str
    source: str
    at: datetime


@dataclass(frozen=True, slots=True)
class FactorRow:
    """Something that helps (`positive`) or hinders (`negative`) a goal; `weight` 1 to 5."""

    id: int
    kind: str
    effect: str
    weight: int
    note: str


@dataclass(frozen=True, slots=True)
class FeedRow:
    """A record that feeds the goal: a deal, a payment, a client's first won deal, a goal below it."""

    ref: Ref
    name: str
    on: date
    value: Fraction
    client: str | None


@dataclass(frozen=True, slots=True)
class BurnUp:
    """The lines of the chart, points by day in the goal's parts.

    `expected` from start to due (as many points as make the curve visible), `actual` after each day
    that changed it, up to today; `projection` from today's value to the projected one at the due
    day, empty where there is none. `low` and `high` hold them all.
    """

    start: date
    due: date
    today: date
    baseline: float
    target: float
    stretch: float | None
    expected: tuple[tuple[date, float], ...]
    actual: tuple[tuple[date, float], ...]
    projection: tuple[tuple[date, float], ...]
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class GoalDetail:
    """Everything about one goal. `feeding` are the newest rows first, `feeding_total` all of them;
    `left_out` says which records lack what they would add. `closable` is whether `GapQuery` can say
    what closes its gap."""

    goal: GoalRow
    today: date
    check_ins: tuple[CheckInRow, ...]
    factors: tuple[FactorRow, ...]
    feeding: tuple[FeedRow, ...]
    feeding_total: int
    left_out: tuple[Label, ...]
    children: tuple[GoalRow, ...]
    burn_up: BurnUp
    closable: bool
    path: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class GoalQuery(Query["GoalDetail | None"]):
    """One goal; None if it is gone."""

    goal_id: int
    feeding_limit: int = 200


@dataclass(frozen=True, slots=True)
class GapDeal:
    """A deal that helps to close a gap: what winning it adds (amount less what is weighted
    already), its next step, and what is the matter with it."""

    id: int
    name: str
    client_id: int | None
    client: str | None
    stage: str
    amount_minor: int
    probability: int | None
    contribution: Figure
    close: date
    next_step: str | None
    next_step_on: date | None
    owner: str
    health: int | None
    risks: tuple[Label, ...]


@dataclass(frozen=True, slots=True)
class GapPlan:
    """The smallest set of open deals that closes the gap of a goal.

    `target` is what deals are to bring, the way from the baseline to the goal's target. `gap` = target − (won + weighted open, in the period), 0 or less where nothing is to be closed.
    `chosen` are those that add most first; where they do not suffice they are all that there are,
    and `remains` is what is missing. `notes` counts what could not be weighed. Minor units.
    """

    goal_id: int
    name: str
    start: date
    due: date
    currency: str
    target: int
    won: int
    weighted: Figure
    gap: Figure
    chosen: tuple[GapDeal, ...]
    remains: Figure
    closes: bool
    candidates: int
    notes: tuple[Label, ...]


@dataclass(frozen=True, slots=True)
class GapQuery(Query[GapPlan]):
    """What closes the gap of a goal? UserError for one that no amounts of deals feed."""

    goal_id: int


@dataclass(frozen=True, slots=True)
class ExplainFigure(Query[Explanation]):
    """Why a figure is what it is, or why it is `—`. UserError for one that is not known.

    `kind` `goal`: actual, attainment, stretch_attainment, expected, pace, gap, projection,
    required_per_day, roll_up; and of the deals of its period gap_to_target, coverage, forecast,
    weighted. `opportunity`: weighted, health, stale, bant. `pipeline_stage`: weighted, conversion (to the next
    stage). `pipeline` (`id` is the project's, None all): weighted, forecast, coverage, win_rate,
    win_rate_by_amount, velocity. `risk`: score, residual_score, emv, residual_emv. `risks` (`id` is
    the project's, None all): exposure, residual_exposure, contingency; and of a `goal` at_risk; each in
    `currency`. `evm` (`id` is the project's) and `evm_task` (a task's): the figures of `EarnedValue` at
    the status date `on`; of `evm` roi as well. `budget` (`id` is the project's, None all; of `category` where given): planned,
    revised, spent, committed, left, return_on, short, in `currency`; `budget_line`: those but the
    last two. `month` narrows forecast, coverage and weighted of the pipeline to
    the month in which that day lies; `project_id` narrows a stage to a project.
    """

    kind: str
    id: int | None
    figure: str
    month: date | None = None
    project_id: int | None = None
    currency: str | None = None
    on: date | None = None
    category: str | None = None
