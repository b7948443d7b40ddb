"""Evaluations: how a stage or a project went, by weighted indicators, and what the effort came to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from salespm_tui.contract.feedback import Satisfaction
from salespm_tui.contract.values import UNSET, Command, Query, Unset
from salespm_tui.core.labels import Label
from salespm_tui.domain.figures import Figure


@dataclass(frozen=True, slots=True)
class SaveEvaluation(Command):
    """Create an evaluation (`evaluation_id` None; `project_id` needed) or change the fields given.

    A new one without days runs from the project's first day to today; a stage assessment without a
    `phase` is of the project's present one, a final one has none. Its name in `Archive` is
    `evaluation`.
    """

    evaluation_id: int | None = None
    project_id: int | None = None
    kind: str | Unset = UNSET
    phase: str | Unset | None = UNSET
    start_on: date | Unset = UNSET
    end_on: date | Unset = UNSET
    summary: str | Unset = UNSET
    success_factors: str | Unset = UNSET
    problems: str | Unset = UNSET
    improvements: str | Unset = UNSET


@dataclass(frozen=True, slots=True)
class FillEvaluation(Command):
    """Fill the indicators from the data: those that are not there yet are added, the others get the
    actual value as it stands now. One with a comment keeps its actual value; weights and targets stay
    as people set them, and what was entered by hand is left alone."""

    evaluation_id: int


@dataclass(frozen=True, slots=True)
class SaveKpi(Command):
    """Create an indicator (`kpi_result_id` None; `evaluation_id` and name needed) or change the fields
    given. `target` and `actual` are in hundredths of `unit` (of a percentage: of one percent).

    Another actual value for one that the data fills needs a `comment`, and stays then; to have it
    filled again, empty the comment. A person's needs `resource_id`. Its name in `Archive` is
    `kpi_result`.
    """

    kpi_result_id: int | None = None
    evaluation_id: int | None = None
    subject: str | Unset = UNSET
    resource_id: int | Unset | None = UNSET
    name: str | Unset = UNSET
    unit: str | Unset = UNSET
    target: int | Unset | None = UNSET
    actual: int | Unset | None = UNSET
    weight: int | Unset = UNSET
    direction: str | Unset = UNSET
    comment: str | Unset = UNSET


@dataclass(frozen=True, slots=True)
class KpiRow:
    """One indicator; `achievement` is actual / target (the inverse where lower is better), from 0 to
    1.2, undefined with its reason where one of both is missing.

    `metric` is empty where it was entered by hand; `label` is its name in the language shown, `source`
    says which data fill it. `by_hand` where a comment keeps a value that the data would fill.
    """

    id: int
    evaluation_id: int
    subject: str
    resource_id: int | None
    resource: str | None
    metric: str
    name: str
    label: Label
    source: Label | None
    unit: str
    target: int | None
    actual: int | None
    weight: int
    direction: str
    comment: str
    by_hand: bool
    achievement: Figure


@dataclass(frozen=True, slots=True)
class SubjectScore:
    """The weighted score of the project, of the team, or of one person (`resource_id`).

    `counted` indicators are in it; `left_out` names those whose achievement is undefined.
    """

    subject: str
    resource_id: int | None
    resource: str | None
    score: Figure
    counted: int
    left_out: tuple[Label, ...]


@dataclass(frozen=True, slots=True)
class EvaluationRow:
    """One evaluation. `score` is Σ weight·achievement / Σ weight over the indicators of the project
    that are defined, `left_out` names the others; `scores` has the same by subject: project, team,
    then people by name. `kpis` are in that order, too."""

    id: int
    project_id: int
    project: str
    kind: str
    phase: str | None
    start_on: date
    end_on: date
    summary: str
    success_factors: str
    problems: str
    improvements: str
    score: Figure
    left_out: tuple[Label, ...]
    scores: tuple[SubjectScore, ...]
    kpis: tuple[KpiRow, ...]


@dataclass(frozen=True, slots=True)
class Efficiency:
    """The effort of a resource in the project, in working minutes, over the tasks that have both;
    `ratio` is planned / actual: above 1 less was needed than planned."""

    resource_id: int
    resource: str
    tasks: int
    planned_min: int
    actual_min: int
    ratio: Figure


@dataclass(frozen=True, slots=True)
class Evaluations:
    """The evaluations of a project, the latest first; how its effort and its clients' satisfaction
    stand today."""

    today: date
    evaluations: tuple[EvaluationRow, ...]
    efficiency: tuple[Efficiency, ...]
    satisfaction: Satisfaction


@dataclass(frozen=True, slots=True)
class EvaluationsQuery(Query[Evaluations]):
    """The evaluations of a project."""

    project_id: int
