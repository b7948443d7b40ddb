"""Acceptances, line by line: what is handed over, what each point came to, who signed, what is left."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from salespm_tui.contract.acceptance import AcceptanceItemRow, AcceptanceRow, Acceptances
from salespm_tui.contract.values import Ref
from salespm_tui.core.i18n import _, ngettext
from salespm_tui.core.typed_dates import format_date
from salespm_tui.ui.present.client_words import word
from salespm_tui.ui.present.clients import Glyph, Piece, Pieces, dot, due_words
from salespm_tui.ui.present.goal_detail import DetailLine, flow, section
from salespm_tui.ui.present.review_deviations import has_words, measure_pieces
from salespm_tui.ui.present.review_words import (
    ACCEPTANCE_KINDS,
    ITEM_RESULTS,
    ITEM_SIGN,
    RESULT_SIGN,
    RESULTS,
    first_line,
    sign,
)

_WIDE = 90


def acceptance_lines(
    acceptances: Acceptances, text: str, width: int, glyph: Glyph
) -> list[DetailLine]:
    """One line an acceptance, those still to be held first."""
    return [
        DetailLine(
            Ref("acceptance", row.id), _acceptance_pieces(row, acceptances.today, width, glyph)
        )
        for row in acceptances.acceptances
        if has_words(text, row.deliverables, row.participants, *(one.name for one in row.items))
    ]


def _acceptance_pieces(row: AcceptanceRow, today: date, width: int, glyph: Glyph) -> Pieces:
    met, of = row.count("pass", "waived"), len(row.items)
    pieces = [
        sign(RESULT_SIGN, row.result, glyph),
        Piece(word(ACCEPTANCE_KINDS, row.kind), "plain", 20),
        Piece(_("%(met)d of %(all)d met") % {"met": met, "all": of} if of else "", "dim", 14),
    ]
    if width >= _WIDE:
        pieces.append(Piece(first_line(row.deliverables), "dim"))
    tail, ink = _state(row, today)
    return (*pieces, Piece(f"{tail} ", ink, right=True))


def _state(row: AcceptanceRow, today: date) -> tuple[str, str]:
    """Signed, held with its result, late, or to be held on a day."""
    if row.held_on is None:
        if row.late_days:
            return _("not held, %(when)s") % {"when": due_words(row.planned_on, today)}, "bad"
        return _("to be held %(when)s") % {"when": due_words(row.planned_on, today, short=True)}, (
            "plain"
        )
    result = word(RESULTS, row.result)
    ink = RESULT_SIGN[row.result][1]
    if row.open_actions:
        words = ngettext("%(number)d open", "%(number)d open", row.open_actions)
        result = f"{result}, {words % {'number': row.open_actions}}"
    if row.signed_on is not None:
        day = format_date(row.signed_on, today, short=True)
        return _("%(result)s, signed %(day)s") % {"result": result, "day": day}, ink
    return _("%(result)s, not signed") % {"result": result}, ink


def told_acceptance(row: AcceptanceRow, today: date, width: int, glyph: Glyph) -> list[DetailLine]:
    """An acceptance with all its points and what is left of it."""
    return [
        *_head(row, today, width, glyph),
        *_points(row, width, glyph),
        *_left(row, today, width, glyph),
        *_scores(row, width, glyph),
    ]


def _head(row: AcceptanceRow, today: date, width: int, glyph: Glyph) -> Iterator[DetailLine]:
    tail, ink = _state(row, today)
    kind = word(ACCEPTANCE_KINDS, row.kind)
    yield DetailLine(None, (Piece(kind, "strong"), Piece(f"{tail} ", ink, right=True)))
    facts = [_("planned for %(day)s") % {"day": format_date(row.planned_on, today)}]
    if row.held_on is not None:
        facts.append(_("held on %(day)s") % {"day": format_date(row.held_on, today)})
    if row.signed_on is not None:
        facts.append(_("signed by %(who)s") % {"who": row.signed_by})
    if row.participants:
        facts.append(_("with %(who)s") % {"who": row.participants})
    pending = row.count("pending")
    if row.held_on is None and pending:
        words = ngettext("%(number)d not judged yet", "%(number)d not judged yet", pending)
        facts.append(words % {"number": pending})
    elif row.held_on is None and row.proposed is not None:
        facts.append(_("so far: %(result)s") % {"result": word(RESULTS, row.proposed)})
    yield from flow([Piece(one, "dim") for one in facts], width, dot(glyph))
    for title, text in (
        (_("handed over: %(text)s"), row.deliverables),
        (_("after it: %(text)s"), row.follow_up_plan),
    ):
        if text:
            yield from flow([Piece(title % {"text": text.replace("\n", ", ")})], width, "")


def _points(row: AcceptanceRow, width: int, glyph: Glyph) -> Iterator[DetailLine]:
    yield from section(_("Points"), len(row.items))
    if not row.items:
        hint = _("F fills them in from needs and goals, N adds one")
        yield DetailLine(None, (Piece(f" {hint}", "dim"),))
        return
    for one in row.items:
        yield from _point(one, width, glyph)


def _point(one: AcceptanceItemRow, width: int, glyph: Glyph) -> Iterator[DetailLine]:
    """What is wanted, and whether it is met; below it criterion, target, what was found, a note."""
    mark = sign(ITEM_SIGN, one.result, glyph)
    result = Piece(f"{word(ITEM_RESULTS, one.result)} ", mark.ink, right=True)
    yield DetailLine(Ref("acceptance_item", one.id), (mark, Piece(one.name), result))
    told = (
        (_("criterion: %(text)s"), one.criterion, "dim"),
        (_("target %(text)s"), one.target, "dim"),
        (_("found %(text)s"), one.actual, "plain"),
        ("%(text)s", one.note, "dim"),
    )
    facts = [Piece(words % {"text": text}, ink) for words, text, ink in told if text]
    yield from flow(facts, width, dot(glyph), 4)


def _left(row: AcceptanceRow, today: date, width: int, glyph: Glyph) -> Iterator[DetailLine]:
    """Left-overs, and the actions that keep them alive."""
    leftovers = [line for line in row.leftovers.split("\n") if line.strip()]
    if leftovers and not row.actions:
        yield from section(_("Left over"), len(leftovers))
        for line in leftovers:
            yield from flow([Piece(line.strip())], width, "", 2)
    if row.actions:
        yield from section(_("Left to do"), len(row.actions))
    for action in row.actions:
        pieces = measure_pieces(action, today, width, glyph)
        yield DetailLine(Ref("action_item", action.id), pieces)


def _scores(row: AcceptanceRow, width: int, glyph: Glyph) -> Iterator[DetailLine]:
    """What the client said of it."""
    if row.scores:
        yield from section(_("Satisfaction"), len(row.scores))
    for one in row.scores:
        facts = [
            one.contact or one.client,
            "" if one.csat is None else _("CSAT %(score)d of 5") % {"score": one.csat},
            "" if one.nps is None else _("NPS %(score)d of 10") % {"score": one.nps},
            first_line(one.content),
        ]
        words = dot(glyph).join(fact for fact in facts if fact)
        yield DetailLine(Ref("feedback", one.feedback_id), (Piece(words),))


def acceptance_note(acceptances: Acceptances) -> str:
    """How many are signed, and how much is left to do."""
    rows = acceptances.acceptances
    signed = sum(row.signed_on is not None for row in rows)
    facts = [_("%(signed)d of %(all)d signed") % {"signed": signed, "all": len(rows)}]
    left = sum(row.open_actions for row in rows)
    if left:
        words = ngettext("%(number)d left to do", "%(number)d left to do", left)
        facts.append(words % {"number": left})
    return " · ".join(facts)
