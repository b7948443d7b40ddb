"""A bar on the terminal that grows while a command works; in pipes and files nothing."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from salespm_tui.cli.console import Console
from salespm_tui.core.progress import listening

_CELLS = 30


@contextmanager
def progress_bar(console: Console, *, plain: bool) -> Iterator[None]:
    """Draw how far the block has come, and take the bar away at its end."""
    if not console.errors_to_terminal:
        yield
        return
    full, empty = ("#", "-") if plain else ("█", "░")
    drawn = -1

    def draw(done: int, total: int) -> None:
        nonlocal drawn
        percent = min(100, done * 100 // max(1, total))
        if percent != drawn:
            drawn = percent
            cells = percent * _CELLS // 100
            console.draw(f"{full * cells}{empty * (_CELLS - cells)} {percent:3d} %")

    try:
        with listening(draw):
            yield
    finally:
        if drawn >= 0:
            console.draw("")
