"""The geometry of the Gantt chart: dates become cells. Pure, and the same for every language.

A scale counts cells from a Monday, in whole numbers throughout: the working part of a day is
stretched over the day's cells, so that a bar which ends at five o'clock on Tuesday touches the one
that begins at eight on Wednesday, whatever the zoom.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from salespm_tui.core.cells import cell_width

ZOOMS = ("day", "week", "month", "quarter")
CELLS_PER_DAYS = {"day": (4, 1), "week": (1, 1), "month": (2, 7), "quarter": (1, 7)}

Cell = tuple[str, str]
"""What stands in one cell, and the name of its ink. The second cell of a wide sign holds ''."""

Glyph = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Scale:
    """How far a cell reaches. Cell 0 begins on `origin`, a Monday; cells before it are negative.

    `opens` and `closes` are the minutes of the day between which work is done.
    """

    zoom: str
    origin: date
    opens: int = 8 * 60
    closes: int = 17 * 60

    def cell_of(self, at: datetime) -> int:
        """The cell in which `at` lies; the end of a working day belongs to the next day's cell."""
        units, per_cell = self._units(at)
        return units // per_cell

    def cell_before(self, at: datetime) -> int:
        """The last cell that something which finishes at `at` still touches."""
        units, per_cell = self._units(at)
        return -(-units // per_cell) - 1

    def cell_of_day(self, day: date) -> int:
        """The first cell of a day."""
        cells, days = CELLS_PER_DAYS[self.zoom]
        return (day - self.origin).days * cells // days

    def days_of(self, cell: int) -> tuple[date, date]:
        """The first and the last day that a cell shows a part of."""
        cells, days = CELLS_PER_DAYS[self.zoom]
        first = cell * days // cells
        last = -(-(cell + 1) * days // cells) - 1
        return self.origin + timedelta(days=first), self.origin + timedelta(days=last)

    def _units(self, at: datetime) -> tuple[int, int]:
        cells, days = CELLS_PER_DAYS[self.zoom]
        day_length = max(1, self.closes - self.opens)
        minute = min(max(at.hour * 60 + at.minute - self.opens, 0), day_length)
        since = (at.date() - self.origin).days * day_length + minute
        return since * cells, days * day_length


def monday_of(day: date) -> date:
    """The Monday of the day's week."""
    return day - timedelta(days=day.weekday())


@dataclass(frozen=True, slots=True)
class View:
    """The part of the chart on the screen: `width` cells from cell `left` on.

    `columns` says of each of them whether it is "off" (nobody works), "provisional" (off, but not
    settled yet), "today" or ordinary ("").
    """

    scale: Scale
    left: int
    width: int
    columns: tuple[str, ...]


def view_of(
    scale: Scale,
    left: int,
    width: int,
    today: date,
    is_off: Callable[[date], bool],
    *,
    provisional: Container[date] = (),
) -> View:
    """The view that begins at cell `left`. A cell is off when every day in it is, and provisional
    where that of one of them is not settled yet.
    """
    columns = [_kind_of(scale, left + x, is_off, provisional) for x in range(width)]
    now = scale.cell_of_day(today) - left
    if 0 <= now < width:
        columns[now] = "today"
    return View(scale, left, width, tuple(columns))


def _kind_of(
    scale: Scale, cell: int, is_off: Callable[[date], bool], provisional: Container[date]
) -> str:
    if not _all_off(scale, cell, is_off):
        return ""
    first, last = scale.days_of(cell)
    days = (first + timedelta(days=day) for day in range((last - first).days + 1))
    return "provisional" if any(day in provisional for day in days) else "off"


def _all_off(scale: Scale, cell: int, is_off: Callable[[date], bool]) -> bool:
    day, last = scale.days_of(cell)
    while day <= last:
        if not is_off(day):
            return False
        day += timedelta(days=1)
    return True


@dataclass(frozen=True, slots=True)
class Bar:
    """What one row draws. `slack_until` is where the tail of dots ends; `label` stands after a milestone.

    `then` are the start and the finish that it is compared with, `rests` when work on it pauses.
    """

    kind: str
    start: datetime
    finish: datetime
    percent: int = 0
    critical: bool = False
    over: bool = False
    slack_until: datetime | None = None
    deadline: datetime | None = None
    label: str = ""
    then: tuple[datetime, datetime] | None = None
    rests: tuple[tuple[datetime, datetime], ...] = ()


@dataclass(frozen=True, slots=True)
class Arrow:
    """The link to what drives a row: from `at` on the driver's row to this row's start or finish."""

    at: datetime
    from_finish: bool
    to_finish: bool
    from_above: bool


def span(bar: Bar, scale: Scale) -> tuple[int, int]:
    """The first and last cell of a bar; every bar has at least one."""
    if bar.kind == "milestone":
        cell = max(scale.cell_before(bar.finish), scale.cell_of_day(bar.finish.date()))
        return cell, cell
    first = scale.cell_of(bar.start)
    return first, max(first, scale.cell_before(bar.finish))


def draw(bar: Bar | None, view: View, glyph: Glyph, arrow: Arrow | None = None) -> list[Cell]:
    """One row of the chart, `view.width` cells: ground, slack, ghost, link, bar, deadline,
    in that order.
    """
    row = _Row(view, [_ground(column, glyph) for column in view.columns])
    if bar is None:
        return row.cells
    first, last = span(bar, view.scale)
    _draw_slack(row, bar, last, glyph)
    _draw_ghost(row, bar, glyph)
    if arrow is not None:
        _draw_arrow(row, arrow, first, last, glyph)
    if bar.kind == "milestone":
        _draw_milestone(row, bar, first, glyph)
    elif bar.kind == "summary":
        _draw_summary(row, bar, first, last, glyph)
    else:
        _draw_task(row, bar, first, last, glyph)
    _draw_deadline(row, bar, glyph)
    _draw_edges(row, first, last, glyph)
    return row.cells


def done_cells(percent: int, length: int) -> int:
    """How many of `length` cells are drawn as done: none at 0, not all before 100."""
    if percent <= 0:
        return 0
    if percent >= 100:
        return length
    return min(max(1, length * percent // 100), length - 1)


def runs(cells: Iterable[Cell]) -> list[Cell]:
    """Neighbours of the same ink joined: what a terminal is sent in one go."""
    joined: list[Cell] = []
    for text, ink in cells:
        if joined and joined[-1][1] == ink:
            joined[-1] = (joined[-1][0] + text, ink)
        else:
            joined.append((text, ink))
    return joined


@dataclass(slots=True)
class _Row:
    """A row being drawn; cells outside the view are dropped."""

    view: View
    cells: list[Cell]

    def put(self, cell: int, text: str, ink: str) -> None:
        x = cell - self.view.left
        if 0 <= x < self.view.width:
            self.cells[x] = (text, ink)

    def fill(self, first: int, last: int, text: str, ink: str) -> None:
        left = self.view.left
        for cell in range(max(first, left), min(last, left + self.view.width - 1) + 1):
            self.cells[cell - left] = (text, ink)


def _ground(column: str, glyph: Glyph) -> Cell:
    if column == "off":
        return glyph("day_off"), "day_off"
    if column == "provisional":
        return glyph("day_provisional"), "day_provisional"
    if column == "today":
        return glyph("today"), "today"
    return " ", ""


def _draw_slack(row: _Row, bar: Bar, last: int, glyph: Glyph) -> None:
    """A tail of dots; the rule of today goes through it."""
    if bar.slack_until is None or bar.over:
        return
    row.fill(last + 1, row.view.scale.cell_before(bar.slack_until), glyph("slack"), "slack")
    _draw_today(row, glyph)


def _draw_today(row: _Row, glyph: Glyph) -> None:
    if "today" in row.view.columns:
        column = row.view.columns.index("today")
        row.put(row.view.left + column, *_ground("today", glyph))


def _draw_ghost(row: _Row, bar: Bar, glyph: Glyph) -> None:
    """Where the bar was to lie, as far as it does not lie there now; today goes through it."""
    if bar.then is None:
        return
    kind = "milestone" if bar.kind == "milestone" else "task"
    first, last = span(Bar(kind, *bar.then), row.view.scale)
    if kind == "milestone":
        row.put(last, glyph("ghost_milestone"), "ghost")
    else:
        row.fill(first, last, glyph("ghost"), "ghost")
        _draw_today(row, glyph)


def _draw_task(row: _Row, bar: Bar, first: int, last: int, glyph: Glyph) -> None:
    """The done part, then the rest; where work pauses, a thin line joins the parts."""
    left = "bar_critical" if bar.critical else "bar_left"
    done = "bar_over" if bar.over else "bar_critical" if bar.critical else "bar_done"
    resting = _resting(bar, row.view.scale, first, last)
    split = first + done_cells(bar.percent, last - first + 1 - len(resting))
    for cell in resting:
        split += cell < split
    row.fill(first, split - 1, glyph("bar_done"), done)
    row.fill(split, last, glyph(left), "bar_over" if bar.over else left)
    for cell in resting:
        row.put(cell, glyph("bar_rest"), "slack")


def _resting(bar: Bar, scale: Scale, first: int, last: int) -> list[int]:
    """The cells within the bar in which nothing is done, in order."""
    return [
        cell
        for stops, resumes in bar.rests
        for cell in range(scale.cell_before(stops) + 1, scale.cell_of(resumes))
        if first < cell < last
    ]


def _draw_summary(row: _Row, bar: Bar, first: int, last: int, glyph: Glyph) -> None:
    ink = "bar_over" if bar.over else "summary_critical" if bar.critical else "summary"
    split = first + done_cells(bar.percent, last - first + 1)
    row.fill(first, split - 1, glyph("summary_done"), ink)
    row.fill(split, last, glyph("summary_left"), ink)
    row.put(first, glyph("summary_start"), ink)
    if last > first:
        row.put(last, glyph("summary_end"), ink)


def _draw_milestone(row: _Row, bar: Bar, cell: int, glyph: Glyph) -> None:
    ink = "bar_over" if bar.over else "milestone_critical" if bar.critical else "milestone"
    row.put(cell, glyph("milestone_done" if bar.over else "milestone"), ink)
    room = row.view.left + row.view.width - cell - 2
    if not bar.label or cell_width(bar.label) > room or cell < row.view.left:
        return
    row.put(cell + 1, " ", "")
    at = cell + 2
    for sign in bar.label:
        row.put(at, sign, "slack" if bar.over else "")
        if (wide := cell_width(sign)) == 2:
            row.put(at + 1, "", "slack" if bar.over else "")
        at += wide


def _draw_deadline(row: _Row, bar: Bar, glyph: Glyph) -> None:
    if bar.deadline is None:
        return
    missed = bar.finish > bar.deadline
    cell = row.view.scale.cell_before(bar.deadline)
    row.put(cell, glyph("deadline"), "deadline_missed" if missed else "deadline")


def _draw_edges(row: _Row, first: int, last: int, glyph: Glyph) -> None:
    """A bar that is cut by the edge, or lies beyond it, says where it goes on."""
    right = row.view.left + row.view.width - 1
    if first < row.view.left:
        row.put(row.view.left, glyph("more_left"), "edge")
    if last > right:
        row.put(right, glyph("more_right"), "edge")


def arrow_cells(arrow: Arrow, first: int, last: int, scale: Scale) -> tuple[int, int] | None:
    """The cells that a link fills in the row of the bar `first`…`last`: its bend, and its tip.

    None where the driver stands inside or behind the bar's end, so that there is nothing to draw.
    """
    bend = scale.cell_before(arrow.at) if arrow.from_finish else scale.cell_of(arrow.at)
    if arrow.to_finish:
        return (bend, last + 1) if bend > last else None
    return (bend, first - 1) if bend < first else None


def _draw_arrow(row: _Row, arrow: Arrow, first: int, last: int, glyph: Glyph) -> None:
    ends = arrow_cells(arrow, first, last, row.view.scale)
    if ends is None:
        return
    bend, tip = ends
    row.fill(min(bend, tip), max(bend, tip), glyph("link_along"), "link")
    side = "left" if bend <= tip and not arrow.to_finish else "right"
    row.put(bend, glyph(f"link_{'up' if arrow.from_above else 'down'}_{side}"), "link")
    if bend != tip:
        row.put(tip, glyph("link_to_finish" if arrow.to_finish else "link_to_start"), "link")
