"""A program on a pseudo-terminal, driven the way a person's terminal drives it.

`PtySession` starts a command, types, reads the screen through pyte, counts bytes, processor time and
threads, drops the line, and looks at how the terminal was left.
"""

from __future__ import annotations

import fcntl
import os
import re
import select
import signal
import struct
import subprocess
import termios
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from types import TracebackType

import psutil
import pyte

REPOSITORY = Path(__file__).resolve().parent.parent
KEYS = {
    "up": "\x1b[A",
    "down": "\x1b[B",
    "right": "\x1b[C",
    "left": "\x1b[D",
    "enter": "\r",
    "tab": "\t",
    "esc": "\x1b",
    "space": " ",
    "ctrl+z": "\x1a",
    "ctrl+l": "\x0c",
    "ctrl+q": "\x11",
}
# Sequences that pyte would print: keyboard protocol, mode queries, device control strings.
_BEYOND_PYTE = re.compile(rb"\x1b\[[<>=][0-9;]*[a-zA-Z]|\x1b\[\?[0-9;]*\$p|\x1bP.*?\x1b\\", re.S)
# What gives a terminal back: mouse, focus, paste, keyboard protocol, line wrap, screen, cursor.
RESTORING = (b"\x1b[?1004l", b"\x1b[?2004l", b"\x1b[?7h", b"\x1b[<u", b"\x1b[?1049l", b"\x1b[?25h")
RESTORING_MOUSE = (b"\x1b[?1000l", b"\x1b[?1003l", b"\x1b[?1006l")


