"""Pick several of many: type to narrow, tab marks, enter takes what is marked."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.strip import Strip
from textual.widgets import Input, Static

from salespm_tui.core.clean import visible_controls
from salespm_tui.core.i18n import N_, _
from salespm_tui.core.similar import fold
from salespm_tui.ui.dialogs.dialog import Dialog
from salespm_tui.ui.ink_strip import Line
from salespm_tui.ui.widgets.line_input import LineInput
from salespm_tui.ui.widgets.line_list import LineList

_MOST_ROWS = 12


class Marked(LineList):
    """The options that match what was typed; marked ones carry a sign, and stand first at the start."""

    DEFAULT_CSS = "Marked { height: auto; max-height: 12; background: $surface; }"

    def __init__(self, options: Sequence[tuple[int, str]], marked: Collection[int]) -> None:
        super().__init__()
        self.marked = set(marked)
        self._labels = dict(options)
        self._all = sorted(self._labels, key=lambda key: key not in self.marked)
        self._searched = {key: fold(label) for key, label in options}
        self.can_focus = False

    def narrow(self, text: str) -> None:
        """Show what has every word of the text; the cursor goes to the top."""
        words = fold(text).split()
        shown = [key for key in self._all if all(word in self._searched[key] for word in words)]
        self.set_lines(tuple(shown))
        self.styles.height = max(1, min(_MOST_ROWS, len(shown)))
        self.do_top()

    @property
    def at_cursor(self) -> int | None:
        """The option under the cursor."""
        key = self.cursor_key
        return key if isinstance(key, int) else None

    def toggle(self) -> None:
        """Mark the option under the cursor, or take the mark back."""
        key = self.at_cursor
        if key is not None:
            self.marked ^= {key}
            self.redraw_row(key)
            self.do_down()

    def draw(self, index: int, width: int, current: bool) -> Strip:
        app, key = self.salespm, self.keys[index]
        assert isinstance(key, int)
        line = Line(width, plain=app.plain)
        line.add(f"{app.glyph('cursor')} " if current else "  ")
        line.add(f"{app.glyph('done')} " if key in self.marked else "  ").add(self._labels[key])
        return line.strip(app.ink("cursor") if current else None)


class PickMany(Dialog[tuple[int, ...]]):
    """Answers the marked ones, in the order given; where no mark was changed, enter changes that of
    the row under the cursor."""

    BINDINGS: ClassVar[list[BindingType]] = [
        ("down", "move(1)"),
        ("up", "move(-1)"),
        ("ctrl+n", "move(1)"),
        ("pagedown", "move(10)"),
        ("pageup", "move(-10)"),
        Binding("tab", "mark", N_("Mark"), show=False, priority=True),
    ]
    DEFAULT_CSS = "PickMany { align: center middle; }"

    def __init__(
        self, title: str, options: Sequence[tuple[int, str]], marked: Collection[int]
    ) -> None:
        super().__init__()
        self._title = title
        self._order = [key for key, _label in options]
        self._before = frozenset(marked)
        self._options = Marked(options, marked)

    def compose(self) -> ComposeResult:
        with Vertical(classes="window") as window:
            window.border_title = Content(visible_controls(self._title))
            yield LineInput(compact=True, placeholder=_("type to narrow"))
            yield self._options
            yield Static(
                Content(_("tab marks · enter takes what is marked · esc leaves")), classes="reading"
            )

    def on_mount(self) -> None:
        self._options.narrow("")
        self.query_one(Input).focus()

    def on_input_changed(self, event: Input.Changed) -> None:
        self._options.narrow(event.value)

    def on_line_list_moved(self, message: LineList.Moved) -> None:
        message.stop()

    def on_line_list_chosen(self, message: LineList.Chosen) -> None:
        message.stop()
        self._options.toggle()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        if self._options.marked == self._before:
            self._options.toggle()
        marked = self._options.marked
        kept = tuple(key for key in self._order if key in marked)
        if frozenset(marked) == self._before:
            self.dismiss(None)
        else:
            self.dismiss(kept)

    def action_mark(self) -> None:
        self._options.toggle()

    def action_move(self, by: int) -> None:
        for _step in range(abs(by)):
            self._options.do_down() if by > 0 else self._options.do_up()
