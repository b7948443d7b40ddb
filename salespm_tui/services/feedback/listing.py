"""The list of feedback, open complaints first, and how satisfied those asked are."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from typing import Any

from sqlalchemy import Row, select

from salespm_tui.contract.clients import NextStepRow
from salespm_tui.contract.feedback import FeedbackList, FeedbackQuery, FeedbackRow, Satisfaction
from salespm_tui.domain.codes import ENDED_FEEDBACK_STATUS
from salespm_tui.domain.satisfaction import csat, nps
from salespm_tui.services.clients.detail import action_items, next_step_rows
from salespm_tui.services.clients.rows import ACTION_ITEM, CONTACT, FEEDBACK
from salespm_tui.services.clients.whose import Names, among, names
from salespm_tui.services.work import Reading
from salespm_tui.store.tables import METADATA

_WHO = "contact"
FollowUps = dict[int, tuple[NextStepRow, ...]]


def feedback(reading: Reading, query: FeedbackQuery) -> FeedbackList:
    """The feedback asked for, with what its scores come to."""
    statement = (
        select(METADATA.tables["feedback"], CONTACT.name.label(_WHO))
        .outerjoin(METADATA.tables["contact"], CONTACT.id == FEEDBACK.contact_id)
        .where(*among(FEEDBACK, query.client_id, query.project_id))
    )
    called, today, steps = names(reading), reading.today, _follow_ups(reading)
    found = reading.session.connection().execute(statement).all()
    rows = sorted((_row(row, called, today, steps) for row in found), key=_complaints_first)
    return FeedbackList(today, tuple(rows), _satisfaction(rows))


def _follow_ups(reading: Reading) -> FollowUps:
    of_feedback: defaultdict[int, list[Row[Any]]] = defaultdict(list)
    for item in action_items(reading, ACTION_ITEM.feedback_id.is_not(None)):
        of_feedback[item.feedback_id].append(item)
    return {row_id: next_step_rows(items) for row_id, items in of_feedback.items()}


def _satisfaction(rows: list[FeedbackRow]) -> Satisfaction:
    satisfied, satisfied_n = csat(row.csat for row in rows if row.csat is not None)
    promoted, promoted_n = nps(row.nps for row in rows if row.nps is not None)
    return Satisfaction(satisfied, satisfied_n, promoted, promoted_n)


def _complaints_first(row: FeedbackRow) -> tuple[int, int, int, int]:
    if row.open_days is None:
        return (2, -(row.resolved_on or row.received_on).toordinal(), 0, -row.id)
    due = (row.due_on or date.max).toordinal()
    return (int(row.kind != "complaint"), due, row.received_on.toordinal(), row.id)


def _row(row: Row[Any], called: Names, today: date, steps: FollowUps) -> FeedbackRow:
    is_open = row.status not in ENDED_FEEDBACK_STATUS
    return FeedbackRow(
        id=row.id,
        client_id=row.client_id,
        client=called.clients.get(row.client_id, ""),
        project_id=row.project_id,
        project=called.project(row.project_id),
        contact_id=row.contact_id,
        contact=row.contact,
        interaction_id=row.interaction_id,
        kind=row.kind,
        content=row.content,
        csat=row.csat,
        nps=row.nps,
        status=row.status,
        owner=row.owner or "",
        received_on=row.received_on,
        due_on=row.due_on,
        resolved_on=row.resolved_on,
        resolution=row.resolution,
        notes=row.notes,
        open_days=max(0, (today - row.received_on).days) if is_open else None,
        late=is_open and row.due_on is not None and row.due_on < today,
        follow_ups=steps.get(row.id, ()),
        acceptance_id=row.acceptance_id,
    )
