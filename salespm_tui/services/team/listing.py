"""The team as it is listed, and one resource in detail."""

from __future__ import annotations

from sqlalchemy import func
from sqlalchemy.orm import aliased
from sqlmodel import col, select

from salespm_tui.contract.team import (
    DayOff,
    PlanLoad,
    PlanLoadQuery,
    ResourceDetail,
    ResourceQuery,
    ResourceRow,
    Team,
    TeamQuery,
    TeamTotals,
)
from salespm_tui.domain import codes
from salespm_tui.domain.load import Loads
from salespm_tui.services.pipeline.around import project_codes
from salespm_tui.services.team.book import (
    RESTING,
    TeamBook,
    capacity_of,
    loads_between,
    team_book,
)
from salespm_tui.services.team.days import Days, LoadMaker, days_asked
from salespm_tui.services.team.days_off import own_days_off
from salespm_tui.services.team.ghost import ghost
from salespm_tui.services.team.procuring import currency_for, prices, procurement
from salespm_tui.services.team.skills import assignment_row, skills_of
from salespm_tui.services.work import Reading
from salespm_tui.store.tables import Assignment, Project, Resource, Task


def team(reading: Reading, query: TeamQuery) -> Team:
    """The team; UserError for days that are no span."""
    key = ("team", query, reading.today)
    found: Team | None = reading.cache.get(key)
    if found is None:
        found = _team(reading, query)
        reading.cache[key] = found
    return found


def _team(reading: Reading, query: TeamQuery) -> Team:
    days = days_asked(query.first, query.last, reading.today)
    book = team_book(reading)
    asked = [
        row for row in book.of_project(query.project_id) if row.active or query.include_inactive
    ]
    make = _Rows(reading, book, days)
    rows = tuple(make.row(one) for one in sorted(asked, key=_place))
    bought = procurement(reading, book, asked)
    loads = [row.load for row in rows if row.load is not None and row.active]
    total = make.loads.total(loads)
    over = [row for row in rows if row.over_days]
    free = sum(
        max(holds - takes, 0)
        for load in loads
        for holds, takes in zip(load.capacity_min, load.assigned_min, strict=True)
    )
    totals = TeamTotals(
        people=sum(1 for row in rows if row.kind == "person"),
        resources=len(rows),
        over_resources=len(over),
        over_days=sum(row.over_days for row in over),
        assigned_min=sum(total.assigned_min),
        capacity_min=sum(total.capacity_min),
        free_min=free,
        unassigned=_unassigned(reading, query.project_id),
        late=sum(1 for one in bought if one.late_days and one.state != "delivered"),
        prices=prices(bought),
    )
    return Team(
        reading.today,
        days.days,
        days.weeks,
        rows,
        total,
        bought,
        ghost(reading, days, query.project_id),
        totals,
        book.unscheduled,
    )


def resource(reading: Reading, query: ResourceQuery) -> ResourceDetail | None:
    """One resource; None if it is gone."""
    book = team_book(reading)
    row = book.resources.get(query.resource_id)
    if row is None:
        return None
    days = days_asked(query.first, query.last, reading.today)
    mine = sorted(
        book.by_resource.get(row.id, ()), key=lambda one: (one.booking.start, one.kept.id)
    )
    return ResourceDetail(
        _Rows(reading, book, days).row(row),
        reading.today,
        days.days,
        days.weeks,
        tuple(assignment_row(reading, book, one) for one in mine),
        tuple(
            DayOff(one.id, one.first_on, one.last_on, one.name)
            for one in own_days_off(reading, row)
        ),
    )


