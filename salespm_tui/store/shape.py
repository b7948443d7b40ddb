"""The shape of a database, so that two can be compared whichever way each came to be."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator

Fact = tuple[object, ...]


def described(raw: sqlite3.Connection) -> dict[str, frozenset[Fact]]:
    """What holds for each table, index, view and trigger, by name.

    The order of columns and constraints, spaces and quotation marks do not count: a column that an
    upgrade added stands at the end, and is the same column.
    """
    query = "SELECT type, name, sql FROM sqlite_schema WHERE sql IS NOT NULL"
    return {
        name: frozenset(_table_facts(raw, name, sql) if kind == "table" else [(kind, _normal(sql))])
        for kind, name, sql in raw.execute(query).fetchall()
        if not name.startswith("sqlite_")
    }


def _table_facts(raw: sqlite3.Connection, name: str, sql: str) -> Iterator[Fact]:
    for column in raw.execute("SELECT * FROM pragma_table_xinfo(?)", (name,)):
        _number, field, kind, required, default, key, hidden = column
        yield "column", field, kind, required, default, key, hidden
    for reference in raw.execute("SELECT * FROM pragma_foreign_key_list(?)", (name,)):
        yield "reference", *reference[2:]
    for index in raw.execute('SELECT name, "unique", origin FROM pragma_index_list(?)', (name,)):
        if index[2] == "u":
            columns = raw.execute("SELECT name FROM pragma_index_info(?)", (index[0],)).fetchall()
            yield "unique", *(field for (field,) in columns)
    for rule in _checks(sql):
        yield "check", _normal(rule)
    text = _normal(sql)
    if text.startswith("createvirtualtable"):
        yield "virtual", text
    yield "autoincrement", "autoincrement" in text
    yield "strict", text.endswith(")strict")


def _checks(sql: str) -> Iterator[str]:
    """What stands between the parentheses of each CHECK."""
    for match in re.finditer(r"\bCHECK\s*\(", sql, re.IGNORECASE):
        depth, start = 1, match.end()
        for place in range(start, len(sql)):
            depth += {"(": 1, ")": -1}.get(sql[place], 0)
            if depth == 0:
                yield sql[start:place]
                break


def _normal(sql: str) -> str:
    return re.sub(r'[\s"`\[\]]+', "", sql).lower()
