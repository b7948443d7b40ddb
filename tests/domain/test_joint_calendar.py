"""Hours of several calendars: when all work, when any works."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from salespm_tui.domain.calendar import (
    ALL_HOURS,
    STANDARD,
    WORKING_DAY,
    CalendarException,
    WorkCalendar,
)
from salespm_tui.domain.joint_calendar import common_time, either_time
from tests.domain.test_calendar import calendars

NIGHTS = WorkCalendar("nights", (((0, 420),),) * 7)
FROM_WEDNESDAY = WorkCalendar("from Wednesday", ((), (), *((WORKING_DAY,) * 4), ()))


def minutes_of(calendar: WorkCalendar | None, day: date) -> set[int]:
    spans = () if calendar is None else calendar.hours_on(day)
    return {minute for begin, end in spans for minute in range(begin, end)}


@given(calendars, calendars, st.dates(date(2025, 12, 1), date(2027, 2, 1)))
def test_each_day_is_merged(one: WorkCalendar, other: WorkCalendar, first: date) -> None:
    common, either = common_time(one, other), either_time(one, other)
    for offset in range(8):
        day = first + timedelta(days=offset)
        mine, theirs = minutes_of(one, day), minutes_of(other, day)
        assert minutes_of(either, day) == mine | theirs
        if common is not None:
            assert minutes_of(common, day) == mine & theirs


def test_nobody_in_common_is_none() -> None:
    assert common_time(STANDARD, NIGHTS) is None
    assert common_time(STANDARD, ALL_HOURS) is not None


def test_what_changes_nothing_makes_no_exceptions() -> None:
    same = common_time(STANDARD, WorkCalendar("other name", STANDARD.week))
    assert same is not None
    assert same.exceptions == ()
    assert same.same_hours(STANDARD)


def test_a_long_absence_is_one_exception_in_common_and_the_others_hours_for_either() -> None:
    away = CalendarException(date(2026, 1, 1), date(2029, 12, 31), name="leave")
    absent = WorkCalendar("absent", STANDARD.week, (away,))
    common = common_time(STANDARD, absent)
    assert common is not None
    assert [(one.first, one.last) for one in common.exceptions] == [(away.first, away.last)]
    assert either_time(STANDARD, absent).exceptions == ()
    part = either_time(FROM_WEDNESDAY, absent)
    assert part.hours_on(date(2026, 3, 2)) == ()
    assert part.hours_on(date(2026, 3, 7)) == WORKING_DAY
    assert part.hours_on(date(2030, 1, 7)) == WORKING_DAY


def test_same_hours_do_not_ask_for_names() -> None:
    holiday = CalendarException(date(2026, 5, 1), date(2026, 5, 3), name="Labour Day")
    split = (
        CalendarException(date(2026, 5, 1), date(2026, 5, 1)),
        CalendarException(date(2026, 5, 2), date(2026, 5, 3)),
    )
    one = WorkCalendar("one", STANDARD.week, (holiday,))
    other = WorkCalendar("other", STANDARD.week, split)
    assert one.same_hours(other)
    assert not one.same_hours(STANDARD)
    assert not STANDARD.same_hours(FROM_WEDNESDAY)
