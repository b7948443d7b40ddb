"""What the fault tests share: the small app on a pty."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from pty_session import PtySession
from small_app import SMALL_APP, Start


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything here breaks things on purpose."""
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.faults)


@pytest.fixture
def crash_folder(tmp_path: Path) -> Path:
    return tmp_path / "crashes"


@pytest.fixture
def start(crash_folder: Path) -> Iterator[Start]:
    """Start the small app on a pty of its own and wait until it stands; ended with the test."""
    with ExitStack() as sessions:

        def start_one(**options: object) -> PtySession:
            command = [sys.executable, str(SMALL_APP), str(crash_folder)]
            session = sessions.enter_context(PtySession(command, **options))  # type: ignore[arg-type]
            session.wait_for("ready to be tried")
            session.settle(0.05)
            return session

        yield start_one
