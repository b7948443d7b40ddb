"""Which records are a client's, a project's, or both; and what their owners are called."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, select

from salespm_tui.services.clients.rows import PROJECT
from salespm_tui.services.pipeline.around import client_names, project_codes
from salespm_tui.services.work import Reading


class Names(NamedTuple):
    """What clients and projects are called, by id; archived ones too."""

    clients: Mapping[int, str]
    projects: Mapping[int, str]

    def client(self, client_id: int | None) -> str | None:
        return None if client_id is None else self.clients.get(client_id)

    def project(self, project_id: int | None) -> str | None:
        return None if project_id is None else self.projects.get(project_id)


def names(reading: Reading) -> Names:
    """The names of all clients and projects."""
    return Names(client_names(reading), project_codes(reading))


def among(
    columns: Any, client_id: int | None, project_id: int | None
) -> tuple[ColumnElement[bool], ...]:
    """The conditions that pick the living rows of that client, of that project, or of both.

    A row that names no client is that of its project's.
    """
    found: list[ColumnElement[bool]] = [columns.archived_at.is_(None)]
    if client_id is not None:
        through = select(PROJECT.id).where(PROJECT.client_id == client_id)
        found.append(
            (columns.client_id == client_id)
            | (columns.client_id.is_(None) & columns.project_id.in_(through))
        )
    if project_id is not None:
        found.append(columns.project_id == project_id)
    return tuple(found)
