"""Mermaid's `gantt` text, as its documentation has it.

Bars have a first and a last day instead of `after` links, since Mermaid schedules by rules of its own.
Days are given as `YYYY-MM-DD` with `inclusiveEndDates`: only an end in that form is left where it is
when days are excluded.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from salespm_tui.core.clean import clean_text

_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_ENDS_A_NAME = re.compile(r"[:;#]+")
_BLANKS = re.compile(r" {2,}")
_KEYWORD = re.compile(
    r"gantt|inclusiveenddates|topaxis|[0-9]{4}-[0-9]{2}-[0-9]{2}"
    r"|(?:dateformat|axisformat|tickinterval|includes|excludes|todaymarker|weekday|weekend|title"
    r"|acctitle|accdescr|section|click|call|href)(?:\W|$)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Bar:
    """A task: its first and last day of work, and the tags that Mermaid knows."""

    id: int
    name: str
    first: date
    last: date
    milestone: bool = False
    critical: bool = False
    done: bool = False
    active: bool = False


@dataclass(frozen=True, slots=True)
class Section:
    """Bars below one heading."""

    name: str
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """A whole chart. `days_off` are free although their weekday is none of `weekdays_off` (0 is
    Monday), `days_on` the other way round."""

    title: str
    sections: tuple[Section, ...]
    weekdays_off: frozenset[int] = frozenset()
    days_off: Sequence[date] = ()
    days_on: Sequence[date] = ()


def mermaid_text(chart: Chart) -> str:
    """The chart as a `gantt` diagram."""
    return "\n".join(_lines(chart)) + "\n"


def clean_name(text: str) -> str:
    """`text` without what ends a name or starts something else in a gantt diagram."""
    name = _ENDS_A_NAME.sub(" ", clean_text(text)).replace("%%", "%")
    name = _BLANKS.sub(" ", name).strip()
    # A name that begins like a statement would be read as one.
    return f"“{name}”" if not name or _KEYWORD.match(name) else name


def _lines(chart: Chart) -> Iterator[str]:
    yield "gantt"
    yield f"    title {clean_name(chart.title)}"
    yield "    dateFormat YYYY-MM-DD"
    yield "    inclusiveEndDates"
    yield from _days(chart)
    for section in chart.sections:
        yield ""
        yield f"    section {clean_name(section.name)}"
        for bar in section.bars:
            yield f"        {clean_name(bar.name)} :{_data(bar)}"


def _days(chart: Chart) -> Iterable[str]:
    off = (
        ["weekends"]
        if chart.weekdays_off == {5, 6}
        else [_WEEKDAYS[day] for day in sorted(chart.weekdays_off)]
    )
    off += [day.isoformat() for day in sorted(chart.days_off)]
    if off:
        yield f"    excludes {', '.join(off)}"
    if off and chart.days_on:
        yield f"    includes {', '.join(day.isoformat() for day in sorted(chart.days_on))}"


def _data(bar: Bar) -> str:
    tags = (
        ("milestone", bar.milestone),
        ("crit", bar.critical),
        ("done", bar.done),
        ("active", bar.active),
    )
    end = "0d" if bar.milestone else bar.last.isoformat()
    said = [tag for tag, holds in tags if holds]
    return ", ".join((*said, f"t{bar.id}", bar.first.isoformat(), end))
