"""A task's own dates: its length, its constraint and deadline, and where it is put by hand."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from salespm_tui.contract.timeline import SaveTask
from salespm_tui.contract.values import Unset
from salespm_tui.core.errors import UserError
from salespm_tui.core.i18n import _
from salespm_tui.domain import codes
from salespm_tui.domain.calendar import ALL_HOURS, WorkCalendar
from salespm_tui.services.calendars import calendar_of
from salespm_tui.services.fields import given, one_of, put, within
from salespm_tui.services.schedule import opening_of, scheduled
from salespm_tui.services.tasks.tree import is_summary
from salespm_tui.services.work import Work
from salespm_tui.store.tables import Project, Task

LONGEST_MIN = 60 * 24 * 366 * 10
_KINDS = ("task", "milestone")


def set_length(work: Work, project: Project, task: Task, command: SaveTask) -> None:
    """Set kind and duration. No duration makes a milestone, a duration a task; a new task has a day."""
    kind = one_of(command.kind, codes.TASK_KIND, "kind")
    minutes = within(command.duration_min, 0, LONGEST_MIN, "duration_min")
    if isinstance(kind, Unset) and isinstance(minutes, Unset) and task.id is not None:
        return
    if task.id is not None and is_summary(work, task):
        _refuse_summary(task, kind, minutes)
        return
    if kind == "summary":
        raise UserError(
            _("A summary comes about by putting tasks below it."),
            _("Choose task or milestone."),
            field="kind",
        )
    put(task, "duration_elapsed", command.duration_elapsed)
    if isinstance(minutes, Unset) or minutes is None:
        minutes = 0 if kind == "milestone" else task.duration_min or project.minutes_per_day
    if isinstance(kind, Unset):
        kind = "task" if minutes else "milestone"
    put(task, "kind", kind)
    put(task, "duration_min", minutes)


def set_imposed_dates(task: Task, command: SaveTask) -> None:
    """Set constraint and deadline; a constraint has a date, "as soon as possible" none."""
    constraint = given(one_of(command.constraint, codes.CONSTRAINT, "constraint"), task.constraint)
    at = given(command.constraint_at, task.constraint_on)
    if constraint in ("asap", "alap"):
        if not isinstance(command.constraint_at, Unset) and at is not None:
            raise UserError(
                _("A date needs a constraint that it belongs to."),
                _("Choose for example “start no earlier than”, or leave the date empty."),
                field="constraint",
            )
        at = None
    elif at is None:
        raise UserError(
            _("This constraint needs a date."),
            _("Give the date, or choose “as soon as possible”."),
            field="constraint_at",
        )
    put(task, "constraint", constraint)
    put(task, "constraint_on", at)
    put(task, "deadline_on", command.deadline_at)


def set_by_hand(work: Work, project: Project, task: Task, command: SaveTask) -> None:
    """Put a task by hand: it starts where it is told, or where it stands, and lasts its duration.

    A task that is computed again keeps no dates of its own.
    """
    mode = given(
        one_of(command.schedule_mode, codes.SCHEDULE_MODE, "schedule_mode"), task.schedule_mode
    )
    if mode == "auto":
        _refuse_dates(command)
        for field, value in (("schedule_mode", "auto"), ("start_on", None), ("due_on", None)):
            put(task, field, value)
        return
    start = given(command.start_at, task.start_on) or _standing(work, project, task)
    calendar = _own_calendar(work, project, task)
    finish = given(command.finish_at, None)
    if finish is not None:
        if finish < start:
            raise UserError(
                _("The finish lies before the start."),
                _("Give a later finish, or an earlier start."),
                field="finish_at",
            )
        put(task, "duration_min", calendar.between(start, finish))
    else:
        finish = calendar.add(start, task.duration_min or 0)
    put(task, "schedule_mode", "manual")
    put(task, "start_on", start)
    put(task, "due_on", finish)


def _own_calendar(work: Work, project: Project, task: Task) -> WorkCalendar:
    if task.duration_elapsed:
        return ALL_HOURS
    return calendar_of(work, task.calendar_id or project.calendar_id)


def _standing(work: Work, project: Project, task: Task) -> datetime:
    if task.id is not None:
        return scheduled(work, project.id).start_of(task.id)
    return opening_of(work, project, work.today)


def _refuse_dates(command: SaveTask) -> None:
    for field in ("start_at", "finish_at"):
        if isinstance(getattr(command, field), datetime):
            raise UserError(
                _("The dates of this task are computed."),
                _("Set it by hand first, or give it a constraint."),
                field=field,
            )


def _refuse_summary(task: Task, kind: Any, minutes: Any) -> None:
    """A summary is as long as what is below it; saying what it is already does no harm."""
    if kind in _KINDS or isinstance(minutes, int):
        raise UserError(
            _("“%(name)s” is a summary: it is as long as the tasks below it.")
            % {"name": task.name},
            _("Change the tasks below it."),
            field="duration_min" if isinstance(minutes, int) else "kind",
        )
