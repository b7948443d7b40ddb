"""The work that open deals may bring: probability × the effort of what they would start."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time
from fractions import Fraction

from sqlalchemy import func
from sqlmodel import col, select

from salespm_tui.contract.team import Ghost, GhostDeal
from salespm_tui.contract.templates import TemplateQuery, TemplateRef
from salespm_tui.core.errors import UserError
from salespm_tui.domain.figures import half_up
from salespm_tui.domain.load import NONE, Booking, Capacity, minutes_by_day
from salespm_tui.domain.pipeline import Deal
from salespm_tui.services.calendars import calendar_of
from salespm_tui.services.pipeline.deals import all_deals
from salespm_tui.services.schedule import ScheduledProject, scheduled
from salespm_tui.services.team.days import Days
from salespm_tui.services.templates.reading import template
from salespm_tui.services.work import Reading
from salespm_tui.store.tables import Assignment, Project, Task

DAY_MIN = 480
"""A day of a template's plan, whose days are no minutes yet."""


@dataclass(frozen=True, slots=True)
class Basis:
    """Effort in minutes over so many working minutes; `kind` is template or mean."""

    kind: str
    name: str
    effort_min: int
    span_min: int


def ghost(reading: Reading, days: Days, project_id: int | None) -> Ghost:
    """What the open deals may bring to these weeks; of a project's deals where one is given."""
    deals = all_deals(reading)
    bases = _Bases(reading)
    weeks = [NONE] * len(days.weeks)
    rows = []
    for deal in deals.of_project(project_id):
        if deals.ladder.is_open(deal):
            row, work = _weighed(reading, deal, deals.ladder.probability(deal), bases)
            rows.append(row)
            for day, minutes in work:
                if days.first <= day <= days.last:
                    weeks[days.week_of[(day - days.first).days]] += minutes
    unknown = sum(1 for row in rows if row.weighted_min is None)
    rows.sort(key=lambda row: (row.weighted_min is None, -(row.weighted_min or 0), row.id))
    return Ghost(tuple(map(half_up, weeks)), tuple(rows), unknown)


def _weighed(
    reading: Reading, deal: Deal, probability: int | None, bases: _Bases
) -> tuple[GhostDeal, list[tuple[date, Fraction]]]:
    """The deal, and its weighted work by day from today on."""
    basis = bases.of_project(deal.project_id)
    close = deal.expected_close_on
    name, kind = ("", None) if basis is None else (basis.name, basis.kind)
    effort = None if basis is None else basis.effort_min
    if basis is None or probability is None or close is None:
        row = GhostDeal(
            deal.id, deal.name, close, probability, effort, None, kind, name, None, None
        )
        return row, []
    # What has not closed by today closes today at the earliest.
    middle = datetime.combine(max(close, reading.today), time.min)
    calendar = calendar_of(reading, None)
    start = calendar.add(middle, -(basis.span_min // 2))
    finish = calendar.add(middle, basis.span_min - basis.span_min // 2)
    share = Fraction(probability, 100)
    booking = Booking(deal.id, 0, start, max(finish, start), basis.effort_min)
    work = [
        (day, minutes * share)
        for day, minutes in minutes_by_day(booking, Capacity(calendar))
        if day >= reading.today
    ]
    weighted = half_up(basis.effort_min * share)
    ends = (start.date(), finish.date())
    row = GhostDeal(deal.id, deal.name, close, probability, effort, weighted, kind, name, *ends)
    return row, work


class _Bases:
    """What a deal's effort is taken from, each worked out once."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._by_project: dict[int | None, Basis | None] = {}
        self._mean: tuple[Basis | None] | None = None

    def of_project(self, project_id: int | None) -> Basis | None:
        """That of the project's template, else the mean; None where there is neither."""
        if project_id not in self._by_project:
            self._by_project[project_id] = self._template(project_id) or self._usual()
        return self._by_project[project_id]

    def _template(self, project_id: int | None) -> Basis | None:
        project = None if project_id is None else self._reading.session.get(Project, project_id)
        if project is None or project.template_id is None:
            return None
        query = TemplateQuery(TemplateRef(project.template_id))
        found = template(self._reading, query)
        if found is None:
            return None
        tenths = sum(one.tenths for one in found.tasks if one.kind == "task")
        if not tenths:
            return None
        span = max(found.row.working_days, 1) * DAY_MIN
        return Basis("template", str(found.row.name), tenths * DAY_MIN // 10, span)

    def _usual(self) -> Basis | None:
        if self._mean is None:
            self._mean = (mean_work(self._reading),)
        return self._mean[0]


def mean_work(reading: Reading) -> Basis | None:
    """The mean effort and length of active and closed projects with tasks; None without any."""
    efforts, spans = [], []
    for project_id in reading.session.exec(
        select(Project.id).where(
            col(Project.archived_at).is_(None), col(Project.status).in_(("active", "closed"))
        )
    ).all():
        try:
            plan = scheduled(reading, project_id)
        except UserError:  # a plan that goes in a circle has no length
            continue
        effort = _effort(reading, plan)
        if effort:
            efforts.append(effort)
            spans.append(plan.calendar.between(plan.start, plan.finish))
    if not efforts:
        return None
    number = len(efforts)
    return Basis(
        "mean", "", half_up(Fraction(sum(efforts), number)), half_up(Fraction(sum(spans), number))
    )


def _effort(reading: Reading, plan: ScheduledProject) -> int:
    """Σ of what its tasks take: what was planned for them, else for those who work on them, else
    their duration."""
    leaves = [task for task in plan.leaves if task.kind == "task" and task.status != "cancelled"]
    planned = dict(_planned(reading, plan.project.id))
    durations = (
        (task, plan.plan.tasks[plan.places[task.id].number].duration_min) for task in leaves
    )
    return sum(
        planned.get(task.id, 0 if task.duration_elapsed else duration)
        for task, duration in durations
    )


def _planned(reading: Reading, project_id: int) -> Iterable[tuple[int, int]]:
    working = (
        select(Assignment.task_id, func.sum(Assignment.planned_min))
        .join(Task, col(Task.id) == col(Assignment.task_id))
        .where(
            Task.project_id == project_id,
            col(Assignment.archived_at).is_(None),
            col(Assignment.planned_min).is_not(None),
        )
        .group_by(col(Assignment.task_id))
    )
    own = select(Task.id, Task.effort_min).where(
        Task.project_id == project_id, col(Task.effort_min).is_not(None)
    )
    for task_id, effort in (*reading.session.exec(working).all(), *reading.session.exec(own).all()):
        if effort is not None:
            yield task_id, effort
