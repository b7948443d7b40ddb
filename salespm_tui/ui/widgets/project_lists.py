"""The portfolio, and the part of a project that is told below it."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence

from salespm_tui.contract.portfolio import PortfolioRow
from salespm_tui.ui.present.clients import Pieces
from salespm_tui.ui.present.portfolio import Shape, row_pieces, shape_for
from salespm_tui.ui.present.project_parts import Spot, SpotLine
from salespm_tui.ui.theme import add_glyphs
from salespm_tui.ui.widgets.deal_lists import RowsList
from salespm_tui.ui.widgets.told_records import ToldRecords

add_glyphs({"on_course": ("○", "o")})

LinesIn = Callable[[int], Sequence[SpotLine]]


class PortfolioList(RowsList):
    """The projects that are shown, one a row."""

    def __init__(self, *, id: str, on_move: Callable[[], None] | None = None) -> None:  # noqa: A002
        super().__init__(id=id, on_move=on_move)
        self._rows: tuple[PortfolioRow, ...] = ()
        self._shapes: dict[int, Shape] = {}

    def show(self, rows: tuple[PortfolioRow, ...], hint: str) -> None:
        """Show these projects; where there are none, the hint."""
        self._rows, self._hint = rows, hint
        self._shapes.clear()
        self.lay_out()

    def row(self) -> PortfolioRow | None:
        """The project under the cursor."""
        return self._rows[self.cursor] if self._rows and self.cursor >= 0 else None

    def row_ids(self) -> Sequence[int]:
        return [row.id for row in self._rows]

    def shape(self, width: int) -> Shape:
        """How rows of that width are divided."""
        if width not in self._shapes:
            self._shapes[width] = shape_for(self._rows, width, self.salespm.glyph)
        return self._shapes[width]

    def pieces_of(self, index: int, width: int) -> Pieces:
        return row_pieces(self._rows[index], self.shape(width), self.salespm.glyph)


class ProjectPart(ToldRecords):
    """Card, loop, gate or templates, line by line."""

    INDENT = ""

    def __init__(self, *, id: str) -> None:  # noqa: A002 - Textual's word
        super().__init__(id=id)
        self._lines_in: LinesIn | None = None

    def show(self, what: Hashable | None, lines_in: LinesIn | None) -> None:
        """Tell this; what was not told before begins at its first line."""
        self._lines_in = lines_in
        self.tell(what)

    @property
    def spot(self) -> Spot | None:
        """What the cursor stands on."""
        found = self.cursor_key
        return found if isinstance(found, tuple) else None

    def lines_in(self, width: int) -> Sequence[SpotLine]:
        if self._lines_in is None or width <= 0:
            return ()
        return self._lines_in(width)
