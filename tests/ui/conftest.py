"""The real app on a real temporary file, driven by real keys."""

from __future__ import annotations

import asyncio
import shutil
import sqlite3
import time
import unicodedata
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from textual import events
from textual.app import App
from textual.keys import REPLACED_KEYS, _character_to_key, _get_unicode_name_from_key
from textual.pilot import Pilot
from textual.screen import Screen

from salespm_tui.contract.values import Command, Outcome, Query
from salespm_tui.core.clock import FixedClock
from salespm_tui.core.i18n import set_language
from salespm_tui.engine import InlineEngine
from salespm_tui.services.demo import put_demo
from salespm_tui.services.workspace import Workspace
from salespm_tui.ui.app import SalesApp
from salespm_tui.ui.settings import AppSettings

PATIENCE = 30
"""Seconds that the slowest machine may take to come to rest."""


@dataclass
class Bench:
    """A workspace file, its engine and the app over it."""

    path: Path
    engine: InlineEngine
    app: SalesApp

    def do(self, command: Command) -> Outcome:
        return self.engine.do(command).result()

    def ask(self, query: Query[Any]) -> Any:
        return self.engine.ask(query).result()

    def rows(self, sql: str, *values: object) -> list[tuple[Any, ...]]:
        """What stands in the file."""
        connection = sqlite3.connect(f"{self.path.as_uri()}?mode=ro", uri=True)
        try:
            return connection.execute(sql, values).fetchall()
        finally:
            connection.close()

    @asynccontextmanager
    async def running(
        self, size: tuple[int, int] = (80, 24), *, screen: str = ""
    ) -> AsyncIterator[Pilot[None]]:
        """The app on a terminal of that size; `screen` is the key to press first."""
        async with self.app.run_test(size=size, notifications=True) as pilot:
            _in_no_time(pilot)
            await settled(pilot)
            if screen:
                await press(pilot, screen)
            yield pilot


def _in_no_time(pilot: Pilot[None]) -> None:
    """Let the pilot's keys wait as `settled` does; its own pauses wait for the clock, twice a key."""
    keys: Any = pilot
    keys.press = lambda *names: press(pilot, *names)


async def settled(pilot: Pilot[None]) -> None:
    """Everything asked has been answered and drawn: nobody has anything to do any more.

    AssertionError where somebody always has.
    """
    app = pilot.app
    until = time.monotonic() + PATIENCE
    for _frame in range(3):
        quiet = 0
        while quiet < 12:
            await asyncio.sleep(0)
            quiet = 0 if _is_busy(app) else quiet + 1
            assert time.monotonic() < until, f"still busy after {PATIENCE} s:\n{busy_with(app)}"
        if app._exit or not app.screen_stack:
            return
        waiting = [screen for screen in app.screen_stack if _has_to_draw(screen)]
        if not waiting:
            return
        for screen in waiting:  # what lies below a window is drawn by its own screen
            screen._on_timer_update()


def _has_to_draw(screen: Screen[Any]) -> bool:
    """Whether its next frame would do anything. One below a window asks for itself, each time it is
    drawn, to be drawn again: that alone is nothing new."""
    return bool(
        screen._layout_required
        or screen._scroll_required
        or screen._dirty_widgets
        or screen._recompose_required
        or screen._callbacks
        or (screen._repaint_required and screen is screen.app.screen)
    )


def busy_with(app: App[None]) -> str:
    """Who still has something to do."""
    waiting = [
        str(node)
        for node in (app, *app._registry)
        if not node._message_queue.empty() or node._next_callbacks
    ]
    if isinstance(app, SalesApp):
        waiting += ["a thread"] * _a_thread_works()
        waiting += ["the refresh"] * app.refresh_funnel.is_busy
        waiting += ["keys pressed"] * app.keys_are_waiting
    return "\n".join(waiting)


def _is_busy(app: App[None]) -> bool:
    if isinstance(app, SalesApp) and (app.refresh_funnel.is_busy or app.keys_are_waiting):
        return True
    return _a_thread_works() or any(
        not node._message_queue.empty() or node._next_callbacks for node in (app, *app._registry)
    )


