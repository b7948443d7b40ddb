"""The baselines of a project, and how far its plan is from one of them or from an earlier day."""

from __future__ import annotations

from collections.abc import Iterable

from sqlmodel import select

from salespm_tui.contract.baselines import (
    BaselineRow,
    Baselines,
    BaselinesQuery,
    PushRow,
    TaskVarianceRow,
    VarianceQuery,
    VarianceReport,
)
from salespm_tui.domain.baseline import minutes_later, plan_variance
from salespm_tui.services.baselines.agreed import agreed_now
from salespm_tui.services.baselines.keeping import living_baselines, next_name
from salespm_tui.services.baselines.then import (
    compared_with,
    first_day,
    rows_of,
    side_of,
)
from salespm_tui.services.schedule import ScheduledProject, scheduled
from salespm_tui.services.settings import local_day, zone_of
from salespm_tui.services.work import Reading
from salespm_tui.store.tables import Baseline, Task


def baselines(reading: Reading, query: BaselinesQuery) -> Baselines:
    """Every baseline of the project, the newest first."""
    plan = scheduled(reading, query.project_id)
    found = living_baselines(reading, query.project_id)
    return Baselines(
        project_id=query.project_id,
        baselines=tuple(_row(reading, baseline, plan) for baseline in found),
        next_name=next_name(reading, query.project_id),
        since=first_day(reading, plan.project),
        today=reading.today,
        minutes_per_day=plan.project.minutes_per_day,
    )


def _row(reading: Reading, baseline: Baseline, plan: ScheduledProject) -> BaselineRow:
    then = rows_of(reading, baseline.id)
    return BaselineRow(
        id=baseline.id,
        name=baseline.name,
        note=baseline.note,
        taken_at=baseline.taken_at,
        taken_on=local_day(baseline.taken_at, zone_of(reading)),
        is_current=baseline.is_current,
        tasks=len(then.agreed),
        finish=then.finish,
        finish_variance_min=minutes_later(plan.finish, then.finish, plan.calendar),
    )


def variance(reading: Reading, query: VarianceQuery) -> VarianceReport:
    """The plan against a baseline or an earlier day; UserError where there was no plan then."""
    plan = scheduled(reading, query.project_id)
    project = plan.project
    side = side_of(reading, project, query.against)
    if side is None:
        return VarianceReport(
            project.id, project.minutes_per_day, reading.today, project.currency, None
        )
    found = plan_variance(
        agreed_now(reading, plan),
        side.then.agreed,
        plan.calendar,
        summaries={task.id for task in plan.tasks if plan.places[task.id].children},
        follows=_follows(plan),
    )
    names = {task.id: task.name for task in plan.tasks}
    return VarianceReport(
        project_id=project.id,
        minutes_per_day=project.minutes_per_day,
        today=reading.today,
        currency=project.currency,
        against=compared_with(side, plan),
        tasks=tuple(
            TaskVarianceRow(
                task_id,
                plan.places[task_id].wbs,
                names[task_id],
                bool(plan.places[task_id].children),
                *of_task,
            )
            for task_id, of_task in found.tasks.items()
        ),
        added=found.added,
        gone=_names_of(reading, found.gone),
        later=found.later,
        earlier=found.earlier,
        unchanged=found.unchanged,
        pushing=tuple(
            PushRow(push.task_id, plan.places[push.task_id].wbs, names[push.task_id], push.minutes)
            for push in found.pushing
        ),
    )


def _follows(plan: ScheduledProject) -> dict[int, set[int]]:
    """The tasks that each one waits for, also through the links of the summaries above it."""
    direct: dict[int, set[int]] = {}
    for link in plan.links:
        direct.setdefault(link.successor_id, set()).add(link.predecessor_id)
    found: dict[int, set[int]] = {}
    for task in plan.tasks:  # a summary comes before what is below it
        above = found.get(task.parent_id or 0, set())
        found[task.id] = above | direct.get(task.id, set())
    return found


def _names_of(reading: Reading, task_ids: Iterable[int]) -> tuple[str, ...]:
    """The names of tasks that are no part of the plan any more, in the order asked."""
    wanted = tuple(task_ids)
    names = dict(reading.session.exec(select(Task.id, Task.name)).all()) if wanted else {}
    return tuple(names[task_id] for task_id in wanted if task_id in names)
