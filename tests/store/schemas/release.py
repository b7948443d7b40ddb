"""Write down today's format, once, when it is released: python -m store.schemas.release

Run in `tests/`. The file is never edited afterwards: the tests upgrade it for ever.
"""

from __future__ import annotations

import sqlite3
import sys
import tempfile
from collections.abc import Iterable
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import sqlalchemy as sa
from sqlmodel import Session

from salespm_tui.core.clock import FixedClock
from salespm_tui.core.labels import label
from salespm_tui.store.header import APPLICATION_ID
from salespm_tui.store.login import Login
from salespm_tui.store.schema import SCHEMA_VERSION
from salespm_tui.store.tables import JOURNALLED, MODELS
from salespm_tui.store.undo import undo
from salespm_tui.store.workspace import Store

HERE = Path(__file__).resolve().parent
CLOCK = FixedClock(datetime(2026, 11, 23, 9, 0, tzinfo=UTC))
_SAMPLES = {
    "UtcInstant": CLOCK.at,
    "WorkingInstant": datetime(2026, 11, 30, 8, 30),
    "IsoDate": CLOCK.at.date(),
    "Flag": True,
}


def sql_of(path: Path) -> str:
    """A workspace as statements that make it again; the tables of the search's index are not told,
    but what makes them from the rows beside it.
    """
    raw = sqlite3.connect(":memory:")
    with closing(sqlite3.connect(path)) as source:
        source.backup(raw)
    query = "SELECT name, sql FROM sqlite_schema WHERE sql LIKE 'CREATE VIRTUAL TABLE%'"
    indexes = raw.execute(query).fetchall()
    for name, _sql in indexes:
        raw.execute(f"DROP TABLE {name}")
    lines = [f"PRAGMA application_id={APPLICATION_ID};"]
    lines.append(f"PRAGMA user_version={raw.execute('PRAGMA user_version').fetchone()[0]};")
    lines.extend(raw.iterdump())
    for name, sql in indexes:
        lines += [f"{sql};", f"INSERT INTO {name} ({name}) VALUES ('rebuild');"]
    raw.close()
    return "\n".join(lines) + "\n"


def make_from(sql: Path, path: Path) -> Path:
    """The workspace that `sql_of` wrote down."""
    raw = sqlite3.connect(path)
    raw.executescript(sql.read_text(encoding="utf-8"))
    raw.close()
    return path


def fill(session: Session) -> None:
    """Two rows in every table, every column filled."""
    session.connection().exec_driver_sql("PRAGMA defer_foreign_keys=ON")
    for table in JOURNALLED:
        for number in (11, 12):
            values = {c.name: _sample(c, number) for c in _filled(table)}
            session.execute(sa.insert(MODELS[table.name]).values(id=number, **values))


def _filled(table: sa.Table) -> Iterable[sa.Column[object]]:
    stamps = {"id", "created_at", "updated_at"}
    return (column for column in table.columns if column.name not in stamps)


def _sample(column: sa.Column[object], number: int) -> object:
    if column.foreign_keys:
        # Each task is the other's predecessor: a pair has one link, and none leads to itself.
        return 23 - number if column.name == "successor_id" else number
    if column.info.get("codes"):
        return column.info["codes"][-1]
    kind = type(column.type).__name__
    if kind in _SAMPLES:
        return _SAMPLES[kind]
    if kind == "Integer":
        high = column.info.get("high")
        return column.info.get("low") or (number if high is None else min(number, high))
    return f"{column.name} “{number}” 项目"


def main() -> None:
    target = HERE / f"schema_{SCHEMA_VERSION}.sql"
    if target.exists() and "--again" not in sys.argv:
        sys.exit(f"{target.name} is released; change the format by a migration")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "release.db")
        login = Login("mei", "desk", "desk/boot/1")
        with Store.open(
            path, CLOCK, backups=Path(folder, "b"), login=login, settings=_SETTINGS
        ) as store:
            for name in ("Filled", "Taken back"):
                with store.write(label(name), "fill") as work:
                    if name == "Filled":
                        fill(work.session)
                    else:
                        work.session.execute(sa.update(MODELS["client"]).values(name="Renamed"))
            undo(store)
        target.write_text(sql_of(path), encoding="utf-8")


_SETTINGS = {
    "workspace_id": "00000000-0000-4000-8000-000000000001",
    "time_zone": "UTC",
    "currency": "EUR",
    "language": "en",
}

if __name__ == "__main__":
    main()
