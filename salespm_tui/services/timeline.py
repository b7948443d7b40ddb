"""The timeline: the plan of one project with everything that is computed for it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from salespm_tui.contract.baselines import Against
from salespm_tui.contract.timeline import (
    ArchiveTasks,
    CheckRow,
    LinkRow,
    PlanCounts,
    SaveTask,
    SaveTasks,
    Timeline,
    TimelineQuery,
)
from salespm_tui.contract.values import Outcome, Ref
from salespm_tui.domain.checks import PlannedTask, Wrong, wrong_in_plan, wrong_with
from salespm_tui.domain.network import PlanLink
from salespm_tui.domain.outline import TaskData
from salespm_tui.domain.progress import is_overdue
from salespm_tui.services.baselines.then import compared
from salespm_tui.services.calendars import calendars
from salespm_tui.services.odd_days import odd_days
from salespm_tui.services.planned_rows import duration_of, planned_rows
from salespm_tui.services.projects import archive_project
from salespm_tui.services.schedule import ScheduledProject, scheduled
from salespm_tui.services.tasks.archiving import archive_task, archive_tasks
from salespm_tui.services.tasks.saving import save_task, save_tasks
from salespm_tui.services.work import Commands, Queries, Reading, Work

KINDS = ("task", "project")
"""The kinds of records that `archive` takes."""

_SHADED_BEFORE = timedelta(days=62)
_SHADED_AFTER = timedelta(days=800)


def archive(work: Work, ref: Ref) -> Outcome:
    """Archive a record of one of KINDS with all that hangs below it."""
    return archive_task(work, ref.id) if ref.kind == "task" else archive_project(work, ref.id)


def timeline(reading: Reading, query: TimelineQuery) -> Timeline:
    """The plan of one project; UserError where there is no such project any more, or no such plan to
    compare it with.
    """
    key = ("timeline", query, reading.today)
    found: Timeline | None = reading.cache.get(key)
    if found is None:
        plan = scheduled(reading, query.project_id)
        found = timeline_with(reading, plan, query.against)
        reading.cache[key] = found
    return found


def timeline_with(
    reading: Reading,
    plan: ScheduledProject,
    against: Against,
    known: Timeline | None = None,
) -> Timeline:
    """That plan as the screen shows it. One that is only tried is told with the checks and counts of
    the plan that it is tried on (`known`)."""
    project, calendar = plan.project, plan.calendar
    names = {row_id: known.name for row_id, known in calendars(reading).items()}
    first = min(plan.start.date(), reading.today) - _SHADED_BEFORE
    last = max(plan.finish.date(), reading.today) + _SHADED_AFTER
    odd = odd_days(reading, project, calendar, first, last)
    return Timeline(
        project_id=project.id,
        code=project.code,
        name=project.name,
        start=plan.start,
        finish=plan.finish,
        status_date=project.status_date,
        calendar=calendar.name,
        minutes_per_day=project.minutes_per_day,
        today=reading.today,
        tasks=planned_rows(plan, names),
        links=_link_rows(reading, plan),
        checks=tuple(_checks(plan, reading.today)) if known is None else known.checks,
        days_off=odd.off,
        weekdays_off=frozenset(day for day, hours in enumerate(calendar.week) if not hours),
        days_on=odd.on,
        day_names=odd.names,
        provisional_days=odd.provisional,
        opens_min=min(begin for hours in calendar.week for begin, _end in hours),
        closes_min=max(end for hours in calendar.week for _begin, end in hours),
        against=compared(reading, plan, against),
        counts=_counts(plan, reading.today) if known is None else known.counts,
    )


def _link_rows(reading: Reading, plan: ScheduledProject) -> tuple[LinkRow, ...]:
    """The links; kept as they are for as long as no link and, where one counts, no duration changes."""
    kept: _KeptLinks | None = reading.kept.get("link rows")
    if kept is not None and kept.links is plan.links and kept.lags == _percent_lags(plan):
        return kept.rows
    lags = _percent_lags(plan)
    rows = tuple(
        LinkRow(
            link.predecessor_id,
            link.successor_id,
            link.type,
            link.lag,
            link.lag_unit,
            lags.get((link.predecessor_id, link.successor_id), link.lag),
        )
        for link in plan.links
    )
    if reading.is_settled:
        reading.kept["link rows"] = _KeptLinks(plan.links, lags, rows)
    return rows


class _KeptLinks(NamedTuple):
    links: tuple[PlanLink, ...]
    lags: dict[tuple[int, int], int]
    rows: tuple[LinkRow, ...]


def _percent_lags(plan: ScheduledProject) -> dict[tuple[int, int], int]:
    """The lags in percent, as shares of the predecessors' durations, in minutes."""
    return {
        (link.predecessor_id, link.successor_id): link.lag * _duration(plan, link) // 100
        for link in plan.links
        if link.lag_unit == "percent"
    }


def _duration(plan: ScheduledProject, link: PlanLink) -> int:
    task = plan.task(link.predecessor_id)
    assert task is not None
    return duration_of(task, plan)


def _counts(plan: ScheduledProject, today: date) -> PlanCounts:
    leaves = plan.leaves
    past = plan.schedule.finishing_before(datetime.combine(today, time.min))
    return PlanCounts(
        tasks=len(leaves),
        done=sum(task.status == "done" for task in leaves),
        overdue=sum(
            is_overdue(task.kind, task.status, plan.finish_of(task.id), today)
            for task in leaves
            if task.id in past
        ),
        blocked=sum(task.status == "blocked" for task in leaves),
    )


def _checks(plan: ScheduledProject, today: date) -> Iterator[CheckRow]:
    """The broken rules of the schedule and what cannot be right, in the order of the plan."""
    broken: dict[int, list[Wrong]] = {}
    for rule in plan.broken:
        predecessor = plan.task(rule.predecessor_id)
        wrong = wrong_in_plan(rule, "" if predecessor is None else predecessor.name)
        broken.setdefault(rule.task_id, []).append(wrong)
    to_start = plan.schedule.starting_before(datetime.combine(today, time.min))
    for task in plan.tasks:
        found = broken.get(task.id, [])
        ahead = _is_untouched(task) and task.id not in to_start
        if not plan.places[task.id].children and not ahead:
            found = [*found, *wrong_with(_planned(task, plan), today)]
        for wrong in found:
            yield CheckRow(task.id, wrong.rule, wrong.text, wrong.fix)


def _is_untouched(task: TaskData) -> bool:
    """Whether nobody has said anything of the task yet: nothing can be wrong with it before it is to
    start. Of a long plan most are so, and are passed over quickly."""
    return (
        task.status == "todo"
        and not task.percent
        and task.actual_start_on is None
        and task.actual_end_on is None
    )


def _planned(task: TaskData, plan: ScheduledProject) -> PlannedTask:
    return PlannedTask(
        status=task.status,
        percent=task.percent,
        start=plan.start_of(task.id),
        finish=plan.finish_of(task.id),
        actual_start=task.actual_start_on,
        actual_finish=task.actual_end_on,
        blocked_reason=task.blocked_reason or "",
    )


COMMANDS: Commands = {SaveTask: save_task, SaveTasks: save_tasks, ArchiveTasks: archive_tasks}
QUERIES: Queries = {TimelineQuery: timeline}
