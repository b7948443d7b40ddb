"""Levelling hints: look, choose some or all of the shifts, and have them done as one change."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.strip import Strip
from textual.widgets import Static

from salespm_tui.contract.levelling import LevellingHints, LevellingShift
from salespm_tui.core.i18n import _, ngettext
from salespm_tui.ui.dialogs.dialog import Dialog
from salespm_tui.ui.present.clients import Piece
from salespm_tui.ui.present.levelling import HintLine, hint_lines, hints_text
from salespm_tui.ui.widgets.client_lists import drawn
from salespm_tui.ui.widgets.line_list import LineList

_WIDEST = 92
_FRAME = 8
_ROUND_ABOUT = 7


class HintLines(LineList):
    """The hints; the cursor steps from shift to shift."""

    DEFAULT_CSS = "HintLines { height: auto; background: $surface; }"

    def __init__(self, hints: LevellingHints) -> None:
        super().__init__()
        self._hints = hints
        self._lines: list[HintLine] = []
        self.chosen = {shift.task_id for shift in hints.shifts}

    def on_mount(self) -> None:
        self.lay_out()

    def lay_out(self) -> None:
        """Break everything into lines that fit."""
        width = min(_WIDEST, self.app.size.width - _FRAME)
        self._lines = hint_lines(self._hints, self.chosen, width, self.salespm.glyph)
        self.set_lines([None if one.shift is None else one.shift.task_id for one in self._lines])
        self.styles.height = max(1, min(self.app.size.height - _ROUND_ABOUT, len(self._lines)))

    def toggle(self) -> None:
        """Take the shift at the cursor, or leave it out."""
        key = self.cursor_key
        if isinstance(key, int):
            self.chosen ^= {key}
            self.lay_out()

    def do_down(self) -> None:
        """The next shift; from the last one on, down to the last line."""
        before = self.cursor
        super().do_down()
        if self.cursor == before:
            self.scroll_end(animate=False)

    def draw(self, index: int, width: int, current: bool) -> Strip:
        app = self.salespm
        line = self._lines[index]
        here = current and line.shift is not None
        sign = Piece(f"{app.glyph('cursor')} " if here else "  ")
        row = drawn(app, (sign, *line.pieces), width, flat=here)
        return row.strip(app.ink("cursor") if here else None)


class LevellingDialog(Dialog[tuple[LevellingShift, ...]]):
    """Answers the shifts to be done; None when it is left."""

    BINDINGS: ClassVar[list[BindingType]] = [("q", "leave"), ("space", "choose_it"), ("y", "copy")]
    DEFAULT_CSS = """
    LevellingDialog { align: center middle; }
    LevellingDialog > .window { width: 98; }
    """

    def __init__(self, hints: LevellingHints) -> None:
        super().__init__()
        self._hints = hints
        self._lines = HintLines(hints)

    def compose(self) -> ComposeResult:
        with Vertical(classes="window") as window:
            window.border_title = Content(_("Overloads: what would level them"))
            yield self._lines
            yield Static(classes="reading", id="levelling-keys")

    def on_mount(self) -> None:
        self._lines.focus()
        self._tell()

    def on_line_list_moved(self, message: LineList.Moved) -> None:
        message.stop()

    def on_line_list_chosen(self, message: LineList.Chosen) -> None:
        message.stop()
        chosen = tuple(
            LevellingShift(shift.task_id, shift.days)
            for shift in self._hints.shifts
            if shift.task_id in self._lines.chosen
        )
        if chosen:
            self.dismiss(chosen)

    def action_choose_it(self) -> None:
        self._lines.toggle()
        self._tell()

    def action_copy(self) -> None:
        text = hints_text(self._hints, _WIDEST, self.salespm.glyph)
        self.salespm.send_to_clipboard(text)

    def _tell(self) -> None:
        """What enter does."""
        number = len(self._lines.chosen)
        words = _("y copies · esc leaves all as it is")
        if self._hints.shifts:
            does = ngettext("enter shifts %(number)d task", "enter shifts %(number)d tasks", number)
            words = _("space takes it or not · %(does)s · esc leaves all as it is") % {
                "does": does % {"number": number}
            }
        self.query_one("#levelling-keys", Static).update(Content(words))
