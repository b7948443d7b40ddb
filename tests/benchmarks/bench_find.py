"""How soon the first hits are there among 100,000 log entries, against the bare query of SQLite.

    python -m tests.benchmarks.bench_find [--entries N] [--runs N]

The bare query is what SQLite's manual gives: the same index asked for its best fifty rows by rank, with
a snippet of each. Beside it stands the least that can be asked for the same hits: the fifty newest
row numbers. Runs are interleaved, figures are medians. `find` is the answer of the engine; `on the
screen` is from typing the text to the frame that shows its hits, which is held against the bare query
alone and against it and a frame with the same hits that were known before (drawing them takes longer
than most queries). Prints, and never fails.
"""

from __future__ import annotations

import argparse
import asyncio
import random
import sqlite3
import sys
import tempfile
from collections.abc import Callable
from concurrent.futures import Future
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import median
from time import perf_counter

import sqlalchemy as sa
from textual.widgets import Input

from salespm_tui.contract.finding import FindQuery, Found
from salespm_tui.core.clock import SystemClock
from salespm_tui.core.labels import label
from salespm_tui.domain.finding import phrases_of, words_of
from salespm_tui.engine import ThreadEngine
from salespm_tui.services.workspace import Workspace
from salespm_tui.store.tables import Client, Interaction
from salespm_tui.store.workspace import Store
from salespm_tui.ui.app import SalesApp
from salespm_tui.ui.dialogs.find import Find
from salespm_tui.ui.settings import AppSettings
from tests.benchmarks.bench_terminal import word
from tests.benchmarks.small_and_big import ratio

SETTINGS = {"time_zone": "UTC", "currency": "CNY"}
CLIENTS = 300
ASKED = ("谈", "价格", "交期 延误", "price", "pri", "renewal offer", "去年秋天的那句话", "needle")
_CHINESE = (
    "我们跟客户谈了价格和交期他说预算要到下个月才定希望延误的货先到仓库再看合同方案演示采购技术"
)
_ENGLISH = ("price", "offer", "renewal", "delivery", "budget", "asks", "for", "the", "meeting")
RANKED = (
    "SELECT rowid, snippet(search_words, 2, '[', ']', '…', 20) FROM search_words"
    " WHERE search_words MATCH ? ORDER BY rank LIMIT 50"
)
NEWEST = "SELECT rowid FROM search_words WHERE search_words MATCH ? ORDER BY rowid DESC LIMIT 50"


def entries(number: int) -> list[dict[str, object]]:
    """Log entries in both writings; one of each says what nothing else says."""
    chance = random.Random(5)
    start = datetime(2021, 1, 4, 9, tzinfo=UTC)
    rows: list[dict[str, object]] = []
    for at in range(number):
        if at % 2:
            said = "".join(chance.choices(_CHINESE, k=chance.randint(15, 40)))
        else:
            said = " ".join(chance.choices(_ENGLISH, k=chance.randint(5, 14)))
        if at == number // 3:
            said = "去年秋天的那句话 needle"
        held = start + timedelta(minutes=25 * at)
        rows.append({"client_id": 1 + at % CLIENTS, "occurred_at": held, "summary": said})
    return rows


def fill(path: Path, number: int) -> float:
    """Seconds for writing that many entries, as one change set, into a new workspace."""
    clock = SystemClock("UTC")
    rows = entries(number)
    with Store.open(path, clock, backups=path.parent / "backups", settings=SETTINGS) as store:
        begun = perf_counter()
        with store.write(label("Filled"), "fill") as work:
            run = work.session.connection().execute
            run(sa.insert(Client), [{"name": f"客户 Client {at}"} for at in range(CLIENTS)])
            run(sa.insert(Interaction), rows)
        return perf_counter() - begun


def timed(deed: Callable[[], object]) -> float:
    begun = perf_counter()
    deed()
    return 1000 * (perf_counter() - begun)


