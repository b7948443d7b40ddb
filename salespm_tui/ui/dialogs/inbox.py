"""One question of the next-step inbox: what comes next, and when; tab goes past it."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Static

from salespm_tui.core.clean import visible_controls
from salespm_tui.core.i18n import N_, _
from salespm_tui.ui.dialogs.prompt import Prompt, Read, Say
from salespm_tui.ui.widgets.remark import Remark

SKIPPED = object()
"""The answer of a question that was gone past."""


class InboxPrompt(Prompt):
    """Answers what `read` makes of the text, or SKIPPED."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab", "skip", N_("Skip"), show=False, priority=True)
    ]

    def __init__(self, title: str, about: str, *, value: str, say: Say, read: Read) -> None:
        super().__init__(title, value=value, say=say, read=read)
        self._about = about

    def on_mount(self) -> None:
        keys = _("send the offer !fri · enter next one · tab skips · esc ends")
        self.query_one(".window").mount(
            Static(Content(visible_controls(self._about)), classes="reading"),
            Static(Content(keys), classes="reading"),
        )
        super().on_mount()

    def action_skip(self) -> None:
        self.dismiss((SKIPPED,))

    def _show_reading(self, text: str) -> None:
        self.query(Remark).first().say(self._said(text.strip()))