def _a_thread_works() -> bool:
    """Whether something that was handed to a thread (a file being written) is not done yet."""
    executor: Any = getattr(asyncio.get_running_loop(), "_default_executor", None)
    return executor is not None and executor._idle_semaphore._value < len(executor._threads)


async def press(pilot: Pilot[None], *keys: str) -> None:
    """Press keys as a person does: each is answered before the next."""
    for key in keys:
        send_key(pilot, key)
        await settled(pilot)


async def type_text(pilot: Pilot[None], text: str) -> None:
    """Type text; characters of any language."""
    await press(pilot, *text)


def send_key(pilot: Pilot[None], key: str) -> None:
    """A key as the terminal's driver hands it over: a character, or the name of a key."""
    name = _character_to_key(key) if len(key) == 1 and not key.isalnum() else key
    character: str | None = key
    if len(key) > 1:
        with suppress(KeyError):
            character = None
            character = unicodedata.lookup(_get_unicode_name_from_key(REPLACED_KEYS.get(key, key)))
    event = events.Key(name, character)
    event.set_sender(pilot.app)
    assert pilot.app._driver is not None
    pilot.app._driver.send_message(event)


def screen_text(app: SalesApp) -> str:
    """What stands on the terminal, line by line, without trailing blanks."""
    height = app.size.height
    lines = app.screen._compositor.render_strips()
    return "\n".join("".join(s.text for s in strip).rstrip() for strip in lines[:height])


Start = Callable[..., AbstractAsyncContextManager[Pilot[None]]]


def bench_on(path: Path, clock: FixedClock, **settings: Any) -> Bench:
    """The app over the workspace at `path`; everything it keeps is kept beside that."""
    folder = path.parent
    engine = InlineEngine(lambda: Workspace.open(path, clock, backups=folder / "backups"))
    return Bench(
        path, engine, SalesApp(engine, AppSettings(clock, folder / "state", str(path), **settings))
    )


def own_copy(file: Path, folder: Path) -> Path:
    """A copy of a prepared workspace for one test."""
    folder.mkdir(mode=0o700)
    return Path(shutil.copy(file, folder / "salespm.db"))


@pytest.fixture(scope="session")
def blank_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace that nobody has changed. Copy it; never open it."""
    path = tmp_path_factory.mktemp("blank") / "salespm.db"
    clock = FixedClock(datetime(2026, 11, 23, 9, 0, tzinfo=UTC))
    settings = {"time_zone": "UTC"}
    Workspace.open(path, clock, backups=path.parent / "backups", settings=settings).close()
    return path


@pytest.fixture
def bench(blank_file: Path, tmp_path: Path, clock: FixedClock) -> Iterator[Bench]:
    made = bench_on(own_copy(blank_file, tmp_path / "workspace"), clock)
    yield made
    made.engine.close()


@pytest.fixture
def salespm(bench: Bench) -> Start:
    """`async with salespm(size=(80, 24), screen="3") as pilot:`"""
    return bench.running


@pytest.fixture(scope="session")
def demo_files(tmp_path_factory: pytest.TempPathFactory, demo_cache: Path) -> Callable[[str], Path]:
    """The demo workspace of the fixed day in that language, built once. Copy it; never open it."""
    folder = tmp_path_factory.mktemp("demo")

    def file_in(language: str) -> Path:
        path = folder / f"{language}.db"
        if not path.exists():
            with pytest.MonkeyPatch.context() as patch:
                patch.setenv("TZ", "Etc/UTC")
                time.tzset()
                set_language(language)
                put_demo(path, date(2026, 11, 23), demo_cache)
            time.tzset()
        return path

    return file_in


@pytest.fixture
def demo(
    demo_files: Callable[[str], Path], tmp_path: Path, clock: FixedClock
) -> Iterator[Callable[..., Bench]]:
    """`demo("zh", plain=True)`: the app on a copy of the demo in that language, with settings."""
    engines: list[InlineEngine] = []

    def on_demo(language: str = "en", **settings: Any) -> Bench:
        set_language(language)
        path = own_copy(demo_files(language), tmp_path / f"demo-{len(engines)}")
        made = bench_on(path, clock, **settings)
        engines.append(made.engine)
        return made

    yield on_demo
    for engine in engines:
        engine.close()
