"""Reports of progress leave the review; undo brings them back."""

from __future__ import annotations

from salespm_tui.contract.values import Outcome, Ref
from salespm_tui.core.i18n import N_
from salespm_tui.core.labels import label
from salespm_tui.services.fields import living
from salespm_tui.services.work import Work
from salespm_tui.store.tables import ProgressEntry, Task

KINDS = ("progress_entry",)


def archive(work: Work, ref: Ref) -> Outcome:
    """Archive a report of progress; the task stays as far as it is."""
    entry = living(work, ProgressEntry, ref.id)
    entry.archived_at = work.now
    work.session.add(entry)
    work.session.flush()
    task = living(work, Task, entry.task_id)
    return Outcome(label(N_("Archived a report on task %(name)s"), name=task.name), ref=ref)
