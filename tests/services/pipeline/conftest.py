"""A workspace file of its own for each test, with a clock that goes on when it is told to."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from salespm_tui.contract.clients import SaveClient
from salespm_tui.contract.pipeline import (
    DealDetail,
    DealQuery,
    DealRow,
    Pipeline,
    PipelineQuery,
    SaveDeal,
)
from salespm_tui.contract.projects import SaveProject
from salespm_tui.contract.values import Command, Outcome, Query
from salespm_tui.services.workspace import Workspace

TODAY = date(2026, 11, 23)
INITIAL, NEEDS, PROPOSAL, NEGOTIATION, CONTRACT, WON, LOST = range(1, 8)
"""The stages of a new workspace."""


@dataclass
class MovingClock:
    """Stands until it is told to go on."""

    at: datetime = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)

    def now(self) -> datetime:
        return self.at

    def today(self) -> date:
        return self.at.date()

    def in_zone(self, zone: str) -> MovingClock:
        return self


@dataclass
class Desk:
    """An open workspace with a client and a project, and what may be done there."""

    workspace: Workspace
    clock: MovingClock

    def do(self, command: Command) -> Outcome:
        return self.workspace.do(command)[0]

    def ask(self, query: Query[Any]) -> Any:
        return self.workspace.ask(query)

    def later(self, days: int) -> None:
        self.clock.at += timedelta(days=days)
        self.workspace.changed_elsewhere()

    def deal(self, name: str = "CRM rollout", **fields: Any) -> int:
        """A new deal of Acme, by its id."""
        outcome = self.do(SaveDeal(name=name, **{"client_id": 1, **fields}))
        assert outcome.ref is not None
        return outcome.ref.id

    def board(self, project_id: int | None = None, view: str = "") -> Pipeline:
        return self.workspace.ask(PipelineQuery(project_id, view))

    def row(self, deal_id: int) -> DealRow:
        rows = (row for column in self.board().columns for row in column.deals)
        return next(row for row in rows if row.id == deal_id)

    def detail(self, deal_id: int) -> DealDetail:
        found = self.workspace.ask(DealQuery(deal_id))
        assert found is not None
        return found

    def rows(self, sql: str) -> list[tuple[Any, ...]]:
        """What stands in the file."""
        connection = sqlite3.connect(f"{Path(self.workspace.path).as_uri()}?mode=ro", uri=True)
        try:
            return connection.execute(sql).fetchall()
        finally:
            connection.close()


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    clock = MovingClock()
    settings = {"time_zone": "UTC", "currency": "EUR"}
    workspace = Workspace.open(
        tmp_path / "work.db", clock, backups=tmp_path / "backups", settings=settings
    )
    made = Desk(workspace, clock)
    made.do(SaveClient(name="Acme Industrial", short_name="Acme"))
    made.do(SaveProject(name="Northern roll-out", code="NORTH", currency="EUR"))
    yield made
    workspace.close()
