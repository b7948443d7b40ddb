"""Which deals to win so that a target is met.

gap = target − (won + weighted open, in the period). A deal closed as won adds its amount to what is
won and takes its weighted amount from what is open, so it contributes amount − weighted.

Of all sets of open deals of the period whose contributions add up to the gap, the one named is, in
this order: that of the fewest deals; of these, that of the largest total; of these, that whose close
dates, sorted (equal days by id), are the earliest, compared one by one from the first.

It is found by sorting the deals by contribution (largest first), then close date, then id, and
taking them until they suffice:

- No k deals add up to more than the k largest. So if the first k suffice and the first k − 1 do not,
  no set of fewer than k suffices: k is the fewest.
- Those first k suffice, and no k deals have a larger total: theirs is the largest.
- A set of k with that same total holds every deal that contributes more than v, the k-th largest
  contribution, and r deals that contribute exactly v: were one of the larger ones missing, a deal
  of at most v would stand in its place and the total would be less. So sets of the largest total
  differ only in which r of the deals of v they hold. Putting an earlier one in the place of another
  makes the sorted list of (close date, id) smaller: the r earliest are best, and the sort takes
  them.

Deals that contribute nothing or less never get in: the sum before them was no smaller.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from salespm_tui.domain.figures import Number, Period
from salespm_tui.domain.forecast import counts_on, forecast
from salespm_tui.domain.pipeline import Deal, Ladder, Unknown


@dataclass(frozen=True, slots=True)
class Candidate:
    """An open deal of the period and what winning it would add (minor units, exact).

    Where its probability is unknown it is not in the weighted sum: winning it adds its amount.
    """

    deal_id: int
    contribution: Fraction
    close_on: date


@dataclass(frozen=True, slots=True)
class GapClosing:
    """The gap and the deals that close it, those that contribute most first.

    `gap` is 0 or less where nothing is to be closed. `remains` is what the named deals leave open:
    0 where they suffice; else they are all that contribute. `unknown` counts the open deals of the
    period that lack an amount (and cannot be named) or a probability, and the open deals without a
    close date, which belong to no period.
    """

    target: Fraction
    won_minor: int
    weighted_open: Fraction
    gap: Fraction
    chosen: tuple[Candidate, ...]
    remains: Fraction
    unknown: Unknown
    candidates: int

    @property
    def closes(self) -> bool:
        """Whether the target is met once the chosen deals are won."""
        return self.remains <= 0


def close_gap(deals: Sequence[Deal], ladder: Ladder, period: Period, target: Number) -> GapClosing:
    """The smallest set of open deals that closes the gap; deals of one currency (ValueError)."""
    found = forecast(deals, ladder, period)
    gap = target - (found.won_minor + found.weighted_open)
    possible = candidates(deals, ladder, period)
    chosen = smallest_set(possible, gap)
    remains = max(Fraction(0), gap - sum((one.contribution for one in chosen), Fraction(0)))
    undated = sum(ladder.is_open(deal) and deal.expected_close_on is None for deal in deals)
    unknown = Unknown(found.unknown.no_amount, found.unknown.no_probability, undated)
    return GapClosing(
        target=Fraction(target),
        won_minor=found.won_minor,
        weighted_open=found.weighted_open,
        gap=Fraction(gap),
        chosen=chosen,
        remains=remains,
        unknown=unknown,
        candidates=len(possible),
    )


def candidates(deals: Iterable[Deal], ladder: Ladder, period: Period) -> tuple[Candidate, ...]:
    """The open deals of the period with a known amount, each with its contribution."""
    found = []
    for deal in deals:
        day = counts_on(deal, ladder)
        if day is None or day not in period or deal.amount_minor is None:
            continue
        if ladder.is_open(deal):
            p = ladder.probability(deal) or 0
            found.append(Candidate(deal.id, Fraction(deal.amount_minor * (100 - p), 100), day))
    return tuple(found)


def smallest_set(possible: Iterable[Candidate], gap: Number) -> tuple[Candidate, ...]:
    """The set that the module's order puts first; all that contribute where none suffices."""
    ordered = sorted(possible, key=lambda one: (-one.contribution, one.close_on, one.deal_id))
    chosen: list[Candidate] = []
    left = Fraction(gap)
    for one in ordered:
        if left <= 0 or one.contribution <= 0:
            break
        chosen.append(one)
        left -= one.contribution
    return tuple(chosen)
