"""What closes a gap, in lines: the sum, the deals to win with what stands in their way, the rest."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from salespm_tui.contract.goals import GapDeal, GapPlan
from salespm_tui.core.cells import cell_width, fit, fit_right, wrap
from salespm_tui.core.i18n import _, ngettext
from salespm_tui.core.money import format_money, short_money
from salespm_tui.core.typed_dates import format_date
from salespm_tui.domain.figures import Figure, half_up
from salespm_tui.ui.present.chart import Cell
from salespm_tui.ui.present.clients import Glyph, due_words

_AMOUNT = 13


@dataclass(frozen=True, slots=True)
class GapLine:
    """One line; `deal_id` on the first line of a deal."""

    deal_id: int | None
    cells: tuple[Cell, ...]


def gap_lines(plan: GapPlan, today: date, width: int, glyph: Glyph) -> list[GapLine]:
    """The whole answer in lines of `width` cells."""
    lines = [*_verdict(plan, width)]
    for deal in plan.chosen:
        lines += _deal(deal, plan, today, width, glyph)
    for note in plan.notes:
        lines += _wrapped(str(note), width, "warning")
    return lines


def gap_text(plan: GapPlan, today: date, width: int, glyph: Glyph) -> str:
    """The same as plain text."""
    lines = gap_lines(plan, today, width, glyph)
    return "\n".join("".join(text for text, _ink in line.cells).rstrip() for line in lines)


def _verdict(plan: GapPlan, width: int) -> Iterator[GapLine]:
    """How large the gap is, and whether it can be closed."""
    sums = _("Target %(target)s, won %(won)s, weighted open deals %(weighted)s.") % {
        "target": short_money(plan.target, plan.currency),
        "won": short_money(plan.won, plan.currency),
        "weighted": _short(plan.weighted, plan),
    }
    yield from _wrapped(sums, width, "")
    if plan.gap.value is None:
        why = "" if plan.gap.why is None else str(plan.gap.why.text)
        yield from _wrapped(_("There is no gap to tell: %(why)s.") % {"why": why}, width, "warning")
        return
    if plan.gap.value <= 0:
        yield from _wrapped(
            _("Nothing is to be closed: won and weighted deals reach the target."), width, "good"
        )
        return
    yield from _wrapped(_to_be_closed(plan), width, "good" if plan.closes else "bad")
    yield GapLine(None, ())


def _to_be_closed(plan: GapPlan) -> str:
    gap, number = _exact(plan.gap, plan), len(plan.chosen)
    if plan.closes:
        return ngettext(
            "The gap of %(gap)s is closed by winning %(number)d deal of %(all)d:",
            "The gap of %(gap)s is closed by winning %(number)d deals of %(all)d:",
            number,
        ) % {"gap": gap, "number": number, "all": plan.candidates}
    if not number:
        return _("No open deal of the period helps: the whole gap of %(gap)s remains.") % {
            "gap": gap
        }
    return ngettext(
        "Winning the only open deal leaves %(remains)s of the gap of %(gap)s:",
        "Winning all %(number)d open deals leaves %(remains)s of the gap of %(gap)s:",
        number,
    ) % {"remains": _exact(plan.remains, plan), "gap": gap, "number": number}


def _deal(deal: GapDeal, plan: GapPlan, today: date, width: int, glyph: Glyph) -> Iterator[GapLine]:
    adds = f"+{_short(deal.contribution, plan)}"
    close = format_date(deal.close, today, short=True)
    right = f"{fit_right(adds, _AMOUNT)}  {fit_right(close, 9)}"
    called = f"{deal.name}  {deal.client}" if deal.client else deal.name
    ascii_only = glyph("ellipsis") == "~"
    left = fit(called, width - cell_width(right) - 1, ascii=ascii_only)
    yield GapLine(deal.id, ((left, "strong"), (f" {right}", "")))
    percent = "—" if deal.probability is None else f"{deal.probability}%"
    amount = format_money(deal.amount_minor, plan.currency)
    facts = [f"{amount} {percent}", deal.stage, deal.owner, _next_step(deal, today)]
    text = f" {glyph('dot')} ".join(fact for fact in facts if fact)
    yield from _wrapped(text, width, "", indent=2)
    if deal.risks:
        risks = "; ".join(str(risk) for risk in deal.risks)
        yield from _wrapped(f"{glyph('bad')} {risks}", width, "warning", indent=2)


def _next_step(deal: GapDeal, today: date) -> str:
    """What is to be done next; that nothing is stands among the risks."""
    if deal.next_step is None:
        return "" if deal.risks else _("no next step")
    when = due_words(deal.next_step_on, today, short=True)
    return _("next: %(step)s, %(when)s") % {"step": deal.next_step, "when": when}


def _wrapped(text: str, width: int, ink: str, *, indent: int = 0) -> Iterator[GapLine]:
    for line in wrap(text, width - indent):
        yield GapLine(None, ((" " * indent + line, ink),))


def _short(figure: Figure, plan: GapPlan) -> str:
    return "—" if figure.value is None else short_money(half_up(figure.value), plan.currency)


def _exact(figure: Figure, plan: GapPlan) -> str:
    return "—" if figure.value is None else format_money(half_up(figure.value), plan.currency)
