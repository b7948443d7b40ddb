"""Risks, issues and what clients wait for on the stand-up, walked with real keys."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from salespm_tui.contract.change_requests import SaveChangeRequest
from salespm_tui.contract.clients import SaveClient
from salespm_tui.contract.expectations import SaveExpectation
from salespm_tui.contract.feedback import SaveFeedback
from salespm_tui.contract.projects import SaveProject
from salespm_tui.contract.risks import SaveRisk
from salespm_tui.contract.timeline import SaveTask
from salespm_tui.contract.values import Ref
from tests.ui.conftest import Bench, press, screen_text, type_text

TODAY = date(2026, 11, 23)
RISK, PROMISE, CHANGE, COMPLAINT = (
    Ref(kind, 1) for kind in ("risk", "expectation", "change_request", "feedback")
)


@pytest.fixture
def concerns(bench: Bench) -> Bench:
    """A project with a task of today, a critical risk, and three things that its client waits for."""
    bench.do(SaveClient(name="Acme Industrial", short_name="Acme"))
    bench.do(SaveProject(code="HWA", name="Rollout", client_id=1, start_on=TODAY, currency="EUR"))
    bench.do(SaveTask(project_id=1, name="Price model", duration_min=480))
    bench.do(
        SaveRisk(title="Price war", project_id=1, probability=4, impact=5, review_every_days=7)
    )
    bench.do(SaveExpectation(client_id=1, statement="answer", due_on=TODAY, status="agreed"))
    bench.do(SaveChangeRequest(title="SSO", project_id=1, decide_by=TODAY - timedelta(days=1)))
    bench.do(SaveFeedback(client_id=1, kind="complaint", content="slow"))
    bench.app.project_id = None
    return bench


async def to(bench: Bench, pilot, ref: Ref) -> None:
    assert bench.app.pane is not None
    assert bench.app.pane.reveal(ref)
    await pilot.pause()


async def test_a_risk_and_an_issue_are_raised_on_the_item_at_hand(concerns: Bench):
    """standup.risk, standup.issue"""
    async with concerns.running() as pilot:
        await to(concerns, pilot, Ref("task", 1))
        await press(pilot, "R")
        assert "Risk: Price model" in screen_text(concerns.app)
        await type_text(pilot, "No data")
        await press(pilot, "enter")
        await press(pilot, "i")
        assert "Issue: Price model" in screen_text(concerns.app)
        await type_text(pilot, "Wrong price")
        await press(pilot, "enter")
    asked = "SELECT title, project_id, task_id, client_id FROM"
    assert concerns.rows(f"{asked} risk WHERE id = 2") == [("No data", 1, 1, 1)]
    assert concerns.rows(f"{asked} issue") == [("Wrong price", 1, 1, 1)]


async def test_each_ends_in_its_own_way(concerns: Bench):
    async with concerns.running((120, 40)) as pilot:
        text = screen_text(concerns.app)
        assert "critical (20)" in text
        assert "promise" in text
        assert "complaint" in text
        await to(concerns, pilot, CHANGE)
        await press(pilot, "d")
        assert "A change needs a decision" in screen_text(concerns.app)
        await to(concerns, pilot, RISK)
        await press(pilot, "w")
        assert "d reviews it as it is" in screen_text(concerns.app)
        await press(pilot, "d")
        await to(concerns, pilot, PROMISE)
        await press(pilot, "d")
        await to(concerns, pilot, COMPLAINT)
        await press(pilot, "d")
        assert "How was it resolved?" in screen_text(concerns.app)
        await type_text(pilot, "called back")
        await press(pilot, "enter")
        await to(concerns, pilot, CHANGE)
        await press(pilot, "r")
        await type_text(pilot, "fri")
        await press(pilot, "enter")
    assert concerns.rows("SELECT next_review_on FROM risk") == [("2026-11-30",)]
    assert concerns.rows("SELECT status FROM expectation") == [("kept",)]
    assert concerns.rows("SELECT status, resolution FROM feedback") == [("resolved", "called back")]
    assert concerns.rows("SELECT decide_by FROM change_request") == [("2026-11-27",)]


async def test_i_on_a_risk_makes_an_issue_of_it(concerns: Bench):
    async with concerns.running() as pilot:
        await to(concerns, pilot, RISK)
        await press(pilot, "i")
        await press(pilot, "enter")
    assert concerns.rows("SELECT status FROM risk") == [("occurred",)]
    assert concerns.rows("SELECT risk_id FROM issue") == [(1,)]
