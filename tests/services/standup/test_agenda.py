"""The agenda of a real workspace, over several mornings."""

from __future__ import annotations

import sqlite3
from datetime import date, datetime, timedelta

from salespm_tui.contract.clients import Capture, SaveActionItem, SaveClient
from salespm_tui.contract.projects import SaveProject
from salespm_tui.contract.records import Archive, Undo
from salespm_tui.contract.standup import FinishStandup, MarkDone
from salespm_tui.contract.timeline import LinkDraft, SaveTask
from salespm_tui.contract.values import Ref

from .conftest import FRIDAY, MONDAY, TUESDAY, Morning


def test_an_empty_workspace_is_a_good_morning(morning: Morning):
    agenda = morning.agenda()
    assert (agenda.sections, agenda.since, agenda.coming) == ((), None, ())


def test_tasks_stand_by_their_computed_dates(morning: Morning):
    plan = morning.project(start_on=date(2026, 11, 16))
    first = morning.task(plan, "Price model", 3)
    morning.task(plan, "Legal review", 3, links=(LinkDraft(first),))
    morning.task(plan, "Demo", 1, links=(LinkDraft(first),), owner="Li Wei")
    morning.task(plan, "Kick-off", 1)
    morning.task(plan, "Contract signed", 0, kind="milestone")
    assert morning.told("today") == [("Legal review", "due today, critical")]
    late = {item.title: item for item in morning.section("overdue")}
    assert late["Price model"].due == date(2026, 11, 18)
    assert (late["Price model"].days, late["Demo"].days) == (3, 2)
    assert late["Demo"].owner == "Li Wei"
    titles = [item.title for item in morning.section("overdue")]
    assert titles == ["Kick-off", "Contract signed", "Price model", "Demo"]


def test_a_week_of_one_plan(morning: Morning):
    plan = morning.project(start_on=MONDAY)
    one = morning.task(plan, "Survey", 1)
    morning.task(plan, "Offer", 3, links=(LinkDraft(one),))
    gate = morning.task(plan, "Signed", 0, kind="milestone", links=(LinkDraft(one, lag=4 * 480),))
    assert [item.title for item in morning.section("today")] == ["Survey"]
    assert [item.ref.id for item in morning.section("milestones")] == [gate]
    assert morning.section("milestones")[0].due == date(2026, 11, 27)
    morning.on(TUESDAY)
    assert [item.title for item in morning.section("starting")] == ["Offer"]
    assert [item.title for item in morning.section("overdue")] == ["Survey"]


def test_what_is_over_on_hold_or_archived_stays_away(morning: Morning):
    plan = morning.project(start_on=date(2026, 11, 16))
    morning.task(plan, "done", 1, status="done")
    morning.task(plan, "cancelled", 1, status="cancelled")
    gone = morning.task(plan, "archived", 1)
    morning.do(Archive(Ref("task", gone)))
    held = morning.project("HELD", start_on=date(2026, 11, 16))
    morning.task(held, "held", 1)
    assert [item.title for item in morning.section("overdue")] == ["held"]
    morning.do(SaveProject(project_id=held, status="on_hold"))
    assert morning.section("overdue") == ()
    assert [item.title for item in morning.section("overdue", held)] == ["held"]


def test_blocked_waiting_and_what_cannot_be_right(morning: Morning):
    plan = morning.project(start_on=FRIDAY)
    morning.task(plan, "Approval", 5, status="blocked", blocked_reason="法务")
    morning.task(plan, "Answer", 5, waiting_on="client", percent=10)
    morning.task(plan, "Idle", 5)
    assert morning.told("blocked") == [
        ("Approval", "blocked: 法务"),
        ("Answer", "waits on the client"),
    ]
    assert morning.told("checks") == [("Idle", "should have started on 20 Nov")]


def test_follow_ups_and_silent_clients(morning: Morning):
    client = morning.do(SaveClient(name="华为技术有限公司", short_name="华为", cadence_days=2)).ref
    assert client is not None
    morning.on(FRIDAY).do(Capture("call 华为 谈价格 !mon"))
    morning.on(MONDAY)
    assert [(i.title, str(i.why)) for i in morning.section("clients")] == [
        ("华为", "silent 3 days, cadence 2 d, next step 23 Nov"),
        ("华为 · 谈价格", "due today"),
    ]
    assert [item.client_id for item in morning.section("clients")] == [client.id, client.id]


