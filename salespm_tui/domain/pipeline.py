"""Deals on the ladder of their stages: probability, weighted amounts, sums with what is unknown.

The formulas are those of the pipeline chapter of the domain description. Money is in minor units;
a sum is of one currency (ValueError otherwise, `by_currency` sorts deals out beforehand). What is
unknown adds nothing to a sum and is counted beside it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

ASSUMED_BELOW = 20
"""Until so many deals have closed, rates are no history and the ladder's are assumed."""


@dataclass(frozen=True, slots=True)
class Stage:
    """A step of the ladder. `kind` is open, won or lost. Without `probability` nobody knows it;
    without `rot_days` a deal never becomes stale there."""

    id: int
    position: int
    kind: str
    probability: int | None = None
    rot_days: int | None = None


@dataclass(frozen=True, slots=True)
class Deal:
    """An opportunity as figures see it; None where nobody knows.

    Dates are days in the workspace's time zone. `next_step_on` is that of the earliest open next
    step, `has_next_step` whether there is one at all. `has_decider` is whether the client's contacts
    include one who decides; None without a client.
    """

    id: int
    name: str
    stage_id: int
    currency: str
    amount_minor: int | None = None
    probability_override: int | None = None
    forecast_category: str = "pipeline"
    expected_close_on: date | None = None
    opened_on: date | None = None
    closed_on: date | None = None
    stage_entered_on: date | None = None
    last_contact_on: date | None = None
    has_next_step: bool = False
    next_step_on: date | None = None
    pushes: int = 0
    client_id: int | None = None
    has_decider: bool | None = None
    bant: tuple[int | None, int | None, int | None, int | None] = (None, None, None, None)
    project_id: int | None = None
    goal_id: int | None = None


class Ladder:
    """The stages of a workspace in order of their position (ties by id)."""

    __slots__ = ("_by_id", "stages")

    def __init__(self, stages: Iterable[Stage]) -> None:
        self.stages = tuple(sorted(stages, key=lambda one: (one.position, one.id)))
        self._by_id = {stage.id: stage for stage in self.stages}

    def stage_of(self, deal: Deal) -> Stage:
        """The stage at which the deal stands; KeyError for one that is not of this ladder."""
        return self._by_id[deal.stage_id]

    def kind(self, deal: Deal) -> str:
        """open, won or lost."""
        return self._by_id[deal.stage_id].kind

    def is_open(self, deal: Deal) -> bool:
        """Whether the deal is neither won nor lost."""
        return self._by_id[deal.stage_id].kind == "open"

    def probability(self, deal: Deal) -> int | None:
        """p = override ?? the stage's probability, in percent; 0 is a real 0. A closed deal's is
        100 or 0 whatever was set by hand."""
        stage = self._by_id[deal.stage_id]
        if stage.kind != "open":
            return 100 if stage.kind == "won" else 0
        manual = deal.probability_override
        return stage.probability if manual is None else manual

    def weighted(self, deal: Deal) -> Fraction | None:
        """amount · p ÷ 100 of an open deal; None where either is unknown, and of closed deals."""
        p = self.probability(deal)
        if deal.amount_minor is None or p is None or not self.is_open(deal):
            return None
        return Fraction(deal.amount_minor * p, 100)


@dataclass(frozen=True, slots=True)
class Unknown:
    """How many of the deals behind a sum lack what it needs."""

    no_amount: int = 0
    no_probability: int = 0
    no_close: int = 0

    def __bool__(self) -> bool:
        return bool(self.no_amount or self.no_probability or self.no_close)


ALL_KNOWN = Unknown()


@dataclass(frozen=True, slots=True)
class StageSum:
    """One column of the board. `weighted` is None for won and lost stages."""

    stage_id: int
    count: int
    amount_minor: int
    weighted: Fraction | None
    unknown: Unknown


