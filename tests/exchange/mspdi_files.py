"""Small MS Project XML files, written by hand for the tests."""

from __future__ import annotations

from pathlib import Path

HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
XMLNS = "http://schemas.microsoft.com/project"
STANDARD_WEEK = "".join(
    f"<WeekDay><DayType>{day}</DayType><DayWorking>{int(2 <= day <= 6)}</DayWorking>"
    + (
        "<WorkingTimes>"
        "<WorkingTime><FromTime>08:00:00</FromTime><ToTime>12:00:00</ToTime></WorkingTime>"
        "<WorkingTime><FromTime>13:00:00</FromTime><ToTime>17:00:00</ToTime></WorkingTime>"
        "</WorkingTimes>"
        if 2 <= day <= 6
        else ""
    )
    + "</WeekDay>"
    for day in range(1, 8)
)


def calendar(uid: int = 1, more: str = "", base: int = -1, week: str = STANDARD_WEEK) -> str:
    return (
        f"<Calendar><UID>{uid}</UID><Name>Calendar {uid}</Name><IsBaseCalendar>1</IsBaseCalendar>"
        f"<BaseCalendarUID>{base}</BaseCalendarUID><WeekDays>{week}</WeekDays>{more}</Calendar>"
    )


def task(uid: int, name: str = "", more: str = "", duration: str = "PT8H0M0S") -> str:
    length = f"<Duration>{duration}</Duration>" if duration else ""
    return (
        f"<Task><UID>{uid}</UID><ID>{uid}</ID><Name>{name or f'Task {uid}'}</Name>{length}{more}"
        "</Task>"
    )


def link(uid: int, more: str = "") -> str:
    return f"<PredecessorLink><PredecessorUID>{uid}</PredecessorUID>{more}</PredecessorLink>"


def project(
    tasks: str = "",
    fields: str = "<StartDate>2026-03-02T08:00:00</StartDate><CalendarUID>1</CalendarUID>",
    calendars: str | None = None,
    rest: str = "",
) -> str:
    known = calendar() if calendars is None else calendars
    return (
        f'{HEAD}<Project xmlns="{XMLNS}">{fields}<Calendars>{known}</Calendars>'
        f"<Tasks>{tasks}</Tasks>{rest}</Project>"
    )


def write(folder: Path, text: str | bytes, name: str = "plan.xml") -> Path:
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path
