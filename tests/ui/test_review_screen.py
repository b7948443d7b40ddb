"""The review of a project: earned value, deviations, acceptance, evaluation, lessons, slips: real keys
on a real file."""

from __future__ import annotations

from datetime import date

import pytest
from textual import events
from textual.pilot import Pilot

from salespm_tui.contract.baselines import TakeBaseline
from salespm_tui.contract.budget import SaveCostEntry
from salespm_tui.contract.clients import SaveClient
from salespm_tui.contract.lessons import SaveLesson
from salespm_tui.contract.needs import SaveRequirement
from salespm_tui.contract.projects import SaveProject
from salespm_tui.contract.review import ReportProgress
from salespm_tui.contract.timeline import SaveTask
from salespm_tui.contract.values import Ref
from salespm_tui.ui.app import SalesApp
from salespm_tui.ui.screens.review import ReviewPane
from salespm_tui.ui.screens.timeline import TimelinePane
from tests.ui.conftest import Bench, press, screen_text

DAY = 480


@pytest.fixture
def plan(bench: Bench) -> Bench:
    """Two tasks of five days, agreed at 1,000 and 500, the first half done for 800; today is day six."""
    bench.do(SaveClient(name="星河科技", short_name="星河"))
    bench.do(SaveProject(name="Rollout", code="XH", client_id=1, start_on=date(2026, 11, 16)))
    for name, cost in (("Design", 100_000), ("Build", 50_000)):
        bench.do(SaveTask(project_id=1, name=name, duration_min=5 * DAY, fixed_cost_minor=cost))
    bench.do(TakeBaseline(1, "Agreed"))
    bench.do(ReportProgress(1, percent=50))
    bench.do(
        SaveCostEntry(
            project_id=1, category="travel", amount_minor=80_000, on=date(2026, 11, 18), task_id=1
        )
    )
    bench.app.project_id = 1
    bench.app.pane_name = "review"
    return bench


def pane(app: SalesApp) -> ReviewPane:
    assert isinstance(app.pane, ReviewPane)
    return app.pane


def words(app: SalesApp) -> str:
    return " ".join(screen_text(app).replace("│", " ").split())


def said(app: SalesApp) -> str:
    return " ".join(notice.message for notice in app._notifications)


async def paste(pilot: Pilot[None], text: str) -> None:
    """Type a whole text at once, as a terminal's paste does."""
    pilot.app.post_message(events.Paste(text))
    await press(pilot)


async def go_to(pilot: Pilot[None], part: str) -> ReviewPane:
    """Walk to that part with the keys for it."""
    here = pane(pilot.app)
    while here.part != part:
        await press(pilot, "]")
    return here


async def test_earned_value_is_looked_at_every_way(plan: Bench) -> None:
    """review.next_part, review.last_part, review.earlier, review.later, review.view, review.sort,
    review.revenue, review.explain, review.reschedule."""
    async with plan.running() as pilot:
        seen = words(pilot.app)
        assert "baseline Agreed" in seen
        assert "BAC 1.5k" in seen
        assert "EV 500" in seen
        assert "CPI 0.63" in seen
        await press(pilot, "h")
        assert "at Mon 16 Nov" in words(pilot.app)
        assert "Earned value is of a day that has come" not in said(pilot.app)
        await press(pilot, "l", "l")
        assert "it stands on today" in said(pilot.app)
        await press(pilot, "r", "ctrl+u", *"2026-11-18", "enter")
        assert "at Wed 18 Nov" in words(pilot.app)
        await press(pilot, "t", "s")
        assert "Task, the worst first" in words(pilot.app)
        await press(pilot, "v")
        assert "budget at completion" in words(pilot.app)
        await press(pilot, "]", "[")
        assert pane(pilot.app).part == "value"
        await press(pilot, "escape", "$")
        assert "No money goal" in words(pilot.app)
        await press(pilot, "$", "=", *"CPI", "enter")
        assert "0.625" in words(pilot.app)
        await press(pilot, "escape", "n")
        assert "reckoned, not written" in said(pilot.app)


