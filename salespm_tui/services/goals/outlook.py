"""A money goal against what the deals of its period bring."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from salespm_tui.contract.goals import GoalOutlook
from salespm_tui.domain.close_gap import GapClosing, close_gap
from salespm_tui.domain.figures import known as figure
from salespm_tui.domain.forecast import Forecast, coverage, forecast
from salespm_tui.domain.number_made import will_be_made
from salespm_tui.domain.pipeline import Deal
from salespm_tui.services.goals.book import Book, Standing
from salespm_tui.services.goals.feeding import deals_of

_SOLD = frozenset({"revenue", "orders_signed", "custom"})


@dataclass(frozen=True, slots=True)
class Sold:
    """The deals that belong to a goal, and what they come to in its period. `wanted` is what they
    are to bring: the way from the baseline to the target."""

    deals: tuple[Deal, ...]
    wanted: int
    forecast: Forecast
    gap: GapClosing


def is_closable(standing: Standing) -> bool:
    """Whether winning deals closes the gap of the goal: money that is sold and adds up."""
    facts = standing.facts
    return (
        facts.currency is not None
        and facts.metric in _SOLD
        and facts.aggregation == "cumulative"
        and facts.direction == "higher"
    )


def sold(known: Book, standing: Standing) -> Sold:
    """The deals of a goal that `is_closable` against its target, computed once for each goal."""
    found: Sold | None = known.kept.get(("sold", standing.facts.id))
    if found is None:
        found = known.kept["sold", standing.facts.id] = _sold(known, standing)
    return found


def _sold(known: Book, standing: Standing) -> Sold:
    facts, ladder = standing.facts, known.sources.ladder
    deals = deals_of(known.sources, standing.claim)
    wanted = facts.target_value - facts.baseline_value
    return Sold(
        deals,
        wanted,
        forecast(deals, ladder, facts.period),
        close_gap(deals, ladder, facts.period, wanted),
    )


def outlook(known: Book, chosen: Iterable[Standing]) -> GoalOutlook | None:
    """Of the highest goals in the tree that run today, the one that is due first; of these that of
    the largest target."""
    running = [
        one
        for one in chosen
        if is_closable(one) and one.facts.status == "active" and known.today in one.facts.period
    ]
    if not running:
        return None
    top = min(one.level for one in running)
    first = min(
        (one for one in running if one.level == top),
        key=lambda one: (one.facts.due_on, -one.facts.target_value, one.facts.id),
    )
    return outlook_of(known, first)


def outlook_of(known: Book, standing: Standing) -> GoalOutlook:
    """What the deals bring to that goal."""
    facts, found = standing.facts, sold(known, standing)
    assert facts.currency is not None
    made = will_be_made(facts.name, found.wanted, found.forecast, facts.write)
    return GoalOutlook(
        goal_id=facts.id,
        name=facts.name,
        start=facts.start_on,
        due=facts.due_on,
        currency=facts.currency,
        target=found.wanted,
        won=found.gap.won_minor,
        weighted=figure(found.gap.weighted_open),
        forecast=figure(found.forecast.total),
        gap=figure(found.gap.gap),
        coverage=coverage(found.forecast, found.wanted),
        text=made.text,
    )
