"""Names that the capture line recognises, and whose a record is."""

from __future__ import annotations

from collections import defaultdict

from sqlalchemy import func, select

from salespm_tui.contract.clients import ClientOfQuery, KnownClientsQuery, KnownDealsQuery
from salespm_tui.domain.capture import KnownClient, KnownContact, KnownDeal
from salespm_tui.services.clients.rows import CLIENT, CONTACT, names_in
from salespm_tui.services.work import Reading
from salespm_tui.store.tables import METADATA


def known_clients(reading: Reading, _query: KnownClientsQuery) -> tuple[KnownClient, ...]:
    """The names that the capture line recognises, with the people there."""
    people: defaultdict[int, list[KnownContact]] = defaultdict(list)
    contacts = select(CONTACT.client_id, CONTACT.id, CONTACT.name).where(
        CONTACT.archived_at.is_(None)
    )
    for client_id, contact_id, name in reading.session.connection().execute(contacts).all():
        people[client_id].append(KnownContact(contact_id, name))
    statement = (
        select(CLIENT.id, CLIENT.name, CLIENT.short_name, CLIENT.aliases)
        .where(CLIENT.archived_at.is_(None))
        .order_by(CLIENT.id)
    )
    return tuple(
        KnownClient(number, name, short or "", names_in(aliases), tuple(people.get(number, ())))
        for number, name, short, aliases in reading.session.connection().execute(statement).all()
    )


def known_deals(reading: Reading, _query: KnownDealsQuery) -> tuple[KnownDeal, ...]:
    """The deals that the capture line recognises, the oldest first."""
    tables = METADATA.tables
    deals, stages = tables["opportunity"], tables["pipeline_stage"]
    statement = (
        select(
            deals.c.id,
            deals.c.name,
            deals.c.client_id,
            func.coalesce(CLIENT.short_name, CLIENT.name, ""),
            stages.c.kind == "open",
        )
        .join(stages, stages.c.id == deals.c.stage_id)
        .outerjoin(tables["client"], CLIENT.id == deals.c.client_id)
        .where(deals.c.archived_at.is_(None))
        .order_by(deals.c.id)
    )
    found = reading.session.connection().execute(statement).all()
    return tuple(KnownDeal._make(row) for row in found)


_OF_CLIENTS = (
    "contact",
    "interaction",
    "action_item",
    "opportunity",
    "expectation",
    "feedback",
    "client_report",
)
_OF_PROJECTS_TOO = ("requirement", "change_request")


def client_of(reading: Reading, query: ClientOfQuery) -> int | None:
    """Whose that record is: a need or a change that names no client is that of its project's."""
    kind = query.ref.kind
    if kind not in _OF_CLIENTS + _OF_PROJECTS_TOO:
        return None
    columns, project = METADATA.tables[kind].c, METADATA.tables["project"]
    whose = columns.client_id
    statement = select(whose)
    if kind in _OF_PROJECTS_TOO:
        statement = select(func.coalesce(whose, project.c.client_id)).join_from(
            METADATA.tables[kind], project, project.c.id == columns.project_id, isouter=True
        )
    statement = statement.where(columns.id == query.ref.id, columns.archived_at.is_(None))
    found: int | None = reading.session.connection().execute(statement).scalar_one_or_none()
    return found
