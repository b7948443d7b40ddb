"""The figures of the Risks screen that can be explained, each with the line to choose it by."""

from __future__ import annotations

from salespm_tui.contract.goals import ExplainFigure
from salespm_tui.contract.risks import GoalAtRisk, RiskRow, RiskSums
from salespm_tui.core.i18n import _
from salespm_tui.core.money import short_money
from salespm_tui.ui.present.clients import Glyph
from salespm_tui.ui.present.risk_words import number_of, score_words

Choices = list[tuple[ExplainFigure, str]]


def risk_figures(risk: RiskRow, glyph: Glyph) -> Choices:
    """What is computed for one risk."""
    lines = (
        ("score", _("Score: %(value)s"), score_words(risk.score, glyph)),
        (
            "residual_score",
            _("Score after the response: %(value)s"),
            score_words(risk.residual_score, glyph),
        ),
        ("emv", _("Expected money: %(value)s"), _money(risk.emv_minor, risk.currency, glyph)),
        (
            "residual_emv",
            _("Expected money after the response: %(value)s"),
            _money(risk.residual_emv_minor, risk.currency, glyph),
        ),
    )
    return [
        (
            ExplainFigure("risk", risk.id, name),
            f"{number_of(risk.id)} {words % {'value': value}}",
        )
        for name, words, value in lines
    ]


def sum_figures(sums: RiskSums, project_id: int | None) -> Choices:
    """What all open risks of a currency come to."""
    currency = sums.currency
    lines = (
        ("exposure", _("Exposure: %(value)s"), sums.exposure_minor),
        ("residual_exposure", _("Residual exposure: %(value)s"), sums.residual_exposure_minor),
        ("contingency", _("Reserve asked for: %(value)s"), sums.contingency_minor),
    )
    return [
        (
            ExplainFigure("risks", project_id, name, currency=currency),
            words % {"value": short_money(minor, currency)},
        )
        for name, words, minor in lines
    ]


def goal_figures(goal: GoalAtRisk) -> Choices:
    """What threats put at stake of a goal."""
    words = _("Goal at risk, %(goal)s: %(value)s") % {
        "goal": goal.name,
        "value": short_money(goal.at_risk_minor, goal.currency),
    }
    return [(ExplainFigure("goal", goal.goal_id, "at_risk", currency=goal.currency), words)]


def _money(minor: int | None, currency: str, glyph: Glyph) -> str:
    return glyph("unknown") if minor is None else short_money(minor, currency)
