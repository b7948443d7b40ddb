"""Evaluations leave every list with their indicators."""

from __future__ import annotations

from sqlmodel import col, select

from salespm_tui.contract.values import Outcome, Ref
from salespm_tui.core.i18n import N_
from salespm_tui.core.labels import Label, label
from salespm_tui.services.evaluation.metrics import kpi_label
from salespm_tui.services.evaluation.rows import kpis_of
from salespm_tui.services.fields import living
from salespm_tui.services.work import Work
from salespm_tui.store.tables import Evaluation, KpiResult, Project

KINDS = ("evaluation", "kpi_result")


def archive(work: Work, ref: Ref) -> Outcome:
    """Archive a record of one of KINDS."""
    said = _kpi(work, ref.id) if ref.kind == "kpi_result" else _evaluation(work, ref.id)
    work.session.flush()
    return Outcome(said, ref=ref)


def archive_of_project(work: Work, project_id: int) -> None:
    """Archive the evaluations of a project."""
    mine = select(Evaluation.id).where(
        Evaluation.project_id == project_id, col(Evaluation.archived_at).is_(None)
    )
    for evaluation_id in work.session.exec(mine).all():
        _evaluation(work, evaluation_id)


def _evaluation(work: Work, evaluation_id: int) -> Label:
    evaluation = living(work, Evaluation, evaluation_id)
    for row in (evaluation, *kpis_of(work, evaluation.id)):
        row.archived_at = work.now
        work.session.add(row)
    project = work.session.get(Project, evaluation.project_id)
    code = "" if project is None else project.code
    return label(N_("Archived an evaluation of %(project)s"), project=code)


def _kpi(work: Work, kpi_id: int) -> Label:
    kpi = living(work, KpiResult, kpi_id)
    kpi.archived_at = work.now
    work.session.add(kpi)
    return label(N_("Archived indicator %(name)s"), name=str(kpi_label(kpi.metric, kpi.name)))
