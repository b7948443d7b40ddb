"""The minutes before they are stored: to be read, then approved or left."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from salespm_tui.core.clean import visible_controls
from salespm_tui.core.i18n import _
from salespm_tui.ui.dialogs.dialog import Dialog
from salespm_tui.ui.dialogs.reader import TextLines
from salespm_tui.ui.widgets.line_list import LineList


class MinutesDialog(Dialog[bool]):
    """Enter approves, esc leaves everything as it is."""

    DEFAULT_CSS = "MinutesDialog { align: center middle; }"

    def __init__(self, title: str, text: str) -> None:
        super().__init__()
        self._title = title
        self._lines = TextLines(text)

    def compose(self) -> ComposeResult:
        with Vertical(classes="window") as window:
            window.border_title = Content(visible_controls(self._title))
            yield self._lines
            yield Static(
                Content(_("enter stores and copies them · j k scroll · esc not yet")),
                classes="reading",
            )

    def on_mount(self) -> None:
        self._lines.focus()

    def on_line_list_chosen(self, message: LineList.Chosen) -> None:
        message.stop()
        self.dismiss(True)
