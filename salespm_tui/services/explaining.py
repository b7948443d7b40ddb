"""Why the dates of a plan are what they are."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from salespm_tui.contract.explain import (
    ExplainLine,
    ExplainProject,
    ExplainTask,
    Explanation,
)
from salespm_tui.contract.values import Ref
from salespm_tui.core.errors import UserError
from salespm_tui.core.i18n import N_, _
from salespm_tui.core.labels import label
from salespm_tui.domain.explain_dates import DateReasons
from salespm_tui.domain.explain_words import DateWords, Said
from salespm_tui.services.schedule import ScheduledProject, scheduled
from salespm_tui.services.work import Commands, Queries, Reading
from salespm_tui.store.tables import Task


def explain_task(reading: Reading, query: ExplainTask) -> Explanation:
    """Start, finish, slack and the driving chain of one task."""
    row = reading.session.get(Task, query.task_id)
    plan = None if row is None else scheduled(reading, row.project_id)
    if plan is None or query.task_id not in plan.places:
        raise UserError(
            _("This task is not there any more."), _("Choose another one in the timeline.")
        )
    words = _words(plan)
    title = label(N_("Why: %(task)s"), task=_name_of(plan)(query.task_id))
    return Explanation(title, _lines(words.of_task(query.task_id)))


def explain_project(reading: Reading, query: ExplainProject) -> Explanation:
    """The finish of a project, and the chain that decides it."""
    plan = scheduled(reading, query.project_id)
    title = label(N_("Why: %(task)s"), task=f"{plan.project.code} {plan.project.name}")
    return Explanation(title, _lines(_words(plan).of_project()))


def _words(plan: ScheduledProject) -> DateWords:
    reasons = DateReasons(plan.plan, plan.schedule)
    return DateWords(reasons, _name_of(plan), plan.project.minutes_per_day)


def _name_of(plan: ScheduledProject) -> Callable[[int], str]:
    names = {task.id: f"{plan.places[task.id].wbs} {task.name}" for task in plan.tasks}
    return names.__getitem__


def _lines(said: Iterable[Said]) -> tuple[ExplainLine, ...]:
    return tuple(
        ExplainLine(one.level, one.text, None if one.task_id is None else Ref("task", one.task_id))
        for one in said
    )


COMMANDS: Commands = {}
QUERIES: Queries = {ExplainTask: explain_task, ExplainProject: explain_project}
