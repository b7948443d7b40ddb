"""What clients are called, and the names that no two of them may share."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, TypeVar

from sqlmodel import col, select

from salespm_tui.core.similar import fold
from salespm_tui.services.work import Reading
from salespm_tui.store.tables import (
    METADATA,
    ChangeRequest,
    Client,
    ClientReport,
    Expectation,
    Feedback,
    Requirement,
    Row,
)

CLIENT = METADATA.tables["client"].c
CONTACT = METADATA.tables["contact"].c
INTERACTION = METADATA.tables["interaction"].c
ACTION_ITEM = METADATA.tables["action_item"].c
PROJECT = METADATA.tables["project"].c
EXPECTATION = METADATA.tables["expectation"].c
FEEDBACK = METADATA.tables["feedback"].c

NEEDS: tuple[type[Row], ...] = (Requirement, Expectation, ChangeRequest, Feedback, ClientReport)
"""What a client requires, expects, asks to change and thinks, and what was reported to it."""

R = TypeVar("R", bound=Row)


def aliases_of(client: Client) -> tuple[str, ...]:
    """The client's other names."""
    return names_in(client.aliases)


def as_stored(aliases: Iterable[str]) -> str:
    """Aliases as the table keeps them."""
    return json.dumps(list(aliases), ensure_ascii=False)


def called(client: Client) -> str:
    """What people call the client: its short name if it has one."""
    return client.short_name or client.name


def rows_of(work: Reading, table: type[R], client_id: int) -> list[R]:
    """The rows of that table that hang on a client and are not archived."""
    columns: Any = table
    mine = (columns.client_id == client_id, columns.archived_at.is_(None))
    return list(work.session.exec(select(table).where(*mine).order_by(columns.id)))


@dataclass(frozen=True, slots=True)
class Named:
    """A client with all its names, the full one first."""

    id: int
    names: tuple[str, ...]


def all_named(work: Reading) -> list[Named]:
    """Every client that is not archived, by name."""
    rows = work.session.exec(
        select(Client.id, Client.name, Client.short_name, Client.aliases)
        .where(col(Client.archived_at).is_(None))
        .order_by(col(Client.name), col(Client.id))
    )
    return [
        Named(row_id, (name, *((short,) if short else ()), *names_in(aliases)))
        for row_id, name, short, aliases in rows
    ]


def owner_of(name: str, named: Iterable[Named]) -> Named | None:
    """The client that goes by exactly this name, whatever its case and width."""
    wanted = fold(name)
    for client in named:
        if any(fold(other) == wanted for other in client.names):
            return client
    return None


def names_in(aliases: str) -> tuple[str, ...]:
    """The names in a stored list of aliases."""
    return () if aliases == "[]" else tuple(json.loads(aliases))
