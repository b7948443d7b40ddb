"""One item in full: what it moves first, then its history, then what hangs on it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from sqlmodel import col, select

from salespm_tui.contract.clients import ClientQuery
from salespm_tui.contract.standup import ItemDetail, ItemQuery
from salespm_tui.contract.values import Ref
from salespm_tui.core.errors import UserError
from salespm_tui.core.i18n import N_
from salespm_tui.core.labels import Label, counted, label
from salespm_tui.services.clients.detail import client
from salespm_tui.services.clients.rows import called
from salespm_tui.services.schedule import ScheduledProject, scheduled
from salespm_tui.services.standup.naming import known_name
from salespm_tui.services.standup.past import history_of
from salespm_tui.services.standup.task_item import task_detail
from salespm_tui.services.work import Reading
from salespm_tui.store.tables import Acceptance, ActionItem, Client, Project, Task

MOST_LINKS = 8

_NEWEST = 10
"""Among so many entries of a log the last contact is looked for, behind those still to come."""


def item(reading: Reading, query: ItemQuery) -> ItemDetail | None:
    """The detail of an item; None if it is gone."""
    known: dict[str, Callable[[Reading, Ref], ItemDetail | None]] = {
        "task": task_detail,
        "action_item": _promise_detail,
        "client": _client_detail,
        "project": _project_detail,
        "opportunity": _deal_detail,
        "goal": _goal_detail,
        "risk": _risk_detail,
        "issue": _risk_detail,
        "expectation": _detail_for_client,
        "change_request": _detail_for_client,
        "feedback": _detail_for_client,
        "interaction": _detail_for_client,
        "resource": _detail_of_means,
        "budget_line": _detail_of_means,
        "acceptance": _detail_of_means,
    }
    return known[query.ref.kind](reading, query.ref) if query.ref.kind in known else None


def _deal_detail(reading: Reading, ref: Ref) -> ItemDetail | None:
    from salespm_tui.services.standup.number_items import deal_detail

    return deal_detail(reading, ref)


def _goal_detail(reading: Reading, ref: Ref) -> ItemDetail | None:
    from salespm_tui.services.standup.number_items import goal_detail

    return goal_detail(reading, ref)


def _risk_detail(reading: Reading, ref: Ref) -> ItemDetail | None:
    from salespm_tui.services.standup import risk_items

    found = risk_items.risk_detail if ref.kind == "risk" else risk_items.issue_detail
    return found(reading, ref)


def _detail_for_client(reading: Reading, ref: Ref) -> ItemDetail | None:
    from salespm_tui.services.standup import client_items

    found: dict[str, Callable[[Reading, Ref], ItemDetail | None]] = {
        "expectation": client_items.expectation_detail,
        "change_request": client_items.change_detail,
        "feedback": client_items.feedback_detail,
        "interaction": client_items.contact_detail,
    }
    return found[ref.kind](reading, ref)


def _detail_of_means(reading: Reading, ref: Ref) -> ItemDetail | None:
    from salespm_tui.services.standup import load_items

    found: dict[str, Callable[[Reading, Ref], ItemDetail | None]] = {
        "resource": load_items.load_detail,
        "budget_line": load_items.line_detail,
        "acceptance": load_items.acceptance_detail,
    }
    return found[ref.kind](reading, ref)


def _promise_detail(reading: Reading, ref: Ref) -> ItemDetail | None:
    row = reading.session.get(ActionItem, ref.id)
    if row is None or row.archived_at is not None:
        return None
    facts: list[Label] = []
    if row.due_on is not None:
        facts.append(label(N_("due %(due)s"), due=row.due_on))
    if row.owner:
        facts.append(label(N_("by %(owner)s"), owner=row.owner))
    so_what, links, place = about_client(reading, row.client_id)
    answered = _answered(reading, row)
    return ItemDetail(
        ref=ref,
        heading=row.title,
        place=place,
        so_what=(*(said for _ref, said in answered), *_left_over(reading, row), *so_what),
        facts=tuple(facts),
        history=history_of(reading, ref),
        links=(*answered, *links),
    )


def _left_over(reading: Reading, row: ActionItem) -> tuple[Label, ...]:
    """Where it was left open, of what an acceptance left over."""
    if row.acceptance_id is None:
        return ()
    found = reading.session.get(Acceptance, row.acceptance_id)
    day = None if found is None else found.held_on
    return () if day is None else (label(N_("left open at the acceptance, %(day)s"), day=day),)


_ANSWERS: tuple[tuple[str, str, str], ...] = (
    ("risk_id", "risk", N_("for the risk %(name)s")),
    ("issue_id", "issue", N_("for the issue %(name)s")),
    ("feedback_id", "feedback", N_("for the feedback %(name)s")),
    ("change_request_id", "change_request", N_("for the change %(name)s")),
)


def _answered(reading: Reading, row: ActionItem) -> tuple[tuple[Ref, Label], ...]:
    """What something to be done is an answer to."""
    found = []
    for field, kind, words in _ANSWERS:
        row_id = getattr(row, field)
        name = None if row_id is None else known_name(reading, Ref(kind, row_id))
        if name is not None:
            found.append((Ref(kind, row_id), label(words, name=name)))
    return tuple(found)


def about_client(
    reading: Reading, client_id: int | None
) -> tuple[tuple[Label, ...], tuple[tuple[Ref, Label], ...], str]:
    """How the client of a promise stands, a link to it, its name; nothing for none."""
    if client_id is None:
        return (), (), ""
    found = client(reading, ClientQuery(client_id, log_limit=_NEWEST))
    if found is None:
        return (), (), ""
    row = found.client
    so_what = [_contact_words(row.silent_days, row.cadence_days)]
    last = next((entry for entry in found.log if not entry.planned), None)
    if last is not None and last.summary:
        so_what.append(label(N_("last said: %(summary)s"), summary=last.summary))
    name = row.short_name or row.name
    return (
        tuple(so_what),
        ((Ref("client", client_id), label(N_("client %(name)s"), name=name)),),
        row.name,
    )


def _contact_words(silent_days: int | None, cadence_days: int | None) -> Label:
    if silent_days is None:
        return label(N_("no contact yet"))
    if silent_days == 0:
        return label(N_("last contact today"))
    if cadence_days is None:
        return counted(
            "last contact %(number)d day ago",
            "last contact %(number)d days ago",
            silent_days,
        )
    return counted(
        "last contact %(number)d day ago, cadence %(cadence)d d",
        "last contact %(number)d days ago, cadence %(cadence)d d",
        silent_days,
        cadence=cadence_days,
    )


def _client_detail(reading: Reading, ref: Ref) -> ItemDetail | None:
    found = client(reading, ClientQuery(ref.id, log_limit=1))
    if found is None:
        return None
    row = found.client
    so_what = [_contact_words(row.silent_days, row.cadence_days)]
    so_what += found.reasons
    links = [
        (Ref("action_item", step.id), _step_words(step.title, step.due_on))
        for step in found.next_steps
        if step.status == "open"
    ]
    links += [
        (Ref("project", number), label(N_("project %(code)s"), code=code))
        for number, code in found.projects
    ]
    return ItemDetail(
        ref=ref,
        heading=row.short_name or row.name,
        place=row.name if row.short_name else row.industry,
        so_what=tuple(so_what),
        facts=(),
        history=history_of(reading, ref),
        links=tuple(links[:MOST_LINKS]),
    )


def _step_words(title: str, due_on: date | None) -> Label:
    if due_on is not None:
        return label(N_("next step %(title)s on %(day)s"), title=title, day=due_on)
    return label(N_("next step %(title)s"), title=title)


def _project_detail(reading: Reading, ref: Ref) -> ItemDetail | None:
    row = reading.session.get(Project, ref.id)
    if row is None or row.archived_at is not None:
        return None
    links: tuple[tuple[Ref, Label], ...] = ()
    owner = row.client_id and reading.session.get(Client, row.client_id)
    if isinstance(owner, Client):
        links = ((Ref("client", owner.id), label(N_("client %(name)s"), name=called(owner))),)
    return ItemDetail(
        ref=ref,
        heading=row.name,
        place=row.code,
        so_what=_plan_words(reading, ref.id),
        facts=(),
        history=history_of(reading, ref),
        links=links,
    )


def _plan_words(reading: Reading, project_id: int) -> tuple[Label, ...]:
    try:
        plan: ScheduledProject = scheduled(reading, project_id)
    except UserError:
        return (label(N_("its plan has no dates")),)
    number = reading.session.exec(
        select(Task.id).where(Task.project_id == project_id, col(Task.archived_at).is_(None))
    ).all()
    return (
        counted("%(number)d task", "%(number)d tasks", len(number)),
        label(
            N_("from %(start)s to %(finish)s"), start=plan.start.date(), finish=plan.finish.date()
        ),
    )
