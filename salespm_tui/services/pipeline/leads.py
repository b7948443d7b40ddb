"""Leads: what is known of them, in lists and on its way into rows."""

from __future__ import annotations

from datetime import date
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from sqlalchemy import Row, Select, select

from salespm_tui.contract.pipeline import LeadRow, Leads, LeadsQuery, SaveLead
from salespm_tui.contract.values import Outcome, Ref, Unset
from salespm_tui.core.errors import UserError
from salespm_tui.core.i18n import N_, _
from salespm_tui.core.labels import label
from salespm_tui.domain import codes
from salespm_tui.services.clients.rows import ACTION_ITEM
from salespm_tui.services.fields import living, one_of, paragraphs, put, required, within, words
from salespm_tui.services.pipeline.around import Step, client_names, next_steps, project_codes
from salespm_tui.services.pipeline.duplicates import duplicate_notes
from salespm_tui.services.pipeline.steps import put_next_step
from salespm_tui.services.settings import local_day, zone_of
from salespm_tui.services.work import Reading, Work
from salespm_tui.store.tables import METADATA, Client, Lead, Project

CLOSED = ("converted", "disqualified")
_LEAD = METADATA.tables["lead"].c
_NO_STEP = Step(0, "", None)


def save_lead(work: Work, command: SaveLead) -> Outcome:
    """Create or change a lead. One like another, or like a deal, is noted, never refused."""
    new = command.lead_id is None
    lead = Lead(title="") if command.lead_id is None else living(work, Lead, command.lead_id)
    if new or not isinstance(command.title, Unset):
        lead.title = required(command.title, "title")
    _tie(work, lead, command)
    for field in ("company", "contact_name", "phone", "email", "owner", "lost_reason"):
        put(lead, field, words(getattr(command, field)))
    put(lead, "source", one_of(command.source or None, codes.LEAD_SOURCE, "source", or_none=True))
    put(lead, "score", within(command.score, 0, 100, "score"))
    put(lead, "notes", paragraphs(command.notes))
    _set_status(lead, command.status)
    work.session.add(lead)
    work.session.flush()
    put_next_step(work, lead, command.next_step, command.next_step_on)
    said = N_("Added lead %(title)s") if new else N_("Changed lead %(title)s")
    notes = duplicate_notes(work, "lead", lead.id, lead.title, lead.client_id) if new else ()
    return Outcome(label(said, title=lead.title), ref=Ref("lead", lead.id), notes=notes)


def _tie(work: Work, lead: Lead, command: SaveLead) -> None:
    if isinstance(command.client_id, int):
        living(work, Client, command.client_id)
    if isinstance(command.project_id, int):
        living(work, Project, command.project_id)
    put(lead, "client_id", command.client_id)
    put(lead, "project_id", command.project_id)


def _set_status(lead: Lead, status: str | Unset) -> None:
    one_of(status, codes.LEAD_STATUS, "status")
    if isinstance(status, Unset) or status == lead.status:
        return
    if "converted" in (status, lead.status):
        raise UserError(
            _("A lead is converted by making a deal of it, once and for all."),
            _("Convert it, or undo its conversion with u."),
            field="status",
        )
    lead.status = status


def leads(reading: Reading, query: LeadsQuery) -> Leads:
    """The leads: open ones by what is due first, then converted and disqualified ones."""
    statement = _columns()
    if query.project_id is not None:
        statement = statement.where(_LEAD.project_id == query.project_id)
    if not query.closed:
        statement = statement.where(_LEAD.status.not_in(CLOSED))
    rows = _lead_rows(reading, statement)
    rows.sort(key=_urgency)
    return Leads(reading.today, tuple(rows))


def lead_of_deal(reading: Reading, deal_id: int) -> LeadRow | None:
    """The lead that became that deal."""
    found = _lead_rows(reading, _columns().where(_LEAD.converted_opportunity_id == deal_id))
    return found[0] if found else None


def _columns() -> Select[Any]:
    return select(*METADATA.tables["lead"].c).where(_LEAD.archived_at.is_(None)).order_by(_LEAD.id)


def _lead_rows(reading: Reading, statement: Select[Any]) -> list[LeadRow]:
    found = reading.session.connection().execute(statement).all()
    if not found:
        return []
    names = _Names(
        clients=client_names(reading),
        projects=project_codes(reading),
        steps=next_steps(reading, ACTION_ITEM.lead_id),
        zone=zone_of(reading),
    )
    return [_lead_row(row, names, reading.today) for row in found]


class _Names(NamedTuple):
    """What leads name, and their next steps, by id."""

    clients: dict[int, str]
    projects: dict[int, str]
    steps: dict[int, Step]
    zone: ZoneInfo


def _lead_row(row: Row[Any], names: _Names, today: date) -> LeadRow:
    step = names.steps.get(row.id, _NO_STEP)
    converted_at = row.converted_at
    return LeadRow(
        id=row.id,
        title=row.title,
        project_id=row.project_id,
        project=names.projects.get(row.project_id),
        client_id=row.client_id,
        client=names.clients.get(row.client_id),
        company=row.company or "",
        contact_name=row.contact_name or "",
        phone=row.phone or "",
        email=row.email or "",
        source=row.source,
        status=row.status,
        score=row.score,
        owner=row.owner or "",
        next_step=step.title or None,
        next_step_on=step.due_on,
        next_step_id=step.id or None,
        age_days=(today - local_day(row.created_at, names.zone)).days,
        lost_reason=row.lost_reason or "",
        converted_opportunity_id=row.converted_opportunity_id,
        converted_on=None if converted_at is None else local_day(converted_at, names.zone),
        notes=row.notes,
        version=row.updated_at,
    )


def _urgency(row: LeadRow) -> tuple[int, date, int, int]:
    """Open ones first; by next step; of those without, the highest score."""
    closed = 0 if row.status not in CLOSED else 1 + CLOSED.index(row.status)
    return closed, row.next_step_on or date.max, -(row.score or 0), row.id
