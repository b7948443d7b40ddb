"""`salespm pipeline`: the board for scripts and for people."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from salespm_tui.contract.clients import SaveClient
from salespm_tui.contract.pipeline import MoveDeal, SaveDeal
from salespm_tui.contract.projects import SaveProject
from salespm_tui.contract.values import Command
from salespm_tui.core.clock import SystemClock
from salespm_tui.services.workspace import Workspace
from tests.cli.conftest import CommandLine

TODAY = date(2026, 11, 23)
BOARD = {
    "currency", "stages", "forecast", "conversion", "velocity_days", "win_rate", "deals",
}  # fmt: skip
STAGE = {"id", "name", "kind", "probability", "count", "amount_minor", "weighted_minor"}
MONTH = {"month", "won_minor", "commit_minor", "best_case_minor", "weighted_minor"}
DEAL = {
    "id", "name", "client", "stage", "amount_minor", "probability", "probability_is_manual",
    "weighted_minor", "close", "next_step", "next_step_on", "age_days", "pushes", "stale", "health",
}  # fmt: skip


def fill(file: Path, *commands: Command) -> None:
    settings = {"time_zone": "UTC", "currency": "EUR"}
    workspace = Workspace.open(
        file, SystemClock(None, TODAY), backups=file.parent / "backups", settings=settings
    )
    workspace.do(SaveClient(name="华为技术有限公司", short_name="华为"))
    workspace.do(SaveProject(name="Northern roll-out", code="NORTH", currency="EUR"))
    for command in commands:
        workspace.do(command)
    workspace.close()


@pytest.fixture
def filled(salespm: CommandLine) -> CommandLine:
    fill(
        salespm.file,
        SaveDeal(
            name="CRM rollout",
            client_id=1,
            project_id=1,
            amount_minor=1_234_567,
            expected_close_on=TODAY + timedelta(days=8),
            next_step="Visit",
            next_step_on=TODAY,
        ),
        SaveDeal(name="Training", client_id=1, amount_minor=20_000, probability=75),
        SaveDeal(name="Licences", client_id=1, amount_minor=50_000, opened_on=date(2026, 10, 1)),
        MoveDeal((1,), 3),
        MoveDeal((3,), 6, "win_price", closed_on=date(2026, 10, 20)),
    )
    return salespm


def test_the_board_has_every_key_of_the_contract(filled: CommandLine) -> None:
    told = filled.run("pipeline", "--json")
    board = told.json
    assert (told.code, told.err) == (0, "")
    assert board.keys() >= BOARD
    assert all(stage.keys() >= STAGE for stage in board["stages"])
    assert all(month.keys() >= MONTH for month in board["forecast"])
    assert all(deal.keys() >= DEAL for deal in board["deals"])


def test_sums_and_deals_are_told_in_minor_units(filled: CommandLine) -> None:
    board = filled.run("pipeline", "--json").json
    stages = {one["name"]: one for one in board["stages"]}
    assert (stages["Proposal"]["amount_minor"], stages["Proposal"]["weighted_minor"]) == (
        1_234_567,
        617_284,
    )
    assert (stages["Won"]["count"], stages["Won"]["amount_minor"]) == (1, 50_000)
    assert stages["Won"]["weighted_minor"] is None
    deals = {one["name"]: one for one in board["deals"]}
    assert deals["CRM rollout"] | {
        "client": "华为", "stage": "Proposal", "probability": 50, "probability_is_manual": False,
        "close": "2026-12-01", "next_step": "Visit", "next_step_on": "2026-11-23", "pushes": 0,
        "stale": False, "health": 90,
    } == deals["CRM rollout"]  # fmt: skip
    assert (deals["Training"]["probability"], deals["Training"]["close"]) == (75, None)
    assert deals["Training"]["probability_is_manual"] is True
    assert deals["Licences"]["close"] == "2026-10-20"


def test_the_forecast_holds_the_near_months_and_every_other_with_a_deal(
    filled: CommandLine,
) -> None:
    board = filled.run("pipeline", "--json").json
    months = {one["month"]: one for one in board["forecast"]}
    assert list(months) == [
        "2026-10", "2026-11", "2026-12", "2027-01", "2027-02", "2027-03", "2027-04",
    ]  # fmt: skip
    assert months["2026-10"]["won_minor"] == 50_000
    assert months["2026-12"]["weighted_minor"] == 617_284


def test_what_nobody_knows_is_null_and_nothing_is_nought(salespm: CommandLine) -> None:
    fill(salespm.file, SaveDeal(name="One"), SaveDeal(name="Free", amount_minor=0, stage_id=2))
    stages = salespm.run("pipeline", "--json").json["stages"]
    assert [(one["amount_minor"], one["weighted_minor"]) for one in stages[:3]] == [
        (None, None),
        (0, 0),
        (0, 0),
    ]


def test_what_lacks_history_is_null(filled: CommandLine) -> None:
    board = filled.run("pipeline", "--json").json
    assert board["win_rate"] == {"by_count": None, "by_amount": None, "n": 1}
    assert board["velocity_days"] is None
    assert {one["rate"] for one in board["conversion"]} == {None}


def test_one_project_alone(filled: CommandLine) -> None:
    board = filled.run("pipeline", "--project", "north", "--json").json
    assert [one["name"] for one in board["deals"]] == ["CRM rollout"]


def test_currencies_are_told_apart(salespm: CommandLine) -> None:
    fill(
        salespm.file,
        SaveDeal(name="One", amount_minor=100),
        SaveDeal(name="Other", amount_minor=100),
        SaveDeal(name="Abroad", amount_minor=700, currency="USD"),
    )
    board = salespm.run("pipeline", "--json").json
    assert (board["currency"], board["stages"][0]["amount_minor"]) == ("EUR", 200)
    assert [
        (one["currency"], one["stages"][0]["amount_minor"]) for one in board["other_currencies"]
    ] == [("USD", 700)]


def test_people_read_stages_months_and_what_needs_them(filled: CommandLine) -> None:
    told = filled.run("pipeline")
    assert told.code == 0
    lines = told.out.splitlines()
    proposal = next(line for line in lines if line.startswith("Proposal"))
    assert proposal.split() == ["Proposal", "50", "1", "12,345.67", "EUR", "6,172.84", "EUR"]
    assert any(line.startswith("2026-12") for line in lines)
    assert not any(line.startswith("2026-10") for line in lines)
    assert "Win rate: — (insufficient history: 1 of 20)" in lines
    assert any("Training" in line and "it has no next step" in line for line in lines)


def test_it_speaks_chinese(filled: CommandLine) -> None:
    board = filled.run("--lang", "zh", "pipeline", "--json").json
    assert board["stages"][2]["name"] == "方案报价"


def test_an_empty_pipeline_says_so(salespm: CommandLine) -> None:
    assert salespm.run("pipeline").out == "No deals yet.\n"
    board = salespm.run("pipeline", "--json").json
    assert (board["deals"], board["forecast"], len(board["stages"])) == ([], [], 7)
    assert not salespm.file.exists()


def test_an_unknown_project_is_wrong_usage(filled: CommandLine) -> None:
    assert filled.run("pipeline", "--project", "SOUTH").code == 2
