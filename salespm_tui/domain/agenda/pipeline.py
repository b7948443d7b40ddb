"""The sections that tell of the number: goals behind their pace, and deals that need somebody."""

from __future__ import annotations

from collections.abc import Iterator

from salespm_tui.core.i18n import N_
from salespm_tui.core.labels import Label, counted, label
from salespm_tui.domain.agenda.entry import WALK_KEYS, Entry, keys_of
from salespm_tui.domain.agenda.facts import DealFact, Facts, GoalFact

DEAL_GROUPS = ("closing", "passed", "no_next_step", "stale", "pushed")
"""In the order in which they stand; a deal stands under the first that is the matter with it."""

DEAL_NEWS = ("won", "lost", "moved")


def goals_behind(facts: Facts) -> Iterator[Entry]:
    """The goals at work whose pace lags, the slowest first within each band."""
    for goal in facts.goals:
        mark = "bad" if goal.band == "behind" else "warning"
        yield Entry(goal, _why_behind(goal), mark, goal.due_on, group=goal.band, keys=WALK_KEYS)


def _why_behind(goal: GoalFact) -> Label:
    if goal.needed:
        return label(
            N_("pace %(pace)d %%, needs %(needed)s a day"), pace=goal.pace, needed=goal.needed
        )
    return label(N_("pace %(pace)d %%"), pace=goal.pace)


def deals_in_need(facts: Facts) -> Iterator[Entry]:
    """The open deals with which something is the matter."""
    for deal in facts.deals:
        group = next((one for one in DEAL_GROUPS if one in deal.matter), None)
        if deal.is_open and group is not None:
            yield _deal_in(group, deal, facts)


def _deal_in(group: str, deal: DealFact, facts: Facts) -> Entry:
    days: int | None = None
    due = deal.close_on
    if group in ("closing", "passed"):
        assert due is not None
        days = (facts.today - due).days
    elif group == "stale":
        days = deal.idle_days
    elif group == "no_next_step":
        due = None
    mark = "bad" if group == "passed" else "warning"
    return Entry(deal, _why_deal(group, deal, facts), mark, due, days, group, keys_of(deal))


def _why_deal(group: str, deal: DealFact, facts: Facts) -> Label:
    if group == "closing":
        return _why_closing(deal)
    if group == "passed":
        assert deal.close_on is not None
        return counted(
            "was to close %(day)s, %(number)d day ago",
            "was to close %(day)s, %(number)d days ago",
            (facts.today - deal.close_on).days,
            day=deal.close_on,
        )
    if group == "no_next_step":
        return _why_no_step(deal)
    if group == "stale":
        return counted(
            "stale: nothing for %(number)d day",
            "stale: nothing for %(number)d days",
            deal.idle_days or 0,
        )
    return _why_pushed(deal)


def _why_closing(deal: DealFact) -> Label:
    assert deal.close_on is not None
    if "no_next_step" in deal.matter:
        return label(N_("closes %(day)s, no next step"), day=deal.close_on)
    if "stale" in deal.matter and deal.idle_days is not None:
        return counted(
            "closes %(day)s, nothing for %(number)d day",
            "closes %(day)s, nothing for %(number)d days",
            deal.idle_days,
            day=deal.close_on,
        )
    if deal.next_step_on is not None:
        return label(
            N_("closes %(day)s, next step %(next)s"), day=deal.close_on, next=deal.next_step_on
        )
    return label(N_("closes %(day)s"), day=deal.close_on)


def _why_no_step(deal: DealFact) -> Label:
    if "stale" in deal.matter and deal.idle_days is not None:
        return counted(
            "no next step, nothing for %(number)d day",
            "no next step, nothing for %(number)d days",
            deal.idle_days,
        )
    return (
        label(N_("next step without a date")) if deal.has_next_step else label(N_("no next step"))
    )


def _why_pushed(deal: DealFact) -> Label:
    if deal.close_on is None:
        return counted(
            "close date pushed %(number)d time",
            "close date pushed %(number)d times",
            deal.pushes,
        )
    return counted(
        "close date pushed %(number)d time, now %(day)s",
        "close date pushed %(number)d times, now %(day)s",
        deal.pushes,
        day=deal.close_on,
    )


def deals_changed(facts: Facts) -> Iterator[Entry]:
    """Deals won, lost, moved to another stage, or new since the last stand-up."""
    for deal in facts.deals:
        if deal.change:
            group = deal.change
            due = deal.close_on if deal.is_open else None
            yield Entry(deal, why_changed(deal), "changed", due, group=group, keys=keys_of(deal))


def why_changed(deal: DealFact) -> Label:
    """What became of a deal since the last stand-up."""
    if deal.change in ("won", "lost"):
        return _why_closed(deal)
    if deal.change == "moved":
        if not deal.from_stage:
            return label(N_("now at %(stage)s"), stage=deal.stage)
        return label(N_("from %(before)s to %(stage)s"), before=deal.from_stage, stage=deal.stage)
    if deal.others:
        return counted(
            "new, with %(number)d other deal", "new, with %(number)d other deals", deal.others
        )
    if deal.close_on is None:
        return label(N_("new deal"))
    return label(N_("new deal, closes %(day)s"), day=deal.close_on)


def _why_closed(deal: DealFact) -> Label:
    if deal.change == "won":
        if deal.amount:
            return label(N_("won, %(amount)s"), amount=deal.amount)
        return label(N_("won"))
    return label(N_("lost, %(amount)s"), amount=deal.amount) if deal.amount else label(N_("lost"))
