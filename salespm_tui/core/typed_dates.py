"""Dates and times of day as people type them, in English and Chinese whatever the language of the
moment, and as people read them. What vague speech means is settled in `core.date_rules`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, time

from salespm_tui.core.cells import truncate
from salespm_tui.core.date_rules import CHINESE_DAYS, ENGLISH_DAYS, ENGLISH_MONTHS, date_said
from salespm_tui.core.errors import UserError
from salespm_tui.core.i18n import _, language
from salespm_tui.core.numerals import WHOLE_NUMBER, whole_number
from salespm_tui.core.similar import fold

EARLIEST = date(1900, 1, 1)
LATEST = date(2199, 12, 31)
LONGEST_DATE = 40
"""No date is typed in more characters than this."""

_QUOTED_CELLS = 40
_DASHES = str.maketrans("−–—", "---")

_CLOCK_TIME = re.compile(
    r"(?P<rest>.*?) ?(?P<part>凌晨|早上|上午|中午|下午|傍晚|晚上)? ?"
    r"(?:(?P<hour>[0-9]{1,2}):(?P<minute>[0-9]{2})"
    rf"|(?P<zh_hour>{WHOLE_NUMBER})点(?P<zh_minute>半|一刻|三刻|[0-9]{{1,2}}分?)?)"
)
_HALF_DAY_TIME = re.compile(
    r"(?P<rest>.*?) ?(?P<hour>[0-9]{1,2})(?::(?P<minute>[0-9]{2}))? ?(?P<part>am|pm)"
)
_BETWEEN_DAY_AND_TIME = re.compile(r"(?<=[0-9])t$|,$|(?:^|[ ,]+)at$")
_PARTS_OF_AN_HOUR = {"半": 30, "一刻": 15, "三刻": 45}
_AFTERNOON = ("下午", "傍晚", "晚上", "pm")
_BEFORE_DAWN = ("am", "凌晨")


@dataclass(frozen=True, slots=True)
class TypedInstant:
    """A day and, where one was typed, the time of day on it, to the minute."""

    on: date
    at: time | None


def read_date(text: str, today: date) -> date:
    """The date that `text` means on `today`; UserError with examples where it means none."""
    try:
        found = _said(text, today)
    except (ValueError, OverflowError):
        raise _impossible(text) from None
    if found is None:
        raise UserError(
            _("“%(text)s” is not understood as a date.") % {"text": _quoted(text)}, _examples()
        )
    if not EARLIEST <= found <= LATEST:
        raise UserError(
            _("“%(text)s” lies outside the years 1900 to 2199.") % {"text": _quoted(text)},
            _examples(),
        )
    return found


def date_or_none(text: str, today: date) -> date | None:
    """As `read_date`, with None where `text` means no date: for looking whether it does."""
    try:
        found = _said(text, today)
    except (ValueError, OverflowError):
        return None
    return found if found is not None and EARLIEST <= found <= LATEST else None


def read_instant(text: str, today: date) -> TypedInstant:
    """A date with an optional time of day: `fri 14:00`, `3pm`, 明天 9:30, 下午3点半.

    A time alone is today's. UserError with examples where `text` means no date or time.
    """
    plain = _plain(text)
    for pattern in (_HALF_DAY_TIME, _CLOCK_TIME):
        match = pattern.fullmatch(plain)
        if match:
            at = _time_of_day(match.groupdict())
            if at is None:
                raise _impossible(text)
            day = _BETWEEN_DAY_AND_TIME.sub("", match["rest"])
            return TypedInstant(read_date(day, today) if day else today, at)
    return TypedInstant(read_date(text, today), None)


def format_date(day: date, today: date, *, short: bool = False) -> str:
    """`day` as people read it: `Fri 27 Nov`, 11月27日 周五; `short` leaves out the weekday.

    The year is written where it is not the year of `today`. What is not short is read back by
    `read_date` as the same day.
    """
    if language() == "zh":
        year = "" if day.year == today.year else f"{day.year}年"
        weekday = "" if short else f" 周{CHINESE_DAYS[day.weekday()]}"
        return f"{year}{day.month}月{day.day}日{weekday}"
    weekday = "" if short else f"{ENGLISH_DAYS[day.weekday()][:3].title()} "
    year = "" if day.year == today.year else f" {day.year}"
    return f"{weekday}{day.day} {ENGLISH_MONTHS[day.month - 1][:3].title()}{year}"


def _plain(text: str) -> str:
    """The text as the rules want it; nothing where it is too long to be a date and time."""
    typed = text.strip()
    return fold(typed).translate(_DASHES) if len(typed) <= 2 * LONGEST_DATE else ""


def _said(text: str, today: date) -> date | None:
    plain = _plain(text)
    return date_said(plain, today) if len(plain) <= LONGEST_DATE else None


def _time_of_day(found: dict[str, str | None]) -> time | None:
    hour = whole_number(found["hour"] or found.get("zh_hour") or "")
    minutes = found["minute"] or found.get("zh_minute") or "0"
    minute = _PARTS_OF_AN_HOUR.get(minutes, whole_number(minutes.removesuffix("分")))
    if hour is None or minute is None or hour > 23 or minute > 59:
        return None
    hour_of_day = _on_24_hours(hour, found["part"])
    return None if hour_of_day is None else time(hour_of_day, minute)


def _on_24_hours(hour: int, part: str | None) -> int | None:
    if part in ("am", "pm") and not 1 <= hour <= 12:
        return None
    if part == "晚上" and hour % 12 < 5:
        return (
            None  # the night after midnight belongs to another day: nobody can tell which is meant
        )
    if part in _BEFORE_DAWN and hour == 12:
        return 0
    if (part in _AFTERNOON and hour < 12) or (part == "中午" and hour < 10):
        return hour + 12
    return hour


def _impossible(text: str) -> UserError:
    return UserError(
        _("There is no such day or time as “%(text)s”.") % {"text": _quoted(text)}, _examples()
    )


def _examples() -> str:
    return _("Type for example: fri, +3d, eom, 24 dec, 2026-12-24, 明天, 下周五 or 月底.")


def _quoted(text: str) -> str:
    return truncate(text.strip(), _QUOTED_CELLS)
