"""The goal board: all cards in one widget, drawn line by line."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from typing import TYPE_CHECKING

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Region, Size
from textual.strip import Strip

from salespm_tui.contract.goals import GoalRow
from salespm_tui.core.cells import cell_width, wrap
from salespm_tui.ui.present.chart import Cell
from salespm_tui.ui.present.goal_board import (
    CardLook,
    board_cells,
    head_cells,
    lay_out,
    scrolled_to,
)
from salespm_tui.ui.theme import add_glyphs
from salespm_tui.ui.widgets.line_list import LineList

if TYPE_CHECKING:
    from datetime import date

    from textual import events

add_glyphs(
    {
        "goal_bar": ("█", "#"),
        "goal_rest": ("─", "-"),
        "goal_due": ("┊", "|"),
        "goal_due_in": ("▒", "|"),
        "goal_beyond": ("▶", ">"),
        "goal_on": ("=", "="),
        "goal_ahead": ("▲", "^"),
        "goal_left": ("‹", "<"),
        "goal_right": ("›", ">"),
        # corners, across, side
        "goal_frame": ("┌┐└┘─│", "++++-|"),
        "goal_frame_here": ("┏┓┗┛━┃", "####=#"),
        "goal_sum": ("Σ", "sum"),
    }
)


class GoalBoard(LineList):
    """Cards in columns. The keys of a list walk down a lane; `do_left` and `do_right` change lanes.

    The cursor is on a goal; a move repaints the two cards, or everything where lanes scroll.
    """

    def __init__(self, *, id: str) -> None:  # noqa: A002 - Textual's word
        super().__init__(id=id)
        self._goals: tuple[GoalRow, ...] = ()
        self._board = lay_out((), 80, card=6, at=None)
        self._card = 6
        self._today: date | None = None
        self._hint = ""
        self._styles: dict[str, Style] = {}

    # What the outside asks

    def show(self, goals: Sequence[GoalRow], today: date, *, card: int, hint: str) -> None:
        """Show these goals in cards of so many lines; where there are none, the hint."""
        self._goals, self._today, self._card, self._hint = tuple(goals), today, card, hint
        self._arrange()

    def use_card(self, lines: int) -> None:
        """Draw the cards with so many lines."""
        if lines != self._card:
            self._card = lines
            self._arrange()

    def height_for(self, room: int) -> int:
        """The lines to take of `room`: the heads and whole rows of cards, one row at least."""
        rows = max(1, (room - 1) // self._card)
        wanted = self._board.height // self._card
        return 1 + self._card * max(1, min(rows, wanted)) if self._goals else 3

    def move_to(self, key: Hashable) -> bool:
        index = self._index_of.get(key)
        if index is None:
            return False
        self._go(index)
        return True

    # Lanes

    def do_left(self) -> None:
        """To the lane before."""
        self._walk(-1, 0)

    def do_right(self) -> None:
        """To the next lane."""
        self._walk(1, 0)

    def do_top(self) -> None:
        self._walk(0, -len(self._goals))

    def do_bottom(self) -> None:
        self._walk(0, len(self._goals))

    def do_page_down(self) -> None:
        self._walk(0, self._page() // self._card or 1)

    def do_page_up(self) -> None:
        self._walk(0, -(self._page() // self._card or 1))

    def _step(self, by: int) -> None:
        self._walk(0, by)

    def _walk(self, lanes: int, rows: int) -> None:
        place = self._place()
        if place is None:
            return
        lane, row = place[0] + lanes, max(0, place[1] + rows)
        goal = self._board.goal_at(lane, row)
        if goal is not None:
            self._go(self._index_of[goal.id])

    def _place(self) -> tuple[int, int] | None:
        key = self.cursor_key
        return self._board.place(key) if isinstance(key, int) else None

    # Drawing

    def _arrange(self) -> None:
        """Lay the cards out anew; the cursor stays on its goal, else on the nearest place."""
        before, index = self.cursor_key, max(self._cursor, 0)
        width = self.scrollable_content_region.width or 80
        at = before if isinstance(before, int) else None
        first = self._board.first
        self._board = scrolled_to(lay_out(self._goals, width, card=self._card, at=at), first, at)
        self._keys = self._board.order
        self._index_of = {key: at for at, key in enumerate(self._keys) if key is not None}
        kept = self._index_of.get(before, -1) if before is not None else -1
        self._cursor = kept if kept >= 0 else min(index, len(self._keys) - 1)
        self._strips.clear()
        lines = 1 + self._board.height if self._goals else len(self._hint_lines())
        self.virtual_size = Size(0, lines)
        self._keep_in_view()
        self.refresh()
        if self.cursor_key != before:
            self.post_message(self.Moved(self, self.cursor_key))

    def _hint_lines(self) -> list[str]:
        return wrap(self._hint, max(self.size.width - 2, 10))

    def render_line(self, y: int) -> Strip:
        index = y + (self.scroll_offset.y if y else 0)
        strip = self._strips.get(index)
        if strip is None:
            width = self.scrollable_content_region.width
            strip = self._strips[index] = self._drawn(index, width)
        return strip

    def _drawn(self, index: int, width: int) -> Strip:
        if not self._goals:
            lines = self._hint_lines()
            text = f" {lines[index]}" if index < len(lines) else ""
            return self._strip([(text, "dim")], width)
        if index == 0:
            return self._strip(head_cells(self._board, self._glyph), width)
        if index > self._board.height:
            return Strip.blank(width, self.rich_style)
        assert self._today is not None
        key = self.cursor_key
        look = CardLook(
            self._glyph,
            self.salespm.plain,
            self._today,
            key if isinstance(key, int) else None,
            self.has_focus,
        )
        return self._strip(board_cells(self._board, index - 1, look), width)

    def _glyph(self, name: str) -> str:
        return self.salespm.glyph(name)

    def _strip(self, cells: Sequence[Cell], width: int) -> Strip:
        segments = [Segment(text, self._style(ink)) for text, ink in cells]
        taken = sum(cell_width(text) for text, _ink in cells)
        if taken < width:
            segments.append(Segment(" " * (width - taken), self._style("")))
        return Strip(segments, max(taken, width)).crop(0, width)

    def _style(self, ink: str) -> Style:
        style = self._styles.get(ink)
        if style is None:
            style = self.rich_style + self.salespm.ink(ink) if ink else self.rich_style
            self._styles[ink] = style
        return style

    def notify_style_update(self) -> None:
        self._styles.clear()
        super().notify_style_update()

    def redraw(self) -> None:
        self._styles.clear()
        self._arrange()

    def on_resize(self, _event: events.Resize) -> None:
        self._arrange()

    def on_focus(self) -> None:
        self._repaint(self._cursor)

    def on_blur(self) -> None:
        self._repaint(self._cursor)

    async def on_click(self, event: events.Click) -> None:
        row, line = divmod(event.y + self.scroll_offset.y - 1, self._card)
        lane = self._board.first + event.x // self._board.lane_width
        if line < 0 or not 0 <= lane < len(self._board.lanes):
            return
        if row < len(self._board.lanes[lane]):
            self._go(self._index_of[self._board.lanes[lane][row].id])

    # Moving

    def _go(self, index: int) -> None:
        if index == self._cursor or index < 0:
            return
        old, self._cursor = self._cursor, index
        board = self._board
        key = self.cursor_key
        self._board = scrolled_to(board, board.first, key if isinstance(key, int) else None)
        if self._board.first != board.first:
            self._strips.clear()
            self.refresh()
        else:
            self._repaint(old)
            self._repaint(index)
        self._keep_in_view()
        self.post_message(self.Moved(self, key))

    def _repaint(self, index: int) -> None:
        """Draw the lines of a card anew."""
        key = self._keys[index] if 0 <= index < len(self._keys) else None
        place = self._board.place(key) if isinstance(key, int) else None
        if place is None:
            return
        top = 1 + place[1] * self._card
        for line in range(top, top + self._card):
            self._strips.pop(line, None)
        x = (place[0] - self._board.first) * self._board.lane_width
        y = top - self.scroll_offset.y
        self.refresh(
            Region(x, y, self._board.lane_width, self._card).intersection(self.size.region)
        )

    def _keep_in_view(self) -> None:
        height = self.scrollable_content_region.height
        place = self._place()
        if height <= 0 or place is None:
            return
        top = 1 + place[1] * self._card
        if top - 1 < self.scroll_offset.y:  # the heads stay above
            self.scroll_to(y=top - 1, animate=False, immediate=True)
        elif top + self._card > self.scroll_offset.y + height:
            self.scroll_to(y=top + self._card - height, animate=False, immediate=True)
