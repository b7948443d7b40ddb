"""What a row of a task CSV says of its task, in the groups that are merged.

Columns that the file does not have say nothing: what they would say stays as the last import left it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from salespm_tui.domain.calendar import WorkCalendar
from salespm_tui.services.importing.bases import Base
from salespm_tui.services.importing.groups import LATER
from salespm_tui.services.importing.incoming import Groups, LinkKey, plain
from salespm_tui.services.importing.task_records import TaskRecord

_FIRST: Groups = {
    "milestone": False,
    "length": [None, False],
    "progress": [0, None, None],
    "active": True,
    "constraint": ["asap", None],
    "deadline": None,
    "mode": ["auto", None, None],
    "priority": 3,
    "calendar": None,
    "owner": None,
    "notes": "",
    **LATER,
}
"""What a new task is where no column says otherwise."""


class TaskValues:
    """The values of one file's tasks. A task that is free to begin and begins behind `floor` is told
    so by a constraint."""

    def __init__(
        self,
        columns: frozenset[str],
        calendar: WorkCalendar,
        floor: datetime,
        parents: Mapping[int, int | None],
        links: Iterable[LinkKey],
    ) -> None:
        self._columns = columns
        self._calendar = calendar
        self._floor = floor
        self._parents = parents
        self._summaries = frozenset(parents.values())
        self._followers = {after for _before, after in links}

    def groups(self, uid: int, record: TaskRecord, base: Base | None) -> Groups:
        """Everything that is said of a task; `base` is what the last import said of it. A row that
        was refused says that again: its task is not gone."""
        if base is not None and record.stale:
            return dict(base.values["groups"])
        groups: Groups = {**_FIRST, **({} if base is None else base.values["groups"])}
        groups["name"] = record.name
        self._say_plain(groups, record)
        self._say_dates(groups, record, follows=self._follows(uid))
        if uid in self._summaries:
            groups.update(milestone=None, length=None, progress=None)
            groups["mode"] = ["auto", None, None]
            return groups
        for name in ("milestone", "length", "progress"):
            if groups[name] is None:
                groups[name] = _FIRST[name]
        self._say_work(groups, record)
        return groups

    def _say_plain(self, groups: Groups, record: TaskRecord) -> None:
        if "resource" in self._columns:
            groups["owner"] = record.resource or None
        if "notes" in self._columns:
            groups["notes"] = record.notes
        if record.priority is not None:
            groups["priority"] = record.priority
        if "status" in self._columns:
            groups["active"] = record.status != "cancelled"
        if "deadline" in self._columns:
            groups["deadline"] = plain(record.deadline)

    def _say_dates(self, groups: Groups, record: TaskRecord, *, follows: bool) -> None:
        """The mode with its dates, and the constraint: the file's, or what its start asks for.

        A start that nothing else explains becomes start no earlier than.
        """
        if record.mode is not None:
            manual = record.mode == "manual"
            dates = [plain(record.start), plain(record.finish)] if manual else [None, None]
            groups["mode"] = [record.mode, *dates]
        if record.constraint is not None:
            groups["constraint"] = [record.constraint, plain(record.constraint_at)]
        elif "constraint" in self._columns or "start" in self._columns:
            groups["constraint"] = ["asap", None]
            free = groups["mode"][0] == "auto" and not follows
            if free and record.start is not None and record.start > self._floor:
                groups["constraint"] = ["snet", plain(record.start)]

    def _say_work(self, groups: Groups, record: TaskRecord) -> None:
        if record.duration is not None:
            groups["length"] = [record.duration.minutes, record.duration.elapsed]
        elif "duration" in self._columns:
            groups["length"] = [None, False]
        elif record.start is not None and record.finish is not None:
            between = self._calendar.between(record.start, record.finish)
            groups["length"] = [max(0, between), False]
        if record.kind is not None:
            groups["milestone"] = record.kind == "milestone"
        elif record.duration is not None and not self._says_kind:
            groups["milestone"] = record.duration.minutes == 0
        if groups["milestone"] and groups["length"][0] is None:
            groups["length"] = [0, False]
        groups["progress"] = self._progress(groups["progress"], record)

    @property
    def _says_kind(self) -> bool:
        return "kind" in self._columns or "milestone" in self._columns

    def _progress(self, before: list[Any], record: TaskRecord) -> list[Any]:
        """Percent with the actual dates; without columns for those, what has begun began as planned."""
        percent = record.percent
        if percent is None and record.status == "done":
            percent = 100
        if percent is None and "percent" not in self._columns:
            percent = before[0]
        percent = percent or 0
        begun, ended = record.actual_start, record.actual_finish
        if "actual_start" not in self._columns:
            if percent == 0 or "start" not in self._columns:
                return [percent, *(before[1:] if percent == before[0] else [None, None])]
            begun, ended = record.start, record.finish
        return [percent, plain(begun), plain(ended) if percent == 100 else None]

    def _follows(self, uid: int) -> bool:
        """Whether a link leads to the task or to a summary above it."""
        climbing: int | None = uid
        while climbing is not None:
            if climbing in self._followers:
                return True
            climbing = self._parents[climbing]
        return False
