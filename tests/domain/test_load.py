"""How work lies on days, against what they hold: worked by hand, and laws."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from salespm_tui.domain.calendar import STANDARD, CalendarException, derive
from salespm_tui.domain.load import (
    Booking,
    Capacity,
    effort_of,
    free_minutes,
    loads,
    minutes_by_day,
    span_load,
)

MON = date(2026, 11, 23)
FULL = Capacity(STANDARD)


def at(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(MON.year, MON.month, MON.day, hour, minute) + timedelta(days=day)


def off(first: int, last: int) -> CalendarException:
    return CalendarException(MON + timedelta(days=first), MON + timedelta(days=last))


def spread(booking: Booking, capacity: Capacity = FULL) -> dict[int, Fraction]:
    """Minutes by days after Monday."""
    return {(day - MON).days: part for day, part in minutes_by_day(booking, capacity)}


def test_planned_minutes_lie_evenly_on_the_working_minutes() -> None:
    # Thursday 13:00 to Tuesday 12:00: 240 + 480 + 480 + 240 = 1440 working minutes, 720 planned.
    booking = Booking(1, 1, at(3, 13), at(8, 12), 720)
    assert spread(booking) == {3: 120, 4: 240, 7: 240, 8: 120}


def test_a_share_of_the_time_counts_where_nobody_planned_an_effort() -> None:
    booking = Booking(1, 1, at(0, 8), at(1, 17), None, 50)
    assert spread(booking) == {0: 240, 1: 240}
    assert spread(booking, Capacity(STANDARD, 240)) == {0: 120, 1: 120}
    assert spread(booking, Capacity(STANDARD, 960)) == {0: 240, 1: 240}


def test_a_day_off_of_the_one_who_works_gets_nothing() -> None:
    away = Capacity(derive("Li", STANDARD, exceptions=(off(1, 1),)))
    assert spread(Booking(1, 1, at(0, 8), at(2, 17), 600), away) == {0: 300, 2: 300}


def test_work_in_a_span_without_working_time_falls_on_its_first_day() -> None:
    away = Capacity(derive("Li", STANDARD, exceptions=(off(0, 6),)))
    booking = Booking(1, 1, at(0, 8), at(2, 17), 600)
    assert spread(booking, away) == {0: 600}
    found = loads([booking], {1: away})[1][MON]
    assert (found.capacity_min, found.share, found.is_over) == (0, None, True)
    # An instant has no time of its own, and a share of none is none.
    assert spread(Booking(1, 1, at(0, 8), at(0, 8), 60)) == {0: 60}
    assert spread(Booking(1, 1, at(0, 8), at(0, 8), None)) == {}


def test_a_short_day_holds_its_part_of_a_full_one() -> None:
    half = CalendarException(MON, MON, ((480, 720),))
    calendar = derive("Li", STANDARD, exceptions=(half,))
    assert Capacity(calendar).on(MON) == 240
    assert Capacity(calendar, 300).on(MON) == 150
    assert Capacity(calendar, 300).on(MON + timedelta(days=1)) == 300
    assert Capacity(calendar, 300).on(MON + timedelta(days=5)) == 0
    longer = derive("Li", STANDARD, exceptions=(CalendarException(MON, MON, ((480, 1200),)),))
    assert Capacity(longer, 300).on(MON) == 300


def test_a_week_tells_of_the_day_that_is_too_full() -> None:
    two = [Booking(1, 1, at(0, 8), at(0, 17), None), Booking(2, 1, at(0, 8), at(1, 17), 480)]
    days = loads(two, {1: FULL})[1]
    assert [(one.assigned_min, one.is_over) for one in days.values()] == [(720, True), (240, False)]
    assert days[MON].tasks == ((1, 480), (2, 240))
    assert (days[MON].share, days[MON].over_min) == (Fraction(3, 2), 240)
    week = span_load(days, FULL, MON, MON + timedelta(days=6))
    assert (week.assigned_min, week.capacity_min, week.over) == (960, 2400, (MON,))
    assert week.share == Fraction(2, 5)
    # Monday lends nothing: Tuesday holds 240 more, the three days after it 480 each.
    assert free_minutes(days, FULL, MON, MON + timedelta(days=6)) == 240 + 3 * 480


def test_exactly_full_is_not_over_and_others_do_not_count() -> None:
    thirds = [Booking(n, 1, at(0, 8), at(2, 17), 480) for n in range(3)]
    days = loads([*thirds, Booking(9, 2, at(0, 8), at(0, 17), 480)], {1: FULL})
    assert list(days) == [1]
    assert [one.share for one in days[1].values()] == [1, 1, 1]
    assert not any(one.is_over for one in days[1].values())
    assert span_load({}, FULL, at(5, 0).date(), at(6, 0).date()).share == 0


def test_days_outside_the_span_asked_about_are_left_out() -> None:
    booking = Booking(1, 1, at(0, 8), at(4, 17), 1000)
    asked = at(1, 0).date(), at(2, 0).date()
    assert dict(minutes_by_day(booking, FULL, *asked)) == {asked[0]: 200, asked[1]: 200}
    assert list(loads([booking], {1: FULL}, *asked)[1]) == list(asked)
    empty = Booking(1, 1, at(5, 8), at(6, 17), 60)
    assert dict(minutes_by_day(empty, FULL, *asked)) == {}


@st.composite
def capacities(draw: st.DrawFn) -> Capacity:
    days = draw(st.lists(st.tuples(st.integers(0, 20), st.integers(0, 5)), max_size=3))
    calendar = derive("any", STANDARD, exceptions=tuple(off(at, at + more) for at, more in days))
    return Capacity(calendar, draw(st.none() | st.integers(1, 900)))


@st.composite
def bookings(draw: st.DrawFn) -> Booking:
    start = at(draw(st.integers(0, 20)), draw(st.integers(0, 23)), draw(st.integers(0, 59)))
    finish = start + timedelta(minutes=draw(st.integers(0, 20_000)))
    minutes = draw(st.none() | st.integers(0, 5000))
    return Booking(draw(st.integers(1, 3)), 1, start, finish, minutes, draw(st.integers(0, 300)))


@given(bookings(), capacities())
@settings(max_examples=60, deadline=None)
def test_the_parts_add_up_and_lie_on_working_days(booking: Booking, capacity: Capacity) -> None:
    parts = dict(minutes_by_day(booking, capacity))
    assert sum(parts.values()) == effort_of(booking, capacity)
    calendar = capacity.calendar
    if calendar.between(booking.start, booking.finish):
        assert all(calendar.minutes_on(day) for day in parts)
        assert all(booking.start.date() <= day <= booking.finish.date() for day in parts)
    else:
        assert set(parts) <= {booking.start.date()}


@given(st.lists(bookings(), max_size=4), capacities(), st.integers(0, 15), st.integers(0, 15))
@settings(max_examples=40, deadline=None)
def test_a_part_of_the_days_is_the_same_as_in_all(
    some: list[Booking], capacity: Capacity, first: int, more: int
) -> None:
    span = at(first, 0).date(), at(first + more, 0).date()
    whole = loads(some, {1: capacity}).get(1, {})
    part = loads(some, {1: capacity}, *span).get(1, {})
    assert part == {day: one for day, one in whole.items() if span[0] <= day <= span[1]}
    free = free_minutes(part, capacity, *span)
    taken = span_load(part, capacity, *span)
    assert 0 <= free <= taken.capacity_min
    assert free >= taken.capacity_min - taken.assigned_min
