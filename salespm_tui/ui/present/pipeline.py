"""The board: heads of its columns, the cards, the lines of the table, and what the frame says."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from salespm_tui.contract.pipeline import (
    CurrencyFigures,
    DealRow,
    Pipeline,
    StageAmount,
    StageColumn,
)
from salespm_tui.core.cells import cell_width, fit_right
from salespm_tui.core.i18n import _, ngettext
from salespm_tui.core.money import minor_digits, short_money, short_number
from salespm_tui.core.similar import fold
from salespm_tui.core.typed_dates import format_date
from salespm_tui.domain.figures import half_up
from salespm_tui.ui.present.client_words import word
from salespm_tui.ui.present.clients import (
    Glyph,
    Piece,
    Pieces,
    dot,
    due_words,
    health_ink,
    late_words,
)
from salespm_tui.ui.present.pipeline_words import CATEGORIES, REASONS, VIEWS, WAITING_ON

AMOUNT = 6
SOON = timedelta(days=2)
_FAR = date.max


def brief(minor: int | None, currency: str, glyph: Glyph) -> str:
    """An amount in as few cells as it takes, its currency left out; a dash where it is unknown."""
    if minor is None:
        return glyph("unknown")
    return short_number(Decimal(minor).scaleb(-minor_digits(currency))).replace(",", "")


def named_amount(deal: DealRow, currency: str, glyph: Glyph) -> str:
    """The amount of a deal, with its currency where that is not the one given."""
    amount = brief(deal.amount_minor, deal.currency, glyph)
    if deal.amount_minor is None or not currency or deal.currency == currency:
        return amount
    return f"{amount} {deal.currency}"


# Order and filter


def in_order(deals: Sequence[DealRow], order: str, *, across: bool = False) -> tuple[DealRow, ...]:
    """The deals by that order (`pipeline_words.ORDERS`); what is unknown comes last.

    A column comes in the order of close days; `across` is for deals of several columns.
    """
    if order == "close" and not across:
        return tuple(deals)
    return tuple(sorted(deals, key=_KEYS[order]))


def _descending(value: int | None) -> tuple[bool, int]:
    return (value is None, -(value or 0))


def _ascending(value: int | None) -> tuple[bool, int]:
    return (value is None, value or 0)


_KEYS: dict[str, Callable[[DealRow], tuple[object, ...]]] = {
    "close": lambda deal: (deal.close_on or _FAR, deal.id),
    "amount": lambda deal: (*_descending(deal.amount_minor), deal.id),
    "weighted": lambda deal: (*_descending(deal.weighted_minor), deal.id),
    "health": lambda deal: (*_ascending(deal.health), deal.id),
    "step": lambda deal: (deal.kind != "open", deal.next_step_on or _FAR, deal.id),
    "age": lambda deal: (*_descending(deal.age_days), deal.id),
    "name": lambda deal: (fold(deal.name), deal.id),
}


def searchable(deal: DealRow) -> str:
    """What a filter looks through: name, client, project, owner, next step, products."""
    words = (deal.name, deal.client, deal.project, deal.owner, deal.next_step, deal.products)
    return fold(" ".join(filter(None, words)))


# Columns


def amount_of(column: StageColumn, currency: str) -> StageAmount | None:
    """What the deals of that currency come to in the column; None where there is none."""
    return next((one for one in column.amounts if one.currency == currency), None)


def head_lines(
    column: StageColumn, width: int, glyph: Glyph, *, shown: int, currency: str, current: bool
) -> tuple[Pieces, Pieces]:
    """The two lines over an open column: name and number; amount and weighted amount.

    A + behind an amount says that there are deals whose amount, or probability, nobody knows.
    """
    number = str(column.count) if shown == column.count else f"{shown}/{column.count}"
    sign = {"won": glyph("done"), "lost": glyph("dropped")}.get(column.stage.kind, "")
    name = f"{sign} {column.stage.name}" if sign else column.stage.name
    ink = "strong" if current else "head"
    cursor = glyph("cursor") if current else " "
    title = (
        Piece(cursor, "accent", 1),
        Piece(name, ink, max(width - 2 - cell_width(number), 1)),
        Piece(number, ink, right=True),
    )
    return title, _sum_line(column, currency, glyph)


def _sum_line(column: StageColumn, currency: str, glyph: Glyph) -> Pieces:
    found = amount_of(column, currency)
    if found is None:
        return ()
    unknown = found.unknown
    if unknown.no_amount == found.count:
        return (Piece(" " + _("no amount known"), "dim"),)
    more = "+" if unknown.no_amount else ""
    pieces = [Piece(" " + brief(found.amount_minor, currency, glyph) + more, "dim")]
    if found.weighted is not None:
        # The weighted sum lacks what has no probability too.
        more = "+" if unknown.no_amount or unknown.no_probability else ""
        weighted = brief(half_up(found.weighted), currency, glyph) + more
        pieces.append(Piece(glyph("weighted") + weighted, "accent", right=True))
    return tuple(pieces)


def folded_lines(column: StageColumn, height: int, glyph: Glyph) -> list[tuple[str, str]]:
    """A folded column from top to bottom, four cells wide: its number, then its name downwards."""
    number = str(column.count)
    if len(number) > 4:
        number = short_number(Decimal(column.count)).replace(",", "")
    sign = {"won": glyph("done"), "lost": glyph("dropped")}.get(column.stage.kind, " ")
    lines = [(fit_right(number, 4), "head"), (f"  {sign} ", "dim")]
    for letter in column.stage.name[: max(height - 2, 0)]:
        pad = 4 - cell_width(letter)
        lines.append((" " * (pad - pad // 2) + letter + " " * (pad // 2), "dim"))
    return lines


# Cards


def mark_of(deal: DealRow, today: date, glyph: Glyph) -> tuple[str, str]:
    """How urgent a deal is, as a sign and its ink: `!` bad, `~` soon or in want of a step."""
    if deal.kind != "open":
        return ("done", "good") if deal.kind == "won" else ("dropped", "dim")
    due, close = deal.next_step_on, deal.expected_close_on
    if deal.stale or (due is not None and due < today) or (close is not None and close < today):
        return "bad", "bad"
    if due is None or due == today:
        return "warning", "warning"
    return "", "plain"


def card_lines(
    deal: DealRow,
    today: date,
    width: int,
    glyph: Glyph,
    *,
    currency: str = "",
    selected: bool = False,
) -> tuple[Pieces, Pieces]:
    """A card: what it is called; then its amount, its probability, and what comes next.

    An amount that is not in `currency`, that of the sums, names its own.
    """
    name, ink = mark_of(deal, today, glyph)
    mark = glyph("selected") if selected else glyph(name) if name else " "
    title = (
        Piece(mark, "accent" if selected else ink, 2),
        Piece(deal.name, "plain", max(width - 2, 1)),
    )
    right = _when(deal, today, glyph)
    facts = [Piece(" "), Piece(named_amount(deal, currency, glyph), "dim")]
    chance = _chance(deal, glyph)
    texts = (facts[1].text, chance, right.text)
    spare = width - 3 - sum(map(cell_width, texts))
    arrow = glyph("arrow")
    if -cell_width(arrow) <= spare < 0 and right.text.startswith(arrow):
        # The day says enough where the arrow before it would push the probability out.
        right = replace(right, text=right.text[len(arrow) :])
        spare = 0
    if chance and spare >= 0:
        facts.append(Piece(f" {chance}", "changed" if deal.probability_is_manual else "dim"))
    return title, (*facts, right)


def _chance(deal: DealRow, glyph: Glyph) -> str:
    """The probability of an open deal; one set by hand has its sign."""
    if deal.kind != "open":
        return ""
    if deal.probability is None:
        return f"{glyph('unknown')}%"
    return f"{deal.probability}%{glyph('manual') if deal.probability_is_manual else ''}"


def _when(deal: DealRow, today: date, glyph: Glyph) -> Piece:
    """The day that matters most: the next step of an open deal, the close of a closed one."""
    if deal.kind != "open":
        day = "" if deal.close_on is None else format_date(deal.close_on, today, short=True)
        return Piece(day, "dim", right=True)
    due = deal.next_step_on
    if due is None:
        return Piece(_("no step"), "warning", right=True)
    if due == today:
        return Piece(_("today"), "warning", right=True)
    arrow = glyph("bad") if due < today else glyph("arrow")
    ink = "bad" if due < today else "dim"
    return Piece(f"{arrow}{format_date(due, today, short=True)}", ink, right=True)


# The lines below the board


def summary_lines(
    deal: DealRow, stage: str, today: date, width: int, glyph: Glyph
) -> tuple[Pieces, ...]:
    """The deal under the cursor in four lines, the most telling first."""
    return (
        _called(deal, stage, glyph),
        _next_line(deal, today, glyph),
        _reason_line(deal, width, glyph),
        _facts_line(deal, today, glyph),
    )


def _called(deal: DealRow, stage: str, glyph: Glyph) -> Pieces:
    pieces = [Piece(deal.name, "strong")]
    for text in filter(None, (deal.client, deal.project)):
        pieces += [Piece(dot(glyph), "dim"), Piece(text)]
    words = (
        glyph("unknown")
        if deal.amount_minor is None
        else short_money(deal.amount_minor, deal.currency)
    )
    if deal.kind == "open":
        words += f" {glyph('times')} {_chance(deal, glyph)}"
        weighted = brief(deal.weighted_minor, deal.currency, glyph)
        words += f" = {weighted}"
    return (*pieces, Piece(f"{stage}{dot(glyph)}{words}", "accent", right=True))


def _next_line(deal: DealRow, today: date, glyph: Glyph) -> Pieces:
    if deal.kind != "open":
        words = [word(REASONS, deal.outcome_reason) or _("no reason given")]
        words += filter(None, (deal.outcome_detail,))
        close = glyph("unknown") if deal.close_on is None else format_date(deal.close_on, today)
        sentence = _("won on %(day)s") if deal.kind == "won" else _("lost on %(day)s")
        return (
            Piece(sentence % {"day": close}, "good" if deal.kind == "won" else "plain"),
            Piece(dot(glyph) + dot(glyph).join(words)),
        )
    step = deal.next_step
    late = deal.next_step_on is not None and deal.next_step_on < today
    pieces = (
        [Piece(_("no next step"), "warning")]
        if step is None
        else [
            Piece(f"{glyph('arrow')} ", "accent"),
            Piece(step),
            Piece(dot(glyph) + due_words(deal.next_step_on, today), "bad" if late else "plain"),
        ]
    )
    if deal.waiting_on:
        waits = _("waits on %(whom)s") % {"whom": word(WAITING_ON, deal.waiting_on)}
        pieces += [Piece(dot(glyph), "dim"), Piece(waits, "warning")]
    close = (
        _("no close day")
        if deal.close_on is None
        else _("closes %(day)s") % {"day": format_date(deal.close_on, today, short=True)}
    )
    if deal.pushes:
        pushed = ngettext("pushed %(number)d time", "pushed %(number)d times", deal.pushes)
        close += f" ({pushed % {'number': deal.pushes}})"
    passed = deal.close_on is not None and deal.close_on < today
    right = f"{close}{dot(glyph)}{word(CATEGORIES, deal.forecast_category)}"
    return (*pieces, Piece(right, "bad" if passed else "dim", right=True))


def _reason_line(deal: DealRow, width: int, glyph: Glyph) -> Pieces:
    """The health of an open deal, and as many of its reasons as the line holds."""
    if deal.health is None:
        return ()
    health = _("health %(health)d") % {"health": deal.health}
    reasons = "; ".join(str(reason.text) for reason in deal.reasons)
    words = reasons or _("nothing speaks against it")
    return (
        Piece(health, health_ink(deal.health)),
        Piece(dot(glyph) + words, "plain", max(width - cell_width(health), 1)),
    )


def _facts_line(deal: DealRow, today: date, glyph: Glyph) -> Pieces:
    facts = []
    if deal.owner:
        facts.append(deal.owner)
    if deal.age_days is not None:
        facts.append(_("%(days)d d at this stage") % {"days": deal.age_days})
    if (
        deal.kind == "open"
        and deal.expected_close_on is not None
        and deal.expected_close_on < today
    ):
        facts.append(_("close day: %(late)s") % {"late": late_words(deal.expected_close_on, today)})
    if deal.products:
        facts.append(deal.products)
    if deal.competitor:
        facts.append(_("against %(name)s") % {"name": deal.competitor})
    return (Piece(dot(glyph).join(facts), "dim"),)


# The frame


def figures_of(pipeline: Pipeline, currency: str) -> CurrencyFigures | None:
    """The figures of that currency; where there is none, of the one with most deals."""
    found = (one for one in pipeline.figures if one.currency == currency)
    return next(found, pipeline.figures[0] if pipeline.figures else None)


def note_words(pipeline: Pipeline, currency: str, width: int, glyph: Glyph) -> str:
    """What stands in the header: how much is open, and what it is worth; more where it is wide."""
    figures = figures_of(pipeline, currency)
    if figures is None:
        return _("no deals yet")
    total = figures.total
    count = ngettext("%(number)d open", "%(number)d open", total.open_count)
    parts = [count % {"number": total.open_count}]
    if total.unknown.no_amount < total.open_count:
        more = "+" if total.unknown.no_amount else ""
        amounts = {
            "amount": brief(total.open_minor, figures.currency, glyph) + more,
            "currency": figures.currency,
            "weighted": brief(half_up(total.weighted), figures.currency, glyph) + more,
        }
        parts.append(_("%(amount)s %(currency)s, weighted %(weighted)s") % amounts)
    elif total.open_count:
        parts.append(_("no amount known"))
    if width >= 100 and figures.assumed:
        parts.append(_("probabilities assumed"))
    if len(pipeline.figures) > 1 and width >= 100:
        others = len(pipeline.figures) - 1
        words = ngettext("%(number)d more currency", "%(number)d more currencies", others)
        parts.append(words % {"number": others})
    return dot(glyph).join(parts)


def status_words(facts: Iterable[str], glyph: Glyph) -> str:
    """What the status line says, one fact after another."""
    return dot(glyph).join(filter(None, facts))


def view_words(pipeline: Pipeline) -> str:
    """The view that is shown; nothing where all deals are."""
    return "" if not pipeline.view else word(VIEWS, pipeline.view)


def loose_words(pipeline: Pipeline, currency: str) -> list[str]:
    """What the status line counts: leads, deals without a step, and deals that no month can hold."""
    facts = []
    if pipeline.leads:
        words = ngettext("%(number)d lead", "%(number)d leads", pipeline.leads)
        facts.append(words % {"number": pipeline.leads})
    if pipeline.loose_ends:
        words = ngettext(
            "%(number)d without a next step", "%(number)d without a next step", pipeline.loose_ends
        )
        facts.append(words % {"number": pipeline.loose_ends})
    figures = figures_of(pipeline, currency)
    if figures is not None and figures.open_undated:
        words = ngettext(
            "%(number)d without a close day",
            "%(number)d without a close day",
            figures.open_undated,
        )
        facts.append(words % {"number": figures.open_undated})
    return facts
