"""The two lines above the chart: which weeks, months, quarters and years its cells belong to."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from salespm_tui.core.cells import cell_width
from salespm_tui.core.i18n import N_, _
from salespm_tui.core.typed_dates import format_date
from salespm_tui.ui.present.chart import View, monday_of

MONTHS = (
    N_("Jan"),
    N_("Feb"),
    N_("Mar"),
    N_("Apr"),
    N_("May"),
    N_("Jun"),
    N_("Jul"),
    N_("Aug"),
    N_("Sep"),
    N_("Oct"),
    N_("Nov"),
    N_("Dec"),
)
_LINES = {
    "day": ("week", "day"),
    "week": ("month", "week"),
    "month": ("quarter", "month"),
    "quarter": ("year", "quarter"),
}
_LABELS = {
    ("week", "week"): N_("%(day)d %(month)s"),
    ("month", "week"): N_("%(month)s %(year)d"),
    ("quarter", "month"): N_("Q%(quarter)d %(year)d"),
    ("quarter", "quarter"): N_("Q%(quarter)d"),
}
_MONTHS_OF = {"month": 1, "quarter": 3, "year": 12}


def header_lines(view: View) -> tuple[str, str]:
    """The greater periods above, the smaller below, each line exactly `view.width` cells wide."""
    above, below = _LINES[view.scale.zoom]
    return _line(view, above), _line(view, below)


def begin_of(period: str, day: date) -> date:
    """The first day of the week, month, quarter or year (or the day itself)."""
    if period == "day":
        return day
    if period == "week":
        return monday_of(day)
    months = _MONTHS_OF[period]
    return date(day.year, (day.month - 1) // months * months + 1, 1)


def next_begin(period: str, begin: date) -> date:
    """The first day of the period after the one that begins on `begin`."""
    if period in ("day", "week"):
        return begin + timedelta(days=1 if period == "day" else 7)
    months = begin.month - 1 + _MONTHS_OF[period]
    return date(begin.year + months // 12, months % 12 + 1, 1)


def label_of(period: str, begin: date, zoom: str) -> str:
    """A period's name; in the day zoom a week is named by the full date of its Monday."""
    if period in ("day", "year"):
        return str(begin.day if period == "day" else begin.year)
    if period == "week" and zoom == "day":
        return format_date(begin, begin)
    words = {
        "day": begin.day,
        "month": _(MONTHS[begin.month - 1]),
        "quarter": begin.month // 3 + 1,
        "year": begin.year,
    }
    return (_(_LABELS[period, zoom]) % words) if (period, zoom) in _LABELS else str(words["month"])


def short_label_of(period: str, begin: date) -> str:
    """A shorter name, for a period of which little is to be seen."""
    if period == "month":
        return _(MONTHS[begin.month - 1])
    return _("Q%(quarter)d") % {"quarter": begin.month // 3 + 1} if period == "quarter" else ""


def _line(view: View, period: str) -> str:
    line = ""
    used = 0
    ticks = list(_ticks(view, period))
    for number, (begin, at) in enumerate(ticks):
        end = ticks[number + 1][1] if number + 1 < len(ticks) else view.width
        room = end - at - (end < view.width)
        names = (label_of(period, begin, view.scale.zoom), short_label_of(period, begin))
        shown = next((name for name in names if cell_width(name) <= room), "")
        line += " " * (at - used) + shown
        used = at + cell_width(shown)
    return line + " " * (view.width - used)


def _ticks(view: View, period: str) -> Iterator[tuple[date, int]]:
    """Each visible period with the column at which it begins; the first one is held at the edge."""
    begin = begin_of(period, view.scale.days_of(view.left)[0])
    while True:
        column = view.scale.cell_of_day(begin) - view.left
        if column >= view.width:
            return
        after = next_begin(period, begin)
        if view.scale.cell_of_day(after) - view.left > 0:
            yield begin, max(column, 0)
        begin = after
