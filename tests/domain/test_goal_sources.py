"""What feeds a goal: deals, payments, clients, and values stated by hand."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salespm_tui.domain.figures import Period
from salespm_tui.domain.goal_sources import (
    ActualRule,
    Fed,
    SourceRow,
    StatedValue,
    actual_value,
    fed_by_deals,
    fed_by_payments,
    feed_of,
    feeds,
)
from tests.domain.small_deals import LADDER, deal, lost, won

NOVEMBER = Period(date(2026, 11, 1), date(2026, 11, 30))


def on(day: int) -> date:
    return date(2026, 11, day)


DEALS = [
    won(3, 300, on(20), client_id=2),
    won(1, 100, on(3), client_id=1),
    won(2, 50, date(2026, 10, 31), client_id=2),
    won(4, None, on(21), client_id=3),
    won(5, 70, None, client_id=4),
    won(6, 9, on(22)),
    lost(7, 800, on(5), client_id=5),
    deal(8, 900, client_id=6, expected_close_on=on(4)),
]


def ids(fed: Fed) -> list[int]:
    return [one.id for one in fed.rows]


def test_won_deals_by_the_day_they_closed() -> None:
    fed = fed_by_deals("amount", DEALS, LADDER, NOVEMBER)
    assert ids(fed) == [1, 3, 6]
    assert sum(one.value for one in fed.rows) == 409
    assert (fed.unknown, fed.undated) == (1, 1)
    orders = fed_by_deals("orders", DEALS, LADDER, NOVEMBER)
    assert ids(orders) == [1, 3, 4, 6]
    assert orders.unknown == 0


def test_a_client_is_new_once() -> None:
    fed = fed_by_deals("new_customers", DEALS, LADDER, NOVEMBER)
    assert [(one.kind, one.id) for one in fed.rows] == [("client", 1), ("client", 3)]
    assert (fed.unknown, fed.undated) == (1, 1)
    assert ids(fed_by_deals("customers", DEALS, LADDER, NOVEMBER)) == [2, 1, 3]


def test_the_win_rate_is_the_mean_of_closed_deals() -> None:
    fed = fed_by_deals("win_rate", DEALS, LADDER, NOVEMBER)
    found = actual_value(fed, [], ActualRule("average"), NOVEMBER, on(30))
    assert found.value.value == 80


def test_other_metrics_are_fed_by_nothing() -> None:
    assert feed_of("won_deals", "market_share", is_money=False) is None
    with pytest.raises(ValueError, match="market_share"):
        fed_by_deals("market_share", DEALS, LADDER, NOVEMBER)
    found = actual_value(Fed(), [], ActualRule("level"), NOVEMBER, on(30))
    assert (found.value.value, found.source, found.points) == (None, "none", ())


def test_nothing_won_yet_is_a_real_nought_where_deals_are_kept() -> None:
    fed = fed_by_deals("amount", [deal(1, 5)], LADDER, NOVEMBER)
    found = actual_value(fed, [], ActualRule(start=7), NOVEMBER, on(30))
    assert (found.value.value, found.source) == (7, "rows")
    none = fed_by_deals("amount", [], LADDER, NOVEMBER)
    assert actual_value(none, [], ActualRule(), NOVEMBER, on(30)).value.value is None


def test_payments_of_the_period() -> None:
    rows = [SourceRow("payment", number, "P", on(number), 10) for number in (9, 4)]
    before = SourceRow("payment", 1, "P", date(2026, 10, 1), 10)
    fed = fed_by_payments([*rows, before], NOVEMBER)
    assert ids(fed) == [4, 9]
    found = actual_value(fed, [], ActualRule(), NOVEMBER, on(5))
    assert (found.value.value, [one.id for one in found.rows]) == (10, [4])


def test_a_value_by_hand_is_the_state_of_its_evening() -> None:
    fed = fed_by_deals("amount", DEALS, LADDER, NOVEMBER)
    stated = [StatedValue(1, on(20), 1_000)]
    found = actual_value(fed, stated, ActualRule(), NOVEMBER, on(30))
    assert (found.value.value, found.source) == (1_009, "both")
    assert [one.id for one in found.rows] == [6]
    assert found.points == ((on(3), 100), (on(20), 1_000), (on(22), 1_009))
    assert actual_value(fed, stated, ActualRule(), NOVEMBER, on(21)).source == "manual"
    assert actual_value(fed, stated, ActualRule(), NOVEMBER, on(19)).value.value == 100


def test_a_value_by_hand_may_add_instead() -> None:
    fed = fed_by_deals("amount", DEALS, LADDER, NOVEMBER)
    stated = [StatedValue(1, on(20), 1_000), StatedValue(2, date(2026, 10, 2), 5)]
    found = actual_value(fed, stated, ActualRule(manual="add", start=1), NOVEMBER, on(30))
    assert (found.value.value, found.source) == (1_410, "both")
    assert len(found.rows) == 3


def test_levels_hold_and_averages_are_means() -> None:
    stated = [StatedValue(2, on(9), 30), StatedValue(1, date(2026, 10, 2), 20)]
    assert actual_value(Fed(), stated, ActualRule("level"), NOVEMBER, on(8)).value.value == 20
    assert actual_value(Fed(), stated, ActualRule("level"), NOVEMBER, on(9)).value.value == 30
    several = [StatedValue(1, on(1), 4), StatedValue(2, on(2), 5), StatedValue(3, on(9), 9)]
    found = actual_value(Fed(), several, ActualRule("average"), NOVEMBER, on(2))
    assert found.value.value == Fraction(9, 2)
    assert found.points == ((on(1), 4), (on(2), Fraction(9, 2)))


def test_which_deals_belong_to_a_goal() -> None:
    tied = deal(1, 5, goal_id=3, project_id=9)
    assert feeds(tied, 9, "CNY", frozenset({3, 4}))
    assert not feeds(tied, 9, "CNY", frozenset({4}))
    assert not feeds(tied, 8, None, frozenset({3}))
    assert not feeds(tied, None, "EUR", frozenset({3}))
    assert feeds(deal(2), None, None, frozenset())


def test_amounts_of_two_currencies_feed_no_goal() -> None:
    with pytest.raises(ValueError, match="never added up"):
        fed_by_deals("amount", [won(1, 5), won(2, 5, currency="EUR")], LADDER, NOVEMBER)


@pytest.mark.parametrize(
    ("source", "metric", "is_money", "feed"),
    [
        ("won_deals", "revenue", True, "amount"),
        ("won_deals", "custom", True, "amount"),
        ("won_deals", "custom", False, "orders"),
        ("clients", "customers", False, "customers"),
        ("clients", "custom", False, "new_customers"),
        ("cash", "cash_collected", True, "cash"),
        ("cash", "custom", False, None),
        ("clients", "revenue", True, None),
        ("manual", "revenue", True, None),
    ],
)
def test_what_feeds_which_metric(
    source: str, metric: str, is_money: bool, feed: str | None
) -> None:
    assert feed_of(source, metric, is_money=is_money) == feed


def test_what_is_counted_may_be_kept_in_hundredths() -> None:
    for feed in ("orders", "new_customers", "customers"):
        rows = fed_by_deals(feed, DEALS, LADDER, NOVEMBER, per_unit=100).rows
        assert {one.value for one in rows} == {100}
    rates = fed_by_deals("win_rate", DEALS, LADDER, NOVEMBER, per_unit=100).rows
    assert {one.value for one in rates} == {0, 10_000}
    whole = fed_by_deals("amount", DEALS, LADDER, NOVEMBER, per_unit=100).rows
    assert sum(one.value for one in whole) == 409


events = st.lists(st.tuples(st.integers(1, 30), st.integers(-99, 99)), max_size=8)


@given(events, events, st.integers(1, 30), st.sampled_from(["override", "add"]))
def test_the_value_is_what_was_last_stated_and_all_that_came_after(
    paid: list[tuple[int, int]], said: list[tuple[int, int]], today: int, manual: str
) -> None:
    rows = [SourceRow("payment", at, "P", on(day), value) for at, (day, value) in enumerate(paid)]
    stated = [StatedValue(at, on(day), value) for at, (day, value) in enumerate(said)]
    fed = fed_by_payments(rows, NOVEMBER)
    found = actual_value(fed, stated, ActualRule(manual=manual, start=5), NOVEMBER, on(today))
    known = [(day, at, value) for at, (day, value) in enumerate(said) if day <= today]
    expected = 5 + sum(value for day, value in paid if day <= today)
    if manual == "add":
        expected += sum(value for _, _, value in known)
    elif known:
        last = max(known)
        expected = last[2] + sum(value for day, value in paid if last[0] < day <= today)
    assert found.value.value == (None if found.source == "none" else expected)
    assert (found.source == "none") == (not paid and not known)
    if found.points:
        assert found.points[-1][1] == expected
