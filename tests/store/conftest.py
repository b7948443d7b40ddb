"""A workspace for each test, copied from one that is made once."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
import sqlalchemy as sa

from salespm_tui.core.clock import FixedClock
from salespm_tui.core.labels import label
from salespm_tui.store.login import Login
from salespm_tui.store.tables import JOURNALLED, Client, Dependency, Project, Task
from salespm_tui.store.workspace import Store

ME = Login("mei", "desk", "desk/boot/1")
ME_ELSEWHERE = Login("mei", "desk", "desk/boot/2")


@pytest.fixture(scope="session")
def blank(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new workspace that nobody has changed. Copy it; never open it."""

    folder = tmp_path_factory.mktemp("blank")
    path = folder / "blank.db"
    early = FixedClock(datetime(2026, 11, 2, 8, 0, tzinfo=UTC))
    Store.open(
        path, early, backups=folder / "backups", settings={"time_zone": "UTC", "currency": "EUR"}
    ).close()
    return path


@pytest.fixture
def path(blank: Path, tmp_path: Path) -> Path:
    """A workspace file of this test's own, not yet open."""
    target = tmp_path / "work.db"
    shutil.copy(blank, target)
    return target


@pytest.fixture
def backups(tmp_path: Path) -> Path:
    """Where this test's backups go."""
    return tmp_path / "backups"


@pytest.fixture
def open_store(path: Path, backups: Path, clock: FixedClock) -> Iterator[Callable[..., Store]]:
    """Opens the workspace, as often as asked, and closes it after the test."""
    opened: list[Store] = []

    def open_it(login: Login = ME, at: FixedClock = clock, file: Path = path) -> Store:
        opened.append(Store.open(file, at, create=False, backups=backups, login=login))
        return opened[-1]

    yield open_it
    for store in opened:
        store.close()


@pytest.fixture
def store(open_store: Callable[..., Store]) -> Store:
    """The workspace, open."""
    return open_store()


def contents(store: Store) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table but the journal, without `updated_at`."""
    with store.read() as session:
        return {
            table.name: [
                tuple(row)
                for row in session.execute(
                    sa.select(*(c for c in table.columns if c.name != "updated_at")).order_by(
                        table.c.id
                    )
                )
            ]
            for table in JOURNALLED
        }


@pytest.fixture(scope="session")
def filled_once(blank: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace of some 300 kB with a project, 400 tasks, links and clients. Copy it."""
    folder = tmp_path_factory.mktemp("filled")
    path = Path(shutil.copy(blank, folder / "filled.db"))
    early = FixedClock(datetime(2026, 11, 20, 8, 0, tzinfo=UTC))
    with Store.open(path, early, backups=folder / "backups", login=ME) as store:
        with store.write(label("Filled"), "fill") as work:
            run = work.session.execute
            run(sa.insert(Client), [{"name": f"Client {i}"} for i in range(40)])
            run(
                sa.insert(Project),
                [{"code": "P1", "name": "Fair", "currency": "EUR", "client_id": 1}],
            )
            run(sa.insert(Task), [{"project_id": 1, "name": f"Task {i}"} for i in range(400)])
            pairs = [{"predecessor_id": i, "successor_id": i + 1} for i in range(1, 400)]
            run(sa.insert(Dependency), pairs)
        with store.write(label("Renamed"), "rename") as work:
            work.session.execute(sa.update(Task).where(Task.id < 50).values(name="Other"))
    return path


@pytest.fixture
def filled(filled_once: Path, path: Path) -> Path:
    """The same file as `path`, with something in it."""
    shutil.copy(filled_once, path)
    return path
