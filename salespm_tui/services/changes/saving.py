"""Change requests as people type them become rows; what a change would take is written down."""

from __future__ import annotations

from salespm_tui.contract.change_requests import AssessChangeRequest, SaveChangeRequest
from salespm_tui.contract.values import Outcome, Ref, Unset
from salespm_tui.core.errors import UserError
from salespm_tui.core.i18n import N_, _
from salespm_tui.core.labels import label
from salespm_tui.services.clients.ties import put_link
from salespm_tui.services.fields import living, paragraphs, put, required, within
from salespm_tui.services.work import Work
from salespm_tui.store.tables import ChangeRequest, Client, Project, Task

MOST_DAYS = 2500
MOST_MINOR = 10**15
_DECIDED_FOR = ("approved", "implemented")
_IMPACT = ("task_id", "impact_days", "impact_cost_minor")


def save_change_request(work: Work, command: SaveChangeRequest) -> Outcome:
    """Create or change a change request; the impact of an approved one is refused."""
    new = command.change_request_id is None
    if command.change_request_id is None:
        request = _new(work, command)
    else:
        request = living(work, ChangeRequest, command.change_request_id)
    if new or not isinstance(command.title, Unset):
        request.title = required(command.title, "title")
    put_link(work, request, "client_id", Client, command.client_id)
    _put_impact(work, request, command)
    put(request, "priority", within(command.priority, 1, 5, "priority"))
    put(request, "requested_on", command.requested_on)
    put(request, "decide_by", command.decide_by)
    for field in ("reason", "description", "notes"):
        put(request, field, paragraphs(getattr(command, field)))
    work.session.add(request)
    work.session.flush()
    said = N_("Added change request %(title)s") if new else N_("Changed change request %(title)s")
    return Outcome(label(said, title=request.title), ref=Ref("change_request", request.id))


def assess_change_request(work: Work, command: AssessChangeRequest) -> Outcome:
    """Write down what a change would take; it is being assessed from then on."""
    request = living(work, ChangeRequest, command.change_request_id)
    if request.status in _DECIDED_FOR:
        raise _refuse_approved(request, "impact_days")
    _put_impact(work, request, command)
    if request.status != "assessing":
        request.status = "assessing"
        request.decided_by = request.decided_on = None
    work.session.add(request)
    work.session.flush()
    said = label(N_("Assessed change request %(title)s"), title=request.title)
    return Outcome(said, ref=Ref("change_request", request.id))


def _new(work: Work, command: SaveChangeRequest) -> ChangeRequest:
    """Of the project that is given, or else of the task's."""
    project_id = command.project_id
    if project_id is None and isinstance(command.task_id, int):
        project_id = living(work, Task, command.task_id).project_id
    if project_id is None:
        raise UserError(
            _("It is not said which project is to change."), _("Choose the project first.")
        )
    project = living(work, Project, project_id)
    return ChangeRequest(
        project_id=project.id, client_id=project.client_id, title="", requested_on=work.today
    )


def _put_impact(
    work: Work, request: ChangeRequest, command: SaveChangeRequest | AssessChangeRequest
) -> None:
    if request.status in _DECIDED_FOR:
        for field in _IMPACT:
            asked = getattr(command, field)
            if not isinstance(asked, Unset) and asked != getattr(request, field):
                raise _refuse_approved(request, field)
    if isinstance(command.task_id, int):
        task = living(work, Task, command.task_id)
        if task.project_id != request.project_id:
            raise UserError(
                _("“%(name)s” belongs to another project.") % {"name": task.name},
                _("Choose a task of the project that is to change."),
                field="task_id",
            )
    put(request, "task_id", command.task_id)
    days = within(command.impact_days, -MOST_DAYS, MOST_DAYS, "impact_days")
    put(request, "impact_days", days)
    cost = within(command.impact_cost_minor, -MOST_MINOR, MOST_MINOR, "impact_cost_minor")
    put(request, "impact_cost_minor", cost)
    put(request, "impact_scope", paragraphs(command.impact_scope))


def _refuse_approved(request: ChangeRequest, field: str) -> UserError:
    return UserError(
        _("“%(title)s” is approved; its impact is in the plan.") % {"title": request.title},
        _("Ask for another change, or undo the approval."),
        field=field,
    )
