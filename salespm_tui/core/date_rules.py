"""How dates are said in English and in Chinese: one rule for each way of saying them.

The rules, wherever speech is vague:

* a bare weekday is the next such day strictly after today: `fri` typed on a Friday is next week's;
* `next fri`, 下周五 is the Friday of the next ISO week (Monday to Sunday), `this fri`, 本周五 of this
  one, `last fri`, 上周五 of the last; `next week` is its Monday, `next month` its first day;
* a day and month without a year is the next such date from today on, today included;
* `12/24` and `12-24` are month and day, `24.12` is day and month; the other way round where only
  that is possible;
* `eom`, `eoq`, `eoy` are the last calendar day, `eow` is the Friday of this week, at the weekend of
  the next;
* `+1m` keeps the day of the month, or takes the last one where the month is shorter.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta

from salespm_tui.core.numerals import WHOLE_NUMBER, whole_number

ENGLISH_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_FIRST_HALF = ("january", "february", "march", "april", "may", "june")
_SECOND_HALF = ("july", "august", "september", "october", "november", "december")
ENGLISH_MONTHS = (*_FIRST_HALF, *_SECOND_HALF)
CHINESE_DAYS = "一二三四五六日"

_FRIDAY = 4

_DAYS_FROM_TODAY = {
    **dict.fromkeys(("today", "tod", "今天", "今日"), 0),
    **dict.fromkeys(("tomorrow", "tom", "tmr", "明天", "明日"), 1),
    **dict.fromkeys(("day after tomorrow", "后天"), 2),
    "大后天": 3,
    **dict.fromkeys(("yesterday", "昨天", "昨日"), -1),
    "前天": -2,
    "大前天": -3,
}
_WHICH = {
    "上上": -2,
    **dict.fromkeys(("last", "上", "去"), -1),
    **dict.fromkeys(("this", "本", "这", "今", ""), 0),
    **dict.fromkeys(("next", "下", "明"), 1),
    **dict.fromkeys(("下下", "后"), 2),
}
_UNITS = {
    **dict.fromkeys(("d", "day", "天"), "days"),
    **dict.fromkeys(("w", "wk", "week", "周", "星期", "礼拜"), "weeks"),
    **dict.fromkeys(("m", "mo", "month", "月"), "months"),
    **dict.fromkeys(("y", "yr", "year", "年"), "years"),
}

_ENGLISH_WEEKDAY = re.compile(r"(?:(last|this|next) )?([a-z]{3,9})\.?")
_CHINESE_WEEKDAY = re.compile(r"(上上|下下|[上本这下])?个?(?:周|星期|礼拜)([一二三四五六日天])")
_WEEK_OR_MONTH = re.compile(
    r"(last|this|next) (week|month)|(上上|下下|[上本这下])个?(周|星期|礼拜|月)"
)
_ENGLISH_END = re.compile(r"(?:eo|end of (?:the )?)(w(?:eek)?|m(?:onth)?|q(?:uarter)?|y(?:ear)?)")
_CHINESE_END = re.compile(r"([本这下去今明])?个?(月|季|季度|年)[底末]")
_OFFSET = re.compile(
    rf"(in )?([+-] ?)?({WHOLE_NUMBER}) ?个?"
    r"(d|days?|天|w|wks?|weeks?|周|星期|礼拜|m|mo|months?|(?<=个)月|y|yrs?|years?|年)"
    r"( ago| later| from now|后|以后|之后|前|以前|之前)?"
)
_YEAR_FIRST = re.compile(
    r"([0-9]{4})([-/.])([0-9]{1,2})\2([0-9]{1,2})|([0-9]{4})([0-9]{2})([0-9]{2})"
)
_MONTH_FIRST = re.compile(r"([0-9]{1,2})([-/])([0-9]{1,2})(?:\2([0-9]{4}|[0-9]{2}))?")
_DAY_FIRST = re.compile(r"([0-9]{1,2})\.([0-9]{1,2})(?:\.([0-9]{4}|[0-9]{2})?)?")
_DAY_NAME = re.compile(
    r"(?:the )?([0-9]{1,2})(?:st|nd|rd|th)?[ -]?(?:of )?([a-z]{3,9})\.?(?:[ ,-]+([0-9]{4}))?"
)
_NAME_DAY = re.compile(r"([a-z]{3,9})\.?[ -]?([0-9]{1,2})(?:st|nd|rd|th)?(?:[ ,-]+([0-9]{4}))?")
_CHINESE_DATE = re.compile(
    rf"(?:([0-9]{{4}})年|([去今明后])年)?({WHOLE_NUMBER})月({WHOLE_NUMBER})[日号]?"
)
_DAY_OF_MONTH = re.compile(
    rf"(?:([上本这下]|下下)个?月)?({WHOLE_NUMBER})[日号]|(?:the )?([0-9]{{1,2}})(?:st|nd|rd|th)"
)
_WEEKDAY_BEFORE = re.compile(r"(?:([a-z]{3,9})|(?:周|星期|礼拜)(.))[ ,]+(.+)")
_WEEKDAY_BEHIND = re.compile(r"(.+?)[ ,(]*(?:([a-z]{3,9})|(?:周|星期|礼拜)(.))\)?")


def date_said(text: str, today: date) -> date | None:
    """The date that `text` says on `today`; `text` is folded (`core.similar.fold`), dashes plain.

    None where no rule fits. ValueError or OverflowError where one fits but the calendar has no such
    day.
    """
    for rule in _RULES:
        found = rule(text, today)
        if found is not None:
            return found
    return None


def _named_day(text: str, today: date) -> date | None:
    days = _DAYS_FROM_TODAY.get(text)
    return None if days is None else today + timedelta(days=days)


def _weekday(text: str, today: date) -> date | None:
    if match := _ENGLISH_WEEKDAY.fullmatch(text):
        which, wanted = match[1], _index_of(match[2], ENGLISH_DAYS)
    elif match := _CHINESE_WEEKDAY.fullmatch(text):
        which, wanted = match[1], _chinese_day(match[2])
    else:
        return None
    if wanted is None:
        return None
    if which is None:
        return today + timedelta(days=(wanted - today.weekday() - 1) % 7 + 1)
    return _monday(today) + timedelta(weeks=_WHICH[which], days=wanted)


def _week_or_month(text: str, today: date) -> date | None:
    match = _WEEK_OR_MONTH.fullmatch(text)
    if not match:
        return None
    which = _WHICH[match[1] or match[3]]
    if (match[2] or match[4]) in ("month", "月"):
        return _moved(today.replace(day=1), "months", which)
    return _monday(today) + timedelta(weeks=which)


def _end_of_period(text: str, today: date) -> date | None:
    if match := _ENGLISH_END.fullmatch(text):
        unit, which = match[1][0], 0
    elif match := _CHINESE_END.fullmatch(text):
        unit, which = {"月": "m", "季": "q", "年": "y"}[match[2][0]], _WHICH[match[1] or ""]
    else:
        return None
    if unit == "w":
        friday = _monday(today) + timedelta(days=_FRIDAY)
        return friday if friday >= today else friday + timedelta(weeks=1)
    months = {"m": 1, "q": 3, "y": 12}[unit]
    last_month = (today.month + months - 1) // months * months
    after = _moved(date(today.year, last_month, 1), "months", months * which + 1)
    return after - timedelta(days=1)


def _offset(text: str, today: date) -> date | None:
    match = _OFFSET.fullmatch(text)
    if not match:
        return None
    prefix, sign, digits, unit, suffix = match.groups()
    number = whole_number(digits)
    said_twice = bool(prefix) + bool(sign) + bool(suffix) > 1
    if number is None or said_twice or (unit == "年" and not (sign or suffix)):
        return None
    back = (sign or "")[:1] == "-" or (suffix or "").endswith(("ago", "前"))
    return _moved(today, _UNITS[unit.removesuffix("s")], -number if back else number)


def _numeric(text: str, today: date) -> date | None:
    if match := _YEAR_FIRST.fullmatch(text):
        year, month, day = (part for part in match.groups() if part and part.isdigit())
        return date(int(year), int(month), int(day))
    if match := _MONTH_FIRST.fullmatch(text):
        return _month_and_day(int(match[1]), int(match[3]), match[4], today)
    if match := _DAY_FIRST.fullmatch(text):
        return _month_and_day(int(match[2]), int(match[1]), match[3], today)
    return None


def _month_and_day(month: int, day: int, year: str | None, today: date) -> date:
    """A day and month, taken the other way round where only that way there is such a month."""
    if month > 12 >= day:
        month, day = day, month
    if not year:
        return _next_occurrence(month, day, today)
    return date(int(year) + (2000 if len(year) == 2 else 0), month, day)


def _with_month_name(text: str, today: date) -> date | None:
    if match := _DAY_NAME.fullmatch(text):
        day, name, year = match.groups()
    elif match := _NAME_DAY.fullmatch(text):
        name, day, year = match.groups()
    else:
        return None
    month = _index_of(name, ENGLISH_MONTHS)
    if month is None:
        return None
    if year:
        return date(int(year), month + 1, int(day))
    return _next_occurrence(month + 1, int(day), today)


def _chinese_date(text: str, today: date) -> date | None:
    match = _CHINESE_DATE.fullmatch(text)
    if not match:
        return None
    month, day = whole_number(match[3]), whole_number(match[4])
    if month is None or day is None:
        return None
    if match[1]:
        return date(int(match[1]), month, day)
    if match[2]:
        return date(today.year + _WHICH[match[2]], month, day)
    return _next_occurrence(month, day, today)


def _day_of_month(text: str, today: date) -> date | None:
    match = _DAY_OF_MONTH.fullmatch(text)
    if not match:
        return None
    day = whole_number(match[2] or match[3])
    if day is None:
        return None
    first = today.replace(day=1)
    if match[1]:
        return _moved(first, "months", _WHICH[match[1]]).replace(day=day)
    for months in range(3):
        month = _moved(first, "months", months)
        if day <= _days_in_month(month) and month.replace(day=day) >= today:
            return month.replace(day=day)
    raise ValueError(text)


def _with_weekday(text: str, today: date) -> date | None:
    """A date beside its weekday, as `format_date` writes it; ValueError where the two disagree.

    Without a year, the weekday tells this year's date from the next one's.
    """
    if match := _WEEKDAY_BEFORE.fullmatch(text):
        english, chinese, rest = match.groups()
    elif match := _WEEKDAY_BEHIND.fullmatch(text):
        rest, english, chinese = match.groups()
    else:
        return None
    weekday = _index_of(english, ENGLISH_DAYS) if english else _chinese_day(chinese)
    absolute = (_numeric, _with_month_name, _chinese_date)
    found = next((day for rule in absolute if (day := rule(rest, today))), None)
    if weekday is None or found is None:
        return None
    if found.weekday() != weekday and not re.search("[0-9]{4}", rest):
        found = found.replace(year=today.year)
    if found.weekday() != weekday:
        raise ValueError(text)
    return found


_RULES: tuple[Callable[[str, date], date | None], ...] = (
    _named_day,
    _weekday,
    _week_or_month,
    _end_of_period,
    _offset,
    _numeric,
    _with_month_name,
    _chinese_date,
    _day_of_month,
    _with_weekday,
)


def _next_occurrence(month: int, day: int, today: date) -> date:
    """The next such date from today on; 29 February may be eight years away."""
    if not 1 <= day <= _days_in_month(date(2000, month, 1)):
        raise ValueError(day)
    for year in range(today.year, today.year + 9):
        if day <= _days_in_month(date(year, month, 1)) and date(year, month, day) >= today:
            return date(year, month, day)
    raise ValueError(day)


def _index_of(word: str, names: tuple[str, ...]) -> int | None:
    """Which of `names` `word` is, or abbreviates to three letters or more."""
    if len(word) < 3:
        return None
    return next((index for index, name in enumerate(names) if name.startswith(word)), None)


def _chinese_day(character: str) -> int | None:
    index = CHINESE_DAYS.find(character.replace("天", "日"))
    return None if index < 0 else index


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _days_in_month(first: date) -> int:
    return (_moved(first, "months", 1) - first).days


def _moved(day: date, unit: str, number: int) -> date:
    if unit in ("days", "weeks"):
        return day + timedelta(**{unit: number})
    from dateutil.relativedelta import relativedelta

    return day + relativedelta(months=number * (12 if unit == "years" else 1))
