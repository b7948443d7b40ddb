"""Days of a plan as an iCalendar file (RFC 5545).

Everything is a VEVENT that lasts one day: the calendars that people look at (phones, Outlook, Google)
leave out VTODOs or keep them in another program, and a follow-up that is not seen is not made. The
days are TRANSPARENT, so that nobody is busy because of them.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta


@dataclass(frozen=True, slots=True)
class Day:
    """One entry. `uid` stays the same from one export to the next, so that calendars replace it."""

    uid: str
    on: date
    title: str
    text: str = ""
    category: str = ""


def icalendar_file(name: str, days: Iterable[Day], now: datetime) -> bytes:
    """A calendar of that name, made at `now` (UTC)."""
    from icalendar import Calendar, Event

    calendar = Calendar()
    calendar.add("prodid", "-//salespm//salespm//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", name)
    stamp = now.astimezone(UTC).replace(microsecond=0)
    for day in days:
        event = Event()
        event.add("uid", day.uid)
        event.add("dtstamp", stamp)
        event.add("dtstart", day.on)
        event.add("dtend", day.on + timedelta(days=1))
        event.add("summary", day.title)
        if day.text:
            event.add("description", day.text)
        if day.category:
            event.add("categories", [day.category])
        event.add("transp", "TRANSPARENT")
        calendar.add_component(event)
    return bytes(calendar.to_ical())
