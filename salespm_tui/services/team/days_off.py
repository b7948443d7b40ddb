"""Days off of one resource: exceptions of a working calendar that is its alone."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date, timedelta

from sqlalchemy import func
from sqlmodel import col, select

from salespm_tui.contract.team_edits import AddDayOff, RemoveDayOff
from salespm_tui.contract.values import Outcome, Ref
from salespm_tui.core.clean import clean_text
from salespm_tui.core.errors import UserError
from salespm_tui.core.i18n import N_, _
from salespm_tui.core.labels import Label, label
from salespm_tui.services.calendars import calendar_of
from salespm_tui.services.ends import ends_of, moved_ends
from salespm_tui.services.fields import living
from salespm_tui.services.settings import settings
from salespm_tui.services.team.book import team_book
from salespm_tui.services.work import Reading, Work
from salespm_tui.store.tables import CalendarException, Project, Resource, Task
from salespm_tui.store.tables import WorkCalendar as CalendarRow

MOST_DAYS = 3660
_OWN_WEEK = json.dumps([None] * 7)
_NO_WORK = "[]"


def own_days_off(reading: Reading, resource: Resource) -> tuple[CalendarException, ...]:
    """The days off that its own calendar has, the first one first."""
    if resource.calendar_id is None:
        return ()
    found: dict[int, tuple[CalendarException, ...]] | None = reading.cache.get("days off")
    if found is None:
        found = {}
        statement = (
            select(CalendarException)
            .where(
                CalendarException.intervals == _NO_WORK,
                col(CalendarException.recurrence).is_(None),
                col(CalendarException.archived_at).is_(None),
                col(CalendarException.calendar_id).in_(select(Resource.calendar_id)),
            )
            .order_by(col(CalendarException.first_on), col(CalendarException.id))
        )
        for row in reading.session.exec(statement):
            found[row.calendar_id] = (*found.get(row.calendar_id, ()), row)
        reading.cache["days off"] = found
    mine = found.get(resource.calendar_id, ())
    return mine if mine and is_its_alone(reading, resource) else ()


def is_its_alone(reading: Reading, resource: Resource) -> bool:
    """Whether nobody and nothing else goes by the calendar of the resource."""
    shared: frozenset[int] | None = reading.cache.get("shared calendars")
    if shared is None:
        shared = frozenset(_shared(reading))
        reading.cache["shared calendars"] = shared
    return resource.calendar_id is not None and resource.calendar_id not in shared


def _shared(reading: Reading) -> Iterable[int]:
    """The calendars that anything but one resource goes by."""
    yield int(settings(reading).get("calendar_id", 0))
    for column in (Task.calendar_id, Project.calendar_id, CalendarRow.base_id):
        used = select(column).where(col(column).is_not(None)).distinct()
        yield from filter(None, reading.session.exec(used))
    several = (
        select(Resource.calendar_id)
        .where(col(Resource.calendar_id).is_not(None))
        .group_by(col(Resource.calendar_id))
        .having(func.count() > 1)
    )
    yield from filter(None, reading.session.exec(several))


def add_day_off(work: Work, command: AddDayOff) -> Outcome:
    """Write the days off down, in a calendar of its own."""
    resource = living(work, Resource, command.resource_id)
    last = command.last_on or command.first_on
    _refuse_odd(command.first_on, last)
    before = ends_of(work, _projects(work, resource))
    base_id = team_book(work).calendar_ids.get(resource.id)
    calendar = calendar_of(work, resource.calendar_id or base_id)
    day = command.first_on
    while day <= last and not calendar.hours_on(day):
        day += timedelta(days=1)
    if day > last:
        raise UserError(
            _("%(name)s does not work then anyway.") % {"name": resource.name},
            _("Give other days."),
            field="first_on",
        )
    exception = CalendarException(
        calendar_id=_own_calendar(work, resource, base_id).id,
        first_on=command.first_on,
        last_on=last,
        intervals=_NO_WORK,
        name=clean_text(command.name),
    )
    work.session.add(exception)
    work.session.flush()
    work.cache.clear()
    said = label(
        N_("%(name)s is off from %(first)s to %(last)s"),
        name=resource.name,
        first=command.first_on,
        last=last,
    )
    return Outcome(said, ref=Ref("resource", resource.id), notes=_moved(work, resource, before))


def remove_day_off(work: Work, command: RemoveDayOff) -> Outcome:
    """Take days off away."""
    exception = living(work, CalendarException, command.day_off_id)
    resource = work.session.exec(
        select(Resource).where(
            Resource.calendar_id == exception.calendar_id, col(Resource.archived_at).is_(None)
        )
    ).first()
    if resource is None or not _has(work, resource, exception.id):
        raise UserError(
            _("These days are not those of one resource alone."),
            _("Change the calendar that they belong to."),
        )
    before = ends_of(work, _projects(work, resource))
    first, last = exception.first_on, exception.last_on
    exception.archived_at = work.now
    work.session.add(exception)
    work.session.flush()
    work.cache.clear()
    said = label(
        N_("%(name)s works again from %(first)s to %(last)s"),
        name=resource.name,
        first=first,
        last=last,
    )
    return Outcome(said, ref=Ref("resource", resource.id), notes=_moved(work, resource, before))


def _has(work: Work, resource: Resource, day_off_id: int) -> bool:
    return any(one.id == day_off_id for one in own_days_off(work, resource))


def own_calendars(work: Work, resource: Resource) -> Iterable[CalendarRow | CalendarException]:
    """The calendar of the resource with its exceptions, if it is its alone."""
    if resource.calendar_id is None or not is_its_alone(work, resource):
        return
    row = work.session.get(CalendarRow, resource.calendar_id)
    if row is not None and row.archived_at is None:
        yield row
    yield from work.session.exec(
        select(CalendarException).where(
            CalendarException.calendar_id == resource.calendar_id,
            col(CalendarException.archived_at).is_(None),
        )
    )


def _own_calendar(work: Work, resource: Resource, base_id: int | None) -> CalendarRow:
    """The calendar of the resource; where it has none to itself, one that follows what it went by."""
    if is_its_alone(work, resource):
        return living(work, CalendarRow, resource.calendar_id or 0)
    row = CalendarRow(
        name=resource.name,
        week=_OWN_WEEK,
        base_id=resource.calendar_id or base_id or int(settings(work).get("calendar_id", 0)),
    )
    work.session.add(row)
    work.session.flush()
    resource.calendar_id = row.id
    work.session.add(resource)
    return row


def _moved(work: Work, resource: Resource, before: dict[str, date]) -> tuple[Label, ...]:
    return tuple(moved_ends(before, ends_of(work, _projects(work, resource))))


def _projects(work: Work, resource: Resource) -> set[int]:
    """Where the resource works."""
    return {one.kept.project_id for one in team_book(work).by_resource.get(resource.id, ())}


def _refuse_odd(first: date, last: date) -> None:
    if last < first:
        raise UserError(
            _("The last day lies before the first."), _("Give a later one."), field="last_on"
        )
    if (last - first).days > MOST_DAYS:
        raise UserError(
            _("That is more than ten years."), _("Give an earlier last day."), field="last_on"
        )
