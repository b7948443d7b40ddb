"""A workspace with two projects of different currencies, and what is done to its risks."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from salespm_tui.contract.goals import ExplainFigure
from salespm_tui.contract.projects import SaveProject
from salespm_tui.contract.records import Archive, Redo, Undo
from salespm_tui.contract.risks import RiskQuery, RiskRow, Risks, RisksQuery, SaveRisk
from salespm_tui.contract.values import Command, Outcome, Query, Ref
from salespm_tui.core.clock import FixedClock
from salespm_tui.services.workspace import Workspace

MONDAY = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)
HWA, ACM = 1, 2
"""Projects in yuan and in euro."""
TABLES = ("risk", "risk_review", "issue", "action_item", "task", "budget_line", "meta")


class Desk:
    """An open workspace whose clock may be set on."""

    def __init__(self, path: Path) -> None:
        self.path, self.days = path, 0
        self.workspace = self._open()

    def _open(self) -> Workspace:
        return Workspace.open(
            self.path,
            FixedClock(MONDAY + timedelta(days=self.days)),
            backups=self.path.parent / "backups",
            settings={"currency": "USD", "time_zone": "Asia/Shanghai"},
        )

    def days_later(self, days: int) -> None:
        self.workspace.close()
        self.days += days
        self.workspace = self._open()

    def do(self, command: Command) -> Outcome:
        return self.workspace.do(command)[0]

    def made(self, command: Command) -> int:
        """The id of what the command made."""
        ref = self.do(command).ref
        assert ref is not None
        return ref.id

    def ask(self, query: Query[Any]) -> Any:
        return self.workspace.ask(query)

    def risk(self, title: str = "Price war", **fields: Any) -> int:
        return self.made(SaveRisk(title=title, **{"project_id": HWA, **fields}))

    def risks(self, project_id: int | None = None, *, ended: bool = False) -> Risks:
        found: Risks = self.ask(RisksQuery(project_id, include_ended=ended))
        return found

    def detail(self, risk_id: int) -> Any:
        return self.ask(RiskQuery(risk_id))

    def row(self, risk_id: int) -> RiskRow:
        found: RiskRow = self.detail(risk_id).risk
        return found

    def why(self, kind: str, row_id: int | None, figure: str, **more: Any) -> str:
        found = self.ask(ExplainFigure(kind, row_id, figure, **more))
        return "\n".join([str(found.title), *(str(line.text) for line in found.lines)])

    def archive(self, kind: str, row_id: int) -> Outcome:
        return self.do(Archive(Ref(kind, row_id)))

    def living(self, table: str) -> list[int]:
        """The ids of the rows that are not archived."""
        with closing(sqlite3.connect(f"{self.path.as_uri()}?mode=ro", uri=True)) as file:
            found = file.execute(f"SELECT id FROM {table} WHERE archived_at IS NULL").fetchall()
        return [row_id for (row_id,) in found]

    def back_and_forth(self) -> None:
        """Undo the last change and do it again; the rows are as they were."""
        after = self.everything()
        self.do(Undo())
        assert self.everything() != after
        self.do(Redo())
        assert self.everything() == after

    def everything(self) -> dict[str, list[tuple[Any, ...]]]:
        """Every row of this area, but for when it was touched last."""
        found = {}
        with closing(sqlite3.connect(f"{self.path.as_uri()}?mode=ro", uri=True)) as file:
            for table in TABLES:
                columns = [row[1] for row in file.execute(f"PRAGMA table_info({table})")]
                kept = ", ".join(f'"{column}"' for column in columns if column != "updated_at")
                found[table] = file.execute(f"SELECT {kept} FROM {table} ORDER BY id").fetchall()
        return found


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    at = Desk(tmp_path / "work.db")
    at.do(SaveProject(name="Huawei rollout", code="HWA", currency="CNY"))
    at.do(SaveProject(name="Acme portal", code="ACM", currency="EUR"))
    yield at
    at.workspace.close()
