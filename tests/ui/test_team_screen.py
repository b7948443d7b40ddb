"""The Team screen, and assigning from the timeline: real keys on a real file, looked up in its rows."""

from __future__ import annotations

from datetime import date

import pytest
from textual import events
from textual.pilot import Pilot

from salespm_tui.contract.budget import ReviseBudgetLine, SaveBudgetLine
from salespm_tui.contract.projects import SaveProject
from salespm_tui.contract.team import Assign, RequireSkill, SaveResource, SaveSkill
from salespm_tui.contract.timeline import LinkDraft, SaveTask
from salespm_tui.core.cells import cell_width
from salespm_tui.core.i18n import set_language
from salespm_tui.ui.screens.team import TeamPane
from tests.ui.conftest import Bench, press, screen_text, settled, type_text

LI_WEI, WANG, CLOUD = 1, 2, 3
PRICE, LEGAL, DELIVERY = 1, 2, 3
PROJECT = 1


@pytest.fixture
def bench_of_team(bench: Bench) -> Bench:
    """Two people and a thing to be bought; one of them works on two tasks at once."""
    bench.do(
        SaveProject(code="HWA", name="Huawei CRM", currency="CNY", start_on=date(2026, 11, 23))
    )
    bench.do(SaveTask(project_id=PROJECT, name="Price model", duration_min=5 * 480))
    bench.do(SaveTask(project_id=PROJECT, name="Legal review", duration_min=5 * 480))
    bench.do(
        SaveTask(
            project_id=PROJECT,
            name="Delivery",
            duration_min=15 * 480,
            links=(LinkDraft(PRICE),),
        )
    )
    bench.do(SaveResource(name="Li Wei", job_title="Sales lead", cost_rate_minor_per_hour=35_000))
    bench.do(SaveResource(name="王芳", job_title="法务"))
    bench.do(
        SaveResource(
            name="Demo cloud",
            kind="material",
            project_id=PROJECT,
            needed_by=date(2026, 11, 20),
            price_minor=1_200_000,
        )
    )
    bench.do(SaveSkill(resource_id=LI_WEI, skill="negotiation", level=4))
    bench.do(RequireSkill(PRICE, "negotiation 5"))
    bench.do(Assign(PRICE, LI_WEI))
    bench.do(Assign(LEGAL, LI_WEI))
    bench.do(
        SaveBudgetLine(project_id=PROJECT, category="travel", name="Visits", planned_minor=100_000)
    )
    bench.app.pane_name = "team"
    bench.app.project_id = PROJECT
    return bench


def pane(bench: Bench) -> TeamPane:
    assert isinstance(bench.app.pane, TeamPane)
    return bench.app.pane


def shown(bench: Bench) -> str:
    return screen_text(bench.app)


def toasts(bench: Bench) -> str:
    return " ".join(notice.message for notice in bench.app._notifications)


async def fill_in(pilot: Pilot[None], **texts: str) -> None:
    """Put texts into the fields of the open form."""
    for name, text in texts.items():
        row = next(row for row in pilot.app.screen.query("FieldRow") if row.field.name == name)
        row.entry.focus()
        await settled(pilot)
        if row.field.choices:
            row.entry.value = text
        else:
            await press(pilot, "end", "ctrl+u")
            pilot.app.post_message(events.Paste(text))
            await settled(pilot)


async def walk_to(pilot: Pilot[None], bench: Bench, text: str) -> None:
    """Go down until that is to be seen; at most a few rows."""
    for _row in range(5):
        if text in shown(bench):
            return
        await press(pilot, "j")
    raise AssertionError(shown(bench))


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 40)])
async def test_wide_characters_line_up_at_every_size(
    bench_of_team: Bench, size: tuple[int, int]
) -> None:
    """app.team"""
    set_language("zh" if size[0] == 80 else "en")
    bench_of_team.do(Assign(DELIVERY, WANG))
    bench_of_team.app.pane_name = "standup"
    async with bench_of_team.running(size, screen="7") as pilot:
        lines = shown(bench_of_team).splitlines()
        assert all(cell_width(line) <= size[0] for line in lines)
        rows = [line for line in lines[:12] if "%" in line and ("Li Wei" in line or "王芳" in line)]
        assert len({cell_width(line[: line.index("%")]) for line in rows}) == 1
        assert len(rows) == 2
        await press(pilot, "]")
        assert all(cell_width(line) <= size[0] for line in shown(bench_of_team).splitlines())


