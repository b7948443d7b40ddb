"""The table of deals and the list of leads, a line each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from salespm_tui.contract.pipeline import DealRow, LeadRow
from salespm_tui.core.cells import cell_width, fit_right
from salespm_tui.core.i18n import _
from salespm_tui.core.similar import fold
from salespm_tui.core.typed_dates import format_date
from salespm_tui.ui.present.client_words import word
from salespm_tui.ui.present.clients import Glyph, Piece, Pieces, due_words, health_ink
from salespm_tui.ui.present.pipeline import brief, mark_of, named_amount
from salespm_tui.ui.present.pipeline_words import LEAD_STATUSES, SOURCES

WIDE, WIDER = 100, 140


def table_titles(width: int) -> Pieces:
    """What the columns of the table are."""
    words = (
        _("deal"), _("client"), _("stage"), _("amount"), _("prob."), _("weighted"),
        _("close"), _("next step"), _("health"), _("days"), _("owner"),
    )  # fmt: skip
    return _table(width, Piece("", "head"), [Piece(text, "head") for text in words])


def table_pieces(
    deal: DealRow,
    stage: str,
    today: date,
    width: int,
    glyph: Glyph,
    *,
    currency: str = "",
    selected: bool = False,
) -> Pieces:
    """One deal in the columns of the table; narrow tables have fewer."""
    name, ink = mark_of(deal, today, glyph)
    mark = glyph("selected") if selected else glyph(name) if name else " "
    unknown = glyph("unknown")
    chance = unknown if deal.probability is None else f"{deal.probability}%"
    close = unknown if deal.close_on is None else format_date(deal.close_on, today, short=True)
    manual = deal.probability_is_manual and deal.kind == "open"
    return _table(
        width,
        Piece(mark, "accent" if selected else ink),
        [
            Piece(deal.name),
            Piece(deal.client or "", "dim"),
            Piece(stage),
            Piece(named_amount(deal, currency, glyph)),
            Piece(chance + (glyph("manual") if manual else ""), "changed" if manual else "dim"),
            Piece(brief(deal.weighted_minor, deal.currency, glyph), "dim"),
            Piece(close),
            _step(deal, today, glyph),
            Piece(unknown if deal.health is None else str(deal.health), health_ink(deal.health)),
            Piece(unknown if deal.age_days is None else str(deal.age_days), "dim"),
            Piece(deal.owner, "dim"),
        ],
    )


def _step(deal: DealRow, today: date, glyph: Glyph) -> Piece:
    """The day of the next step of an open deal."""
    if deal.kind != "open":
        return Piece("")
    due = deal.next_step_on
    if due is None:
        return Piece(_("no step"), "warning")
    words = due_words(due, today, short=True)
    return Piece(words, "bad" if due < today else "warning" if due == today else "plain")


def _table(width: int, mark: Piece, columns: Sequence[Piece]) -> Pieces:
    name, client, stage, amount, chance, weighted, close, step, health, days, owner = columns
    tail = [
        replace(stage, cells=15),
        _right(amount, 10),
        _right(chance, 6),
        Piece(" "),
        replace(close, cells=12),
        replace(step, cells=12),
    ]
    if width >= WIDE:
        tail.insert(3, _right(weighted, 9))
        tail += [_right(health, 7), _right(days, 6)]
    if width >= WIDER:
        tail += [Piece("  "), replace(owner, cells=14)]
    room = width - 2 - sum(piece.cells or cell_width(piece.text) for piece in tail)
    first = [replace(mark, cells=2)]
    if room >= 36:
        part = room * 3 // 5
        first += [replace(name, cells=part), replace(client, cells=room - part)]
    else:
        first.append(replace(name, cells=max(room, 4)))
    return (*first, *tail)


def _right(piece: Piece, cells: int) -> Piece:
    """The words at the right of `cells` cells."""
    return replace(piece, text=fit_right(piece.text, cells), cells=cells)


# Leads


def searchable_lead(lead: LeadRow) -> str:
    """What a filter looks through."""
    words = (lead.title, lead.company, lead.client, lead.contact_name, lead.owner, lead.next_step)
    return fold(" ".join(filter(None, words)))


def lead_titles(width: int) -> Pieces:
    """What the columns of the list of leads are."""
    words = (
        _("lead"), _("company"), _("contact"), _("source"), _("status"), _("score"),
        _("next step"), _("owner"),
    )  # fmt: skip
    return _leads(width, Piece("", "head"), [Piece(text, "head") for text in words])


def lead_pieces(lead: LeadRow, today: date, width: int, glyph: Glyph) -> Pieces:
    """One lead in the columns of the list."""
    is_open = lead.status not in ("converted", "disqualified")
    due = lead.next_step_on
    late = is_open and due is not None and due < today
    mark = glyph("bad") if late else glyph("warning") if is_open and due is None else " "
    words = due_words(due, today, short=True) if due is not None else _("no step")
    if not is_open:
        words = ""
    ink = "bad" if late else "warning" if due is None or due == today else "plain"
    return _leads(
        width,
        Piece(mark, ink),
        [
            Piece(lead.title, "plain" if is_open else "dim"),
            Piece(lead.client or lead.company, "dim"),
            Piece(lead.contact_name, "dim"),
            Piece(word(SOURCES, lead.source), "dim"),
            Piece(word(LEAD_STATUSES, lead.status), "good" if lead.status == "qualified" else ""),
            Piece(glyph("unknown") if lead.score is None else str(lead.score)),
            Piece(words, ink),
            Piece(lead.owner, "dim"),
        ],
    )


def _leads(width: int, mark: Piece, columns: Sequence[Piece]) -> Pieces:
    title, company, contact, source, status, score, step, owner = columns
    status = replace(status, ink=status.ink or "plain", cells=14)
    tail = [status, _right(score, 6), Piece("  "), replace(step, cells=12)]
    if width >= WIDE:
        tail[0:0] = [replace(contact, cells=14), replace(source, cells=14)]
    if width >= WIDER:
        tail.append(replace(owner, cells=14))
    room = width - 2 - sum(piece.cells or cell_width(piece.text) for piece in tail)
    part = room * 3 // 5
    return (
        replace(mark, cells=2),
        replace(title, cells=part),
        replace(company, cells=room - part),
        *tail,
    )


def lead_summary(lead: LeadRow, today: date, glyph: Glyph) -> tuple[Pieces, ...]:
    """The lead under the cursor: who it is, what comes next, how to reach them."""
    who = [lead.title, lead.client or lead.company, lead.contact_name]
    sep = f" {glyph('dot')} "
    step = lead.next_step or _("no next step")
    if lead.next_step_on is not None:
        step += sep + due_words(lead.next_step_on, today)
    reach = [lead.phone, lead.email, lead.owner, lead.notes.replace("\n", " ")]
    known = _("known for %(days)d d") % {"days": lead.age_days}
    if lead.status == "disqualified" and lead.lost_reason:
        known = lead.lost_reason
    return (
        (Piece(sep.join(filter(None, who)), "strong"), Piece(known, "dim", right=True)),
        (Piece(f"{glyph('arrow')} ", "accent"), Piece(step)),
        (Piece(sep.join(filter(None, reach)), "dim"),),
    )
