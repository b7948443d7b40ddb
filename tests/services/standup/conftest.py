"""A workspace that lives through several mornings, and the words for what happens on them."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any

import pytest

from salespm_tui.contract.projects import SaveProject
from salespm_tui.contract.standup import Agenda, AgendaItem, AgendaQuery, ItemDetail, ItemQuery
from salespm_tui.contract.timeline import SaveTask
from salespm_tui.contract.values import Command, Outcome, Query, Ref
from salespm_tui.services.workspace import Workspace

DAY = 480
FRIDAY = date(2026, 11, 20)
MONDAY = date(2026, 11, 23)
TUESDAY = date(2026, 11, 24)


class Calendar:
    """A clock that is set by hand and goes on a little with every look."""

    def __init__(self, day: date) -> None:
        self.day = day
        self._seconds = 0

    def now(self) -> datetime:
        self._seconds += 1
        return datetime.combine(self.day, time(9, 0, self._seconds % 60), UTC)

    def today(self) -> date:
        return self.day

    def in_zone(self, zone: str) -> Calendar:
        return self


class Morning:
    """An open workspace on a day that can be moved on."""

    def __init__(self, workspace: Workspace, clock: Calendar) -> None:
        self.workspace = workspace
        self.clock = clock

    def on(self, day: date) -> Morning:
        self.clock.day = day
        self.workspace._cache.clear()
        return self

    def do(self, command: Command) -> Outcome:
        return self.workspace.do(command)[0]

    def ask(self, query: Query[Any]) -> Any:
        return self.workspace.ask(query)

    def project(self, code: str = "HWA", **fields: Any) -> int:
        return self._made(SaveProject(code=code, name=f"Project {code}", **fields))

    def task(
        self, project_id: int, name: str = "Task", days: int = 1, percent: int = 0, **fields: Any
    ) -> int:
        """A task; one with a percent began when it was planned to."""
        made = self._made(
            SaveTask(project_id=project_id, name=name, duration_min=days * DAY, **fields)
        )
        if percent:
            self.do(SaveTask(task_id=made, percent=percent))
        return made

    def agenda(self, project_id: int | None = None) -> Agenda:
        return self.ask(AgendaQuery(project_id))

    def section(self, key: str, project_id: int | None = None) -> tuple[AgendaItem, ...]:
        found = [part for part in self.agenda(project_id).sections if part.key == key]
        return found[0].items if found else ()

    def told(self, key: str) -> list[tuple[str, str]]:
        """Title and why of the items of a section."""
        return [(item.title, str(item.why)) for item in self.section(key)]

    def item(self, kind: str, row_id: int) -> ItemDetail:
        return self.ask(ItemQuery(Ref(kind, row_id)))

    def rows(self, sql: str) -> list[tuple[Any, ...]]:
        connection = sqlite3.connect(f"{Path(self.workspace.path).as_uri()}?mode=ro", uri=True)
        try:
            return connection.execute(sql).fetchall()
        finally:
            connection.close()

    def everything(self) -> dict[str, list[tuple[Any, ...]]]:
        """Every row of every table but the journal's, but for when it was touched last."""
        found = {}
        for (table,) in self.rows("SELECT name FROM sqlite_master WHERE type = 'table'"):
            if table in ("change_set", "change_row") or table.startswith(("sqlite", "search_")):
                continue
            columns = [row[1] for row in self.rows(f"PRAGMA table_info({table})")]
            kept = ", ".join(f'"{column}"' for column in columns if column != "updated_at")
            found[table] = self.rows(f"SELECT {kept} FROM {table} ORDER BY id")
        return found

    def _made(self, command: Command) -> int:
        outcome = self.do(command)
        assert outcome.ref is not None
        return outcome.ref.id


@pytest.fixture
def morning(tmp_path: Path) -> Iterator[Morning]:
    clock = Calendar(MONDAY)
    settings = {"time_zone": "UTC", "currency": "CNY"}
    workspace = Workspace.open(
        tmp_path / "w.db", clock, backups=tmp_path / "backups", settings=settings
    )
    yield Morning(workspace, clock)
    workspace.close()
