"""Risks to start from: choose some with space, enter adds them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.strip import Strip
from textual.widgets import Static

from salespm_tui.contract.risks import Checklist, ChecklistEntry
from salespm_tui.core.clean import visible_controls
from salespm_tui.core.i18n import _, ngettext
from salespm_tui.ui.dialogs.dialog import Dialog
from salespm_tui.ui.present.clients import Piece
from salespm_tui.ui.present.risk_checklist import (
    ChecklistLine,
    checklist_lines,
    checklist_pieces,
    entry_story,
)
from salespm_tui.ui.widgets.client_lists import drawn
from salespm_tui.ui.widgets.line_list import LineList

_ROUND_ABOUT = 9
"""The lines that the window's frame and what is told below the list take."""


class ChecklistLines(LineList):
    """The entries; what the project has already is passed over."""

    DEFAULT_CSS = "ChecklistLines { height: auto; background: $surface; }"

    def __init__(self, lists: Sequence[Checklist]) -> None:
        super().__init__()
        self._lines: list[ChecklistLine] = checklist_lines(lists)
        self.chosen: set[str] = set()

    def on_mount(self) -> None:
        keys = [
            line.entry.key if line.entry is not None and not line.entry.there else None
            for line in self._lines
        ]
        self.set_lines(keys)
        self.styles.height = max(1, min(self.app.size.height - _ROUND_ABOUT, len(keys)))

    @property
    def entry(self) -> ChecklistEntry | None:
        """The entry under the cursor."""
        return self._lines[self.cursor].entry if self.cursor >= 0 else None

    def toggle(self) -> None:
        """Choose the entry, or let it be; on to the next."""
        entry = self.entry
        if entry is not None:
            self.chosen ^= {entry.key}
            self.redraw_row(entry.key)
            self.do_down()

    def draw(self, index: int, width: int, current: bool) -> Strip:
        app = self.salespm
        sign = Piece(app.glyph("cursor") if current else " ")
        pieces = checklist_pieces(self._lines[index], self.chosen, app.glyph)
        row = drawn(app, (sign, *pieces), width, flat=current)
        return row.strip(app.ink("cursor") if current else None)


class ChecklistDialog(Dialog[tuple[str, ...]]):
    """Answers the keys of the entries that were chosen, of the one at the cursor where none was."""

    BINDINGS: ClassVar[list[BindingType]] = [("q", "leave"), ("space", "choose_it")]
    DEFAULT_CSS = """
    ChecklistDialog { align: center middle; }
    ChecklistDialog > .window { width: 100; }
    """

    def __init__(self, lists: Sequence[Checklist]) -> None:
        super().__init__()
        self._lines = ChecklistLines(lists)

    def compose(self) -> ComposeResult:
        with Vertical(classes="window") as window:
            window.border_title = Content(_("Checklists: what may go wrong here?"))
            yield self._lines
            yield Static(classes="reading", id="checklist-story")
            yield Static(classes="reading", id="checklist-keys")

    def on_mount(self) -> None:
        self._lines.focus()
        self._tell()

    def on_line_list_moved(self, message: LineList.Moved) -> None:
        message.stop()
        self._tell()

    def action_choose_it(self) -> None:
        self._lines.toggle()
        self._tell()

    def on_line_list_chosen(self, message: LineList.Chosen) -> None:
        message.stop()
        self.dismiss(tuple(self._lines.chosen) or (str(message.key),))

    def _tell(self) -> None:
        """The entry in full, and what enter adds."""
        entry = self._lines.entry
        story = "" if entry is None else entry_story(entry, self.salespm.glyph)
        self.query_one("#checklist-story", Static).update(Content(visible_controls(story)))
        number = len(self._lines.chosen) or 1
        adds = ngettext("enter adds %(number)d risk", "enter adds %(number)d risks", number)
        words = _("space chooses · %(adds)s · esc leaves") % {"adds": adds % {"number": number}}
        self.query_one("#checklist-keys", Static).update(Content(words))
