"""Which shifts within slack would take overloads away: hints, which nobody applies but the user.

A task that has not begun, that no constraint or hand holds, and that has slack, may begin later by as
many working days as its slack allows, without moving the end of the project. The search is greedy and
repeatable. From the first overloaded day on it weighs the tasks at work on it, as if nothing else
moved; the shift that leaves least overload is tried on the plan itself, which moves what follows, and
is kept where the plan allows it, nobody has more overload than before, and all together have less.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from fractions import Fraction

from salespm_tui.domain.bar_edits import moved_by
from salespm_tui.domain.calendar import WorkCalendar
from salespm_tui.domain.load import (
    NONE,
    Booking,
    Capacity,
    DayLoad,
    day_load,
    loads,
    minutes_by_day,
)
from salespm_tui.domain.plan_steps import PlanStep

MOST_DAYS = 60
"""Nobody wants a task moved further than that to level a week."""

MOST_SHIFTS = 12
"""More than that at a time nobody reads; when these are applied, the next ones are found."""

MOST_TRIES = 30
"""So often is a plan scheduled at most to find them."""

MOST_REFUSED = 2
"""A task of which so many shifts came to nothing is left where it is."""


@dataclass(frozen=True, slots=True)
class Movable:
    """A task that may begin later: its total and free slack in working minutes of `calendar`, and
    its priority (1 is the highest)."""

    task_id: int
    start: datetime
    slack_min: int
    free_min: int
    minutes_a_day: int
    calendar: WorkCalendar
    priority: int = 3

    def start_after(self, days: int) -> datetime:
        """Where it begins so many working days later, as when a bar is shifted."""
        step = PlanStep("shift", (self.task_id,), days)
        return moved_by(self.calendar, self.start, step, self.minutes_a_day)

    def days(self) -> Iterator[tuple[int, int]]:
        """The shifts that its slack allows: days, and working minutes."""
        for days in range(1, MOST_DAYS + 1):
            work = self.calendar.between(self.start, self.start_after(days))
            if work > self.slack_min:
                return
            if work:
                yield days, work


@dataclass(frozen=True, slots=True)
class Shift:
    """Begin the task so many working days later."""

    task_id: int
    days: int


@dataclass(frozen=True, slots=True)
class Placed:
    """A plan as it stands: what it books, and what of it may move (by the task's id)."""

    bookings: Sequence[Booking]
    movable: Mapping[int, Movable]


Replan = Callable[[tuple[Shift, ...]], "Placed | None"]
"""The plan with those shifts; None where it cannot be, or would end later."""


@dataclass(frozen=True, slots=True)
class Levelling:
    """The shifts that help, in the order in which they were found, the minutes of overload from the
    first day on before and after them, the resources that each task's shift helps, and the
    overloaded days up to the last one that are left."""

    shifts: tuple[Shift, ...]
    over_before: Fraction
    over_after: Fraction
    helps: Mapping[int, tuple[int, ...]]
    left: tuple[tuple[int, DayLoad], ...]


def level(
    plan: Placed, replan: Replan, capacities: Mapping[int, Capacity], first: date, last: date
) -> Levelling:
    """Shifts that take away overload between `first` and `last`, both included."""
    search = _Search(plan, capacities, first, last)
    before = search.total
    shifts: dict[int, Shift] = {}
    helps: dict[int, tuple[int, ...]] = {}
    refused: list[Shift] = []
    for _turn in range(MOST_TRIES):
        shift = search.best(shifts, refused)
        if shift is None:
            break
        tried = replan((*shifts.values(), shift))
        after = None if tried is None else _Search(tried, capacities, first, last, search)
        helped = () if after is None else search.helped_by(after)
        if after is None or not helped:
            refused.append(shift)
            continue
        search = after
        shifts[shift.task_id] = shift
        helps[shift.task_id] = helped
        if len(shifts) == MOST_SHIFTS:
            break
    return Levelling(tuple(shifts.values()), before, search.total, helps, tuple(search.spots()))


class _Search:
    """One state of the plan, with its overload. An overload pushed behind the last day is none the
    less one, and so it is counted to the end. What is the same as in the state `before` it is taken
    over from there."""

    def __init__(
        self,
        plan: Placed,
        capacities: Mapping[int, Capacity],
        first: date,
        last: date,
        before: _Search | None = None,
    ) -> None:
        self._capacities = capacities
        self._first, self._last = first, last
        self._movable = plan.movable
        self._of_task: dict[int, list[Booking]] = {}
        self._of_resource: dict[int, list[Booking]] = {}
        for booking in plan.bookings:
            if booking.resource_id in capacities:
                self._of_task.setdefault(booking.task_id, []).append(booking)
                self._of_resource.setdefault(booking.resource_id, []).append(booking)
        self._loads: dict[int, Mapping[date, DayLoad]] = {}
        self.over: dict[int, Fraction] = {}
        changed = {
            one for one in self._of_resource if before is None or not self._keeps(one, before)
        }
        anew = loads((one for key in changed for one in self._of_resource[key]), capacities, first)
        for one in self._of_resource:
            if before is None or one in changed:
                self._loads[one] = anew.get(one, {})
                self.over[one] = sum((day.over_min for day in self._loads[one].values()), NONE)
            else:
                self._loads[one], self.over[one] = before._loads[one], before.over[one]
        self.total = sum(self.over.values(), NONE)
        self._stuck = set() if before is None else before._stuck_without(changed)

    def _keeps(self, resource_id: int, before: _Search) -> bool:
        return before._of_resource.get(resource_id) == self._of_resource[resource_id]

    def _stuck_without(self, changed: set[int]) -> set[int]:
        """The tasks that no shift helps, as far as nothing changed for those who work on them."""
        return {
            task_id
            for task_id in self._stuck
            if not any(one.resource_id in changed for one in self._of_task[task_id])
        }

    def spots(self) -> list[tuple[int, DayLoad]]:
        """The overloaded days to the last one looked at: the first day first."""
        found = [
            (resource_id, one)
            for resource_id, days in self._loads.items()
            if self.over[resource_id]
            for day, one in days.items()
            if one.is_over and day <= self._last
        ]
        return sorted(found, key=lambda spot: (spot[1].day, spot[0]))

    def helped_by(self, other: _Search) -> tuple[int, ...]:
        """Who has less overload there; nobody where somebody has more, or all have as much."""
        everybody = sorted({*self.over, *other.over})
        gains = {one: self.over.get(one, NONE) - other.over.get(one, NONE) for one in everybody}
        if any(gain < 0 for gain in gains.values()):
            return ()
        return tuple(one for one, gain in gains.items() if gain)

    def best(self, moved: Mapping[int, Shift], refused: Sequence[Shift]) -> Shift | None:
        """The best shift of a task on the first overloaded day that any shift helps; None if none."""
        often = Counter(shift.task_id for shift in refused)
        idle = {*moved, *(task_id for task_id, times in often.items() if times >= MOST_REFUSED)}
        for _resource_id, spot in self.spots():
            found: list[tuple[_Weight, Shift]] = []
            for task_id, _minutes in spot.tasks:
                if task_id in self._movable and task_id not in idle and task_id not in self._stuck:
                    weighed = list(self._weighed(self._movable[task_id], refused))
                    found += weighed
                    if not weighed:
                        self._stuck.add(task_id)
            if found:
                return min(found)[1]
        return None

    def _weighed(self, task: Movable, refused: Sequence[Shift]) -> Iterator[tuple[_Weight, Shift]]:
        """The shifts of the task that help, each with its weight: the lightest is the best. They are
        compared by what is left over, then within free slack first, short ones first, low priority
        first, much slack first."""
        for days, work in task.days():
            shift = Shift(task.task_id, days)
            gain = self._gain(task, days)
            if gain > 0 and shift not in refused:
                beyond = work > task.free_min
                yield (-gain, beyond, days, -task.priority, -task.slack_min, task.task_id), shift
                if gain == self.total and not beyond:
                    return

    def _gain(self, task: Movable, days: int) -> Fraction:
        """How many minutes of overload it takes away, if that task alone moves; 0 or less where
        somebody is overloaded more by it."""
        begins = task.start_after(days)
        gain = NONE
        by_resource: dict[int, list[Booking]] = {}
        for booking in self._of_task[task.task_id]:
            by_resource.setdefault(booking.resource_id, []).append(booking)
        for resource_id, bookings in by_resource.items():
            later = [_later(one, begins, task.calendar) for one in bookings]
            mine = self._gain_of(resource_id, bookings, later)
            if mine < 0:
                return mine
            gain += mine
        return gain

    def _gain_of(self, resource_id: int, now: list[Booking], later: list[Booking]) -> Fraction:
        capacity = self._capacities[resource_id]
        changes: dict[date, Fraction] = {}
        for sign, bookings in ((-1, now), (1, later)):
            for booking in bookings:
                for day, minutes in minutes_by_day(booking, capacity, self._first):
                    changes[day] = changes.get(day, NONE) + sign * minutes
        days = self._loads.get(resource_id, {})
        gain = NONE
        for day, change in changes.items():
            held = days.get(day) or day_load(day, {}, capacity)
            after = held.assigned_min + change - held.capacity_min
            gain += held.over_min - max(after, NONE)
        return gain


_Weight = tuple[Fraction, bool, int, int, int, int]


def _later(booking: Booking, begins: datetime, calendar: WorkCalendar) -> Booking:
    """The booking where its task begins then, and takes as long as it did."""
    span = calendar.between(booking.start, booking.finish)
    return replace(booking, start=begins, finish=calendar.add(begins, span))