class PtySession:
    """One run of `command` on a terminal of `size` (columns, rows).

    `env` is laid over a small environment of its own (a value of None removes). Without `hang_up`
    the terminal is not the controlling one, so that no SIGHUP comes when the line drops.
    `output` is everything that came, `arrivals` when it had grown to which length.
    """

    def __init__(
        self,
        command: Sequence[str],
        *,
        size: tuple[int, int] = (80, 24),
        env: Mapping[str, str | None] | None = None,
        cwd: Path = REPOSITORY,
        hang_up: bool = True,
    ) -> None:
        self.master, self.slave = os.openpty()
        self.output = b""
        self.arrivals: list[tuple[float, int]] = []
        self._screen = pyte.Screen(*size)
        self._stream = pyte.ByteStream(self._screen)
        self._fed = 0
        self.resize(*size)
        self.settings = termios.tcgetattr(self.slave)

        def adopt_terminal() -> None:
            os.setsid()
            if hang_up:
                fcntl.ioctl(0, termios.TIOCSCTTY, 0)
            else:
                signal.signal(signal.SIGHUP, signal.SIG_IGN)

        self.started = time.monotonic()
        self.process = subprocess.Popen(
            command,
            stdin=self.slave,
            stdout=self.slave,
            stderr=self.slave,
            cwd=cwd,
            env=_environment(env or {}),
            preexec_fn=adopt_terminal,  # noqa: PLW1509 - tests start no thread of their own
        )
        self.watched = psutil.Process(self.process.pid)

    def __enter__(self) -> PtySession:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        story: TracebackType | None,
    ) -> None:
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()
        self.drop_line()
        os.close(self.slave)

    def resize(self, columns: int, rows: int) -> None:
        fcntl.ioctl(self.slave, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        self._screen.resize(rows, columns)

    def send(self, data: str | bytes) -> None:
        """Type `data` as it is. A terminal takes 4 kB at a time; the program is given time to read."""
        rest = data.encode() if isinstance(data, str) else data
        while rest:
            _, writable, _ = select.select([], [self.master], [], 0.05)
            if writable:
                sent = os.write(self.master, rest[:1024])
                rest = rest[sent:]
            self.pump(0)

    def press(self, *keys: str) -> None:
        for key in keys:
            self.send(KEYS.get(key, key))

    def pump(self, seconds: float) -> int:
        """Read what comes within `seconds`; how many bytes that was."""
        before, until = len(self.output), time.monotonic() + seconds
        while self._read_once(max(0.0, until - time.monotonic())):
            pass
        return len(self.output) - before

    def settle(self, quiet: float = 0.15, timeout: float = 5) -> int:
        """Read until nothing has come for `quiet` seconds; how many bytes that was."""
        before, until = len(self.output), time.monotonic() + timeout
        while self._read_once(quiet) and time.monotonic() < until:
            pass
        return len(self.output) - before

    def answer(self, key: str, quiet: float = 0.15, timeout: float = 10) -> int:
        """Press a key, wait for something to come, then until nothing more does; how many bytes that was.

        A busy machine may need a while for the first byte, and a quick program answers while the key
        is still being typed: what is asked is how much comes, not when.
        """
        before = len(self.output)
        self.press(key)
        if len(self.output) == before:
            assert self._read_once(timeout), f"no answer:\n{self.screen()}"
        self.settle(quiet)
        return len(self.output) - before

    def rest(self, quiet: float = 0.3, timeout: float = 20) -> None:
        """Wait until the program has come to rest: for `quiet` seconds it neither wrote nor worked.

        On a busy machine it can fall silent long before it has done what it has to do.
        """
        until = time.monotonic() + timeout
        while time.monotonic() < until:
            used = self.cpu_seconds()
            if self.pump(quiet) == 0 and self.cpu_seconds() == used:
                return
        raise AssertionError(f"never at rest:\n{self.screen()}")

    def _read_once(self, seconds: float) -> bool:
        """Take what the terminal holds, waiting for it at most so long; False if nothing came."""
        if self.master < 0 or not select.select([self.master], [], [], seconds)[0]:
            return False
        try:
            self.output += os.read(self.master, 65536)
        except OSError:
            return False
        self.arrivals.append((time.monotonic(), len(self.output)))
        return True

    def screen(self) -> str:
        """The text on the screen now, one line a row."""
        self._stream.feed(_BEYOND_PYTE.sub(b"", self.output[self._fed :]))
        self._fed = len(self.output)
        return "\n".join(self._screen.display)

    def replay(self) -> Iterator[tuple[float, str]]:
        """The screen after each arrival of bytes, from the beginning, and when that was."""
        screen = pyte.Screen(self._screen.columns, self._screen.lines)
        stream, fed = pyte.ByteStream(screen), 0
        for at, length in self.arrivals:
            stream.feed(_BEYOND_PYTE.sub(b"", self.output[fed:length]))
            fed = length
            yield at, "\n".join(screen.display)

    def wait_for(self, text: str, timeout: float = 10) -> float:
        """Read until `text` is on the screen; how many seconds that took. AssertionError if never."""
        begun = time.monotonic()
        while text not in self.screen():
            if time.monotonic() - begun > timeout or self.process.poll() is not None:
                self.pump(0.05)
                assert text in self.screen(), f"no {text!r} on the screen:\n{self.screen()}"
            self.pump(0.02)
        return time.monotonic() - begun

    def wait_exit(self, timeout: float = 10) -> int:
        """Read until the process has ended; its code as a shell would say it."""
        until = time.monotonic() + timeout
        while self.process.poll() is None and time.monotonic() < until:
            self.pump(0.005)
        assert self.process.returncode is not None, f"still running:\n{self.screen()}"
        self.pump(0.02)
        code = self.process.returncode
        return 128 - code if code < 0 else code

    def drop_line(self) -> None:
        """Close the terminal's side: the line is gone."""
        if self.master >= 0:
            os.close(self.master)
            self.master = -1

    def cpu_seconds(self) -> float:
        times = self.watched.cpu_times()
        return times.user + times.system

    def threads(self) -> int:
        return self.watched.num_threads()

    def given_back(self, *, mouse: bool = True) -> list[str]:
        """What was not put back: modes by their sequence, "settings" for the line discipline."""
        wanted = RESTORING + (RESTORING_MOUSE if mouse else ())
        entered = self.output.rfind(b"\x1b[?1049h")
        missing = [mode.decode() for mode in wanted if self.output.rfind(mode) < entered]
        if termios.tcgetattr(self.slave) != self.settings:
            missing.append("settings")
        return missing


def _environment(changes: Mapping[str, str | None]) -> dict[str, str]:
    """A small environment: nothing of the tester's terminal reaches the program."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "TMPDIR") if name in os.environ}
    kept |= {"TERM": "xterm-256color", "LANG": "C.UTF-8", "PYTHONPATH": str(REPOSITORY)}
    for name, value in changes.items():
        if value is None:
            kept.pop(name, None)
        else:
            kept[name] = value
    return kept
