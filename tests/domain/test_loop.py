from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from salespm_tui.domain.loop import (
    LINK_OF,
    LINKS,
    SCREEN_OF,
    Facts,
    health,
    place,
    state,
    thin_links,
)

TODAY = date(2026, 11, 23)
SOUND = Facts(
    phase="closing",
    status="active",
    today=TODAY,
    has_client=True,
    contacts_logged=3,
    has_objective=True,
    tasks=10,
    linked=8,
    reported=4,
    milestones=1,
    needs=4,
    goals=2,
    risks=3,
    baselines=1,
    acceptances=1,
    evaluations=1,
    lessons=2,
    start=date(2026, 10, 1),
    finish=date(2027, 1, 29),
    promised=date(2027, 1, 29),
)


def thin(**changes: object) -> tuple[str, ...]:
    return tuple(lack.link for lack in thin_links(replace(SOUND, **changes)))


def test_a_project_that_has_everything_has_no_thin_link() -> None:
    assert thin() == ()


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"has_client": False}, "no_client"),
        ({"contacts_logged": 0}, "client_not_heard"),
        ({"needs": 0}, "no_needs"),
        ({"needs_vague": 1}, "no_acceptance_criteria"),
        ({"has_objective": False}, "no_objective"),
        ({"goals": 0}, "no_goals"),
        ({"goals_silent": 2}, "goals_not_checked"),
        ({"linked": 0}, "no_links"),
        ({"baselines": 0}, "no_baseline"),
        ({"risks": 0}, "no_risks"),
        ({"reported": 0}, "no_progress"),
        ({"risks_silent": 1}, "risks_not_reviewed"),
        ({"milestones": 0}, "no_milestone"),
        ({"acceptances": 0}, "no_acceptance"),
        ({"evaluations": 0}, "no_evaluation"),
        ({"lessons": 0}, "no_lessons"),
    ],
)
def test_each_lack_is_named(change: dict[str, object], code: str) -> None:
    (lack,) = thin_links(replace(SOUND, **change))
    assert lack.code == code
    assert str(lack.why).endswith(".")


def test_one_link_may_lack_several_things() -> None:
    assert thin(evaluations=0, lessons=0, goals=0) == ("goals", "learn", "learn")


def test_a_plan_without_tasks_is_thin_and_says_nothing_of_progress() -> None:
    assert thin(tasks=0, linked=0, reported=0, milestones=1, baselines=0) == ("plan",)


def test_a_single_task_needs_no_link() -> None:
    assert thin(tasks=1, linked=0) == ()


def test_links_ahead_of_the_place_are_not_missed_yet() -> None:
    empty = Facts(phase="needs", status="draft", today=TODAY)
    assert [lack.code for lack in thin_links(empty)] == ["no_client", "no_needs"]


def test_criteria_and_a_baseline_are_asked_for_once_their_phase_is_over() -> None:
    early = replace(SOUND, phase="needs", needs_vague=2)
    assert thin_links(early) == ()
    planning = replace(SOUND, phase="planning", baselines=0)
    assert thin_links(planning) == ()
    assert [lack.code for lack in thin_links(replace(planning, phase="execution"))] == [
        "no_baseline"
    ]


def test_work_that_is_still_ahead_need_not_be_reported() -> None:
    assert thin(start=TODAY, reported=0) == ()


def test_every_lack_belongs_to_a_link_of_the_loop() -> None:
    assert set(LINK_OF.values()) == set(LINKS)
    assert set(SCREEN_OF) == set(LINK_OF)


def test_every_phase_has_its_place_in_the_loop() -> None:
    phases = ("needs", "initiation", "planning", "execution", "acceptance", "closing")
    assert tuple(place(phase) for phase in phases) == LINKS


def test_a_link_is_past_here_or_ahead() -> None:
    assert [state(link, "planning") for link in LINKS] == [
        "past",
        "past",
        "here",
        "ahead",
        "ahead",
        "ahead",
    ]


@pytest.mark.parametrize(
    ("change", "code", "words"),
    [
        ({}, "green", ""),
        ({"overdue": 2}, "amber", "2 tasks are overdue."),
        ({"overdue": 2, "overdue_critical": 1}, "red", "1 overdue task moves the end."),
        ({"blocked": 1}, "amber", "1 task is blocked."),
        ({"broken": 3}, "amber", "3 tasks miss a date they were given."),
        ({"finish": date(2027, 2, 5)}, "amber", "The plan ends 7 days after the agreed finish."),
        ({"finish": date(2027, 2, 12)}, "red", "The plan ends 14 days after the agreed finish."),
        ({"finish": date(2027, 1, 4)}, "green", ""),
        ({"overdue": 9, "status": "closed"}, "green", ""),
        ({"overdue": 9, "health_override": "green"}, "green", "The health was set by hand."),
    ],
)
def test_health_names_what_makes_it_so(change: dict[str, object], code: str, words: str) -> None:
    found = health(replace(SOUND, **change))
    assert found.code == code
    assert (str(found.why[0]) if found.why else "") == words


def test_red_keeps_the_amber_reasons_too() -> None:
    found = health(replace(SOUND, overdue=3, overdue_critical=1, blocked=1))
    assert [str(why) for why in found.why] == [
        "1 overdue task moves the end.",
        "2 tasks are overdue.",
        "1 task is blocked.",
    ]
