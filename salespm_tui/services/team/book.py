"""All assignments as they lie in the plans, read once until a row changes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from sqlmodel import col, select

from salespm_tui.core.errors import UserError
from salespm_tui.domain import codes
from salespm_tui.domain.load import Booking, Capacity, DayLoad, Loads, loads
from salespm_tui.domain.outline import TaskData
from salespm_tui.services.calendars import calendar_of
from salespm_tui.services.schedule import ScheduledProject, scheduled
from salespm_tui.services.work import Reading
from salespm_tui.store.tables import Assignment, Project, Resource, Task

WITHOUT_HOURS = ("material", "budget")
"""The kinds of resources that have no hours, and so no load."""

RESTING = (*codes.CLOSED_PROJECT_STATUS, "on_hold")
"""Projects in these states take nobody's time."""

_BLOCK = 64


class _Kept(NamedTuple):
    """An assignment as it is kept."""

    id: int
    task_id: int
    resource_id: int
    project_id: int
    units_percent: int
    planned_min: int | None
    actual_min: int | None
    remaining_min: int | None


@dataclass(frozen=True, slots=True)
class Booked:
    """An assignment on its scheduled task."""

    kept: _Kept
    task: TaskData
    booking: Booking

    @property
    def is_open(self) -> bool:
        return self.task.status not in codes.CLOSED_TASK_STATUS and self.task.percent < 100


@dataclass(frozen=True, slots=True)
class TeamBook:
    """Living resources by id, the capacities of those that have hours, and who is booked where.

    `plans` are the projects that anybody works on; `unscheduled` are the codes of those of them whose
    plan has no dates.
    """

    resources: Mapping[int, Resource]
    capacities: Mapping[int, Capacity]
    calendar_ids: Mapping[int, int | None]
    booked: tuple[Booked, ...]
    by_resource: Mapping[int, tuple[Booked, ...]]
    plans: Mapping[int, ScheduledProject]
    unscheduled: tuple[str, ...]

    def of_task(self, task_id: int) -> tuple[Booked, ...]:
        """Who works on that task, in the order in which they came."""
        return tuple(one for one in self.booked if one.kept.task_id == task_id)

    def of_project(self, project_id: int | None) -> tuple[Resource, ...]:
        """Who works on that project or is bought for it; everybody for None."""
        if project_id is None:
            return tuple(self.resources.values())
        here = {one.kept.resource_id for one in self.booked if one.kept.project_id == project_id}
        return tuple(
            row for row in self.resources.values() if row.id in here or row.project_id == project_id
        )


def team_book(reading: Reading) -> TeamBook:
    """The book as the rows are now."""
    found: TeamBook | None = reading.cache.get("team book")
    if found is None:
        found = _made(reading)
        reading.cache["team book"] = found
    return found


def loads_between(reading: Reading, first: date, last: date) -> Loads:
    """What every resource with hours has to do on each of these days.

    It is worked out block by block, so that a window that moves on by a week finds most of it.
    """
    found: dict[int, dict[date, DayLoad]] = {}
    for block in range(first.toordinal() // _BLOCK, last.toordinal() // _BLOCK + 1):
        for resource_id, days in _block(reading, block).items():
            mine = found.setdefault(resource_id, {})
            mine.update((day, one) for day, one in days.items() if first <= day <= last)
    return found


def _block(reading: Reading, block: int) -> Loads:
    """The loads of so many days, counted from the first day of all."""
    key = ("team loads", block)
    found: Loads | None = reading.cache.get(key)
    if found is None:
        book = team_book(reading)
        first = date.fromordinal(max(block * _BLOCK, 1))
        last = date.fromordinal((block + 1) * _BLOCK - 1)
        found = loads((one.booking for one in book.booked), book.capacities, first, last)
        reading.cache[key] = found
    return found


def capacity_of(reading: Reading, resource: Resource, calendar_id: int | None) -> Capacity:
    """When it works, and how much: by its own calendar, else by that of the one project where it
    works, else by the workspace's."""
    calendar = calendar_of(reading, resource.calendar_id or calendar_id)
    return Capacity(calendar, resource.capacity_min_per_day)


def _made(reading: Reading) -> TeamBook:
    resources = {
        row.id: row
        for row in reading.session.exec(
            select(Resource).where(col(Resource.archived_at).is_(None)).order_by(col(Resource.id))
        )
    }
    kept = [one for one in _assignments(reading) if one.resource_id in resources]
    plans, unscheduled = _plans(reading, {one.project_id for one in kept})
    booked = tuple(_booked(kept, plans))
    by_resource: dict[int, list[Booked]] = {}
    for one in booked:
        by_resource.setdefault(one.kept.resource_id, []).append(one)
    calendar_ids = {
        resource_id: _calendar_id(by_resource.get(resource_id, ()), plans)
        for resource_id in resources
    }
    return TeamBook(
        resources,
        {
            row.id: capacity_of(reading, row, calendar_ids[row.id])
            for row in resources.values()
            if row.kind not in WITHOUT_HOURS
        },
        calendar_ids,
        booked,
        {key: tuple(some) for key, some in by_resource.items()},
        plans,
        unscheduled,
    )


def _assignments(reading: Reading) -> Iterable[_Kept]:
    """Those of living tasks of projects that are not at rest."""
    columns = [
        getattr(Task if name == "project_id" else Assignment, name) for name in _Kept._fields
    ]
    statement = (
        select(*columns)
        .join(Task, col(Task.id) == col(Assignment.task_id))
        .join(Project, col(Project.id) == col(Task.project_id))
        .where(
            col(Assignment.archived_at).is_(None),
            col(Task.archived_at).is_(None),
            col(Task.status) != "cancelled",
            col(Project.archived_at).is_(None),
            col(Project.status).not_in(RESTING),
        )
        .order_by(col(Assignment.id))
    )
    return map(_Kept._make, reading.session.execute(statement).all())


def _plans(
    reading: Reading, project_ids: Iterable[int]
) -> tuple[dict[int, ScheduledProject], tuple[str, ...]]:
    plans, without = {}, []
    for project_id in sorted(project_ids):
        try:
            plans[project_id] = scheduled(reading, project_id)
        except UserError:  # a plan that goes in a circle has no dates
            project = reading.session.get(Project, project_id)
            assert project is not None
            without.append(project.code)
    return plans, tuple(without)


def _booked(kept: Iterable[_Kept], plans: Mapping[int, ScheduledProject]) -> Iterable[Booked]:
    for one in kept:
        plan = plans.get(one.project_id)
        task = None if plan is None else plan.task(one.task_id)
        if plan is not None and task is not None:
            yield Booked(one, task, booking_in(plan, one))


def booking_in(plan: ScheduledProject, kept: _Kept) -> Booking:
    """How that assignment lies in that plan."""
    return Booking(
        kept.task_id,
        kept.resource_id,
        plan.start_of(kept.task_id),
        plan.finish_of(kept.task_id),
        kept.planned_min,
        kept.units_percent,
    )


def _calendar_id(booked: Iterable[Booked], plans: Mapping[int, ScheduledProject]) -> int | None:
    """The calendar of the projects that it works on, if they go by one; None is the workspace's."""
    found = {plans[one.kept.project_id].project.calendar_id for one in booked}
    return found.pop() if len(found) == 1 else None
