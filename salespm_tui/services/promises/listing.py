"""The list of expectations, what is due first."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import Any

from sqlalchemy import Row, select

from salespm_tui.contract.expectations import (
    ExpectationRow,
    Expectations,
    ExpectationsQuery,
    Kept,
)
from salespm_tui.domain.promises import days_left, kept_ratio, standing
from salespm_tui.services.clients.whose import Names, among, names
from salespm_tui.services.work import Reading
from salespm_tui.store.tables import METADATA

_EXPECTATION = METADATA.tables["expectation"].c
_DEAL = METADATA.tables["opportunity"].c
_DEAL_NAME = "deal"


def expectations(reading: Reading, query: ExpectationsQuery) -> Expectations:
    """The expectations asked for, with how many of them were kept."""
    statement = (
        select(METADATA.tables["expectation"], _DEAL.name.label(_DEAL_NAME))
        .outerjoin(METADATA.tables["opportunity"], _DEAL.id == _EXPECTATION.opportunity_id)
        .where(*among(_EXPECTATION, query.client_id, query.project_id))
    )
    called, today = names(reading), reading.today
    found = reading.session.connection().execute(statement).all()
    rows = sorted((_row(row, called, today) for row in found), key=_unsettled_first)
    number = Counter(row.status for row in rows)
    kept = Kept(
        kept_ratio(number["kept"], number["broken"]),
        kept=number["kept"],
        broken=number["broken"],
        renegotiated=number["renegotiated"],
    )
    return Expectations(today, tuple(rows), kept)


def _unsettled_first(row: ExpectationRow) -> tuple[bool, int, int, int]:
    if row.standing == "settled":
        return (True, -(row.settled_on or date.min).toordinal(), 0, -row.id)
    return (False, (row.due_on or date.max).toordinal(), -row.importance, row.id)


def _row(row: Row[Any], called: Names, today: date) -> ExpectationRow:
    return ExpectationRow(
        id=row.id,
        client_id=row.client_id,
        client=called.clients.get(row.client_id, ""),
        project_id=row.project_id,
        project=called.project(row.project_id),
        opportunity_id=row.opportunity_id,
        opportunity=row.deal,
        interaction_id=row.interaction_id,
        statement=row.statement,
        our_position=row.our_position,
        promised_by=row.promised_by or "",
        promised_on=row.promised_on,
        due_on=row.due_on,
        importance=row.importance,
        gap=row.gap,
        status=row.status,
        settled_on=row.settled_on,
        notes=row.notes,
        days_left=days_left(row.status, row.due_on, today),
        standing=standing(row.status, row.due_on, today),
    )
