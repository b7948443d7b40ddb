"""Lists of spending come in: on which lines of which budget, and again."""

from __future__ import annotations

import pytest

from salespm_tui.contract.budget import SaveBudgetLine, SaveCostEntry
from salespm_tui.contract.exports import ExportQuery
from salespm_tui.contract.projects import SaveProject
from salespm_tui.contract.timeline import SaveTask
from salespm_tui.core.i18n import set_language
from tests.services.importing.conftest import Desk
from tests.services.importing.lists import ask, bring, counts, notes, reasons

SPENDING = (
    "Date,Amount,Category,Budget line,Description,Status,Till\n"
    '2026-11-20,"1,200.50",Travel,,Flights,Paid,3\n'
    "2026-11-21,300,Ads,Trade fair,Stand,Ordered,\n"
    "2026-11-22,-50,Travel,,Refund,,\n"
)
ENTRIES = (
    'SELECT e."on", e.amount_minor, e.status, l.category, l.name, l.project_id FROM cost_entry e'
    " JOIN budget_line l ON l.id = e.budget_line_id ORDER BY e.id"
)


@pytest.fixture
def home(desk: Desk) -> Desk:
    desk.do(SaveProject(code="HWA", name="Huawei", currency="CNY"))
    return desk


def test_spending_finds_its_line_by_name_or_category(home: Desk) -> None:
    home.do(SaveBudgetLine(project_id=1, category="travel", name="Trips", planned_minor=5000_00))
    report = bring(home, SPENDING)
    assert (report.kind, counts(report)) == ("costs", (3, 0, 0, 0))
    assert ask(home, ENTRIES) == [
        ("2026-11-20", 1200_50, "spent", "travel", "Trips", 1),
        ("2026-11-21", 300_00, "committed", "marketing", "Trade fair", 1),
        ("2026-11-22", -50_00, "spent", "travel", "Trips", 1),
    ]
    assert ask(home, "SELECT note FROM cost_entry WHERE id = 1") == [("Flights\nTill: 3",)]
    assert "1 budget line was created, with nothing planned." in notes(report)


def test_again_it_creates_nothing_twice(home: Desk) -> None:
    first = bring(home, SPENDING)
    assert first.created == 3
    again = bring(home, SPENDING)
    assert (counts(again), again.set_id) == ((0, 0, 3, 0), None)


def test_the_chinese_headings_and_the_row_that_names_its_project(home: Desk) -> None:
    home.do(SaveProject(code="ACM", name="Acme", currency="EUR"))
    home.do(SaveTask(project_id=1, name="进场"))
    text = (
        "日期,金额,费用类别,项目,任务,备注\n"
        "2026-11-20,1200,差旅费,HWA,进场,机票\n"
        "2026-11-21,80,招待费,acme,,\n"
        "2026-11-21,80,招待费,谁,,\n"
        "2026-11-21,80,招待费,,,\n"
    )
    report = bring(home, text)
    assert [row[1:4] + row[5:] for row in ask(home, ENTRIES)] == [
        (1200_00, "spent", "travel", 1),
        (80_00, "spent", "client", 2),
    ]
    assert ask(home, "SELECT task_id FROM cost_entry ORDER BY id") == [(1,), (None,)]
    assert [line for line, _why in reasons(report)] == [4, 5]


def test_what_cannot_be_spent_here_is_refused(home: Desk) -> None:
    text = (
        "Date,Amount,Currency,Category\n"
        "2026-11-20,12,EUR,travel\n"
        "2026-11-20,12,CNY,travel\n"
        ",12,,travel\n"
        "2026-11-20,,,travel\n"
    )
    report = bring(home, text)
    assert counts(report) == (1, 0, 0, 3)
    assert reasons(report)[0] == (2, "The amount is in EUR, the budget of HWA in CNY.")


@pytest.mark.parametrize("language", ["en", "zh"])
def test_what_goes_out_comes_back_as_it_was(home: Desk, language: str) -> None:
    home.do(SaveBudgetLine(project_id=1, category="travel", name="Trips", planned_minor=100))
    home.do(SaveCostEntry(budget_line_id=1, amount_minor=5_05, note="One\ntwo"))
    home.do(SaveCostEntry(budget_line_id=1, amount_minor=7_00, status="committed"))
    set_language(language)
    try:
        content = home.workspace.ask(ExportQuery("csv", area="costs")).content
        again = bring(home, content)
        assert (again.kind, counts(again)) == ("costs", (0, 0, 2, 0))
        budget = home.workspace.ask(ExportQuery("csv", area="budget")).content.decode("utf-8-sig")
        assert budget.splitlines()[1].split(",")[:8] == [
            "Trips", "HWA", "travel", "1.00", "", "5.05", "7.00", "-11.05",
        ]  # fmt: skip
    finally:
        set_language("en")
