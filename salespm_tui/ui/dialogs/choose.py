"""Pick one of many: type to narrow, enter to take."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.strip import Strip
from textual.widgets import Input, Static

from salespm_tui.core.clean import visible_controls
from salespm_tui.core.i18n import _
from salespm_tui.ui.dialogs.dialog import Dialog
from salespm_tui.ui.ink_strip import Line
from salespm_tui.ui.widgets.line_input import LineInput
from salespm_tui.ui.widgets.line_list import LineList


class Options(LineList):
    """The options that match what was typed."""

    DEFAULT_CSS = "Options { height: auto; max-height: 14; background: $surface; }"

    def __init__(self, options: Sequence[tuple[Any, str]]) -> None:
        super().__init__()
        self._all = tuple(options)
        self._shown: tuple[tuple[Any, str], ...] = ()
        self.can_focus = False

    def narrow(self, text: str) -> None:
        words = text.casefold().split()
        self._shown = tuple(
            (key, label)
            for key, label in self._all
            if all(word in label.casefold() for word in words)
        )
        self.set_lines(tuple(range(len(self._shown))))
        self.styles.height = max(1, min(14, len(self._shown)))

    def answer(self) -> Any | None:
        """The key of the option under the cursor."""
        return self._shown[self.cursor][0] if self.cursor >= 0 else None

    def put_cursor(self, key: Any) -> None:
        for index, (known, _label) in enumerate(self._shown):
            if known == key:
                self.move_to(index)

    def draw(self, index: int, width: int, current: bool) -> Strip:
        app = self.salespm
        line = Line(width, plain=app.plain)
        line.add(f"{app.glyph('cursor')} " if current else "  ").add(self._shown[index][1])
        return line.strip(app.ink("cursor") if current else None)


class Choose(Dialog[Any]):
    """A list with a filter above it. Answers the key of the option taken."""

    BINDINGS: ClassVar[list[BindingType]] = [
        ("down", "move(1)"),
        ("up", "move(-1)"),
        ("ctrl+n", "move(1)"),
        ("pagedown", "move(10)"),
        ("pageup", "move(-10)"),
    ]
    DEFAULT_CSS = """
    Choose { align: center middle; }
    """

    def __init__(self, title: str, options: Sequence[tuple[Any, str]], current: Any = None) -> None:
        super().__init__()
        self._title = title
        self._options = Options(options)
        self._current = current

    def compose(self) -> ComposeResult:
        with Vertical(classes="window") as window:
            window.border_title = Content(visible_controls(self._title))
            yield LineInput(
                compact=True, placeholder=_("type to narrow, enter to take, esc to leave")
            )
            yield self._options
            yield Static(Content(_("Nothing matches.")), classes="reading")

    def on_mount(self) -> None:
        self._options.narrow("")
        self._options.put_cursor(self._current)
        self.query_one(Static).display = not self._options.keys
        self.query_one(Input).focus()

    def on_input_changed(self, event: Input.Changed) -> None:
        self._options.narrow(event.value)
        self.query_one(Static).display = not self._options.keys

    def on_input_submitted(self) -> None:
        if self._options.cursor >= 0:
            self.dismiss(self._options.answer())

    def on_line_list_chosen(self) -> None:
        self.dismiss(self._options.answer())

    def action_move(self, by: int) -> None:
        for _step in range(abs(by)):
            self._options.do_down() if by > 0 else self._options.do_up()
