"""The lists of the Team screen: resources with their heat map, the budget, and what is at the cursor."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from typing import TYPE_CHECKING

from textual.strip import Strip

from salespm_tui.core.cells import wrap
from salespm_tui.ui.present.clients import Glyph, Piece, Pieces
from salespm_tui.ui.present.goal_detail import DetailLine
from salespm_tui.ui.theme import add_glyphs
from salespm_tui.ui.widgets.client_lists import FocusedList
from salespm_tui.ui.widgets.told_records import ToldRecords

if TYPE_CHECKING:
    from textual import events

_SHADE_WITHOUT_COLOUR = ":"

add_glyphs(
    {
        "load_0": ("·", "."),
        "load_1": ("░", "-"),
        "load_2": ("▒", "="),
        "load_3": ("▓", "*"),
        "load_4": ("█", "#"),
        "load_over": ("!", "!"),
        "load_off": (" ", " "),
        "level_has": ("■", "#"),
        "level_lacks": ("□", "."),
    }
)

Draw = Callable[[int, Glyph], Pieces]
Tell = Callable[[int, Glyph], list[DetailLine]]


class TeamList(FocusedList):
    """Lines drawn by a presenter; those without a key are heads. Where there are none, a hint."""

    def __init__(self, *, id: str) -> None:  # noqa: A002 - Textual's word
        super().__init__(id=id)
        self._draw_line: Draw | None = None
        self._hint = ""
        self._hints: tuple[str, ...] = ()

    def show(self, keys: Sequence[Hashable | None], draw: Draw, hint: str) -> None:
        """Show these lines; `draw` gives the pieces of one, without the sign of the cursor."""
        self._draw_line, self._hint = draw, hint
        if keys:
            self._hints = ()
            self.set_lines(keys)
        else:
            self._say_hint()

    def _say_hint(self) -> None:
        self._hints = tuple(wrap(self._hint, max(self.size.width - 2, 10)))
        self.set_lines([None] * len(self._hints))

    def on_resize(self, event: events.Resize) -> None:
        super().on_resize(event)
        if self._hints:
            self._say_hint()

    def sign(self, name: str) -> str:
        """A glyph; days off are marked by a sign where no colour can shade them."""
        if name == "load_off" and self.app.no_color:
            return _SHADE_WITHOUT_COLOUR
        return self.salespm.glyph(name)

    def draw(self, index: int, width: int, current: bool) -> Strip:
        if self._hints:
            return self.drawn((Piece(" "), Piece(self._hints[index], "dim")), width, False)
        if self._draw_line is None:
            return Strip.blank(width)
        cursor = Piece(self.salespm.glyph("cursor") if current else " ", "accent", 1)
        return self.drawn((cursor, *self._draw_line(index, self.sign)), width, current)


class TeamWhole(ToldRecords):
    """What is at the cursor, told line by line."""

    INDENT = ""

    def __init__(self, *, id: str) -> None:  # noqa: A002 - Textual's word
        super().__init__(id=id)
        self._teller: Tell | None = None

    def show(self, what: Hashable | None, teller: Tell | None) -> None:
        """Tell this; another one is told from its first line."""
        self._teller = teller
        self.tell(what)

    def lines_in(self, width: int) -> list[DetailLine]:
        return [] if self._teller is None else self._teller(width, self.salespm.glyph)
