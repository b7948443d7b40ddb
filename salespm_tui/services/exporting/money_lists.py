"""Budgets and spending as lists."""

from __future__ import annotations

from collections.abc import Iterator

from salespm_tui.domain.budget_words import name_of_line
from salespm_tui.services.exporting.list_cells import Cells, amount, own_ids, text
from salespm_tui.store.tables import BudgetLine, CostEntry, Task


def budget(cells: Cells) -> Iterator[dict[str, str]]:
    """The lines of the budgets: planned, revised, spent, committed and left."""
    from salespm_tui.contract.budget import BudgetQuery
    from salespm_tui.services.budget.listing import budget as listed

    for row in listed(cells.reading, BudgetQuery(cells.project_id)).lines:
        line = row.line
        yield {
            "line": name_of_line(line.name, line.category),
            "project": row.project,
            "category": line.category,
            "planned": amount(line.planned_minor, line.currency),
            "revised": amount(line.revised_minor, line.currency),
            "spent": amount(row.spent_minor, line.currency),
            "committed": amount(row.committed_minor, line.currency),
            "left": amount(row.left_minor, line.currency),
            "currency": line.currency,
            "task": row.task or "",
            "note": line.note,
        }


def costs(cells: Cells) -> Iterator[dict[str, str]]:
    """What was spent and committed, each with its budget line."""
    lines = {line.id: line for line in cells.rows(BudgetLine)}
    tasks = {task.id: task.name for task in cells.rows(Task)}
    rows = [row for row in cells.rows(CostEntry) if row.budget_line_id in lines]
    ids = own_ids(rows)
    for row in rows:
        line = lines[row.budget_line_id]
        currency = cells.currency(line.project_id)
        yield {
            "id": ids.get(row.id or 0, ""),
            "at": text(row.on),
            "project": cells.project(line.project_id),
            "category": line.category,
            "line": line.name,
            "amount": amount(row.amount_minor, currency),
            "currency": currency,
            "status": row.status,
            "task": tasks.get(row.task_id or 0, ""),
            "note": row.note,
        }
