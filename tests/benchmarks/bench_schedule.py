"""How long a big plan takes to schedule, against the bare work on the same links.

    python -m tests.benchmarks.bench_schedule [tasks] [runs]

The floor reads the same tasks and links, orders them, and goes forward and backward over them in
plain minutes: no calendars, no constraints, no summaries, no dates. Runs are interleaved, figures
are medians. The last column also asks for the eight figures of every task, as dates.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from operator import add
from statistics import median
from time import perf_counter

from salespm_tui.devtools.big_plan import big_plan
from salespm_tui.domain.network import Plan
from salespm_tui.domain.schedule import schedule

Nexts = list[list[tuple[int, int]]]
"""What follows each task, and how far its start lies at least behind the task's own."""


def bare_passes(plan: Plan) -> tuple[list[int], list[int]]:
    """Early and late starts, where every link is finish to start without lag."""
    places = {task.id: place for place, task in enumerate(plan.tasks)}
    takes = [task.duration_min for task in plan.tasks]
    nexts: list[list[int]] = [[] for _ in takes]
    waiting = [0] * len(takes)
    for link in plan.links:
        after = places[link.successor_id]
        nexts[places[link.predecessor_id]].append(after)
        waiting[after] += 1
    early = [0] * len(takes)
    order = [place for place, count in enumerate(waiting) if not count]
    for place in order:
        finish = early[place] + takes[place]
        for after in nexts[place]:
            if finish > early[after]:
                early[after] = finish
            waiting[after] -= 1
            if not waiting[after]:
                order.append(after)
    end = max(map(add, early, takes))
    late = [0] * len(takes)
    for place in reversed(order):
        finish = end
        for after in nexts[place]:
            if late[after] < finish:
                finish = late[after]
        late[place] = finish - takes[place]
    return early, late


def shifts(plan: Plan, takes: list[int], waiting: list[int]) -> Nexts:
    """Links of all types with their lags, as shifts from start to start."""
    places = {task.id: place for place, task in enumerate(plan.tasks)}
    nexts: Nexts = [[] for _ in takes]
    for link in plan.links:
        before, after = places[link.predecessor_id], places[link.successor_id]
        shift = link.lag
        if link.type in ("fs", "ff"):
            shift += takes[before]
        if link.type in ("ff", "sf"):
            shift -= takes[after]
        nexts[before].append((after, shift))
        waiting[after] += 1
    return nexts


def bare_passes_of_all_types(plan: Plan) -> tuple[list[int], list[int]]:
    """Early and late starts, where links have types and lags."""
    takes = [task.duration_min for task in plan.tasks]
    waiting = [0] * len(takes)
    nexts = shifts(plan, takes, waiting)
    early = [0] * len(takes)
    order = [place for place, count in enumerate(waiting) if not count]
    for place in order:
        start = early[place]
        for after, shift in nexts[place]:
            if start + shift > early[after]:
                early[after] = start + shift
            waiting[after] -= 1
            if not waiting[after]:
                order.append(after)
    end = max(map(add, early, takes))
    late = [0] * len(takes)
    for place in reversed(order):
        start = end - takes[place]
        for after, shift in nexts[place]:
            if late[after] - shift < start:
                start = late[after] - shift
        late[place] = start
    return early, late


def everything(plan: Plan) -> None:
    found = schedule(plan)
    for task in plan.tasks:
        found.dates(task.id)


def milliseconds(work: Callable[[Plan], object], plan: Plan) -> float:
    begin = perf_counter()
    work(plan)
    return (perf_counter() - begin) * 1000


def compare(name: str, plan: Plan, floor: Callable[[Plan], object], runs: int) -> None:
    ways = (floor, schedule, everything)
    taken: list[list[float]] = [[] for _ in ways]
    for _ in range(runs):
        for way, times in zip(ways, taken, strict=True):
            times.append(milliseconds(way, plan))
    bare, ours, shown = (median(times) for times in taken)
    sys.stdout.write(
        f"{name:36}{bare:8.1f} ms{ours:9.1f} ms{ours / bare:7.2f} ×"
        f"{shown:9.1f} ms{shown / bare:7.2f} ×\n"
    )


def main(count: int = 10_000, runs: int = 9) -> None:
    sys.stdout.write(f"{'':36}{'floor':>11}{'schedule':>12}{'':>9}{'and all its dates':>21}\n")
    for size in (count // 4, count):
        plan = big_plan(size, plain=True)
        compare(f"{size} tasks, {len(plan.links)} plain links", plan, bare_passes, runs)
        plan = big_plan(size)
        name = f"{size} tasks, {len(plan.links)} of all types"
        compare(name, plan, bare_passes_of_all_types, runs)


if __name__ == "__main__":
    main(*(int(text) for text in sys.argv[1:]))
