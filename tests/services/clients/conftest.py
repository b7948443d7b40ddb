"""A workspace file of its own for each test, and a desk at which commands of this area are done."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event

from salespm_tui.contract.clients import Capture, ClientQuery, ClientsQuery, SaveClient
from salespm_tui.contract.values import Command, Outcome, Query, Ref
from salespm_tui.core.clock import FixedClock
from salespm_tui.core.labels import label
from salespm_tui.services.clients import COMMANDS, QUERIES, archive
from salespm_tui.services.work import Reading, Work
from salespm_tui.store.tables import Opportunity
from salespm_tui.store.undo import redo, undo
from salespm_tui.store.workspace import Store


@dataclass
class Desk:
    """An open workspace, and what may be done there."""

    store: Store
    clock: FixedClock

    def do(self, command: Command) -> Outcome:
        return self._change(lambda work: COMMANDS[type(command)](work, command), type(command))

    def archive(self, ref: Ref) -> Outcome:
        return self._change(lambda work: archive(work, ref), Ref)

    def ask(self, query: Query[Any]) -> Any:
        with self.store.read() as session:
            return QUERIES[type(query)](Reading(session, self.clock), query)

    def at(self, *when: int) -> Desk:
        """The same workspace at another time."""
        return Desk(self.store, FixedClock(datetime(*when, tzinfo=UTC)))

    def undo(self) -> None:
        undo(self.store)

    def redo(self) -> None:
        redo(self.store)

    def rows(self, sql: str) -> list[tuple[Any, ...]]:
        """What stands in the file."""
        connection = sqlite3.connect(f"{self.store.path.as_uri()}?mode=ro", uri=True)
        try:
            return connection.execute(sql).fetchall()
        finally:
            connection.close()

    def everything(self) -> dict[str, list[tuple[Any, ...]]]:
        """Every row of this area, but for when it was touched last."""
        found = {}
        for table in ("client", "contact", "interaction", "action_item", "project"):
            columns = [row[1] for row in self.rows(f"PRAGMA table_info({table})")]
            kept = ", ".join(f'"{column}"' for column in columns if column != "updated_at")
            found[table] = self.rows(f"SELECT {kept} FROM {table} ORDER BY id")
        return found

    def statements(self, query: Query[Any]) -> int:
        """How many statements the answer takes."""
        seen: list[str] = []

        def note(_conn: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
            seen.append(statement)

        with self.store.read() as session:
            engine = session.connection().engine
            event.listen(engine, "before_cursor_execute", note)
            try:
                QUERIES[type(query)](Reading(session, self.clock), query)
            finally:
                event.remove(engine, "before_cursor_execute", note)
        return len(seen)

    def client(self, name: str, **fields: Any) -> int:
        outcome = self.do(SaveClient(name=name, **fields))
        assert outcome.ref is not None
        return outcome.ref.id

    def deal(self, name: str, client_id: int | None = None, stage: int = 1) -> int:
        """A deal at the stage of that number, from the first on."""
        with self.store.write(label("A deal"), "Deal") as unit:
            made = Opportunity(
                name=name,
                client_id=client_id,
                currency="CNY",
                stage_id=stage,
                stage_entered_at=self.clock.now(),
            )
            unit.session.add(made)
            unit.session.flush()
            return made.id

    def log(self, text: str, client_id: int | None = None) -> Outcome:
        return self.do(Capture(text, client_id))

    def ask_clients(self) -> Any:
        return self.ask(ClientsQuery()).clients

    def row(self, client_id: int) -> Any:
        return next(row for row in self.ask_clients() if row.id == client_id)

    def detail(self, client_id: int) -> Any:
        return self.ask(ClientQuery(client_id))

    def _change(self, handler: Callable[[Work], Outcome], kind: type) -> Outcome:
        self.store.clock = self.clock
        with self.store.write(label("A change"), kind.__name__) as unit:
            outcome = handler(Work(unit.session, self.clock))
            unit.label = outcome.label
        return outcome


@pytest.fixture
def desk(tmp_path: Path, clock: FixedClock) -> Iterator[Desk]:
    early = FixedClock(datetime(2026, 11, 2, 8, 0, tzinfo=UTC))
    settings = {"time_zone": "Asia/Shanghai", "currency": "CNY"}
    backups = tmp_path / "backups"
    Store.open(tmp_path / "w.db", early, backups=backups, settings=settings).close()
    store = Store.open(tmp_path / "w.db", clock, create=False, backups=backups)
    yield Desk(store, clock)
    store.close()
