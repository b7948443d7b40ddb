"""The pipeline as JSON. Ratios come from the minor units as printed; what lacks history is null."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from typing import Any

from salespm_tui.contract.pipeline import (
    CurrencyFigures,
    DealRow,
    MonthForecast,
    Pipeline,
    StageAmount,
    StageColumn,
)
from salespm_tui.domain.figures import Figure, half_up
from salespm_tui.domain.pipeline import ALL_KNOWN, Unknown

Json = dict[str, Any]
_DIGITS = 6


def pipeline(board: Pipeline) -> Json:
    """The figures of the currency of most deals, those of others under `other_currencies`, and every
    deal in its own. `stages` count the deals of that currency alone."""
    known = board.figures[0] if board.figures else None
    currency = board.currency if known is None else known.currency
    return {
        **_of_currency(board, currency, known),
        "other_currencies": [_of_currency(board, one.currency, one) for one in board.figures[1:]],
        "views": {view.code: view.count for view in board.views},
        "deals": [
            _deal(row, column.stage.name) for column in board.columns for row in column.deals
        ],
    }


def _of_currency(board: Pipeline, currency: str, figures: CurrencyFigures | None) -> Json:
    found: Json = {
        "currency": currency,
        "stages": [_stage(column, currency) for column in board.columns],
        "forecast": [],
        "conversion": [],
        "velocity_days": None,
        "velocity_minor_per_day": None,
        "win_rate": {"by_count": None, "by_amount": None, "n": 0},
        "assumed": True,
    }
    if figures is None:
        return found
    rate = figures.win_rate
    per_day = figures.velocity.per_day.value
    return {
        **found,
        "forecast": [_month(month) for month in figures.months],
        "conversion": list(_conversions(board, figures)),
        "velocity_days": ratio(figures.cycle.days),
        "velocity_minor_per_day": None if per_day is None else half_up(per_day),
        "win_rate": {
            "by_count": ratio(rate.by_count),
            "by_amount": ratio(rate.by_amount),
            "n": rate.n,
        },
        "assumed": figures.assumed,
    }


def ratio(figure: Figure) -> float | None:
    """A share as a decimal, null where it is undefined."""
    if figure.value is None:
        return None
    parts = half_up(figure.value * 10**_DIGITS)
    return float(Decimal(parts).scaleb(-_DIGITS))


def _stage(column: StageColumn, currency: str) -> Json:
    nothing = Fraction(0) if column.stage.kind == "open" else None
    mine = next(
        (one for one in column.amounts if one.currency == currency),
        StageAmount(currency, 0, 0, nothing, ALL_KNOWN),
    )
    return {
        "id": column.stage.id,
        "name": column.stage.name,
        "kind": column.stage.kind,
        "probability": column.stage.probability,
        "count": mine.count,
        "amount_minor": known_amount(mine),
        "weighted_minor": known_weighted(column, mine),
        "unknown": _unknown(mine.unknown),
    }


def known_amount(mine: StageAmount) -> int | None:
    """The sum of the amounts; None where there are deals and nobody knows any of their amounts."""
    return None if mine.count and mine.unknown.no_amount == mine.count else mine.amount_minor


def known_weighted(column: StageColumn, mine: StageAmount) -> int | None:
    """The weighted sum; None of closed stages, and where none of its deals has one."""
    if mine.weighted is None:
        return None
    has_one = not mine.count or any(
        row.weighted_minor is not None for row in column.deals if row.currency == mine.currency
    )
    return half_up(mine.weighted) if has_one else None


def _unknown(unknown: Unknown) -> Json:
    return {
        "amount": unknown.no_amount,
        "probability": unknown.no_probability,
        "close": unknown.no_close,
    }


def _month(month: MonthForecast) -> Json:
    """`best_case_minor` is the whole amount; `weighted_minor` holds best case and pipeline."""
    found = month.forecast
    return {
        "month": f"{found.period.first:%Y-%m}",
        "won_minor": found.won_minor,
        "commit_minor": found.commit_minor,
        "best_case_minor": found.best_case_minor,
        "weighted_minor": half_up(found.weighted),
        "pipeline_minor": found.pipeline_minor,
        "total_minor": half_up(found.total),
        "target_minor": month.target_minor,
        "won_count": found.won_count,
        "open_count": found.open_count,
    }


def _conversions(board: Pipeline, figures: CurrencyFigures) -> Iterator[Json]:
    names = {column.stage.id: column.stage.name for column in board.columns}
    for one in figures.conversions:
        yield {
            "from_id": one.from_stage_id,
            "from": names[one.from_stage_id],
            "to_id": one.to_stage_id,
            "to": names[one.to_stage_id],
            "reached_from": one.reached_from,
            "reached_to": one.reached_to,
            "rate": ratio(one.rate),
        }


def _deal(row: DealRow, stage: str) -> Json:
    close, step_on = row.close_on, row.next_step_on
    return {
        "id": row.id,
        "name": row.name,
        "project": row.project,
        "client": row.client,
        "stage": stage,
        "stage_id": row.stage_id,
        "currency": row.currency,
        "amount_minor": row.amount_minor,
        "probability": row.probability,
        "probability_is_manual": row.probability_is_manual,
        "weighted_minor": row.weighted_minor,
        "forecast_category": row.forecast_category,
        "close": None if close is None else close.isoformat(),
        "next_step": row.next_step,
        "next_step_on": None if step_on is None else step_on.isoformat(),
        "age_days": row.age_days,
        "pushes": row.pushes,
        "stale": row.stale,
        "health": row.health,
        "reasons": [one.code for one in row.reasons],
        "waiting_on": row.waiting_on,
        "owner": row.owner or None,
        "outcome_reason": row.outcome_reason,
    }