async def test_without_a_baseline_the_way_leads_to_where_one_is_taken(bench: Bench) -> None:
    """app.review, review.baseline."""
    bench.do(SaveProject(name="Rollout", code="XH"))
    bench.do(SaveTask(project_id=1, name="Design", duration_min=DAY))
    async with bench.running(screen="8") as pilot:
        assert "Which project?" in words(pilot.app)
        await press(pilot, "n")
        assert "A review is of one project" in said(pilot.app)
        await press(pilot, "enter")
        assert pilot.app.project_id == 1  # type: ignore[attr-defined]
        assert "B goes to the timeline" in words(pilot.app)
        await press(pilot, "v")
        assert pane(pilot.app).part == "value"
        await press(pilot, "B")
        assert isinstance(pilot.app.pane, TimelinePane)  # type: ignore[attr-defined]
        await press(pilot, "B", "enter", "escape")
        assert bench.rows("SELECT count(*) FROM baseline") == [(1,)]


async def test_a_deviation_of_the_data_is_taken_up_acted_on_and_judged(plan: Bench) -> None:
    """review.take_up, review.inside, review.done, review.judge, review.ended, review.edit."""
    async with plan.running((100, 40)) as pilot:
        await go_to(pilot, "deviations")
        await press(pilot, "n")
        await paste(pilot, "Quote waited for a signature")
        await press(pilot, "enter")
        assert plan.rows("SELECT title, project_id FROM issue") == [
            ("Quote waited for a signature", 1)
        ]
        await press(pilot, "g")
        before = plan.rows("SELECT count(*) FROM issue")[0][0]
        await press(pilot, "o", "enter")
        taken = plan.rows("SELECT metric, project_id FROM issue ORDER BY id DESC LIMIT 1")
        assert plan.rows("SELECT count(*) FROM issue") == [(before + 1,)]
        assert taken[0][1] == 1
        assert taken[0][0] in ("schedule", "cost")
        await press(pilot, "N")
        await paste(pilot, "Sign by e-mail")
        await press(pilot, "enter", "N")
        await paste(pilot, "Ask for a deputy")
        await press(pilot, "enter", "enter", "G", "w")
        assert "once it is done" in said(pilot.app)
        await press(pilot, "d", "w", "enter")
        sql = "SELECT title, kind, status, effect FROM action_item ORDER BY id"
        assert plan.rows(sql) == [
            ("Sign by e-mail", "corrective", "open", None),
            ("Ask for a deputy", "corrective", "done", "worked"),
        ]
        assert "it worked" in words(pilot.app)
        await press(pilot, "escape", "d", "enter")
        sql = "SELECT status FROM issue ORDER BY resolved_on IS NULL, id"
        assert plan.rows(sql)[0] == ("resolved",)
        shown = len(pane(pilot.app).rows.keys)
        await press(pilot, "C")
        assert len(pane(pilot.app).rows.keys) > shown


async def test_an_acceptance_is_filled_judged_held_and_signed(plan: Bench) -> None:
    """review.new, review.fill, review.judge, review.actual, review.done, review.sign, review.survey,
    review.met."""
    plan.do(
        SaveRequirement(
            client_id=1, project_id=1, title="Offline", acceptance_criteria="100 orders"
        )
    )
    async with plan.running((100, 40)) as pilot:
        await go_to(pilot, "acceptance")
        await press(pilot, "S")
        assert "nothing here to act on" in said(pilot.app)
        await press(pilot, "n", "enter", "F")
        assert plan.rows("SELECT name, criterion FROM acceptance_item") == [
            ("Offline", "100 orders")
        ]
        await press(pilot, "S")
        assert "not held yet" in said(pilot.app)
        await press(pilot, "space")
        assert "Enter goes to the points" in said(pilot.app)
        await press(pilot, "enter", "space")
        assert plan.rows("SELECT result FROM acceptance_item") == [("pass",)]
        await press(pilot, "w", *"in part", "enter", "%")
        await paste(pilot, "104 orders")
        await press(pilot, "enter", "space")
        sql = "SELECT result, actual FROM acceptance_item"
        assert plan.rows(sql) == [("pass", "104 orders")]
        await press(pilot, "d", "enter")
        assert plan.rows("SELECT result, held_on FROM acceptance") == [("passed", "2026-11-23")]
        await press(pilot, "S")
        await paste(pilot, "李伟")
        await press(pilot, "enter")
        sql = "SELECT signed_by, signed_on FROM acceptance"
        assert plan.rows(sql) == [("李伟", "2026-11-23")]
        await press(pilot, "F")
        assert "what is signed stays" in said(pilot.app)
        await press(pilot, "V", "right", "right", "right", "right", "enter")
        assert plan.rows("SELECT acceptance_id, kind, csat FROM feedback") == [(1, "survey", 4)]
        assert "CSAT 4 of 5" in words(pilot.app)


