"""Calendars of several who work together: when all of them do, or when any of them does."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from itertools import pairwise

from salespm_tui.domain.calendar import CalendarException, DayHours, WorkCalendar

Merge = Callable[[DayHours, DayHours], DayHours]


def common_time(one: WorkCalendar, other: WorkCalendar) -> WorkCalendar | None:
    """The calendar that works when both do; None where no weekday leaves them any time together."""
    return _merged(one, other, _common_hours)


def either_time(one: WorkCalendar, other: WorkCalendar) -> WorkCalendar:
    """The calendar that works when one of them does."""
    merged = _merged(one, other, _either_hours)
    return one if merged is None else merged


def _merged(one: WorkCalendar, other: WorkCalendar, merge: Merge) -> WorkCalendar | None:
    week = [merge(hours, others) for hours, others in zip(one.week, other.week, strict=True)]
    if not any(week):
        return None
    exceptions: list[CalendarException] = []
    for first, end in pairwise(sorted({*one.changes_on(), *other.changes_on()})):
        shown = [
            merge(one.hours_of(day), other.hours_of(day))
            for day in range(first, min(end, first + 7))
        ]
        exceptions += _exceptions(first, end, shown, week)
    mon, tue, wed, thu, fri, sat, sun = week
    name = one.name if one.name == other.name else f"{one.name} / {other.name}"
    return WorkCalendar(name, (mon, tue, wed, thu, fri, sat, sun), tuple(exceptions))


def _exceptions(
    first: int, end: int, shown: list[DayHours], week: list[DayHours]
) -> list[CalendarException]:
    """What the days from the first to before the end differ from the week.

    Within them neither calendar changes, and so `shown`, their first seven days, tells all.
    """
    if all(hours == week[(first - 1 + at) % 7] for at, hours in enumerate(shown)):
        return []
    if len(set(shown)) == 1:
        return [_exception(first, end - 1, shown[0])]
    return [
        _exception(day, day, shown[(day - first) % 7])
        for day in range(first, end)
        if shown[(day - first) % 7] != week[(day - 1) % 7]
    ]


def _exception(first: int, last: int, hours: DayHours) -> CalendarException:
    return CalendarException(date.fromordinal(first), date.fromordinal(last), hours)


def _common_hours(one: DayHours, other: DayHours) -> DayHours:
    spans = ((max(begin, from_), min(end, to)) for begin, end in one for from_, to in other)
    return tuple(sorted((begin, end) for begin, end in spans if begin < end))


def _either_hours(one: DayHours, other: DayHours) -> DayHours:
    if one == other:
        return one
    joined: list[tuple[int, int]] = []
    for begin, end in sorted((*one, *other)):
        if joined and begin <= joined[-1][1]:
            joined[-1] = joined[-1][0], max(end, joined[-1][1])
        else:
            joined.append((begin, end))
    return tuple(joined)
