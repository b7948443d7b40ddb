"""The deals that a morning has something to say of."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from salespm_tui.core.money import short_money
from salespm_tui.domain.agenda import DealFact
from salespm_tui.domain.deal_health import (
    MANY_PUSHES,
    closes_in,
    is_stale,
    lacks_next_step,
    week_of,
)
from salespm_tui.domain.deal_health import idle_days as days_idle
from salespm_tui.domain.pipeline import Deal, Ladder
from salespm_tui.services.pipeline.deals import Deals, all_deals
from salespm_tui.services.standup.news import News
from salespm_tui.services.work import Reading

MOST_NEW_DEALS = 20
"""More new deals than this (an import) are told as the greatest of them and all the others."""


def deal_facts(
    reading: Reading, project_id: int | None, at_work: frozenset[int], news: News
) -> tuple[DealFact, ...]:
    """Deals with which something is the matter, or that changed; of that project, or of those
    `at_work` and of none."""
    found = all_deals(reading)
    facts = [
        fact
        for deal in found.of_project(project_id)
        if project_id is not None or deal.project_id is None or deal.project_id in at_work
        if (fact := _fact(found, deal, news, reading.today)) is not None
    ]
    return tuple(_fold_new(facts))


def _fact(found: Deals, deal: Deal, news: News, today: date) -> DealFact | None:
    matter = frozenset(_matter(deal, found.ladder, today))
    change = _change(found, deal, news)
    if not matter and not change:
        return None
    row, around, weighted = found.data[deal.id], found.around, found.ladder.weighted(deal)
    names = {stage.id: stage.name for stage in around.stages}
    amount = deal.amount_minor
    return DealFact(
        id=deal.id,
        title=deal.name,
        client=around.clients.get(deal.client_id or 0, ""),
        client_id=deal.client_id,
        project_id=deal.project_id,
        project=around.projects.get(deal.project_id or 0, ""),
        owner=row.owner or "",
        is_open=found.ladder.is_open(deal),
        stage=names[deal.stage_id],
        from_stage=names.get(news.stage_before.get(deal.id, 0), ""),
        amount="" if amount is None else short_money(amount, deal.currency),
        weight=int(weighted or 0),
        close_on=deal.expected_close_on,
        has_next_step=deal.has_next_step,
        next_step_on=deal.next_step_on,
        idle_days=days_idle(deal, today),
        pushes=deal.pushes,
        matter=matter,
        change=change,
    )


def _matter(deal: Deal, ladder: Ladder, today: date) -> Iterator[str]:
    if not ladder.is_open(deal):
        return
    if deal.expected_close_on is not None and deal.expected_close_on < today:
        yield "passed"
    elif closes_in(deal, ladder, week_of(today)):
        yield "closing"
    if lacks_next_step(deal, ladder):
        yield "no_next_step"
    if is_stale(deal, ladder, today):
        yield "stale"
    if deal.pushes >= MANY_PUSHES:
        yield "pushed"


def _change(found: Deals, deal: Deal, news: News) -> str:
    """What became of it since; a new deal that is closed already is told as won or lost."""
    kind = found.ladder.kind(deal)
    if deal.id in news.stage_before:
        return "moved" if kind == "open" else kind
    return "new" if news.is_new("opportunity", deal.id) else ""


def _fold_new(facts: list[DealFact]) -> Iterator[DealFact]:
    new = [fact for fact in facts if fact.change == "new"]
    if len(new) <= MOST_NEW_DEALS:
        yield from facts
        return
    first = min(new, key=lambda fact: fact.urgency)
    for fact in facts:
        if fact.change != "new":
            yield fact
        elif fact is first:
            yield fact._replace(others=len(new) - 1, matter=frozenset())
        elif fact.matter:
            yield fact._replace(change="")
