"""The indicators of an evaluation, as they are in the file."""

from __future__ import annotations

from sqlmodel import col, select

from salespm_tui.services.work import Reading, Work
from salespm_tui.store.tables import KpiResult


def kpis_of(reading: Reading, evaluation_id: int) -> list[KpiResult]:
    """The living indicators of an evaluation, in order."""
    mine = select(KpiResult).where(
        KpiResult.evaluation_id == evaluation_id, col(KpiResult.archived_at).is_(None)
    )
    order = (col(KpiResult.position), col(KpiResult.id))
    return list(reading.session.exec(mine.order_by(*order)).all())


def add_kpi(work: Work, kpi: KpiResult) -> None:
    """Put a new indicator behind those that are there."""
    there = kpis_of(work, kpi.evaluation_id)
    kpi.position = max((one.position for one in there), default=-1) + 1
    work.session.add(kpi)
    work.session.flush()
