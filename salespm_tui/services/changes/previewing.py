"""What approving a change would do to the plan, before anybody decides."""

from __future__ import annotations

from dataclasses import replace

from salespm_tui.contract.change_requests import ChangePreview, MissedDeadline, PreviewChange
from salespm_tui.contract.values import Unset
from salespm_tui.core.errors import UserError
from salespm_tui.core.i18n import N_, _
from salespm_tui.core.labels import Label, label
from salespm_tui.domain.change_impact import steps_of, why_not_applied
from salespm_tui.services.fields import given, living
from salespm_tui.services.plan_edits import standing_of, trial
from salespm_tui.services.schedule import ScheduledProject, scheduled
from salespm_tui.services.work import Reading
from salespm_tui.store.tables import ChangeRequest, Project, Task


def preview_change(reading: Reading, query: PreviewChange) -> ChangePreview:
    """The effect of the days and the money on the task, as the scheduler says."""
    project, task_id, days, cost = _asked(reading, query)
    bare = _bare(project)
    task = None if task_id is None else reading.session.get(Task, task_id)
    if task is None or task.archived_at is not None:
        if task_id is not None:
            gone = label(N_("The task is not in the plan any more: choose another one."))
            return replace(bare, refused=gone)
        return replace(bare, notes=notes_on(None, days, cost))
    before = scheduled(reading, project.id)
    row = before.task(task.id)
    if row is None:
        return replace(bare, refused=label(N_("Choose a task of the project that is to change.")))
    fixed = task.fixed_cost_minor
    finish = before.finish_of(task.id)
    told = replace(
        bare,
        task_id=task.id,
        task=task.name,
        task_finish_before=finish,
        task_finish_after=finish,
        project_finish_before=before.finish,
        project_finish_after=before.finish,
        cost_before=fixed,
        cost_after=(fixed or 0) + cost if cost else fixed,
        notes=notes_on(task.id, days, cost),
    )
    refused = why_not_applied(row, days or 0, cost or 0, standing_of(before))
    if refused is not None:
        return replace(told, cost_after=fixed, refused=refused)
    return _tried(reading, told, task.id, days)


def notes_on(task_id: int | None, days: int | None, cost: int | None) -> tuple[Label, ...]:
    """What approval will not apply, and why."""
    if task_id is None:
        return (label(N_("No task is named: approval changes nothing in the plan.")),)
    if days is None and cost is None:
        return (
            label(N_("Neither days nor money are known: approval changes nothing in the plan.")),
        )
    return ()


def _tried(reading: Reading, told: ChangePreview, task_id: int, days: int | None) -> ChangePreview:
    tried = trial(reading, told.project_id, steps_of(task_id, days))
    effect = tried.effect
    if effect is None:
        return replace(told, refused=tried.refused)
    return replace(
        told,
        task_finish_after=tried.after.finish_of(task_id),
        task_slip_min=effect.task_slip_min,
        project_finish_after=tried.after.finish,
        project_slip_min=effect.project_slip_min,
        moved=effect.others,
        missed=_missed(tried.before, tried.after),
        notes=(*told.notes, *tried.notes),
    )


def _missed(before: ScheduledProject, after: ScheduledProject) -> tuple[MissedDeadline, ...]:
    """The deadlines that hold before and not after."""
    return tuple(
        MissedDeadline(task.id, task.name, task.deadline_on, after.finish_of(task.id))
        for task in after.tasks
        if task.deadline_on is not None
        and before.finish_of(task.id) <= task.deadline_on < after.finish_of(task.id)
    )


def _asked(
    reading: Reading, query: PreviewChange
) -> tuple[Project, int | None, int | None, int | None]:
    """The project, the task, the days and the money that are asked about."""
    if query.change_request_id is not None:
        request = living(reading, ChangeRequest, query.change_request_id)
        return (
            living(reading, Project, request.project_id),
            given(query.task_id, request.task_id),
            given(query.impact_days, request.impact_days),
            given(query.impact_cost_minor, request.impact_cost_minor),
        )
    task_id = given(query.task_id, None)
    project_id = query.project_id
    if project_id is None and not isinstance(query.task_id, Unset | None):
        project_id = living(reading, Task, query.task_id).project_id
    if project_id is None:
        raise UserError(
            _("It is not said which project is to change."), _("Choose the project first.")
        )
    project = living(reading, Project, project_id)
    days, cost = given(query.impact_days, None), given(query.impact_cost_minor, None)
    return project, task_id, days, cost


def _bare(project: Project) -> ChangePreview:
    return ChangePreview(
        project_id=project.id,
        currency=project.currency,
        task_id=None,
        task=None,
        minutes_per_day=project.minutes_per_day,
        task_finish_before=None,
        task_finish_after=None,
        task_slip_min=0,
        project_finish_before=None,
        project_finish_after=None,
        project_slip_min=0,
        moved=0,
        missed=(),
        cost_before=None,
        cost_after=None,
    )
