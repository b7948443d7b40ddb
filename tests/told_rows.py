"""Rows of a timeline as tests tell them: what a service would compute is given."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class ToldTask:
    """A `contract.timeline.TaskRow` whose every answer is given."""

    id: int
    uid: str | None
    wbs: str
    name: str
    kind: str
    parent_id: int | None
    level: int
    children: int
    status: str
    priority: int
    owner: str
    percent: int
    duration_min: int
    duration_elapsed: bool
    start: datetime
    finish: datetime
    early_start: datetime
    early_finish: datetime
    late_start: datetime
    late_finish: datetime
    total_slack_min: int
    free_slack_min: int
    critical: bool
    constraint: str
    constraint_at: datetime | None
    deadline_at: datetime | None
    schedule_mode: str
    blocked_reason: str
    waiting_on: str | None
    notes: str
    calendar: str | None
    driver_id: int | None
    version: datetime
    actual_start: datetime | None = None
    actual_finish: datetime | None = None
    pauses: tuple[tuple[int, int], ...] = ()
    rests: tuple[tuple[datetime, datetime], ...] = ()
