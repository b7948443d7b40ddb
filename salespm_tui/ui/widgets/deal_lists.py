"""The lists of the Pipeline screen beside its board: the table of deals, the leads, one deal whole."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from textual.strip import Strip

from salespm_tui.contract.pipeline import DealDetail, DealRow, LeadRow
from salespm_tui.core.cells import wrap
from salespm_tui.ui.present.clients import Piece, Pieces
from salespm_tui.ui.present.pipeline_detail import DetailLine, detail_lines
from salespm_tui.ui.present.pipeline_lists import lead_pieces, table_pieces
from salespm_tui.ui.widgets.client_lists import FocusedList

if TYPE_CHECKING:
    from datetime import date

    from textual import events


class RowsList(FocusedList):
    """Rows in columns, with a hint where there are none."""

    def __init__(self, *, id: str, on_move: Callable[[], None] | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._today: date | None = None
        self._hint = ""
        self._hints: tuple[str, ...] = ()
        self._on_move = on_move

    def pieces_of(self, index: int, width: int) -> Pieces:
        """The row at `index`."""
        raise NotImplementedError

    def row_ids(self) -> Sequence[int]:
        """The ids of the rows."""
        raise NotImplementedError

    def lay_out(self) -> None:
        """Show the rows, or the hint in as many lines as it takes."""
        ids = self.row_ids()
        if ids:
            self._hints = ()
            self.set_lines(ids)
        else:
            self._hints = tuple(wrap(self._hint, max(self.size.width - 2, 10)))
            self.set_lines([None] * len(self._hints))

    def on_resize(self, event: events.Resize) -> None:
        super().on_resize(event)
        if self._hints:
            self.lay_out()

    def draw(self, index: int, width: int, current: bool) -> Strip:
        app = self.salespm
        if self._hints:
            return self.drawn((Piece(" "), Piece(self._hints[index], "dim")), width, False)
        cursor = Piece(app.glyph("cursor") if current else " ", "accent", 1)
        return self.drawn((cursor, *self.pieces_of(index, width - 1)), width, current)

    def _go(self, index: int) -> None:
        before = self.cursor
        super()._go(index)
        if self.cursor != before and self._on_move is not None:
            self._on_move()


class DealTable(RowsList):
    """All deals that are shown, one a row."""

    def __init__(self, *, id: str, on_move: Callable[[], None] | None = None) -> None:  # noqa: A002
        super().__init__(id=id, on_move=on_move)
        self._rows: tuple[DealRow, ...] = ()
        self._stages: Mapping[int, str] = {}
        self._currency = ""
        self.selected: set[int] = set()

    def show(
        self,
        rows: tuple[DealRow, ...],
        stages: Mapping[int, str],
        today: date,
        *,
        currency: str,
        hint: str,
    ) -> None:
        """Show these deals; `stages` are the names of the stages by id, `currency` is the usual one."""
        self._rows, self._stages, self._today, self._hint = rows, stages, today, hint
        self._currency = currency
        self.lay_out()

    def deal(self) -> DealRow | None:
        """The deal under the cursor."""
        return self._rows[self.cursor] if self._rows and self.cursor >= 0 else None

    def row_ids(self) -> Sequence[int]:
        return [row.id for row in self._rows]

    def pieces_of(self, index: int, width: int) -> Pieces:
        deal = self._rows[index]
        assert self._today is not None
        stage = self._stages.get(deal.stage_id, "")
        return table_pieces(
            deal,
            stage,
            self._today,
            width,
            self.salespm.glyph,
            currency=self._currency,
            selected=deal.id in self.selected,
        )


class LeadList(RowsList):
    """The leads, one a row."""

    def __init__(self, *, id: str, on_move: Callable[[], None] | None = None) -> None:  # noqa: A002
        super().__init__(id=id, on_move=on_move)
        self._rows: tuple[LeadRow, ...] = ()

    def show(self, rows: tuple[LeadRow, ...], today: date, hint: str) -> None:
        """Show these leads."""
        self._rows, self._today, self._hint = rows, today, hint
        self.lay_out()

    def lead(self) -> LeadRow | None:
        """The lead under the cursor."""
        return self._rows[self.cursor] if self._rows and self.cursor >= 0 else None

    def row_ids(self) -> Sequence[int]:
        return [row.id for row in self._rows]

    def pieces_of(self, index: int, width: int) -> Pieces:
        assert self._today is not None
        return lead_pieces(self._rows[index], self._today, width, self.salespm.glyph)


class DealWhole(FocusedList):
    """Everything about one deal, section after section; the cursor steps over what can be opened."""

    def __init__(self, *, id: str) -> None:  # noqa: A002 - Textual's word
        super().__init__(id=id)
        self._detail: DealDetail | None = None
        self._lines: list[DetailLine] = []

    def show(self, detail: DealDetail | None) -> None:
        """Show this deal; another one begins at its first line."""
        before = None if self._detail is None else self._detail.deal.id
        self._detail = detail
        now = None if detail is None else detail.deal.id
        self.lay_out(anew=now != before)

    def lay_out(self, *, anew: bool = False) -> None:
        """Wrap everything; `anew` goes back to the first line."""
        size = self.scrollable_content_region.size
        lines: list[DetailLine] = []
        if self._detail is not None and size.width > 0:
            lines = detail_lines(self._detail, size.width, self.salespm.glyph)
        if lines == self._lines:
            return
        self._lines = lines
        if anew:
            self._cursor = -1
            self.scroll_to(y=0, animate=False, immediate=True)
        self.set_lines([line.key for line in lines])

    def on_resize(self, event: events.Resize) -> None:
        super().on_resize(event)
        self.lay_out()

    def draw(self, index: int, width: int, current: bool) -> Strip:
        return self.drawn(self._lines[index].pieces, width, current)

    def do_down(self) -> None:
        """The next record; where there is none below, the lines themselves."""
        before = self.cursor
        super().do_down()
        if self.cursor == before:
            self.scroll_relative(y=1, animate=False)

    def do_up(self) -> None:
        before = self.cursor
        super().do_up()
        if self.cursor == before:
            self.scroll_relative(y=-1, animate=False)

    def do_bottom(self) -> None:
        super().do_bottom()
        self.scroll_end(animate=False)
