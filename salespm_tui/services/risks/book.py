"""All risks with what they come to, computed once until a row changes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from operator import itemgetter
from typing import Any, NamedTuple

import sqlalchemy as sa

from salespm_tui.contract.risks import ReviewRow, RiskRow
from salespm_tui.domain.risk import (
    Risk,
    Scales,
    days_late,
    inherent_emv,
    level,
    residual_emv,
    score,
    trend,
)
from salespm_tui.services.issues.measures import NONE_OPEN, Tally, tallies
from salespm_tui.services.risks.scales import scales
from salespm_tui.services.settings import settings
from salespm_tui.services.work import Reading
from salespm_tui.store.tables import METADATA

_RISK = METADATA.tables["risk"].c
_REVIEW = METADATA.tables["risk_review"].c
_PROJECT = METADATA.tables["project"].c
_KEPT = "risks"
_SAME = (
    "id",
    "title",
    "project_id",
    "category",
    "polarity",
    "cause",
    "event",
    "effect",
    "probability",
    "impact",
    "residual_probability",
    "residual_impact",
    "strategy",
    "response",
    "contingency",
    "trigger",
    "triggered_on",
    "status",
    "proximity",
    "identified_on",
    "next_review_on",
    "review_every_days",
    "closed_on",
    "close_reason",
    "goal_id",
    "task_id",
    "opportunity_id",
    "client_id",
    "notes",
)


@dataclass(frozen=True, slots=True)
class Book:
    """Every risk by its id, in the order of the register: `rows` as screens show them, `risks` as
    sums see them."""

    today: date
    scales: Scales
    rows: Mapping[int, RiskRow]
    risks: Mapping[int, Risk]

    def of_project(self, project_id: int | None) -> list[Risk]:
        """The risks of a project; all of them for None."""
        return [
            risk
            for risk_id, risk in self.risks.items()
            if project_id is None or self.rows[risk_id].project_id == project_id
        ]


def book(reading: Reading) -> Book:
    """The risks as they stand today."""
    found: Book | None = reading.cache.get(_KEPT)
    if found is None or found.today != reading.today:
        found = _book(reading)
        reading.cache[_KEPT] = found
    return found


def _book(reading: Reading) -> Book:
    known, usual = scales(reading), settings(reading).get("currency", "USD")
    statement = (
        sa.select(*METADATA.tables["risk"].c, _PROJECT.code, _PROJECT.currency)
        .outerjoin(METADATA.tables["project"], _PROJECT.id == _RISK.project_id)
        .where(_RISK.archived_at.is_(None))
    )
    found = reading.session.connection().execute(statement).all()
    looks, responses = _looks(reading), tallies(reading, "risk_id")
    risks = {row.id: _risk(row, row.currency or usual) for row in found}
    rows = [
        _row(
            row,
            risks[row.id],
            _Around(
                reading.today, known, looks.get(row.id, _NEVER), responses.get(row.id, NONE_OPEN)
            ),
        )
        for row in found
    ]
    rows.sort(key=_place)
    return Book(
        reading.today,
        known,
        {row.id: row for row in rows},
        {row.id: risks[row.id] for row in rows},
    )


def _place(row: RiskRow) -> tuple[bool, int, int, int]:
    """Open ones first, by score, the unknown last; of ended ones those that ended last first."""
    ended = 0 if row.closed_on is None else row.closed_on.toordinal()
    return (row.ended, -ended if row.ended else 0, -(row.score or 0), row.id)


class _Looks(NamedTuple):
    """The looks at a risk in short: its scores, oldest first, and the day of the last."""

    scores: tuple[int | None, ...] = ()
    last_on: date | None = None


_NEVER = _Looks()


def _looks(reading: Reading) -> Mapping[int, _Looks]:
    statement = (
        sa.select(_REVIEW.risk_id, _REVIEW.on, _REVIEW.probability, _REVIEW.impact)
        .where(_REVIEW.archived_at.is_(None))
        .order_by(_REVIEW.risk_id, _REVIEW.on, _REVIEW.id)
    )
    found: dict[int, _Looks] = {}
    rows = reading.session.connection().execute(statement).all()
    for risk_id, mine in groupby(rows, key=itemgetter(0)):
        looks = list(mine)
        scores = tuple(score(probability, impact) for _id, _on, probability, impact in looks)
        found[risk_id] = _Looks(scores, looks[-1][1])
    return found


def review_rows(reading: Reading, risk_id: int, known: Scales) -> tuple[ReviewRow, ...]:
    """The looks at one risk, oldest first."""
    statement = (
        sa.select(*METADATA.tables["risk_review"].c)
        .where(_REVIEW.risk_id == risk_id, _REVIEW.archived_at.is_(None))
        .order_by(_REVIEW.on, _REVIEW.id)
    )
    return tuple(
        ReviewRow(
            id=row.id,
            on=row.on,
            probability=row.probability,
            impact=row.impact,
            score=score(row.probability, row.impact),
            level=level(score(row.probability, row.impact), known.levels),
            note=row.note,
        )
        for row in reading.session.connection().execute(statement)
    )


def _risk(row: Any, currency: str) -> Risk:
    return Risk(
        id=row.id,
        name=row.title,
        currency=currency,
        polarity=row.polarity,
        probability=row.probability,
        impact=row.impact,
        cost_minor=row.impact_cost_minor,
        residual_probability=row.residual_probability,
        residual_impact=row.residual_impact,
        status=row.status,
        goal_id=row.goal_id,
    )


@dataclass(frozen=True, slots=True)
class _Around:
    """What a risk's row needs besides itself."""

    today: date
    scales: Scales
    looks: _Looks
    responses: Tally


def _row(row: Any, risk: Risk, around: _Around) -> RiskRow:
    scores = _scores(risk, around.looks.scores)
    levels = around.scales.levels
    return RiskRow(
        **{name: getattr(row, name) for name in _SAME},
        project=row.code,
        score=risk.score,
        level=level(risk.score, levels),
        residual_score=risk.residual_score,
        residual_level=level(risk.residual_score, levels),
        schedule_days=row.impact_schedule_days,
        cost_minor=row.impact_cost_minor,
        currency=risk.currency,
        emv_minor=inherent_emv(risk, around.scales),
        residual_emv_minor=residual_emv(risk, around.scales),
        owner=row.owner or "",
        review_overdue_days=days_late(row.next_review_on, around.today) if risk.is_open else 0,
        last_review_on=around.looks.last_on,
        scores=scores,
        trend=trend(scores),
        actions_open=around.responses.open,
        actions_overdue=around.responses.overdue,
        next_action_on=around.responses.next_on,
    )


def _scores(risk: Risk, found: tuple[int | None, ...]) -> tuple[int | None, ...]:
    """Those of the reviews, and the present one where no review says it (rows of other programs)."""
    return found if found and found[-1] == risk.score else (*found, risk.score)
