"""Needs as people type them become rows; they are signed off, and tied to tasks."""

from __future__ import annotations

from sqlmodel import col, select

from salespm_tui.contract.needs import LinkRequirementTasks, SaveRequirement, SignOffRequirement
from salespm_tui.contract.values import Outcome, Ref, Unset
from salespm_tui.core.clean import clean_text
from salespm_tui.core.errors import UserError
from salespm_tui.core.i18n import N_, _
from salespm_tui.core.labels import Label, label
from salespm_tui.domain import codes
from salespm_tui.services.clients.ties import entry_of, or_none, put_link, put_project
from salespm_tui.services.fields import living, one_of, paragraphs, put, required, words
from salespm_tui.services.work import Work
from salespm_tui.store.tables import Client, Project, Requirement, Task


def save_requirement(work: Work, command: SaveRequirement) -> Outcome:
    """Create or change a need."""
    new = command.requirement_id is None
    if command.requirement_id is None:
        need = Requirement(title="")
    else:
        need = living(work, Requirement, command.requirement_id)
    if new or not isinstance(command.title, Unset):
        need.title = required(command.title, "title")
    _tie(work, need, command, new=new)
    put(need, "source", or_none(command.source, codes.REQUIREMENT_SOURCE, "source"))
    put(need, "kind", one_of(command.kind, codes.REQUIREMENT_KIND, "kind"))
    put(need, "priority", or_none(command.priority, codes.REQUIREMENT_PRIORITY, "priority"))
    put(need, "status", one_of(command.status, codes.REQUIREMENT_STATUS, "status"))
    put(need, "owner", words(command.owner))
    for field in ("pain", "acceptance_criteria", "notes"):
        put(need, field, paragraphs(getattr(command, field)))
    work.session.add(need)
    work.session.flush()
    said = N_("Added need %(title)s") if new else N_("Changed need %(title)s")
    return Outcome(label(said, title=need.title), ref=Ref("requirement", need.id))


def _tie(work: Work, need: Requirement, command: SaveRequirement, *, new: bool) -> None:
    """To a client, a project or both, and to the contact that it was heard in."""
    put_link(work, need, "client_id", Client, command.client_id)
    put_project(work, need, command.project_id)
    if new and need.client_id is None and need.project_id is not None:
        need.client_id = living(work, Project, need.project_id).client_id
    if need.client_id is None and need.project_id is None:
        raise UserError(
            _("It is not said whose need this is."),
            _("Choose a client or a project."),
            field="client_id",
        )
    put(need, "interaction_id", entry_of(work, command.interaction_id, need.client_id))


def sign_off_requirement(work: Work, command: SignOffRequirement) -> Outcome:
    """Say who signed a need off, or take that back."""
    need = living(work, Requirement, command.requirement_id)
    by = clean_text(command.by)
    if not by:
        put(need, "signed_by", None)
        put(need, "signed_on", None)
        said = label(N_("Took back the sign-off of %(title)s"), title=need.title)
    else:
        _refuse_unsignable(work, need, command)
        put(need, "signed_by", by)
        put(need, "signed_on", command.on or work.today)
        put(need, "status", "confirmed" if need.status == "captured" else need.status)
        said = label(N_("%(name)s signed off %(title)s"), name=by, title=need.title)
    work.session.add(need)
    work.session.flush()
    return Outcome(said, ref=Ref("requirement", need.id))


def _refuse_unsignable(work: Work, need: Requirement, command: SignOffRequirement) -> None:
    if not need.acceptance_criteria:
        raise UserError(
            _("“%(title)s” has no acceptance criterion.") % {"title": need.title},
            _("Write down how it will be checked; then it can be signed off."),
            field="acceptance_criteria",
        )
    if need.status == "rejected":
        raise UserError(
            _("“%(title)s” is rejected.") % {"title": need.title},
            _("Give it another status first."),
        )
    if command.on is not None and command.on > work.today:
        raise UserError(
            _("Nobody can have signed on a day still to come."),
            _("Give today, or an earlier day."),
            field="on",
        )


def link_requirement_tasks(work: Work, command: LinkRequirementTasks) -> Outcome:
    """Let exactly these tasks meet a need; those that met another one are noted."""
    need = living(work, Requirement, command.requirement_id)
    wanted = dict.fromkeys(command.task_ids)
    serving = select(Task).where(Task.requirement_id == need.id, col(Task.archived_at).is_(None))
    for task in work.session.exec(serving).all():
        if task.id not in wanted:
            put(task, "requirement_id", None)
            work.session.add(task)
    notes = []
    for task in [living(work, Task, task_id) for task_id in wanted]:
        notes += _moved(work, task, need)
        put(task, "requirement_id", need.id)
        work.session.add(task)
    work.session.flush()
    said = label(N_("Changed the tasks of need %(title)s"), title=need.title)
    return Outcome(said, ref=Ref("requirement", need.id), notes=tuple(notes))


def _moved(work: Work, task: Task, need: Requirement) -> list[Label]:
    """What is said of a task that met another need until now; UserError for another project's."""
    if need.project_id is not None and task.project_id != need.project_id:
        raise UserError(
            _("“%(name)s” belongs to another project.") % {"name": task.name},
            _("Choose a task of the need's project."),
            field="task_ids",
        )
    other = None
    if task.requirement_id not in (None, need.id):
        other = work.session.get(Requirement, task.requirement_id)
    if other is None or other.archived_at is not None:
        return []
    return [label(N_("%(name)s met “%(need)s” until now."), name=task.name, need=other.title)]
