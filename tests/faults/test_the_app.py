"""The app itself at the terminal: what the small app shows in parts, once as a whole."""

from __future__ import annotations

import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from pty_session import PtySession

Open = Callable[..., PtySession]
TELLS = {"3": "To do", "5": "10 clients"}
"""What each screen alone says of the demo."""


@pytest.fixture
def open_app(tmp_path: Path) -> Iterator[Open]:
    """Open the app in a home of its own and wait for the true stand-up; ended with the test."""
    home = {"HOME": str(tmp_path), "XDG_STATE_HOME": str(tmp_path / "state")}
    with ExitStack() as sessions:

        def open_one(*options: str, **settings: object) -> PtySession:
            settings["env"] = home | settings.get("env", {})  # type: ignore[operator]
            command = [sys.executable, "-m", "salespm_tui", "--lang", "en", *options]
            session = sessions.enter_context(PtySession(command, **settings))  # type: ignore[arg-type]
            session.wait_for("reviewed", timeout=30)
            session.rest(0.2)
            return session

        yield open_one


def test_the_line_carries_little(open_app: Open) -> None:
    session = open_app("--demo", env={"COLORTERM": "truecolor"})
    assert len(session.output) <= 45_000
    for key in ("down", "down", "3", "down", "5", "down"):
        before = len(session.output)
        session.answer(key)
        if key in TELLS:
            session.wait_for(TELLS[key], timeout=30)
        session.rest()
        cost = len(session.output) - before
        assert cost <= (2_000 if key == "down" else 8_000), key
    before = len(session.output)
    session.answer("ctrl+l")
    assert b"Stand-up" in session.output[before:]
    session.rest()
    used = session.cpu_seconds()
    assert session.pump(1.0) == 0
    assert session.cpu_seconds() - used <= 0.02
    session.press("ctrl+q")
    assert session.wait_exit() == 0
    assert session.given_back() == []


def test_a_text_half_typed_outlives_the_end(open_app: Open, tmp_path: Path) -> None:
    file = tmp_path / "work.db"
    session = open_app("--file", str(file))
    session.press("5", "a")
    session.wait_for("Log a contact")
    session.send("call 华为 half a thought")
    session.wait_for("half a thought")
    session.process.send_signal(signal.SIGTERM)
    assert session.wait_exit(5) == 143
    assert session.given_back() == []
    assert [left.name for left in tmp_path.glob("work.db*")] == ["work.db"]
    again = open_app("--file", str(file))
    again.press("5", "a")
    again.wait_for("half a thought")
    again.drop_line()
    assert again.process.wait(5) == 129


@pytest.mark.long
@pytest.mark.parametrize("hang_up", [True, False])
def test_a_dropped_line_ends_it(open_app: Open, hang_up: bool) -> None:
    session = open_app("--demo", hang_up=hang_up)
    session.drop_line()
    assert session.process.wait(5) == 129


@pytest.mark.long
@pytest.mark.parametrize(
    "environment",
    [{"TERM": "linux"}, {"NO_COLOR": "1"}, {"TERM": "screen", "LANG": "zh_CN.UTF-8"}],
    ids=str,
)
def test_every_screen_opens_in(open_app: Open, environment: dict[str, str]) -> None:
    session = open_app("--demo", env=environment)
    for key in ("3", "5", "1"):
        session.answer(key)
    session.press("ctrl+q")
    assert session.wait_exit() == 0
    assert session.given_back() == []


def test_without_a_capable_terminal_it_points_to_the_plain_commands(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "salespm_tui", "--demo"]
    with PtySession(command, env={"TERM": "dumb", "HOME": str(tmp_path)}) as session:
        assert session.wait_exit() == 2
        assert "salespm standup" in session.screen()
