"""Counting working days: a day counts as one as soon as anything is worked on it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from salespm_tui.domain.calendar import DAY_MIN, DAY_OFF, DayHours, WeekHours, WorkCalendar

_ONE: DayHours = ((0, 1),)


class WorkingDays:
    """The working days of one calendar; every answer takes O(log of its exceptions).

    It asks a copy of the calendar on which each working day lasts one minute.
    """

    __slots__ = ("_calendar",)

    def __init__(self, calendar: WorkCalendar) -> None:
        mon, tue, wed, thu, fri, sat, sun = (_one_minute(day) for day in calendar.week)
        week: WeekHours = (mon, tue, wed, thu, fri, sat, sun)
        exceptions = tuple(
            replace(one, hours=_one_minute(one.hours)) for one in calendar.exceptions
        )
        self._calendar = WorkCalendar(calendar.name, week, exceptions)

    def between(self, first: date, last: date) -> int:
        """Working days from `first` to `last`, both included; 0 where `last` comes first."""
        if last < first:
            return 0
        before = self._calendar.work_before(first.toordinal() * DAY_MIN)
        return self._calendar.work_before((last.toordinal() + 1) * DAY_MIN) - before


def _one_minute(hours: DayHours) -> DayHours:
    return _ONE if hours else DAY_OFF
