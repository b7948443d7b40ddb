"""A few lines of text below a list, told anew as its cursor moves."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, cast

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

from salespm_tui.core.cells import cell_width, fit
from salespm_tui.ui.present.chart import Cell

if TYPE_CHECKING:
    from salespm_tui.ui.app import SalesApp

Told = Sequence[Sequence[Cell]]


class ToldLines(Widget):
    """Lines of (text, ink) pieces; those that change are drawn anew, as one region."""

    DEFAULT_CSS = """
    ToldLines { width: 100%; background: $background; }
    """

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's word
        super().__init__(id=id)
        self._lines: list[list[Cell]] = []

    def tell(self, lines: Told) -> None:
        """Show these lines."""
        before, self._lines = self._lines, [list(line) for line in lines]
        count = max(len(before), len(self._lines))
        changed = [y for y in range(count) if before[y : y + 1] != self._lines[y : y + 1]]
        if changed:
            self.refresh(Region(0, changed[0], self.size.width, changed[-1] - changed[0] + 1))

    def render_line(self, y: int) -> Strip:
        app = cast("SalesApp", self.app)
        width, base = self.size.width, self.rich_style
        segments: list[Segment] = []
        left = width
        for text, ink in self._lines[y] if y < len(self._lines) else ():
            shown = text if cell_width(text) <= left else fit(text, left, ascii=app.plain)
            segments.append(Segment(shown, base + (app.ink(ink) if ink else Style())))
            left -= cell_width(shown)
        return Strip([*segments, Segment(" " * left, base)], width)
