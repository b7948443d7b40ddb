"""One goal with everything that hangs on it, and the lines of its chart."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction

from salespm_tui.contract.goals import (
    BurnUp,
    CheckInRow,
    FactorRow,
    FeedRow,
    GoalDetail,
    GoalQuery,
)
from salespm_tui.contract.values import Ref
from salespm_tui.domain.explain_figures import unknown_records
from salespm_tui.domain.goal_sources import SourceRow
from salespm_tui.domain.goals import expected_on
from salespm_tui.services.goals.book import Book, Standing, book
from salespm_tui.services.goals.listing import goal_rows_of
from salespm_tui.services.goals.outlook import is_closable
from salespm_tui.services.goals.rows import factor_rows
from salespm_tui.services.work import Reading

_MOST_POINTS = 120
"""A line has at most so many points: a chart is no wider."""

Points = tuple[tuple[date, float], ...]


def goal(reading: Reading, query: GoalQuery) -> GoalDetail | None:
    """Everything about one goal; None if it is gone."""
    known = book(reading)
    standing = known.standings.get(query.goal_id)
    if standing is None:
        return None
    factors = factor_rows(reading)
    counts = {goal_id: len(rows) for goal_id, rows in factors.items()}
    below = [known.standings[child] for child in standing.children]
    newest = sorted(standing.actual.rows, key=lambda one: (one.on, one.id), reverse=True)
    return GoalDetail(
        goal=goal_rows_of(known, [standing], counts)[0],
        today=known.today,
        check_ins=tuple(
            CheckInRow(
                one.id, one.as_of, one.value, one.confidence, one.note, one.source, one.created_at
            )
            for one in reversed(standing.check_ins)
        ),
        factors=tuple(
            FactorRow(one.id, one.kind, one.effect, one.weight, one.note)
            for one in factors.get(query.goal_id, ())
        ),
        feeding=tuple(_feed(known, one) for one in newest[: query.feeding_limit]),
        feeding_total=len(newest),
        left_out=tuple(unknown_records(standing.actual.unknown, standing.actual.undated)),
        children=goal_rows_of(known, below, counts),
        burn_up=burn_up(known, standing),
        closable=is_closable(standing),
        path=_path(known, standing),
    )


def _feed(known: Book, row: SourceRow) -> FeedRow:
    deal = known.sources.deals.get(row.id) if row.kind == "opportunity" else None
    client = None if deal is None else known.sources.client_of(deal.client_id)
    return FeedRow(Ref(row.kind, row.id), row.name, row.on, Fraction(row.value), client)


def _path(known: Book, standing: Standing) -> tuple[str, ...]:
    """The names of the goals above, the highest first."""
    names: list[str] = []
    above = known.standings.get(standing.facts.parent_id or 0)
    while above is not None:
        names.insert(0, above.facts.name)
        above = known.standings.get(above.facts.parent_id or 0)
    return tuple(names)


def burn_up(known: Book, standing: Standing) -> BurnUp:
    """Target, expected, actual and projection over the days of the period."""
    facts = standing.facts
    expected = _expected(known, standing)
    actual = _actual(standing)
    projection = _projection(known, standing)
    stretch = None if facts.stretch_value is None else float(facts.stretch_value)
    ends = [float(facts.baseline_value), float(facts.target_value)]
    ends += [] if stretch is None else [stretch]
    ends += [value for line in (expected, actual, projection) for _day, value in line]
    return BurnUp(
        start=facts.start_on,
        due=facts.due_on,
        today=known.today,
        baseline=float(facts.baseline_value),
        target=float(facts.target_value),
        stretch=stretch,
        expected=expected,
        actual=actual,
        projection=projection,
        low=min(ends),
        high=max(ends),
    )


def _expected(known: Book, standing: Standing) -> Points:
    facts, days = standing.facts, known.days_of(standing.facts)
    length = (facts.due_on - facts.start_on).days
    step = max(1, -(-length // _MOST_POINTS))
    offsets = [*range(0, length, step), length]
    line = [(facts.start_on - timedelta(days=1), Fraction(facts.baseline_value))]
    for offset in offsets:
        day = facts.start_on + timedelta(days=offset)
        value = expected_on(standing.goal, day, days).value
        if value is None:
            return ()
        line.append((day, value))
    return tuple((day, float(value)) for day, value in line)


def _actual(standing: Standing) -> Points:
    """After each day that changed it; a cumulative value begins at its baseline."""
    points = [(day, float(value)) for day, value in standing.actual.points]
    facts = standing.facts
    if facts.aggregation == "cumulative" and standing.actual.source != "none":
        before = facts.start_on - timedelta(days=1)
        if not points or points[0][0] > before:
            points.insert(0, (before, float(facts.baseline_value)))
    return tuple(points)


def _projection(known: Book, standing: Standing) -> Points:
    projected, actual = standing.figures.projection.value, standing.figures.actual
    if projected is None or actual is None or known.today >= standing.facts.due_on:
        return ()
    return ((known.today, float(actual)), (standing.facts.due_on, float(projected)))
