"""A workspace with a client, its project and a small plan, for each test."""

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

from salespm_tui.contract.clients import SaveClient
from salespm_tui.contract.projects import SaveProject
from salespm_tui.contract.records import Archive, Redo, Undo
from salespm_tui.contract.timeline import LinkDraft, SaveTask, Timeline, TimelineQuery
from salespm_tui.contract.values import Command, Outcome, Query, Ref
from salespm_tui.core.clock import FixedClock
from salespm_tui.services.workspace import Workspace

T = TypeVar("T")
START = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
DAY = 480
"""The working minutes of a day."""

TABLES = (
    "client",
    "interaction",
    "action_item",
    "project",
    "task",
    "requirement",
    "expectation",
    "change_request",
    "feedback",
    "client_report",
)


@dataclass
class Desk:
    """The client 华为 with the project Rollout, which starts on Monday 23 November 2026: a design of 3
    days, then a build of 5, then a milestone."""

    workspace: Workspace
    client: int = 0
    project: int = 0
    design: int = 0
    build: int = 0
    live: int = 0

    def do(self, command: Command) -> Outcome:
        return self.workspace.do(command)[0]

    def new(self, command: Command) -> int:
        """The id of what the command made."""
        ref = self.do(command).ref
        assert ref is not None
        return ref.id

    def ask(self, query: Query[T]) -> T:
        return self.workspace.ask(query)

    def archive(self, kind: str, row_id: int) -> str:
        return str(self.do(Archive(Ref(kind, row_id))).label)

    def undo(self) -> None:
        self.do(Undo())

    def redo(self) -> None:
        self.do(Redo())

    def plan(self) -> Timeline:
        return self.ask(TimelineQuery(self.project))

    def finish(self, task_id: int) -> date:
        return next(row.finish.date() for row in self.plan().tasks if row.id == task_id)

    def rows(self, sql: str) -> list[tuple[Any, ...]]:
        """What stands in the file."""
        with closing(sqlite3.connect(self.workspace.path)) as connection:
            return connection.execute(sql).fetchall()

    def everything(self) -> dict[str, list[tuple[Any, ...]]]:
        """Every row, but for when it was touched last."""
        found = {}
        for table in TABLES:
            columns = [row[1] for row in self.rows(f"PRAGMA table_info({table})")]
            kept = ", ".join(f'"{column}"' for column in columns if column != "updated_at")
            found[table] = self.rows(f"SELECT {kept} FROM {table} ORDER BY id")
        return found


@dataclass(frozen=True)
class Made:
    """The file that every test starts from, and the ids of what is in it."""

    path: Path
    client: int
    project: int
    tasks: tuple[int, int, int]


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    folder = tmp_path_factory.mktemp("needs")
    path = folder / "salespm.db"
    settings = {"time_zone": "Asia/Shanghai", "currency": "CNY"}
    with closing(_open(path, FixedClock(START), settings)) as workspace:
        desk = Desk(workspace)
        client = desk.new(SaveClient(name="华为技术有限公司", short_name="华为"))
        project = desk.new(
            SaveProject(name="Rollout", client_id=client, start_on=date(2026, 11, 23))
        )
        ids: list[int] = []
        for name, days in (("Design", 3), ("Build", 5), ("Live", 0)):
            fields = {} if days else {"kind": "milestone"}
            links = tuple(LinkDraft(one) for one in ids[-1:])
            task = SaveTask(
                project_id=project, name=name, duration_min=days * DAY, links=links, **fields
            )
            ids.append(desk.new(task))
    return Made(path, client, project, (ids[0], ids[1], ids[2]))


@pytest.fixture
def desk(tmp_path: Path, clock: FixedClock, made: Made) -> Iterator[Desk]:
    path = tmp_path / "salespm.db"
    shutil.copy(made.path, path)
    with closing(_open(path, clock, None)) as workspace:
        yield Desk(workspace, made.client, made.project, *made.tasks)


def _open(path: Path, clock: FixedClock, settings: dict[str, str] | None) -> Workspace:
    return Workspace.open(path, clock, backups=path.parent / "backups", settings=settings)
