"""Days as a plan counts them."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from salespm_tui.services.schedule import scheduled
from salespm_tui.services.work import Reading


class Workdays:
    """Working days between two days in a project's calendar, as long as its working day is."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._known: dict[tuple[int, date, date], int] = {}

    def __call__(self, project_id: int, after: date, until: date) -> int:
        if until <= after:
            return 0
        key = (project_id, after, until)
        if key not in self._known:
            plan = scheduled(self._reading, project_id)
            minutes = plan.calendar.between(_midnight_after(after), _midnight_after(until))
            self._known[key] = round(minutes / plan.project.minutes_per_day)
        return self._known[key]


def _midnight_after(day: date) -> datetime:
    return datetime.combine(day + timedelta(days=1), time.min)
