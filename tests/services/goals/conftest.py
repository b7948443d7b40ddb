"""A workspace with goals, and deals, payments and clients that feed them."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from salespm_tui.contract.goals import GoalQuery, GoalRow, GoalsQuery, SaveGoal
from salespm_tui.contract.records import Archive, Redo, Undo
from salespm_tui.contract.values import Command, Outcome, Query, Ref
from salespm_tui.core.clock import FixedClock
from salespm_tui.core.labels import label
from salespm_tui.services.workspace import Workspace
from salespm_tui.store.tables import Client, Opportunity, Payment, Project, Row

FIRST, PROPOSAL, WON, LOST = 1, 3, 6, 7
"""Stages of the ladder that a new workspace has: 10 %, 50 %, won, lost."""
DAY_20 = datetime(2026, 6, 26, 9, 0, tzinfo=UTC)
"""Of the thirty working days from 1 June to 10 July 2026 the twentieth."""
JUNE, JULY = date(2026, 6, 1), date(2026, 7, 10)
TABLES = ("goal", "goal_actual", "goal_factor", "opportunity", "payment", "meta")


class Desk:
    """An open workspace, and what may be done there."""

    def __init__(self, path: Path, now: datetime) -> None:
        self.workspace = Workspace.open(
            path,
            FixedClock(now),
            backups=path.parent / "backups",
            settings={"currency": "CNY", "time_zone": "Asia/Shanghai"},
        )
        self.path = path

    def do(self, command: Command) -> Outcome:
        return self.workspace.do(command)[0]

    def ask(self, query: Query[Any]) -> Any:
        return self.workspace.ask(query)

    def goal(self, name: str = "Revenue", target: int = 500_000_00, **fields: Any) -> int:
        """A goal from 1 June to 10 July unless `fields` says otherwise."""
        given = {"start_on": JUNE, "due_on": JULY, **fields}
        outcome = self.do(SaveGoal(name=name, target_value=target, **given))
        assert outcome.ref is not None
        return outcome.ref.id

    def put(self, *rows: Row) -> list[int]:
        """Rows of other areas, as one change."""
        store = self.workspace._store
        with store.write(label("Rows"), "rows") as unit:
            unit.session.add_all(rows)
            unit.session.flush()
            ids = [row.id for row in rows]
        self.workspace._cache.clear()
        return ids

    def deal(self, name: str = "Deal", amount: int | None = 100_00, **fields: Any) -> int:
        return self.put(deal(name, amount, **fields))[0]

    def project(self, code: str) -> int:
        return self.put(Project(code=code, name=code, currency="CNY"))[0]

    def client(self, name: str) -> int:
        return self.put(Client(name=name))[0]

    def paid(self, amount: int, on: date, **fields: Any) -> int:
        given = {"currency": "CNY", **fields}
        return self.put(Payment(amount_minor=amount, collected_on=on, **given))[0]

    def rows(self, **project: int) -> tuple[GoalRow, ...]:
        found: tuple[GoalRow, ...] = self.ask(GoalsQuery(**project)).goals
        return found

    def row(self, goal_id: int) -> GoalRow:
        return next(row for row in self.rows() if row.id == goal_id)

    def detail(self, goal_id: int) -> Any:
        return self.ask(GoalQuery(goal_id))

    def archive(self, kind: str, row_id: int) -> Outcome:
        return self.do(Archive(Ref(kind, row_id)))

    def undo(self) -> None:
        self.do(Undo())

    def redo(self) -> None:
        self.do(Redo())

    def everything(self) -> dict[str, list[tuple[Any, ...]]]:
        """Every row of this area, but for when it was touched last."""
        found = {}
        with closing(sqlite3.connect(f"{self.path.as_uri()}?mode=ro", uri=True)) as file:
            for table in TABLES:
                columns = [row[1] for row in file.execute(f"PRAGMA table_info({table})")]
                kept = ", ".join(f'"{column}"' for column in columns if column != "updated_at")
                found[table] = file.execute(f"SELECT {kept} FROM {table} ORDER BY id").fetchall()
        return found


def deal(name: str, amount: int | None, **fields: Any) -> Opportunity:
    """An open deal in yuan unless `fields` says otherwise."""
    given = {
        "currency": "CNY",
        "stage_id": PROPOSAL,
        "stage_entered_at": datetime(2026, 6, 20, 9, 0, tzinfo=UTC),
        "expected_close_on": date(2026, 7, 6),
        **fields,
    }
    return Opportunity(name=name, amount_minor=amount, **given)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    at = Desk(tmp_path / "work.db", DAY_20)
    yield at
    at.workspace.close()
