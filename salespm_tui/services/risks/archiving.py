"""Risks and their reviews leave every list and every sum; undo brings them back."""

from __future__ import annotations

from typing import Any

from sqlmodel import col, select

from salespm_tui.contract.values import Outcome, Ref
from salespm_tui.core.i18n import N_
from salespm_tui.core.labels import Label, label
from salespm_tui.services import issues
from salespm_tui.services.fields import living
from salespm_tui.services.work import Work
from salespm_tui.store.tables import ActionItem, Issue, Risk, RiskReview

KINDS = ("risk", "risk_review")


def archive(work: Work, ref: Ref) -> Outcome:
    """Archive a record of one of KINDS. A risk goes with its reviews and responses; the issues that
    it became stay, and so do the tasks made of its responses."""
    said = _ARCHIVE[ref.kind](work, ref.id)
    work.session.flush()
    return Outcome(said, ref=ref)


def archive_of_project(work: Work, project_id: int) -> None:
    """Archive what the project has in the register: risks and issues."""
    for row_id in _living_of(work, Risk, project_id):
        _risk(work, row_id)
    for row_id in _living_of(work, Issue, project_id):
        issues.archive(work, Ref("issue", row_id))


def _living_of(work: Work, table: Any, project_id: int) -> list[int]:
    mine = select(table.id).where(table.project_id == project_id, table.archived_at.is_(None))
    return list(work.session.exec(mine).all())


def _risk(work: Work, risk_id: int) -> Label:
    risk = living(work, Risk, risk_id)
    risk.archived_at = work.now
    work.session.add(risk)
    tables: tuple[Any, ...] = (RiskReview, ActionItem)
    for table in tables:
        hanging = select(table).where(table.risk_id == risk.id, col(table.archived_at).is_(None))
        for part in work.session.exec(hanging).all():
            part.archived_at = work.now
            work.session.add(part)
    return label(N_("Archived risk %(title)s"), title=risk.title)


def _review(work: Work, review_id: int) -> Label:
    review = living(work, RiskReview, review_id)
    review.archived_at = work.now
    work.session.add(review)
    risk = living(work, Risk, review.risk_id)
    return label(N_("Archived a review of risk %(title)s"), title=risk.title)


_ARCHIVE = {"risk": _risk, "risk_review": _review}
