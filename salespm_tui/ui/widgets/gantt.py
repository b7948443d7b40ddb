"""The Gantt chart: a tree on the left, bars on the right, one line a row."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from datetime import date, timedelta
from typing import TYPE_CHECKING, cast

from rich.segment import Segment
from rich.style import Style
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from salespm_tui.core.cells import cell_width
from salespm_tui.ui.ink_strip import Line
from salespm_tui.ui.present.chart import (
    CELLS_PER_DAYS,
    ZOOMS,
    Arrow,
    Bar,
    Cell,
    Scale,
    View,
    draw,
    monday_of,
    runs,
    view_of,
)
from salespm_tui.ui.present.periods import header_lines
from salespm_tui.ui.present.sheet import Sheet, middle_of
from salespm_tui.ui.theme import add_glyphs
from salespm_tui.ui.widgets.line_list import LineList

if TYPE_CHECKING:
    from textual import events

    from salespm_tui.ui.app import SalesApp

add_glyphs(
    {
        "marked": ("•", "*"),
        "cancelled": ("×", "-"),
        "blocked": ("■", "#"),
        "waiting": ("~", "~"),
        "bar_done": ("█", "#"),
        "bar_left": ("░", "-"),
        "bar_critical": ("▓", "="),
        "summary_start": ("┝", "["),
        "summary_end": ("┥", "]"),
        "summary_done": ("━", "="),
        "summary_left": ("─", "-"),
        "milestone_done": ("◇", "o"),
        "slack": ("·", "."),
        "ghost": ("╌", "_"),
        "ghost_milestone": ("⋄", "^"),
        "deadline": ("▼", "V"),
        "today": ("│", "|"),
        "bar_rest": ("┄", "."),
        "day_off": (" ", " "),
        "day_provisional": ("?", "?"),
        "more_left": ("‹", "<"),
        "more_right": ("›", ">"),
        "link_along": ("─", "-"),
        "link_up_left": ("╰", "`"),
        "link_up_right": ("╯", "'"),
        "link_down_left": ("╭", ","),
        "link_down_right": ("╮", "."),
        "link_to_start": ("▶", ">"),
        "link_to_finish": ("◀", "<"),
    }
)
_SHADE_WITHOUT_COLOUR = ":"
_INKS = {
    "": "plain",
    "day_off": "shade",
    "day_provisional": "shade",
    "bar_done": "bar",
    "bar_left": "bar",
    "bar_critical": "critical",
    "bar_over": "dim",
    "summary": "strong",
    "summary_critical": "critical",
    "milestone_critical": "critical",
    "slack": "dim",
    "ghost": "dim",
    "deadline": "good",
    "deadline_missed": "bad",
    "link": "accent",
    "edge": "dim",
}


class Gantt(LineList):
    """Draws a sheet. Moving the cursor repaints the tree of two rows, and the link that is shown.

    The chart keeps its zoom and the day at its left edge, whatever sheet it is given.
    """

    class Scrolled(Message):
        """Another part of the calendar is shown, or in another zoom."""

    def __init__(self, *, id: str, on_move: Callable[[], None] | None = None) -> None:  # noqa: A002
        """`on_move` is called as the cursor moves, before any message: what it changes on the screen
        is painted together with the rows. (A message would come a frame later.)
        """
        super().__init__(id=id)
        self.zoom = "week"
        self.sheet: Sheet | None = None
        self._left_day: date | None = None
        self._moved = False
        self._view: View | None = None
        self._view_of: object = None
        self._blank: Strip | None = None
        self._bars: dict[int, list[Segment]] = {}
        self._styles: dict[tuple[str, bool], Style] = {}
        self._on_move = on_move
        self.notice: tuple[str, ...] = ()

    # What the screen asks

    def show_sheet(self, sheet: Sheet) -> None:
        """Show these rows; the cursor stays on its key, the calendar where it is."""
        self.sheet = sheet
        self._forget_view()
        self.set_lines(sheet.keys)
        self.post_message(self.Scrolled())

    def forget_place(self) -> None:
        """Begin anew: at today, or where the plan begins."""
        self._left_day = None
        self._moved = False

    @property
    def view(self) -> View | None:
        """The part of the calendar that is shown; None before anything is."""
        if self.sheet is None or self.chart_width <= 0:
            return None
        if self._left_day is None:
            self._left_day = self._first_left(self.sheet)
        asked = (self.zoom, self._left_day, self.chart_width, self.sheet.days)
        if self._view is None or self._view_of != asked:
            scale = self._scale()
            left = scale.cell_of_day(self._left_day)
            days = self.sheet.days
            self._view = view_of(
                scale,
                left,
                self.chart_width,
                days.today,
                days.is_off,
                provisional=days.provisional,
            )
            self._view_of = asked
        return self._view

    @property
    def tree_width(self) -> int:
        """The cells of the tree."""
        return 0 if self.sheet is None else self.sheet.tree_width(self.size.width)

    @property
    def chart_width(self) -> int:
        """The cells of the chart."""
        return max(0, self.scrollable_content_region.width - self.tree_width)

    def scroll_days(self, cells: int) -> None:
        """Move on in the calendar by that many cells, back where negative; a day at least."""
        if self.view is None or self._left_day is None:
            return
        per, days = CELLS_PER_DAYS[self.zoom]
        by = cells * days // per or (1 if cells > 0 else -1)
        self._go_to_day(self._left_day + timedelta(days=by))

    def zoom_by(self, steps: int) -> bool:
        """Zoom in (towards days) or out; False if there is no such zoom.

        Today stays where it is, if it is to be seen; else what is in the middle does.
        """
        at = ZOOMS.index(self.zoom) - steps
        if self.sheet is None or not 0 <= at < len(ZOOMS):
            return False
        view, column = self.view, self.chart_width // 2
        if view is None:
            return False
        if "today" in view.columns:
            column = view.columns.index("today")
        day = view.scale.days_of(view.left + column)[0]
        self.zoom = ZOOMS[at]
        self._put_day(day, column)
        return True

    def show_day(self, day: date) -> None:
        """Put that day a quarter into the chart."""
        self._put_day(day, self.chart_width // 4)

    def fit(self) -> None:
        """Show the whole plan: in the finest zoom in which it fits, else in the coarsest."""
        if self.sheet is None:
            return
        first, last = self.sheet.days.start, self.sheet.days.finish
        for zoom in ZOOMS:
            per, days = CELLS_PER_DAYS[zoom]
            self.zoom = zoom
            if ((last - first).days + 2) * per // days + 1 <= self.chart_width:
                break
        self._put_day(first, 0)

    def show_bar(self) -> None:
        """Bring the bar under the cursor into the middle."""
        bar = self._bar_at_cursor()
        if bar is not None:
            self._put_day(middle_of(bar).date(), self.chart_width // 2)

    # Drawing

    def draw(self, index: int, width: int, current: bool) -> Strip:
        assert self.sheet is not None
        key = self.keys[index]
        assert key is not None
        app = self.salespm
        tree = self.sheet.tree(key, self.size.width, current, app.glyph, plain=app.plain)
        if current:
            segments = [Segment("".join(text for text, _ink in tree), self._style("", cursor=True))]
        else:
            segments = [Segment(text, self._style(ink)) for text, ink in runs(tree)]
        pieces = len(segments)
        segments += self._bars.get(index) or self._bars.setdefault(index, self._bar_of(key))
        arrow = self._linked(index) if current else None
        if arrow is not None:
            segments[pieces:] = self._bar_of(key, arrow)
        return Strip(segments, width)

    def _bar_of(self, key: Hashable, arrow: Arrow | None = None) -> list[Segment]:
        view = self.view
        if view is None or self.sheet is None:
            return []
        cells = draw(self.sheet.bar(key), view, self._glyph, arrow)
        return [Segment(text, self._style(ink)) for text, ink in runs(cells)]

    def render_line(self, y: int) -> Strip:
        index = self.scroll_offset.y + y
        if self.sheet is not None and 0 <= index < len(self.keys):
            strip = self._strips.get(index)
            if strip is None:
                width = self.scrollable_content_region.width
                strip = self._strips[index] = self.draw(index, width, index == self.cursor)
            return strip
        if not self.keys and 0 < y <= len(self.notice):
            return self._notice_strip(self.notice[y - 1], first=y == 1)
        if self._blank is None:
            self._blank = self._blank_strip()
        return self._blank

    def redraw(self) -> None:
        self._forget_view()
        super().redraw()
        self.post_message(self.Scrolled())

    def notify_style_update(self) -> None:
        self._forget_view()
        super().notify_style_update()

    def on_resize(self, _event: events.Resize) -> None:
        if not self._moved:
            self._left_day = None
        self._forget_view()
        self.post_message(self.Scrolled())

    def _blank_strip(self) -> Strip:
        width = self.scrollable_content_region.width
        segments = [Segment(" " * self.tree_width, self._style(""))]
        view = self.view
        if view is not None:
            cells = runs(draw(None, view, self._glyph))
            segments += [Segment(text, self._style(ink)) for text, ink in cells]
        return Strip(segments, width)

    def _notice_strip(self, text: str, *, first: bool) -> Strip:
        width = self.scrollable_content_region.width
        line = Line(width, plain=self.salespm.plain).gap(3).add(text)
        style = self.rich_style + self.salespm.ink("strong" if first else "dim")
        return Strip([Segment(s.text, style) for s in line.strip()], width)

    def _go(self, index: int) -> None:
        before = self.cursor
        super()._go(index)
        if self._on_move is not None and self.cursor != before:
            self._on_move()

    def _linked(self, index: int) -> Arrow | None:
        """The link that the row shows while the cursor stands on it."""
        key = self.keys[index] if 0 <= index < len(self.keys) else None
        return None if key is None or self.sheet is None else self.sheet.arrow(key)

    def _style(self, ink: str, *, cursor: bool = False) -> Style:
        """The whole style of a piece; kept, since asking the style sheet costs more than drawing."""
        style = self._styles.get((ink, cursor))
        if style is None:
            style = self.rich_style + self.salespm.ink(_INKS.get(ink, ink))
            if cursor:
                style += self.salespm.ink("cursor")
            self._styles[ink, cursor] = style
        return style

    def _glyph(self, name: str) -> str:
        if name == "day_off" and self.app.no_color:
            return _SHADE_WITHOUT_COLOUR
        return self.salespm.glyph(name)

    # The calendar

    def _scale(self) -> Scale:
        assert self.sheet is not None
        days = self.sheet.days
        return Scale(self.zoom, monday_of(days.start), days.opens, days.closes)

    def _first_left(self, sheet: Sheet) -> date:
        """Today a quarter into the chart while the plan runs; else a little before the plan."""
        days = sheet.days
        per, length = CELLS_PER_DAYS[self.zoom]
        if days.start < days.today <= days.finish:
            return days.today - timedelta(days=self.chart_width // 4 * length // per)
        return monday_of(days.start)

    def _put_day(self, day: date, column: int) -> None:
        if self.sheet is None:
            return
        per, days = CELLS_PER_DAYS[self.zoom]
        self._go_to_day(day - timedelta(days=column * days // per))

    def _go_to_day(self, day: date) -> None:
        if self.sheet is None:
            return
        self._moved = True
        self._left_day = min(max(day, date(1900, 1, 1)), date(2199, 12, 31))
        self._forget_view()
        self._strips.clear()
        self.refresh()
        self.post_message(self.Scrolled())

    def _bar_at_cursor(self) -> Bar | None:
        if self.sheet is None or self.cursor_key is None:
            return None
        return self.sheet.bar(self.cursor_key)

    def _forget_view(self) -> None:
        self._view = None
        self._blank = None
        self._bars.clear()
        self._styles.clear()


class GanttHead(Widget):
    """The two lines above a Gantt chart: the tree's columns, and the calendar's periods."""

    DEFAULT_CSS = """
    GanttHead { height: 2; width: 100%; background: $background; }
    """

    def __init__(self, gantt: Gantt) -> None:
        super().__init__()
        self._gantt = gantt

    def render_line(self, y: int) -> Strip:
        gantt, app = self._gantt, cast("SalesApp", self.app)
        base = self.rich_style
        width = self.size.width
        if gantt.sheet is None or gantt.view is None:
            return Strip.blank(width, base)
        tree = gantt.sheet.head(gantt.size.width, plain=app.plain) if y else " " * gantt.tree_width
        line = header_lines(gantt.view)[y]
        cells: list[Cell] = [(tree, "head")]
        cells += _with_today(line, gantt.view, app.glyph("today")) if y else [(line, "head")]
        segments = [Segment(text, base + app.ink(ink)) for text, ink in cells]
        used = sum(segment.cell_length for segment in segments)
        return Strip([*segments, Segment(" " * (width - used), base)], width)


def _with_today(line: str, view: View, rule: str) -> list[Cell]:
    """The line with its sign in the column of today marked; the rule itself, where it parts no label."""
    if "today" not in view.columns:
        return [(line, "head")]
    column, used = view.columns.index("today"), 0
    for at, sign in enumerate(line):
        used += cell_width(sign)
        if used > column:
            free = sign == " " and " " in (line[at - 1 : at] or " ", line[at + 1 : at + 2] or " ")
            marked = rule if free else sign
            return [(line[:at], "head"), (marked, "today"), (line[at + 1 :], "head")]
    return [(line, "head")]
