"""A risk or an issue in full, as the stand-up shows it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from salespm_tui.contract.issues import IssueQuery, IssueRow, MeasureRow, NamedRef
from salespm_tui.contract.risks import RiskDetail, RiskQuery, RiskRow
from salespm_tui.contract.standup import ItemDetail
from salespm_tui.contract.values import Ref
from salespm_tui.core.i18n import N_
from salespm_tui.core.labels import Label, counted, label
from salespm_tui.core.money import short_money
from salespm_tui.services.standup.others import asked
from salespm_tui.services.standup.past import history_of
from salespm_tui.services.work import Reading

MOST_LINKS = 8

Links = Iterator[tuple[Ref, Label]]


def risk_detail(reading: Reading, ref: Ref) -> ItemDetail | None:
    """A risk: what it puts at stake, how it stands, what is done about it; None if it is gone."""
    found = asked(reading, RiskQuery(ref.id))
    if found is None:
        return None
    links = (*_named(found.links), *_measures(found.actions), *_issues(found))
    return ItemDetail(
        ref=ref,
        heading=found.risk.title,
        place=found.risk.project or "",
        so_what=tuple(_at_stake(found)),
        facts=tuple(_facts_of_risk(found.risk)),
        history=history_of(reading, ref),
        links=links[:MOST_LINKS],
    )


def _at_stake(found: RiskDetail) -> Iterator[Label]:
    risk = found.risk
    if risk.triggered_on is not None:
        yield label(N_("trigger seen %(day)s"), day=risk.triggered_on)
        if risk.contingency:
            yield label(N_("now: %(plan)s"), plan=risk.contingency)
    if risk.emv_minor and risk.cost_minor is not None:
        yield label(
            N_("%(amount)s at stake, %(expected)s expected"),
            amount=short_money(risk.cost_minor, risk.currency),
            expected=short_money(abs(risk.emv_minor), risk.currency),
        )
    if risk.schedule_days:
        yield _days(risk)
    goal = found.goal_at_risk
    if goal is not None and goal.at_risk_minor:
        amount = short_money(goal.at_risk_minor, goal.currency)
        yield label(N_("%(amount)s of %(goal)s at risk"), amount=amount, goal=goal.name)
    yield from _story(risk)


def _days(risk: RiskRow) -> Label:
    days = risk.schedule_days or 0
    if risk.polarity == "threat":
        return counted("would cost %(number)d day", "would cost %(number)d days", days)
    return counted("would win %(number)d day", "would win %(number)d days", days)


def _story(risk: RiskRow) -> Iterator[Label]:
    """Why it may happen, and to what effect."""
    if risk.cause:
        yield label(N_("because: %(cause)s"), cause=risk.cause)
    if risk.effect:
        yield label(N_("effect: %(effect)s"), effect=risk.effect)
    if risk.response:
        yield label(N_("response: %(response)s"), response=risk.response)


def _facts_of_risk(risk: RiskRow) -> Iterator[Label]:
    if risk.score is None:
        yield label(N_("not scored"))
    else:
        yield label(_LEVELS[risk.level or "low"], score=risk.score)
    if risk.residual_score is not None:
        yield label(N_("%(score)d after the response"), score=risk.residual_score)
    if risk.next_review_on is not None and not risk.ended:
        yield label(N_("review %(day)s"), day=risk.next_review_on)
    if risk.owner:
        yield label(N_("by %(owner)s"), owner=risk.owner)


_LEVELS = {
    "low": N_("score %(score)d, low"),
    "medium": N_("score %(score)d, medium"),
    "high": N_("score %(score)d, high"),
    "critical": N_("score %(score)d, critical"),
}


def _named(links: Iterable[NamedRef]) -> Links:
    for link in links:
        yield link.ref, label(_KINDS.get(link.ref.kind, N_("linked: %(name)s")), name=link.name)


_KINDS = {
    "task": N_("task %(name)s"),
    "goal": N_("goal %(name)s"),
    "opportunity": N_("deal %(name)s"),
    "client": N_("client %(name)s"),
    "risk": N_("risk %(name)s"),
}


def _measures(measures: Iterable[MeasureRow]) -> Links:
    """What is still to be done about it."""
    for measure in measures:
        if measure.status == "open":
            yield Ref("action_item", measure.id), measure_words(measure)


def measure_words(measure: MeasureRow) -> Label:
    """Something to be done, with its day."""
    if measure.due_on is None:
        return label(N_("to do: %(title)s"), title=measure.title)
    return label(N_("to do: %(title)s, due %(day)s"), title=measure.title, day=measure.due_on)


def _issues(found: RiskDetail) -> Links:
    for issue in found.issues:
        yield Ref("issue", issue.id), label(N_("issue %(name)s"), name=issue.title)


def issue_detail(reading: Reading, ref: Ref) -> ItemDetail | None:
    """An issue: what it costs, why it came about, what is done about it; None if it is gone."""
    found = asked(reading, IssueQuery(ref.id))
    if found is None:
        return None
    links = (*_named(found.links), *_measures(found.actions))
    return ItemDetail(
        ref=ref,
        heading=found.issue.title,
        place=found.issue.project or "",
        so_what=tuple(_deviation(found.issue)),
        facts=tuple(_facts_of_issue(found.issue)),
        history=history_of(reading, ref),
        links=links[:MOST_LINKS],
    )


def _deviation(issue: IssueRow) -> Iterator[Label]:
    if issue.deviation is not None:
        yield issue.deviation
    if not issue.actions_open and issue.status in ("open", "doing"):
        yield label(N_("nothing is being done about it"))
    if issue.cause is not None:
        yield label(_CAUSES.get(issue.cause, N_("cause: something else")))
    if issue.cause_detail:
        yield label(N_("because: %(cause)s"), cause=issue.cause_detail)


_CAUSES = {
    "scope": N_("cause: the scope changed"),
    "estimate": N_("cause: the estimate was off"),
    "resource": N_("cause: not enough people or means"),
    "dependency": N_("cause: what it depends on was late"),
    "client": N_("cause: on the client's side"),
    "market": N_("cause: the market changed"),
}


def _facts_of_issue(issue: IssueRow) -> Iterator[Label]:
    yield label(N_("severity %(severity)d of 5"), severity=issue.severity)
    if issue.resolved_on is not None:
        yield label(N_("resolved %(day)s"), day=issue.resolved_on)
    elif issue.due_on is not None:
        yield label(N_("due %(due)s"), due=issue.due_on)
    if issue.owner:
        yield label(N_("by %(owner)s"), owner=issue.owner)
