"""`E`, app.export: a screen becomes a file, and nothing is overwritten without a yes."""

from __future__ import annotations

import asyncio
import stat
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from salespm_tui.contract.clients import Capture
from salespm_tui.contract.projects import SaveProject
from salespm_tui.contract.timeline import LinkDraft, SaveTask
from salespm_tui.core.clock import FixedClock
from tests.exchange.gantt_grammar import read_gantt
from tests.ui.conftest import Bench, bench_on, own_copy, press, screen_text, settled


@pytest.fixture
def shop(
    blank_file: Path, tmp_path: Path, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Bench]:
    """A project with two tasks, at hand; what is written goes to a folder of the test's own."""
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    made = bench_on(own_copy(blank_file, tmp_path / "workspace"), clock, project_id=1)
    made.do(SaveProject(name="Shop: Paris", start_on=date(2026, 11, 23)))
    made.do(SaveTask(project_id=1, name="Measure", duration_min=960))
    made.do(SaveTask(project_id=1, name="安装", duration_min=480, links=(LinkDraft(1),)))
    made.do(Capture("call Acme prices !fri"))
    yield made
    made.engine.close()


async def told(bench: Bench, pilot: Pilot[None], words: str) -> bool:
    """Whether those words are told; files are written beside the keys."""
    for _turn in range(200):
        await settled(pilot)
        if any(words in str(note.message) for note in bench.app._notifications):
            return True
        await asyncio.sleep(0.005)
    return False


async def test_the_plan_becomes_a_chart(shop: Bench) -> None:
    async with shop.running(screen="3") as pilot:
        await press(pilot, "E", "down", "enter")
        assert "Shop-Paris.mmd" in screen_text(shop.app)
        await press(pilot, "enter")
        assert await told(shop, pilot, "Written to")
    path = Path("Shop-Paris.mmd")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert [task.name for task in read_gantt(path.read_text()).tasks] == ["Measure", "安装"]


async def test_the_review_becomes_a_report(shop: Bench) -> None:
    async with shop.running(screen="8") as pilot:
        await press(pilot, "E", "enter")
        assert "Status-report-Shop-Paris.html" in screen_text(shop.app)
        await press(pilot, "enter")
        assert await told(shop, pilot, "Written to")
    path = Path("Status-report-Shop-Paris.html")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert "Status report: Shop: Paris" in path.read_text(encoding="utf-8")


async def test_a_file_is_replaced_only_after_a_yes(shop: Bench) -> None:
    path = Path("Shop-Paris.csv")
    path.write_text("mine")
    async with shop.running(screen="3") as pilot:
        await press(pilot, "E", "enter", "enter")
        assert "Replace it?" in screen_text(shop.app)
        await press(pilot, "n")
        assert path.read_text() == "mine"
        await press(pilot, "enter", "y")
        assert await told(shop, pilot, "Written to")
    assert path.read_bytes().startswith(b"\xef\xbb\xbfid,")


async def test_the_workspace_is_not_replaced(shop: Bench) -> None:
    async with shop.running(screen="3") as pilot:
        await press(pilot, "E", "enter")
        shop.app.screen.query_one(Input).value = str(shop.path)
        await press(pilot, "enter", "y")
        assert await told(shop, pilot, "not a file that can")
    assert shop.path.read_bytes().startswith(b"SQLite format 3")


async def test_elsewhere_only_days_are_written(shop: Bench) -> None:
    async with shop.running(screen="5") as pilot:
        await press(pilot, "E")
        shown = screen_text(shop.app)
        assert "iCalendar" in shown
        assert "Mermaid" not in shown
        await press(pilot, "escape")
        assert "iCalendar" not in screen_text(shop.app)
    assert not list(Path().iterdir())


async def test_the_clients_and_what_was_said_become_lists(shop: Bench) -> None:
    async with shop.running(screen="5") as pilot:
        await press(pilot, "E", "down", "down", "enter", "enter")
        assert await told(shop, pilot, "Written to")
    path = Path("Shop-Paris-log.csv")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert path.read_text("utf-8-sig").startswith("Date,Client,Contact,")
