"""Who is free for a task, and who fits it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from fractions import Fraction

from salespm_tui.contract.assigning import Candidate, WhoIsFree, WhoIsFreeQuery
from salespm_tui.core.errors import UserError
from salespm_tui.domain.figures import half_up
from salespm_tui.domain.load import (
    NONE,
    Capacity,
    DayLoad,
    days_between,
    free_minutes,
    loads,
)
from salespm_tui.services.schedule import ScheduledProject, scheduled
from salespm_tui.services.team.book import TeamBook, team_book
from salespm_tui.services.team.procuring import currency_for
from salespm_tui.services.team.skills import assignment_row, fits_for, required_by
from salespm_tui.services.work import Reading
from salespm_tui.store.tables import Resource, Task


def who_is_free(reading: Reading, query: WhoIsFreeQuery) -> WhoIsFree | None:
    """Active people, tools and channels for a task; None if it is gone, or its plan has no dates."""
    row = reading.session.get(Task, query.task_id)
    if row is None or row.archived_at is not None:
        return None
    try:
        plan = scheduled(reading, row.project_id)
    except UserError:  # a plan that goes in a circle has no days on which anybody could be free
        return None
    if plan.task(row.id) is None:
        return None
    book = team_book(reading)
    span = plan.start_of(row.id), plan.finish_of(row.id)
    needed = row.effort_min
    if needed is None:
        needed = plan.calendar.between(*span)
    search = _Candidates(reading, book, plan, row, needed)
    candidates = [search.of(one) for one in book.resources.values() if search.may(one)]
    return WhoIsFree(
        row.id,
        row.name,
        *span,
        needed,
        required_by(reading).get(row.id, ()),
        row.required_skill,
        tuple(assignment_row(reading, book, one) for one in book.of_task(row.id)),
        tuple(sorted(candidates, key=_best_first)),
    )


def _best_first(one: Candidate) -> tuple[int, int, str, int]:
    fit = 100 if one.fit_percent is None else one.fit_percent
    return -fit, -one.free_min, one.name.casefold(), one.resource_id


class _Candidates:
    """Looks at resources for one task."""

    def __init__(
        self, reading: Reading, book: TeamBook, plan: ScheduledProject, row: Task, needed: int
    ) -> None:
        self._reading, self._book, self._row, self._needed = reading, book, row, needed
        self._calendar = plan.calendar
        self._start, self._finish = plan.start_of(row.id), plan.finish_of(row.id)
        self._days = tuple(days_between(self._start.date(), self._finish.date()))
        self._mine = {one.kept.resource_id: one.kept.id for one in book.of_task(row.id)}
        # What they do on the task itself is no hindrance to doing it.
        others = (one.booking for one in book.booked if one.kept.task_id != row.id)
        self._loads: Mapping[int, Mapping[date, DayLoad]] = loads(
            others, book.capacities, self._days[0], self._days[-1]
        )

    def may(self, resource: Resource) -> bool:
        return resource.id in self._book.capacities and (
            resource.active or resource.id in self._mine
        )

    def of(self, resource: Resource) -> Candidate:
        capacity = self._book.capacities[resource.id]
        days = self._loads.get(resource.id, {})
        within = [(day, self._within(capacity, day)) for day in self._days]
        free = sum((min(part, _left(days, capacity, day)) for day, part in within), NONE)
        fit_percent, found = fits_for(self._reading, resource.id, self._row.id)
        return Candidate(
            resource_id=resource.id,
            name=resource.name,
            kind=resource.kind,
            job_title=resource.job_title or "",
            fit_percent=fit_percent,
            fits=found,
            free_min=half_up(free),
            capacity_min=half_up(sum((part for _day, part in within), NONE)),
            enough=free >= self._needed,
            days_off=sum(1 for day in self._days if self._is_off(capacity, day)),
            cost_rate_minor_per_hour=resource.cost_rate_minor_per_hour,
            currency=currency_for(self._reading, resource),
            assignment_id=self._mine.get(resource.id),
        )

    def _within(self, capacity: Capacity, day: date) -> Fraction:
        """What that day holds of the task's span."""
        whole = capacity.calendar.minutes_on(day)
        if not whole:
            return NONE
        begin = max(self._start, datetime.combine(day, time.min))
        end = min(self._finish, datetime.combine(day + timedelta(days=1), time.min))
        return capacity.on(day) * Fraction(max(capacity.calendar.between(begin, end), 0), whole)

    def _is_off(self, capacity: Capacity, day: date) -> bool:
        return bool(self._calendar.hours_on(day)) and not capacity.calendar.hours_on(day)


def _left(days: Mapping[date, DayLoad], capacity: Capacity, day: date) -> Fraction:
    """What other work leaves of that day."""
    return free_minutes(days, capacity, day, day)
