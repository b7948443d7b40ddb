"""The section of the agenda that tells what can hurt: risks, what is done about them, issues."""

from __future__ import annotations

from collections.abc import Iterator

from salespm_tui.core.i18n import N_
from salespm_tui.core.labels import Label, counted, label
from salespm_tui.domain.agenda.concerns import IssueFact, RiskFact
from salespm_tui.domain.agenda.entry import Entry, keys_of
from salespm_tui.domain.agenda.facts import Facts, PromiseFact

RISK_GROUPS = ("triggered", "critical", "measure", "issue", "review", "effect")
"""In the order in which they stand; a risk stands under the first that is the matter with it."""

RISK_NEWS = ("occurred", "scored", "closed", "resolved")

EFFECT_DAYS = 7
"""So many days after something was done about a risk or an issue, it is asked whether it worked."""
EFFECT_LAST_DAYS = 60
"""After so many days nobody is asked any more."""

SEVERE = 4
"""From this severity on an issue without a due date is told all the same."""


def risks_in_need(facts: Facts) -> Iterator[Entry]:
    """Risks that are triggered, critical or due for review; measures against them and issues due;
    measures of which it is time to say whether they worked."""
    for risk in facts.risks:
        if risk.is_open:
            yield from _risk(risk, facts)
    for promise in facts.promises:
        if promise.section == "risks" and promise.due_on is not None and not promise.change:
            late = (facts.today - promise.due_on).days
            if late >= 0:
                yield _measure(promise, late)
        if promise.change == "unjudged" and promise.done_on is not None:
            days = (facts.today - promise.done_on).days
            why = label(N_("done %(day)s: did it work?"), day=promise.done_on)
            yield Entry(promise, why, "none", None, days, "effect", keys_of(promise))
    for issue in facts.issues:
        if issue.is_open:
            yield from _issue(issue, facts)


def _risk(risk: RiskFact, facts: Facts) -> Iterator[Entry]:
    review = risk.next_review_on
    late = None if review is None else (facts.today - review).days
    keys = keys_of(risk)
    if risk.triggered_on is not None:
        days = (facts.today - risk.triggered_on).days
        why = label(N_("trigger seen %(day)s"), day=risk.triggered_on)
        yield Entry(risk, why, "bad", review, days, "triggered", keys)
    elif risk.threat and risk.level == "critical":
        yield Entry(risk, _why_critical(risk, late), "bad", review, late, "critical", keys)
    elif late is not None and late >= 0:
        mark = "warning" if late else "none"
        yield Entry(risk, _why_review(risk, late), mark, review, late, "review", keys)


def _why_critical(risk: RiskFact, late: int | None) -> Label:
    score = risk.score or 0
    if late is not None and late > 0:
        return counted(
            "critical (%(score)d), review %(number)d day late",
            "critical (%(score)d), review %(number)d days late",
            late,
            score=score,
        )
    if late == 0:
        return label(N_("critical (%(score)d), review due today"), score=score)
    if risk.trend > 0:
        return label(N_("critical (%(score)d), rising"), score=score)
    if risk.trend < 0:
        return label(N_("critical (%(score)d), falling"), score=score)
    return label(N_("critical (%(score)d)"), score=score)


def _why_review(risk: RiskFact, late: int) -> Label:
    """Whether the review is due or late, and how grave the risk was taken to be."""
    if risk.score is None:
        if not late:
            return label(N_("review due today (not scored)"))
        return counted(
            "review %(number)d day late (not scored)",
            "review %(number)d days late (not scored)",
            late,
        )
    if not late:
        return label(N_("review due today (score %(score)d)"), score=risk.score)
    return counted(
        "review %(number)d day late (score %(score)d)",
        "review %(number)d days late (score %(score)d)",
        late,
        score=risk.score,
    )


def _measure(promise: PromiseFact, late: int) -> Entry:
    """Something that somebody does about a risk or an issue, due today or late."""
    mark = "warning" if late else "none"
    return Entry(promise, _why_due(late), mark, promise.due_on, late, "measure", keys_of(promise))


def _why_due(late: int) -> Label:
    if not late:
        return label(N_("due today"))
    return counted("%(number)d day late", "%(number)d days late", late)


def _issue(issue: IssueFact, facts: Facts) -> Iterator[Entry]:
    keys = keys_of(issue)
    if issue.due_on is None:
        if issue.severity >= SEVERE:
            why = label(N_("severity %(severity)d, no due date"), severity=issue.severity)
            yield Entry(issue, why, "warning", None, None, "issue", keys)
        return
    late = (facts.today - issue.due_on).days
    if late >= 0:
        mark = "bad" if late else "warning"
        yield Entry(issue, _why_due(late), mark, issue.due_on, late, "issue", keys)


def risks_changed(facts: Facts) -> Iterator[Entry]:
    """Risks that are new, came true, were scored anew or closed; issues raised or resolved."""
    for risk in facts.risks:
        if risk.change:
            group = risk.change
            yield Entry(risk, why_risk_changed(risk), "changed", group=group, keys=keys_of(risk))
    for issue in facts.issues:
        if issue.change:
            why = label(N_("new issue")) if issue.change == "new" else label(N_("resolved"))
            keys = keys_of(issue)
            yield Entry(issue, why, "changed", issue.due_on, group=issue.change, keys=keys)


def why_risk_changed(risk: RiskFact) -> Label:
    """What became of a risk since the last stand-up."""
    if risk.change == "occurred":
        return label(N_("occurred"))
    if risk.change == "closed":
        return label(N_("risk closed"))
    if risk.change == "scored":
        return _why_scored(risk)
    if risk.score is None:
        return label(N_("new risk, not scored"))
    return label(N_("new risk, score %(score)d"), score=risk.score)


def _why_scored(risk: RiskFact) -> Label:
    if risk.score is None:
        return label(N_("no longer scored"))
    if risk.score_before is None:
        return label(N_("scored %(score)d"), score=risk.score)
    words = (
        N_("score up from %(before)d to %(score)d")
        if risk.score > risk.score_before
        else N_("score down from %(before)d to %(score)d")
    )
    return label(words, before=risk.score_before, score=risk.score)
