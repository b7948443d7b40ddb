"""Why a load or a sum of money is what it is: sentences with their numbers, and the records behind."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from typing import Any

from salespm_tui.contract.budget import (
    Budget,
    BudgetLineDetail,
    CategorySpending,
    CurrencySpending,
)
from salespm_tui.contract.explain import ExplainLine, Explanation
from salespm_tui.contract.team import Load, ResourceDetail, Team
from salespm_tui.contract.values import Ref
from salespm_tui.core.i18n import N_
from salespm_tui.core.labels import Label, label
from salespm_tui.core.money import format_money
from salespm_tui.domain.figures import Figure, write_number, write_percent
from salespm_tui.ui.present.client_words import word
from salespm_tui.ui.present.team_load import Columns
from salespm_tui.ui.present.team_rows import ALL, GHOST
from salespm_tui.ui.present.team_words import CATEGORIES, COST_STATUSES

_LOAD = N_(
    "The planned work of a task lies evenly on the working time between its start and its finish, by "
    "the calendar of who does it; where nobody planned it, the share of the time counts. Work of all "
    "projects counts."
)
_OVER = N_("On a day with more than 100 %% there is more to do than it holds.")
_DIVIDED = N_("%(first)s: %(assigned)s h ÷ %(capacity)s h = %(percent)s")
_NOTHING = N_("%(first)s: %(assigned)s h of work, and no time for it")
_TASK = N_("%(project)s %(task)s: %(hours)s h from %(first)s to %(last)s")
_GHOST = N_(
    "Each open deal brings the effort of its project's template, else that of the usual project, "
    "times its probability, half before and half after the day on which it is expected to close."
)
_GHOST_DEAL = N_("%(deal)s: %(effort)s h × %(percent)d %% = %(weighted)s h, after %(basis)s")
_GHOST_UNKNOWN = N_("%(deal)s is not counted: probability, day or effort is unknown")
_LEFT = N_("left %(left)s = %(amount)s − spent %(spent)s − committed %(committed)s")
_PLANNED = N_("planned %(money)s; no revision, so that is what counts")
_REVISED = N_("planned %(planned)s, revised to %(revised)s, which is what counts")
_RETURN = N_("return on spending = (won %(won)s − spent %(spent)s) ÷ spent = %(value)s")
_RETURN_ALL = N_(
    "The won revenue is held against the spending of each category alone, so the categories' returns "
    "do not add up."
)
_RETURN_NONE = N_("There is no return on it: %(why)s.")
_ASKED = N_(
    "the open risks ask for %(asked)s after their responses; %(left)s of the reserve is left"
)
_SHORT = N_("%(short)s short")
_ENTRY = N_("%(on)s %(status)s %(money)s %(note)s")


def why_load(
    key: Any, team: Team, detail: ResourceDetail | BudgetLineDetail | None, columns: Columns
) -> Explanation | None:
    """Why the load of that row is what it is; None where nothing is computed in it."""
    if key == GHOST:
        return Explanation(label(N_("Work that open deals may bring")), tuple(_ghost(team)))
    if key == ALL:
        lines = (*_shares(team.total, team.weeks, columns), *_rules())
        return Explanation(label(N_("The load of everybody")), lines)
    row = None
    if isinstance(key, Ref):
        row = next((one for one in team.rows if one.id == key.id), None)
    if row is None or row.load is None:
        return None
    tasks = _tasks(detail, columns) if isinstance(detail, ResourceDetail) else ()
    lines = (*_shares(row.load, team.weeks, columns), *tasks, *_rules())
    return Explanation(label(N_("The load of %(name)s"), name=row.name), lines)


def _hours(minutes: int) -> str:
    return write_number(Fraction(minutes, 60), 1)


def _said(text: Label, level: int = 0, ref: Ref | None = None) -> ExplainLine:
    return ExplainLine(level, text, ref)


def _rules() -> Iterator[ExplainLine]:
    yield _said(label(_LOAD))
    yield _said(label(_OVER))


def _shares(load: Load, weeks: tuple[date, ...], columns: Columns) -> Iterator[ExplainLine]:
    """The weeks that are shown, with the work and the time of each."""
    for at, monday in enumerate(weeks):
        if not columns.first <= monday <= columns.last or not load.week_assigned_min[at]:
            continue
        assigned, capacity = load.week_assigned_min[at], load.week_capacity_min[at]
        if not capacity:
            yield _said(label(_NOTHING, first=monday, assigned=_hours(assigned)))
            continue
        yield _said(
            label(
                _DIVIDED,
                first=monday,
                assigned=_hours(assigned),
                capacity=_hours(capacity),
                percent=f"{load.week_percents[at]} %",
            )
        )


def _tasks(detail: ResourceDetail, columns: Columns) -> Iterator[ExplainLine]:
    """The tasks behind them."""
    for row in detail.assignments:
        if row.finish.date() < columns.first or row.start.date() > columns.last:
            continue
        yield _said(
            label(
                _TASK,
                project=row.project,
                task=row.task,
                hours=_hours(row.work_min),
                first=row.start.date(),
                last=row.finish.date(),
            ),
            1,
            Ref("task", row.task_id),
        )


_BASES = {
    "template": N_("the template %(name)s"),
    "mean": N_("the mean of the projects so far"),
}


def _ghost(team: Team) -> Iterator[ExplainLine]:
    yield _said(label(_GHOST))
    for deal in team.ghost.deals:
        ref = Ref("opportunity", deal.id)
        if deal.effort_min is None or deal.weighted_min is None or deal.basis is None:
            yield _said(label(_GHOST_UNKNOWN, deal=deal.name), 1, ref)
            continue
        basis = label(_BASES[deal.basis], name=deal.basis_name)
        text = label(
            _GHOST_DEAL,
            deal=deal.name,
            effort=_hours(deal.effort_min),
            percent=deal.probability or 0,
            weighted=_hours(deal.weighted_min),
            basis=str(basis),
        )
        yield _said(text, 1, ref)


# Money


def why_money(
    key: Any, budget: Budget, detail: ResourceDetail | BudgetLineDetail | None
) -> Explanation | None:
    """Why the money of that row is what it is; None where nothing is computed in it."""
    if isinstance(key, Ref):
        if not isinstance(detail, BudgetLineDetail):
            return None
        return Explanation(
            label(N_("The money of %(name)s"), name=detail.line.line.name), tuple(_line(detail))
        )
    if not isinstance(key, tuple):
        return None
    sums = next((one for one in budget.sums if one.currency == key[1]), None)
    if sums is None:
        return None
    if key[0] == "sums":
        return Explanation(
            label(N_("All money in %(currency)s"), currency=sums.currency), tuple(_sums(sums))
        )
    one = next((one for one in sums.categories if one.category == key[2]), None)
    if one is None:
        return None
    title = label(N_("The money for %(name)s"), name=word(CATEGORIES, one.category))
    return Explanation(title, tuple(_category(one, sums)))


def _left(left: int, amount: int, spent: int, committed: int, currency: str) -> ExplainLine:
    return _said(
        label(
            _LEFT,
            left=format_money(left, currency),
            amount=format_money(amount, currency),
            spent=format_money(spent, currency),
            committed=format_money(committed, currency),
        )
    )


def _line(detail: BudgetLineDetail) -> Iterator[ExplainLine]:
    one = detail.line
    line, currency = one.line, one.line.currency
    yield _left(one.left_minor, line.amount_minor, one.spent_minor, one.committed_minor, currency)
    planned = format_money(line.planned_minor, currency)
    if line.revised_minor is None:
        yield _said(label(_PLANNED, money=planned))
    else:
        revised = format_money(line.revised_minor, currency)
        yield _said(label(_REVISED, planned=planned, revised=revised))
    for entry in detail.entries:
        text = label(
            _ENTRY,
            on=entry.on,
            status=word(COST_STATUSES, entry.status),
            money=format_money(entry.amount_minor, entry.currency),
            note=entry.note,
        )
        yield _said(text, 1, None if entry.task_id is None else Ref("task", entry.task_id))


def _category(one: CategorySpending, sums: CurrencySpending) -> Iterator[ExplainLine]:
    currency = sums.currency
    yield _left(one.left_minor, one.revised_minor, one.spent_minor, one.committed_minor, currency)
    yield _return(one.return_on, sums.won_minor, one.spent_minor, currency)
    yield _said(label(_RETURN_ALL))
    if one.category == "contingency":
        yield from _reserve(sums)


def _sums(sums: CurrencySpending) -> Iterator[ExplainLine]:
    currency = sums.currency
    yield _left(
        sums.left_minor, sums.revised_minor, sums.spent_minor, sums.committed_minor, currency
    )
    yield _return(sums.return_on, sums.won_minor, sums.spent_minor, currency)
    yield from _reserve(sums)


def _return(figure: Figure, won: int, spent: int, currency: str) -> ExplainLine:
    if figure.value is None:
        return _said(label(_RETURN_NONE, why="" if figure.why is None else str(figure.why.text)))
    return _said(
        label(
            _RETURN,
            won=format_money(won, currency),
            spent=format_money(spent, currency),
            value=write_percent(figure.value),
        )
    )


def _reserve(sums: CurrencySpending) -> Iterator[ExplainLine]:
    left = format_money(sums.reserve_left_minor or 0, sums.currency)
    asked = format_money(sums.asked_minor, sums.currency)
    yield _said(label(_ASKED, asked=asked, left=left))
    if sums.short_minor:
        yield _said(label(_SHORT, short=format_money(sums.short_minor, sums.currency)), 1)
