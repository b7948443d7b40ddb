"""Every kind of terminal and locale: starts, says its words, gives the terminal back, ends with 0."""

from __future__ import annotations

import stat
import subprocess
import sys
from pathlib import Path

import pytest
from pty_session import PtySession
from small_app import SMALL_APP, Start

Environment = dict[str, str | None]
SHORT: dict[str, Environment] = {
    "no TERM": {"TERM": None},
    "ASCII locale": {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    "latin-1 streams": {"PYTHONIOENCODING": "latin-1"},
}
LONG: dict[str, Environment] = {
    "xterm": {"TERM": "xterm"},
    "truecolor": {"COLORTERM": "truecolor"},
    "256 colours": {"TERM": "xterm-256color"},
    "tmux": {"TERM": "tmux-256color", "TMUX": "/nowhere,1,0"},
    "screen": {"TERM": "screen", "STY": "1.nowhere"},
    "screen 256": {"TERM": "screen-256color"},
    "linux console": {"TERM": "linux"},
    "vt100": {"TERM": "vt100"},
    "vt220": {"TERM": "vt220"},
    "alacritty": {"TERM": "alacritty", "COLORTERM": "truecolor"},
    "kitty": {"TERM": "xterm-kitty"},
    "Apple": {"TERM": "xterm-256color", "TERM_PROGRAM": "Apple_Terminal"},
    "empty NO_COLOR": {"NO_COLOR": ""},
    "POSIX": {"LC_ALL": "POSIX"},
    "Chinese": {"LANG": "zh_CN.UTF-8"},
    "GB locale": {"LANG": "zh_CN.GB18030"},
    "no locale": {"LANG": None},
    "debugging": {"TEXTUAL": "debug,devtools", "TEXTUAL_LOG": "nowhere/log", "TEXTUAL_DEBUG": "1"},
}
SIZES = [(1, 1), (2, 5), (200, 1), (1, 200), (0, 0)]


def go_through(session: PtySession) -> None:
    session.press("down")
    session.wait_for("> Row 0001")
    session.press("q")
    assert session.wait_exit() == 0
    assert session.given_back() == []


@pytest.mark.parametrize("environment", SHORT.values(), ids=SHORT)
def test_it_runs_in(start: Start, environment: Environment) -> None:
    go_through(start(env=environment))


@pytest.mark.long
@pytest.mark.parametrize("environment", LONG.values(), ids=LONG)
def test_it_runs_in_more(start: Start, environment: Environment) -> None:
    go_through(start(env=environment))


def test_what_it_writes_is_private_whatever_the_umask(start: Start, crash_folder: Path) -> None:
    session = start()
    session.press("o")
    session.wait_for("written")
    assert stat.S_IMODE(crash_folder.stat().st_mode) == 0o600


def test_no_colour_means_none(start: Start) -> None:
    """An empty NO_COLOR asks for nothing; a filled one takes every hue away."""
    assert b"\x1b[38;2;" in start(env={"NO_COLOR": "", "COLORTERM": "truecolor"}).output
    hues = start(env={"NO_COLOR": "1", "COLORTERM": "truecolor"}).output.split(b"8;2;")[1:]
    for hue in hues:
        red, green, blue = hue.replace(b"m", b";").split(b";")[:3]
        assert red == green == blue


@pytest.mark.parametrize("more", [[], pytest.param([(500, 500)], marks=pytest.mark.long)], ids=str)
def test_any_size_is_survived(start: Start, more: list[tuple[int, int]]) -> None:
    session = start()
    for size in [*SIZES, *more]:
        session.resize(*size)
        session.settle(0.05)
    session.resize(80, 24)
    session.settle(0.1)
    go_through(session)


@pytest.mark.parametrize("term", ["dumb", "unknown"])
def test_a_terminal_that_cannot_is_refused(tmp_path: Path, term: str) -> None:
    with PtySession([sys.executable, str(SMALL_APP), str(tmp_path)], env={"TERM": term}) as session:
        assert session.wait_exit() == 2
        assert "salespm standup" in session.screen()
        assert b"\x1b" not in session.output


def test_without_a_terminal_it_is_refused(tmp_path: Path) -> None:
    ran = subprocess.run(
        [sys.executable, str(SMALL_APP), str(tmp_path)],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        timeout=10,
        check=False,
    )
    assert ran.returncode == 2
    assert "salespm standup" in ran.stderr
    assert ran.stdout == ""
