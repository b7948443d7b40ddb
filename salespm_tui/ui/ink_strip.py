"""Writing a row piece by piece, counted in terminal cells."""

from __future__ import annotations

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from salespm_tui.core.cells import cell_width, fit
from salespm_tui.core.clean import visible_controls


class Line:
    """A row under construction. `plain` keeps the ellipsis in ASCII."""

    __slots__ = ("_plain", "_segments", "_used", "_width")

    def __init__(self, width: int, *, plain: bool = False) -> None:
        self._width = width
        self._plain = plain
        self._segments: list[Segment] = []
        self._used = 0

    @property
    def left(self) -> int:
        """The cells that are still free."""
        return max(0, self._width - self._used)

    def add(self, text: str, style: Style | None = None, *, cells: int | None = None) -> Line:
        """Add text as it is, cut at the end of the row; with `cells`, cut or padded to that many."""
        room = self.left if cells is None else min(cells, self.left)
        shown = visible_controls(text)
        if cells is not None or cell_width(shown) > room:
            shown = fit(shown, room, ascii=self._plain)
        if shown:
            self._segments.append(Segment(shown, style or Style.null()))
            self._used += cell_width(shown)
        return self

    def gap(self, cells: int, style: Style | None = None) -> Line:
        """Add blanks."""
        return self.add(" " * min(max(cells, 0), self.left), style)

    def right(self, text: str, style: Style | None = None) -> Line:
        """Fill the row so that `text` ends it."""
        shown = visible_controls(text)
        room = self.left
        if cell_width(shown) > room:
            shown = fit(shown, room, ascii=self._plain)
        self.gap(room - cell_width(shown))
        return self.add(shown, style)

    def strip(self, over: Style | None = None) -> Strip:
        """The row, padded to its width; `over` is laid over every piece (the cursor)."""
        self.gap(self.left)
        segments = self._segments
        if over is not None:
            segments = [Segment(s.text, (s.style or Style.null()) + over) for s in segments]
        return Strip(segments, self._width)
