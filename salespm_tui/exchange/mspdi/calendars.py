"""Calendars of MS Project XML: weekdays, exceptions old and new, recurring ones, other weeks."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from xml.etree.ElementTree import Element

from salespm_tui.core.clean import clean_text
from salespm_tui.domain.calendar import DAY_MIN, WORKING_DAY, CalendarException, DayHours
from salespm_tui.exchange.mspdi.project import MspdiCalendar
from salespm_tui.exchange.mspdi.recurrence import DAILY, MOST_DAYS, Recurrence
from salespm_tui.exchange.mspdi.stream import NAMESPACE
from salespm_tui.exchange.mspdi.values import (
    clock,
    days_between,
    flag_of,
    instant_of,
    integer_of,
    text_of,
)

_SPECIAL_DAY = 0
"""The DayType of an exception among the weekdays, as older versions write them."""


def read_calendar(record: Element, unreadable: list[str]) -> MspdiCalendar | None:
    """The calendar that a Calendar element describes; None where it has no uid.

    The names of exceptions that cannot be understood are appended to `unreadable`. What stands in
    Exceptions counts before what stands among the weekdays, and that before WorkWeeks.
    """
    uid = integer_of(record, "UID", -1)
    if uid < 0:
        return None
    base = integer_of(record, "BaseCalendarUID", -1)
    week: list[DayHours | None] = [None] * 7
    older: list[CalendarException] = []
    for day in record.iterfind(f"{NAMESPACE}WeekDays/{NAMESPACE}WeekDay"):
        kind = integer_of(day, "DayType", -1)
        if kind == _SPECIAL_DAY:
            older += _exceptions_of(day, unreadable)
        elif 1 <= kind <= 7:
            week[(kind - 2) % 7] = _hours_of(day)
    weeks = [
        exception
        for one in record.iterfind(f"{NAMESPACE}WorkWeeks/{NAMESPACE}WorkWeek")
        for exception in _days_of_week(one)
    ]
    newer = [
        exception
        for one in record.iterfind(f"{NAMESPACE}Exceptions/{NAMESPACE}Exception")
        for exception in _exceptions_of(one, unreadable)
    ]
    name = clean_text(text_of(record, "Name"))
    # Most programs write each exception in both forms; only the newer one has its name.
    told = {(one.first, one.last, one.hours) for one in newer}
    older = [one for one in older if (one.first, one.last, one.hours) not in told]
    known = dict.fromkeys((*weeks, *older, *newer))
    return MspdiCalendar(uid, name, base if base >= 0 else None, tuple(week), tuple(known))


def _hours_of(day: Element) -> DayHours:
    """The working intervals of a weekday or exception, in order, joined where they overlap; one
    that ends before it begins runs to midnight."""
    times = [
        (clock(text_of(time, "FromTime")), clock(text_of(time, "ToTime")))
        for time in day.iter(f"{NAMESPACE}WorkingTime")
    ]
    spans = sorted(
        (begin, end if end > begin else DAY_MIN)
        for begin, end in times
        if begin is not None and end is not None and begin < DAY_MIN
    )
    if not spans:
        works = flag_of(day, "DayWorking") and not times
        return WORKING_DAY if works else ()
    joined = [spans[0]]
    for begin, end in spans[1:]:
        if begin <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((begin, end))
    return tuple(joined)


def _exceptions_of(one: Element, unreadable: list[str]) -> list[CalendarException]:
    name = clean_text(text_of(one, "Name"))
    days = _period_of(one)
    if days is None:
        unreadable.append(name)
        return []
    first, last = days
    hours = _hours_of(one)
    kind = integer_of(one, "Type", DAILY)
    period = integer_of(one, "Period", 1)
    if kind == DAILY and period <= 1:
        return [CalendarException(first, last, hours, name)]
    recurrence = Recurrence(
        kind,
        first,
        last,
        period,
        integer_of(one, "DaysOfWeek", 0),
        integer_of(one, "MonthItem", 0),
        integer_of(one, "MonthPosition", 0),
        integer_of(one, "Month", 0),
        integer_of(one, "MonthDay", 1),
        integer_of(one, "Occurrences", 0) if flag_of(one, "EnteredByOccurrences") else 0,
    )
    found = recurrence.days()
    if not found:
        unreadable.append(name)
    return [CalendarException(day, day, hours, name) for day in found]


def _days_of_week(one: Element) -> Iterator[CalendarException]:
    """Another week for a while, as the days on which it says something of its own."""
    days = _period_of(one)
    if days is None:
        return
    first, last = days
    name = clean_text(text_of(one, "Name"))
    hours: dict[int, DayHours] = {}
    for day in one.iterfind(f"{NAMESPACE}WeekDays/{NAMESPACE}WeekDay"):
        kind = integer_of(day, "DayType", -1)
        if 1 <= kind <= 7:
            hours[(kind - 2) % 7] = _hours_of(day)
    for offset in range(min((last - first).days + 1, MOST_DAYS)):
        on = first + timedelta(days=offset)
        if on.weekday() in hours:
            yield CalendarException(on, on, hours[on.weekday()], name)


def _period_of(one: Element) -> tuple[date, date] | None:
    period = one.find(f"{NAMESPACE}TimePeriod")
    if period is None:
        return None
    first, last = instant_of(period, "FromDate"), instant_of(period, "ToDate")
    if first is None or last is None or last < first:
        return None
    return first.date(), first.date() + timedelta(days=days_between(first, last) - 1)