async def test_an_evaluation_is_filled_from_the_data_and_adjusted_with_a_comment(
    plan: Bench,
) -> None:
    """review.new, review.fill, review.inside, review.actual, review.explain."""
    async with plan.running((100, 40)) as pilot:
        await go_to(pilot, "evaluation")
        await press(pilot, "n", "enter", "F", "=")
        assert "sum of weights" in words(pilot.app)
        await press(pilot, "escape", "enter")
        kpi = pane(pilot.app).kpi_here()
        assert kpi is not None
        await press(pilot, "%", "ctrl+u", *"77", "tab")
        await paste(pilot, "counted by hand")
        await press(pilot, "enter")
        sql = "SELECT actual, comment FROM kpi_result WHERE id = ?"
        assert plan.rows(sql, kpi.id) == [(7700, "counted by hand")]
        await press(pilot, "N")
        await paste(pilot, "Visits a week")
        await press(pilot, "enter")
        sql = "SELECT subject, weight FROM kpi_result WHERE name = ?"
        assert plan.rows(sql, "Visits a week") == [("project", 1)]
        await press(pilot, "w")
        assert "are judged" in said(pilot.app)


async def test_a_lesson_is_learnt_narrowed_and_taken_up_elsewhere(plan: Bench) -> None:
    """review.new, review.topic, review.view, review.take_up, review.archive."""
    plan.do(SaveProject(name="Other", code="OT", client_id=1))
    plan.do(SaveLesson(project_id=2, title="Name the budget owner", area="needs", tags=("price",)))
    async with plan.running((100, 40)) as pilot:
        await go_to(pilot, "lessons")
        await press(pilot, "n")
        await paste(pilot, "Sign by e-mail")
        await press(pilot, "enter")
        assert plan.rows("SELECT title, project_id FROM lesson WHERE project_id = 1") == [
            ("Sign by e-mail", 1)
        ]
        await press(pilot, "o")
        assert "It was learnt here" in said(pilot.app)
        await press(pilot, "v", "T", *"price", "enter")
        assert "Sign by e-mail" not in words(pilot.app)
        await press(pilot, "g", "o")
        await paste(pilot, "asked in the first week")
        await press(pilot, "enter")
        sql = "SELECT lesson_id, project_id, note FROM lesson_use"
        assert plan.rows(sql) == [(1, 1, "asked in the first week")]
        await press(pilot, "T", "enter", "g")
        at = pane(pilot.app).row_here()
        assert at is not None
        await press(pilot, "x")
        sql = "SELECT archived_at IS NOT NULL FROM lesson WHERE id = ?"
        assert plan.rows(sql, at.id) == [(1,)]


async def test_slips_lead_to_their_tasks(plan: Bench) -> None:
    plan.do(SaveTask(task_id=2, duration_min=8 * DAY))
    plan.app.project_id = None
    async with plan.running() as pilot:
        await press(pilot, "enter")
        assert pane(pilot.app).row_here() == Ref("task", 1)
        await go_to(pilot, "slips")
        assert "+3 d" in words(pilot.app)
        await press(pilot, "enter")
        assert isinstance(pilot.app.pane, TimelinePane)  # type: ignore[attr-defined]
        await press(pilot, "escape")
        assert pane(pilot.app).part == "slips"


async def test_a_lesson_is_found_shown_where_it_is_and_copied(plan: Bench) -> None:
    plan.do(SaveLesson(project_id=1, title="Name the budget owner", recommendation="In writing"))
    plan.do(SaveLesson(project_id=1, title="Visit before the tender"))
    async with plan.running(screen="1") as pilot:
        await press(pilot, "f", *"budget owner", "enter")
        here = pane(pilot.app)
        assert here.part == "lessons"
        assert "next time: In writing" in words(pilot.app)
        assert "next time: In writing" in here.as_text()
        await press(pilot, "/", *"visit", "enter")
        assert "Name the budget owner" not in words(pilot.app)
        assert "filter: visit" in words(pilot.app)
        await press(pilot, "escape")
        assert "Name the budget owner" in words(pilot.app)
