"""A list drawn line by line: only visible rows are built, a cursor move repaints two of them."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from typing import TYPE_CHECKING, Any, ClassVar, cast

from rich.segment import Segment
from textual.binding import BindingType
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from salespm_tui.ui.acting import Acts
from salespm_tui.ui.keymap import bindings_of

if TYPE_CHECKING:
    from textual import events

    from salespm_tui.ui.app import SalesApp


class LineList(Acts, ScrollView, can_focus=True):
    """Rows with keys. Subclasses draw a row; the list keeps the cursor on a key, not on a number.

    Rows without a key (section heads, blank lines) are passed over by the cursor.
    """

    BINDINGS: ClassVar[list[BindingType]] = [*bindings_of("list")]
    DEFAULT_CSS = """
    LineList {
        background: $background;
        scrollbar-size-vertical: 1;
        scrollbar-color: $surface-lighten-2;
        scrollbar-color-active: $surface-lighten-3;
        scrollbar-color-hover: $surface-lighten-3;
        scrollbar-background: $background;
        scrollbar-background-active: $background;
        scrollbar-background-hover: $background;
        scrollbar-size-horizontal: 0;
        overflow-x: hidden;
        overflow-y: auto;
    }
    """

    class Moved(Message):
        """The cursor stands on another row."""

        def __init__(self, line_list: LineList, key: Hashable | None) -> None:
            super().__init__()
            self.line_list = line_list
            self.key = key

        @property
        def control(self) -> LineList:
            return self.line_list

    class Chosen(Moved):
        """Enter was pressed on a row."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._keys: tuple[Hashable | None, ...] = ()
        self._index_of: dict[Hashable, int] = {}
        self._cursor = -1
        self._strips: dict[int, Strip] = {}

    # What subclasses give

    def draw(self, index: int, width: int, current: bool) -> Strip:
        """The row at `index`, exactly `width` cells wide; `current` when the cursor stands on it."""
        raise NotImplementedError

    # What the outside asks

    @property
    def salespm(self) -> SalesApp:
        return cast("SalesApp", self.app)

    @property
    def keys(self) -> tuple[Hashable | None, ...]:
        return self._keys

    @property
    def cursor(self) -> int:
        """The row under the cursor; −1 where no row can be chosen."""
        return self._cursor

    @property
    def cursor_key(self) -> Hashable | None:
        """The key under the cursor; None where no row can be chosen."""
        return self._keys[self._cursor] if 0 <= self._cursor < len(self._keys) else None

    def set_lines(self, keys: Sequence[Hashable | None]) -> None:
        """Show these rows. The cursor stays on its key; if that is gone, on the nearest row."""
        before, old_cursor = self.cursor_key, self._cursor
        self._keys = tuple(keys)
        self._index_of = {key: index for index, key in enumerate(self._keys) if key is not None}
        self._strips.clear()
        cursor = self._index_of.get(before, -1) if before is not None else -1
        self._cursor = cursor if cursor >= 0 else self._nearest(max(old_cursor, 0))
        self.virtual_size = Size(0, len(self._keys))
        self._keep_in_view()
        self.refresh()
        if self.cursor_key != before:
            self.post_message(self.Moved(self, self.cursor_key))

    def move_to(self, key: Hashable) -> bool:
        """Put the cursor on `key`; False if no row has it."""
        index = self._index_of.get(key)
        if index is None:
            return False
        self._go(index)
        return True

    def redraw(self) -> None:
        """Draw every row anew (language, theme or glyphs changed)."""
        self._strips.clear()
        self.refresh()

    def redraw_row(self, key: Hashable) -> None:
        """Draw one row anew."""
        index = self._index_of.get(key)
        if index is not None:
            self._strips.pop(index, None)
            self._refresh_row(index)

    # Keys

    def do_down(self) -> None:
        self._step(1)

    def do_up(self) -> None:
        self._step(-1)

    def do_top(self) -> None:
        self._go(self._nearest(0))
        self.scroll_to(y=0, animate=False)

    def do_bottom(self) -> None:
        self._go(self._nearest(len(self._keys) - 1))

    def do_page_down(self) -> None:
        self._go(self._nearest(min(self._cursor + self._page(), len(self._keys) - 1)))

    def do_page_up(self) -> None:
        self._go(self._nearest(max(self._cursor - self._page(), 0)))

    def do_choose(self) -> None:
        if self.cursor_key is not None:
            self.post_message(self.Chosen(self, self.cursor_key))

    # Drawing

    def render_line(self, y: int) -> Strip:
        index = self.scroll_offset.y + y
        width = self.scrollable_content_region.width
        strip = self._strips.get(index)
        if strip is None:
            strip = self._strips[index] = self._drawn(index, width)
        return strip

    def _drawn(self, index: int, width: int) -> Strip:
        """A row on the background of the list; a blank one beyond the last."""
        base = self.rich_style
        if not 0 <= index < len(self._keys):
            return Strip.blank(width, base)
        drawn = self.draw(index, width, index == self._cursor)
        return Strip([Segment(s.text, base + s.style if s.style else base) for s in drawn], width)

    def notify_style_update(self) -> None:
        self._strips.clear()
        super().notify_style_update()

    def on_resize(self, _event: events.Resize) -> None:
        self._strips.clear()
        self._keep_in_view()

    async def on_click(self, event: events.Click) -> None:
        index = self.scroll_offset.y + event.y
        if 0 <= index < len(self._keys) and self._keys[index] is not None:
            if index == self._cursor and event.chain > 1:
                self.do_choose()
            self._go(index)

    # Moving

    def _page(self) -> int:
        return max(1, self.scrollable_content_region.height - 1)

    def _step(self, by: int) -> None:
        index = self._cursor + by
        while 0 <= index < len(self._keys) and self._keys[index] is None:
            index += by
        if 0 <= index < len(self._keys):
            self._go(index)
        elif by < 0:
            self.scroll_to(y=0, animate=False)

    def _nearest(self, index: int) -> int:
        """The row that can be chosen nearest to `index`, below it first; −1 if there is none."""
        for distance in range(max(len(self._keys), index + 1)):
            for candidate in (index + distance, index - distance):
                if 0 <= candidate < len(self._keys) and self._keys[candidate] is not None:
                    return candidate
        return -1

    def _go(self, index: int) -> None:
        if index == self._cursor or index < 0:
            return
        old, self._cursor = self._cursor, index
        self._strips.pop(old, None)
        self._strips.pop(index, None)
        self._refresh_row(old)
        self._refresh_row(index)
        self._keep_in_view()
        self.post_message(self.Moved(self, self._keys[index]))

    def _refresh_row(self, index: int) -> None:
        y = index - self.scroll_offset.y
        if 0 <= y < self.size.height:
            self.refresh(Region(0, y, self.size.width, 1))

    def _keep_in_view(self) -> None:
        height = self.scrollable_content_region.height
        if height <= 0 or self._cursor < 0:
            return
        top = self.scroll_offset.y
        above = self._cursor
        if self._cursor and self._keys[self._cursor - 1] is None:
            above -= 1
        if above < top:
            self.scroll_to(y=above, animate=False, immediate=True)
        elif self._cursor >= top + height:
            self.scroll_to(y=self._cursor - height + 1, animate=False, immediate=True)
