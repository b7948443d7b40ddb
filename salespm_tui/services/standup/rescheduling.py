"""Moving an item to another day, in the way that fits it; the outcome's notes say which and what follows."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

from salespm_tui.contract.clients import SaveActionItem
from salespm_tui.contract.standup import Reschedule
from salespm_tui.contract.timeline import SaveTask
from salespm_tui.contract.values import Outcome, Ref
from salespm_tui.core.errors import UserError
from salespm_tui.core.i18n import N_, _
from salespm_tui.core.labels import Label, label
from salespm_tui.domain.calendar import ALL_HOURS, WorkCalendar
from salespm_tui.domain.codes import CLOSED_TASK_STATUS
from salespm_tui.services.calendars import calendar_of
from salespm_tui.services.clients.rows import called
from salespm_tui.services.clients.saving import save_action_item
from salespm_tui.services.fields import living
from salespm_tui.services.schedule import ScheduledProject, closing_of, scheduled
from salespm_tui.services.standup.effect import effect_on_the_end
from salespm_tui.services.standup.naming import CONCERNS
from salespm_tui.services.standup.rows import mark_reviewed
from salespm_tui.services.standup.walking import put_off
from salespm_tui.services.tasks.saving import save_task
from salespm_tui.services.work import Work
from salespm_tui.store.tables import ActionItem, Client, Project, Task

_DATED_BY_FINISH = ("fnet", "fnlt", "mfo")


def reschedule(work: Work, command: Reschedule) -> Outcome:
    """Move an item to a day from today on."""
    if command.to < work.today:
        raise UserError(_("That day is past."), _("Give today or a day still to come."), field="to")
    if command.ref.kind == "opportunity":
        from salespm_tui.services.standup.deal_days import move_deal_day

        outcome = move_deal_day(work, command)
        mark_reviewed(work, command.ref)
        return outcome
    if command.ref.kind in CONCERNS:
        from salespm_tui.services.standup.concern_deeds import move_concern

        outcome = move_concern(work, command.ref, command.to)
        mark_reviewed(work, command.ref)
        return outcome
    known: dict[str, Callable[[Work, int, date], Outcome]] = {
        "task": _task,
        "action_item": _action_item,
        "client": _client,
    }
    if command.ref.kind not in known:
        raise UserError(
            _("This is nothing that has a day of its own."), _("Open it with enter instead.")
        )
    outcome = known[command.ref.kind](work, command.ref.id, command.to)
    mark_reviewed(work, command.ref)
    return outcome


def _action_item(work: Work, item_id: int, to: date) -> Outcome:
    living(work, ActionItem, item_id)
    return save_action_item(work, SaveActionItem(action_item_id=item_id, due_on=to))


def _client(work: Work, client_id: int, to: date) -> Outcome:
    """Plan the next contact with a silent client, and leave it alone until then."""
    client = living(work, Client, client_id)
    name = called(client)
    step = SaveActionItem(
        kind="follow_up",
        title=_("get in touch with %(name)s") % {"name": name},
        due_on=to,
        client_id=client_id,
    )
    outcome = save_action_item(work, step)
    ref = Ref("client", client_id)
    if to > work.today:
        put_off(work, ref, to)
    said = label(N_("Planned to contact %(name)s on %(day)s"), name=name, day=to)
    return Outcome(said, ref=ref, notes=outcome.notes)


def _task(work: Work, task_id: int, to: date) -> Outcome:
    task = living(work, Task, task_id)
    project = living(work, Project, task.project_id)
    before = scheduled(work, project.id)
    _refuse_immovable(task, before)
    finish = closing_of(work, project, to)
    change, how = _change_of(task, before, _calendar_of(work, task, project), finish)
    save_task(work, change)
    after = scheduled(work, project.id, fresh=True)
    now_on = after.finish_of(task_id)
    notes = [how]
    if now_on.date() > finish.date():
        notes.append(label(N_("Its links allow no finish before %(day)s."), day=now_on.date()))
    elif now_on.date() < finish.date():
        notes.append(label(N_("It still finishes on %(day)s."), day=now_on.date()))
    notes.append(effect_on_the_end(before, after) or label(N_("The end of the project stays.")))
    said = label(N_("Moved task %(name)s to %(day)s"), name=task.name, day=now_on.date())
    return Outcome(said, ref=Ref("task", task_id), notes=tuple(notes))


def _refuse_immovable(task: Task, plan: ScheduledProject) -> None:
    if plan.places[task.id].children:
        raise UserError(
            _("“%(name)s” is a summary: it lasts as long as the tasks below it.")
            % {"name": task.name},
            _("Move the tasks below it."),
        )
    if task.status in CLOSED_TASK_STATUS:
        raise UserError(
            _("“%(name)s” is over; it cannot be moved.") % {"name": task.name},
            _("Open it and take its status back first."),
        )


def _calendar_of(work: Work, task: Task, project: Project) -> WorkCalendar:
    if task.duration_elapsed:
        return ALL_HOURS
    return calendar_of(work, task.calendar_id or project.calendar_id)


def _change_of(
    task: Task, plan: ScheduledProject, calendar: WorkCalendar, finish: datetime
) -> tuple[SaveTask, Label]:
    """What moves the finish of this task there, and that in words."""
    start = plan.start_of(task.id)
    if task.actual_start_on is not None:
        longer = max(1, calendar.between(start, finish))
        return (
            SaveTask(task_id=task.id, duration_min=longer),
            label(N_("It has begun, so its duration changed.")),
        )
    if task.schedule_mode == "manual":
        begin = calendar.add(finish, -(task.duration_min or 0))
        return (
            SaveTask(task_id=task.id, start_at=calendar.next_instant(begin), finish_at=finish),
            label(N_("It is set by hand, so it was simply moved.")),
        )
    kind = task.constraint if task.constraint in ("fnlt", "mfo") else "fnet"
    how = {
        "fnet": label(N_("It now finishes no earlier than %(day)s."), day=finish.date()),
        "fnlt": label(N_("It now finishes no later than %(day)s."), day=finish.date()),
        "mfo": label(N_("It now must finish on %(day)s."), day=finish.date()),
    }[kind]
    return SaveTask(task_id=task.id, constraint=kind, constraint_at=finish), how
