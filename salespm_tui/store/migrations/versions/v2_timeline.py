"""The timeline whole: who works on tasks, baselines, work that rests, holidays and where they are from."""

from __future__ import annotations

from alembic import op

revision = "2"
down_revision = "1"

_DAY = "[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]"
_MINUTE = f"{_DAY}T[0-2][0-9]:[0-5][0-9]"
_INSTANT = f"{_MINUTE}:[0-5][0-9].{'[0-9]' * 6}Z"


def upgrade() -> None:
    op.execute("ALTER TABLE task ADD COLUMN pauses TEXT")
    _add_flag("task", "ignores_resources")
    op.execute("ALTER TABLE calendar_exception ADD COLUMN source TEXT")
    _add_flag("calendar_exception", "provisional")
    _make_resources()
    _make_baselines()
    for table, column in (
        ("resource", "calendar_id"),
        ("assignment", "task_id"),
        ("assignment", "resource_id"),
        ("baseline", "project_id"),
        ("baseline_task", "baseline_id"),
        ("baseline_task", "task_id"),
    ):
        op.create_index(f"ix_{table}_{column}", table, [column])


def _make_resources() -> None:
    _make(
        "resource",
        "name TEXT NOT NULL",
        "kind TEXT NOT NULL",
        "job_title TEXT",
        "responsibilities TEXT NOT NULL",
        "authority TEXT NOT NULL",
        "email TEXT",
        "calendar_id INTEGER",
        "capacity_min_per_day INTEGER",
        "cost_rate_minor_per_hour INTEGER",
        "currency TEXT",
        "active INTEGER NOT NULL",
        "notes TEXT NOT NULL",
        _refers("resource", "calendar_id", "work_calendar"),
        _one_of("resource", "kind", ("person", "material", "tool", "channel", "budget")),
        _at_least_0("resource", "capacity_min_per_day"),
        _flag("resource", "active"),
    )
    _make(
        "assignment",
        "task_id INTEGER NOT NULL",
        "resource_id INTEGER NOT NULL",
        "units_percent INTEGER NOT NULL",
        "planned_min INTEGER",
        "actual_min INTEGER",
        "remaining_min INTEGER",
        "planned_cost_minor INTEGER",
        "actual_cost_minor INTEGER",
        _refers("assignment", "task_id", "task"),
        _refers("assignment", "resource_id", "resource"),
        _at_least_0("assignment", "units_percent"),
        _at_least_0("assignment", "planned_min"),
        _at_least_0("assignment", "actual_min"),
        _at_least_0("assignment", "remaining_min"),
    )


def _make_baselines() -> None:
    _make(
        "baseline",
        "project_id INTEGER NOT NULL",
        "name TEXT NOT NULL",
        "taken_at TEXT NOT NULL",
        "note TEXT NOT NULL",
        "is_current INTEGER NOT NULL",
        "source_number INTEGER",
        _refers("baseline", "project_id", "project"),
        _shaped("baseline", "taken_at", _INSTANT),
        _flag("baseline", "is_current"),
        _at_least_0("baseline", "source_number"),
    )
    _make(
        "baseline_task",
        "baseline_id INTEGER NOT NULL",
        "task_id INTEGER NOT NULL",
        "start_on TEXT",
        "due_on TEXT",
        "duration_min INTEGER",
        "effort_min INTEGER",
        "budget_minor INTEGER",
        _refers("baseline_task", "baseline_id", "baseline"),
        _refers("baseline_task", "task_id", "task"),
        _shaped("baseline_task", "start_on", _MINUTE),
        _shaped("baseline_task", "due_on", _MINUTE),
        _at_least_0("baseline_task", "duration_min"),
        _at_least_0("baseline_task", "effort_min"),
    )


def _make(table: str, *lines: str) -> None:
    common = (
        "id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT",
        "created_at TEXT NOT NULL",
        "updated_at TEXT NOT NULL",
        "archived_at TEXT",
    )
    stamps = (
        _shaped(table, name, _INSTANT) for name in ("created_at", "updated_at", "archived_at")
    )
    op.execute(f"CREATE TABLE {table} ({', '.join((*common, *lines, *stamps))}) STRICT")


def _add_flag(table: str, column: str) -> None:
    op.execute(f"ALTER TABLE {table} ADD COLUMN {column} INTEGER {_flag(table, column)}")


def _flag(table: str, column: str) -> str:
    return _check(table, column, f'"{column}" >= 0 AND "{column}" <= 1')


def _at_least_0(table: str, column: str) -> str:
    return _check(table, column, f'"{column}" >= 0')


def _shaped(table: str, column: str, shape: str) -> str:
    # A colon would be taken for a parameter of the statement.
    return _check(table, column, f"\"{column}\" GLOB '{shape}'".replace(":", r"\:"))


def _one_of(table: str, column: str, codes: tuple[str, ...]) -> str:
    return _check(table, column, f'"{column}" IN ({", ".join(map(repr, codes))})')


def _check(table: str, column: str, rule: str) -> str:
    return f"CONSTRAINT ck_{table}_{column} CHECK ({rule})"


def _refers(table: str, column: str, to: str) -> str:
    return f"CONSTRAINT fk_{table}_{column} FOREIGN KEY({column}) REFERENCES {to} (id)"
