"""The workspace as it once was: some of its tables, put together from the journal in memory."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime

import sqlalchemy as sa
from sqlmodel import Session, col, select

from salespm_tui.store.connection import engine_on, raw_of
from salespm_tui.store.history import as_of
from salespm_tui.store.images import Image, defaults_of
from salespm_tui.store.schema import schema_statements
from salespm_tui.store.tables import METADATA, ChangeRow, ChangeSet
from salespm_tui.store.triggers import quoted

Wanted = Callable[[Image], bool]


def last_set_before(session: Session, at: datetime) -> int:
    """The newest change set that was written before that instant; 0 if there is none."""
    newest = select(sa.func.max(ChangeSet.id)).where(ChangeSet.at < at)
    return session.exec(newest).one() or 0


def changed_after(session: Session, set_id: int, tables: Iterable[str]) -> bool:
    """Whether any row of those tables changed after that change set."""
    query = (
        select(ChangeRow.id)
        .where(col(ChangeRow.set_id) > set_id, col(ChangeRow.table_name).in_(tuple(tables)))
        .limit(1)
    )
    return session.exec(query).first() is not None


def first_made(session: Session, table: str, row_id: int) -> datetime | None:
    """When that row was made, as the journal says; None where it does not."""
    query = (
        select(ChangeSet.at)
        .join(ChangeRow, col(ChangeRow.set_id) == ChangeSet.id)
        .where(
            ChangeRow.table_name == table,
            ChangeRow.row_id == row_id,
            col(ChangeRow.before_json).is_(None),
        )
        .order_by(col(ChangeRow.id))
        .limit(1)
    )
    return session.exec(query).first()


@contextmanager
def as_it_was(
    session: Session, set_id: int, tables: Mapping[str, Wanted | None]
) -> Iterator[Session]:
    """A session on those tables as they were after that change set, for reading alone.

    Every other table is empty. A table can be narrowed to the rows of which its function says yes.
    """
    memory = sqlite3.connect(":memory:", isolation_level=None)
    engine = engine_on(memory)
    try:
        for statement in schema_statements():
            memory.execute(statement)
        with engine.begin() as connection:
            for name, wanted in tables.items():
                rows = as_of(session, name, set_id).values()
                _put(connection, METADATA.tables[name], rows, wanted)
        with Session(engine) as past:
            yield past
    finally:
        engine.dispose()
        memory.close()


def _put(
    connection: sa.Connection, table: sa.Table, rows: Iterable[Image], wanted: Wanted | None
) -> None:
    """Write images as they are; what a row of an older format lacks is as in a new row."""
    names = [column.name for column in table.columns]
    otherwise = defaults_of(table)
    columns = ", ".join(map(quoted, names))
    marks = ", ".join("?" for _name in names)
    raw_of(connection).executemany(
        f"INSERT INTO {quoted(table.name)} ({columns}) VALUES ({marks})",  # noqa: S608 - names from the metadata
        (
            [row[name] if name in row else otherwise.get(name) for name in names]
            for row in rows
            if wanted is None or wanted(row)
        ),
    )
