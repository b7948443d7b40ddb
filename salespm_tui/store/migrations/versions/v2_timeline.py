"""The timeline whole: who works on tasks, baselines, work that rests, holidays and where they are from."""

from __future__ import annotations

from salespm_tui.store.migrations.making import (
    add,
    flag,
    instant,
    link,
    make,
    minute,
    number,
    words,
)

revision = "2"
down_revision = "1"


def upgrade() -> None:
    add("task", words("pauses", required=False), flag("ignores_resources"))
    add("calendar_exception", words("source", required=False), flag("provisional"))
    make(
        "resource",
        words("name"),
        words("kind", "person", "material", "tool", "channel", "budget"),
        words("job_title", required=False),
        words("responsibilities"),
        words("authority"),
        words("email", required=False),
        link("calendar_id", "work_calendar"),
        number("capacity_min_per_day", 0),
        number("cost_rate_minor_per_hour"),
        words("currency", required=False),
        flag("active", required=True),
        words("notes"),
    )
    make(
        "assignment",
        link("task_id", "task", required=True),
        link("resource_id", "resource", required=True),
        number("units_percent", 0, required=True),
        number("planned_min", 0),
        number("actual_min", 0),
        number("remaining_min", 0),
        number("planned_cost_minor"),
        number("actual_cost_minor"),
    )
    make(
        "baseline",
        link("project_id", "project", required=True),
        words("name"),
        instant("taken_at", required=True),
        words("note"),
        flag("is_current", required=True),
        number("source_number", 0),
    )
    make(
        "baseline_task",
        link("baseline_id", "baseline", required=True),
        link("task_id", "task", required=True),
        minute("start_on"),
        minute("due_on"),
        number("duration_min", 0),
        number("effort_min", 0),
        number("budget_minor"),
    )
