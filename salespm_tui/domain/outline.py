"""The rows of a plan as they are kept, and the order in which they are shown."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple

STEP = 16
"""Room left between the positions of siblings, so that most moves change no other row."""


class TaskData(NamedTuple):
    """A task's row, as far as plans and lists need it.

    `duration_min` is in working minutes, by the clock where `duration_elapsed`; None is unknown.
    `start_on` and `due_on` are those of manual tasks. `pauses` is as in the tables.
    """

    id: int
    parent_id: int | None
    position: int
    name: str
    kind: str
    status: str
    priority: int
    start_on: datetime | None
    due_on: datetime | None
    duration_min: int | None
    duration_elapsed: bool
    constraint: str
    constraint_on: datetime | None
    deadline_on: datetime | None
    schedule_mode: str
    percent: int
    actual_start_on: datetime | None
    actual_end_on: datetime | None
    owner: str | None
    calendar_id: int | None
    blocked_reason: str | None
    waiting_on: str | None
    notes: str
    source_uid: int | None
    updated_at: datetime
    pauses: str | None = None
    ignores_resources: bool | None = None


class Place(NamedTuple):
    """Where a task stands in the work breakdown structure; `level` counts from 0, and so does
    `number`, its place among all rows."""

    wbs: str
    level: int
    children: int
    number: int = 0


def in_order(tasks: Iterable[TaskData]) -> tuple[tuple[TaskData, ...], dict[int, Place]]:
    """The tasks in WBS order, each with its place; one whose parent is not among them is a root."""
    below: dict[int | None, list[TaskData]] = {}
    rows = list(tasks)
    known = {task.id for task in rows}
    for task in rows:
        parent = task.parent_id if task.parent_id in known else None
        below.setdefault(parent, []).append(task)
    for siblings in below.values():
        siblings.sort(key=lambda task: (task.position, task.id))
    ordered: list[TaskData] = []
    places: dict[int, Place] = {}
    waiting = [(task, str(n), 0) for n, task in enumerate(below.get(None, ()), 1)][::-1]
    while waiting:
        task, wbs, level = waiting.pop()
        children = below.get(task.id, [])
        places[task.id] = Place(wbs, level, len(children), len(ordered))
        ordered.append(task)
        waiting += [(child, f"{wbs}.{n}", level + 1) for n, child in enumerate(children, 1)][::-1]
    return tuple(ordered), places
