"""The many deals and goals that benchmarks are run on."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from salespm_tui.contract.goals import GoalsQuery
from salespm_tui.contract.pipeline import PipelineQuery
from salespm_tui.contract.records import CheckQuery
from salespm_tui.contract.standup import AgendaQuery
from salespm_tui.core.clock import FixedClock
from salespm_tui.devtools.big_workspace import write_big_workspace
from salespm_tui.services.workspace import Workspace


def test_a_big_workspace_has_the_deals_and_goals_it_was_asked_for(tmp_path: Path) -> None:
    path = tmp_path / "big.db"
    write_big_workspace(path, 20, deals=60, goals=10)
    clock = FixedClock(datetime.now(UTC))
    workspace = Workspace.open(path, clock, backups=tmp_path / "backups")
    board = workspace.ask(PipelineQuery())
    assert board.total == 60
    assert sum(column.count for column in board.columns if column.stage.kind == "open") > 5
    goals = workspace.ask(GoalsQuery()).goals
    assert [goal.level for goal in goals].count(0) == 2
    assert len(goals) == 10
    assert {section.key for section in workspace.ask(AgendaQuery()).sections} >= {"deals"}
    assert workspace.ask(CheckQuery()) == ()
    workspace.close()