def test_a_follow_up_without_a_date_is_a_check(morning: Morning):
    made = morning.do(SaveActionItem(title="send the slides")).ref
    (item,) = morning.section("checks")
    assert (item.ref, item.action_keys[0]) == (made, "r")


def test_one_project_shows_its_own_things_and_its_client(morning: Morning):
    client = morning.do(SaveClient(name="Acme")).ref
    assert client is not None
    one = morning.project("ONE", start_on=FRIDAY, client_id=client.id)
    two = morning.project("TWO", start_on=FRIDAY)
    morning.task(one, "of one", 1)
    morning.task(two, "of two", 1)
    morning.do(SaveActionItem(title="call", client_id=client.id, due_on=MONDAY))
    assert [item.title for item in morning.section("overdue", two)] == ["of two"]
    assert morning.section("clients", two) == ()
    assert [item.title for item in morning.section("clients", one)] == ["Acme · call"]
    assert len(morning.section("overdue")) == 2


def test_since_the_last_stand_up(morning: Morning):
    plan = morning.on(FRIDAY).project(start_on=FRIDAY)
    first = morning.task(plan, "Model", 1)
    second = morning.task(plan, "Approval", 4, links=(LinkDraft(first, lag=2 * 480),))
    morning.do(FinishStandup())
    morning.do(MarkDone(Ref("task", first)))
    morning.do(SaveTask(task_id=second, duration_min=6 * 480))
    morning.task(plan, "Afterthought", 20, links=(LinkDraft(second),))
    agenda = morning.on(MONDAY).agenda()
    assert agenda.since == FRIDAY
    assert morning.told("changed") == [
        ("Model", "finished"),
        ("Approval", "slipped 2 days, now due 2 Dec"),
        ("Afterthought", "new, due 30 Dec"),
    ]


def test_what_was_undone_has_not_happened(morning: Morning):
    plan = morning.project(start_on=FRIDAY)
    first = morning.task(plan, "Model", 9, percent=10)
    morning.on(FRIDAY).do(FinishStandup())
    morning.do(MarkDone(Ref("task", first)))
    assert [item.title for item in morning.section("changed")] == ["Model"]
    morning.do(Undo())
    assert morning.section("changed") == ()


def test_a_new_project_is_one_thing_to_look_at(morning: Morning):
    morning.on(FRIDAY).do(FinishStandup())
    plan = morning.project(start_on=MONDAY + timedelta(days=30))
    for number in range(3):
        morning.task(plan, f"Task {number}", 1)
    assert morning.on(MONDAY).told("changed") == [("Project HWA", "new project with 3 tasks")]


def test_a_plan_that_goes_in_circles_is_told_not_hidden(morning: Morning):
    plan = morning.project(start_on=FRIDAY)
    one = morning.task(plan, "A", 1)
    two = morning.task(plan, "B", 1, links=(LinkDraft(one),))
    other = morning.project("OK", start_on=FRIDAY)
    morning.task(other, "late", 1)
    connection = sqlite3.connect(morning.workspace.path)
    connection.execute(
        "INSERT INTO dependency (predecessor_id, successor_id, type, lag, lag_unit, created_at,"
        " updated_at) SELECT ?, ?, type, lag, lag_unit, created_at, updated_at FROM dependency",
        (two, one),
    )
    connection.commit()
    connection.close()
    morning.workspace._cache.clear()
    assert [item.title for item in morning.section("overdue")] == ["late"]
    (check,) = morning.section("checks")
    assert check.ref == Ref("project", plan)
    assert "A → B → A" in str(check.why) or "B → A → B" in str(check.why)
    assert str(morning.item("project", plan).so_what[0]) == "its plan has no dates"


def test_the_next_things_are_named_when_nothing_is_due(morning: Morning):
    plan = morning.project(start_on=MONDAY + timedelta(days=14))
    morning.task(plan, "Later", 1)
    morning.do(SaveActionItem(title="slides", due_on=MONDAY + timedelta(days=9)))
    agenda = morning.agenda()
    assert agenda.sections == ()
    assert [item.title for item in agenda.coming] == ["slides", "Later"]


def test_a_missed_deadline_of_a_late_task_stands_in_its_detail(morning: Morning):
    plan = morning.project(start_on=date(2026, 11, 2))
    old = morning.task(plan, "old", 2, deadline_at=datetime(2026, 11, 2, 17), percent=10)
    assert [item.title for item in morning.section("overdue")] == ["old"]
    assert morning.section("checks") == ()
    assert [str(wrong) for wrong in morning.item("task", old).wrong] == [
        "due 3 Nov, after its deadline of 2 Nov"
    ]
