"""Why a figure of goals and pipeline is what it is, or why there is none."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from sqlalchemy import select

from salespm_tui.contract.explain import ExplainLine, Explanation
from salespm_tui.contract.goals import ExplainFigure
from salespm_tui.contract.values import Ref
from salespm_tui.core.errors import UserError
from salespm_tui.core.i18n import N_, _
from salespm_tui.core.labels import label
from salespm_tui.domain.deal_health import health
from salespm_tui.domain.deal_history import visited_stages
from salespm_tui.domain.explain_deals import explain_stale, explain_weighted_deal
from salespm_tui.domain.explain_figures import (
    GOAL_FIGURES,
    FigureExplanation,
    FigureLine,
    explain_goal,
    explain_roll_up,
)
from salespm_tui.domain.explain_pipeline import (
    explain_bant,
    explain_conversion,
    explain_coverage,
    explain_forecast,
    explain_gap,
    explain_health,
    explain_velocity,
    explain_weighted,
    explain_win_rate,
)
from salespm_tui.domain.figures import Period, Writer, money_writer, month_of
from salespm_tui.domain.forecast import Forecast, forecast
from salespm_tui.domain.pipeline import Deal, Ladder, by_currency
from salespm_tui.domain.win_history import Reached, velocity, win_rate
from salespm_tui.services.goals.book import Book, Standing, book
from salespm_tui.services.goals.closing import closable
from salespm_tui.services.goals.outlook import sold
from salespm_tui.services.pipeline.currency import currency_of
from salespm_tui.services.pipeline.deals import Deals, all_deals
from salespm_tui.services.pipeline.targets import monthly_targets
from salespm_tui.services.risks import explaining as risks
from salespm_tui.services.work import Reading
from salespm_tui.store.tables import METADATA

_CHANGE = METADATA.tables["stage_change"].c
_OF_DEALS = ("gap_to_target", "coverage", "forecast", "weighted")


def explain_figure(reading: Reading, query: ExplainFigure) -> Explanation:
    """The figure taken apart; UserError where the record is gone or has no such figure."""
    explain = _KINDS.get(query.kind)
    if explain is None:
        raise _unknown(query)
    named, found = explain(reading, query)
    title = label(N_("%(figure)s: %(name)s"), figure=str(found.title), name=named)
    return Explanation(title if named else found.title, tuple(map(_line, found.lines())))


def _line(line: FigureLine) -> ExplainLine:
    ref = None if line.kind is None or line.id is None else Ref(line.kind, line.id)
    return ExplainLine(line.level, line.text, ref)


def _unknown(query: ExplainFigure) -> UserError:
    return UserError(
        _("Nothing is known of the figure %(figure)s.") % {"figure": query.figure},
        _("Choose a figure that is shown."),
    )


def _gone() -> UserError:
    return UserError(_("This record is not there any more."), _("Choose another one."))


_Explained = tuple[str, FigureExplanation]


def _goal(reading: Reading, query: ExplainFigure) -> _Explained:
    known = book(reading)
    standing = known.standings.get(query.id or 0)
    if standing is None:
        raise _gone()
    facts = standing.facts
    if query.figure == "at_risk":
        return facts.name, risks.of_goal(reading, query)
    if query.figure in _OF_DEALS:
        return facts.name, _of_deals(known, closable(known, facts.id), query.figure)
    if query.figure == "roll_up" and standing.rolled is not None:
        parts = [known.standings[child].as_part() for child in standing.children]
        return facts.name, explain_roll_up(standing.rolled, parts, facts.write)
    if query.figure not in GOAL_FIGURES:
        raise _unknown(query)
    found = explain_goal(
        query.figure, standing.goal, standing.figures, standing.actual, facts.write
    )
    return facts.name, found


def _of_deals(known: Book, standing: Standing, figure: str) -> FigureExplanation:
    found, ladder, write = sold(known, standing), known.sources.ladder, standing.facts.write
    if figure == "gap_to_target":
        names = {deal.id: deal.name for deal in found.deals}
        return explain_gap(found.gap, names, write)
    if figure == "coverage":
        return explain_coverage(found.forecast, found.wanted, write)
    if figure == "forecast":
        return explain_forecast(found.forecast, found.deals, ladder, write)
    return explain_weighted(_closing_in(found.deals, standing.facts.period), ladder, write)


def _closing_in(deals: tuple[Deal, ...], period: Period) -> tuple[Deal, ...]:
    return tuple(deal for deal in deals if deal.expected_close_on in period)


def _deal(reading: Reading, query: ExplainFigure) -> _Explained:
    known = all_deals(reading)
    deal = known.deals.get(query.id or 0)
    if deal is None:
        raise _gone()
    if query.figure == "health":
        return deal.name, explain_health(health(deal, known.ladder, reading.today))
    if query.figure == "stale":
        return deal.name, explain_stale(deal, known.ladder, reading.today)
    if query.figure == "bant":
        return deal.name, explain_bant(deal)
    if query.figure == "weighted":
        write = money_writer(deal.currency)
        return deal.name, explain_weighted_deal(deal, known.ladder, write)
    raise _unknown(query)


@dataclass(frozen=True, slots=True)
class _Asked:
    """The deals of one currency that a figure of the pipeline is about."""

    deals: tuple[Deal, ...]
    ladder: Ladder
    write: Writer
    currency: str
    period: Period | None


def _asked(reading: Reading, query: ExplainFigure, project_id: int | None) -> _Asked:
    known: Deals = all_deals(reading)
    parted = by_currency(known.of_project(project_id))
    usual = max(parted, key=lambda code: len(parted[code]), default=None)
    currency = query.currency or usual or currency_of(reading, project_id)
    return _Asked(
        parted.get(currency, ()),
        known.ladder,
        money_writer(currency),
        currency,
        None if query.month is None else month_of(query.month),
    )


def _stage(reading: Reading, query: ExplainFigure) -> _Explained:
    known = all_deals(reading)
    stage = next((one for one in known.around.stages if one.id == query.id), None)
    if stage is None:
        raise _gone()
    asked = _asked(reading, query, query.project_id)
    if query.figure == "weighted":
        there = [deal for deal in asked.deals if deal.stage_id == stage.id]
        return stage.name, explain_weighted(there, asked.ladder, asked.write)
    if query.figure != "conversion":
        raise _unknown(query)
    reached = Reached(asked.deals, asked.ladder, _visited(reading))
    for conversion in reached.conversions():
        if conversion.from_stage_id == stage.id:
            return stage.name, explain_conversion(conversion, reached.without_history)
    raise _unknown(query)


def _visited(reading: Reading) -> dict[int, frozenset[int]]:
    """The stages that the history of each deal names."""
    statement = select(_CHANGE.opportunity_id, _CHANGE.to_stage_id)
    changes = reading.session.connection().execute(statement.where(_CHANGE.archived_at.is_(None)))
    return visited_stages((row.opportunity_id, row.to_stage_id) for row in changes)


def _pipeline(reading: Reading, query: ExplainFigure) -> _Explained:
    asked = _asked(reading, query, query.id)
    explain = _OF_PIPELINE.get(query.figure)
    if explain is None:
        raise _unknown(query)
    return "", explain(reading, query, asked)


def _weighted(_reading: Reading, _query: ExplainFigure, asked: _Asked) -> FigureExplanation:
    deals = asked.deals if asked.period is None else _closing_in(asked.deals, asked.period)
    return explain_weighted(deals, asked.ladder, asked.write)


def _forecast_of(reading: Reading, asked: _Asked) -> Forecast:
    """Of the month asked for, else of the one that is."""
    return forecast(asked.deals, asked.ladder, asked.period or month_of(reading.today))


def _forecast(reading: Reading, _query: ExplainFigure, asked: _Asked) -> FigureExplanation:
    return explain_forecast(_forecast_of(reading, asked), asked.deals, asked.ladder, asked.write)


def _coverage(reading: Reading, query: ExplainFigure, asked: _Asked) -> FigureExplanation:
    found = _forecast_of(reading, asked)
    target = monthly_targets(reading, query.id, asked.currency)(found.period)
    return explain_coverage(found, target, asked.write)


def _win_rate(_reading: Reading, query: ExplainFigure, asked: _Asked) -> FigureExplanation:
    by = "amount" if query.figure == "win_rate_by_amount" else "count"
    return explain_win_rate(win_rate(asked.deals, asked.ladder), by, asked.write)


def _velocity(_reading: Reading, _query: ExplainFigure, asked: _Asked) -> FigureExplanation:
    return explain_velocity(velocity(asked.deals, asked.ladder), asked.write)


_OF_PIPELINE: dict[str, Callable[[Reading, ExplainFigure, _Asked], FigureExplanation]] = {
    "weighted": _weighted,
    "forecast": _forecast,
    "coverage": _coverage,
    "win_rate": _win_rate,
    "win_rate_by_amount": _win_rate,
    "velocity": _velocity,
}


def _risk(reading: Reading, query: ExplainFigure) -> _Explained:
    explain = risks.of_risk if query.kind == "risk" else risks.of_all
    found = explain(reading, query)
    if found is None:
        raise _unknown(query)
    return found


def _money(reading: Reading, query: ExplainFigure) -> _Explained:
    """Earned value and budgets, whose services are asked for when somebody wants to know."""
    from salespm_tui.services.budget import explaining as budgets
    from salespm_tui.services.review import explaining as review

    if query.kind.startswith("evm"):
        found = review.of_project(reading, query)
    else:
        of = budgets.of_line if query.kind == "budget_line" else budgets.of_budget
        found = of(reading, query)
    if found is None:
        raise _unknown(query)
    return found


_KINDS: dict[str, Callable[[Reading, ExplainFigure], _Explained]] = {
    "goal": _goal,
    "opportunity": _deal,
    "pipeline_stage": _stage,
    "pipeline": _pipeline,
    "risk": _risk,
    "risks": _risk,
    "evm": _money,
    "evm_task": _money,
    "budget": _money,
    "budget_line": _money,
}
