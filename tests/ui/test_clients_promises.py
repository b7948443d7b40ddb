"""Needs, promises, changes, feedback, reports and people of a client: real keys on a real file."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from textual import events
from textual.pilot import Pilot

from salespm_tui.contract.change_requests import SaveChangeRequest
from salespm_tui.contract.clients import Capture, SaveClient, SaveContact, SaveInteraction
from salespm_tui.contract.expectations import SaveExpectation
from salespm_tui.contract.projects import SaveProject
from salespm_tui.contract.timeline import SaveTask
from salespm_tui.ui.app import SalesApp
from salespm_tui.ui.screens.clients import ClientsPane
from tests.ui.conftest import Bench, press, screen_text


@pytest.fixture
def star(bench: Bench) -> Bench:
    """A client with a project of two tasks in a row, two people, and nothing promised yet."""
    bench.do(SaveClient(name="星河科技", short_name="星河"))
    bench.do(SaveProject(name="Rollout", code="XH", client_id=1, start_on=date(2026, 11, 23)))
    for name in ("Design", "Build"):
        bench.do(SaveTask(project_id=1, name=name, duration_min=5 * 480))
    bench.do(SaveContact(client_id=1, name="李伟", role="decision_maker", influence=5))
    bench.do(
        SaveContact(
            client_id=1, name="Sarah Connor", role="blocker", influence=2, attitude="resistant"
        )
    )
    bench.app.pane_name = "clients"
    return bench


def pane(app: SalesApp) -> ClientsPane:
    assert isinstance(app.pane, ClientsPane)
    return app.pane


def words(app: SalesApp) -> str:
    return " ".join(screen_text(app).replace("│", " ").split())


def said(app: SalesApp) -> str:
    return " ".join(notice.message for notice in app._notifications)


async def paste(pilot: Pilot[None], text: str) -> None:
    """Type a whole text at once, as a terminal's paste does."""
    pilot.app.post_message(events.Paste(text))
    await press(pilot)


async def go_to(pilot: Pilot[None], part: str) -> ClientsPane:
    """Walk to that part with the keys for it."""
    here = pane(pilot.app)
    if here.part == "clients":
        await press(pilot, "tab")
    while here.part != part:
        await press(pilot, "]")
    return here


