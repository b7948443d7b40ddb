"""The small app that the terminal's tests drive."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from pty_session import PtySession

SMALL_APP = Path(__file__).with_name("terminal_app.py")
Start = Callable[..., PtySession]
