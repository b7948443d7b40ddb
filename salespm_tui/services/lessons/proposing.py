"""What the data of a project suggest to write down: drafts, each from one record."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import sqlalchemy as sa

from salespm_tui.contract.baselines import VarianceQuery
from salespm_tui.contract.lessons import (
    LessonProposal,
    LessonProposals,
    LessonProposalsQuery,
    SaveLesson,
)
from salespm_tui.contract.values import Ref
from salespm_tui.core.errors import UserError
from salespm_tui.core.i18n import N_, _, ngettext
from salespm_tui.core.money import format_money
from salespm_tui.core.similar import fold
from salespm_tui.domain import codes
from salespm_tui.services.baselines.reports import variance
from salespm_tui.services.fields import living
from salespm_tui.services.work import Reading
from salespm_tui.store.tables import METADATA, Project

MOST_OF_A_KIND = 10
"""So many records of one kind are proposed, the newest of each."""
_TABLES = METADATA.tables
_RISK, _CHANGE, _DEAL = _TABLES["risk"].c, _TABLES["change_request"].c, _TABLES["opportunity"].c
_STAGE, _ITEM, _ISSUE = _TABLES["pipeline_stage"].c, _TABLES["action_item"].c, _TABLES["issue"].c
_LESSON = _TABLES["lesson"].c
_CHANGED = ("approved", "implemented")
_ABOUT, _CAUSE, _ENDED = "about", "cause", "ended"
_OUTCOMES = {
    "win_value": N_("won by the value of the solution"),
    "win_relationship": N_("won by the relationship"),
    "win_price": N_("won by the price"),
    "lost_price": N_("lost by the price"),
    "lost_budget": N_("lost: no budget"),
    "lost_competitor": N_("lost to a competitor"),
    "lost_no_decision": N_("lost: no decision"),
    "lost_decision_chain": N_("lost: too many who decide"),
    "lost_requirement_change": N_("lost: needs changed"),
    "lost_fit": N_("lost: the product does not fit"),
    "lost_timing": N_("lost: wrong time"),
    "lost_project_rejected": N_("lost: the client's project was not approved"),
    "other": N_("another reason"),
}
_EFFECTS = {
    "worked": ("best_practice", N_("It worked.")),
    "partly": ("improvement", N_("It worked in part.")),
    "failed": ("failure", N_("It did not work.")),
}


def lesson_proposals(reading: Reading, query: LessonProposalsQuery) -> LessonProposals:
    """Drafts of lessons that the project has not written down yet."""
    project = living(reading, Project, query.project_id)
    there = _there(reading, project.id)
    sources = (_occurred, _measures, _changes, _slips, _deals)
    found: list[LessonProposal] = []
    for source in sources:
        for draft in source(reading, project):
            key = (draft.save.area, fold(str(draft.save.title)))
            if key not in there:
                there.add(key)
                found.append(draft)
    return LessonProposals(tuple(found))


def _there(reading: Reading, project_id: int) -> set[tuple[Any, str]]:
    statement = sa.select(_LESSON.area, _LESSON.title).where(
        _LESSON.project_id == project_id, _LESSON.archived_at.is_(None)
    )
    found = reading.session.connection().execute(statement)
    return {(row.area, fold(row.title)) for row in found}


def _rows(reading: Reading, statement: sa.Select[Any]) -> list[Any]:
    return list(reading.session.connection().execute(statement.limit(MOST_OF_A_KIND)).all())


def _sentences(*texts: str) -> str:
    return "\n".join(filter(None, texts))


def _occurred(reading: Reading, project: Project) -> Iterator[LessonProposal]:
    """Risks that became true, for better or worse."""
    statement = (
        sa.select(_TABLES["risk"])
        .where(
            _RISK.project_id == project.id,
            _RISK.status == "occurred",
            _RISK.archived_at.is_(None),
        )
        .order_by(_RISK.id.desc())
    )
    for row in _rows(reading, statement):
        draft = SaveLesson(
            project_id=project.id,
            kind="failure" if row.polarity == "threat" else "success",
            area="risk",
            title=row.title,
            situation=_sentences(row.cause, row.event),
            action=_sentences(row.response, row.contingency),
            result=_sentences(row.effect, row.close_reason),
        )
        yield LessonProposal(Ref("risk", row.id), draft)


def _measures(reading: Reading, project: Project) -> Iterator[LessonProposal]:
    """What was done about issues and risks, where somebody said whether it worked."""
    statement = (
        sa.select(
            _ITEM.id,
            _ITEM.title,
            _ITEM.effect,
            _ITEM.notes,
            _ITEM.risk_id,
            sa.func.coalesce(_ISSUE.title, _RISK.title, "").label(_ABOUT),
            sa.func.coalesce(_ISSUE.cause_detail, _RISK.cause, "").label(_CAUSE),
        )
        .outerjoin(_TABLES["issue"], _ISSUE.id == _ITEM.issue_id)
        .outerjoin(_TABLES["risk"], _RISK.id == _ITEM.risk_id)
        .where(
            _ITEM.project_id == project.id, _ITEM.effect.is_not(None), _ITEM.archived_at.is_(None)
        )
        .order_by(_ITEM.id.desc())
    )
    for row in _rows(reading, statement):
        kind, said = _EFFECTS[row.effect]
        draft = SaveLesson(
            project_id=project.id,
            kind=kind,
            area="execution" if row.risk_id is None else "risk",
            title=row.title,
            situation=_sentences(row.about, row.cause),
            action=row.title,
            result=_sentences(_(said), row.notes),
        )
        yield LessonProposal(Ref("action_item", row.id), draft)


def _changes(reading: Reading, project: Project) -> Iterator[LessonProposal]:
    """What a client asked to change after it was agreed: a need that was not understood before."""
    statement = (
        sa.select(_TABLES["change_request"])
        .where(
            _CHANGE.project_id == project.id,
            _CHANGE.status.in_(_CHANGED),
            _CHANGE.archived_at.is_(None),
        )
        .order_by(_CHANGE.id.desc())
    )
    for row in _rows(reading, statement):
        draft = SaveLesson(
            project_id=project.id,
            kind="improvement",
            area="needs",
            title=row.title,
            situation=_sentences(row.reason, row.description),
            action=_sentences(row.impact_scope, row.decision_note),
            result=_sentences(*_cost(row, project.currency)),
        )
        yield LessonProposal(Ref("change_request", row.id), draft)


def _cost(row: Any, currency: str) -> Iterator[str]:
    if row.impact_days:
        yield _days_more(row.impact_days)
    if row.impact_cost_minor:
        amount = format_money(row.impact_cost_minor, currency, signed=True)
        yield _("Change of cost: %(amount)s") % {"amount": amount}


def _days_more(days: int) -> str:
    return ngettext("%(number)d working day more", "%(number)d working days more", days) % {
        "number": days
    }


def _slips(reading: Reading, project: Project) -> Iterator[LessonProposal]:
    """The tasks that pushed the plan behind its baseline by a working day or more of their own."""
    try:
        report = variance(reading, VarianceQuery(project.id))
    except UserError:
        return  # a plan that cannot be computed has slips that nobody can name
    for push in report.pushing:
        days = push.minutes // report.minutes_per_day
        if days >= 1:
            draft = SaveLesson(
                project_id=project.id,
                kind="improvement",
                area="planning",
                title=push.name,
                result=ngettext(
                    "Finishes %(number)d working day later than the baseline says.",
                    "Finishes %(number)d working days later than the baseline says.",
                    days,
                )
                % {"number": days},
            )
            yield LessonProposal(Ref("task", push.task_id), draft)


def _deals(reading: Reading, project: Project) -> Iterator[LessonProposal]:
    """Why deals were won or lost, where somebody said it."""
    statement = (
        sa.select(_TABLES["opportunity"], _STAGE.kind.label(_ENDED))
        .join(_TABLES["pipeline_stage"], _STAGE.id == _DEAL.stage_id)
        .where(
            _DEAL.project_id == project.id,
            _STAGE.kind.in_(codes.STAGE_KIND[1:]),
            _DEAL.outcome_reason.is_not(None) | (_DEAL.outcome_detail != ""),
            _DEAL.archived_at.is_(None),
        )
        .order_by(_DEAL.closed_on.desc(), _DEAL.id.desc())
    )
    for row in _rows(reading, statement):
        reason = _OUTCOMES.get(row.outcome_reason)
        draft = SaveLesson(
            project_id=project.id,
            kind="success" if row.ended == "won" else "failure",
            area="pipeline",
            title=row.name,
            situation="" if reason is None else _(reason),
            result=row.outcome_detail,
        )
        yield LessonProposal(Ref("opportunity", row.id), draft)
