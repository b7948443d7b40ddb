"""The detail of an item answers "so what?" first, then tells what happened and what hangs on it."""

from __future__ import annotations

from datetime import date

from salespm_tui.contract.clients import Capture, SaveActionItem, SaveClient
from salespm_tui.contract.projects import SaveProject
from salespm_tui.contract.records import Undo
from salespm_tui.contract.standup import NoteDecision, SetBlocked, Snooze
from salespm_tui.contract.timeline import LinkDraft, SaveTask
from salespm_tui.contract.values import Ref

from .conftest import FRIDAY, MONDAY, TUESDAY, Morning


def texts(labels) -> list[str]:
    return [str(said) for said in labels]


def a_plan(morning: Morning) -> tuple[int, int, int]:
    plan = morning.project(start_on=date(2026, 11, 19))
    first = morning.task(plan, "Price model", 1, owner="Li Wei")
    second = morning.task(plan, "Approval", 4, links=(LinkDraft(first),))
    aside = morning.task(plan, "Site survey", 1)
    return first, second, aside


def test_a_critical_task_says_what_it_moves(morning: Morning):
    first, second, _aside = a_plan(morning)
    detail = morning.item("task", first)
    assert detail.heading == "HWA 1  Price model"
    assert detail.place == "Project HWA"
    assert texts(detail.facts) == ["due 19 Nov", "0 %", "by Li Wei"]
    assert texts(detail.so_what) == [
        "critical: moves the end by 2 days",
        "waits on nothing",
        "1 waits on it",
    ]
    assert [(ref.id, str(said)) for ref, said in detail.links] == [(second, "before 2 Approval")]
    assert [bar.name for bar in detail.neighbours] == ["Price model", "Approval", "Site survey"]
    assert [bar.is_self for bar in detail.neighbours] == [True, False, False]


def test_slack_is_told_less_what_is_used(morning: Morning):
    _first, second, aside = a_plan(morning)
    assert texts(morning.item("task", aside).so_what)[0] == "2 days of slack left"
    assert texts(morning.item("task", second).so_what)[:2] == [
        "critical: each day late moves the end",
        "waits on Price model",
    ]


def test_the_summaries_above_are_its_place(morning: Morning):
    plan = morning.project(start_on=MONDAY)
    above = morning.task(plan, "Commercial", 1)
    below = morning.task(plan, "Offer", 1, parent_id=above)
    assert morning.item("task", below).place == "Project HWA › 1 Commercial"
    assert morning.item("task", below).heading == "HWA 1.1  Offer"


def test_last_words_are_the_journals_without_what_was_undone(morning: Morning):
    first, _second, _aside = a_plan(morning)
    ref = Ref("task", first)
    morning.on(FRIDAY).do(SaveTask(task_id=first, percent=60))
    morning.on(MONDAY).do(SetBlocked(ref, "legal late"))
    morning.do(SaveTask(task_id=first, owner="Chen Yu"))
    morning.do(Undo())
    morning.do(NoteDecision("ask again", ref))
    morning.do(Snooze(ref, TUESDAY))
    history = [(day, str(said)) for day, said in morning.item("task", first).history]
    assert history == [
        (MONDAY, "put off until 24 Nov"),
        (MONDAY, "decided: ask again"),
        (MONDAY, "blocked: legal late"),
        (MONDAY, "added"),
        (FRIDAY, "60 %"),
    ]


def test_a_client_and_a_promise(morning: Morning):
    client = morning.do(SaveClient(name="华为技术有限公司", short_name="华为", cadence_days=14)).ref
    assert client is not None
    project = morning.project(start_on=MONDAY)
    morning.do(SaveProject(project_id=project, client_id=client.id))
    morning.on(FRIDAY).do(Capture("visit 华为 交付范围确认 +谈价格 !tue"))
    promise = morning.do(SaveActionItem(title="Angebot", client_id=client.id, due_on=TUESDAY)).ref
    assert promise is not None
    morning.on(MONDAY)
    detail = morning.item("client", client.id)
    assert (detail.heading, detail.place) == ("华为", "华为技术有限公司")
    assert texts(detail.so_what)[0] == "last contact 3 days ago, cadence 14 d"
    assert (FRIDAY, "visit: 交付范围确认") in [(day, str(said)) for day, said in detail.history]
    assert [ref.kind for ref, _said in detail.links] == ["action_item", "action_item", "project"]
    about = morning.item("action_item", promise.id)
    assert (about.heading, about.place) == ("Angebot", "华为技术有限公司")
    assert texts(about.so_what) == [
        "last contact 3 days ago, cadence 14 d",
        "last said: 交付范围确认",
    ]
    assert about.links[0][0] == client


def test_a_project_tells_its_span(morning: Morning):
    a_plan(morning)
    assert texts(morning.item("project", 1).so_what) == ["3 tasks", "from 19 Nov to 25 Nov"]


def test_what_is_gone_has_no_detail(morning: Morning):
    for kind in ("task", "client", "action_item", "project", "risk"):
        assert morning.item(kind, 99) is None
