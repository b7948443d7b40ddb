"""The agenda of a morning, composed from facts. Nobody types it.

A section is a function from the facts to its entries, in one ordered table (`SECTIONS`). An item
stands once, in the first section that it fits; `changed` alone yields: it keeps what asks for nothing
else, so that a task which slipped and is overdue stands where something is to be done about it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

from salespm_tui.core.i18n import N_
from salespm_tui.core.labels import Label, counted, label
from salespm_tui.domain.agenda.client_matters import (
    CLIENT_GROUPS,
    CLIENT_NEWS,
    client_matters,
    clients_changed,
)
from salespm_tui.domain.agenda.entry import (
    CLIENT_KEYS,
    PROMISE_KEYS,
    WALK_KEYS,
    Entry,
    Section,
    keys_of,
)
from salespm_tui.domain.agenda.facts import (
    ClientFact,
    Facts,
    ProjectFact,
    PromiseFact,
    TaskFact,
)
from salespm_tui.domain.agenda.gates import gates_due
from salespm_tui.domain.agenda.load import LOAD_GROUPS, handovers_due, load_in_need
from salespm_tui.domain.agenda.pipeline import (
    DEAL_GROUPS,
    DEAL_NEWS,
    deals_changed,
    deals_in_need,
    goals_behind,
)
from salespm_tui.domain.agenda.risks import (
    RISK_GROUPS,
    RISK_NEWS,
    risks_changed,
    risks_in_need,
)

MILESTONE_DAYS = 7
"""Milestones are announced this many days ahead."""


@dataclass(frozen=True, slots=True)
class Composed:
    """A section with its entries, in order: latest first, then critical, priority, project, WBS."""

    key: str
    title: Label
    entries: tuple[Entry, ...]


def compose(facts: Facts) -> tuple[Composed, ...]:
    """The sections that have something to say, in the order of `SECTIONS`."""
    taken: dict[str, list[Entry]] = {}
    seen = set(facts.away)
    for section in sorted(SECTIONS, key=lambda section: section.yields):
        mine = taken[section.key] = []
        for entry in section.entries(facts):
            if entry.key not in seen:
                seen.add(entry.key)
                mine.append(entry)
    return tuple(
        Composed(section.key, _title(section, facts), _in_order(section, taken[section.key]))
        for section in SECTIONS
        if taken[section.key]
    )


def _title(section: Section, facts: Facts) -> Label:
    if section.key == "changed" and facts.since is not None:
        return label(section.title, since=facts.since)
    return label(section.title)


def _in_order(section: Section, entries: list[Entry]) -> tuple[Entry, ...]:
    def place(entry: Entry) -> tuple[int, str, int, tuple[bool, int, str, int]]:
        known = entry.group in section.groups
        group = section.groups.index(entry.group) if known else len(section.groups)
        return (group, entry.group, -(entry.days or 0), entry.fact.urgency)

    return tuple(sorted(entries, key=place))


def _is_open(task: TaskFact) -> bool:
    return task.change != "finished"


def waits(task: TaskFact) -> bool:
    """Whether others have to move before the task can."""
    return task.blocked or task.waiting_on in ("client", "third_party")


def _has_slipped(task: TaskFact) -> bool:
    return task.finish_before is not None and task.finish > task.finish_before


def _days(count: int) -> int:
    """Days as people count them: what differs by less than a day differs by one."""
    return max(1, count)


# The sections


def _changed(facts: Facts) -> Iterator[Entry]:
    if facts.since is None:
        return
    done: tuple[TaskFact | PromiseFact, ...] = (*facts.tasks, *facts.promises)
    for fact in done:
        if fact.change == "finished":
            yield Entry(
                fact, label(N_("finished")), "changed", group="finished", keys=keys_of(fact)
            )
    for task in facts.tasks:
        if _is_open(task) and _has_slipped(task):
            yield _slipped(task, facts)
    for project in facts.projects:
        yield Entry(project, _new_project(project), "changed", group="new", keys=WALK_KEYS)
    added: tuple[TaskFact | ClientFact, ...] = (*facts.tasks, *facts.clients)
    for new in added:
        if new.change == "new":
            due = new.finish if isinstance(new, TaskFact) else None
            why = label(N_("new")) if due is None else label(N_("new, due %(due)s"), due=due)
            yield Entry(new, why, "changed", due, group="new", keys=keys_of(new))
    yield from deals_changed(facts)
    yield from risks_changed(facts)
    yield from clients_changed(facts)


def _slipped(task: TaskFact, facts: Facts) -> Entry:
    days = _slip(task, facts)
    why = counted(
        "slipped %(number)d day, now due %(due)s",
        "slipped %(number)d days, now due %(due)s",
        days,
        due=task.finish,
    )
    return Entry(task, why, "changed", task.finish, days, "slipped")


def _slip(task: TaskFact, facts: Facts) -> int:
    assert task.finish_before is not None
    return _days(facts.workdays(task.project_id, task.finish_before, task.finish))


def _new_project(project: ProjectFact) -> Label:
    if not project.new:
        return counted(
            "%(number)d new task in the plan",
            "%(number)d new tasks in the plan",
            project.new_tasks,
        )
    return counted(
        "new project with %(number)d task",
        "new project with %(number)d tasks",
        project.new_tasks,
    )


def _overdue(facts: Facts) -> Iterator[Entry]:
    for task in facts.tasks:
        if task.finish < facts.today and _is_open(task):
            days = _days(facts.workdays(task.project_id, task.finish, facts.today))
            yield Entry(task, _why_late(task, days, facts), "bad", task.finish, days)
    for promise in facts.promises:
        if not promise.section and promise.due_on is not None:
            late = (facts.today - promise.due_on).days
            if late > 0 and not promise.change:
                yield _late_promise(promise, late, "bad")


def _why_late(task: TaskFact, days: int, facts: Facts) -> Label:
    if task.blocked:
        return counted(
            "%(number)d day late, blocked: %(reason)s",
            "%(number)d days late, blocked: %(reason)s",
            days,
            reason=task.blocked_reason,
        )
    if _has_slipped(task):
        return counted(
            "%(number)d day late, after a slip of %(slip)d d",
            "%(number)d days late, after a slip of %(slip)d d",
            days,
            slip=_slip(task, facts),
        )
    if task.critical:
        return counted("%(number)d day late, critical", "%(number)d days late, critical", days)
    return days_late(days)


def days_late(days: int) -> Label:
    """How late, in words."""
    return counted("%(number)d day late", "%(number)d days late", days)


def _late_promise(promise: PromiseFact, late: int, mark: str) -> Entry:
    return Entry(promise, days_late(late), mark, promise.due_on, late, keys=PROMISE_KEYS)


def _today(facts: Facts) -> Iterator[Entry]:
    for task in facts.tasks:
        if task.finish == facts.today and _is_open(task):
            mark = "warning" if waits(task) else "milestone" if task.milestone else "none"
            yield Entry(task, _why_today(task), mark, task.finish, 0)
    for promise in facts.promises:
        if not promise.section and promise.due_on == facts.today and not promise.change:
            yield _promise_due_today(promise, "none")


def _why_today(task: TaskFact) -> Label:
    if task.blocked:
        return label(N_("due today, blocked: %(reason)s"), reason=task.blocked_reason)
    if task.waiting_on == "client":
        return label(N_("due today, waits on the client"))
    if task.waiting_on == "third_party":
        return label(N_("due today, waits on a third party"))
    return label(N_("due today, critical")) if task.critical else label(N_("due today"))


def _promise_due_today(promise: PromiseFact, mark: str) -> Entry:
    why = label(N_("due today"))
    return Entry(promise, why, mark, promise.due_on, 0, keys=PROMISE_KEYS)


def _blocked(facts: Facts) -> Iterator[Entry]:
    for task in facts.tasks:
        if waits(task) and _is_open(task):
            yield Entry(task, why_waiting(task), "warning", task.finish)


def why_waiting(task: TaskFact) -> Label:
    """What keeps a task that is blocked or waits on others."""
    return waiting_words(task.blocked, task.blocked_reason, task.waiting_on)


def waiting_words(blocked: bool, reason: str, waiting_on: str | None) -> Label:
    """What keeps a task, in words; the reason of a block counts before whom it waits on."""
    if blocked and reason:
        return label(N_("blocked: %(reason)s"), reason=reason)
    if waiting_on == "client":
        return label(N_("waits on the client"))
    if waiting_on == "third_party":
        return label(N_("waits on a third party"))
    return label(N_("blocked"))


def _starting(facts: Facts) -> Iterator[Entry]:
    for task in facts.tasks:
        if task.start == facts.today and _is_open(task):
            why = label(N_("starts today, due %(due)s"), due=task.finish)
            yield Entry(task, why, "none", task.finish)


def _milestones(facts: Facts) -> Iterator[Entry]:
    last = facts.today + timedelta(days=MILESTONE_DAYS)
    for task in facts.tasks:
        if task.milestone and facts.today < task.finish <= last and _is_open(task):
            days = _days(facts.workdays(task.project_id, facts.today, task.finish))
            yield Entry(task, _why_near(task, facts), "milestone", task.finish, -days)
    yield from gates_due(facts)
    yield from handovers_due(facts)


def _why_near(task: TaskFact, facts: Facts) -> Label:
    if _has_slipped(task):
        return label(
            N_("on %(due)s, after a slip of %(slip)d d"), due=task.finish, slip=_slip(task, facts)
        )
    if task.critical:
        return label(N_("on %(due)s, critical"), due=task.finish)
    return label(N_("on %(due)s"), due=task.finish)


def _clients(facts: Facts) -> Iterator[Entry]:
    for promise in facts.promises:
        if promise.section != "clients" or promise.due_on is None or promise.change:
            continue
        late = (facts.today - promise.due_on).days
        if late > 0:
            yield _late_promise(promise, late, "warning")
        elif late == 0:
            yield _promise_due_today(promise, "warning")
    for client in facts.clients:
        if client.silent:
            over = max(0, (client.silent_days or 0) - client.cadence_days)
            yield Entry(client, _why_silent(client), "warning", None, over, keys=CLIENT_KEYS)
    yield from client_matters(facts)


def _why_silent(client: ClientFact) -> Label:
    if client.silent_days is None:
        return label(N_("no contact yet, cadence %(cadence)d d"), cadence=client.cadence_days)
    if client.next_on is not None:
        return counted(
            "silent %(number)d day, cadence %(cadence)d d, next step %(next)s",
            "silent %(number)d days, cadence %(cadence)d d, next step %(next)s",
            client.silent_days,
            cadence=client.cadence_days,
            next=client.next_on,
        )
    return counted(
        "silent %(number)d day, cadence %(cadence)d d",
        "silent %(number)d days, cadence %(cadence)d d",
        client.silent_days,
        cadence=client.cadence_days,
    )


def _checks(facts: Facts) -> Iterator[Entry]:
    for fact, wrong in facts.wrong:
        keys = tuple(dict.fromkeys((wrong.fix, *keys_of(fact))))
        yield Entry(fact, wrong.text, "none", group=wrong.rule, keys=keys)


SECTIONS: tuple[Section, ...] = (
    Section(
        "changed",
        N_("Changed since %(since)s"),
        _changed,
        groups=("finished", "slipped", *DEAL_NEWS, *RISK_NEWS, *CLIENT_NEWS, "new"),
        yields=True,
    ),
    Section("overdue", N_("Overdue"), _overdue),
    Section("today", N_("Due today"), _today),
    Section("blocked", N_("Blocked and waiting"), _blocked),
    Section("starting", N_("Starting today"), _starting),
    Section("milestones", N_("Milestones"), _milestones),
    Section("goals", N_("Goals behind"), goals_behind, groups=("behind", "at_risk")),
    Section("risks", N_("Risks"), risks_in_need, groups=RISK_GROUPS),
    Section("clients", N_("Clients"), _clients, groups=CLIENT_GROUPS),
    Section("deals", N_("Deals"), deals_in_need, groups=DEAL_GROUPS),
    Section("load", N_("Load and money"), load_in_need, groups=LOAD_GROUPS),
    Section("checks", N_("Checks"), _checks),
)
