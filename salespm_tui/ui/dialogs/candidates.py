"""Who could do a task: enter puts somebody to work on it, x takes them off again."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.strip import Strip
from textual.widgets import Static

from salespm_tui.contract.assigning import Candidate, WhoIsFree
from salespm_tui.core.cells import wrap
from salespm_tui.core.clean import visible_controls
from salespm_tui.core.i18n import _
from salespm_tui.ui.dialogs.dialog import Dialog
from salespm_tui.ui.present.candidates import candidate_pieces, candidate_story, head_words
from salespm_tui.ui.present.clients import Piece
from salespm_tui.ui.widgets.client_lists import drawn
from salespm_tui.ui.widgets.line_list import LineList

_ROUND_ABOUT = 11
_FRAME = 6


@dataclass(frozen=True, slots=True)
class CandidateWish:
    """What is to be done (assign, share, off, skills), and with whom."""

    deed: str
    candidate: Candidate | None


class CandidateLines(LineList):
    """The candidates, one a line: people before things, the best first."""

    DEFAULT_CSS = "CandidateLines { height: auto; background: $surface; }"

    def __init__(self, free: WhoIsFree, at: int | None) -> None:
        super().__init__()
        self.free = free
        self.candidates = sorted(free.candidates, key=lambda one: one.kind != "person")
        self._at = at
        self._hints: list[str] = []

    def on_mount(self) -> None:
        rows = self.candidates
        if not rows:
            words = _("Nobody is here who could do it; n on the Team screen adds somebody.")
            self._hints = wrap(words, max(self.app.size.width - _FRAME, 10))
        self.set_lines([row.resource_id for row in rows] or [None] * len(self._hints))
        most = max(1, self.app.size.height - _ROUND_ABOUT)
        self.styles.height = max(1, min(most, len(self.keys)))
        if self._at is not None:
            self.call_after_refresh(self.move_to, self._at)

    @property
    def candidate(self) -> Candidate | None:
        """The one under the cursor."""
        return self.candidates[self.cursor] if self.candidates else None

    def draw(self, index: int, width: int, current: bool) -> Strip:
        app = self.salespm
        if self._hints:
            return drawn(app, (Piece(self._hints[index], "dim"),), width).strip()
        sign = Piece(f"{app.glyph('cursor')} " if current else "  ")
        pieces = candidate_pieces(self.candidates[index], app.glyph)
        row = drawn(app, (sign, *pieces), width, flat=current)
        return row.strip(app.ink("cursor") if current else None)


class CandidatesDialog(Dialog[CandidateWish]):
    """Answers the next thing to do; None when it is left."""

    BINDINGS: ClassVar[list[BindingType]] = [
        ("q", "leave"),
        ("e", "wish('share')"),
        ("x", "wish('off')"),
        ("S", "wish('skills')"),
    ]
    DEFAULT_CSS = """
    CandidatesDialog { align: center middle; }
    CandidatesDialog > .window { width: 100; }
    """

    def __init__(self, free: WhoIsFree, at: int | None = None, said: str = "") -> None:
        """`said` is what came of the wish before."""
        super().__init__()
        self._lines = CandidateLines(free, at)
        self._said = said

    def compose(self) -> ComposeResult:
        free = self._lines.free
        with Vertical(classes="window") as window:
            title = _("Who is free for %(task)s") % {"task": free.task}
            window.border_title = Content(visible_controls(title))
            head = head_words(free, self.salespm.glyph)
            yield Static(Content(visible_controls(head)), classes="reading")
            yield self._lines
            yield Static(classes="reading", id="candidate-story")
            if self._said:
                yield Static(Content(visible_controls(self._said)), classes="reading")
            words = _("enter assigns · e share · x takes off · S skills it needs · esc leaves")
            yield Static(Content(words), classes="reading")

    def on_mount(self) -> None:
        self._lines.focus()
        self._tell()

    def on_line_list_moved(self, message: LineList.Moved) -> None:
        message.stop()
        self._tell()

    def on_line_list_chosen(self, message: LineList.Chosen) -> None:
        message.stop()
        one = self._lines.candidate
        if one is not None:
            self.action_wish("assign" if one.assignment_id is None else "share")

    def action_wish(self, deed: str) -> None:
        one = self._lines.candidate
        if deed == "skills" or (
            one is not None and (deed == "assign" or one.assignment_id is not None)
        ):
            self.dismiss(CandidateWish(deed, one))
        else:
            self._say(_("That one does not work on it yet; enter assigns."))

    def _tell(self) -> None:
        """Why the one under the cursor fits, and what it does already."""
        one = self._lines.candidate
        story = "" if one is None else candidate_story(one, self._lines.free, self.salespm.glyph)
        self._say(story)

    def _say(self, text: str) -> None:
        self.query_one("#candidate-story", Static).update(Content(visible_controls(text)))
