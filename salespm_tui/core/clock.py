"""The only place where today and now come from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Protocol
from zoneinfo import ZoneInfo


class Clock(Protocol):
    """Where dates come in. `now` is UTC and aware; `today` is the date in the clock's time zone."""

    def now(self) -> datetime: ...

    def today(self) -> date: ...

    def in_zone(self, zone: str) -> Clock: ...


@dataclass(frozen=True, slots=True)
class SystemClock:
    """The machine's clock, read in the workspace's time zone (or the machine's, if none is set).

    With `fixed_today` it is that day at the hour that it really is.
    """

    zone: str | None = None
    fixed_today: date | None = None

    def now(self) -> datetime:
        here = datetime.now(UTC).astimezone(ZoneInfo(self.zone) if self.zone else None)
        if self.fixed_today is not None:
            here = datetime.combine(self.fixed_today, here.timetz())
        return here.astimezone(UTC)

    def today(self) -> date:
        if self.fixed_today is not None:
            return self.fixed_today
        return datetime.now(UTC).astimezone(ZoneInfo(self.zone) if self.zone else None).date()

    def in_zone(self, zone: str) -> SystemClock:
        return SystemClock(zone, self.fixed_today)


@dataclass(frozen=True, slots=True)
class FixedClock:
    """A clock that stands still, for tests and screenshots."""

    at: datetime

    def now(self) -> datetime:
        return self.at

    def today(self) -> date:
        return self.at.date()

    def in_zone(self, zone: str) -> FixedClock:
        return self
