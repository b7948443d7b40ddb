"""Find anywhere: hits appear as one types, enter goes to the one under the cursor."""

from __future__ import annotations

import asyncio
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.strip import Strip
from textual.widgets import Input, Static

from salespm_tui.contract.finding import FindQuery, Found, Hit
from salespm_tui.core.clean import visible_controls
from salespm_tui.core.i18n import _
from salespm_tui.ui.acting import run_behind
from salespm_tui.ui.dialogs.dialog import Dialog
from salespm_tui.ui.ink_strip import Line
from salespm_tui.ui.present.finding import excerpt_line, kind_cells, title_line, told
from salespm_tui.ui.widgets.line_input import LineInput
from salespm_tui.ui.widgets.line_list import LineList

DRAFT = "find"
_CURSOR_CELLS = 2


class Hits(LineList):
    """The hits, each a line that can be chosen and, below it, the text around the words."""

    DEFAULT_CSS = "Hits { height: 1fr; background: $surface; }"

    def __init__(self) -> None:
        super().__init__()
        self._rows: tuple[tuple[Hit, bool], ...] = ()
        self._kinds = 0
        self.can_focus = False

    def show(self, hits: tuple[Hit, ...]) -> None:
        """Show these hits, the cursor on the first."""
        rows = []
        for hit in hits:
            rows.append((hit, False))
            if hit.excerpt:
                rows.append((hit, True))
        self._rows, self._kinds = tuple(rows), kind_cells(hits)
        self.set_lines(tuple(None if below else hit.ref for hit, below in rows))
        if hits:
            self.do_top()

    @property
    def hit(self) -> Hit | None:
        """The hit under the cursor."""
        return self._rows[self.cursor][0] if self.cursor >= 0 else None

    def draw(self, index: int, width: int, current: bool) -> Strip:
        app, (hit, below) = self.salespm, self._rows[index]
        line = Line(width, plain=app.plain)
        line.add(f"{app.glyph('cursor')} " if current else "  ")
        room, sign = width - _CURSOR_CELLS, app.glyph("ellipsis")
        if below:
            pieces = excerpt_line(hit, room, self._kinds, sign=sign)
        else:
            pieces = title_line(hit, room, self._kinds, app.clock.today(), sign=sign)
        for piece in pieces:
            ink = app.ink(piece.ink)
            if piece.right:
                line.right(piece.text, ink)
            else:
                line.add(piece.text, ink, cells=piece.cells)
        return line.strip(app.ink("cursor") if current else None)

    def _keep_in_view(self) -> None:
        """The text below the hit at the cursor is in view with it."""
        super()._keep_in_view()
        height, below = self.scrollable_content_region.height, self.cursor + 1
        if height > 1 and below < len(self._rows) and self._rows[below][1]:
            top = below - height + 1
            if self.scroll_offset.y < top:
                self.scroll_to(y=top, animate=False, immediate=True)


class Find(Dialog[Hit]):
    """A line to type into, and what it finds; answers the hit that was chosen. What is typed stays
    for the next time.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        ("down", "move(1)"),
        ("up", "move(-1)"),
        ("ctrl+n", "move(1)"),
        ("pagedown", "page(1)"),
        ("pageup", "page(-1)"),
    ]
    DEFAULT_CSS = """
    Find { align: center middle; }
    Find > .window { width: 110; height: 90%; }
    Find .told { color: $text-muted; height: 1; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._hits = Hits()
        self._found: Found | None = None
        self._wanted = ""
        self._asking = False

    def compose(self) -> ComposeResult:
        with Vertical(classes="window") as window:
            window.border_title = Content(_("Find anywhere"))
            kept = self.salespm.drafts.get(DRAFT, "")
            yield LineInput(value=str(kept), compact=True, placeholder=_("words"))
            yield self._hits
            yield Static(classes="told")

    def on_mount(self) -> None:
        line = self.query_one(Input)
        line.focus()
        self._say()
        self._want(line.value)

    @property
    def shown_text(self) -> str | None:
        """What the hits on the screen are for; None before the first answer."""
        return None if self._asking or self._found is None else self._found.text

    def on_input_changed(self, event: Input.Changed) -> None:
        self._want(event.value)

    def on_input_submitted(self) -> None:
        self._choose()

    def on_line_list_chosen(self) -> None:
        self._choose()

    def _choose(self) -> None:
        """Enter means the hits of what is typed, also where they are still being looked for."""
        if self._found is not None and self._found.text == self._wanted:
            if self._hits.hit is not None:
                self.dismiss(self._hits.hit)
        elif self._wanted.strip():
            run_behind(self.salespm, self._choose_when_known())

    async def _choose_when_known(self) -> None:
        text = self._wanted
        found = await asyncio.wrap_future(self.salespm.engine.ask(FindQuery(text)))
        if self.is_current and text == self._wanted and found.hits:
            self.dismiss(found.hits[0])

    def _want(self, text: str) -> None:
        """Look for this; of several texts typed while one is looked for, only for the last."""
        self._wanted = text
        if text.strip():
            self.salespm.drafts[DRAFT] = text
        else:
            self.salespm.drafts.pop(DRAFT, None)
        if not self._asking:
            self._asking = True
            run_behind(self.salespm, self._look())

    async def _look(self) -> None:
        try:
            while self._found is None or self._found.text != self._wanted:
                text = self._wanted
                found = await asyncio.wrap_future(self.salespm.engine.ask(FindQuery(text)))
                if text == self._wanted:
                    self._found = found
        finally:
            self._asking = False
        if self.is_attached and self._found is not None:
            self._hits.show(self._found.hits)
            self._say()

    def _say(self) -> None:
        self.query_one(".told", Static).update(Content(visible_controls(told(self._found))))

    def action_move(self, by: int) -> None:
        self._hits.do_down() if by > 0 else self._hits.do_up()

    def action_page(self, by: int) -> None:
        self._hits.do_page_down() if by > 0 else self._hits.do_page_up()
