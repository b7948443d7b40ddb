"""The board of 8,800 deals beside that of fifty, and what the message loop is held up by.

    python -m tests.benchmarks.bench_pipeline [--runs N] [--deals N]

Runs are interleaved, figures are medians, every goal is a ratio to a figure of the same run (or a
bound that is promised as it stands). Prints, and never fails.
"""

from __future__ import annotations

import argparse
import asyncio
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median
from time import perf_counter

from salespm_tui.core.clock import SystemClock
from salespm_tui.engine import ThreadEngine
from salespm_tui.services.workspace import Workspace
from salespm_tui.ui.app import SalesApp
from salespm_tui.ui.settings import AppSettings
from tests.benchmarks.bench_terminal import Figures, Program, measure, word

SMALL = 50
STAGES = (
    "Initial contact",
    "Needs confirmed",
    "Proposal",
    "Negotiation",
    "Contract being signed",
    "Won",
    "Lost",
)


def write_deals(path: Path, number: int) -> None:
    """A workspace with that many deals, half of them at one stage, in both writings."""
    rows = ["deal name,account,deal stage,amount,close date"]
    for at in range(number):
        stage = STAGES[5 if at % 2 else at // 2 % len(STAGES)]
        name = f"华为 数据平台 {at}" if at % 3 else f"Support renewal {at}"
        rows.append(
            f"{name},Client {at % 85},{stage},{1000 + at * 37 % 90_000},2026-{1 + at % 12:02}-15"
        )
    table = path.with_suffix(".csv")
    table.write_text("\n".join(rows), encoding="utf-8")
    command = ("-m", "salespm_tui", "import", str(table), "--as", "deals", "--file", str(path))
    subprocess.run((sys.executable, *command), check=True, capture_output=True)


async def longest_stall(path: Path) -> float:
    """The longest time for which the message loop was held up while the board was opened, in ms."""
    engine = ThreadEngine(
        lambda: Workspace.open(path, SystemClock(), backups=path.parent / "backups")
    )
    app = SalesApp(engine, AppSettings(SystemClock(), path.parent / "state", str(path)))
    gaps: list[float] = []

    async def watch() -> None:
        last = perf_counter()
        while True:
            await asyncio.sleep(0)
            now = perf_counter()
            gaps.append(now - last)
            last = now

    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause(5)  # the stand-up has read the deals
        watching = asyncio.create_task(watch())
        await pilot.press("6")
        await pilot.pause(2.5)
        watching.cancel()
    engine.close()
    return 1000 * max(gaps)


def cursor(path: Path, runs: int, small: Path) -> tuple[Figures, Figures]:
    """The keys of both, interleaved."""

    def program(name: str, file: Path, *to_list: str) -> Program:
        command = (sys.executable, "-m", "salespm_tui", "--lang", "en", "--file", str(file))
        return Program(name, command, "Stand-up", "reviewed", to_list, "ctrl+q")

    to_won = ("6", "l", "l", "l", "l", "l")
    both = program("small", small, *to_won), program("big", path, *to_won)
    rounds: list[list[Figures]] = [[], []]
    for _run in range(runs):
        for at, one in enumerate(both):
            rounds[at].append(measure(one, (120, 40)))
    few, many = (
        {key: median(one[key] for one in figures) for key in figures[0]} for figures in rounds
    )
    return few, many


def ratio(what: str, figure: float, floor: float, most: float, unit: str) -> str:
    times = figure / floor
    return f"{what:44}{figure:9.1f} / {floor:8.1f} {unit:6}{times:6.2f} ×  goal {most:5.2f}  {word(times, most)}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--deals", type=int, default=8_800)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        big, small = Path(folder, "big.db"), Path(folder, "small.db")
        write_deals(big, asked.deals)
        write_deals(small, SMALL)
        few, many = cursor(big, asked.runs, small)
        stall = asyncio.run(longest_stall(big))
    lines = [
        ratio("cursor key, to a board of 50 deals", many["key"], few["key"], 1.3, "ms"),
        ratio("bytes of a key", many["key_bytes"], few["key_bytes"], 1.1, "bytes"),
        f"{'scroll by a card':44}{many['scroll']:9.1f} ms, {many['scroll_bytes']:.0f} bytes",
        f"{'longest hold-up while the screen opens':44}{stall:9.1f} ms, goal 50  {word(stall, 50)}",
    ]
    sys.stdout.write("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
