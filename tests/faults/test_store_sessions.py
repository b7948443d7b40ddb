"""Two writers and a reader at once: every row arrives, and nobody is shown a lock."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path

import pytest
from faults.store_child import Child
from store.conftest import *  # noqa: F403 - the workspaces of the store's own tests

from salespm_tui.store.check import check
from salespm_tui.store.workspace import Store


def write_together(path: Path, backups: Path, open_store: Callable[..., Store], each: int) -> None:
    with ExitStack() as stack:
        tasks = [("writes", each), ("writes", each), ("reads", 2 * each)]
        children = [stack.enter_context(Child(path, backups, *task)) for task in tasks]
        children[0].listen(until="saved 5")
        watcher = open_store()
        writers = [child.listen() for child in children[:2]]
        reader = children[2].listen()
        assert [child.wait() for child in children] == [0, 0, 0]
    assert writers[1] == ["open", *(f"saved {n}" for n in range(each))]
    assert writers[0] == writers[1][7:]
    seen = [int(line.split()[1]) for line in reader[1:]]
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
