"""What the closed deals teach: win rate, cycle, velocity and conversion, each with its n.

A rate of fewer than 20 cases is no history: it is undefined and says how many there are.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from salespm_tui.domain.figures import Figure, known, undefined
from salespm_tui.domain.pipeline import ASSUMED_BELOW, Deal, Ladder, amount_sum, one_currency


@dataclass(frozen=True, slots=True)
class WinRate:
    """won ÷ (won + lost), by count of `n` deals and by amount of the `n_by_amount` whose amount is
    known."""

    by_count: Figure
    by_amount: Figure
    n: int
    n_by_amount: int
    won: int
    lost: int
    won_minor: int
    lost_minor: int


@dataclass(frozen=True, slots=True)
class Cycle:
    """The average days from opening to winning, over the `n` won deals that have both dates."""

    days: Figure
    n: int


@dataclass(frozen=True, slots=True)
class Velocity:
    """Minor units a day, and what it is made of; `no_amount` open deals count for nothing."""

    per_day: Figure
    open_count: int
    open_minor: int
    no_amount: int
    win_rate: WinRate
    cycle: Cycle


@dataclass(frozen=True, slots=True)
class Conversion:
    """How many of the deals that ever reached one stage ever reached another, later one."""

    from_stage_id: int
    to_stage_id: int
    reached_from: int
    reached_to: int
    rate: Figure


def win_rate(deals: Sequence[Deal], ladder: Ladder, needed: int = ASSUMED_BELOW) -> WinRate:
    """won ÷ (won + lost), by count and by amount, over all the deals given."""
    one_currency(deals)
    won = [deal for deal in deals if ladder.kind(deal) == "won"]
    lost = [deal for deal in deals if ladder.kind(deal) == "lost"]
    (won_minor, won_unknown), (lost_minor, lost_unknown) = amount_sum(won), amount_sum(lost)
    n = len(won) + len(lost)
    n_by_amount = n - won_unknown - lost_unknown
    return WinRate(
        by_count=_rate(len(won), n, n, needed, "no_closed"),
        by_amount=_rate(
            won_minor,
            won_minor + lost_minor,
            n_by_amount,
            needed,
            "no_amount" if n else "no_closed",
        ),
        n=n,
        n_by_amount=n_by_amount,
        won=len(won),
        lost=len(lost),
        won_minor=won_minor,
        lost_minor=lost_minor,
    )


def average_cycle(deals: Iterable[Deal], ladder: Ladder, needed: int = ASSUMED_BELOW) -> Cycle:
    """The average calendar days from `opened_on` to `closed_on` of won deals."""
    days = n = 0
    for deal in deals:
        if ladder.kind(deal) != "won" or deal.opened_on is None or deal.closed_on is None:
            continue
        days += (deal.closed_on - deal.opened_on).days
        n += 1
    if not n:
        return Cycle(undefined("no_cycle"), 0)
    if n < needed:
        return Cycle(undefined("insufficient_history", n=n, needed=needed), n)
    return Cycle(known(Fraction(days, n)), n)


def velocity(deals: Sequence[Deal], ladder: Ladder, needed: int = ASSUMED_BELOW) -> Velocity:
    """n_open · average amount · win rate ÷ average cycle days.

    n_open · average amount is the sum of the known open amounts; the win rate is that by count.
    """
    rate, cycle = win_rate(deals, ladder, needed), average_cycle(deals, ladder, needed)
    open_deals = [deal for deal in deals if ladder.is_open(deal)]
    total, unknown = amount_sum(open_deals)
    per_day = _velocity(total, len(open_deals), unknown, rate.by_count, cycle.days)
    return Velocity(per_day, len(open_deals), total, unknown, rate, cycle)


def _velocity(total: int, count: int, unknown: int, rate: Figure, days: Figure) -> Figure:
    if not count:
        return undefined("no_open")
    if unknown == count:
        return undefined("no_amount")
    if rate.value is None:
        return rate
    if days.value is None:
        return days
    return known(total * rate.value / days.value) if days.value else undefined("no_time")


class Reached:
    """How far up the ladder each deal ever was.

    Ever reached is cumulative: a deal that stood at an open stage has passed all open stages before
    it, whether it stopped there or jumped over them, and a won deal has passed them all. So no rate
    exceeds 1. A lost deal was where its history says; one that has no history is counted apart.
    """

    __slots__ = ("_counts", "_ladder", "_ranks", "without_history")

    def __init__(
        self, deals: Iterable[Deal], ladder: Ladder, visited: Mapping[int, frozenset[int]]
    ) -> None:
        """`visited` gives the stages of each deal's history; where it now stands counts anyway."""
        self._ladder = ladder
        open_ids = [stage.id for stage in ladder.stages if stage.kind == "open"]
        self._ranks = {stage_id: rank for rank, stage_id in enumerate(open_ids)}
        won = {stage.id: len(open_ids) for stage in ladder.stages if stage.kind == "won"}
        self._ranks.update(won)
        exactly = [0] * (len(open_ids) + 1)
        self.without_history = 0
        for deal in deals:
            stood = (deal.stage_id, *visited.get(deal.id, ()))
            ranks = [self._ranks[one] for one in stood if one in self._ranks]
            if ranks:
                exactly[max(ranks)] += 1
            else:
                self.without_history += 1
        for rank in range(len(exactly) - 2, -1, -1):
            exactly[rank] += exactly[rank + 1]
        self._counts = exactly

    def count(self, stage_id: int) -> int:
        """The deals that ever reached that open or won stage; KeyError for another."""
        return self._counts[self._ranks[stage_id]]

    def conversion(self, from_id: int, to_id: int, needed: int = ASSUMED_BELOW) -> Conversion:
        """i→j: deals that ever reached j ÷ deals that ever reached i."""
        before, after = self.count(from_id), self.count(to_id)
        if self._ranks[from_id] >= self._ranks[to_id]:
            rate = undefined("not_ahead")
        else:
            rate = _rate(after, before, before, needed, "none_reached")
        return Conversion(from_id, to_id, before, after, rate)

    def conversions(self, needed: int = ASSUMED_BELOW) -> tuple[Conversion, ...]:
        """From every open stage to the next, and from the last of them to won."""
        steps = [stage.id for stage in self._ladder.stages if stage.kind == "open"]
        steps += [stage.id for stage in self._ladder.stages if stage.kind == "won"][:1]
        return tuple(self.conversion(one, other, needed) for one, other in pairwise(steps))


def _rate(part: int, whole: int, n: int, needed: int, without: str) -> Figure:
    if not n:
        return undefined(without)
    if n < needed:
        return undefined("insufficient_history", n=n, needed=needed)
    return known(Fraction(part, whole)) if whole else undefined("amounts_zero")
