"""Which deals to win so that a goal is met, with what stands in the way of each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import sqlalchemy as sa

from salespm_tui.contract.goals import GapDeal, GapPlan, GapQuery
from salespm_tui.core.errors import UserError
from salespm_tui.core.i18n import N_, _
from salespm_tui.core.labels import Label, label
from salespm_tui.domain.close_gap import Candidate, GapClosing
from salespm_tui.domain.codes import ENDED_RISK_STATUS
from salespm_tui.domain.deal_health import health
from salespm_tui.domain.explain_pipeline import unknown_notes
from salespm_tui.domain.figures import known as figure
from salespm_tui.services.goals.book import Book, Standing, book
from salespm_tui.services.goals.outlook import Sold, is_closable, sold
from salespm_tui.services.work import Reading
from salespm_tui.store.tables import METADATA

_RISK = METADATA.tables["risk"].c

Risks = Mapping[int, Sequence[Label]]


def gap_plan(reading: Reading, query: GapQuery) -> GapPlan:
    """The smallest set of open deals that closes the goal's gap; UserError where deals cannot."""
    known = book(reading)
    standing = closable(known, query.goal_id)
    return _plan(known, standing, sold(known, standing), _risks_by_deal(reading))


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


def _risks_by_deal(reading: Reading) -> Risks:
    """What may go wrong with each deal, the gravest first, those not scored last."""
    points = _RISK.probability * _RISK.impact
    rows = reading.session.connection().execute(
        sa.select(_RISK.opportunity_id, _RISK.title, points.label("score"))
        .where(
            _RISK.opportunity_id.is_not(None),
            _RISK.archived_at.is_(None),
            _RISK.polarity == "threat",
            _RISK.status.not_in(ENDED_RISK_STATUS),
        )
        .order_by(points.desc().nulls_last(), _RISK.id)
    )
    found: dict[int, list[Label]] = {}
    for row in rows:
        found.setdefault(row.opportunity_id, []).append(_risk(row.title, row.score))
    return found


def _risk(title: str, score: int | None) -> Label:
    if score is None:
        return label(N_("risk: %(title)s"), title=title)
    return label(N_("risk: %(title)s (%(score)d)"), title=title, score=score)


def _plan(known: Book, standing: Standing, found: Sold, risks: Risks) -> GapPlan:
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
        chosen=tuple(_deal(known, one, risks) for one in gap.chosen),
        remains=figure(gap.remains),
        closes=gap.closes,
        candidates=gap.candidates,
        notes=_notes(gap),
    )


def _notes(gap: GapClosing) -> tuple[Label, ...]:
    return tuple(unknown_notes(gap.unknown))


def _deal(known: Book, chosen: Candidate, risks: Risks) -> GapDeal:
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
        risks=(
            *risks.get(deal.id, ()),
            *(one.text for one in (found.reasons if found is not None else ())),
        ),
    )
