"""Whether a row that comes from outside fits its table, value by value.

The database has constraints of its own; these here say what is wrong, in words, and hold what it
cannot: that a day is one, that a list is shaped like those that the program reads.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from datetime import datetime
from functools import cache
from itertools import pairwise
from typing import Any

import sqlalchemy as sa

from salespm_tui.core.clean import harmless, visible_controls
from salespm_tui.core.i18n import _
from salespm_tui.core.typed_dates import EARLIEST, LATEST
from salespm_tui.store.images import defaults_of
from salespm_tui.store.tables import METADATA

MOST = 10**15
"""Greater numbers are of no use here, and would overflow in sums."""

MOST_ID = 10**10
"""Greater ids have no place in the order of the search."""

_SHOWN = 40
_DAY_MIN = 1440
_SHAPES = {
    "IsoDate": "2026-11-23",
    "WorkingInstant": "2026-11-23T08:30",
    "UtcInstant": "2026-11-23T08:30:00.000000Z",
}


class Unfit(Exception):  # noqa: N818 - always turned into a UserError that names the place
    """A row does not fit; the text is a translated sentence."""


def fitting(table: sa.Table, values: Mapping[str, Any]) -> tuple[Any, ...]:
    """The values of a row as the database takes them, in the order of its columns; a column that an
    older format did not have gets what a new row has. Unfit where one does not fit.
    """
    names = table.columns.keys()
    unknown = next((name for name in values if name not in names), None)
    if unknown is not None:
        raise Unfit(_("it has no field %(field)s") % {"field": _shown(unknown)})
    defaults = _defaults(table.name)
    found = []
    for column in table.columns:
        if column.name in values:
            found.append(_fitting(column, values[column.name]))
        elif column.name in defaults:
            found.append(defaults[column.name])
        else:
            raise Unfit(_("the field %(field)s is missing") % {"field": column.name})
    return tuple(found)


@cache
def _defaults(table: str) -> dict[str, Any]:
    """What fields may be left out; the instants of a row may not."""
    found = defaults_of(METADATA.tables[table])
    return {k: v for k, v in found.items() if k not in ("id", "created_at", "updated_at")}


def _fitting(column: sa.Column[Any], value: Any) -> Any:
    if value is None:
        if column.nullable:
            return None
        raise _unfit(column, value, _("something must be there"))
    return _judge_of(type(column.type).__name__)(column, value)


def _judge_of(kind: str) -> Callable[[sa.Column[Any], Any], Any]:
    if kind in _SHAPES:
        return _moment
    return _number if kind in ("Integer", "Flag") else _text


def _number(column: sa.Column[Any], value: Any) -> int:
    if type(value) is not int:
        raise _unfit(column, value, _("a whole number is wanted"))
    low, high = _limits(column)
    if not low <= value <= high:
        raise _unfit(
            column, value, _("it lies outside %(low)d to %(high)d") % {"low": low, "high": high}
        )
    return value


def _limits(column: sa.Column[Any]) -> tuple[int, int]:
    if column.primary_key or column.foreign_keys:
        return 1, MOST_ID
    low, high = column.info.get("low"), column.info.get("high")
    return -MOST if low is None else low, MOST if high is None else high


def _moment(column: sa.Column[Any], value: Any) -> str:
    """A day or an instant, exactly as the store writes it."""
    sample = _SHAPES[type(column.type).__name__]
    if isinstance(value, str) and len(value) == len(sample) and value.isascii():
        try:
            parsed = datetime.fromisoformat(value)
        except ValueError:
            parsed = None
        if parsed is not None and EARLIEST <= parsed.date() <= LATEST and _same(value, sample):
            return value
    raise _unfit(column, value, _("a value such as %(sample)s is wanted") % {"sample": sample})


def _same(value: str, sample: str) -> bool:
    """Whether both have digits and marks at the same places."""
    return all((a.isdigit() and b.isdigit()) or a == b for a, b in zip(value, sample, strict=True))


def _text(column: sa.Column[Any], value: Any) -> str:
    if not isinstance(value, str):
        raise _unfit(column, value, _("a text is wanted"))
    codes = column.info.get("codes")
    if codes and value not in codes:
        raise _unfit(
            column, value, _("one of these is wanted: %(codes)s") % {"codes": ", ".join(codes)}
        )
    shape = _JSON.get((column.table.name, column.name))
    if shape is not None and not _is_shaped(value, shape):
        raise _unfit(column, value, _("a list of another shape is wanted"))
    return harmless(value, multiline=True)


def _is_shaped(text: str, shape: Callable[[Any], bool]) -> bool:
    try:
        return shape(json.loads(text))
    except (ValueError, RecursionError):
        return False


def _pairs(value: Any, fits: Callable[[Any, Any], bool]) -> bool:
    return isinstance(value, list) and all(
        isinstance(pair, list)
        and len(pair) == 2
        and all(type(one) in (int, float) and abs(one) <= MOST for one in pair)
        and fits(*pair)
        for pair in value
    )


def _is_hours(value: Any) -> bool:
    """Working hours of a day: `[from, to]` in minutes, one after the other."""
    if not _pairs(value, lambda a, b: type(a) is type(b) is int and 0 <= a < b <= _DAY_MIN):
        return False
    return all(one[1] <= other[0] for one, other in pairwise(value))


def _is_week(value: Any) -> bool:
    return (
        isinstance(value, list)
        and len(value) == 7
        and all(day is None or _is_hours(day) for day in value)
    )


def _is_pauses(value: Any) -> bool:
    return _pairs(
        value, lambda after, length: type(after) is type(length) is int and after >= 0 < length
    )


def _is_curve(value: Any) -> bool:
    return _pairs(value, lambda _time, _share: True)


def _is_words(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(one, str) for one in value)


def _is_object(value: Any) -> bool:
    return isinstance(value, dict)


_JSON: dict[tuple[str, str], Callable[[Any], bool]] = {
    ("work_calendar", "week"): _is_week,
    ("calendar_exception", "intervals"): _is_hours,
    ("task", "pauses"): _is_pauses,
    ("goal", "curve_json"): _is_curve,
    ("client", "aliases"): _is_words,
    ("lesson", "tags"): _is_words,
    ("import_base", "values_json"): _is_object,
    ("template", "payload"): _is_object,
}
"""Columns that hold JSON, and what it looks like where the program reads it."""


def _unfit(column: sa.Column[Any], value: Any, wanted: str) -> Unfit:
    return Unfit(
        _("%(field)s is %(value)s; %(wanted)s")
        % {"field": column.name, "value": _shown(value), "wanted": wanted}
    )


def _shown(value: Any) -> str:
    """A value of the file, short and without anything that steers a terminal."""
    if isinstance(value, int) and abs(value) > MOST:
        return "…"
    text = visible_controls(json.dumps(value, ensure_ascii=False))
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
