"""The board of deals: a column a stage, drawn line by line; only what is visible is built."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Region
from textual.strip import Strip

from salespm_tui.contract.pipeline import DealRow, StageColumn
from salespm_tui.core.cells import wrap
from salespm_tui.ui.present.clients import Piece, Pieces
from salespm_tui.ui.present.pipeline import card_lines, folded_lines, head_lines
from salespm_tui.ui.present.pipeline_layout import Slot, first_open, slots
from salespm_tui.ui.theme import add_glyphs
from salespm_tui.ui.widgets.client_lists import drawn
from salespm_tui.ui.widgets.line_list import LineList

if TYPE_CHECKING:
    from datetime import date

    from textual import events

add_glyphs(
    {
        "weighted": ("≈", "~"),
        "times": ("×", "x"),
        "manual": ("†", "^"),
        "part_won": ("█", "#"),
        "part_commit": ("▓", "="),
        "part_best": ("▒", "+"),
        "part_pipeline": ("░", "-"),
        "goal": ("┊", "|"),
        "filled": ("■", "#"),
        "empty": ("□", "."),
    }
)
CARD = 2
RULED_FROM = 16
"""From so many lines on there is a rule below the heads of the columns."""


@dataclass(frozen=True, slots=True)
class BoardColumn:
    """A stage and its deals as they are shown: filtered, in order."""

    column: StageColumn
    deals: tuple[DealRow, ...]


class DealBoard(LineList):
    """The cursor walks the deals of one column; `go_beside` takes it to another.

    Each column keeps its own cursor and its own top line. The keys of the list are the ids of the
    deals of the column at hand, so that what is written for lists holds here too.
    """

    DEFAULT_CSS = "DealBoard { overflow-y: hidden; }"

    def __init__(self, *, id: str, on_move: Callable[[], None] | None = None) -> None:  # noqa: A002
        """`on_move` is called as the cursor moves: what it changes is painted with the cards."""
        super().__init__(id=id)
        self._columns: tuple[BoardColumn, ...] = ()
        self._at = 0
        self._stage: int | None = None
        self._tops: dict[int, int] = {}
        self._cursors: dict[int, int] = {}
        self._first = 0
        self._slots: tuple[Slot, ...] = ()
        self._slots_for: tuple[int, ...] = ()
        self._folded: dict[int, list[tuple[str, str]]] = {}
        self._inks: dict[str, Style] = {}
        self._today: date | None = None
        self._currency = ""
        self._hint = ""
        self._on_move = on_move
        self.selected: set[int] = set()

    # What the screen asks

    def show(
        self, columns: Sequence[BoardColumn], today: date, currency: str, hint: str = ""
    ) -> None:
        """Show these columns; the cursor stays on its deal, in whichever column that is now."""
        deal = self.cursor_key
        self._columns, self._today = tuple(columns), today
        self._currency, self._hint = currency, hint
        self._forget_layout()
        self._at = self._column_now(deal)
        self._take_column(deal)
        self.refresh()

    @property
    def stage_id(self) -> int | None:
        """The stage of the column that the cursor is in."""
        return self._stage

    def deal(self) -> DealRow | None:
        """The deal under the cursor."""
        if not self._columns or self.cursor < 0:
            return None
        return self._columns[self._at].deals[self.cursor]

    def go_beside(self, by: int) -> bool:
        """Take the cursor to the next column (before: −1); False at the edge of the board."""
        at = self._at + by
        if not 0 <= at < len(self._columns):
            return False
        level = self.cursor - self._top()
        self._remember()
        self._at = at
        self._take_column(None, level)
        self.refresh()
        self._moved()
        return True

    def go_to(self, deal_id: int) -> bool:
        """Put the cursor on that deal, in whichever column it is; False if it is not shown."""
        for at, shown in enumerate(self._columns):
            if any(deal.id == deal_id for deal in shown.deals):
                self._remember()
                self._at = at
                self._take_column(deal_id)
                self.refresh()
                self._moved()
                return True
        return False

    def toggle(self, deal_id: int) -> None:
        """Select a deal, or take the selection back."""
        self.selected ^= {deal_id}
        self.redraw_row(deal_id)

    # Columns

    def _column_now(self, deal: object) -> int:
        """The column of that deal; else that of the stage that was at hand, else the nearest."""
        for at, shown in enumerate(self._columns):
            if deal is not None and any(one.id == deal for one in shown.deals):
                return at
        for at, shown in enumerate(self._columns):
            if shown.column.stage.id == self._stage:
                return at
        filled = (at for at, shown in enumerate(self._columns) if shown.deals)
        return next(filled, 0) if self._stage is None else min(self._at, len(self._columns) - 1)

    def _remember(self) -> None:
        if self._stage is not None and isinstance(self.cursor_key, int):
            self._cursors[self._stage] = self.cursor_key

    def _take_column(self, deal: object, level: int = 0) -> None:
        """Let the list's keys be those of the column at hand, its cursor where it was there."""
        if not self._columns:
            self._stage = None
            self._keys, self._index_of, self._cursor = (), {}, -1
            return
        shown = self._columns[self._at]
        self._stage = shown.column.stage.id
        self._keys = tuple(one.id for one in shown.deals)
        self._index_of = {key: index for index, key in enumerate(self._keys)}
        wanted = deal if deal in self._index_of else self._cursors.get(self._stage)
        if wanted in self._index_of:
            self._cursor = self._index_of[wanted]
        else:
            near = max(self._cursor, 0) if deal is not None else self._top() + level
            self._cursor = min(max(near, 0), len(self._keys) - 1)
        self._lay_out()
        self._strips.clear()
        self._keep_in_view()

    def _moved(self) -> None:
        if self._on_move is not None:
            self._on_move()
        self.post_message(self.Moved(self, self.cursor_key))

    # Layout

    def _forget_layout(self) -> None:
        self._slots_for = ()
        self._folded.clear()
        self._strips.clear()

    def _lay_out(self) -> None:
        asked = (self.size.width, len(self._columns), self._at)
        if asked != self._slots_for:
            before = self._first
            self._slots = slots(*asked, first=before)
            self._first = first_open(self._slots)
            self._slots_for = asked

    @property
    def _head(self) -> int:
        """How many lines stand over the cards."""
        return 2 if self.size.height < RULED_FROM else 3

    def _slot(self) -> Slot | None:
        """The column at hand on the screen."""
        return next((slot for slot in self._slots if slot.column == self._at), None)

    def _top(self) -> int:
        """The first card of the column at hand that is shown."""
        return self._tops.get(self._stage or 0, 0)

    def _room(self) -> int:
        """How many cards are seen whole."""
        return max((self.size.height - self._head) // CARD, 1)

    def _page(self) -> int:
        return max(1, self._room() - 1)

    # What lists do, on a board

    def _go(self, index: int) -> None:
        before = self.cursor
        super()._go(index)
        if self.cursor != before and self._on_move is not None:
            self._on_move()

    def _keep_in_view(self) -> None:
        if self._cursor < 0 or self._stage is None or self.size.height <= 0:
            return
        top, room = self._top(), self._room()
        wanted = min(top, self._cursor) if self._cursor < top else max(top, self._cursor - room + 1)
        wanted = max(min(wanted, len(self._keys) - room), 0)
        if wanted != top:
            self._tops[self._stage] = wanted
            self._strips.clear()
            self._refresh_column()

    def _refresh_column(self) -> None:
        slot = self._slot()
        if slot is not None:
            self.refresh(
                Region(slot.x, self._head, slot.width, max(self.size.height - self._head, 0))
            )

    def _refresh_row(self, index: int) -> None:
        """A card's lines are drawn anew, in its column alone."""
        slot, y = self._slot(), self._head + CARD * (index - self._top())
        if slot is not None and self._head <= y < self.size.height:
            for line in range(y, y + CARD):
                self._strips.pop(line, None)
            self.refresh(Region(slot.x, y, slot.width, CARD))

    def do_top(self) -> None:
        self._go(self._nearest(0))

    def _step(self, by: int) -> None:
        index = self._cursor + by
        if 0 <= index < len(self._keys):
            self._go(index)

    def redraw(self) -> None:
        self._forget_layout()
        self._inks.clear()
        super().redraw()

    def notify_style_update(self) -> None:
        self._inks.clear()
        super().notify_style_update()

    def on_focus(self) -> None:
        self.redraw()

    def on_blur(self) -> None:
        self.redraw()

    def on_resize(self, _event: events.Resize) -> None:
        self._forget_layout()
        self._lay_out()
        self._keep_in_view()

    async def on_click(self, event: events.Click) -> None:
        slot = next((one for one in self._slots if one.x <= event.x < one.x + one.width), None)
        if slot is None:
            return
        if slot.column != self._at:
            self.go_beside(slot.column - self._at)
        index = self._top() + (event.y - self._head) // CARD
        if event.y >= self._head and not slot.folded and 0 <= index < len(self._keys):
            if index == self._cursor and event.chain > 1:
                self.do_choose()
            self._go(index)

    # Drawing

    def render_line(self, y: int) -> Strip:
        width = self.size.width
        strip = self._strips.get(y)
        if strip is None:
            self._lay_out()
            strip = self._strips[y] = self._line(y, width)
        return strip

    def _line(self, y: int, width: int) -> Strip:
        segments: list[Segment] = []
        used = 0
        for slot in self._slots:
            if slot.x > used:
                segments.append(Segment(self._between(slot, y), self._ink("dim")))
            segments += self._piece(slot, y)
            used = slot.x + slot.width
        segments.append(Segment(" " * max(width - used, 0), self._ink("plain")))
        return Strip(segments, width)

    def _between(self, slot: Slot, y: int) -> str:
        return self.salespm.glyph("rule" if y == 2 < self._head else "divider")

    def _piece(self, slot: Slot, y: int) -> list[Segment]:
        """One line of one column."""
        if y == 2 < self._head:
            rule = self.salespm.glyph("rule") * slot.width
            return [Segment(rule, self._ink("dim"))]
        if slot.folded:
            return [self._folded_piece(slot, y - (y >= 2 < self._head))]
        shown = self._columns[slot.column]
        if y < self._head:
            app, here = self.salespm, slot.column == self._at and self.has_focus
            heads = head_lines(
                shown.column,
                slot.width,
                app.glyph,
                shown=len(shown.deals),
                currency=self._currency,
                current=here,
            )
            return self._written(heads[y], slot.width)
        return self._card_piece(slot, shown, y - self._head)

    def _card_piece(self, slot: Slot, shown: BoardColumn, y: int) -> list[Segment]:
        index = self._tops.get(shown.column.stage.id, 0) + y // CARD
        if index >= len(shown.deals):
            return self._empty_piece(slot, shown, y)
        deal = shown.deals[index]
        assert self._today is not None
        lines = card_lines(
            deal,
            self._today,
            slot.width - 1,
            self.salespm.glyph,
            currency=self._currency,
            selected=deal.id in self.selected,
        )
        here = slot.column == self._at and index == self.cursor
        sign = self.salespm.glyph("cursor") if here and y % CARD == 0 else " "
        pieces = (Piece(sign, "accent", 1), *lines[y % CARD])
        return self._written(pieces, slot.width, reverse=here and self.has_focus)

    def _empty_piece(self, slot: Slot, shown: BoardColumn, y: int) -> list[Segment]:
        """Below the last card; in the column at hand of an empty board, what to do."""
        text = ""
        if self._hint and slot.column == self._at and not shown.deals:
            words = wrap(self._hint, max(slot.width - 2, 4))
            text = words[y] if y < len(words) else ""
        return self._written((Piece(f" {text}", "dim"),), slot.width)

    def _folded_piece(self, slot: Slot, y: int) -> Segment:
        lines = self._folded.get(slot.column)
        if lines is None:
            column = self._columns[slot.column].column
            lines = folded_lines(column, self.size.height - 1, self.salespm.glyph)
            self._folded[slot.column] = lines
        text, ink = lines[y] if y < len(lines) else ("    ", "dim")
        return Segment(text[: slot.width] if slot.width < 4 else text, self._ink(ink))

    def _written(self, pieces: Pieces, width: int, *, reverse: bool = False) -> list[Segment]:
        """Pieces in the cells of a column, reversed under the cursor while the keys are for it."""
        line = drawn(self.salespm, pieces, width, flat=reverse)
        base = self._ink("cursor" if reverse else "plain")
        return [Segment(one.text, base + (one.style or Style.null())) for one in line.strip()]

    def _ink(self, name: str) -> Style:
        """The whole style of a piece; kept, since asking the style sheet costs more than drawing."""
        style = self._inks.get(name)
        if style is None:
            style = self._inks[name] = self.rich_style + self.salespm.ink(name)
        return style
