"""The register with its matrix and its sums, and one risk in detail."""

from __future__ import annotations

from collections.abc import Mapping

import sqlalchemy as sa

from salespm_tui.contract.risks import (
    GoalAtRisk,
    RiskDetail,
    RiskMatrix,
    RiskQuery,
    Risks,
    RisksQuery,
    RiskSums,
)
from salespm_tui.domain.risk import (
    AtStake,
    GoalAtStake,
    Risk,
    at_stake,
    by_currency,
    goals_at_stake,
    matrix,
)
from salespm_tui.services.issues.listing import issue_rows
from salespm_tui.services.issues.measures import measure_rows, named_links
from salespm_tui.services.pipeline.currency import currency_of
from salespm_tui.services.risks.book import Book, book, review_rows
from salespm_tui.services.risks.reserves import reserves
from salespm_tui.services.risks.scales import risk_scales
from salespm_tui.services.work import Reading
from salespm_tui.store.tables import METADATA

_GOAL = METADATA.tables["goal"].c
_ISSUE = METADATA.tables["issue"].c


def risks(reading: Reading, query: RisksQuery) -> Risks:
    """The risks of a project, or of all."""
    known = book(reading)
    mine = known.of_project(query.project_id)
    shown = (known.rows[risk.id] for risk in mine if risk.is_open or query.include_ended)
    return Risks(
        today=known.today,
        risks=tuple(shown),
        inherent=_matrix(mine, residual=False),
        residual=_matrix(mine, residual=True),
        sums=_sums(reading, known, mine, query.project_id),
        goals=_goals(reading, known, mine),
        scales=risk_scales(reading),
        ended=sum(not risk.is_open for risk in mine),
    )


def _matrix(mine: list[Risk], *, residual: bool) -> RiskMatrix:
    found = matrix(mine, residual=residual)
    return RiskMatrix(found.counts, found.opportunities, found.unknown)


def _sums(
    reading: Reading, known: Book, mine: list[Risk], project_id: int | None
) -> tuple[RiskSums, ...]:
    """One for each currency in which open risks or reserves are, the usual one first."""
    kept = reserves(reading, project_id)
    parted = by_currency(risk for risk in mine if risk.is_open)
    first = currency_of(reading, project_id)
    others = sorted({*parted, *kept} - {first})
    return tuple(
        _sum(currency, at_stake(parted.get(currency, ()), known.scales), kept)
        for currency in (first, *others)
    )


def _sum(currency: str, found: AtStake, kept: Mapping[str, int]) -> RiskSums:
    return RiskSums(
        currency=currency,
        exposure_minor=found.exposure_minor,
        residual_exposure_minor=found.residual_minor,
        contingency_minor=found.contingency_minor,
        reserve_minor=kept.get(currency),
        open=found.open,
        unknown=found.unknown,
        fallen_back=found.fallen_back,
    )


def _goals(reading: Reading, known: Book, mine: list[Risk]) -> tuple[GoalAtRisk, ...]:
    """What is at stake of each goal, the dearest first; archived goals are left out."""
    found = goals_at_stake(mine, known.scales)
    names = goal_names(reading, {goal_id for goal_id, _currency in found})
    rows = [
        _goal(goal_id, names[goal_id], currency, at_risk)
        for (goal_id, currency), at_risk in found.items()
        if goal_id in names
    ]
    return tuple(sorted(rows, key=lambda row: (-row.at_risk_minor, row.goal_id)))


def _goal(goal_id: int, name: str, currency: str, found: GoalAtStake) -> GoalAtRisk:
    return GoalAtRisk(goal_id, name, currency, found.at_risk_minor, found.threats, found.unknown)


def goal_names(reading: Reading, goal_ids: set[int]) -> dict[int, str]:
    """The names of the goals that are there."""
    if not goal_ids:
        return {}
    statement = sa.select(_GOAL.id, _GOAL.name).where(_GOAL.archived_at.is_(None))
    found = reading.session.connection().execute(statement).all()
    return {row.id: row.name for row in found if row.id in goal_ids}


def risk(reading: Reading, query: RiskQuery) -> RiskDetail | None:
    """One risk with its history, what is done about it, and what it became."""
    known = book(reading)
    row = known.rows.get(query.risk_id)
    if row is None:
        return None
    of_goal = _goals(
        reading, known, [one for one in known.risks.values() if row.goal_id == one.goal_id]
    )
    return RiskDetail(
        risk=row,
        today=known.today,
        reviews=review_rows(reading, row.id, known.scales),
        actions=measure_rows(reading, "risk_id", row.id),
        issues=issue_rows(reading, _ISSUE.risk_id == row.id),
        links=named_links(reading, row),
        goal_at_risk=next((one for one in of_goal if one.currency == row.currency), None),
    )
