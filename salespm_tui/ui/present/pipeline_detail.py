"""One deal whole, section after section: health, qualification, steps, log, how it moved, money."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from salespm_tui.contract.clients import LogRow, NextStepRow
from salespm_tui.contract.pipeline import DealDetail, StayRow
from salespm_tui.contract.values import Ref
from salespm_tui.core.cells import cell_width, wrap
from salespm_tui.core.i18n import _, ngettext
from salespm_tui.core.money import format_money
from salespm_tui.core.typed_dates import format_date
from salespm_tui.domain.figures import half_up
from salespm_tui.ui.present.client_log import plain_text
from salespm_tui.ui.present.client_words import CHANNELS, word
from salespm_tui.ui.present.clients import Glyph, Piece, Pieces, dot, due_words, health_ink
from salespm_tui.ui.present.pipeline import brief
from salespm_tui.ui.present.pipeline_words import (
    BANT,
    BANT_SCORES,
    CATEGORIES,
    REASONS,
    WAITING_ON,
)

INDENT = 1
LABEL = 14


@dataclass(frozen=True, slots=True)
class DetailLine:
    """A line of the detail; `key` is the record that enter opens, None where there is none."""

    key: Ref | None
    pieces: Pieces


def detail_lines(detail: DealDetail, width: int, glyph: Glyph) -> list[DetailLine]:
    """Everything about the deal in lines of that width."""
    lines = [*_about(detail, width, glyph)]
    sections = (
        (_("Health"), _health(detail, width, glyph)),
        (_("Qualification"), _bant(detail, glyph)),
        (_("Next steps"), _steps(detail, width, glyph)),
        (_("Log"), _log(detail, width, glyph)),
        (_("Stages"), _stays(detail, width, glyph)),
        (_("Close day"), _slips(detail, glyph)),
        (_("Payments"), _payments(detail, glyph)),
        (_("Notes"), _notes(detail, width)),
    )
    for title, body in sections:
        told = list(body)
        if told:
            lines += [_line(), _line(Piece(title, "head")), *told]
    return lines


def detail_text(detail: DealDetail, width: int, glyph: Glyph) -> list[str]:
    """The detail as text, for copying."""
    return [plain_text(line.pieces, width) for line in detail_lines(detail, width, glyph)]


def _line(*pieces: Piece, key: Ref | None = None) -> DetailLine:
    return DetailLine(key, (Piece(" " * INDENT), *pieces))


def _wrapped(text: str, width: int, ink: str = "plain") -> Iterator[DetailLine]:
    for line in wrap(text, max(width - INDENT - 1, 10)):
        yield _line(Piece(line, ink))


def _fact(label: str, text: str, ink: str = "plain", key: Ref | None = None) -> DetailLine:
    return _line(Piece(label, "dim", LABEL), Piece(text, ink), key=key)


def _about(detail: DealDetail, width: int, glyph: Glyph) -> Iterator[DetailLine]:
    deal, today = detail.deal, detail.today
    for line in wrap(deal.name, max(width - INDENT - 1, 10)):
        yield _line(Piece(line, "strong"))
    yield from _belongs_to(detail)
    yield _fact(_("Stage"), detail.stage.name + _days_at(detail, glyph))
    amount = glyph("unknown")
    if deal.amount_minor is not None:
        amount = format_money(deal.amount_minor, deal.currency)
    yield _fact(_("Amount"), amount)
    yield from _open_facts(detail, glyph) if deal.kind == "open" else _outcome(detail, width, glyph)
    close = glyph("unknown") if deal.close_on is None else format_date(deal.close_on, today)
    yield _fact(_("Closes") if deal.kind == "open" else _("Closed"), close)
    optional = (
        (_("Waits on"), word(WAITING_ON, deal.waiting_on)),
        (_("Owner"), deal.owner),
        (_("Products"), deal.products),
        (_("Competitor"), deal.competitor),
    )
    yield from (_fact(name, text) for name, text in optional if text)
    if detail.lead is not None:
        yield _fact(_("From lead"), detail.lead.title, key=Ref("lead", detail.lead.id))


def _belongs_to(detail: DealDetail) -> Iterator[DetailLine]:
    deal = detail.deal
    if deal.client is not None:
        key = None if deal.client_id is None else Ref("client", deal.client_id)
        yield _fact(_("Client"), deal.client, key=key)
    if deal.project:
        yield _fact(_("Project"), deal.project)
    if detail.goal is not None:
        yield _fact(_("Goal"), detail.goal[1], key=Ref("goal", detail.goal[0]))


def _open_facts(detail: DealDetail, glyph: Glyph) -> Iterator[DetailLine]:
    yield _fact(_("Probability"), _chance_words(detail, glyph))
    yield _fact(_("Forecast"), word(CATEGORIES, detail.deal.forecast_category))


def _outcome(detail: DealDetail, width: int, glyph: Glyph) -> Iterator[DetailLine]:
    yield _fact(_("Reason"), word(REASONS, detail.deal.outcome_reason) or glyph("unknown"))
    if detail.deal.outcome_detail:
        yield from _wrapped(detail.deal.outcome_detail, width)


def _days_at(detail: DealDetail, glyph: Glyph) -> str:
    age = detail.deal.age_days
    if age is None:
        return ""
    return dot(glyph) + ngettext("%(number)d day", "%(number)d days", age) % {"number": age}


def _chance_words(detail: DealDetail, glyph: Glyph) -> str:
    deal = detail.deal
    if deal.probability is None:
        return glyph("unknown")
    words = f"{deal.probability}%"
    if deal.probability_is_manual:
        words += " " + _("set by hand")
    if deal.weighted_minor is not None:
        amount = brief(deal.weighted_minor, deal.currency, glyph)
        words += dot(glyph) + _("weighted %(amount)s") % {"amount": amount}
    return words


def _health(detail: DealDetail, width: int, glyph: Glyph) -> Iterator[DetailLine]:
    deal = detail.deal
    if deal.health is None:
        return
    words = _("%(health)d of 100") % {"health": deal.health}
    yield _line(Piece(words, health_ink(deal.health)))
    for reason in deal.reasons:
        text = f"{glyph('minus')}{reason.points}  {reason.text}"
        yield from _wrapped(text, width)


def _bant(detail: DealDetail, glyph: Glyph) -> Iterator[DetailLine]:
    deal = detail.deal
    if all(score is None for score in deal.bant):
        return
    for name, score in zip(BANT, deal.bant, strict=True):
        words = glyph("unknown")
        if score is not None:
            words = (
                f"{glyph('filled') * score}{glyph('empty') * (3 - score)}  {_(BANT_SCORES[score])}"
            )
        yield _fact(_(name), words)
    if deal.bant_score is not None:
        whole = half_up(deal.bant_score * 100)
        yield _fact(_("Together"), _("%(score)s of 3") % {"score": f"{whole / 100:.2f}"})


def _steps(detail: DealDetail, width: int, glyph: Glyph) -> Iterator[DetailLine]:
    for step in detail.steps:
        yield _line(*_step(step, detail, width, glyph), key=Ref("action_item", step.id))
    if not detail.steps and detail.deal.kind == "open":
        yield _line(Piece(_("No next step. Press N to add one with its date."), "warning"))


def _step(step: NextStepRow, detail: DealDetail, width: int, glyph: Glyph) -> Iterator[Piece]:
    is_open = step.status == "open"
    late = is_open and step.due_on is not None and step.due_on < detail.today
    done = step.done_on
    if is_open:
        when = due_words(step.due_on, detail.today, short=True)
    else:
        when = _("done") if done is None else format_date(done, detail.today, short=True)
    mark = glyph("arrow") if is_open else glyph("done" if step.status == "done" else "dropped")
    yield Piece(f"{mark} ", "bad" if late else "accent" if is_open else "dim", 3)
    room = max(width - INDENT - 3 - cell_width(when) - 2, 8)
    yield Piece(step.title, "plain" if is_open else "struck", room)
    yield Piece(when, "bad" if late else "dim", right=True)


def _log(detail: DealDetail, width: int, glyph: Glyph) -> Iterator[DetailLine]:
    for entry in detail.log:
        yield _line(*_entry(entry, detail), key=Ref("interaction", entry.id))
        if entry.outcome:
            yield from _wrapped(_("outcome: %(text)s") % {"text": entry.outcome}, width, "dim")
    rest = detail.log_total - len(detail.log)
    if rest > 0:
        yield _line(Piece(_("%(number)d older entries follow.") % {"number": rest}, "dim"))


def _entry(entry: LogRow, detail: DealDetail) -> Iterator[Piece]:
    yield Piece(format_date(entry.at.date(), detail.today, short=True), "strong", 12)
    yield Piece(word(CHANNELS, entry.channel), "accent", 9)
    yield Piece(entry.summary.replace("\n", " "))


def _stays(detail: DealDetail, width: int, glyph: Glyph) -> Iterator[DetailLine]:
    for stay in reversed(detail.stays):
        yield _line(*_stay(stay, detail, glyph))
        if stay.note:
            yield from _wrapped("  " + stay.note, width, "dim")


def _stay(stay: StayRow, detail: DealDetail, glyph: Glyph) -> Iterator[Piece]:
    yield Piece(format_date(stay.since.date(), detail.today, short=True), "strong", 12)
    yield Piece(stay.stage, "plain", 18)
    facts = [ngettext("%(number)d day", "%(number)d days", stay.days) % {"number": stay.days}]
    if stay.amount_minor is not None:
        facts.append(brief(stay.amount_minor, detail.deal.currency, glyph))
    if stay.probability is not None:
        facts.append(f"{stay.probability}%")
    yield Piece(dot(glyph).join(facts), "dim")


def _slips(detail: DealDetail, glyph: Glyph) -> Iterator[DetailLine]:
    found = detail.slippage
    if not found.pushes and not found.slipped_days:
        return
    if found.pushes:
        words = ngettext("pushed %(number)d time", "pushed %(number)d times", found.pushes)
        days = ngettext("by %(number)d day", "by %(number)d days", found.pushed_days)
        text = f"{words % {'number': found.pushes}}, {days % {'number': found.pushed_days}}"
        yield _line(Piece(text, "warning" if found.pushes >= 3 else "plain"))
    if found.first_close_on is not None:
        day = format_date(found.first_close_on, detail.today)
        yield _line(Piece(_("first expected on %(day)s") % {"day": day}, "dim"))


def _payments(detail: DealDetail, glyph: Glyph) -> Iterator[DetailLine]:
    for paid in detail.payments:
        yield _line(
            Piece(format_date(paid.collected_on, detail.today, short=True), "strong", 12),
            Piece(format_money(paid.amount_minor, paid.currency)),
            Piece(dot(glyph) + paid.note if paid.note else "", "dim"),
        )


def _notes(detail: DealDetail, width: int) -> Iterator[DetailLine]:
    if detail.deal.notes.strip():
        yield from _wrapped(detail.deal.notes, width)