async def test_a_need_is_written_down_signed_linked_traced_and_delivered(
    star: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    """clients.sign, clients.tasks, clients.view."""
    async with star.running() as pilot:
        await go_to(pilot, "needs")
        await press(pilot, "n")
        await paste(pilot, "Offline orders")
        await press(pilot, "tab", "right", "tab")
        await paste(pilot, "100 orders without a line")
        await press(pilot, "enter")
        sql = "SELECT client_id, project_id, title, priority, acceptance_criteria FROM requirement"
        assert star.rows(sql) == [(1, 1, "Offline orders", "must", "100 orders without a line")]
        assert "accepted when: 100 orders without a line" in words(pilot.app)
        await press(pilot, "v")
        assert "Needs without a task 1" in words(pilot.app)
        assert "2 Build 0%" in words(pilot.app)
        await press(pilot, "escape", "S")
        await paste(pilot, "李伟")
        await press(pilot, "enter")
        assert star.rows("SELECT signed_by, signed_on, status FROM requirement") == [
            ("李伟", "2026-11-23", "confirmed")
        ]
        await press(pilot, "T", *"build", "enter")
        assert star.rows("SELECT name FROM task WHERE requirement_id = 1") == [("Build",)]
        pilot.app.clear_notifications()
        await press(pilot)
        assert "→ 2 Build 0%" in words(pilot.app)
        await press(pilot, "d")
        assert star.rows("SELECT status FROM requirement") == [("delivered",)]
        monkeypatch.chdir(star.path.parent)
        await press(pilot, "E", "enter", "enter")
        document = next(star.path.parent.glob("*.md")).read_text(encoding="utf-8")
        assert "100 orders without a line" in document
        await press(pilot, "u", "x")
        assert star.rows("SELECT status, archived_at IS NULL FROM requirement") == [
            ("confirmed", 0)
        ]


async def test_a_promise_is_kept_moved_or_broken(star: Bench) -> None:
    """clients.broken."""
    async with star.running() as pilot:
        here = await go_to(pilot, "promises")
        await press(pilot, "n")
        await paste(pilot, "An answer on the price")
        await press(pilot, "tab", "tab")
        await paste(pilot, "wed")
        await press(pilot, "enter")
        assert "due Wed 25 Nov" in words(pilot.app)
        await press(pilot, "r")
        await paste(pilot, "+2w")
        await press(pilot, "enter")
        sql = "SELECT status, due_on FROM expectation ORDER BY id"
        assert star.rows(sql) == [("renegotiated", "2026-11-25"), ("agreed", "2026-12-07")]
        assert here.cursor_in("promises") == 2
        await press(pilot, "d")
        assert "kept 100% of 1 settled (1 renegotiated)" in words(pilot.app)
        star.do(SaveExpectation(client_id=1, statement="A demo", due_on=date(2026, 11, 20)))
        await press(pilot, "f2", "f2", "g", "b")
        await press(pilot, "enter")
        assert "This is needed." in words(pilot.app)
        await paste(pilot, "nobody was free")
        await press(pilot, "enter")
        assert "kept 50% of 2 settled (1 renegotiated)" in words(pilot.app)
        await press(pilot, "d")
        assert "It is settled already" in said(pilot.app)


async def test_a_change_is_seen_on_the_plan_before_it_is_decided(star: Bench) -> None:
    """clients.decide, clients.take_up."""
    length = "SELECT duration_min FROM task WHERE name = 'Build'"
    async with star.running() as pilot:
        await go_to(pilot, "changes")
        await press(pilot, "n")
        await paste(pilot, "A second language")
        await press(pilot, "enter", "T", *"build", "enter", "o", "tab")
        await paste(pilot, "3")
        await press(pilot, "enter")
        sql = "SELECT task_id, impact_days, status FROM change_request"
        assert star.rows(sql) == [(2, 3, "assessing")]
        await press(pilot, "c")
        shown = words(pilot.app)
        assert "Task Build: finish 27 Nov → Wed 2 Dec (3 d later)" in shown
        assert "Project XH: finish 27 Nov → Wed 2 Dec (3 d later)" in shown
        assert "no other task moves" in shown
        assert star.rows(length) == [(5 * 480,)]
        await press(pilot, "a", "enter")
        assert star.rows(length) == [(8 * 480,)]
        assert "u brings it back." in said(pilot.app)
        await press(pilot, "u")
        assert star.rows(length) == [(5 * 480,)]
        assert star.rows("SELECT status FROM change_request") == [("assessing",)]
        await press(pilot, "c", "r", "enter")
        assert "This is needed." in words(pilot.app)
        await paste(pilot, "too late")
        await press(pilot, "enter")
        assert star.rows("SELECT status, decision_note FROM change_request") == [
            ("rejected", "too late")
        ]
        await press(pilot, "c")
        assert "It is decided already." in said(pilot.app)


async def test_an_approved_change_is_implemented(star: Bench) -> None:
    star.do(SaveChangeRequest(project_id=1, task_id=1, title="Faster", impact_days=-2))
    async with star.running() as pilot:
        await go_to(pilot, "changes")
        await press(pilot, "d")
        assert "It is not decided yet; c decides." in said(pilot.app)
        await press(pilot, "c", "a", "enter", "d")
    assert star.rows("SELECT status FROM change_request") == [("implemented",)]
    assert star.rows("SELECT duration_min FROM task WHERE id = 1") == [(3 * 480,)]


async def test_a_complaint_goes_up_to_its_resolution_and_answers_are_counted(star: Bench) -> None:
    """clients.survey."""
    async with star.running() as pilot:
        await go_to(pilot, "feedback")
        await press(pilot, "n", "tab")
        await paste(pilot, "The site visit was late")
        await press(pilot, "ctrl+s", "o")
        await paste(pilot, "Chen")
        await press(pilot, "tab", "tab")
        await paste(pilot, "call them")
        await press(pilot, "enter")
        sql = "SELECT kind, status, owner FROM feedback"
        assert star.rows(sql) == [("complaint", "handling", "Chen")]
        assert star.rows("SELECT title, feedback_id FROM action_item") == [("call them", 1)]
        await press(pilot, "d", "enter")
        assert "This is needed." in words(pilot.app)
        await paste(pilot, "An hour for free")
        await press(pilot, "enter")
        assert star.rows("SELECT status, resolution FROM feedback") == [
            ("resolved", "An hour for free")
        ]
        await press(pilot, "V", "enter")
        assert "Give CSAT, NPS or both." in words(pilot.app)
        await press(pilot, "right", "right", "right", "right", "tab", "right", "enter", "escape")
        assert "1 answer written down." in said(pilot.app)
        assert star.rows("SELECT csat, nps, status FROM feedback WHERE kind = 'survey'") == [
            (4, 0, "closed")
        ]
        assert "CSAT 100% (n 1) · NPS -100 (n 1)" in words(pilot.app)


async def test_a_report_is_composed_edited_kept_and_logged_as_sent(
    star: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with star.running() as pilot:
        await go_to(pilot, "reports")
        await press(pilot, "n")
        assert "Mon 26 Oct to Mon 23 Nov" in words(pilot.app)
        await press(pilot, "enter", "tab", "ctrl+end")
        await paste(pilot, "\nThank you.")
        await press(pilot, "ctrl+s")
        kept = star.rows("SELECT status, start_on, text LIKE '%Thank you.%' FROM client_report")
        assert kept == [("draft", "2026-10-26", 1)]
        monkeypatch.chdir(star.path.parent)
        await press(pilot, "E", "enter", "enter")
        written = list(star.path.parent.glob("*.md"))
        assert len(written) == 1
        assert "Thank you." in written[0].read_text(encoding="utf-8")
        await press(pilot, "n")
        assert "Mon 23 Nov to Mon 23 Nov" in words(pilot.app)
        await press(pilot, "escape", "d", "enter")
        assert star.rows("SELECT status, sent_on FROM client_report") == [("sent", "2026-11-23")]
        assert star.rows("SELECT channel, client_id FROM interaction") == [("email", 1)]
        await press(pilot, "e")
        assert "Thank you." in words(pilot.app)
        await press(pilot, "escape", "ctrl+o")
        assert "It was sent already." in said(pilot.app)


async def test_a_planned_contact_stands_on_top_is_moved_and_held(star: Bench) -> None:
    """clients.plan."""
    star.do(Capture("call 星河 hello"))
    async with star.running() as pilot:
        await press(pilot, "P")
        assert "Tue 24 Nov 10:00" in words(pilot.app)
        await press(pilot, "enter")
        assert star.rows("SELECT planned, occurred_at FROM interaction WHERE id = 2") == [
            (1, "2026-11-24T10:00:00.000000Z")
        ]
        here = await go_to(pilot, "log")
        assert words(pilot.app).index("Planned") < words(pilot.app).index("Held")
        await press(pilot, "g")
        assert here.cursor_in("log") == 2
        await press(pilot, "r")
        await paste(pilot, "today 8:30")
        await press(pilot, "enter", "d")
        await paste(pilot, "They agree")
        await press(pilot, "tab", "right", "tab")
        await paste(pilot, "send the contract")
        await press(pilot, "tab")
        await paste(pilot, "fri")
        await press(pilot, "enter")
        sql = "SELECT planned, outcome, sentiment FROM interaction WHERE id = 2"
        assert star.rows(sql) == [(0, "They agree", "positive")]
        assert star.rows("SELECT title, due_on FROM action_item") == [
            ("send the contract", "2026-11-27")
        ]


async def test_people_stand_in_a_grid_and_the_cursor_stays_on_the_person(star: Bench) -> None:
    async with star.running() as pilot:
        here = await go_to(pilot, "contacts")
        await press(pilot, "j", "v")
        text = screen_text(pilot.app)
        assert here.part == "contacts"
        assert here.cursor_in("contacts") == 2
        assert "× Sarah" in text
        assert "◆ 李伟" in text
        assert "◆ decision maker  × blocker" in text
        await press(pilot, "k")
        assert here.cursor_in("contacts") == 1
        await press(pilot, "e", "tab")
        await paste(pilot, "CEO")
        await press(pilot, "enter", "v")
        assert here.cursor_in("contacts") == 1
        assert star.rows("SELECT title FROM contact WHERE id = 1") == [("CEO",)]


async def test_without_an_editor_it_says_so_and_nothing_is_lost(
    star: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    """clients.editor."""
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.delenv("EDITOR", raising=False)
    at = datetime(2026, 11, 20, 9, tzinfo=UTC)
    star.do(SaveInteraction(client_id=1, occurred_at=at, summary="said"))
    async with star.running() as pilot:
        await press(pilot, "tab", "ctrl+o")
        assert "No editor is set." in said(pilot.app)
        await press(pilot, "e", "tab", "tab", "tab", "tab", "tab")
        await paste(pilot, "more ")
        await press(pilot, "ctrl+o")
        assert "No editor is set." in words(pilot.app)
        await press(pilot, "ctrl+s")
    assert star.rows("SELECT summary FROM interaction") == [("more said",)]
