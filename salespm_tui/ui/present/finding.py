"""Hits of the search as rows: what kind of record, what it is called, and the text around the words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from salespm_tui.contract.finding import Found, Hit, Marks
from salespm_tui.contract.values import Ref
from salespm_tui.core.cells import cell_width
from salespm_tui.core.i18n import N_, _, ngettext
from salespm_tui.core.typed_dates import format_date
from salespm_tui.domain.finding import excerpt
from salespm_tui.ui.present.clients import Piece, Pieces
from salespm_tui.ui.ways import has_home

_KINDS = {
    "acceptance": N_("acceptance"),
    "acceptance_item": N_("acceptance point"),
    "action_item": N_("action item"),
    "budget_line": N_("budget line"),
    "budget_revision": N_("budget revision"),
    "change_request": N_("change request"),
    "client": N_("client"),
    "client_report": N_("report to a client"),
    "contact": N_("contact"),
    "cost_entry": N_("cost entry"),
    "evaluation": N_("evaluation"),
    "expectation": N_("expectation"),
    "feedback": N_("feedback"),
    "gate_check": N_("point of a gate"),
    "gate_review": N_("gate decision"),
    "goal": N_("goal"),
    "goal_actual": N_("check-in"),
    "goal_factor": N_("influence factor"),
    "interaction": N_("log"),
    "issue": N_("issue"),
    "kpi_result": N_("indicator"),
    "lead": N_("lead"),
    "lesson": N_("lesson"),
    "lesson_use": N_("use of a lesson"),
    "opportunity": N_("deal"),
    "progress_entry": N_("progress report"),
    "project": N_("project"),
    "requirement": N_("need"),
    "resource": N_("resource"),
    "resource_skill": N_("skill"),
    "risk": N_("risk"),
    "risk_review": N_("risk review"),
    "stage_change": N_("stage change"),
    "stand_up": N_("stand-up"),
    "stand_up_item": N_("stand-up line"),
    "task": N_("task"),
    "template": N_("template"),
}

_GAP = 2
_LEAST_TITLE = 12


def kind_word(kind: str) -> str:
    """What people call that kind of record."""
    return _(_KINDS[kind]) if kind in _KINDS else kind


def no_hits(text: str) -> str:
    """What is said where nothing was found."""
    return _("Nothing holds “%(text)s”.") % {"text": text.strip()}


def more_words(number: int) -> str:
    """What is said where there are more hits than are shown."""
    return ngettext(
        "The first %(number)d hit; more words narrow it.",
        "The first %(number)d hits; more words narrow it.",
        number,
    ) % {"number": number}


def told(found: Found | None) -> str:
    """The line below the hits."""
    if found is None or not found.text.strip():
        return _("Type words; of the last, its beginning is enough. Of Chinese, one character is.")
    if not found.hits:
        return no_hits(found.text)
    number = len(found.hits)
    if found.more:
        return more_words(number)
    return ngettext("%(number)d hit", "%(number)d hits", number) % {"number": number}


def kind_cells(hits: Iterable[Hit]) -> int:
    """How wide the column of the kinds must be."""
    return max((cell_width(kind_word(hit.ref.kind)) for hit in hits), default=0)


def title_line(hit: Hit, width: int, cells: int, today: date, *, sign: str) -> Pieces:
    """What kind (in so many `cells`), what it is called, and at the right its project and its day."""
    day = "" if hit.on is None else format_date(hit.on, today, short=True)
    end = " ".join(filter(None, (hit.project, day)))
    room = width - cells - cell_width(end) - 2 * _GAP
    if room < _LEAST_TITLE:
        end, room = "", width - cells - _GAP
    shown, marks = excerpt(hit.title, hit.title_marks, max(room, 0), sign=sign)
    kind = Piece(kind_word(hit.ref.kind), "dim", cells + _GAP)
    pieces = [kind, *_marked(shown, marks, "strong", "found_title")]
    return (*pieces, Piece(end, "dim", right=True)) if end else tuple(pieces)


def excerpt_line(hit: Hit, width: int, cells: int, *, sign: str) -> Pieces:
    """The text around the words, below the title; nothing where the record has none."""
    if not hit.excerpt:
        return ()
    room = max(width - cells - _GAP, 1)
    shown, marks = excerpt(hit.excerpt, hit.excerpt_marks, room, sign=sign)
    return (Piece(" " * (cells + _GAP)), *_marked(shown, marks, "plain", "found"))


def way_to(hit: Hit) -> Ref | None:
    """The record to go to: the hit itself, or the nearest that it belongs to and a screen shows."""
    if hit.ref.kind == "action_item" and hit.owners and hit.owners[0].kind != "client":
        candidates: Sequence[Ref] = hit.owners
    else:
        candidates = (hit.ref, *hit.owners)
    return next((ref for ref in candidates if has_home(ref)), None)


def _marked(text: str, marks: Marks, ink: str, mark_ink: str) -> Iterator[Piece]:
    at = 0
    for first, last in marks:
        if first > at:
            yield Piece(text[at:first], ink)
        yield Piece(text[first:last], mark_ink)
        at = last
    if at < len(text):
        yield Piece(text[at:], ink)
