"""One client whole: people, next steps, projects, and the newest entries of its log."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, Row, Select, func, select

from salespm_tui.contract.clients import (
    ClientDetail,
    ClientQuery,
    ContactRow,
    LogRow,
    NextStepRow,
)
from salespm_tui.domain.cadence import findings
from salespm_tui.services.clients.listing import client_columns, client_row, facts, hanging_on
from salespm_tui.services.clients.rows import ACTION_ITEM, CLIENT, CONTACT, INTERACTION, PROJECT
from salespm_tui.services.settings import zone_of
from salespm_tui.services.work import Reading
from salespm_tui.store.tables import METADATA


def client(reading: Reading, query: ClientQuery) -> ClientDetail | None:
    """One client with contacts, next steps, projects and the newest entries of its log."""
    row = (
        reading.session.connection()
        .execute(client_columns().where(CLIENT.id == query.client_id))
        .first()
    )
    if row is None:
        return None
    zone = zone_of(reading)
    people = reading.session.connection().execute(_contact_columns(row.id)).all()
    items = action_items(reading, ACTION_ITEM.client_id == row.id)
    mine = INTERACTION.client_id == row.id
    known = facts(row, hanging_on(reading, row.id), zone)
    return ClientDetail(
        client=client_row(row, known, reading.today),
        kind=row.kind,
        notes=row.notes,
        contacts=tuple(_contact_row(person) for person in people),
        log=log_entries(reading, mine, query.log_limit, items),
        next_steps=next_step_rows(items),
        projects=_projects(reading, row.id),
        today=reading.today,
        log_total=log_total(reading, mine),
        reasons=tuple(finding.why for finding in findings(known, reading.today)),
    )


def _contact_columns(client_id: int) -> Select[Any]:
    influence = func.coalesce(CONTACT.influence, 0).desc()
    return (
        select(
            CONTACT.id,
            CONTACT.name,
            CONTACT.title,
            CONTACT.phone,
            CONTACT.email,
            CONTACT.wechat,
            CONTACT.role,
            CONTACT.influence,
            CONTACT.attitude,
            CONTACT.preferred_channel,
        )
        .where(CONTACT.client_id == client_id, CONTACT.archived_at.is_(None))
        .order_by(influence, CONTACT.id)
    )


def _contact_row(row: Row[Any]) -> ContactRow:
    return ContactRow(
        id=row.id,
        name=row.name,
        title=row.title or "",
        phone=row.phone or "",
        email=row.email or "",
        wechat=row.wechat or "",
        role=row.role,
        influence=row.influence,
        attitude=row.attitude,
        preferred_channel=row.preferred_channel,
    )


def action_items(reading: Reading, which: ColumnElement[bool]) -> Sequence[Any]:
    """The action items for which the condition holds, archived ones left out."""
    statement = select(
        ACTION_ITEM.id,
        ACTION_ITEM.kind,
        ACTION_ITEM.title,
        ACTION_ITEM.owner,
        ACTION_ITEM.due_on,
        ACTION_ITEM.status,
        ACTION_ITEM.done_on,
        ACTION_ITEM.interaction_id,
        ACTION_ITEM.feedback_id,
    ).where(which, ACTION_ITEM.archived_at.is_(None))
    return reading.session.connection().execute(statement).all()


def next_step_rows(items: Iterable[Row[Any]]) -> tuple[NextStepRow, ...]:
    """Open ones by date, then the others, the latest done first."""
    return tuple(_next_step_row(item) for item in sorted(items, key=_open_first))


def _open_first(item: Row[Any]) -> tuple[bool, int, int]:
    if item.status == "open":
        return (False, (item.due_on or date.max).toordinal(), item.id)
    return (True, -(item.done_on or date.min).toordinal(), -item.id)


def _next_step_row(item: Row[Any]) -> NextStepRow:
    return NextStepRow(
        item.id, item.kind, item.title, item.owner or "", item.due_on, item.status, item.done_on
    )


def log_entries(
    reading: Reading, which: ColumnElement[bool], limit: int | None, items: Iterable[Row[Any]]
) -> tuple[LogRow, ...]:
    """The newest entries for which the condition holds, with the step of `items` that each announced."""
    zone = zone_of(reading)
    announced: dict[int, Row[Any]] = {}
    for item in sorted(items, key=lambda item: item.id):
        if item.interaction_id is not None:
            announced.setdefault(item.interaction_id, item)
    statement: Select[Any] = (
        select(
            INTERACTION.id,
            INTERACTION.occurred_at,
            INTERACTION.channel,
            INTERACTION.direction,
            INTERACTION.contact_id,
            CONTACT.name,
            INTERACTION.duration_min,
            INTERACTION.summary,
            INTERACTION.outcome,
            INTERACTION.sentiment,
            INTERACTION.planned,
        )
        .outerjoin(METADATA.tables["contact"], CONTACT.id == INTERACTION.contact_id)
        .where(which, INTERACTION.archived_at.is_(None))
        .order_by(INTERACTION.occurred_at.desc(), INTERACTION.id.desc())
        .limit(limit)
    )
    return tuple(
        _log_row(row, announced.get(row.id), zone)
        for row in reading.session.connection().execute(statement)
    )


def _log_row(row: Row[Any], step: Row[Any] | None, zone: ZoneInfo) -> LogRow:
    return LogRow(
        id=row.id,
        at=row.occurred_at.astimezone(zone),
        channel=row.channel,
        direction=row.direction,
        contact_id=row.contact_id,
        contact=row.name,
        duration_min=row.duration_min,
        summary=row.summary,
        outcome=row.outcome,
        sentiment=row.sentiment,
        next_step=None if step is None else step.title,
        next_step_on=None if step is None else step.due_on,
        planned=row.planned,
    )


def log_total(reading: Reading, which: ColumnElement[bool]) -> int:
    """How many entries there are for which the condition holds."""
    statement = select(func.count()).where(which, INTERACTION.archived_at.is_(None))
    return reading.session.connection().execute(statement).scalar_one()


def _projects(reading: Reading, client_id: int) -> tuple[tuple[int, str], ...]:
    statement = (
        select(PROJECT.id, PROJECT.code)
        .where(PROJECT.client_id == client_id, PROJECT.archived_at.is_(None))
        .order_by(PROJECT.code)
    )
    return tuple((row.id, row.code) for row in reading.session.connection().execute(statement))
