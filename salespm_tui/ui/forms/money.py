"""The forms of a budget: a line, another amount for it, and an entry of what was spent."""

from __future__ import annotations

from datetime import date
from typing import Any

from salespm_tui.contract.budget import (
    BudgetLineRow,
    CostEntryRow,
    ReviseBudgetLine,
    SaveBudgetLine,
    SaveCostEntry,
)
from salespm_tui.core.i18n import _
from salespm_tui.core.money import format_money, read_money
from salespm_tui.ui.forms.around import day_field, text_of
from salespm_tui.ui.forms.form import Field, Form
from salespm_tui.ui.present.client_words import choices
from salespm_tui.ui.present.team_words import CATEGORIES, COST_STATUSES


def budget_line_form(
    project_id: int, currency: str, row: BudgetLineRow | None = None, category: str = "other"
) -> Form:
    """A new line of that project's budget, or the one given."""
    line_id = None if row is None else row.id
    planned = None if row is None else row.planned_minor
    fields = (
        Field("name", _("Name"), text_of(row, "name"), required=True),
        Field(
            "category",
            _("Category"),
            text_of(row, "category") or category,
            choices=choices(CATEGORIES),
        ),
        amount_field("planned_minor", _("Planned amount"), planned, currency),
        Field("note", _("Notes"), text_of(row, "note"), lines=3),
    )

    def make(values: dict[str, Any]) -> SaveBudgetLine:
        return SaveBudgetLine(line_id, None if row is not None else project_id, **values)

    title = _("New line of the budget") if row is None else row.name
    return Form(f"budget-line:{project_id}:{line_id}", title, fields, make, creating=row is None)


def amount_field(name: str, label: str, minor: int | None, currency: str) -> Field:
    """An amount that is needed, in that currency."""
    value = "" if minor is None else format_money(minor, currency).removesuffix(currency).strip()
    return Field(
        name,
        label,
        value,
        read=lambda text: read_money(text, currency),
        say=lambda found: format_money(found, currency),
        required=True,
        hint=_("1.2m, 120万"),
    )


def revision_form(row: BudgetLineRow, today: date) -> Form:
    """Another amount for the line, and why."""
    fields = (
        amount_field("amount_minor", _("Amount"), row.amount_minor, row.currency),
        Field("reason", _("Why"), "", required=True),
        day_field("as_of", _("From"), today, today),
    )
    title = _("Another amount for %(name)s") % {"name": row.name}
    return Form(
        f"revision:{row.id}",
        title,
        fields,
        lambda values: ReviseBudgetLine(row.id, **values),
        creating=True,
    )


def cost_entry_form(row: CostEntryRow, lines: tuple[BudgetLineRow, ...], today: date) -> Form:
    """An entry of what was spent; it may be moved to another line."""
    offered = tuple((str(line.id), line.name) for line in lines)
    fields = (
        amount_field("amount_minor", _("Amount"), row.amount_minor, row.currency),
        day_field("on", _("On"), row.on, today),
        Field("note", _("What for"), row.note),
        Field("status", _("It is"), row.status, choices=choices(COST_STATUSES)),
        Field(
            "budget_line_id",
            _("Line"),
            str(row.budget_line_id),
            choices=offered or ((str(row.budget_line_id), row.line),),
            read=int,
        ),
    )
    title = _("Spending on %(line)s") % {"line": row.line}
    return Form(
        f"cost-entry:{row.id}", title, fields, lambda values: SaveCostEntry(row.id, **values)
    )
