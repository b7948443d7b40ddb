"""Making tables and columns in a step, with the rules that the tables of the store have.

A step says what it makes in its own words and codes, as they were when it was written; these helpers
only write the statements.
"""

from __future__ import annotations

from dataclasses import dataclass

from alembic import op

_DAY = "[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]"
_MINUTE = f"{_DAY}T[0-2][0-9]:[0-5][0-9]"
_INSTANT = f"{_MINUTE}:[0-5][0-9].{'[0-9]' * 6}Z"


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its type, its rule (with the column's name as `{}`), and the table it refers to."""

    name: str
    type: str
    required: bool = False
    rule: str = ""
    refers: str = ""
    index: bool = False

    def definition(self) -> str:
        return f'"{self.name}" {self.type}{" NOT NULL" if self.required else ""}'

    def constraints(self, table: str) -> list[str]:
        """The named constraints of the column."""
        found = []
        if self.refers:
            named = f"fk_{table}_{self.name}"
            found.append(
                f"CONSTRAINT {named} FOREIGN KEY({self.name}) REFERENCES {self.refers} (id)"
            )
        if self.rule:
            rule = self.rule.format(f'"{self.name}"')
            # A colon would be taken for a parameter of the statement.
            found.append(f"CONSTRAINT ck_{table}_{self.name} CHECK ({rule})".replace(":", r"\:"))
        return found


def words(name: str, *codes: str, required: bool = True) -> Column:
    """Text; one of `codes` where they are given."""
    rule = f"{{}} IN ({', '.join(map(repr, codes))})" if codes else ""
    return Column(name, "TEXT", required, rule)


def number(
    name: str, low: int | None = None, high: int | None = None, *, required: bool = False
) -> Column:
    """An integer, within `low` and `high` where they are given."""
    limits = (f"{{0}} >= {low}" if low is not None else "", f"{{0}} <= {high}" if high else "")
    return Column(name, "INTEGER", required, " AND ".join(filter(None, limits)))


def flag(name: str, *, required: bool = False) -> Column:
    return number(name, 0, 1, required=required)


def day(name: str, *, required: bool = False) -> Column:
    return Column(name, "TEXT", required, f"{{}} GLOB '{_DAY}'")


def minute(name: str) -> Column:
    return Column(name, "TEXT", False, f"{{}} GLOB '{_MINUTE}'")


def instant(name: str, *, required: bool = False) -> Column:
    return Column(name, "TEXT", required, f"{{}} GLOB '{_INSTANT}'")


def link(name: str, to: str, *, required: bool = False, index: bool = True) -> Column:
    return Column(name, "INTEGER", required, "", to, index)


def make(table: str, *columns: Column) -> None:
    """Make a table with what every row has, and its indexes."""
    every = (
        instant("created_at", required=True),
        instant("updated_at", required=True),
        instant("archived_at"),
        *columns,
    )
    lines = ["id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT"]
    lines += [column.definition() for column in every]
    lines += [rule for column in every for rule in column.constraints(table)]
    op.execute(f"CREATE TABLE {table} ({', '.join(lines)}) STRICT")
    _index(table, columns)


def add(table: str, *columns: Column) -> None:
    """Add columns, which old rows leave empty."""
    for column in columns:
        parts = (column.definition(), *column.constraints(table))
        if column.refers:
            parts = (column.definition(), f"REFERENCES {column.refers} (id)")
        op.execute(f"ALTER TABLE {table} ADD COLUMN {' '.join(parts)}")
    _index(table, columns)


def _index(table: str, columns: tuple[Column, ...]) -> None:
    for column in columns:
        if column.index:
            op.create_index(f"ix_{table}_{column.name}", table, [column.name])
