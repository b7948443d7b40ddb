"""Overloads, overspent budget lines and acceptances, of a real workspace: on the agenda, in detail,
and what the keys of the walk do about them."""

from __future__ import annotations

from datetime import timedelta

import pytest

from salespm_tui.contract.acceptance import HoldAcceptance, SaveAcceptance, SaveAcceptanceItem
from salespm_tui.contract.assigning import Assign
from salespm_tui.contract.budget import SaveBudgetLine, SaveCostEntry
from salespm_tui.contract.projects import SaveProject
from salespm_tui.contract.standup import ItemDetail, MarkReviewed, NoteDecision, Snooze
from salespm_tui.contract.team_edits import SaveResource
from salespm_tui.contract.values import Ref
from salespm_tui.core.i18n import set_language

from .conftest import FRIDAY, MONDAY, TUESDAY, Morning

FIRST = 1
KEYS = ("s", "c", "R", "i", "space", "enter")


def said(labels) -> list[str]:
    return [str(one) for one in labels]


@pytest.fixture
def work(morning: Morning) -> Morning:
    morning.project(start_on=MONDAY, currency="EUR")
    return morning


def overloaded(work: Morning, percent: int = 150) -> Ref:
    who = work.do(SaveResource(name="Li Wei", kind="person", job_title="architect")).ref
    for name in ("Design", "Review"):
        task = work.task(FIRST, name, days=2)
        work.do(Assign(task, who.id, units_percent=percent // 2))
    return who


def in_full(work: Morning, ref: Ref) -> ItemDetail:
    return work.item(ref.kind, ref.id)


class TestOverloads:
    def test_one_line_a_person(self, work):
        who = overloaded(work)
        (item,) = work.section("load")
        assert (item.ref, item.title, item.group, item.mark) == (
            who,
            "Li Wei",
            "overload",
            "warning",
        )
        assert str(item.why) == "8 h too much on 2 days, 23 Nov to 24 Nov"
        assert (item.due, item.days, item.action_keys) == (MONDAY, None, KEYS)
        assert work.section("load", FIRST) == (item,)

    def test_days_that_are_over_can_not_be_mended_any_more(self, work):
        overloaded(work)
        (item,) = work.on(TUESDAY).section("load")
        assert str(item.why) == "4 h too much on 24 Nov"
        assert work.on(TUESDAY + timedelta(1)).section("load") == ()

    def test_at_a_weekend_the_next_week_counts(self, work):
        overloaded(work)
        (item,) = work.on(MONDAY - timedelta(1)).section("load")
        assert str(item.why) == "8 h too much on 2 days, 23 Nov to 24 Nov"
        assert work.on(FRIDAY).section("load") == ()

    def test_a_full_day_is_none_too_much(self, work):
        overloaded(work, 100)
        assert work.section("load") == ()

    def test_of_a_project_only_those_who_work_on_it(self, work):
        overloaded(work)
        other = work.project("ACM", start_on=MONDAY)
        assert work.section("load", other) == ()

    def test_in_detail(self, work):
        detail = in_full(work, overloaded(work))
        assert (detail.heading, detail.place) == ("Li Wei", "architect")
        assert said(detail.so_what) == [
            "23 Nov: 12 h of 8 h",
            "24 Nov: 12 h of 8 h",
        ]
        assert said(words for _ref, words in detail.links) == ["HWA Design", "HWA Review"]

    def test_reviewed_decided_and_put_off(self, work):
        who = overloaded(work)
        work.do(MarkReviewed(who))
        assert work.section("load")[0].reviewed
        work.do(NoteDecision("Chen Yu takes the review", who))
        work.do(Snooze(who, TUESDAY))
        assert work.section("load") == ()
        assert "Chen Yu takes the review" in str(in_full(work, who).history[1][1])


class TestMoney:
    def spend(self, work: Morning, planned: int, *amounts: int, project: int = FIRST) -> Ref:
        line = work.do(
            SaveBudgetLine(project_id=project, category="travel", planned_minor=planned)
        ).ref
        for amount in amounts:
            work.do(SaveCostEntry(budget_line_id=line.id, amount_minor=amount))
        return line

    def test_a_line_on_which_more_is_spent_than_there_is(self, work):
        line = self.spend(work, 200_000, 150_000, 60_100)
        (item,) = work.section("load")
        assert (item.ref, item.title, item.project, item.mark) == (line, "travel", "HWA", "bad")
        assert str(item.why) == "overspent by 101 EUR, 106 % used"
        assert item.action_keys == KEYS
        set_language("zh")
        assert work.section("load")[0].title == "差旅"

    def test_spent_to_the_last_cent_is_not_overspent(self, work):
        self.spend(work, 200_000, 200_000)
        assert work.section("load") == ()

    def test_where_nothing_was_planned(self, work):
        self.spend(work, 0, 50_000)
        assert said(item.why for item in work.section("load")) == [
            "500 EUR spent, nothing was planned"
        ]

    def test_money_of_a_project_at_rest_is_left_alone(self, work):
        self.spend(work, 0, 50_000)
        work.do(SaveProject(project_id=FIRST, status="on_hold"))
        assert work.section("load") == ()
        assert len(work.section("load", FIRST)) == 1

    def test_in_detail(self, work):
        detail = in_full(work, self.spend(work, 200_000, 150_000, 60_000))
        assert (detail.heading, detail.place) == ("travel", "HWA")
        assert said(detail.so_what) == [
            "there is 2k EUR",
            "spent 2.1k EUR",
        ]


class TestAcceptances:
    def plan(self, work: Morning, days: int, points: int = 0) -> Ref:
        ref = work.do(
            SaveAcceptance(
                project_id=FIRST, planned_on=MONDAY + timedelta(days), participants="Li Wei"
            )
        ).ref
        for number in range(points):
            work.do(SaveAcceptanceItem(acceptance_id=ref.id, name=f"Point {number}"))
        return ref

    def test_near_ones_stand_with_the_milestones(self, work):
        ref = self.plan(work, 7, points=2)
        self.plan(work, 8)
        (item,) = work.section("milestones")
        assert (item.ref, item.title, item.code) == (ref, "Project HWA", "HWA")
        assert (item.mark, item.days, item.action_keys) == ("milestone", -7, KEYS)
        assert str(item.why) == "acceptance on 30 Nov, 2 points to judge"

    def test_late_ones_until_they_are_held(self, work):
        ref = self.plan(work, -1)
        (item,) = work.section("milestones")
        assert (item.mark, item.days) == ("bad", 1)
        assert str(item.why) == "acceptance was planned for 22 Nov, not held"
        work.do(HoldAcceptance(ref.id, result="conditional", leftovers="the manual"))
        assert work.section("milestones") == ()

    def test_in_detail(self, work):
        ref = self.plan(work, 2, points=1)
        detail = in_full(work, ref)
        assert (detail.heading, detail.place) == ("Project HWA", "HWA")
        assert said(detail.so_what) == ["1 point to judge", "0 points are met"]
        assert said(detail.facts) == ["planned for 25 Nov", "with Li Wei"]
        work.do(Snooze(ref, TUESDAY))
        assert work.section("milestones") == ()
