"""The lists of the Clients screen, drawn from pieces: clients on the left, the parts of one on the right."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, cast

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Size
from textual.strip import Strip
from textual.widget import Widget

from salespm_tui.contract.clients import ClientRow
from salespm_tui.core.cells import cell_width, wrap
from salespm_tui.ui.ink_strip import Line
from salespm_tui.ui.present.client_book import ClientBook
from salespm_tui.ui.present.client_log import PartLine
from salespm_tui.ui.present.clients import Glyph, Piece, Pieces, list_pieces
from salespm_tui.ui.theme import add_glyphs
from salespm_tui.ui.widgets.line_list import LineList

if TYPE_CHECKING:
    from datetime import date

    from textual import events

    from salespm_tui.ui.app import SalesApp

add_glyphs(
    {
        "selected": ("●", "*"),
        "incoming": ("←", "<"),
        "dropped": ("×", "-"),
        "plus": ("+", "+"),
        "unknown": ("–", "-"),
        "cross": ("┼", "+"),
        "role_decision_maker": ("◆", "*"),
        "role_economic_buyer": ("$", "$"),
        "role_champion": ("▲", "^"),
        "role_influencer": ("~", "~"),
        "role_user": ("○", "o"),
        "role_gatekeeper": ("#", "#"),
        "role_procurement": ("&", "&"),
        "role_blocker": ("×", "x"),
    }
)

LayOut = Callable[[ClientBook, int, Glyph], Sequence[PartLine]]


def drawn(app: SalesApp, pieces: Pieces, width: int, *, flat: bool = False) -> Line:
    """The pieces in a row; those at the right stay whole, the others give way to them.

    A flat row has no inks: reversed, each would paint a patch of its own.
    """
    line = Line(width, plain=app.plain)
    no_ink = Style.null()
    right = [piece for piece in pieces if piece.right]
    taken = sum(cell_width(piece.text) for piece in right)
    room = width - taken - (1 if right else 0)
    for piece in pieces:
        if not piece.right:
            cells = cell_width(piece.text) if piece.cells is None else piece.cells
            cells = min(cells, room)
            room -= cells
            line.add(piece.text, no_ink if flat else app.ink(piece.ink), cells=cells)
    line.gap(width - taken - (width - line.left))
    for piece in right:
        line.add(piece.text, no_ink if flat else app.ink(piece.ink))
    return line


class HeadLines(Widget):
    """A few lines that cannot be walked; they repaint only when what they say has changed. What there
    is no room for is told by the last line."""

    DEFAULT_CSS = """
    HeadLines { width: 100%; background: $background; }
    """

    def __init__(
        self,
        lines: int,
        *,
        id: str,  # noqa: A002 - Textual's word
        tell_anew: Callable[[], None] | None = None,
    ) -> None:
        """`tell_anew` is called when the lines must be wrapped to another width."""
        super().__init__(id=id)
        self._lines: tuple[Pieces, ...] = ()
        self._tell_anew = tell_anew
        self.styles.height = lines

    def on_resize(self) -> None:
        if self._tell_anew is not None:
            self._tell_anew()

    def say(self, *lines: Pieces) -> None:
        """Show these lines."""
        if lines != self._lines:
            self._lines = lines
            self.refresh()

    def render_line(self, y: int) -> Strip:
        width = self.size.width
        if y >= len(self._lines):
            return Strip.blank(width, self.rich_style)
        app = cast("SalesApp", self.app)
        pieces = self._lines[y]
        if y == self.size.height - 1 and len(self._lines) > self.size.height:
            pieces = (Piece(app.glyph("ellipsis"), "dim"),)
        strip = drawn(app, pieces, width).strip()
        base = self.rich_style
        return Strip([Segment(s.text, base + (s.style or Style.null())) for s in strip], width)


class FocusedList(LineList):
    """A list whose cursor row is reversed only while the keys are for it."""

    def on_focus(self) -> None:
        self._redraw_cursor()

    def on_blur(self) -> None:
        self._redraw_cursor()

    def _redraw_cursor(self) -> None:
        if self.cursor_key is not None:
            self.redraw_row(self.cursor_key)

    def drawn(self, pieces: Pieces, width: int, current: bool) -> Strip:
        """The row, reversed where the cursor stands and the focus is."""
        here = current and self.has_focus
        app = self.salespm
        return drawn(app, pieces, width, flat=here).strip(app.ink("cursor") if here else None)


class ClientList(FocusedList):
    """The clients, one a row. The cursor's sign stays when the focus goes to one of the parts."""

    def __init__(self, *, id: str) -> None:  # noqa: A002 - Textual's word
        super().__init__(id=id)
        self._rows: tuple[ClientRow, ...] = ()
        self._today: date | None = None
        self._hint = ""
        self._hints: tuple[str, ...] = ()
        self.selected: set[int] = set()

    def show(self, rows: tuple[ClientRow, ...], today: date, hint: str) -> None:
        """Show these clients; where there are none, the hint says what to do."""
        self._rows, self._today, self._hint = rows, today, hint
        self._lay_out()

    def toggle(self, client_id: int) -> None:
        """Select a client, or take the selection back."""
        self.selected ^= {client_id}
        self.redraw_row(client_id)

    def row(self, client_id: object) -> ClientRow | None:
        """The client of that id, if it is shown."""
        index = self._index_of.get(cast("int", client_id))
        return self._rows[index] if index is not None and self._rows else None

    def on_resize(self, event: events.Resize) -> None:
        super().on_resize(event)
        if not self._rows:
            self._lay_out()

    def _lay_out(self) -> None:
        if self._rows:
            self._hints = ()
            self.set_lines([row.id for row in self._rows])
        else:
            self._hints = tuple(wrap(self._hint, max(self.size.width - 2, 10)))
            self.set_lines([None] * len(self._hints))

    def draw(self, index: int, width: int, current: bool) -> Strip:
        app = self.salespm
        if not self._rows:
            return drawn(app, (Piece(" "), Piece(self._hints[index], "dim")), width).strip()
        row = self._rows[index]
        assert self._today is not None
        pieces = list_pieces(
            row, self._today, width - 1, app.glyph, selected=row.id in self.selected
        )
        cursor = Piece(app.glyph("cursor") if current else " ", "accent", 1)
        return self.drawn((cursor, *pieces), width, current)


