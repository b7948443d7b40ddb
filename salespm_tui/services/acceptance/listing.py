"""The acceptances as lists and the review show them."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

import sqlalchemy as sa

from salespm_tui.contract.acceptance import (
    AcceptanceItemRow,
    AcceptanceRow,
    Acceptances,
    AcceptanceScore,
    AcceptancesQuery,
)
from salespm_tui.domain.acceptance import proposed_result
from salespm_tui.domain.risk import days_late
from salespm_tui.services.clients.whose import names
from salespm_tui.services.issues.measures import measure_rows
from salespm_tui.services.work import Reading
from salespm_tui.store.tables import METADATA

_ACCEPTANCE = METADATA.tables["acceptance"].c
_ITEM = METADATA.tables["acceptance_item"].c
_FEEDBACK = METADATA.tables["feedback"].c
_CONTACT = METADATA.tables["contact"].c
_SAME = (
    "id",
    "project_id",
    "kind",
    "planned_on",
    "held_on",
    "participants",
    "deliverables",
    "result",
    "signed_on",
    "leftovers",
    "follow_up_plan",
)
_WHO = "contact"
_SAME_OF_ITEM = tuple(AcceptanceItemRow.__dataclass_fields__)


def acceptances(reading: Reading, query: AcceptancesQuery) -> Acceptances:
    """The acceptances asked for, those still to be held first."""
    statement = (
        sa.select(METADATA.tables["acceptance"])
        .where(_ACCEPTANCE.archived_at.is_(None))
        .order_by(_ACCEPTANCE.held_on.is_not(None), _ACCEPTANCE.planned_on, _ACCEPTANCE.id)
    )
    if query.project_id is not None:
        statement = statement.where(_ACCEPTANCE.project_id == query.project_id)
    found = reading.session.connection().execute(statement).all()
    if not found:
        return Acceptances(reading.today, ())
    items, scores = _items(reading), _scores(reading)
    called = names(reading)
    rows = tuple(
        _row(reading, row, called.project(row.project_id) or "", items[row.id], scores[row.id])
        for row in found
    )
    return Acceptances(reading.today, rows)


def _row(
    reading: Reading,
    row: Any,
    project: str,
    items: list[AcceptanceItemRow],
    scores: list[AcceptanceScore],
) -> AcceptanceRow:
    return AcceptanceRow(
        **{name: getattr(row, name) for name in _SAME},
        project=project,
        signed_by=row.signed_by or "",
        proposed=proposed_result([item.result for item in items]),
        late_days=days_late(row.planned_on, reading.today) if row.held_on is None else 0,
        items=tuple(items),
        actions=measure_rows(reading, "acceptance_id", row.id),
        scores=tuple(scores),
    )


def _items(reading: Reading) -> defaultdict[int, list[AcceptanceItemRow]]:
    statement = (
        sa.select(METADATA.tables["acceptance_item"])
        .where(_ITEM.archived_at.is_(None))
        .order_by(_ITEM.position, _ITEM.id)
    )
    found: defaultdict[int, list[AcceptanceItemRow]] = defaultdict(list)
    for row in reading.session.connection().execute(statement):
        item = AcceptanceItemRow(**{name: getattr(row, name) for name in _SAME_OF_ITEM})
        found[row.acceptance_id].append(item)
    return found


def _scores(reading: Reading) -> defaultdict[int, list[AcceptanceScore]]:
    """What clients said with an acceptance, by its id."""
    statement = (
        sa.select(METADATA.tables["feedback"], _CONTACT.name.label(_WHO))
        .outerjoin(METADATA.tables["contact"], _CONTACT.id == _FEEDBACK.contact_id)
        .where(_FEEDBACK.acceptance_id.is_not(None), _FEEDBACK.archived_at.is_(None))
        .order_by(_FEEDBACK.received_on, _FEEDBACK.id)
    )
    called = names(reading).clients
    found: defaultdict[int, list[AcceptanceScore]] = defaultdict(list)
    for row in reading.session.connection().execute(statement):
        client = called.get(row.client_id, "")
        score = AcceptanceScore(row.id, client, row.contact, row.csat, row.nps, row.content)
        found[row.acceptance_id].append(score)
    return found
