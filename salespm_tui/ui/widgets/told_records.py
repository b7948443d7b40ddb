"""One record told line by line; the cursor steps over the other records that its lines name."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from typing import TYPE_CHECKING, Protocol

from textual.strip import Strip

from salespm_tui.ui.present.clients import Piece, Pieces
from salespm_tui.ui.widgets.client_lists import FocusedList, drawn

if TYPE_CHECKING:
    from textual import events


class Told(Protocol):
    """A line that is told; `ref` is what the cursor steps on in it, None where it passes over."""

    @property
    def ref(self) -> Hashable | None: ...

    @property
    def pieces(self) -> Pieces: ...


class ToldRecords(FocusedList):
    """Who does not walk in it reads it from its beginning. Subclasses give the lines."""

    INDENT = " "
    """What stands between the cursor's sign and a line that names a record."""

    def __init__(self, *, id: str) -> None:  # noqa: A002 - Textual's word
        super().__init__(id=id)
        self._lines: Sequence[Told] = ()
        self._told: Hashable | None = None

    def lines_in(self, width: int) -> Sequence[Told]:
        """All that is told, in lines of `width` cells."""
        raise NotImplementedError

    def tell(self, what: Hashable | None) -> None:
        """Tell it anew; what was not told before begins at its first line."""
        before, self._told = self._told, what
        self.lay_out()
        if what is None or what != before:
            self._cursor = self._nearest(0)
            self._strips.clear()
            self.scroll_to(y=0, animate=False, immediate=True)

    def lay_out(self) -> None:
        """Break everything into lines that fit (width or language changed)."""
        self._lines = self.lines_in(self.scrollable_content_region.width - 2)
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
        before = mark + self.INDENT if line.ref is not None else " "
        pieces = (Piece(before), *line.pieces)
        app = self.salespm
        return drawn(app, pieces, width, flat=here).strip(app.ink("cursor") if here else None)
