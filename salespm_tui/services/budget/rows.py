"""Budget lines and cost entries as they are listed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import sqlalchemy as sa

from salespm_tui.contract.budget import (
    BudgetLineRow,
    BudgetLinesQuery,
    CostEntriesQuery,
    CostEntryRow,
    LineSpending,
)
from salespm_tui.domain import codes
from salespm_tui.services.work import Reading
from salespm_tui.store.tables import METADATA

_LINE = METADATA.tables["budget_line"].c
_PROJECT = METADATA.tables["project"].c
_ENTRY = METADATA.tables["cost_entry"].c
_REVISION = METADATA.tables["budget_revision"].c
_TASK = METADATA.tables["task"].c
_RESOURCE = METADATA.tables["resource"].c
_LIVING = (_LINE.archived_at.is_(None), _PROJECT.archived_at.is_(None))


def budget_lines(reading: Reading, query: BudgetLinesQuery) -> tuple[BudgetLineRow, ...]:
    """The lines of a project's budget; none for a project that is gone."""
    found = (spending.line for spending in line_rows(reading, _LINE.project_id == query.project_id))
    rows = sorted(found, key=lambda line: line.id)
    return tuple(row for row in rows if query.category in (None, row.category))


def line_rows(reading: Reading, *narrowed: sa.ColumnElement[bool]) -> list[LineSpending]:
    """Lines with what was spent on them; by project, category and age."""
    statement = (
        sa.select(
            *_LINE,
            _PROJECT.currency,
            _PROJECT.code.label("project"),
            _TASK.name.label("task"),
        )
        .join_from(METADATA.tables["budget_line"], METADATA.tables["project"])
        .outerjoin(
            METADATA.tables["task"], sa.and_(_TASK.id == _LINE.task_id, _TASK.archived_at.is_(None))
        )
        .where(*_LIVING, *narrowed)
        .order_by(_LINE.project_id, _LINE.id)
    )
    spent, revised = _spent(reading), _revised(reading)
    found = reading.session.connection().execute(statement).mappings().all()
    rows = [_line(row, spent, revised.get(row["id"], 0)) for row in found]
    order = codes.BUDGET_CATEGORY.index
    return sorted(rows, key=lambda row: (row.line.project_id, order(row.line.category)))


def _line(
    row: Any, spent: Mapping[tuple[int, str], tuple[int, int]], revisions: int
) -> LineSpending:
    amount = row["planned_minor"] if row["revised_minor"] is None else row["revised_minor"]
    gone, many = spent.get((row["id"], "spent"), (0, 0))
    bound, more = spent.get((row["id"], "committed"), (0, 0))
    line = BudgetLineRow(
        id=row["id"],
        project_id=row["project_id"],
        category=row["category"],
        name=row["name"],
        planned_minor=row["planned_minor"],
        revised_minor=row["revised_minor"],
        amount_minor=amount,
        currency=row["currency"],
        task_id=row["task_id"],
        note=row["note"],
    )
    return LineSpending(
        line,
        row["project"],
        row["task"],
        gone,
        bound,
        amount - gone - bound,
        many + more,
        revisions,
    )


def _spent(reading: Reading) -> dict[tuple[int, str], tuple[int, int]]:
    """By line and status the sum of the entries, and how many they are."""
    statement = (
        sa.select(
            _ENTRY.budget_line_id,
            _ENTRY.status,
            sa.func.sum(_ENTRY.amount_minor),
            sa.func.count(),
        )
        .where(_ENTRY.archived_at.is_(None))
        .group_by(_ENTRY.budget_line_id, _ENTRY.status)
    )
    found = reading.session.connection().execute(statement).all()
    return {(line_id, status): (amount, number) for line_id, status, amount, number in found}


def _revised(reading: Reading) -> dict[int, int]:
    statement = (
        sa.select(_REVISION.budget_line_id, sa.func.count())
        .where(_REVISION.archived_at.is_(None))
        .group_by(_REVISION.budget_line_id)
    )
    found = reading.session.connection().execute(statement).all()
    return {row[0]: row[1] for row in found}


def cost_entries(reading: Reading, query: CostEntriesQuery) -> tuple[CostEntryRow, ...]:
    """What was spent and committed, the newest first."""
    statement = (
        sa.select(
            *(_ENTRY[name] for name in _ENTRY_FIELDS),
            _LINE.project_id,
            _PROJECT.code.label("project"),
            _LINE.category,
            _LINE.name.label("line"),
            _PROJECT.currency,
            _TASK.name.label("task"),
            _RESOURCE.name.label("resource"),
        )
        .join_from(METADATA.tables["cost_entry"], METADATA.tables["budget_line"])
        .join(METADATA.tables["project"], _PROJECT.id == _LINE.project_id)
        .outerjoin(METADATA.tables["task"], _TASK.id == _ENTRY.task_id)
        .outerjoin(METADATA.tables["resource"], _RESOURCE.id == _ENTRY.resource_id)
        .where(_ENTRY.archived_at.is_(None), *_LIVING, *_narrowed(query))
        .order_by(_ENTRY.on.desc(), _ENTRY.id.desc())
        .limit(query.limit)
    )
    found = reading.session.connection().execute(statement).mappings()
    return tuple(CostEntryRow(**row) for row in found)


_ENTRY_FIELDS = (
    "id",
    "budget_line_id",
    "on",
    "amount_minor",
    "status",
    "note",
    "task_id",
    "resource_id",
)


def _narrowed(query: CostEntriesQuery) -> list[sa.ColumnElement[bool]]:
    wanted = (
        (_LINE.project_id, query.project_id),
        (_ENTRY.budget_line_id, query.budget_line_id),
        (_ENTRY.task_id, query.task_id),
    )
    rules = [column == value for column, value in wanted if value is not None]
    return rules if query.until is None else [*rules, _ENTRY.on <= query.until]
