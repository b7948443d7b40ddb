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
        self._styles: dict[str, Style] = {}

    def tell(self, lines: Told) -> None:
        """Show these lines."""
        before, self._lines = self._lines, [list(line) for line in lines]
        width = self.size.width
        for y in range(max(len(before), len(self._lines))):
            if before[y : y + 1] != self._lines[y : y + 1]:
                self.refresh(Region(0, y, width, 1))

    def render_line(self, y: int) -> Strip:
        app = cast("SalesApp", self.app)
        width = left = self.size.width
        segments: list[Segment] = []
        for text, ink in self._lines[y] if y < len(self._lines) else ():
            shown = text if cell_width(text) <= left else fit(text, left, ascii=app.plain)
            segments.append(Segment(shown, self._style(ink)))
            left -= cell_width(shown)
        return Strip([*segments, Segment(" " * left, self._style(""))], width)

    def notify_style_update(self) -> None:
        self._styles.clear()
        super().notify_style_update()

    def _style(self, ink: str) -> Style:
        """The whole style of a piece; kept, since asking the style sheet costs more than drawing."""
        style = self._styles.get(ink)
        if style is None:
            style = self.rich_style
            if ink:
                style += cast("SalesApp", self.app).ink(ink)
            self._styles[ink] = style
        return style
