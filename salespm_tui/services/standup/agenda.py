"""The agenda and the minutes as they would be now."""

from __future__ import annotations

from heapq import nsmallest

import sqlalchemy as sa
from sqlmodel import col

from salespm_tui.contract.standup import (
    Agenda,
    AgendaItem,
    AgendaQuery,
    AgendaSection,
    MinutesQuery,
)
from salespm_tui.contract.values import Ref
from salespm_tui.core.i18n import N_
from salespm_tui.core.labels import Label, label
from salespm_tui.domain.agenda import (
    ChangeFact,
    ClientFact,
    ContactFact,
    DealFact,
    Entry,
    ExpectationFact,
    Fact,
    Facts,
    FeedbackFact,
    ProjectFact,
    PromiseFact,
    compose,
)
from salespm_tui.domain.minutes import Heard, MinutesLine, as_text, minutes
from salespm_tui.services.standup.gathering import gather, lines
from salespm_tui.services.standup.naming import project_of
from salespm_tui.services.standup.rows import (
    Key,
    has_rows,
    last_finished,
    open_decisions,
    reviewed_today,
)
from salespm_tui.services.work import Reading
from salespm_tui.store.tables import Client, Interaction, StandUpItem

_OF_CLIENTS = (PromiseFact, DealFact, ExpectationFact, ChangeFact, FeedbackFact, ContactFact)
"""What is called after its client first."""

COMING = 5
"""How many things to come are named on a morning on which nothing is due."""


def agenda(reading: Reading, query: AgendaQuery) -> Agenda:
    """What needs the PM today."""
    facts = gather(reading, query.project_id)
    reviewed = reviewed_today(reading)
    sections = tuple(
        AgendaSection(
            section.key,
            section.title,
            tuple(item_of(entry, reviewed) for entry in section.entries),
        )
        for section in compose(facts)
    )
    return Agenda(
        date=facts.today,
        since=facts.since,
        project_id=query.project_id,
        sections=sections,
        decisions=tuple(item.text for item in decisions_of(reading, query.project_id)),
        numbers=numbers_now(reading, query.project_id),
        coming=() if sections else tuple(item_of(entry, reviewed) for entry in _coming(facts)),
    )


def item_of(entry: Entry, reviewed: frozenset[Key]) -> AgendaItem:
    """An entry as the contract has it."""
    fact = entry.fact
    return AgendaItem(
        ref=Ref(fact.kind, fact.id),
        project_id=fact.project_id,
        project=_project_of(fact),
        code=fact.code,
        title=_title_of(fact),
        why=entry.why,
        mark=entry.mark,
        due=entry.due,
        days=entry.days,
        owner=fact.owner,
        action_keys=entry.keys,
        reviewed=entry.key in reviewed,
        client_id=fact.client_id,
        group=entry.group,
        home=_home_of(fact),
    )


def _home_of(fact: Fact) -> Ref | None:
    answers = fact.answers if isinstance(fact, PromiseFact) else None
    return None if answers is None else Ref(*answers)


def _project_of(fact: Fact) -> str | None:
    if isinstance(fact, ProjectFact):
        return fact.code
    return None if isinstance(fact, ClientFact) else fact.project or None


def _title_of(fact: Fact) -> str:
    if isinstance(fact, _OF_CLIENTS) and fact.client:
        return f"{fact.client} · {fact.title}"
    return fact.title


def numbers_now(reading: Reading, project_id: int | None) -> tuple[Label, ...]:
    """Whether the number of that project, or of each at work, will be made."""
    if not has_rows(reading, "goal"):
        return ()
    from salespm_tui.services.standup.goal_facts import numbers

    at_work = frozenset(line.id for line in lines(reading, project_id))
    return numbers(reading, project_id, at_work)


def _coming(facts: Facts) -> list[Entry]:
    """The next few tasks and promises to fall due."""
    entries = [
        Entry(task, label(N_("due %(due)s"), due=task.finish), due=task.finish)
        for task in facts.tasks
        if task.change != "finished" and task.finish > facts.today
    ]
    entries += [
        Entry(promise, label(N_("due %(due)s"), due=promise.due_on), due=promise.due_on)
        for promise in facts.promises
        if promise.due_on is not None and promise.due_on > facts.today and not promise.change
    ]
    awake = (entry for entry in entries if entry.key not in facts.away)
    return nsmallest(COMING, awake, key=lambda entry: (entry.due, entry.fact.urgency))


def minutes_now(reading: Reading, query: MinutesQuery) -> str:
    """The minutes as finishing now would store them."""
    written, facts = minutes_lines(reading, query.project_id)
    return text_of(reading, facts, written, query.project_id)


def text_of(
    reading: Reading, facts: Facts, written: tuple[MinutesLine, ...], project_id: int | None
) -> str:
    """The minutes as text; those of one project name it."""
    scope = "" if project_id is None else "".join(line.code for line in lines(reading, project_id))
    told = numbers_now(reading, project_id)
    return as_text(facts.today, facts.since, written, scope, told)


def minutes_lines(
    reading: Reading, project_id: int | None
) -> tuple[tuple[MinutesLine, ...], Facts]:
    """The lines of the minutes, and the facts behind them."""
    facts = gather(reading, project_id)
    decided = [
        MinutesLine("decision", item.text, item.ref_kind, item.ref_id)
        for item in decisions_of(reading, project_id)
    ]
    heard = _heard(reading, project_id)
    return minutes(facts, compose(facts), heard, decided), facts


def decisions_of(reading: Reading, project_id: int | None) -> tuple[StandUpItem, ...]:
    """The decisions that belong into the minutes of that project, or of all."""
    found = open_decisions(reading)
    if project_id is None or not found:
        return found
    return tuple(item for item in found if project_of(reading, item) in (None, project_id))


def _heard(reading: Reading, project_id: int | None) -> list[Heard]:
    """Contacts logged since the last stand-up; none before the first."""
    last = last_finished(reading, project_id)
    if last is None or last.finalized_at is None:
        return []
    name = sa.func.coalesce(col(Client.short_name), col(Client.name))
    statement = (
        sa.select(col(Interaction.id), name, col(Interaction.summary))
        .join(Client, col(Client.id) == Interaction.client_id)
        .where(
            col(Interaction.archived_at).is_(None),
            col(Interaction.planned).is_(False),
            col(Interaction.created_at) > last.finalized_at,
        )
        .order_by(col(Interaction.occurred_at))
    )
    if project_id is not None:
        clients = [line.client_id for line in lines(reading, project_id)]
        statement = statement.where(
            (col(Interaction.project_id) == project_id)
            | (col(Interaction.project_id).is_(None) & col(Interaction.client_id).in_(clients))
        )
    return [Heard._make(row) for row in reading.session.execute(statement)]
