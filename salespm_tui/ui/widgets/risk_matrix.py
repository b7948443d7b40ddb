"""The 5 × 5 matrix of risks, drawn line by line; a step of the cursor repaints two cells."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, cast

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Region
from textual.strip import Strip

from salespm_tui.contract.risks import RiskScales
from salespm_tui.core.cells import cell_width
from salespm_tui.ui.present.clients import Piece, Pieces
from salespm_tui.ui.present.risk_matrix import (
    PLACES,
    STEPS,
    UNRATED,
    Look,
    Place,
    Shape,
    Tally,
    cell_pieces,
    column_of,
    foot_line,
    head_line,
    places_in,
    row_label,
    unrated_line,
)
from salespm_tui.ui.theme import add_glyphs
from salespm_tui.ui.widgets.client_lists import FocusedList, drawn

if TYPE_CHECKING:
    from textual import events

add_glyphs(
    {
        "level_low": ("░", "."),
        "level_medium": ("▒", "-"),
        "level_high": ("▓", "="),
        "level_critical": ("█", "#"),
        "risk_ghost": ("·", ":"),
        "matrix_corner": ("└", "+"),
        "rising": ("▲", "^"),
        "falling": ("▼", "v"),
        "steady": ("=", "="),
        "step": ("○", "o"),
        "times": ("×", "x"),
        **{f"spark_{at}": ("▁▂▃▄▅▆▇█"[at], "_.-~=+*#"[at]) for at in range(8)},
    }
)


class RiskMatrix(FocusedList):
    """The keys of the list are the places: cells in reading order, then the line of the unrated."""

    DEFAULT_CSS = "RiskMatrix { overflow: hidden; }"

    def __init__(self, *, id: str) -> None:  # noqa: A002 - Textual's word
        super().__init__(id=id)
        self._found: Tally | None = None
        self._look: Look | None = None
        self._inks: dict[str, Style] = {}
        self._keys = PLACES
        self._index_of = {place: index for index, place in enumerate(PLACES)}

    def show(self, found: Tally, shape: Shape, scales: RiskScales) -> None:
        """Show where the risks lie; the cursor stays on its cell, at first on the worst one."""
        app = self.salespm
        self._found = found
        self._look = Look(shape, scales, app.glyph, app.plain)
        at = self.place
        places = places_in(found)
        self._keys = tuple(places)
        self._index_of = {place: index for index, place in enumerate(places)}
        if at is None or at not in self._index_of:
            at = max(
                (place for place in places if found.count(place)),
                key=lambda place: (place[0] * place[1], place),
                default=places[0],
            )
        self._cursor = self._index_of[at]
        self.redraw()

    @property
    def place(self) -> Place | None:
        """The cell under the cursor; None before there is a matrix."""
        return cast("Place | None", self.cursor_key)

    # What lists do, in two directions

    def _step(self, by: int) -> None:
        """Up and down a row; from the last one to the line of the unrated, and back."""
        if self.place == UNRATED:
            target = len(PLACES) - STEPS if by < 0 else self._cursor
        else:
            target = self._cursor + by * STEPS
            if target >= len(PLACES):
                target = len(self._keys) - 1 if len(self._keys) > len(PLACES) else self._cursor
        if 0 <= target < len(self._keys):
            self._go(target)

    def go_beside(self, by: int) -> bool:
        """To the cell at the right (left: −1); False at the edge."""
        place = self.place
        if place is None or place == UNRATED or not 1 <= place[1] + by <= STEPS:
            return False
        self._go(self._cursor + by)
        return True

    def _page(self) -> int:
        return STEPS

    def _keep_in_view(self) -> None:
        """All of it is always seen."""

    def do_top(self) -> None:
        self._go(0)

    def _go(self, index: int) -> None:
        before = self.place
        super()._go(index)
        if before != self.place and self._look is not None:
            self._refresh_line(self._look.shape.height - 2)
            if column_of(before) != column_of(self.place):
                self._refresh_line(0)

    def _refresh_line(self, y: int) -> None:
        self._strips.pop(y, None)
        self.refresh(Region(0, y, self.size.width, 1))

    def _refresh_row(self, index: int) -> None:
        """A cell, and the name of its row, are drawn anew."""
        if self._look is None or not 0 <= index < len(self._keys):
            return
        place, shape = cast("Place", self._keys[index]), self._look.shape
        top = shape.top(place)
        if place == UNRATED:
            self._refresh_line(top)
            return
        for y in range(top, top + shape.lines):
            self._strips.pop(y, None)
        self.refresh(
            Region(0, top, shape.label, shape.lines),
            Region(shape.left(place), top, shape.cell, shape.lines),
        )

    def redraw(self) -> None:
        self._inks.clear()
        super().redraw()

    def notify_style_update(self) -> None:
        self._inks.clear()
        super().notify_style_update()

    def on_resize(self, _event: events.Resize) -> None:
        self._strips.clear()

    async def on_click(self, event: events.Click) -> None:
        place = None if self._look is None else self._look.shape.place_at(event.x, event.y)
        index = self._index_of.get(place) if place is not None else None
        if index is not None:
            if index == self._cursor and event.chain > 1:
                self.do_choose()
            self._go(index)

    # Drawing

    def render_line(self, y: int) -> Strip:
        strip = self._strips.get(y)
        if strip is None:
            strip = self._strips[y] = self._line(y)
        return strip

    def _line(self, y: int) -> Strip:
        found, look = self._found, self._look
        if found is None or look is None or y >= look.shape.height:
            return Strip.blank(self.size.width, self.rich_style)
        impact = column_of(self.place)
        if y == 0:
            return self._written(head_line(look, impact=impact))
        if y == look.shape.height - 2:
            return self._written(foot_line(look, self.place))
        if y == look.shape.height - 1:
            current = self.place == UNRATED
            return self._written(unrated_line(found, look, current=current), reverse=current)
        return self._cells(y, found, look)

    def _cells(self, y: int, found: Tally, look: Look) -> Strip:
        """One line of a row of cells."""
        row, inside = divmod(y - 1, look.shape.lines)
        probability = STEPS - row
        place = self.place
        name = row_label(
            probability, inside, look, current=place is not None and place[0] == probability
        )
        line = self._segments((name, Piece(look.glyph("divider"), "dim")))
        for impact in range(1, STEPS + 1):
            here = place == (probability, impact)
            level, pieces = cell_pieces((probability, impact), inside, found, look, current=here)
            below = self._ink(level)
            if here and self.has_focus:
                text = "".join(piece.text for piece in pieces)
                line.append(Segment(text, below + self._ink("cursor")))
            else:
                bold = Style(bold=here)
                line += [
                    Segment(piece.text, below + self.salespm.ink(piece.ink) + bold)
                    for piece in pieces
                ]
        width = self.size.width
        line.append(Segment(" " * max(width - look.shape.width, 0), self._ink("plain")))
        return Strip(line, max(width, look.shape.width)).crop(0, width)

    def _written(self, pieces: Pieces, *, reverse: bool = False) -> Strip:
        here = reverse and self.has_focus
        strip = drawn(self.salespm, pieces, self.size.width, flat=here).strip()
        base = self._ink("cursor" if here else "plain")
        return Strip(
            [Segment(one.text, base + (one.style or Style.null())) for one in strip],
            self.size.width,
        )

    def _segments(self, pieces: Sequence[Piece]) -> list[Segment]:
        found = []
        for piece in pieces:
            cells = piece.cells or cell_width(piece.text)
            text = piece.text + " " * (cells - cell_width(piece.text))
            found.append(Segment(text, self._ink(piece.ink)))
        return found

    def _ink(self, name: str) -> Style:
        """The whole style of a piece; kept, since asking the style sheet costs more than drawing."""
        style = self._inks.get(name)
        if style is None:
            style = self._inks[name] = self.rich_style + self.salespm.ink(name)
        return style
