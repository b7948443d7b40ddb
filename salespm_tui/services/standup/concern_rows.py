"""Which rows a morning reads of the tables of risks and of what clients wait for."""

from __future__ import annotations

import json
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from salespm_tui.services.clients.rows import CLIENT, PROJECT
from salespm_tui.services.work import Reading
from salespm_tui.store.tables import METADATA


@dataclass(frozen=True, slots=True)
class Scope:
    """Whose rows: those of a project and of its client, or (None) of the projects `at_work` and of
    none."""

    project_id: int | None
    at_work: frozenset[int]


def concerns(
    reading: Reading,
    table: str,
    scope: Scope,
    is_open: sa.ColumnElement[bool],
    touched: Collection[int],
) -> list[Any]:
    """The open rows and those touched since the last stand-up, with `whose` (its client's id, else
    the project's), `client` (as that is called) and `project` (its code)."""
    columns = METADATA.tables[table].c
    ids = sa.func.json_each(json.dumps(sorted(touched))).table_valued("value")
    whose = sa.func.coalesce(columns.client_id, PROJECT.client_id)
    statement = (
        sa.select(
            *columns,
            whose.label("whose"),
            sa.func.coalesce(CLIENT.short_name, CLIENT.name, "").label("client"),
            sa.func.coalesce(PROJECT.code, "").label("project"),
        )
        .select_from(METADATA.tables[table])
        .outerjoin(METADATA.tables["project"], PROJECT.id == columns.project_id)
        .outerjoin(METADATA.tables["client"], CLIENT.id == whose)
        .where(columns.archived_at.is_(None), is_open | columns.id.in_(sa.select(ids.c.value)))
        .order_by(columns.id)
    )
    rows = reading.session.connection().execute(_within(statement, columns, scope)).all()
    if scope.project_id is not None:
        return list(rows)
    return [row for row in rows if row.project_id is None or row.project_id in scope.at_work]


def _within(statement: sa.Select[Any], columns: Any, scope: Scope) -> sa.Select[Any]:
    if scope.project_id is None:
        return statement
    its_client = sa.select(PROJECT.client_id).where(PROJECT.id == scope.project_id)
    of_its_client = columns.project_id.is_(None) & columns.client_id.in_(its_client)
    return statement.where((columns.project_id == scope.project_id) | of_its_client)
