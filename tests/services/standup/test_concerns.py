"""Risks, issues and what clients wait for, of a real workspace: on the agenda and under the walk's keys."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from salespm_tui.contract.change_requests import DecideChangeRequest, SaveChangeRequest
from salespm_tui.contract.clients import SaveActionItem, SaveClient, SaveInteraction
from salespm_tui.contract.expectations import SaveExpectation
from salespm_tui.contract.feedback import SaveFeedback
from salespm_tui.contract.issues import IssueQuery, JudgeAction, Measure, ResolveIssue, SaveIssue
from salespm_tui.contract.records import Undo
from salespm_tui.contract.risks import OccurRisk, ReviewRisk, SaveRisk, SetRiskScales, TriggerRisk
from salespm_tui.contract.standup import (
    FinishStandup,
    MarkDone,
    MinutesQuery,
    NoteDecision,
    Reschedule,
    SetBlocked,
    Snooze,
)
from salespm_tui.contract.values import Command, Ref
from salespm_tui.core.errors import UserError

from .conftest import FRIDAY, MONDAY, TUESDAY, Morning

FIRST, SECOND = 1, 2
RISK, ISSUE, PROMISE = Ref("risk", FIRST), Ref("issue", FIRST), Ref("expectation", FIRST)
CHANGE, COMPLAINT, CONTACT = (
    Ref("change_request", FIRST),
    Ref("feedback", FIRST),
    Ref("interaction", FIRST),
)


def said(labels) -> list[str]:
    return [str(one) for one in labels]


@pytest.fixture
def work(morning: Morning) -> Morning:
    """A client and its project; everything below hangs on these two."""
    morning.do(SaveClient(name="Acme Industrial", short_name="Acme"))
    morning.project(client_id=FIRST, start_on=MONDAY)
    return morning


def a_risk(**fields) -> SaveRisk:
    given = {"title": "Price war", "project_id": FIRST, "probability": 4, "impact": 5} | fields
    return SaveRisk(**given)


def one_of_each() -> tuple[Command, ...]:
    return (
        a_risk(review_every_days=7, actions=(Measure("bundle", "李伟", MONDAY),)),
        SaveIssue(title="Crash", project_id=FIRST, due_on=FRIDAY),
        SaveExpectation(client_id=FIRST, statement="answer", due_on=MONDAY, status="agreed"),
        SaveChangeRequest(title="SSO", project_id=FIRST, requested_on=FRIDAY),
        SaveFeedback(client_id=FIRST, kind="complaint", content="slow\nvery", received_on=FRIDAY),
        SaveInteraction(
            client_id=FIRST,
            planned=True,
            summary="review call",
            occurred_at=datetime(2026, 11, 23, 15, 30, tzinfo=UTC),
        ),
    )


def all_of_them(work: Morning) -> Morning:
    for command in one_of_each():
        work.do(command)
    return work


def test_each_stands_where_somebody_looks_for_it(work: Morning):
    all_of_them(work)
    assert work.told("risks") == [
        ("Price war", "critical (20)"),
        ("bundle", "due today"),
        ("Crash", "3 days late"),
    ]
    assert work.told("clients") == [
        ("Acme · review call", "planned today, 15:30"),
        ("Acme · answer", "promised for today"),
        ("Acme · SSO", "waits for a decision for 3 days"),
        ("Acme · slow", "complaint open for 3 days"),
    ]
    (measure,) = (item for item in work.section("risks") if item.ref.kind == "action_item")
    assert measure.home == RISK
    others = [*work.section("clients"), *work.section("risks")]
    others.remove(measure)
    assert {item.client_id for item in others} == {FIRST}


def test_it_is_asked_after_a_week_whether_a_measure_worked(work: Morning):
    work.do(SaveIssue(title="Crash", project_id=FIRST, actions=(Measure("restart"),)))
    refused = JudgeAction(FIRST, "worked")
    with pytest.raises(UserError, match="not done"):
        work.do(refused)
    work.do(SaveActionItem(FIRST, status="done"))
    work.do(SaveActionItem(title="Call", client_id=FIRST, status="done"))
    assert work.told("risks") == []
    work.on(MONDAY + timedelta(days=7))
    assert work.told("risks") == [("restart", "done 23 Nov: did it work?")]
    (item,) = work.section("risks")
    assert item.home == ISSUE
    work.do(ResolveIssue(FIRST))
    outcome = work.do(JudgeAction(FIRST, "failed", "came back"))
    assert "open it again" in said(outcome.notes)[0]
    assert work.told("risks") == []
    (action,) = work.ask(IssueQuery(FIRST)).actions
    assert (action.effect, action.notes) == ("failed", "came back")
    work.do(Undo())
    assert len(work.told("risks")) == 1
    work.on(MONDAY + timedelta(days=61))
    assert work.told("risks") == []


def test_another_project_does_not_hear_of_them(work: Morning):
    all_of_them(work)
    other = work.project("ACM")
    assert work.agenda(other).sections == ()
    assert work.agenda(FIRST).total == work.agenda().total


def test_one_that_rests_keeps_its_risks_to_itself(work: Morning):
    work.do(a_risk())
    resting = work.project("OLD", status="on_hold")
    work.do(a_risk(title="Elsewhere", project_id=resting))
    work.do(a_risk(title="Of all", project_id=None))
    assert [title for title, _why in work.told("risks")] == ["Of all", "Price war"]


def test_levels_are_those_of_the_workspace(work: Morning):
    work.do(a_risk())
    work.do(SetRiskScales(levels=(5, 10, 25)))
    assert work.told("risks") == []


def test_what_became_of_them_since_the_last_stand_up(work: Morning):
    work.on(FRIDAY)
    for number in range(3):
        work.do(a_risk(title=f"Risk {number}", probability=2, impact=2))
    work.do(SaveChangeRequest(title="SSO", project_id=FIRST))
    work.do(SaveExpectation(client_id=FIRST, statement="answer", due_on=MONDAY))
    work.do(FinishStandup())
    work.on(MONDAY)
    work.do(ReviewRisk(1, probability=3))
    work.do(OccurRisk(2))
    work.do(ReviewRisk(3, note="as it was"))
    work.do(a_risk(title="Fresh", probability=None, impact=None))
    work.do(DecideChangeRequest(1, "approved", "Ann"))
    work.do(MarkDone(PROMISE))
    assert work.told("changed") == [
        ("Risk 1", "occurred"),
        ("Risk 0", "score up from 4 to 6"),
        ("Acme · answer", "promise kept"),
        ("Acme · SSO", "change approved"),
        ("Fresh", "new risk, not scored"),
    ]
    minutes = work.ask(MinutesQuery())
    assert "- Risk 1 · HWA · occurred" in minutes
    assert "- Acme · answer · promise kept" in minutes


def test_d_reviews_a_risk_as_it_is(work: Morning):
    work.do(a_risk(review_every_days=7))
    outcome = work.do(MarkDone(RISK))
    assert outcome.ref == RISK
    (item,) = work.section("risks")
    assert item.reviewed
    assert item.due == MONDAY + timedelta(days=7)
    assert work.rows("SELECT probability, impact FROM risk_review WHERE risk_id = 1") == [(4, 5)]


def test_d_resolves_keeps_and_holds(work: Morning):
    all_of_them(work)
    work.do(MarkDone(ISSUE, "restarted"))
    work.do(MarkDone(PROMISE))
    work.do(MarkDone(COMPLAINT, "called back"))
    work.do(MarkDone(CONTACT))
    assert work.rows("SELECT status FROM issue") == [("resolved",)]
    assert work.rows("SELECT status FROM expectation") == [("kept",)]
    assert work.rows("SELECT status, resolution FROM feedback") == [("resolved", "called back")]
    assert work.rows("SELECT planned FROM interaction") == [(0,)]
    assert [item.ref for item in work.section("clients")] == [CHANGE]


@pytest.mark.parametrize(
    ("command", "words"),
    [
        (MarkDone(CHANGE), "needs a decision"),
        (MarkDone(COMPLAINT), "not said how"),
        (SetBlocked(RISK, "no"), "Only a task"),
        (Reschedule(PROMISE, MONDAY + timedelta(days=9)), "The client counts on"),
    ],
)
def test_what_cannot_be_done_says_what_can(work: Morning, command: Command, words: str):
    all_of_them(work)
    before = work.everything()
    with pytest.raises(UserError) as refused:
        work.do(command)
    assert words in str(refused.value.title) + str(refused.value.what_to_do)
    assert work.everything() == before


@pytest.mark.parametrize(
    ("ref", "column"),
    [
        (RISK, "next_review_on"),
        (ISSUE, "due_on"),
        (CHANGE, "decide_by"),
        (COMPLAINT, "due_on"),
        (CONTACT, "date(occurred_at)"),
    ],
)
def test_r_moves_the_day_of_each(work: Morning, ref: Ref, column: str):
    all_of_them(work)
    friday = date(2026, 11, 27)
    work.do(Reschedule(ref, friday))
    assert work.rows(f"SELECT {column} FROM {ref.kind} WHERE id = 1") == [("2026-11-27",)]
    work.do(Undo())
    assert work.rows(f"SELECT {column} FROM {ref.kind} WHERE id = 1") != [("2026-11-27",)]


def test_snoozed_and_decided_about_like_anything_else(work: Morning):
    all_of_them(work)
    for ref in (RISK, ISSUE, PROMISE, CHANGE, COMPLAINT, CONTACT):
        work.do(NoteDecision("go on", ref))
        work.do(Snooze(ref, TUESDAY))
    assert [item.ref.kind for item in work.section("risks")] == ["action_item"]
    assert work.section("clients") == ()
    assert len(work.agenda(FIRST).decisions) == 6


def test_a_risk_in_full_says_what_is_at_stake(work: Morning):
    work.do(
        a_risk(
            impact_cost_minor=100_000_00,
            impact_schedule_days=5,
            effect="margin",
            contingency="cut scope",
            actions=(Measure("bundle", "", TUESDAY),),
        )
    )
    work.do(TriggerRisk(FIRST))
    work.do(ReviewRisk(FIRST, probability=5, note="seen"))
    detail = work.item("risk", FIRST)
    assert said(detail.so_what) == [
        "trigger seen 23 Nov",
        "now: cut scope",
        "100k CNY at stake, 90k CNY expected",
        "would cost 5 days",
        "effect: margin",
    ]
    assert said(detail.facts)[0] == "score 25, critical"
    assert "reviewed, score 25: seen" in [str(words) for _day, words in detail.history]
    assert said(words for _ref, words in detail.links)[-1] == "to do: bundle, due 24 Nov"


def test_a_change_in_full_says_what_the_plan_would_become(work: Morning):
    task = work.task(FIRST, days=3)
    work.do(
        SaveChangeRequest(
            title="SSO", task_id=task, impact_days=2, impact_cost_minor=9_000_00, reason="audit"
        )
    )
    detail = work.item("change_request", FIRST)
    assert said(detail.so_what) == [
        "would move the end by 2 days",
        "costs 9k CNY",
        "because: audit",
    ]
    assert next(ref for ref, _words in detail.links) == Ref("task", task)


def test_the_others_in_full(work: Morning):
    all_of_them(work)
    assert said(work.item("issue", FIRST).so_what) == ["nothing is being done about it"]
    assert said(work.item("expectation", FIRST).so_what) == ["not clear yet what we can give"]
    complaint = work.item("feedback", FIRST)
    assert said(complaint.so_what) == ["open for 3 days", "nothing is being done about it"]
    assert work.item("interaction", FIRST).heading == "contact: review call"
    assert said(work.item("action_item", FIRST).so_what)[0] == "for the risk Price war"
    for kind in ("risk", "issue", "expectation", "change_request", "feedback", "interaction"):
        assert work.workspace is not None
        assert work.item(kind, 99) is None


def test_what_is_done_about_a_complaint_stands_with_its_client(work: Morning):
    all_of_them(work)
    work.do(SaveActionItem(title="say sorry", feedback_id=FIRST, due_on=MONDAY))
    assert ("Acme · say sorry", "due today") in work.told("clients")
    assert work.section("today") == ()
