"""Tasks leave the plan with all below them, and with their links."""

from __future__ import annotations

from collections.abc import Iterable

from sqlmodel import col, select

from salespm_tui.contract.timeline import ArchiveTasks
from salespm_tui.contract.values import Outcome, Ref
from salespm_tui.core.i18n import N_
from salespm_tui.core.labels import Label, counted, label
from salespm_tui.services.fields import living
from salespm_tui.services.tasks.tree import below, made_task
from salespm_tui.services.work import Work
from salespm_tui.store.tables import Dependency, Task

_MOST_AT_ONCE = 500


def archive_task(work: Work, task_id: int) -> Outcome:
    """Archive a task with its subtree and every link to or from it."""
    task = living(work, Task, task_id)
    notes = _with(_archive(work, task) - 1)
    said = label(N_("Archived task %(name)s"), name=task.name)
    return Outcome(said, ref=Ref("task", task_id), notes=notes)


def archive_tasks(work: Work, command: ArchiveTasks) -> Outcome:
    """Archive several tasks at once; one that goes with another is archived with it."""
    if len(command.task_ids) == 1:
        return archive_task(work, command.task_ids[0])
    tasks = [living(work, Task, task_id) for task_id in command.task_ids]
    gone = sum(_archive(work, task) for task in tasks if task.archived_at is None)
    said = counted("Archived %(number)d task", "Archived %(number)d tasks", len(tasks))
    return Outcome(said, notes=_with(gone - len(tasks)))


def _with(number: int) -> tuple[Label, ...]:
    """How many tasks below went along."""
    if number == 0:
        return ()
    one, many = "%(number)d task below went with it.", "%(number)d tasks below went with it."
    return (counted(one, many, number),)


def _archive(work: Work, task: Task) -> int:
    """Archive a subtree; answers how many tasks that were."""
    going = [task, *below(work, task)]
    for row in (*going, *_links_of(work, [one.id for one in going])):
        row.archived_at = work.now
        work.session.add(row)
    work.session.flush()
    made_task(work, task.parent_id)
    work.session.flush()
    return len(going)


def _links_of(work: Work, ids: list[int]) -> Iterable[Dependency]:
    found: dict[int, Dependency] = {}
    for begin in range(0, len(ids), _MOST_AT_ONCE):
        some = ids[begin : begin + _MOST_AT_ONCE]
        rows = work.session.exec(
            select(Dependency).where(
                col(Dependency.predecessor_id).in_(some) | col(Dependency.successor_id).in_(some),
                col(Dependency.archived_at).is_(None),
            )
        )
        found.update((row.id, row) for row in rows)
    return found.values()
