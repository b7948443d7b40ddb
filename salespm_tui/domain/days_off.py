"""Which days a calendar leaves out between two instants, and what they are called."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from salespm_tui.domain.calendar import CalendarException, WorkCalendar

MOST_DAYS = 20_000
"""Over longer spans nothing is named: nobody would read it, and looking at each day takes time."""


@dataclass(frozen=True, slots=True)
class NamedDays:
    """Consecutive days, first to last, that one exception or several of the same name govern.

    `works` tells make-up days, on which people work though the week has them off, from days off.
    """

    first: date
    last: date
    name: str
    works: bool = False


@dataclass(frozen=True, slots=True)
class DaysOff:
    """The days between two instants that differ from working days: `weekends` counts runs of days
    that the week has off, `named` are exceptions in the order of the calendar.

    `days` is how many days nobody works, named or not.
    """

    days: int = 0
    weekends: int = 0
    named: tuple[NamedDays, ...] = ()


NOTHING_OFF = DaysOff()


def days_off(
    calendar: WorkCalendar,
    one: datetime,
    other: datetime,
    *,
    names_from: tuple[WorkCalendar, ...] = (),
) -> DaysOff:
    """What lies between two instants, whichever comes first; nothing where that is very long.

    A joint calendar's exceptions have no names: `names_from` are the calendars that it was made of.
    """
    first, last = sorted((one.date(), other.date()))
    if (last - first).days > MOST_DAYS:
        return DaysOff()
    governed = _governed(calendar, first, last)
    names: dict[date, str] = {}
    for source in (*names_from, calendar):
        found = _governed(source, first, last).items()
        names.update((day, exception.name) for day, exception in found if exception.name)
    count = weekends = 0
    in_weekend = False
    named: list[NamedDays] = []
    for day in _days(first, last):
        hours, usual = calendar.hours_on(day), calendar.week[day.weekday()]
        exception = governed.get(day)
        count += not hours
        by_week = not hours and not usual and exception is None
        weekends += by_week and not in_weekend
        in_weekend = by_week
        if exception is not None and (not hours or not usual):
            _name(named, day, names.get(day, ""), works=bool(hours))
    return DaysOff(count, weekends, tuple(named))


def _name(named: list[NamedDays], day: date, name: str, *, works: bool) -> None:
    """Add a day to the run before it, or begin a new one."""
    before = named[-1] if named else None
    if (
        before is not None
        and before.last == day - timedelta(days=1)
        and (before.name, before.works) == (name, works)
    ):
        named[-1] = NamedDays(before.first, day, name, works)
    else:
        named.append(NamedDays(day, day, name, works))


def _governed(calendar: WorkCalendar, first: date, last: date) -> dict[date, CalendarException]:
    """The exception that counts on each day that has one; of two the later in the calendar."""
    found: dict[date, CalendarException] = {}
    for exception in calendar.exceptions:
        begin, end = max(exception.first, first), min(exception.last, last)
        for day in _days(begin, end):
            found[day] = exception
    return found


def _days(first: date, last: date) -> Iterator[date]:
    for number in range(first.toordinal(), last.toordinal() + 1):
        yield date.fromordinal(number)
