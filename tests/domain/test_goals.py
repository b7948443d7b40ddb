"""Goals by the formulas of the domain description, on working days."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salespm_tui.domain.calendar import (
    ALL_HOURS,
    STANDARD,
    WORKING_DAY,
    CalendarException,
    WorkCalendar,
)
from salespm_tui.domain.figures import (
    Period,
    half_up,
    months_of,
    unit_writer,
    write_number,
    write_percent,
)
from salespm_tui.domain.goals import Bands, Goal, band_of, expected_on, goal_figures
from salespm_tui.domain.phasing import points_of, share_due
from salespm_tui.domain.working_days import WorkingDays

EVERY_DAY = WorkingDays(ALL_HOURS)
FIRST = date(2026, 11, 1)
GOAL = Goal(1, FIRST, date(2026, 11, 30), target_value=500_000)
DAY_20 = date(2026, 11, 20)

values = st.integers(-(10**12), 10**12)


def test_the_worked_example() -> None:
    found = goal_figures(GOAL, 320_000, DAY_20, EVERY_DAY)
    assert found.attainment.value == Fraction(64, 100)
    assert found.pace.value == Fraction(96, 100)
    assert found.projection.value == 480_000
    assert found.required_per_day.value == 18_000
    assert found.band == "on_track"
    assert (found.time.gone, found.time.left) == (20, 10)
    assert found.gap.value == 320_000 - Fraction(1_000_000, 3)


def test_days_are_those_worked() -> None:
    holiday = CalendarException(date(2026, 10, 1), date(2026, 10, 7))
    made_up = CalendarException(date(2026, 10, 10), date(2026, 10, 10), WORKING_DAY)
    days = WorkingDays(WorkCalendar("CN", STANDARD.week, (holiday, made_up)))
    october = Goal(1, date(2026, 10, 1), date(2026, 10, 31), 180)
    found = goal_figures(october, 50, date(2026, 10, 11), days)
    assert (found.time.total, found.time.gone) == (18, 3)
    assert found.expected.value == 30
    assert found.required_per_day.value == Fraction(130, 15)


def test_working_days_agree_with_counting_one_by_one() -> None:
    holiday = CalendarException(date(2026, 10, 1), date(2026, 10, 7))
    calendar = WorkCalendar("CN", STANDARD.week, (holiday,))
    days = WorkingDays(calendar)
    for start in range(0, 30, 7):
        first = date(2026, 9, 15) + timedelta(start)
        each = [first + timedelta(more) for more in range(40)]
        assert days.between(first, each[-1]) == sum(bool(calendar.hours_on(one)) for one in each)
    assert days.between(date(2026, 10, 9), date(2026, 10, 8)) == 0


@pytest.mark.parametrize(
    ("curve", "at_half"),
    [("linear", Fraction(1, 2)), ("front_loaded", Fraction(3, 4)), ("back_loaded", Fraction(1, 4))],
)
def test_curves_by_half_time(curve: str, at_half: Fraction) -> None:
    goal = replace(GOAL, curve=curve, baseline_value=100, target_value=500)
    assert expected_on(goal, date(2026, 11, 15), EVERY_DAY).value == 100 + 400 * at_half


def test_a_curve_of_ones_own_is_straight_between_its_points() -> None:
    points = points_of([(50, 20), (80, 80)])
    assert share_due("custom", Fraction(1, 4), points) == Fraction(1, 10)
    assert share_due("custom", Fraction(65, 100), points) == Fraction(1, 2)
    assert share_due("custom", Fraction(9, 10), points) == Fraction(9, 10)
    assert share_due("custom", Fraction(1, 3)) == Fraction(1, 3)
    assert points_of([(5_000, 2_000), (8_000, 8_000)], whole=10_000) == points


@pytest.mark.parametrize("points", [[(50, 60), (50, 70)], [(30, 60), (60, 40)], [(0, 5)]])
def test_a_curve_that_is_none_is_refused(points: list[tuple[int, int]]) -> None:
    with pytest.raises(ValueError, match="curve"):
        points_of(points)


@given(
    st.sampled_from(["linear", "front_loaded", "back_loaded"]),
    st.fractions(0, 1, max_denominator=400),
    st.fractions(0, 1, max_denominator=400),
)
def test_a_curve_rises_from_nothing_to_all(curve: str, one: Fraction, other: Fraction) -> None:
    early, late = sorted((one, other))
    assert 0 <= share_due(curve, early) <= share_due(curve, late) <= 1
    assert (share_due(curve, Fraction(0)), share_due(curve, Fraction(1))) == (0, 1)


def test_lower_is_better_by_the_same_formulas() -> None:
    complaints = replace(GOAL, direction="lower", baseline_value=100, target_value=50)
    found = goal_figures(complaints, 80, date(2026, 11, 15), EVERY_DAY)
    assert found.attainment.value == Fraction(2, 5)
    assert found.pace.value == Fraction(4, 5)
    assert found.band == "at_risk"
    assert found.required_per_day.value == -2
    assert found.reached is False
    assert goal_figures(complaints, 50, DAY_20, EVERY_DAY).band == "done"


def test_a_level_is_not_projected_and_is_done_only_at_the_end() -> None:
    share = replace(GOAL, aggregation="level", baseline_value=10, target_value=20)
    found = goal_figures(share, 21, date(2026, 11, 15), EVERY_DAY)
    assert found.projection.value is None
    assert found.projection.why is not None
    assert found.projection.why.code == "not_cumulative"
    assert found.gap.value == 6
    assert found.band == "ahead"
    assert goal_figures(share, 21, date(2026, 12, 1), EVERY_DAY).band == "done"
    assert goal_figures(share, 19, date(2026, 12, 1), EVERY_DAY).band == "missed"


def test_an_average_needs_nothing_a_day() -> None:
    found = goal_figures(replace(GOAL, aggregation="average"), 3, DAY_20, EVERY_DAY)
    assert found.required_per_day.why is not None
    assert found.required_per_day.why.code == "average"


def test_a_projection_begins_with_a_tenth_of_the_time() -> None:
    early = goal_figures(GOAL, 9_000, date(2026, 11, 2), EVERY_DAY).projection
    assert early.why is not None
    assert early.why.code == "too_early"
    assert goal_figures(GOAL, 9_000, date(2026, 11, 3), EVERY_DAY).projection.value == 90_000


def test_a_reached_goal_needs_nothing_more_and_the_last_day_leaves_none() -> None:
    assert goal_figures(GOAL, 500_001, DAY_20, EVERY_DAY).required_per_day.value == 0
    last = goal_figures(GOAL, 400_000, GOAL.due_on, EVERY_DAY).required_per_day
    assert last.why is not None
    assert last.why.code == "no_days_left"


@pytest.mark.parametrize(
    ("changed", "actual", "code"),
    [
        ({"target_value": None}, 1, "no_target"),
        ({"baseline_value": None}, 1, "no_baseline"),
        ({"target_value": 0}, 1, "target_is_baseline"),
        ({"target_value": -5}, 1, "against_direction"),
        ({}, None, "no_actual"),
    ],
)
def test_no_attainment_says_why(
    changed: dict[str, int | None], actual: int | None, code: str
) -> None:
    goal = replace(GOAL, **changed)  # type: ignore[arg-type]
    found = goal_figures(goal, actual, DAY_20, EVERY_DAY)
    assert found.attainment.value is None
    assert found.attainment.why is not None
    assert found.attainment.why.code == code
    assert str(found.attainment.why.text)


@pytest.mark.parametrize(
    ("status", "today", "band", "code"),
    [
        ("active", date(2026, 10, 31), None, "not_begun"),
        ("draft", DAY_20, None, "draft"),
        ("abandoned", DAY_20, None, "abandoned"),
        ("achieved", DAY_20, "done", None),
        ("missed", DAY_20, "missed", None),
        ("active", date(2026, 12, 1), "missed", None),
    ],
)
def test_what_the_status_and_the_day_decide(
    status: str, today: date, band: str | None, code: str | None
) -> None:
    found = goal_figures(replace(GOAL, status=status), 320_000, today, EVERY_DAY)
    assert found.band == band
    assert (found.band_why and found.band_why.code) == code


def test_a_period_of_days_off_alone() -> None:
    weekend = replace(GOAL, start_on=date(2026, 11, 7), due_on=date(2026, 11, 8))
    found = goal_figures(weekend, 1, date(2026, 11, 7), WorkingDays(STANDARD))
    for figure in (found.expected, found.pace, found.projection, found.required_per_day):
        assert figure.why is not None
        assert figure.why.code == "no_working_days"


def test_bands_and_their_edges() -> None:
    paces = [Fraction(number, 100) for number in (105, 104, 95, 94, 80, 79)]
    bands = ["ahead", "on_track", "on_track", "at_risk", "at_risk", "behind"]
    assert [band_of(one) for one in paces] == bands
    strict = Bands(ahead=Fraction(2), on_track=Fraction(1), at_risk=Fraction(99, 100))
    assert band_of(Fraction(98, 100), strict) == "behind"


def test_stretch() -> None:
    found = goal_figures(replace(GOAL, stretch_value=640_000), 320_000, DAY_20, EVERY_DAY)
    assert found.stretch_attainment.value == Fraction(1, 2)
    without = goal_figures(GOAL, 320_000, DAY_20, EVERY_DAY).stretch_attainment
    assert without.why is not None
    assert without.why.code == "no_stretch"


@given(values, values, values, st.integers(0, 40))
def test_turning_a_goal_upside_down_changes_no_share(
    baseline: int, target: int, actual: int, day: int
) -> None:
    goal = replace(GOAL, baseline_value=baseline, target_value=target)
    mirror = replace(goal, baseline_value=-baseline, target_value=-target, direction="lower")
    today = FIRST + timedelta(day - 5)
    one = goal_figures(goal, actual, today, EVERY_DAY)
    other = goal_figures(mirror, -actual, today, EVERY_DAY)
    assert (one.attainment, one.pace, one.band) == (other.attainment, other.pace, other.band)
    for figure, mirrored in ((one.projection, other.projection), (one.gap, other.gap)):
        assert (figure.value is None) == (mirrored.value is None)
        assert figure.value is None or figure.value == -(mirrored.value or 0)


@given(st.integers(1, 10**12), st.integers(0, 10**12), st.integers(3, 30))
def test_at_a_steady_rate_projection_and_pace_say_the_same(
    target: int, actual: int, day: int
) -> None:
    goal = replace(GOAL, target_value=target)
    found = goal_figures(goal, actual, FIRST + timedelta(day - 1), EVERY_DAY)
    assert found.projection.value is not None
    assert found.projection.value / target == found.pace.value


def test_how_figures_are_written() -> None:
    assert [half_up(Fraction(one, 2)) for one in (1, 3, -1, -3)] == [1, 2, -1, -2]
    assert write_number(Fraction(1_000_005, 1000)) == "1,000.01"
    assert write_number(18_000) == "18,000"
    assert unit_writer("%", per_unit=100)(Fraction(1_250)) == "12.5 %"
    assert write_percent(Fraction(64, 100)) == "64%"
    assert [one.first.month for one in months_of(Period(date(2026, 11, 30), date(2027, 2, 1)))] == [
        11, 12, 1, 2,
    ]  # fmt: skip
