"""How long 8,800 deals take to import, against a bare bulk insert of the same rows.

    python -m tests.benchmarks.bench_import FILE.csv [runs]

The floor inserts, through SQLAlchemy and the journal's triggers, as one change set into an empty
workspace: the deals alone (one row of the journal each), and every row that the import wrote. Runs
are interleaved, figures are medians.
"""

from __future__ import annotations

import sys
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

import sqlalchemy as sa

from salespm_tui.contract.imports import ImportFile
from salespm_tui.core.clock import SystemClock
from salespm_tui.core.labels import label
from salespm_tui.services.workspace import Workspace
from salespm_tui.store.tables import METADATA
from salespm_tui.store.workspace import Store

SETTINGS = {"time_zone": "UTC", "currency": "USD"}
WRITTEN = ("pipeline_stage", "client", "opportunity", "stage_change", "import_base")
Rows = dict[str, list[dict[str, object]]]


def imported(folder: Path, file: Path) -> float:
    """Seconds for the import into a new workspace."""
    clock = SystemClock("UTC")
    path = folder / "import.db"
    workspace = Workspace.open(path, clock, backups=folder / "backups", settings=SETTINGS)
    begun = perf_counter()
    workspace.do(ImportFile(str(file)))
    taken = perf_counter() - begun
    workspace.close()
    return taken


def rows_of(path: Path) -> Rows:
    """What the import wrote, as rows of their tables."""
    engine = sa.create_engine(f"sqlite:///{path}")
    with engine.connect() as connection:
        found: Rows = {}
        for name in WRITTEN:
            table = METADATA.tables[name]
            rows = connection.execute(sa.select(table)).mappings()
            found[name] = [dict(row) for row in rows if name != "pipeline_stage" or row["id"] > 7]
    engine.dispose()
    return found


def inserted(folder: Path, rows: Rows, tables: tuple[str, ...]) -> float:
    """Seconds for a bare bulk insert of those tables' rows into a new workspace."""
    path = folder / "floor.db"
    clock = SystemClock("UTC")
    store = Store.open(path, clock, create=True, backups=folder / "backups", settings=SETTINGS)
    begun = perf_counter()
    with store.write(label("floor"), "Floor") as unit:
        connection = unit.session.connection()
        connection.execute(sa.text("PRAGMA defer_foreign_keys=ON"))
        for name in tables:
            if rows[name]:
                connection.execute(sa.insert(METADATA.tables[name]), rows[name])
    taken = perf_counter() - begun
    store.close()
    return taken


def main(words: list[str]) -> int:
    file, runs = Path(words[0]), int(words[1]) if len(words) > 1 else 7
    times: dict[str, list[float]] = {"import": [], "deals": [], "all": []}
    rows: Rows | None = None
    for _run in range(runs):
        with TemporaryDirectory() as name:
            folder = Path(name)
            times["import"].append(imported(folder, file))
            rows = rows or rows_of(folder / "import.db")
            alone = ("pipeline_stage", "client", "opportunity")
            times["deals"].append(inserted(folder, rows, alone))
            (folder / "floor.db").unlink()
            times["all"].append(inserted(folder, rows, WRITTEN))
    mid = {name: median(some) for name, some in times.items()}
    assert rows is not None
    total = sum(map(len, rows.values()))
    sys.stdout.write(
        f"import of {len(rows['opportunity'])} deals ({total} rows)  {mid['import'] * 1000:7.0f} ms\n"
    )
    for name, said in (("deals", "insert of the deals alone"), ("all", "insert of all its rows")):
        ratio = mid["import"] / mid[name]
        sys.stdout.write(f"{said:34} {mid[name] * 1000:7.0f} ms   import is {ratio:.2f} ×\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
