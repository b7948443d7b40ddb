"""Clients, the people there, and what was said, as lists."""

from __future__ import annotations

from collections.abc import Iterator

from salespm_tui.contract.clients import ClientsQuery
from salespm_tui.services.clients.listing import clients as listed_clients
from salespm_tui.services.clients.rows import aliases_of
from salespm_tui.services.exporting.list_cells import Cells
from salespm_tui.store.tables import Client, Contact, Interaction

_CLIENT = {
    "name": "name",
    "short": "short_name",
    "kind": "kind",
    "industry": "industry",
    "region": "region",
    "tier": "tier",
    "status": "status",
    "cadence": "cadence_days",
    "notes": "notes",
}
_CONTACT = {
    "name": "name",
    "title": "title",
    "phone": "phone",
    "email": "email",
    "wechat": "wechat",
    "role": "role",
    "influence": "influence",
    "attitude": "attitude",
    "preferred": "preferred_channel",
    "notes": "notes",
}
_ENTRY = {
    "channel": "channel",
    "direction": "direction",
    "duration": "duration_min",
    "planned": "planned",
    "summary": "summary",
    "outcome": "outcome",
    "sentiment": "sentiment",
}


def clients(cells: Cells) -> Iterator[dict[str, str]]:
    """The clients; those that a project has to do with, where one is asked for."""
    mine = _of_project(cells)
    for row in cells.rows(Client):
        if mine is None or row.id in mine:
            yield {**cells.plain(row, _CLIENT), "aliases": ";".join(aliases_of(row))}


def contacts(cells: Cells) -> Iterator[dict[str, str]]:
    """The people at these clients."""
    mine = _of_project(cells)
    for row in cells.rows(Contact):
        if mine is None or row.client_id in mine:
            yield {**cells.plain(row, _CONTACT), "client": cells.client(row.client_id)}


def log(cells: Cells) -> Iterator[dict[str, str]]:
    """The client log, planned contacts too."""
    steps = cells.steps("interaction_id", "follow_up")
    for row in cells.rows(Interaction):
        yield {
            **cells.plain(row, _ENTRY),
            "at": cells.moment(row.occurred_at),
            "client": cells.client(row.client_id),
            "contact": cells.contact(row.contact_id),
            "deal": cells.deal(row.opportunity_id),
            **cells.next_step(steps.get(row.id or 0)),
        }


def _of_project(cells: Cells) -> frozenset[int] | None:
    if cells.project_id is None:
        return None
    found = listed_clients(cells.reading, ClientsQuery(project_id=cells.project_id))
    return frozenset(row.id for row in found.clients)
