"""The figures of the Pipeline screen that can be explained, each with the line to choose it by."""

from __future__ import annotations

from datetime import date

from salespm_tui.contract.goals import ExplainFigure
from salespm_tui.contract.pipeline import CurrencyFigures, DealRow
from salespm_tui.core.i18n import _
from salespm_tui.core.money import short_money
from salespm_tui.domain.figures import Figure, half_up
from salespm_tui.ui.present.clients import Glyph
from salespm_tui.ui.present.pipeline import brief
from salespm_tui.ui.present.pipeline_forecast import month_words

Choices = list[tuple[ExplainFigure, str]]


def deal_figures(deal: DealRow, glyph: Glyph) -> Choices:
    """What is computed for one deal."""
    if deal.kind != "open":
        return []
    health = glyph("unknown") if deal.health is None else str(deal.health)
    weighted = brief(deal.weighted_minor, deal.currency, glyph)
    stale = _("yes") if deal.stale else _("no")
    lines = (
        ("health", _("Health of this deal: %(value)s") % {"value": health}),
        ("weighted", _("Weighted amount of this deal: %(value)s") % {"value": weighted}),
        ("stale", _("Is this deal stale: %(value)s") % {"value": stale}),
    )
    return [(ExplainFigure("opportunity", deal.id, name), words) for name, words in lines]


def stage_figures(stage_id: int, stage: str, project_id: int | None, currency: str) -> Choices:
    """What is computed for one stage."""
    lines = (
        ("weighted", _("Weighted amount of the stage %(stage)s") % {"stage": stage}),
        ("conversion", _("Conversion from the stage %(stage)s to the next") % {"stage": stage}),
    )
    return [
        (
            ExplainFigure(
                "pipeline_stage", stage_id, name, project_id=project_id, currency=currency
            ),
            words,
        )
        for name, words in lines
    ]


def pipeline_figures(
    figures: CurrencyFigures, project_id: int | None, today: date, glyph: Glyph
) -> Choices:
    """What is computed for all deals of a currency: this month's forecast, and the rates."""
    currency = figures.currency
    total = short_money(half_up(figures.total.weighted), currency)
    rate = figures.win_rate
    per_day = figures.velocity.per_day
    speed = glyph("unknown")
    if per_day.value is not None:
        speed = short_money(half_up(per_day.value), currency)
    month = {"month": month_words(today, today)}
    lines: list[tuple[str, str, bool]] = [
        ("weighted", _("Weighted amount of all open deals: %(value)s") % {"value": total}, False),
        ("forecast", _("Forecast of %(month)s") % month, True),
        ("coverage", _("Coverage of the goal of %(month)s") % month, True),
        ("win_rate", _("Win rate: %(value)s") % {"value": percent(rate.by_count, glyph)}, False),
        (
            "win_rate_by_amount",
            _("Win rate by amount: %(value)s") % {"value": percent(rate.by_amount, glyph)},
            False,
        ),
        ("velocity", _("Velocity: %(value)s a day") % {"value": speed}, False),
    ]
    return [
        (
            ExplainFigure(
                "pipeline", project_id, name, month=today if monthly else None, currency=currency
            ),
            words,
        )
        for name, words, monthly in lines
    ]


def percent(figure: Figure, glyph: Glyph) -> str:
    """A share in percent; a dash where there is none."""
    return glyph("unknown") if figure.value is None else f"{half_up(figure.value * 100)}%"
