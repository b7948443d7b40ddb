"""The command line, run as a person runs it, on a workspace of the test's own."""

from __future__ import annotations

import io
import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from salespm_tui.cli.main import main
from tests.pty_session import REPOSITORY

TODAY = "2026-11-23"
SIGNALS = (signal.SIGINT, signal.SIGHUP, signal.SIGTERM)


@dataclass(frozen=True)
class Ran:
    """How one command line ended, and what it wrote."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


class CommandLine:
    """Runs `salespm` in this process (`run`) or in one of its own (`process`)."""

    def __init__(self, folder: Path, patch: pytest.MonkeyPatch, capture: Any) -> None:
        self.folder = folder
        self.file = folder / "work.db"
        self._patch = patch
        self._capture = capture

    def run(self, *words: str, stdin: bytes = b"", today: str = TODAY) -> Ran:
        self._patch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        self._capture.readouterr()
        code = main(["--today", today, *words])
        out, err = self._capture.readouterr()
        return Ran(code, out, err)

    def process(self, *words: str, **settings: Any) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-m", "salespm_tui", "--today", TODAY, *words]
        pipe = subprocess.PIPE
        return subprocess.Popen(command, cwd=REPOSITORY, stdout=pipe, stderr=pipe, **settings)


@pytest.fixture
def salespm(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Iterator[CommandLine]:
    """The command line with a home of its own; the workspace does not exist yet."""
    for name in list(os.environ):
        if name.startswith(("XDG_", "LC_", "LANG", "SALESPM_")) and name != "SALESPM_REAL_DATA":
            monkeypatch.delenv(name)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("SALESPM_FILE", str(tmp_path / "work.db"))
    monkeypatch.setenv("COLUMNS", "100")
    before = os.umask(0o022)
    handlers = {number: signal.getsignal(number) for number in SIGNALS}
    yield CommandLine(tmp_path, monkeypatch, capsys)
    os.umask(before)
    for number, handler in handlers.items():
        signal.signal(number, handler)


@pytest.fixture(scope="session")
def demo_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One home for all, so that the demo is built once for each language."""
    return tmp_path_factory.mktemp("home")


@pytest.fixture
def demo(
    salespm: CommandLine, demo_home: Path, demo_cache: Path, monkeypatch: pytest.MonkeyPatch
) -> CommandLine:
    """The command line where a demo workspace is at hand."""
    monkeypatch.setenv("HOME", str(demo_home))
    monkeypatch.setenv("XDG_CACHE_HOME", str(demo_cache.parent.parent))
    return salespm
