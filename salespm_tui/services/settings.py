"""The workspace's settings, as rows."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

from sqlmodel import select

from salespm_tui.services.work import Reading, Work
from salespm_tui.store.tables import Meta


def settings(reading: Reading) -> dict[str, str]:
    """Every setting of the workspace by its key."""
    found = reading.cache.get("settings")
    if found is None:
        found = dict(reading.session.exec(select(Meta.key, Meta.value)).all())
        reading.cache["settings"] = found
    return dict(found)


def zone_of(reading: Reading) -> ZoneInfo:
    """The workspace's time zone."""
    return ZoneInfo(settings(reading)["time_zone"])


def local_day(at: datetime, zone: ZoneInfo) -> date:
    """The day on which something happened, by the workspace's clock."""
    return at.astimezone(zone).date()


def put_setting(work: Work, key: str, value: str) -> None:
    """Write a setting of the workspace down; one that says so already stays."""
    row = work.session.exec(select(Meta).where(Meta.key == key)).first()
    if row is None:
        row = Meta(key=key, value=value)
    elif row.value != value:
        row.value = value
    work.session.add(row)
