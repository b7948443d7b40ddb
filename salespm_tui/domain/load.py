"""Who is loaded how much: the minutes that assignments take of each day, against what a day holds.

load(r, day) = Σ assigned minutes ÷ capacity; over 1 the resource is over-allocated. The planned
minutes of an assignment lie evenly on the working minutes between its task's start and finish, by
the calendar of the one who works. Everything is exact: minutes are fractions until they are shown.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from fractions import Fraction

from salespm_tui.domain.calendar import DAY_MIN, WorkCalendar, minute_of

NONE, FULL = Fraction(0), Fraction(1)


@dataclass(frozen=True, slots=True)
class Booking:
    """One assignment on a scheduled task. `minutes` is the planned effort; where nobody planned it,
    `units_percent` of the time that the resource has between start and finish counts: of its working
    hours, and of the part of them that it works where its capacity is smaller."""

    task_id: int
    resource_id: int
    start: datetime
    finish: datetime
    minutes: int | None
    units_percent: int = 100


@dataclass(frozen=True, slots=True)
class Capacity:
    """When a resource works, and how many minutes a full working day of it holds: the calendar's own
    where `minutes_a_day` is unknown."""

    calendar: WorkCalendar
    minutes_a_day: int | None = None

    def on(self, day: date) -> int:
        """The minutes of that day; 0 on a day off. A day shorter than the longest of the week holds
        its part of a full one, rounded half up."""
        minutes = self.calendar.minutes_on(day)
        if not minutes or self.minutes_a_day is None:
            return minutes
        full = self.full_day()
        return (2 * self.minutes_a_day * min(minutes, full) + full) // (2 * full)

    def full_day(self) -> int:
        """The calendar's minutes of the longest day of its week."""
        return max(sum(end - begin for begin, end in hours) for hours in self.calendar.week)

    def part(self) -> Fraction:
        """Which part of its calendar's hours it works: 1 but for those with less capacity."""
        if self.minutes_a_day is None:
            return FULL
        return min(FULL, Fraction(self.minutes_a_day, self.full_day()))


@dataclass(frozen=True, slots=True)
class DayLoad:
    """A day of a resource: the minutes assigned, in all and task by task, those that it holds, and
    those that it cannot hold (0 where it can hold all)."""

    day: date
    tasks: tuple[tuple[int, Fraction], ...]
    assigned_min: Fraction
    capacity_min: int
    over_min: Fraction

    @property
    def share(self) -> Fraction | None:
        """Assigned ÷ capacity; None for work on a day that holds none."""
        return _share(self.assigned_min, self.capacity_min)

    @property
    def is_over(self) -> bool:
        """Whether more is assigned than the day holds."""
        return self.over_min.numerator > 0


Loads = Mapping[int, Mapping[date, DayLoad]]
"""The loaded days of each resource, in the order of the days; a day without work is not among them."""


def effort_of(booking: Booking, capacity: Capacity) -> Fraction:
    """All minutes of the booking, whenever they are worked."""
    if booking.minutes is not None:
        return Fraction(booking.minutes)
    worked = max(capacity.calendar.between(booking.start, booking.finish), 0)
    return worked * booking.units_percent * capacity.part() / 100


def minutes_by_day(
    booking: Booking,
    capacity: Capacity,
    first: date = date.min,
    last: date = date.max,
) -> Iterator[tuple[date, Fraction]]:
    """The days from `first` to `last` on which the booking takes time, and how much of its effort.

    A span in which the calendar never works takes it all on its first day: it must not vanish.
    """
    if booking.finish.date() < first or booking.start.date() > last:
        return
    calendar, effort = capacity.calendar, effort_of(booking, capacity)
    if not effort:
        return
    begin, end = minute_of(booking.start), minute_of(booking.finish)
    whole = calendar.work_before(end) - calendar.work_before(begin)
    if whole <= 0:
        if first <= booking.start.date() <= last:
            yield booking.start.date(), effort
        return
    days = range(
        max(begin // DAY_MIN, first.toordinal()),
        min((end - 1) // DAY_MIN, last.toordinal()) + 1,
    )
    done = calendar.work_before(max(begin, days.start * DAY_MIN))
    over, under = effort.numerator, effort.denominator * whole
    for day in days:
        until = calendar.work_before(min((day + 1) * DAY_MIN, end))
        if until > done:
            yield date.fromordinal(day), Fraction(over * (until - done), under)
        done = until


def loads(
    bookings: Iterable[Booking],
    capacities: Mapping[int, Capacity],
    first: date = date.min,
    last: date = date.max,
) -> Loads:
    """What every resource of `capacities` has to do on each day from `first` to `last`; bookings of
    other resources do not count."""
    found: dict[int, dict[date, dict[int, Fraction]]] = {}
    for booking in bookings:
        capacity = capacities.get(booking.resource_id)
        if capacity is None:
            continue
        days = found.setdefault(booking.resource_id, {})
        for day, minutes in minutes_by_day(booking, capacity, first, last):
            tasks = days.setdefault(day, {})
            known = tasks.get(booking.task_id)
            tasks[booking.task_id] = minutes if known is None else known + minutes
    return {
        resource_id: {
            day: day_load(day, days[day], capacities[resource_id]) for day in sorted(days)
        }
        for resource_id, days in found.items()
    }


def day_load(day: date, tasks: Mapping[int, Fraction], capacity: Capacity) -> DayLoad:
    """That day with those minutes of those tasks."""
    assigned = next(iter(tasks.values())) if len(tasks) == 1 else sum(tasks.values(), NONE)
    holds = capacity.on(day)
    over = assigned - holds if assigned.numerator > holds * assigned.denominator else NONE
    return DayLoad(day, tuple(tasks.items()), assigned, holds, over)


@dataclass(frozen=True, slots=True)
class SpanLoad:
    """Several days of a resource together. `over` are the days of it that hold too much: a week may
    look harmless while one of its days does not."""

    first: date
    last: date
    assigned_min: Fraction
    capacity_min: int
    over: tuple[date, ...]

    @property
    def share(self) -> Fraction | None:
        """Assigned ÷ capacity; None for work in a span that holds none."""
        return _share(self.assigned_min, self.capacity_min)


def span_load(
    days: Mapping[date, DayLoad], capacity: Capacity, first: date, last: date
) -> SpanLoad:
    """The days from `first` to `last`, both included, taken together."""
    every = list(days_between(first, last))
    held = [days[day] for day in every if day in days]
    return SpanLoad(
        first,
        last,
        sum((one.assigned_min for one in held), NONE),
        sum(capacity.on(day) for day in every),
        tuple(one.day for one in held if one.is_over),
    )


def free_minutes(
    days: Mapping[date, DayLoad], capacity: Capacity, first: date, last: date
) -> Fraction:
    """What the days from `first` to `last` still hold; an overloaded day lends none to another."""
    free = NONE
    for day in days_between(first, last):
        held = days.get(day)
        holds = capacity.on(day)
        free += holds if held is None else max(holds - held.assigned_min, NONE)
    return free


def days_between(first: date, last: date) -> Iterator[date]:
    """Every day from `first` to `last`, both included."""
    return (first + timedelta(days=at) for at in range((last - first).days + 1))


def _share(assigned: Fraction, capacity: int) -> Fraction | None:
    if capacity:
        return assigned / capacity
    return None if assigned else NONE
