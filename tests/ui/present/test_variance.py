"""What a plan is compared with: ghosts in the chart, and how far it is from them in words."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest

from salespm_tui.contract.baselines import (
    BaselineRow,
    Baselines,
    Compared,
    PushRow,
    TaskVarianceRow,
    VarianceReport,
)
from salespm_tui.contract.timeline import Timeline
from salespm_tui.core.errors import UserError
from salespm_tui.domain.calendar import STANDARD
from salespm_tui.ui.present.chart import Bar
from salespm_tui.ui.present.plan_rows import PlanIndex, bar_of, layout_of
from salespm_tui.ui.present.plan_sheet import PlanSheet
from salespm_tui.ui.present.plan_text import plan_text
from salespm_tui.ui.present.timeline import plan_note
from salespm_tui.ui.present.variance import (
    compared_words,
    day_words,
    option_words,
    read_day,
    told_of,
    variance_words,
)
from salespm_tui.ui.present.variance_report import report_text
from tests.ui.present.test_chart import row
from tests.ui.present.test_plan_rows import at, plan, task

TODAY = date(2026, 11, 23)


def against(*, name: str = "Baseline 1", **more: Any) -> Compared:
    """Agreed on two days earlier than the task of these tests is planned."""
    compared = Compared(
        name=name,
        on=date(2026, 11, 20),
        finish=at("12-22T17:00"),
        dates={1: (at("11-23T08:00"), at("11-23T17:00"))},
        calendar=STANDARD,
        finish_now=at("12-24T17:00"),
        baseline_id=7 if name else None,
    )
    return replace(compared, **more)


def compared(*, of: Compared | None = None, **more: Any) -> Timeline:
    return plan(task(1, "Price model", "1", **more), against=of or against())


def bar(start: str, finish: str, *then: str, kind: str = "task") -> Bar:
    first, last = map(at, then)
    return Bar(kind, at(start), at(finish), then=(first, last))


@pytest.mark.parametrize(
    ("drawn", "seen"),
    [
        (bar("11-27T08:00", "11-30T17:00", "11-24T08:00", "11-27T17:00"), " ^|^----    ::"),
        (bar("11-23T08:00", "11-24T17:00", "11-23T08:00", "11-27T17:00"), "--|^^::     ::"),
        (bar("11-23T08:00", "11-27T17:00", "11-24T08:00", "11-25T17:00"), "-----::     ::"),
        (bar("11-23T08:00", "11-23T17:00", "12-02T08:00", "12-02T17:00"), "- |  ::  ^  ::"),
    ],
)
def test_a_ghost_lies_where_the_bar_was_to_be(drawn: Bar, seen: str) -> None:
    assert row(drawn) == seen


def test_a_ghost_is_no_slack() -> None:
    late = replace(
        bar("11-23T08:00", "11-24T17:00", "11-23T08:00", "11-26T17:00"),
        slack_until=at("12-01T17:00"),
    )
    assert row(late) == "--|^.....   ::"


def test_a_milestone_has_a_ghost_of_its_own() -> None:
    drawn = bar("11-27T17:00", "11-27T17:00", "11-24T17:00", "11-24T17:00", kind="milestone")
    assert row(drawn) == " %| *::     ::"


def test_a_ghost_out_of_sight_draws_nothing() -> None:
    drawn = bar("11-23T08:00", "11-23T17:00", "12-20T08:00", "12-22T17:00")
    assert row(drawn) == "- |  ::     ::"


def test_the_bar_of_a_task_knows_what_it_was_to_be() -> None:
    timeline = compared()
    assert bar_of(timeline.tasks[0], timeline).then == (at("11-23T08:00"), at("11-23T17:00"))
    for dates in ({}, {1: (None, None)}):
        bare = compared(of=against(dates=dates))
        assert bar_of(bare.tasks[0], bare).then is None
    ends = compared(of=against(dates={1: (None, at("11-23T17:00"))}))
    assert bar_of(ends.tasks[0], ends).then == (at("11-23T17:00"), at("11-23T17:00"))


@pytest.mark.parametrize(
    ("minutes", "words"),
    [
        (4 * 480, "+4 d"),
        (4 * 480 + 60, "+4 d"),
        (90, "+1 h 30 min"),
        (0, "0 d"),
        (-90, "-1 h 30 min"),
        (-3 * 480 - 5, "-3 d"),
        (None, ""),
    ],
)
def test_a_variance_is_read_with_its_sign(minutes: int | None, words: str) -> None:
    assert variance_words(minutes, 480) == words


def test_the_header_says_how_much_later_the_plan_ends() -> None:
    assert plan_note(compared(), "week", width=120) == (
        "finish 24 Dec (+2 d vs Baseline 1) · by week"
    )
    assert plan_note(compared(), "week", width=80) == "finish 24 Dec (+2 d) · by week"
    assert compared_words(compared(of=against(name=""))) == "+2 d vs 20 Nov"
    as_agreed = against(finish=at("12-24T17:00"))
    assert compared_words(compared(of=as_agreed)) == "as in Baseline 1"
    assert compared_words(compared(of=against(finish=None))) == ""
    assert compared_words(plan()) == ""


def test_a_task_says_what_it_was_to_be() -> None:
    timeline = compared()
    assert told_of(timeline.tasks[0], timeline) == ("Baseline 1: 23 Nov, +2 d", "warning")
    same = compared(of=against(dates={1: (at("11-23T08:00"), at("11-25T17:00"))}))
    assert told_of(same.tasks[0], same) == ("as in Baseline 1", "dim")
    begun = compared(of=against(dates={1: (at("11-20T08:00"), at("11-25T17:00"))}))
    said = told_of(begun.tasks[0], begun)
    assert said is not None
    assert said[0].startswith("Baseline 1: 20 Nov → 25 Nov, 0")
    added = compared(of=against(dates={}))
    assert told_of(added.tasks[0], added) == ("new since Baseline 1", "dim")
    unknown = compared(of=against(dates={1: (None, None)}))
    assert told_of(unknown.tasks[0], unknown) is None
    assert told_of(timeline.tasks[0], plan(timeline.tasks[0])) is None


def test_a_very_wide_screen_has_a_column_of_variance() -> None:
    timeline = compared()
    sheet = PlanSheet(PlanIndex(timeline), timeline.tasks)
    assert "Variance" in sheet.head(180, plain=False)
    cells = sheet.tree(1, 180, False, lambda _name: "x", plain=False)
    assert "+2 d" in "".join(text for text, _ink in cells)
    assert layout_of(180, 3).tree < layout_of(180, 3, compared=True).tree
    assert layout_of(150, 3) == layout_of(150, 3, compared=True)


def test_the_plan_as_text_has_the_variance_where_it_is_compared() -> None:
    assert "finish 24 Dec (+2 d vs Baseline 1)" in plan_text(compared(), compared().tasks)
    assert plan_text(compared(), compared().tasks).count("+2 d") == 2
    assert "+2 d" not in plan_text(plan(task(1, "Price", "1")), (task(1, "Price", "1"),))


def known(**more: Any) -> Baselines:
    at_nine = datetime(2026, 11, 20, 9, tzinfo=UTC)
    first = BaselineRow(
        1, "Signed", "", at_nine, date(2026, 11, 20), True, 24, at("12-22T17:00"), 2 * 480
    )
    made = Baselines(1, (first,), "Baseline 1", date(2026, 11, 2), TODAY, 480)
    return replace(made, **more)


def test_a_baseline_to_choose_says_when_it_was_and_how_far_the_plan_is() -> None:
    row, *_others = known().baselines
    assert option_words(row, known()) == "Signed · 20 Nov · 24 tasks · +2 d · current"
    bare = replace(row, is_current=False, finish_variance_min=None, tasks=1)
    assert option_words(bare, known()) == "Signed · 20 Nov · 1 task"


def test_a_day_to_compare_with_lies_in_the_past_of_the_plan() -> None:
    assert read_day("-1d", known()) == date(2026, 11, 22)
    assert read_day("2026-11-02", known()) == date(2026, 11, 2)
    assert day_words("yesterday", known()) == "Sun 22 Nov"
    assert day_words("2026-11-01", known()) == day_words("?", known()) == ""
    with pytest.raises(UserError, match="is not over yet"):
        read_day("today", known())
    with pytest.raises(UserError) as refused:
        read_day("2026-11-01", known())
    assert "since Mon 2 Nov" in refused.value.what_to_do


def report(**more: Any) -> VarianceReport:
    slipped = TaskVarianceRow(1, "1", "谈价格", False, 0, 960, 960, 90, 12_500)
    same = TaskVarianceRow(2, "2", "Unmoved", False, 0, 0, 0, 0, 0)
    made = VarianceReport(
        1, 480, TODAY, "EUR", against(), (slipped, same), (3,), ("Old task",), 1, 0, 1
    )
    return replace(made, pushing=(PushRow(1, "1", "谈价格", 960),), **more)


def test_the_report_tells_what_moved_and_what_pushed() -> None:
    assert report_text(report()).splitlines() == [
        "Baseline 1: finish 22 Dec; now 24 Dec, +2 d",
        "1 task later · 0 earlier · 1 as agreed · 1 new · 1 gone",
        "",
        "What pushes most, beyond what it follows:",
        "  1  谈价格  +2 d",
        "",
        "No part of the plan any more: Old task",
        "",
        "WBS  Task    Start  Finish  Duration  Effort       Cost",
        "1    谈价格  0 d    +2 d    +2 d      +1 h 30 min  +125.00 EUR",
    ]


def test_the_report_leaves_out_what_nobody_knows() -> None:
    bare = TaskVarianceRow(1, "1", "Price", False, None, 480, None, None, None)
    text = report_text(report(tasks=(bare,), against=against(finish=None)))
    assert text.startswith("Baseline 1 has no dates.")
    assert "Effort" not in text
    assert "Cost" not in text
    assert "B takes a baseline" in report_text(report(against=None))
