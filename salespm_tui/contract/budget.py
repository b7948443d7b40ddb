"""A project's budget, as far as reserves need it."""

from __future__ import annotations

from dataclasses import dataclass

from salespm_tui.contract.values import UNSET, Command, Query, Unset


@dataclass(frozen=True, slots=True)
class SaveBudgetLine(Command):
    """Create a line of a project's budget (`budget_line_id` None, `project_id` needed) or change it.

    Money is in minor units of the project's currency, 0 or more; `revised_minor` counts instead of
    `planned_minor` where it is given. The lines of category contingency are the reserve for risks.
    Its name in `Archive` is `budget_line`.
    """

    budget_line_id: int | None = None
    project_id: int | None = None
    category: str | Unset = UNSET
    name: str | Unset = UNSET
    planned_minor: int | Unset = UNSET
    revised_minor: int | Unset | None = UNSET
    task_id: int | Unset | None = UNSET
    note: str | Unset = UNSET


@dataclass(frozen=True, slots=True)
class BudgetLineRow:
    """One line of a project's budget; `amount_minor` is what counts: revised, else planned."""

    id: int
    project_id: int
    category: str
    name: str
    planned_minor: int
    revised_minor: int | None
    amount_minor: int
    currency: str
    task_id: int | None
    note: str


@dataclass(frozen=True, slots=True)
class BudgetLinesQuery(Query[tuple[BudgetLineRow, ...]]):
    """The lines of a project's budget in the order in which they were made; of one category where given."""

    project_id: int
    category: str | None = None
