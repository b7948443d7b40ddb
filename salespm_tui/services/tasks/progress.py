"""How far a task is, and the actual dates that follow from it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

import sqlalchemy as sa
from sqlmodel import col, select

from salespm_tui.contract.timeline import SaveTask
from salespm_tui.contract.values import Unset
from salespm_tui.core.clean import clean_text
from salespm_tui.core.errors import UserError
from salespm_tui.core.i18n import _
from salespm_tui.domain import codes
from salespm_tui.domain.progress import Progress, progressed
from salespm_tui.services.fields import given, one_of, put, within
from salespm_tui.services.schedule import closing_of, scheduled, working_calendar
from salespm_tui.services.tasks.tree import is_summary
from salespm_tui.services.work import Work
from salespm_tui.store.tables import ActionItem, ProgressEntry, Project, Task


def set_progress(
    work: Work, project: Project, task: Task, command: SaveTask, as_of: date | None = None
) -> None:
    """Set status, percent, reason and on whom it waits; actual dates are filled with them, and the
    action items that the task was made of are done when it is. Another percent is kept as a report
    of `as_of` (None: today)."""
    status = given(one_of(command.status, codes.TASK_STATUS, "status"), None)
    percent = given(within(command.percent, 0, 100, "percent"), None)
    reason = None if isinstance(command.blocked_reason, Unset) else command.blocked_reason
    waiting = one_of(command.waiting_on, codes.WAITING_ON, "waiting_on", or_none=True)
    put(task, "waiting_on", waiting)
    if status is None and percent is None and reason is None:
        return
    if is_summary(work, task) and not (status == "cancelled" or task.status == "cancelled"):
        raise UserError(
            _("“%(name)s” is a summary: it is as far as the tasks below it.") % {"name": task.name},
            _("Change the tasks below it."),
            field="percent" if status is None else "status",
        )
    before = Progress(task.status, task.percent, task.blocked_reason or "")
    after = progressed(
        before,
        status=status,
        percent=percent,
        reason=None if reason is None else clean_text(reason),
    )
    if after == before:
        return
    put(task, "status", after.status)
    put(task, "percent", after.percent)
    put(task, "blocked_reason", after.reason or None)
    if after.status in codes.CLOSED_TASK_STATUS:
        put(task, "waiting_on", None)
    _set_actual_dates(work, project, task)
    if task.id is not None:
        if after.percent != before.percent:
            take_down(work, task.id, after.percent, as_of or work.today)
        if after.status == "done":
            _finish_measures(work, task.id)


def take_down(
    work: Work,
    task_id: int,
    percent: int,
    as_of: date,
    *,
    actual_min: int | None = None,
    remaining_min: int | None = None,
    note: str = "",
) -> ProgressEntry:
    """Keep what is reported of a task as of a day; the day's report is brought up to date, and what
    is not said anew (efforts, note) stays in it."""
    entry = work.session.exec(
        select(ProgressEntry).where(
            ProgressEntry.task_id == task_id,
            ProgressEntry.as_of == as_of,
            col(ProgressEntry.archived_at).is_(None),
        )
    ).first()
    if entry is None:
        entry = ProgressEntry(task_id=task_id, as_of=as_of, percent=percent)
    put(entry, "percent", percent)
    said = {"actual_min": actual_min, "remaining_min": remaining_min, "note": note or None}
    for field, value in said.items():
        if value is not None:
            put(entry, field, value)
    work.session.add(entry)
    return entry


def take_down_all(work: Work, percents: Mapping[int, int]) -> None:
    """Keep what is reported of many tasks as of today."""
    known = work.session.exec(
        select(ProgressEntry).where(
            ProgressEntry.as_of == work.today, col(ProgressEntry.archived_at).is_(None)
        )
    )
    left = dict(percents)
    for entry in known:
        if entry.task_id in left:
            put(entry, "percent", left.pop(entry.task_id))
            work.session.add(entry)
    work.session.flush()
    rows = [
        {"task_id": task_id, "as_of": work.today, "percent": percent}
        for task_id, percent in left.items()
    ]
    if rows:
        work.session.execute(sa.insert(ProgressEntry), rows)


def _finish_measures(work: Work, task_id: int) -> None:
    """What was put on the timeline as this task is done with it."""
    items = select(ActionItem).where(
        ActionItem.task_id == task_id,
        ActionItem.status == "open",
        col(ActionItem.archived_at).is_(None),
    )
    for item in work.session.exec(items).all():
        item.status, item.done_on = "done", work.today
        work.session.add(item)


def _set_actual_dates(work: Work, project: Project, task: Task) -> None:
    """Done today means finished at the end of today's work; begun means begun as planned, or today."""
    if task.status == "cancelled":
        return
    if task.percent == 0 and task.status != "doing":
        put(task, "actual_start_on", None)
        put(task, "actual_end_on", None)
        return
    end = closing_of(work, project, work.today)
    if task.actual_start_on is None:
        put(task, "actual_start_on", _begun(work, project, task, end))
    if task.status != "done":
        put(task, "actual_end_on", None)
    elif task.actual_end_on is None:
        assert task.actual_start_on is not None
        put(task, "actual_end_on", max(end, task.actual_start_on))


def _begun(work: Work, project: Project, task: Task, end: datetime) -> datetime:
    """The planned start if it lies before `end`, else the beginning of that day."""
    if task.kind == "milestone" and task.status == "done":
        return end
    if task.id is not None:
        planned = scheduled(work, project.id).start_of(task.id)
        if planned < end:
            return planned
    midnight = datetime.combine(end.date(), datetime.min.time())
    return working_calendar(work, project).next_instant(midnight)
