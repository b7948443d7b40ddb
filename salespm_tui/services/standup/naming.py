"""What people call a record, for labels and headings."""

from __future__ import annotations

from typing import Any

from salespm_tui.contract.values import Ref
from salespm_tui.core.errors import UserError
from salespm_tui.domain.budget_words import name_of_line
from salespm_tui.services.clients.rows import called
from salespm_tui.services.fields import living
from salespm_tui.services.work import Reading
from salespm_tui.store.tables import (
    Acceptance,
    ActionItem,
    BudgetLine,
    ChangeRequest,
    Client,
    Expectation,
    Feedback,
    Goal,
    Interaction,
    Issue,
    Opportunity,
    Project,
    Resource,
    Risk,
    Row,
    StandUpItem,
    Task,
)

_NAMED: dict[str, tuple[type[Row], str]] = {
    "task": (Task, "name"),
    "action_item": (ActionItem, "title"),
    "opportunity": (Opportunity, "name"),
    "goal": (Goal, "name"),
    "risk": (Risk, "title"),
    "issue": (Issue, "title"),
    "expectation": (Expectation, "statement"),
    "change_request": (ChangeRequest, "title"),
    "feedback": (Feedback, "content"),
    "resource": (Resource, "name"),
}
"""What belongs to a project, and the field that people call it by."""

_OF_A_PROJECT: dict[str, type[Row]] = {kind: table for kind, (table, _field) in _NAMED.items()} | {
    "budget_line": BudgetLine,
    "acceptance": Acceptance,
}

CONCERNS = frozenset({"risk", "issue", "expectation", "change_request", "feedback", "interaction"})
"""What `concern_deeds` acts on."""


def name_of(reading: Reading, ref: Ref) -> str:
    """The name of a record; UserError where it is not there any more."""
    if ref.kind == "client":
        return called(living(reading, Client, ref.id))
    if ref.kind == "interaction":
        entry = living(reading, Interaction, ref.id)
        return entry.summary or called(living(reading, Client, entry.client_id))
    if ref.kind == "budget_line":
        line = living(reading, BudgetLine, ref.id)
        return name_of_line(line.name, line.category)
    if ref.kind == "acceptance":
        return living(reading, Project, living(reading, Acceptance, ref.id).project_id).name
    if ref.kind in _NAMED:
        table, field = _NAMED[ref.kind]
        return str(getattr(living(reading, table, ref.id), field)).partition("\n")[0]
    return living(reading, Project, ref.id).name


def known_name(reading: Reading, ref: Ref) -> str | None:
    """The name of a record; None where it is not there any more."""
    try:
        return name_of(reading, ref)
    except UserError:
        return None


def project_of(reading: Reading, decision: StandUpItem) -> int | None:
    """The project that a decision is about; None where it is about none."""
    if decision.ref_kind == "project":
        return decision.ref_id
    if decision.ref_id is None:
        return None
    table = _OF_A_PROJECT.get(decision.ref_kind or "")
    row: Any = None if table is None else reading.session.get(table, decision.ref_id)
    project_id: int | None = getattr(row, "project_id", None)
    return project_id
