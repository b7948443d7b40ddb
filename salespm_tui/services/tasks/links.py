"""The links of a task to its predecessors, replaced as a whole."""

from __future__ import annotations

from sqlmodel import col, select

from salespm_tui.contract.timeline import LinkDraft
from salespm_tui.core.errors import UserError
from salespm_tui.core.i18n import _
from salespm_tui.domain import codes
from salespm_tui.domain.network import CycleError
from salespm_tui.services.fields import one_of, put
from salespm_tui.services.schedule import scheduled
from salespm_tui.services.tasks.tree import below
from salespm_tui.services.work import Reading, Work
from salespm_tui.store.tables import Dependency, Task

MOST_LAG_MIN = 60 * 24 * 366 * 10


def replace_links(work: Work, task: Task, drafts: tuple[LinkDraft, ...]) -> None:
    """Make these the links of the task: known ones are changed, others added, the rest removed."""
    refuse_impossible(work, task, drafts)
    rows = work.session.exec(select(Dependency).where(Dependency.successor_id == task.id)).all()
    known = {row.predecessor_id: row for row in rows}
    wanted = {draft.predecessor_id for draft in drafts}
    for predecessor_id, row in known.items():
        if predecessor_id not in wanted and row.archived_at is None:
            work.session.delete(row)
    for draft in drafts:
        row = known.get(draft.predecessor_id) or Dependency(
            predecessor_id=draft.predecessor_id, successor_id=task.id
        )
        put(row, "type", one_of(draft.type, codes.LINK_TYPE, "links"))
        put(row, "lag", draft.lag)
        put(row, "lag_unit", one_of(draft.lag_unit, codes.LAG_UNIT, "links"))
        put(row, "archived_at", None)
        work.session.add(row)
    work.session.flush()


def refuse_cycle(work: Work, project_id: int) -> None:
    """Schedule the project as it now is; UserError, naming the field, where that cannot be done."""
    try:
        scheduled(work, project_id, fresh=True)
    except CycleError as error:
        raise UserError(error.title, error.what_to_do, field="links") from error


def refuse_impossible(reading: Reading, task: Task, drafts: tuple[LinkDraft, ...]) -> None:
    """UserError, naming the field, where the task cannot follow one of those, alone or among others."""
    ids = [draft.predecessor_id for draft in drafts]
    rows = reading.session.exec(select(Task).where(col(Task.id).in_(ids))).all()
    names = {
        row.id: row.name
        for row in rows
        if row.project_id == task.project_id and row.archived_at is None
    }
    kin = _ancestors(reading, task) | {one.id for one in below(reading, task)}
    for number, draft in enumerate(drafts):
        name = names.get(draft.predecessor_id)
        if name is None:
            raise _refused(
                _("A task that it should follow is not in this plan."),
                _("Name tasks by the numbers in the column WBS."),
            )
        if draft.predecessor_id == task.id:
            raise _refused(
                _("“%(name)s” cannot wait for itself.") % {"name": name},
                _("Name another task."),
            )
        if draft.predecessor_id in kin:
            raise _refused(
                _("“%(name)s” stands above or below this task.") % {"name": name},
                _("Link tasks that are not part of each other."),
            )
        if draft.predecessor_id in ids[:number]:
            raise _refused(
                _("“%(name)s” is named twice.") % {"name": name},
                _("Two tasks have one link at most."),
            )
        if abs(draft.lag) > MOST_LAG_MIN:
            raise _refused(
                _("The lag after “%(name)s” is too long.") % {"name": name},
                _("Give a shorter one."),
            )


def _refused(title: str, what_to_do: str) -> UserError:
    return UserError(title, what_to_do, field="links")


def _ancestors(reading: Reading, task: Task) -> set[int]:
    found: set[int] = set()
    parent_id = task.parent_id
    while parent_id is not None and parent_id not in found:
        found.add(parent_id)
        parent = reading.session.get(Task, parent_id)
        parent_id = None if parent is None else parent.parent_id
    return found
