"""A project's money: its budget lines, how they were revised, and what was spent on them."""

from __future__ import annotations

from salespm_tui.contract.budget import (
    BudgetLineQuery,
    BudgetLinesQuery,
    BudgetQuery,
    CostEntriesQuery,
    ReviseBudgetLine,
    SaveBudgetLine,
    SaveCostEntry,
)
from salespm_tui.services.budget.archiving import KINDS, archive
from salespm_tui.services.budget.listing import budget, budget_line
from salespm_tui.services.budget.rows import budget_lines, cost_entries
from salespm_tui.services.budget.saving import revise_budget_line, save_budget_line
from salespm_tui.services.budget.spending import save_cost_entry
from salespm_tui.services.work import Commands, Queries

__all__ = ["COMMANDS", "KINDS", "QUERIES", "archive"]

COMMANDS: Commands = {
    SaveBudgetLine: save_budget_line,
    ReviseBudgetLine: revise_budget_line,
    SaveCostEntry: save_cost_entry,
}
QUERIES: Queries = {
    BudgetQuery: budget,
    BudgetLineQuery: budget_line,
    BudgetLinesQuery: budget_lines,
    CostEntriesQuery: cost_entries,
}
