"""Money told line by line: a line of the budget with its revisions and spending, a category, all of
a currency with its reserve, and what is to be bought."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from salespm_tui.contract.budget import (
    Budget,
    BudgetLineDetail,
    CategorySpending,
    CostEntryRow,
    CurrencySpending,
    RevisionRow,
)
from salespm_tui.contract.team import ProcurementRow
from salespm_tui.contract.values import Ref
from salespm_tui.core.cells import fit_right
from salespm_tui.core.i18n import _
from salespm_tui.core.money import format_money, short_money
from salespm_tui.core.typed_dates import format_date
from salespm_tui.domain.figures import Figure, write_percent
from salespm_tui.ui.present.client_words import word
from salespm_tui.ui.present.clients import Glyph, Piece, dot
from salespm_tui.ui.present.goal_detail import DetailLine, flow
from salespm_tui.ui.present.team_detail import label_piece, labelled
from salespm_tui.ui.present.team_rows import purchase_words
from salespm_tui.ui.present.team_words import CATEGORIES, COST_STATUSES

_MONEY = 16


def line_lines(detail: BudgetLineDetail, width: int, glyph: Glyph) -> list[DetailLine]:
    """A line of the budget: how it stands, its revisions with their reasons, what was spent."""
    return [
        *_line_head(detail, width, glyph),
        *_revisions(detail.revisions, detail.line.line.currency, detail.today, glyph),
        *_entries(detail.entries, detail.today, glyph),
        *(labelled(_("notes"), detail.line.line.note, width) if detail.line.line.note else ()),
    ]


def _line_head(detail: BudgetLineDetail, width: int, glyph: Glyph) -> Iterator[DetailLine]:
    spending = detail.line
    line = spending.line
    left = short_money(spending.left_minor, line.currency)
    facts = [
        Piece(line.name, "strong"),
        Piece(word(CATEGORIES, line.category), "dim"),
        Piece(spending.project, "dim"),
    ]
    if spending.task:
        facts.append(Piece(_("for %(task)s") % {"task": spending.task}, "dim"))
    if spending.overspent:
        short = short_money(-spending.left_minor, line.currency)
        facts.append(Piece(_("%(money)s overspent") % {"money": short}, "bad"))
    else:
        facts.append(Piece(_("%(money)s left") % {"money": left}, "good"))
    yield from flow(facts, width, dot(glyph))


def _revisions(
    rows: tuple[RevisionRow, ...], currency: str, today: date, glyph: Glyph
) -> Iterator[DetailLine]:
    label = _("revised")
    for row in rows:
        more = format_money(row.more_minor, currency, signed=True)
        day = format_date(row.as_of, today, short=True)
        pieces = (
            label_piece(label),
            Piece(fit_right(format_money(row.amount_minor, currency), _MONEY)),
            Piece(f"  {more}", "dim"),
            Piece(f"  {row.reason or glyph('unknown')}"),
            Piece(f"{day} ", "dim", right=True),
        )
        yield DetailLine(Ref("budget_revision", row.id), pieces)
        label = ""


def _entries(rows: tuple[CostEntryRow, ...], today: date, glyph: Glyph) -> Iterator[DetailLine]:
    label = _("spending")
    for row in rows:
        bound = row.status == "committed"
        facts = [
            row.note,
            word(COST_STATUSES, row.status) if bound else "",
            row.task or "",
            row.resource or "",
        ]
        day = format_date(row.on, today, short=True)
        pieces = (
            label_piece(label),
            Piece(
                fit_right(format_money(row.amount_minor, row.currency), _MONEY),
                "dim" if bound else "plain",
            ),
            Piece("  " + dot(glyph).join(fact for fact in facts if fact)),
            Piece(f"{day} ", "dim", right=True),
        )
        yield DetailLine(Ref("cost_entry", row.id), pieces)
        label = ""


def return_words(figure: Figure) -> str:
    """A return on spending, or why there is none."""
    if figure.value is None:
        return _("no return on it: %(why)s") % {
            "why": "" if figure.why is None else figure.why.text
        }
    return _("return on spending %(percent)s") % {"percent": write_percent(figure.value)}


def category_lines(
    one: CategorySpending, sums: CurrencySpending, width: int, glyph: Glyph
) -> list[DetailLine]:
    """A category: what is left of it, and what came back."""
    currency = sums.currency
    facts = [
        Piece(word(CATEGORIES, one.category), "strong"),
        _left_piece(one.left_minor, currency),
        Piece(return_words(one.return_on)),
    ]
    lines = [*flow(facts, width, dot(glyph))]
    if one.category == "contingency":
        lines += _reserve(sums, width)
    return lines


def _left_piece(minor: int, currency: str) -> Piece:
    if minor < 0:
        return Piece(_("%(money)s overspent") % {"money": short_money(-minor, currency)}, "bad")
    return Piece(_("%(money)s left") % {"money": short_money(minor, currency)}, "good")


def sums_lines(sums: CurrencySpending, width: int, glyph: Glyph) -> list[DetailLine]:
    """All of a currency: what is left, what it brought, and whether the reserve suffices."""
    won = _("won deals brought %(money)s") % {"money": short_money(sums.won_minor, sums.currency)}
    facts = [
        Piece(_("All of it, %(currency)s") % {"currency": sums.currency}, "strong"),
        _left_piece(sums.left_minor, sums.currency),
        Piece(won),
        Piece(return_words(sums.return_on)),
    ]
    return [*flow(facts, width, dot(glyph)), *_reserve(sums, width)]


def _reserve(sums: CurrencySpending, width: int) -> Iterator[DetailLine]:
    """The contingency against what the open risks ask for."""
    ink = "bad" if sums.short_minor else "plain"
    yield from labelled(_("reserve"), reserve_words(sums), width, ink=ink)


def reserve_words(sums: CurrencySpending) -> str:
    """What is left of the reserve, what the risks ask for, and how much is missing."""
    asked = short_money(sums.asked_minor, sums.currency)
    if sums.reserve_left_minor is None:
        if not sums.asked_minor:
            return _("none is kept, and no risk asks for one")
        return _("none is kept; the open risks ask for %(asked)s") % {"asked": asked}
    known = {
        "left": short_money(sums.reserve_left_minor, sums.currency),
        "asked": asked,
        "short": short_money(sums.short_minor, sums.currency),
    }
    if sums.short_minor:
        return _("%(left)s left; the open risks ask for %(asked)s: %(short)s short") % known
    return _("%(left)s left; the open risks ask for %(asked)s") % known


def purchase_lines(
    one: ProcurementRow, budget: Budget, width: int, glyph: Glyph
) -> list[DetailLine]:
    """Something to be bought, in full."""
    facts, ink = purchase_words(one.needed_by, one.ordered_on, one.delivered_on, budget.today)
    pieces = [Piece(one.name, "strong")]
    pieces += [Piece(text, "dim") for text in (one.project, one.supplier) if text]
    if one.price_minor is not None:
        pieces.append(Piece(format_money(one.price_minor, one.currency)))
    lines = [*flow(pieces, width, dot(glyph))]
    if facts:
        lines += labelled(_("purchase"), dot(glyph).join(facts), width, ink=ink)
    if one.wanted_on is not None:
        told = _("its first task begins on %(day)s") % {
            "day": format_date(one.wanted_on, budget.today, short=True)
        }
        if one.too_late_days:
            told += dot(glyph) + _("%(days)d d too late for its task") % {"days": one.too_late_days}
        warn = "bad" if one.too_late_days else "plain"
        lines += labelled(_("wanted"), told, width, ink=warn)
    return lines
