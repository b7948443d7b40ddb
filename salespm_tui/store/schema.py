"""The schema of a workspace file, and how a new one comes to be.

A fresh file is made straight from the tables and stamped; older ones are brought up by
store/migrations. The version is a number in the file's header, so it is read without any library.
"""

from __future__ import annotations

import json
import os
import sqlite3
import uuid
from collections.abc import Mapping
from contextlib import suppress
from datetime import datetime
from functools import cache
from pathlib import Path

from sqlalchemy.dialects import sqlite
from sqlalchemy.schema import CreateIndex, CreateTable

from salespm_tui.core import private
from salespm_tui.core.i18n import language
from salespm_tui.store import failures, ladder, search
from salespm_tui.store.header import APPLICATION_ID
from salespm_tui.store.tables import METADATA
from salespm_tui.store.tables.columns import instant_text

SCHEMA_VERSION = 5

_MORNING_AND_AFTERNOON = [[8 * 60, 12 * 60], [13 * 60, 17 * 60]]
STANDARD_WEEK = json.dumps([_MORNING_AND_AFTERNOON] * 5 + [[], []])


@cache
def schema_statements() -> tuple[str, ...]:
    """The statements that make every table and index."""
    dialect = sqlite.dialect()
    tables = METADATA.tables.values()
    return (
        *(str(CreateTable(table).compile(dialect=dialect)).strip() for table in tables),
        *(
            str(CreateIndex(index).compile(dialect=dialect))
            for table in tables
            for index in sorted(table.indexes, key=lambda index: str(index.name))
        ),
        *search.STATEMENTS,
    )


def default_settings() -> dict[str, str]:
    """What a new workspace's settings are unless the caller knows better."""
    return {
        "workspace_id": str(uuid.uuid4()),
        "time_zone": _zone_of_the_machine(),
        "currency": "CNY" if language() == "zh" else "USD",
        "language": language(),
    }


def create_workspace(path: Path, at: datetime, settings: Mapping[str, str]) -> None:
    """Make a new workspace at `path`, wholly or not at all, readable by its owner alone.

    It is built under another name and linked into place, so nobody ever sees half of one. When
    somebody else was faster, theirs stays. WorkspaceError where it cannot be made.
    """
    try:
        with private.draft_for(path) as draft, suppress(FileExistsError):
            _build(draft, at, settings)
            private.put_in_place(draft, path)
    except OSError as error:
        raise failures.cannot_make(path, error) from error
    except sqlite3.OperationalError as error:
        raise failures.explained(error, path) or error from error


def _build(draft: Path, at: datetime, settings: Mapping[str, str]) -> None:
    connection = sqlite3.connect(draft, isolation_level=None)
    try:
        # Nobody else can see the draft: no journal, and one flush when it is whole.
        connection.execute("PRAGMA journal_mode=OFF")
        connection.execute("PRAGMA synchronous=OFF")
        connection.execute("BEGIN")
        for statement in schema_statements():
            connection.execute(statement)
        _seed(connection, at, settings)
        connection.execute(f"PRAGMA application_id={APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version={SCHEMA_VERSION}")
        connection.execute("COMMIT")
    finally:
        connection.close()
    private.flush_file(draft)


def _seed(connection: sqlite3.Connection, at: datetime, settings: Mapping[str, str]) -> None:
    """The standard calendar, the settings and the stages of the pipeline. Seeds are not journalled: nothing undoes them."""
    stamp = instant_text(at)
    calendar = connection.execute(
        "INSERT INTO work_calendar (created_at, updated_at, name, week) VALUES (?, ?, ?, ?)",
        (stamp, stamp, "Standard", STANDARD_WEEK),
    ).lastrowid
    seeds = {**default_settings(), "calendar_id": str(calendar), **settings}
    connection.executemany(
        "INSERT INTO meta (created_at, updated_at, key, value) VALUES (?, ?, ?, ?)",
        [(stamp, stamp, key, value) for key, value in seeds.items()],
    )
    connection.executemany(ladder.INSERT, ladder.stage_rows(stamp))


def _zone_of_the_machine() -> str:
    """The name of the machine's time zone; UTC where it has none."""
    named = os.environ.get("TZ", "").lstrip(":")
    if "/" in named and not named.startswith("/"):
        return named
    with suppress(OSError, ValueError):
        parts = Path("/etc/localtime").readlink().parts
        return "/".join(parts[parts.index("zoneinfo") + 1 :])
    return "UTC"
