"""Clients, contacts and action items as people type them become rows."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from salespm_tui.contract.clients import SaveActionItem, SaveClient, SaveContact
from salespm_tui.contract.values import UNSET, Outcome, Ref, Unset
from salespm_tui.core.clean import clean_text
from salespm_tui.core.errors import UserError
from salespm_tui.core.i18n import N_, _
from salespm_tui.core.labels import Label, label
from salespm_tui.core.similar import fold
from salespm_tui.domain import codes
from salespm_tui.domain.likeness import nearest_name
from salespm_tui.services.clients.rows import (
    Named,
    aliases_of,
    all_named,
    as_stored,
    called,
    owner_of,
)
from salespm_tui.services.clients.ties import (
    client_of,
    or_none,
    put_link,
)
from salespm_tui.services.fields import living, one_of, paragraphs, put, required, within, words
from salespm_tui.services.work import Work
from salespm_tui.store.tables import (
    Acceptance,
    ActionItem,
    ChangeRequest,
    Client,
    Contact,
    Feedback,
    Goal,
    Interaction,
    Issue,
    Lead,
    Opportunity,
    Project,
    Risk,
    Row,
)

MOST_CADENCE_DAYS = 3650

_BELONGS_TO: dict[str, type[Row]] = {
    "client_id": Client,
    "project_id": Project,
    "interaction_id": Interaction,
    "opportunity_id": Opportunity,
    "lead_id": Lead,
    "goal_id": Goal,
    "risk_id": Risk,
    "issue_id": Issue,
    "feedback_id": Feedback,
    "change_request_id": ChangeRequest,
    "acceptance_id": Acceptance,
}
_KIND_FOR = {
    "opportunity_id": "follow_up",
    "lead_id": "follow_up",
    "risk_id": "response",
    "issue_id": "corrective",
    "feedback_id": "follow_up",
    "change_request_id": "todo",
    "acceptance_id": "follow_up",
}
"""What an action item is for, by what it belongs to; project and client come from the first given."""

_SAID_OF_NEW = {
    "response": N_("Added response %(title)s"),
    "corrective": N_("Added corrective action %(title)s"),
    "preventive": N_("Added preventive action %(title)s"),
}
_SAID_OF_CHANGED = {
    "response": N_("Changed response %(title)s"),
    "corrective": N_("Changed corrective action %(title)s"),
    "preventive": N_("Changed preventive action %(title)s"),
}


def save_client(work: Work, command: SaveClient) -> Outcome:
    """Create or change a client. A name that another client goes by is refused; a like one is noted."""
    new = command.client_id is None
    client = (
        Client(name="") if command.client_id is None else living(work, Client, command.client_id)
    )
    before = {fold(name) for name in (client.name, client.short_name or "", *aliases_of(client))}
    notes = _name_client(work, client, command, before)
    put(client, "kind", one_of(command.kind, codes.CLIENT_KIND, "kind"))
    put(client, "tier", or_none(command.tier, codes.CLIENT_TIER, "tier"))
    put(client, "status", one_of(command.status, codes.CLIENT_STATUS, "status"))
    put(client, "cadence_days", within(command.cadence_days, 1, MOST_CADENCE_DAYS, "cadence_days"))
    put(client, "industry", words(command.industry))
    put(client, "region", words(command.region))
    put(client, "notes", paragraphs(command.notes))
    work.session.add(client)
    work.session.flush()
    said = N_("Added client %(name)s") if new else N_("Changed client %(name)s")
    return Outcome(label(said, name=called(client)), ref=Ref("client", client.id), notes=notes)


def _name_client(
    work: Work, client: Client, command: SaveClient, before: set[str]
) -> tuple[Label, ...]:
    """Set the names; what comes back notes the name of a client that may be the same."""
    if command.client_id is None or command.name is not UNSET:
        client.name = required(command.name, "name")
    put(client, "short_name", words(command.short_name))
    aliases = aliases_of(client) if isinstance(command.aliases, Unset) else command.aliases
    client.aliases = as_stored(_other_names(client, aliases))
    fields = {
        "name": [client.name],
        "short_name": [client.short_name] if client.short_name else [],
        "aliases": list(aliases_of(client)),
    }
    fresh = {
        field: [name for name in names if fold(name) not in before]
        for field, names in fields.items()
    }
    if not any(fresh.values()):
        return ()
    others = [other for other in all_named(work) if other.id != client.id]
    for field, names in fresh.items():
        for name in names:
            _refuse_taken(name, field, others)
    return _like_names(client, others) if fresh["name"] else ()


def _other_names(client: Client, aliases: Iterable[str]) -> list[str]:
    """Aliases cleaned, each once, and none that the client is called anyway."""
    seen = {fold(client.name), fold(client.short_name or "")}
    kept = []
    for alias in (clean_text(alias) for alias in aliases):
        if alias and fold(alias) not in seen:
            seen.add(fold(alias))
            kept.append(alias)
    return kept


def _refuse_taken(name: str, field: str, others: list[Named]) -> None:
    other = owner_of(name, others)
    if other is not None:
        raise UserError(
            _("The client %(other)s already goes by the name %(name)s.")
            % {"other": other.names[0], "name": name},
            _("Give another name, or change that client."),
            field=field,
        )


def _like_names(client: Client, others: list[Named]) -> tuple[Label, ...]:
    near = nearest_name(client.name, (name for other in others for name in other.names))
    if near is None:
        return ()
    return (label(N_("There is also %(name)s. If they are one client, merge them."), name=near),)


def save_contact(work: Work, command: SaveContact) -> Outcome:
    """Create or change a person at a client."""
    new = command.contact_id is None
    if command.contact_id is not None:
        contact = living(work, Contact, command.contact_id)
    else:
        contact = Contact(client_id=client_of(work, command.client_id).id, name="")
    if new or command.name is not UNSET:
        contact.name = required(command.name, "name")
    for field in ("title", "phone", "email", "wechat"):
        put(contact, field, words(getattr(command, field)))
    put(contact, "role", or_none(command.role, codes.CONTACT_ROLE, "role"))
    put(contact, "influence", within(command.influence, 1, 5, "influence"))
    put(contact, "attitude", or_none(command.attitude, codes.ATTITUDE, "attitude"))
    channel = or_none(command.preferred_channel, codes.CHANNEL, "preferred_channel")
    put(contact, "preferred_channel", channel)
    work.session.add(contact)
    work.session.flush()
    said = N_("Added contact %(name)s") if new else N_("Changed contact %(name)s")
    return Outcome(label(said, name=contact.name), ref=Ref("contact", contact.id))


def save_action_item(work: Work, command: SaveActionItem) -> Outcome:
    """Create or change an action item. Done fills the day on which it was done, open empties it."""
    new = command.action_item_id is None
    if command.action_item_id is not None:
        item = living(work, ActionItem, command.action_item_id)
    else:
        item = _new_action_item(work, command)
    if new or command.title is not UNSET:
        item.title = required(command.title, "title")
    put(item, "kind", one_of(command.kind, codes.ACTION_KIND, "kind"))
    put(item, "owner", words(command.owner))
    put(item, "due_on", command.due_on)
    for field, table in _BELONGS_TO.items():
        put_link(work, item, field, table, getattr(command, field))
    was = item.status
    put(item, "status", one_of(command.status, codes.ACTION_STATUS, "status"))
    if item.status != was:
        item.done_on = work.today if item.status == "done" else None
    work.session.add(item)
    work.session.flush()
    return Outcome(_action_label(item, command, new=new), ref=Ref("action_item", item.id))


def _new_action_item(work: Work, command: SaveActionItem) -> ActionItem:
    """A follow-up where it is for a client, a deal or a lead, a response where it is for a risk …"""
    item = ActionItem(kind="todo", title="")
    for field, kind in _KIND_FOR.items():
        row_id = getattr(command, field)
        if isinstance(row_id, int):
            owner: Any = living(work, _BELONGS_TO[field], row_id)
            item.kind, item.project_id = kind, owner.project_id
            item.client_id = getattr(owner, "client_id", None)
            return item
    if isinstance(command.client_id, int):
        item.kind = "follow_up"
    return item


def _action_label(item: ActionItem, command: SaveActionItem, *, new: bool) -> Label:
    if new:
        said = _SAID_OF_NEW.get(item.kind, N_("Added next step %(title)s"))
        return label(said, title=item.title)
    if command.status == "done":
        return label(N_("Done: %(title)s"), title=item.title)
    if command.status == "dropped":
        return label(N_("Dropped: %(title)s"), title=item.title)
    if command.title is UNSET and command.due_on is not UNSET and item.due_on is not None:
        return label(N_("Moved %(title)s to %(day)s"), title=item.title, day=item.due_on)
    said = _SAID_OF_CHANGED.get(item.kind, N_("Changed next step %(title)s"))
    return label(said, title=item.title)
