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
from salespm_tui.ui.present.goal_detail import DetailLine, goal_lines
from salespm_tui.ui.present.goal_tree import TreeLook, row_cells
from salespm_tui.ui.theme import add_glyphs
from salespm_tui.ui.widgets.client_lists import FocusedList
from salespm_tui.ui.widgets.told_records import ToldRecords

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


class GoalDetailList(ToldRecords):
    """One goal line by line: parts, factors, check-ins, and what feeds the goal."""

    def __init__(self, *, id: str) -> None:  # noqa: A002 - Textual's word
        super().__init__(id=id)
        self._detail: GoalDetail | None = None

    @property
    def shown(self) -> GoalDetail | None:
        """The goal that is told."""
        return self._detail

    def show(self, detail: GoalDetail | None) -> None:
        """Tell this goal; another one is told from its first line."""
        self._detail = detail
        self.tell(None if detail is None else detail.goal.id)

    def lines_in(self, width: int) -> list[DetailLine]:
        detail = self._detail
        return [] if detail is None else goal_lines(detail, width, self.salespm.glyph)
