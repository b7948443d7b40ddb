"""Close the gap: the fewest deals to win; enter goes to one of them."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.strip import Strip
from textual.widgets import Static

from salespm_tui.contract.goals import GapPlan
from salespm_tui.core.clean import visible_controls
from salespm_tui.core.i18n import _
from salespm_tui.ui.dialogs.dialog import Dialog
from salespm_tui.ui.ink_strip import Line
from salespm_tui.ui.present.close_gap import GapLine, gap_lines, gap_text
from salespm_tui.ui.widgets.line_list import LineList

_WIDEST = 100
_FRAME = 7
_ROUND_ABOUT = 6
"""The lines that the window's frame and its hint take."""


class GapLines(LineList):
    """The answer in lines; the cursor steps from deal to deal."""

    DEFAULT_CSS = "GapLines { height: auto; background: $surface; }"

    def __init__(self, plan: GapPlan, today: date) -> None:
        super().__init__()
        self._plan = plan
        self._today = today
        self._lines: list[GapLine] = []

    def on_mount(self) -> None:
        self.lay_out()

    def on_resize(self, event: events.Resize) -> None:
        super().on_resize(event)
        self.lay_out()

    def lay_out(self) -> None:
        """Break everything into lines that fit."""
        width = min(_WIDEST, self.app.size.width - _FRAME)
        lines = gap_lines(self._plan, self._today, width, self.salespm.glyph)
        if lines != self._lines:
            self._lines = lines
            self.set_lines([line.deal_id for line in lines])
            self.styles.height = max(1, min(self.app.size.height - _ROUND_ABOUT, len(lines)))

    def do_down(self) -> None:
        """The next deal; from the last one on, down to the last line."""
        before = self.cursor
        super().do_down()
        if self.cursor == before:
            self.scroll_end(animate=False)

    def draw(self, index: int, width: int, current: bool) -> Strip:
        app = self.salespm
        line = Line(width, plain=app.plain)
        line.add(f"{app.glyph('cursor')} " if current else "  ")
        for text, ink in self._lines[index].cells:
            line.add(text, app.ink(ink) if ink and not current else None)
        return line.strip(app.ink("cursor") if current else None)


class CloseGapDialog(Dialog[int]):
    """Answers the deal to go to."""

    BINDINGS: ClassVar[list[BindingType]] = [("q", "leave"), ("c", "leave"), ("y", "copy")]
    DEFAULT_CSS = """
    CloseGapDialog { align: center middle; }
    CloseGapDialog > .window { width: 106; }
    """

    def __init__(self, plan: GapPlan, today: date) -> None:
        super().__init__()
        self._plan = plan
        self._today = today
        self._lines = GapLines(plan, today)

    @property
    def _title(self) -> str:
        return _("Close the gap: %(name)s") % {"name": self._plan.name}

    def compose(self) -> ComposeResult:
        with Vertical(classes="window") as window:
            window.border_title = Content(visible_controls(self._title))
            yield self._lines
            hint = _("enter goes to the deal · y copies · esc closes")
            yield Static(Content(hint), classes="reading")

    def on_mount(self) -> None:
        self._lines.focus()

    def on_line_list_chosen(self, message: LineList.Chosen) -> None:
        message.stop()
        if isinstance(message.key, int):
            self.dismiss(message.key)

    def action_copy(self) -> None:
        text = gap_text(self._plan, self._today, _WIDEST, self.salespm.glyph)
        self.salespm.send_to_clipboard(f"{self._title}\n{text}")
