"""A deal or a goal in full, as the stand-up shows it."""

from __future__ import annotations

from fractions import Fraction

from salespm_tui.contract.standup import ItemDetail
from salespm_tui.contract.values import Ref
from salespm_tui.core.i18n import N_
from salespm_tui.core.labels import Label, counted, label
from salespm_tui.core.money import short_money
from salespm_tui.domain.figures import write_percent
from salespm_tui.services.goals.book import Standing, book
from salespm_tui.services.goals.outlook import is_closable, outlook_of
from salespm_tui.services.pipeline.deal_row import KeptDeal
from salespm_tui.services.pipeline.deals import all_deals
from salespm_tui.services.standup.past import history_of
from salespm_tui.services.work import Reading
from salespm_tui.store.tables import Goal


def deal_detail(reading: Reading, ref: Ref) -> ItemDetail | None:
    """A deal: what lowers its health, where it stands, what it is worth; None if it is gone."""
    found = all_deals(reading)
    if ref.id not in found.data:
        return None
    deal = KeptDeal(ref.id, found, reading.today)
    stage = next(one.name for one in found.around.stages if one.id == deal.stage_id)
    place = " · ".join(filter(None, (deal.client, deal.project, stage)))
    return ItemDetail(
        ref=ref,
        heading=deal.name,
        place=place,
        so_what=tuple(reason.text for reason in deal.reasons),
        facts=tuple(_facts_of_deal(deal)),
        history=history_of(reading, ref),
        links=tuple(_links_of_deal(reading, deal)),
    )


def _facts_of_deal(deal: KeptDeal) -> list[Label]:
    facts = []
    if deal.amount_minor is not None:
        facts.append(_worth(deal, short_money(deal.amount_minor, deal.currency)))
    if deal.close_on is not None:
        words = N_("closes %(day)s") if deal.kind == "open" else N_("closed %(day)s")
        facts.append(label(words, day=deal.close_on))
    if deal.owner:
        facts.append(label(N_("by %(owner)s"), owner=deal.owner))
    if deal.waiting_on in _WAITS:
        facts.append(label(_WAITS[deal.waiting_on]))
    return facts


_WAITS = {
    "us": N_("waits on us"),
    "client": N_("waits on the client"),
    "third_party": N_("waits on a third party"),
}


def _worth(deal: KeptDeal, amount: str) -> Label:
    if deal.kind != "open" or deal.probability is None:
        return label(N_("%(amount)s"), amount=amount)
    return label(N_("%(amount)s at %(percent)d %%"), amount=amount, percent=deal.probability)


def _links_of_deal(reading: Reading, deal: KeptDeal) -> list[tuple[Ref, Label]]:
    links = []
    if deal.next_step_id is not None:
        links.append((Ref("action_item", deal.next_step_id), _step(deal)))
    if deal.client_id is not None:
        name = deal.client or ""
        links.append((Ref("client", deal.client_id), label(N_("client %(name)s"), name=name)))
    goal = reading.session.get(Goal, deal.goal_id) if deal.goal_id is not None else None
    if goal is not None and goal.archived_at is None:
        links.append((Ref("goal", goal.id), label(N_("goal %(name)s"), name=goal.name)))
    return links


def _step(deal: KeptDeal) -> Label:
    title = deal.next_step or ""
    if deal.next_step_on is None:
        return label(N_("next step %(title)s"), title=title)
    return label(N_("next step %(title)s on %(day)s"), title=title, day=deal.next_step_on)


def goal_detail(reading: Reading, ref: Ref) -> ItemDetail | None:
    """A goal: whether the number will be made, how it stands, what it is part of; None if it is
    gone."""
    known = book(reading)
    one = known.standings.get(ref.id)
    if one is None:
        return None
    facts = one.facts
    so_what = [outlook_of(known, one).text] if is_closable(one) else []
    project = known.projects.get(facts.project_id or 0)
    whole = known.standings.get(facts.parent_id or 0)
    links = [(Ref("goal", child), _named(known.standings[child])) for child in one.children]
    if whole is not None:
        links.insert(0, (Ref("goal", whole.facts.id), _named(whole)))
    return ItemDetail(
        ref=ref,
        heading=facts.name,
        place="" if project is None else project.code,
        so_what=(*so_what, *_stand_of(one)),
        facts=_facts_of_goal(one),
        history=history_of(reading, ref),
        links=tuple(links),
    )


def _named(one: Standing) -> Label:
    return label(N_("goal %(name)s"), name=one.facts.name)


def _stand_of(one: Standing) -> list[Label]:
    figures, write = one.figures, one.facts.write
    found = []
    if figures.actual is not None:
        target = write(Fraction(one.facts.target_value))
        found.append(
            label(N_("%(actual)s of %(target)s"), actual=write(figures.actual), target=target)
        )
    if figures.projection.value is not None:
        found.append(label(N_("at this pace %(value)s"), value=write(figures.projection.value)))
    if figures.required_per_day.value:
        found.append(
            label(N_("needs %(value)s a day"), value=write(figures.required_per_day.value))
        )
    return found


def _facts_of_goal(one: Standing) -> tuple[Label, ...]:
    facts = [label(N_("due %(due)s"), due=one.facts.due_on)]
    pace = one.figures.pace.value
    if pace is not None:
        facts.append(label(N_("pace %(pace)s"), pace=write_percent(pace, 0)))
    facts.append(
        counted(
            "%(number)d working day left",
            "%(number)d working days left",
            one.figures.time.left,
        )
    )
    if one.facts.owner:
        facts.append(label(N_("by %(owner)s"), owner=one.facts.owner))
    return tuple(facts)
