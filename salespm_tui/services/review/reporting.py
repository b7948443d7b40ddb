"""What is reported of a task on a day: how far it is, and what it took."""

from __future__ import annotations

from datetime import date

import sqlalchemy as sa
from sqlmodel import col, select

from salespm_tui.contract.review import ProgressQuery, ProgressRow, ReportProgress
from salespm_tui.contract.timeline import SaveTask
from salespm_tui.contract.values import Outcome, Ref
from salespm_tui.core.clean import clean_text
from salespm_tui.core.errors import UserError
from salespm_tui.core.i18n import N_, _
from salespm_tui.core.labels import label
from salespm_tui.services.fields import living, within
from salespm_tui.services.tasks.progress import set_progress, take_down
from salespm_tui.services.tasks.tree import is_summary
from salespm_tui.services.work import Reading, Work
from salespm_tui.store.tables import ProgressEntry, Project, Task

_MOST_MIN = 10**8


def report_progress(work: Work, command: ReportProgress) -> Outcome:
    """Keep the report; that of the newest day changes the task too."""
    task = living(work, Task, command.task_id)
    as_of = command.as_of or work.today
    _refuse(work, task, as_of)
    percent = within(command.percent, 0, 100, "percent")
    if percent is not None and as_of >= _newest(work, task.id, as_of):
        project = living(work, Project, task.project_id)
        set_progress(work, project, task, SaveTask(task_id=task.id, percent=percent), as_of)
        work.session.add(task)
    entry = take_down(
        work,
        task.id,
        task.percent if percent is None else percent,
        as_of,
        actual_min=within(command.actual_min, 0, _MOST_MIN, "actual_min"),
        remaining_min=within(command.remaining_min, 0, _MOST_MIN, "remaining_min"),
        note=clean_text(command.note, multiline=True),
    )
    work.session.flush()
    said = label(
        N_("Reported task %(name)s at %(percent)d %% on %(day)s"),
        name=task.name,
        percent=entry.percent,
        day=as_of,
    )
    return Outcome(said, ref=Ref("progress_entry", entry.id))


def _refuse(work: Work, task: Task, as_of: date) -> None:
    if as_of > work.today:
        raise UserError(
            _("That day is still to come."), _("Give today or a day before it."), field="as_of"
        )
    if is_summary(work, task):
        raise UserError(
            _("“%(name)s” is a summary: it is as far as the tasks below it.") % {"name": task.name},
            _("Change the tasks below it."),
            field="percent",
        )


def _newest(work: Work, task_id: int, otherwise: date) -> date:
    """The day of the newest report."""
    query = select(sa.func.max(ProgressEntry.as_of)).where(
        ProgressEntry.task_id == task_id, col(ProgressEntry.archived_at).is_(None)
    )
    return work.session.exec(query).one() or otherwise


def progress_rows(reading: Reading, query: ProgressQuery) -> tuple[ProgressRow, ...]:
    """What was reported of a task, the newest first."""
    rows = reading.session.exec(
        select(ProgressEntry)
        .where(ProgressEntry.task_id == query.task_id, col(ProgressEntry.archived_at).is_(None))
        .order_by(col(ProgressEntry.as_of).desc())
    )
    return tuple(
        ProgressRow(
            row.id,
            row.task_id,
            row.as_of,
            row.percent,
            row.actual_min,
            row.remaining_min,
            row.note,
        )
        for row in rows
    )
