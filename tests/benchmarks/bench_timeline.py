"""The timeline of ten thousand tasks beside that of a hundred, and an edit beside the bare schedule.

    python -m tests.benchmarks.bench_timeline [--runs N] [--tasks N]

Runs are interleaved, figures are medians, every goal is a ratio to a floor of the same run (or a
bound that is promised as it stands). Prints, and never fails.
"""

from __future__ import annotations

import argparse
import asyncio
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from statistics import median
from time import perf_counter

from salespm_tui.contract.plan_edits import EditPlan, PlanStep, PreviewPlan
from salespm_tui.contract.records import Undo
from salespm_tui.contract.timeline import SaveTask, TimelineQuery
from salespm_tui.devtools.big_workspace import write_big_workspace
from salespm_tui.domain.schedule import schedule
from salespm_tui.services.schedule import scheduled
from salespm_tui.services.work import Reading
from salespm_tui.ui.environment import settle_collector
from tests.benchmarks.bench_terminal import Figures, word
from tests.benchmarks.small_and_big import cursor, longest_stall, open_file, ratio

SMALL = 100
PROJECT = 1


def edits(path: Path, runs: int) -> Figures:
    """Milliseconds of the schedule alone, and of what an edit costs until it can be shown."""
    space = open_file(path)
    plan = space.ask(TimelineQuery(PROJECT))
    with space._store.read() as session:
        bare = scheduled(Reading(session, space.clock), PROJECT).plan
    settle_collector()
    free = [task for task in plan.tasks if not task.children and task.actual_start is None]
    found: dict[str, list[float]] = {}

    def timed(name: str, deed: Callable[[], object]) -> None:
        begun = perf_counter()
        deed()
        found.setdefault(name, []).append(1000 * (perf_counter() - begun))

    def round_of(task_id: int, days: int) -> None:
        steps = (PlanStep("shift", (task_id,), days),)
        space.ask(TimelineQuery(PROJECT))  # what is on the screen
        timed("schedule alone", lambda: schedule(bare).settle())
        timed("preview", lambda: space.ask(PreviewPlan(PROJECT, steps)))
        timed("schedule alone", lambda: schedule(bare).settle())
        timed("keep", lambda: space.do(EditPlan(PROJECT, steps)))
        timed("shown again", lambda: space.ask(TimelineQuery(PROJECT)))
        timed("percent", lambda: space.do(SaveTask(task_id, percent=10)))
        timed("undo", lambda: space.do(Undo()))
        space.do(Undo())

    for number in range(runs):
        round_of(free[(number + 1) * len(free) // (runs + 2)].id, 1 + number)
    space.close()
    return {name: median(times) for name, times in found.items()}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--runs", type=int, default=7)
    parser.add_argument("--tasks", type=int, default=10_000)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        big, small = Path(folder, "big.db"), Path(folder, "small.db")
        write_big_workspace(big, asked.tasks)
        write_big_workspace(small, SMALL)
        cost = edits(big, asked.runs)
        few, many = cursor(small, big, asked.runs, "3", "enter")
        stall = asyncio.run(longest_stall(big, "3", settled_after=1.5, project_id=PROJECT))
    alone = cost["schedule alone"]
    lines = [
        ratio("preview of an edit, to the schedule alone", cost["preview"], alone, 1.5, "ms"),
        ratio("cursor key, to a plan of 100 tasks", many["key"], few["key"], 1.3, "ms"),
        ratio("bytes of a key", many["key_bytes"], few["key_bytes"], 1.0, "bytes"),
        ratio("scroll by a row", many["scroll"], few["scroll"], 1.3, "ms"),
        f"{'longest hold-up while the screen opens':44}{stall:9.1f} ms, goal 50  {word(stall, 50)}",
    ]
    lines += [
        f"{name:44}{cost[name]:9.1f} ms  {cost[name] / alone:6.2f} × the schedule"
        for name in ("keep", "shown again", "percent", "undo")
    ]
    sys.stdout.write("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
