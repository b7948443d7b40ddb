"""Bringing an older workspace up to the format of today: wholly or not at all.

Each step is an Alembic revision in `versions/`, named by the number of the format that it leads to
(`revision = "2"`, `down_revision = "1"`). The number in the file's header is the only record of
what has been done; there is no version table. This package is imported, and Alembic with it, only
when that number is not today's.

A step that rebuilds a table (`op.batch_alter_table`) must say `copy_from=` or `table_kwargs=` with
`sqlite_strict` and `sqlite_autoincrement`, because reflection tells neither; the test that holds
migrations and models equal fails otherwise. A step that means to change how many rows a table has
names it in a module-level `CHANGES_ROWS`.
"""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterable
from contextlib import closing
from datetime import datetime
from pathlib import Path
from types import ModuleType

import sqlalchemy as sa
from alembic.migration import MigrationContext
from alembic.operations import Operations
from alembic.script import ScriptDirectory

from salespm_tui.core.errors import WorkspaceError
from salespm_tui.core.i18n import _
from salespm_tui.store import search
from salespm_tui.store.backup import write_backup
from salespm_tui.store.connection import connect, engine_on

VERSIONS = Path(__file__).resolve().parent / "versions"
_ROOM = 3
"""Free space wanted, in sizes of the file: its journal, its backup, and what the step adds."""


def upgrade(
    path: Path, to_version: int, at: datetime, backups: Path | None, *, versions: Path = VERSIONS
) -> None:
    """Bring the workspace at `path` up to `to_version`, after a backup (None: it is one itself).

    One transaction holds the steps and the new number. Another process that does the same at the
    same time waits, then finds it done. Any error leaves the file as it was.
    """
    _refuse_without_room(path)
    with closing(connect(path, writable=True)) as raw:
        raw.execute("PRAGMA query_only=OFF")
        # Inside a transaction this pragma does nothing, and rebuilding a table needs it off.
        raw.execute("PRAGMA foreign_keys=OFF")
        engine = engine_on(raw)
        with engine.connect().execution_options(write=True) as connection, connection.begin():
            version = raw.execute("PRAGMA user_version").fetchone()[0]
            if version >= to_version:
                return
            if backups is not None:
                # Through a reader of its own: SQLite copies nothing from a connection that writes.
                with closing(connect(path, writable=False)) as reader:
                    write_backup(reader, path, backups, at, "upgrade")
            connection.info["at"] = at  # the instant of rows that a step adds
            _climb(connection, raw, steps(version, to_version, versions))
            search.rebuild(
                raw
            )  # whatever an older program made findable, and whatever the steps changed
            raw.execute(f"PRAGMA user_version={to_version}")


def steps(version: int, to_version: int, versions: Path = VERSIONS) -> list[ModuleType]:
    """The modules that lead from one format to another, in order."""
    directory = ScriptDirectory(versions.parent, version_locations=[versions])
    return [
        directory.get_revision(str(number)).module for number in range(version + 1, to_version + 1)
    ]


def _climb(
    connection: sa.Connection, raw: sqlite3.Connection, modules: Iterable[ModuleType]
) -> None:
    counts, dangling, sequences = _row_counts(raw), _dangling(raw), _sequences(raw)
    may_change: set[str] = set()
    context = MigrationContext.configure(connection, opts={"transactional_ddl": True})
    with Operations.context(context):
        for module in modules:
            module.upgrade()
            may_change.update(getattr(module, "CHANGES_ROWS", ()))
    _keep_sequences(raw, sequences)
    _refuse_losses(raw, {name: n for name, n in counts.items() if name not in may_change})
    if _dangling(raw) > dangling:
        raise RuntimeError("the upgrade left a reference that leads nowhere")


def _refuse_losses(raw: sqlite3.Connection, counts: dict[str, int]) -> None:
    """An upgrade that loses rows is a mistake of ours; it never commits."""
    found = _row_counts(raw)
    lost = sorted(name for name, number in counts.items() if found.get(name) != number)
    if lost:
        raise RuntimeError(f"the upgrade changed the number of rows in {', '.join(lost)}")


def _dangling(raw: sqlite3.Connection) -> int:
    return len(raw.execute("PRAGMA foreign_key_check").fetchall())


def _row_counts(raw: sqlite3.Connection) -> dict[str, int]:
    names = raw.execute(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
    ).fetchall()
    return {
        name: raw.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0]  # noqa: S608 - from the schema
        for (name,) in names
    }


def _sequences(raw: sqlite3.Connection) -> dict[str, int]:
    return dict(raw.execute("SELECT name, seq FROM sqlite_sequence").fetchall())


def _keep_sequences(raw: sqlite3.Connection, before: dict[str, int]) -> None:
    """A rebuilt table forgets which ids it once gave out; no id is ever used twice."""
    after = _sequences(raw)
    for name, last in before.items():
        if after.get(name, 0) < last and _is_table(raw, name):
            raw.execute("DELETE FROM sqlite_sequence WHERE name = ?", (name,))
            raw.execute("INSERT INTO sqlite_sequence (name, seq) VALUES (?, ?)", (name, last))


def _is_table(raw: sqlite3.Connection, name: str) -> bool:
    query = "SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = ?"
    return raw.execute(query, (name,)).fetchone() is not None


def _refuse_without_room(path: Path) -> None:
    if shutil.disk_usage(path.parent).free < _ROOM * path.stat().st_size:
        raise WorkspaceError(
            _("%(path)s must be brought up to date, and the disk has too little room for it.")
            % {"path": path},
            _("Make room for three times its size, then try again."),
        )
