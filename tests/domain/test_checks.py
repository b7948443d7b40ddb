"""What cannot be right is found, named, and given the key that mends it."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from salespm_tui.domain.checks import (
    PlannedTask,
    told_together,
    wrong_in_plan,
    wrong_with,
    wrong_with_links,
    wrong_with_project,
    wrong_with_promise,
)
from salespm_tui.domain.schedule import BrokenRule

TODAY = date(2026, 11, 23)
FRIDAY = datetime(2026, 11, 20, 17)
TOMORROW = datetime(2026, 11, 24, 8)
NEXT_WEEK = datetime(2026, 12, 1, 17)
SOUND = PlannedTask("doing", 40, datetime(2026, 11, 2, 8), NEXT_WEEK, datetime(2026, 11, 2, 8))


@pytest.mark.parametrize(
    ("fields", "rule", "text", "fix"),
    [
        (
            {"status": "done", "percent": 100},
            "done_undated",
            "done, but nobody said when",
            "e",
        ),
        (
            {"status": "done", "percent": 100, "actual_finish": datetime(2026, 10, 30, 17)},
            "ends_before_start",
            "finished on 30 Oct, before it started on 2 Nov",
            "e",
        ),
        (
            {"status": "done", "percent": 100, "actual_finish": NEXT_WEEK},
            "finished_ahead",
            "finished on 1 Dec, a day still to come",
            "e",
        ),
        (
            {"actual_start": TOMORROW},
            "started_ahead",
            "started on 24 Nov, a day still to come",
            "e",
        ),
        ({"percent": 100}, "done_but_open", "100 %, but not marked done", "d"),
        ({"status": "blocked"}, "blocked_without_reason", "blocked, but nobody said why", "b"),
        (
            {"actual_start": None, "start": TOMORROW},
            "begun_ahead",
            "40 % done, but planned to start on 24 Nov",
            "e",
        ),
        (
            {"actual_start": None, "percent": 0},
            "not_begun",
            "should have started on 2 Nov",
            "e",
        ),
    ],
)
def test_each_rule_names_what_is_wrong_and_its_fix(fields, rule, text, fix):
    (wrong,) = wrong_with(SOUND._replace(**fields), TODAY)
    assert (wrong.rule, str(wrong.text), wrong.fix) == (rule, text, fix)


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"status": "blocked", "blocked_reason": "legal"},
        {"status": "done", "percent": 100, "actual_finish": FRIDAY},
        {"status": "cancelled", "percent": 40},
        # late work is no contradiction, it stands under overdue
        {"actual_start": None, "percent": 0, "finish": FRIDAY},
        {"actual_start": None, "percent": 0, "start": datetime(2026, 11, 23, 8)},
    ],
)
def test_what_can_be_right_is_left_alone(fields):
    assert list(wrong_with(SOUND._replace(**fields), TODAY)) == []


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        ("deadline_missed", "due 1 Dec, after its deadline of 20 Nov"),
        (
            "constraint_breaks_link",
            "its constraint starts it on 1 Dec, but Legal review allows 20 Nov",
        ),
        ("manual_breaks_link", "set by hand to start on 1 Dec, but Legal review allows 20 Nov"),
        ("started_too_early", "started on 1 Dec, but Legal review allows 20 Nov"),
    ],
)
def test_what_the_schedule_does_not_keep(rule, text):
    wrong = wrong_in_plan(BrokenRule(1, rule, NEXT_WEEK, FRIDAY), "Legal review")
    assert (wrong.rule, str(wrong.text)) == (rule, text)
    assert str(told_together(rule, 2)).startswith("2 tasks ")
    unnamed = text.replace("Legal review allows", "its links allow")
    assert str(wrong_in_plan(BrokenRule(1, rule, NEXT_WEEK, FRIDAY)).text) == unnamed


def test_a_circle_of_links_names_its_path():
    assert str(wrong_with_links("A → B → A").text) == "these tasks wait for each other: A → B → A"


def test_a_promise_without_a_date_never_comes_up():
    wrong = wrong_with_promise(None)
    assert wrong is not None and wrong.fix == "r"
    assert wrong_with_promise(TODAY) is None


def test_a_plan_that_ends_after_the_agreed_day():
    wrong = wrong_with_project(date(2026, 12, 1), TODAY)
    assert str(wrong and wrong.text) == "the plan ends on 1 Dec, after the agreed 23 Nov"
    assert wrong_with_project(TODAY, TODAY) is None
    assert wrong_with_project(None, TODAY) is None


def test_several_are_told_in_one_line():
    assert str(told_together("done_undated", 2)) == "2 tasks done without a date"
    assert str(told_together("done_undated", 1)) == "1 task done without a date"
    assert str(told_together("a rule of the scheduler", 3)) == "3 things to put right"
