"""The indicators of an evaluation are filled from the data as they stand."""

from __future__ import annotations

from salespm_tui.contract.evaluation import FillEvaluation
from salespm_tui.contract.values import Outcome, Ref
from salespm_tui.core.i18n import N_
from salespm_tui.core.labels import counted, label
from salespm_tui.domain.figures import Period
from salespm_tui.services.evaluation.measuring import Measured, measured
from salespm_tui.services.evaluation.metrics import METRICS
from salespm_tui.services.evaluation.rows import add_kpi, kpis_of
from salespm_tui.services.fields import living, put
from salespm_tui.services.work import Work
from salespm_tui.store.tables import Evaluation, KpiResult

_Key = tuple[str | None, str, int | None]


def fill_evaluation(work: Work, command: FillEvaluation) -> Outcome:
    """Add the indicators that are not there; fill the actual values of those without a comment."""
    evaluation = living(work, Evaluation, command.evaluation_id)
    there: dict[_Key, KpiResult] = {
        (kpi.metric, kpi.subject, kpi.resource_id): kpi for kpi in kpis_of(work, evaluation.id)
    }
    touched = 0
    period = Period(evaluation.start_on, evaluation.end_on)
    for found in measured(work, evaluation.project_id, period):
        kpi = there.get((found.metric, found.subject, found.resource_id))
        if kpi is None:
            add_kpi(work, _new(evaluation, found))
            touched += 1
        else:
            touched += _fill(work, kpi, found)
    work.session.flush()
    said = label(N_("The indicators are as the data say already"))
    if touched:
        said = counted(
            "Filled %(number)d indicator from the data",
            "Filled %(number)d indicators from the data",
            touched,
        )
    return Outcome(said, ref=Ref("evaluation", evaluation.id))


def _new(evaluation: Evaluation, found: Measured) -> KpiResult:
    metric = METRICS[found.metric]
    return KpiResult(
        evaluation_id=evaluation.id,
        subject=found.subject,
        resource_id=found.resource_id,
        metric=found.metric,
        name=metric.name,
        unit=metric.unit,
        target=metric.target if found.target is None else found.target,
        actual=found.actual,
        weight=metric.weight,
        direction=metric.direction,
    )


def _fill(work: Work, kpi: KpiResult, found: Measured) -> bool:
    """What people adjusted stays: all of one with a comment, and any target that they may set."""
    before = (kpi.target, kpi.actual)
    if not kpi.comment:
        put(kpi, "actual", found.actual)
        if kpi.target is None or found.moves:
            put(kpi, "target", found.target or METRICS[found.metric].target)
    work.session.add(kpi)
    return before != (kpi.target, kpi.actual)
