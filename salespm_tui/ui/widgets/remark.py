"""A line that is there only while it has something to say."""

from __future__ import annotations

from textual.content import Content
from textual.widgets import Static

from salespm_tui.core.clean import visible_controls


class Remark(Static):
    """Begins silent. Told the same again it does nothing: changed words lay the whole window out
    anew, and most keys typed into a field change none."""

    def __init__(self, *, classes: str | None = None, id: str | None = None) -> None:  # noqa: A002
        super().__init__(classes=classes, id=id)
        self._words = ""
        self.display = False

    def say(self, words: str, *, multiline: bool = False) -> None:
        """Show these words, safely; none hides the line."""
        if words == self._words:
            return
        self._words = words
        self.update(Content(visible_controls(words, multiline=multiline)))
        self.display = bool(words)
