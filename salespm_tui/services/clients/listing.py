"""The client list: who needs something first, and what hangs on each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from sqlalchemy import Row, Select, case, func, literal_column, select, union

from salespm_tui.contract.clients import ClientRow, Clients, ClientsQuery
from salespm_tui.domain.cadence import (
    BROKEN_LATELY_DAYS,
    DECIDING_ROLES,
    STRONG_INFLUENCE,
    ClientFacts,
    Promise,
    health,
    is_silent,
    next_step,
    silent_days,
    urgency,
)
from salespm_tui.domain.codes import ENDED_FEEDBACK_STATUS, SETTLED_EXPECTATION_STATUS
from salespm_tui.services.clients.rows import (
    ACTION_ITEM,
    CLIENT,
    CONTACT,
    EXPECTATION,
    FEEDBACK,
    INTERACTION,
    NEEDS,
    PROJECT,
    names_in,
)
from salespm_tui.services.settings import local_day, zone_of
from salespm_tui.services.work import Reading
from salespm_tui.store.tables import METADATA


class LastContact(NamedTuple):
    """When a client was last spoken to, and how that went (None: nobody noted it)."""

    at: datetime
    mood: str | None


class People(NamedTuple):
    """How many people are known at a client, and whether one decides or one of weight is against us."""

    number: int
    decider: bool
    opponent: bool


NOBODY = People(0, decider=False, opponent=False)


class Expected(NamedTuple):
    """How many expectations of a client are not settled, how many of those are late, and how many
    promises were broken lately."""

    unsettled: int
    late: int
    broken_lately: int


NOTHING = Expected(0, 0, 0)


@dataclass(frozen=True, slots=True)
class Around:
    """What hangs on the clients, by client id."""

    last: Mapping[int, LastContact]
    promises: Mapping[int, tuple[Promise, ...]]
    people: Mapping[int, People]
    planned: Mapping[int, datetime]
    expectations: Mapping[int, Expected]
    complaints: Mapping[int, int]


def clients(reading: Reading, query: ClientsQuery) -> Clients:
    """Every client (of one project where given), those who need something first, then by name."""
    statement = client_columns()
    if query.project_id is not None:
        statement = statement.where(CLIENT.id.in_(_clients_of(query.project_id)))
    around = hanging_on(reading)
    zone, today = zone_of(reading), reading.today
    rows = [
        client_row(row, facts(row, around, zone), today)
        for row in reading.session.connection().execute(statement).all()
    ]
    rows.sort(key=lambda row: (*urgency(row.silent, row.next_step_on, today), row.name))
    return Clients(today, tuple(rows))


def open_promises(reading: Reading, client_id: int | None = None) -> dict[int, tuple[Promise, ...]]:
    """The open action items by client, of one client where given."""
    statement = select(
        ACTION_ITEM.client_id,
        ACTION_ITEM.id,
        ACTION_ITEM.kind,
        ACTION_ITEM.title,
        ACTION_ITEM.due_on,
    ).where(ACTION_ITEM.archived_at.is_(None), ACTION_ITEM.status == "open")
    if client_id is None:
        statement = statement.where(ACTION_ITEM.client_id.is_not(None))
    else:
        statement = statement.where(ACTION_ITEM.client_id == client_id)
    found: defaultdict[int, list[Promise]] = defaultdict(list)
    for row in reading.session.connection().execute(statement).all():
        found[row.client_id].append(Promise(row.id, row.kind, row.title, row.due_on))
    return {number: tuple(promises) for number, promises in found.items()}


def hanging_on(reading: Reading, client_id: int | None = None) -> Around:
    """What hangs on all clients, or on one."""
    return Around(
        _last_contacts(reading, client_id),
        open_promises(reading, client_id),
        _people(reading, client_id),
        _planned(reading, client_id),
        _expectations(reading, client_id),
        _open_complaints(reading, client_id),
    )


def _last_contacts(reading: Reading, client_id: int | None) -> dict[int, LastContact]:
    """SQLite answers bare columns beside max() from the row that holds the maximum.

    The 0 is written out, not bound: only so does SQLite see that the partial index fits.
    """
    statement = (
        select(INTERACTION.client_id, func.max(INTERACTION.occurred_at), INTERACTION.sentiment)
        .where(INTERACTION.archived_at.is_(None), INTERACTION.planned == literal_column("0"))
        .group_by(INTERACTION.client_id)
    )
    if client_id is not None:
        statement = statement.where(INTERACTION.client_id == client_id)
    return {
        number: LastContact(at, mood)
        for number, at, mood in reading.session.connection().execute(statement).all()
    }


def _people(reading: Reading, client_id: int | None) -> dict[int, People]:
    against = (CONTACT.role == "blocker") | (CONTACT.attitude == "resistant")
    statement = (
        select(
            CONTACT.client_id,
            func.count(),
            func.max(case((CONTACT.role.in_(DECIDING_ROLES), 1), else_=0)),
            func.max(case((against & (CONTACT.influence >= STRONG_INFLUENCE), 1), else_=0)),
        )
        .where(CONTACT.archived_at.is_(None))
        .group_by(CONTACT.client_id)
    )
    if client_id is not None:
        statement = statement.where(CONTACT.client_id == client_id)
    return {
        number: People(count, bool(decider), bool(opponent))
        for number, count, decider, opponent in reading.session.connection()
        .execute(statement)
        .all()
    }


def _planned(reading: Reading, client_id: int | None) -> dict[int, datetime]:
    """When the next contact with each client is planned."""
    statement = (
        select(INTERACTION.client_id, func.min(INTERACTION.occurred_at))
        .where(INTERACTION.archived_at.is_(None), INTERACTION.planned == literal_column("1"))
        .group_by(INTERACTION.client_id)
    )
    return _by_client(reading, statement, INTERACTION.client_id, client_id)


def _expectations(reading: Reading, client_id: int | None) -> dict[int, Expected]:
    today = reading.today
    unsettled = EXPECTATION.status.not_in(SETTLED_EXPECTATION_STATUS)
    lately = EXPECTATION.settled_on >= today - timedelta(days=BROKEN_LATELY_DAYS)
    statement = (
        select(
            EXPECTATION.client_id,
            func.sum(case((unsettled, 1), else_=0)),
            func.sum(case((unsettled & (EXPECTATION.due_on < today), 1), else_=0)),
            func.sum(case(((EXPECTATION.status == "broken") & lately, 1), else_=0)),
        )
        .where(EXPECTATION.archived_at.is_(None))
        .group_by(EXPECTATION.client_id)
    )
    if client_id is not None:
        statement = statement.where(EXPECTATION.client_id == client_id)
    rows = reading.session.connection().execute(statement).all()
    return {number: Expected(*counts) for number, *counts in rows}


def _open_complaints(reading: Reading, client_id: int | None) -> dict[int, int]:
    statement = (
        select(FEEDBACK.client_id, func.count())
        .where(
            FEEDBACK.archived_at.is_(None),
            FEEDBACK.kind == "complaint",
            FEEDBACK.status.not_in(ENDED_FEEDBACK_STATUS),
        )
        .group_by(FEEDBACK.client_id)
    )
    return _by_client(reading, statement, FEEDBACK.client_id, client_id)


def _by_client(
    reading: Reading, statement: Select[Any], column: Any, client_id: int | None
) -> dict[int, Any]:
    """What the statement says of each client, or of that one."""
    if client_id is not None:
        statement = statement.where(column == client_id)
    return {row[0]: row[1] for row in reading.session.connection().execute(statement).all()}


def _clients_of(project_id: int) -> Select[Any]:
    """The clients that a project is for, that were spoken to or promised something in it, that have a
    deal there, or that need, expect or said something of it."""
    parts = [select(PROJECT.client_id).where(PROJECT.id == project_id)]
    named = ("interaction", "action_item", "opportunity", *(one.__tablename__ for one in NEEDS))
    for table in (METADATA.tables[str(name)].c for name in named):
        mine = (table.project_id == project_id, table.archived_at.is_(None))
        parts.append(select(table.client_id).where(*mine))
    return select(union(*parts).subquery().c.client_id)


def client_columns() -> Select[Any]:
    """What is read of a client that is not archived."""
    return select(
        CLIENT.id,
        CLIENT.name,
        CLIENT.short_name,
        CLIENT.aliases,
        CLIENT.kind,
        CLIENT.tier,
        CLIENT.status,
        CLIENT.industry,
        CLIENT.region,
        CLIENT.cadence_days,
        CLIENT.created_at,
        CLIENT.notes,
    ).where(CLIENT.archived_at.is_(None))


def facts(row: Row[Any], around: Around, zone: ZoneInfo) -> ClientFacts:
    """What the judgement of the client rests on."""
    last = around.last.get(row.id)
    people = around.people.get(row.id, NOBODY)
    expected = around.expectations.get(row.id, NOTHING)
    planned = around.planned.get(row.id)
    spoken = None if last is None else local_day(last.at, zone)
    return ClientFacts(
        known_since=spoken or local_day(row.created_at, zone),
        status=row.status,
        last_contact=spoken,
        cadence_days=row.cadence_days,
        promises=around.promises.get(row.id, ()),
        people=people.number,
        decider=people.decider,
        opponent=people.opponent,
        mood=None if last is None else last.mood,
        planned_at=None if planned is None else planned.astimezone(zone),
        expectations=expected.unsettled,
        late_expectations=expected.late,
        broken_lately=expected.broken_lately,
        complaints=around.complaints.get(row.id, 0),
    )


def client_row(row: Row[Any], facts: ClientFacts, today: date) -> ClientRow:
    """A client as the list shows it."""
    step = next_step(facts.promises)
    return ClientRow(
        id=row.id,
        name=row.name,
        short_name=row.short_name or "",
        aliases=names_in(row.aliases),
        tier=row.tier or "",
        status=row.status,
        industry=row.industry or "",
        region=row.region or "",
        last_contact=facts.last_contact,
        cadence_days=facts.cadence_days,
        silent_days=silent_days(facts.last_contact, today),
        silent=is_silent(facts, today),
        next_step=None if step is None else step.title,
        next_step_on=None if step is None else step.due_on,
        next_step_id=None if step is None else step.id,
        open_promises=len(facts.promises) + facts.expectations,
        health=health(facts, today),
        expectations=facts.expectations,
        open_complaints=facts.complaints,
        planned_at=facts.planned_at,
    )
