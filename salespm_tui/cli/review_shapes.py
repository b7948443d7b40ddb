"""A project's review as the JSON that scripts are written against.

Money is in minor units of `currency`, ratios are decimals to four digits computed from these; what is
undefined is null, and `why` says why.
"""

from __future__ import annotations

from dataclasses import dataclass

from salespm_tui.cli.shapes import Json, day
from salespm_tui.contract.acceptance import AcceptanceRow, Acceptances
from salespm_tui.contract.evaluation import EvaluationRow, Evaluations, KpiRow
from salespm_tui.contract.lessons import LessonRow, Lessons
from salespm_tui.contract.review import (
    Deviation,
    Deviations,
    EarnedValue,
    Evm,
    EvmRow,
    Figure,
    ProposedDeviation,
    RevenueEvm,
    Slips,
    SlipSum,
)
from salespm_tui.domain.figures import half_up

_PARTS = 10_000
_VALUES = ("bac", "pv", "ev", "ac")
_MONEY = ("sv", "cv", "eac_typical", "eac_atypical", "eac_both", "etc", "vac")
_RATIOS = ("sv_percent", "cv_percent", "spi", "cpi", "tcpi_bac", "tcpi_eac")


@dataclass(frozen=True, slots=True)
class Reviewed:
    """Everything that a review of one project tells."""

    evm: Evm
    deviations: Deviations
    slips: Slips
    acceptances: Acceptances
    evaluations: Evaluations
    lessons: Lessons


def review(found: Reviewed) -> Json:
    """`kpis` are those of the latest evaluation; `evm` is null where `missing` says why."""
    evm = found.evm
    evaluations = found.evaluations.evaluations
    return {
        "project": evm.project,
        "currency": evm.currency,
        "status_date": day(evm.status_date),
        "baseline": None
        if evm.baseline is None
        else {"id": evm.baseline_id, "name": evm.baseline, "taken_on": day(evm.baseline_on)},
        "missing": None if evm.missing is None else str(evm.missing),
        "evm": None if evm.total is None else earned(evm.total),
        "outside_minor": evm.outside_minor,
        "tasks": [_task(row) for row in evm.tasks],
        "revenue": [_revenue(one) for one in evm.revenue],
        "notes": [str(note) for note in evm.notes],
        "deviations": [_deviation(one) for one in found.deviations.recorded],
        "proposed_deviations": [_proposed(one) for one in found.deviations.proposed],
        "slips": _slips(found.slips),
        "acceptance": [_acceptance(row) for row in found.acceptances.acceptances],
        "evaluation": _evaluation(evaluations[0]) if evaluations else None,
        "kpis": [_kpi(row) for row in evaluations[0].kpis] if evaluations else [],
        "satisfaction": _satisfaction(found.evaluations),
        "lessons": [_lesson(row) for row in found.lessons.lessons],
    }


def earned(found: EarnedValue) -> Json:
    """All figures of earned value; `why` names the undefined ones."""
    figures = {name: getattr(found, name) for name in (*_MONEY, *_RATIOS)}
    return {
        **{name: half_up(getattr(found.values, name)) for name in _VALUES},
        **{name: _minor(figures[name]) for name in _MONEY},
        **{name: _ratio(figures[name]) for name in _RATIOS},
        "why": {name: one.why.code for name, one in figures.items() if one.why is not None},
    }


def _minor(figure: Figure) -> int | None:
    return None if figure.value is None else half_up(figure.value)


def _ratio(figure: Figure) -> float | None:
    if figure.value is None:
        return None
    return half_up(figure.value * _PARTS) / _PARTS


def _task(row: EvmRow) -> Json:
    return {
        "id": row.task_id,
        "wbs": row.wbs,
        "name": row.name,
        "summary": row.is_summary,
        "gone": row.gone,
        "percent": row.percent,
        "budget_minor": row.budget_minor,
        **earned(row.earned),
    }


