"""Evaluations and indicators as people type them become rows, or are refused with a way out."""

from __future__ import annotations

from datetime import date

from salespm_tui.contract.evaluation import SaveEvaluation, SaveKpi
from salespm_tui.contract.values import Outcome, Ref, Unset
from salespm_tui.core.errors import UserError
from salespm_tui.core.i18n import N_, _
from salespm_tui.core.labels import label
from salespm_tui.domain import codes
from salespm_tui.services.clients.ties import or_none, put_link
from salespm_tui.services.evaluation.metrics import kpi_label
from salespm_tui.services.evaluation.rows import add_kpi
from salespm_tui.services.fields import (
    living,
    one_line,
    one_of,
    paragraphs,
    put,
    required,
    within,
)
from salespm_tui.services.schedule import scheduled
from salespm_tui.services.work import Work
from salespm_tui.store.tables import Evaluation, KpiResult, Project, Resource

MOST_VALUE = 10**16
MOST_WEIGHT = 1000
_TEXTS = ("summary", "success_factors", "problems", "improvements")


def save_evaluation(work: Work, command: SaveEvaluation) -> Outcome:
    """Create or change an evaluation."""
    new = command.evaluation_id is None
    if command.evaluation_id is not None:
        evaluation = living(work, Evaluation, command.evaluation_id)
    else:
        evaluation = _new(work, command)
    put(evaluation, "kind", one_of(command.kind, codes.EVALUATION_KIND, "kind"))
    put(evaluation, "phase", or_none(command.phase, codes.PROJECT_PHASE, "phase"))
    if evaluation.kind == "final":
        put(evaluation, "phase", None)
    put(evaluation, "start_on", command.start_on)
    put(evaluation, "end_on", command.end_on)
    if evaluation.end_on < evaluation.start_on:
        raise UserError(
            _("The period ends before it begins."), _("Give a later last day."), field="end_on"
        )
    for field in _TEXTS:
        put(evaluation, field, paragraphs(getattr(command, field)))
    work.session.add(evaluation)
    work.session.flush()
    code = living(work, Project, evaluation.project_id).code
    said = N_("Added an evaluation of %(project)s")
    if not new:
        said = N_("Changed an evaluation of %(project)s")
    return Outcome(label(said, project=code), ref=Ref("evaluation", evaluation.id))


def _new(work: Work, command: SaveEvaluation) -> Evaluation:
    """From the first day of the project to today, of the phase in which it is."""
    if command.project_id is None:
        raise UserError(_("An evaluation is of a project."), _("Choose the project first."))
    project = living(work, Project, command.project_id)
    end = work.today if isinstance(command.end_on, Unset) else command.end_on
    start = min(_first_day(work, project), end)
    return Evaluation(
        project_id=project.id, kind="stage", phase=project.phase, start_on=start, end_on=end
    )


def _first_day(work: Work, project: Project) -> date:
    if project.start_on is not None:
        return project.start_on.date()
    try:
        return scheduled(work, project.id).start.date()
    except UserError:
        return work.today


def save_kpi(work: Work, command: SaveKpi) -> Outcome:
    """Create or change an indicator; what the data fill is adjusted with a comment alone."""
    new = command.kpi_result_id is None
    kpi = _kpi(work, command)
    before = kpi.actual
    put(kpi, "subject", one_of(command.subject, codes.KPI_SUBJECT, "subject"))
    put_link(work, kpi, "resource_id", Resource, command.resource_id)
    put(kpi, "unit", one_line(command.unit))
    for field in ("target", "actual"):
        put(kpi, field, within(getattr(command, field), -MOST_VALUE, MOST_VALUE, field))
    put(kpi, "weight", within(command.weight, 0, MOST_WEIGHT, "weight"))
    put(kpi, "direction", one_of(command.direction, codes.GOAL_DIRECTION, "direction"))
    put(kpi, "comment", paragraphs(command.comment))
    if not new and kpi.metric is not None and kpi.actual != before and not kpi.comment:
        raise UserError(
            _("The data say another value."),
            _("Say in a comment why it is adjusted."),
            field="comment",
        )
    _tie_to_person(kpi)
    work.session.add(kpi)
    work.session.flush()
    name = str(kpi_label(kpi.metric, kpi.name))
    said = N_("Added indicator %(name)s") if new else N_("Changed indicator %(name)s")
    return Outcome(label(said, name=name), ref=Ref("kpi_result", kpi.id))


def _kpi(work: Work, command: SaveKpi) -> KpiResult:
    if command.kpi_result_id is not None:
        kpi = living(work, KpiResult, command.kpi_result_id)
        if not isinstance(command.name, Unset):
            put(kpi, "name", required(command.name, "name"))
        return kpi
    if command.evaluation_id is None:
        raise UserError(
            _("An indicator belongs to an evaluation."), _("Choose or add the evaluation first.")
        )
    living(work, Evaluation, command.evaluation_id)
    kpi = KpiResult(evaluation_id=command.evaluation_id, name=required(command.name, "name"))
    add_kpi(work, kpi)
    return kpi


def _tie_to_person(kpi: KpiResult) -> None:
    if kpi.subject != "person":
        put(kpi, "resource_id", None)
    elif kpi.resource_id is None:
        raise UserError(
            _("It is not said whom the indicator is about."),
            _("Choose the person, or let it be about the team or the project."),
            field="resource_id",
        )
