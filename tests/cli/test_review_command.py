"""`salespm review`: the JSON of the contract, and the review as text for people."""

from __future__ import annotations

from contextlib import closing
from datetime import UTC, date, datetime, time

import pytest

from salespm_tui.contract.acceptance import FillAcceptance, SaveAcceptance
from salespm_tui.contract.baselines import TakeBaseline
from salespm_tui.contract.budget import SaveCostEntry
from salespm_tui.contract.clients import SaveClient
from salespm_tui.contract.evaluation import FillEvaluation, SaveEvaluation
from salespm_tui.contract.feedback import SaveFeedback
from salespm_tui.contract.goals import SaveGoal
from salespm_tui.contract.issues import SaveIssue
from salespm_tui.contract.lessons import SaveLesson
from salespm_tui.contract.projects import SaveProject
from salespm_tui.contract.review import ReportProgress
from salespm_tui.contract.timeline import SaveTask
from salespm_tui.core.cells import cell_width
from salespm_tui.core.clock import FixedClock
from salespm_tui.services.workspace import Workspace
from tests.cli.conftest import CommandLine

TOP = {"status_date", "evm", "acceptance", "kpis", "satisfaction", "lessons"}
EVM = {
    "bac", "pv", "ev", "ac", "sv", "cv", "spi", "cpi", "eac_typical", "eac_atypical", "eac_both",
    "etc", "vac", "tcpi_bac", "tcpi_eac",
}  # fmt: skip
FIRST, LAST = date(2026, 11, 17), date(2026, 11, 30)


@pytest.fixture
def reviewed(salespm: CommandLine) -> CommandLine:
    """The project of the published vector, with a word in each part of its review; and an empty one."""
    clock = FixedClock(datetime(2026, 11, 23, 9, 0, tzinfo=UTC))
    folder = salespm.folder / "backups"
    with closing(
        Workspace.open(salespm.file, clock, backups=folder, settings={"currency": "USD"})
    ) as desk:
        desk.do(SaveClient(name="华为"))
        desk.do(SaveProject(name="Xinghe", code="XH", currency="CNY", client_id=1))
        desk.do(SaveProject(name="Bare", code="BARE"))
        desk.do(
            SaveTask(
                project_id=1,
                name="Roll out 网络",
                schedule_mode="manual",
                start_at=datetime.combine(FIRST, time(8)),
                finish_at=datetime.combine(LAST, time(17)),
                fixed_cost_minor=100_000,
            )
        )
        desk.do(TakeBaseline(1))
        desk.do(ReportProgress(1, 40))
        desk.do(SaveCostEntry(project_id=1, category="travel", amount_minor=45_000, task_id=1))
        desk.do(SaveTask(1, finish_at=datetime(2026, 12, 2, 17)))
        desk.do(SaveIssue(title="Too dear", project_id=1, kind="deviation", metric="cost"))
        desk.do(
            SaveGoal(
                name="Orders",
                metric="orders_signed",
                project_id=1,
                target_value=900_000,
                start_on=date(2026, 10, 1),
                due_on=date(2026, 12, 31),
            )
        )
        desk.do(SaveAcceptance(project_id=1, kind="final", planned_on=date(2026, 12, 18)))
        desk.do(FillAcceptance(1))
        desk.do(SaveEvaluation(project_id=1))
        desk.do(FillEvaluation(1))
        desk.do(SaveLesson(project_id=1, title="Ask for the budget first", kind="success"))
        desk.do(SaveFeedback(client_id=1, project_id=1, kind="survey", content="ok", csat=5, nps=9))
    return salespm


def test_the_json_has_the_keys_and_the_figures(reviewed: CommandLine) -> None:
    told = reviewed.run("review", "--project", "xh", "--json")
    assert (told.code, told.err) == (0, "")
    found = told.json
    assert set(found) >= TOP
    evm = found["evm"]
    assert set(evm) >= EVM
    assert [evm[name] for name in ("bac", "pv", "ev", "ac", "sv", "cv")] == [
        100_000, 50_000, 40_000, 45_000, -10_000, -5_000,
    ]  # fmt: skip
    assert (evm["spi"], evm["cpi"], evm["tcpi_bac"], evm["tcpi_eac"]) == (
        0.8,
        0.8889,
        1.0909,
        0.8889,
    )
    assert [evm[f"eac_{name}"] for name in ("typical", "atypical", "both")] == [
        112_500, 105_000, 129_375,
    ]  # fmt: skip
    assert (evm["etc"], evm["vac"], evm["why"]) == (67_500, -12_500, {})
    assert (found["currency"], found["status_date"]) == ("CNY", "2026-11-23")
    assert found["satisfaction"] == {"csat": 1.0, "nps": 1.0, "n": 1, "nps_n": 1}
    assert found["slips"]["by_reason"][0] == {
        "reason": "unsaid",
        "days": 2.0,
        "slips": 1,
        "tasks": 1,
    }
    assert found["slips"]["by_client"][0]["client"] == "华为"
    assert [one["metric"] for one in found["proposed_deviations"]] == ["schedule"]
    assert found["acceptance"][0]["items"]
    assert found["kpis"]
    assert [one["title"] for one in found["lessons"]] == ["Ask for the budget first"]


def test_an_earlier_day_and_what_is_undefined(reviewed: CommandLine) -> None:
    told = reviewed.run("review", "--project", "XH", "--json", "--status-date", "2026-11-13").json
    assert told["evm"]["spi"] is None
    assert told["evm"]["why"]["spi"] == "no_planned_value"
    assert told["status_date"] == "2026-11-13"
    bare = reviewed.run("review", "--project", "BARE", "--json").json
    assert (bare["evm"], bare["baseline"]) == (None, None)
    assert "no baseline" in bare["missing"]
    assert reviewed.run("review", "--project", "XH", "--status-date", "2026-12-13").code == 1
    assert reviewed.run("review", "--project", "XH", "--status-date", "soonish").code == 2
    assert reviewed.run("review").code == 2


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", ("CPI 0.8889", "Too dear", "nobody said why: 2 working days, 1 task", "CSAT 100%")),
        ("zh", ("CPI 0.8889", "Too dear")),
    ],
)
def test_the_text_tells_every_part_within_the_width(
    reviewed: CommandLine, language: str, words: tuple[str, ...]
) -> None:
    told = reviewed.run("review", "--project", "XH", "--lang", language)
    assert told.code == 0
    for part in (*words, "Roll out 网络", "Ask for the budget first", "1,125.00"):
        assert part in told.out
    table = [line for line in told.out.splitlines() if line.startswith("1 ")]
    assert all(cell_width(line) <= 100 for line in table)
    assert "no baseline" in reviewed.run("review", "--project", "BARE").out
    plain = reviewed.run("review", "--project", "XH", "--ascii", "--status-date", "2026-11-13")
    assert "SPI -" in plain.out
