"""The full-text search: an index beside the records, kept in step within each unit of work.

`search_row` holds the folded texts of every record that can be found, `search_words` is SQLite's index
of them. Both are derived: not journalled, and made anew from the records at any time. The key of
a row is its place in the order of hits, so that the newest come first without anything being
sorted: whether it has a title, its day, its table's number, its id.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from functools import cache
from typing import NamedTuple

from salespm_tui.domain.finding import indexed, phrases_of
from salespm_tui.store.searchable import BY_TABLE, SEARCHABLE, Searchable, owned_by
from salespm_tui.store.tables import METADATA
from salespm_tui.store.triggers import quoted

NAME = "search"
FUNCTION = "salespm_indexed"

_ROWS = """CREATE TABLE search_row (id INTEGER NOT NULL PRIMARY KEY, table_name TEXT NOT NULL,
    row_id INTEGER NOT NULL, place TEXT NOT NULL, title TEXT NOT NULL, body TEXT NOT NULL,
    UNIQUE (table_name, row_id)) STRICT"""
_INDEX = """CREATE VIRTUAL TABLE search_words USING fts5(place, title, body, content='search_row',
    content_rowid='id', tokenize='unicode61 remove_diacritics 2')"""
STATEMENTS = (_ROWS, _INDEX)
"""What makes the two tables in a new file."""

_TITLED = 1 << 62
_DAY, _NUMBER = 1 << 40, 1 << 34
_FIRST_JULIAN_DAY = 1721059
_COLUMNS = "id, table_name, row_id, place, title, body"


class Match(NamedTuple):
    """A record that was found."""

    table: str
    row_id: int


def teach(raw: sqlite3.Connection) -> None:
    """Give the connection the function that the index is written with."""
    raw.create_function(FUNCTION, -1, indexed, deterministic=True)


# Keeping in step


def follow(raw: sqlite3.Connection, set_id: int) -> None:
    """Index anew exactly the records that this change set changed, whatever wrote them."""
    changed = [
        name
        for (name,) in raw.execute(
            "SELECT DISTINCT table_name FROM change_row WHERE set_id = ?", (set_id,)
        )
    ]
    for table in changed:
        one = BY_TABLE.get(table)
        if one is not None:
            _renew(raw, one, _touched(one), (set_id, table))
        for other in owned_by(table):
            _renew(raw, other, _disowned(other), (set_id, table))


def rebuild(raw: sqlite3.Connection) -> None:
    """Make the index anew from the records, within the transaction that is open."""
    raw.execute("DROP TABLE IF EXISTS search_words")
    raw.execute("DROP TABLE IF EXISTS search_row")
    for statement in STATEMENTS:
        raw.execute(statement)
    for one in SEARCHABLE:
        raw.execute(f"INSERT INTO search_row ({_COLUMNS}) {_expected(one)}")
    raw.execute("INSERT INTO search_words (search_words) VALUES ('rebuild')")


def _renew(raw: sqlite3.Connection, one: Searchable, ids: str, values: tuple[object, ...]) -> None:
    """Take the records with those ids out of the index, and put in what is to be found of them."""
    mine = f"table_name = '{one.table}' AND row_id IN ({ids})"
    old = f"FROM search_row WHERE {mine}"
    if raw.execute(f"SELECT 1 {old} LIMIT 1", values).fetchone():
        raw.execute(
            "INSERT INTO search_words (search_words, rowid, place, title, body)"
            f" SELECT 'delete', id, place, title, body {old}",
            values,
        )
        raw.execute(f"DELETE {old}", values)
    raw.execute(
        f"INSERT INTO search_row ({_COLUMNS}) {_expected(one)} AND r.id IN ({ids})",
        values,
    )
    raw.execute(
        f"INSERT INTO search_words (rowid, place, title, body) SELECT id, place, title, body {old}",
        values,
    )


@cache
def _touched(one: Searchable) -> str:
    """The ids of the records of which a change set changed anything that the index has."""
    told = {*one.title, *one.body, *one.days, "archived_at"}
    told |= {column for column in ("project_id", "client_id") if column in _columns(one)}
    told |= {one.owners[0][0]} if one.by_owner else set()
    changed = " OR ".join(f"json_type(after_json, '$.{name}') IS NOT NULL" for name in sorted(told))
    return (
        "SELECT row_id FROM change_row WHERE set_id = ? AND table_name = ?"  # noqa: S608
        f" AND (before_json IS NULL OR after_json IS NULL OR {changed})"
    )


@cache
def _disowned(one: Searchable) -> str:
    """The ids of the records whose owner a change set brought into another project."""
    column, _table = one.owners[0]
    return (
        f"SELECT id FROM {one.table} WHERE {column} IN"  # noqa: S608 - names from the table above
        " (SELECT row_id FROM change_row WHERE set_id = ? AND table_name = ?"
        " AND before_json IS NOT NULL AND json_type(after_json, '$.project_id') IS NOT NULL)"
    )


@cache
def _expected(one: Searchable) -> str:
    """The query for what the index ought to hold of a table; a condition may follow."""
    owner = ""
    if one.by_owner:
        column, table = one.owners[0]
        owner = f" LEFT JOIN {table} AS o ON o.id = r.{column}"
    days = ", ".join(f"r.{quoted(name)}" for name in one.days)
    day = f"coalesce(CAST(julianday(substr(coalesce({days}, ''), 1, 10)) AS INTEGER)"
    key = (
        f"({_TITLED if one.title else 0} | (({day} - {_FIRST_JULIAN_DAY}, 0)) * {_DAY})"
        f" | {one.number * _NUMBER} | r.id)"
    )
    filled = " || ".join(f"coalesce(r.{quoted(name)}, '')" for name in (*one.title, *one.body))
    return (
        f"SELECT {key} AS id, '{one.table}' AS table_name, r.id AS row_id, {_place(one)} AS place,"  # noqa: S608
        f" {_text(one.title)} AS title, {_text(one.body)} AS body"
        f" FROM {one.table} AS r{owner} WHERE r.archived_at IS NULL AND {filled} <> ''"
    )


def _text(columns: Sequence[str]) -> str:
    fields = ", ".join(f"r.{quoted(name)}" for name in columns)
    return f"{FUNCTION}({fields})" if columns else "''"


def _place(one: Searchable) -> str:
    """The SQL for the words that say which kind of record it is, and whose."""
    kind = f"'{_kind_word(one.table)}'"
    if one.table in ("project", "client"):
        return f"{kind} || ' {one.table}' || r.id"
    if one.by_owner:
        return f"{kind} || coalesce(' project' || o.project_id, '')"
    if "project_id" in _columns(one):
        return f"{kind} || coalesce(' project' || r.project_id, '')"
    if "client_id" in _columns(one):
        return f"{kind} || coalesce(' client' || r.client_id, '')"
    return kind


def _columns(one: Searchable) -> frozenset[str]:
    return frozenset(METADATA.tables[one.table].c.keys())


def _kind_word(table: str) -> str:
    return f"kind{table.replace('_', '')}"


# Asking


def matches(
    raw: sqlite3.Connection,
    words: Sequence[str],
    *,
    limit: int,
    project_id: int | None = None,
    kinds: Iterable[str] = (),
) -> list[Match]:
    """The records that hold all the words (`domain.finding.words_of`): first those whose titles
    do, then the others, titled ones before the log, the newest first in each.
    """
    asked = " AND ".join(phrases_of(words))
    if not asked or limit <= 0:
        return []
    within = "".join(f" AND place : ({place})" for place in _places(raw, project_id, kinds))
    titled = f"{{title}} : ({asked}){within}"
    found = _keys(raw, titled, limit, f" AND rowid >= {_TITLED}")
    if len(found) < limit:
        known = set(found)
        more = _keys(raw, f"{{title body}} : ({asked}){within}", limit, "")
        found += [key for key in more if key not in known][: limit - len(found)]
    return [_match(key) for key in found]


def _keys(raw: sqlite3.Connection, expression: str, limit: int, condition: str) -> list[int]:
    query = (
        f"SELECT rowid FROM search_words WHERE search_words MATCH ?{condition}"  # noqa: S608
        " ORDER BY rowid DESC LIMIT ?"
    )
    return [key for (key,) in raw.execute(query, (expression, limit))]


def _places(raw: sqlite3.Connection, project_id: int | None, kinds: Iterable[str]) -> Iterator[str]:
    """What the place of a record must say: its project (the project's client is of it), its kind."""
    if project_id is not None:
        client = raw.execute("SELECT client_id FROM project WHERE id = ?", (project_id,)).fetchone()
        of_client = f" OR client{client[0]}" if client and client[0] is not None else ""
        yield f"project{project_id}{of_client}"
    words = [_kind_word(kind) for kind in kinds if kind in BY_TABLE]
    if words:
        yield " OR ".join(words)


@cache
def _tables() -> dict[int, str]:
    return {one.number: one.table for one in SEARCHABLE}


def _match(key: int) -> Match:
    return Match(_tables()[key % _DAY // _NUMBER], key % _NUMBER)


# Looking whether it is in step


def out_of_step(raw: sqlite3.Connection) -> int:
    """How many records the index has otherwise than they are, or not at all."""
    return sum(raw.execute(_differing(one)).fetchone()[0] for one in SEARCHABLE)


def _differing(one: Searchable) -> str:
    """The query for the number of records that the index and the table tell differently."""
    kept = f"SELECT {_COLUMNS} FROM search_row WHERE table_name = '{one.table}'"  # noqa: S608
    return (
        "SELECT count(*) FROM"  # noqa: S608 - names from the table above
        f" (SELECT row_id FROM ({kept} EXCEPT {_expected(one)})"
        f" UNION SELECT row_id FROM ({_expected(one)} EXCEPT {kept}))"
    )


def is_whole(raw: sqlite3.Connection) -> bool:
    """Whether SQLite's index says what the rows beside it say; tried on a copy in memory, because
    the test counts as writing.
    """
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as copy:
        for statement in STATEMENTS:
            copy.execute(statement)
        for table in ("search_row", *_shadows(copy)):
            rows = raw.execute(f"SELECT * FROM {table}")  # noqa: S608 - names from the schema
            marks = ", ".join("?" * len(rows.description))
            copy.execute(f"DELETE FROM {table}")  # noqa: S608
            copy.executemany(f"INSERT INTO {table} VALUES ({marks})", rows)  # noqa: S608
        try:
            copy.execute(
                "INSERT INTO search_words (search_words, rank) VALUES ('integrity-check', 1)"
            )
        except sqlite3.DatabaseError:
            return False
    return True


def _shadows(raw: sqlite3.Connection) -> list[str]:
    query = "SELECT name FROM sqlite_schema WHERE name LIKE 'search\\_words\\__%' ESCAPE '\\'"
    return [name for (name,) in raw.execute(query)]
