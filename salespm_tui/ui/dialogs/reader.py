"""A text to read: help, minutes, an error with the name of its log."""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.strip import Strip
from textual.widgets import Static

from salespm_tui.core.cells import wrap
from salespm_tui.core.clean import visible_controls
from salespm_tui.core.i18n import _
from salespm_tui.ui.dialogs.dialog import Dialog
from salespm_tui.ui.ink_strip import Line
from salespm_tui.ui.widgets.line_list import LineList

_WIDEST = 71
_FRAME = 5
"""What the border, the blanks beside it and the scroll bar take of a window's width."""


class TextLines(LineList):
    """The lines of the text; the cursor only scrolls."""

    DEFAULT_CSS = "TextLines { height: auto; max-height: 18; background: $surface; }"

    def __init__(self, text: str) -> None:
        super().__init__()
        self._text = text
        self._lines: tuple[str, ...] = ()
        self._width = 0

    def on_mount(self) -> None:
        self.lay_out()

    def on_resize(self, _event: events.Resize) -> None:
        self.lay_out()

    def lay_out(self) -> None:
        """Break the text into lines that fit beside the scroll bar, whether there is one or not."""
        width = min(_WIDEST, self.app.size.width - _FRAME)
        if width == self._width:
            return
        self._width = width
        lines: list[str] = []
        for line in self._text.splitlines():
            lines += wrap(line, width) or [""]
        self._lines = tuple(lines)
        self.set_lines(tuple(range(len(lines))))
        self.styles.height = max(1, min(18, len(lines)))

    def draw(self, index: int, width: int, current: bool) -> Strip:
        return Line(width, plain=self.salespm.plain).add(self._lines[index]).strip()

    def do_down(self) -> None:
        self.scroll_relative(y=1, animate=False)

    def do_up(self) -> None:
        self.scroll_relative(y=-1, animate=False)


class Reader(Dialog[bool]):
    """Shows a text; enter, q and esc close it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        ("q", "leave"),
        ("enter", "leave"),
        ("question_mark", "leave"),
    ]
    DEFAULT_CSS = "Reader { align: center middle; }"

    def __init__(self, title: str, text: str) -> None:
        super().__init__()
        self._title = title
        self._lines = TextLines(text)

    def compose(self) -> ComposeResult:
        with Vertical(classes="window") as window:
            window.border_title = Content(visible_controls(self._title))
            yield self._lines
            yield Static(Content(_("j k scroll · esc closes")), classes="reading")

    def on_mount(self) -> None:
        self._lines.focus()

    def on_line_list_chosen(self) -> None:
        self.dismiss(None)


class Confirm(Dialog[bool]):
    """A question with yes and no; enter says yes, esc says no."""

    BINDINGS: ClassVar[list[BindingType]] = [("y", "yes"), ("enter", "yes"), ("n", "leave")]
    DEFAULT_CSS = "Confirm { align: center middle; }"

    def __init__(self, title: str, question: str) -> None:
        super().__init__()
        self._title = title
        self._question = question

    def compose(self) -> ComposeResult:
        with Vertical(classes="window") as window:
            window.border_title = Content(visible_controls(self._title))
            yield Static(Content(visible_controls(self._question, multiline=True)))
            yield Static(Content(_("enter yes · esc no")), classes="reading")

    def action_yes(self) -> None:
        self.dismiss(True)
