"""A clock that is set by hand, so that a past can be lived through."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta, tzinfo
from zoneinfo import ZoneInfo


class WalkingClock:
    """Stands still until it is set to another moment, in the time zone of the machine or its own."""

    def __init__(self, day: date, zone: str | None = None) -> None:
        self._zone = ZoneInfo(zone) if zone else None
        self._local = datetime.combine(day, time(9))

    def set(self, day: date, at: time) -> None:
        self._local = datetime.combine(day, at)

    def now(self) -> datetime:
        """The moment set; each later reading of it is a little later, as in life."""
        self._local += timedelta(milliseconds=7)
        return self._local.replace(tzinfo=self._zone).astimezone(UTC)

    def today(self) -> date:
        return self._local.date()

    @property
    def zone(self) -> tzinfo:
        """The zone that its days are of."""
        return self._zone or self._local.astimezone().tzinfo or UTC

    def in_zone(self, zone: str) -> WalkingClock:
        self._zone = ZoneInfo(zone)
        return self


def working_day(today: date, offset: int) -> date:
    """Monday to Friday, counted from `today`, or from the Friday before at a weekend."""
    weekday = min(today.weekday(), 4)
    weeks, later = divmod(weekday + offset, 5)
    monday = today - timedelta(days=today.weekday())
    return monday + timedelta(weeks=weeks, days=later)


def last_working_day_before(today: date) -> date:
    """The working day of the stand-up before today's."""
    return working_day(today, -1 if today.weekday() < 5 else 0)
