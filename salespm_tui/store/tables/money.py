"""Where the money of a project goes: budget lines, how they were revised, and what was spent."""

from __future__ import annotations

from datetime import date

from salespm_tui.domain import codes
from salespm_tui.store.tables.columns import Row, day, link, number, one_of, words


class BudgetRevision(Row, table=True):
    """A new amount of a budget line from a day on, in minor units, and why."""

    __tablename__ = "budget_revision"

    budget_line_id: int = link("budget_line")
    as_of: date = day()
    amount_minor: int = number()
    reason: str = words("")


class CostEntry(Row, table=True):
    """Money spent, or bound by an order (`committed`), on a budget line, in minor units."""

    __tablename__ = "cost_entry"

    budget_line_id: int = link("budget_line")
    task_id: int | None = link("task", None)
    resource_id: int | None = link("resource", None)
    on: date = day()
    amount_minor: int = number()
    status: str = one_of(codes.COST_STATUS, "spent")
    note: str = words("")
    source_uid: str | None = words(None)


class ProgressEntry(Row, table=True):
    """What was reported of a task on a day; efforts in minutes, empty where nobody said."""

    __tablename__ = "progress_entry"

    task_id: int = link("task")
    as_of: date = day()
    percent: int = number(low=0, high=100)
    actual_min: int | None = number(None, low=0)
    remaining_min: int | None = number(None, low=0)
    note: str = words("")
