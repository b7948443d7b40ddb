"""Calendars as MS Project XML has them: the days of the week, and exceptions in both forms."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date, datetime, time, timedelta
from itertools import pairwise

from salespm_tui.domain.calendar import DAY_MIN, STANDARD, CalendarException, DayHours
from salespm_tui.exchange.mspdi.markup import Markup, Value
from salespm_tui.exchange.mspdi.project import MspdiCalendar

_NONE = -1
_LAST_MINUTE = time(23, 59)
_ONCE = 1
"""The Type of an exception that does not come again."""


def write_calendars(
    out: Markup, calendars: Iterable[MspdiCalendar], of_people: Collection[int]
) -> None:
    """The Calendars element. Those that are based on another and that only people (`of_people`)
    work by are theirs; all others are base calendars, which projects and tasks may use."""
    out.open("Calendars")
    for calendar in calendars:
        theirs = calendar.base_uid is not None and calendar.uid in of_people
        out.open("Calendar")
        out.fields(
            (
                ("UID", calendar.uid),
                ("Name", calendar.name),
                ("IsBaseCalendar", not theirs),
                ("IsBaselineCalendar", 0),
                ("BaseCalendarUID", _NONE if calendar.base_uid is None else calendar.base_uid),
            )
        )
        _write_week(out, calendar)
        _write_exceptions(out, calendar.exceptions)
        out.close("Calendar")
    out.close("Calendars")


def _write_week(out: Markup, calendar: MspdiCalendar) -> None:
    """The days that it speaks of, Sunday first; then its exceptions once more, as versions before
    2007 write them. Where there is no base, silence would be a day off to others, so that the
    standard week is spelled out."""
    silent = calendar.base_uid is not None
    week = [
        own if own is not None or silent else usual
        for own, usual in zip(calendar.week, STANDARD.week, strict=True)
    ]
    exceptions = in_order(calendar.exceptions)
    if not exceptions and all(day is None for day in week):
        return
    out.open("WeekDays")
    for kind in range(1, 8):
        hours = week[(kind - 2) % 7]
        if hours is not None:
            out.open("WeekDay")
            out.fields((("DayType", kind), ("DayWorking", bool(hours))))
            _write_hours(out, hours)
            out.close("WeekDay")
    for exception in exceptions:
        out.open("WeekDay")
        out.fields((("DayType", 0), ("DayWorking", bool(exception.hours))))
        out.group("TimePeriod", _period(exception))
        _write_hours(out, exception.hours)
        out.close("WeekDay")
    out.close("WeekDays")


def _write_exceptions(out: Markup, exceptions: tuple[CalendarException, ...]) -> None:
    if not exceptions:
        return
    out.open("Exceptions")
    for exception in in_order(exceptions):
        out.open("Exception")
        out.fields((("EnteredByOccurrences", 0),))
        out.group("TimePeriod", _period(exception))
        out.fields(
            (
                ("Occurrences", (exception.last - exception.first).days + 1),
                ("Name", exception.name or None),
                ("Type", _ONCE),
                ("DayWorking", bool(exception.hours)),
            )
        )
        _write_hours(out, exception.hours)
        out.close("Exception")
    out.close("Exceptions")


def in_order(exceptions: tuple[CalendarException, ...]) -> list[CalendarException]:
    """The exceptions by date, without overlaps: MS Project takes no others. Of those that overlap,
    the one that stands last counts."""
    by_date = sorted(exceptions, key=lambda one: one.first)
    overlaps = any(one.last >= other.first for one, other in pairwise(by_date))
    if not overlaps:
        return by_date
    free: list[CalendarException] = []
    for exception in reversed(exceptions):
        free += _outside(exception, sorted(free, key=lambda one: one.first))
    return sorted(free, key=lambda one: one.first)


def _outside(
    exception: CalendarException, taken: Iterable[CalendarException]
) -> list[CalendarException]:
    """The parts of an exception that lie outside of others, which stand in order."""
    parts: list[CalendarException] = []
    first = exception.first
    for other in taken:
        if other.last < first or other.first > exception.last:
            continue
        if other.first > first:
            parts.append(_part(exception, first, other.first - timedelta(days=1)))
        first = other.last + timedelta(days=1)
    if first <= exception.last:
        parts.append(_part(exception, first, exception.last))
    return parts


def _part(exception: CalendarException, first: date, last: date) -> CalendarException:
    return CalendarException(first, last, exception.hours, exception.name)


def _period(exception: CalendarException) -> tuple[tuple[str, Value], ...]:
    return (
        ("FromDate", datetime.combine(exception.first, time.min)),
        ("ToDate", datetime.combine(exception.last, _LAST_MINUTE)),
    )


def _write_hours(out: Markup, hours: DayHours) -> None:
    if not hours:
        return
    out.open("WorkingTimes")
    for begin, end in hours:
        out.group("WorkingTime", (("FromTime", clock_of(begin)), ("ToTime", clock_of(end))))
    out.close("WorkingTimes")


def clock_of(minute: int) -> str:
    """A minute of the day as the format writes it; the end of the day is midnight."""
    hours, minutes = divmod(minute % DAY_MIN, 60)
    return f"{hours:02}:{minutes:02}:00"
