"""A project of its own for each test, in a workspace whose clock is set by hand."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, time
from pathlib import Path
from typing import Any

import pytest

from salespm_tui.contract.baselines import Against, BaselinesQuery, TakeBaseline, VarianceQuery
from salespm_tui.contract.projects import SaveProject
from salespm_tui.contract.timeline import LinkDraft, SaveTask, Timeline, TimelineQuery
from salespm_tui.contract.values import Command, Outcome
from salespm_tui.services.demo.walking import WalkingClock
from salespm_tui.services.workspace import Workspace

MONDAY = date(2026, 11, 23)
ZONE = "Asia/Shanghai"
DAY = 480


@dataclass
class Desk:
    """An open workspace with one empty project, number 1, that starts on Monday 23 November 2026."""

    workspace: Workspace
    clock: WalkingClock
    path: Path

    def do(self, command: Command) -> Outcome:
        return self.workspace.do(command)[0]

    def task(self, name: str, days: float = 1, *after: int, **fields: Any) -> int:
        links = tuple(LinkDraft(one) for one in after)
        minutes = int(days * DAY)
        made = self.do(
            SaveTask(project_id=1, name=name, duration_min=minutes, links=links, **fields)
        )
        assert made.ref is not None
        return made.ref.id

    def change(self, task_id: int, **fields: Any) -> Outcome:
        return self.do(SaveTask(task_id, **fields))

    def take(self, name: str = "", **fields: Any) -> int:
        made = self.do(TakeBaseline(1, name, **fields))
        assert made.ref is not None
        return made.ref.id

    def plan(self, against: Against | None = None) -> Timeline:
        query = TimelineQuery(1) if against is None else TimelineQuery(1, against)
        return self.workspace.ask(query)

    def dates(self) -> dict[int, tuple[Any, Any]]:
        return {task.id: (task.start, task.finish) for task in self.plan().tasks}

    def baselines(self) -> Any:
        return self.workspace.ask(BaselinesQuery(1))

    def variance(self, against: Against | None = None) -> Any:
        return self.workspace.ask(
            VarianceQuery(1) if against is None else VarianceQuery(1, against)
        )

    def sql(self, statement: str) -> list[tuple[Any, ...]]:
        """What stands in the file."""
        connection = sqlite3.connect(f"{self.path.as_uri()}?mode=ro", uri=True)
        try:
            return connection.execute(statement).fetchall()
        finally:
            connection.close()

    def everything(self) -> list[list[tuple[Any, ...]]]:
        """Every row of the plan and its baselines, but for when it was touched last."""
        found = []
        for table in ("project", "task", "dependency", "baseline", "baseline_task"):
            names = [row[1] for row in self.sql(f"PRAGMA table_info({table})")]
            kept = ", ".join(f'"{name}"' for name in names if name != "updated_at")
            found.append(self.sql(f"SELECT {kept} FROM {table} ORDER BY id"))
        return found


@pytest.fixture(scope="session")
def blank(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace with one empty project. Copy it; never open it."""
    folder = tmp_path_factory.mktemp("baselines")
    clock = WalkingClock(MONDAY, ZONE)
    settings = {"time_zone": ZONE, "currency": "EUR"}
    workspace = Workspace.open(
        folder / "w.db", clock, backups=folder / "backups", settings=settings
    )
    workspace.do(SaveProject(name="Huawei CRM rollout", code="HCR"))
    workspace.close()
    return folder / "w.db"


@pytest.fixture
def desk(blank: Path, tmp_path: Path) -> Iterator[Desk]:
    path = Path(shutil.copy(blank, tmp_path / "w.db"))
    clock = WalkingClock(MONDAY, ZONE)
    clock.set(MONDAY, time(10))
    workspace = Workspace.open(path, clock, backups=tmp_path / "backups")
    yield Desk(workspace, clock, path)
    workspace.close()