async def test_loads_are_walked_by_day_and_by_week(bench_of_team: Bench) -> None:
    """team.zoom_in team.zoom_out team.earlier team.later team.page_left team.page_right team.explain"""
    async with bench_of_team.running() as pilot:
        assert "! Li Wei            200% !!!!!" in shown(bench_of_team)
        await press(pilot, "j")
        assert "too much    23 Nov 16 h of 8 h" in shown(bench_of_team)
        await press(pilot, "=")
        assert "23 Nov: 80 h ÷ 40 h = 200 %" in shown(bench_of_team)
        await press(pilot, "escape", "-")
        assert "! 200" in shown(bench_of_team)
        await press(pilot, "-")
        assert "These are the weeks already." in toasts(bench_of_team)
        await press(pilot, "+", "l")
        assert pane(bench_of_team).columns.first == date(2026, 11, 30)
        await press(pilot, "t", "h")
        assert pane(bench_of_team).columns.first == date(2026, 11, 16)
        await press(pilot, ".")
        weeks = pane(bench_of_team).columns.weeks
        assert pane(bench_of_team).first_week == weeks - 1
        await press(pilot, ",")
        assert pane(bench_of_team).first_week == -1


async def test_people_are_added_trained_and_given_days_off(bench_of_team: Bench) -> None:
    """team.new team.edit team.skill team.day_off team.archive team.everybody team.gone"""
    async with bench_of_team.running((100, 30)) as pilot:
        assert "王芳" not in shown(bench_of_team)
        await press(pilot, "P")
        assert "王芳" in shown(bench_of_team)
        await press(pilot, "n")
        await fill_in(pilot, name="Zhou Min", capacity_min_per_day="6")
        await press(pilot, "ctrl+s")
        assert bench_of_team.rows(
            "SELECT name, capacity_min_per_day FROM resource WHERE id = 4"
        ) == [("Zhou Min", 360)]
        assert "▸  Zhou Min" in shown(bench_of_team)
        await press(pilot, "s")
        await fill_in(pilot, skill="English", level="4", years="6")
        await press(pilot, "ctrl+s", "o")
        await fill_in(pilot, last_on="wed", name="holiday")
        await press(pilot, "ctrl+s")
        assert "English ■■■■□ 4 · 6 years" in shown(bench_of_team)
        assert "23 Nov – 25 Nov  holiday" in shown(bench_of_team)
        await press(pilot, "enter", "e")
        await fill_in(pilot, level="5")
        await press(pilot, "ctrl+s")
        query = "SELECT level, years FROM resource_skill WHERE skill = 'English'"
        assert bench_of_team.rows(query) == [(5, 6)]
        await press(pilot, "G", "x")
        assert "23 Nov – 25 Nov" not in shown(bench_of_team)
        await press(pilot, "escape", "e")
        await fill_in(pilot, active="no")
        await press(pilot, "ctrl+s")
        assert "Zhou Min" not in shown(bench_of_team)
        await press(pilot, "C")
        assert "× Zhou Min" in shown(bench_of_team)


async def test_somebody_is_put_to_work_and_an_overload_levelled(bench_of_team: Bench) -> None:
    """team.assign team.free team.level"""
    async with bench_of_team.running() as pilot:
        await press(pilot, "P", "/")
        await type_text(pilot, "法务")
        await press(pilot, "enter", "j", "A")
        await type_text(pilot, "Deliv")
        await press(pilot, "enter", "ctrl+u", *"50%", "enter")
        query = "SELECT units_percent FROM assignment WHERE task_id = ? AND resource_id = ?"
        assert bench_of_team.rows(query, DELIVERY, WANG) == [(50,)]
        await press(pilot, "escape", "w", "enter")
        assert "Who is free for Price model" in shown(bench_of_team)
        assert "80%" in shown(bench_of_team)
        await press(pilot, "escape", "O")
        assert "Overload 40 h → 0 h with all of them" in shown(bench_of_team)
        await press(pilot, "enter")
        assert "u takes it back" in toasts(bench_of_team)
        await press(pilot, "g", "j")
        assert "! Li Wei" not in shown(bench_of_team)
        await press(pilot, "u")
        assert "! Li Wei" in shown(bench_of_team)