def plan_load(reading: Reading, query: PlanLoadQuery) -> PlanLoad:
    """The load of those who work on a project, or on some of its tasks."""
    days = days_asked(query.first, query.last, reading.today)
    book = team_book(reading)
    tasks = set(query.task_ids)
    here = {
        one.kept.resource_id
        for one in book.booked
        if one.kept.project_id == query.project_id and (not tasks or one.kept.task_id in tasks)
    }
    found, maker = loads_between(reading, days.first, days.last), LoadMaker(days)
    people = sorted((book.resources[one] for one in here if one in book.capacities), key=_place)
    loads = [maker.load(found.get(one.id, {}), book.capacities[one.id]) for one in people]
    named = list(zip((one.name for one in people), loads, strict=True))
    names = (tuple(name for name, load in named if load.over[at]) for at in range(len(days.days)))
    return PlanLoad(days.days, days.weeks, maker.total(loads), tuple(names))


class _Rows:
    """Makes the rows of an answer."""

    def __init__(self, reading: Reading, book: TeamBook, days: Days) -> None:
        self._reading = reading
        self._book = book
        self._found: Loads = loads_between(reading, days.first, days.last)
        self._codes = project_codes(reading)
        self._skills = skills_of(reading)
        self.loads = LoadMaker(days)

    def row(self, row: Resource) -> ResourceRow:
        capacity = self._book.capacities.get(row.id)
        load = None if capacity is None else self.loads.load(self._found.get(row.id, {}), capacity)
        hours = capacity or capacity_of(self._reading, row, self._book.calendar_ids[row.id])
        own = hours.full_day() if row.capacity_min_per_day is None else row.capacity_min_per_day
        mine = self._book.by_resource.get(row.id, ())
        return ResourceRow(
            id=row.id,
            name=row.name,
            kind=row.kind,
            job_title=row.job_title or "",
            responsibilities=row.responsibilities,
            authority=row.authority,
            email=row.email or "",
            capacity_min_per_day=row.capacity_min_per_day,
            day_min=own,
            calendar="" if row.calendar_id is None else hours.calendar.name,
            cost_rate_minor_per_hour=row.cost_rate_minor_per_hour,
            currency=currency_for(self._reading, row),
            active=row.active,
            project_id=row.project_id,
            project=None if row.project_id is None else self._codes.get(row.project_id),
            supplier=row.supplier or "",
            needed_by=row.needed_by,
            ordered_on=row.ordered_on,
            delivered_on=row.delivered_on,
            price_minor=row.price_minor,
            notes=row.notes,
            skills=self._skills.get(row.id, ()),
            load=load,
            tasks=len({one.kept.task_id for one in mine if one.is_open}),
            over_days=0 if load is None else sum(load.over),
            away=_is_away(self._reading, row),
        )


def _is_away(reading: Reading, row: Resource) -> bool:
    return any(one.first_on <= reading.today <= one.last_on for one in own_days_off(reading, row))


def _place(row: Resource) -> tuple[int, str, int]:
    return codes.RESOURCE_KIND.index(row.kind), row.name.casefold(), row.id


def _unassigned(reading: Reading, project_id: int | None) -> int:
    """Open tasks that are no summaries and no milestones, and that nobody is assigned to."""
    child = aliased(Task)
    has_child = select(child.id).where(
        col(child.parent_id) == col(Task.id), col(child.archived_at).is_(None)
    )
    has_people = (
        select(Assignment.id)
        .join(Resource, col(Resource.id) == col(Assignment.resource_id))
        .where(
            col(Assignment.task_id) == col(Task.id),
            col(Assignment.archived_at).is_(None),
            col(Resource.archived_at).is_(None),
        )
    )
    conditions = [
        col(Task.archived_at).is_(None),
        col(Task.kind) == "task",
        col(Task.status).not_in(codes.CLOSED_TASK_STATUS),
        col(Project.archived_at).is_(None),
        col(Project.status).not_in(RESTING),
        ~has_child.exists(),
        ~has_people.exists(),
    ]
    if project_id is not None:
        conditions.append(col(Task.project_id) == project_id)
    statement = (
        select(func.count())
        .select_from(Task)
        .join(Project, col(Project.id) == col(Task.project_id))
        .where(*conditions)
    )
    return reading.session.exec(statement).one()
