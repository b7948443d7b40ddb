"""Killed at any moment: what was said to be saved is there, whole; an upgrade is old or new."""

from __future__ import annotations

import random
import sqlite3
import time
from collections.abc import Callable
from contextlib import ExitStack, closing
from pathlib import Path

import pytest
from faults.store_child import Child
from store.conftest import *  # noqa: F403 - the workspaces of the store's own tests
from store.schemas.release import make_from
from store.test_migrations import NEXT, NEXT_VERSION, RELEASED, VERSIONS, made_up, shutil

from salespm_tui.store import backup
from salespm_tui.store.check import check
from salespm_tui.store.schema import SCHEMA_VERSION
from salespm_tui.store.workspace import Store


def kill_after(child: Child, first: str, seconds: float) -> list[str]:
    """Kill the child so long after it has said `first`; all that it said."""
    with child:
        said = child.listen(until=first)
        time.sleep(seconds)
        child.kill()
        return said + child.listen()


def kill_in_writes(
    path: Path, backups: Path, open_store: Callable[..., Store], runs: int, task: str, rows: int
) -> int:
    """Kill `runs` children in their commits; how many left a journal to be played back."""
    chance, hot = random.Random(20261123), 0
    journal = path.with_name(f"{path.name}-journal")
    with open_store() as store:
        before = _rows(store)
    for _ in range(runs):
        said = kill_after(Child(path, backups, task, 1000), "saved", chance.uniform(0, 0.12))
        saved = sum(line.startswith("saved") for line in said)
        hot += journal.exists() and journal.stat().st_size > 0
        with open_store() as store:
            after = _rows(store)
            assert before + saved * rows <= after <= before + (saved + 1) * rows
            assert (after - before) % rows == 0
            assert check(store) == ()
        before = after
    return hot


def _rows(store: Store) -> int:
    with store.read() as session:
        clients, sets, made = (
            session.connection().exec_driver_sql(f"SELECT count(*) FROM {what}").scalar_one()
            for what in ("client", "change_set", "change_row WHERE table_name = 'client'")
        )
    # The journal tells of exactly these rows, in exactly these sets.
    assert made == clients
    assert sets <= clients
    return clients


def test_killed_while_writing(path: Path, backups: Path, open_store: Callable[..., Store]) -> None:
    kill_in_writes(path, backups, open_store, 8, "writes", 1)
    assert kill_in_writes(path, backups, open_store, 4, "writes_big", 100) > 0


@pytest.mark.long
def test_killed_while_writing_long(
    path: Path, backups: Path, open_store: Callable[..., Store]
) -> None:
    kill_in_writes(path, backups, open_store, 25, "writes", 1)
    assert kill_in_writes(path, backups, open_store, 25, "writes_big", 100) > 5


SLOW = NEXT.replace(
    "def fail_at(step: int) -> None:",
    "def fail_at(step: int) -> None:\n    import time\n    time.sleep(0.01)",
)


@pytest.fixture
def versions(tmp_path: Path) -> Path:
    """The revisions, with a made-up one behind the last that takes its time."""
    folder = tmp_path / "revisions" / "versions"
    shutil.copytree(VERSIONS, folder, ignore=shutil.ignore_patterns("__pycache__"))
    (folder / "made_up.py").write_text(made_up(SLOW))
    return folder


def ask(path: Path, query: str) -> int:
    with closing(sqlite3.connect(path)) as raw:
        return raw.execute(query).fetchone()[0]


def kill_in_upgrades(tmp_path: Path, versions: Path, backups: Path, runs: int) -> set[int]:
    chance, versions_found = random.Random(23), set()
    for run in range(runs):
        path = make_from(RELEASED[-1], tmp_path / f"old{run}.db")
        kill_after(Child(path, backups, "upgrades", versions), "begins", chance.uniform(0, 0.15))
        version = ask(path, "PRAGMA user_version")
        versions_found.add(version)
        assert ask(path, "PRAGMA integrity_check") == "ok"
        assert ask(path, "SELECT count(*) FROM contact") == 2
        columns = ask(
            path, "SELECT count(*) FROM pragma_table_info('client') WHERE name = 'website'"
        )
        tables = ask(path, "SELECT count(*) FROM sqlite_schema WHERE name = 'visit'")
        leftovers = ask(path, "SELECT count(*) FROM sqlite_schema WHERE name LIKE '_alembic%'")
        assert (columns, tables, leftovers) == (
            (0, 0, 0) if version == SCHEMA_VERSION else (1, 1, 0)
        )
        if version == NEXT_VERSION:
            (made,) = backup.backups_of(backups, path)
            assert backup.is_good(made.path)
    return versions_found


def test_killed_in_an_upgrade(tmp_path: Path, versions: Path, backups: Path) -> None:
    kill_in_upgrades(tmp_path, versions, backups, 8)


@pytest.mark.long
def test_killed_in_an_upgrade_long(tmp_path: Path, versions: Path, backups: Path) -> None:
    assert kill_in_upgrades(tmp_path, versions, backups, 30) == {SCHEMA_VERSION, NEXT_VERSION}


def test_three_upgrade_at_once(tmp_path: Path, versions: Path, backups: Path) -> None:
    path = make_from(RELEASED[-1], tmp_path / "old.db")
    with ExitStack() as stack:
        start = (Child(path, backups, "upgrades", versions) for _ in range(3))
        children = [stack.enter_context(child) for child in start]
        assert [child.listen() for child in children] == [["begins", "upgraded"]] * 3
    assert ask(path, "PRAGMA user_version") == NEXT_VERSION
    assert ask(path, "SELECT count(*) FROM contact") == 2
    assert len(backup.backups_of(backups, path)) == 1
