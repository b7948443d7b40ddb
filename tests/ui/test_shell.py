"""The shell around the screens: every action of the app and of every list, by real keys."""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from rich.color import ColorSystem
from textual._compositor import LayoutUpdate
from textual.pilot import Pilot

from salespm_tui.contract.clients import Capture, ClientsQuery, SaveClient
from salespm_tui.contract.projects import SaveProject
from salespm_tui.contract.records import Archive
from salespm_tui.contract.timeline import LinkDraft, SaveTask
from salespm_tui.contract.values import Command, Ref
from salespm_tui.core.clock import FixedClock
from salespm_tui.core.i18n import language, set_language
from salespm_tui.engine import ThreadEngine
from salespm_tui.services.workspace import Workspace
from salespm_tui.store.login import Login
from salespm_tui.ui.app import SalesApp
from salespm_tui.ui.pane import Pane
from salespm_tui.ui.settings import AppSettings
from salespm_tui.ui.widgets.line_list import LineList
from tests.ui.conftest import (
    Bench,
    bench_on,
    own_copy,
    press,
    screen_text,
    send_key,
    settled,
    type_text,
)

TASKS = 40


@pytest.fixture(scope="session")
def plans_file(blank_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two projects, one of them with forty tasks in a chain; two clients. Copy it; never open it."""
    path = own_copy(blank_file, tmp_path_factory.mktemp("plans") / "workspace")
    engine = bench_on(path, FixedClock(datetime(2026, 11, 20, 9, 0, tzinfo=UTC))).engine
    engine.do(SaveProject(name="Huawei CRM rollout", start_on=date(2026, 11, 23)))
    engine.do(SaveProject(name="Acme renewal", start_on=date(2026, 11, 23)))
    for number in range(1, TASKS + 1):
        links = (LinkDraft(number - 1),) if number > 1 else ()
        engine.do(SaveTask(project_id=1, name=f"Step {number}", duration_min=480, links=links))
    engine.do(SaveClient(name="华为技术有限公司", short_name="华为"))
    engine.do(SaveClient(name="Acme Industrial", short_name="Acme"))
    engine.close()
    return path


@pytest.fixture
def plans(plans_file: Path, tmp_path: Path, clock: FixedClock) -> Iterator[Bench]:
    made = bench_on(own_copy(plans_file, tmp_path / "plans"), clock)
    yield made
    made.engine.close()


def started_again(bench: Bench, **settings: Any) -> Bench:
    """The app as it is after a restart, on the same files."""
    app = SalesApp(bench.engine, replace(bench.app.settings, **settings))
    return Bench(bench.path, bench.engine, app)


@asynccontextmanager
async def the_plan(bench: Bench, size: tuple[int, int] = (80, 24)) -> AsyncIterator[Pilot[None]]:
    """The timeline of the first project."""
    async with started_again(bench, project_id=1).running(size, screen="3") as pilot:
        yield pilot


def app_of(pilot: Pilot[None]) -> SalesApp:
    assert isinstance(pilot.app, SalesApp)
    return pilot.app


def pane_of(pilot: Pilot[None]) -> Pane:
    pane = app_of(pilot).pane
    assert pane is not None
    return pane


def the_list(pilot: Pilot[None]) -> LineList:
    focused = pilot.app.focused
    assert isinstance(focused, LineList)
    return focused


def toasts(pilot: Pilot[None]) -> list[str]:
    return [notice.message for notice in pilot.app._notifications]


def line(pilot: Pilot[None], number: int) -> str:
    """One line of the terminal; −1 is the last."""
    return screen_text(app_of(pilot)).splitlines()[number]


def window(pilot: Pilot[None]) -> str:
    """What stands in the window that is open, in one line."""
    assert len(pilot.app.screen_stack) > 1, "no window is open"
    inside = [part.strip(" │▔▁▊▎") for part in screen_text(app_of(pilot)).splitlines()]
    return " ".join(inside)


def is_open(pilot: Pilot[None]) -> bool:
    return len(pilot.app.screen_stack) > 1


# Screens, by app.standup, app.timeline, app.clients


async def test_numbers_go_to_the_screens(plans: Bench) -> None:
    async with plans.running() as pilot:
        assert app_of(pilot).pane_name == "standup"
        for key, name in (("3", "timeline"), ("5", "clients"), ("1", "standup")):
            await press(pilot, key)
            assert app_of(pilot).pane_name == name
            assert app_of(pilot).pane is not None
            assert sum(bool(pane.display) for pane in app_of(pilot).panes()) == 1


# Projects, by app.project


async def test_p_chooses_the_project_by_name(plans: Bench) -> None:
    async with plans.running(screen="3") as pilot:
        assert "All projects" in line(pilot, 1)
        await press(pilot, "p")
        await type_text(pilot, "huaw")
        await press(pilot, "enter")
        assert "Huawei CRM rollout" in line(pilot, 1)
        assert "Step 1" in screen_text(app_of(pilot))
        await press(pilot, "p")
        await type_text(pilot, "all pro")
        await press(pilot, "enter")
        assert "All projects" in line(pilot, 1)


async def test_p_makes_a_new_project_and_goes_to_it(plans: Bench) -> None:
    async with plans.running((120, 30), screen="3") as pilot:
        await press(pilot, "p", "pagedown", "enter")
        assert "New project" in window(pilot)
        await type_text(pilot, "Fair in Shanghai")
        await press(pilot, "enter")
        assert "Fair in Shanghai" in line(pilot, 1)
    assert plans.rows("SELECT name FROM project WHERE id = 3") == [("Fair in Shanghai",)]


async def test_p_left_by_esc_changes_nothing(plans: Bench) -> None:
    async with the_plan(plans) as pilot:
        await press(pilot, "p", "down", "escape")
        assert "Huawei CRM rollout" in line(pilot, 1)


async def test_the_project_is_remembered_and_forgotten_when_it_is_gone(plans: Bench) -> None:
    async with the_plan(plans) as pilot:
        plans.engine.do(SaveProject(1, name="Huawei CRM, phase 2"))
        await settled(pilot)
        assert "Huawei CRM, phase 2" in line(pilot, 1)
        plans.engine.do(Archive(Ref("project", 1)))
        await settled(pilot)
        assert "All projects" in line(pilot, 1)
        assert app_of(pilot).project_id is None


# Undo and redo, by app.undo, app.redo


async def test_u_and_U_name_what_they_do(plans: Bench) -> None:
    plans.do(SaveTask(1, name="Price model"))
    async with the_plan(plans) as pilot:
        await press(pilot, "u")
        assert toasts(pilot)[-1] == "Undone: Changed task Price model"
        assert plans.rows("SELECT name FROM task WHERE id = 1") == [("Step 1",)]
        assert "Step 1 " in screen_text(app_of(pilot))
        await press(pilot, "U")
        assert toasts(pilot)[-1] == "Done again: Changed task Price model"
        assert "Price model" in screen_text(app_of(pilot))
        await press(pilot, "u", "ctrl+r", "ctrl+r")
        assert toasts(pilot)[-1] == "There is nothing to redo."
        assert plans.rows("SELECT name FROM task WHERE id = 1") == [("Price model",)]


async def test_u_in_the_other_language_names_it_in_that(plans: Bench) -> None:
    plans.do(SaveTask(1, name="谈价格"))
    set_language("zh")
    async with the_plan(plans) as pilot:
        await press(pilot, "u")
        assert "谈价格" in toasts(pilot)[-1]
        assert "Changed" not in toasts(pilot)[-1]


async def test_u_with_nothing_left_says_so(bench: Bench) -> None:
    async with bench.running() as pilot:
        await press(pilot, "u")
        assert toasts(pilot) == ["There is nothing to undo."]


def elsewhere(bench: Bench, *commands: Command) -> None:
    """Another session of somebody else does this."""
    clock = FixedClock(datetime(2026, 11, 23, 9, 5, tzinfo=UTC))
    workspace = Workspace.open(bench.path, clock, backups=bench.path.parent / "b", create=False)
    workspace._store.login = Login("li", "laptop", "laptop/boot/7")
    for command in commands:
        workspace.do(command)
    workspace.close()


async def test_u_asks_before_it_takes_back_what_another_did(plans: Bench) -> None:
    elsewhere(plans, SaveTask(1, name="Theirs"))
    async with the_plan(plans) as pilot:
        await press(pilot, "u")
        assert "is a change of li on laptop" in window(pilot)
        await press(pilot, "escape")
        assert plans.rows("SELECT name FROM task WHERE id = 1") == [("Theirs",)]
        await press(pilot, "u", "enter")
        assert plans.rows("SELECT name FROM task WHERE id = 1") == [("Step 1",)]


async def test_u_takes_back_what_it_asked_about_and_nothing_that_came_since(plans: Bench) -> None:
    elsewhere(plans, SaveTask(1, name="Theirs"))
    async with the_plan(plans) as pilot:
        await press(pilot, "u")
        elsewhere(plans, SaveTask(2, name="Since then"))
        await press(pilot, "enter")
        assert plans.rows("SELECT name FROM task WHERE id < 3") == [("Step 1",), ("Since then",)]


# Filter, by app.filter


@pytest.mark.parametrize(
    ("screen", "wanted", "others"),
    [("3", "Step 17", "Step 18"), ("5", "Acme", "华为"), ("1", "Step 1", "Acme Industrial")],
)
async def test_slash_filters_live_on_every_screen(
    plans: Bench, screen: str, wanted: str, others: str
) -> None:
    plans.do(Capture('"Acme Industrial" budget !today'))
    async with started_again(plans, project_id=1 if screen == "3" else None).running(
        screen=screen
    ) as pilot:
        rows = the_list(pilot).keys
        await press(pilot, "slash")
        await type_text(pilot, wanted)
        body = "\n".join(screen_text(app_of(pilot)).splitlines()[3:12])
        assert wanted in body and others not in body
        await press(pilot, "enter")
        assert len(the_list(pilot).keys) < len(rows)
        assert wanted in line(pilot, -2), "the status line tells the filter"
        await press(pilot, "slash", "x", "escape")
        assert pane_of(pilot).filter_text() == wanted, "esc takes back what was typed"
        await press(pilot, "escape")
        assert pane_of(pilot).filter_text() == ""
        assert the_list(pilot).keys == rows


# Copy, by app.copy


@pytest.mark.parametrize(("screen", "told"), [("1", "Step 1"), ("3", "Step 40"), ("5", "Acme")])
async def test_y_sends_the_screen_as_text(plans: Bench, screen: str, told: str) -> None:
    async with started_again(plans, project_id=1 if screen == "3" else None).running(
        screen=screen
    ) as pilot:
        await press(pilot, "y")
        assert told in pilot.app.clipboard
        assert "\x1b" not in pilot.app.clipboard
        assert toasts(pilot) == ["Sent to the terminal's clipboard."]


# Palette and help, by app.palette, app.help


@pytest.mark.parametrize("key", [":", "ctrl+p"])
async def test_the_palette_finds_an_action_by_its_name_and_does_it(plans: Bench, key: str) -> None:
    async with the_plan(plans) as pilot:
        await press(pilot, key)
        assert "Palette" not in window(pilot)
        await type_text(pilot, "stand-up")
        assert "[1]" in window(pilot)
        await press(pilot, "enter")
        assert app_of(pilot).pane_name == "standup"


async def test_the_palette_does_what_belongs_to_the_screen(plans: Bench) -> None:
    async with the_plan(plans) as pilot:
        await press(pilot, ":")
        await type_text(pilot, "progress")
        await press(pilot, "enter")
        assert "How far is it" in window(pilot)


async def test_the_palette_offers_only_what_can_act(bench: Bench) -> None:
    async with bench.running(screen="3") as pilot:
        await press(pilot, ":")
        await type_text(pilot, "progress")
        assert "Nothing matches." in window(pilot)
        await press(pilot, "enter", "escape")
        assert not is_open(pilot)


async def test_the_help_tells_every_key_that_acts_here(plans: Bench) -> None:
    async with the_plan(plans, (120, 60)) as pilot:
        await press(pilot, "?")
        text = window(pilot)
        assert "% Progress – Say how far it is." in " ".join(text.split())
        for key in ("?", "q", "escape", "enter"):
            await press(pilot, key)
            assert not is_open(pilot), key
            await press(pilot, "?")
        seen = window(pilot)
        for _page in range(12):
            await press(pilot, "pagedown", "j")
            seen += window(pilot)
        for told in ("Stand-up", "Undo", "Zoom in", "Page down", "Leave at once."):
            assert told in seen, told


# Language and theme, by app.language, app.theme


async def test_f2_speaks_the_other_language_and_keeps_the_place(plans: Bench) -> None:
    async with the_plan(plans) as pilot:
        await press(pilot, "j", "j", "j")
        key = the_list(pilot).cursor_key
        assert "Timeline" in line(pilot, 0)
        await press(pilot, "f2")
        assert language() == "zh"
        assert "Timeline" not in line(pilot, 0)
        assert "时间" in line(pilot, 0) or "进度" in line(pilot, 0)
        assert the_list(pilot).cursor_key == key
        await press(pilot, "f2")
        assert "Timeline" in line(pilot, 0)
        assert the_list(pilot).cursor_key == key


@pytest.mark.parametrize("screen", ["1", "3", "5"])
async def test_f2_changes_every_part_at_once(plans: Bench, screen: str) -> None:
    """What is drawn after the change is what a start in that language draws."""
    async with plans.running(screen=screen) as pilot:
        await press(pilot, "f2")
        changed = screen_text(app_of(pilot))
    async with started_again(plans).running(screen=screen) as pilot:
        assert language() == "zh"
        assert changed == screen_text(app_of(pilot))


async def test_the_theme_is_chosen_and_remembered(plans: Bench) -> None:
    async with plans.running() as pilot:
        await press(pilot, ":")
        await type_text(pilot, "theme")
        await press(pilot, "enter")  # app.theme
        await type_text(pilot, "high")
        await press(pilot, "enter")
        assert pilot.app.theme == "high-contrast"
    async with started_again(plans).running() as pilot:
        assert pilot.app.theme == "high-contrast"


async def test_an_unknown_theme_is_named(bench: Bench) -> None:
    async with started_again(bench, theme="no-such-theme").running() as pilot:
        assert toasts(pilot) == ["There is no theme no-such-theme; the usual one is used."]


# Parts, back, close, quit, by app.next_pane, app.last_pane, app.back, app.close, app.quit


@pytest.mark.parametrize("screen", ["1", "5"])
async def test_tab_goes_round_the_parts_and_back(plans: Bench, screen: str) -> None:
    async with plans.running(screen=screen) as pilot:
        first = pilot.app.focused
        await press(pilot, "tab")
        assert pilot.app.focused is not first and pilot.app.focused is not None
        await press(pilot, "shift+tab")
        assert pilot.app.focused is first


async def test_q_and_esc_come_back_to_the_same_item_and_q_leaves_from_the_top(
    plans: Bench,
) -> None:
    for key in ("q", "escape"):
        async with started_again(plans).running() as pilot:
            await press(pilot, "j")
            at = the_list(pilot).cursor_key
            await press(pilot, "enter")
            assert app_of(pilot).pane_name == "timeline"
            await press(pilot, key)
            assert app_of(pilot).pane_name == "standup"
            assert the_list(pilot).cursor_key == at
            await press(pilot, "escape")
            assert pilot.app.is_running and not is_open(pilot)
            await pilot.press("q")
            await pilot.pause()
            assert pilot.app._exit
            assert app_of(pilot).exit_code == 0


@pytest.mark.parametrize("before", [(), ("slash", "x"), ("?",), ("p",), ("p", "end", "a")])
async def test_ctrl_q_leaves_from_everywhere(plans: Bench, before: tuple[str, ...]) -> None:
    async with plans.running() as pilot:
        await press(pilot, *before)
        await pilot.press("ctrl+q")
        await pilot.pause()
        assert pilot.app._exit
        assert app_of(pilot).exit_code == 0


async def test_ctrl_l_draws_the_whole_screen_again(plans: Bench) -> None:
    """app.redraw: what stands on the terminal is no longer taken for known."""
    async with plans.running() as pilot:
        app = app_of(pilot)
        picture = app.screen._compositor.render_full_update()
        assert isinstance(picture, LayoutUpdate)

        def sent() -> str:
            return app._painter.paint(picture, app.size, ColorSystem.TRUECOLOR)

        whole = sent()
        assert "Stand-up" in whole
        await press(pilot, "j")
        assert sent() == ""
        await press(pilot, "ctrl+l")
        assert sent() == whole


# Capture and today, by app.capture, app.today


@pytest.mark.parametrize("screen", ["1", "3", "5"])
async def test_a_logs_a_contact_from_every_screen(plans: Bench, screen: str) -> None:
    async with plans.running(screen=screen) as pilot:
        await press(pilot, "a")
        await type_text(pilot, "call Acme budget")
        await press(pilot, "enter")
        assert not is_open(pilot)
    assert plans.rows("SELECT summary FROM interaction") == [("budget",)]


async def test_t_goes_to_today_where_there_is_a_calendar(plans: Bench) -> None:
    async with the_plan(plans) as pilot:
        before = screen_text(app_of(pilot))
        await press(pilot, "t")
        home = screen_text(app_of(pilot))
        await press(pilot, "full_stop", "full_stop")
        assert screen_text(app_of(pilot)) not in (before, home)
        await press(pilot, "t")
        assert screen_text(app_of(pilot)) == home
        await press(pilot, "5", "t")
        assert toasts(pilot) == ["This screen has no calendar to move in."]


# Lists, by list.down, list.up, list.top, list.bottom, list.page_down, list.page_up, list.choose


async def test_the_keys_of_a_list_move_the_cursor(plans: Bench) -> None:
    async with the_plan(plans) as pilot:
        rows = the_list(pilot)
        page = rows._page()
        for keys, index in (
            (("j",), 1),
            (("down",), 2),
            (("k",), 1),
            (("up",), 0),
            (("up",), 0),
            (("G",), TASKS - 1),
            (("j",), TASKS - 1),
            (("g",), 0),
            (("end",), TASKS - 1),
            (("home",), 0),
            (("pagedown",), page),
            (("ctrl+f",), 2 * page),
            (("pageup",), page),
            (("ctrl+b",), 0),
            (("pageup",), 0),
            (("pagedown", "pagedown", "pagedown", "pagedown", "pagedown"), TASKS - 1),
        ):
            await press(pilot, *keys)
            assert rows.cursor == index, keys
            top = rows.scroll_offset.y
            assert top <= index < top + rows.scrollable_content_region.height
            assert f"Step {index + 1} " in screen_text(app_of(pilot))
        await press(pilot, "g", "enter")
        assert "Step 1" in window(pilot), "enter opens the row"


# One's own keys


async def test_a_key_of_ones_own_acts_and_is_shown(plans: Bench) -> None:
    keys = {"app.undo": "f7", "timeline.percent": "P,f8", "timeline.project_data": "f9"}
    async with started_again(plans, project_id=1, keys=keys).running(
        (120, 30), screen="3"
    ) as pilot:
        assert toasts(pilot) == []
        await press(pilot, "u")
        assert toasts(pilot) == [], "the old key is free"
        await press(pilot, "f7")
        assert toasts(pilot)[-1].startswith("Undone: ")
        await press(pilot, "P")
        assert "How far is it" in window(pilot)
        await press(pilot, "escape")
        assert "f7 Undo" in line(pilot, -1)
        await press(pilot, "?")
        assert "P f8" in " ".join(window(pilot).split())


async def test_two_actions_may_change_their_keys_with_each_other(plans: Bench) -> None:
    keys = {"timeline.new": "e", "timeline.edit": "n"}
    async with started_again(plans, project_id=1, keys=keys).running(screen="3") as pilot:
        assert toasts(pilot) == []
        await press(pilot, "n")
        assert "Step 1" in window(pilot)
        await press(pilot, "escape", "e")
        assert "New task" in window(pilot)


async def test_keys_that_cannot_be_are_named_and_the_default_stays(plans: Bench) -> None:
    keys = {"app.undoo": "f7", "timeline.percent": "u", "quite.other": "x"}
    async with started_again(plans, project_id=1, keys=keys).running(screen="3") as pilot:
        told = "\n".join(toasts(pilot)).splitlines()
        assert "There is no action app.undoo; the nearest is app.undo." in told
        assert "There is no action quite.other." in told
        assert any(t.startswith("Key u of timeline.percent already belongs") for t in told)
        await press(pilot, "%")
        assert "How far is it" in window(pilot)


# Small terminals


@pytest.mark.parametrize("size", [(59, 24), (80, 14), (20, 5), (1, 1)])
async def test_a_terminal_that_is_too_small_says_so_and_keeps_everything(
    plans: Bench, size: tuple[int, int]
) -> None:
    async with plans.running(size) as pilot:
        if size[0] >= 20:
            assert "too small" in " ".join(screen_text(app_of(pilot)).split())
        await pilot.resize_terminal(80, 24)
        await settled(pilot)
        assert "too small" not in screen_text(app_of(pilot))
        assert "Stand-up" in line(pilot, 0)
        await pilot.resize_terminal(*size)
        await settled(pilot)
        await press(pilot, "q")
        assert pilot.app._exit


# Keys typed ahead


def burst(pilot: Pilot[None], *keys: str) -> None:
    """Keys as a slow line brings them: all at once."""
    for key in keys:
        send_key(pilot, key)


async def until(pilot: Pilot[None], holds: Any) -> None:
    for _turn in range(100):
        if holds():
            return
        await asyncio.sleep(0.02)
        await pilot.pause()
    raise AssertionError(screen_text(app_of(pilot)))


async def test_what_is_typed_ahead_reaches_the_form_that_is_opening(plans: Bench) -> None:
    async with the_plan(plans) as pilot:
        burst(pilot, "n", *"dad x uu", "enter")
        await until(pilot, lambda: not is_open(pilot) and plans.rows(NEW_TASKS))
        assert plans.rows(NEW_TASKS) == [("dad x uu",)]
        assert plans.rows("SELECT count(*) FROM task WHERE status <> 'todo'") == [(0,)]
        assert plans.rows("SELECT count(*) FROM task WHERE archived_at IS NOT NULL") == [(0,)]


NEW_TASKS = f"SELECT name FROM task WHERE id > {TASKS}"


async def test_keys_typed_ahead_act_one_after_the_other(plans: Bench) -> None:
    async with plans.running() as pilot:
        burst(pilot, "3", "p", *"huaw", "enter", "j", "j", "%", "backspace", "4", "0", "enter")
        await until(pilot, lambda: plans.rows("SELECT id FROM task WHERE percent = 40"))
        # As when they are typed slowly: the plan opens on its second row, and both j move on.
        assert plans.rows("SELECT id FROM task WHERE percent = 40") == [(4,)]


async def test_a_pasted_line_logs_once_and_does_nothing_else(plans: Bench) -> None:
    async with plans.running(screen="5") as pilot:
        burst(pilot, "a", *"call Acme xxx ddd", "enter")
        await until(pilot, lambda: plans.rows("SELECT id FROM interaction"))
        assert plans.rows("SELECT summary FROM interaction") == [("xxx ddd",)]
        assert plans.rows("SELECT count(*) FROM client WHERE archived_at IS NOT NULL") == [(0,)]


# What was typed is kept


async def test_a_form_left_by_esc_comes_back_as_it_was(plans: Bench) -> None:
    async with the_plan(plans) as pilot:
        await press(pilot, "n")
        await type_text(pilot, "Half a na")
        await press(pilot, "escape", "n")
        assert "Half a na" in window(pilot)
        await press(pilot, "escape")
    async with the_plan(plans) as pilot:
        await press(pilot, "n")
        assert "Half a na" in window(pilot)
        await type_text(pilot, "me")
        await press(pilot, "enter")
        assert plans.rows(NEW_TASKS) == [("Half a name",)]
        await press(pilot, "n")
        assert "Half a na" not in window(pilot), "what was saved is no draft any more"


async def test_a_prompt_left_by_esc_comes_back_as_it_was(plans: Bench) -> None:
    async with plans.running(screen="5") as pilot:
        await press(pilot, "a")
        await type_text(pilot, "call Acme bud")
        await press(pilot, "escape")
    again = started_again(plans)
    async with again.running(screen="5") as pilot:
        await press(pilot, "a")
        assert "call Acme bud" in window(pilot)


async def test_what_is_open_at_the_end_is_kept_too(plans: Bench) -> None:
    async with the_plan(plans) as pilot:
        await press(pilot, "n")
        await type_text(pilot, "Not yet")
        await pilot.press("ctrl+q")
    async with the_plan(plans) as pilot:
        await press(pilot, "n")
        assert "Not yet" in window(pilot)


# A workspace that can only be read, and another session


@pytest.fixture
def read_only(plans: Bench, monkeypatch: pytest.MonkeyPatch) -> Bench:
    """The same workspace where the file belongs to somebody else."""
    plans.engine.close()
    monkeypatch.setattr("os.geteuid", lambda: 4711)
    return started_again(plans)


async def test_a_workspace_that_can_only_be_read_says_so(read_only: Bench) -> None:
    async with read_only.running((120, 30), screen="3") as pilot:
        assert "read-only" in line(pilot, -2)
        assert "saved" not in line(pilot, -2)
        await press(pilot, "u")
        assert len(toasts(pilot)) == 1
        await press(pilot, "n")
        await type_text(pilot, "Kept in the form")
        await press(pilot, "enter")
        assert "Kept in the form" in window(pilot)
    assert read_only.rows("SELECT count(*) FROM project") == [(2,)]


async def test_what_another_session_does_appears_and_the_cursor_stays(plans: Bench) -> None:
    async with the_plan(plans) as pilot:
        await press(pilot, "j", "j", "j", "j")
        at = the_list(pilot).cursor_key
        elsewhere(plans, SaveTask(2, name="Renamed by Li"), SaveTask(after_id=1, name="New one"))
        plans.engine.look_elsewhere()
        await settled(pilot)
        text = screen_text(app_of(pilot))
        assert "Renamed by Li" in text and "New one" in text
        assert the_list(pilot).cursor_key == at == 5


async def test_what_another_session_does_leaves_the_typed_text_alone(plans: Bench) -> None:
    async with the_plan(plans) as pilot:
        await press(pilot, "n")
        await type_text(pilot, "Half a na")
        elsewhere(plans, SaveTask(2, name="Renamed by Li"))
        plans.engine.look_elsewhere()
        await settled(pilot)
        assert "Half a na" in window(pilot)
        await type_text(pilot, "me")
        await press(pilot, "enter")
    assert plans.rows(NEW_TASKS) == [("Half a name",)]


async def test_two_who_edit_one_field_are_told_and_the_second_save_decides(plans: Bench) -> None:
    async with the_plan(plans) as pilot:
        of = the_list(pilot).cursor_key
        assert isinstance(of, int)
        await press(pilot, "e")
        await type_text(pilot, " by us")
        elsewhere(plans, SaveTask(of, name="Theirs"))
        await press(pilot, "enter")
        assert "elsewhere" in window(pilot) and "Theirs" in window(pilot)
        assert "by us" in window(pilot)
        await press(pilot, "enter")
        assert not is_open(pilot)
    assert plans.rows("SELECT name FROM task WHERE id = ?", of)[0][0].endswith(" by us")


async def test_a_workspace_that_cannot_be_opened_ends_the_app_with_three(
    tmp_path: Path, clock: FixedClock
) -> None:
    path = tmp_path / "salespm.db"
    before = b"somebody's text, no workspace" * 50
    path.write_bytes(before)
    engine = ThreadEngine(lambda: Workspace.open(path, clock, backups=tmp_path / "b"))
    settings = AppSettings(clock=clock, state_folder=tmp_path / "state", workspace=str(path))
    app = SalesApp(engine, settings)
    async with app.run_test() as pilot:
        await until(pilot, lambda: app._exit)
    assert app.exit_code == 3
    assert engine.close()
    assert path.read_bytes() == before


async def test_a_backup_that_cannot_be_made_is_told(plans: Bench) -> None:
    backups = plans.path.parent / "backups"
    if backups.exists():
        shutil.rmtree(backups)
    backups.write_text("in the way")
    async with plans.running() as pilot:
        await press(pilot, "a")
        await type_text(pilot, "call Acme prices")
        await press(pilot, "enter")
        assert any("could not be written" in toast for toast in toasts(pilot))
    assert plans.rows("SELECT count(*) FROM interaction") == [(1,)]


class _Broken:
    """A workspace in which one question runs into a fault that nobody foresaw."""

    def __init__(self, workspace: Any) -> None:
        self._workspace = workspace

    def __getattr__(self, name: str) -> Any:
        return getattr(self._workspace, name)

    def ask(self, query: Any) -> Any:
        if isinstance(query, ClientsQuery):
            raise ZeroDivisionError("nobody foresaw this")
        return self._workspace.ask(query)


async def test_a_screen_that_fails_says_so_and_the_app_lives_on(bench: Bench) -> None:
    async with bench.running() as pilot:
        bench.engine._workspace = _Broken(bench.engine.workspace)  # type: ignore[assignment]
        await pilot.press("5")
        assert "A fault in the program" in screen_text(bench.app)
        await pilot.press("escape", "3")
        assert "Timeline" in screen_text(bench.app)
        await pilot.press("n")
        assert "New" in screen_text(bench.app)
