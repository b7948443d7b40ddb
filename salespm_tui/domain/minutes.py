"""The minutes of a stand-up as text: yesterday, today, blocked, decisions.

Plain lines without columns, for they are pasted into chats that show them in any font.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from salespm_tui.core.i18n import N_, _, ngettext
from salespm_tui.core.labels import Label, label
from salespm_tui.core.typed_dates import format_date
from salespm_tui.domain.agenda import (
    CLIENT_NEWS,
    DEAL_NEWS,
    ChangeFact,
    Composed,
    ContactFact,
    DealFact,
    Entry,
    ExpectationFact,
    Fact,
    Facts,
    FeedbackFact,
    IssueFact,
    PromiseFact,
    RiskFact,
    TaskFact,
    days_late,
    waits,
    why_changed,
    why_risk_changed,
    why_settled,
    why_waiting,
)

MOST_LINES = 20
"""More lines than this in one part are counted instead of written out."""

_PARTS = (
    ("done", N_("Yesterday")),
    ("today", N_("Today")),
    ("blocked", N_("Blocked")),
    ("decision", N_("Decisions")),
)
_TODAYS = ("overdue", "today", "starting", "risks", "clients")


class Heard(NamedTuple):
    """A contact with a client since the last stand-up."""

    id: int
    client: str
    summary: str


@dataclass(frozen=True, slots=True)
class MinutesLine:
    """One line of the minutes: its part (done, today, blocked, decision) and what it is about."""

    part: str
    text: str
    kind: str | None = None
    id: int | None = None


def minutes(
    facts: Facts,
    sections: Iterable[Composed],
    heard: Iterable[Heard] = (),
    decisions: Iterable[MinutesLine] = (),
) -> tuple[MinutesLine, ...]:
    """What is to be written down, in the language of the moment, in the order of the parts.

    What is blocked or waits stands under Blocked alone, also when it is due.
    """
    named = {section.key: section.entries for section in sections}
    due = [entry for key in _TODAYS for entry in named.get(key, ())]
    stuck = [entry for entry in (*due, *named.get("blocked", ())) if _is_stuck(entry)]
    return (
        *_done(facts, heard),
        *(_line(entry) for entry in due if not _is_stuck(entry)),
        *(_stuck_line(entry) for entry in stuck),
        *decisions,
    )


def as_text(
    on: date,
    since: date | None,
    lines: Iterable[MinutesLine],
    scope: str = "",
    numbers: Iterable[Label] = (),
) -> str:
    """The minutes ready to paste; parts without a line are left out. `scope` names the project;
    `numbers` say below the heading whether the number will be made."""
    written = tuple(lines)
    text = [_heading(on, since, scope), *map(str, numbers)]
    nothing = len(text)
    for part, title in _PARTS:
        mine = [line.text for line in written if line.part == part]
        if mine:
            text += ["", _(title), *_at_most(mine)]
    if len(text) == nothing:
        text += ["", _("Nothing to report.")]
    return "\n".join(text)


def _heading(on: date, since: date | None, scope: str) -> str:
    day = format_date(on, on)
    title = _("Stand-up, %(day)s") % {"day": day}
    if scope:
        title = _("Stand-up of %(project)s, %(day)s") % {"project": scope, "day": day}
    if since is None:
        return title
    told = _("(since %(day)s)") % {"day": format_date(since, on)}
    return f"{title} {told}"


def _at_most(lines: list[str]) -> Iterator[str]:
    for line in lines[:MOST_LINES]:
        yield f"- {line}"
    left = len(lines) - MOST_LINES
    if left > 0:
        more = ngettext("and %(number)d more", "and %(number)d more", left) % {"number": left}
        yield f"- {more}"


def _done(facts: Facts, heard: Iterable[Heard]) -> Iterator[MinutesLine]:
    doable: tuple[TaskFact | PromiseFact, ...] = (*facts.tasks, *facts.promises)
    for fact in doable:
        if fact.change == "finished":
            yield MinutesLine("done", _joined(_parts_of(fact)), fact.kind, fact.id)
    for deal in facts.deals:
        if deal.change in DEAL_NEWS:
            text = _joined((*_parts_of(deal), str(why_changed(deal))))
            yield MinutesLine("done", text, deal.kind, deal.id)
    yield from _settled(facts)
    for contact in heard:
        text = (
            _("Talked with %(client)s: %(summary)s")
            if contact.summary
            else _("Talked with %(client)s")
        )
        values = {"client": contact.client, "summary": contact.summary}
        yield MinutesLine("done", text % values, "interaction", contact.id)


def _settled(facts: Facts) -> Iterator[MinutesLine]:
    """Risks that came true or were closed, issues resolved, what was settled with clients."""
    for risk in facts.risks:
        if risk.change in ("occurred", "closed"):
            yield _settled_line(risk, why_risk_changed(risk))
    for issue in facts.issues:
        if issue.change == "resolved":
            yield _settled_line(issue, label(N_("resolved")))
    of_clients: tuple[ExpectationFact | ChangeFact | FeedbackFact, ...] = (
        *facts.expectations,
        *facts.changes,
        *facts.feedback,
    )
    for fact in of_clients:
        if fact.change in CLIENT_NEWS or fact.change == "resolved":
            yield _settled_line(fact, why_settled(fact))


def _settled_line(fact: Fact, why: Label) -> MinutesLine:
    return MinutesLine("done", _joined((*_parts_of(fact), str(why))), fact.kind, fact.id)


def _is_stuck(entry: Entry) -> bool:
    if isinstance(entry.fact, IssueFact):
        return entry.fact.blocks
    return isinstance(entry.fact, TaskFact) and waits(entry.fact)


def _line(entry: Entry) -> MinutesLine:
    text = _joined((*_parts_of(entry.fact), str(entry.why)))
    return MinutesLine("today", text, *entry.key)


def _stuck_line(entry: Entry) -> MinutesLine:
    fact = entry.fact
    if not isinstance(fact, TaskFact):
        text = _joined((*_parts_of(fact), str(entry.why)))
        return MinutesLine("blocked", text, *entry.key)
    late = str(days_late(entry.days)) if entry.days and entry.days > 0 else ""
    text = _joined((*_parts_of(fact), str(why_waiting(fact)), late))
    return MinutesLine("blocked", text, *entry.key)


def _parts_of(fact: Fact) -> tuple[str, ...]:
    if isinstance(fact, TaskFact):
        return (fact.title, f"{fact.project} {fact.code}", fact.owner)
    if isinstance(fact, PromiseFact):
        return (fact.client, fact.title, fact.owner)
    if isinstance(fact, DealFact | ChangeFact | ContactFact):
        return (fact.client, fact.title)
    if isinstance(fact, ExpectationFact | FeedbackFact):
        return (fact.client, fact.title, fact.owner)
    if isinstance(fact, RiskFact | IssueFact):
        return (fact.title, fact.project, fact.owner)
    return (fact.title,)


def _joined(parts: Iterable[str]) -> str:
    return " · ".join(part for part in parts if part)