def medians(path: Path, text: str, runs: int) -> tuple[float, float, float]:
    """Milliseconds of the ranked query, of the newest row numbers, and of `FindQuery`."""
    expression = " AND ".join(phrases_of(words_of(text)))
    times: list[tuple[float, float, float]] = []
    workspace = Workspace.open(path, SystemClock("UTC"), backups=path.parent / "backups")
    with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)) as bare:

        def asked(query: str) -> object:
            return bare.execute(query, (expression,)).fetchall()

        for _run in range(runs + 1):
            times.append(
                (
                    timed(lambda: asked(RANKED)),
                    timed(lambda: asked(NEWEST)),
                    timed(lambda: workspace.ask(FindQuery(text))),
                )
            )
    workspace.close()
    ranked, newest, find = (median(some) for some in zip(*times[1:], strict=True))
    return ranked, newest, find


class Known:
    """Answers at once what was found before: what is left is the window's own work."""

    def __init__(self, found: dict[str, Found]) -> None:
        self._found = found

    def ask(self, query: FindQuery) -> Future[Found]:
        future: Future[Found] = Future()
        future.set_result(self._found.get(query.text, Found(query.text)))
        return future


async def on_screen(path: Path, runs: int) -> dict[str, tuple[float, float]]:
    """For each text, milliseconds from typing it to the frame with its hits, and of these the
    window's own."""
    engine = ThreadEngine(
        lambda: Workspace.open(path, SystemClock("UTC"), backups=path.parent / "backups")
    )
    app = SalesApp(engine, AppSettings(SystemClock("UTC"), path.parent / "state", str(path)))
    times: dict[str, tuple[list[float], list[float]]] = {text: ([], []) for text in ASKED}
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause(3)
        await pilot.press("f")
        await pilot.pause(0.3)
        find = app.screen
        assert isinstance(find, Find)
        known = Known({text: engine.ask(FindQuery(text)).result() for text in ASKED})
        for _run in range(runs + 1):
            for text in ASKED:
                for at, asked in enumerate((engine, known)):
                    app.engine = asked  # type: ignore[assignment] # all of it that the window uses
                    await _typed(find, "")
                    begun = perf_counter()
                    await _typed(find, text)
                    times[text][at].append(1000 * (perf_counter() - begun))
        app.engine = engine
    engine.close()
    return {text: (median(both[0][1:]), median(both[1][1:])) for text, both in times.items()}


async def _typed(find: Find, text: str) -> None:
    """Put the text into the line and wait until its hits are drawn."""
    find.query_one(Input).value = text
    while find.shown_text != text:
        await asyncio.sleep(0.0002)  # not 0: the engine's thread must have its turns
    find._compositor.render_strips()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--entries", type=int, default=100_000)
    parser.add_argument("--runs", type=int, default=7)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        lines = []
        sizes = [asked.entries // 100, asked.entries // 10, asked.entries]
        filled = {}
        for number in sizes:
            filled[number] = fill(Path(folder, f"{number}.db"), number)
            size = Path(folder, f"{number}.db").stat().st_size / 1e6
            lines.append(
                f"{number} entries written and indexed in {filled[number]:.2f} s, {size:.1f} MB"
            )
        grown = (filled[sizes[2]] / filled[sizes[1]]) / 10
        lines.append(
            f"growth of writing from {sizes[1]}, a row: {grown:.2f} ×  {word(grown, 1.25)}"
        )
        big = Path(folder, f"{asked.entries}.db")
        shown = asyncio.run(on_screen(big, asked.runs))
        for text in ASKED:
            ranked, newest, find = medians(big, text, asked.runs)
            lines += [
                f"“{text}”: newest row numbers alone {newest:.2f} ms",
                ratio("  find, to the bare query by rank", find, ranked, 1.5, "ms"),
                ratio("  on the screen, to that", shown[text][0], ranked, 1.5, "ms"),
                ratio(
                    "  the same, to it and its frame",
                    shown[text][0],
                    ranked + shown[text][1],
                    1.5,
                    "ms",
                ),
            ]
    sys.stdout.write("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
