"""Signals end the program in order, give the terminal back and are told apart by the exit code."""

from __future__ import annotations

import os
import signal
import time

import pytest
from pty_session import PtySession
from small_app import Start

ENDING = [
    signal.SIGHUP,
    signal.SIGTERM,
    pytest.param(signal.SIGINT, marks=pytest.mark.long),
    pytest.param(signal.SIGQUIT, marks=pytest.mark.long),
]
PROMISED_SECONDS = 5.0


def kill(session: PtySession, number: signal.Signals) -> None:
    os.kill(session.process.pid, number)


@pytest.mark.parametrize("number", ENDING)
def test_a_signal_ends_in_order(start: Start, number: signal.Signals) -> None:
    session = start()
    kill(session, number)
    assert session.wait_exit(PROMISED_SECONDS) == 128 + number
    assert session.given_back() == []


def test_neither_a_busy_worker_nor_a_stalled_line_holds_the_program(start: Start) -> None:
    busy, stalled = start(), start()
    busy.press("b")
    busy.wait_for("busy now")
    stalled.press("f")
    time.sleep(0.5)  # nobody reads: the line fills, and the program waits for it
    kill(stalled, signal.SIGTERM)
    kill(busy, signal.SIGTERM)
    assert stalled.process.wait(PROMISED_SECONDS) == 143
    stalled.pump(0.2)
    assert stalled.given_back() == []
    assert busy.wait_exit(PROMISED_SECONDS) == 143
    assert busy.given_back() == []


def test_being_told_to_go_on_changes_nothing(start: Start) -> None:
    session = start()
    threads = session.threads()
    for _time in range(3):
        kill(session, signal.SIGCONT)
        session.settle(0.1)
    assert session.threads() == threads
    assert session.output.count(b"\x1b[?1049h") == 1
    session.press("q")
    assert session.wait_exit() == 0


def test_hang_up_and_go_on_as_the_kernel_sends_them(start: Start) -> None:
    session = start()
    kill(session, signal.SIGHUP)
    kill(session, signal.SIGCONT)
    assert session.wait_exit(PROMISED_SECONDS) == 129
    assert session.given_back() == []


def test_sleeping_without_a_shell_to_wake_us_is_refused(start: Start) -> None:
    session = start()
    session.press("z", "a")
    session.wait_for("keys: a")
    session.press("q")
    assert session.wait_exit() == 0


@pytest.mark.long
@pytest.mark.parametrize("number", [signal.SIGHUP, signal.SIGTERM])
def test_a_signal_while_starting(
    start: Start, number: signal.Signals, crash_folder: object
) -> None:
    """Whenever it comes, the terminal is whole afterwards."""
    session = start()
    command = session.process.args
    for hundredth in range(0, 40, 2):
        with PtySession(command) as early:  # type: ignore[arg-type]
            early.pump(hundredth / 100)
            kill(early, number)
            assert early.wait_exit(PROMISED_SECONDS) == 128 + number
            assert b"\x1b[?1049h" not in early.output or early.given_back() == []
