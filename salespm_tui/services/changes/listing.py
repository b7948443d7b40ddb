"""The list of change requests, those that wait for a decision first."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import Row, func, select

from salespm_tui.contract.change_requests import (
    ChangeRequestRow,
    ChangeRequests,
    ChangeRequestsQuery,
)
from salespm_tui.domain.codes import WAITING_CHANGE_REQUEST_STATUS
from salespm_tui.services.clients.rows import ACTION_ITEM, PROJECT
from salespm_tui.services.clients.whose import Names, among, names
from salespm_tui.services.work import Reading
from salespm_tui.store.tables import METADATA

_CHANGE = METADATA.tables["change_request"].c
_TASK = METADATA.tables["task"].c
_NAMED = ("task", "project_client_id", "actions")


def change_requests(reading: Reading, query: ChangeRequestsQuery) -> ChangeRequests:
    """The change requests asked for."""
    actions = (
        select(func.count())
        .where(
            ACTION_ITEM.change_request_id == _CHANGE.id,
            ACTION_ITEM.status == "open",
            ACTION_ITEM.archived_at.is_(None),
        )
        .scalar_subquery()
    )
    statement = (
        select(
            METADATA.tables["change_request"],
            _TASK.name.label(_NAMED[0]),
            PROJECT.currency,
            PROJECT.client_id.label(_NAMED[1]),
            actions.label(_NAMED[2]),
        )
        .join(METADATA.tables["project"], PROJECT.id == _CHANGE.project_id)
        .outerjoin(METADATA.tables["task"], _TASK.id == _CHANGE.task_id)
        .where(*among(_CHANGE, query.client_id, query.project_id))
    )
    called, today = names(reading), reading.today
    found = reading.session.connection().execute(statement).all()
    rows = sorted((_row(row, called, today) for row in found), key=_waiting_first)
    return ChangeRequests(today, tuple(rows))


def _waiting_first(row: ChangeRequestRow) -> tuple[int, int, int, int]:
    if row.waiting_days is not None:
        return (0, (row.decide_by or date.max).toordinal(), row.priority, row.id)
    decided = -(row.decided_on or date.min).toordinal()
    return (1 if row.status == "approved" else 2, decided, 0, -row.id)


def _row(row: Row[Any], called: Names, today: date) -> ChangeRequestRow:
    waiting = row.status in WAITING_CHANGE_REQUEST_STATUS
    client_id = row.client_id if row.client_id is not None else row.project_client_id
    return ChangeRequestRow(
        id=row.id,
        project_id=row.project_id,
        project=called.projects.get(row.project_id, ""),
        currency=row.currency,
        client_id=client_id,
        client=called.client(client_id),
        task_id=row.task_id,
        task=row.task,
        title=row.title,
        reason=row.reason,
        description=row.description,
        impact_scope=row.impact_scope,
        impact_days=row.impact_days,
        impact_cost_minor=row.impact_cost_minor,
        priority=row.priority,
        status=row.status,
        requested_on=row.requested_on,
        decide_by=row.decide_by,
        decided_by=row.decided_by or "",
        decided_on=row.decided_on,
        decision_note=row.decision_note,
        notes=row.notes,
        waiting_days=max(0, (today - row.requested_on).days) if waiting else None,
        late=waiting and row.decide_by is not None and row.decide_by < today,
        open_actions=row.actions,
    )
