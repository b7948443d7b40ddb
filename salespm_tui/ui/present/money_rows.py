"""The budget in rows: sums by currency, categories with their lines, and what is to be bought."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass

from salespm_tui.contract.budget import Budget, CategorySpending, CurrencySpending, LineSpending
from salespm_tui.contract.team import ProcurementRow
from salespm_tui.contract.values import Ref
from salespm_tui.core.cells import fit_right
from salespm_tui.core.i18n import N_, _
from salespm_tui.core.similar import fold
from salespm_tui.ui.present.client_words import word
from salespm_tui.ui.present.clients import Glyph, Piece, Pieces, dot
from salespm_tui.ui.present.pipeline import brief
from salespm_tui.ui.present.team_rows import purchase_words
from salespm_tui.ui.present.team_words import CATEGORIES

_MARK = 2
_AMOUNTS = (
    ("planned", N_("budgeted")),
    ("revised", N_("revised")),
    ("spent", N_("spent")),
    ("committed", N_("committed")),
    ("left", N_("left")),
)
_AMOUNT = 9
_BAR = 14
_BAR_FROM = 104


@dataclass(frozen=True, slots=True)
class MoneyLine:
    """A line of the list: a currency, a category, a line of the budget, something to be bought; or
    the head over these."""

    key: Hashable | None
    sums: CurrencySpending | None = None
    category: CategorySpending | None = None
    spending: LineSpending | None = None
    purchase: ProcurementRow | None = None
    number: int = 0


@dataclass(frozen=True, slots=True)
class Amounts:
    """The five figures of a row, in minor units."""

    planned: int
    revised: int
    spent: int
    committed: int
    left: int
    currency: str


def money_lines(budget: Budget, purchases: Sequence[ProcurementRow], text: str) -> list[MoneyLine]:
    """The lines that match the filter, under their categories; what is to be bought comes last."""
    words = fold(text).split()
    lines: list[MoneyLine] = []
    for sums in budget.sums:
        found = _of_currency(budget, sums, words)
        if found:
            lines += [MoneyLine(("sums", sums.currency), sums=sums), *found]
    things = [one for one in purchases if _has(words, _searched_thing(one))]
    if things:
        lines.append(MoneyLine(None, number=len(things)))
        lines += [MoneyLine(Ref("resource", one.id), purchase=one) for one in things]
    return lines


def _of_currency(budget: Budget, sums: CurrencySpending, words: list[str]) -> list[MoneyLine]:
    lines: list[MoneyLine] = []
    for category in sums.categories:
        own = [
            one
            for one in budget.lines
            if one.line.currency == sums.currency
            and one.line.category == category.category
            and _has(words, _searched(one))
        ]
        if own:
            key = ("category", sums.currency, category.category)
            lines.append(MoneyLine(key, category=category, sums=sums))
            lines += [MoneyLine(Ref("budget_line", one.line.id), spending=one) for one in own]
    return lines


def _has(words: list[str], text: str) -> bool:
    return all(part in text for part in words)


def _searched(one: LineSpending) -> str:
    line = one.line
    told = (line.name, line.note, one.project, one.task, word(CATEGORIES, line.category))
    return fold(" ".join(filter(None, told)))


def _searched_thing(one: ProcurementRow) -> str:
    return fold(" ".join(filter(None, (one.name, one.project, one.supplier))))


# Rows


def money_titles(width: int) -> Pieces:
    """The heads of the columns."""
    name, amount, _bar = _widths(width)
    pieces = [Piece(" " * _MARK), Piece(_("Budget"), "head", name)]
    pieces += [Piece(f" {fit_right(_(title), amount)}", "head") for _code, title in _AMOUNTS]
    return tuple(pieces)


def _widths(width: int) -> tuple[int, int, int]:
    """The cells of the name, of an amount, and of the bar."""
    amount = _AMOUNT if width >= 72 else 7
    bar = _BAR if width >= _BAR_FROM else 0
    return width - _MARK - 5 * (amount + 1) - (bar + 2 if bar else 0) - 1, amount, bar


def money_pieces(
    line: MoneyLine, budget: Budget, width: int, glyph: Glyph, *, across: bool
) -> Pieces:
    """One line of the list."""
    if line.spending is not None:
        return tuple(_spending(line.spending, width, glyph, across=across))
    if line.category is not None:
        assert line.sums is not None
        return tuple(_category(line.category, line.sums.currency, width, glyph))
    if line.sums is not None:
        return tuple(_sums(line.sums, width, glyph))
    if line.purchase is not None:
        return tuple(_purchase(line.purchase, budget, width, glyph))
    return (Piece(" " + _("To be bought %(number)d") % {"number": line.number}, "head"),)


def _sums(sums: CurrencySpending, width: int, glyph: Glyph) -> Iterator[Piece]:
    amounts = Amounts(
        sums.planned_minor,
        sums.revised_minor,
        sums.spent_minor,
        sums.committed_minor,
        sums.left_minor,
        sums.currency,
    )
    name = _("All of it, %(currency)s") % {"currency": sums.currency}
    mark = glyph("bad") if sums.overspent_lines else " "
    yield from _row(mark, name, amounts, width, glyph, ink="strong", indent=0)


def _category(one: CategorySpending, currency: str, width: int, glyph: Glyph) -> Iterator[Piece]:
    amounts = Amounts(
        one.planned_minor,
        one.revised_minor,
        one.spent_minor,
        one.committed_minor,
        one.left_minor,
        currency,
    )
    mark = glyph("bad") if one.overspent else " "
    name = word(CATEGORIES, one.category)
    yield from _row(mark, name, amounts, width, glyph, ink="head", indent=0)


def _spending(one: LineSpending, width: int, glyph: Glyph, *, across: bool) -> Iterator[Piece]:
    line = one.line
    amounts = Amounts(
        line.planned_minor,
        line.amount_minor,
        one.spent_minor,
        one.committed_minor,
        one.left_minor,
        line.currency,
    )
    name = f"{one.project} {line.name}" if across else line.name
    mark = glyph("bad") if one.overspent else " "
    revised = line.revised_minor is not None
    yield from _row(mark, name, amounts, width, glyph, indent=2, revised=revised)


def _row(
    mark: str,
    name: str,
    amounts: Amounts,
    width: int,
    glyph: Glyph,
    *,
    ink: str = "plain",
    indent: int = 0,
    revised: bool = True,
) -> Iterator[Piece]:
    """Sign, name, the five figures, and how much of the money is gone as a bar where there is room."""
    cells, amount, bar = _widths(width)
    over = amounts.left < 0
    yield Piece(f"{mark} ", "bad")
    yield Piece(" " * indent + name, ink, cells)
    for code, _title in _AMOUNTS:
        value = getattr(amounts, code)
        faint = not value or (code == "revised" and not revised)
        of = "bad" if code == "left" and over else "dim" if faint else ink
        text = "" if code == "revised" and not revised else brief(value, amounts.currency, glyph)
        yield Piece(f" {fit_right(text, amount)}", of)
    if bar:
        yield Piece("  ")
        yield from gone_bar(amounts, bar, glyph)


def gone_bar(amounts: Amounts, cells: int, glyph: Glyph) -> Iterator[Piece]:
    """What is spent, bound and left of the money, in so many cells; what goes beyond it is marked."""
    whole = amounts.revised
    if whole <= 0:
        sign = glyph("bad") if amounts.spent + amounts.committed > 0 else ""
        yield Piece(sign.ljust(cells), "bad")
        return
    spent = min(cells, max(0, amounts.spent) * cells // whole)
    bound = min(cells - spent, max(0, amounts.committed) * cells // whole)
    over = amounts.left < 0
    left = cells - spent - bound
    yield Piece(glyph("load_4") * spent, "bad" if over else "bar")
    yield Piece(glyph("load_2") * bound, "bad" if over else "bar")
    yield Piece((glyph("load_over") if over and left else "").ljust(left, glyph("load_0")), "dim")


def _purchase(one: ProcurementRow, budget: Budget, width: int, glyph: Glyph) -> Iterator[Piece]:
    cells = max(16, min(30, width // 3))
    late = one.state != "delivered" and bool(one.late_days or one.too_late_days)
    yield Piece(f"{glyph('bad') if late else ' '} ", "bad")
    yield Piece(one.name, "dim" if one.state == "delivered" else "plain", cells)
    yield Piece(" ")
    facts, ink = purchase_words(one.needed_by, one.ordered_on, one.delivered_on, budget.today)
    if one.too_late_days:
        facts.append(_("%(days)d d too late for its task") % {"days": one.too_late_days})
    yield Piece(dot(glyph).join(facts), ink)
    price = "" if one.price_minor is None else brief(one.price_minor, one.currency, glyph)
    yield Piece(f"{price} ", right=True)
