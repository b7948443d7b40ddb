"""What people call a record, for labels and headings."""

from __future__ import annotations

from typing import Any

from salespm_tui.contract.values import Ref
from salespm_tui.services.clients.rows import called
from salespm_tui.services.fields import living
from salespm_tui.services.work import Reading
from salespm_tui.store.tables import (
    ActionItem,
    Client,
    Goal,
    Opportunity,
    Project,
    Row,
    StandUpItem,
    Task,
)

_OF_A_PROJECT: dict[str, type[Row]] = {
    "task": Task,
    "action_item": ActionItem,
    "opportunity": Opportunity,
    "goal": Goal,
}


def name_of(reading: Reading, ref: Ref) -> str:
    """The name of a record; UserError where it is not there any more."""
    if ref.kind == "task":
        return living(reading, Task, ref.id).name
    if ref.kind == "action_item":
        return living(reading, ActionItem, ref.id).title
    if ref.kind == "client":
        return called(living(reading, Client, ref.id))
    if ref.kind == "opportunity":
        return living(reading, Opportunity, ref.id).name
    if ref.kind == "goal":
        return living(reading, Goal, ref.id).name
    return living(reading, Project, ref.id).name


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
