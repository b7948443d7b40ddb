"""What the cells of a column mean; how dates and numbers are written is decided column by column.

A column is read in one way from its first cell to its last: what only some cells allow is never
guessed cell by cell.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time

from salespm_tui.core.similar import fold

ORDERS = ("dmy", "mdy", "ymd")
"""How the parts of a date may follow each other."""

_ENGLISH_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_CHINESE_DAYS = "一二三四五六日"
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_ENGLISH_DAY = re.compile(r"(mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,? ")
_CHINESE_DAY = re.compile(r" ?(?:星期|周|礼拜)([一二三四五六日天]) ?")
_CLOCK = re.compile(
    r"(?:[t ]|(?<=日))? ?(?P<before>上午|下午)? ?(?P<hour>[0-9]{1,2}):(?P<minute>[0-9]{2})"
    r"(?::[0-9]{2}(?:\.[0-9]+)?)? ?(?P<after>am|pm|上午|下午)?"
    r"(?: ?(?:z|utc|gmt|[+-][0-9]{2}:?[0-9]{2}))?$"
)
_WHOLE = re.compile(r"([0-9]{4})(?:-|/|\.|年) ?([0-9]{1,2})(?:-|/|\.|月) ?([0-9]{1,2})日?")
_PARTS = re.compile(r"([0-9]{1,2})[-/.]([0-9]{1,2})[-/.]([0-9]{4}|[0-9]{2})")
_DAY_FIRST = re.compile(r"([0-9]{1,2})[ -]([a-z]{3})[a-z]*\.?,?[ -]([0-9]{4}|[0-9]{2})")
_MONTH_FIRST = re.compile(r"([a-z]{3})[a-z]*\.? ([0-9]{1,2}),? ([0-9]{4}|[0-9]{2})")
_NUMBER = re.compile(r"([0-9]{1,9})(?:[.,]([0-9]{1,6}))? ?(%?)")
_YEARS = range(1900, 2200)


@dataclass(frozen=True, slots=True)
class CellDate:
    """A day and, where the cell has one, a time of day."""

    on: date
    at: time | None


@dataclass(frozen=True, slots=True)
class DateColumn:
    """How the dates of one column are read. Not `certain`: every cell allows another order too."""

    order: str
    certain: bool

    def read(self, cell: str) -> CellDate | None:
        """The date in a cell; None where it is none in this order."""
        return _read_date(cell, self.order)


def date_column(cells: Iterable[str], wanted: str | None = None) -> DateColumn:
    """The order in which most cells are dates; `wanted` where the cells leave it open.

    Without it, dates with slashes have the month first, as spreadsheets write them in the country
    that uses slashes most, and others the day.
    """
    filled = [cell for cell in dict.fromkeys(cells) if cell]
    read = {order: [_read_date(cell, order) for cell in filled] for order in ORDERS}
    count = {order: sum(one is not None for one in found) for order, found in read.items()}
    most = max(count.values())
    viable = [order for order in ORDERS if count[order] == most]
    certain = all(read[order] == read[viable[0]] for order in viable)
    if wanted in viable:
        return DateColumn(wanted, certain)
    usual = "mdy" if any("/" in cell for cell in filled) else "dmy"
    return DateColumn(usual if usual in viable else viable[0], certain)


def percents(cells: Iterable[str]) -> dict[str, int | None]:
    """The percentage that each cell of a column means, None where it means none.

    A column of nothing but shares (0 to 1, one of them broken) is read as such.
    """
    filled = [cell for cell in dict.fromkeys(cells) if cell]
    found = {cell: _NUMBER.fullmatch(fold(cell)) for cell in filled}
    numbers = {cell: _number(match) for cell, match in found.items() if match}
    signs = any(match[3] for match in found.values() if match)
    shares = (
        not signs
        and any(number % 1 for number in numbers.values())
        and all(number <= 1 for number in numbers.values())
    )
    said: dict[str, int | None] = {}
    for cell in filled:
        number = numbers.get(cell)
        percent = None if number is None else round(number * 100 if shares else number)
        said[cell] = percent if percent is not None and percent <= 100 else None
    return said


def _number(match: re.Match[str]) -> float:
    return float(f"{match[1]}.{match[2] or 0}")


def _read_date(cell: str, order: str) -> CellDate | None:
    text = fold(cell)
    text, weekday = _without_weekday(text)
    at: time | None = None
    clock = _CLOCK.search(text)
    if clock:
        at = _time(clock)
        text = text[: clock.start()].strip()
        if at is None:
            return None
    on = _day(text.rstrip(" ,"), order)
    if on is None or (weekday is not None and on.weekday() != weekday):
        return None
    return CellDate(on, at)


def _without_weekday(text: str) -> tuple[str, int | None]:
    english = _ENGLISH_DAY.match(text)
    if english:
        return text[english.end() :], _ENGLISH_DAYS.index(english[1])
    chinese = _CHINESE_DAY.search(text)
    if chinese is None:
        return text, None
    day = _CHINESE_DAYS.index(chinese[1].replace("天", "日"))
    return _CHINESE_DAY.sub(" ", text, count=1).strip(), day


def _time(match: re.Match[str]) -> time | None:
    hour, minute = int(match["hour"]), int(match["minute"])
    half = match["before"] or match["after"]
    if half in ("pm", "下午") and hour < 12:
        hour += 12
    elif half in ("am", "上午") and hour == 12:
        hour = 0
    return time(hour, minute) if hour < 24 and minute < 60 else None


def _day(text: str, order: str) -> date | None:
    whole = _WHOLE.fullmatch(text)
    if whole:
        return _date(whole[1], whole[2], whole[3])
    named = _DAY_FIRST.fullmatch(text)
    if named:
        return _date(named[3], _month(named[2]), named[1])
    named = _MONTH_FIRST.fullmatch(text)
    if named:
        return _date(named[3], _month(named[1]), named[2])
    parts = _PARTS.fullmatch(text)
    if parts is None or (order == "ymd" and len(parts[3]) > 2):
        return None
    by_name = dict(zip(order, parts.groups(), strict=True))
    return _date(by_name["y"], by_name["m"], by_name["d"])


def _month(name: str) -> str:
    return str(_MONTHS.index(name) + 1) if name in _MONTHS else "0"


def _date(year: str, month: str, day: str) -> date | None:
    full = int(year)
    if len(year) <= 2:
        full += 2000 if full < 70 else 1900
    try:
        return date(full, int(month), int(day)) if full in _YEARS else None
    except ValueError:
        return None
