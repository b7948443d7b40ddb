"""A load, a budget line or an acceptance in full, as the stand-up shows it."""

from __future__ import annotations

from collections.abc import Iterator

from salespm_tui.contract.acceptance import AcceptancesQuery
from salespm_tui.contract.budget import BudgetLineQuery, LineSpending
from salespm_tui.contract.standup import ItemDetail
from salespm_tui.contract.values import Ref
from salespm_tui.core.i18n import N_
from salespm_tui.core.labels import Label, counted, label
from salespm_tui.core.money import short_money
from salespm_tui.domain.agenda.load import rest_of_week
from salespm_tui.domain.budget_words import name_of_line
from salespm_tui.domain.load import DayLoad
from salespm_tui.services.acceptance.listing import acceptances
from salespm_tui.services.budget.listing import budget_line
from salespm_tui.services.standup.naming import name_of
from salespm_tui.services.standup.past import history_of
from salespm_tui.services.team.book import TeamBook, loads_between, team_book
from salespm_tui.services.work import Reading
from salespm_tui.store.tables import Acceptance

_MOST_LINKS = 6


def load_detail(reading: Reading, ref: Ref) -> ItemDetail | None:
    """Somebody's overloaded days of this week, and the tasks that fill them; None if they are gone."""
    book = team_book(reading)
    row = book.resources.get(ref.id)
    if row is None:
        return None
    found = loads_between(reading, *rest_of_week(reading.today)).get(ref.id, {})
    over = [day for _on, day in sorted(found.items()) if day.is_over]
    return ItemDetail(
        ref=ref,
        heading=row.name,
        place=row.job_title or "",
        so_what=tuple(_day_words(day) for day in over),
        facts=(),
        history=history_of(reading, ref),
        links=tuple(_tasks_of(book, over)),
    )


def _day_words(day: DayLoad) -> Label:
    return label(
        N_("%(day)s: %(assigned)s h of %(holds)s h"),
        day=day.day,
        assigned=_hours(round(day.assigned_min)),
        holds=_hours(day.capacity_min),
    )


def _hours(minutes: int) -> str:
    return f"{minutes / 60:.1f}".removesuffix(".0")


def _tasks_of(book: TeamBook, over: list[DayLoad]) -> Iterator[tuple[Ref, Label]]:
    ids = dict.fromkeys(task_id for day in over for task_id, _minutes in day.tasks)
    named = {one.kept.task_id: one for one in book.booked}
    for task_id in list(ids)[:_MOST_LINKS]:
        one = named[task_id]
        code = book.plans[one.kept.project_id].project.code
        yield (
            Ref("task", task_id),
            label(N_("%(project)s %(task)s"), project=code, task=one.task.name),
        )


def line_detail(reading: Reading, ref: Ref) -> ItemDetail | None:
    """A budget line and where its money went; None if it is gone."""
    found = budget_line(reading, BudgetLineQuery(ref.id))
    if found is None:
        return None
    row = found.line
    return ItemDetail(
        ref=ref,
        heading=name_of_line(row.line.name, row.line.category),
        place=row.project,
        so_what=tuple(_money_words(row)),
        facts=(),
        history=tuple((one.as_of, _revised(one.reason)) for one in found.revisions),
        links=(),
    )


def _revised(reason: str) -> Label:
    return (
        label(N_("revised: %(reason)s"), reason=reason)
        if reason
        else label(N_("revised without a reason"))
    )


def _money_words(row: LineSpending) -> Iterator[Label]:
    currency = row.line.currency
    yield label(N_("there is %(amount)s"), amount=short_money(row.line.amount_minor, currency))
    yield label(N_("spent %(amount)s"), amount=short_money(row.spent_minor, currency))
    if row.committed_minor:
        yield label(N_("bound %(amount)s"), amount=short_money(row.committed_minor, currency))


def acceptance_detail(reading: Reading, ref: Ref) -> ItemDetail | None:
    """An acceptance that is to be held, and its points; None if it is gone."""
    kept = reading.session.get(Acceptance, ref.id)
    if kept is None or kept.archived_at is not None:
        return None
    rows = acceptances(reading, AcceptancesQuery(kept.project_id)).acceptances
    row = next(one for one in rows if one.id == ref.id)
    pending = row.count("pending")
    met = row.count("pass", "waived")
    so_what = [
        counted("%(number)d point to judge", "%(number)d points to judge", pending),
        counted("%(number)d point is met", "%(number)d points are met", met),
    ]
    facts = [label(N_("planned for %(due)s"), due=row.planned_on)]
    if row.participants:
        facts.append(label(N_("with %(people)s"), people=row.participants))
    return ItemDetail(
        ref=ref,
        heading=name_of(reading, ref),
        place=row.project,
        so_what=tuple(so_what),
        facts=tuple(facts),
        history=history_of(reading, ref),
        links=(),
    )
