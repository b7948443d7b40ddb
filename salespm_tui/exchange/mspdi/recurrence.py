"""Calendar exceptions that recur, written out as days.

Source: the MSPDI schema's Exception element (Type, Period, DaysOfWeek, MonthItem, MonthPosition,
Month, MonthDay, Occurrences), as Microsoft documents it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import islice

DAILY, YEARLY_DAY, YEARLY_POSITION, MONTHLY_DAY, MONTHLY_POSITION, WEEKLY = range(1, 7)
MOST_DAYS = 20_000
"""No recurrence is followed further than this many days."""

_LAST = 4
_ANY_DAY, _WORKDAY, _WEEKEND_DAY, _SUNDAY = range(4)


@dataclass(frozen=True, slots=True)
class Recurrence:
    """When an exception comes back between `first` and `last`.

    `period` skips: every so many days, weeks or months. `weekdays` is a sum of 1 for Sunday, 2 for
    Monday … 64 for Saturday. `item` is 0 for any day, 1 for a weekday, 2 for a day of the weekend,
    3 to 9 for Sunday to Saturday; `position` 0 for the first in its month … 4 for the last. `month`
    counts from 0. `occurrences` 0 means until `last`.
    """

    kind: int
    first: date
    last: date
    period: int = 1
    weekdays: int = 0
    item: int = 0
    position: int = 0
    month: int = 0
    month_day: int = 1
    occurrences: int = 0

    def days(self) -> list[date]:
        """The days that it falls on, in order; none for a kind that is not known."""
        ways: dict[int, Callable[[], Iterator[date]]] = {
            DAILY: self._daily,
            WEEKLY: self._weekly,
            MONTHLY_DAY: self._by_month_day,
            MONTHLY_POSITION: self._by_position,
            YEARLY_DAY: self._by_month_day,
            YEARLY_POSITION: self._by_position,
        }
        if self.kind not in ways:
            return []
        found = (day for day in ways[self.kind]() if self.first <= day <= self.last)
        return list(islice(found, self.occurrences or MOST_DAYS))

    def _all_days(self) -> Iterator[date]:
        for offset in range(min((self.last - self.first).days + 1, MOST_DAYS)):
            yield self.first + timedelta(days=offset)

    def _daily(self) -> Iterator[date]:
        return islice(self._all_days(), 0, None, max(self.period, 1))

    def _weekly(self) -> Iterator[date]:
        week_of_first = self.first - timedelta(days=self.first.isoweekday() % 7)
        for day in self._all_days():
            week = (day - week_of_first).days // 7
            if week % max(self.period, 1) == 0 and self.weekdays >> day.isoweekday() % 7 & 1:
                yield day

    def _months(self) -> Iterator[date]:
        """The first of every month that counts: of one month a year, or of every so many."""
        yearly = self.kind in (YEARLY_DAY, YEARLY_POSITION)
        begin = self.first.year * 12 + self.first.month - 1
        end = self.last.year * 12 + self.last.month - 1
        for month in range(begin, min(end, begin + MOST_DAYS // 28) + 1):
            wanted = (
                month % 12 == self.month if yearly else (month - begin) % max(self.period, 1) == 0
            )
            if wanted:
                yield date(month // 12, month % 12 + 1, 1)

    def _by_month_day(self) -> Iterator[date]:
        for first in self._months():
            try:
                yield first.replace(day=self.month_day)
            except ValueError:
                continue

    def _by_position(self) -> Iterator[date]:
        for first in self._months():
            of_month = [
                day
                for day in (first + timedelta(days=offset) for offset in range(31))
                if day.month == first.month and self._is_item(day)
            ]
            if of_month and self.position >= _LAST:
                yield of_month[-1]
            elif 0 <= self.position < len(of_month):
                yield of_month[self.position]

    def _is_item(self, day: date) -> bool:
        weekday = day.isoweekday() % 7
        if self.item == _ANY_DAY:
            return True
        if self.item in (_WORKDAY, _WEEKEND_DAY):
            return (weekday in (0, 6)) is (self.item == _WEEKEND_DAY)
        return weekday == self.item - _SUNDAY