class PartList(FocusedList):
    """One part of a client: its log, its needs, its contacts, …, each wrapped to the width.

    Only what is shown is laid out; a part that is hidden waits until it is shown, or walked in.
    """

    def __init__(self, lay_out: LayOut, *, id: str) -> None:  # noqa: A002 - Textual's word
        super().__init__(id=id)
        self._lay_out_lines = lay_out
        self._book: ClientBook | None = None
        self._lines: list[PartLine] = []
        self._laid_out_for = Size(0, 0)
        self._behind = False

    def show(self, book: ClientBook | None) -> None:
        """Show the part of this client; another client's begins at its first line."""
        before = None if self._book is None else self._book.detail.client.id
        self._book = book
        anew = book is None or book.detail.client.id != before or not self.has_focus
        if self.display:
            self.lay_out(anew=anew)
        else:
            self._behind = True

    def come_forth(self) -> None:
        """Be the part that is shown."""
        self.display = True
        if self._behind:
            self.lay_out(anew=not self.has_focus)

    def lay_out(self, *, anew: bool = False) -> None:
        """Wrap everything (width or language changed); `anew` goes back to the first line."""
        size = self.scrollable_content_region.size
        if not size and isinstance(self.parent, Widget):  # shown for the first time
            size = Size(self.parent.size.width - 1, self.parent.size.height)
        self._laid_out_for, self._behind = size, False
        lines: list[PartLine] = []
        if self._book is not None and size.width > 0:
            lines += self._lay_out_lines(self._book, size.width, self.salespm.glyph)
        # Filled up to the window, a short part is as high as the next one: nothing moves.
        lines += [PartLine(None, ())] * (size.height - len(lines))
        if lines == self._lines:
            return
        self._lines = lines
        if anew:
            self._cursor = -1
            self.scroll_to(y=0, animate=False, immediate=True)
        self.set_lines([line.key for line in lines])

    def on_resize(self, event: events.Resize) -> None:
        super().on_resize(event)
        if self.scrollable_content_region.size != self._laid_out_for:
            self.lay_out()

    def draw(self, index: int, width: int, current: bool) -> Strip:
        return self.drawn(self._lines[index].pieces, width, current)

    def do_down(self) -> None:
        """The next record; where the last one is longer than the window, its lower lines."""
        before = self.cursor
        super().do_down()
        if self.cursor == before:
            self.scroll_end(animate=False)

    def do_bottom(self) -> None:
        super().do_bottom()
        self.scroll_end(animate=False)

    def _keep_in_view(self) -> None:
        """The record under the cursor is seen whole, if it fits."""
        super()._keep_in_view()
        if not 0 <= self.cursor < len(self._lines):
            return
        after = next(
            (n for n in range(self.cursor + 1, len(self._lines)) if self._lines[n].key is not None),
            len(self._lines),
        )
        height = self.scrollable_content_region.height
        top = min(self.cursor, after - height)
        if top > self.scroll_offset.y:
            self.scroll_to(y=top, animate=False, immediate=True)
