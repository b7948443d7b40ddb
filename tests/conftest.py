"""Fixtures that every room's tests share: the clock, real data, the language."""

from __future__ import annotations

import os
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

REPOSITORY = Path(__file__).resolve().parent.parent


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """What is marked long runs with `-m long` alone."""
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
