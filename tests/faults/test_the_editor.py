"""The terminal handed to an editor and taken back, as a person in tmux sees it."""

from __future__ import annotations

import shutil
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest
from tmux_session import TmuxSession

from salespm_tui.contract.clients import Capture
from salespm_tui.core.clock import FixedClock
from salespm_tui.services.workspace import Workspace

pytestmark = pytest.mark.skipif(shutil.which("tmux") is None, reason="tmux is not installed")


def test_ctrl_c_and_what_was_written_are_the_editors_and_the_screen_is_whole_again(
    tmp_path: Path,
) -> None:
    path = tmp_path / "work.db"
    clock = FixedClock(datetime(2026, 11, 23, 9, tzinfo=UTC))
    workspace = Workspace.open(path, clock, backups=tmp_path / "backups")
    workspace.do(Capture("call Acme the first words"))
    workspace.close()
    editor = tmp_path / "editor"
    editor.write_text(
        "#!/bin/sh\ntrap 'echo interrupted' INT\ncat \"$1\"; echo; echo Editing\n"
        'until read line; do :; done\nprintf "%s\\n" "$line" > "$1"\n'
    )
    editor.chmod(0o700)
    app = f"{sys.executable} -m salespm_tui --file {path} --today 2026-11-23 --lang en"
    with TmuxSession(tmp_path) as shell:
        shell.type(f"export EDITOR={editor}; {app}; echo code $?\n")
        shell.wait_for("saved")
        shell.type("5")
        shell.wait_for("the first words")
        shell.press("Tab")
        shell.press("C-o")
        assert "Clients" not in shell.wait_for("the first words", "Editing")
        shell.press("C-c")
        shell.wait_for("interrupted")
        shell.type("second words\n")
        shell.wait_for("Clients", "second words", "u brings it back.", "saved")
        shell.type("u")
        shell.wait_for("the first words")
        shell.press("C-q")
        shell.wait_for("code 0", "ready$")
    assert not list(tmp_path.rglob("salespm-editing"))
