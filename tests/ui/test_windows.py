"""The small windows: all of a text can be read, and nothing stands in front of them."""

from __future__ import annotations

from salespm_tui.core.cells import cell_width
from salespm_tui.ui.screens.standup import StandupPane
from salespm_tui.ui.screens.timeline import TimelinePane
from tests.ui.conftest import Bench, press, screen_text, settled, type_text

LONG = "\n".join(f"{number:02} " + "word " * 16 + f"end{number:02}" for number in range(30))


def inside(bench: Bench) -> str:
    """What stands between the borders of the window."""
    lines = [line for line in screen_text(bench.app).splitlines() if line.count("│") >= 2]
    return "\n".join(line.split("│")[1] for line in lines)


async def test_a_long_text_loses_nothing_beside_its_scroll_bar(bench: Bench) -> None:
    async with bench.running() as pilot:
        pilot.app.run_worker(bench.app.read_text("Minutes", LONG))
        await settled(pilot)
        shown = inside(bench)
        assert "…" not in shown
        assert "end00" in shown and "end05" in shown


async def test_a_text_is_laid_out_anew_when_the_terminal_narrows(bench: Bench) -> None:
    async with bench.running((120, 40)) as pilot:
        pilot.app.run_worker(bench.app.read_text("Minutes", LONG))
        await settled(pilot)
        await pilot.resize_terminal(60, 24)
        await settled(pilot)
        shown = inside(bench)
        assert "…" not in shown
        assert "end00" in shown
        assert max(map(cell_width, screen_text(bench.app).splitlines())) <= 60


async def test_a_word_about_the_key_before_leaves_when_a_window_opens(bench: Bench) -> None:
    async with bench.running(screen="3") as pilot:
        await press(pilot, "e")
        assert len(bench.app._notifications) == 1
        await press(pilot, "n")
        assert len(bench.app._notifications) == 0


async def test_every_wrong_field_is_told_at_once_and_the_cursor_goes_to_the_first(
    bench: Bench,
) -> None:
    async with bench.running(screen="3") as pilot:
        await press(pilot, "n", *["tab"] * 6)
        await type_text(pilot, "someday")
        await press(pilot, "enter")
        shown = screen_text(bench.app)
        assert "This is needed." in shown
        assert "“someday” is not" in shown
        await type_text(pilot, "Rollout")
        assert "* Rollout" in screen_text(bench.app)
        assert "This is needed." not in screen_text(bench.app)


async def test_a_field_that_cannot_be_read_says_so_when_it_is_left(bench: Bench) -> None:
    async with bench.running(screen="3") as pilot:
        await press(pilot, "n", *["tab"] * 6)
        await type_text(pilot, "someday")
        assert "“someday” is not" not in screen_text(bench.app)
        await press(pilot, "tab")
        assert "“someday” is not" in screen_text(bench.app)
        await press(pilot, "shift+tab", *["backspace"] * 7)
        assert "“someday” is not" not in screen_text(bench.app)


async def test_a_key_before_the_first_answer_says_that_it_is_being_read(bench: Bench) -> None:
    async with bench.running():
        assert TimelinePane().cannot_edit() == "The plan is still being read."
        assert StandupPane().cannot_done() == "The agenda is still being read."
