"""The links of an imported plan, merged pair by pair."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import insert, select
from sqlmodel import col

from salespm_tui.core.i18n import N_
from salespm_tui.core.labels import Label, label
from salespm_tui.domain.merge import Absent, merge
from salespm_tui.services.importing.incoming import LinkKey
from salespm_tui.services.work import Work
from salespm_tui.store.tables import Dependency, Task


def merge_links(
    work: Work,
    base: Mapping[LinkKey, list[Any]],
    theirs: Mapping[LinkKey, list[Any]],
    tasks: Mapping[int, Task],
) -> tuple[set[int], list[Label]]:
    """Bring the links among `tasks` (by the file's ids) up to date.

    Returns the file's ids of the successors whose links changed, and what stays although the file
    says otherwise. Links to tasks that are not among `tasks` are not touched.
    """
    rows = _rows(work, tasks)
    ours = {key: link for key, (_id, archived_at, *link) in rows.items() if archived_at is None}
    merged = merge(_within(base, tasks), _within(theirs, tasks), ours)
    _apply(work, merged.taken, rows, tasks)
    kept = [
        label(
            N_("the link from %(first)s to %(second)s stays as it is here"),
            first=tasks[before].name,
            second=tasks[after].name,
        )
        for before, after in merged.kept
    ]
    return {after for _before, after in merged.taken}, kept


def _within(
    links: Mapping[LinkKey, list[Any]], tasks: Mapping[int, Task]
) -> dict[LinkKey, list[Any]]:
    return {key: link for key, link in links.items() if key[0] in tasks and key[1] in tasks}


def _rows(work: Work, tasks: Mapping[int, Task]) -> dict[LinkKey, list[Any]]:
    """Every link among the tasks, archived ones too, since one pair has one row: its id, when it was
    archived, type, lag and unit."""
    uids = {task.id: uid for uid, task in tasks.items()}
    project_ids = {task.project_id for task in tasks.values()}
    of_project = select(col(Task.id)).where(col(Task.project_id).in_(project_ids))
    found = work.session.execute(
        select(
            col(Dependency.predecessor_id),
            col(Dependency.successor_id),
            col(Dependency.id),
            col(Dependency.archived_at),
            col(Dependency.type),
            col(Dependency.lag),
            col(Dependency.lag_unit),
        ).where(col(Dependency.successor_id).in_(of_project))
    )
    return {
        (uids[predecessor], uids[successor]): row
        for predecessor, successor, *row in found
        if predecessor in uids and successor in uids
    }


def _apply(
    work: Work,
    taken: Mapping[LinkKey, list[Any] | Absent],
    rows: Mapping[LinkKey, list[Any]],
    tasks: Mapping[int, Task],
) -> None:
    new: list[dict[str, Any]] = []
    for (before, after), value in taken.items():
        known = rows.get((before, after))
        row = None if known is None else work.session.get(Dependency, known[0])
        if isinstance(value, Absent):
            if row is not None:
                work.session.delete(row)
        elif row is None:
            kind, lag, unit = value
            ends = {"predecessor_id": tasks[before].id, "successor_id": tasks[after].id}
            new.append({**ends, "type": kind, "lag": lag, "lag_unit": unit})
        else:
            row.type, row.lag, row.lag_unit = value
            row.archived_at = None
            work.session.add(row)
    work.session.flush()
    if new:
        work.session.execute(insert(Dependency), new)
