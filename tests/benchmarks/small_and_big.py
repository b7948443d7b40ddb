"""One screen on a small workspace and on a big one: what a key costs, and what opening it holds up."""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path
from statistics import median
from time import perf_counter

from salespm_tui.core.clock import SystemClock
from salespm_tui.engine import ThreadEngine
from salespm_tui.services.workspace import Workspace
from salespm_tui.ui.app import SalesApp
from salespm_tui.ui.settings import AppSettings
from tests.benchmarks.bench_terminal import Figures, Program, measure, word

SIZE = (120, 40)


def open_file(path: Path) -> Workspace:
    return Workspace.open(path, SystemClock(), backups=path.parent / "backups")


async def longest_stall(
    path: Path, key: str, *, settled_after: float, project_id: int | None = None
) -> float:
    """The longest time, in ms, for which the message loop was held up while `key` opened its screen.

    The stand-up is given `settled_after` seconds to read what it shows first.
    """
    engine = ThreadEngine(lambda: open_file(path))
    settings = AppSettings(SystemClock(), path.parent / "state", str(path), project_id=project_id)
    app = SalesApp(engine, settings)
    gaps: list[float] = []

    async def watch() -> None:
        last = perf_counter()
        while True:
            await asyncio.sleep(0)
            now = perf_counter()
            gaps.append(now - last)
            last = now

    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause(settled_after)
        watching = asyncio.create_task(watch())
        await pilot.press(key)
        await pilot.pause(2.5)
        watching.cancel()
    engine.close()
    return 1000 * max(gaps)


def cursor(small: Path, big: Path, runs: int, *to_list: str) -> tuple[Figures, Figures]:
    """The figures of both on the list that those keys lead to; runs are interleaved."""

    def program(path: Path) -> Program:
        command = (sys.executable, "-m", "salespm_tui", "--lang", "en", "--file", str(path))
        return Program(path.stem, command, "Stand-up", "reviewed", to_list, "ctrl+q")

    both = program(small), program(big)
    rounds: list[list[Figures]] = [[], []]
    for _run in range(runs):
        for at, one in enumerate(both):
            rounds[at].append(measure(one, SIZE))
    few, many = (
        {key: median(one[key] for one in figures) for key in figures[0]} for figures in rounds
    )
    return few, many


def ratio(what: str, figure: float, floor: float, most: float, unit: str) -> str:
    """A line that says how many times the floor a figure is, and whether that is enough."""
    times = figure / floor
    return f"{what:44}{figure:9.1f} / {floor:8.1f} {unit:6}{times:6.2f} ×  goal {most:5.2f}  {word(times, most)}"
