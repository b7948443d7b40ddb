"""Why a figure of the risks is what it is: taken apart for whoever asked."""

from __future__ import annotations

from salespm_tui.contract.goals import ExplainFigure
from salespm_tui.core.errors import UserError
from salespm_tui.core.i18n import _
from salespm_tui.domain.explain_figures import FigureExplanation
from salespm_tui.domain.explain_risks import (
    RISK_FIGURES,
    SUM_FIGURES,
    explain_goal_at_risk,
    explain_risk,
    explain_sum,
)
from salespm_tui.domain.figures import money_writer
from salespm_tui.domain.risk import GoalAtStake, goals_at_stake
from salespm_tui.services.pipeline.currency import currency_of
from salespm_tui.services.risks.book import book
from salespm_tui.services.risks.reserves import reserves
from salespm_tui.services.work import Reading

Explained = tuple[str, FigureExplanation] | None
"""The name of the record and its figure taken apart; None for a figure that it has not."""


def of_risk(reading: Reading, query: ExplainFigure) -> Explained:
    """A figure of one risk; UserError where it is gone."""
    known = book(reading)
    risk = known.risks.get(query.id or 0)
    if risk is None:
        raise UserError(_("This record is not there any more."), _("Choose another one."))
    if query.figure not in RISK_FIGURES:
        return None
    write = money_writer(risk.currency)
    return risk.name, explain_risk(query.figure, risk, known.scales, write)


def of_all(reading: Reading, query: ExplainFigure) -> Explained:
    """A sum over the open risks of a project (`id`) or of all, of one currency."""
    if query.figure not in SUM_FIGURES:
        return None
    known = book(reading)
    currency = query.currency or currency_of(reading, query.id)
    mine = [risk for risk in known.of_project(query.id) if risk.currency == currency]
    kept = reserves(reading, query.id).get(currency)
    return "", explain_sum(query.figure, mine, known.scales, money_writer(currency), kept)


def of_goal(reading: Reading, query: ExplainFigure) -> FigureExplanation:
    """What open threats put at stake of a goal; of a project's threats where one is given."""
    known = book(reading)
    threats = [
        risk
        for risk in known.of_project(query.project_id)
        if risk.goal_id == query.id and risk.is_open and risk.is_threat
    ]
    usual = threats[0].currency if threats else currency_of(reading, query.project_id)
    currency = query.currency or usual
    mine = [risk for risk in threats if risk.currency == currency]
    found = goals_at_stake(mine, known.scales).get((query.id or 0, currency))
    at_stake = found or GoalAtStake(0, 0, 0)
    return explain_goal_at_risk(at_stake, mine, known.scales, money_writer(currency))
