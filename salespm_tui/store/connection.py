"""The one connection to the workspace file, with every pragma that its safety rests on.

The rollback journal in TRUNCATE mode with synchronous=FULL: each commit is on the disk before the
screen says "saved". Never WAL (it is unsafe in nearly every SQLite that Python ships, and on network
drives). The connection is pinned: the thread that opens the store owns it, and `data_version` on
it moves for the commits of others alone.
"""

from __future__ import annotations

import random
import sqlite3
import time
from collections.abc import MutableMapping
from functools import cache
from pathlib import Path
from typing import Any, cast

import sqlalchemy as sa
from sqlalchemy import event
from sqlalchemy.pool import StaticPool
from sqlalchemy.util import LRUCache

from salespm_tui.store import header, search

BUSY_SECONDS = 5.0
_TURN_SECONDS = (0.0005, 0.004)

_ALWAYS = (
    "PRAGMA foreign_keys=ON",
    "PRAGMA trusted_schema=OFF",
    "PRAGMA cell_size_check=ON",
    "PRAGMA recursive_triggers=ON",  # REPLACE must tell the journal what it deletes
    "PRAGMA temp_store=MEMORY",
)


def connect(path: Path, *, writable: bool) -> sqlite3.Connection:
    """A bare connection; sqlite3.Error where SQLite cannot open or does not like the file.

    It begins no transaction of its own accord. `query_only` refuses every write until the journal's
    triggers are there to watch (`unit_of_work.start_journalling`).
    """
    mode = "rw" if writable else "ro"
    connection = sqlite3.connect(
        f"{path.as_uri()}?mode={mode}", uri=True, timeout=BUSY_SECONDS, isolation_level=None
    )
    try:
        for pragma in _ALWAYS:
            connection.execute(pragma)
        search.teach(connection)
        if writable:
            connection.execute("PRAGMA journal_mode=TRUNCATE")
            connection.execute("PRAGMA synchronous=FULL")
        connection.execute("PRAGMA query_only=ON")
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except BaseException:
        connection.close()
        raise
    return connection


class Pinned:
    """The connection of an open store, and which file it really leads to."""

    def __init__(self, path: Path, *, writable: bool) -> None:
        self.path = path
        self.identity = header.identity_of(path)
        self.raw = connect(path, writable=writable)
        self.engine = engine_on(self.raw)
        header.in_use[self.identity] += 1
        self._open = True
        self._version = self._data_version()

    def moved_on(self) -> bool:
        """Whether another connection committed since the last time asked."""
        before, self._version = self._version, self._data_version()
        return before != self._version

    def replaced(self) -> bool:
        """Whether the path leads to another file now, or to none."""
        try:
            return header.identity_of(self.path) != self.identity
        except OSError:
            return True

    def close(self) -> None:
        """Let go of the file; a second time does nothing."""
        if self._open:
            self._open = False
            self.engine.dispose()
            self.raw.close()
            header.in_use[self.identity] -= 1

    def _data_version(self) -> int:
        version: int = self.raw.execute("PRAGMA data_version").fetchone()[0]
        return version


def raw_of(connection: sa.Connection) -> sqlite3.Connection:
    """The bare connection beneath."""
    raw = connection.connection.driver_connection
    assert isinstance(raw, sqlite3.Connection)
    return raw


def engine_on(connection: sqlite3.Connection) -> sa.Engine:
    """An engine whose every connection is this one; writers begin IMMEDIATE, readers plainly."""
    dialect, compiled = _shared()
    pool = StaticPool(cast("Any", lambda: connection), dialect=dialect)
    engine = sa.Engine(pool, dialect, sa.make_url("sqlite://"))
    engine.update_execution_options(compiled_cache=compiled)

    @event.listens_for(engine, "begin")
    def begin(opened: sa.Connection) -> None:
        if opened.get_execution_options().get("write"):
            _begin_writing(connection)
        else:
            connection.execute("BEGIN")

    return engine


@cache
def _shared() -> tuple[sa.Dialect, MutableMapping[Any, Any]]:
    """What all engines share: the dialect, and the statements that were compiled for it.

    A file that is opened again (for another look, after a restore) asks what was asked before, and
    compiling a statement takes far longer than running it.
    """
    first = sa.create_engine("sqlite://")
    with first.connect():  # the dialect looks once at what SQLite it has
        pass
    first.dispose()
    return first.dialect, LRUCache(500)


def _begin_writing(connection: sqlite3.Connection) -> None:
    """BEGIN IMMEDIATE, in fair turns with other writers.

    SQLite's own waiting sleeps longer and longer, up to 100 ms: beside a session that writes one
    change after another it could lose every time, until it gives up.
    """
    deadline = time.monotonic() + BUSY_SECONDS
    connection.execute("PRAGMA busy_timeout=0")
    try:
        while True:
            try:
                connection.execute("BEGIN IMMEDIATE")
            except sqlite3.OperationalError as error:
                if error.sqlite_errorcode != sqlite3.SQLITE_BUSY or time.monotonic() > deadline:
                    raise
                time.sleep(random.uniform(*_TURN_SECONDS))
            else:
                return
    finally:
        connection.execute(f"PRAGMA busy_timeout={int(BUSY_SECONDS * 1000)}")
