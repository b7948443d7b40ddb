"""Everything a report tells, asked of the areas that know it; nothing is computed here."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from salespm_tui.contract.acceptance import AcceptancesQuery
from salespm_tui.contract.baselines import VarianceQuery
from salespm_tui.contract.budget import BudgetQuery
from salespm_tui.contract.change_requests import ChangeRequestsQuery
from salespm_tui.contract.evaluation import EvaluationsQuery
from salespm_tui.contract.expectations import ExpectationsQuery
from salespm_tui.contract.goals import GoalsQuery
from salespm_tui.contract.issues import IssueQuery, Issues, IssuesQuery, MeasureRow
from salespm_tui.contract.lessons import LessonsQuery
from salespm_tui.contract.needs import RequirementsQuery, TraceabilityQuery
from salespm_tui.contract.pipeline import PipelineQuery
from salespm_tui.contract.portfolio import ProjectCard, ProjectCardQuery
from salespm_tui.contract.reports import ProjectReport
from salespm_tui.contract.review import DeviationsQuery, EvmQuery, SlipsQuery
from salespm_tui.contract.risks import RisksQuery
from salespm_tui.contract.timeline import TimelineQuery
from salespm_tui.contract.values import Query
from salespm_tui.core.errors import UserError
from salespm_tui.core.i18n import _
from salespm_tui.core.progress import tell_progress
from salespm_tui.services.acceptance.listing import acceptances
from salespm_tui.services.baselines.reports import variance
from salespm_tui.services.budget.listing import budget
from salespm_tui.services.changes.listing import change_requests
from salespm_tui.services.evaluation.listing import evaluations
from salespm_tui.services.goals.listing import goals
from salespm_tui.services.issues.listing import issue, issues
from salespm_tui.services.lessons.listing import lessons
from salespm_tui.services.needs.listing import requirements
from salespm_tui.services.needs.tracing import traceability
from salespm_tui.services.pipeline.board import pipeline
from salespm_tui.services.portfolio.listing import card
from salespm_tui.services.promises.listing import expectations
from salespm_tui.services.review.deviations import deviations
from salespm_tui.services.review.earned import evm
from salespm_tui.services.review.slips import slips
from salespm_tui.services.risks.listing import risks
from salespm_tui.services.timeline import timeline
from salespm_tui.services.work import Reading

Ask = Callable[[Reading, Any], Any]

MOST_DEEDS = 30
"""The measures of so many issues are asked for, the gravest first."""


def _parts(project_id: int) -> dict[str, tuple[Ask, Query[Any]]]:
    """Who is asked what for each part of the report."""
    return {
        "plan": (timeline, TimelineQuery(project_id)),
        "variance": (variance, VarianceQuery(project_id)),
        "goals": (goals, GoalsQuery(project_id)),
        "evm": (evm, EvmQuery(project_id)),
        "slips": (slips, SlipsQuery(project_id)),
        "budget": (budget, BudgetQuery(project_id)),
        "pipeline": (pipeline, PipelineQuery(project_id)),
        "risks": (risks, RisksQuery(project_id)),
        "issues": (issues, IssuesQuery(project_id, include_ended=True)),
        "deviations": (deviations, DeviationsQuery(project_id)),
        "needs": (requirements, RequirementsQuery(project_id=project_id)),
        "traced": (traceability, TraceabilityQuery(project_id=project_id)),
        "promises": (expectations, ExpectationsQuery(project_id=project_id)),
        "changes": (change_requests, ChangeRequestsQuery(project_id=project_id)),
        "acceptances": (acceptances, AcceptancesQuery(project_id)),
        "evaluations": (evaluations, EvaluationsQuery(project_id)),
        "lessons": (lessons, LessonsQuery(project_id=project_id)),
    }


def gathered(reading: Reading, project_id: int, kind: str | None) -> ProjectReport:
    """What is known of the project; UserError where it is gone. Tells how far it has come."""
    parts = _parts(project_id)
    total = len(parts) + 1
    found = card(reading, ProjectCardQuery(project_id))
    if found is None:
        raise UserError(_("This project is not there any more."), _("Choose another one with p."))
    told: dict[str, Any] = {}
    for done, (name, (ask, query)) in enumerate(parts.items(), 1):
        tell_progress(done, total)
        told[name] = ask(reading, query)
    deeds = _deeds(reading, told["issues"])
    tell_progress(total, total)
    return ProjectReport(
        kind=kind or _kind_of(found), today=reading.today, card=found, deeds=deeds, **told
    )


def _kind_of(card_of: ProjectCard) -> str:
    row = card_of.row
    return "closing" if row.status == "closed" or row.phase == "closing" else "status"


def _deeds(reading: Reading, found: Issues) -> tuple[tuple[int, tuple[MeasureRow, ...]], ...]:
    """The measures of the issues that a report can show."""
    details = (issue(reading, IssueQuery(row.id)) for row in found.issues[:MOST_DEEDS])
    return tuple((one.issue.id, one.actions) for one in details if one is not None and one.actions)
