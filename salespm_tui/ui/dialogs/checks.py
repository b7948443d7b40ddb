"""Everything to be looked at in a plan, each line with the key that mends it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.strip import Strip
from textual.widgets import Static

from salespm_tui.contract.checks import PlanCheck
from salespm_tui.core.cells import cell_width
from salespm_tui.core.clean import visible_controls
from salespm_tui.core.i18n import _
from salespm_tui.ui.actions import BY_ID, key_name, label_of
from salespm_tui.ui.dialogs.dialog import Dialog
from salespm_tui.ui.ink_strip import Line
from salespm_tui.ui.keymap import keys_of
from salespm_tui.ui.widgets.line_list import LineList

_MEND = "f"
_MOST_LINES = 14
_TASK_CELLS = 24


class Picked(NamedTuple):
    """The check under the cursor; `mend` where its action is wanted, not only its task."""

    check: PlanCheck
    mend: bool


class CheckLines(LineList):
    """One check a row, those of a task beneath each other."""

    DEFAULT_CSS = "CheckLines { height: auto; max-height: 14; background: $surface; }"

    def __init__(self, checks: Sequence[PlanCheck]) -> None:
        super().__init__()
        self._checks = tuple(checks)

    def on_mount(self) -> None:
        self.set_lines(tuple(range(len(self._checks))))
        self.styles.height = max(1, min(_MOST_LINES, len(self._checks)))

    @property
    def at_cursor(self) -> PlanCheck:
        return self._checks[max(self.cursor, 0)]

    def key_of(self, check: PlanCheck) -> str:
        """The key that the action has now, else the one that mends any check."""
        keys = keys_of(check.fix, self.salespm.keymap) if check.fix in BY_ID else ()
        return keys[0] if keys else _MEND

    def draw(self, index: int, width: int, current: bool) -> Strip:
        app, check = self.salespm, self._checks[index]
        is_error = check.severity == "error"
        line = Line(width, plain=app.plain)
        line.add(f"{app.glyph('cursor')} " if current else "  ")
        line.add(
            "! " if is_error else "· " if not app.plain else "- ",
            app.ink("bad") if is_error else None,
        )
        before = self._checks[index - 1] if index else None
        same = before is not None and before.task_id == check.task_id
        task = "" if same else f"{check.wbs} {check.name}"
        cells = min(_TASK_CELLS, width // 3)
        line.add(task, cells=cells).gap(1)
        key = f"[{key_name(self.key_of(check), plain=app.plain)}]"
        line.add(str(check.text), cells=max(0, line.left - cell_width(key) - 1)).gap(1).add(key)
        return line.strip(app.ink("cursor") if current else None)


class ChecksDialog(Dialog[Picked]):
    """Enter goes to the task, the key at the end of the line (or f) mends it, esc leaves."""

    DEFAULT_CSS = """
    ChecksDialog { align: center middle; }
    ChecksDialog > .window { width: 110; max-width: 100%; }
    """

    def __init__(self, title: str, checks: Sequence[PlanCheck]) -> None:
        super().__init__()
        self._title = title
        self._lines = CheckLines(checks)

    def compose(self) -> ComposeResult:
        with Vertical(classes="window") as window:
            window.border_title = Content(visible_controls(self._title))
            yield self._lines
            yield Static(classes="reading", id="check-in-full")
            yield Static(
                Content(_("enter goes there · the key in brackets mends it · esc leaves")),
                classes="reading",
            )

    def on_mount(self) -> None:
        self._lines.focus()
        self._tell()

    def on_line_list_moved(self, message: LineList.Moved) -> None:
        message.stop()
        self._tell()

    def _tell(self) -> None:
        """The check in full, and what its key does."""
        check = self._lines.at_cursor
        mends = f"{label_of(BY_ID[check.fix])}" if check.fix in BY_ID else ""
        key = key_name(self._lines.key_of(check), plain=self.salespm.plain)
        told = _("%(task)s: %(text)s") % {"task": check.name, "text": check.text}
        if mends:
            told = f"{told}  [{key}] {mends}"
        self.query_one("#check-in-full", Static).update(Content(visible_controls(told)))

    def on_line_list_chosen(self, message: LineList.Chosen) -> None:
        message.stop()
        self.dismiss(Picked(self._lines.at_cursor, mend=False))

    def on_key(self, event: events.Key) -> None:
        check = self._lines.at_cursor
        if {event.key, event.character} & {self._lines.key_of(check), _MEND}:
            event.stop()
            event.prevent_default()
            self.dismiss(Picked(check, mend=True))
