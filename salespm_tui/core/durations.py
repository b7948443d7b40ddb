"""Durations as people type and read them: `3d 4h`, `1h30`, 两周, 半天, and `3ed` for calendar time.

Working time is counted in working minutes: a day is as long as the calendar's working day, a week as
many of those as it works. Elapsed time runs through nights and holidays: a day has 24 hours, a week
seven days.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from salespm_tui.core.cells import truncate
from salespm_tui.core.errors import UserError
from salespm_tui.core.i18n import _, language
from salespm_tui.core.numerals import whole_number
from salespm_tui.core.similar import fold

_QUOTED_CELLS = 40
_ELAPSED_DAY = 24 * 60
_ELAPSED_WEEK = 7
_MOST_MINUTES = 100 * 366 * _ELAPSED_DAY
LONGEST_DURATION = 40
"""No duration is typed in more characters than this."""

_NUMBER = r"[0-9]{1,6}(?:\.[0-9]{1,4}|,[0-9]{1,2})?"
_PIECE = re.compile(
    rf"[ ,]*(?P<number>{_NUMBER}|半|[一二两三四五六七八九十]{{1,3}}) ?"
    r"(?:(?P<elapsed>e)?(?P<unit>days?|d|hours?|hrs?|h|weeks?|wks?|w|minutes?|mins?|m)(?![a-z])"
    r"|个?(?P<half_before>半)?(?P<calendar>日历)?"
    r"(?P<chinese_unit>天|工作日|小时|钟头|周|星期|礼拜|分钟?)(?P<half_behind>半)?)"
)
_MINUTES_AFTER_HOURS = re.compile(r" ?([0-5]?[0-9])")
_UNITS = {
    **dict.fromkeys(("天", "工作日"), "d"),
    **dict.fromkeys(("小时", "钟头"), "h"),
    **dict.fromkeys(("周", "星期", "礼拜"), "w"),
    **dict.fromkeys(("分", "分钟"), "m"),
}
_SHOWN_UNITS = {
    ("en", False): (" d", " h", " min"),
    ("en", True): (" ed", " eh", " emin"),
    ("zh", False): ("天", "小时", "分钟"),
    ("zh", True): ("日历天", "日历小时", "日历分钟"),
}
_SPACE_BETWEEN = {"en": " ", "zh": ""}


@dataclass(frozen=True, slots=True)
class Duration:
    """Minutes of working time, or with `elapsed` of calendar time; never negative."""

    minutes: int
    elapsed: bool


def read_duration(
    text: str,
    *,
    minutes_per_day: int = 480,
    days_per_week: int = 5,
    bare_unit: str | None = None,
) -> Duration:
    """The duration that `text` means, to the nearest minute; UserError with examples if it means none.

    A number alone is understood only if it is 0 or `bare_unit` ("w", "d", "h" or "m") says of what.
    Working and elapsed pieces do not mix. A lead's sign is for the caller to take off.
    """
    found = duration_or_none(
        text, minutes_per_day=minutes_per_day, days_per_week=days_per_week, bare_unit=bare_unit
    )
    if found is None:
        raise UserError(
            _("“%(text)s” is not understood as a duration.")
            % {"text": truncate(text.strip(), _QUOTED_CELLS)},
            _("Type for example: 3d, 4h, 2w, 30min, 1h30, 3天 or 半天; 3ed for calendar days."),
        )
    return found


def duration_or_none(
    text: str,
    *,
    minutes_per_day: int = 480,
    days_per_week: int = 5,
    bare_unit: str | None = None,
) -> Duration | None:
    """As `read_duration`, with None where `text` means no duration of up to a hundred years."""
    typed = text.strip()
    plain = fold(typed) if len(typed) <= LONGEST_DURATION else ""
    if re.fullmatch(_NUMBER, plain) and (bare_unit or not float(plain.replace(",", "."))):
        plain += bare_unit or "m"
    working = {"m": 1, "h": 60, "d": minutes_per_day, "w": minutes_per_day * days_per_week}
    elapsed = {"m": 1, "h": 60, "d": _ELAPSED_DAY, "w": _ELAPSED_DAY * _ELAPSED_WEEK}
    total = Decimal(0)
    kinds: set[bool] = set()
    position, unit = 0, ""
    while position < len(plain):
        match = _PIECE.match(plain, position)
        if match is None:
            break
        number = _number(match)
        if number is None:
            return None
        unit = (match["unit"] or _UNITS[match["chinese_unit"]])[0]
        kinds.add(bool(match["elapsed"] or match["calendar"]))
        total += number * (elapsed if True in kinds else working)[unit]
        position = match.end()
    rest = _minutes_after_hours(plain[position:], unit)
    if rest is None or len(kinds) != 1:
        return None
    minutes = int((total + rest).quantize(Decimal(1), ROUND_HALF_UP))
    return Duration(minutes, kinds.pop()) if minutes <= _MOST_MINUTES else None


def format_duration(minutes: int, *, elapsed: bool = False, minutes_per_day: int = 480) -> str:
    """`minutes` in days, hours and minutes: `1 h 30 min`, 3天; a minus sign before negative ones.

    `read_duration` reads it back as the same, where it is not negative.
    """
    day = _ELAPSED_DAY if elapsed else minutes_per_day
    days, within_day = divmod(abs(minutes), day)
    counts = (days, *divmod(within_day, 60))
    units = _SHOWN_UNITS[language(), elapsed]
    shown = [f"{count}{unit}" for count, unit in zip(counts, units, strict=True) if count]
    sign = "-" if minutes < 0 else ""
    return sign + (_SPACE_BETWEEN[language()].join(shown) or f"0{units[0]}")


def _number(match: re.Match[str]) -> Decimal | None:
    """The count of one piece, with the halves of 半天, 一个半小时 and 两天半."""
    digits = match["number"]
    halves = bool(match["half_before"]) + bool(match["half_behind"])
    if digits == "半":
        return None if halves else Decimal("0.5")
    if digits[0].isascii():
        number = Decimal(digits.replace(",", "."))
    else:
        whole = whole_number(digits)
        if whole is None:
            return None
        number = Decimal(whole)
    return number + Decimal("0.5") * halves if halves < 2 else None


def _minutes_after_hours(rest: str, unit: str) -> int | None:
    """The 30 of `1h30`: 0 where nothing is left, None where what is left means nothing."""
    if not rest:
        return 0
    match = _MINUTES_AFTER_HOURS.fullmatch(rest)
    return int(match[1]) if match and unit == "h" else None
