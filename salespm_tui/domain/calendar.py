"""Working time in whole minutes: weekly patterns, exceptions, and arithmetic on working instants.

A working instant is half open. 17:00 on Friday and 08:00 on Monday are the same instant of working
time: the first is how a finish is shown, the second how a start is. Every function says which of
the two it gives.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from heapq import heappop, heappush
from itertools import accumulate

Interval = tuple[int, int]
"""Minutes after midnight, first and last: (480, 720) is 08:00 to 12:00; 1440 is midnight's end."""

DayHours = tuple[Interval, ...]
"""The working intervals of one day, in order; none means a day off."""

WeekHours = tuple[DayHours, DayHours, DayHours, DayHours, DayHours, DayHours, DayHours]
"""The hours of the seven weekdays, Monday first."""

DAY_MIN = 1440
WORKING_DAY: DayHours = ((480, 720), (780, 1020))
DAY_OFF: DayHours = ()
_ZERO = datetime.min  # noqa: DTZ901 - working instants have no zone
_ZERO_MINUTE = DAY_MIN


def minute_of(at: datetime) -> int:
    """`at` as whole minutes; the first midnight of the calendar's year 1 is minute 1440."""
    return at.toordinal() * DAY_MIN + at.hour * 60 + at.minute


def instant_of(minute: int) -> datetime:
    """The inverse of `minute_of`; OverflowError outside the years 1 to 9999."""
    return _ZERO + timedelta(minutes=minute - _ZERO_MINUTE)


@dataclass(frozen=True, slots=True)
class CalendarException:
    """Days, `first` to `last` inclusive, whose hours differ from the week's: holidays have none,
    a make-up workday has some. Of two that cover the same day the later in the calendar counts."""

    first: date
    last: date
    hours: DayHours = DAY_OFF
    name: str = ""

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise ValueError(f"exception ends {self.last} before it starts {self.first}")
        _check_hours(self.hours)


class _Week:
    """A weekly pattern with the running totals that let whole weeks be jumped over."""

    __slots__ = ("days", "sums", "total")

    def __init__(self, days: WeekHours) -> None:
        self.days = days
        self.sums = (0, *accumulate(sum(end - begin for begin, end in day) for day in days))
        self.total = self.sums[7]

    def before_day(self, day: int) -> int:
        """Working minutes from day 1 (a Monday) to the midnight that begins `day`."""
        weeks, weekday = divmod(day - 1, 7)
        return weeks * self.total + self.sums[weekday]


