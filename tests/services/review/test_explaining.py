"""Every figure of earned value and of budgets says why it is what it is."""

from __future__ import annotations

from datetime import date

import pytest

from salespm_tui.contract.budget import SaveBudgetLine
from salespm_tui.core.errors import UserError
from salespm_tui.domain.explain_budget import BUDGET_FIGURES
from salespm_tui.domain.explain_evm import EVM_FIGURES

from .conftest import HWA, Desk

FIRST, LAST = date(2026, 11, 17), date(2026, 11, 30)


def test_the_figures_of_earned_value(desk: Desk) -> None:
    task = desk.task("Roll out", FIRST, LAST, 1000_00)
    with pytest.raises(UserError):
        desk.why("evm", HWA, "spi")
    desk.agree()
    desk.report(task, 40)
    desk.spend(450_00, task_id=task)
    assert "400.00 CNY ÷ 500.00 CNY" in desk.why("evm", HWA, "spi")
    assert "0.8" in desk.why("evm", HWA, "spi")
    assert "50% of" in desk.why("evm", HWA, "pv")
    assert "Roll out" in desk.why("evm", HWA, "ev")
    assert "against Baseline 1" in desk.why("evm", HWA, "ac")
    assert "Roll out" in desk.why("evm_task", task, "cpi").splitlines()[0]
    assert "There is no figure" in desk.why("evm", HWA, "spi", on=date(2026, 11, 16))
    assert "-100%" in desk.why("evm", HWA, "roi")
    for figure in EVM_FIGURES:
        assert len(desk.why("evm", HWA, figure).splitlines()) > 3
    for wrong in (("evm", HWA, "luck"), ("evm_task", 99, "spi"), ("evm", 99, "spi")):
        with pytest.raises(UserError):
            desk.why(*wrong)


def test_the_figures_of_budgets(desk: Desk) -> None:
    line = desk.made(
        SaveBudgetLine(project_id=HWA, category="travel", name="Trips", planned_minor=500_00)
    )
    desk.spend(200_00, budget_line_id=line, note="Flights\nto Shenzhen")
    desk.spend(400_00, budget_line_id=line, status="committed")
    assert "500.00 CNY − 200.00 CNY − 400.00 CNY" in desk.why("budget", HWA, "left", currency="CNY")
    assert "HWA Trips" in desk.why("budget", HWA, "spent")
    assert "do not add up" in desk.why("budget", HWA, "return_on", category="travel")
    assert "2026-11-23 Flights:" in desk.why("budget_line", line, "left")
    assert "400.00" in desk.why("budget_line", line, "committed")
    for figure in BUDGET_FIGURES:
        assert len(desk.why("budget", HWA, figure).splitlines()) > 2
    for wrong in (
        ("budget", HWA, "luck"),
        ("budget_line", line, "short"),
        ("budget_line", 9, "left"),
    ):
        with pytest.raises(UserError):
            desk.why(*wrong)