@dataclass(frozen=True, slots=True)
class PipelineSum:
    """All deals of one currency: what is open, weighted and not, and won beside it; lost is out."""

    currency: str | None
    open_count: int
    open_minor: int
    weighted: Fraction
    won_count: int
    won_minor: int
    lost_count: int
    lost_minor: int
    unknown: Unknown
    won_unknown: int
    lost_unknown: int


def by_currency(deals: Iterable[Deal]) -> dict[str, tuple[Deal, ...]]:
    """The deals of each currency, in the order of its code."""
    found: dict[str, list[Deal]] = {}
    for deal in deals:
        found.setdefault(deal.currency, []).append(deal)
    return {currency: tuple(found[currency]) for currency in sorted(found)}


def one_currency(deals: Sequence[Deal]) -> str | None:
    """The currency of all of them, None where there is no deal; ValueError where they differ."""
    currencies = {deal.currency for deal in deals}
    if len(currencies) > 1:
        raise ValueError(f"amounts of {sorted(currencies)} are never added up")
    return next(iter(currencies), None)


def stage_sums(deals: Sequence[Deal], ladder: Ladder) -> tuple[StageSum, ...]:
    """Every stage in its order with its deals counted and summed, empty stages too."""
    one_currency(deals)
    columns: dict[int, list[Deal]] = {stage.id: [] for stage in ladder.stages}
    for deal in deals:
        columns[deal.stage_id].append(deal)
    return tuple(_stage_sum(stage, columns[stage.id], ladder) for stage in ladder.stages)


def pipeline_sum(deals: Sequence[Deal], ladder: Ladder) -> PipelineSum:
    """weighted = Σ over open deals of amount · p ÷ 100; won apart at 100 %; lost excluded."""
    parted: dict[str, list[Deal]] = {"open": [], "won": [], "lost": []}
    for deal in deals:
        parted[ladder.kind(deal)].append(deal)
    weighted, unknown = weighted_sum(parted["open"], ladder)
    won_minor, won_unknown = amount_sum(parted["won"])
    lost_minor, lost_unknown = amount_sum(parted["lost"])
    return PipelineSum(
        currency=one_currency(deals),
        open_count=len(parted["open"]),
        open_minor=amount_sum(parted["open"])[0],
        weighted=weighted,
        won_count=len(parted["won"]),
        won_minor=won_minor,
        lost_count=len(parted["lost"]),
        lost_minor=lost_minor,
        unknown=unknown,
        won_unknown=won_unknown,
        lost_unknown=lost_unknown,
    )


def amount_sum(deals: Iterable[Deal]) -> tuple[int, int]:
    """The known amounts added up, and how many are not known."""
    total = unknown = 0
    for deal in deals:
        if deal.amount_minor is None:
            unknown += 1
        else:
            total += deal.amount_minor
    return total, unknown


def weighted_sum(deals: Iterable[Deal], ladder: Ladder) -> tuple[Fraction, Unknown]:
    """Σ amount · p ÷ 100 of the open ones among the deals, and what of them is unknown."""
    hundredths = no_amount = no_probability = no_close = 0
    for deal in deals:
        if not ladder.is_open(deal):
            continue
        p = ladder.probability(deal)
        no_amount += deal.amount_minor is None
        no_probability += p is None
        no_close += deal.expected_close_on is None
        if deal.amount_minor is not None and p is not None:
            hundredths += deal.amount_minor * p
    return Fraction(hundredths, 100), Unknown(no_amount, no_probability, no_close)


def is_assumed(closed_count: int, needed: int = ASSUMED_BELOW) -> bool:
    """Whether the probabilities of the ladder are assumed: too few deals have closed to know."""
    return closed_count < needed


def _stage_sum(stage: Stage, deals: list[Deal], ladder: Ladder) -> StageSum:
    amount, no_amount = amount_sum(deals)
    if stage.kind != "open":
        return StageSum(stage.id, len(deals), amount, None, Unknown(no_amount))
    weighted, unknown = weighted_sum(deals, ladder)
    return StageSum(stage.id, len(deals), amount, weighted, unknown)
