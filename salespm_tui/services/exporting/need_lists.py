"""What clients need, expect, ask to change and think of us, as lists."""

from __future__ import annotations

from collections.abc import Iterator

from salespm_tui.services.exporting.list_cells import Cells, amount
from salespm_tui.store.tables import ChangeRequest, Expectation, Feedback, Requirement

_NEED = {
    "name": "title",
    "source": "source",
    "kind": "kind",
    "pain": "pain",
    "priority": "priority",
    "status": "status",
    "acceptance": "acceptance_criteria",
    "owner": "owner",
    "signed_by": "signed_by",
    "signed_on": "signed_on",
    "notes": "notes",
}
_EXPECTATION = {
    "name": "statement",
    "position": "our_position",
    "promised_by": "promised_by",
    "promised_on": "promised_on",
    "due": "due_on",
    "importance": "importance",
    "gap": "gap",
    "status": "status",
    "settled": "settled_on",
    "notes": "notes",
}
_CHANGE = {
    "name": "title",
    "reason": "reason",
    "description": "description",
    "scope": "impact_scope",
    "days": "impact_days",
    "priority": "priority",
    "status": "status",
    "requested": "requested_on",
    "decide_by": "decide_by",
    "decided_by": "decided_by",
    "decided_on": "decided_on",
    "decision": "decision_note",
    "notes": "notes",
}
_FEEDBACK = {
    "received": "received_on",
    "kind": "kind",
    "content": "content",
    "csat": "csat",
    "nps": "nps",
    "status": "status",
    "owner": "owner",
    "due": "due_on",
    "resolved": "resolved_on",
    "resolution": "resolution",
    "notes": "notes",
}


def needs(cells: Cells) -> Iterator[dict[str, str]]:
    """The needs of all clients."""
    for row in cells.rows(Requirement):
        yield {**cells.plain(row, _NEED), **_whose(cells, row)}


def expectations(cells: Cells) -> Iterator[dict[str, str]]:
    """What clients expect, settled ones too."""
    for row in cells.rows(Expectation):
        yield {**cells.plain(row, _EXPECTATION), **_whose(cells, row)}


def changes(cells: Cells) -> Iterator[dict[str, str]]:
    """The change requests, decided ones too; money in the currency of the project."""
    for row in cells.rows(ChangeRequest):
        currency = cells.currency(row.project_id)
        yield {
            **cells.plain(row, _CHANGE),
            **_whose(cells, row),
            "amount": amount(row.impact_cost_minor, currency),
            "currency": "" if row.impact_cost_minor is None else currency,
        }


def feedback(cells: Cells) -> Iterator[dict[str, str]]:
    """What clients said of us."""
    for row in cells.rows(Feedback):
        yield {
            **cells.plain(row, _FEEDBACK),
            **_whose(cells, row),
            "contact": cells.contact(row.contact_id),
        }


def _whose(
    cells: Cells, row: Requirement | Expectation | ChangeRequest | Feedback
) -> dict[str, str]:
    return {"client": cells.client(row.client_id), "project": cells.project(row.project_id)}
