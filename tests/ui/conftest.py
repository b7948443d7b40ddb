"""The real app on a real temporary file, driven by real keys."""

from __future__ import annotations

import sqlite3
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from salespm_tui.contract.values import Command, Outcome, Query
from salespm_tui.core.clock import FixedClock
from salespm_tui.engine import InlineEngine
from salespm_tui.services.workspace import Workspace
from salespm_tui.ui.app import SalesApp
from salespm_tui.ui.settings import AppSettings


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
            await settled(pilot)
            if screen:
                await press(pilot, screen)
            yield pilot


async def settled(pilot: Pilot[None]) -> None:
    """Everything asked has been answered and drawn."""
    for _turn in range(4):
        await pilot.pause()


async def press(pilot: Pilot[None], *keys: str) -> None:
    """Press keys as a person does: each is answered before the next."""
    for key in keys:
        await pilot.press(key)
        await settled(pilot)


async def type_text(pilot: Pilot[None], text: str) -> None:
    """Type text; characters of any language."""
    for character in text:
        await pilot.press(character if character != " " else "space")
    await settled(pilot)


def screen_text(app: SalesApp) -> str:
    """What stands on the terminal, line by line, without trailing blanks."""
    width, height = app.size
    lines = app.screen._compositor.render_strips()
    return "\n".join("".join(s.text for s in strip).rstrip() for strip in lines[:height])


Start = Callable[..., AbstractAsyncContextManager[Pilot[None]]]


@pytest.fixture
def bench(tmp_path: Path, clock: FixedClock) -> Bench:
    path = tmp_path / "workspace" / "salespm.db"
    path.parent.mkdir(mode=0o700)
    engine = InlineEngine(lambda: Workspace.open(path, clock, backups=tmp_path / "backups"))
    engine.start()
    settings = AppSettings(clock=clock, state_folder=tmp_path / "state", workspace=str(path))
    return Bench(path, engine, SalesApp(engine, settings))


@pytest.fixture
def salespm(bench: Bench) -> Start:
    """`async with salespm(size=(80, 24), screen="3") as pilot:`"""
    return bench.running
