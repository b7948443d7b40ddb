"""Clients: who they are, what was said, and what is promised next."""

from __future__ import annotations

from salespm_tui.contract.clients import (
    Capture,
    ClientOfQuery,
    ClientQuery,
    ClientsQuery,
    HoldInteraction,
    KnownClientsQuery,
    KnownDealsQuery,
    MergeClients,
    MergePreviewQuery,
    SaveActionItem,
    SaveClient,
    SaveContact,
    SaveInteraction,
)
from salespm_tui.services.clients.archiving import archive
from salespm_tui.services.clients.capturing import capture
from salespm_tui.services.clients.detail import client
from salespm_tui.services.clients.knowing import client_of, known_clients, known_deals
from salespm_tui.services.clients.listing import clients
from salespm_tui.services.clients.logging import hold_interaction, save_interaction
from salespm_tui.services.clients.merging import merge_clients, merge_preview
from salespm_tui.services.clients.saving import (
    save_action_item,
    save_client,
    save_contact,
)
from salespm_tui.services.work import Commands, Queries

__all__ = ["COMMANDS", "QUERIES", "archive"]

COMMANDS: Commands = {
    SaveClient: save_client,
    MergeClients: merge_clients,
    SaveContact: save_contact,
    SaveInteraction: save_interaction,
    HoldInteraction: hold_interaction,
    SaveActionItem: save_action_item,
    Capture: capture,
}
QUERIES: Queries = {
    ClientsQuery: clients,
    ClientQuery: client,
    ClientOfQuery: client_of,
    KnownClientsQuery: known_clients,
    KnownDealsQuery: known_deals,
    MergePreviewQuery: merge_preview,
}
