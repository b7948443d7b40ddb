"""The groups of values that are merged as one, and the columns that they are kept in."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from salespm_tui.core.i18n import N_
from salespm_tui.domain.merge import Absent
from salespm_tui.domain.progress import Progress, progressed
from salespm_tui.services.importing.incoming import Groups, IncomingTask, minute_from, plain
from salespm_tui.store.tables import Task

KEPT = {
    "name": N_("%(task)s: the name stays as it is here"),
    "place": N_("%(task)s stays below the task that it is below here"),
    "milestone": N_("%(task)s: its kind stays as it is here"),
    "length": N_("%(task)s: the duration stays as it is here"),
    "progress": N_("%(task)s: the progress stays as it is here"),
    "active": N_("%(task)s: the status stays as it is here"),
    "constraint": N_("%(task)s: the constraint stays as it is here"),
    "deadline": N_("%(task)s: the deadline stays as it is here"),
    "mode": N_("%(task)s: the dates set by hand stay as they are here"),
    "priority": N_("%(task)s: the priority stays as it is here"),
    "calendar": N_("%(task)s: the calendar stays as it is here"),
    "owner": N_("%(task)s: the owner stays as it is here"),
    "notes": N_("%(task)s: the notes stay as they are here"),
    "pauses": N_("%(task)s: the pauses stay as they are here"),
    "ignores": N_("%(task)s: whether calendars of people count stays as it is here"),
    "effort": N_("%(task)s: the effort stays as it is here"),
    "cost": N_("%(task)s: the fixed cost stays as it is here"),
}
"""Every group of a task, with what is said where both sides changed it."""

_COLUMNS = {
    "name": "name",
    "priority": "priority",
    "owner": "owner",
    "notes": "notes",
    "effort": "effort_min",
    "cost": "fixed_cost_minor",
}
LATER: Groups = {"pauses": [], "ignores": False, "effort": None, "cost": None}
"""Groups that imports of earlier versions did not know; to them these were the values."""


@dataclass(frozen=True, slots=True)
class Translation:
    """Between the ids of the file and those of the rows."""

    uid_of: dict[int, int]
    calendar_uids: Mapping[int, int]
    calendar_ids: Mapping[int, int]

    def groups_of(self, row: Task) -> Groups:
        """What is here, as the file would say it. A parent that the file does not know is `#id`."""
        parent = row.parent_id
        place = None if parent is None else self.uid_of.get(parent, f"#{parent}")
        summary = row.kind == "summary"
        dates = [plain(row.actual_start_on), plain(row.actual_end_on)]
        calendar = row.calendar_id
        return {
            "place": place,
            "name": row.name,
            "milestone": None if summary else row.kind == "milestone",
            "length": None if summary else [row.duration_min, row.duration_elapsed],
            "progress": None if summary else [row.percent, *dates],
            "active": row.status != "cancelled",
            "constraint": [row.constraint, plain(row.constraint_on)],
            "deadline": plain(row.deadline_on),
            "mode": [row.schedule_mode, plain(row.start_on), plain(row.due_on)],
            "priority": row.priority,
            "calendar": None if calendar is None else self.calendar_uids.get(calendar),
            "owner": row.owner,
            "notes": row.notes,
            "pauses": json.loads(row.pauses) if row.pauses else [],
            "ignores": bool(row.ignores_resources),
            "effort": None if summary else row.effort_min,
            "cost": row.fixed_cost_minor,
        }

    def put(self, row: Task, taken: Mapping[str, Any]) -> None:
        """Set the groups that are taken; `place` is for whoever moves rows."""
        groups = {name: value for name, value in taken.items() if not isinstance(value, Absent)}
        for name, value in self.fields(groups).items():
            setattr(row, name, value)
        if groups.get("milestone") is not None:
            row.kind = "milestone" if groups["milestone"] else "task"
        if "active" in groups:
            row.status = "todo" if groups["active"] else "cancelled"
        if "progress" in groups or groups.get("active"):
            progress = groups.get("progress") or [row.percent, *_actual(row)]
            _put_progress(row, progress)

    def fields(self, groups: Groups) -> dict[str, Any]:
        """The columns of the groups that stand in columns of their own."""
        fields = {column: groups[name] for name, column in _COLUMNS.items() if name in groups}
        if "pauses" in groups:
            fields["pauses"] = json.dumps(groups["pauses"]) if groups["pauses"] else None
        if "ignores" in groups:
            fields["ignores_resources"] = groups["ignores"] or None
        if "length" in groups:
            fields["duration_min"], elapsed = groups["length"] or [None, False]
            fields["duration_elapsed"] = elapsed
        if "constraint" in groups:
            fields["constraint"], at = groups["constraint"]
            fields["constraint_on"] = minute_from(at)
        if "deadline" in groups:
            fields["deadline_on"] = minute_from(groups["deadline"])
        if "mode" in groups:
            fields["schedule_mode"], start, finish = groups["mode"]
            fields["start_on"], fields["due_on"] = minute_from(start), minute_from(finish)
        if "calendar" in groups:
            fields["calendar_id"] = self.calendar_ids.get(groups["calendar"])
        return fields


def first_fields(task: IncomingTask, words: Translation, *, is_summary: bool) -> dict[str, Any]:
    """Every column of a task that is new here."""
    groups = task.groups
    percent, start, end = groups["progress"] or [0, None, None]
    active = groups["active"]
    kind = "summary" if is_summary else "milestone" if groups["milestone"] else "task"
    return {
        **words.fields(groups),
        "kind": kind,
        "percent": percent,
        "status": _status(percent, start) if active else "cancelled",
        "actual_start_on": minute_from(start),
        "actual_end_on": minute_from(end),
    }


def _status(percent: int, start: str | None) -> str:
    if percent == 100:
        return "done"
    return "doing" if percent or start else "todo"


def _actual(row: Task) -> list[str | None]:
    return [plain(row.actual_start_on), plain(row.actual_end_on)]


def _put_progress(row: Task, progress: list[Any]) -> None:
    """The percent with its dates; the status follows, a blocked task stays so until it is done."""
    percent, start, end = progress
    now = progressed(Progress(row.status, row.percent, row.blocked_reason or ""), percent=percent)
    row.percent = now.percent
    row.status = "doing" if now.status == "todo" and start else now.status
    row.blocked_reason = now.reason or None
    row.actual_start_on, row.actual_end_on = minute_from(start), minute_from(end)
