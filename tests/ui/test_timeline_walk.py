"""The walk through every edit key of the timeline, in the real app in tmux at 80×24."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from salespm_tui.ui.actions import BY_ID
from tests.pty_session import REPOSITORY
from tests.tmux_session import TmuxSession
from tests.ui.timeline_walk import WALK, started
from tests.ui.walking import walk

EDITS = (
    "later", "earlier", "longer", "shorter", "indent", "outdent", "row_down", "row_up", "shift",
    "insert", "new", "milestone", "links", "percent", "constraint", "baseline", "explain",
    "critical", "fold_less", "fold_more", "fit", "zoom_out", "zoom_in", "select", "archive",
)  # fmt: skip
TMUX_KEYS = {"space": "Space", "shift+right": "S-Right", "ctrl+right": "C-Right"}


def test_the_walk_presses_every_key_that_edits() -> None:
    pressed = {key for step in WALK for key in step.keys.split()}
    missing = [
        name
        for name in EDITS
        if not pressed & {TMUX_KEYS.get(key, key) for key in BY_ID[f"timeline.{name}"].keys}
    ]
    assert not missing


@pytest.mark.skipif(shutil.which("tmux") is None, reason="tmux is not installed")
def test_every_key_does_what_it_says(tmp_path: Path) -> None:
    with TmuxSession(tmp_path) as session:
        started(session, tmp_path)
        assert len(list(walk(session, WALK))) == len(WALK)


def test_the_recorded_walk_is_that_walk() -> None:
    text = (REPOSITORY / "screenshots" / "timeline-walk.txt").read_text(encoding="utf-8")
    for step in WALK:
        assert f"{step.why}: " in text