@dataclass(frozen=True, slots=True)
class WorkCalendar:
    """When work is done: a weekly pattern, and exceptions to it.

    `week` must hold working time on at least one weekday, so that every amount of work ends at some
    time (ValueError). All arithmetic is exact, in O(log of the exceptions), and has no horizon.
    """

    name: str
    week: WeekHours
    exceptions: tuple[CalendarException, ...] = ()
    _days: list[int] = field(init=False, repr=False, compare=False)
    _weeks: list[_Week] = field(init=False, repr=False, compare=False)
    _sums: list[int] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        for hours in self.week:
            _check_hours(hours)
        if len(self.week) != 7 or not any(self.week):
            raise ValueError("a calendar needs seven weekdays, one of them with working time")
        usual = _Week(self.week)
        days, weeks, sums = [0], [usual], [0]
        for day, exception in _stretches(self.exceptions):
            sums.append(sums[-1] + weeks[-1].before_day(day) - weeks[-1].before_day(days[-1]))
            days.append(day)
            weeks.append(usual if exception is None else _Week((exception.hours,) * 7))
        object.__setattr__(self, "_days", days)
        object.__setattr__(self, "_weeks", weeks)
        object.__setattr__(self, "_sums", sums)

    def add(self, at: datetime, minutes: int) -> datetime:
        """`at` moved by working `minutes`: forward it is shown as a finish, backward as a start."""
        return instant_of(self.add_minute(minute_of(at), minutes))

    def between(self, begin: datetime, end: datetime) -> int:
        """Working minutes from `begin` to `end`; negative where `end` comes first."""
        return self.work_before(minute_of(end)) - self.work_before(minute_of(begin))

    def next_instant(self, at: datetime) -> datetime:
        """`at` itself if work can begin there, else the next instant at which it can."""
        return instant_of(self.as_start(minute_of(at)))

    def previous_instant(self, at: datetime) -> datetime:
        """`at` itself if work can end there, else the last instant before at which it can."""
        return instant_of(self.as_finish(minute_of(at)))

    def hours_on(self, day: date) -> DayHours:
        """The working intervals of that day."""
        return self.hours_of(day.toordinal())

    def hours_of(self, ordinal: int) -> DayHours:
        """`hours_on` for the day of that ordinal."""
        week = self._weeks[bisect_right(self._days, ordinal) - 1]
        return week.days[(ordinal - 1) % 7]

    def changes_on(self) -> list[int]:
        """The ordinals of the days on which other hours begin to count; the first is 1."""
        return [max(day, 1) for day in self._days]

    def same_hours(self, other: WorkCalendar) -> bool:
        """Whether both work at the same times, whatever they and their exceptions are called."""
        if self is other or (self.week == other.week and self.exceptions == other.exceptions):
            return True
        if self.week != other.week:
            return False
        return self._own_days() == other._own_days()

    def _own_days(self) -> list[tuple[int, WeekHours]]:
        """From which day on which hours are kept, where they change."""
        kept: list[tuple[int, WeekHours]] = []
        for day, week in zip(self._days, self._weeks, strict=True):
            if not kept or kept[-1][1] != week.days:
                kept.append((day, week.days))
        return kept

    def minutes_on(self, day: date) -> int:
        """The working minutes of that day; 0 for a day off."""
        return sum(end - begin for begin, end in self.hours_on(day))

    def add_minute(self, minute: int, work: int) -> int:
        """`add` on the whole minutes of `minute_of`."""
        if work > 0:
            return self.finish_after(self.work_before(minute) + work)
        if work < 0:
            return self.start_after(self.work_before(minute) + work)
        return minute

    def as_start(self, minute: int) -> int:
        """`next_instant` on whole minutes."""
        return self.start_after(self.work_before(minute))

    def as_finish(self, minute: int) -> int:
        """`previous_instant` on whole minutes."""
        return self.finish_after(self.work_before(minute))

    def work_before(self, minute: int) -> int:
        """All working minutes of the calendar before that minute."""
        day, clock = divmod(minute, DAY_MIN)
        at = bisect_right(self._days, day) - 1
        week = self._weeks[at]
        work = self._sums[at] + week.before_day(day) - week.before_day(self._days[at])
        for begin, end in week.days[(day - 1) % 7]:
            if clock <= begin:
                break
            work += (clock if clock < end else end) - begin
        return work

    def finish_after(self, work: int) -> int:
        """The first minute before which `work` working minutes lie: 17:00 rather than 08:00."""
        at = bisect_left(self._sums, work) - 1
        if at < 0:
            raise OverflowError("before the first working minute of the calendar")
        week = self._weeks[at]
        left = work - self._sums[at] + week.before_day(self._days[at]) - 1
        weeks, left = divmod(left, week.total)
        weekday = bisect_right(week.sums, left) - 1
        left += 1 - week.sums[weekday]
        minute = (weeks * 7 + weekday + 1) * DAY_MIN
        for begin, end in week.days[weekday]:
            if left <= end - begin:
                return minute + begin + left
            left -= end - begin
        raise AssertionError("a weekday's total is the sum of its intervals")

    def start_after(self, work: int) -> int:
        """The last minute before which `work` working minutes lie: 08:00 rather than 17:00."""
        return self.finish_after(work + 1) - 1


def derive(
    name: str,
    base: WorkCalendar,
    week: tuple[DayHours | None, ...] = (None,) * 7,
    exceptions: tuple[CalendarException, ...] = (),
) -> WorkCalendar:
    """A calendar that follows `base` where it says nothing itself.

    A weekday given as None keeps the base's hours. The base's exceptions stay in force, also on
    weekdays of its own; its own exceptions count before them (as in MS Project).
    """
    own = [base.week[day] if hours is None else hours for day, hours in enumerate(week)]
    mon, tue, wed, thu, fri, sat, sun = own
    return WorkCalendar(name, (mon, tue, wed, thu, fri, sat, sun), (*base.exceptions, *exceptions))


def _check_hours(hours: DayHours) -> None:
    last = 0
    for begin, end in hours:
        if not last <= begin < end <= DAY_MIN:
            raise ValueError(f"working intervals must be in order and apart: {hours}")
        last = end


def _stretches(
    exceptions: tuple[CalendarException, ...],
) -> list[tuple[int, CalendarException | None]]:
    """Days at which the hours change, with the exception in force from there (None: the week)."""
    by_first = sorted(range(len(exceptions)), key=lambda one: exceptions[one].first, reverse=True)
    days = sorted(
        {one.first.toordinal() for one in exceptions}
        | {one.last.toordinal() + 1 for one in exceptions}
    )
    in_force: list[int] = []
    changes: list[tuple[int, CalendarException | None]] = []
    for day in days:
        while by_first and exceptions[by_first[-1]].first.toordinal() <= day:
            heappush(in_force, -by_first.pop())
        while in_force and exceptions[-in_force[0]].last.toordinal() < day:
            heappop(in_force)
        changes.append((day, exceptions[-in_force[0]] if in_force else None))
    return changes


STANDARD = WorkCalendar("Standard", (WORKING_DAY,) * 5 + (DAY_OFF, DAY_OFF))
"""Monday to Friday, 08:00 to 12:00 and 13:00 to 17:00: what MS Project calls Standard."""

ALL_HOURS = WorkCalendar("24 hours", (((0, DAY_MIN),),) * 7)
"""Every minute: what elapsed durations and lags run through."""
