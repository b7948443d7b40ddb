"""The money goals of a project read as earned value."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from datetime import date
from fractions import Fraction

from salespm_tui.contract.review import RevenueEvm
from salespm_tui.domain.earned_value import Values, of_values, return_on
from salespm_tui.domain.figures import Figure, half_up, known
from salespm_tui.domain.goals import goal_figures
from salespm_tui.services.goals.book import Book, Standing, book
from salespm_tui.services.work import Reading
from salespm_tui.store.tables import Project

_BOOKED = frozenset({"revenue", "orders_signed", "cash_collected"})


def revenue(
    reading: Reading, project: Project, day: date, spent: Fraction
) -> tuple[RevenueEvm, ...]:
    """The highest goals of the project that count money in its currency, in the order of the tree."""
    found = book(reading)
    return tuple(_read(found, one, day, spent) for one in _goals_of(found, project))


def _goals_of(found: Book, project: Project) -> Iterator[Standing]:
    taken: set[int | None] = set()
    for goal_id, one in found.standings.items():
        facts = one.facts
        if facts.project_id != project.id or facts.status in ("draft", "abandoned"):
            continue
        money = facts.currency == project.currency and facts.metric in _BOOKED
        if money and facts.aggregation == "cumulative" and facts.direction == "higher":
            if facts.parent_id not in taken:
                yield one
            taken.add(goal_id)


def _read(found: Book, one: Standing, day: date, spent: Fraction) -> RevenueEvm:
    facts = one.facts
    figures = one.figures
    booked = one.actual.value
    if day != found.today:
        booked = _booked_on(one, day)
        days = found.days_of(facts)
        figures = goal_figures(one.goal, booked.value, day, days, found.bands)
    from_baseline = Fraction(facts.baseline_value)
    expected = _less(figures.expected, from_baseline)
    earned = _less(booked, from_baseline)
    values = Values(
        Fraction(facts.target_value) - from_baseline,
        expected.value or Fraction(0),
        earned.value or Fraction(0),
        spent,
    )
    result = of_values(values)
    return RevenueEvm(
        goal_id=facts.id,
        name=facts.name,
        currency=facts.currency or "",
        target=half_up(values.bac),
        expected=expected,
        booked=earned,
        spent=half_up(spent),
        sv=_needs(result.sv, expected, earned),
        spi=_needs(result.spi, expected, earned),
        cpi=_needs(result.cpi, earned),
        return_on=_needs(return_on(values.ev, spent), earned),
    )


def _booked_on(one: Standing, day: date) -> Figure:
    """The value after the last change up to that day."""
    points = one.actual.points
    at = bisect_right([on for on, _value in points], day)
    return known(points[at - 1][1]) if at else known(one.facts.baseline_value)


def _less(figure: Figure, amount: Fraction) -> Figure:
    return figure if figure.value is None else known(figure.value - amount)


def _needs(figure: Figure, *inputs: Figure) -> Figure:
    """The figure, or the first of its inputs that is undefined."""
    return next((one for one in inputs if one.value is None), figure)
