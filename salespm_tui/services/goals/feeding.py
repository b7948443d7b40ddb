"""Which deals and payments belong to a goal, and what they add to it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from salespm_tui.domain.figures import Period
from salespm_tui.domain.goal_owners import same_person
from salespm_tui.domain.goal_sources import (
    Fed,
    SourceRow,
    fed_by_deals,
    fed_by_payments,
    feed_of,
    feeds,
)
from salespm_tui.domain.pipeline import Deal
from salespm_tui.services.goals.deals import PaymentFacts, Sources
from salespm_tui.services.goals.rows import PER_UNIT, GoalFacts


@dataclass(frozen=True, slots=True)
class Claim:
    """What a goal may count: the ids of itself and all below it, and the owner whose deals alone
    count ("": of all)."""

    facts: GoalFacts
    goal_ids: frozenset[int]
    owner: str


def feed_code(facts: GoalFacts) -> str | None:
    """What the goal is fed with; None where its values are all stated by hand."""
    return feed_of(facts.fed_by, facts.metric, is_money=facts.currency is not None)


def deals_of(sources: Sources, claim: Claim) -> tuple[Deal, ...]:
    """The deals that belong to the goal, of all times and whatever their stage."""
    return _chosen(sources, claim, closed=False)


def _chosen(sources: Sources, claim: Claim, *, closed: bool) -> tuple[Deal, ...]:
    """The goal's deals; with `closed` those alone that are won or lost."""
    project_id, currency = claim.facts.project_id, claim.facts.currency
    ties = claim.goal_ids & sources.tied
    key = (project_id, currency, claim.owner.casefold(), ties, closed)
    found = sources.chosen.get(key)
    if found is None:
        if closed:
            among: Iterable[Deal] = _chosen(sources, claim, closed=False)
            found = tuple(deal for deal in among if not sources.ladder.is_open(deal))
        else:
            among = sources.deals.values()
            found = tuple(
                deal
                for deal in among
                if feeds(deal, project_id, currency, ties) and _is_of_owner(sources, claim, deal)
            )
        sources.chosen[key] = found
    return found


def _is_of_owner(sources: Sources, claim: Claim, deal: Deal) -> bool:
    """Whether the deal's owner counts; one that is tied to the goal always does."""
    if not claim.owner or deal.goal_id is not None:
        return True
    return same_person(sources.owner_of(deal.id), claim.owner)


def fed(sources: Sources, claim: Claim) -> Fed:
    """The rows that feed the goal in its period; none are a real 0 where the workspace keeps such
    records at all."""
    feed, period = feed_code(claim.facts), claim.facts.period
    if feed is None:
        return Fed()
    if feed == "cash":
        return replace(_paid(sources, claim, period), is_kept=bool(sources.payments))
    deals = _chosen(sources, claim, closed=True)
    found = fed_by_deals(feed, deals, sources.ladder, period, PER_UNIT)
    return replace(found, is_kept=bool(sources.deals))


def _paid(sources: Sources, claim: Claim, period: Period) -> Fed:
    mine = (
        SourceRow("payment", one.id, _payer(sources, one), one.collected_on, one.amount_minor)
        for one in sources.payments
        if one.currency == claim.facts.currency and _is_paid_for(sources, claim, one)
    )
    return fed_by_payments(mine, period)


def _is_paid_for(sources: Sources, claim: Claim, payment: PaymentFacts) -> bool:
    """Whether the money is of the goal's project, and of none of the deals that are not its own."""
    deal = sources.deals.get(payment.opportunity_id or 0)
    if deal is None:
        return claim.facts.project_id in (None, payment.project_id) and not claim.owner
    if claim.facts.project_id not in (None, payment.project_id or deal.project_id):
        return False
    return feeds(deal, None, None, claim.goal_ids) and _is_of_owner(sources, claim, deal)


def _payer(sources: Sources, payment: PaymentFacts) -> str:
    """Whom the money is from, with what was noted."""
    return " · ".join(filter(None, (sources.client_of(payment.client_id), payment.note)))
