"""Cutting targets into parts and adding parts up, where they add up."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salespm_tui.domain.calendar import ALL_HOURS, STANDARD
from salespm_tui.domain.figures import Period
from salespm_tui.domain.goal_tree import Part, cut_period, decompose, roll_up, split_exactly
from salespm_tui.domain.goals import Goal
from salespm_tui.domain.working_days import WorkingDays

YEAR = Period(date(2026, 1, 1), date(2026, 12, 31))
WHOLE = Part(1, "Year", "revenue", "CNY", "cumulative", YEAR, 1_000, None)


def quarter(number: int, target: int | None, actual: int | None, **other: object) -> Part:
    period = cut_period(YEAR, "quarters")[number - 1]
    part = Part(10 + number, f"Q{number}", "revenue", "CNY", "cumulative", period, target, actual)
    return replace(part, **other)  # type: ignore[arg-type]


def test_parts_add_up_and_what_is_missing_is_said() -> None:
    found = roll_up(WHOLE, [quarter(1, 300, 250), quarter(2, 300, 40), quarter(3, 300, None)])
    assert (found.target.value, found.actual.value) == (900, 290)
    assert (found.counted, found.unknown) == ((11, 12, 13), (13,))
    assert len(found.notes) == 2
    all_there = roll_up(WHOLE, [quarter(1, 500, 1), quarter(2, 500, 2)])
    assert all_there.notes == ()
    assert len(roll_up(WHOLE, [quarter(1, 1_001, 1)]).notes) == 1


def test_what_is_measured_otherwise_is_left_out_and_named() -> None:
    parts = [
        quarter(1, 300, 250),
        quarter(2, 5, 5, metric="new_customers", unit=""),
        quarter(3, 5, 5, unit="EUR"),
        quarter(4, 5, 5, aggregation="level"),
    ]
    found = roll_up(WHOLE, parts)
    assert (found.actual.value, found.mixed) == (250, (12, 13, 14))
    assert "3" in str(found.notes[0])


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"aggregation": "level"}, "not_cumulative"),
        ({"aggregation": "average"}, "not_cumulative"),
        ({"metric": "win_rate"}, "ratio"),
    ],
)
def test_levels_averages_and_rates_never_add_up(changed: dict[str, str], code: str) -> None:
    whole = replace(WHOLE, **changed)  # type: ignore[arg-type]
    found = roll_up(whole, [replace(quarter(1, 1, 1), **changed)])  # type: ignore[arg-type]
    assert found.actual.why is not None
    assert found.actual.why.code == code


def test_the_same_is_never_counted_twice() -> None:
    by_owner = replace(WHOLE, id=20, name="Li", owner="Li", target_value=400, actual=40)
    found = roll_up(WHOLE, [quarter(1, 300, 250), by_owner])
    assert found.actual.why is not None
    assert found.actual.why.code == "counted_twice"
    assert "Q1" in str(found.actual.why.text)
    other = replace(by_owner, id=21, name="Wang", owner="Wang", actual=2)
    assert roll_up(WHOLE, [by_owner, other]).actual.value == 42
    projects = [replace(by_owner, id=one, owner="", project_id=one, actual=1) for one in (1, 2)]
    assert roll_up(WHOLE, projects).actual.value == 2


def test_nothing_below_is_no_sum() -> None:
    for parts in ([], [quarter(1, None, None)]):
        found = roll_up(WHOLE, parts)
        assert found.actual.value is None
        assert found.target.value is None


def test_equal_parts_of_what_does_not_divide() -> None:
    assert split_exactly(100, [1, 1, 1]) == (34, 33, 33)
    assert split_exactly(-100, [1, 1, 1]) == (-33, -33, -34)
    assert split_exactly(5, [0, 1]) == (0, 5)
    with pytest.raises(ValueError, match="weights"):
        split_exactly(5, [0, 0])


@given(
    st.integers(-(10**9), 10**9),
    st.lists(st.fractions(0, 100, max_denominator=60), min_size=1, max_size=12),
)
def test_parts_make_the_whole_and_are_off_by_less_than_one(
    total: int, weights: list[object]
) -> None:
    whole = sum(weights)  # type: ignore[call-overload]
    if not whole:
        return
    parts = split_exactly(total, weights)  # type: ignore[arg-type]
    assert sum(parts) == total
    for part, weight in zip(parts, weights, strict=True):
        assert abs(part - total * weight / whole) < 1  # type: ignore[operator]


def test_the_calendars_quarters_and_months() -> None:
    assert cut_period(YEAR, "quarters")[1] == Period(date(2026, 4, 1), date(2026, 6, 30))
    assert len(cut_period(YEAR, "months")) == 12
    short = Period(date(2026, 2, 10), date(2026, 7, 3))
    assert cut_period(short, "quarters") == (
        Period(date(2026, 2, 10), date(2026, 3, 31)),
        Period(date(2026, 4, 1), date(2026, 6, 30)),
        Period(date(2026, 7, 1), date(2026, 7, 3)),
    )


def test_a_target_by_quarters_by_days_and_by_its_curve() -> None:
    goal = Goal(1, YEAR.first, YEAR.last, 1_000_001, baseline_value=1)
    days = WorkingDays(STANDARD)
    assert [part for _, part in decompose(goal, "quarters", "equal", days)] == [250_000] * 4
    by_day = [part for _, part in decompose(goal, "months", "working_days", days)]
    assert sum(by_day) == 1_000_000
    assert by_day[0] == round(1_000_000 * 22 / 261)
    linear = [part for _, part in decompose(goal, "months", "curve", days)]
    assert linear == by_day
    late = replace(goal, curve="back_loaded")
    quarters = [part for _, part in decompose(late, "quarters", "curve", WorkingDays(ALL_HOURS))]
    assert quarters == sorted(quarters)
    assert sum(quarters) == 1_000_000


@given(
    st.integers(0, 10**9),
    st.sampled_from(["months", "quarters"]),
    st.sampled_from(["equal", "working_days", "curve"]),
    st.dates(date(2026, 1, 1), date(2026, 6, 30)),
    st.integers(3, 300),
)
def test_what_was_cut_adds_up_to_the_whole(
    target: int, by: str, weigh: str, start: date, length: int
) -> None:
    goal = Goal(1, start, start + timedelta(length), target)
    cut = decompose(goal, by, weigh, WorkingDays(STANDARD))
    whole = replace(WHOLE, period=goal.period, target_value=target)
    parts = [
        replace(whole, id=number, period=period, target_value=share, actual=share)
        for number, (period, share) in enumerate(cut)
    ]
    found = roll_up(whole, parts)
    assert (found.target.value, found.actual.value, found.notes) == (target, target, ())
    assert cut[0][0].first == goal.start_on
    assert cut[-1][0].last == goal.due_on


def test_customers_are_cut_into_whole_ones() -> None:
    goal = Goal(1, YEAR.first, YEAR.last, 1_000)
    days = WorkingDays(STANDARD)
    parts = [part for _, part in decompose(goal, "quarters", "equal", days, step=100)]
    assert parts == [300, 300, 200, 200]
    odd = replace(goal, target_value=1_001)
    assert [part for _, part in decompose(odd, "quarters", "equal", days, 100)] == [
        251, 250, 250, 250,
    ]  # fmt: skip


@pytest.mark.parametrize("changed", [{"aggregation": "level"}, {"target_value": None}])
def test_what_does_not_add_up_is_not_cut(changed: dict[str, object]) -> None:
    goal = replace(Goal(1, YEAR.first, YEAR.last, 12), **changed)  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="cumulative"):
        decompose(goal, "months", "equal", WorkingDays(STANDARD))
