"""One line under the Gantt chart: how full the days of those are who work on the plan."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip
from textual.widget import Widget

from salespm_tui.core.cells import cell_width
from salespm_tui.ui.present.chart import Cell, runs
from salespm_tui.ui.theme import add_glyphs

if TYPE_CHECKING:
    from salespm_tui.ui.app import SalesApp

add_glyphs(
    {
        "bar_0": ("·", "."),
        "bar_1": ("▁", "_"),
        "bar_2": ("▃", "-"),
        "bar_3": ("▆", "="),
        "bar_4": ("█", "#"),
        "bar_over": ("!", "!"),
    }
)
_SHADE_WITHOUT_COLOUR = ":"
_INKS = {"": "plain", "day_off": "shade"}


class LoadRow(Widget):
    """Draws cells; it repaints only when they have changed."""

    DEFAULT_CSS = """
    LoadRow { height: 1; width: 100%; background: $background; display: none; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._cells: list[Cell] = []
        self._styles: dict[str, Style] = {}

    def tell(self, cells: list[Cell]) -> None:
        """Show these cells; none at all takes the line away."""
        cells = runs(cells)
        if cells != self._cells:
            self._cells = cells
            self.display = bool(cells)
            self.refresh()

    def sign(self, name: str) -> str:
        """A glyph; days off are marked by a sign where no colour can shade them."""
        if name == "day_off" and self.app.no_color:
            return _SHADE_WITHOUT_COLOUR
        return cast("SalesApp", self.app).glyph(name)

    def render_line(self, y: int) -> Strip:
        width = self.size.width
        segments = [Segment(text, self._style(ink)) for text, ink in self._cells]
        used = sum(cell_width(text) for text, _ink in self._cells)
        return Strip([*segments, Segment(" " * max(width - used, 0), self._style(""))]).crop(
            0, width
        )

    def notify_style_update(self) -> None:
        self._styles.clear()
        super().notify_style_update()

    def _style(self, ink: str) -> Style:
        """The whole style of a piece; kept, since asking the style sheet costs more than drawing."""
        style = self._styles.get(ink)
        if style is None:
            app = cast("SalesApp", self.app)
            style = self._styles[ink] = self.rich_style + app.ink(_INKS.get(ink, ink))
        return style
