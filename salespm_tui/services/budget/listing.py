"""Where the money of a project goes, against what was planned, what it brought, and what is at risk."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from operator import attrgetter

from sqlmodel import col, select

from salespm_tui.contract.budget import (
    Budget,
    BudgetLineDetail,
    BudgetLineQuery,
    BudgetQuery,
    CategorySpending,
    CostEntriesQuery,
    CurrencySpending,
    LineSpending,
    RevisionRow,
)
from salespm_tui.domain import codes
from salespm_tui.domain.earned_value import return_on
from salespm_tui.domain.pipeline import amount_sum
from salespm_tui.domain.risk import at_stake
from salespm_tui.services.budget.rows import cost_entries, line_rows
from salespm_tui.services.pipeline.currency import currency_of
from salespm_tui.services.pipeline.deals import all_deals
from salespm_tui.services.risks.book import book
from salespm_tui.services.risks.reserves import CONTINGENCY
from salespm_tui.services.work import Reading
from salespm_tui.store.tables import METADATA, BudgetRevision

_LINE = METADATA.tables["budget_line"].c


def budget(reading: Reading, query: BudgetQuery) -> Budget:
    """The lines of a project, or of all, with their sums."""
    narrowed = () if query.project_id is None else (_LINE.project_id == query.project_id,)
    lines = line_rows(reading, *narrowed)
    usual = currency_of(reading, query.project_id)
    others = sorted({row.line.currency for row in lines} - {usual})
    sums = tuple(
        _of_currency(reading, currency, lines, query.project_id) for currency in (usual, *others)
    )
    return Budget(reading.today, tuple(lines), sums)


def _of_currency(
    reading: Reading, currency: str, lines: Iterable[LineSpending], project_id: int | None
) -> CurrencySpending:
    mine = [row for row in lines if row.line.currency == currency]
    won = won_minor(reading, project_id, currency)
    kept = [row for row in mine if row.line.category == CONTINGENCY]
    left = max(0, _sum(kept, "left_minor"))
    asked = _asked(reading, project_id, currency)
    spent = _sum(mine, "spent_minor")
    return CurrencySpending(
        currency=currency,
        planned_minor=_sum(mine, "line.planned_minor"),
        revised_minor=_sum(mine, "line.amount_minor"),
        spent_minor=spent,
        committed_minor=_sum(mine, "committed_minor"),
        left_minor=_sum(mine, "left_minor"),
        overspent_lines=sum(row.overspent for row in mine),
        categories=tuple(_categories(mine, won)),
        won_minor=won,
        return_on=return_on(won, spent),
        reserve_minor=_sum(kept, "line.amount_minor") if kept else None,
        reserve_left_minor=left if kept else None,
        asked_minor=asked,
        short_minor=max(0, asked - left),
    )


def _categories(lines: Sequence[LineSpending], won: int) -> Iterable[CategorySpending]:
    for category in codes.BUDGET_CATEGORY:
        mine = [row for row in lines if row.line.category == category]
        if mine:
            spent = _sum(mine, "spent_minor")
            yield CategorySpending(
                category=category,
                planned_minor=_sum(mine, "line.planned_minor"),
                revised_minor=_sum(mine, "line.amount_minor"),
                spent_minor=spent,
                committed_minor=_sum(mine, "committed_minor"),
                left_minor=_sum(mine, "left_minor"),
                lines=len(mine),
                return_on=return_on(won, spent),
            )


def _sum(lines: Iterable[LineSpending], name: str) -> int:
    return sum(map(attrgetter(name), lines))


def won_minor(reading: Reading, project_id: int | None, currency: str) -> int:
    """What the won deals of the project (of all, for None) brought in that currency; a deal without
    an amount adds nothing."""
    known = all_deals(reading)
    won = [
        deal
        for deal in known.of_project(project_id)
        if deal.currency == currency and known.ladder.kind(deal) == "won"
    ]
    return amount_sum(won)[0]


def _asked(reading: Reading, project_id: int | None, currency: str) -> int:
    """The reserve that the open risks ask for."""
    known = book(reading)
    risks = (risk for risk in known.of_project(project_id) if risk.is_open)
    mine = [risk for risk in risks if risk.currency == currency]
    return at_stake(mine, known.scales).contingency_minor


def budget_line(reading: Reading, query: BudgetLineQuery) -> BudgetLineDetail | None:
    """One line with its history; None if it is gone."""
    found = line_rows(reading, _LINE.id == query.budget_line_id)
    if not found:
        return None
    entries = cost_entries(reading, CostEntriesQuery(budget_line_id=query.budget_line_id))
    return BudgetLineDetail(found[0], reading.today, _revisions(reading, found[0]), entries)


def _revisions(reading: Reading, line: LineSpending) -> tuple[RevisionRow, ...]:
    """The latest first, each with how much more it is than the one before."""
    rows = reading.session.exec(
        select(BudgetRevision)
        .where(
            BudgetRevision.budget_line_id == line.line.id, col(BudgetRevision.archived_at).is_(None)
        )
        .order_by(col(BudgetRevision.as_of), col(BudgetRevision.id))
    ).all()
    before = [line.line.planned_minor, *(row.amount_minor for row in rows)]
    found = [
        RevisionRow(row.id, row.as_of, row.amount_minor, row.amount_minor - was, row.reason)
        for row, was in zip(rows, before, strict=False)
    ]
    return tuple(reversed(found))