async def test_money_is_spent_in_one_line_and_lines_revised(bench_of_team: Bench) -> None:
    """team.next_view team.last_view team.spend team.revise"""
    async with bench_of_team.running() as pilot:
        await press(pilot, "v")
        assert "Lines of the budget are revised" in toasts(bench_of_team)
        await press(pilot, "]", "j", "j", "$")
        pilot.app.post_message(events.Paste("1200 travel 客户拜访 !fri"))
        await settled(pilot)
        assert "1,200.00 CNY · Visits · Fri 27 Nov · 客户拜访" in shown(bench_of_team)
        await press(pilot, "enter")
        query = 'SELECT budget_line_id, amount_minor, "on", status, note FROM cost_entry'
        assert bench_of_team.rows(query) == [(1, 120_000, "2026-11-27", "spent", "客户拜访")]
        assert "1 overspent" in shown(bench_of_team)
        await press(pilot, "v")
        await fill_in(pilot, amount_minor="1500", reason="two more visits")
        await press(pilot, "ctrl+s")
        assert "two more visits" in shown(bench_of_team)
        assert "300 CNY left" in shown(bench_of_team)
        await press(pilot, "n")
        await fill_in(pilot, name="Fair", planned_minor="5k")
        await press(pilot, "ctrl+s")
        lines = "SELECT category, name FROM budget_line ORDER BY id"
        assert bench_of_team.rows(lines) == [("travel", "Visits"), ("travel", "Fair")]
        await press(pilot, "k", "enter", "G", "x")
        assert bench_of_team.rows("SELECT archived_at IS NULL FROM cost_entry") == [(0,)]
        await press(pilot, "[")
        assert "[People & load]" in shown(bench_of_team)


async def test_a_purchase_is_ordered_delivered_and_moved(bench_of_team: Bench) -> None:
    """team.done team.reschedule"""
    async with bench_of_team.running() as pilot:
        await press(pilot, "]", "G")
        assert "! Demo cloud" in shown(bench_of_team)
        assert "late 3 d" in shown(bench_of_team)
        await press(pilot, "r", "ctrl+u", *"fri", "enter", "d", "d")
        query = "SELECT needed_by, ordered_on, delivered_on FROM resource WHERE id = ?"
        wanted = ("2026-11-27", "2026-11-23", "2026-11-23")
        assert bench_of_team.rows(query, CLOUD) == [wanted]
        await press(pilot, "d")
        assert "It is delivered already" in toasts(bench_of_team)


async def test_the_timeline_shows_loads_and_assigns(bench_of_team: Bench) -> None:
    """timeline.assign timeline.skills timeline.load"""
    bench_of_team.do(ReviseBudgetLine(1, 200_000, "more"))
    async with bench_of_team.running(screen="3") as pilot:
        assert "Load of all  200% 23 Nov Li Wei" in shown(bench_of_team)
        await press(pilot, "g", "j", "v")
        assert "Load 2" in shown(bench_of_team)
        await press(pilot, "S")
        pilot.app.post_message(events.Paste("contracts 3"))
        await settled(pilot)
        await press(pilot, "enter", "A")
        assert "needs contracts 3" in shown(bench_of_team)
        await walk_to(pilot, bench_of_team, "▸ ✓ Li Wei")
        await press(pilot, "x")
        query = (
            "SELECT resource_id, units_percent FROM assignment"
            " WHERE task_id = ? AND archived_at IS NULL"
        )
        assert bench_of_team.rows(query, LEGAL) == []
        await press(pilot, "g")
        await walk_to(pilot, bench_of_team, "▸   王芳")
        await press(pilot, "enter", "ctrl+u", *"50", "enter")
        assert bench_of_team.rows(query, LEGAL) == [(WANG, 50)]
        assert "✓ 王芳" in shown(bench_of_team)
        await press(pilot, "escape", "v")
        assert "Load of all" not in shown(bench_of_team)
        await press(pilot, "v")
        assert "Load of all" in shown(bench_of_team)
