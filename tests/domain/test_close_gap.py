"""The smallest set of deals that closes a gap, held against trying every set."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from salespm_tui.domain.close_gap import Candidate, candidates, close_gap, smallest_set
from salespm_tui.domain.figures import Period
from salespm_tui.domain.pipeline import Deal, Ladder, Stage

OPEN, WON, LOST, UNSURE = 1, 2, 3, 4
LADDER = Ladder(
    [Stage(OPEN, 0, "open", 50), Stage(UNSURE, 1, "open"), Stage(WON, 2, "won"), Stage(LOST, 3, "lost")]
)  # fmt: skip
Q4 = Period(date(2026, 10, 1), date(2026, 12, 31))
MAY = date(2026, 5, 1)


def deal(
    number: int, amount: int | None, p: int | None = None, day: int = 1, **other: object
) -> Deal:
    facts: dict[str, object] = {
        "stage_id": OPEN,
        "currency": "CNY",
        "expected_close_on": date(2026, 12, day),
        **other,
    }
    return Deal(number, f"D{number}", amount_minor=amount, probability_override=p, **facts)  # type: ignore[arg-type]


def by_trying(possible: tuple[Candidate, ...], gap: Fraction) -> tuple[Candidate, ...] | None:
    """The first of all sets in the stated order, None where no set suffices."""
    if gap <= 0:
        return ()
    for size in range(1, len(possible) + 1):
        enough = [
            one
            for one in combinations(possible, size)
            if sum((deal.contribution for deal in one), Fraction(0)) >= gap
        ]
        if enough:
            return min(enough, key=_rank)
    return None


def _rank(chosen: tuple[Candidate, ...]) -> tuple[Fraction, list[tuple[date, int]]]:
    total = sum((one.contribution for one in chosen), Fraction(0))
    return -total, sorted((one.close_on, one.deal_id) for one in chosen)


@st.composite
def some_deals(draw: st.DrawFn) -> list[Deal]:
    amounts = st.one_of(st.none(), st.sampled_from([-200, 0, 100, 100, 200, 300]))
    return [
        deal(
            number,
            draw(amounts),
            draw(st.sampled_from([None, 0, 25, 50, 100])),
            draw(st.integers(1, 3)),
            stage_id=draw(st.sampled_from([OPEN, OPEN, OPEN, UNSURE, WON, LOST])),
            closed_on=date(2026, 11, 1),
        )
        for number in draw(st.permutations(range(draw(st.integers(0, 8)))))
    ]


@settings(deadline=None, max_examples=80)
@given(some_deals(), st.integers(-100, 1_200))
def test_no_set_comes_before_the_one_named(deals: list[Deal], target: int) -> None:
    found = close_gap(deals, LADDER, Q4, target)
    possible = candidates(deals, LADDER, Q4)
    expected = by_trying(possible, found.gap)
    if expected is None:
        assert not found.closes
        assert set(found.chosen) == {one for one in possible if one.contribution > 0}
    else:
        assert found.closes
        assert set(found.chosen) == set(expected)


@settings(deadline=None, max_examples=40)
@given(some_deals(), st.integers(-100, 1_200))
def test_winning_the_named_deals_does_close_it(deals: list[Deal], target: int) -> None:
    found = close_gap(deals, LADDER, Q4, target)
    named = {one.deal_id for one in found.chosen}
    after = [
        deal(one.id, one.amount_minor, stage_id=WON, closed_on=one.expected_close_on)
        if one.id in named
        else one
        for one in deals
    ]
    assert max(close_gap(after, LADDER, Q4, target).gap, Fraction(0)) == found.remains


def test_fewest_then_most_then_earliest() -> None:
    deals = [deal(1, 100, 0, day=9), deal(2, 100, 0, day=2), deal(3, 60, 0, day=1), deal(4, 60, 0)]
    assert [one.deal_id for one in close_gap(deals, LADDER, Q4, 70).chosen] == [2]
    assert [one.deal_id for one in close_gap(deals, LADDER, Q4, 110).chosen] == [2, 1]
    same = [deal(7, 100, 0, day=5), deal(5, 100, 0, day=5)]
    assert [one.deal_id for one in close_gap(same, LADDER, Q4, 100).chosen] == [5]


def test_a_deal_adds_what_was_not_weighted_already() -> None:
    found = close_gap([deal(1, 1_000, 90), deal(2, 400, 10)], LADDER, Q4, 1_200)
    assert (found.weighted_open, found.gap) == (940, 260)
    assert [(one.deal_id, one.contribution) for one in found.chosen] == [(2, 360)]
    assert found.closes


def test_what_is_unknown_is_counted_and_what_lies_outside_is_left() -> None:
    deals = [
        deal(1, None),
        deal(2, 100, stage_id=UNSURE),
        deal(3, 100, expected_close_on=None),
        deal(4, 100, expected_close_on=MAY),
        deal(5, 500, stage_id=WON, closed_on=MAY),
        deal(6, 30, stage_id=WON, closed_on=Q4.last),
        deal(7, 30, stage_id=LOST, closed_on=Q4.last),
    ]
    found = close_gap(deals, LADDER, Q4, 1_000)
    assert (found.won_minor, found.weighted_open, found.gap) == (30, 0, 970)
    assert [(one.deal_id, one.contribution) for one in found.chosen] == [(2, 100)]
    assert found.remains == 870
    unknown = found.unknown
    assert (unknown.no_amount, unknown.no_probability, unknown.no_close) == (1, 1, 1)


def test_a_met_target_asks_for_nothing() -> None:
    found = close_gap([deal(1, 100)], LADDER, Q4, 50)
    assert (found.gap, found.chosen, found.closes) == (0, (), True)


def test_currencies_are_never_mixed() -> None:
    with pytest.raises(ValueError, match="never added up"):
        close_gap([deal(1, 1), deal(2, 1, currency="EUR")], LADDER, Q4, 5)


def test_two_hundred_deals_where_only_all_of_the_largest_suffice() -> None:
    possible = [
        Candidate(number, Fraction(1_000 - number % 7), MAY + timedelta(number))
        for number in range(200)
    ]
    largest = [one for one in possible if one.contribution == 1_000]
    chosen = smallest_set(possible, 1_000 * len(largest))
    assert list(chosen) == largest
    assert len(smallest_set(possible, 10**9)) == 200
