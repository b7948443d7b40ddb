"""What is done to goals: save, cut, check in, say what helps or hinders.

Values are whole hundredths of the unit, of money minor units of the currency.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from salespm_tui.contract.values import UNSET, Command, Query, Unset

CurvePairs = tuple[tuple[int, int], ...]
"""(share of the time, share of the way), both in ten-thousandths, times rising."""


@dataclass(frozen=True, slots=True)
class SaveGoal(Command):
    """Create a goal (`goal_id` None; name, target and due date needed) or change the fields given.

    What a new one leaves out follows from its parent, its metric and today: unit, currency, how it
    adds up, what feeds it, the start.
    """

    goal_id: int | None = None
    name: str | Unset = UNSET
    parent_id: int | Unset | None = UNSET
    project_id: int | Unset | None = UNSET
    metric: str | Unset = UNSET
    unit: str | Unset = UNSET
    currency: str | Unset | None = UNSET
    aggregation: str | Unset = UNSET
    direction: str | Unset = UNSET
    baseline_value: int | Unset = UNSET
    target_value: int | Unset = UNSET
    stretch_value: int | Unset | None = UNSET
    start_on: date | Unset = UNSET
    due_on: date | Unset = UNSET
    curve: str | Unset = UNSET
    curve_points: CurvePairs | Unset = UNSET
    fed_by: str | Unset = UNSET
    owner: str | Unset = UNSET
    strategy_note: str | Unset = UNSET
    status: str | Unset = UNSET
    notes: str | Unset = UNSET


@dataclass(frozen=True, slots=True)
class SplitPart:
    """A part of a goal for an owner or a project; shares are weighed against each other."""

    owner: str = ""
    project_id: int | None = None
    weight: int = 1


@dataclass(frozen=True, slots=True)
class SplitGoal(Command):
    """Make goals below this one whose targets add up to its own exactly.

    `by`: `quarter` and `month` cut the period, weighed by `weigh` (`equal`, `working_days`, or
    `curve`, as the goal's phasing has it due); `owner` and `project` take `parts`. UserError where
    the goal does not add up, or goals below it would count the same twice.
    """

    goal_id: int
    by: str
    weigh: str = "curve"
    parts: tuple[SplitPart, ...] = ()


@dataclass(frozen=True, slots=True)
class SplitShare:
    """One part to be: the goal's name with what tells it apart, its period, target and owner."""

    name: str
    start: date
    due: date
    target: int
    owner: str
    project_id: int | None


@dataclass(frozen=True, slots=True)
class SplitQuery(Query[tuple[SplitShare, ...]]):
    """The parts that `split` would make, before it is done; UserError as it would refuse."""

    split: SplitGoal


@dataclass(frozen=True, slots=True)
class CheckIn(Command):
    """Say how a goal stands on the evening of `as_of` (None: today), how sure one is to reach it
    (1 to 5), and a word; of value, confidence and note one at least."""

    goal_id: int
    as_of: date | None = None
    value: int | None = None
    confidence: int | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class SaveCheckIn(Command):
    """Change a check-in; its name in `Archive` is `goal_actual`."""

    goal_actual_id: int
    as_of: date | Unset = UNSET
    value: int | Unset | None = UNSET
    confidence: int | Unset | None = UNSET
    note: str | Unset = UNSET


@dataclass(frozen=True, slots=True)
class SaveFactor(Command):
    """Create an influence on a goal (`goal_factor_id` None; `goal_id` needed) or change it; its
    name in `Archive` is `goal_factor`."""

    goal_factor_id: int | None = None
    goal_id: int | None = None
    kind: str | Unset = UNSET
    effect: str | Unset = UNSET
    weight: int | Unset = UNSET
    note: str | Unset = UNSET


@dataclass(frozen=True, slots=True)
class SaveGoalBands(Command):
    """Set from which pace on a goal is ahead, on track and at risk, in percent (105, 95, 80)."""

    ahead: int
    on_track: int
    at_risk: int
