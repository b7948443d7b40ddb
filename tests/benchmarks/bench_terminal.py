"""What a person waits for at the terminal, and what goes over the line, against bare Textual.

    python -m tests.benchmarks.bench_terminal [--runs N] [--size 120x40] [--file BIG.db]

Runs are interleaved (A B C A B C …), figures are medians, and every goal is a ratio to a floor of the
same run: absolute times move with the machine. Prints, and never fails.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from math import isnan, nan
from pathlib import Path
from statistics import median

from tests.pty_session import PtySession

FLOORS = Path(__file__).with_name("floors.py")
QUIET = 0.06
HELD_HERTZ = 30
Figures = dict[str, float]


@dataclass(frozen=True, slots=True)
class Program:
    """One contender: its command, what its first frame and its data show, the keys to a list."""

    name: str
    command: tuple[str, ...]
    frame: str
    data: str
    to_list: tuple[str, ...] = ()
    leave: str = "q"


@dataclass(frozen=True, slots=True)
class Goal:
    """A figure of one program over that of a floor, and the most that it should be."""

    what: str
    figure: str
    program: str
    floor: str
    most: float


HEADINGS = {
    "frame": ("first frame", "ms"),
    "data": ("data", "ms"),
    "start": ("start", "kB"),
    "memory": ("memory", "MB"),
    "first": ("cursor, first", "ms"),
    "key": ("cursor, last", "ms"),
    "key_bytes": ("a key", "bytes"),
    "scroll": ("scroll", "ms"),
    "scroll_bytes": ("a row", "bytes"),
    "held": ("held, lag", "ms"),
    "idle_bytes": ("idle 3 s", "bytes"),
    "idle_cpu": ("idle CPU", "%"),
    "leave": ("leaving", "ms"),
}

# What does not depend on the machine, or is promised as it stands.
BOUNDS = {"leave": 60.0, "idle_bytes": 0.0, "idle_cpu": 0.3, "key_bytes": 800.0}


def programs(folder: Path, file: Path | None) -> list[Program]:
    python = sys.executable
    floor_row = "Row number 0001"

    def floor(look: str, frame: str, *rest: str) -> Program:
        return Program(f"floor {look}", (python, str(FLOORS), look, *rest), frame, floor_row)

    def app(name: str, *rest: str, to_list: tuple[str, ...] = ()) -> Program:
        command = (python, "-m", "salespm_tui", "--lang", "en", *rest)
        return Program(name, command, "Stand-up", "reviewed", to_list, "ctrl+q")

    found = [
        floor("bare", floor_row),
        floor("line", floor_row),
        floor("worker", "percent", str(folder / "floor.db")),
        app("demo, stand-up", "--demo"),
        app("demo, timeline", "--demo", to_list=("3", "enter")),
        app("demo, clients", "--demo", to_list=("5",)),
    ]
    if file is not None:
        copy = folder / "big.db"
        shutil.copyfile(file, copy)
        found += [
            app("big, stand-up", "--file", str(copy)),
            app("big, timeline", "--file", str(copy), to_list=("3", "enter")),
            app("big, clients", "--file", str(copy), to_list=("5",)),
        ]
    return found


def goals(names: Sequence[str]) -> list[Goal]:
    wanted = [
        Goal("first frame", "frame", "demo, stand-up", "floor bare", 1.15),
        Goal("true stand-up", "data", "demo, stand-up", "floor worker", 0.95),
        Goal("true stand-up, big", "data", "big, stand-up", "floor worker", 1.2),
        Goal("memory", "memory", "demo, stand-up", "floor worker", 1.25),
    ]
    for name in names:
        if not name.startswith("floor"):
            wanted.append(Goal(f"cursor, {name}", "key", name, "floor line", 1.3))
            wanted.append(Goal(f"bytes of a key, {name}", "key_bytes", name, "floor line", 1.1))
            wanted.append(Goal(f"scroll, {name}", "scroll", name, "floor line", 1.3))
    return [goal for goal in wanted if goal.program in names]


def measure(program: Program, size: tuple[int, int]) -> Figures:
    """One run from start to end; times in milliseconds from the moment that they begin.

    Each run has a state folder of its own: a project remembered would change what the keys lead to.
    """
    with (
        tempfile.TemporaryDirectory() as state,
        PtySession(
            program.command, size=size, env={"COLORTERM": "truecolor", "XDG_STATE_HOME": state}
        ) as session,
    ):
        session.wait_for(program.data, timeout=60)
        session.settle(0.15)
        found: Figures = {
            "frame": 1000 * (first_seen(session, program.frame) - session.started),
            "data": 1000 * (first_seen(session, program.data) - session.started),
            "start": len(session.output) / 1000,
            "memory": session.watched.memory_info().rss / 1e6,
        }
        for key in program.to_list:
            session.press(key)
            session.settle(0.8)
        found["first"], found["key"], found["key_bytes"] = keys(session, "down", 9)
        for _row in range(size[1]):
            session.press("down")
            session.pump(0.005)
        session.settle(0.15)
        _first, found["scroll"], found["scroll_bytes"] = keys(session, "down", 9)
        found["held"] = held(session)
        found["idle_bytes"], found["idle_cpu"] = idle(session, 3)
        begun = time.monotonic()
        session.press(program.leave)
        while session.process.poll() is None and time.monotonic() < begun + 5:
            session.pump(0.001)
        found["leave"] = 1000 * (time.monotonic() - begun)
        left = session.given_back()
        if left or session.process.returncode:
            code = session.process.returncode
            sys.stderr.write(f"{program.name}: code {code}, not put back: {left}\n")
        return found


def first_seen(session: PtySession, text: str) -> float:
    """When the bytes had arrived that first put `text` on the screen."""
    replay = session.replay()
    return next(at for at, shown in replay if text in shown)


def keys(session: PtySession, key: str, count: int) -> tuple[float, float, float]:
    """Milliseconds from a key to the first and the last byte of its answer, and the bytes; medians.

    A key without an answer (the end of a short list) does not count.
    """
    firsts, lasts, sizes = [], [], []
    for _press in range(count):
        arrived, before, begun = len(session.arrivals), len(session.output), time.monotonic()
        session.press(key)
        session.settle(QUIET)
        if len(session.output) > before:
            firsts.append(1000 * (session.arrivals[arrived][0] - begun))
            lasts.append(1000 * (session.arrivals[-1][0] - begun))
            sizes.append(len(session.output) - before)
    if not sizes:
        return nan, nan, nan
    return median(firsts), median(lasts), median(sizes)


def held(session: PtySession) -> float:
    """A key held for a second: how long after the last press the screen still moved."""
    for press in range(HELD_HERTZ):
        session.press("up" if press % 2 else "down")
        session.pump(1 / HELD_HERTZ)
    begun = time.monotonic()
    session.press("down")
    session.settle(0.15)
    return max(0.0, 1000 * (session.arrivals[-1][0] - begun))


def idle(session: PtySession, seconds: float) -> tuple[float, float]:
    """Bytes, and the share of a processor in percent."""
    session.settle(0.5)
    used = session.cpu_seconds()
    sent = session.pump(seconds)
    return sent, 100 * (session.cpu_seconds() - used) / seconds


def shown(figure: float) -> str:
    return f"{'–':>14}" if isnan(figure) else f"{figure:14.1f}"


def table(found: dict[str, Figures]) -> str:
    width = max(map(len, found))
    lines = [
        " " * width + "".join(f"{heading:>14}" for heading, _unit in HEADINGS.values()),
        " " * width + "".join(f"{unit:>14}" for _heading, unit in HEADINGS.values()),
    ]
    for name, figures in found.items():
        row = "".join(shown(figures[key]) for key in HEADINGS)
        lines.append(f"{name:{width}}{row}")
    return "\n".join(lines)


def verdicts(found: dict[str, Figures]) -> str:
    lines = []
    for goal in goals(list(found)):
        ratio = found[goal.program][goal.figure] / found[goal.floor][goal.figure]
        if not isnan(ratio):
            line = f"{goal.what:38}{ratio:7.2f} × {goal.floor:13} goal {goal.most:6.2f}  "
            lines.append(line + word(ratio, goal.most))
    for name, figures in found.items():
        for key, most in BOUNDS.items():
            if not name.startswith("floor") and not isnan(figures[key]):
                heading, unit = HEADINGS[key]
                line = f"{f'{heading}, {name}':38}{figures[key]:7.1f} {unit:15} goal {most:6.1f}  "
                lines.append(line + word(figures[key], most))
    return "\n".join(lines)


def word(figure: float, most: float) -> str:
    return "reached" if figure <= most else "missed"


def run(contenders: Sequence[Program], runs: int, size: tuple[int, int]) -> dict[str, Figures]:
    """Every program once, then every one again: what disturbs one round disturbs all."""
    rounds: dict[str, list[Figures]] = {program.name: [] for program in contenders}
    for number in range(runs):
        for program in contenders:
            rounds[program.name].append(measure(program, size))
        sys.stderr.write(f"round {number + 1} of {runs}\n")
    return {
        name: {key: median(one[key] for one in figures) for key in HEADINGS}
        for name, figures in rounds.items()
    }


def size_of(text: str) -> tuple[int, int]:
    columns, rows = text.split("x")
    return int(columns), int(rows)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--runs", type=int, default=7)
    parser.add_argument("--size", type=size_of, default=(120, 40))
    parser.add_argument("--file", type=Path, help="a big workspace, measured beside the demo")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        found = run(programs(Path(folder), asked.file), asked.runs, asked.size)
    sys.stdout.write(f"{table(found)}\n\n{verdicts(found)}\n")


if __name__ == "__main__":
    main()
