"""Records of this area leave every list and every sum; undo brings them back."""

from __future__ import annotations

from salespm_tui.contract.values import Outcome, Ref
from salespm_tui.core.i18n import N_
from salespm_tui.core.labels import Label, label
from salespm_tui.services.clients.rows import called, rows_of
from salespm_tui.services.fields import living
from salespm_tui.services.work import Work
from salespm_tui.store.tables import ActionItem, Client, Contact, Interaction

KINDS = ("client", "contact", "interaction", "action_item")


def archive(work: Work, ref: Ref) -> Outcome:
    """Archive a record of one of KINDS; a client goes with its contacts, its log and its next steps.

    A log entry leaves the next step that it announced, which is still promised.
    """
    said = _ARCHIVE[ref.kind](work, ref.id)
    work.session.flush()
    return Outcome(said, ref=ref)


def _client(work: Work, client_id: int) -> Label:
    client = living(work, Client, client_id)
    client.archived_at = work.now
    work.session.add(client)
    for row in (
        *rows_of(work, Contact, client_id),
        *rows_of(work, Interaction, client_id),
        *rows_of(work, ActionItem, client_id),
    ):
        row.archived_at = work.now
        work.session.add(row)
    return label(N_("Archived client %(name)s"), name=called(client))


def _contact(work: Work, contact_id: int) -> Label:
    contact = living(work, Contact, contact_id)
    contact.archived_at = work.now
    work.session.add(contact)
    return label(N_("Archived contact %(name)s"), name=contact.name)


def _interaction(work: Work, interaction_id: int) -> Label:
    entry = living(work, Interaction, interaction_id)
    entry.archived_at = work.now
    work.session.add(entry)
    name = called(living(work, Client, entry.client_id))
    return label(N_("Archived a log entry of %(name)s"), name=name)


def _action_item(work: Work, action_item_id: int) -> Label:
    item = living(work, ActionItem, action_item_id)
    item.archived_at = work.now
    work.session.add(item)
    return label(N_("Archived next step %(title)s"), title=item.title)


_ARCHIVE = {
    "client": _client,
    "contact": _contact,
    "interaction": _interaction,
    "action_item": _action_item,
}
