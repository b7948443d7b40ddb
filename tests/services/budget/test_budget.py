"""Budget lines, their revisions, and what is spent on them."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from salespm_tui.contract.budget import (
    Budget,
    BudgetLineQuery,
    BudgetQuery,
    CostEntriesQuery,
    ReviseBudgetLine,
    SaveBudgetLine,
    SaveCostEntry,
)
from salespm_tui.contract.deals import MoveDeal, SaveDeal
from salespm_tui.contract.projects import ProjectsQuery
from salespm_tui.contract.records import Redo, Undo
from salespm_tui.contract.risks import SaveRisk
from salespm_tui.contract.timeline import SaveTask

from .conftest import ACM, HWA, Desk

_WON = 6


def budget(desk: Desk, project_id: int | None = HWA) -> Budget:
    found: Budget = desk.ask(BudgetQuery(project_id))
    return found


def line(desk: Desk, **fields: object) -> int:
    return desk.made(SaveBudgetLine(**{"project_id": HWA, "category": "travel", **fields}))  # type: ignore[arg-type]


def test_planned_revised_spent_committed_and_left(desk: Desk) -> None:
    one = line(desk, name="Trips", planned_minor=1000_00)
    desk.do(SaveCostEntry(budget_line_id=one, amount_minor=300_00))
    desk.do(SaveCostEntry(budget_line_id=one, amount_minor=200_00, status="committed"))
    told = desk.do(SaveCostEntry(budget_line_id=one, amount_minor=-50_00, note="refund"))
    assert str(told.label) == "Wrote down -50.00 CNY spent on Trips"
    assert str(told.notes[0]) == "550.00 CNY of the line are left."
    row = budget(desk).lines[0]
    assert (row.spent_minor, row.committed_minor, row.left_minor) == (250_00, 200_00, 550_00)
    assert (row.entries, row.overspent) == (3, False)
    desk.do(ReviseBudgetLine(one, 400_00, "Trips by train"))
    row = budget(desk).lines[0]
    assert (row.line.planned_minor, row.line.amount_minor, row.left_minor) == (
        1000_00,
        400_00,
        -50_00,
    )
    assert row.overspent
    assert budget(desk).sums[0].overspent_lines == 1


def test_the_revision_of_the_latest_day_counts(desk: Desk) -> None:
    one = line(desk, planned_minor=100)
    desk.do(ReviseBudgetLine(one, 300, "More trips"))
    desk.do(ReviseBudgetLine(one, 200, "First thought", as_of=date(2026, 11, 2)))
    detail = desk.ask(BudgetLineQuery(one))
    assert detail.line.line.revised_minor == 300
    assert [(r.amount_minor, r.more_minor, r.reason) for r in detail.revisions] == [
        (300, 100, "More trips"),
        (200, 100, "First thought"),
    ]
    desk.archive("budget_revision", detail.revisions[0].id)
    assert desk.ask(BudgetLineQuery(one)).line.line.revised_minor == 200
    desk.do(SaveBudgetLine(one, revised_minor=None))
    assert desk.ask(BudgetLineQuery(one)).line.line.revised_minor is None
    assert desk.ask(BudgetLineQuery(one)).revisions == ()
    desk.do(SaveBudgetLine(one, revised_minor=50))
    assert [r.reason for r in desk.ask(BudgetLineQuery(one)).revisions] == [""]


def test_what_cannot_be_is_refused_with_its_field(desk: Desk) -> None:
    one = line(desk, planned_minor=100)
    elsewhere = desk.made(SaveTask(project_id=ACM, name="Theirs"))
    assert desk.refused(ReviseBudgetLine(one, 5, " ")) == "reason"
    assert desk.refused(ReviseBudgetLine(one, 5, "x", as_of=date(2026, 12, 1))) == "as_of"
    assert desk.refused(ReviseBudgetLine(one, -5, "x")) == "amount_minor"
    assert desk.refused(SaveCostEntry(budget_line_id=one)) == "amount_minor"
    assert desk.refused(SaveCostEntry(amount_minor=5)) == "budget_line_id"
    assert desk.refused(SaveCostEntry(amount_minor=5, category="travel")) == "project_id"
    spent = SaveCostEntry(budget_line_id=one, amount_minor=5, task_id=elsewhere)
    assert desk.refused(spent) == "task_id"
    assert desk.refused(SaveBudgetLine(one, task_id=elsewhere)) == "task_id"
    assert desk.refused(SaveBudgetLine(one, category="sweets")) == "category"


def test_a_category_finds_its_line_or_makes_one(desk: Desk) -> None:
    one = line(desk, planned_minor=100)
    desk.do(SaveCostEntry(project_id=HWA, category="travel", amount_minor=5))
    desk.do(SaveCostEntry(project_id=HWA, category="tools", amount_minor=7))
    spent = {row.line.category: row.spent_minor for row in budget(desk).lines}
    assert spent == {"travel": 5, "tools": 7}
    assert [row.budget_line_id for row in desk.ask(CostEntriesQuery(HWA))] == [one + 1, one]
    entry = desk.ask(CostEntriesQuery(HWA))[1].id
    desk.do(SaveCostEntry(entry, amount_minor=6, on=date(2026, 11, 20), note="Taxi"))
    changed = desk.ask(CostEntriesQuery(budget_line_id=one))[0]
    assert (changed.amount_minor, changed.on, changed.note) == (6, date(2026, 11, 20), "Taxi")
    desk.do(SaveCostEntry(entry, category="tools"))
    assert desk.ask(CostEntriesQuery(budget_line_id=one)) == ()


def test_sums_are_of_one_currency_each_in_the_order_of_categories(desk: Desk) -> None:
    line(desk, category="tools", planned_minor=100)
    line(desk, category="marketing", planned_minor=200)
    line(desk, project_id=ACM, planned_minor=300)
    found = budget(desk, None)
    assert [one.currency for one in found.sums] == ["USD", "CNY", "EUR"]
    assert [one.planned_minor for one in found.sums] == [0, 300, 300]
    assert [one.category for one in found.sums[1].categories] == ["marketing", "tools"]
    assert [row.line.category for row in found.lines] == ["marketing", "tools", "travel"]


def test_return_on_spending_sets_won_deals_against_what_a_category_cost(desk: Desk) -> None:
    deal = desk.made(SaveDeal(name="Portal", project_id=HWA, amount_minor=900_00))
    desk.do(MoveDeal((deal,), _WON, outcome_reason="win_value"))
    desk.do(SaveDeal(name="Open", project_id=HWA, amount_minor=500_00))
    desk.do(SaveCostEntry(project_id=HWA, category="travel", amount_minor=100_00))
    desk.do(SaveCostEntry(project_id=HWA, category="tools", amount_minor=200_00))
    line(desk, category="other")
    found = budget(desk).sums[0]
    returns = {one.category: one.return_on for one in found.categories}
    assert found.won_minor == 900_00
    assert found.return_on.value == 2
    assert returns["travel"].value == 8
    assert returns["tools"].value == Fraction(7, 2)
    assert returns["other"].why is not None
    assert returns["other"].why.code == "no_actual_cost"


def test_the_reserve_is_held_against_what_the_risks_ask_for(desk: Desk) -> None:
    desk.do(SaveRisk(title="Late", project_id=HWA, probability=3, impact_cost_minor=1000_00))
    assert (budget(desk).sums[0].reserve_minor, budget(desk).sums[0].short_minor) == (None, 500_00)
    kept = line(desk, category="contingency", planned_minor=600_00)
    assert budget(desk).sums[0].short_minor == 0
    desk.do(SaveCostEntry(budget_line_id=kept, amount_minor=200_00))
    found = budget(desk).sums[0]
    assert (found.reserve_minor, found.reserve_left_minor) == (600_00, 400_00)
    assert (found.asked_minor, found.short_minor) == (500_00, 100_00)


def test_a_line_takes_its_spending_along_and_undo_brings_both_back(desk: Desk) -> None:
    one = line(desk, planned_minor=100)
    desk.do(ReviseBudgetLine(one, 300, "More"))
    desk.do(SaveCostEntry(budget_line_id=one, amount_minor=5))
    before = budget(desk)
    desk.archive("budget_line", one)
    assert budget(desk).lines == ()
    assert desk.ask(CostEntriesQuery(HWA)) == ()
    assert desk.ask(BudgetLineQuery(one)) is None
    desk.do(Undo())
    assert budget(desk) == before
    desk.do(Redo())
    assert budget(desk).lines == ()
    desk.do(Undo())
    desk.archive("cost_entry", 1)
    assert budget(desk).lines[0].spent_minor == 0
    desk.archive("project", HWA)
    assert budget(desk, None).lines == ()
    assert len(desk.ask(ProjectsQuery()).projects) == 1
