"""Which rows of a plan are shown, what stands in them, and what is told of one."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest
from told_rows import ToldTask

from salespm_tui.contract.projects import ProjectRow, Projects
from salespm_tui.contract.timeline import CheckRow, LinkRow, PlanCounts, TaskRow, Timeline
from salespm_tui.core.cells import cell_width
from salespm_tui.core.i18n import set_language
from salespm_tui.core.labels import label
from salespm_tui.ui.present.chart import Arrow
from salespm_tui.ui.present.plan_rows import PlanIndex, state_of, visible
from salespm_tui.ui.present.plan_sheet import PlanSheet, ProjectsSheet
from salespm_tui.ui.present.plan_text import plan_text, projects_text
from salespm_tui.ui.present.sheet import Days
from salespm_tui.ui.present.task_detail import links_of, project_lines, task_lines
from salespm_tui.ui.present.timeline import empty_words, plan_note, plan_status, projects_status

TODAY = date(2026, 11, 23)


def at(text: str) -> datetime:
    return datetime.fromisoformat(f"2026-{text}")


def task(
    number: int, name: str, wbs: str, parent: int | None = None, children: int = 0, **more: Any
) -> ToldTask:
    start, finish = at("11-23T08:00"), at("11-25T17:00")
    row = ToldTask(
        id=number,
        uid=None,
        wbs=wbs,
        name=name,
        kind="summary" if children else "task",
        parent_id=parent,
        level=wbs.count("."),
        children=children,
        status="todo",
        priority=3,
        owner="",
        percent=0,
        duration_min=1440,
        duration_elapsed=False,
        start=start,
        finish=finish,
        early_start=start,
        early_finish=finish,
        late_start=start,
        late_finish=at("11-26T17:00"),
        total_slack_min=480,
        free_slack_min=0,
        critical=False,
        constraint="asap",
        constraint_at=None,
        deadline_at=None,
        schedule_mode="auto",
        blocked_reason="",
        waiting_on=None,
        notes="",
        calendar=None,
        driver_id=None,
        version=datetime(2026, 11, 1, tzinfo=UTC),
    )
    return replace(row, **more)


def plan(*tasks: TaskRow, links: tuple[LinkRow, ...] = (), **more: Any) -> Timeline:
    made = Timeline(
        project_id=1,
        code="HWA",
        name="华为项目",
        start=at("11-23T08:00"),
        finish=at("12-24T17:00"),
        status_date=None,
        calendar="Standard",
        minutes_per_day=480,
        today=TODAY,
        tasks=tasks,
        links=links,
        checks=(),
        days_off=frozenset({date(2026, 12, 25)}),
        weekdays_off=frozenset({5, 6}),
        days_on=frozenset({date(2026, 12, 5)}),
    )
    return replace(made, **more)


PHASE = task(1, "Commercial", "1", children=2)
PRICE = task(2, "Price model", "1.1", 1, owner="Li Wei")
REVIEW = task(3, "法务审查", "1.2", 1, owner="王芳", driver_id=2)
PARTY = task(4, "Party", "2", status="cancelled")
TASKS = (PHASE, PRICE, REVIEW, PARTY)
LINK = LinkRow(2, 3, "fs", 480, "working", 480)


def names(rows: tuple[TaskRow, ...]) -> list[str]:
    return [row.name for row in rows]


def text_of(lines: list[list[tuple[str, str]]]) -> list[str]:
    return ["".join(text for text, _ink in line).strip() for line in lines]


# Rows


def test_what_is_folded_is_hidden_with_all_below_it() -> None:
    deep = (*TASKS[:2], task(9, "Deep", "1.1.1", 2), *TASKS[2:])
    assert names(visible(deep, frozenset({1}), "")) == ["Commercial", "Party"]
    assert names(visible(deep, frozenset(), "")) == [row.name for row in deep]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("法务", ["Commercial", "法务审查"]),
        ("li PRICE", ["Commercial", "Price model"]),
        ("1.2", ["Commercial", "法务审查"]),
        ("  ", ["Commercial", "Party"]),
        ("nobody", []),
    ],
)
def test_a_filter_shows_matches_with_what_is_above_them(text: str, shown: list[str]) -> None:
    assert names(visible(TASKS, frozenset({1}), text)) == shown


@pytest.mark.parametrize(
    ("changes", "checked", "state"),
    [
        ({}, False, ""),
        ({"status": "done"}, True, "done"),
        ({"status": "cancelled"}, True, "cancelled"),
        ({"status": "blocked", "waiting_on": "client"}, True, "blocked"),
        ({"finish": at("11-20T17:00")}, False, "bad"),
        ({"finish": at("11-20T17:00"), "kind": "summary"}, False, ""),
        ({}, True, "bad"),
        ({"waiting_on": "third_party"}, False, "waiting"),
        ({"waiting_on": "us"}, False, ""),
    ],
)
def test_the_gravest_state_is_shown(changes: dict[str, Any], checked: bool, state: str) -> None:
    assert state_of(replace(PRICE, **changes), TODAY, checked=checked)[0] == state


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("width", [60, 79, 80, 110, 120, 160, 200])
def test_every_row_of_the_tree_is_exactly_as_wide_as_its_head(width: int, language: str) -> None:
    set_language(language)
    long = task(
        5,
        "很长很长很长很长很长很长很长很长很长的名字",
        "10.20.30.40.50.60.70",
        1,
        owner="司马相如司马相如",
    )
    index = PlanIndex(plan(*TASKS, long))
    sheet = PlanSheet(index, index.timeline.tasks, folded=frozenset({1}), marked=frozenset({2}))
    wide = sheet.tree_width(width)
    assert cell_width(sheet.head(width, plain=True)) == wide
    for key in sheet.keys:
        for current in (True, False):
            pieces = sheet.tree(key, width, current, lambda _name: "*", plain=False)
            assert cell_width("".join(text for text, _ink in pieces)) == wide


def test_the_name_has_24_cells_at_80_columns_and_none_on_narrower_ones() -> None:
    index = PlanIndex(plan(*TASKS))
    sheet = PlanSheet(index, index.timeline.tasks)
    assert sheet.head(80, plain=True).index("%") - sheet.head(80, plain=True).index("Task") == 28
    assert "Task" not in sheet.head(70, plain=True)
    assert "Owner" in sheet.head(200, plain=True)


def test_a_milestone_shows_no_percent_until_it_is_done() -> None:
    index = PlanIndex(plan(task(1, "Signed", "1", kind="milestone", duration_min=0)))
    sheet = PlanSheet(index, index.timeline.tasks)
    row = sheet.tree(1, 80, False, lambda name: name, plain=False)
    assert "%" not in row[-1][0]
    assert sheet.bar(1).label == "25 Nov"


def test_slack_is_drawn_for_what_is_open_and_no_summary() -> None:
    index = PlanIndex(plan(PHASE, PRICE, replace(REVIEW, status="done", percent=100)))
    sheet = PlanSheet(index, index.timeline.tasks)
    assert [sheet.bar(key).slack_until is not None for key in sheet.keys] == [False, True, False]


def test_the_driver_is_found_through_the_summary_above_too() -> None:
    index = PlanIndex(plan(*TASKS, links=(LINK,)))
    sheet = PlanSheet(index, index.timeline.tasks)
    assert sheet.arrow(3) == Arrow(PRICE.finish, True, False, True)
    assert sheet.arrow(2) is None
    through = PlanIndex(
        plan(
            PHASE, replace(PRICE, driver_id=4), PARTY, links=(LinkRow(4, 1, "ss", 0, "working", 0),)
        )
    )
    assert PlanSheet(through, through.timeline.tasks).arrow(2) == Arrow(
        PARTY.start, False, False, False
    )


def test_days_off_and_make_up_workdays() -> None:
    days = PlanSheet(PlanIndex(plan()), ()).days
    off = {day for day in range(1, 32) if days.is_off(date(2026, 12, day))}
    assert off == {6, 12, 13, 19, 20, 25, 26, 27}
    assert Days(TODAY, TODAY, TODAY).is_off(date(2026, 11, 28))


# Detail


def told(row: TaskRow, lines: int = 3, width: int = 80, **more: Any) -> list[str]:
    tasks = tuple(row if one.id == row.id else one for one in TASKS)
    index = PlanIndex(plan(*tasks, **more))
    found = text_of(task_lines(row, index, width, lines))
    assert len(found) <= lines
    assert all(cell_width(line) < width for line in found)
    return found


def test_the_detail_begins_with_what_it_is() -> None:
    assert told(REVIEW, links=(LINK,)) == [
        "1.2 法务审查  23 Nov → 25 Nov (3 d)  0 %  王芳  slack 1 d  after 1.1FS+1d",
        "free slack 0 d",
    ]


def test_the_detail_says_what_stands_in_the_way() -> None:
    row = replace(
        PRICE,
        status="blocked",
        blocked_reason="legal",
        waiting_on="client",
        finish=at("11-20T17:00"),
        total_slack_min=-480,
        critical=True,
        deadline_at=at("11-19T17:00"),
        constraint="snet",
        constraint_at=at("11-18T08:00"),
        schedule_mode="manual",
        calendar="Night",
        priority=1,
    )
    check = CheckRow(2, "deadline_missed", label("misses its deadline"))
    text = " ".join(told(row, lines=6, checks=(check,)))
    for words in (
        "1 d too late",
        "blocked: legal",
        "waits on the client",
        "overdue since 20 Nov",
        "! misses its deadline",
        "start no earlier than 18 Nov",
        "deadline 19 Nov",
        "set by hand",
        "calendar Night",
        "priority 1",
    ):
        assert words in text


def test_more_lines_tell_more() -> None:
    row = replace(REVIEW, notes="First line.\nSecond line.")
    found = told(row, lines=8, width=120, links=(LINK,))
    assert found[2] == "follows 1.1 Price model"
    assert found[3] == "early 23 Nov → 25 Nov  late 23 Nov → 26 Nov  free slack 0 d"
    assert found[4:] == ["First line.", "Second line."]


def test_a_summary_and_what_is_over_have_no_slack_to_tell() -> None:
    assert "slack" not in " ".join(told(PHASE))
    assert "slack" not in " ".join(told(replace(PRICE, status="done", percent=100)))


def test_many_neighbours_are_counted() -> None:
    others = tuple(task(10 + n, f"Task {n}", f"{n + 3}") for n in range(6))
    links = tuple(LinkRow(2, other.id, "fs", 0, "working", 0) for other in others)
    index = PlanIndex(plan(*TASKS, *others, links=links))
    lines = text_of(task_lines(PRICE, index, 120, 5))
    assert "leads to 3 Task 0, 4 Task 1, 5 Task 2 and 3 more" in lines[1]


def test_links_are_shown_as_they_are_typed() -> None:
    links = (
        LINK,
        LinkRow(1, 3, "ss", -240, "working", -240),
        LinkRow(4, 3, "ff", 50, "percent", 0),
    )
    index = PlanIndex(plan(*TASKS, links=links))
    assert links_of(3, index) == "1.1FS+1d;1SS-4h;2FF+50%"


def test_a_very_long_name_leaves_the_line_whole() -> None:
    assert told(replace(PRICE, name="名" * 200))


# All projects, words around, text


PROJECT = ProjectRow(
    id=1,
    code="HWA",
    name="华为客户关系管理平台",
    status="active",
    phase="execution",
    client_id=1,
    client="华为",
    manager="Li Wei",
    currency="CNY",
    start=date(2026, 11, 23),
    finish=date(2026, 12, 24),
    health="amber",
    thin_links=("no_objective",),
    open_tasks=7,
    objective="Sign.",
    why=(label("1 task is overdue."),),
)
EMPTY = replace(PROJECT, id=2, code="NOR", start=None, finish=None, health="green", why=())


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("width", [60, 80, 120])
def test_rows_of_projects_are_as_wide_as_their_head(width: int, language: str) -> None:
    set_language(language)
    projects = Projects((PROJECT, EMPTY), TODAY, "UTC")
    sheet = ProjectsSheet(projects, projects.projects)
    wide = sheet.tree_width(width)
    assert cell_width(sheet.head(width, plain=False)) == wide
    for key in sheet.keys:
        pieces = sheet.tree(key, width, True, lambda _name: "*", plain=False)
        assert cell_width("".join(text for text, _ink in pieces)) == wide


def test_a_project_without_a_plan_has_no_bar() -> None:
    projects = Projects((PROJECT, EMPTY), TODAY, "UTC")
    sheet = ProjectsSheet(projects, projects.projects)
    bar = sheet.bar(1)
    assert bar is not None
    assert (bar.start, bar.finish) == (at("11-23T08:00"), at("12-24T17:00"))
    assert sheet.bar(2) is None
    assert sheet.arrow(1) is None


def test_a_project_is_told_with_what_makes_its_health() -> None:
    lines = text_of(project_lines(PROJECT, 80, 3))
    assert lines[0].startswith("HWA 华为客户关系管理平台  active  execution  in danger")
    assert "1 task is overdue." in " ".join(lines)
    assert lines[-1] == "Sign."


def test_the_words_around_the_plan() -> None:
    index = PlanIndex(plan(*TASKS, counts=PlanCounts(tasks=3, done=1, overdue=1, blocked=1)))
    assert plan_status(index, 4, 0, "") == "3 tasks · 1 finished · 1 overdue · 1 blocked"
    assert plan_status(index, 4, 2, "").startswith("2 selected · 3 tasks")
    assert plan_status(index, 1, 0, "x").startswith("1 of 4 rows")
    assert plan_note(index.timeline, "month") == "finish 24 Dec · by month"
    assert plan_note(None, "day") == "by day"
    projects = Projects((PROJECT, EMPTY), TODAY, "UTC")
    assert projects_status(projects, 2, "") == "2 projects · 1 in danger"
    assert projects_status(projects, 1, "x").startswith("1 of 2 rows")


def test_where_there_is_nothing_the_keys_that_lead_on_are_named() -> None:
    projects = Projects((), TODAY, "UTC")
    assert "no project" in empty_words(projects=projects, tasks=None, filter_text="")[0]
    assert "no tasks" in empty_words(projects=None, tasks=(), filter_text="")[0]
    assert "“x”" in empty_words(projects=None, tasks=(), filter_text="x")[0]
    assert empty_words(projects=None, tasks=None, filter_text="") == ()


def test_the_plan_as_text_has_columns_that_line_up() -> None:
    blocked = replace(REVIEW, status="blocked", blocked_reason="legal")
    lines = plan_text(plan(*TASKS), (PHASE, PRICE, blocked, PARTY)).splitlines()
    assert lines[0] == "HWA 华为项目 · finish 24 Dec"
    assert lines[4].endswith("王芳    blocked: legal")
    assert lines[5].endswith("cancelled")
    starts = {cell_width(line[: line.index("23 Nov")]) for line in lines[2:]}
    assert len(starts) == 1


def test_projects_as_text() -> None:
    lines = projects_text([PROJECT, EMPTY]).splitlines()
    assert lines[0] == "HWA  华为客户关系管理平台  24 Dec  in danger"
    assert lines[1] == "NOR  华为客户关系管理平台          on course"
    assert projects_text([]) == ""


def test_marks_folds_and_the_cursor_are_seen_in_the_row() -> None:
    index = PlanIndex(plan(*TASKS))
    sheet = PlanSheet(index, TASKS, folded=frozenset({1}), marked=frozenset({1, 2}))

    def row(key: int, current: bool = False) -> str:
        pieces = sheet.tree(key, 80, current, lambda name: f"<{name}>", plain=False)
        return "".join(text for text, _ink in pieces)

    assert "<closed> Commercial" in row(1)
    assert row(2).startswith("<marked>")
    assert row(2, current=True).startswith("<cursor>")
    assert "<open>" not in row(3)
