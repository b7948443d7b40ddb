"""Goals, what was reached of them, and what influences them."""

from __future__ import annotations

from datetime import date

from salespm_tui.domain import codes
from salespm_tui.store.tables.columns import Row, day, link, number, one_of, words


class Goal(Row, table=True):
    """A quantified goal for a period, part of another one or not.

    Values are whole hundredths of the unit (money: minor units of `currency`), so that nothing is
    ever a float. `fed_by` says where actual values come from beside what is entered by hand.
    `curve_json` holds the points of a custom curve: `[[share of time, share of target], …]` in
    ten-thousandths.
    """

    __tablename__ = "goal"

    project_id: int | None = link("project", None)
    parent_id: int | None = link("goal", None)
    name: str = words()
    metric: str = one_of(codes.GOAL_METRIC, "revenue")
    unit: str = words("")
    currency: str | None = words(None)
    aggregation: str = one_of(codes.GOAL_AGGREGATION, "cumulative")
    direction: str = one_of(codes.GOAL_DIRECTION, "higher")
    baseline_value: int = number(0)
    target_value: int = number()
    stretch_value: int | None = number(None)
    start_on: date = day()
    due_on: date = day()
    curve: str = one_of(codes.GOAL_CURVE, "linear")
    curve_json: str | None = words(None)
    fed_by: str = one_of(codes.GOAL_SOURCE, "manual")
    owner: str | None = words(None)
    strategy_note: str = words("")
    status: str = one_of(codes.GOAL_STATUS, "active")
    notes: str = words("")


class GoalActual(Row, table=True):
    """A check-in: the value on a day (empty where only a word was said), with its source and how sure
    one is to reach the goal (1 to 5)."""

    __tablename__ = "goal_actual"

    goal_id: int = link("goal")
    as_of: date = day()
    value: int | None = number(None)
    source: str = one_of(codes.ACTUAL_SOURCE, "manual")
    confidence: int | None = number(None, low=1, high=5)
    note: str = words("")


class GoalFactor(Row, table=True):
    """Something that helps or hinders a goal; `weight` from 1 to 5."""

    __tablename__ = "goal_factor"

    goal_id: int = link("goal")
    kind: str = one_of(codes.FACTOR_KIND, "other")
    effect: str = one_of(codes.FACTOR_EFFECT, "positive")
    weight: int = number(3, low=1, high=5)
    note: str = words("")
