"""A workspace with a plan of some days, and people to do it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from salespm_tui.contract.projects import SaveProject
from salespm_tui.contract.records import Redo, Undo
from salespm_tui.contract.team import Assign, ResourceRow, SaveResource, Team, TeamQuery
from salespm_tui.contract.timeline import LinkDraft, SaveTask, TaskRow, TimelineQuery
from salespm_tui.contract.values import Command, Outcome, Query
from salespm_tui.core.clock import FixedClock
from salespm_tui.services.workspace import Workspace

MONDAY = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)
MON = date(2026, 11, 23)
DAY = 480
HWA, ACM = 1, 2
"""Projects in yuan and in euro."""
TABLES = (
    "resource",
    "resource_skill",
    "assignment",
    "task",
    "work_calendar",
    "calendar_exception",
    "dependency",
)


def day(after: int) -> date:
    """So many days after Monday."""
    return MON + timedelta(days=after)


class Desk:
    """An open workspace on Monday morning."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.workspace = Workspace.open(
            path,
            FixedClock(MONDAY),
            backups=path.parent / "backups",
            settings={"currency": "USD", "time_zone": "Asia/Shanghai"},
        )

    def do(self, command: Command) -> Outcome:
        return self.workspace.do(command)[0]

    def made(self, command: Command) -> int:
        """The id of what the command made."""
        ref = self.do(command).ref
        assert ref is not None
        return ref.id

    def ask(self, query: Query[Any]) -> Any:
        return self.workspace.ask(query)

    def person(self, name: str = "Li Na", **fields: Any) -> int:
        return self.made(SaveResource(name=name, **fields))

    def task(self, name: str, days: float = 1, *after: int, **fields: Any) -> int:
        """A task of so many days behind those tasks."""
        links = tuple(LinkDraft(one) for one in after)
        minutes = int(days * DAY)
        given = {"project_id": HWA, "duration_min": minutes, "links": links, **fields}
        return self.made(SaveTask(name=name, **given))

    def assign(self, task_id: int, resource_id: int, **fields: Any) -> int:
        return self.made(Assign(task_id, resource_id, **fields))

    def team(self, project_id: int | None = None, days: int = 6, **fields: Any) -> Team:
        found: Team = self.ask(TeamQuery(project_id, MON, day(days), **fields))
        return found

    def row(self, resource_id: int, days: int = 6) -> ResourceRow:
        rows = self.team(days=days, include_inactive=True).rows
        return next(row for row in rows if row.id == resource_id)

    def assigned(self, resource_id: int, days: int = 6) -> tuple[int, ...]:
        """The minutes of each day."""
        load = self.row(resource_id, days).load
        assert load is not None
        return load.assigned_min

    def planned(self, task_id: int, project_id: int = HWA) -> TaskRow:
        """The task as it stands on the timeline."""
        tasks = self.ask(TimelineQuery(project_id)).tasks
        found: TaskRow = next(one for one in tasks if one.id == task_id)
        return found

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
    at.do(SaveProject(name="Huawei rollout", code="HWA", currency="CNY", status="active"))
    at.do(SaveProject(name="Acme portal", code="ACM", currency="EUR", status="active"))
    yield at
    at.workspace.close()
