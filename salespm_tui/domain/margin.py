"""What a project leaves: what was won less what it costs. Minor units of one currency, exact."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from salespm_tui.domain.figures import Figure, known, undefined


@dataclass(frozen=True, slots=True)
class Cost:
    """A budget line: what it allows (revised, else planned), and what is spent and bound by orders."""

    amount_minor: int
    spent_minor: int = 0
    committed_minor: int = 0


@dataclass(frozen=True, slots=True)
class MarginFigures:
    """Won, cost, and what follows from the two; None and undefined while unknown."""

    won_minor: int | None
    cost_minor: int | None
    margin: Figure
    rate: Figure
    unknown: int


def cost_of(lines: Iterable[Cost], *, over: bool) -> int | None:
    """What a project costs; None where its budget has no line.

    Each line costs what it allows, or what is spent and committed on it where that is more. Of a
    project that is over nothing is still to come: it cost what was spent.
    """
    costs = list(lines)
    if not costs:
        return None
    if over:
        return sum(line.spent_minor for line in costs)
    return sum(max(line.amount_minor, line.spent_minor + line.committed_minor) for line in costs)


def margin_of(won: Iterable[int | None], cost_minor: int | None) -> MarginFigures:
    """The margin of deals won with these amounts (None: not known, or in another currency).

    margin = Σ won − cost; rate = margin ÷ Σ won. Both are undefined without a known amount, without a
    cost, the rate also where the amounts add up to nothing.
    """
    amounts = list(won)
    told = [amount for amount in amounts if amount is not None]
    unknown = len(amounts) - len(told)
    won_minor = sum(told) if told else None
    if won_minor is None:
        lacking = undefined("no_amount" if amounts else "nothing_won")
        return MarginFigures(None, cost_minor, lacking, lacking, unknown)
    if cost_minor is None:
        lacking = undefined("no_budget")
        return MarginFigures(won_minor, None, lacking, lacking, unknown)
    margin = known(won_minor - cost_minor)
    assert margin.value is not None
    rate = known(margin.value / won_minor) if won_minor else undefined("amounts_zero")
    return MarginFigures(won_minor, cost_minor, margin, rate, unknown)
