"""What was spent on the tasks of a project, by day: cost entries, and effort at its rate."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from fractions import Fraction
from typing import Any, NamedTuple

import sqlalchemy as sa

from salespm_tui.services.review.progress import Report, Reports
from salespm_tui.services.schedule import ScheduledProject
from salespm_tui.services.work import Reading
from salespm_tui.store.tables import METADATA

_ENTRY = METADATA.tables["cost_entry"].c
_LINE = METADATA.tables["budget_line"].c
_TASK = METADATA.tables["task"].c
_RESOURCE = METADATA.tables["resource"].c
_ASSIGNMENT = METADATA.tables["assignment"].c
_HOUR = 60


class Cost(NamedTuple):
    """Money spent on a day, on a task or on none; exact."""

    on: date
    amount: Fraction
    task_id: int | None = None


class _Hand(NamedTuple):
    """Somebody who works on a task."""

    task_id: int
    planned_min: int | None
    actual_min: int | None
    actual_cost_minor: int | None
    rate: int | None
    currency: str | None


@dataclass(slots=True)
class Costs:
    """All that was spent on a project, by day; `unrated` tasks have effort of which nobody knows
    what it costs."""

    costs: list[Cost] = field(default_factory=list)
    unrated: set[int] = field(default_factory=set)

    def until(self, day: date) -> Mapping[int | None, Fraction]:
        """By task (None: no task) what was spent by the end of that day."""
        sums: dict[int | None, Fraction] = defaultdict(Fraction)
        for cost in self.costs:
            if cost.on <= day:
                sums[cost.task_id] += cost.amount
        return sums


def costs_of(reading: Reading, plan: ScheduledProject, reports: Reports) -> Costs:
    """What was spent on that project.

    AC = Σ cost entries + actual minutes · rate. The effort of a task is what its reports say, at the
    mean rate of those who work on it (weighted by their planned effort), or at the owner's. Where no
    report says it, what the assignments say, spread evenly over the working time from the actual
    start to the actual finish, the project's status date or today.
    """
    found = Costs(list(_entries(reading, plan.project.id)))
    hands: dict[int, list[_Hand]] = defaultdict(list)
    for hand in _hands(reading, plan.project.id):
        hands[hand.task_id].append(hand)
    rates = _rates(reading, plan.project.currency)
    for task_id, mine in reports.items():
        if any(one.actual_min is not None for one in mine):
            rate = _mean_rate(hands.pop(task_id, ()), plan.project.currency)
            task = plan.task(task_id)
            if rate is None and task is not None:
                rate = rates.get(task.owner or "")
            _add_reported(found, task_id, mine, rate)
    for task_id, those in hands.items():
        _add_assigned(found, reading, plan, task_id, those)
    found.costs.sort(key=lambda cost: cost.on)
    return found


def _entries(reading: Reading, project_id: int) -> Iterator[Cost]:
    task_id = sa.func.coalesce(_ENTRY.task_id, _LINE.task_id)
    query = (
        sa.select(_ENTRY.on, _ENTRY.amount_minor, task_id)
        .join_from(METADATA.tables["cost_entry"], METADATA.tables["budget_line"])
        .where(
            _LINE.project_id == project_id,
            _ENTRY.status == "spent",
            _ENTRY.archived_at.is_(None),
            _LINE.archived_at.is_(None),
        )
    )
    for on, amount, task in reading.session.connection().execute(query):
        yield Cost(on, Fraction(amount), task)


def _hands(reading: Reading, project_id: int) -> Iterator[_Hand]:
    query = (
        sa.select(
            _ASSIGNMENT.task_id,
            _ASSIGNMENT.planned_min,
            _ASSIGNMENT.actual_min,
            _ASSIGNMENT.actual_cost_minor,
            _RESOURCE.cost_rate_minor_per_hour,
            _RESOURCE.currency,
        )
        .join_from(METADATA.tables["assignment"], METADATA.tables["resource"])
        .join(METADATA.tables["task"], _TASK.id == _ASSIGNMENT.task_id)
        .where(
            _TASK.project_id == project_id,
            _TASK.archived_at.is_(None),
            _ASSIGNMENT.archived_at.is_(None),
        )
    )
    for row in reading.session.connection().execute(query):
        yield _Hand(*row)


def _rates(reading: Reading, currency: str) -> Mapping[str, Fraction]:
    """What an hour costs, by name; of those paid in that currency."""
    query = sa.select(_RESOURCE.name, _RESOURCE.cost_rate_minor_per_hour, _RESOURCE.currency).where(
        _RESOURCE.archived_at.is_(None), _RESOURCE.cost_rate_minor_per_hour.is_not(None)
    )
    found = reading.session.connection().execute(query).all()
    return {row[0]: Fraction(row[1]) for row in found if row[2] in (None, currency)}


def _mean_rate(hands: Sequence[_Hand], currency: str) -> Fraction | None:
    known = [
        (hand.rate, hand.planned_min)
        for hand in hands
        if hand.rate is not None and hand.currency in (None, currency)
    ]
    if not known:
        return None
    planned = sum(minutes or 0 for _rate, minutes in known)
    if not planned:
        return Fraction(sum(rate for rate, _minutes in known), len(known))
    return Fraction(sum(rate * (minutes or 0) for rate, minutes in known), planned)


def _add_reported(
    found: Costs, task_id: int, reports: Sequence[Report], rate: Fraction | None
) -> None:
    """What each report adds to the effort that was known before."""
    before = 0
    for one in reports:
        if one.actual_min is None:
            continue
        if rate is None:
            found.unrated.add(task_id)
            return
        found.costs.append(Cost(one.on, rate * (one.actual_min - before) / _HOUR, task_id))
        before = one.actual_min


def _add_assigned(
    found: Costs, reading: Reading, plan: ScheduledProject, task_id: int, hands: Sequence[_Hand]
) -> None:
    amount = Fraction(0)
    for hand in hands:
        cost = _cost_of(hand, plan.project.currency)
        if cost is None:
            found.unrated.add(task_id)
        else:
            amount += cost
    task = plan.task(task_id)
    if amount and task is not None:
        last = plan.project.status_date or reading.today
        begun = task.actual_start_on or plan.start_of(task_id)
        ended = task.actual_end_on or datetime.combine(last + timedelta(days=1), time.min)
        found.costs += _spread(plan, task_id, amount, begun, ended)


def _cost_of(hand: _Hand, currency: str) -> Fraction | None:
    """What somebody's actual effort cost; None where that is not known."""
    if hand.actual_cost_minor is not None:
        return Fraction(hand.actual_cost_minor)
    if not hand.actual_min:
        return Fraction(0)
    if hand.rate is None or hand.currency not in (None, currency):
        return None
    return Fraction(hand.rate * hand.actual_min, _HOUR)


def _spread(
    plan: ScheduledProject, task_id: int, amount: Fraction, begun: datetime, ended: datetime
) -> Iterator[Cost]:
    """The amount evenly over the working days from begin to end; all on the last day without any."""
    whole = plan.calendar.between(begun, ended)
    day, gone = begun.date(), Fraction(0)
    while whole > 0 and day < ended.date():
        till = min(datetime.combine(day + timedelta(days=1), time.min), ended)
        share = amount * plan.calendar.between(begun, till) / whole
        if share != gone:
            yield Cost(day, share - gone, task_id)
        day, gone = day + timedelta(days=1), share
    if gone != amount:
        yield Cost(ended.date(), amount - gone, task_id)


def steps(costs: Costs) -> list[tuple[date, float]]:
    """What was spent on each day, for drawing."""
    sums: dict[Any, float] = defaultdict(float)
    for cost in costs.costs:
        sums[cost.on] += float(cost.amount)
    return sorted(sums.items())
