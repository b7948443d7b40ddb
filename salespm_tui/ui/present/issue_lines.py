"""Issues as lines of a list, and one told in a few words."""

from __future__ import annotations

from datetime import date

from salespm_tui.contract.issues import IssueRow
from salespm_tui.core.i18n import _, ngettext
from salespm_tui.ui.present.client_words import word
from salespm_tui.ui.present.clients import Glyph, Piece, Pieces, dot, due_words
from salespm_tui.ui.present.risk_words import CAUSES, ISSUE_KINDS, ISSUE_STATUSES, number_of

_CODE = 8
_WIDE = 90
_GRAVE = 4


def is_over(issue: IssueRow) -> bool:
    """Whether nothing is to be done about it any more."""
    return issue.status in ("resolved", "closed")


def issue_pieces(issue: IssueRow, today: date, width: int, glyph: Glyph) -> Pieces:
    """One issue: how grave, which project, what; deviation and owner where there is room; until when."""
    over = is_over(issue)
    ink = "dim" if over else "plain"
    grave = "dim" if over else "bad" if issue.severity >= _GRAVE else "warning"
    when, when_ink = _when(issue, today)
    pieces = [
        Piece(f"{glyph('done') if over else issue.severity} ", grave),
        Piece(issue.project or "", "dim", _CODE),
        Piece(issue.title, ink),
    ]
    if issue.deviation is not None:
        pieces.append(Piece(f"  {issue.deviation}", "dim"))
    if width >= _WIDE and issue.owner:
        pieces.append(Piece(f"  {issue.owner}", "dim"))
    return (*pieces, Piece(f"{when} ", when_ink, right=True))


def _when(issue: IssueRow, today: date) -> tuple[str, str]:
    if is_over(issue) or issue.due_on is None:
        return word(ISSUE_STATUSES, issue.status), "dim"
    ink = "bad" if issue.overdue_days else "warning" if issue.due_on == today else "plain"
    return due_words(issue.due_on, today, short=True), ink


def issue_story(issue: IssueRow, today: date, glyph: Glyph) -> str:
    """Kind, cause, where it comes from, who solves it, and what is being done."""
    facts = [word(ISSUE_KINDS, issue.kind), word(CAUSES, issue.cause), issue.cause_detail]
    if issue.risk_id is not None:
        facts.append(_("was %(risk)s") % {"risk": number_of(issue.risk_id)})
    if issue.owner:
        facts.append(_("owner %(name)s") % {"name": issue.owner})
    number = issue.actions_open
    if number:
        words = ngettext("%(number)d open action", "%(number)d open actions", number)
        told = words % {"number": number}
        if issue.next_action_on is not None:
            told += f" ({due_words(issue.next_action_on, today, short=True)})"
        facts.append(told)
    elif not is_over(issue):
        facts.append(_("no corrective action yet"))
    return dot(glyph).join(fact for fact in facts if fact)
