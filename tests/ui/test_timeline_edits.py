"""The plan edited in place with real keys: tried on the screen, kept in the file, taken back."""

from __future__ import annotations

from typing import Any

import pytest

from salespm_tui.contract.timeline import LinkDraft
from salespm_tui.core.i18n import set_language
from salespm_tui.ui.screens.timeline import TimelinePane
from tests.ui.conftest import Bench, press, screen_text, type_text
from tests.ui.test_timeline_screen import line_with, names, pane, plan, row, task, words

__all__ = ["plan"]

SHIFTED = 'SELECT name, "constraint", constraint_on FROM task WHERE constraint_on NOT NULL'


def sets(bench: Bench) -> int:
    return int(bench.rows("SELECT count(*) FROM change_set")[0][0])


def run_of(bench: Bench) -> Any:
    shown = pane(bench)
    assert isinstance(shown, TimelinePane)
    return shown.run


async def test_a_bar_moves_on_the_screen_first_and_in_the_file_by_enter(plan: Bench) -> None:
    """timeline.later, timeline.earlier"""
    before = sets(plan)
    async with plan.running(screen="3") as pilot:
        await press(pilot, "j", "L", "L")
        assert "Price model +2 d · project +2 d · 2 others move" in words(plan)
        assert sets(plan) == before
        await press(pilot, "H")
        assert "Price model +1 d · project +1 d" in words(plan)
        await press(pilot, "enter")
        assert "Moved task Price model" in screen_text(plan.app)
        assert "moves out" in words(plan)
    assert plan.rows(SHIFTED) == [("Price model", "snet", "2026-11-24T08:00")]
    assert sets(plan) == before + 1


async def test_esc_drops_what_is_tried_and_u_takes_one_key_back(plan: Bench) -> None:
    before = sets(plan)
    async with plan.running(screen="3") as pilot:
        await press(pilot, "j", "shift+right", "shift+right", "u")
        assert "Price model +1 d" in words(plan)
        await press(pilot, "escape")
        assert "Price model +1 d" not in words(plan)
        assert run_of(plan) is None
        await press(pilot, "L", "u")
        assert run_of(plan) is None
    assert sets(plan) == before


async def test_bars_are_stretched_and_the_milestone_behind_them_moves(plan: Bench) -> None:
    """timeline.longer, timeline.shorter"""
    async with plan.running(screen="3") as pilot:
        await press(pilot, "j", ">", "ctrl+right", "<", "enter")
        assert row(plan, "Price model", "duration_min") == (4 * 480,)
        await press(pilot, "u")
        assert row(plan, "Price model", "duration_min") == (3 * 480,)


async def test_rows_go_in_out_up_and_down_in_one_run(plan: Bench) -> None:
    """timeline.indent, timeline.outdent, timeline.row_up, timeline.row_down"""
    async with plan.running(screen="3") as pilot:
        await press(pilot, "G", "]")
        assert line_with(plan, "Training").split()[0].lstrip("▸") in ("1.4", "")
        assert "1.4" in line_with(plan, "Training")
        await press(pilot, "K", "K", "enter")
        assert row(plan, "Training", "parent_id") == (1,)
        assert names(plan) == [
            "Commercial", "Price model", "Training", "法务审查", "Contract signed",
        ]  # fmt: skip
        await press(pilot, "J", "[", "enter")
        assert names(plan)[-1] == "Training"
        assert row(plan, "Training", "parent_id") == (None,)


async def test_a_run_that_cannot_go_on_says_why_and_keeps_what_came_before(plan: Bench) -> None:
    async with plan.running(screen="3") as pilot:
        await press(pilot, "j", "L", "[", "[", "K", "K")
        assert "first" in screen_text(plan.app)
        assert run_of(plan) is not None
        await press(pilot, "escape", "escape", "H")
        assert "the project starts then" in words(plan)
        assert run_of(plan) is None


async def test_other_keys_wait_until_the_run_is_kept_or_dropped(plan: Bench) -> None:
    async with plan.running(screen="3") as pilot:
        await press(pilot, "j", "L", "x")
        assert "Keep what is tried with enter, or drop it with esc" in words(plan)
        assert row(plan, "Price model", "archived_at") == (None,)
        await press(pilot, "j", "k", "enter")
        assert plan.rows(SHIFTED) != []


