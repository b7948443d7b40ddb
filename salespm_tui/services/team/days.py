"""The days that are asked about, their weeks, and loads as they stand beside them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from salespm_tui.contract.team import Load
from salespm_tui.core.errors import UserError
from salespm_tui.core.i18n import _
from salespm_tui.domain.figures import half_up
from salespm_tui.domain.load import NONE, Capacity, DayLoad, days_between

WEEKS = 12
MOST_DAYS = 1096


@dataclass(frozen=True, slots=True)
class Days:
    """Days in a row, the Mondays of their weeks, and in which of these weeks each day lies."""

    days: tuple[date, ...]
    weeks: tuple[date, ...]
    week_of: tuple[int, ...]

    @property
    def first(self) -> date:
        return self.days[0]

    @property
    def last(self) -> date:
        return self.days[-1]


def days_asked(first: date | None, last: date | None, today: date) -> Days:
    """From `first` (this week's Monday) to `last` (twelve weeks, to a Sunday); UserError for an end
    before the beginning, or more than three years."""
    begin = monday_of(today) if first is None else first
    end = monday_of(begin) + timedelta(days=7 * WEEKS - 1) if last is None else last
    if not 0 <= (end - begin).days < MOST_DAYS:
        raise UserError(
            _("There is no such span of days."),
            _("Give a last day that is not before the first, and not more than three years later."),
            field="last",
        )
    days = tuple(days_between(begin, end))
    weeks = tuple(dict.fromkeys(map(monday_of, days)))
    at = {monday: place for place, monday in enumerate(weeks)}
    return Days(days, weeks, tuple(at[monday_of(day)] for day in days))


def monday_of(day: date) -> date:
    return day - timedelta(days=day.weekday())


class LoadMaker:
    """Makes loads beside some days. What the days hold is the same for most resources, and is worked
    out once for each capacity."""

    def __init__(self, days: Days) -> None:
        self._days = days
        self._held: dict[tuple[int, int | None], tuple[int, ...]] = {}

    def held(self, capacity: Capacity) -> tuple[int, ...]:
        """What each day holds."""
        key = id(capacity.calendar), capacity.minutes_a_day
        found = self._held.get(key)
        if found is None:
            found = tuple(map(capacity.on, self._days.days))
            self._held[key] = found
        return found

    def load(self, loads: Mapping[date, DayLoad], capacity: Capacity) -> Load:
        """The load of one resource."""
        days = self._days
        assigned, over = [0] * len(days.days), [False] * len(days.days)
        by_week = [NONE] * len(days.weeks)
        for day, one in loads.items():
            at = (day - days.first).days
            assigned[at], over[at] = half_up(one.assigned_min), one.is_over
            by_week[days.week_of[at]] += one.assigned_min
        return self._load(assigned, self.held(capacity), over, [half_up(one) for one in by_week])

    def total(self, loads: Sequence[Load]) -> Load:
        """Several loads together; a day is over where one of theirs is."""
        if not loads:
            none = [0] * len(self._days.days)
            return self._load(none, none, [False] * len(none), [0] * len(self._days.weeks))
        return self._load(
            _sums(one.assigned_min for one in loads),
            _sums(one.capacity_min for one in loads),
            [any(overs) for overs in zip(*(one.over for one in loads), strict=True)],
            _sums(one.week_assigned_min for one in loads),
        )

    def _load(
        self, assigned: Sequence[int], held: Sequence[int], over: Sequence[bool], weeks: list[int]
    ) -> Load:
        capacity, overs = [0] * len(weeks), [0] * len(weeks)
        for week, minutes, is_over in zip(self._days.week_of, held, over, strict=True):
            capacity[week] += minutes
            overs[week] += is_over
        return Load(
            tuple(assigned), tuple(held), tuple(over), tuple(weeks), tuple(capacity), tuple(overs)
        )


def _sums(rows: Iterable[Sequence[int]]) -> list[int]:
    return list(map(sum, zip(*rows, strict=True)))
