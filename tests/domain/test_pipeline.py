"""Weighted sums, the forecast by month, coverage, and what closed deals teach."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salespm_tui.domain.figures import Figure, Period
from salespm_tui.domain.forecast import coverage, forecast, forecast_by_month
from salespm_tui.domain.pipeline import (
    Deal,
    Unknown,
    by_currency,
    is_assumed,
    pipeline_sum,
    stage_sums,
    weighted_sum,
)
from salespm_tui.domain.win_history import Reached, average_cycle, velocity, win_rate
from tests.domain.small_deals import (
    FIRST,
    LADDER,
    LOST,
    SECOND,
    TODAY,
    UNSURE,
    WON,
    deal,
    lost,
    won,
)

NOVEMBER = Period(date(2026, 11, 1), date(2026, 11, 30))
CLOSES = date(2026, 11, 28)


def code(figure: Figure) -> str | None:
    return figure.why.code if figure.why else None


def test_the_worked_example() -> None:
    deals = [deal(1, 100, 10), deal(2, 200, 30), deal(3, 300, 60), deal(4, 80, 100)]
    assert weighted_sum(deals, LADDER)[0] == 330


def test_the_stage_gives_the_probability_and_nought_by_hand_is_nought() -> None:
    assert LADDER.probability(deal(1)) == 10
    assert LADDER.probability(deal(1, 100, 0)) == 0
    assert LADDER.probability(deal(1, stage_id=UNSURE)) is None
    assert LADDER.probability(won(1, 100)) == 100
    assert LADDER.probability(lost(1, 100, p=40)) == 0
    assert LADDER.weighted(deal(1, 101, 50)) == Fraction(101, 2)
    assert LADDER.weighted(won(1, 100)) is None


def test_won_stands_apart_lost_is_out_and_the_unknown_is_counted() -> None:
    deals = [
        deal(1, 100, expected_close_on=CLOSES),
        deal(2, None),
        deal(3, 70, stage_id=UNSURE),
        won(4, 1_000),
        won(5, None),
        lost(6, 500),
        lost(7, None),
    ]
    found = pipeline_sum(deals, LADDER)
    assert (found.currency, found.open_count, found.open_minor, found.weighted) == (
        "CNY",
        3,
        170,
        10,
    )
    assert (found.won_count, found.won_minor, found.won_unknown) == (2, 1_000, 1)
    assert (found.lost_count, found.lost_minor, found.lost_unknown) == (2, 500, 1)
    assert found.unknown == Unknown(no_amount=1, no_probability=1, no_close=2)


def test_columns_in_the_order_of_the_ladder() -> None:
    columns = stage_sums([deal(1, 100), deal(2, 50), won(3, 7), deal(4, None)], LADDER)
    assert [one.stage_id for one in columns] == [FIRST, SECOND, UNSURE, WON, LOST]
    assert [one.count for one in columns] == [3, 0, 0, 1, 0]
    assert [one.weighted for one in columns] == [15, 0, 0, None, None]
    assert columns[0].unknown.no_amount == 1


def test_currencies_are_told_apart_and_never_added_up() -> None:
    deals = [deal(1, 5, currency="EUR"), deal(2, 7), deal(3, 9, currency="EUR")]
    apart = by_currency(deals)
    assert [(key, len(some)) for key, some in apart.items()] == [("CNY", 1), ("EUR", 2)]
    for sums in (pipeline_sum, stage_sums, win_rate):
        with pytest.raises(ValueError, match="never added up"):
            sums(deals, LADDER)
    assert pipeline_sum([], LADDER).currency is None


def test_the_parts_of_a_forecast() -> None:
    deals = [
        won(1, 1_000, date(2026, 11, 2)),
        won(2, 9_000, date(2026, 10, 31)),
        won(3, 9_000, None),
        won(4, None, date(2026, 11, 2)),
        deal(5, 400, 90, forecast_category="commit", expected_close_on=CLOSES),
        deal(6, 300, 50, forecast_category="best_case", expected_close_on=CLOSES),
        deal(7, 200, expected_close_on=CLOSES),
        deal(8, 600, 50, forecast_category="omitted", expected_close_on=CLOSES),
        deal(9, None, expected_close_on=CLOSES),
        deal(10, 50, expected_close_on=None),
        deal(11, 50, expected_close_on=date(2026, 12, 1)),
        lost(12, 700, date(2026, 11, 2)),
    ]
    found = forecast(deals, LADDER, NOVEMBER)
    assert (found.won_minor, found.commit_minor) == (1_000, 400)
    assert (found.best_case_minor, found.best_case_weighted) == (300, 150)
    assert (found.pipeline_minor, found.pipeline_weighted) == (200, 20)
    assert (found.weighted, found.total) == (170, 1_570)
    assert (found.open_minor, found.weighted_open) == (1_500, 360 + 150 + 20 + 300)
    assert (found.won_unknown, found.unknown.no_amount) == (1, 1)
    by_month = forecast_by_month(deals, LADDER, Period(date(2026, 11, 5), date(2026, 12, 1)))
    assert by_month.months[0] == found
    assert by_month.months[1].total == 5
    assert (by_month.open_undated, by_month.won_undated) == (1, 1)


def test_coverage() -> None:
    deals = [won(1, 400), deal(2, 900, expected_close_on=CLOSES)]
    found = forecast(deals, LADDER, NOVEMBER)
    assert coverage(found, 1_000).value == Fraction(3, 2)
    assert code(coverage(found, 400)) == "target_reached"
    assert code(coverage(found, None)) == "no_target"


def closed(wins: int, losses: int) -> list[Deal]:
    opened = TODAY - timedelta(days=30)
    return [
        *(won(number, 300, opened_on=opened) for number in range(wins)),
        *(lost(100 + number, 100, opened_on=opened) for number in range(losses)),
    ]


def test_win_rate_by_count_and_by_amount() -> None:
    found = win_rate(closed(15, 5), LADDER)
    assert (found.by_count.value, found.by_amount.value) == (Fraction(3, 4), Fraction(9, 10))
    assert (found.n, found.won, found.lost) == (20, 15, 5)


def test_fewer_than_twenty_are_no_history() -> None:
    found = win_rate(closed(15, 4), LADDER)
    assert code(found.by_count) == code(found.by_amount) == "insufficient_history"
    assert "19" in str(found.by_count.why and found.by_count.why.text)
    assert win_rate(closed(1, 1), LADDER, needed=2).by_count.value == Fraction(1, 2)
    assert code(win_rate([deal(1, 5)], LADDER).by_count) == "no_closed"
    with_unknown = win_rate([*closed(15, 4), won(90, None)], LADDER)
    assert with_unknown.by_count.value == Fraction(4, 5)
    assert (code(with_unknown.by_amount), with_unknown.n_by_amount) == ("insufficient_history", 19)
    assert (is_assumed(19), is_assumed(20)) == (True, False)


def test_velocity_and_the_cycle_it_rests_on() -> None:
    deals = [*closed(20, 5), deal(200, 600), deal(201, 300), deal(202, None)]
    found = velocity(deals, LADDER)
    assert found.cycle.days.value == 30
    assert found.per_day.value == Fraction(900 * 4, 5 * 30)
    assert (found.open_count, found.no_amount) == (3, 1)
    assert code(velocity(closed(20, 5), LADDER).per_day) == "no_open"
    assert code(velocity([*closed(9, 1), deal(200, 1)], LADDER).per_day) == "insufficient_history"
    assert code(velocity([*closed(20, 5), deal(200)], LADDER).per_day) == "no_amount"
    same_day = [won(number, 5, opened_on=TODAY) for number in range(20)]
    assert code(velocity([*same_day, deal(200, 1)], LADDER).per_day) == "no_time"
    assert code(average_cycle([won(1, 5)], LADDER).days) == "no_cycle"


def test_conversion_counts_what_was_ever_reached() -> None:
    deals = [deal(1), deal(2, stage_id=SECOND), won(3, 1), lost(4, 1), lost(5, 1), deal(6)]
    visited = {4: frozenset({FIRST, SECOND, LOST}), 6: frozenset({SECOND})}
    reached = Reached(deals, LADDER, visited)
    assert [reached.count(one) for one in (FIRST, SECOND, UNSURE, WON)] == [5, 4, 1, 1]
    assert reached.without_history == 1
    assert reached.conversion(FIRST, SECOND, needed=1).rate.value == Fraction(4, 5)
    assert [one.rate.value for one in reached.conversions(1)] == [
        Fraction(4, 5),
        Fraction(1, 4),
        1,
    ]
    assert code(reached.conversion(FIRST, SECOND).rate) == "insufficient_history"
    assert code(reached.conversion(SECOND, FIRST).rate) == "not_ahead"
    assert code(Reached([], LADDER, {}).conversion(FIRST, WON).rate) == "none_reached"


amounts = st.one_of(st.none(), st.integers(-(10**9), 10**9))
percents = st.one_of(st.none(), st.integers(0, 100))
stages = st.sampled_from([FIRST, SECOND, UNSURE, WON, LOST])
days = st.one_of(st.none(), st.dates(date(2026, 1, 1), date(2026, 12, 31)))
categories = st.sampled_from(["omitted", "pipeline", "best_case", "commit"])


@st.composite
def some_deals(draw: st.DrawFn) -> list[Deal]:
    rows = draw(st.lists(st.tuples(amounts, percents, stages, days, categories), max_size=12))
    return [
        deal(number, amount, p, stage_id=stage, expected_close_on=day, closed_on=day,
             forecast_category=category)
        for number, (amount, p, stage, day, category) in enumerate(rows)
    ]  # fmt: skip


@given(some_deals())
def test_months_and_columns_add_up_to_the_whole(deals: list[Deal]) -> None:
    year = Period(date(2026, 1, 1), date(2026, 12, 31))
    whole, months = forecast(deals, LADDER, year), forecast_by_month(deals, LADDER, year)
    assert sum(one.total for one in months.months) == whole.total
    assert sum(one.open_count + one.won_count for one in months.months) + months.open_undated + (
        months.won_undated
    ) == sum(LADDER.kind(one) != "lost" for one in deals)
    found, columns = pipeline_sum(deals, LADDER), stage_sums(deals, LADDER)
    assert sum(one.weighted or 0 for one in columns) == found.weighted
    assert sum(one.count for one in columns) == len(deals)


@given(some_deals())
def test_conversion_never_passes_one_and_never_rises(deals: list[Deal]) -> None:
    reached = Reached(deals, LADDER, {})
    counts = [reached.count(one) for one in (FIRST, SECOND, UNSURE, WON)]
    assert counts == sorted(counts, reverse=True)
    assert counts[0] + reached.without_history == len(deals)
