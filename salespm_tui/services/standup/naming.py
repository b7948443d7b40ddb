"""What people call a record, for labels and headings."""

from __future__ import annotations

from salespm_tui.contract.values import Ref
from salespm_tui.services.clients.rows import called
from salespm_tui.services.fields import living
from salespm_tui.services.work import Reading
from salespm_tui.store.tables import ActionItem, Client, Project, StandUpItem, Task


def name_of(reading: Reading, ref: Ref) -> str:
    """The name of a record; UserError where it is not there any more."""
    if ref.kind == "task":
        return living(reading, Task, ref.id).name
    if ref.kind == "action_item":
        return living(reading, ActionItem, ref.id).title
    if ref.kind == "client":
        return called(living(reading, Client, ref.id))
    return living(reading, Project, ref.id).name


def project_of(reading: Reading, decision: StandUpItem) -> int | None:
    """The project that a decision is about; None where it is about none."""
    if decision.ref_kind == "project":
        return decision.ref_id
    if decision.ref_id is None:
        return None
    if decision.ref_kind == "task":
        task = reading.session.get(Task, decision.ref_id)
        return None if task is None else task.project_id
    if decision.ref_kind == "action_item":
        promise = reading.session.get(ActionItem, decision.ref_id)
        return None if promise is None else promise.project_id
    return None
