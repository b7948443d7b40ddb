"""Fixtures that every room's tests share: the clock, real data, the language."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import settings

from salespm_tui.core.clock import FixedClock
from salespm_tui.core.i18n import set_language

# How long one example takes is the machine's affair.
settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")

MEMORY = Path("/dev/shm")
ENOUGH = 4 << 30
"""Bytes: a whole run leaves less than half of that."""
LONGEST = ("test_hour_walk.py", "test_timeline_walk.py", "test_goldens.py", "test_histories.py")
"""What takes longest by itself begins first, so that the workers end together."""


def takes_our_files(folder: Path) -> bool:
    """Whether files can be kept and run there, as many as the tests make."""
    if not os.access(folder, os.W_OK) or os.statvfs(folder).f_flag & os.ST_NOEXEC:
        return False
    unused = os.sysconf("SC_AVPHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    return min(unused, shutil.disk_usage(folder).free) >= ENOUGH


# Every change is flushed to the disk: where the disk is memory, nobody waits for that.
if takes_our_files(MEMORY):
    os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(MEMORY))

REPOSITORY = Path(__file__).resolve().parent.parent


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """What is marked long runs with `-m long` alone; what takes longest begins first."""
    items.sort(key=lambda item: LONGEST.index(item.path.name) if item.path.name in LONGEST else 99)
    if "long" in (config.option.markexpr or ""):
        return
    for item in items:
        if "long" in item.keywords:
            item.add_marker(pytest.mark.skip(reason="the long form: run with -m long"))


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    """Every test starts and ends in English."""
    set_language("en")
    yield
    set_language("en")


@pytest.fixture(scope="session")
def demo_cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the demo of one day is kept, built once for all tests (of all workers); for other days,
    take a folder below it."""
    base = tmp_path_factory.getbasetemp()
    shared = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    return shared / "cache" / "salespm" / "demo"


@pytest.fixture
def clock() -> FixedClock:
    """Monday 23 November 2026, nine in the morning."""
    return FixedClock(datetime(2026, 11, 23, 9, 0, tzinfo=UTC))


@pytest.fixture(scope="session")
def real_data() -> Path:
    """The folder of real files. Named by the environment it must exist; else absent means skipped."""
    named = os.environ.get("SALESPM_REAL_DATA")
    folder = Path(named) if named else REPOSITORY.parent / "shared" / "data"
    if named and not (folder / "README.md").exists():
        pytest.fail(f"SALESPM_REAL_DATA names {folder}, where no real data is")
    if not folder.exists():
        pytest.skip("the real files are not beside the project")
    return folder
