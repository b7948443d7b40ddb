"""A workspace with one project that has a client, a plan, a budget, deals, risks and a goal."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, TypeVar

import pytest

from salespm_tui.contract.budget import SaveBudgetLine
from salespm_tui.contract.clients import SaveActionItem, SaveClient, SaveInteraction
from salespm_tui.contract.gates import AddGatePoint
from salespm_tui.contract.goals import SaveGoal
from salespm_tui.contract.pipeline import SaveDeal
from salespm_tui.contract.projects import SaveProject
from salespm_tui.contract.records import Redo, Undo
from salespm_tui.contract.risks import SaveRisk
from salespm_tui.contract.timeline import LinkDraft, SaveTask
from salespm_tui.contract.values import Command, Outcome, Query
from salespm_tui.core.clock import FixedClock
from salespm_tui.services.workspace import Workspace

T = TypeVar("T")
START = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
DAY = 480
"""The working minutes of a day."""


@dataclass
class Desk:
    """The project HCR of 华为, which starts on Monday 23 November 2026: a design of 3 days, a build of
    5, then the milestone of its acceptance on 3 December."""

    workspace: Workspace
    client: int = 0
    project: int = 0
    design: int = 0
    build: int = 0
    accepted: int = 0

    def do(self, command: Command) -> Outcome:
        return self.workspace.do(command)[0]

    def new(self, command: Command) -> int:
        """The id of what the command made."""
        ref = self.do(command).ref
        assert ref is not None
        return ref.id

    def ask(self, query: Query[T]) -> T:
        return self.workspace.ask(query)

    def undo(self) -> None:
        self.do(Undo())

    def redo(self) -> None:
        self.do(Redo())

    def rows(self, sql: str) -> list[tuple[Any, ...]]:
        """What stands in the file."""
        uri = f"{Path(self.workspace.path).as_uri()}?mode=ro"
        with closing(sqlite3.connect(uri, uri=True)) as opened:
            return opened.execute(sql).fetchall()

    def everything(self) -> dict[str, list[tuple[Any, ...]]]:
        """Every row of every table but the journal's and the search's, but for when it was touched."""
        told = {}
        for (table,) in self.rows("SELECT name FROM sqlite_master WHERE type = 'table'"):
            if table.startswith(("change_", "search", "sqlite_", "hit")):
                continue
            names = [row[1] for row in self.rows(f"PRAGMA table_info({table})")]
            kept = ", ".join(f'"{name}"' for name in names if name != "updated_at")
            told[table] = self.rows(f"SELECT {kept} FROM {table} ORDER BY 1")
        return told


@pytest.fixture(scope="session")
def blank(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, int]]:
    """A workspace with the project. Copy it; never open it."""
    folder = tmp_path_factory.mktemp("portfolio")
    workspace = Workspace.open(
        folder / "w.db",
        FixedClock(START),
        backups=folder / "backups",
        settings={"time_zone": "UTC", "currency": "EUR"},
    )
    desk = Desk(workspace)
    desk.client = desk.new(SaveClient(name="华为技术有限公司", short_name="华为"))
    desk.project = desk.new(SaveProject(name="Huawei CRM rollout", client_id=desk.client))
    desk.design = desk.new(
        SaveTask(project_id=desk.project, name="Design", duration_min=3 * DAY, owner="Li Wei")
    )
    desk.build = desk.new(
        SaveTask(
            project_id=desk.project,
            name="Build",
            duration_min=5 * DAY,
            links=(LinkDraft(desk.design, "fs", 0),),
        )
    )
    desk.accepted = desk.new(
        SaveTask(
            project_id=desk.project,
            name="Acceptance signed",
            kind="milestone",
            duration_min=0,
            links=(LinkDraft(desk.build, "fs", 0),),
        )
    )
    _around(desk)
    workspace.close()
    ids = {
        name: getattr(desk, name) for name in ("client", "project", "design", "build", "accepted")
    }
    return folder / "w.db", ids


def _around(desk: Desk) -> None:
    """What hangs on the project beside its plan."""
    mine: dict[str, Any] = {"project_id": desk.project}
    desk.do(SaveInteraction(client_id=desk.client, summary="价格太高", **mine))
    desk.do(SaveActionItem(title="回复报价", client_id=desk.client, **mine))
    desk.do(SaveBudgetLine(category="travel", planned_minor=300_000, **mine))
    desk.do(SaveBudgetLine(category="contingency", planned_minor=100_000, **mine))
    desk.do(
        SaveGoal(
            name="Orders",
            metric="orders_signed",
            target_value=1_000_000,
            start_on=date(2026, 11, 2),
            due_on=date(2026, 12, 31),
            **mine,
        )
    )
    desk.do(SaveRisk(title="Price war", category="market", probability=4, impact=5, **mine))
    desk.do(SaveDeal(name="CRM licences", amount_minor=1_000_000, client_id=desk.client, **mine))
    desk.do(AddGatePoint(desk.project, "planning", "The lawyer has read the offer"))


@pytest.fixture
def desk(blank: tuple[Path, dict[str, int]], tmp_path: Path) -> Iterator[Desk]:
    path, ids = blank
    shutil.copy(path, tmp_path / "w.db")
    workspace = Workspace.open(
        tmp_path / "w.db", FixedClock(START), create=False, backups=tmp_path / "backups"
    )
    yield Desk(workspace, **ids)
    workspace.close()
