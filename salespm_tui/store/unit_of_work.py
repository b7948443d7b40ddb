"""One command: one session, one BEGIN IMMEDIATE, one commit, one change set."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa
from sqlmodel import Session

from salespm_tui.core.labels import Label
from salespm_tui.store import search
from salespm_tui.store.connection import raw_of
from salespm_tui.store.login import Login
from salespm_tui.store.tables.columns import instant_text
from salespm_tui.store.triggers import OPEN_SET, trigger_statements


@dataclass(slots=True)
class Work:
    """An open unit of work. Services write through `session` and never commit.

    `at` is the one instant of all its changes. `label` and `reason` may still be set to what the
    command turns out to have done. After the block, `changed_rows` counts what the journal
    took down; where it is 0, nothing was written and `set_id` is 0 too.
    """

    session: Session
    at: datetime
    set_id: int
    label: Label
    reason: str | None = None
    changed_rows: int = 0


@dataclass(frozen=True, slots=True)
class Heading:
    """What a change set says of itself beside its rows."""

    label: Label
    command: str
    reason: str | None = None
    kind: str = "do"
    undoes_id: int | None = None


def start_journalling(raw: sqlite3.Connection) -> None:
    """Put the journal's triggers on the connection, unless they are there.

    From then on they refuse what `query_only` refused before. That pragma is not switched for each
    unit of work, because every switch makes SQLite compile all its statements again.
    """
    there = raw.execute("SELECT 1 FROM temp.sqlite_master WHERE name = ?", (OPEN_SET,)).fetchone()
    if there is None:
        raw.execute("PRAGMA query_only=OFF")
        raw.executescript(f"BEGIN; {'; '.join(trigger_statements())}; COMMIT")


@contextmanager
def unit_of_work(
    connection: sa.Connection, heading: Heading, login: Login, at: datetime
) -> Iterator[Work]:
    """Run the block as one change set on a connection that begins IMMEDIATE.

    An exception rolls everything back. A block that changed no row leaves no set behind.
    """
    raw = raw_of(connection)
    with connection.begin() as transaction:
        connection.info["at"] = at
        set_id = _open_set(raw, heading, login, at)
        with Session(
            connection, expire_on_commit=False, join_transaction_mode="rollback_only"
        ) as session:
            work = Work(session, at, set_id, heading.label, heading.reason)
            yield work
            session.flush()
            # Rows keep their values after the block, whichever way the transaction ends.
            session.expunge_all()
        work.changed_rows = _count_rows(raw, set_id)
        if work.changed_rows:
            search.follow(raw, set_id)
            _close_set(raw, heading, work)
        else:
            transaction.rollback()
            work.set_id = 0


def _open_set(raw: sqlite3.Connection, heading: Heading, login: Login, at: datetime) -> int:
    set_id = raw.execute(
        "INSERT INTO change_set (at, actor, host, session, command, kind, label, undoes_id, reason)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            instant_text(at),
            login.actor,
            login.host,
            login.session,
            heading.command,
            heading.kind,
            _label_json(heading.label),
            heading.undoes_id,
            heading.reason,
        ),
    ).lastrowid
    assert set_id is not None
    raw.execute(f"INSERT INTO {OPEN_SET} VALUES (?)", (set_id,))  # noqa: S608 - a constant
    return set_id


def _count_rows(raw: sqlite3.Connection, set_id: int) -> int:
    query = "SELECT count(*) FROM change_row WHERE set_id = ?"
    count: int = raw.execute(query, (set_id,)).fetchone()[0]
    return count


def _close_set(raw: sqlite3.Connection, heading: Heading, work: Work) -> None:
    raw.execute(f"DELETE FROM {OPEN_SET}")  # noqa: S608 - a constant
    if (work.label, work.reason) != (heading.label, heading.reason):
        raw.execute(
            "UPDATE change_set SET label = ?, reason = ? WHERE id = ?",
            (_label_json(work.label), work.reason, work.set_id),
        )


def _label_json(label: Label) -> str:
    return json.dumps(label.as_data(), ensure_ascii=False)
