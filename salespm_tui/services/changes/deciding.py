"""A change is approved, rejected or withdrawn; approval puts its days and its money into the plan."""

from __future__ import annotations

from salespm_tui.contract.change_requests import DecideChangeRequest, MarkImplemented
from salespm_tui.contract.plan_edits import EditPlan
from salespm_tui.contract.values import Outcome, Ref
from salespm_tui.core.clean import clean_text
from salespm_tui.core.errors import UserError
from salespm_tui.core.i18n import N_, _
from salespm_tui.core.labels import Label, label
from salespm_tui.core.money import format_money
from salespm_tui.domain.change_impact import steps_of, why_not_applied
from salespm_tui.domain.codes import WAITING_CHANGE_REQUEST_STATUS
from salespm_tui.services.changes.previewing import notes_on
from salespm_tui.services.fields import living, one_of
from salespm_tui.services.pipeline.currency import currency_of
from salespm_tui.services.plan_edits import edit_plan, standing_of
from salespm_tui.services.schedule import scheduled
from salespm_tui.services.work import Work
from salespm_tui.store.tables import ChangeRequest, Task

DECISIONS = ("approved", "rejected", "withdrawn")
_SAID = {
    "approved": N_("Approved change request %(title)s"),
    "rejected": N_("Rejected change request %(title)s"),
    "withdrawn": N_("Withdrew change request %(title)s"),
}


def decide_change_request(work: Work, command: DecideChangeRequest) -> Outcome:
    """Decide a waiting change request; approval is refused where its task cannot take the change."""
    request = living(work, ChangeRequest, command.change_request_id)
    decision = one_of(command.decision, DECISIONS, "decision")
    note = clean_text(command.note, multiline=True)
    on = command.on or work.today
    _refuse_odd(work, request, command, note)
    notes = _applied(work, request) if decision == "approved" else ()
    request.status = decision
    request.decided_by = clean_text(command.by) or None
    request.decided_on = on
    request.decision_note = note
    work.session.add(request)
    work.session.flush()
    said = label(_SAID[decision], title=request.title)
    return Outcome(said, ref=Ref("change_request", request.id), notes=notes)


def mark_implemented(work: Work, command: MarkImplemented) -> Outcome:
    """An approved change is done."""
    request = living(work, ChangeRequest, command.change_request_id)
    if request.status != "approved":
        raise UserError(
            _("“%(title)s” is not approved.") % {"title": request.title},
            _("Only an approved change can be done. Decide it first."),
        )
    request.status = "implemented"
    work.session.add(request)
    work.session.flush()
    said = label(N_("Implemented change request %(title)s"), title=request.title)
    return Outcome(said, ref=Ref("change_request", request.id))


def _refuse_odd(
    work: Work, request: ChangeRequest, command: DecideChangeRequest, note: str
) -> None:
    if request.status not in WAITING_CHANGE_REQUEST_STATUS:
        raise UserError(
            _("“%(title)s” is decided already.") % {"title": request.title},
            _("Assess it again if it was rejected or withdrawn, or undo the decision."),
        )
    if command.on is not None and command.on > work.today:
        raise UserError(
            _("That day is still to come."), _("Give today, or an earlier day."), field="on"
        )
    if command.decision == "rejected" and not note:
        raise UserError(
            _("It is not said why the change is rejected."),
            _("Say it in a few words; the client will ask."),
            field="note",
        )


def _applied(work: Work, request: ChangeRequest) -> tuple[Label, ...]:
    """Put days and money on the task; what comes back says what that did, or why nothing was done."""
    days, cost = request.impact_days or 0, request.impact_cost_minor or 0
    if request.task_id is None or not (days or cost):
        return notes_on(request.task_id, request.impact_days, request.impact_cost_minor)
    task = living(work, Task, request.task_id)
    plan = scheduled(work, request.project_id)
    row = plan.task(task.id)
    refused = None if row is None else why_not_applied(row, days, cost, standing_of(plan))
    if row is None or refused is not None:
        raise UserError(
            str(refused) if refused else _("The task is not in the plan any more."),
            _("Name another task in the change request, or none; then decide it."),
            field="task_id",
        )
    notes: list[Label] = []
    if days:
        edit = EditPlan(request.project_id, steps_of(task.id, days))
        notes += edit_plan(work, edit).notes
    if cost:
        task.fixed_cost_minor = (task.fixed_cost_minor or 0) + cost
        work.session.add(task)
        amount = format_money(cost, currency_of(work, request.project_id), signed=True)
        notes.append(
            label(N_("Fixed cost of “%(name)s”: %(amount)s"), name=task.name, amount=amount)
        )
    return tuple(notes)
