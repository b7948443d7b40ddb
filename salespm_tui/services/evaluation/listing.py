"""The evaluations of a project with their scores, as the review shows them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import Any

import sqlalchemy as sa

from salespm_tui.contract.evaluation import (
    Efficiency,
    EvaluationRow,
    Evaluations,
    EvaluationsQuery,
    KpiRow,
    SubjectScore,
)
from salespm_tui.contract.feedback import FeedbackQuery
from salespm_tui.domain.codes import KPI_SUBJECT
from salespm_tui.domain.evaluation import achievement, efficiency, weighted_score
from salespm_tui.services.evaluation.measuring import efforts
from salespm_tui.services.evaluation.metrics import kpi_label, source_label
from salespm_tui.services.feedback.listing import feedback
from salespm_tui.services.pipeline.around import project_codes
from salespm_tui.services.work import Reading
from salespm_tui.store.tables import METADATA

_EVALUATION = METADATA.tables["evaluation"].c
_KPI = METADATA.tables["kpi_result"].c
_RESOURCE = METADATA.tables["resource"].c
_SAME = (
    "id",
    "project_id",
    "kind",
    "phase",
    "start_on",
    "end_on",
    "summary",
    "success_factors",
    "problems",
    "improvements",
)
_SAME_OF_KPI = (
    "id",
    "evaluation_id",
    "subject",
    "resource_id",
    "name",
    "unit",
    "target",
    "actual",
    "weight",
    "direction",
    "comment",
)
_SUBJECTS = ("project", "team", "person")
assert set(_SUBJECTS) == set(KPI_SUBJECT)


def evaluations(reading: Reading, query: EvaluationsQuery) -> Evaluations:
    """The evaluations of the project, the latest first."""
    statement = (
        sa.select(METADATA.tables["evaluation"])
        .where(_EVALUATION.project_id == query.project_id, _EVALUATION.archived_at.is_(None))
        .order_by(_EVALUATION.end_on.desc(), _EVALUATION.id.desc())
    )
    found = reading.session.connection().execute(statement).all()
    people = _people(reading)
    kpis = _kpis(reading, people) if found else {}
    code = project_codes(reading).get(query.project_id, "")
    return Evaluations(
        today=reading.today,
        evaluations=tuple(_row(row, code, kpis.get(row.id, [])) for row in found),
        efficiency=_efficiency(reading, query.project_id, people),
        satisfaction=feedback(reading, FeedbackQuery(project_id=query.project_id)).satisfaction,
    )


def _people(reading: Reading) -> dict[int, str]:
    statement = sa.select(_RESOURCE.id, _RESOURCE.name)
    return {row.id: row.name for row in reading.session.connection().execute(statement)}


def _kpis(reading: Reading, people: Mapping[int, str]) -> Mapping[int, list[KpiRow]]:
    statement = (
        sa.select(METADATA.tables["kpi_result"])
        .where(_KPI.archived_at.is_(None))
        .order_by(_KPI.position, _KPI.id)
    )
    found: defaultdict[int, list[KpiRow]] = defaultdict(list)
    for row in reading.session.connection().execute(statement):
        found[row.evaluation_id].append(_kpi(row, people))
    return found


def _kpi(row: Any, people: Mapping[int, str]) -> KpiRow:
    return KpiRow(
        **{name: getattr(row, name) for name in _SAME_OF_KPI},
        resource=people.get(row.resource_id),
        metric=row.metric or "",
        label=kpi_label(row.metric, row.name),
        source=source_label(row.metric),
        by_hand=row.metric is not None and bool(row.comment),
        achievement=achievement(row.target, row.actual, row.direction),
    )


def _row(row: Any, code: str, kpis: list[KpiRow]) -> EvaluationRow:
    kpis.sort(key=lambda kpi: (_SUBJECTS.index(kpi.subject), kpi.resource or ""))
    scores = tuple(_scores(kpis))
    whole = next((one for one in scores if one.subject == "project"), _score("project", None, []))
    return EvaluationRow(
        **{name: getattr(row, name) for name in _SAME},
        project=code,
        score=whole.score,
        left_out=whole.left_out,
        scores=scores,
        kpis=tuple(kpis),
    )


def _scores(kpis: list[KpiRow]) -> list[SubjectScore]:
    """One score for each subject that has indicators, in their order."""
    by_subject: defaultdict[tuple[str, int | None], list[KpiRow]] = defaultdict(list)
    for kpi in kpis:
        by_subject[kpi.subject, kpi.resource_id].append(kpi)
    return [_score(subject, own[0].resource, own) for (subject, _id), own in by_subject.items()]


def _score(subject: str, resource: str | None, kpis: list[KpiRow]) -> SubjectScore:
    found = weighted_score((kpi.weight, kpi.achievement) for kpi in kpis)
    return SubjectScore(
        subject=subject,
        resource_id=kpis[0].resource_id if kpis else None,
        resource=resource,
        score=found.score,
        counted=found.counted,
        left_out=tuple(kpis[place].label for place in found.left_out),
    )


def _efficiency(
    reading: Reading, project_id: int, people: Mapping[int, str]
) -> tuple[Efficiency, ...]:
    rows = [
        Efficiency(
            resource_id=resource_id,
            resource=people.get(resource_id, ""),
            tasks=effort.tasks,
            planned_min=effort.planned_min,
            actual_min=effort.actual_min,
            ratio=efficiency(effort.planned_min, effort.actual_min),
        )
        for resource_id, effort in efforts(reading, project_id).items()
    ]
    return tuple(sorted(rows, key=lambda row: row.resource))
