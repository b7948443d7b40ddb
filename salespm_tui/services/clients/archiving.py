"""Records of this area leave every list and every sum; undo brings them back."""

from __future__ import annotations

from typing import Any

from sqlmodel import col, select

from salespm_tui.contract.values import Outcome, Ref
from salespm_tui.core.i18n import N_
from salespm_tui.core.labels import Label, label
from salespm_tui.services.clients.rows import NEEDS, called, rows_of
from salespm_tui.services.fields import living
from salespm_tui.services.work import Work
from salespm_tui.store.tables import (
    ActionItem,
    ChangeRequest,
    Client,
    ClientReport,
    Contact,
    Expectation,
    Feedback,
    Interaction,
    Requirement,
    Row,
    Task,
)

KINDS = (
    "client",
    "contact",
    "interaction",
    "action_item",
    "requirement",
    "expectation",
    "change_request",
    "feedback",
    "client_report",
)

_OF_CLIENTS: tuple[type[Row], ...] = (Contact, Interaction, ActionItem, *NEEDS)
_OF_PROJECTS: tuple[type[Row], ...] = (Requirement, Expectation, ChangeRequest, ClientReport)
"""What ends with its project; feedback and the log stay with the client."""


def archive(work: Work, ref: Ref) -> Outcome:
    """Archive a record of one of KINDS; a client goes with all that hangs on it.

    A log entry and a feedback leave the next step that they announced, which is still promised. The
    tasks of a need that goes stay, and serve none any more.
    """
    said = _ARCHIVE[ref.kind](work, ref.id)
    work.session.flush()
    return Outcome(said, ref=ref)


def _client(work: Work, client_id: int) -> Label:
    client = living(work, Client, client_id)
    client.archived_at = work.now
    work.session.add(client)
    for table in _OF_CLIENTS:
        for row in rows_of(work, table, client_id):
            _put_away(work, row)
    return label(N_("Archived client %(name)s"), name=called(client))


def _contact(work: Work, contact_id: int) -> Label:
    contact = living(work, Contact, contact_id)
    contact.archived_at = work.now
    work.session.add(contact)
    return label(N_("Archived contact %(name)s"), name=contact.name)


def _interaction(work: Work, interaction_id: int) -> Label:
    entry = living(work, Interaction, interaction_id)
    entry.archived_at = work.now
    work.session.add(entry)
    name = called(living(work, Client, entry.client_id))
    return label(N_("Archived a log entry of %(name)s"), name=name)


def _action_item(work: Work, action_item_id: int) -> Label:
    item = living(work, ActionItem, action_item_id)
    item.archived_at = work.now
    work.session.add(item)
    return label(N_("Archived next step %(title)s"), title=item.title)


def archive_of_project(work: Work, project_id: int) -> None:
    """Archive the needs, expectations, change requests and reports of a project."""
    for table in _OF_PROJECTS:
        columns: Any = table
        mine = (columns.project_id == project_id, columns.archived_at.is_(None))
        for row in work.session.exec(select(table).where(*mine)).all():
            _put_away(work, row)


def _put_away(work: Work, row: Row) -> None:
    if isinstance(row, Requirement):
        served = (col(Task.requirement_id) == row.id, col(Task.archived_at).is_(None))
        for task in work.session.exec(select(Task).where(*served)).all():
            task.requirement_id = None
            work.session.add(task)
    row.archived_at = work.now
    work.session.add(row)


def _requirement(work: Work, row_id: int) -> Label:
    need = living(work, Requirement, row_id)
    _put_away(work, need)
    return label(N_("Archived need %(title)s"), title=need.title)


def _expectation(work: Work, row_id: int) -> Label:
    expectation = living(work, Expectation, row_id)
    _put_away(work, expectation)
    return label(N_("Archived expectation %(statement)s"), statement=expectation.statement)


def _change_request(work: Work, row_id: int) -> Label:
    request = living(work, ChangeRequest, row_id)
    _put_away(work, request)
    return label(N_("Archived change request %(title)s"), title=request.title)


def _feedback(work: Work, row_id: int) -> Label:
    feedback = living(work, Feedback, row_id)
    _put_away(work, feedback)
    name = called(living(work, Client, feedback.client_id))
    return label(N_("Archived a feedback of %(name)s"), name=name)


def _client_report(work: Work, row_id: int) -> Label:
    report = living(work, ClientReport, row_id)
    _put_away(work, report)
    return label(N_("Archived report %(title)s"), title=report.title)


_ARCHIVE = {
    "client": _client,
    "contact": _contact,
    "interaction": _interaction,
    "action_item": _action_item,
    "requirement": _requirement,
    "expectation": _expectation,
    "change_request": _change_request,
    "feedback": _feedback,
    "client_report": _client_report,
}
