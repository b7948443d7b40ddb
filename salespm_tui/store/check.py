"""Is the workspace whole? The file, its permissions, the schema, the references, the journal."""

from __future__ import annotations

import json
import sqlite3
import stat
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from salespm_tui.contract.records import Problem
from salespm_tui.core.i18n import N_
from salespm_tui.core.labels import Label, counted, label
from salespm_tui.store import failures, search
from salespm_tui.store.connection import raw_of
from salespm_tui.store.images import first_difference, table_named
from salespm_tui.store.schema import schema_statements
from salespm_tui.store.shape import Fact, described
from salespm_tui.store.tables import JOURNALLED
from salespm_tui.store.triggers import image_of, quoted
from salespm_tui.store.workspace import Store

_MOST = 20
"""How many problems of one sort are told; a damaged file can have thousands."""

_RESTORE = N_("Restore the newest good backup with salespm restore.")
_REBUILD = N_("Make the search anew with salespm check --rebuild-search.")
_REPORT = N_("Make a backup, and report this as a mistake of salespm.")


def check(store: Store) -> tuple[Problem, ...]:
    """Everything that is wrong with an open workspace, in one reading; nothing is changed."""
    with store.read() as session:
        raw = raw_of(session.connection())
        damage = tuple(_damage(raw, store.path))
        if damage:
            # What a damaged file says of itself cannot be trusted further.
            return (*_permissions(store.path), *damage)
        schema = tuple(_schema(raw, store.path))
        return (
            *_permissions(store.path),
            *schema,
            *_references(raw),
            *_journal(raw),
            *(() if schema else _search(raw)),
        )


def _permissions(path: Path) -> Iterator[Problem]:
    mode = path.stat().st_mode
    if mode & 0o077:
        yield Problem(
            str(path),
            label(
                N_("Other users of this machine may read it (mode %(mode)s)."), mode=_octal(mode)
            ),
            label(N_("Take the right away with: chmod 600 %(path)s"), path=str(path)),
        )
    folder = path.parent.stat().st_mode
    if folder & 0o022 and not folder & stat.S_ISVTX:
        yield Problem(
            str(path.parent),
            label(N_("Other users may replace files in it (mode %(mode)s)."), mode=_octal(folder)),
            label(N_("Take the right away with: chmod go-w %(path)s"), path=str(path.parent)),
        )


def _octal(mode: int) -> str:
    return f"{stat.S_IMODE(mode):04o}"


def _damage(raw: sqlite3.Connection, path: Path) -> Iterator[Problem]:
    try:
        lines = [str(line) for (line,) in raw.execute(f"PRAGMA integrity_check({_MOST})")]
    except sqlite3.DatabaseError as error:
        if not failures.is_damage(error):
            raise
        lines = [str(error)]
    for line in lines:
        if line != "ok":
            what = label(N_("The file is damaged: %(found)s"), found=line)
            yield Problem(str(path), what, label(_RESTORE))


def _schema(raw: sqlite3.Connection, path: Path) -> Iterator[Problem]:
    with closing(sqlite3.connect(":memory:")) as model:
        for statement in schema_statements():
            model.execute(statement)
        expected = described(model)
    found = described(raw)
    for name in sorted(expected.keys() | found.keys()):
        what = _schema_difference(name, expected.get(name), found.get(name))
        if what is not None:
            fix = _REBUILD if name.startswith("search_") else _RESTORE
            yield Problem(str(path), what, label(fix))


def _schema_difference(
    name: str, expected: frozenset[Fact] | None, found: frozenset[Fact] | None
) -> Label | None:
    if found is None:
        return label(N_("The table or index %(name)s is missing."), name=name)
    if expected is None:
        return label(N_("The table or index %(name)s does not belong here."), name=name)
    if expected != found:
        return label(N_("The table or index %(name)s is not as it should be."), name=name)
    return None


def _search(raw: sqlite3.Connection) -> Iterator[Problem]:
    """Every record can be found as it is, and by the words that it has."""
    number = search.out_of_step(raw)
    if number:
        what = counted(
            N_("The search does not know %(number)d record as it is."),
            N_("The search does not know %(number)d records as they are."),
            number,
        )
        yield Problem(search.NAME, what, label(_REBUILD))
    elif not search.is_whole(raw):
        yield Problem(
            search.NAME, label(N_("The index of the search is damaged.")), label(_REBUILD)
        )


def _references(raw: sqlite3.Connection) -> Iterator[Problem]:
    for table, row_id, parent, _key in raw.execute("PRAGMA foreign_key_check").fetchmany(_MOST):
        yield Problem(
            f"{table} {row_id}",
            label(N_("It refers to a row of %(parent)s that is not there."), parent=str(parent)),
            label(_RESTORE),
        )


def _journal(raw: sqlite3.Connection) -> Iterator[Problem]:
    """The newest image of each row must be the row, as far as the image tells."""
    yield from _strange_names(raw)
    for table in JOURNALLED:
        for row_id, after, present in raw.execute(_newest_images(table)):
            what = _journal_difference(after, present)
            if what is not None:
                yield Problem(f"{table.name} {row_id}", what, label(_REPORT))


def _strange_names(raw: sqlite3.Connection) -> Iterator[Problem]:
    for (name,) in raw.execute("SELECT DISTINCT table_name FROM change_row"):
        if table_named(name) is None:
            what = label(N_("The journal tells of a table that is not there: %(name)s"), name=name)
            yield Problem("change_row", what, label(_REPORT))


def _newest_images(table: sa.Table) -> str:
    name = quoted(table.name)
    return (
        f"SELECT told.row_id, told.after_json, iif(row.id IS NULL, NULL, {image_of(table, 'row')})"  # noqa: S608 - names from the metadata
        " FROM change_row AS told"
        f" LEFT JOIN {name} AS row ON row.id = told.row_id"
        " WHERE told.id IN (SELECT max(id) FROM change_row"
        f" WHERE table_name = '{table.name}' GROUP BY row_id)"
    )


def _journal_difference(after: str | None, present: str | None) -> Label | None:
    try:
        told: Any = json.loads(after) if after is not None else None
    except ValueError:
        return label(N_("Its last change in the journal cannot be read."))
    if told is None and present is None:
        return None
    if told is None:
        return label(N_("The journal says that it was removed, and it is there."))
    if present is None:
        return label(N_("The journal says that it is there, and it is not."))
    field = first_difference(told, json.loads(present))
    if field is None:
        return None
    return label(N_("Its %(field)s is not what the journal says."), field=field)
