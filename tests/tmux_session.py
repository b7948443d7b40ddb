"""A shell in tmux: what a person sees with job control, on a server of the test's own."""

from __future__ import annotations

import os
import subprocess
import time
from pathlib import Path
from types import TracebackType

from tests.pty_session import REPOSITORY


class TmuxSession:
    """A window with an interactive bash, 80 by 24, in `folder`."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._socket = folder / "tmux"
        environment = {"PATH": os.environ["PATH"], "HOME": str(folder), "LANG": "C.UTF-8"}
        environment |= {"PYTHONPATH": str(REPOSITORY), "TERM": "xterm-256color"}
        self._environment = environment
        shell = "env PS1='ready$ ' bash --norc --noprofile -i"
        self._tmux("-f", "/dev/null", "new-session", "-d", "-x", "80", "-y", "24", shell)
        self.wait_for("ready$")

    def __enter__(self) -> TmuxSession:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        story: TracebackType | None,
    ) -> None:
        subprocess.run(self._command("kill-server"), capture_output=True, check=False)

    def _command(self, *arguments: str) -> list[str]:
        return ["tmux", "-S", str(self._socket), *arguments]

    def _tmux(self, *arguments: str) -> str:
        ran = subprocess.run(
            self._command(*arguments),
            capture_output=True,
            check=True,
            encoding="utf-8",
            cwd=self._folder,
            env=self._environment,
        )
        return ran.stdout

    def set_option(self, name: str, value: str) -> None:
        self._tmux("set-option", "-g", name, value)

    def type(self, text: str) -> None:
        """Type `text` as it is; "\\n" ends a line."""
        for line in text.splitlines(keepends=True):
            if line.rstrip("\n"):
                self._tmux("send-keys", "-l", line.rstrip("\n"))
            if line.endswith("\n"):
                self._tmux("send-keys", "Enter")

    def press(self, key: str) -> None:
        """Press a key by tmux's name for it (C-z, Down, Escape)."""
        self._tmux("send-keys", key)

    def screen(self) -> str:
        return self._tmux("capture-pane", "-p")

    def buffer(self) -> str:
        return self._tmux("show-buffer")

    def wait_for(self, *texts: str, timeout: float = 30) -> str:
        """The screen once every text stands on it; AssertionError if that never comes."""
        until = time.monotonic() + timeout
        while not all(text in (screen := self.screen()) for text in texts):
            assert time.monotonic() < until, f"no {texts!r} on the screen:\n{screen}"
            time.sleep(0.03)
        return screen

    def resize(self, columns: int, rows: int) -> None:
        self._tmux("resize-window", "-x", str(columns), "-y", str(rows))

    def kill_session(self) -> None:
        self._tmux("kill-session")
