"""A field of one line that loses nothing of what is pasted into it."""

from __future__ import annotations

from textual import events
from textual.geometry import Size
from textual.reactive import Reactive
from textual.widgets import Input


class LineInput(Input):
    """Line breaks of a pasted text become blanks; Textual's own field would drop all but one line."""

    virtual_size = Reactive(Size(0, 0), layout=False)
    """How long the text is. A field of one line stays where it stands, whatever is typed into it:
    Textual's own would have the whole window laid out anew at each key."""

    def _on_paste(self, event: events.Paste) -> None:
        event.stop()
        event.prevent_default()
        lines = event.text.splitlines()
        if len(lines) > 1:
            lines = [line.strip() for line in lines if line.strip()]
        if lines:
            self.replace(" ".join(lines), *self.selection)
