"""The demo workspace: two projects in mid-flight and the clients around them, dated from today."""

from __future__ import annotations

import os
import shutil
import zlib
from datetime import date
from pathlib import Path

from salespm_tui import __version__
from salespm_tui.core.i18n import language
from salespm_tui.core.paths import private_directory
from salespm_tui.core.private import flush_file
from salespm_tui.services.demo.story import Doing, Story
from salespm_tui.services.demo.walking import WalkingClock
from salespm_tui.services.workspace import Workspace

_SETTINGS = {"currency": "CNY"}


def build(workspace: Doing, clock: WalkingClock, today: date) -> None:
    """Live through the demo's past by the commands that a person would have used.

    `clock` is the one that the workspace was opened with; it ends at half past eight of `today`.
    """
    Story(workspace, clock, today).tell()


def put_demo(path: Path, today: date, cache: Path) -> None:
    """Put a workspace with the demo at `path`, where nothing is yet.

    Living through some four hundred commands takes a few seconds, so what came of it is kept in the
    private folder `cache` for the rest of the day; a folder that cannot be used is done without.
    """
    try:
        kept = private_directory(cache) / _name_for(today)
        if not kept.exists():
            _keep(kept, today)
        shutil.copyfile(kept, path)
    except OSError:
        path.unlink(missing_ok=True)
        _make(path, today)


def _keep(kept: Path, today: date) -> None:
    """Build the demo into the cache, whole or not at all; those of other days go, but not today's in
    another language.
    """
    draft = kept.with_name(f"{kept.name}.{os.getpid()}")
    try:
        _make(draft, today)
        draft.replace(kept)
    finally:
        draft.unlink(missing_ok=True)
    of_today = set(kept.parent.glob(_name_for(today, "*")))
    for other in kept.parent.glob("*.db"):
        if other not in of_today:
            other.unlink(missing_ok=True)


def _make(path: Path, today: date) -> None:
    clock = WalkingClock(today)
    backups = path.parent / "backups"
    workspace = Workspace.open(path, clock, backups=backups, settings=_SETTINGS, draft=True)
    try:
        build(workspace, clock, today)
    finally:
        workspace.close()
    flush_file(path)


def _name_for(today: date, spoken: str = "") -> str:
    """One name for each day, language, version of the program and content of the demo."""
    content = 0
    for module in sorted(Path(__file__).parent.glob("*.py")):
        content = zlib.crc32(module.read_bytes(), content)
    return f"{__version__}-{content:08x}-{spoken or language()}-{today.isoformat()}.db"
