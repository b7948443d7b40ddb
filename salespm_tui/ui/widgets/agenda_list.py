"""The lists of the Stand-up screen: the queue on the left, one item in full on the right."""

from __future__ import annotations

from collections.abc import Hashable
from typing import TYPE_CHECKING

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from salespm_tui.contract.standup import Agenda
from salespm_tui.core.cells import cell_width
from salespm_tui.ui.ink_strip import Line
from salespm_tui.ui.present.standup import (
    QueueRow,
    RowCells,
    cells_of,
    code_width,
    owner_width,
    queue_rows,
    tail_width,
)
from salespm_tui.ui.present.standup_detail import DetailLine
from salespm_tui.ui.theme import add_glyphs
from salespm_tui.ui.widgets.line_list import LineList

if TYPE_CHECKING:
    from textual import events

add_glyphs(
    {
        "more": ("+", "+"),
        "less": ("−", "-"),
        "strip_done": ("█", "#"),
        "strip_left": ("░", "-"),
        "strip_critical": ("▓", "="),
    }
)

_WHO_CELLS = ((60, 20), (36, 14), (20, 8))
"""From how many cells on the column of the owners is how wide."""


class AgendaList(LineList):
    """The queue. The head of the section stays in sight while its items are walked."""

    def __init__(self, *, id: str) -> None:  # noqa: A002 - Textual's word
        super().__init__(id=id)
        self.rows: tuple[QueueRow, ...] = ()
        self._agenda: Agenda | None = None
        self._unfolded: set[Hashable] = set()
        self._codes = 0
        self._tails = 0
        self._owners = 0

    def show(self, agenda: Agenda, text: str) -> None:
        """Show this agenda, or only what matches `text`."""
        self._agenda = agenda
        self.rows = queue_rows(agenda, self._unfolded, text)
        self._codes = code_width(agenda)
        self._tails = tail_width()
        self._owners = owner_width(agenda)
        self.set_lines([row.key for row in self.rows])

    def row_at_cursor(self) -> QueueRow | None:
        """The row under the cursor, if one can be chosen."""
        return self.rows[self.cursor] if 0 <= self.cursor < len(self.rows) else None

    def fold(self, key: Hashable, text: str) -> None:
        """Unfold a group, or fold it again."""
        self._unfolded ^= {key}
        if self._agenda is None:
            return
        self.show(self._agenda, text)
        if key in self._unfolded:
            self._show_items_below(key)

    def _show_items_below(self, key: Hashable) -> None:
        """Scroll so far that the items of an unfolded line are seen, as many as fit."""
        first = next(n for n, row in enumerate(self.rows) if row.key == key)
        last = first + len(self.rows[first].items)
        height = self.scrollable_content_region.height
        top = min(first - 1, last - height + 1)
        if top > self.scroll_offset.y:
            self.scroll_to(y=top, animate=False, immediate=True)

    def next_key(self) -> Hashable | None:
        """The key of the row below the cursor, or above where it is the last."""
        below = range(self.cursor + 1, len(self.rows))
        above = range(self.cursor - 1, -1, -1)
        keys = (self.rows[index].key for index in (*below, *above))
        return next((key for key in keys if key is not None), None)

    # Drawing

    def draw(self, index: int, width: int, current: bool) -> Strip:
        row = self.rows[index]
        if row.kind == "head":
            return self._head(row, width)
        line = Line(width, plain=self.salespm.plain)
        if row.kind == "words":
            words = "" if row.label is None else str(row.label)
            return line.add(f" {words}", self.salespm.ink("dim")).strip()
        assert self._agenda is not None
        cells = cells_of(row, self._agenda, plain=self.salespm.plain)
        self._put(line, row, cells, flat=current)
        return line.strip(self.salespm.ink("cursor") if current else None)

    def _head(self, row: QueueRow, width: int) -> Strip:
        line = Line(width, plain=self.salespm.plain)
        ink = self.salespm.ink("head")
        line.add(f" {row.label}", ink)
        return line.right(f"{len(row.items)} ", ink).strip()

    def _put(self, line: Line, row: QueueRow, cells: RowCells, *, flat: bool) -> None:
        """Cursor, mark, code, title, who, how late. A row under the cursor has one ink."""
        app = self.salespm
        plain = Style.null()
        ink = plain if flat else app.ink("struck" if row.reviewed else "plain")
        mark_ink = plain if flat else app.ink(cells.ink)
        line.add(app.glyph("cursor") if flat else " ")
        line.add("  " if row.in_group else "")
        line.add(app.glyph(cells.mark) if cells.mark else " ", mark_ink).add(" ")
        if self._codes and cells.code:
            line.add(cells.code, ink, cells=self._codes).add(" ")
        if cells.told:
            self._put_words(line, cells, ink)
            return
        tail = max(self._tails, cell_width(cells.tail)) + 1 if cells.tail or cells.who else 0
        room = line.left - tail - 1
        who = self._who_cells(room) if cells.who else 0
        line.add(cells.title, ink, cells=max(room - who - (1 if who else 0), 0))
        if who:
            line.add(" ").add(cells.who, ink, cells=who)
        if tail:
            line.right(f" {cells.tail} ", plain if flat or row.reviewed else mark_ink)

    def _put_words(self, line: Line, cells: RowCells, ink: Style) -> None:
        """The title, then words with what room it leaves, and a third of the row at least."""
        room = line.left - 1
        words = min(max(room - cell_width(cells.title) - 1, room // 3), cell_width(cells.told))
        line.add(cells.title, ink, cells=room - words - 1).add(" ").add(
            cells.told, ink, cells=words
        )

    def _who_cells(self, room: int) -> int:
        widest = next((wide for least, wide in _WHO_CELLS if room >= least), 0)
        return min(widest, self._owners)

    def _covers_head(self, top: int) -> bool:
        """Whether the list begins in the middle of a section, more of which is to be seen below."""
        return 0 < top < len(self.rows) - 1 and "head" not in (
            self.rows[top].kind,
            self.rows[top + 1].kind,
        )

    def _keep_in_view(self) -> None:
        super()._keep_in_view()
        top = self.scroll_offset.y
        if self.cursor == top and self._covers_head(top):
            self.scroll_to(y=top - 1, animate=False, immediate=True)

    def render_line(self, y: int) -> Strip:
        top = self.scroll_offset.y
        if y == 0 and self._covers_head(top):
            head = next((row for row in reversed(self.rows[:top]) if row.kind == "head"), None)
            if head is not None:
                width = self.scrollable_content_region.width
                base = self.rich_style
                strip = self._head(head, width)
                return Strip([Segment(s.text, base + (s.style or Style())) for s in strip], width)
        return super().render_line(y)


class DetailList(LineList):
    """One item in full, beside the queue. What leads to another record can be chosen."""

    def __init__(self, *, id: str) -> None:  # noqa: A002 - Textual's word
        super().__init__(id=id)
        self._lines: tuple[DetailLine, ...] = ()

    def show(self, lines: tuple[DetailLine, ...]) -> None:
        """Show these lines, down to the bottom of the screen."""
        self._lines = lines
        self._fill()
        self.scroll_to(y=0, animate=False, immediate=True)

    def _fill(self) -> None:
        missing = max(0, self.size.height - len(self._lines))
        self.set_lines([*(line.key for line in self._lines), *([None] * missing)])

    def on_resize(self, event: events.Resize) -> None:
        super().on_resize(event)
        self._fill()

    def on_focus(self) -> None:
        self.redraw()

    def on_blur(self) -> None:
        self.redraw()

    def draw(self, index: int, width: int, current: bool) -> Strip:
        app = self.salespm
        line = Line(width, plain=app.plain)
        line.add(f"{app.glyph('divider')} ", app.ink("dim"))
        here = current and self.has_focus
        if index < len(self._lines):
            for text, ink in self._lines[index].pieces:
                line.add(text, app.ink("cursor") if here else app.ink(ink))
        return line.strip()

    @property
    def text_width(self) -> int:
        """How wide a line of text may be."""
        return max(self.scrollable_content_region.width - 2, 12)

    def do_down(self) -> None:
        """The next record; where there is none below, the next line."""
        before = self.cursor
        super().do_down()
        if self.cursor == before:
            self.scroll_relative(y=1, animate=False)

    def do_up(self) -> None:
        before = self.cursor
        super().do_up()
        if self.cursor == before:
            self.scroll_relative(y=-1, animate=False)
