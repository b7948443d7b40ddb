"""Spending in one line: `1200 travel 客户拜访 !fri`; a plus before the amount's words binds it only.

An amount, a category (or the name of a line), what it was for, the day behind `!`, and `+` where it
is ordered and not paid yet. Everything but the amount may be left out.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from salespm_tui.contract.budget import BudgetLineRow, SaveCostEntry
from salespm_tui.core.errors import UserError
from salespm_tui.core.i18n import _, spoken_in
from salespm_tui.core.money import format_money, read_money
from salespm_tui.core.similar import fold
from salespm_tui.core.typed_dates import format_date, read_date
from salespm_tui.ui.present.client_words import word
from salespm_tui.ui.present.team_words import CATEGORIES

_DAY_SIGNS = "!！"
_BOUND = ("+", "＋")
_LEAST_LETTERS = 3


@dataclass(frozen=True, slots=True)
class Purse:
    """What spending can go to: the project with its lines, its currency, the line or the category at
    hand, and today."""

    project_id: int
    currency: str
    lines: Sequence[BudgetLineRow]
    today: date
    line: BudgetLineRow | None = None
    category: str = "other"


@dataclass(frozen=True, slots=True)
class Spent:
    """A line as it was understood."""

    amount_minor: int
    category: str
    line: BudgetLineRow | None
    on: date
    note: str
    committed: bool

    def words(self, currency: str, today: date) -> str:
        """How it was understood, in words."""
        to = word(CATEGORIES, self.category) if self.line is None else self.line.name
        facts = [format_money(self.amount_minor, currency), to, format_date(self.on, today)]
        facts += [_("ordered, not paid yet")] if self.committed else []
        facts += [self.note] if self.note else []
        return " · ".join(facts)

    def command(self, purse: Purse) -> SaveCostEntry:
        """What is saved."""
        status = "committed" if self.committed else "spent"
        if self.line is not None:
            return SaveCostEntry(
                budget_line_id=self.line.id,
                amount_minor=self.amount_minor,
                on=self.on,
                status=status,
                note=self.note,
            )
        return SaveCostEntry(
            project_id=purse.project_id,
            category=self.category,
            amount_minor=self.amount_minor,
            on=self.on,
            status=status,
            note=self.note,
        )


def read_spent(text: str, purse: Purse) -> Spent:
    """What the line means; UserError where no amount begins it, or its day is none."""
    words = text.split()
    if not words:
        raise UserError(
            _("How much was spent?"), _("Type for example: 1200 travel client visit !fri")
        )
    amount = read_money(words[0], purse.currency)
    on, committed = purse.today, False
    line, category = purse.line, purse.category
    note: list[str] = []
    named = False
    for part in words[1:]:
        if part[0] in _DAY_SIGNS and len(part) > 1:
            on = read_date(part[1:], purse.today)
        elif part in _BOUND:
            committed = True
        elif not named and (found := _named(part, purse)) is not None:
            line, category = found
            named = True
        else:
            note.append(part)
    return Spent(amount, category, line, on, " ".join(note), committed)


def _named(part: str, purse: Purse) -> tuple[BudgetLineRow | None, str] | None:
    """The category (in either language), or the line, that this word names; the beginning of its
    name suffices."""
    typed = fold(part)
    for code, label in CATEGORIES.items():
        if typed in (code, fold(label), fold(spoken_in("zh", label))):
            return _line_of(code, purse), code
    if len(typed) < _LEAST_LETTERS and typed.isascii():
        return None
    for line in purse.lines:
        if fold(line.name).startswith(typed):
            return line, line.category
    for code, label in CATEGORIES.items():
        if code.startswith(typed) or fold(spoken_in("zh", label)).startswith(typed):
            return _line_of(code, purse), code
    return None


def _line_of(category: str, purse: Purse) -> BudgetLineRow | None:
    """The line at hand where it is of that category, else its first one; None where it has none yet."""
    if purse.line is not None and purse.line.category == category:
        return purse.line
    return next((line for line in purse.lines if line.category == category), None)
