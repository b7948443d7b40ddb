"""The days on which a calendar differs from its own week, as the timeline shades and names them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from sqlmodel import col, select

from salespm_tui.domain.calendar import WorkCalendar
from salespm_tui.services.settings import settings
from salespm_tui.services.work import Reading
from salespm_tui.store.tables import CalendarException, Project
from salespm_tui.store.tables import WorkCalendar as CalendarRow


@dataclass(frozen=True, slots=True)
class OddDays:
    """Days off on working weekdays, working days on free ones, what they are called, and those of
    them that the authorities may still change.
    """

    off: frozenset[date]
    on: frozenset[date]
    names: dict[date, str]
    provisional: frozenset[date]


def odd_days(
    reading: Reading, project: Project, calendar: WorkCalendar, first: date, last: date
) -> OddDays:
    """The odd days of the calendar that a project goes by, `first` to `last`."""
    off: set[date] = set()
    on: set[date] = set()
    names: dict[date, str] = {}
    for exception in calendar.exceptions:
        day = max(exception.first, first)
        while day <= min(exception.last, last):
            works = bool(calendar.hours_on(day))
            if works != bool(calendar.week[day.weekday()]):
                (on if works else off).add(day)
                if exception.name and works == bool(exception.hours):
                    names[day] = exception.name
            day += timedelta(days=1)
    provisional = _provisional_days(reading, project, first, last) & (off | on)
    return OddDays(frozenset(off), frozenset(on), names, frozenset(provisional))


def _provisional_days(reading: Reading, project: Project, first: date, last: date) -> set[date]:
    statement = select(col(CalendarException.first_on), col(CalendarException.last_on)).where(
        col(CalendarException.provisional).is_(True),
        col(CalendarException.archived_at).is_(None),
        col(CalendarException.calendar_id).in_(with_bases(reading, project.calendar_id)),
        CalendarException.first_on <= last,
        CalendarException.last_on >= first,
    )
    return {
        begin + timedelta(days=day)
        for begin, end in reading.session.exec(statement).all()
        for day in range((end - begin).days + 1)
    }


def with_bases(reading: Reading, calendar_id: int | None) -> set[int]:
    """That calendar (None is the workspace's own) and those that it follows."""
    bases = dict(reading.session.exec(select(CalendarRow.id, CalendarRow.base_id)).all())
    at: int | None = calendar_id or int(settings(reading).get("calendar_id", 0))
    found: set[int] = set()
    while at is not None and at not in found:
        found.add(at)
        at = bases.get(at)
    return found
