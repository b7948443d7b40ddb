"""A plan as a CSV of tasks: the columns of our own files, and how they are written."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import datetime

from salespm_tui.exchange.cells import defused


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
    """The lines as a CSV: UTF-8, comma, CR LF.

    With a byte order mark, since spreadsheets take a file without one for the machine's old encoding
    and spoil every name that is not English; formulas are defused. `raw` leaves out both.
    """
    target = io.StringIO(newline="")
    writer = csv.writer(target)
    writer.writerow(HEADINGS)
    for line in lines:
        cells = (getattr(line, name) for name in _COLUMNS)
        writer.writerow(cells if raw else map(defused, cells))
    return target.getvalue().encode("utf-8" if raw else "utf-8-sig")


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
