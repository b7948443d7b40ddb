"""Deals and goals on the stand-up, walked with real keys."""

from __future__ import annotations

from datetime import date

import pytest

from salespm_tui.contract.clients import SaveClient
from salespm_tui.contract.goals import SaveGoal
from salespm_tui.contract.pipeline import SaveDeal
from salespm_tui.contract.projects import SaveProject
from salespm_tui.contract.values import Ref
from tests.ui.conftest import Bench, press, screen_text, type_text

LATER = date(2027, 3, 1)


@pytest.fixture
def numbers(bench: Bench) -> Bench:
    """A goal far behind; a deal that closes this week, and four without a next step."""
    bench.do(SaveProject(code="HWA", name="Rollout", currency="CNY"))
    bench.do(SaveClient(name="华为技术有限公司", short_name="华为"))
    bench.do(
        SaveGoal(
            name="Sales 2026",
            metric="revenue",
            target_value=1_200_000_00,
            start_on=date(2026, 1, 1),
            due_on=date(2026, 12, 31),
            project_id=1,
        )
    )
    bench.do(SaveDeal(name="Soon", client_id=1, expected_close_on=date(2026, 11, 27)))
    for number in range(4):
        bench.do(SaveDeal(name=f"Loose {number}", project_id=1, amount_minor=10_000_00 + number))
    bench.app.project_id = None
    return bench


async def to(bench: Bench, pilot, ref: Ref) -> None:
    assert bench.app.pane is not None
    assert bench.app.pane.reveal(ref)
    await pilot.pause()


async def test_many_deals_of_one_kind_are_told_in_one_line(numbers: Bench):
    async with numbers.running((120, 40)) as pilot:
        text = screen_text(numbers.app)
        assert "Goals behind" in text
        assert "Sales 2026" in text
        assert "华为 · Soon" in text
        assert "closes 27 Nov, no next step" in text
        assert "4 without a dated next step" in text
        assert "Loose 1" not in text.split("│")[0]
        await to(numbers, pilot, Ref("opportunity", 3))
        assert "Loose 1" in screen_text(numbers.app)


async def test_r_moves_the_close_date_of_what_is_about_to_close(numbers: Bench):
    async with numbers.running() as pilot:
        await to(numbers, pilot, Ref("opportunity", 1))
        await press(pilot, "r")
        assert "To close on: 华为 · Soon" in screen_text(numbers.app)
        await type_text(pilot, "+20d")
        await press(pilot, "enter")
    assert numbers.rows("SELECT expected_close_on FROM opportunity WHERE id = 1") == [
        ("2026-12-13",)
    ]


async def test_r_plans_the_next_step_of_what_lacks_one(numbers: Bench):
    async with numbers.running() as pilot:
        await to(numbers, pilot, Ref("opportunity", 2))
        await press(pilot, "r")
        assert "Next step on: Loose 0" in screen_text(numbers.app)
        await type_text(pilot, "fri")
        await press(pilot, "enter")
    assert numbers.rows("SELECT opportunity_id, title, due_on FROM action_item") == [
        (2, "get on with Loose 0", "2026-11-27")
    ]


async def test_done_without_a_next_step_says_why_it_cannot(numbers: Bench):
    async with numbers.running() as pilot:
        await to(numbers, pilot, Ref("opportunity", 1))
        await press(pilot, "d")
        assert "This is a deal" in screen_text(numbers.app)


async def test_w_says_on_whom_a_deal_waits(numbers: Bench):
    async with numbers.running() as pilot:
        await to(numbers, pilot, Ref("opportunity", 1))
        await press(pilot, "w", "enter")
    assert numbers.rows("SELECT waiting_on FROM opportunity WHERE id = 1") == [("client",)]


async def test_a_captured_line_is_about_the_deal_at_hand(numbers: Bench):
    async with numbers.running() as pilot:
        await to(numbers, pilot, Ref("opportunity", 1))
        await press(pilot, "a")
        await type_text(pilot, "they sign on friday")
        await press(pilot, "enter")
    assert numbers.rows("SELECT client_id, opportunity_id FROM interaction") == [(1, 1)]


@pytest.mark.parametrize(
    ("ref", "title"), [(Ref("opportunity", 1), "Soon"), (Ref("goal", 1), "Sales 2026")]
)
async def test_e_opens_the_form_of_a_deal_or_a_goal(numbers: Bench, ref: Ref, title: str):
    async with numbers.running() as pilot:
        await to(numbers, pilot, ref)
        await press(pilot, "e")
        assert len(pilot.app.screen_stack) == 2
        assert title in screen_text(numbers.app)


@pytest.mark.parametrize(
    ("ref", "screen"), [(Ref("opportunity", 1), "pipeline"), (Ref("goal", 1), "goals")]
)
async def test_enter_opens_them_on_their_screens_and_esc_comes_back(
    numbers: Bench, ref: Ref, screen: str
):
    async with numbers.running() as pilot:
        await to(numbers, pilot, ref)
        await press(pilot, "enter")
        assert numbers.app.pane_name == screen
        await press(pilot, "escape")
        assert numbers.app.pane_name == "standup"
        assert numbers.app.pane is not None
        assert numbers.app.pane.place_at() == ref


async def test_the_minutes_say_whether_the_number_will_be_made(numbers: Bench):
    async with numbers.running((120, 40)) as pilot:
        await press(pilot, "F")
        text = " ".join(screen_text(numbers.app).split())
        assert "Sales 2026: will not be made" in text
