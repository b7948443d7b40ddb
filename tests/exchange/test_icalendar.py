"""Calendar files, read back by the icalendar package."""

from __future__ import annotations

from datetime import UTC, date, datetime

from icalendar import Calendar

from salespm_tui.exchange.icalendar import Day, icalendar_file

NOW = datetime(2026, 11, 23, 9, 0, 30, 123456, tzinfo=UTC)
LONG = "与客户确认现场安装的全部前提条件，包括电源、网络与登高设备；" * 5
DAYS = (
    Day("task-1@home", date(2026, 12, 1), "◆ Signed", "NWF, task 1; a\nb\\c", "NWF"),
    Day("action-2@home", date(2026, 12, 31), LONG),
)


def test_every_day_is_read_back() -> None:
    calendar = Calendar.from_ical(icalendar_file("Nordwind, 华东", DAYS, NOW))
    events = calendar.walk("VEVENT")
    read = [
        Day(
            str(event["UID"]),
            event["DTSTART"].dt,
            str(event["SUMMARY"]),
            str(event.get("DESCRIPTION", "")),
            ",".join(str(one) for one in event["CATEGORIES"].cats) if "CATEGORIES" in event else "",
        )
        for event in events
    ]
    assert tuple(read) == DAYS
    assert str(calendar["X-WR-CALNAME"]) == "Nordwind, 华东"
    assert [event["DTEND"].dt for event in events] == [date(2026, 12, 2), date(2027, 1, 1)]
    assert {event["DTSTAMP"].dt for event in events} == {NOW.replace(microsecond=0)}


def test_lines_are_folded_and_end_as_the_standard_says() -> None:
    content = icalendar_file("x", DAYS, NOW)
    lines = content.split(b"\r\n")
    assert lines[-1] == b""
    assert b"\n" not in content.replace(b"\r\n", b"")
    assert max(map(len, lines)) <= 75


def test_the_same_days_make_the_same_file() -> None:
    assert icalendar_file("x", DAYS, NOW) == icalendar_file("x", DAYS, NOW)


def test_a_calendar_without_days_is_one() -> None:
    assert not Calendar.from_ical(icalendar_file("x", (), NOW)).walk("VEVENT")
