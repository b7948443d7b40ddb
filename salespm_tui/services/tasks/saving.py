"""A task is created or changed; the schedule follows by itself, since nothing of it is stored."""

from __future__ import annotations

from dataclasses import fields, replace

from salespm_tui.contract.timeline import SaveTask, SaveTasks
from salespm_tui.contract.values import UNSET, Outcome, Ref, Unset
from salespm_tui.core.errors import UserError
from salespm_tui.core.i18n import N_, _
from salespm_tui.core.labels import Label, counted, label
from salespm_tui.domain import codes
from salespm_tui.services.fields import (
    given,
    living,
    one_of,
    paragraphs,
    put,
    required,
    within,
    words,
)
from salespm_tui.services.schedule import scheduled
from salespm_tui.services.tasks.dates import set_by_hand, set_imposed_dates, set_length
from salespm_tui.services.tasks.links import refuse_cycle, replace_links
from salespm_tui.services.tasks.progress import set_progress
from salespm_tui.services.tasks.tree import (
    made_summary,
    moved,
    place_after,
    place_before,
    place_last,
)
from salespm_tui.services.work import Work
from salespm_tui.store.tables import Project, Task

_FIELDS = tuple(f.name for f in fields(SaveTask) if f.default is UNSET)


def save_task(work: Work, command: SaveTask) -> Outcome:
    """Create or change one task. UserError where its links would close a cycle, with the path."""
    new = command.task_id is None
    if command.task_id is None:
        task, project = _new(work, command)
    else:
        task = living(work, Task, command.task_id)
        project = living(work, Project, task.project_id)
        if _asks_for_planned_dates(task, command):
            scheduled(work, project.id)  # kept as it is before anything changes
    _change(work, project, task, command)
    if _gives(command, "links", "parent_id"):
        refuse_cycle(work, project.id)
    return Outcome(_said(task, command, new=new), ref=Ref("task", task.id))


def save_tasks(work: Work, command: SaveTasks) -> Outcome:
    """Make one change to several tasks."""
    for task_id in command.task_ids:
        outcome = save_task(work, replace(command.change, task_id=task_id))
    if len(command.task_ids) == 1:
        return outcome
    number = len(command.task_ids)
    return Outcome(counted("Changed %(number)d task", "Changed %(number)d tasks", number))


def _new(work: Work, command: SaveTask) -> tuple[Task, Project]:
    after = None if command.after_id is None else living(work, Task, command.after_id)
    parent_id = given(command.parent_id, None)
    parent = None if parent_id is None else living(work, Task, parent_id)
    before = None if command.before_id is None else living(work, Task, command.before_id)
    beside = parent or after or before
    project_id = command.project_id or (beside.project_id if beside is not None else None)
    if project_id is None:
        raise UserError(
            _("It is not said which project the task belongs to."), _("Choose the project first.")
        )
    project = living(work, Project, project_id)
    task = Task(project_id=project_id, name=required(command.name, "name"))
    if parent is not None:
        place_last(work, task, parent.id)
    elif after is not None:
        place_after(work, task, after)
    elif before is not None:
        place_before(work, task, before)
    else:
        place_last(work, task, None)
    return task, project


def _change(work: Work, project: Project, task: Task, command: SaveTask) -> None:
    new = task.id is None
    if not new and not isinstance(command.name, Unset):
        put(task, "name", required(command.name, "name"))
    if not new and not isinstance(command.parent_id, Unset):
        moved(work, task, command.parent_id)
    set_length(work, project, task, command)
    set_imposed_dates(task, command)
    if _gives(command, "schedule_mode", "start_at", "finish_at", "duration_min"):
        set_by_hand(work, project, task, command)
    set_progress(work, project, task, command)
    put(task, "owner", words(command.owner))
    put(task, "priority", within(command.priority, 1, 5, "priority"))
    put(task, "notes", paragraphs(command.notes))
    put(task, "fixed_cost_minor", within(command.fixed_cost_minor, 0, 10**16, "fixed_cost_minor"))
    put(task, "ev_method", one_of(command.ev_method, codes.EV_METHOD, "ev_method"))
    work.session.add(task)
    work.session.flush()
    if new:
        made_summary(work, task.parent_id)
        work.session.flush()
    if not isinstance(command.links, Unset):
        replace_links(work, task, command.links)


def _asks_for_planned_dates(task: Task, command: SaveTask) -> bool:
    """Whether the task begins, or is set by hand, where the plan has put it so far."""
    begins = task.actual_start_on is None and _gives(command, "status", "percent")
    return begins or (task.start_on is None and command.schedule_mode == "manual")


def _gives(command: SaveTask, *names: str) -> bool:
    return any(getattr(command, name) is not UNSET for name in names)


def _said(task: Task, command: SaveTask, *, new: bool) -> Label:
    """What the change set is called: the one thing that was done, if it was one thing."""
    if new:
        return label(N_("Added task %(name)s"), name=task.name)
    if task.status == "done" and _gives(command, "status", "percent"):
        return label(N_("Finished task %(name)s"), name=task.name)
    if task.status == "blocked" and _gives(command, "status", "blocked_reason"):
        return label(N_("Blocked task %(name)s"), name=task.name)
    only = [field for field in _FIELDS if _gives(command, field)]
    if only == ["percent"]:
        return label(
            N_("Task %(name)s is %(percent)d %% done"), name=task.name, percent=task.percent
        )
    if only == ["waiting_on"]:
        waits = task.waiting_on is not None
        said = N_("Task %(name)s waits") if waits else N_("Task %(name)s waits no more")
        return label(said, name=task.name)
    return label(N_("Changed task %(name)s"), name=task.name)
