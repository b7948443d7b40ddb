"""Working instants as integers, so that two passes over a network are plain additions.

A code is `work << GAP_BITS | gap`: the working minutes of the project's calendar before the
instant, then where it lies in the gap that follows them. Gap 0 is the gap's beginning, the form of
a finish (17:00); gap `GAP` its end, the form of a start (08:00 of the next working day); between
them are minutes into the gap (a Saturday that another calendar works). Codes sort as their instants
do, and working time on the project's calendar is added by shifting alone.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from datetime import datetime
from typing import Protocol

from salespm_tui.domain.calendar import DAY_MIN, WorkCalendar, instant_of, minute_of
from salespm_tui.domain.network import OutOfYearsError

GAP_BITS = 24
GAP = (1 << GAP_BITS) - 1
WORK = ~GAP
NEVER = 1 << 62
"""Later than every code."""


class Axis:
    """Codes and instants of one calendar, there and back; instants are remembered."""

    __slots__ = ("_codes", "_instants", "calendar")

    def __init__(self, calendar: WorkCalendar) -> None:
        self.calendar = calendar
        self._codes: dict[datetime, int] = {}
        self._instants: dict[int, datetime] = {}

    def code(self, at: datetime) -> int:
        """The code of an instant, as exact as it is given."""
        code = self._codes.get(at)
        if code is None:
            code = self._codes[at] = self.code_of_minute(minute_of(at))
        return code

    def instant(self, code: int) -> datetime:
        """The instant of a code; OutOfYearsError where no date can show it."""
        at = self._instants.get(code)
        if at is None:
            try:
                at = self._instants[code] = instant_of(self.minute(code))
            except OverflowError:
                raise OutOfYearsError from None
        return at

    def apart(
        self, names: list[int], codes: list[int], other: Axis, others: list[int]
    ) -> Iterator[int]:
        """The names of codes of this axis that show another instant than those beside them, which
        are codes of the other axis."""
        same = self.calendar.same_hours(other.calendar)
        for name, one, two in zip(names, codes, others, strict=True):
            if same and (one == two or one >> GAP_BITS != two >> GAP_BITS):
                if one != two:
                    yield name
            elif self.minute(one) != other.minute(two):
                yield name

    def code_of_minute(self, minute: int) -> int:
        """The code of a minute as `calendar.minute_of` counts them."""
        work = self.calendar.work_before(minute)
        into_gap = minute - self.calendar.finish_after(work)
        if into_gap and minute >= self.calendar.start_after(work):
            into_gap = GAP
        return work << GAP_BITS | min(into_gap, GAP)

    def minute(self, code: int) -> int:
        """The minute of a code."""
        work, gap = code >> GAP_BITS, code & GAP
        if gap == GAP:
            return self.calendar.start_after(work)
        return self.calendar.finish_after(work) + gap


class Hours(Protocol):
    """The time in which a duration or a lag is spent; every function takes and gives codes."""

    def add(self, code: int, minutes: int) -> int:
        """Moved by that much: forward shown as a finish, backward as a start, 0 unchanged."""
        ...

    def as_start(self, code: int) -> int: ...

    def as_finish(self, code: int) -> int: ...

    def between(self, begin: int, end: int) -> int: ...


class ProjectHours:
    """The working time of the project's own calendar."""

    __slots__ = ()

    def add(self, code: int, minutes: int) -> int:
        if minutes == 0:
            return code
        moved = (code & WORK) + (minutes << GAP_BITS)
        return moved if minutes > 0 else moved | GAP

    def as_start(self, code: int) -> int:
        return code | GAP

    def as_finish(self, code: int) -> int:
        return code & WORK

    def between(self, begin: int, end: int) -> int:
        return (end >> GAP_BITS) - (begin >> GAP_BITS)


PROJECT_HOURS = ProjectHours()


class OwnHours:
    """The working time of another calendar: of one task, or of all hours for elapsed time.

    Where both calendars keep the same hours from day to day, as they do but for somebody's holidays,
    the axis is enough; else time is counted on the calendar itself.
    """

    __slots__ = ("_axis", "_begins", "_calendar", "_ends")

    def __init__(self, axis: Axis, calendar: WorkCalendar) -> None:
        self._axis = axis
        self._calendar = calendar
        self._begins: list[int] = []
        self._ends: list[int] = []
        for first, end in _alike(axis.calendar, calendar):
            # One more, since what ends at midnight may have been worked on another day.
            self._begins.append(axis.code_of_minute(first * DAY_MIN) + 1 if first > 1 else -NEVER)
            self._ends.append(axis.code_of_minute(end * DAY_MIN) if end else NEVER)

    def add(self, code: int, minutes: int) -> int:
        if minutes == 0:
            return code
        moved = PROJECT_HOURS.add(code, minutes)
        if self._on_axis(code, moved) if minutes > 0 else self._on_axis(moved, code):
            return moved
        return self._axis.code_of_minute(
            self._calendar.add_minute(self._axis.minute(code), minutes)
        )

    def as_start(self, code: int) -> int:
        if self._on_axis(code, code | GAP):
            return code | GAP
        return self._axis.code_of_minute(self._calendar.as_start(self._axis.minute(code)))

    def as_finish(self, code: int) -> int:
        if self._on_axis(code & WORK, code):
            return code & WORK
        return self._axis.code_of_minute(self._calendar.as_finish(self._axis.minute(code)))

    def between(self, begin: int, end: int) -> int:
        if self._on_axis(min(begin, end), max(begin, end)):
            return (end >> GAP_BITS) - (begin >> GAP_BITS)
        work_before, minute = self._calendar.work_before, self._axis.minute
        return work_before(minute(end)) - work_before(minute(begin))

    def _on_axis(self, low: int, high: int) -> bool:
        """Whether both calendars keep the same hours from the one date to the other."""
        at = bisect_right(self._begins, low) - 1
        return at >= 0 and high < self._ends[at]


def _alike(one: WorkCalendar, other: WorkCalendar) -> list[tuple[int, int]]:
    """The stretches of days, first and behind the last (0: none), with the same hours in both."""
    changes = sorted({*one.changes_on(), *other.changes_on()})
    found: list[tuple[int, int]] = []
    for first, end in zip(changes, [*changes[1:], 0], strict=True):
        days = range(first, min(end, first + 7) if end else first + 7)
        if any(one.hours_of(day) != other.hours_of(day) for day in days):
            continue
        joined = found.pop()[0] if found and found[-1][1] == first else first
        found.append((joined, end))
    return found
