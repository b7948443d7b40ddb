"""The acceptances and their points, as they are in the file."""

from __future__ import annotations

from sqlmodel import col, select

from salespm_tui.core.errors import UserError
from salespm_tui.core.i18n import _
from salespm_tui.services.fields import living
from salespm_tui.services.work import Reading, Work
from salespm_tui.store.tables import Acceptance, AcceptanceItem


def items_of(reading: Reading, acceptance_id: int) -> list[AcceptanceItem]:
    """The living points of an acceptance, in order."""
    mine = select(AcceptanceItem).where(
        AcceptanceItem.acceptance_id == acceptance_id, col(AcceptanceItem.archived_at).is_(None)
    )
    order = (col(AcceptanceItem.position), col(AcceptanceItem.id))
    return list(reading.session.exec(mine.order_by(*order)).all())


def unsigned(work: Work, acceptance_id: int) -> Acceptance:
    """The acceptance; UserError where it is gone, or signed: what was signed stays as it was signed."""
    acceptance = living(work, Acceptance, acceptance_id)
    if acceptance.signed_on is not None:
        raise UserError(
            _("This acceptance is signed."),
            _("Take the signature back first, or plan another acceptance."),
        )
    return acceptance


def add_item(work: Work, item: AcceptanceItem) -> None:
    """Put a new point behind those that are there."""
    there = items_of(work, item.acceptance_id)
    item.position = max((one.position for one in there), default=-1) + 1
    work.session.add(item)
    work.session.flush()
