"""Rows as the journal sees them: images, by column name."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Mapping
from typing import Any

import sqlalchemy as sa
from sqlalchemy.sql.schema import ForeignKey

from salespm_tui.store.tables import JOURNALLED, METADATA, MODELS
from salespm_tui.store.triggers import image_of, quoted

Image = dict[str, Any]
NEVER_COMPARED = "updated_at"


def images_of(
    raw: sqlite3.Connection, table: sa.Table, ids: Iterable[int] | None = None
) -> dict[int, Image]:
    """The present images of the rows with these ids (all rows if None), by id."""
    query = f"SELECT id, {image_of(table)} FROM {quoted(table.name)}"  # noqa: S608 - names from the metadata
    if ids is None:
        found = raw.execute(query)
    else:
        query += " WHERE id IN (SELECT value FROM json_each(?))"
        found = raw.execute(query, (json.dumps(list(ids)),))
    return {row_id: json.loads(text) for row_id, text in found}


def first_difference(expected: Mapping[str, Any], found: Mapping[str, Any]) -> str | None:
    """The first field of `expected` that `found` has otherwise; None where they agree.

    A field that an older or newer format of the file does not know is not compared.
    """
    for field, value in expected.items():
        if field != NEVER_COMPARED and field in found and found[field] != value:
            return field
    return None


def foreign_keys() -> Iterable[tuple[sa.Column[Any], sa.Column[Any]]]:
    """Every reference between journalled tables: the column that refers, the one referred to."""
    for table in JOURNALLED:
        for column in table.columns:
            for key in column.foreign_keys:
                assert isinstance(key, ForeignKey)
                yield column, key.column


def defaults_of(table: sa.Table) -> Image:
    """What a new row of `table` has in the fields that nobody fills."""
    return {
        name: int(field.default) if isinstance(field.default, bool) else field.default
        for name, field in MODELS[table.name].model_fields.items()
        if not field.is_required()
    }


def table_named(name: str) -> sa.Table | None:
    """The journalled table of that name, if the format of today has it."""
    return METADATA.tables[name] if name in MODELS else None
