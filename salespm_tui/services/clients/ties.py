"""What records at a client may be tied to: people, deals and entries of that client alone."""

from __future__ import annotations

from typing import Any

from salespm_tui.contract.values import Unset
from salespm_tui.core.errors import UserError
from salespm_tui.core.i18n import _
from salespm_tui.services.fields import living, one_of, put
from salespm_tui.services.work import Work
from salespm_tui.store.tables import Client, Contact, Interaction, Opportunity, Project, Row


def client_of(work: Work, client_id: int | None) -> Client:
    """The client of that id; UserError where none is given, or it is gone."""
    if client_id is None:
        raise UserError(_("No client is given."), _("Choose the client first."), field="client_id")
    return living(work, Client, client_id)


def contact_at(work: Work, contact_id: int | Unset | None, client_id: int) -> int | Unset | None:
    """The contact, one of that client; UserError for anybody else's."""
    if isinstance(contact_id, Unset | None):
        return contact_id
    if living(work, Contact, contact_id).client_id != client_id:
        raise UserError(
            _("This person belongs to another client."),
            _("Choose a contact of this client."),
            field="contact_id",
        )
    return contact_id


def deal_of(work: Work, deal_id: int | Unset | None, client_id: int) -> int | Unset | None:
    """The deal, one of that client or of nobody yet; UserError for anybody else's."""
    if not isinstance(deal_id, Unset | None):
        owner = living(work, Opportunity, deal_id).client_id
        if owner is not None and owner != client_id:
            raise UserError(
                _("This deal belongs to another client."),
                _("Choose a deal of this client."),
                field="opportunity_id",
            )
    return deal_id


def entry_of(
    work: Work, interaction_id: int | Unset | None, client_id: int | None
) -> int | Unset | None:
    """The log entry, one of that client; UserError for anybody else's."""
    if isinstance(interaction_id, Unset | None):
        return interaction_id
    if living(work, Interaction, interaction_id).client_id != client_id:
        raise UserError(
            _("This log entry belongs to another client."),
            _("Choose an entry of this client's log."),
            field="interaction_id",
        )
    return interaction_id


def put_link(work: Work, row: Row, field: str, table: type[Row], row_id: Any) -> None:
    """Tie the row to a living record of that table; UserError where that one is gone."""
    if not isinstance(row_id, Unset | None):
        living(work, table, row_id)
    put(row, field, row_id)


def put_project(work: Work, row: Row, project_id: int | Unset | None) -> None:
    """Tie the row to a project that is still there."""
    put_link(work, row, "project_id", Project, project_id)


def or_none(code: str | Unset | None, known: tuple[str, ...], field: str) -> str | Unset | None:
    """A code, or None where it is not known (forms say so by an empty one)."""
    chosen: str | Unset | None = one_of(code or None, known, field, or_none=True)
    return chosen
