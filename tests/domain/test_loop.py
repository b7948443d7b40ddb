from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from salespm_tui.domain.loop import LINK_OF, LINKS, Facts, health, place, thin_links

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
    start=date(2026, 10, 1),
    finish=date(2027, 1, 29),
    promised=date(2027, 1, 29),
)


def thin(**changes: object) -> tuple[str, ...]:
    return tuple(lack.link for lack in thin_links(replace(SOUND, **changes)))


def test_a_project_that_has_everything_has_no_thin_link() -> None:
    assert thin() == ()


@pytest.mark.parametrize(
    ("change", "link"),
    [
        ({"has_client": False}, "needs"),
        ({"contacts_logged": 0}, "needs"),
        ({"has_objective": False}, "goals"),
        ({"linked": 0}, "plan"),
        ({"reported": 0}, "run"),
        ({"milestones": 0}, "accept"),
    ],
)
def test_each_link_is_thin_for_its_own_reason(change: dict[str, object], link: str) -> None:
    assert thin(**change) == (link,)


def test_a_plan_without_tasks_is_thin_and_says_nothing_of_progress() -> None:
    assert thin(tasks=0, linked=0, reported=0, milestones=1) == ("plan",)


def test_a_single_task_needs_no_link() -> None:
    assert thin(tasks=1, linked=0) == ()


def test_links_ahead_of_the_place_are_not_missed_yet() -> None:
    empty = Facts(phase="needs", status="draft", today=TODAY)
    assert [lack.code for lack in thin_links(empty)] == ["no_client"]


def test_work_that_is_still_ahead_need_not_be_reported() -> None:
    assert thin(start=TODAY, reported=0) == ()


def test_every_lack_belongs_to_a_link_of_the_loop() -> None:
    assert set(LINK_OF.values()) < set(LINKS)


def test_every_phase_has_its_place_in_the_loop() -> None:
    phases = ("needs", "initiation", "planning", "execution", "acceptance", "closing")
    assert tuple(place(phase) for phase in phases) == LINKS


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
