"""Two writers and a reader at once: every row arrives, and nobody is shown a lock."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from faults.test_store_killed import start
from store.conftest import *  # noqa: F403 - the workspaces of the store's own tests

from salespm_tui.store.check import check
from salespm_tui.store.workspace import Store


def write_together(path: Path, backups: Path, open_store: Callable[..., Store], each: int) -> None:
    watcher = open_store()
    children = [start(path, backups, "writes", each) for _ in range(2)]
    children.append(start(path, backups, "reads", 2 * each))
    said = [child.communicate(timeout=120)[0].splitlines() for child in children]
    assert [child.returncode for child in children] == [0, 0, 0]
    for lines in said[:2]:
        assert lines == ["open", *(f"saved {n}" for n in range(each))]
    seen = [int(line.split()[1]) for line in said[2][1:]]
    assert seen == sorted(seen)
    assert seen[-1] == 2 * each
    assert watcher.changed_elsewhere()
    assert check(watcher) == ()
    with watcher.read() as session:
        run = session.connection().exec_driver_sql
        assert run("SELECT count(*), count(DISTINCT name) FROM client").one() == (
            2 * each,
            2 * each,
        )
        assert run("SELECT count(*) FROM change_set").scalar_one() == 2 * each


def test_two_writers_and_a_reader(
    path: Path, backups: Path, open_store: Callable[..., Store]
) -> None:
    write_together(path, backups, open_store, 60)


@pytest.mark.long
def test_two_writers_and_a_reader_long(
    path: Path, backups: Path, open_store: Callable[..., Store]
) -> None:
    write_together(path, backups, open_store, 500)
