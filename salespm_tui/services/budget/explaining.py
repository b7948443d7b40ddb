"""Why a figure of a budget is what it is: of a currency, of a category, or of one line."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction

from salespm_tui.contract.budget import (
    BudgetLineQuery,
    BudgetQuery,
    CostEntriesQuery,
    CostEntryRow,
    LineSpending,
)
from salespm_tui.contract.goals import ExplainFigure
from salespm_tui.core.errors import UserError
from salespm_tui.core.i18n import N_, _
from salespm_tui.core.labels import Label, label
from salespm_tui.domain.budget_words import CATEGORIES, name_of_line
from salespm_tui.domain.earned_value import return_on
from salespm_tui.domain.explain_budget import BUDGET_FIGURES, explain_budget
from salespm_tui.domain.explain_figures import FigureExplanation, FigureRow
from salespm_tui.domain.figures import Figure, Writer, known, money_writer
from salespm_tui.services.budget.listing import budget, budget_line, won_minor
from salespm_tui.services.budget.rows import cost_entries
from salespm_tui.services.pipeline.currency import currency_of
from salespm_tui.services.work import Reading

Explained = tuple[str, FigureExplanation] | None
_OF_LINE = ("planned", "revised", "spent", "committed", "left")
_AMOUNTS: dict[str, Callable[[LineSpending], int]] = {
    "planned": lambda row: row.line.planned_minor,
    "revised": lambda row: row.line.amount_minor,
    "spent": lambda row: row.spent_minor,
    "committed": lambda row: row.committed_minor,
    "left": lambda row: row.left_minor,
}


def of_budget(reading: Reading, query: ExplainFigure) -> Explained:
    """A sum over the lines of a project (`id`, None all) in one currency, of one category where given;
    None for a figure that it has not."""
    if query.figure not in BUDGET_FIGURES or (query.category and query.figure == "short"):
        return None
    currency = query.currency or currency_of(reading, query.id)
    rows = [
        row
        for row in budget(reading, BudgetQuery(query.id)).lines
        if row.line.currency == currency and query.category in (None, row.line.category)
    ]
    write = money_writer(currency)
    named = "" if query.category is None else _(CATEGORIES[query.category])
    if query.figure == "short":
        return "", _short(reading, query, currency, rows)
    sums = {code: sum(map(amount, rows)) for code, amount in _AMOUNTS.items()}
    won = won_minor(reading, query.id, currency)
    figure = return_on(won, sums["spent"])
    values = {**_written(sums, write), "won": write(Fraction(won))}
    if query.figure != "return_on":
        figure = known(sums[query.figure])
    shown = _AMOUNTS.get(query.figure, _AMOUNTS["spent"])
    found = [
        FigureRow(
            "budget_line",
            row.line.id,
            f"{row.project} {name_of_line(row.line.name, row.line.category)}",
            shown(row),
        )
        for row in rows
    ]
    return named, explain_budget(query.figure, figure, values, found, write, notes=_notes(query))


def _written(sums: dict[str, int], write: Writer) -> dict[str, str]:
    return {code: write(Fraction(amount)) for code, amount in sums.items()}


def _notes(query: ExplainFigure) -> list[Label]:
    if query.figure != "return_on":
        return []
    notes = [label(N_("The won revenue is that of the won deals of the project."))]
    if query.category is not None:
        words = N_("It is held against this category alone: the returns do not add up.")
        notes.append(label(words))
    return notes


def _short(
    reading: Reading, query: ExplainFigure, currency: str, rows: Sequence[LineSpending]
) -> FigureExplanation:
    sums = budget(reading, BudgetQuery(query.id)).sums
    write = money_writer(currency)
    mine = next((one for one in sums if one.currency == currency), None)
    asked = 0 if mine is None else mine.asked_minor
    left = 0 if mine is None else mine.reserve_left_minor or 0
    values = _written({"asked": asked, "reserve": left}, write)
    kept = [
        FigureRow(
            "budget_line",
            row.line.id,
            name_of_line(row.line.name, row.line.category),
            row.left_minor,
        )
        for row in rows
        if row.line.category == "contingency"
    ]
    figure = known(0 if mine is None else mine.short_minor)
    return explain_budget("short", figure, values, kept, write)


def of_line(reading: Reading, query: ExplainFigure) -> Explained:
    """A figure of one line, with the entries that it rests on; UserError where it is gone."""
    if query.figure not in _OF_LINE:
        return None
    found = budget_line(reading, BudgetLineQuery(query.id or 0))
    if found is None:
        raise UserError(_("This record is not there any more."), _("Choose another one."))
    row = found.line
    write = money_writer(row.line.currency)
    entries = cost_entries(reading, CostEntriesQuery(budget_line_id=row.line.id))
    wanted = {"spent": ("spent",), "committed": ("committed",), "left": ("spent", "committed")}
    mine = [one for one in entries if one.status in wanted.get(query.figure, ())]
    sums = {code: amount(row) for code, amount in _AMOUNTS.items()}
    figure: Figure = known(sums[query.figure])
    name = name_of_line(row.line.name, row.line.category)
    rows = [FigureRow("cost_entry", one.id, _name(one), one.amount_minor) for one in mine]
    return name, explain_budget(query.figure, figure, _written(sums, write), rows, write)


def _name(entry: CostEntryRow) -> str:
    said = entry.note.splitlines()
    return " ".join(filter(None, (entry.on.isoformat(), said[0] if said else "")))
