"""The issues of a project: what has gone wrong, and the keys that act on it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.strip import Strip
from textual.widgets import Static

from salespm_tui.contract.issues import Issues
from salespm_tui.core.cells import wrap
from salespm_tui.core.clean import visible_controls
from salespm_tui.core.i18n import _
from salespm_tui.ui.dialogs.dialog import Dialog
from salespm_tui.ui.present.clients import Piece
from salespm_tui.ui.present.issue_lines import issue_pieces, issue_story
from salespm_tui.ui.widgets.client_lists import drawn
from salespm_tui.ui.widgets.line_list import LineList

_ROUND_ABOUT = 10
_FRAME = 6


@dataclass(frozen=True, slots=True)
class IssueWish:
    """What is to be done (new, edit, resolve, measure, ended, archive), and to which issue."""

    deed: str
    issue_id: int | None


class IssueLines(LineList):
    """The issues, one a line; where there are none, what to do."""

    DEFAULT_CSS = "IssueLines { height: auto; background: $surface; }"

    def __init__(self, issues: Issues) -> None:
        super().__init__()
        self.issues = issues
        self._hints: list[str] = []

    def on_mount(self) -> None:
        rows = self.issues.issues
        if not rows:
            words = _("No issues. n notes one; o on a risk makes one of it when it has occurred.")
            self._hints = wrap(words, max(self.app.size.width - _FRAME, 10))
        self.set_lines([row.id for row in rows] or [None] * len(self._hints))
        most = max(1, self.app.size.height - _ROUND_ABOUT)
        self.styles.height = max(1, min(most, len(self.keys)))

    def draw(self, index: int, width: int, current: bool) -> Strip:
        app = self.salespm
        if self._hints:
            return drawn(app, (Piece(self._hints[index], "dim"),), width).strip()
        sign = Piece(f"{app.glyph('cursor')} " if current else "  ")
        pieces = issue_pieces(self.issues.issues[index], self.issues.today, width - 2, app.glyph)
        row = drawn(app, (sign, *pieces), width, flat=current)
        return row.strip(app.ink("cursor") if current else None)


class IssuesDialog(Dialog[IssueWish]):
    """Answers the next thing to do; None when it is left."""

    BINDINGS: ClassVar[list[BindingType]] = [
        ("q", "leave"),
        ("n", "wish('new')"),
        ("e", "wish('edit')"),
        ("d", "wish('resolve')"),
        ("m", "wish('measure')"),
        ("C", "wish('ended')"),
        ("x", "wish('archive')"),
    ]
    DEFAULT_CSS = """
    IssuesDialog { align: center middle; }
    IssuesDialog > .window { width: 110; }
    """

    def __init__(self, issues: Issues, at: int | None = None) -> None:
        super().__init__()
        self._lines = IssueLines(issues)
        self._at = at

    def compose(self) -> ComposeResult:
        with Vertical(classes="window") as window:
            window.border_title = Content(_("Issues"))
            yield self._lines
            yield Static(classes="reading", id="issue-story")
            words = _(
                "n new · e edit · d resolved · m corrective action · C old ones too · x archive"
            )
            yield Static(Content(words), classes="reading")

    def on_mount(self) -> None:
        self._lines.focus()
        if self._at is not None:
            self.call_after_refresh(self._lines.move_to, self._at)
        self._tell()

    def on_line_list_moved(self, message: LineList.Moved) -> None:
        message.stop()
        self._tell()

    def on_line_list_chosen(self, message: LineList.Chosen) -> None:
        message.stop()
        self.action_wish("edit")

    def action_wish(self, deed: str) -> None:
        key = self._lines.cursor_key
        issue_id = key if isinstance(key, int) else None
        if issue_id is not None or deed in ("new", "ended"):
            self.dismiss(IssueWish(deed, issue_id))

    def _tell(self) -> None:
        """Why it happened, and what is being done."""
        rows, at = self._lines.issues.issues, self._lines.cursor
        story = ""
        if rows and at >= 0:
            story = issue_story(rows[at], self._lines.issues.today, self.salespm.glyph)
        self.query_one("#issue-story", Static).update(Content(visible_controls(story)))
