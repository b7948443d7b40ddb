"""A report is composed of what is here about a client: log, needs, promises, changes, next steps."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta

from sqlalchemy import select

from salespm_tui.contract.change_requests import ChangeRequestRow, ChangeRequestsQuery
from salespm_tui.contract.client_reports import ComposedReport, ComposeReportQuery
from salespm_tui.contract.expectations import ExpectationRow, ExpectationsQuery
from salespm_tui.contract.needs import RequirementsQuery
from salespm_tui.core.errors import UserError
from salespm_tui.core.i18n import _
from salespm_tui.core.speech import speech_in
from salespm_tui.domain.needs import is_wanted
from salespm_tui.exchange.progress_report import (
    ChangeLine,
    ContactLine,
    NeedLine,
    ProjectPart,
    PromiseLine,
    ReportFacts,
    report_text,
    report_title,
)
from salespm_tui.services.changes.listing import change_requests
from salespm_tui.services.client_reports.plans import Span, project_part
from salespm_tui.services.clients.rows import ACTION_ITEM, INTERACTION, PROJECT
from salespm_tui.services.fields import living
from salespm_tui.services.needs.listing import requirements
from salespm_tui.services.promises.listing import expectations
from salespm_tui.services.settings import local_day, zone_of
from salespm_tui.services.work import Reading
from salespm_tui.store.tables import Client, Project

_SETTLED_WELL = ("kept",)


def compose_report(reading: Reading, query: ComposeReportQuery) -> ComposedReport:
    """The draft of a report; parts that have nothing to tell are left out."""
    client = living(reading, Client, query.client_id)
    if query.end < query.start:
        raise UserError(
            _("The last day lies before the first."),
            _("Give a later last day, or an earlier first one."),
            field="end_on",
        )
    span = Span(query.start, query.end)
    promised = _promised(reading, query)
    facts = ReportFacts(
        client=client.name,
        start=query.start,
        end=query.end,
        projects=_projects(reading, query, span),
        contacts=_contacts(reading, query),
        needs=_needs(reading, query),
        promises=tuple(_owed(row) for row in promised if row.standing != "settled"),
        kept=tuple(
            PromiseLine(row.statement, row.settled_on)
            for row in promised
            if row.status in _SETTLED_WELL and row.settled_on in span
        ),
        changes=_changes(reading, query, span),
        next_steps=_next_steps(reading, query),
    )
    say = speech_in(query.language)
    return ComposedReport(report_title(facts, say), report_text(facts, say))


def _projects(reading: Reading, query: ComposeReportQuery, span: Span) -> tuple[ProjectPart, ...]:
    if query.project_id is not None:
        return (project_part(reading, living(reading, Project, query.project_id), span),)
    statement = (
        select(PROJECT.id)
        .where(PROJECT.client_id == query.client_id, PROJECT.archived_at.is_(None))
        .order_by(PROJECT.code)
    )
    ids = reading.session.connection().execute(statement).scalars().all()
    return tuple(project_part(reading, living(reading, Project, one), span) for one in ids)


def _contacts(reading: Reading, query: ComposeReportQuery) -> tuple[ContactLine, ...]:
    """What was said and done in these days, by the workspace's clock, the oldest first."""
    zone = zone_of(reading)
    first = datetime.combine(query.start, time.min, zone).astimezone(UTC)
    after = datetime.combine(query.end + timedelta(days=1), time.min, zone).astimezone(UTC)
    statement = (
        select(
            INTERACTION.occurred_at, INTERACTION.channel, INTERACTION.summary, INTERACTION.outcome
        )
        .where(
            INTERACTION.client_id == query.client_id,
            INTERACTION.archived_at.is_(None),
            INTERACTION.planned.is_(False),
            INTERACTION.occurred_at >= first,
            INTERACTION.occurred_at < after,
        )
        .order_by(INTERACTION.occurred_at, INTERACTION.id)
    )
    if query.project_id is not None:
        mine = INTERACTION.project_id
        statement = statement.where((mine == query.project_id) | mine.is_(None))
    return tuple(
        ContactLine(local_day(row.occurred_at, zone), row.channel, row.summary, row.outcome)
        for row in reading.session.connection().execute(statement).all()
    )


def _needs(reading: Reading, query: ComposeReportQuery) -> tuple[NeedLine, ...]:
    asked = RequirementsQuery(query.client_id, query.project_id)
    return tuple(
        NeedLine(row.title, row.status, row.percent)
        for row in requirements(reading, asked).requirements
        if is_wanted(row.status, row.priority)
    )


def _promised(reading: Reading, query: ComposeReportQuery) -> tuple[ExpectationRow, ...]:
    """Those of that project, and those that belong to none."""
    rows = expectations(reading, ExpectationsQuery(query.client_id)).expectations
    return tuple(row for row in rows if _is_told(row.project_id, query))


def _owed(row: ExpectationRow) -> PromiseLine:
    return PromiseLine(row.statement, row.due_on)


def _changes(reading: Reading, query: ComposeReportQuery, span: Span) -> tuple[ChangeLine, ...]:
    """Those that are undecided or being done, and those decided in these days."""
    asked = ChangeRequestsQuery(query.client_id, query.project_id)
    return tuple(
        ChangeLine(row.title, row.status, row.impact_days, row.decided_on)
        for row in change_requests(reading, asked).change_requests
        if _matters(row, span)
    )


def _matters(row: ChangeRequestRow, span: Span) -> bool:
    return row.waiting_days is not None or row.status == "approved" or row.decided_on in span


def _next_steps(reading: Reading, query: ComposeReportQuery) -> tuple[PromiseLine, ...]:
    """Open follow-ups; what answers risks and issues is our own affair."""
    statement = (
        select(ACTION_ITEM.title, ACTION_ITEM.due_on, ACTION_ITEM.owner, ACTION_ITEM.project_id)
        .where(
            ACTION_ITEM.client_id == query.client_id,
            ACTION_ITEM.archived_at.is_(None),
            ACTION_ITEM.status == "open",
            ACTION_ITEM.kind == "follow_up",
            ACTION_ITEM.risk_id.is_(None),
            ACTION_ITEM.issue_id.is_(None),
        )
        .order_by(ACTION_ITEM.due_on.is_(None), ACTION_ITEM.due_on, ACTION_ITEM.id)
    )
    return tuple(
        PromiseLine(row.title, row.due_on, row.owner or "")
        for row in reading.session.connection().execute(statement).all()
        if _is_told(row.project_id, query)
    )


def _is_told(project_id: int | None, query: ComposeReportQuery) -> bool:
    return query.project_id is None or project_id in (None, query.project_id)
