"""The journal's triggers: temporary ones, made on a connection before its first unit of work.

They stand below every way to write (rows of the mapper, bulk statements, raw SQL, REPLACE), so that
none slips past the journal: a write while no change set is open is refused by SQLite itself, and
so is a change of an id. Temporary triggers live in the connection alone; the file stays free of
them, and they are always those of the program that writes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache

import sqlalchemy as sa

from salespm_tui.store.tables import JOURNALLED

REFUSAL = "no change set is open"
OPEN_SET = "open_change_set"
_OPEN_SET_ID = f"coalesce((SELECT set_id FROM {OPEN_SET}), RAISE(ABORT, '{REFUSAL}'))"  # noqa: S608 - constants


@cache
def trigger_statements() -> tuple[str, ...]:
    """What makes a connection journal its writes."""
    statements = [f"CREATE TEMP TABLE {OPEN_SET} (set_id INTEGER NOT NULL)"]
    for table in JOURNALLED:
        statements += triggers_of(table.name, [column.name for column in table.columns])
    return tuple(statements)


def triggers_of(table: str, columns: Iterable[str]) -> Iterator[str]:
    """The three triggers of one table."""
    names = tuple(columns)
    told = tuple(name for name in names if name != "updated_at")
    differs = " OR ".join(f"OLD.{quoted(name)} IS NOT NEW.{quoted(name)}" for name in told)
    same_id = "SELECT RAISE(ABORT, 'an id never changes') WHERE OLD.id IS NOT NEW.id;"
    events = (
        ("INSERT", "", "", "NEW.id", "NULL", image(names, "NEW")),
        ("DELETE", "", "", "OLD.id", image(names, "OLD"), "NULL"),
        ("UPDATE", f"WHEN {differs}", same_id, "OLD.id", *_differences(told)),
    )
    for event, condition, guard, row_id, before, after in events:
        yield " ".join(
            (
                f"CREATE TEMP TRIGGER journal_{table}_{event} AFTER {event} ON main.{table}",
                f"{condition} BEGIN {guard}",
                "INSERT INTO change_row (set_id, table_name, row_id, before_json, after_json)",
                f"VALUES ({_OPEN_SET_ID}, '{table}', {row_id}, {before}, {after}); END",
            )
        )


def quoted(name: str) -> str:
    """A name as SQL takes it, whatever word it is."""
    return f'"{name}"'


def image(names: Iterable[str], row: str = "") -> str:
    """The SQL that makes one JSON object of the named columns; exact for text, integers and NULL."""
    prefix = f"{row}." if row else ""
    pairs = ", ".join(f"'{name}', {prefix}{quoted(name)}" for name in names)
    return f"json_object({pairs})"


def _differences(names: tuple[str, ...]) -> tuple[str, str]:
    """The images of OLD and NEW without what they have in common; `$.-` names nothing."""
    same = ", ".join(
        f"iif(OLD.{quoted(name)} IS NEW.{quoted(name)}, '$.{name}', '$.-')" for name in names
    )
    old, new = (f"json_remove({image(names, row)}, {same})" for row in ("OLD", "NEW"))
    return old, new


def image_of(table: sa.Table, row: str = "") -> str:
    """The SQL that makes the whole image of a row of `table`, as the journal keeps it."""
    return image([column.name for column in table.columns], row)
