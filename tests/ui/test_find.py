"""`f`: words are found anywhere as they are typed, and enter goes to the record on its own screen."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from salespm_tui.contract.goal_edits import CheckIn, SaveGoal
from salespm_tui.contract.values import Ref
from tests.ui.conftest import Bench, press, screen_text, settled, type_text


def seen(bench: Bench) -> str:
    """What stands on the terminal, with single blanks."""
    return " ".join(screen_text(bench.app).split())


async def test_hits_come_as_one_types_and_enter_goes_there(demo: Callable[..., Bench]) -> None:
    """app.find, from the stand-up: a task in its plan, and back."""
    bench = demo()
    async with bench.running() as pilot:
        await press(pilot, "f")
        assert "Type words" in screen_text(bench.app)
        await type_text(pilot, "price b")
        shown = seen(bench)
        assert "task Price book" in shown
        assert "price book sent, they compare us" in shown
        await type_text(pilot, "xyz")
        assert "Nothing holds “price bxyz”." in screen_text(bench.app)
        await press(pilot, "escape", "f")
        assert "price bxyz" in screen_text(bench.app)
        await type_text(pilot, "price book")
        while "▸ task" not in screen_text(bench.app):
            await press(pilot, "down")
        await press(pilot, "enter")
        await settled(pilot)
        assert bench.app.pane_name == "timeline"
        assert bench.app.pane is not None
        assert str(bench.app.pane.place_at()) == "Ref(kind='task', id=44)"
        await press(pilot, "escape")
        assert bench.app.pane_name == "standup"


async def test_minutes_are_read_where_they_were_found(demo: Callable[..., Bench]) -> None:
    bench = demo("zh")
    async with bench.running(screen="6") as pilot:
        await press(pilot, "f")
        await type_text(pilot, "今日")
        assert "站会" in screen_text(bench.app)
        await press(pilot, "enter")
        await settled(pilot)
        assert "11月20日" in screen_text(bench.app)
        assert bench.app.screen_stack[1:]


async def test_what_no_screen_shows_is_shown_where_it_belongs(bench: Bench) -> None:
    day = date(2026, 11, 2)
    bench.do(
        SaveGoal(name="Stands sold", metric="customers", target_value=100, start_on=day, due_on=day)
    )
    bench.do(CheckIn(goal_id=1, as_of=day, value=3, note="重庆客户还在犹豫"))
    async with bench.running() as pilot:
        await press(pilot, "f")
        await type_text(pilot, "犹豫")
        assert "check-in Stands sold" in seen(bench)
        await press(pilot, "enter")
        await settled(pilot)
        assert bench.app.pane_name == "goals"
        assert bench.app.pane is not None
        assert bench.app.pane.place_at() in (Ref("goal", 1), Ref("goal_actual", 1))
