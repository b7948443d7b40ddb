"""The register of risks, and all that is told of the one at the cursor."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from salespm_tui.contract.risks import RiskDetail, RiskRow, RiskScales
from salespm_tui.ui.present.clients import Pieces
from salespm_tui.ui.present.goal_detail import DetailLine
from salespm_tui.ui.present.risk_detail import risk_lines
from salespm_tui.ui.present.risk_register import columns_in, row_pieces
from salespm_tui.ui.widgets.deal_lists import RowsList
from salespm_tui.ui.widgets.told_records import ToldRecords

if TYPE_CHECKING:
    from datetime import date


class RiskRegister(RowsList):
    """The risks that are shown, one a row."""

    def __init__(self, *, id: str, on_move: Callable[[], None] | None = None) -> None:  # noqa: A002
        super().__init__(id=id, on_move=on_move)
        self._rows: tuple[RiskRow, ...] = ()
        self._across = False

    def show(
        self, rows: tuple[RiskRow, ...], today: date, hint: str, *, across: bool = False
    ) -> None:
        """Show these risks, `across` projects or of one; where there are none, the hint."""
        self._rows, self._today, self._hint, self._across = rows, today, hint, across
        self.lay_out()

    def risk(self) -> RiskRow | None:
        """The risk under the cursor."""
        return self._rows[self.cursor] if self._rows and self.cursor >= 0 else None

    def row_ids(self) -> Sequence[int]:
        return [row.id for row in self._rows]

    def pieces_of(self, index: int, width: int) -> Pieces:
        assert self._today is not None
        columns = columns_in(width, across=self._across)
        return row_pieces(self._rows[index], self._today, width, columns, self.salespm.glyph)


class RiskWhole(ToldRecords):
    """One risk line by line: responses, issues, links and reviews."""

    INDENT = ""

    def __init__(self, *, id: str) -> None:  # noqa: A002 - Textual's word
        super().__init__(id=id)
        self._detail: RiskDetail | None = None
        self._scales: RiskScales | None = None

    def show(self, detail: RiskDetail | None, scales: RiskScales | None) -> None:
        """Tell this risk; another one is told from its first line."""
        self._detail, self._scales = detail, scales
        self.tell(None if detail is None else detail.risk.id)

    def lines_in(self, width: int) -> list[DetailLine]:
        if self._detail is None or self._scales is None:
            return []
        return risk_lines(self._detail, self._scales, width, self.salespm.glyph)
