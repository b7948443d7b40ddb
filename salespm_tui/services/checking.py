"""All checks of a plan: what cannot be right, and what is worth a look."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from sqlmodel import col, select

from salespm_tui.contract.checks import PlanCheck, PlanChecksQuery
from salespm_tui.contract.timeline import CheckRow, TimelineQuery
from salespm_tui.domain.checks import GO_THERE, OPEN_IT
from salespm_tui.domain.plan_advice import PlanLook, advice_on_project, advice_on_tasks
from salespm_tui.services.odd_days import odd_days
from salespm_tui.services.schedule import ScheduledProject, scheduled
from salespm_tui.services.timeline import timeline
from salespm_tui.services.work import Commands, Queries, Reading
from salespm_tui.store.tables import Baseline

_MOST_YEARS = 20
_ACTION_OF_KEY = {OPEN_IT: "edit", GO_THERE: "edit", "d": "done", "b": "blocked"}
_ACTION_OF_RULE = {
    "not_begun": "reschedule",
    "deadline_missed": "edit",
    "constraint_breaks_link": "constraint",
    "manual_breaks_link": "links",
    "started_too_early": "links",
}


def plan_checks(reading: Reading, query: PlanChecksQuery) -> tuple[PlanCheck, ...]:
    """The project's own first, then by task; of a task the errors before the advice."""
    plan = scheduled(reading, query.project_id)
    of_task: dict[int, list[PlanCheck]] = {}
    for row in timeline(reading, TimelineQuery(query.project_id)).checks:
        of_task.setdefault(row.task_id, []).append(_error(row, plan))
    look = PlanLook(plan.tasks, plan.places, plan.plan, plan.schedule, reading.today)
    for task, advice in advice_on_tasks(look):
        found = of_task.setdefault(task.id, [])
        found.append(
            PlanCheck(
                task.id,
                plan.places[task.id].wbs,
                task.name,
                advice.rule,
                "advice",
                advice.text,
                f"timeline.{advice.fix}",
            )
        )
    by_task = (of_task.get(task.id, ()) for task in plan.tasks)
    return (*_of_project(reading, plan), *(check for found in by_task for check in found))


def _error(row: CheckRow, plan: ScheduledProject) -> PlanCheck:
    task = plan.task(row.task_id)
    assert task is not None
    action = _ACTION_OF_RULE.get(row.rule) or _ACTION_OF_KEY.get(row.fix, "edit")
    wbs = plan.places[task.id].wbs
    return PlanCheck(task.id, wbs, task.name, row.rule, "error", row.text, f"timeline.{action}")


def _of_project(reading: Reading, plan: ScheduledProject) -> Iterator[PlanCheck]:
    project = plan.project
    if not plan.tasks:
        return
    baseline = select(Baseline.id).where(
        Baseline.project_id == project.id, col(Baseline.archived_at).is_(None)
    )
    without, provisional = _years(reading, plan)
    for advice in advice_on_project(
        has_begun=any(task.actual_start_on is not None for task in plan.tasks),
        has_baseline=reading.session.exec(baseline.limit(1)).first() is not None,
        years_without_holidays=without,
        provisional_years=provisional,
    ):
        fix = f"timeline.{advice.fix}"
        yield PlanCheck(None, project.code, project.name, advice.rule, "advice", advice.text, fix)


def _years(reading: Reading, plan: ScheduledProject) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Of the years that are still planned: those without a day off on a working weekday, and those
    whose holidays are provisional."""
    first, last = reading.today, max(reading.today, plan.finish.date())
    last = min(last, first + timedelta(days=366 * _MOST_YEARS))
    opening, closing = first.replace(month=1, day=1), last.replace(month=12, day=31)
    odd = odd_days(reading, plan.project, plan.calendar, opening, closing)
    known = {day.year for day in odd.off}
    provisional = {day.year for day in odd.provisional}
    years = range(first.year, last.year + 1)
    return (
        tuple(year for year in years if year not in known),
        tuple(year for year in years if year in provisional),
    )


COMMANDS: Commands = {}
QUERIES: Queries = {PlanChecksQuery: plan_checks}
