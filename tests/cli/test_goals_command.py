"""`salespm goals`: the JSON of the contract, the published example in it, and text for people."""

from __future__ import annotations

from contextlib import closing
from datetime import UTC, date, datetime

import pytest

from salespm_tui.contract.goals import CheckIn, SaveGoal
from salespm_tui.contract.projects import SaveProject
from salespm_tui.core.cells import cell_width
from salespm_tui.core.clock import FixedClock
from salespm_tui.services.workspace import Workspace
from tests.cli.conftest import CommandLine

GOAL = {
    "id", "parent_id", "name", "metric", "unit", "aggregation", "baseline", "target", "actual",
    "attainment", "expected", "pace", "band", "projection", "required_per_day", "start", "due",
    "status",
}  # fmt: skip
DAY_20 = "2026-06-26"


@pytest.fixture
def promised(salespm: CommandLine) -> CommandLine:
    """Three goals: the published example, one below it of a project, and a margin not known yet."""
    clock = FixedClock(datetime(2026, 6, 26, 9, 0, tzinfo=UTC))
    folder = salespm.folder / "backups"
    with closing(
        Workspace.open(salespm.file, clock, backups=folder, settings={"currency": "CNY"})
    ) as desk:
        desk.do(SaveProject(name="Xinghe", code="XH"))
        period = {"start_on": date(2026, 6, 1), "due_on": date(2026, 7, 10)}
        desk.do(SaveGoal(name="营收 2026", target_value=500_000_00, fed_by="manual", **period))
        desk.do(CheckIn(1, value=320_000_00, confidence=4))
        desk.do(
            SaveGoal(name="Part", target_value=100_00, parent_id=1, project_id=1, fed_by="manual")
        )
        desk.do(SaveGoal(name="Margin", target_value=35_50, metric="gross_margin", **period))
    return salespm


def test_the_json_has_the_keys_and_the_published_figures(promised: CommandLine) -> None:
    told = promised.run("goals", "--json", today=DAY_20)
    assert (told.code, told.err) == (0, "")
    whole, part, margin = told.json["goals"]
    assert set(whole) >= GOAL
    figures = ("target", "actual", "attainment", "pace", "projection", "required_per_day")
    assert [whole[name] for name in figures] == [500_000, 320_000, 0.64, 0.96, 480_000, 18_000]
    assert (whole["unit"], whole["start"], whole["due"]) == ("CNY", "2026-06-01", "2026-07-10")
    assert (whole["band"], whole["source"], whole["confidence"]) == ("on_track", "manual", 4)
    assert (part["parent_id"], part["project"]) == (whole["id"], "XH")
    assert (margin["target"], margin["unit"], margin["actual"]) == (35.5, "%", None)
    assert (margin["band"], margin["why"]["projection"]) == (None, "not_cumulative")


def test_one_project_holds_its_own_goals(promised: CommandLine) -> None:
    found = promised.run("goals", "--json", "--project", "xh", today=DAY_20).json
    assert [goal["name"] for goal in found["goals"]] == ["Part"]
    assert promised.run("goals", "--project", "nope").code == 2


def test_the_text_shows_how_far_each_goal_is(promised: CommandLine) -> None:
    told = promised.run("goals", today=DAY_20)
    lines = told.out.splitlines()
    assert told.code == 0
    assert all(cell_width(line) <= 100 for line in lines)
    whole = next(line for line in lines if "营收" in line)
    for shown in ("320k", "500k", "CNY", "96%", "480k", "18k", "on track", "█", "┊"):
        assert shown in whole
    assert any(line.startswith("! Margin: no actual value") for line in lines)
    assert "营收 2026: will not be made, 500,000.00 CNY is missing." in lines


def test_plain_text_stays_within_ascii(promised: CommandLine) -> None:
    lines = promised.run("--ascii", "goals", today=DAY_20).out.splitlines()
    whole = next(line for line in lines if "96%" in line)
    assert "##########|-----" in whole
    assert all(line.isascii() for line in lines if "Margin" in line)


def test_without_goals_that_is_said_and_nothing_is_written(salespm: CommandLine) -> None:
    assert salespm.run("goals", "--json").json == {"goals": [], "outlook": None}
    assert salespm.run("goals").out == "No goals yet.\n"
    assert salespm.run("--lang", "zh", "goals").code == 0
    assert not salespm.file.exists()