def _revenue(one: RevenueEvm) -> Json:
    return {
        "goal_id": one.goal_id,
        "name": one.name,
        "target_minor": one.target,
        "expected_minor": _minor(one.expected),
        "booked_minor": _minor(one.booked),
        "spent_minor": one.spent,
        "sv": _minor(one.sv),
        "spi": _ratio(one.spi),
        "cpi": _ratio(one.cpi),
        "return_on": _ratio(one.return_on),
    }


def _deviation(one: Deviation) -> Json:
    issue = one.issue
    return {
        "id": issue.id,
        "title": issue.title,
        "metric": issue.metric,
        "deviation_value": issue.deviation_value,
        "cause": issue.cause,
        "cause_detail": issue.cause_detail,
        "severity": issue.severity,
        "status": issue.status,
        "raised_on": day(issue.raised_on),
        "due": day(issue.due_on),
        "actions_open": issue.actions_open,
        "worked": one.worked,
        "partly": one.partly,
        "failed": one.failed,
        "unjudged": one.unjudged,
    }


def _proposed(one: ProposedDeviation) -> Json:
    return {
        "metric": one.metric,
        "goal_id": one.goal_id,
        "title": str(one.title),
        "text": str(one.text),
        "deviation_value": one.deviation_value,
        "severity": one.severity,
    }


def _slips(found: Slips) -> Json:
    """Working days to a tenth."""
    return {
        "days": found.tenths / 10,
        "by_client": [_slip_sum(one) for one in found.by_client],
        "by_reason": [_slip_sum(one) for one in found.by_reason],
    }


def _slip_sum(one: SlipSum) -> Json:
    of = {"reason": one.reason} if one.reason else {"client_id": one.client_id, "client": one.name}
    return {**of, "days": one.tenths / 10, "slips": one.slips, "tasks": one.tasks}


def _acceptance(row: AcceptanceRow) -> Json:
    return {
        "id": row.id,
        "kind": row.kind,
        "planned_on": day(row.planned_on),
        "held_on": day(row.held_on),
        "result": row.result,
        "signed_by": row.signed_by,
        "signed_on": day(row.signed_on),
        "deliverables": row.deliverables,
        "leftovers": row.leftovers,
        "follow_up_plan": row.follow_up_plan,
        "open_actions": row.open_actions,
        "items": [
            {
                "id": item.id,
                "name": item.name,
                "criterion": item.criterion,
                "target": item.target,
                "actual": item.actual,
                "result": item.result,
            }
            for item in row.items
        ],
    }


def _evaluation(row: EvaluationRow) -> Json:
    return {
        "id": row.id,
        "kind": row.kind,
        "phase": row.phase,
        "start": day(row.start_on),
        "end": day(row.end_on),
        "score": _ratio(row.score),
    }


def _kpi(row: KpiRow) -> Json:
    """Values in hundredths of the unit."""
    return {
        "id": row.id,
        "subject": row.subject,
        "resource": row.resource,
        "name": str(row.label),
        "metric": row.metric or None,
        "unit": row.unit,
        "target": row.target,
        "actual": row.actual,
        "weight": row.weight,
        "direction": row.direction,
        "achievement": _ratio(row.achievement),
        "comment": row.comment,
    }


def _satisfaction(found: Evaluations) -> Json:
    """CSAT and NPS as shares (NPS from -1 to 1); `n` counts the answers that CSAT rests on."""
    told = found.satisfaction
    return {
        "csat": _ratio(told.csat),
        "nps": _ratio(told.nps),
        "n": told.csat_n,
        "nps_n": told.nps_n,
    }


def _lesson(row: LessonRow) -> Json:
    return {
        "id": row.id,
        "kind": row.kind,
        "area": row.area,
        "title": row.title,
        "recommendation": row.recommendation,
        "tags": list(row.tags),
        "reusable": row.reusable,
        "learnt_on": day(row.learnt_on),
        "uses": len(row.uses),
    }
