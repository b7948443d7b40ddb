"""A project's money: what was planned for it, how that was revised, what is spent and bound.

Money is in minor units of the project's currency and never added up across currencies. What a line
may spend (`amount_minor`) is its revised amount, else the planned one. `left_minor` is that less what
is spent and what is committed (bound by an order, not paid yet); below 0 it is overspent.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from salespm_tui.contract.values import UNSET, Command, Query, Unset
from salespm_tui.domain.figures import Figure


@dataclass(frozen=True, slots=True)
class SaveBudgetLine(Command):
    """Create a line of a project's budget (`budget_line_id` None, `project_id` needed) or change it.

    Money is 0 or more; `revised_minor` counts instead of `planned_minor` where it is given, and a new
    one is kept as a revision without a reason (`ReviseBudgetLine` takes one). None takes every
    revision back. The lines of category contingency are the reserve for risks. Its name in `Archive`
    is `budget_line`; its spending and its revisions go with it.
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
class ReviseBudgetLine(Command):
    """Give a line another amount from `as_of` on (None: today; not later than today), with the reason
    (needed). What counts is the revision of the latest day. In `Archive`: `budget_revision`."""

    budget_line_id: int
    amount_minor: int
    reason: str
    as_of: date | None = None


@dataclass(frozen=True, slots=True)
class SaveCostEntry(Command):
    """Write down money spent (`status` spent) or bound by an order (committed), or change an entry.

    A new one needs `amount_minor` (not 0; a refund is negative) and a line: `budget_line_id`, or
    `project_id` with `category`: the first line of that category, which is made with nothing planned
    where there is none. `on` is today unless it is given; `task_id` and `resource_id` say what it
    was for. Its name in `Archive` is `cost_entry`.
    """

    cost_entry_id: int | None = None
    budget_line_id: int | Unset = UNSET
    project_id: int | None = None
    category: str = ""
    amount_minor: int | Unset = UNSET
    on: date | Unset = UNSET
    status: str | Unset = UNSET
    note: str | Unset = UNSET
    task_id: int | Unset | None = UNSET
    resource_id: int | Unset | None = UNSET


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


@dataclass(frozen=True, slots=True)
class LineSpending:
    """A line with where its money went. `project` is the code, `task` the name of its task;
    `entries` and `revisions` count what `BudgetLineQuery` lists."""

    line: BudgetLineRow
    project: str
    task: str | None
    spent_minor: int
    committed_minor: int
    left_minor: int
    entries: int
    revisions: int

    @property
    def overspent(self) -> bool:
        """Whether more is spent and committed than there is."""
        return self.left_minor < 0


@dataclass(frozen=True, slots=True)
class CategorySpending:
    """The lines of one category and currency together.

    `revised_minor` adds up what counts of each line (revised, else planned). `return_on` is the
    return on spending: (won revenue − spent) ÷ spent, after ROI = (booked revenue − AC) ÷ AC. The
    won revenue is the whole of the project's won deals in that currency, held against this
    category's spending alone; the categories' returns therefore do not add up.
    """

    category: str
    planned_minor: int
    revised_minor: int
    spent_minor: int
    committed_minor: int
    left_minor: int
    lines: int
    return_on: Figure

    @property
    def overspent(self) -> bool:
        """Whether more is spent and committed than there is."""
        return self.left_minor < 0


@dataclass(frozen=True, slots=True)
class CurrencySpending:
    """The budget of one currency: sums over all lines, by category in the order of
    `codes.BUDGET_CATEGORY`, and the return on all that is spent.

    `won_minor` is what won deals brought. `reserve_minor` is what lines of category contingency keep
    (None without such a line), `reserve_left_minor` what of it is neither spent nor committed;
    `asked_minor` is what the open risks ask for, `short_minor` how much more that is than what is
    left (0 where it suffices).
    """

    currency: str
    planned_minor: int
    revised_minor: int
    spent_minor: int
    committed_minor: int
    left_minor: int
    overspent_lines: int
    categories: tuple[CategorySpending, ...]
    won_minor: int
    return_on: Figure
    reserve_minor: int | None
    reserve_left_minor: int | None
    asked_minor: int
    short_minor: int


@dataclass(frozen=True, slots=True)
class Budget:
    """The money of a project, or of all: lines by project, category and age.

    `sums` begins with the currency that was asked about (the project's, else the workspace's), which
    is always there.
    """

    today: date
    lines: tuple[LineSpending, ...]
    sums: tuple[CurrencySpending, ...]


@dataclass(frozen=True, slots=True)
class BudgetQuery(Query[Budget]):
    """Where the money goes; of one project where given."""

    project_id: int | None = None


@dataclass(frozen=True, slots=True)
class CostEntryRow:
    """Money spent or committed on a day. `line` is the name of its budget line, "" where it has none."""

    id: int
    budget_line_id: int
    project_id: int
    project: str
    category: str
    line: str
    on: date
    amount_minor: int
    currency: str
    status: str
    note: str
    task_id: int | None
    task: str | None
    resource_id: int | None
    resource: str | None


@dataclass(frozen=True, slots=True)
class CostEntriesQuery(Query[tuple[CostEntryRow, ...]]):
    """What was spent, the newest first; of a project, a line, a task, or up to a day where given."""

    project_id: int | None = None
    budget_line_id: int | None = None
    task_id: int | None = None
    until: date | None = None
    limit: int | None = None


@dataclass(frozen=True, slots=True)
class RevisionRow:
    """Another amount of a line from a day on, `more_minor` than the one before it."""

    id: int
    as_of: date
    amount_minor: int
    more_minor: int
    reason: str


@dataclass(frozen=True, slots=True)
class BudgetLineDetail:
    """One line with its revisions, the latest first, and its entries, the newest first."""

    line: LineSpending
    today: date
    revisions: tuple[RevisionRow, ...]
    entries: tuple[CostEntryRow, ...]


@dataclass(frozen=True, slots=True)
class BudgetLineQuery(Query["BudgetLineDetail | None"]):
    """One line; None if it is gone."""

    budget_line_id: int
