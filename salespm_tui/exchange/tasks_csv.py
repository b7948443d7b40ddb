"""A plan as a CSV of tasks: the columns of our own files, and how they are written."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import datetime

from salespm_tui.exchange.csv_writing import write_csv


@dataclass(frozen=True, slots=True)
class TaskLine:
    """One task as text, a column a field; empty is unknown. `predecessors` name tasks by `id`."""

    id: str
    wbs: str
    name: str
    parent: str
    kind: str
    duration: str
    start: str
    finish: str
    percent: str
    actual_start: str
    actual_finish: str
    predecessors: str
    constraint: str
    constraint_date: str
    deadline: str
    mode: str
    resource: str
    priority: str
    status: str
    notes: str


_COLUMNS = tuple(field.name for field in fields(TaskLine))
HEADINGS = tuple(name.replace("_", " ") for name in _COLUMNS)
"""The first line of our own files."""

_DAY_MIN = 480


def write_tasks(lines: Iterable[TaskLine], *, raw: bool = False) -> bytes:
    """The lines as a CSV, as of `write_csv`."""
    rows = (tuple(getattr(line, name) for name in _COLUMNS) for line in lines)
    return write_csv(HEADINGS, rows, raw=raw)


def said_instant(at: datetime | None) -> str:
    """`2026-11-23 08:00`; nothing where it is unknown."""
    return "" if at is None else at.strftime("%Y-%m-%d %H:%M")


def said_duration(minutes: int | None, *, elapsed: bool, minutes_per_day: int) -> str:
    """`3d`, `4h`, `90min`, `3ed`: the largest unit that is exact.

    Days of another length than eight hours are written in hours: no column says how long a day is.
    """
    if minutes is None:
        return ""
    unit = "e" if elapsed else ""
    day = 24 * 60 if elapsed else minutes_per_day
    if minutes % day == 0 and (elapsed or minutes_per_day == _DAY_MIN):
        return f"{minutes // day}{unit}d"
    return f"{minutes // 60}{unit}h" if minutes % 60 == 0 else f"{minutes}{unit}min"
