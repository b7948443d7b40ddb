"""The values of MS Project XML: numbers, flags, dates, durations, codes."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from decimal import Decimal
from xml.etree.ElementTree import Element

from salespm_tui.exchange.mspdi.stream import NAMESPACE

CONSTRAINTS = ("asap", "alap", "mso", "mfo", "snet", "snlt", "fnet", "fnlt")
LINK_TYPES = ("ff", "fs", "sf", "ss")
ELAPSED_FORMATS = frozenset((4, 6, 8, 10, 12, 36, 38, 40, 42, 44))
PERCENT_FORMATS = frozenset((19, 20, 51, 52))

_MOST_MINUTES = 1000 * 366 * 1440
_DURATION = re.compile(
    r"(?P<sign>-)?P(?:(?P<days>\d+)D)?"
    r"(?:T(?:(?P<hours>\d+)H)?(?:(?P<minutes>\d+)M)?(?:(?P<seconds>\d+)(?:\.\d+)?S)?)?",
    re.ASCII,
)
_NUMBER = re.compile(r"[+-]?\d{1,15}(?:\.\d{0,60})?", re.ASCII)
_WHOLE = Decimal(1)
_INTEGER = re.compile(r"([+-]?\d{1,15})(?:\.\d*)?", re.ASCII)


def text_of(record: Element, name: str) -> str:
    """The text of that child as it stands; empty where it is missing."""
    return record.findtext(NAMESPACE + name) or ""


def integer(text: str) -> int | None:
    """A whole number (what follows a point is cut off), None where the text is none."""
    found = _INTEGER.fullmatch(text.strip())
    return int(found[1]) if found else None


def integer_of(record: Element, name: str, otherwise: int) -> int:
    """The whole number of that child, or `otherwise`."""
    found = integer(text_of(record, name))
    return otherwise if found is None else found


def number_of(record: Element, name: str) -> Decimal | None:
    """The number of that child, decimals and all; None where it is missing or is none."""
    found = _NUMBER.fullmatch(text_of(record, name).strip())
    return Decimal(found[0]) if found else None


def hundredths_of(record: Element, name: str, *, units: bool = False) -> int | None:
    """Money in minor units. Costs are written in hundredths of the currency, rates in whole
    `units` of it."""
    number = number_of(record, name)
    return None if number is None else int((number * (100 if units else 1)).quantize(_WHOLE))


def flag_of(record: Element, name: str, *, otherwise: bool = False) -> bool:
    """Whether that child says yes; `otherwise` where it is missing."""
    return flag(text_of(record, name), otherwise=otherwise)


def flag(text: str, *, otherwise: bool = False) -> bool:
    """Whether the text says yes (1, -1 or true); `otherwise` where it is blank."""
    plain = text.strip().lower()
    return plain in ("1", "-1", "true") if plain else otherwise


def instant(text: str) -> datetime | None:
    """A date and time to the minute, without zone; None where the text is none."""
    try:
        at = datetime.fromisoformat(text.strip())
    except ValueError:
        return None
    return at.replace(second=0, microsecond=0, tzinfo=None)


def instant_of(record: Element, name: str) -> datetime | None:
    """The date and time of that child, None where it is missing or is none."""
    return instant(text_of(record, name))


def minutes(text: str) -> int | None:
    """The minutes of a duration such as PT8H30M0S, rounded; None where the text is none, or says
    more than a thousand years."""
    found = _DURATION.fullmatch(text.strip())
    if found is None or found.end() <= len("P"):
        return None
    if any(part and len(part) > 9 for part in found.groups()):
        return None
    days, hours, whole, seconds = (int(part or 0) for part in found.groups()[1:])
    total = days * 1440 + hours * 60 + whole + (seconds + 30) // 60
    if total > _MOST_MINUTES:
        return None
    return -total if found["sign"] else total


def clock(text: str) -> int | None:
    """Minutes after midnight of a time such as 13:30:00 (also with a date before it)."""
    found = re.search(r"(\d{1,2}):(\d{2})(?::\d{2}(?:\.\d+)?)?$", text.strip(), re.ASCII)
    if found is None:
        return None
    hour, minute = int(found[1]), int(found[2])
    return hour * 60 + minute if hour < 25 and minute < 60 and hour * 60 + minute <= 1440 else None


def days_between(first: datetime, last: datetime) -> int:
    """Days from the first to the last, both counted, where the last may end at a midnight."""
    if last > first and last.hour == last.minute == 0:
        last -= timedelta(minutes=1)
    return (last.date() - first.date()).days + 1
