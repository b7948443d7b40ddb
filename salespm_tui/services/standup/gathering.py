"""The facts of a morning, gathered from the rows with few statements."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import sqlalchemy as sa
from sqlmodel import col, select

from salespm_tui.contract.clients import ClientsQuery
from salespm_tui.core.i18n import language
from salespm_tui.domain.agenda import (
    ClientFact,
    DealFact,
    Fact,
    Facts,
    GoalFact,
    ProjectFact,
    PromiseFact,
)
from salespm_tui.domain.agenda.risks import EFFECT_DAYS, EFFECT_LAST_DAYS
from salespm_tui.domain.checks import Wrong, wrong_with_promise
from salespm_tui.services.clients.listing import clients
from salespm_tui.services.clients.rows import ACTION_ITEM, CLIENT, PROJECT
from salespm_tui.services.standup.concern_rows import Scope
from salespm_tui.services.standup.news import News, news_since
from salespm_tui.services.standup.plan_facts import Line, Part, facts_of
from salespm_tui.services.standup.rows import has_rows, last_finished, snoozed
from salespm_tui.services.standup.workdays import Workdays
from salespm_tui.services.work import Reading
from salespm_tui.store.tables import METADATA, FinishMark, Project

AT_WORK = ("draft", "proposed", "active")
"""The projects that a stand-up looks at; those on hold, closed or cancelled rest."""


def gather(reading: Reading, project_id: int | None) -> Facts:
    """All that the agenda of that project, or of all, is made from."""
    last = last_finished(reading, project_id)
    since_id = None if last is None else last.set_id
    news = news_since(reading, since_id)
    at_work = lines(reading, project_id)
    ids = frozenset(line.id for line in at_work)
    parts = [_part(reading, line, news, since_id) for line in at_work]
    promises, undated = _promises(reading, project_id, news)
    scope = Scope(project_id, ids)
    return Facts(
        today=reading.today,
        since=None if last is None else last.on,
        workdays=Workdays(reading),
        tasks=tuple(task for part in parts for task in part.tasks),
        promises=promises,
        clients=_clients(reading, project_id, news),
        projects=tuple(project for part in parts for project in part.projects),
        gates=_gates(reading, project_id, at_work),
        deals=_deals(reading, project_id, ids, news),
        goals=_goals(reading, project_id, ids),
        **_concerns(reading, scope, news),
        **_means(reading, project_id, at_work),
        wrong=(*(wrong for part in parts for wrong in part.wrong), *undated),
        away=frozenset(snoozed(reading)),
    )


def lines(reading: Reading, project_id: int | None) -> list[Line]:
    """The projects at work, by code; the one given alone, whatever its status."""
    columns = [getattr(Project, name) for name in Line._fields]
    statement = select(*columns).where(col(Project.archived_at).is_(None))
    if project_id is None:
        statement = statement.where(col(Project.status).in_(AT_WORK))
    else:
        statement = statement.where(Project.id == project_id)
    found = reading.session.execute(statement.order_by(col(Project.code)))
    return [Line._make(row) for row in found]


def _part(reading: Reading, line: Line, news: News, since_id: int | None) -> Part:
    """One project's facts, kept until a row changes or the day does."""
    key = ("agenda part", line.id, reading.today, since_id)
    part: Part | None = reading.cache.get(key)
    if part is None:
        part = facts_of(reading, line, news, finish_marks(reading) if since_id else {})
        reading.cache[key] = part
    return part


def _gates(
    reading: Reading, project_id: int | None, at_work: list[Line]
) -> tuple[ProjectFact, ...]:
    """The projects whose gate is due, kept until a row changes or the day does."""
    key = ("agenda gates", project_id, reading.today)
    found: tuple[ProjectFact, ...] | None = reading.cache.get(key)
    if found is None:
        from salespm_tui.services.standup.gate_facts import gate_facts

        found = reading.cache[key] = gate_facts(reading, at_work)
    return found


