"""The timeline driven with real keys; what they did stands in the file."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import pytest

from salespm_tui.contract.clients import SaveClient
from salespm_tui.contract.projects import SaveProject
from salespm_tui.contract.timeline import LinkDraft, SaveTask
from salespm_tui.contract.values import Command, Ref
from salespm_tui.core.cells import cell_width
from salespm_tui.core.i18n import set_language
from salespm_tui.ui.screens.timeline import TimelinePane
from tests.ui.conftest import Bench, press, screen_text, settled, type_text

DAY = 480


def made(bench: Bench, command: Command) -> int:
    ref = bench.do(command).ref
    assert ref is not None
    return ref.id


def task(bench: Bench, name: str, days: float = 1, **fields: Any) -> int:
    minutes = int(days * DAY)
    return made(bench, SaveTask(project_id=1, name=name, duration_min=minutes, **fields))


@pytest.fixture
def plan(bench: Bench) -> Bench:
    """A phase of two linked tasks and a milestone, a task beside it, and a second, empty project."""
    made(bench, SaveProject(name="Huawei CRM", code="HWA", start_on=date(2026, 11, 23)))
    phase = task(bench, "Commercial")
    price = task(bench, "Price model", 3, parent_id=phase, owner="Li Wei")
    review = task(bench, "法务审查", 4, parent_id=phase, links=(LinkDraft(price),))
    task(bench, "Contract signed", 0, parent_id=phase, links=(LinkDraft(review),))
    task(bench, "Training", 2, owner="陈宇")
    made(bench, SaveProject(name="Nordwind telematics", code="NOR"))
    bench.app.project_id = 1
    return bench


def pane(bench: Bench) -> TimelinePane:
    assert isinstance(bench.app.pane, TimelinePane)
    return bench.app.pane


def names(bench: Bench) -> list[str]:
    """The names of the rows that are shown."""
    index = pane(bench).index
    assert index is not None
    return [index.tasks[key].name for key in pane(bench).gantt.keys if isinstance(key, int)]


def cursor(bench: Bench) -> str:
    at = pane(bench).at_cursor
    return "" if at is None else at.name


def row(bench: Bench, name: str, *columns: str) -> tuple[Any, ...]:
    found = bench.rows(f"SELECT {', '.join(columns)} FROM task WHERE name = ?", name)
    assert len(found) == 1
    return found[0]


def line_with(bench: Bench, text: str) -> str:
    return next(line for line in screen_text(bench.app).splitlines() if text in line)


def words(bench: Bench) -> str:
    """The words on the screen, without the lines around them."""
    return " ".join(re.sub("[│─▸]", " ", screen_text(bench.app)).split())


# What is seen


async def test_tree_and_bars_and_what_is_under_the_cursor(plan: Bench) -> None:
    async with plan.running(screen="3") as pilot:
        text = screen_text(plan.app)
        assert "finish 1 Dec · by week" in text
        assert "5 tasks" not in text
        assert "4 tasks" in text
        assert "▾ Commercial" in text
        assert "◆ 1 Dec" in line_with(plan, "Contract signed")
        assert "▓▓▓" in line_with(plan, "Price model")
        assert "░░·····" in line_with(plan, "Training")
        await press(pilot, "j", "j")
        assert "2 法务审查  26 Nov → 1 Dec (4 d)  0 %  critical  after 1.1" in screen_text(plan.app)


async def test_wide_names_line_up(plan: Bench) -> None:
    async with plan.running(screen="3"):
        lines = screen_text(plan.app).splitlines()
        percents = {cell_width(line[: line.index("%")]) for line in lines[5:10] if "%" in line}
        assert len(percents) == 1


async def test_the_link_is_drawn_on_the_row_under_the_cursor_alone(plan: Bench) -> None:
    async with plan.running(screen="3") as pilot:
        assert "╰" not in line_with(plan, "法务审查")
        await press(pilot, "j", "j")
        assert "╰▓" in line_with(plan, "法务审查")
        await press(pilot, "k")
        assert "╰" not in line_with(plan, "法务审查")


async def test_without_colour_and_in_ascii_it_is_still_read(plan: Bench) -> None:
    plan.app.plain = True
    async with plan.running(screen="3") as pilot:
        assert "===" in line_with(plan, "Price model")
        assert "* 1 Dec" in line_with(plan, "Contract signed")
        await press(pilot, "j", "j")
        text = screen_text(plan.app)
        chart = [line for line in text.splitlines() if "Commercial" in line or "signed" in line]
        assert all(line.isascii() for line in chart)


async def test_large_terminals_show_more(plan: Bench) -> None:
    async with plan.running((200, 60), screen="3") as pilot:
        await press(pilot, "j", "j")
        text = screen_text(plan.app)
        assert "Duration" in text
        assert "陈宇" in line_with(plan, "Training")
        assert "follows 1.1 Price model" in text
        assert "leads to 1.3 Contract signed" in text


async def test_narrow_terminals_keep_the_numbers_and_the_bars(plan: Bench) -> None:
    async with plan.running((64, 20), screen="3"):
        lines = screen_text(plan.app).splitlines()
        assert any(line.startswith("   1.1 ") and "▓▓▓" in line for line in lines)


async def test_chinese_words_around_the_plan(plan: Bench) -> None:
    set_language("zh")
    async with plan.running(screen="3"):
        for line in screen_text(plan.app).splitlines():
            assert cell_width(line) <= 80


# Nothing there


async def test_without_a_project_it_says_which_keys_lead_on(bench: Bench) -> None:
    async with bench.running(screen="3") as pilot:
        text = screen_text(bench.app)
        assert "There is no project yet." in text
        assert "salespm import FILE.xml" in text
        await press(pilot, "n")
        await type_text(pilot, "Huawei")
        await press(pilot, "enter")
        assert bench.rows("SELECT code, name FROM project") == [("HUA", "Huawei")]
        assert "This plan has no tasks yet." in screen_text(bench.app)
        await press(pilot, "n")
        await type_text(pilot, "First")
        await press(pilot, "enter")
        assert cursor(bench) == "First"


async def test_keys_that_need_a_task_say_so(bench: Bench) -> None:
    made(bench, SaveProject(name="Empty"))
    bench.app.project_id = 1
    async with bench.running(screen="3") as pilot:
        for key in ("e", "x", "%", "d", "b", "w", "N", "z", "Z", "space", "c"):
            await press(pilot, key)
            assert len(bench.app.screen_stack) == 1
        assert any("n adds one" in str(note.message) for note in bench.app._notifications)


# All projects


async def test_all_projects_stand_on_one_calendar_and_enter_opens_one(plan: Bench) -> None:
    plan.app.project_id = None
    async with plan.running(screen="3") as pilot:
        text = screen_text(plan.app)
        assert "HWA" in text
        assert "Nordwind telematics" in text
        assert "2 projects" in text
        assert "━" in line_with(plan, "Huawei CRM") or "─" in line_with(plan, "Huawei CRM")
        await press(pilot, "enter")
        assert plan.app.project_id == 1
        assert names(plan)[0] == "Commercial"
        await press(pilot, "escape")
        assert plan.app.project_id is None
        assert pane(plan).project_row is not None


async def test_a_project_is_changed_and_archived_from_the_list(plan: Bench) -> None:
    plan.app.project_id = None
    async with plan.running(screen="3") as pilot:
        await press(pilot, "j", "e")
        await type_text(pilot, " GmbH")
        await press(pilot, "enter")
        assert plan.rows("SELECT name FROM project WHERE id = 2") == [("Nordwind telematics GmbH",)]
        await press(pilot, "x")
        assert "Nordwind" not in line_with(plan, "HWA")
        assert plan.rows("SELECT id FROM project WHERE archived_at IS NULL") == [(1,)]
        await press(pilot, "u")
        assert len(plan.rows("SELECT id FROM project WHERE archived_at IS NULL")) == 2


async def test_the_project_at_hand_is_changed_with_its_client(plan: Bench) -> None:
    """timeline.project_data"""
    client = made(plan, SaveClient(name="华为技术有限公司", short_name="华为"))
    async with plan.running(screen="3") as pilot:
        await press(pilot, "P", "tab", "tab")
        await type_text(pilot, "华为")
        assert "华为技术有限公司" in screen_text(plan.app)
        await press(pilot, "enter")
        assert plan.rows("SELECT client_id FROM project WHERE id = 1") == [(client,)]
        await press(pilot, "P", "tab", "tab")
        await type_text(pilot, "x")
        await press(pilot, "enter")
        assert "There is no client" in screen_text(plan.app)


# Tasks


async def test_a_new_task_stands_below_the_cursor_with_the_cursor_on_it(plan: Bench) -> None:
    """timeline.new"""
    async with plan.running(screen="3") as pilot:
        await press(pilot, "j", "n")
        await type_text(pilot, "Discounts")
        await press(pilot, "tab")
        await type_text(pilot, "2d")
        await press(pilot, "enter")
        assert names(plan)[:4] == ["Commercial", "Price model", "Discounts", "法务审查"]
        assert cursor(plan) == "Discounts"
        assert row(plan, "Discounts", "duration_min", "kind", "parent_id") == (960, "task", 1)


async def test_a_child_makes_a_summary(plan: Bench) -> None:
    """timeline.child"""
    async with plan.running(screen="3") as pilot:
        await press(pilot, "G", "N")
        assert "New task below Training" in screen_text(plan.app)
        await type_text(pilot, "Slides")
        await press(pilot, "enter")
        assert names(plan)[-2:] == ["Training", "Slides"]
        assert row(plan, "Training", "kind") == ("summary",)
        assert cursor(plan) == "Slides"


async def test_enter_and_e_open_the_form_and_only_what_changed_is_saved(plan: Bench) -> None:
    """timeline.edit"""
    async with plan.running(screen="3") as pilot:
        for key in ("enter", "e"):
            await press(pilot, "G", key)
            assert "5 Training" not in screen_text(plan.app)
            assert "2 Training" in screen_text(plan.app)
            await type_text(pilot, "s")
            await press(pilot, "enter")
        assert row(plan, "Trainingss", "duration_min", "owner") == (960, "陈宇")
        changed = plan.rows(
            "SELECT count(*) FROM change_row WHERE set_id = (SELECT max(id) FROM change_set)"
        )
        assert changed == [(1,)]


async def test_links_are_read_while_they_are_typed_and_move_the_task_at_once(plan: Bench) -> None:
    async with plan.running(screen="3") as pilot:
        await press(pilot, "G", "e", *["tab"] * 6)
        await type_text(pilot, "1.1FS+1d;1.2SS")
        text = words(plan)
        assert "after 1.1 Price model +1 d" in text
        assert "starts with 1.2 法务审查" in text
        await press(pilot, "enter")
        assert "27 Nov → 30 Nov (2 d)" in screen_text(plan.app)
        links = plan.rows("SELECT predecessor_id, type, lag FROM dependency WHERE successor_id = 5")
        assert links == [(2, "fs", 480), (3, "ss", 0)]
        await press(pilot, "u")
        assert "23 Nov → 24 Nov (2 d)" in screen_text(plan.app)


async def test_a_cycle_is_told_beside_the_field_with_the_names(plan: Bench) -> None:
    async with plan.running(screen="3") as pilot:
        await press(pilot, "j", "e", *["tab"] * 6)
        await type_text(pilot, "1.2")
        await press(pilot, "enter")
        text = words(plan)
        assert "wait for each other" in text
        assert plan.rows("SELECT count(*) FROM dependency WHERE successor_id = 2") == [(0,)]


async def test_constraint_deadline_hand_and_notes_in_the_form(plan: Bench) -> None:
    async with plan.running((100, 40), screen="3") as pilot:
        await press(pilot, "G", "e", *["tab"] * 7, "right", "right")
        await press(pilot, "tab")
        await type_text(pilot, "1 dec")
        assert "Tue 1 Dec" in screen_text(plan.app)
        await press(pilot, "tab")
        await type_text(pilot, "4 dec")
        await press(pilot, "enter")
        found = plan.rows('SELECT "constraint", constraint_on, deadline_on FROM task WHERE id = 5')
        assert found == [("snet", "2026-12-01T08:00", "2026-12-04T17:00")]
        assert "deadline 4 Dec" in screen_text(plan.app)


async def test_a_task_put_by_hand_starts_where_it_is_told(plan: Bench) -> None:
    async with plan.running((100, 40), screen="3") as pilot:
        await press(pilot, "G", "e", *["tab"] * 10, "right", "tab")
        await type_text(pilot, "30 nov")
        await press(pilot, "enter")
        found = plan.rows("SELECT schedule_mode, start_on, due_on FROM task WHERE id = 5")
        assert found == [("manual", "2026-11-30T08:00", "2026-12-01T17:00")]
        assert "set by hand" in screen_text(plan.app)


async def test_percent_is_prompted_and_100_is_done(plan: Bench) -> None:
    """timeline.percent, timeline.done"""
    async with plan.running(screen="3") as pilot:
        await press(pilot, "j", "%", "backspace")
        await type_text(pilot, "600")
        await press(pilot, "enter")
        assert "is not a percentage" in screen_text(plan.app)
        await press(pilot, "backspace", "enter")
        assert row(plan, "Price model", "percent", "status") == (60, "doing")
        assert "█▓▓" in line_with(plan, "Price model")
        await press(pilot, "d")
        assert row(plan, "Price model", "percent", "status") == (100, "done")
        assert line_with(plan, "Price model").startswith("▸✓")
        await press(pilot, "d")
        assert any("over already" in str(note.message) for note in plan.app._notifications)


async def test_a_summary_has_no_percentage_of_its_own(plan: Bench) -> None:
    async with plan.running(screen="3") as pilot:
        await press(pilot, "%")
        assert len(plan.app.screen_stack) == 1
        assert ["tasks below it" in toast.message for toast in plan.app._notifications] == [True]


async def test_blocked_with_its_reason_and_free_again(plan: Bench) -> None:
    """timeline.blocked"""
    async with plan.running(screen="3") as pilot:
        await press(pilot, "j", "b")
        await type_text(pilot, "法务 is slow")
        await press(pilot, "enter")
        assert row(plan, "Price model", "status", "blocked_reason") == ("blocked", "法务 is slow")
        assert "blocked: 法务 is slow" in screen_text(plan.app)
        assert line_with(plan, "Price model ").startswith("▸■")
        await press(pilot, "b", *["backspace"] * 10, "enter")
        assert row(plan, "Price model", "status", "blocked_reason") == ("todo", None)


async def test_waiting_on_the_client(plan: Bench) -> None:
    """timeline.waiting"""
    async with plan.running(screen="3") as pilot:
        await press(pilot, "j", "w")
        await type_text(pilot, "client")
        await press(pilot, "enter")
        assert row(plan, "Price model", "waiting_on") == ("client",)
        assert "waits on the client" in screen_text(plan.app)


async def test_archive_takes_the_subtree_and_undo_brings_it_back(plan: Bench) -> None:
    """timeline.archive"""
    async with plan.running(screen="3") as pilot:
        await press(pilot, "x")
        assert names(plan) == ["Training"]
        assert [toast.message for toast in plan.app._notifications] == [
            "Archived task Commercial. 3 tasks below went with it. u brings it back."
        ]
        assert plan.rows("SELECT count(*) FROM task WHERE archived_at IS NULL") == [(1,)]
        await press(pilot, "u")
        assert len(names(plan)) == 5
        await press(pilot, "U")
        assert names(plan) == ["Training"]


async def test_selected_tasks_change_together(plan: Bench) -> None:
    """timeline.select"""
    async with plan.running(screen="3") as pilot:
        await press(pilot, "j", "space", "space")
        assert "2 selected" in screen_text(plan.app)
        await press(pilot, "d")
        assert plan.rows("SELECT id FROM task WHERE status = 'done'") == [(2,), (3,)]
        assert "selected" not in screen_text(plan.app)
        await press(pilot, "u")
        assert plan.rows("SELECT id FROM task WHERE status = 'done'") == []
        await press(pilot, "space", "escape")
        assert "selected" not in screen_text(plan.app)


# Moving about


async def test_folding_one_and_all(plan: Bench) -> None:
    """timeline.fold, timeline.fold_all"""
    async with plan.running(screen="3") as pilot:
        await press(pilot, "z")
        assert names(plan) == ["Commercial", "Training"]
        assert "▸ Commercial" in screen_text(plan.app)
        await press(pilot, "z", "j", "j", "z")
        assert cursor(plan) == "Commercial"
        assert names(plan) == ["Commercial", "Training"]
        await press(pilot, "Z")
        assert len(names(plan)) == 5
        await press(pilot, "j", "j", "Z")
        assert cursor(plan) == "Commercial"
        assert names(plan) == ["Commercial", "Training"]


async def test_the_calendar_moves_and_comes_back_to_today(plan: Bench) -> None:
    """timeline.left, timeline.right, timeline.page_left, timeline.page_right"""
    async with plan.running(screen="3") as pilot:
        day = pane(plan).gantt._left_day
        assert day is not None
        for there, back in (("l", "h"), ("right", "left"), ("full_stop", "comma")):
            await press(pilot, there)
            moved = pane(plan).gantt._left_day
            assert moved is not None
            assert moved > day
            await press(pilot, back)
            assert pane(plan).gantt._left_day == day
        await press(pilot, *["full_stop"] * 3)
        assert "│" not in line_with(plan, "Commercial")
        await press(pilot, "t")
        view = pane(plan).gantt.view
        assert view is not None
        assert "today" in view.columns


async def test_zooming_keeps_today_in_its_place(plan: Bench) -> None:
    """timeline.zoom_in, timeline.zoom_out"""
    async with plan.running(screen="3") as pilot:
        await press(pilot, "h", "h")
        for key, zoom in (
            ("-", "by month"),
            ("-", "by quarter"),
            ("-", "by quarter"),
            ("+", "by month"),
            ("+", "by week"),
            ("+", "by day"),
            ("+", "by day"),
        ):
            await press(pilot, key)
            assert f"· {zoom}" in screen_text(plan.app)
            view = pane(plan).gantt.view
            assert view is not None
            assert view.columns.index("today") in (12, 13, 14, 15, 16)


async def test_the_bar_of_a_row_comes_into_view(plan: Bench) -> None:
    """timeline.bar"""
    async with plan.running(screen="3") as pilot:
        await press(pilot, "j", *["full_stop"] * 4)
        assert "‹" in line_with(plan, "Price model")
        await press(pilot, "c")
        assert "▓▓▓" in line_with(plan, "Price model")


async def test_the_filter_keeps_what_is_above_and_esc_clears_it(plan: Bench) -> None:
    async with plan.running(screen="3") as pilot:
        await press(pilot, "z", "/")
        await type_text(pilot, "法务")
        assert names(plan) == ["Commercial", "法务审查"]
        await press(pilot, "enter")
        assert "2 of 5 rows" in screen_text(plan.app)
        await press(pilot, "escape")
        assert names(plan) == ["Commercial", "Training"]
        await press(pilot, "/")
        await type_text(pilot, "zzz")
        assert "Nothing matches" in screen_text(plan.app)


async def test_a_record_is_revealed_wherever_it_hides(plan: Bench) -> None:
    async with plan.running(screen="3") as pilot:
        await press(pilot, "z")
        assert pane(plan).reveal(Ref("task", 3))
        await settled(pilot)
        assert cursor(plan) == "法务审查"
        assert pane(plan).place_at() == Ref("task", 3)
        assert not pane(plan).reveal(Ref("task", 99))
        assert not pane(plan).reveal(Ref("client", 1))


async def test_the_screen_is_copied_as_text(plan: Bench) -> None:
    async with plan.running(screen="3") as pilot:
        await press(pilot, "y")
        text = plan.app.clipboard
        assert text.splitlines()[0] == "HWA Huawei CRM · finish 1 Dec"
        assert "1.2  " in text
        assert "法务审查" in text


async def test_the_cursor_stays_on_its_task_when_rows_come_above_it(plan: Bench) -> None:
    async with plan.running(screen="3") as pilot:
        await press(pilot, "G")
        task(plan, "Elsewhere", after_id=1)
        await settled(pilot)
        assert cursor(plan) == "Training"
        assert "Elsewhere" in names(plan)


async def test_another_project_begins_anew(plan: Bench) -> None:
    async with plan.running(screen="3") as pilot:
        await press(pilot, "G", "space")
        await press(pilot, "p")
        await type_text(pilot, "nord")
        await press(pilot, "enter")
        assert "This plan has no tasks yet." in screen_text(plan.app)
        assert pane(plan).marked == frozenset()


async def test_many_rows_and_hostile_names(bench: Bench) -> None:
    made(bench, SaveProject(name="Big [bold]", code="BIG"))
    phase = task(bench, "[/] 阶段 [@click=app.quit]x[/]")
    for number in range(30):
        task(bench, f"Task {number} 很长很长很长很长很长的名字" * 3, parent_id=phase)
    bench.app.project_id = 1
    async with bench.running(screen="3") as pilot:
        assert "[/] 阶段 [@click=app." in screen_text(bench.app)
        await press(pilot, "G")
        assert cursor(bench).startswith("Task 29")
        for line in screen_text(bench.app).splitlines():
            assert cell_width(line) <= 80
