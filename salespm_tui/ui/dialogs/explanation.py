"""Why something is what it is: sentences to read, from which enter goes to the record they name."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.strip import Strip
from textual.widgets import Static

from salespm_tui.contract.explain import Explanation
from salespm_tui.contract.values import Ref
from salespm_tui.core.cells import wrap
from salespm_tui.core.clean import visible_controls
from salespm_tui.core.i18n import _
from salespm_tui.ui.dialogs.dialog import Dialog
from salespm_tui.ui.ink_strip import Line
from salespm_tui.ui.widgets.line_list import LineList

_WIDEST = 69
_FRAME = 7
"""What border, blanks, cursor and scroll bar take of a window's width."""

_INDENT = 2

GoesTo = Callable[[Ref], bool]


class ExplainedLines(LineList):
    """The sentences, broken into lines; the cursor steps from one sentence to the next."""

    DEFAULT_CSS = "ExplainedLines { height: auto; max-height: 18; background: $surface; }"

    def __init__(self, explanation: Explanation, goes_to: GoesTo) -> None:
        super().__init__()
        self._told = explanation.lines
        self._goes_to = goes_to
        self._lines: tuple[tuple[int, str], ...] = ()

    def on_mount(self) -> None:
        self.lay_out()

    def on_resize(self, event: events.Resize) -> None:
        super().on_resize(event)
        self.lay_out()

    def lay_out(self) -> None:
        """Break the sentences into lines that fit."""
        width = min(_WIDEST, self.app.size.width - _FRAME)
        lines: list[tuple[int, str]] = []
        keys: list[int | None] = []
        for number, line in enumerate(self._told):
            indent = " " * (_INDENT * line.level)
            pieces = wrap(str(line.text), width - len(indent)) or [""]
            lines += [(number, indent + piece) for piece in pieces]
            keys += [number, *[None] * (len(pieces) - 1)]
        if tuple(lines) != self._lines:
            self._lines = tuple(lines)
            self.set_lines(tuple(keys))
            self.styles.height = max(1, min(18, self.app.size.height - 5, len(lines)))

    def ref_at(self, key: object) -> Ref | None:
        """The record that a sentence names, where one can go to it."""
        ref = self._told[key].ref if isinstance(key, int) else None
        return ref if ref is not None and self._goes_to(ref) else None

    def draw(self, index: int, width: int, current: bool) -> Strip:
        app = self.salespm
        number, text = self._lines[index]
        told = self._told[number]
        mark = app.glyph("cursor") if current else " "
        line = Line(width, plain=app.plain).add(f"{mark} ")
        leads_on = self.ref_at(number) is not None
        line.add(text, app.ink("strong" if not told.level else "accent" if leads_on else "plain"))
        return line.strip(app.ink("cursor") if current else None)


class ExplanationDialog(Dialog[Ref]):
    """Answers the record to go to; `goes_to` says of which records that can be done."""

    BINDINGS: ClassVar[list[BindingType]] = [
        ("q", "leave"),
        ("equals_sign", "leave"),
        ("y", "copy"),
    ]
    DEFAULT_CSS = "ExplanationDialog { align: center middle; }"

    def __init__(self, explanation: Explanation, *, goes_to: GoesTo = lambda _ref: True) -> None:
        super().__init__()
        self._explanation = explanation
        self._lines = ExplainedLines(explanation, goes_to)

    def compose(self) -> ComposeResult:
        with Vertical(classes="window") as window:
            window.border_title = Content(visible_controls(str(self._explanation.title)))
            yield self._lines
            yield Static(
                Content(_("enter goes to the record named · y copies · esc closes")),
                classes="reading",
            )

    def on_mount(self) -> None:
        self._lines.focus()

    def on_line_list_chosen(self, message: LineList.Chosen) -> None:
        message.stop()
        ref = self._lines.ref_at(message.key)
        if ref is not None:
            self.dismiss(ref)

    def action_copy(self) -> None:
        lines = [" " * (_INDENT * one.level) + str(one.text) for one in self._explanation.lines]
        self.salespm.send_to_clipboard("\n".join([str(self._explanation.title), *lines]))
