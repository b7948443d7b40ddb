"""The ladder of stages: what each is, and the keys that change it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.strip import Strip
from textual.widgets import Static

from salespm_tui.contract.pipeline import StageRow
from salespm_tui.core.i18n import _
from salespm_tui.ui.dialogs.dialog import Dialog
from salespm_tui.ui.ink_strip import Line
from salespm_tui.ui.present.client_words import word
from salespm_tui.ui.present.pipeline_words import STAGE_KINDS
from salespm_tui.ui.widgets.line_list import LineList


@dataclass(frozen=True, slots=True)
class Wish:
    """What is to be done (new, edit, up, down, archive), and to which stage."""

    deed: str
    stage_id: int | None


class StageLines(LineList):
    """The stages, one a line."""

    DEFAULT_CSS = "StageLines { height: auto; max-height: 16; background: $surface; }"

    def __init__(self, stages: Sequence[StageRow]) -> None:
        super().__init__()
        self._stages = tuple(stages)

    def on_mount(self) -> None:
        self.set_lines([stage.id for stage in self._stages])
        self.styles.height = max(1, min(16, len(self._stages)))

    def draw(self, index: int, width: int, current: bool) -> Strip:
        app, stage = self.salespm, self._stages[index]
        unknown = app.glyph("unknown")
        chance = unknown if stage.probability is None else f"{stage.probability}%"
        rot = unknown
        if stage.rot_days is not None:
            rot = _("stale after %(days)d d") % {"days": stage.rot_days}
        line = Line(width, plain=app.plain)
        line.add(f"{app.glyph('cursor')} " if current else "  ").add(stage.name, cells=18)
        line.add(f" {chance}", cells=6).add(word(STAGE_KINDS, stage.kind), cells=12)
        line.add(" ").add(rot if stage.kind == "open" else "", cells=18)
        line.add(stage.exit_criteria.replace("\n", " "), app.ink("dim"))
        return line.strip(app.ink("cursor") if current else None)


class Stages(Dialog[Wish]):
    """Answers the next thing to do to the ladder; None when it is left."""

    BINDINGS: ClassVar[list[BindingType]] = [
        ("q", "leave"),
        ("n", "wish('new')"),
        ("e", "wish('edit')"),
        ("x", "wish('archive')"),
        ("J", "wish('down')"),
        ("K", "wish('up')"),
    ]
    DEFAULT_CSS = "Stages { align: center middle; }"

    def __init__(self, stages: Sequence[StageRow], at: int | None = None) -> None:
        super().__init__()
        self._lines = StageLines(stages)
        self._at = at

    def compose(self) -> ComposeResult:
        with Vertical(classes="window") as window:
            window.border_title = Content(_("Stages"))
            yield self._lines
            words = _("n new before this one · e edit · K J up and down · x archive · esc closes")
            yield Static(Content(words), classes="reading")

    def on_mount(self) -> None:
        self._lines.focus()
        if self._at is not None:
            self.call_after_refresh(self._lines.move_to, self._at)

    def on_line_list_chosen(self, message: LineList.Chosen) -> None:
        message.stop()
        self.action_wish("edit")

    def action_wish(self, deed: str) -> None:
        key = self._lines.cursor_key
        self.dismiss(Wish(deed, key if isinstance(key, int) else None))
