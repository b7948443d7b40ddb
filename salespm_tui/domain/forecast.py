"""What the deals bring in by month, against a target, and how far the open ones cover it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from salespm_tui.domain.figures import Figure, Number, Period, known, month_of, months_of, undefined
from salespm_tui.domain.pipeline import ALL_KNOWN, Deal, Ladder, Unknown, one_currency


@dataclass(frozen=True, slots=True)
class Forecast:
    """The parts of one period's forecast, each of its own deals; minor units of one currency.

    won counts at its close date, commit at its whole amount, best case and pipeline weighted; their
    whole amounts stand beside. `open_minor` is of every open deal of the period, those not counted
    by the forecast (omitted) too, `weighted_open` the same weighted. `unknown` counts what the open
    deals of the period lack, `won_unknown` won deals without an amount.
    """

    period: Period
    won_minor: int = 0
    commit_minor: int = 0
    best_case_minor: int = 0
    pipeline_minor: int = 0
    best_case_weighted: Fraction = Fraction(0)
    pipeline_weighted: Fraction = Fraction(0)
    open_minor: int = 0
    weighted_open: Fraction = Fraction(0)
    won_count: int = 0
    open_count: int = 0
    unknown: Unknown = ALL_KNOWN
    won_unknown: int = 0

    @property
    def weighted(self) -> Fraction:
        """Σ weighted of best case and pipeline."""
        return self.best_case_weighted + self.pipeline_weighted

    @property
    def total(self) -> Fraction:
        """forecast = won + Σ commit amount + Σ weighted of best case and pipeline."""
        return self.won_minor + self.commit_minor + self.weighted


@dataclass(frozen=True, slots=True)
class ForecastByMonth:
    """The months in order, and the deals that no month can hold: open ones without a close date,
    won ones without their actual one."""

    months: tuple[Forecast, ...]
    open_undated: int
    won_undated: int


class _Parts:
    """A forecast while it is added up, weighted amounts in hundredths."""

    __slots__ = (
        "counts", "minor", "no_amount", "no_probability", "open_minor", "open_weighted", "weighted",
        "won", "won_count", "won_unknown",
    )  # fmt: skip

    def __init__(self) -> None:
        self.minor = dict.fromkeys(("commit", "best_case", "pipeline"), 0)
        self.weighted = dict.fromkeys(("best_case", "pipeline"), 0)
        self.won = self.won_count = self.won_unknown = self.counts = 0
        self.open_minor = self.open_weighted = self.no_amount = self.no_probability = 0

    def add_won(self, deal: Deal) -> None:
        self.won_count += 1
        self.won_unknown += deal.amount_minor is None
        self.won += deal.amount_minor or 0

    def add_open(self, deal: Deal, p: int | None) -> None:
        self.counts += 1
        self.no_probability += p is None
        if deal.amount_minor is None:
            self.no_amount += 1
            return
        hundredths = deal.amount_minor * (p or 0)
        self.open_minor += deal.amount_minor
        self.open_weighted += hundredths
        category = deal.forecast_category
        if category in self.minor:
            self.minor[category] += deal.amount_minor
        if category in self.weighted:
            self.weighted[category] += hundredths

    def forecast(self, period: Period) -> Forecast:
        return Forecast(
            period=period,
            won_minor=self.won,
            commit_minor=self.minor["commit"],
            best_case_minor=self.minor["best_case"],
            pipeline_minor=self.minor["pipeline"],
            best_case_weighted=Fraction(self.weighted["best_case"], 100),
            pipeline_weighted=Fraction(self.weighted["pipeline"], 100),
            open_minor=self.open_minor,
            weighted_open=Fraction(self.open_weighted, 100),
            won_count=self.won_count,
            open_count=self.counts,
            unknown=Unknown(self.no_amount, self.no_probability),
            won_unknown=self.won_unknown,
        )


def forecast(deals: Sequence[Deal], ladder: Ladder, period: Period) -> Forecast:
    """The forecast of the period: won deals by their actual close, open ones by the expected."""
    one_currency(deals)
    parts = _Parts()
    for deal in deals:
        day = counts_on(deal, ladder)
        if day in period:
            _add(parts, deal, ladder)
    return parts.forecast(period)


def forecast_by_month(deals: Sequence[Deal], ladder: Ladder, period: Period) -> ForecastByMonth:
    """The forecast of every whole month that the period touches."""
    one_currency(deals)
    months = {one.first: _Parts() for one in months_of(period)}
    undated = {"open": 0, "won": 0, "lost": 0}
    for deal in deals:
        day = counts_on(deal, ladder)
        if day is None:
            undated[ladder.kind(deal)] += 1
        elif (parts := months.get(day.replace(day=1))) is not None:
            _add(parts, deal, ladder)
    return ForecastByMonth(
        tuple(parts.forecast(month_of(first)) for first, parts in months.items()),
        undated["open"],
        undated["won"],
    )


def counts_on(deal: Deal, ladder: Ladder) -> date | None:
    """The day on which a forecast counts the deal: won at its actual close, open at the expected
    one; None where that is unknown, and for lost deals."""
    kind = ladder.kind(deal)
    if kind == "lost":
        return None
    return deal.closed_on if kind == "won" else deal.expected_close_on


def coverage(found: Forecast, target: Number | None) -> Figure:
    """Σ open amount in the period ÷ (target − won); undefined where won reaches the target."""
    if target is None:
        return undefined("no_target")
    if target <= found.won_minor:
        return undefined("target_reached")
    return known(Fraction(found.open_minor) / Fraction(target - found.won_minor))


def _add(parts: _Parts, deal: Deal, ladder: Ladder) -> None:
    if ladder.is_open(deal):
        parts.add_open(deal, ladder.probability(deal))
    else:
        parts.add_won(deal)
