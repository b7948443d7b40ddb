"""Linking with real keys; what was linked stands in the file."""

from __future__ import annotations

from datetime import datetime

import pytest

from salespm_tui.contract.timeline import LinkDraft, SaveTask
from salespm_tui.core.cells import cell_width
from salespm_tui.core.i18n import set_language
from tests.ui.conftest import Bench, press, screen_text, type_text
from tests.ui.test_timeline_screen import cursor, plan, words

__all__ = ["plan"]

LINKS = "SELECT predecessor_id, successor_id, type, lag FROM dependency ORDER BY successor_id, id"
BEFORE = [(2, 3, "fs", 0), (3, 4, "fs", 0)]


async def test_a_task_is_found_by_name_and_followed(plan: Bench) -> None:
    """timeline.links"""
    async with plan.running(screen="3") as pilot:
        await press(pilot, "G", "D")
        assert "What does 2 Training follow?" in screen_text(plan.app)
        await type_text(pilot, "法务")
        text = words(plan)
        assert "after 1.2 法务审查" in text
        assert "→ finish 3 Dec (+7 d) · project +2 d" in text
        assert "Price model" not in text.split("follow?")[1].split("enter links")[0]
        assert plan.rows(LINKS) == BEFORE
        await press(pilot, "enter")
        assert plan.rows(LINKS)[-1] == (3, 5, "fs", 0)
        await press(pilot, "u")
        assert plan.rows(LINKS) == BEFORE


async def test_several_links_are_typed_and_read_back(plan: Bench) -> None:
    async with plan.running(screen="3") as pilot:
        await press(pilot, "G", "D")
        await type_text(pilot, "1.1fs+2d; 1.2 ss")
        assert "after 1.1 Price model +2 d; starts with 1.2 法务审查" in words(plan)
        await press(pilot, "enter")
        assert plan.rows(LINKS)[2:] == [(2, 5, "fs", 960), (3, 5, "ss", 0)]


async def test_a_link_is_taken_into_the_line_changed_and_emptied_away(plan: Bench) -> None:
    async with plan.running(screen="3") as pilot:
        await press(pilot, "j", "j", "D")
        assert "FS drives it" in words(plan)
        assert "after 1.1 Price model: enter changes it" in words(plan)
        await press(pilot, "enter")
        await type_text(pilot, "+1d")
        assert "after 1.1 Price model +1 d" in words(plan)
        assert "project +1 d" in words(plan)
        await press(pilot, "enter")
        assert plan.rows(LINKS)[0] == (2, 3, "fs", 480)
        await press(pilot, "D", "enter", *["backspace"] * 9)
        assert "no link any more" in words(plan)
        await press(pilot, "enter")
        assert plan.rows(LINKS) == BEFORE[1:]


async def test_delete_unlinks(plan: Bench) -> None:
    async with plan.running(screen="3") as pilot:
        await press(pilot, "j", "j", "D", "delete")
        assert plan.rows(LINKS) == BEFORE[1:]
        assert len(plan.app.screen_stack) == 1


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("1.3", "Contract signed → Price model"),
        ("1", "“Commercial” stands above or below this task"),
        ("1.1ss", "A task cannot follow itself"),
        ("zzz", "names no task of this plan"),
    ],
)
async def test_what_cannot_be_is_refused_in_place(plan: Bench, typed: str, said: str) -> None:
    async with plan.running(screen="3") as pilot:
        await press(pilot, "j", "D")
        await type_text(pilot, typed)
        told = words(plan).replace(" ", "")
        assert said.replace(" ", "") in told
        await press(pilot, "enter")
        assert len(plan.app.screen_stack) == 2
        assert said.replace(" ", "") in words(plan).replace(" ", "")
        assert plan.rows(LINKS) == BEFORE


async def test_the_row_chosen_with_the_arrows_counts_before_what_is_typed(plan: Bench) -> None:
    async with plan.running(screen="3") as pilot:
        await press(pilot, "G", "D", "down", "down", "enter")
        assert plan.rows(LINKS)[-1] == (3, 5, "fs", 0)
        assert cursor(plan) == "Training"


async def test_selected_tasks_become_a_chain_and_come_apart_again(plan: Bench) -> None:
    async with plan.running(screen="3") as pilot:
        await press(pilot, "j", "space", "j", "j", "space", "D")
        assert "Let 2 tasks follow one another" in words(plan)
        await press(pilot, "escape")
        assert plan.rows(LINKS) == BEFORE
        await press(pilot, "D", "enter")
        assert plan.rows(LINKS) == [*BEFORE, (2, 5, "fs", 0)]
        assert "selected" not in screen_text(plan.app)
        await press(pilot, "u")
        assert plan.rows(LINKS) == BEFORE
        await press(pilot, "escape", "g", "j", "space", "space", "D")
        assert "Take away the 1 link between them?" in words(plan)
        await press(pilot, "enter")
        assert plan.rows(LINKS) == BEFORE[1:]


async def test_a_chain_that_is_a_circle_says_so(plan: Bench) -> None:
    async with plan.running(screen="3") as pilot:
        await press(pilot, "space", "space", "D")
        told = [str(note.message) for note in plan.app._notifications]
        assert any("stands above or below" in one for one in told)
        assert plan.rows(LINKS) == BEFORE


@pytest.mark.parametrize("language", ["en", "zh"])
async def test_wide_names_stay_in_their_lines(plan: Bench, language: str) -> None:
    set_language(language)
    async with plan.running(screen="3") as pilot:
        await press(pilot, "j", "j", "D")
        lines = screen_text(plan.app).splitlines()
        assert all(cell_width(line) <= 80 for line in lines)
        edges = {
            cell_width(line[: line.rindex("│")])
            for line in lines
            if line.count("│") > 1 and "Training" in line
        }
        assert len(edges) == 1


async def test_the_detail_tells_what_drives_it_what_it_drives_and_what_is_left(plan: Bench) -> None:
    plan.do(SaveTask(5, deadline_at=datetime(2026, 11, 27, 17)))
    plan.do(SaveTask(5, links=(LinkDraft(2, "ss"),)))
    async with plan.running((120, 30), screen="3") as pilot:
        await press(pilot, "j")
        assert "drives 1.2 法务审查 and 1 more" in words(plan)
        await press(pilot, "G")
        text = words(plan)
        assert "after 1.1SS" in text
        assert "deadline 27 Nov (3 d to spare)" in text
        assert "free slack 3 d" in text
