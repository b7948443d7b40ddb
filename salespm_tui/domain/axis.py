"""Working instants as integers, so that two passes over a network are plain additions.

A code is `work << GAP_BITS | gap`: the working minutes of the project's calendar before the
instant, then where it lies in the gap that follows them. Gap 0 is the gap's beginning, the form of
a finish (17:00); gap `GAP` its end, the form of a start (08:00 of the next working day); between
them are minutes into the gap (a Saturday that another calendar works). Codes sort as their instants
do, and working time on the project's calendar is added by shifting alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Protocol

from salespm_tui.domain.calendar import WorkCalendar, instant_of, minute_of
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
    """The working time of another calendar: of one task, or of all hours for elapsed time."""

    __slots__ = ("_axis", "_calendar")

    def __init__(self, axis: Axis, calendar: WorkCalendar) -> None:
        self._axis = axis
        self._calendar = calendar

    def add(self, code: int, minutes: int) -> int:
        if minutes == 0:
            return code
        return self._axis.code_of_minute(
            self._calendar.add_minute(self._axis.minute(code), minutes)
        )

    def as_start(self, code: int) -> int:
        return self._axis.code_of_minute(self._calendar.as_start(self._axis.minute(code)))

    def as_finish(self, code: int) -> int:
        return self._axis.code_of_minute(self._calendar.as_finish(self._axis.minute(code)))

    def between(self, begin: int, end: int) -> int:
        work_before, minute = self._calendar.work_before, self._axis.minute
        return work_before(minute(end)) - work_before(minute(begin))
