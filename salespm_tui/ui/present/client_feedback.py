"""What a client says of us and what we reported to it, line by line."""

from __future__ import annotations

from datetime import date

from salespm_tui.contract.client_reports import ClientReportRow
from salespm_tui.contract.feedback import FeedbackRow, Satisfaction
from salespm_tui.core.cells import cell_width
from salespm_tui.core.i18n import _
from salespm_tui.core.typed_dates import format_date
from salespm_tui.domain.figures import half_up, write_percent
from salespm_tui.ui.present import promise_words as words
from salespm_tui.ui.present.client_book import ClientBook, Telling
from salespm_tui.ui.present.client_log import PartLine, hint_lines
from salespm_tui.ui.present.client_words import word
from salespm_tui.ui.present.clients import Glyph, Piece, Pieces, dot


def satisfaction_words(satisfaction: Satisfaction, glyph: Glyph) -> str:
    """CSAT and NPS with how many answers each rests on; one without answers is left out."""
    said = []
    if satisfaction.csat.value is not None:
        csat = {"share": write_percent(satisfaction.csat.value, 0), "n": satisfaction.csat_n}
        said.append(_("CSAT %(share)s (n %(n)d)") % csat)
    if satisfaction.nps.value is not None:
        nps = {"score": half_up(satisfaction.nps.value * 100), "n": satisfaction.nps_n}
        said.append(_("NPS %(score)+d (n %(n)d)") % nps)
    return dot(glyph).join(said)


def feedback_lines(book: ClientBook, width: int, glyph: Glyph) -> list[PartLine]:
    """How satisfied they are; then open complaints, other open ones, and what was resolved."""
    rows = book.feedback.feedback
    if not rows:
        return hint_lines(
            _("No feedback yet. Press n for a complaint or praise, V for a survey."), width
        )
    scores = satisfaction_words(book.feedback.satisfaction, glyph)
    head = [PartLine(None, (Piece(scores, "head"),))] if scores else []
    today = book.feedback.today
    return head + [PartLine(row.id, _feedback_pieces(row, today, width, glyph)) for row in rows]


def _feedback_pieces(row: FeedbackRow, today: date, width: int, glyph: Glyph) -> Pieces:
    sign, ink = _standing(row)
    kind = word(words.FEEDBACK_KINDS, row.kind)
    cells = max(cell_width(_(text)) for text in words.FEEDBACK_KINDS.values()) + 1
    tail = _feedback_state(row, today)
    title = max(width - 3 - cells - cell_width(tail), 8)
    return (
        Piece(f"{glyph(sign) if sign else ' '} ", ink, 2),
        Piece(kind, "accent" if row.open_days is not None else "dim", cells),
        Piece(first_words(row, glyph), "plain" if row.open_days is not None else "dim", title),
        Piece(tail, ink, right=True),
    )


def _standing(row: FeedbackRow) -> tuple[str, str]:
    if row.open_days is None:
        return ("" if row.kind == "survey" else "done"), "dim"
    if row.kind == "complaint" or row.late:
        return "bad", "bad"
    return "", "plain"


def first_words(row: FeedbackRow, glyph: Glyph) -> str:
    """What was said, on one line; of an answer without words, its scores."""
    said = " ".join(row.content.split())
    return said or scores_words(row, glyph)


def scores_words(row: FeedbackRow, glyph: Glyph) -> str:
    """The scores of one answer."""
    csat = "" if row.csat is None else _("CSAT %(score)d/5") % {"score": row.csat}
    nps = "" if row.nps is None else _("NPS %(score)d/10") % {"score": row.nps}
    return dot(glyph).join(filter(None, (csat, nps)))


def _feedback_state(row: FeedbackRow, today: date) -> str:
    if row.open_days is None or row.kind == "praise":
        return format_date(row.received_on, today, short=True)
    if row.open_days == 0:
        return _("today")
    return _("open %(number)d d") % {"number": row.open_days}


def told_feedback(row: FeedbackRow, today: date, width: int, glyph: Glyph) -> list[Pieces]:
    """One feedback in full, a complaint up to its resolution."""
    told = Telling(width, glyph).say(row.content, "strong")
    told.facts(
        word(words.FEEDBACK_KINDS, row.kind),
        row.contact or "",
        format_date(row.received_on, today),
        scores_words(row, glyph),
    )
    if row.kind not in ("survey", "praise"):
        told.facts(
            word(words.FEEDBACK_STATUSES, row.status),
            row.owner,
            _("due %(day)s") % {"day": format_date(row.due_on, today)}
            if row.due_on is not None and row.open_days is not None
            else "",
            ink="bad" if row.late else "plain",
        )
    for step in row.follow_ups:
        mark = glyph("done") if step.status == "done" else glyph("arrow")
        day = "" if step.due_on is None else format_date(step.due_on, today, short=True)
        told.say(" ".join(filter(None, (mark, step.title, day))), "accent")
    if row.resolved_on is not None and row.kind != "survey":
        day = format_date(row.resolved_on, today, short=True)
        told.say(_("resolved on %(day)s") % {"day": day}, "good")
    return told.said(_("resolution: %(text)s"), row.resolution).say(row.notes).lines


def report_lines(book: ClientBook, width: int, glyph: Glyph) -> list[PartLine]:
    """The reports, the latest first: what they cover, and whether they went out."""
    rows = book.reports.reports
    if not rows:
        return hint_lines(
            _("No report yet. Press n to compose one from the plan and the log."), width
        )
    today = book.reports.today
    return [PartLine(row.id, _report_pieces(row, today, width, glyph)) for row in rows]


def _report_pieces(row: ClientReportRow, today: date, width: int, glyph: Glyph) -> Pieces:
    sent = row.status == "sent"
    tail = word(words.REPORT_STATUSES, row.status)
    if row.sent_on is not None:
        tail = _("sent %(day)s") % {"day": format_date(row.sent_on, today, short=True)}
    return (
        Piece(f"{glyph('done') if sent else ' '} ", "good" if sent else "plain", 2),
        Piece(row.title, "plain", max(width - 3 - cell_width(tail), 8)),
        Piece(tail, "dim" if sent else "warning", right=True),
    )


def told_report(row: ClientReportRow, today: date, width: int, glyph: Glyph) -> list[Pieces]:
    """One report as it begins, with the period that it covers."""
    told = Telling(width, glyph)
    days = {"start": format_date(row.start_on, today), "end": format_date(row.end_on, today)}
    told.say(_("%(start)s to %(end)s") % days, "dim")
    # The title stands in the list, and blank lines would take the room of what is said.
    lines = [line for line in row.text.splitlines() if line.strip() and not line.startswith("# ")]
    return told.say("\n".join(lines)).lines
