"""Where tasks stand: below whom, and in which order among their siblings."""

from __future__ import annotations

from collections.abc import Sequence

from sqlmodel import col, select

from salespm_tui.core.errors import UserError
from salespm_tui.core.i18n import _
from salespm_tui.domain.outline import STEP
from salespm_tui.services.fields import living
from salespm_tui.services.work import Reading, Work
from salespm_tui.store.tables import Task


def children_of(reading: Reading, project_id: int, parent_id: int | None) -> Sequence[Task]:
    """The living tasks directly below a parent (None: the roots), in their order."""
    return reading.session.exec(
        select(Task)
        .where(
            Task.project_id == project_id,
            col(Task.parent_id).is_(None) if parent_id is None else Task.parent_id == parent_id,
            col(Task.archived_at).is_(None),
        )
        .order_by(col(Task.position), col(Task.id))
    ).all()


def is_summary(reading: Reading, task: Task) -> bool:
    """Whether there are tasks below this one."""
    return task.id is not None and bool(children_of(reading, task.project_id, task.id))


def place_last(work: Work, task: Task, parent_id: int | None) -> None:
    """Put a task below that parent, after all that are there."""
    siblings = children_of(work, task.project_id, parent_id)
    task.parent_id = parent_id
    task.position = siblings[-1].position + STEP if siblings else 0


def place_after(work: Work, task: Task, after: Task) -> None:
    """Put a task right behind another one, at its level; siblings make room where there is none."""
    siblings = children_of(work, task.project_id, after.parent_id)
    at = [sibling.id for sibling in siblings].index(after.id)
    task.parent_id = after.parent_id
    task.position = after.position + 1
    following = siblings[at + 1 :]
    if following and following[0].position > after.position + 1:
        task.position = (after.position + following[0].position) // 2
        return
    free = task.position
    for sibling in following:
        if sibling.position > free:
            break
        free = sibling.position = free + STEP
        work.session.add(sibling)


def place_before(work: Work, task: Task, before: Task) -> None:
    """Put a task right above another one, at its level."""
    siblings = children_of(work, task.project_id, before.parent_id)
    at = [sibling.id for sibling in siblings].index(before.id)
    if at:
        place_after(work, task, siblings[at - 1])
    else:
        task.parent_id = before.parent_id
        task.position = before.position - STEP


def made_summary(work: Work, parent_id: int | None) -> None:
    """A task that has come to have others below it is a summary."""
    if parent_id is not None:
        parent = living(work, Task, parent_id)
        if parent.kind != "summary":
            parent.kind = "summary"
            work.session.add(parent)


def made_task(work: Work, parent_id: int | None) -> None:
    """A summary below which nothing is left is a task again."""
    if parent_id is None:
        return
    parent = work.session.get(Task, parent_id)
    if parent is not None and parent.kind == "summary" and not is_summary(work, parent):
        parent.kind = "task"
        work.session.add(parent)


def below(reading: Reading, task: Task) -> list[Task]:
    """Every living task below this one, at any depth."""
    found: list[Task] = []
    waiting = [task]
    while waiting:
        children = children_of(reading, task.project_id, waiting.pop().id)
        found += children
        waiting += children
    return found


def moved(work: Work, task: Task, parent_id: int | None) -> None:
    """Put an existing task below another parent; UserError where that is below the task itself."""
    if parent_id == task.parent_id:
        return
    if parent_id is not None:
        parent = living(work, Task, parent_id)
        if parent.project_id != task.project_id:
            raise UserError(
                _("“%(name)s” belongs to another project.") % {"name": parent.name},
                _("Choose a task of the same project."),
                field="parent_id",
            )
        if parent_id == task.id or parent_id in {one.id for one in below(work, task)}:
            raise UserError(
                _("“%(name)s” cannot be put below itself.") % {"name": task.name},
                _("Choose a task that is not below it."),
                field="parent_id",
            )
    left = task.parent_id
    place_last(work, task, parent_id)
    work.session.add(task)
    work.session.flush()
    made_summary(work, parent_id)
    made_task(work, left)
