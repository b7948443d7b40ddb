"""Acceptances leave every list with their points and what is still to be done about them."""

from __future__ import annotations

from typing import Any

from sqlmodel import col, select

from salespm_tui.contract.values import Outcome, Ref
from salespm_tui.core.i18n import N_
from salespm_tui.core.labels import Label, label
from salespm_tui.services.acceptance.rows import unsigned
from salespm_tui.services.fields import living
from salespm_tui.services.work import Work
from salespm_tui.store.tables import Acceptance, AcceptanceItem, ActionItem, Project

KINDS = ("acceptance", "acceptance_item")


def archive(work: Work, ref: Ref) -> Outcome:
    """Archive a record of one of KINDS; what clients said of an acceptance stays."""
    said = _item(work, ref.id) if ref.kind == "acceptance_item" else _acceptance(work, ref.id)
    work.session.flush()
    return Outcome(said, ref=ref)


def archive_of_project(work: Work, project_id: int) -> None:
    """Archive the acceptances of a project."""
    mine = select(Acceptance.id).where(
        Acceptance.project_id == project_id, col(Acceptance.archived_at).is_(None)
    )
    for acceptance_id in work.session.exec(mine).all():
        _acceptance(work, acceptance_id)


def _acceptance(work: Work, acceptance_id: int) -> Label:
    acceptance = living(work, Acceptance, acceptance_id)
    acceptance.archived_at = work.now
    work.session.add(acceptance)
    tables: tuple[Any, ...] = (AcceptanceItem, ActionItem)
    for table in tables:
        hanging = select(table).where(
            table.acceptance_id == acceptance.id, col(table.archived_at).is_(None)
        )
        for part in work.session.exec(hanging).all():
            part.archived_at = work.now
            work.session.add(part)
    project = work.session.get(Project, acceptance.project_id)
    code = "" if project is None else project.code
    return label(N_("Archived an acceptance of %(project)s"), project=code)


def _item(work: Work, item_id: int) -> Label:
    item = living(work, AcceptanceItem, item_id)
    unsigned(work, item.acceptance_id)
    item.archived_at = work.now
    work.session.add(item)
    return label(N_("Archived acceptance point %(name)s"), name=item.name)
