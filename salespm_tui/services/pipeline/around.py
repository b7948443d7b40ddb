"""What hangs on deals and leads: next steps, the last contact, who decides, and what things are called."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, case, func, select

from salespm_tui.domain.cadence import DECIDING_ROLES
from salespm_tui.services.clients.rows import ACTION_ITEM, CLIENT, CONTACT, INTERACTION, PROJECT
from salespm_tui.services.settings import local_day
from salespm_tui.services.work import Reading


class Step(NamedTuple):
    """The earliest open next step; one without a day only where none has a day."""

    id: int
    title: str
    due_on: date | None


@dataclass(frozen=True, slots=True)
class LastContacts:
    """The days of the last contact: by deal, of entries that name it; by client, of those that name
    no deal."""

    by_deal: dict[int, date]
    by_client: dict[int, date]

    def of(self, deal_id: int, client_id: int | None) -> date | None:
        """When somebody last spoke with the client about the deal, or about no deal in particular."""
        own = self.by_deal.get(deal_id)
        general = None if client_id is None else self.by_client.get(client_id)
        if own is None or general is None:
            return own or general
        return max(own, general)


def next_steps(reading: Reading, link: ColumnElement[Any]) -> dict[int, Step]:
    """The earliest open action item by what it names in `link` (a column of action_item)."""
    statement = (
        select(link, ACTION_ITEM.id, ACTION_ITEM.title, ACTION_ITEM.due_on)
        .where(link.is_not(None), ACTION_ITEM.status == "open", ACTION_ITEM.archived_at.is_(None))
        .order_by(ACTION_ITEM.due_on.is_(None), ACTION_ITEM.due_on, ACTION_ITEM.id)
    )
    found: dict[int, Step] = {}
    for owner_id, *step in reading.session.connection().execute(statement).all():
        found.setdefault(owner_id, Step(*step))
    return found


def last_contacts(reading: Reading, zone: ZoneInfo) -> LastContacts:
    """The last contact of every deal and client, by the workspace's clock."""
    return LastContacts(
        _last_by(
            reading, zone, INTERACTION.opportunity_id, INTERACTION.opportunity_id.is_not(None)
        ),
        _last_by(reading, zone, INTERACTION.client_id, INTERACTION.opportunity_id.is_(None)),
    )


def _last_by(
    reading: Reading, zone: ZoneInfo, key: ColumnElement[Any], which: ColumnElement[bool]
) -> dict[int, date]:
    statement = (
        select(key, func.max(INTERACTION.occurred_at))
        .where(which, INTERACTION.archived_at.is_(None), INTERACTION.planned.is_(False))
        .group_by(key)
    )
    rows = reading.session.connection().execute(statement).all()
    return {number: local_day(at, zone) for number, at in rows}


def deciders(reading: Reading) -> frozenset[int]:
    """The clients among whose contacts is one who decides."""
    decides = case((CONTACT.role.in_(DECIDING_ROLES), 1), else_=0)
    statement = (
        select(CONTACT.client_id)
        .where(CONTACT.archived_at.is_(None))
        .group_by(CONTACT.client_id)
        .having(func.max(decides) == 1)
    )
    return frozenset(reading.session.connection().execute(statement).scalars())


def client_names(reading: Reading) -> dict[int, str]:
    """What people call each client, archived ones too: their deals stay."""
    name = func.coalesce(func.nullif(CLIENT.short_name, ""), CLIENT.name)
    rows = reading.session.connection().execute(select(CLIENT.id, name))
    return {row[0]: row[1] for row in rows}


def project_codes(reading: Reading) -> dict[int, str]:
    """The code of each project."""
    statement = select(PROJECT.id, PROJECT.code)
    return {row.id: row.code for row in reading.session.connection().execute(statement)}
