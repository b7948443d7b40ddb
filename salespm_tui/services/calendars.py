"""Work calendars: rows become the domain's calendars."""

from __future__ import annotations

import json
from typing import Any

from sqlmodel import col, select

from salespm_tui.domain.calendar import STANDARD, CalendarException, DayHours, WorkCalendar, derive
from salespm_tui.services.settings import settings
from salespm_tui.services.work import Reading
from salespm_tui.store.tables import CalendarException as ExceptionRow
from salespm_tui.store.tables import WorkCalendar as CalendarRow


def calendars(reading: Reading) -> dict[int, WorkCalendar]:
    """Every calendar of the workspace by its id, each with what it takes over from its base."""
    found: dict[int, WorkCalendar] | None = reading.cache.get("calendars")
    if found is None:
        found = _Made(reading).all()
        reading.cache["calendars"] = found
    return found


def calendar_of(reading: Reading, calendar_id: int | None) -> WorkCalendar:
    """That calendar; without an id, the workspace's own."""
    known = calendars(reading)
    if calendar_id is None:
        calendar_id = int(settings(reading).get("calendar_id", 0))
    return known.get(calendar_id, STANDARD)


class _Made:
    """Calendars being made, bases first whatever the order of the rows."""

    def __init__(self, reading: Reading) -> None:
        session = reading.session
        living = select(CalendarRow).where(col(CalendarRow.archived_at).is_(None))
        self._rows = {row.id: row for row in session.exec(living)}
        self._exceptions: dict[int, list[CalendarException]] = {}
        for row in session.exec(
            select(ExceptionRow)
            .where(col(ExceptionRow.archived_at).is_(None))
            .order_by(col(ExceptionRow.id))
        ):
            own = self._exceptions.setdefault(row.calendar_id, [])
            hours = _hours(json.loads(row.intervals))
            own.append(CalendarException(row.first_on, row.last_on, hours, row.name))
        self._made: dict[int, WorkCalendar] = {}

    def all(self) -> dict[int, WorkCalendar]:
        for row_id in self._rows:
            self._make(row_id, ())
        return self._made

    def _make(self, row_id: int, above: tuple[int, ...]) -> WorkCalendar:
        if row_id in self._made:
            return self._made[row_id]
        row = self._rows.get(row_id)
        if row is None or row_id in above:
            return STANDARD
        base = STANDARD if row.base_id is None else self._make(row.base_id, (*above, row_id))
        week = tuple(None if day is None else _hours(day) for day in json.loads(row.week))
        made = derive(row.name, base, week, tuple(self._exceptions.get(row_id, ())))
        self._made[row_id] = made
        return made


def _hours(intervals: list[Any]) -> DayHours:
    return tuple((int(begin), int(end)) for begin, end in intervals)
