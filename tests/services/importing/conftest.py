"""A workspace of its own for each test, into which files are imported."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from salespm_tui.contract.imports import ImportFile, ImportReport
from salespm_tui.contract.records import Archive, Undo
from salespm_tui.contract.timeline import SaveTask, TaskRow, TimelineQuery
from salespm_tui.contract.values import Command, Outcome, Query, Ref
from salespm_tui.core.clock import FixedClock
from salespm_tui.core.labels import label
from salespm_tui.services.workspace import Workspace
from tests.services.importing.plan_files import PlanFile

SHOP_GUID = "8182ECAA-F419-48EB-BFBC-8933873E2B40"


@dataclass
class Desk:
    """An open workspace, and the folder that its files are read from."""

    workspace: Workspace
    folder: Path

    def do(self, command: Command) -> Outcome:
        return self.workspace.do(command)[0]

    def ask(self, query: Query[Any]) -> Any:
        return self.workspace.ask(query)

    def bring(self, plan: PlanFile | Path, *, file: str = "shop.xml", **how: Any) -> ImportReport:
        """Import a plan, written under that name first."""
        path = plan if isinstance(plan, Path) else plan.write(self.folder / file)
        report = self.do(ImportFile(str(path), **how))
        assert isinstance(report, ImportReport)
        return report

    def undo(self) -> None:
        self.do(Undo())

    def tasks(self, project_id: int = 1) -> dict[str, TaskRow]:
        """The plan by the names of its tasks, in WBS order."""
        return {row.name: row for row in self.ask(TimelineQuery(project_id)).tasks}

    def links(self, project_id: int = 1) -> set[tuple[str, str, str, int]]:
        plan = self.ask(TimelineQuery(project_id))
        names = {row.id: row.name for row in plan.tasks}
        return {
            (names[link.predecessor_id], names[link.successor_id], link.type, link.lag)
            for link in plan.links
        }

    def change(self, task: str, **fields: Any) -> None:
        self.do(SaveTask(task_id=self.tasks()[task].id, **fields))

    def archive(self, task: str) -> None:
        self.do(Archive(Ref("task", self.tasks()[task].id)))

    def write(self, statement: str) -> None:
        """Change rows as some other command would."""
        with self.workspace._store.write(label("by hand"), "ByHand") as unit:
            unit.session.connection().exec_driver_sql(statement)

    def everything(self) -> dict[str, list[tuple[Any, ...]]]:
        """Every row but the journal's, without when it was touched last."""
        connection = sqlite3.connect(f"file:{self.workspace.path}?mode=ro", uri=True)
        try:
            found = {}
            tables = [
                row[0]
                for row in connection.execute("SELECT name FROM sqlite_schema WHERE type='table'")
            ]
            for table in tables:
                if table.startswith(("change_", "sqlite_", "search")):
                    continue
                columns = [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]
                kept = ", ".join(f'"{name}"' for name in columns if name != "updated_at")
                found[table] = connection.execute(
                    f"SELECT {kept} FROM {table} ORDER BY id"
                ).fetchall()
            return found
        finally:
            connection.close()


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    workspace = Workspace.open(
        tmp_path / "work.db",
        FixedClock(datetime(2026, 11, 23, 9, 0, tzinfo=UTC)),
        backups=tmp_path / "backups",
        settings={"time_zone": "UTC", "currency": "EUR"},
    )
    yield Desk(workspace, tmp_path)
    workspace.close()
