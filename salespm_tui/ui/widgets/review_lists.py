"""The lists of the Review screen: the records of a part, and the one at the cursor told in full."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from typing import TYPE_CHECKING, cast

from textual.strip import Strip

from salespm_tui.contract.values import Ref
from salespm_tui.core.cells import wrap
from salespm_tui.ui.present.clients import Piece
from salespm_tui.ui.present.goal_detail import DetailLine
from salespm_tui.ui.theme import add_glyphs
from salespm_tui.ui.widgets.client_lists import FocusedList
from salespm_tui.ui.widgets.told_records import ToldRecords

if TYPE_CHECKING:
    from textual import events

add_glyphs(
    {
        "undefined": ("—", "-"),
        "by_hand": ("✎", "*"),
        "slip_bar": ("▬", "#"),
        "burn_planned": ("·", "."),
        "burn_earned": ("●", "#"),
        "burn_spent": ("×", "x"),
        "burn_estimate": ("○", "o"),
        "burn_bac": ("═", "="),
    }
)

LinesIn = Callable[[int], Sequence[DetailLine]]


class ReviewList(FocusedList):
    """The records of one part, with heads between them that are passed over."""

    def __init__(self, *, id: str) -> None:  # noqa: A002 - Textual's word
        super().__init__(id=id)
        self._lines_in: LinesIn = lambda _width: ()
        self._lines: tuple[DetailLine, ...] = ()
        self._hint = ""

    def show(self, lines_in: LinesIn, hint: str, *, anew: bool = False) -> None:
        """Show what `lines_in` makes of a width; where that is nothing, the hint. `anew` begins at
        the first row."""
        self._lines_in, self._hint = lines_in, hint
        if anew:
            self._cursor = -1
            self.scroll_to(y=0, animate=False, immediate=True)
        self.lay_out()

    def lay_out(self) -> None:
        """Make the rows anew (width or language changed)."""
        width = self.scrollable_content_region.width
        lines = tuple(self._lines_in(max(width - 2, 20)))
        if not lines and self._hint:
            words = wrap(self._hint, max(width - 2, 10))
            lines = tuple(DetailLine(None, (Piece(one, "dim"),)) for one in words)
        self._lines = lines
        self.set_lines([line.ref for line in lines])

    def ref(self) -> Ref | None:
        """What stands under the cursor."""
        return cast("Ref | None", self.cursor_key)

    def on_resize(self, event: events.Resize) -> None:
        super().on_resize(event)
        self.lay_out()

    def draw(self, index: int, width: int, current: bool) -> Strip:
        line = self._lines[index]
        cursor = Piece(self.salespm.glyph("cursor") if current else " ", "accent", 1)
        return self.drawn((cursor, *line.pieces), width, current)


class ReviewTold(ToldRecords):
    """One record line by line: points, indicators, actions, where it was taken up."""

    INDENT = ""

    def __init__(self, *, id: str) -> None:  # noqa: A002 - Textual's word
        super().__init__(id=id)
        self._lines_in: LinesIn = lambda _width: ()

    def show(self, what: Hashable | None, lines_in: LinesIn) -> None:
        """Tell what `lines_in` makes of a width; another record is told from its first line."""
        self._lines_in = lines_in
        self.tell(what)

    def lines_in(self, width: int) -> list[DetailLine]:
        return list(self._lines_in(max(width, 20)))

    def ref(self) -> Ref | None:
        """What stands under the cursor while the keys are for it."""
        return cast("Ref | None", self.cursor_key) if self.has_focus else None
