"""Risks as they come from the engine, made by hand: what is not given is unknown."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from salespm_tui.contract.risks import RiskMatrix, RiskRow, Risks, RiskScales, RiskSums, ScaleStep
from salespm_tui.core.labels import label
from salespm_tui.domain.risk import level, score
from salespm_tui.domain.risk_words import (
    IMPACT_ANCHORS,
    IMPACT_WORDS,
    PROBABILITY_ANCHORS,
    PROBABILITY_WORDS,
)
from salespm_tui.ui.theme import glyph
from salespm_tui.ui.widgets import risk_matrix

TODAY = date(2026, 11, 23)
NO_CELLS = ((0,) * 5,) * 5
assert risk_matrix  # it brings the signs


def signs(*, plain: bool = False) -> Callable[[str], str]:
    """The signs by name."""
    return lambda name: glyph(name, plain=plain)


def scales() -> RiskScales:
    """The usual scales."""
    percents: tuple[int | None, ...] = (10, 30, 50, 70, 90)
    return RiskScales(
        (5, 10, 15),
        _steps(PROBABILITY_WORDS, PROBABILITY_ANCHORS, percents),
        _steps(IMPACT_WORDS, IMPACT_ANCHORS, (None,) * 5),
    )


def _steps(
    words: tuple[str, ...], anchors: tuple[str, ...], percents: tuple[int | None, ...]
) -> tuple[ScaleStep, ...]:
    return tuple(
        ScaleStep(at + 1, label(words[at]), label(anchors[at]), percents[at], "", "")
        for at in range(5)
    )


def risk(
    risk_id: int,
    title: str = "Price war",
    probability: int | None = None,
    impact: int | None = None,
    **given: Any,
) -> RiskRow:
    """A risk; score and level follow from the rating."""
    after = given.get("residual_probability"), given.get("residual_impact")
    usual: dict[str, Any] = dict.fromkeys(
        (
            "project_id", "project", "residual_probability", "residual_impact", "schedule_days",
            "cost_minor", "emv_minor", "residual_emv_minor", "strategy", "triggered_on",
            "proximity", "next_review_on", "review_every_days", "last_review_on", "closed_on",
            "goal_id", "task_id", "opportunity_id", "client_id", "trend", "next_action_on",
        )
    )  # fmt: skip
    usual |= dict.fromkeys(
        ("cause", "event", "effect", "response", "contingency", "trigger", "owner",
         "close_reason", "notes"), ""
    )  # fmt: skip
    usual |= {"category": "other", "polarity": "threat", "currency": "CNY"}
    usual |= {"status": "identified", "identified_on": date(2026, 11, 2), "scores": ()}
    usual |= {"review_overdue_days": 0, "actions_open": 0, "actions_overdue": 0}
    points, left = score(probability, impact), score(*after)
    return RiskRow(
        id=risk_id,
        title=title,
        probability=probability,
        impact=impact,
        score=points,
        level=level(points),
        residual_score=left,
        residual_level=level(left),
        **{**usual, **given},
    )


def risks(*rows: RiskRow, sums: tuple[RiskSums, ...] = (), ended: int = 0) -> Risks:
    """A register of these."""
    empty = RiskMatrix(NO_CELLS, NO_CELLS, 0)
    sums = sums or (RiskSums("CNY", 0, 0, 0, None, len(rows), 0, 0),)
    return Risks(TODAY, rows, empty, empty, sums, (), scales(), ended)
