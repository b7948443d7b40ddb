"""What approving a change would do, and the decision."""

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
from salespm_tui.core.labels import Label
from salespm_tui.ui.dialogs.dialog import Dialog
from salespm_tui.ui.present.clients import Pieces
from salespm_tui.ui.widgets.client_lists import drawn
from salespm_tui.ui.widgets.line_list import LineList
from salespm_tui.ui.widgets.remark import Remark

_MOST_ROWS = 14


class EffectLines(LineList):
    """The effect line by line; it only scrolls."""

    DEFAULT_CSS = "EffectLines { height: auto; background: $surface; }"

    def __init__(self, lines: Sequence[Pieces]) -> None:
        super().__init__()
        self._lines = tuple(lines)

    def on_mount(self) -> None:
        self.set_lines(tuple(range(len(self._lines))))
        self.styles.height = max(1, min(_MOST_ROWS, len(self._lines)))

    def draw(self, index: int, width: int, current: bool) -> Strip:
        return drawn(self.salespm, self._lines[index], width).strip()

    def do_down(self) -> None:
        self.scroll_relative(y=1, animate=False)

    def do_up(self) -> None:
        self.scroll_relative(y=-1, animate=False)

    def do_choose(self) -> None:
        """Enter decides nothing: a decision has a letter of its own."""


class Decision(Dialog[str]):
    """Answers approved, rejected or withdrawn. What would be refused cannot be approved."""

    BINDINGS: ClassVar[list[BindingType]] = [
        ("a", "approve"),
        ("r", "answer('rejected')"),
        ("w", "answer('withdrawn')"),
        ("q", "leave"),
    ]
    DEFAULT_CSS = "Decision { align: center middle; }"

    def __init__(self, title: str, lines: Sequence[Pieces], *, refused: Label | None) -> None:
        super().__init__()
        self._title = title
        self._refused = refused
        self._lines = EffectLines(lines)

    def compose(self) -> ComposeResult:
        with Vertical(classes="window") as window:
            window.border_title = Content(visible_controls(self._title))
            yield Static(Content(_("Approved, this is what becomes of it:")), classes="reading")
            yield self._lines
            yield Remark(classes="wrong")
            yield Static(
                Content(_("a approves · r rejects · w was withdrawn · esc decides later")),
                classes="reading",
            )

    def on_mount(self) -> None:
        self._lines.focus()

    def action_approve(self) -> None:
        if self._refused is not None:
            self.query_one(Remark).say(str(self._refused))
        else:
            self.dismiss("approved")

    def action_answer(self, decision: str) -> None:
        self.dismiss(decision)
