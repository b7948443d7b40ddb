"""Risks as the JSON that scripts are written against; unknown is null, and counted beside the sums."""

from __future__ import annotations

from salespm_tui.cli.shapes import Json, day
from salespm_tui.contract.risks import RiskMatrix, RiskRow, Risks, RiskSums


def main_sums(snapshot: Risks) -> RiskSums:
    """The sums of the currency in which most open risks are; of the usual one where none are."""
    return max(snapshot.sums, key=lambda sums: sums.open)


def risks(snapshot: Risks) -> Json:
    """The sums of the currency of most open risks, those of others under `other_currencies`; the
    matrix counts open risks, `matrix[probability - 1][impact - 1]`."""
    main = main_sums(snapshot)
    return {
        **_sums(main),
        "other_currencies": [_sums(sums) for sums in snapshot.sums if sums is not main],
        **_matrix("matrix", snapshot.inherent),
        **_matrix("residual_matrix", snapshot.residual),
        "levels": dict(zip(("medium", "high", "critical"), snapshot.scales.levels, strict=True)),
        "percents": [step.percent for step in snapshot.scales.probability],
        "goals_at_risk": [
            {
                "goal_id": goal.goal_id,
                "name": goal.name,
                "currency": goal.currency,
                "at_risk_minor": goal.at_risk_minor,
                "threats": goal.threats,
                "unknown": goal.unknown,
            }
            for goal in snapshot.goals
        ],
        "ended": snapshot.ended,
        "risks": [_risk(row) for row in snapshot.risks],
    }


def _matrix(name: str, found: RiskMatrix) -> Json:
    return {
        name: [list(impacts) for impacts in found.counts],
        f"{name}_unknown": found.unknown,
    }


def _sums(sums: RiskSums) -> Json:
    return {
        "currency": sums.currency,
        "exposure_minor": sums.exposure_minor,
        "residual_exposure_minor": sums.residual_exposure_minor,
        "contingency_minor": sums.contingency_minor,
        "reserve_minor": sums.reserve_minor,
        "open": sums.open,
        "unknown": sums.unknown,
        "residual_as_inherent": sums.fallen_back,
    }


def _risk(row: RiskRow) -> Json:
    return {
        "id": row.id,
        "project": row.project,
        "title": row.title,
        "category": row.category,
        "polarity": row.polarity,
        "cause": row.cause,
        "event": row.event,
        "effect": row.effect,
        "probability": row.probability,
        "impact": row.impact,
        "score": row.score,
        "level": row.level,
        "trend": row.trend,
        "scores": list(row.scores),
        "residual_probability": row.residual_probability,
        "residual_impact": row.residual_impact,
        "residual_score": row.residual_score,
        "residual_level": row.residual_level,
        "strategy": row.strategy,
        "status": row.status,
        "owner": row.owner or None,
        "proximity": row.proximity,
        "triggered": day(row.triggered_on),
        "identified": day(row.identified_on),
        "next_review": day(row.next_review_on),
        "closed": day(row.closed_on),
        "impact_days": row.schedule_days,
        "impact_minor": row.cost_minor,
        "currency": row.currency,
        "emv_minor": row.emv_minor,
        "residual_emv_minor": row.residual_emv_minor,
        "open_responses": row.actions_open,
        "goal_id": row.goal_id,
        "task_id": row.task_id,
        "opportunity_id": row.opportunity_id,
        "client_id": row.client_id,
    }
