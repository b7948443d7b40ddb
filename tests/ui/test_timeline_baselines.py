"""Baselines and comparison on the timeline, driven with real keys; what they did stands in the file."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest

from salespm_tui.contract.baselines import TakeBaseline
from salespm_tui.contract.projects import SaveProject
from salespm_tui.contract.timeline import LinkDraft, SaveTask
from salespm_tui.contract.values import Command
from salespm_tui.core.clock import FixedClock
from salespm_tui.engine import InlineEngine
from salespm_tui.services.workspace import Workspace
from tests.ui.conftest import Bench, press, screen_text, settled, type_text

DAY = 480


def made(bench: Bench, command: Command) -> int:
    ref = bench.do(command).ref
    assert ref is not None
    return ref.id


@pytest.fixture
def plan(bench: Bench) -> Bench:
    """Two tasks in a row and a milestone, agreed on; the first takes two days longer by now."""
    made(bench, SaveProject(name="Huawei CRM", code="HWA", start_on=date(2026, 11, 23)))
    price = made(bench, SaveTask(project_id=1, name="Price model", duration_min=3 * DAY))
    review = made(
        bench,
        SaveTask(project_id=1, name="法务审查", duration_min=4 * DAY, links=(LinkDraft(price),)),
    )
    made(
        bench,
        SaveTask(project_id=1, name="Signed", kind="milestone", links=(LinkDraft(review),)),
    )
    bench.app.project_id = 1
    return bench


def agree_and_slip(bench: Bench) -> None:
    made(bench, TakeBaseline(1))
    bench.do(SaveTask(1, duration_min=5 * DAY))


def baselines(bench: Bench) -> list[tuple[Any, ...]]:
    return bench.rows("SELECT name, is_current FROM baseline WHERE archived_at IS NULL ORDER BY id")


def line_with(bench: Bench, text: str) -> str:
    return next(line for line in screen_text(bench.app).splitlines() if text in line)


async def test_a_baseline_is_taken_under_the_name_that_is_typed(plan: Bench) -> None:
    """timeline.baseline"""
    async with plan.running(screen="3") as pilot:
        await press(pilot, "B")
        assert "Baseline 1" in screen_text(plan.app)
        await press(pilot, "enter")
        assert baselines(plan) == [("Baseline 1", 1)]
        assert "Took Baseline 1 of 3 tasks." in screen_text(plan.app)
        assert len(plan.rows("SELECT id FROM baseline_task")) == 3
        await press(pilot, "B", "ctrl+u")
        await type_text(pilot, "签约")
        await press(pilot, "enter")
        assert baselines(plan) == [("Baseline 1", 0), ("签约", 1)]
        await press(pilot, "u", "enter")
        assert baselines(plan) == [("Baseline 1", 1)]


async def test_selected_tasks_are_taken_into_the_current_baseline(plan: Bench) -> None:
    agree_and_slip(plan)
    async with plan.running(screen="3") as pilot:
        await press(pilot, "space", "B")
        assert "the task selected, anew into Baseline 1" in screen_text(plan.app)
        await press(pilot, "down", "enter")
        assert plan.rows("SELECT duration_min FROM baseline_task WHERE task_id = 1") == [(5 * DAY,)]
        assert baselines(plan) == [("Baseline 1", 1)]


async def test_the_plan_shows_how_far_it_is_from_what_was_agreed(plan: Bench) -> None:
    agree_and_slip(plan)
    async with plan.running((120, 40), screen="3") as pilot:
        assert "finish 3 Dec (+2 d vs Baseline 1)" in screen_text(plan.app)
        assert "⋄" in line_with(plan, "Signed")
        assert "╌╌╌╌▓▓▓▓" in line_with(plan, "法务审查")
        await press(pilot, "j")
        assert "Baseline 1: 26 Nov → 1 Dec, +2 d" in screen_text(plan.app)


@pytest.mark.parametrize("plain", [True, False])
async def test_at_eighty_columns_the_ghosts_are_told_apart_without_colour(
    plan: Bench, plain: bool
) -> None:
    agree_and_slip(plan)
    plan.app.plain = plain
    async with plan.running(screen="3") as pilot:
        await press(pilot, "j", "j")
        assert "finish 3 Dec (+2 d)" in screen_text(plan.app)
        ghost, milestone = ("_", "^") if plain else ("╌", "⋄")
        assert ghost in line_with(plan, "法务审查")
        assert milestone in line_with(plan, "Signed")


async def test_another_baseline_or_nothing_is_compared_with(plan: Bench) -> None:
    """timeline.compare"""
    agree_and_slip(plan)
    made(plan, TakeBaseline(1, "Signed plan"))
    async with plan.running((120, 40), screen="3") as pilot:
        assert "(as in Signed plan)" in screen_text(plan.app)
        await press(pilot, "V")
        text = screen_text(plan.app)
        assert "Signed plan · 23 Nov · 3 tasks · 0 d · current" in text
        assert "Baseline 1 · 23 Nov · 3 tasks · +2 d" in text
        await press(pilot, "down", "enter")
        assert "(+2 d vs Baseline 1)" in screen_text(plan.app)
        await press(pilot, "V", *"nothing", "enter")
        assert "vs" not in screen_text(plan.app).splitlines()[0]
        assert baselines(plan) == [("Baseline 1", 0), ("Signed plan", 1)]


async def test_what_differs_can_be_read(plan: Bench) -> None:
    """timeline.variance"""
    agree_and_slip(plan)
    async with plan.running(screen="3") as pilot:
        await press(pilot, "V", *"differs", "enter")
        text = screen_text(plan.app)
        assert "Baseline 1: finish 1 Dec; now 3 Dec, +2 d" in text
        assert "3 tasks later · 0 earlier · 0 as agreed" in text
        assert "What pushes most" in text
        assert text.count("Price model") >= 2


async def test_a_baseline_is_renamed_made_current_and_archived(plan: Bench) -> None:
    """timeline.rename_baseline timeline.use_baseline timeline.archive_baseline"""
    agree_and_slip(plan)
    made(plan, TakeBaseline(1))
    async with plan.running((120, 40), screen="3") as pilot:
        await press(pilot, "V", *"rename", "enter", *"Baseline 2", "enter", "ctrl+u")
        await type_text(pilot, "新基线")
        await press(pilot, "enter")
        assert baselines(plan) == [("Baseline 1", 0), ("新基线", 1)]
        await press(pilot, "V", *"make another", "enter", "enter")
        assert baselines(plan) == [("Baseline 1", 1), ("新基线", 0)]
        await press(pilot, "V", *"archive", "enter", *"Baseline 1", "enter")
        assert baselines(plan) == [("新基线", 1)]
        assert "新基线 is the current baseline now." in screen_text(plan.app)
        await press(pilot, ":", *"Current baseline", "enter")
        assert "one baseline alone" in screen_text(plan.app)


async def test_an_earlier_day_is_compared_with(plan: Bench) -> None:
    plan.engine.close()
    clock = FixedClock(datetime(2026, 11, 26, 9, tzinfo=UTC))
    plan.engine._open = lambda: Workspace.open(
        plan.path, clock, backups=plan.path.parent / "backups"
    )
    assert isinstance(plan.engine, InlineEngine)
    plan.do(SaveTask(1, duration_min=4 * DAY))
    async with plan.running((120, 40), screen="3") as pilot:
        assert "vs" not in screen_text(plan.app).splitlines()[0]
        await press(pilot, "V", *"earlier", "enter")
        await type_text(pilot, "2026-11-20")
        await press(pilot, "enter")
        assert "this plan was not here yet" in screen_text(plan.app)
        await press(pilot, "ctrl+u")
        await type_text(pilot, "-2d")
        assert "Tue 24 Nov" in screen_text(plan.app)
        await press(pilot, "enter")
        assert "(+1 d vs 24 Nov)" in screen_text(plan.app)
        assert "24 Nov: 23 Nov → 25 Nov, +1 d" in screen_text(plan.app)


async def test_without_a_task_or_a_project_the_keys_say_why(bench: Bench) -> None:
    made(bench, SaveProject(name="Empty", code="EMP"))
    bench.app.project_id = 1
    async with bench.running(screen="3") as pilot:
        await press(pilot, "B")
        assert "no task here yet" in screen_text(bench.app)
        await settled(pilot)
        await press(pilot, "V")
        assert bench.rows("SELECT id FROM baseline") == []
