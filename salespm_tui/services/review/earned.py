"""Earned value of a project at a status date, from plan, baseline, progress and spending."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from fractions import Fraction

from salespm_tui.contract.review import Evm, EvmQuery, EvmRow
from salespm_tui.core.errors import UserError
from salespm_tui.core.i18n import N_, _
from salespm_tui.core.labels import Label, counted, label
from salespm_tui.domain.earned_value import Values, Work, in_whole, of_values, together, values_of
from salespm_tui.domain.figures import half_up, money_writer
from salespm_tui.services.review.agreed import Budgeted, budgeted, percents_on
from salespm_tui.services.review.costs import Costs, costs_of
from salespm_tui.services.review.curve import curve
from salespm_tui.services.review.progress import Reports, reports_of
from salespm_tui.services.review.revenue import revenue
from salespm_tui.services.schedule import ScheduledProject, scheduled
from salespm_tui.services.settings import local_day, zone_of
from salespm_tui.services.work import Reading

_NONE = Values(Fraction(0), Fraction(0), Fraction(0), Fraction(0))


@dataclass(frozen=True, slots=True)
class Standing:
    """A project at the end of `day`: everything that its earned value is made of.

    `values` are those of every task of the plan (a summary's the sums of what is below it) and of
    the tasks of the baseline that are gone; `total` those of the project, with all that was spent.
    """

    plan: ScheduledProject
    day: date
    known: Budgeted | None
    reports: Reports
    costs: Costs
    spent: Mapping[int | None, Fraction]
    percents: Mapping[int, int]
    works: Mapping[int, Work]
    values: Mapping[int, Values]
    total: Values

    @property
    def is_missing(self) -> bool:
        """Whether there is nothing to measure against."""
        return self.known is None or not self.known.own

    @property
    def gone(self) -> tuple[int, ...]:
        """The budgeted tasks of the baseline that have left the plan."""
        own = () if self.known is None else self.known.own
        return tuple(task_id for task_id in own if task_id not in self.plan.places)

    def own_values(self, task_id: int) -> Values:
        """Those of the task itself, without what is below it."""
        work, at = self.works.get(task_id), after(self.day)
        spent = self.spent.get(task_id, Fraction(0))
        if work is None:
            return in_whole(replace(_NONE, ac=spent)) if spent else _NONE
        return in_whole(values_of([work], at, self.plan.calendar, spent))


def evm(reading: Reading, query: EvmQuery) -> Evm:
    """The figures of the project and of its tasks; `missing` says why there are none."""
    found = standing(reading, query.project_id, query.status_date)
    key = ("earned value, told", query.project_id, found.day, reading.today)
    told: Evm | None = reading.cache.get(key)
    if told is None:
        told = reading.cache[key] = _told(reading, found)
    return told


def _told(reading: Reading, found: Standing) -> Evm:
    project, known = found.plan.project, found.known
    total = None if found.is_missing else of_values(found.total)
    baseline = None if known is None else known.baseline
    return Evm(
        project_id=project.id,
        project=project.code,
        currency=project.currency,
        today=reading.today,
        status_date=found.day,
        baseline_id=None if baseline is None else baseline.id,
        baseline=None if baseline is None else baseline.name,
        baseline_on=None if baseline is None else local_day(baseline.taken_at, zone_of(reading)),
        missing=_missing(found),
        total=total,
        outside_minor=half_up(_outside(found, found.values)),
        tasks=() if found.is_missing else tuple(_rows(found)),
        curve=None if total is None else curve(reading, found.plan, found, total),
        revenue=revenue(reading, project, found.day, found.total.ac),
        notes=tuple(_notes(found)),
    )


def standing(reading: Reading, project_id: int, status_date: date | None) -> Standing:
    """Computed once until a row changes; UserError for a day still to come."""
    plan = scheduled(reading, project_id)
    day = status_date or plan.project.status_date or reading.today
    if status_date is not None and status_date > reading.today:
        raise UserError(
            _("That day is still to come."),
            _("Give today or a day before it."),
            field="status_date",
        )
    key = ("earned value", project_id, day)
    found: Standing | None = reading.cache.get(key)
    if found is None:
        found = reading.cache[key] = _standing(reading, plan, day)
    return found


def _standing(reading: Reading, plan: ScheduledProject, day: date) -> Standing:
    known, reports = budgeted(reading, plan.project.id), reports_of(reading, plan.project.id)
    costs = costs_of(reading, plan, reports)
    percents = percents_on(plan, known, reports, day, reading.today)
    works = (
        {}
        if known is None
        else {
            task_id: known.work(
                task_id, percents.get(task_id, 0), begun=_has_begun(plan, task_id, day)
            )
            for task_id in known.own
        }
    )
    bare = Standing(plan, day, known, reports, costs, costs.until(day), percents, works, {}, _NONE)
    values = _values(bare)
    roots = [values[task.id] for task in plan.tasks if not plan.places[task.id].level]
    parts = together([*roots, *(values[task_id] for task_id in bare.gone)])
    total = replace(parts, ac=parts.ac + half_up(_outside(bare, values)))
    return replace(bare, values=values, total=total)


def _has_begun(plan: ScheduledProject, task_id: int, day: date) -> bool:
    task = plan.task(task_id)
    return (
        task is not None and task.actual_start_on is not None and task.actual_start_on < after(day)
    )


def _values(bare: Standing) -> dict[int, Values]:
    """Of every task, those below before those above."""
    plan = bare.plan
    found = {task_id: bare.own_values(task_id) for task_id in bare.gone}
    below: dict[int, list[Values]] = {}
    for task in reversed(plan.tasks):
        own, parts = bare.own_values(task.id), below.pop(task.id, [])
        found[task.id] = together([own, *parts]) if parts else own
        if plan.places[task.id].level and task.parent_id is not None:
            below.setdefault(task.parent_id, []).append(found[task.id])
    return found


def after(day: date) -> datetime:
    """The midnight that ends the day: what happened before it counts."""
    return datetime.combine(day + timedelta(days=1), time.min)


def _rows(found: Standing) -> Iterator[EvmRow]:
    assert found.known is not None
    budgets = {
        task_id: half_up(values.bac) for task_id, values in found.values.items() if values.bac
    }
    for task in found.plan.tasks:
        place = found.plan.places[task.id]
        yield EvmRow(
            task_id=task.id,
            wbs=place.wbs,
            name=task.name,
            level=place.level,
            is_summary=bool(place.children),
            gone=task.status == "cancelled",
            percent=found.percents.get(task.id, 0),
            budget_minor=budgets.get(task.id),
            earned=of_values(found.values[task.id]),
        )
    for task_id in found.gone:
        yield EvmRow(
            task_id=task_id,
            wbs="",
            name=found.known.nodes[task_id].name,
            level=0,
            is_summary=False,
            gone=True,
            percent=found.percents.get(task_id, 0),
            budget_minor=budgets.get(task_id),
            earned=of_values(found.values[task_id]),
        )


def _missing(found: Standing) -> Label | None:
    if found.known is None:
        return label(
            N_("The project has no baseline: without one there is nothing to measure against.")
        )
    if not found.known.own:
        return label(
            N_("%(baseline)s has no budget: give tasks their costs, and take a baseline again."),
            baseline=found.known.baseline.name,
        )
    return None


def _outside(found: Standing, listed: Collection[int]) -> Fraction:
    """What was spent on none of the tasks that the figures list."""
    spent = (amount for task_id, amount in found.spent.items() if task_id not in listed)
    return sum(spent, Fraction(0))


def _notes(found: Standing) -> Iterator[Label]:
    """What could not be counted, and what counts though it names no task."""
    if found.known is None:
        return
    leaves = [task for task in found.plan.leaves if task.status != "cancelled"]
    bare = sum(task.id not in found.known.own for task in leaves)
    if bare and found.known.own:
        yield counted(
            "%(number)d task has no budget in the baseline and earns nothing.",
            "%(number)d tasks have no budget in the baseline and earn nothing.",
            bare,
        )
    if found.costs.unrated:
        yield counted(
            "Nobody knows what an hour costs on %(number)d task: its effort adds nothing.",
            "Nobody knows what an hour costs on %(number)d tasks: their effort adds nothing.",
            len(found.costs.unrated),
        )
    outside = _outside(found, found.values)
    if outside:
        write = money_writer(found.plan.project.currency)
        yield label(N_("%(amount)s were spent on no task of the plan."), amount=write(outside))
