"""An error of our own: exit code, private story, nothing of the client's on the terminal."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest
from canaries import CANARY, SECRET
from small_app import Start


@pytest.mark.parametrize("key", ["x", "w", "i"], ids=["handler", "worker", "input thread"])
def test_a_failure_ends_with_a_private_story(start: Start, crash_folder: Path, key: str) -> None:
    session = start()
    session.press(key)
    session.settle(0.1)
    if session.process.poll() is None:
        session.press("a")
    assert session.wait_exit() == 1
    assert session.given_back() == []
    assert CANARY.encode() not in session.output
    assert SECRET.encode() not in session.output
    [story] = crash_folder.iterdir()
    assert story.name.encode() in session.output.replace(b"\r\n", b"")
    assert stat.S_IMODE(story.stat().st_mode) == 0o600
    assert stat.S_IMODE(crash_folder.stat().st_mode) == 0o700
    text = story.read_text(encoding="utf-8")
    assert "ValueError" in text
    assert "do_x" in text
    assert SECRET not in text


def test_a_folder_that_cannot_be_written_hides_nothing(start: Start, crash_folder: Path) -> None:
    crash_folder.write_text("a file where the folder should be")
    session = start()
    session.press("x")
    assert session.wait_exit() == 1
    assert session.given_back() == []
    assert b"ValueError" in session.output
    assert CANARY.encode() not in session.output
