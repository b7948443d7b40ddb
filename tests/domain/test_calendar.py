"""Working-time arithmetic: examples that a person can check, and laws that always hold."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salespm_tui.domain.calendar import (
    ALL_HOURS,
    DAY_OFF,
    STANDARD,
    WORKING_DAY,
    CalendarException,
    WorkCalendar,
    derive,
    instant_of,
    minute_of,
)

FRIDAY_EVENING = datetime(2026, 11, 20, 17)
MONDAY_MORNING = datetime(2026, 11, 23, 8)


@st.composite
def day_hours(draw: st.DrawFn, least: int = 0) -> tuple[tuple[int, int], ...]:
    edges = draw(
        st.lists(st.integers(0, 48), min_size=2 * least, max_size=6, unique=True).map(sorted)
    )
    return tuple(
        (edges[at] * 30, edges[at + 1] * 30) for at in range(0, len(edges) - len(edges) % 2, 2)
    )


@st.composite
def exceptions(draw: st.DrawFn) -> CalendarException:
    first = date(2026, 1, 1) + timedelta(days=draw(st.integers(0, 60)))
    return CalendarException(
        first, first + timedelta(days=draw(st.integers(0, 9))), draw(day_hours())
    )


calendars = st.builds(
    lambda work, rest, some: WorkCalendar("any", (work, *rest), tuple(some)),
    day_hours(1),
    st.lists(day_hours(), min_size=6, max_size=6),
    st.lists(exceptions(), max_size=6),
)
instants = st.integers(0, 90 * 1440).map(
    lambda minute: datetime(2025, 12, 20) + timedelta(minutes=minute)
)
amounts = st.integers(1, 20_000)


def test_friday_evening_and_monday_morning_are_one_working_instant() -> None:
    assert STANDARD.between(FRIDAY_EVENING, MONDAY_MORNING) == 0
    assert STANDARD.next_instant(FRIDAY_EVENING) == MONDAY_MORNING
    assert STANDARD.previous_instant(MONDAY_MORNING) == FRIDAY_EVENING
    assert STANDARD.next_instant(MONDAY_MORNING) == MONDAY_MORNING
    assert STANDARD.previous_instant(FRIDAY_EVENING) == FRIDAY_EVENING


def test_added_work_is_shown_as_a_finish_and_taken_away_as_a_start() -> None:
    assert STANDARD.add(MONDAY_MORNING, 5 * 480) == datetime(2026, 11, 27, 17)
    assert STANDARD.add(FRIDAY_EVENING, -480) == datetime(2026, 11, 20, 8)
    assert STANDARD.add(MONDAY_MORNING, 240) == datetime(2026, 11, 23, 12)
    assert STANDARD.add(MONDAY_MORNING, 241) == datetime(2026, 11, 23, 13, 1)
    assert STANDARD.add(MONDAY_MORNING, -1) == datetime(2026, 11, 20, 16, 59)


def test_a_holiday_is_skipped_and_a_make_up_saturday_is_worked() -> None:
    calendar = WorkCalendar(
        "CN",
        STANDARD.week,
        (
            CalendarException(date(2026, 10, 1), date(2026, 10, 7), name="国庆节"),
            CalendarException(date(2026, 10, 10), date(2026, 10, 10), WORKING_DAY, "调休上班"),
        ),
    )
    assert calendar.add(datetime(2026, 9, 30, 8), 2 * 480) == datetime(2026, 10, 8, 17)
    assert calendar.add(datetime(2026, 10, 9, 8), 2 * 480) == datetime(2026, 10, 10, 17)
    assert calendar.minutes_on(date(2026, 10, 1)) == 0
    assert calendar.minutes_on(date(2026, 10, 10)) == 480
    assert calendar.hours_on(date(2026, 10, 11)) == DAY_OFF


def test_of_two_exceptions_on_one_day_the_later_named_counts() -> None:
    long = CalendarException(date(2026, 3, 2), date(2026, 3, 6))
    short = CalendarException(date(2026, 3, 4), date(2026, 3, 4), ((540, 600),))
    assert WorkCalendar("a", STANDARD.week, (long, short)).minutes_on(date(2026, 3, 4)) == 60
    assert WorkCalendar("a", STANDARD.week, (long, short)).minutes_on(date(2026, 3, 5)) == 0
    assert WorkCalendar("b", STANDARD.week, (short, long)).minutes_on(date(2026, 3, 4)) == 0


def test_a_derived_calendar_follows_its_base_where_it_says_nothing() -> None:
    holiday = CalendarException(date(2026, 11, 24), date(2026, 11, 24))
    base = WorkCalendar("base", STANDARD.week, (holiday,))
    shift = derive("late", base, (((720, 1200),), *[None] * 6))
    assert shift.hours_on(date(2026, 11, 23)) == ((720, 1200),)
    assert shift.hours_on(date(2026, 11, 25)) == WORKING_DAY
    assert shift.hours_on(date(2026, 11, 24)) == DAY_OFF
    worked = derive(
        "worked", base, exceptions=(CalendarException(holiday.first, holiday.last, WORKING_DAY),)
    )
    assert worked.hours_on(date(2026, 11, 24)) == WORKING_DAY


def test_a_night_shift_runs_through_midnight() -> None:
    night = WorkCalendar("night", (((0, 180), (240, 480), (1380, 1440)),) * 7)
    assert night.add(datetime(2026, 1, 5, 23), 120) == datetime(2026, 1, 6, 1)
    assert night.next_instant(datetime(2026, 1, 6, 0)) == datetime(2026, 1, 6, 0)


def test_elapsed_time_knows_no_nights() -> None:
    assert ALL_HOURS.add(FRIDAY_EVENING, 3 * 1440) == FRIDAY_EVENING + timedelta(days=3)


@pytest.mark.parametrize(
    "hours", [((720, 480),), ((480, 720), (600, 900)), ((480, 1441),), ((480, 480),)]
)
def test_intervals_that_overlap_or_run_backwards_are_refused(
    hours: tuple[tuple[int, int], ...],
) -> None:
    with pytest.raises(ValueError, match="intervals"):
        CalendarException(date(2026, 1, 1), date(2026, 1, 1), hours)


def test_a_calendar_without_any_working_time_is_refused() -> None:
    with pytest.raises(ValueError, match="working time"):
        WorkCalendar("never", (DAY_OFF,) * 7)


def test_an_exception_that_ends_before_it_starts_is_refused() -> None:
    with pytest.raises(ValueError, match="ends"):
        CalendarException(date(2026, 1, 2), date(2026, 1, 1))


@given(instants)
def test_minutes_and_instants_are_inverse(at: datetime) -> None:
    assert instant_of(minute_of(at)) == at


@given(calendars, instants, amounts)
def test_between_is_the_inverse_of_add(calendar: WorkCalendar, at: datetime, work: int) -> None:
    assert calendar.between(at, calendar.add(at, work)) == work
    assert calendar.between(at, calendar.add(at, -work)) == -work


@given(calendars, instants, amounts)
def test_added_and_taken_away_again_is_the_same_working_instant(
    calendar: WorkCalendar, at: datetime, work: int
) -> None:
    there_and_back = calendar.add(calendar.add(at, work), -work)
    assert calendar.between(at, there_and_back) == 0
    assert there_and_back == calendar.next_instant(at)
    assert calendar.add(calendar.add(at, -work), work) == calendar.previous_instant(at)


@given(calendars, instants, instants, st.integers(-5000, 5000))
def test_later_stays_later(
    calendar: WorkCalendar, one: datetime, other: datetime, work: int
) -> None:
    early, late = sorted((one, other))
    assert calendar.between(early, late) >= 0
    assert calendar.add(early, work) <= calendar.add(late, work)


@given(calendars, instants, st.integers(0, 3000), st.integers(0, 3000))
def test_work_adds_up(calendar: WorkCalendar, at: datetime, one: int, other: int) -> None:
    assert calendar.add(calendar.add(at, one), other) == calendar.add(at, one + other)


@given(calendars, st.integers(0, 90))
def test_the_hours_of_a_day_are_the_work_between_its_midnights(
    calendar: WorkCalendar, offset: int
) -> None:
    day = datetime(2025, 12, 20) + timedelta(days=offset)
    assert calendar.minutes_on(day.date()) == calendar.between(day, day + timedelta(days=1))


@given(calendars, instants)
def test_a_start_has_work_after_it_and_a_finish_before_it(
    calendar: WorkCalendar, at: datetime
) -> None:
    start, finish = calendar.next_instant(at), calendar.previous_instant(at)
    minute = timedelta(minutes=1)
    assert start >= at >= finish
    assert calendar.between(start, start + minute) == 1
    assert calendar.between(finish - minute, finish) == 1
