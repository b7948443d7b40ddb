"""The walk: what single keys do to the item under the cursor.

Whatever is done to an item, it has been looked at: each command marks it reviewed too.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from salespm_tui.contract.clients import SaveActionItem
from salespm_tui.contract.pipeline import SaveDeal
from salespm_tui.contract.standup import (
    MarkDone,
    MarkReviewed,
    NoteDecision,
    SetBlocked,
    SetWaiting,
    Snooze,
)
from salespm_tui.contract.timeline import SaveTask
from salespm_tui.contract.values import Outcome, Ref
from salespm_tui.core.clean import clean_text
from salespm_tui.core.errors import UserError
from salespm_tui.core.i18n import N_, _
from salespm_tui.core.labels import counted, label
from salespm_tui.domain.codes import CLOSED_TASK_STATUS
from salespm_tui.services.clients import saving as clients
from salespm_tui.services.fields import living
from salespm_tui.services.schedule import ScheduledProject, scheduled
from salespm_tui.services.standup.effect import effect_on_the_end
from salespm_tui.services.standup.naming import CONCERNS, name_of
from salespm_tui.services.standup.rows import mark_reviewed, open_standup, unmark_reviewed
from salespm_tui.services.tasks.saving import save_task
from salespm_tui.services.work import Work
from salespm_tui.store.tables import ActionItem, Opportunity, StandUpItem, Task


def mark_reviewed_command(work: Work, command: MarkReviewed) -> Outcome:
    """Mark items as looked at, or take the marks back."""
    refs = (command.ref, *command.also)
    name = name_of(work, command.ref)
    if command.reviewed:
        mark_reviewed(work, *refs)
    else:
        unmark_reviewed(work, *refs)
    if len(refs) > 1:
        said = counted("Reviewed %(number)d item", "Reviewed %(number)d items", len(refs))
    elif command.reviewed:
        said = label(N_("Reviewed %(name)s"), name=name)
    else:
        said = label(N_("%(name)s is to be reviewed"), name=name)
    return Outcome(said, ref=command.ref)


def snooze(work: Work, command: Snooze) -> Outcome:
    """Keep an item off the agenda until a day that is still to come."""
    if command.until <= work.today:
        raise UserError(
            _("An item can only be put off until a day still to come."),
            _("Type for example: +1d, fri or next week."),
            field="until",
        )
    name = name_of(work, command.ref)
    put_off(work, command.ref, command.until)
    return Outcome(
        label(N_("Put off %(name)s until %(day)s"), name=name, day=command.until), ref=command.ref
    )


def put_off(work: Work, ref: Ref, until: date) -> None:
    """Keep it off the agenda until that day."""
    standup = open_standup(work)
    work.session.add(
        StandUpItem(
            stand_up_id=standup.id,
            section="snoozed",
            ref_kind=ref.kind,
            ref_id=ref.id,
            until_on=until,
        )
    )
    work.session.flush()


def mark_done(work: Work, command: MarkDone) -> Outcome:
    """Finish a task, an action item, the next step of a deal, or what has an end of its own."""
    if command.ref.kind in CONCERNS:
        from salespm_tui.services.standup.concern_deeds import finish_concern

        outcome = finish_concern(work, command)
    elif command.ref.kind == "task":
        outcome = _finish_task(work, command.ref.id)
    elif command.ref.kind == "action_item":
        outcome = _finish_action_item(work, command.ref.id)
    elif command.ref.kind == "opportunity":
        outcome = _finish_next_step(work, command.ref.id)
    else:
        raise UserError(
            _("This is nothing that can be done with."),
            _("Log a contact with a, or mark the item as reviewed."),
        )
    mark_reviewed(work, command.ref)
    return outcome


def _finish_task(work: Work, task_id: int) -> Outcome:
    task = living(work, Task, task_id)
    if task.status in CLOSED_TASK_STATUS and task.percent == 100:
        raise UserError(_("“%(name)s” is done already.") % {"name": task.name})
    before = _plan(work, task.project_id)
    outcome = save_task(work, SaveTask(task_id=task_id, status="done"))
    after = _plan(work, task.project_id)
    effect = effect_on_the_end(before, after) if before and after else None
    return outcome if effect is None else replace(outcome, notes=(*outcome.notes, effect))


def _plan(work: Work, project_id: int) -> ScheduledProject | None:
    """The plan as it is now; None where it has no dates, which must not keep a task from its end."""
    try:
        return scheduled(work, project_id, fresh=True)
    except UserError:
        return None


def _finish_action_item(work: Work, item_id: int) -> Outcome:
    item = living(work, ActionItem, item_id)
    if item.status == "done":
        raise UserError(_("“%(name)s” is done already.") % {"name": item.title})
    return clients.save_action_item(work, SaveActionItem(action_item_id=item_id, status="done"))


def _finish_next_step(work: Work, deal_id: int) -> Outcome:
    from salespm_tui.services.pipeline.steps import items_of

    deal = living(work, Opportunity, deal_id)
    step = next(iter(items_of(work, deal, only_open=True)), None)
    if step is None:
        raise UserError(
            _("The deal “%(name)s” has no next step.") % {"name": deal.name},
            _("Plan one with r, or log a contact with a."),
        )
    return _finish_action_item(work, step.id)


def set_blocked(work: Work, command: SetBlocked) -> Outcome:
    """Block a task with its reason, or (with none) let it go on."""
    _refuse_other_than_task(command.ref)
    reason = clean_text(command.reason)
    change = SaveTask(task_id=command.ref.id, blocked_reason=reason)
    if reason:
        change = SaveTask(task_id=command.ref.id, status="blocked", blocked_reason=reason)
    outcome = save_task(work, change)
    mark_reviewed(work, command.ref)
    if reason:
        return outcome
    name = name_of(work, command.ref)
    return Outcome(label(N_("Task %(name)s is blocked no more"), name=name), ref=command.ref)


def set_waiting(work: Work, command: SetWaiting) -> Outcome:
    """Say on whom a task or a deal waits."""
    if command.ref.kind == "opportunity":
        from salespm_tui.services.pipeline.saving import save_deal

        outcome = save_deal(work, SaveDeal(deal_id=command.ref.id, waiting_on=command.on))
    else:
        _refuse_other_than_task(command.ref)
        outcome = save_task(work, SaveTask(task_id=command.ref.id, waiting_on=command.on))
    mark_reviewed(work, command.ref)
    return outcome


def note_decision(work: Work, command: NoteDecision) -> Outcome:
    """Write a decision into the minutes of today's stand-up."""
    text = clean_text(command.text)
    if not text:
        raise UserError(_("There is no decision in it."), _("Type what was decided."), field="text")
    ref = command.ref
    standup = open_standup(work)
    work.session.add(
        StandUpItem(
            stand_up_id=standup.id,
            section="decision",
            text=text,
            ref_kind=None if ref is None else ref.kind,
            ref_id=None if ref is None else ref.id,
        )
    )
    work.session.flush()
    return Outcome(label(N_("Noted: %(text)s"), text=text), ref=ref)


def _refuse_other_than_task(ref: Ref) -> None:
    if ref.kind != "task":
        raise UserError(
            _("Only a task can be blocked or wait."), _("Put a follow-up off with s instead.")
        )
