"""The calendars that a project and its people work by, as MS Project XML has them."""

from __future__ import annotations

import json
from collections.abc import Iterable

from sqlmodel import col, select

from salespm_tui.domain.calendar import STANDARD, CalendarException
from salespm_tui.exchange.mspdi.project import MspdiCalendar
from salespm_tui.services.exporting.numbering import Numbering
from salespm_tui.services.schedule import ScheduledProject
from salespm_tui.services.settings import settings
from salespm_tui.services.work import Reading
from salespm_tui.store.tables import CalendarException as ExceptionRow
from salespm_tui.store.tables import WorkCalendar


class CalendarsOut:
    """The calendars of one plan, each with those that it is based on. `uids` are their numbers in the
    file by id."""

    def __init__(self, reading: Reading, plan: ScheduledProject, of_people: Iterable[int]) -> None:
        self._reading = reading
        rows = reading.session.exec(
            select(WorkCalendar).where(col(WorkCalendar.archived_at).is_(None))
        )
        self._rows = {row.id: row for row in rows}
        project = plan.project
        own = project.calendar_id
        if own is None:
            own = int(settings(reading).get("calendar_id", 0))
        used = {own, *of_people, *(task.calendar_id for task in plan.tasks)}
        self._used = [self._rows[row_id] for row_id in sorted(self._with_bases(used))]
        numbers = Numbering(least=0)
        for row in self._used:
            if row.project_id == project.id:
                numbers.wish(row.id, row.source_uid)
        self.uids = numbers.all(row.id for row in self._used)
        self._standard_uid = max(self.uids.values(), default=0) + 1
        self.uid_of_project = self.uids.get(own, self._standard_uid)

    def written(self) -> tuple[MspdiCalendar, ...]:
        """The calendars in the order of their numbers; where the project has none here, the standard
        one stands for it."""
        exceptions = self._exceptions()
        found = [
            MspdiCalendar(
                self.uids[row.id],
                row.name,
                self.uids.get(row.base_id) if row.base_id is not None else None,
                tuple(
                    None if day is None else tuple((begin, end) for begin, end in day)
                    for day in json.loads(row.week)
                ),
                tuple(exceptions.get(row.id, ())),
            )
            for row in self._used
        ]
        if self.uid_of_project == self._standard_uid:
            found.append(
                MspdiCalendar(self._standard_uid, STANDARD.name, None, tuple(STANDARD.week))
            )
        return tuple(sorted(found, key=lambda calendar: calendar.uid))

    def _with_bases(self, used: set[int | None]) -> set[int]:
        found: set[int] = set()
        for row_id in used:
            above = row_id
            while above is not None and above in self._rows and above not in found:
                found.add(above)
                above = self._rows[above].base_id
        return found

    def _exceptions(self) -> dict[int, list[CalendarException]]:
        found: dict[int, list[CalendarException]] = {}
        rows = self._reading.session.exec(
            select(ExceptionRow)
            .where(
                col(ExceptionRow.calendar_id).in_(self.uids),
                col(ExceptionRow.archived_at).is_(None),
            )
            .order_by(col(ExceptionRow.id))
        )
        for row in rows:
            hours = tuple((begin, end) for begin, end in json.loads(row.intervals))
            exception = CalendarException(row.first_on, row.last_on, hours, row.name)
            found.setdefault(row.calendar_id, []).append(exception)
        return found
