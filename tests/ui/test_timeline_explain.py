"""Why a date is what it is, asked with the key and read on the screen."""

from __future__ import annotations

import pytest

from salespm_tui.core.cells import cell_width
from salespm_tui.core.i18n import set_language
from tests.ui.conftest import Bench, press, screen_text
from tests.ui.test_timeline_screen import cursor, plan, words

__all__ = ["plan"]


async def test_a_date_is_explained_and_enter_goes_to_the_task_it_names(plan: Bench) -> None:
    """timeline.explain"""
    async with plan.running(screen="3") as pilot:
        await press(pilot, "j", "j", "=")
        text = words(plan)
        assert "Why: 1.2 法务审查" in text
        assert "It starts Thu 26 Nov 08:00." in text
        assert "1.1 Price model finishes Wed 25 Nov 17:00; this starts after it." in text
        assert "Not worked in between: 1 weekend." in text
        await press(pilot, "enter")
        assert len(plan.app.screen_stack) == 2  # a sentence that names nobody leads nowhere
        await press(pilot, "j", "enter")
        assert len(plan.app.screen_stack) == 1
        assert cursor(plan) == "Price model"


async def test_the_explanation_is_copied_as_text(plan: Bench) -> None:
    async with plan.running(screen="3") as pilot:
        await press(pilot, "G", "=", "y")
        lines = plan.app.clipboard.splitlines()
        assert lines[:2] == ["Why: 2 Training", "It starts Mon 23 Nov 08:00."]
        assert "It has 5 d of slack." in lines


async def test_on_all_projects_the_finish_is_explained(plan: Bench) -> None:
    plan.app.project_id = None
    async with plan.running(screen="3") as pilot:
        await press(pilot, "=")
        text = words(plan)
        assert "The project finishes Tue 1 Dec 17:00." in text
        assert "1.3 Contract signed finishes last." in text
        await press(pilot, "j", "enter")
        assert plan.app.project_id == 1
        assert cursor(plan) == "Contract signed"


@pytest.mark.parametrize("language", ["en", "zh"])
async def test_every_line_fits(plan: Bench, language: str) -> None:
    set_language(language)
    async with plan.running((60, 20), screen="3") as pilot:
        await press(pilot, "j", "j", "=")
        assert all(cell_width(line) <= 60 for line in screen_text(plan.app).splitlines())