def _means(reading: Reading, project_id: int | None, at_work: list[Line]) -> dict[str, Any]:
    """Loads, money and acceptances by their names in `Facts`, kept until a row changes or the day
    does; amounts are written in the language of the moment."""
    key = ("agenda means", project_id, reading.today, language())
    found: dict[str, Any] | None = reading.cache.get(key)
    if found is None:
        found = reading.cache[key] = dict(_means_now(reading, project_id, at_work))
    return found


def _means_now(
    reading: Reading, project_id: int | None, at_work: list[Line]
) -> Iterator[tuple[str, Any]]:
    tables = ("assignment", "cost_entry", "acceptance")
    used = [has_rows(reading, table) for table in tables]
    if not any(used):
        return
    from salespm_tui.services.standup import load_facts

    if used[0]:
        yield "overloads", load_facts.overloads(reading, project_id)
    if used[1]:
        yield "overspent", load_facts.overspent(reading, at_work)
    if used[2]:
        yield "handovers", load_facts.handovers(reading, at_work)


def _deals(
    reading: Reading, project_id: int | None, at_work: frozenset[int], news: News
) -> tuple[DealFact, ...]:
    """The facts of the deals, kept until a row changes or the day does."""
    if not has_rows(reading, "opportunity"):
        return ()
    from salespm_tui.services.standup.deal_facts import deal_facts

    key = ("agenda deals", project_id, reading.today, id(news), language())
    facts: tuple[DealFact, ...] | None = reading.cache.get(key)
    if facts is None:
        facts = reading.cache[key] = deal_facts(reading, project_id, at_work, news)
    return facts


def _goals(
    reading: Reading, project_id: int | None, at_work: frozenset[int]
) -> tuple[GoalFact, ...]:
    if not has_rows(reading, "goal"):
        return ()
    from salespm_tui.services.standup.goal_facts import goal_facts

    return goal_facts(reading, project_id, at_work)


def _concerns(reading: Reading, scope: Scope, news: News) -> dict[str, Any]:
    """The facts of risks, issues and what clients wait for, by their names in `Facts`; kept until a
    row changes or the day does."""
    key = ("agenda concerns", scope, reading.today, id(news))
    found: dict[str, Any] | None = reading.cache.get(key)
    if found is None:
        found = reading.cache[key] = _concerns_now(reading, scope, news)
    return found


def _concerns_now(reading: Reading, scope: Scope, news: News) -> dict[str, Any]:
    found: dict[str, Any] = {}
    if has_rows(reading, "risk") or has_rows(reading, "issue"):
        from salespm_tui.services.standup.risk_facts import issue_facts, risk_facts

        found["risks"] = risk_facts(reading, scope, news)
        found["issues"] = issue_facts(reading, scope, news)
    if has_rows(reading, "client"):
        from salespm_tui.services.standup import client_facts

        found |= client_facts.of_clients(reading, scope, news)
    return found


def finish_marks(reading: Reading) -> dict[int, date]:
    """The days on which tasks were to finish at the end of the last stand-up."""
    marks: dict[int, date] | None = reading.cache.get("finish marks")
    if marks is None:
        found = reading.session.execute(select(FinishMark.task_id, FinishMark.finish_at))
        marks = {task_id: finish.date() for task_id, finish in found}
        reading.cache["finish marks"] = marks
    return marks


def _promises(
    reading: Reading, project_id: int | None, news: News
) -> tuple[tuple[PromiseFact, ...], list[tuple[Fact, Wrong]]]:
    """Open action items with a date, those done since, and those done a while ago about a risk or an
    issue, of which nobody said whether they worked; and open ones that nobody dated."""
    told: list[PromiseFact] = []
    undated: list[tuple[Fact, Wrong]] = []
    done = news.finished.get("action_item", set())
    for row in reading.session.execute(_promise_rows(reading, project_id, done)):
        fact = PromiseFact(
            id=row.id,
            title=row.title,
            due_on=row.due_on,
            owner=row.owner or "",
            client_id=row.client_id,
            client=row.client or "",
            tier=row.tier,
            project_id=row.project_id,
            project=row.project or "",
            change=_change(row, done),
            answers=_answers(row),
            done_on=row.done_on,
        )
        wrong = wrong_with_promise(row.due_on) if row.status == "open" else None
        if wrong is None:
            told.append(fact)
        else:
            undated.append((fact, wrong))
    return tuple(told), undated


