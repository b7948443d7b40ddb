"""Two rows for one client become one: everything moves, the names stay known."""

from __future__ import annotations

from typing import Any

from sqlalchemy import func
from sqlmodel import select

from salespm_tui.contract.clients import MergeClients, MergePreview, MergePreviewQuery
from salespm_tui.contract.values import Outcome, Ref
from salespm_tui.core.errors import UserError
from salespm_tui.core.i18n import N_, _
from salespm_tui.core.labels import label
from salespm_tui.core.similar import fold
from salespm_tui.services.clients.rows import NEEDS, aliases_of, as_stored, called, rows_of
from salespm_tui.services.fields import living, put
from salespm_tui.services.work import Reading, Work
from salespm_tui.store.tables import (
    METADATA,
    ActionItem,
    Client,
    Contact,
    Feedback,
    Interaction,
    Issue,
    Lead,
    Opportunity,
    Payment,
    Project,
    Risk,
    Row,
)

_MOVED: tuple[type[Row], ...] = (
    Interaction,
    ActionItem,
    Project,
    Opportunity,
    Lead,
    Payment,
    Risk,
    Issue,
    *NEEDS,
)
_OPTIONAL = ("short_name", "industry", "region", "tier", "cadence_days")
_OPTIONAL_OF_CONTACT = (
    "title",
    "phone",
    "email",
    "wechat",
    "role",
    "influence",
    "attitude",
    "preferred_channel",
)


def merge_clients(work: Work, command: MergeClients) -> Outcome:
    """Move contacts and all that hangs on the other client; keep all names as aliases; archive it.

    What the kept client does not say is taken from the other; who bought once is an active client.
    A contact of the same name on both sides becomes one.
    """
    if command.keep_id == command.drop_id:
        raise UserError(
            _("A client cannot be merged with itself."), _("Choose another client as the double.")
        )
    keep = living(work, Client, command.keep_id)
    drop = living(work, Client, command.drop_id)
    _merge_contacts(work, keep, drop)
    for table in _MOVED:
        for row in rows_of(work, table, drop.id):
            put(row, "client_id", keep.id)
            work.session.add(row)
    names = _aliases_after(keep, drop)
    for field in _OPTIONAL:
        _take_if_unknown(keep, drop, field)
    keep.aliases = as_stored(name for name in names if fold(name) != _short(keep))
    if drop.status == "active":
        keep.status = "active"
    keep.notes = "\n".join(notes for notes in (keep.notes, drop.notes) if notes)
    drop.archived_at = work.now
    work.session.add(keep)
    work.session.add(drop)
    work.session.flush()
    said = label(N_("Merged %(drop)s into %(keep)s"), drop=called(drop), keep=called(keep))
    return Outcome(said, ref=Ref("client", keep.id))


def merge_preview(work: Reading, query: MergePreviewQuery) -> MergePreview | None:
    """What a merge would move; archived rows stay where they are and are not counted."""
    keep = work.session.get(Client, query.keep_id)
    drop = work.session.get(Client, query.drop_id)
    if keep is None or drop is None or keep.archived_at or drop.archived_at:
        return None
    return MergePreview(
        keep=keep.name,
        drop=drop.name,
        contacts=_count(work, "contact", drop.id),
        entries=_count(work, "interaction", drop.id),
        steps=_count(work, "action_item", drop.id),
        projects=_count(work, "project", drop.id),
        aliases=_aliases_after(keep, drop),
    )


def _short(client: Client) -> str:
    return fold(client.short_name or "")


def _aliases_after(keep: Client, drop: Client) -> tuple[str, ...]:
    """The kept client's aliases and every name of the other, each once."""
    seen = {fold(keep.name), _short(keep)}
    names = []
    for name in (*aliases_of(keep), drop.name, drop.short_name or "", *aliases_of(drop)):
        if name and fold(name) not in seen:
            seen.add(fold(name))
            names.append(name)
    return tuple(names)


def _merge_contacts(work: Work, keep: Client, drop: Client) -> None:
    known = {fold(contact.name): contact for contact in rows_of(work, Contact, keep.id)}
    for contact in rows_of(work, Contact, drop.id):
        same = known.get(fold(contact.name))
        if same is None:
            contact.client_id = keep.id
        else:
            _merge_contact(work, same, contact)
        work.session.add(contact)


def _merge_contact(work: Work, keep: Contact, drop: Contact) -> None:
    for field in _OPTIONAL_OF_CONTACT:
        _take_if_unknown(keep, drop, field)
    keep.notes = "\n".join(notes for notes in (keep.notes, drop.notes) if notes)
    for table in (Interaction, Feedback):
        columns: Any = table
        mine = (columns.contact_id == drop.id, columns.archived_at.is_(None))
        for row in work.session.exec(select(table).where(*mine)):
            put(row, "contact_id", keep.id)
            work.session.add(row)
    drop.archived_at = work.now
    work.session.add(keep)


def _take_if_unknown(keep: Client | Contact, drop: Client | Contact, field: str) -> None:
    if getattr(keep, field) is None:
        setattr(keep, field, getattr(drop, field))


def _count(work: Reading, table: str, client_id: int) -> int:
    columns = METADATA.tables[table].c
    mine = (columns.client_id == client_id, columns.archived_at.is_(None))
    counted: int = work.session.connection().execute(select(func.count()).where(*mine)).scalar_one()
    return counted
