"""Resources are put to work on tasks, and taken off them."""

from __future__ import annotations

from datetime import date

from sqlmodel import col, select

from salespm_tui.contract.assigning import Assign, ChangeAssignment, RequireSkill, Unassign
from salespm_tui.contract.values import Outcome, Ref
from salespm_tui.core.clean import clean_text
from salespm_tui.core.errors import UserError
from salespm_tui.core.i18n import N_, _
from salespm_tui.core.labels import Label, label
from salespm_tui.domain import codes
from salespm_tui.services.ends import ends_of, moved_ends
from salespm_tui.services.fields import living, put, within
from salespm_tui.services.work import Work
from salespm_tui.store.tables import Assignment, Resource, Task

MOST_PERCENT = 1000
MOST_MIN = 10**8


def assign(work: Work, command: Assign) -> Outcome:
    """Put a resource to work on a task."""
    task = living(work, Task, command.task_id)
    resource = living(work, Resource, command.resource_id)
    _refuse_task(work, task)
    _refuse_resource(work, task, resource, None)
    before = ends_of(work, {task.project_id})
    assignment = Assignment(task_id=task.id, resource_id=resource.id)
    put(
        assignment, "units_percent", within(command.units_percent, 1, MOST_PERCENT, "units_percent")
    )
    put(assignment, "planned_min", within(command.planned_min, 0, MOST_MIN, "planned_min"))
    work.session.add(assignment)
    work.session.flush()
    said = label(
        N_("Assigned %(resource)s to task %(task)s"), resource=resource.name, task=task.name
    )
    return _told(work, said, assignment, task, before)


def change_assignment(work: Work, command: ChangeAssignment) -> Outcome:
    """Change what somebody does on a task, or who does it."""
    assignment = living(work, Assignment, command.assignment_id)
    task = living(work, Task, assignment.task_id)
    before = ends_of(work, {task.project_id})
    if isinstance(command.resource_id, int) and command.resource_id != assignment.resource_id:
        _refuse_resource(work, task, living(work, Resource, command.resource_id), assignment.id)
        put(assignment, "resource_id", command.resource_id)
    units = command.units_percent
    put(assignment, "units_percent", within(units, 1, MOST_PERCENT, "units_percent"))
    for field in ("planned_min", "actual_min", "remaining_min"):
        put(assignment, field, within(getattr(command, field), 0, MOST_MIN, field))
    work.session.add(assignment)
    work.session.flush()
    resource = living(work, Resource, assignment.resource_id)
    said = label(
        N_("Changed the work of %(resource)s on task %(task)s"),
        resource=resource.name,
        task=task.name,
    )
    return _told(work, said, assignment, task, before)


def unassign(work: Work, command: Unassign) -> Outcome:
    """Take a resource off a task."""
    assignment = living(work, Assignment, command.assignment_id)
    task = living(work, Task, assignment.task_id)
    resource = work.session.get(Resource, assignment.resource_id)
    before = ends_of(work, {task.project_id})
    assignment.archived_at = work.now
    work.session.add(assignment)
    work.session.flush()
    said = label(
        N_("Took %(resource)s off task %(task)s"),
        resource="" if resource is None else resource.name,
        task=task.name,
    )
    return _told(work, said, assignment, task, before)


def require_skill(work: Work, command: RequireSkill) -> Outcome:
    """Say which skills a task needs."""
    task = living(work, Task, command.task_id)
    put(task, "required_skill", clean_text(command.skills))
    work.session.add(task)
    work.session.flush()
    said = (
        N_("Task %(name)s needs %(skills)s")
        if task.required_skill
        else N_("Task %(name)s needs no skill of its own")
    )
    return Outcome(
        label(said, name=task.name, skills=task.required_skill), ref=Ref("task", task.id)
    )


def _told(
    work: Work, said: Label, assignment: Assignment, task: Task, before: dict[str, date]
) -> Outcome:
    """The outcome, with what becomes of the project's end: who has hours of its own moves tasks."""
    work.cache.clear()
    notes = tuple(moved_ends(before, ends_of(work, {task.project_id})))
    return Outcome(said, ref=Ref("assignment", assignment.id), notes=notes)


def _refuse_task(work: Work, task: Task) -> None:
    child = select(Task.id).where(Task.parent_id == task.id, col(Task.archived_at).is_(None))
    if work.session.exec(child.limit(1)).first() is not None:
        raise UserError(
            _("“%(name)s” is a summary of other tasks.") % {"name": task.name},
            _("Assign somebody to the tasks below it."),
        )
    if task.status in codes.CLOSED_TASK_STATUS or task.percent == 100:
        raise UserError(
            _("“%(name)s” is over.") % {"name": task.name}, _("Choose a task that is not done.")
        )


def _refuse_resource(work: Work, task: Task, resource: Resource, assignment_id: int | None) -> None:
    if not resource.active:
        raise UserError(
            _("%(name)s is not active any more.") % {"name": resource.name},
            _("Choose somebody else, or make it active again."),
            field="resource_id",
        )
    there = select(Assignment.id).where(
        Assignment.task_id == task.id,
        Assignment.resource_id == resource.id,
        col(Assignment.archived_at).is_(None),
    )
    if any(row_id != assignment_id for row_id in work.session.exec(there).all()):
        raise UserError(
            _("%(name)s works on “%(task)s” already.") % {"name": resource.name, "task": task.name},
            _("Change what is there."),
            field="resource_id",
        )
