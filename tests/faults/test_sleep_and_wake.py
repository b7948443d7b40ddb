"""Ctrl+Z, fg, bg, kill and a closed session, as a shell in tmux sees them."""

from __future__ import annotations

import shutil
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest
from small_app import SMALL_APP
from tmux_session import TmuxSession

pytestmark = pytest.mark.skipif(shutil.which("tmux") is None, reason="tmux is not installed")
COMMAND = f"{sys.executable} {SMALL_APP} crashes"


@pytest.fixture
def shell(tmp_path: Path) -> Iterator[TmuxSession]:
    with TmuxSession(tmp_path) as session:
        yield session


@pytest.fixture
def asleep(shell: TmuxSession) -> TmuxSession:
    """The small app under a shell, put to sleep."""
    shell.type(f"{COMMAND}\n")
    shell.wait_for("> Row 0000", "Row 0021")
    shell.press("z")
    shell.wait_for("Stopped", "ready$")
    shell.type("clear\n")
    return shell


def program_in(file: Path) -> psutil.Process:
    """The process whose number the shell writes into `file`."""
    until = time.monotonic() + 30
    while not (file.exists() and file.read_text().strip()):
        assert time.monotonic() < until, "the shell has written no number"
        time.sleep(0.02)
    return psutil.Process(int(file.read_text()))


def wait_until_stopped(file: Path) -> None:
    program, until = program_in(file), time.monotonic() + 30
    while program.status() != psutil.STATUS_STOPPED:
        assert time.monotonic() < until, program.status()
        time.sleep(0.02)


def test_the_screen_is_whole_after_sleeping(asleep: TmuxSession) -> None:
    asleep.type("fg; echo code $?\n")
    asleep.wait_for("ready to be tried", "> Row 0000", "Row 0021")
    asleep.press("Down")
    asleep.wait_for("> Row 0001")
    asleep.press("q")
    asleep.wait_for("code 0")


def test_a_sleep_that_somebody_else_ordered(shell: TmuxSession, tmp_path: Path) -> None:
    shell.type(f"{COMMAND} & echo $! > pid; fg; echo code $?\n")
    shell.wait_for("> Row 0000", "Row 0021")
    program_in(tmp_path / "pid").suspend()
    shell.wait_for("Stopped")
    shell.type("clear; fg; echo code $?\n")
    shell.wait_for("ready to be tried", "> Row 0000", "Row 0021")
    shell.press("Down")
    shell.wait_for("> Row 0001")
    shell.press("q")
    shell.wait_for("code 0")


def test_going_on_in_the_background_is_sleeping_on(asleep: TmuxSession, tmp_path: Path) -> None:
    asleep.type("jobs -p > pid; bg; clear; echo on$((1))ward\n")
    asleep.wait_for("on1ward")
    wait_until_stopped(tmp_path / "pid")
    asleep.type("fg; echo code $?\n")
    asleep.wait_for("ready to be tried", "Row 0021")
    asleep.press("q")
    asleep.wait_for("code 0")


def test_being_killed_while_asleep_leaves_the_shell_alone(asleep: TmuxSession) -> None:
    asleep.type("kill %1; while kill -0 %1 2> gone; do sleep 0.02; done; jobs; echo done\n")
    screen = asleep.wait_for("Exit 143", "done")
    assert "Row 00" not in screen


def test_started_in_the_background_it_waits_to_be_brought_to_the_front(
    shell: TmuxSession, tmp_path: Path
) -> None:
    shell.type(f"{COMMAND} & echo $! > pid\n")
    wait_until_stopped(tmp_path / "pid")
    shell.type("fg; echo code $?\n")
    shell.wait_for("ready to be tried", "Row 0021")
    shell.press("q")
    shell.wait_for("code 0")


def test_a_closed_session_ends_the_program(shell: TmuxSession, tmp_path: Path) -> None:
    shell.type(f"{COMMAND} & echo $! > pid; fg\n")
    shell.wait_for("> Row 0000", "Row 0021")
    program = program_in(tmp_path / "pid")
    shell.kill_session()
    program.wait(timeout=30)


def test_copied_text_reaches_the_clipboard_of_tmux(shell: TmuxSession) -> None:
    shell.set_option("set-clipboard", "on")
    shell.type(f"{COMMAND}\n")
    shell.wait_for("> Row 0000", "Row 0021")
    shell.press("y")
    shell.wait_for("Sent to the terminal's clipboard.")
    assert shell.buffer() == "谈价格"
