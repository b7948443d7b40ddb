"""The plan walked back through the journal, change by change, for what each did to the finishes."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import groupby
from operator import itemgetter
from typing import Any, NamedTuple

import sqlalchemy as sa

from salespm_tui.core.errors import UserError
from salespm_tui.domain.network import PlanLink
from salespm_tui.domain.outline import TaskData
from salespm_tui.domain.slips import Slip, own_slips
from salespm_tui.services.plan_rows import PlanRows, links_between, with_tasks
from salespm_tui.services.schedule import ScheduledProject, planned_task, scheduled_with
from salespm_tui.services.work import Reading
from salespm_tui.store.connection import raw_of
from salespm_tui.store.images import Image, images_of
from salespm_tui.store.tables import METADATA

_TASK = METADATA.tables["task"]
_LINK = METADATA.tables["dependency"]
_ROW = METADATA.tables["change_row"].c
_SET = METADATA.tables["change_set"].c
_MOST_ROWS = 5000
"""So many changed rows are walked back at most; what is older is no part of the ledger."""
_MOVING = frozenset(
    {
        "start_on", "due_on", "duration_min", "duration_elapsed", "pauses", "constraint",
        "constraint_on", "schedule_mode", "actual_start_on", "actual_end_on", "calendar_id",
        "status", "percent", "parent_id", "archived_at", "ignores_resources",
    }
)  # fmt: skip
"""The fields of a task that decide when it finishes."""


class Happened(NamedTuple):
    """A slip in a change set, with whom the task waited for and what blocked it afterwards."""

    slip: Slip
    waiting_on: str | None
    blocked_reason: str | None


class _Row(NamedTuple):
    set_id: int
    kind: str
    table: str
    row_id: int
    before: Image | None
    after: Image | None


def replayed(
    reading: Reading, plan: ScheduledProject, since: int
) -> Iterator[tuple[int, tuple[Happened, ...]]]:
    """Each change set after `since` that moved finishes of the plan later, the newest first."""
    walk = _Walk(reading, plan)
    for set_id, group in groupby(_rows(reading, since), key=itemgetter(0)):
        found = walk.back(list(group))
        if found:
            yield set_id, found


def _rows(reading: Reading, since: int) -> list[_Row]:
    """The changed rows after that set, the newest first; of a set that is cut off, none."""
    query = (
        sa.select(
            _ROW.set_id, _SET.kind, _ROW.table_name, _ROW.row_id, _ROW.before_json, _ROW.after_json
        )
        .join_from(METADATA.tables["change_row"], METADATA.tables["change_set"])
        .where(_ROW.table_name.in_(("task", "dependency")), _ROW.set_id > since)
        .order_by(_ROW.id.desc())
        .limit(_MOST_ROWS)
    )
    found = [
        _Row._make((*row[:4], _parsed(row[4]), _parsed(row[5])))
        for row in reading.session.connection().execute(query)
    ]
    whole = len(found) < _MOST_ROWS
    return found if whole else [row for row in found if row.set_id != found[-1].set_id]


def _parsed(text: str | None) -> Image | None:
    return None if text is None else json.loads(text)


class _Walk:
    """The plan after the change set that was looked at last."""

    def __init__(self, reading: Reading, plan: ScheduledProject) -> None:
        self._reading = reading
        self._project_id = plan.project.id
        raw = raw_of(reading.session.connection())
        self._tasks = {
            row_id: image
            for row_id, image in images_of(raw, _TASK).items()
            if image["project_id"] == self._project_id
        }
        self._links = {
            row_id: image
            for row_id, image in images_of(raw, _LINK).items()
            if image["successor_id"] in self._tasks
        }
        self._plan: ScheduledProject | None = plan
        self._project = plan.project
        self._rows = plan.rows

    def back(self, rows: list[_Row]) -> tuple[Happened, ...]:
        """Take one change set back, and say what it let slip."""
        ours = [row for row in rows if self._is_ours(row)]
        touched = set(self._touched(ours))
        after, waits = self._plan, {one: self._tasks.get(one, {}) for one in touched}
        for row in ours:
            self._take_back(row)
        if not ours:
            return ()
        self._rows = self._before(ours)
        if not touched:
            if after is not None:
                self._plan = replace(after, rows=self._rows)
            return ()
        self._plan = self._scheduled()
        if rows[0].kind != "do" or after is None or self._plan is None:
            return ()
        return tuple(
            Happened(
                slip,
                waits[slip.task_id].get("waiting_on"),
                waits[slip.task_id].get("blocked_reason"),
            )
            for slip in _slips(self._plan, after, touched)
        )

    def _is_ours(self, row: _Row) -> bool:
        image = row.after or row.before or {}
        if row.table == "task":
            return row.row_id in self._tasks or image.get("project_id") == self._project_id
        return row.row_id in self._links or image.get("successor_id") in self._tasks

    def _touched(self, rows: Iterable[_Row]) -> Iterator[int]:
        for row in rows:
            if row.table == "task":
                fields = {*(row.before or ()), *(row.after or ())}
                if row.before is None or row.after is None or fields & _MOVING:
                    yield row.row_id
            else:
                link = self._links.get(row.row_id) or row.before or row.after or {}
                yield link["successor_id"]

    def _take_back(self, row: _Row) -> None:
        images = self._tasks if row.table == "task" else self._links
        if row.before is None:
            images.pop(row.row_id, None)
        elif row.after is None:
            images[row.row_id] = row.before
        else:
            images[row.row_id] = {**images.get(row.row_id, {}), **row.before}

    def _before(self, rows: list[_Row]) -> PlanRows:
        found = self._rows
        if any(row.table == "dependency" for row in rows):
            links = {
                row_id: _link(image)
                for row_id, image in sorted(self._links.items())
                if image.get("archived_at") is None
            }
            found = replace(
                found,
                links_by_id=links,
                links=links_between(links.values(), found.places),
            )
        tasks = {row.row_id: self._task(row.row_id) for row in rows if row.table == "task"}
        return with_tasks(found, tasks, planned_task)

    def _task(self, task_id: int) -> TaskData | None:
        image = self._tasks.get(task_id)
        if image is None or image.get("archived_at") is not None:
            return None
        return TaskData._make(_value(_TASK, name, image.get(name)) for name in TaskData._fields)

    def _scheduled(self) -> ScheduledProject | None:
        try:
            return scheduled_with(self._reading, self._project, self._rows)
        except UserError:
            return None  # what could not be scheduled then has no finishes to compare


def _value(table: sa.Table, name: str, value: Any) -> Any:
    """A value of an image as rows have it."""
    kind = table.c[name].type
    read = getattr(kind, "process_result_value", None)
    return value if read is None else read(value, None)


def _link(image: Mapping[str, Any]) -> PlanLink:
    names = ("predecessor_id", "successor_id", "type", "lag", "lag_unit")
    return PlanLink(*(image[name] for name in names))


def _slips(
    before: ScheduledProject, after: ScheduledProject, touched: set[int]
) -> tuple[Slip, ...]:
    follows: dict[int, list[int]] = {}
    for link in after.links:
        follows.setdefault(link.successor_id, []).append(link.predecessor_id)
    wanted = touched | {one for task_id in touched for one in follows.get(task_id, ())}
    return own_slips(
        _finishes(before, wanted), _finishes(after, wanted), touched, follows, after.calendar
    )


def _finishes(plan: ScheduledProject, wanted: set[int]) -> dict[int, Any]:
    """Of those of the tasks that are in the plan, no summaries, and not called off."""
    return {
        task_id: plan.finish_of(task_id)
        for task_id in wanted
        if (task := plan.task(task_id)) is not None
        and not plan.places[task_id].children
        and task.status != "cancelled"
    }
