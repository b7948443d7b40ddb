"""Lines to read, some of which lead somewhere."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.strip import Strip
from textual.widgets import Static

from salespm_tui.core.clean import visible_controls
from salespm_tui.core.i18n import _
from salespm_tui.ui.dialogs.dialog import Dialog
from salespm_tui.ui.ink_strip import Line
from salespm_tui.ui.widgets.line_list import LineList

Target = tuple[str, int, int | None]
"""Kind and id of a record, and its project where that has to be changed to."""
_MOST_ROWS = 15


class WayLines(LineList):
    """Heads and lines; the cursor steps over those that lead somewhere."""

    DEFAULT_CSS = "WayLines { height: auto; background: $surface; }"

    def __init__(self, lines: Sequence[tuple[Target | None, str]]) -> None:
        super().__init__()
        self._lines = tuple(lines)

    def on_mount(self) -> None:
        # The same record may be named under two heads: the key is the line, the target is looked up.
        keys = [None if target is None else at for at, (target, _text) in enumerate(self._lines)]
        self.set_lines(keys)
        self.styles.height = max(1, min(_MOST_ROWS, len(self._lines)))

    def target(self, key: object) -> Target | None:
        """Where that line leads."""
        return self._lines[key][0] if isinstance(key, int) else None

    def do_down(self) -> None:
        """The next line that leads somewhere; from the last one on, down to the end."""
        before = self.cursor
        super().do_down()
        if self.cursor == before:
            self.scroll_end(animate=False)

    def draw(self, index: int, width: int, current: bool) -> Strip:
        app, (target, text) = self.salespm, self._lines[index]
        line = Line(width, plain=app.plain)
        line.add(f"{app.glyph('cursor')} " if current else "  ")
        line.add(text, app.ink("head") if target is None else None)
        return line.strip(app.ink("cursor") if current else None)


class GoTo(Dialog[Target]):
    """Answers where to go."""

    BINDINGS: ClassVar[list[BindingType]] = [("q", "leave"), ("y", "copy")]
    DEFAULT_CSS = "GoTo { align: center middle; }"

    def __init__(
        self, title: str, heading: str, lines: Sequence[tuple[Target | None, str]]
    ) -> None:
        super().__init__()
        self._title = title
        self._heading = heading
        self._texts = [text for _target, text in lines]
        self._lines = WayLines(lines)

    def compose(self) -> ComposeResult:
        with Vertical(classes="window") as window:
            window.border_title = Content(visible_controls(self._title))
            yield Static(Content(visible_controls(self._heading)), classes="reading")
            yield self._lines
            yield Static(Content(_("enter goes there · y copies · esc closes")), classes="reading")

    def on_mount(self) -> None:
        self._lines.focus()

    def on_line_list_moved(self, message: LineList.Moved) -> None:
        message.stop()

    def on_line_list_chosen(self, message: LineList.Chosen) -> None:
        message.stop()
        self.dismiss(self._lines.target(message.key))

    def action_copy(self) -> None:
        self.salespm.send_to_clipboard("\n".join((self._title, self._heading, *self._texts)))
