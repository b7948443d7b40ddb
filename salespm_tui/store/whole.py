"""All rows of a workspace: as they leave it, and as they come into a new one, ids kept.

The journal stays behind: it tells what was done in one file. What comes in is one change set of the
other, like any command.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from typing import Any

import sqlalchemy as sa

from salespm_tui.core.i18n import _
from salespm_tui.store.fitting import Unfit, fitting
from salespm_tui.store.images import foreign_keys, table_named
from salespm_tui.store.tables import JOURNALLED
from salespm_tui.store.triggers import image_of, quoted


def row_count(raw: sqlite3.Connection) -> int:
    """How many rows `tables_out` gives."""
    return sum(
        raw.execute(f"SELECT count(*) FROM {quoted(table.name)}").fetchone()[0]  # noqa: S608
        for table in JOURNALLED
    )


def tables_out(raw: sqlite3.Connection) -> Iterator[tuple[str, Iterator[str]]]:
    """Each table by its name, with the JSON of each of its rows by id."""
    for table in JOURNALLED:
        name = quoted(table.name)
        found = raw.execute(f"SELECT {image_of(table)} FROM {name} ORDER BY id")  # noqa: S608
        yield table.name, (text for (text,) in found)


def is_new(raw: sqlite3.Connection) -> bool:
    """Whether nothing was done in it that is in force: it has its seeds, and nothing else."""
    query = "SELECT 1 FROM change_set WHERE kind = 'do' AND undone_by_id IS NULL AND id <> ?"
    open_set = raw.execute("SELECT max(id) FROM change_set").fetchone()[0]
    return raw.execute(query, (open_set,)).fetchone() is None


class Arrival:
    """Rows on their way into a new workspace, whose seeds go first. Use within a unit of work."""

    def __init__(self, raw: sqlite3.Connection) -> None:
        self._raw = raw
        self._ids: dict[str, set[int]] = {}
        raw.execute("PRAGMA defer_foreign_keys=ON")
        for table in JOURNALLED:
            raw.execute(f"DELETE FROM {quoted(table.name)}")  # noqa: S608 - names from the metadata

    def put(self, name: str, values: dict[str, Any]) -> None:
        """Put one row in; Unfit where it does not fit."""
        table = table_named(name)
        if table is None:
            raise Unfit(_("there is no table %(table)s") % {"table": ascii(name[:40])})
        row = fitting(table, values)
        ids = self._ids.setdefault(name, set())
        if values["id"] in ids:
            raise Unfit(_("its id stands twice in this table"))
        ids.add(values["id"])
        try:
            self._raw.execute(_insertion(table), row)
        except sqlite3.IntegrityError as error:
            raise Unfit(_refusal(error)) from error

    def finish(self) -> None:
        """Look whether every reference leads to a row, and none in a ring; Unfit where one does."""
        for column, key in foreign_keys():
            child, name = column.table.name, quoted(column.name)
            for row_id, parent_id in self._raw.execute(
                f"SELECT id, {name} FROM {quoted(child)} WHERE {name} IS NOT NULL"  # noqa: S608
            ):
                if parent_id not in self._ids.get(key.table.name, ()):
                    raise Unfit(_leads_nowhere(column, row_id, parent_id))
            if key.table is column.table:
                self._refuse_ring(column)

    def _refuse_ring(self, column: sa.Column[Any]) -> None:
        name = quoted(column.name)
        above = dict(
            self._raw.execute(
                f"SELECT id, {name} FROM {quoted(column.table.name)} WHERE {name} IS NOT NULL"  # noqa: S608
            ).fetchall()
        )
        clear: set[int] = set()
        for start in above:
            way: set[int] = set()
            at: int | None = start
            while at is not None and at not in clear:
                if at in way:
                    raise Unfit(
                        _("%(table)s %(id)d: its %(field)s leads back to itself")
                        % {"table": column.table.name, "id": at, "field": column.name}
                    )
                way.add(at)
                at = above.get(at)
            clear |= way


def _insertion(table: sa.Table) -> str:
    columns = ", ".join(quoted(name) for name in table.columns.keys())  # noqa: SIM118 - no dict
    marks = ", ".join("?" * len(table.columns))
    return f"INSERT INTO {quoted(table.name)} ({columns}) VALUES ({marks})"  # noqa: S608


def _leads_nowhere(column: sa.Column[Any], row_id: int, parent_id: int) -> str:
    return _("%(table)s %(id)d: its %(field)s names %(other)d, which is not in the file") % {
        "table": column.table.name,
        "id": row_id,
        "field": column.name,
        "other": parent_id,
    }


def _refusal(error: sqlite3.IntegrityError) -> str:
    """What a constraint of the database refuses, by the fields or the rule that it names."""
    what = str(error).rpartition(": ")[2]
    if error.sqlite_errorcode == sqlite3.SQLITE_CONSTRAINT_UNIQUE:
        return _("another row has the same values in %(fields)s") % {"fields": what}
    return _("it breaks the rule %(rule)s") % {"rule": what}
