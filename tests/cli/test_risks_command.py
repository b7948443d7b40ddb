"""`salespm risks`: the JSON of the contract, and the register as text for people."""

from __future__ import annotations

from contextlib import closing
from datetime import UTC, datetime

import pytest

from salespm_tui.contract.budget import SaveBudgetLine
from salespm_tui.contract.projects import SaveProject
from salespm_tui.contract.risks import CloseRisk, SaveRisk
from salespm_tui.core.cells import cell_width
from salespm_tui.core.clock import FixedClock
from salespm_tui.services.workspace import Workspace
from tests.cli.conftest import CommandLine

TOP = {"exposure_minor", "residual_exposure_minor", "contingency_minor", "matrix", "risks"}
RISK = {
    "id", "title", "category", "probability", "impact", "score", "level", "residual_probability",
    "residual_impact", "residual_score", "residual_level", "strategy", "status", "owner",
    "next_review", "emv_minor",
}  # fmt: skip
TODAY = "2026-11-23"


@pytest.fixture
def endangered(salespm: CommandLine) -> CommandLine:
    """Two projects in yuan and euro: a price war, a risk that nobody rated, a chance, a closed one."""
    clock = FixedClock(datetime(2026, 11, 23, 9, 0, tzinfo=UTC))
    folder = salespm.folder / "backups"
    with closing(
        Workspace.open(salespm.file, clock, backups=folder, settings={"currency": "USD"})
    ) as desk:
        desk.do(SaveProject(name="Xinghe", code="XH", currency="CNY"))
        desk.do(SaveProject(name="Acme", code="ACM", currency="EUR"))
        desk.do(SaveBudgetLine(project_id=1, category="contingency", planned_minor=400_000_00))
        war = {"probability": 4, "impact": 5, "impact_cost_minor": 800_000_00}
        desk.do(
            SaveRisk(
                title="价格战 in the tender of the whole province, lot two",
                project_id=1,
                category="market",
                owner="李伟",
                strategy="mitigate",
                residual_probability=2,
                residual_impact=3,
                review_every_days=14,
                **war,
            )
        )
        desk.do(SaveRisk(title="Nobody rated this", project_id=1))
        desk.do(SaveRisk(title="More sites", project_id=2, polarity="opportunity", **war))
        desk.do(SaveRisk(title="Gone", project_id=1, **war))
        desk.do(CloseRisk(4, "signed"))
    return salespm


def test_the_json_has_the_keys_and_the_figures(endangered: CommandLine) -> None:
    told = endangered.run("risks", "--json", today=TODAY)
    assert (told.code, told.err) == (0, "")
    found = told.json
    assert set(found) >= TOP
    assert (found["currency"], found["exposure_minor"]) == ("CNY", 560_000_00)
    assert (found["residual_exposure_minor"], found["contingency_minor"]) == (
        240_000_00,
        240_000_00,
    )
    assert (found["reserve_minor"], found["unknown"], found["ended"]) == (400_000_00, 1, 1)
    assert found["matrix"][3] == [0, 0, 0, 0, 2]
    assert sum(map(sum, found["matrix"])) + found["matrix_unknown"] == 3
    assert found["residual_matrix"][1] == [0, 0, 1, 0, 0]
    assert [risk["title"][:3] for risk in found["risks"]] == ["价格战", "Mor", "Nob"]
    war, chance, unrated = found["risks"]
    assert set(war) >= RISK
    assert (war["score"], war["level"], war["emv_minor"]) == (20, "critical", 560_000_00)
    assert (war["residual_score"], war["next_review"]) == (6, "2026-12-07")
    assert (chance["emv_minor"], chance["currency"]) == (-560_000_00, "EUR")
    assert (unrated["score"], unrated["level"], unrated["emv_minor"]) == (None, None, None)
    euro = next(one for one in found["other_currencies"] if one["currency"] == "EUR")
    assert (euro["exposure_minor"], euro["contingency_minor"]) == (-560_000_00, 0)


def test_one_project_and_the_ended_ones(endangered: CommandLine) -> None:
    found = endangered.run("risks", "--json", "--project", "acm", today=TODAY).json
    assert ([risk["id"] for risk in found["risks"]], found["currency"]) == ([3], "EUR")
    found = endangered.run("risks", "--json", "--ended", "--project", "xh", today=TODAY).json
    assert [risk["status"] for risk in found["risks"]][-1] == "closed"
    assert endangered.run("risks", "--all", "--project", "xh").code == 2


def test_the_text_is_a_register_a_matrix_and_what_is_at_stake(endangered: CommandLine) -> None:
    told = endangered.run("risks", "--ended", today=TODAY)
    assert told.code == 0
    lines = told.out.splitlines()
    war = next(line for line in lines if "价格战" in line)
    for shown in ("R-1", "20", "critical", "market", "李伟", "560,000.00 CNY"):
        assert shown in war
    assert any("closed" in line and "Gone" in line for line in lines)
    assert any(line.startswith("4 high") and line.endswith("2") for line in lines)
    assert "1 risk is not rated and in no cell." in lines
    assert "a reserve of 240,000.00 CNY; the budget keeps 400,000.00 CNY." in told.out
    assert "a reserve of 0.00 EUR; the budget keeps none." in told.out


def test_the_table_fits_the_terminal(endangered: CommandLine) -> None:
    from salespm_tui.cli.risk_texts import risk_lines
    from salespm_tui.contract.risks import RisksQuery

    clock = FixedClock(datetime(2026, 11, 23, 9, 0, tzinfo=UTC))
    folder = endangered.folder / "backups"
    with closing(Workspace.open(endangered.file, clock, backups=folder)) as desk:
        snapshot = desk.ask(RisksQuery(include_ended=True))
    for width in (80, 120):
        rows = risk_lines(snapshot, width, plain=True)[: 1 + len(snapshot.risks)]
        assert all(cell_width(line) <= width for line in rows)
        assert rows[0].isascii()


def test_nothing_at_all_is_said_in_both_languages(salespm: CommandLine) -> None:
    told = salespm.run("risks")
    assert (told.code, told.out) == (0, "No risks yet.\n")
    found = salespm.run("risks", "--json").json
    assert (found["risks"], found["exposure_minor"]) == ([], 0)
    assert salespm.run("risks", "--lang", "zh").out.strip()


def test_the_register_speaks_chinese(endangered: CommandLine) -> None:
    told = endangered.run("risks", "--lang", "zh", today=TODAY)
    assert told.code == 0
    assert "R-1" in told.out and "价格战" in told.out
