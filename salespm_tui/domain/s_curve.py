"""The S-curve: planned, earned and spent by day, as lines to draw."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from salespm_tui.domain.calendar import WorkCalendar
from salespm_tui.domain.earned_value import Work, earned_share

_WEEK = timedelta(days=7)
_DAY = timedelta(days=1)
Line = tuple[tuple[date, float], ...]
Steps = Sequence[tuple[date, float]]
"""What came to be on which day, in the order of the days."""


@dataclass(frozen=True, slots=True)
class Reported:
    """One piece of work with its percent from each day on, in the order of the days."""

    work: Work
    percents: Sequence[tuple[date, int]]


def weekly(first: date, last: date) -> tuple[date, ...]:
    """The day before `first`, then every seventh day, then `last`."""
    days = [first - _DAY]
    while days[-1] + _WEEK < last:
        days.append(days[-1] + _WEEK)
    return (*days, last) if last > days[-1] else tuple(days)


def planned_line(works: Iterable[Work], days: Sequence[date], calendar: WorkCalendar) -> Line:
    """PV at the end of each of those days: the sum of budget · planned share."""
    ends = [datetime.combine(day + _DAY, time.min) for day in days]
    first = ends[0]
    at = [calendar.between(first, end) for end in ends]
    sums = [0.0] * len(days)
    for work in works:
        if work.start is None or work.finish is None or not work.budget_minor:
            continue
        begin = calendar.between(first, work.start)
        whole = calendar.between(work.start, work.finish)
        for place, end in enumerate(ends):
            if end >= work.finish:
                sums[place] += work.budget_minor
            elif end > work.start:
                sums[place] += work.budget_minor * _share(work, at[place] - begin, whole)
    return tuple(zip(days, sums, strict=True))


def _share(work: Work, gone: int, whole: int) -> float:
    if work.method == "fifty_fifty":
        return 0.5
    return gone / whole if whole and work.method == "percent" else 0.0


def earned_line(works: Iterable[Reported], days: Sequence[date]) -> Line:
    """EV at the end of each of those days: the sum of budget · earned share."""
    sums = [0.0] * len(days)
    for one in works:
        if not one.work.budget_minor:
            continue
        known = [day for day, _percent in one.percents]
        for place, day in enumerate(days):
            at = bisect_right(known, day) - 1
            percent = one.percents[at][1] if at >= 0 else 0
            share = earned_share(percent, one.work.method, begun=percent > 0)
            sums[place] += one.work.budget_minor * float(share)
    return tuple(zip(days, sums, strict=True))


def spent_line(steps: Steps, days: Sequence[date]) -> Line:
    """AC at the end of each of those days: all that was spent by then."""
    known = [day for day, _amount in steps]
    sums = [0.0]
    for _day, amount in steps:
        sums.append(sums[-1] + amount)
    return tuple((day, sums[bisect_right(known, day)]) for day in days)
