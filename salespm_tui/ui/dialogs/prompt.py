"""One line at the bottom of the screen, with its reading below while it is typed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input

from salespm_tui.core.clean import clean_text, visible_controls
from salespm_tui.core.errors import UserError
from salespm_tui.ui.dialogs.dialog import Dialog
from salespm_tui.ui.widgets.line_input import LineInput
from salespm_tui.ui.widgets.remark import Remark

Say = Callable[[str], str]
Read = Callable[[str], Any]


class Prompt(Dialog[Any]):
    """Answers what `read` makes of the text (the cleaned text itself without `read`)."""

    DEFAULT_CSS = """
    Prompt { align: left bottom; }
    Prompt > .window { width: 100%; max-height: 10; }
    """

    def __init__(
        self,
        title: str,
        *,
        value: str = "",
        say: Say | None = None,
        read: Read | None = None,
        key: str | None = None,
    ) -> None:
        super().__init__()
        self._title = title
        self._value = value
        self._say = say
        self._read = read
        self.key = key

    def compose(self) -> ComposeResult:
        with Vertical(classes="window") as window:
            window.border_title = Content(visible_controls(self._title))
            yield LineInput(value=self._value, select_on_focus=False, compact=True)
            yield Remark(classes="reading")
            yield Remark(classes="wrong")

    def on_mount(self) -> None:
        self._show_reading(self._value)
        self.query_one(Input).focus()

    @property
    def text(self) -> str:
        """What is typed now."""
        return self.query_one(Input).value

    def on_input_changed(self, event: Input.Changed) -> None:
        self._complain("")
        self._show_reading(event.value)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        text = clean_text(event.value)
        try:
            answer = self._read(text) if self._read is not None else text
        except UserError as error:
            self._complain(str(error))
            return
        self.dismiss((answer,))

    def action_leave(self) -> None:
        if self.key is not None:
            self.salespm.keep_draft(self.key, self.text)
        self.dismiss(None)

    def _said(self, text: str) -> str:
        """How the text is understood so far; nothing while it is not."""
        try:
            return "" if self._say is None else self._say(text)
        except UserError:
            return ""

    def _show_reading(self, text: str) -> None:
        self.query_one(".reading", Remark).say(self._said(clean_text(text)))

    def _complain(self, text: str) -> None:
        self.query_one(".wrong", Remark).say(text)
