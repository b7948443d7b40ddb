"""The report of one project: everything that is known of it, as the other areas tell it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from salespm_tui.contract.acceptance import Acceptances
from salespm_tui.contract.baselines import VarianceReport
from salespm_tui.contract.budget import Budget
from salespm_tui.contract.change_requests import ChangeRequests
from salespm_tui.contract.evaluation import Evaluations
from salespm_tui.contract.expectations import Expectations
from salespm_tui.contract.goals import Goals
from salespm_tui.contract.issues import Issues, MeasureRow
from salespm_tui.contract.lessons import Lessons
from salespm_tui.contract.needs import Requirements, Traceability
from salespm_tui.contract.pipeline import Pipeline
from salespm_tui.contract.portfolio import ProjectCard
from salespm_tui.contract.review import Deviations, Evm, Slips
from salespm_tui.contract.risks import Risks
from salespm_tui.contract.timeline import Timeline


@dataclass(frozen=True, slots=True)
class ProjectReport:
    """What a report tells, as of `today`; `kind` is one of `contract.exports.REPORTS`.

    `deeds` are the measures of each issue by its id. `slips` are those of the plan up to today.
    """

    kind: str
    today: date
    card: ProjectCard
    plan: Timeline
    variance: VarianceReport
    goals: Goals
    evm: Evm
    slips: Slips
    budget: Budget
    pipeline: Pipeline
    risks: Risks
    issues: Issues
    deeds: tuple[tuple[int, tuple[MeasureRow, ...]], ...]
    deviations: Deviations
    needs: Requirements
    traced: Traceability
    promises: Expectations
    changes: ChangeRequests
    acceptances: Acceptances
    evaluations: Evaluations
    lessons: Lessons
