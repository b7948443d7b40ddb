"""A workspace with two projects, one of them near its end."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from salespm_tui.contract.acceptance import AcceptanceRow, AcceptancesQuery
from salespm_tui.contract.clients import SaveClient
from salespm_tui.contract.projects import SaveProject
from salespm_tui.contract.records import Archive, Redo, Undo
from salespm_tui.contract.values import Command, Outcome, Query, Ref
from salespm_tui.core.clock import FixedClock
from salespm_tui.core.errors import UserError
from salespm_tui.services.workspace import Workspace

MONDAY = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)
TODAY = date(2026, 11, 23)
HWA, ACM, CLIENT = 1, 2, 1
TABLES = (
    "acceptance",
    "acceptance_item",
    "action_item",
    "evaluation",
    "kpi_result",
    "lesson",
    "lesson_use",
)


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
            settings={"currency": "CNY", "time_zone": "Asia/Shanghai"},
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

    def refused(self, command: Command) -> str:
        """What is said where the command is refused."""
        with pytest.raises(UserError) as told:
            self.do(command)
        return str(told.value)

    def acceptance(self, at: int = 0) -> AcceptanceRow:
        found: AcceptanceRow = self.ask(AcceptancesQuery(HWA)).acceptances[at]
        return found

    def archive(self, kind: str, row_id: int) -> Outcome:
        return self.do(Archive(Ref(kind, row_id)))

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
    at.do(SaveClient(name="Huawei"))
    at.do(
        SaveProject(
            name="Huawei rollout",
            code="HWA",
            currency="CNY",
            client_id=CLIENT,
            start_on=date(2026, 11, 2),
        )
    )
    at.do(SaveProject(name="Acme portal", code="ACM", currency="EUR"))
    yield at
    at.workspace.close()
