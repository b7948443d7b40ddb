"""A project taken from its charter to a template in the real app, with keys only."""

from __future__ import annotations

import shutil
import sqlite3
from pathlib import Path

import pytest

from tests.pty_session import REPOSITORY
from tests.tmux_session import TmuxSession
from tests.ui.loop_walk import WALK, started
from tests.ui.walking import walk


@pytest.mark.long
@pytest.mark.skipif(shutil.which("tmux") is None, reason="tmux is not installed")
def test_the_loop_is_closed(tmp_path: Path) -> None:
    with TmuxSession(tmp_path) as session:
        started(session, tmp_path)
        assert len(list(walk(session, WALK))) == len(WALK)
    with sqlite3.connect(tmp_path / "w.db") as file:
        made = file.execute(
            "SELECT project.name, template.name FROM project"
            " JOIN template ON template.id = project.template_id ORDER BY project.id DESC LIMIT 1"
        ).fetchone()
    assert made == ("渠道平台二期", "星河通信 渠道销售平台")


def test_the_recorded_loop_is_that_loop() -> None:
    text = (REPOSITORY / "screenshots" / "loop-walk.txt").read_text(encoding="utf-8")
    for step in WALK:
        assert f"{step.why}: " in text
