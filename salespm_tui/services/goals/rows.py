"""The rows of goals, as they are in the file."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date, datetime
from typing import Any

import sqlalchemy as sa

from salespm_tui.contract.goals import CurvePairs
from salespm_tui.domain.figures import Period, Writer, money_writer, unit_writer
from salespm_tui.domain.goals import Goal
from salespm_tui.domain.phasing import points_of
from salespm_tui.services.work import Reading
from salespm_tui.store.tables import METADATA

GOAL = METADATA.tables["goal"]
GOAL_ACTUAL = METADATA.tables["goal_actual"]
GOAL_FACTOR = METADATA.tables["goal_factor"]
PER_UNIT = 100
"""Values that are no money are kept in so many parts of one."""
WHOLE_CURVE = 10_000
"""Points of a curve are kept in so many parts of the whole."""


@dataclass(frozen=True, slots=True)
class GoalFacts:
    """One row of the table of goals."""

    id: int
    parent_id: int | None
    project_id: int | None
    name: str
    metric: str
    unit: str
    currency: str | None
    aggregation: str
    direction: str
    baseline_value: int
    target_value: int
    stretch_value: int | None
    start_on: date
    due_on: date
    curve: str
    curve_json: str | None
    fed_by: str
    owner: str | None
    strategy_note: str
    status: str
    notes: str

    @property
    def period(self) -> Period:
        return Period(self.start_on, self.due_on)

    @property
    def points(self) -> CurvePairs:
        """The points of a custom curve."""
        return tuple((time, share) for time, share in json.loads(self.curve_json or "[]"))

    @property
    def measured_in(self) -> str:
        """What its values are in: the currency, else the unit."""
        return self.currency or self.unit

    @property
    def write(self) -> Writer:
        """Puts its values into words."""
        if self.currency is not None:
            return money_writer(self.currency)
        return unit_writer(self.unit, PER_UNIT)

    def as_goal(self) -> Goal:
        """The goal as its figures are computed from it."""
        custom = self.curve == "custom"
        return Goal(
            id=self.id,
            start_on=self.start_on,
            due_on=self.due_on,
            target_value=self.target_value,
            baseline_value=self.baseline_value,
            stretch_value=self.stretch_value,
            aggregation=self.aggregation,
            direction=self.direction,
            curve=self.curve,
            curve_points=points_of(self.points, WHOLE_CURVE) if custom else (),
            status=self.status,
        )


@dataclass(frozen=True, slots=True)
class CheckInFacts:
    """One row of the table of check-ins."""

    id: int
    goal_id: int
    as_of: date
    value: int | None
    source: str
    confidence: int | None
    note: str
    created_at: datetime


@dataclass(frozen=True, slots=True)
class FactorFacts:
    """One row of the table of factors."""

    id: int
    goal_id: int
    kind: str
    effect: str
    weight: int
    note: str


def goal_rows(reading: Reading) -> tuple[GoalFacts, ...]:
    """Every goal that is not archived: by start, the longer period first, then by id."""
    found = [GoalFacts(**row) for row in _living(reading, GOAL, GoalFacts)]
    found.sort(key=lambda one: (one.start_on, -one.due_on.toordinal(), one.id))
    return tuple(found)


def check_in_rows(reading: Reading) -> dict[int, tuple[CheckInFacts, ...]]:
    """The check-ins of each goal by their days, those of one day as they were made."""
    found = [CheckInFacts(**row) for row in _living(reading, GOAL_ACTUAL, CheckInFacts)]
    found.sort(key=lambda one: (one.as_of, one.id))
    by_goal: dict[int, list[CheckInFacts]] = {}
    for one in found:
        by_goal.setdefault(one.goal_id, []).append(one)
    return {goal_id: tuple(rows) for goal_id, rows in by_goal.items()}


def factor_rows(reading: Reading) -> dict[int, tuple[FactorFacts, ...]]:
    """The factors of each goal, those of most weight first."""
    found = [FactorFacts(**row) for row in _living(reading, GOAL_FACTOR, FactorFacts)]
    found.sort(key=lambda one: (-one.weight, one.id))
    by_goal: dict[int, list[FactorFacts]] = {}
    for one in found:
        by_goal.setdefault(one.goal_id, []).append(one)
    return {goal_id: tuple(rows) for goal_id, rows in by_goal.items()}


def _living(reading: Reading, table: sa.Table, facts: type[Any]) -> Sequence[Mapping[str, Any]]:
    columns = [table.c[one.name] for one in fields(facts)]
    statement = sa.select(*columns).where(table.c.archived_at.is_(None))
    return [dict(row) for row in reading.session.connection().execute(statement).mappings()]