def _change(row: Any, done: set[int]) -> str:
    if row.status != "done":
        return ""
    return "finished" if row.id in done else "unjudged"


_ANSWERS = ("risk", "issue", "feedback", "change_request")


def _answers(row: Any) -> tuple[str, int] | None:
    """The risk, the issue, the complaint or the change that this is done about."""
    ids = ((kind, getattr(row, f"{kind}_id")) for kind in _ANSWERS)
    return next(((kind, row_id) for kind, row_id in ids if row_id is not None), None)


def _is_to_be_judged(today: date) -> sa.ColumnElement[bool]:
    """What was done about a risk or an issue long enough ago to show whether it worked."""
    first, last = today - timedelta(EFFECT_LAST_DAYS), today - timedelta(EFFECT_DAYS)
    return (
        (ACTION_ITEM.status == "done")
        & ACTION_ITEM.effect.is_(None)
        & ACTION_ITEM.done_on.between(first, last)
        & (ACTION_ITEM.risk_id.is_not(None) | ACTION_ITEM.issue_id.is_not(None))
    )


def _promise_rows(reading: Reading, project_id: int | None, done: set[int]) -> sa.Select[Any]:
    done_ids = sa.func.json_each(json.dumps(sorted(done))).table_valued("value")
    is_done = (ACTION_ITEM.status == "done") & ACTION_ITEM.id.in_(sa.select(done_ids.c.value))
    tables = METADATA.tables
    statement: sa.Select[Any] = (
        sa.select(
            ACTION_ITEM.id,
            ACTION_ITEM.title,
            ACTION_ITEM.due_on,
            ACTION_ITEM.owner,
            ACTION_ITEM.status,
            ACTION_ITEM.done_on,
            ACTION_ITEM.client_id,
            ACTION_ITEM.project_id,
            ACTION_ITEM.risk_id,
            ACTION_ITEM.issue_id,
            ACTION_ITEM.feedback_id,
            ACTION_ITEM.change_request_id,
            sa.func.coalesce(CLIENT.short_name, CLIENT.name).label("client"),
            CLIENT.tier,
            PROJECT.code.label("project"),
        )
        .outerjoin(tables["client"], CLIENT.id == ACTION_ITEM.client_id)
        .outerjoin(tables["project"], PROJECT.id == ACTION_ITEM.project_id)
        .where(
            ACTION_ITEM.archived_at.is_(None),
            (ACTION_ITEM.status == "open") | is_done | _is_to_be_judged(reading.today),
        )
    )
    if project_id is None:
        return statement
    mine = sa.select(PROJECT.client_id).where(PROJECT.id == project_id)
    of_its_client = ACTION_ITEM.project_id.is_(None) & ACTION_ITEM.client_id.in_(mine)
    return statement.where((ACTION_ITEM.project_id == project_id) | of_its_client)


def _clients(reading: Reading, project_id: int | None, news: News) -> tuple[ClientFact, ...]:
    """Clients that are silent or new."""
    return tuple(
        ClientFact(
            id=row.id,
            title=row.short_name or row.name,
            silent=row.silent,
            silent_days=row.silent_days,
            cadence_days=row.cadence_days or 0,
            next_on=row.next_step_on,
            tier=row.tier or None,
            change="new" if news.is_new("client", row.id) else "",
        )
        for row in clients(reading, ClientsQuery(project_id)).clients
        if row.silent or news.is_new("client", row.id)
    )
