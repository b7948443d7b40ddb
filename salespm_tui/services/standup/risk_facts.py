"""The risks and issues that a morning has something to say of."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa

from salespm_tui.domain.agenda import IssueFact, RiskFact
from salespm_tui.domain.codes import ENDED_ISSUE_STATUS, ENDED_RISK_STATUS
from salespm_tui.domain.risk import Scales, level, score, trend
from salespm_tui.services.risks.scales import scales
from salespm_tui.services.standup.concern_rows import Scope, concerns
from salespm_tui.services.standup.news import News
from salespm_tui.services.work import Reading
from salespm_tui.store.tables import METADATA

RISK = METADATA.tables["risk"].c
REVIEW = METADATA.tables["risk_review"].c
ISSUE = METADATA.tables["issue"].c


def risk_facts(reading: Reading, scope: Scope, news: News) -> tuple[RiskFact, ...]:
    """Open risks, and those that are new, were rated anew or ended since the last stand-up."""
    is_open = RISK.status.not_in(ENDED_RISK_STATUS)
    rows = concerns(reading, "risk", scope, is_open, news.touched("risk"))
    known = scales(reading)
    facts = [_risk(row, news, known) for row in rows]
    grave = [fact.id for fact in facts if fact.level == "critical"]
    trends = _trends(reading, grave)
    return tuple(fact._replace(trend=trends.get(fact.id, 0)) for fact in facts)


def _risk(row: Any, news: News, known: Scales) -> RiskFact:
    now, before = score(row.probability, row.impact), _score_before(row, news)
    return RiskFact(
        id=row.id,
        title=row.title,
        project_id=row.project_id,
        project=row.project,
        client_id=row.whose,
        owner=row.owner or "",
        threat=row.polarity == "threat",
        score=now,
        level=level(now, known.levels) or "",
        is_open=row.status not in ENDED_RISK_STATUS,
        triggered_on=row.triggered_on,
        next_review_on=row.next_review_on,
        change=_change(row, news, now != before),
        score_before=before,
    )


def _score_before(row: Any, news: News) -> int | None:
    """What it scored at the last stand-up."""
    before = news.rated_before.get(row.id, {})
    return score(before.get("probability", row.probability), before.get("impact", row.impact))


def _change(row: Any, news: News, is_scored_anew: bool) -> str:
    became = news.became("risk", row.id)
    if became in ENDED_RISK_STATUS:
        return became
    if news.is_new("risk", row.id):
        return "new"
    return "scored" if is_scored_anew else ""


def _trends(reading: Reading, risk_ids: list[int]) -> dict[int, int]:
    """How the score of each went at its last review: 1 up, −1 down, 0 level."""
    if not risk_ids:
        return {}
    rows = reading.session.connection().execute(
        sa.select(REVIEW.risk_id, REVIEW.probability, REVIEW.impact)
        .where(REVIEW.risk_id.in_(risk_ids), REVIEW.archived_at.is_(None))
        .order_by(REVIEW.on, REVIEW.id)
    )
    scores: dict[int, list[int | None]] = {}
    for risk_id, probability, impact in rows:
        scores.setdefault(risk_id, []).append(score(probability, impact))
    return {risk_id: _WAYS.get(trend(found) or "", 0) for risk_id, found in scores.items()}


_WAYS = {"up": 1, "down": -1}


def issue_facts(reading: Reading, scope: Scope, news: News) -> tuple[IssueFact, ...]:
    """Open issues, and those raised or resolved since the last stand-up."""
    is_open = ISSUE.status.not_in(ENDED_ISSUE_STATUS)
    rows = concerns(reading, "issue", scope, is_open, news.touched("issue"))
    return tuple(
        IssueFact(
            id=row.id,
            title=row.title,
            project_id=row.project_id,
            project=row.project,
            client_id=row.whose,
            owner=row.owner or "",
            severity=row.severity,
            blocks=row.kind == "blocker",
            is_open=row.status not in ENDED_ISSUE_STATUS,
            due_on=row.due_on,
            change=_issue_change(row, news),
        )
        for row in rows
    )


def _issue_change(row: Any, news: News) -> str:
    """What a risk became is told by the risk."""
    if news.became("issue", row.id) in ENDED_ISSUE_STATUS:
        return "resolved"
    foreseen = row.risk_id is not None and news.became("risk", row.risk_id) == "occurred"
    return "new" if news.is_new("issue", row.id) and not foreseen else ""
