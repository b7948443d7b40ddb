"""A response becomes a task in the plan."""

from __future__ import annotations

from salespm_tui.contract.risks import PutResponseOnTimeline
from salespm_tui.contract.timeline import SaveTask
from salespm_tui.contract.values import UNSET, Outcome
from salespm_tui.core.errors import UserError
from salespm_tui.core.i18n import N_, _
from salespm_tui.core.labels import label
from salespm_tui.services.fields import living
from salespm_tui.services.schedule import closing_of
from salespm_tui.services.tasks.saving import save_task
from salespm_tui.services.work import Work
from salespm_tui.store.tables import ActionItem, Issue, Project, Risk, Task


def put_on_timeline(work: Work, command: PutResponseOnTimeline) -> Outcome:
    """Make a task of an action item, and have the two name each other."""
    item = living(work, ActionItem, command.action_item_id)
    known = None if item.task_id is None else work.session.get(Task, item.task_id)
    if known is not None and known.archived_at is None:
        raise UserError(
            _("“%(title)s” is on the timeline already.") % {"title": item.title},
            _("Change the task there."),
        )
    project = living(work, Project, _project_id(work, item, command))
    due = None if item.due_on is None else closing_of(work, project, item.due_on)
    made = save_task(
        work,
        SaveTask(
            project_id=project.id,
            parent_id=UNSET if command.parent_id is None else command.parent_id,
            after_id=command.after_id,
            name=item.title,
            owner=item.owner or "",
            duration_min=UNSET if command.duration_min is None else command.duration_min,
            deadline_at=due,
        ),
    )
    assert made.ref is not None
    item.task_id = made.ref.id
    work.session.add(item)
    work.session.flush()
    return Outcome(label(N_("Put %(title)s on the timeline"), title=item.title), ref=made.ref)


def _project_id(work: Work, item: ActionItem, command: PutResponseOnTimeline) -> int:
    """The project given, else that of the item, else that of what it answers."""
    found = command.project_id if command.project_id is not None else item.project_id
    if found is None and item.risk_id is not None:
        found = living(work, Risk, item.risk_id).project_id
    if found is None and item.issue_id is not None:
        found = living(work, Issue, item.issue_id).project_id
    if found is None:
        raise UserError(
            _("It is not said in which project's plan it is to be."),
            _("Choose the project first."),
            field="project_id",
        )
    return found
