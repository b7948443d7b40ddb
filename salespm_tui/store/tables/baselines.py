"""Baselines: what the plan was when it was agreed on."""

from __future__ import annotations

from datetime import datetime

from salespm_tui.store.tables.columns import (
    Row,
    instant,
    link,
    minute,
    number,
    words,
    yes_or_no,
)


class Baseline(Row, table=True):
    """One agreed state of a project's plan; the current one is what variance is measured against.

    `source_number` is the number that it has in the file that it was imported from (0 to 10).
    """

    __tablename__ = "baseline"

    project_id: int = link("project")
    name: str = words()
    taken_at: datetime = instant()
    note: str = words("")
    is_current: bool = yes_or_no(default=False)
    source_number: int | None = number(None, low=0)


class BaselineTask(Row, table=True):
    """One task as the baseline has it. Summaries too: their dates then, whatever is below them now."""

    __tablename__ = "baseline_task"

    baseline_id: int = link("baseline")
    task_id: int = link("task")
    start_on: datetime | None = minute(None)
    due_on: datetime | None = minute(None)
    duration_min: int | None = number(None, low=0)
    effort_min: int | None = number(None, low=0)
    budget_minor: int | None = number(None)
