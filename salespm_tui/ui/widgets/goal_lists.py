"""The tree of goals, and all that is told of the goal at the cursor."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from rich.segment import Segment
from textual.strip import Strip

from salespm_tui.contract.goals import GoalDetail, GoalRow
from salespm_tui.core.cells import wrap
from salespm_tui.ui.ink_strip import Line
from salespm_tui.ui.present.chart import Cell
from salespm_tui.ui.present.clients import Piece
from salespm_tui.ui.present.goal_detail import DetailLine, goal_lines
from salespm_tui.ui.present.goal_tree import TreeLook, row_cells
from salespm_tui.ui.theme import add_glyphs
from salespm_tui.ui.widgets.client_lists import FocusedList, drawn

if TYPE_CHECKING:
    from datetime import date

    from textual import events

add_glyphs({"goal_unequal": ("≠", "/=")})


class GoalTree(FocusedList):
    """One line a goal, what it is part of above it."""

    def __init__(self, *, id: str) -> None:  # noqa: A002 - Textual's word
        super().__init__(id=id)
        self._rows: tuple[GoalRow, ...] = ()
        self._folded: frozenset[int] = frozenset()
        self._today: date | None = None
        self._hint = ""
        self._hints: tuple[str, ...] = ()

    def show(
        self, rows: Sequence[GoalRow], today: date, *, folded: frozenset[int], hint: str
    ) -> None:
        """Show these goals; where there are none, the hint."""
        self._rows, self._today, self._folded, self._hint = tuple(rows), today, folded, hint
        self._lay_out()

    def on_resize(self, event: events.Resize) -> None:
        super().on_resize(event)
        self._lay_out()

    def _lay_out(self) -> None:
        if self._rows:
            self._hints = ()
            self.set_lines([row.id for row in self._rows])
        else:
            self._hints = tuple(wrap(self._hint, max(self.size.width - 2, 10)))
            self.set_lines([None] * len(self._hints))

    def draw(self, index: int, width: int, current: bool) -> Strip:
        app = self.salespm
        line = Line(width, plain=app.plain)
        if not self._rows:
            return line.add(" ").add(self._hints[index], app.ink("dim")).strip()
        assert self._today is not None
        look = TreeLook(app.glyph, app.plain, self._today, self._folded)
        cells = row_cells(self._rows[index], width - 1, look)
        here = current and self.has_focus
        line.add(app.glyph("cursor") if current else " ", app.ink("accent"))
        strip = self._written(line, cells, flat=here)
        if not here:
            return strip
        over = app.ink("cursor")
        return Strip([Segment(one.text, over) for one in strip], width)

    def _written(self, line: Line, cells: Sequence[Cell], *, flat: bool) -> Strip:
        app = self.salespm
        for text, ink in cells:
            line.add(text, None if flat or not ink else app.ink(ink))
        return line.strip()


class GoalDetailList(FocusedList):
    """One goal line by line. The cursor steps over the records in it: parts, factors, check-ins,
    and what feeds the goal."""

    def __init__(self, *, id: str) -> None:  # noqa: A002 - Textual's word
        super().__init__(id=id)
        self._detail: GoalDetail | None = None
        self._lines: list[DetailLine] = []

    @property
    def shown(self) -> GoalDetail | None:
        """The goal that is told."""
        return self._detail

    def show(self, detail: GoalDetail | None) -> None:
        """Tell this goal; another one is told from its first line."""
        before = None if self._detail is None else self._detail.goal.id
        self._detail = detail
        anew = detail is None or detail.goal.id != before
        self.lay_out()
        if anew:
            self._cursor = self._nearest(0)
            self._strips.clear()
            self.scroll_to(y=0, animate=False, immediate=True)

    def lay_out(self) -> None:
        """Break everything into lines that fit (width or language changed)."""
        width = self.scrollable_content_region.width - 2
        detail = self._detail
        self._lines = [] if detail is None else goal_lines(detail, width, self.salespm.glyph)
        self.set_lines([line.ref for line in self._lines])

    def on_resize(self, event: events.Resize) -> None:
        super().on_resize(event)
        self.lay_out()

    def _keep_in_view(self) -> None:
        """Who does not walk in it reads it from its beginning."""
        if self.has_focus:
            super()._keep_in_view()

    def on_focus(self) -> None:
        super().on_focus()
        self._keep_in_view()

    def on_blur(self) -> None:
        super().on_blur()
        self.scroll_to(y=0, animate=False, immediate=True)

    def do_down(self) -> None:
        """The next record; from the last one on, down to the last line."""
        before = self.cursor
        super().do_down()
        if self.cursor == before:
            self.scroll_end(animate=False)

    def draw(self, index: int, width: int, current: bool) -> Strip:
        line, here = self._lines[index], current and self.has_focus
        mark = self.salespm.glyph("cursor") if here else " "
        pieces = (Piece(f"{mark} " if line.ref is not None else " "), *line.pieces)
        app = self.salespm
        return drawn(app, pieces, width, flat=here).strip(app.ink("cursor") if here else None)
