"""All that is known of one client, the parts that it is shown in, and how a record is told in full."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from salespm_tui.contract.change_requests import ChangeRequestRow, ChangeRequests
from salespm_tui.contract.client_reports import ClientReportRow, ClientReports
from salespm_tui.contract.clients import ClientDetail
from salespm_tui.contract.expectations import ExpectationRow, Expectations
from salespm_tui.contract.feedback import FeedbackList, FeedbackRow
from salespm_tui.contract.needs import RequirementRow, Requirements
from salespm_tui.core.cells import cell_width, wrap
from salespm_tui.core.i18n import N_, _
from salespm_tui.ui.present.clients import Glyph, Piece, Pieces, dot, in_lines

Record = RequirementRow | ExpectationRow | ChangeRequestRow | FeedbackRow | ClientReportRow

PARTS = ("log", "needs", "promises", "changes", "feedback", "reports", "contacts", "steps")
"""The parts of a client, in the order of the keys that walk through them."""
BESIDE = ("contacts", "steps")
"""Those that stand beside the others where there is room."""
RECORD_PARTS = ("needs", "promises", "changes", "feedback", "reports")
"""Those that are lists of records, each told in full below its list."""
KIND_OF = {
    "clients": "client",
    "log": "interaction",
    "needs": "requirement",
    "promises": "expectation",
    "changes": "change_request",
    "feedback": "feedback",
    "reports": "client_report",
    "contacts": "contact",
    "steps": "action_item",
}
PART_OF = {kind: part for part, kind in KIND_OF.items()}
RECORDS = tuple(KIND_OF[part] for part in RECORD_PARTS)
"""The kinds of those records."""
_NAMES = {
    "log": N_("Log"),
    "needs": N_("Needs"),
    "promises": N_("Promises"),
    "changes": N_("Changes"),
    "feedback": N_("Feedback"),
    "reports": N_("Reports"),
    "contacts": N_("Contacts"),
    "steps": N_("Next steps"),
}


@dataclass(frozen=True, slots=True)
class ClientBook:
    """One client with what it needs, expects, asks to change, says of us and was told by us."""

    detail: ClientDetail
    needs: Requirements
    promises: Expectations
    changes: ChangeRequests
    feedback: FeedbackList
    reports: ClientReports

    def records(self, part: str) -> tuple[Record, ...]:
        """The records of one of the five parts that are lists of them; none for the other parts."""
        found: dict[str, tuple[Record, ...]] = {
            "needs": self.needs.requirements,
            "promises": self.promises.expectations,
            "changes": self.changes.change_requests,
            "feedback": self.feedback.feedback,
            "reports": self.reports.reports,
        }
        return found.get(part, ())

    def count(self, part: str) -> int:
        """How many records a part has; of the next steps, the open ones."""
        if part == "log":
            return self.detail.log_total
        if part == "contacts":
            return len(self.detail.contacts)
        if part == "steps":
            return sum(step.status == "open" for step in self.detail.next_steps)
        return len(self.records(part))


def part_name(part: str, *, short: bool = False) -> str:
    """What a part is called; `short` where eight of them share two lines."""
    return _("Steps") if short and part == "steps" else _(_NAMES[part])


def heads(book: ClientBook, parts: Iterable[str], at: str, here: str) -> list[Piece]:
    """Name and count of those parts. The one shown (`at`) stands out, reversed where the keys are
    for it (`here`)."""
    wanted = tuple(parts)
    short = len(wanted) > len(RECORD_PARTS) + 1
    return [
        Piece(f"{part_name(part, short=short)} {book.count(part)}", _head_ink(part, at, here))
        for part in wanted
    ]


def _head_ink(part: str, at: str, here: str) -> str:
    if part == here:
        return "cursor"
    return "strong" if part == at else "dim"


def tab_rows(
    book: ClientBook, parts: Sequence[str], at: str, here: str, width: int
) -> list[list[Piece]]:
    """The heads of all parts: in one row where they fit, else in two halves."""
    pieces = heads(book, parts, at, here)
    if sum(cell_width(one.text) + 2 for one in pieces) <= width:
        return [pieces]
    half = (len(pieces) + 1) // 2
    return [pieces[:half], pieces[half:]]


class Telling:
    """A record told in full, line by line, wrapped to a width; what is empty is left out."""

    def __init__(self, width: int, glyph: Glyph) -> None:
        self.width = max(width, 10)
        self.glyph = glyph
        self.lines: list[Pieces] = []

    def say(self, text: str, ink: str = "plain") -> Telling:
        """A sentence, or several lines."""
        if text.strip():
            self.lines += [(Piece(line, ink),) for line in wrap(text.strip(), self.width)]
        return self

    def said(self, sentence: str, text: str, ink: str = "plain") -> Telling:
        """A sentence that quotes a text as %(text)s; nothing where there is no text."""
        return self.say(sentence % {"text": text.strip()}, ink) if text.strip() else self

    def facts(self, *facts: str, ink: str = "dim") -> Telling:
        """Short facts side by side."""
        known = (fact for fact in facts if fact)
        self.lines += [(Piece(line, ink),) for line in in_lines(known, dot(self.glyph), self.width)]
        return self