async def test_several_selected_tasks_move_by_an_amount_that_is_typed(plan: Bench) -> None:
    """timeline.shift, timeline.select"""
    async with plan.running(screen="3") as pilot:
        await press(pilot, "j", "space", "G", "space", "r")
        await type_text(pilot, "1w")
        assert "+5 d" in screen_text(plan.app)
        await press(pilot, "enter")
        assert "project +5 d" in words(plan)
        await press(pilot, "enter")
    assert plan.rows(SHIFTED) == [
        ("Price model", "snet", "2026-11-30T08:00"),
        ("Training", "snet", "2026-11-30T08:00"),
    ]


@pytest.mark.parametrize(
    ("typed", "start"),
    [("fri", "2026-11-27"), ("+3", "2026-11-26"), ("28 nov", "2026-11-30"), ("4h", "2026-11-23")],
)
async def test_a_task_moves_to_a_day_that_is_typed(plan: Bench, typed: str, start: str) -> None:
    async with plan.running(screen="3") as pilot:
        await press(pilot, "G", "r")
        await type_text(pilot, typed)
        await press(pilot, "enter", "enter")
    assert plan.rows(SHIFTED)[0][2].startswith(start)


async def test_an_amount_that_is_none_is_refused_beside_the_field(plan: Bench) -> None:
    async with plan.running(screen="3") as pilot:
        await press(pilot, "G", "r")
        await type_text(pilot, "soon")
        await press(pilot, "enter")
        assert "is neither an amount nor a day" in screen_text(plan.app)


async def test_a_task_above_a_milestone_and_a_constraint(plan: Bench) -> None:
    """timeline.insert, timeline.milestone, timeline.constraint"""
    async with plan.running(screen="3") as pilot:
        await press(pilot, "j", "I")
        await type_text(pilot, "Kick-off")
        await press(pilot, "enter")
        assert names(plan)[1] == "Kick-off"
        await press(pilot, "m")
        assert row(plan, "Kick-off", "kind", "duration_min") == ("milestone", 0)
        await press(pilot, "m")
        assert row(plan, "Kick-off", "kind", "duration_min") == ("task", 480)
        await press(pilot, "o", "down", "down", "enter")
        await press(pilot, "ctrl+u")
        await type_text(pilot, "1 dec")
        await press(pilot, "enter")
        assert row(plan, "Kick-off", '"constraint"', "constraint_on") == (
            "snet",
            "2026-12-01T08:00",
        )
        await press(pilot, "o", "up", "enter")
        assert row(plan, "Kick-off", '"constraint"', "constraint_on") == ("alap", None)


async def test_a_summary_is_no_milestone(plan: Bench) -> None:
    async with plan.running(screen="3") as pilot:
        await press(pilot, "m")
        assert "A summary is no milestone" in screen_text(plan.app)


async def test_only_the_critical_path(plan: Bench) -> None:
    """timeline.critical"""
    async with plan.running(screen="3") as pilot:
        await press(pilot, "C")
        assert names(plan) == ["Commercial", "Price model", "法务审查", "Contract signed"]
        assert "critical path" in screen_text(plan.app)
        await press(pilot, "C")
        assert "Training" in names(plan)


async def test_the_whole_plan_fits(plan: Bench) -> None:
    """timeline.fit"""
    task(plan, "Long", 60)
    async with plan.running(screen="3") as pilot:
        await press(pilot, "F")
        assert "by month" in screen_text(plan.app)
        assert "›" not in screen_text(plan.app)


async def test_levels_fold_one_by_one(plan: Bench) -> None:
    """timeline.fold_less, timeline.fold_more"""
    task(plan, "Detail", parent_id=2)
    async with plan.running(screen="3") as pilot:
        await press(pilot, "j", "j", "{")
        assert names(plan) == [
            "Commercial",
            "Price model",
            "法务审查",
            "Contract signed",
            "Training",
        ]
        await press(pilot, "{")
        assert names(plan) == ["Commercial", "Training"]
        await press(pilot, "{")
        assert "Only the top level" in screen_text(plan.app)
        await press(pilot, "}", "}")
        assert "Detail" in names(plan)
        await press(pilot, "}")
        assert "All levels are shown already" in words(plan)


async def test_a_run_goes_on_when_the_plan_below_it_changes(plan: Bench) -> None:
    async with plan.running(screen="3") as pilot:
        await press(pilot, "j", "L")
        task(plan, "From elsewhere", links=(LinkDraft(2),))
        await press(pilot, "L")
        assert "3 others move" in words(plan)
        await press(pilot, "enter")
    assert plan.rows(SHIFTED) == [("Price model", "snet", "2026-11-25T08:00")]


async def test_a_run_in_chinese(plan: Bench) -> None:
    set_language("zh")
    async with plan.running(screen="3") as pilot:
        await press(pilot, "j", "L")
        assert "项目" in screen_text(plan.app)
        await press(pilot, "escape")
