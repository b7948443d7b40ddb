"""A project of its own for each test, and a desk at which its plan is changed and looked at."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from salespm_tui.contract.projects import SaveProject
from salespm_tui.contract.timeline import LinkDraft, SaveTask, TaskRow, Timeline, TimelineQuery
from salespm_tui.contract.values import Command, Outcome, Query, Ref
from salespm_tui.core.clock import FixedClock
from salespm_tui.core.labels import label
from salespm_tui.services import projects, timeline
from salespm_tui.services.work import Reading, Work
from salespm_tui.store.undo import redo, undo
from salespm_tui.store.workspace import Store

COMMANDS = {**projects.COMMANDS, **timeline.COMMANDS}
QUERIES = {**projects.QUERIES, **timeline.QUERIES}
TABLES = ("project", "task", "dependency")


@dataclass
class Desk:
    """An open workspace with one empty project that starts today, Monday 23 November 2026."""

    store: Store
    clock: FixedClock
    project: int = 0

    def do(self, command: Command) -> Outcome:
        return self._change(lambda work: COMMANDS[type(command)](work, command))

    def archive(self, kind: str, row_id: int) -> Outcome:
        return self._change(lambda work: timeline.archive(work, Ref(kind, row_id)))

    def ask(self, query: Query[Any]) -> Any:
        with self.store.read() as session:
            return QUERIES[type(query)](Reading(session, self.clock), query)

    def at(self, *when: int) -> Desk:
        """The same workspace at another time."""
        return Desk(self.store, FixedClock(datetime(*when, tzinfo=UTC)), self.project)

    def undo(self) -> None:
        undo(self.store)

    def redo(self) -> None:
        redo(self.store)

    def task(self, name: str, days: float = 1, **fields: Any) -> int:
        """A new task, the last of the project unless it is told otherwise."""
        fields.setdefault("duration_min", int(days * 480))
        outcome = self.do(SaveTask(project_id=self.project, name=name, **fields))
        assert outcome.ref is not None
        return outcome.ref.id

    def after(self, *ids: int, kind: str = "fs", lag: int = 0) -> tuple[LinkDraft, ...]:
        return tuple(LinkDraft(one, kind, lag) for one in ids)

    def change(self, task_id: int, **fields: Any) -> Outcome:
        return self.do(SaveTask(task_id, **fields))

    def plan(self) -> Timeline:
        found = self.ask(TimelineQuery(self.project))
        assert isinstance(found, Timeline)
        return found

    def row(self, task_id: int) -> TaskRow:
        return next(task for task in self.plan().tasks if task.id == task_id)

    def outline(self) -> list[str]:
        return [f"{task.wbs} {task.name}" for task in self.plan().tasks]

    def rows(self, sql: str) -> list[tuple[Any, ...]]:
        """What stands in the file."""
        connection = sqlite3.connect(f"{self.store.path.as_uri()}?mode=ro", uri=True)
        try:
            return connection.execute(sql).fetchall()
        finally:
            connection.close()

    def everything(self) -> list[list[tuple[Any, ...]]]:
        """Every row of this area, but for when it was touched last."""
        found = []
        for table in TABLES:
            names = [row[1] for row in self.rows(f"PRAGMA table_info({table})")]
            kept = ", ".join(f'"{name}"' for name in names if name != "updated_at")
            found.append(self.rows(f"SELECT {kept} FROM {table} ORDER BY id"))
        return found

    def _change(self, handler: Callable[[Work], Outcome]) -> Outcome:
        with self.store.write(label("A change"), "Test") as unit:
            outcome = handler(Work(unit.session, self.clock))
            unit.label = outcome.label
        return outcome


@pytest.fixture(scope="session")
def blank(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace with one empty project. Copy it; never open it."""
    folder = tmp_path_factory.mktemp("plan")
    clock = FixedClock(datetime(2026, 11, 23, 9, 0, tzinfo=UTC))
    settings = {"time_zone": "UTC", "currency": "EUR"}
    store = Store.open(folder / "w.db", clock, backups=folder / "backups", settings=settings)
    Desk(store, clock).do(SaveProject(name="Huawei CRM rollout", objective="Win it."))
    store.close()
    return folder / "w.db"


@pytest.fixture
def desk(blank: Path, tmp_path: Path, clock: FixedClock) -> Iterator[Desk]:
    shutil.copy(blank, tmp_path / "w.db")
    store = Store.open(tmp_path / "w.db", clock, create=False, backups=tmp_path / "backups")
    yield Desk(store, clock, project=1)
    store.close()
