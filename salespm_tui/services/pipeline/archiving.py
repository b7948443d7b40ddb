"""Records of the pipeline leave every list and every sum; undo brings them back."""

from __future__ import annotations

from typing import Any

from sqlmodel import col, select

from salespm_tui.contract.values import Outcome, Ref
from salespm_tui.core.i18n import N_
from salespm_tui.core.labels import Label, label
from salespm_tui.core.money import format_money
from salespm_tui.services.fields import living
from salespm_tui.services.pipeline.laddering import archive_stage
from salespm_tui.services.pipeline.steps import items_of
from salespm_tui.services.work import Work
from salespm_tui.store.tables import Lead, Opportunity, Payment, StageChange

KINDS = ("opportunity", "lead", "pipeline_stage", "payment")
"""The kinds of records that `archive` takes."""


def archive(work: Work, ref: Ref) -> Outcome:
    """Archive a record of one of KINDS. A deal goes with its next steps and its stage history; its
    log stays with the client, and cash that came in stays cash."""
    said = _ARCHIVE[ref.kind](work, ref.id)
    work.session.flush()
    return Outcome(said, ref=ref)


def archive_of_project(work: Work, project_id: int) -> None:
    """Archive what the project has in the pipeline: deals, leads and payments."""
    for table, kind in ((Opportunity, "opportunity"), (Lead, "lead"), (Payment, "payment")):
        columns: Any = table
        mine = select(columns.id).where(
            columns.project_id == project_id, columns.archived_at.is_(None)
        )
        for row_id in work.session.exec(mine).all():
            _ARCHIVE[kind](work, row_id)


def _deal(work: Work, deal_id: int) -> Label:
    deal = living(work, Opportunity, deal_id)
    moves = select(StageChange).where(
        StageChange.opportunity_id == deal.id, col(StageChange.archived_at).is_(None)
    )
    for row in (deal, *items_of(work, deal), *work.session.exec(moves)):
        row.archived_at = work.now
        work.session.add(row)
    return label(N_("Archived deal %(name)s"), name=deal.name)


def _lead(work: Work, lead_id: int) -> Label:
    lead = living(work, Lead, lead_id)
    for row in (lead, *(item for item in items_of(work, lead) if item.opportunity_id is None)):
        row.archived_at = work.now
        work.session.add(row)
    return label(N_("Archived lead %(title)s"), title=lead.title)


def _payment(work: Work, payment_id: int) -> Label:
    payment = living(work, Payment, payment_id)
    payment.archived_at = work.now
    work.session.add(payment)
    amount = format_money(payment.amount_minor, payment.currency)
    return label(N_("Archived a payment of %(amount)s"), amount=amount)


_ARCHIVE = {
    "opportunity": _deal,
    "lead": _lead,
    "pipeline_stage": archive_stage,
    "payment": _payment,
}
