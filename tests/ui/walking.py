"""Walks through the real app in tmux at 80×24: keys, why they are pressed, what is then to be seen."""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.tmux_session import TmuxSession

AFTER_ESCAPE = 0.3
"""Seconds: a key right behind an escape would be taken for one with alt."""


@dataclass(frozen=True, slots=True)
class Press:
    """Keys (tmux's names), what they are pressed for, and the words that must then be seen."""

    why: str
    keys: str
    seen: tuple[str, ...]
    typed: str = ""


Begin = Callable[[TmuxSession, Path], None]
"""Starts the app in a shell, in that folder."""


def walk(session: TmuxSession, steps: Sequence[Press]) -> Iterator[tuple[Press, str]]:
    """Press everything; each step with the screen that came of it."""
    for step in steps:
        if step.typed:
            session.type(step.typed)
            session.wait_for(step.typed)
        for key in step.keys.split():
            session.press(key)
            if key == "Escape":
                time.sleep(AFTER_ESCAPE)
        yield step, session.wait_for(*step.seen)


def prepared(session: TmuxSession, folder: Path) -> str:
    """How the program is called in that shell; its state and settings stay in the folder."""
    places = " ".join(f"XDG_{kind}_HOME={folder}" for kind in ("STATE", "CONFIG", "CACHE"))
    session.type(f"export TZ=UTC {places}\n")
    return f"{sys.executable} -m salespm_tui --today 2026-11-23"


def record(begin: Begin, steps: Sequence[Press], usual: str) -> None:
    """Write all steps with their screens into the file that the command line names, else `usual`."""
    parts = []
    with (
        tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as name,
        TmuxSession(Path(name)) as session,
    ):
        begin(session, Path(name))
        for step, screen in walk(session, steps):
            typed = f"{step.typed} " if step.typed else ""
            lines = "\n".join(line.rstrip() for line in screen.splitlines())
            parts.append(f"{step.why}: {typed}{step.keys}\n{'═' * 80}\n{lines}\n")
    target = Path(sys.argv[1] if len(sys.argv) > 1 else usual)
    target.write_text("\n".join(parts), encoding="utf-8")
