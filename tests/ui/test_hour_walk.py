"""An hour of a project manager in the real app: done, undone, done again."""

from __future__ import annotations

import shutil
import sqlite3
from pathlib import Path

import pytest

from tests.pty_session import REPOSITORY
from tests.tmux_session import TmuxSession
from tests.ui.hour_walk import CONTACTS, DEEDS, WALK, started
from tests.ui.walking import walk

RECORDED = REPOSITORY / "screenshots" / "hour-walk.txt"


@pytest.mark.skipif(shutil.which("tmux") is None, reason="tmux is not installed")
def test_the_hour_is_done_undone_and_done_again(tmp_path: Path) -> None:
    with TmuxSession(tmp_path) as session:
        started(session, tmp_path)
        with sqlite3.connect(tmp_path / "w.db") as before:
            (contacts,) = before.execute("SELECT count(*) FROM interaction").fetchone()
        assert len(list(walk(session, WALK))) == len(WALK)
    with sqlite3.connect(tmp_path / "w.db") as after:
        (now,) = after.execute("SELECT count(*) FROM interaction").fetchone()
        kinds = after.execute(
            "SELECT kind FROM change_set ORDER BY id DESC LIMIT ?", (3 * DEEDS,)
        ).fetchall()
    assert now == contacts + len(CONTACTS)
    assert [kind for (kind,) in kinds] == ["redo"] * DEEDS + ["undo"] * DEEDS + ["do"] * DEEDS


def test_the_recorded_hour_is_that_hour() -> None:
    text = RECORDED.read_text(encoding="utf-8")
    for step in WALK:
        assert f"{step.why}: " in text
