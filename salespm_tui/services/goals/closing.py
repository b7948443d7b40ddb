"""Which deals to win so that a goal is met, with what stands in the way of each."""

from __future__ import annotations

from salespm_tui.contract.goals import GapDeal, GapPlan, GapQuery
from salespm_tui.core.errors import UserError
from salespm_tui.core.i18n import _
from salespm_tui.core.labels import Label
from salespm_tui.domain.close_gap import Candidate, GapClosing
from salespm_tui.domain.deal_health import health
from salespm_tui.domain.explain_pipeline import unknown_notes
from salespm_tui.domain.figures import known as figure
from salespm_tui.services.goals.book import Book, Standing, book
from salespm_tui.services.goals.outlook import Sold, is_closable, sold
from salespm_tui.services.work import Reading


def gap_plan(reading: Reading, query: GapQuery) -> GapPlan:
    """The smallest set of open deals that closes the goal's gap; UserError where deals cannot."""
    known = book(reading)
    standing = closable(known, query.goal_id)
    return _plan(known, standing, sold(known, standing))


def closable(known: Book, goal_id: int | None) -> Standing:
    """That goal; UserError where it is gone, or no amounts of deals close its gap."""
    standing = known.standings.get(goal_id or 0)
    if standing is None:
        raise UserError(_("This goal is not there any more."), _("Choose another one."))
    if not is_closable(standing):
        raise UserError(
            _("Winning deals does not close the gap of %(goal)s.") % {"goal": standing.facts.name},
            _("Choose a goal for revenue or orders that adds up in a currency."),
        )
    return standing


def _plan(known: Book, standing: Standing, found: Sold) -> GapPlan:
    facts, gap = standing.facts, found.gap
    assert facts.currency is not None
    return GapPlan(
        goal_id=facts.id,
        name=facts.name,
        start=facts.start_on,
        due=facts.due_on,
        currency=facts.currency,
        target=found.wanted,
        won=gap.won_minor,
        weighted=figure(gap.weighted_open),
        gap=figure(gap.gap),
        chosen=tuple(_deal(known, one) for one in gap.chosen),
        remains=figure(gap.remains),
        closes=gap.closes,
        candidates=gap.candidates,
        notes=_notes(gap),
    )


def _notes(gap: GapClosing) -> tuple[Label, ...]:
    return tuple(unknown_notes(gap.unknown))


def _deal(known: Book, chosen: Candidate) -> GapDeal:
    sources = known.sources
    deal, data = sources.deals[chosen.deal_id], sources.known.data[chosen.deal_id]
    stage = next(one for one in sources.known.around.stages if one.id == deal.stage_id)
    step = sources.known.around.steps.get(deal.id)
    found = health(deal, sources.ladder, known.today)
    assert deal.amount_minor is not None
    return GapDeal(
        id=deal.id,
        name=deal.name,
        client_id=deal.client_id,
        client=sources.client_of(deal.client_id),
        stage=stage.name,
        amount_minor=deal.amount_minor,
        probability=sources.ladder.probability(deal),
        contribution=figure(chosen.contribution),
        close=chosen.close_on,
        next_step=None if step is None else step.title,
        next_step_on=None if step is None else step.due_on,
        owner=data.owner or "",
        health=None if found is None else found.score,
        risks=() if found is None else tuple(one.text for one in found.reasons),
    )
