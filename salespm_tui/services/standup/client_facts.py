"""What clients wait for, as a morning tells it: promises, changes, complaints, planned contacts."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from typing import Any

import sqlalchemy as sa

from salespm_tui.domain.agenda import ChangeFact, ContactFact, ExpectationFact, FeedbackFact
from salespm_tui.domain.codes import (
    ENDED_FEEDBACK_STATUS,
    SETTLED_EXPECTATION_STATUS,
    WAITING_CHANGE_REQUEST_STATUS,
)
from salespm_tui.services.clients.rows import CLIENT, CONTACT, INTERACTION, PROJECT
from salespm_tui.services.settings import zone_of
from salespm_tui.services.standup.concern_rows import Scope, concerns
from salespm_tui.services.standup.news import News
from salespm_tui.services.standup.rows import has_rows
from salespm_tui.services.work import Reading
from salespm_tui.store.tables import METADATA

EXPECTATION = METADATA.tables["expectation"].c
CHANGE = METADATA.tables["change_request"].c
FEEDBACK = METADATA.tables["feedback"].c


def of_clients(reading: Reading, scope: Scope, news: News) -> dict[str, Any]:
    """All of these facts, by their names in `Facts`; of tables without a row there are none."""
    found: dict[str, Any] = {"contacts": contact_facts(reading, scope)}
    if has_rows(reading, "expectation"):
        found["expectations"] = expectation_facts(reading, scope, news)
    if has_rows(reading, "change_request"):
        found["changes"] = change_facts(reading, scope, news)
    if has_rows(reading, "feedback"):
        found["feedback"] = feedback_facts(reading, scope, news)
    return found


def expectation_facts(reading: Reading, scope: Scope, news: News) -> tuple[ExpectationFact, ...]:
    """Unsettled expectations with a day, and those settled since the last stand-up."""
    is_open = EXPECTATION.status.not_in(SETTLED_EXPECTATION_STATUS) & EXPECTATION.due_on.is_not(
        None
    )
    rows = concerns(reading, "expectation", scope, is_open, news.touched("expectation"))
    return tuple(
        ExpectationFact(
            id=row.id,
            title=row.statement,
            client_id=row.client_id,
            client=row.client,
            project_id=row.project_id,
            project=row.project,
            owner=row.promised_by or "",
            importance=row.importance,
            agreed=row.status == "agreed",
            is_open=row.status not in SETTLED_EXPECTATION_STATUS,
            due_on=row.due_on,
            change=_among(news.became("expectation", row.id), SETTLED_EXPECTATION_STATUS),
        )
        for row in rows
    )


def _among(status: str, told: tuple[str, ...]) -> str:
    return status if status in told else ""


_DECIDED = ("approved", "rejected", "implemented", "withdrawn")


def change_facts(reading: Reading, scope: Scope, news: News) -> tuple[ChangeFact, ...]:
    """Changes that wait for a decision, and those asked for or decided since the last stand-up."""
    is_open = CHANGE.status.in_(WAITING_CHANGE_REQUEST_STATUS)
    rows = concerns(reading, "change_request", scope, is_open, news.touched("change_request"))
    return tuple(
        ChangeFact(
            id=row.id,
            title=row.title,
            project_id=row.project_id,
            project=row.project,
            client_id=row.whose,
            client=row.client,
            priority=row.priority,
            is_open=row.status in WAITING_CHANGE_REQUEST_STATUS,
            requested_on=row.requested_on,
            decide_by=row.decide_by,
            days=row.impact_days,
            change=_among(news.became("change_request", row.id), _DECIDED),
        )
        for row in rows
    )


def feedback_facts(reading: Reading, scope: Scope, news: News) -> tuple[FeedbackFact, ...]:
    """Open complaints, and those resolved since the last stand-up."""
    is_open = FEEDBACK.status.not_in(ENDED_FEEDBACK_STATUS)
    rows = concerns(reading, "feedback", scope, is_open, news.touched("feedback"))
    return tuple(
        FeedbackFact(
            id=row.id,
            title=row.content.partition("\n")[0],
            client_id=row.client_id,
            client=row.client,
            project_id=row.project_id,
            project=row.project,
            owner=row.owner or "",
            is_open=row.status not in ENDED_FEEDBACK_STATUS,
            received_on=row.received_on,
            due_on=row.due_on,
            change="resolved" if _is_resolved(row.id, news) else "",
        )
        for row in rows
        if row.kind == "complaint"
    )


def _is_resolved(feedback_id: int, news: News) -> bool:
    return news.became("feedback", feedback_id) in ENDED_FEEDBACK_STATUS


def contact_facts(reading: Reading, scope: Scope) -> tuple[ContactFact, ...]:
    """Contacts planned for today, and those planned for a day before that nobody has logged."""
    zone = zone_of(reading)
    tomorrow = datetime.combine(reading.today + timedelta(days=1), time(), zone).astimezone(UTC)
    statement = (
        sa.select(
            INTERACTION.id,
            INTERACTION.summary,
            INTERACTION.client_id,
            INTERACTION.project_id,
            INTERACTION.occurred_at,
            sa.func.coalesce(CLIENT.short_name, CLIENT.name).label("client"),
            sa.func.coalesce(CONTACT.name, "").label("person"),
            sa.func.coalesce(PROJECT.code, "").label("project"),
        )
        .join(METADATA.tables["client"], CLIENT.id == INTERACTION.client_id)
        .outerjoin(METADATA.tables["contact"], CONTACT.id == INTERACTION.contact_id)
        .outerjoin(METADATA.tables["project"], PROJECT.id == INTERACTION.project_id)
        .where(
            INTERACTION.archived_at.is_(None),
            INTERACTION.planned.is_(True),
            INTERACTION.occurred_at < tomorrow,
        )
    )
    if scope.project_id is not None:
        mine = sa.select(PROJECT.client_id).where(PROJECT.id == scope.project_id)
        of_its_client = INTERACTION.project_id.is_(None) & INTERACTION.client_id.in_(mine)
        statement = statement.where((INTERACTION.project_id == scope.project_id) | of_its_client)
    facts = []
    for row in reading.session.connection().execute(statement):
        at = row.occurred_at.astimezone(zone)
        facts.append(
            ContactFact(
                id=row.id,
                title=row.summary or row.person,
                client_id=row.client_id,
                client=row.client,
                on=at.date(),
                at=f"{at:%H:%M}",
                with_whom=row.person,
                project_id=row.project_id,
                project=row.project,
            )
        )
    return tuple(facts)
