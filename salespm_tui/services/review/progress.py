"""How far each task was on which day, from the reports and from the journal."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import NamedTuple

import sqlalchemy as sa
from sqlmodel import col, select

from salespm_tui.services.settings import local_day, zone_of
from salespm_tui.services.work import Reading
from salespm_tui.store.tables import METADATA, ProgressEntry

_TASK = METADATA.tables["task"].c
_ROW = METADATA.tables["change_row"].c
_SET = METADATA.tables["change_set"].c


class Report(NamedTuple):
    """A percent from a day on; with the effort so far in minutes where somebody said it."""

    on: date
    percent: int
    actual_min: int | None = None


Reports = Mapping[int, Sequence[Report]]
"""By task, in the order of the days."""


def percent_on(reports: Sequence[Report], day: date) -> int:
    """How far the task was at the end of that day; before the first report it was as it came."""
    if not reports:
        return 0
    at = bisect_right([one.on for one in reports], day) - 1
    return reports[max(at, 0)].percent


def reports_of(reading: Reading, project_id: int) -> Reports:
    """All that is known of the tasks of a project, archived ones too.

    A report counts from its own day on, a change of the percent without a report (an import, say)
    from the day of the change. The last that counts on a day is how far the task was.
    """
    found: Reports | None = reading.cache.get(("reports", project_id))
    if found is None:
        found = _reports_of(reading, project_id)
        reading.cache["reports", project_id] = found
    return found


def _reports_of(reading: Reading, project_id: int) -> Reports:
    parted: dict[int, list[tuple[date, int, Report]]] = defaultdict(list)
    entries = _entries(reading, project_id)
    reported = _sets_of(reading, {entry.id: entry.task_id for entry in entries})
    for entry in entries:
        report = Report(entry.as_of, entry.percent, entry.actual_min)
        # The set in which it was last written tells it from others of the same day.
        at = reported.get(entry.id, {0})
        parted[entry.task_id].append((entry.as_of, max(at), report))
    by_report = {
        (entry.task_id, set_id) for entry in entries for set_id in reported.get(entry.id, ())
    }
    for task_id, set_id, day, percent in _changes(reading, project_id):
        if (task_id, set_id) not in by_report:
            parted[task_id].append((day, set_id, Report(day, percent)))
    return {task_id: [one for *_when, one in sorted(mine)] for task_id, mine in parted.items()}


def _entries(reading: Reading, project_id: int) -> Sequence[ProgressEntry]:
    ids = sa.select(_TASK.id).where(_TASK.project_id == project_id)
    return reading.session.exec(
        select(ProgressEntry).where(
            col(ProgressEntry.task_id).in_(ids), col(ProgressEntry.archived_at).is_(None)
        )
    ).all()


def _sets_of(reading: Reading, entries: Mapping[int, int]) -> Mapping[int, set[int]]:
    """The change sets in which those reports were written."""
    if not entries:
        return {}
    query = sa.select(_ROW.row_id, _ROW.set_id).where(_ROW.table_name == "progress_entry")
    found: dict[int, set[int]] = defaultdict(set)
    for row_id, set_id in reading.session.execute(query):
        if row_id in entries:
            found[row_id].add(set_id)
    return found


def _changes(reading: Reading, project_id: int) -> Iterable[tuple[int, int, date, int]]:
    """Every percent that a task of the project was given, or came with: task, set, day, percent."""
    ids = sa.select(_TASK.id).where(_TASK.project_id == project_id)
    percent = sa.func.json_extract(_ROW.after_json, "$.percent")
    query = (
        sa.select(_ROW.row_id, _ROW.set_id, _SET.at, percent)
        .join_from(METADATA.tables["change_row"], METADATA.tables["change_set"])
        .where(_ROW.table_name == "task", _ROW.row_id.in_(ids), percent.is_not(None))
        .order_by(_ROW.id)
    )
    zone, days = zone_of(reading), dict[int, date]()
    for row_id, set_id, at, said in reading.session.execute(query):
        day = days.get(set_id)
        if day is None:
            day = days[set_id] = local_day(at, zone)
        yield row_id, set_id, day, said
