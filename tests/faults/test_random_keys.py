"""Somebody leans on the keyboard: whatever is pressed, the app lives, and what it did can be undone."""

from __future__ import annotations

import random
import shutil
import sqlite3
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from textual.pilot import Pilot

from salespm_tui.contract.records import CheckQuery, Undo
from salespm_tui.core.clock import FixedClock
from salespm_tui.core.i18n import set_language
from salespm_tui.services.demo import put_demo
from salespm_tui.ui.actions import ACTIONS
from salespm_tui.ui.app import SalesApp
from salespm_tui.ui.dialogs.reader import Reader
from tests.services.test_histories import contents
from tests.ui.conftest import Bench, bench_on, press, screen_text

LEAVING = {"app.quit", "app.back"}
KEYS = [key for action in ACTIONS if action.id not in LEAVING for key in action.keys]
WORDS = (
    "fri",
    "+3d",
    "50",
    "2d",
    "明天",
    "1.2FS+1d",
    "x",
    "100",
    "[/]",
    "3",
    "-",
    "call Halden hi",
)
SIZES = ((80, 24), (120, 40), (60, 15), (59, 14), (200, 60), (80, 24))


@pytest.fixture(scope="module")
def demo_file(tmp_path_factory: pytest.TempPathFactory, demo_cache: Path) -> Path:
    folder = tmp_path_factory.mktemp("demo")
    put_demo(folder / "demo.db", date(2026, 11, 23), demo_cache)
    return folder / "demo.db"


@pytest.fixture
def bench(demo_file: Path, tmp_path: Path) -> Iterator[Bench]:
    clock = FixedClock(datetime(2026, 11, 23, 9, 0, tzinfo=UTC))
    made = bench_on(Path(shutil.copy(demo_file, tmp_path / "work.db")), clock)
    yield made
    made.engine.close()


async def lean_on_it(bench: Bench, dice: random.Random, presses: int) -> list[str]:
    """Press keys by chance; AssertionError, with the keys, at the first fault. What was pressed."""
    pressed: list[str] = []
    async with bench.running() as pilot:
        for _press in range(presses):
            for key in next_keys(pilot, dice):
                pressed.append(key)
                await press(pilot, key)
                assert sound(bench.app), f"{pressed[-40:]}\n{story_of(bench)}"
            if dice.random() < 0.01:
                await pilot.resize_terminal(*dice.choice(SIZES))
    return pressed


def next_keys(pilot: Pilot[None], dice: random.Random) -> list[str]:
    """A key of the table; in a window more often a word, enter, tab or esc."""
    if len(pilot.app.screen_stack) == 1 or dice.random() < 0.2:
        return [dice.choice(KEYS)]
    if dice.random() < 0.25:
        return ["space" if letter == " " else letter for letter in dice.choice(WORDS)]
    return [
        dice.choice(("enter", "enter", "tab", "down", "escape", "right", "ctrl+s", "backspace"))
    ]


def sound(app: SalesApp) -> bool:
    """It runs, and reports no fault of its own."""
    faults = [s for s in app.screen_stack if isinstance(s, Reader) and "fault" in s._title]
    return app._exception is None and not app._exit and not faults and not app.unsaved


def story_of(bench: Bench) -> str:
    """The screen, and what the crash files tell."""
    state = bench.path.parent / "state"
    crashes = [path.read_text(encoding="utf-8") for path in state.rglob("crash*")]
    return "\n".join((screen_text(bench.app), *crashes))


def undo_it_all(bench: Bench, demo_file: Path) -> None:
    """What was done can be taken back, and the file is whole.

    The demo is then as it was, unless a `u` among the keys took back something of its own past.
    """
    in_force = "SELECT count(*) FROM change_set WHERE kind = 'do' AND undone_by_id IS NULL"
    connection = sqlite3.connect(f"{demo_file.as_uri()}?mode=ro", uri=True)
    (last,) = connection.execute("SELECT max(id) FROM change_set").fetchone()
    (begun,) = connection.execute(in_force).fetchone()
    connection.close()
    assert bench.ask(CheckQuery()) == ()
    while bench.rows(f"{in_force} AND id > ?", last) != [(0,)]:
        assert bench.do(Undo()).set_id is not None
    if bench.rows(in_force) == [(begun,)]:
        assert contents(bench.path) == contents(demo_file)
    assert bench.ask(CheckQuery()) == ()


async def test_leaning_on_the_keyboard(bench: Bench, demo_file: Path) -> None:
    await lean_on_it(bench, random.Random(1), 100)
    undo_it_all(bench, demo_file)


@pytest.mark.long
@pytest.mark.parametrize("seed", range(10, 50))
async def test_leaning_on_the_keyboard_for_long(bench: Bench, demo_file: Path, seed: int) -> None:
    set_language("zh" if seed % 2 else "en")
    await lean_on_it(bench, random.Random(seed), 1000)
    undo_it_all(bench, demo_file)
