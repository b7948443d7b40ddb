"""The Clients screen: real keys on a real file."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from textual import events
from textual.pilot import Pilot

from salespm_tui.contract.clients import (
    Capture,
    SaveActionItem,
    SaveClient,
    SaveContact,
    SaveInteraction,
)
from salespm_tui.contract.values import Ref
from salespm_tui.core.cells import cell_width
from salespm_tui.core.i18n import set_language
from salespm_tui.ui.actions import of_scope
from salespm_tui.ui.app import SalesApp
from salespm_tui.ui.present.client_book import PARTS
from salespm_tui.ui.screens.clients import ClientsPane
from tests.ui.conftest import Bench, press, screen_text, settled

HUAWEI, ACME, BANK = 1, 2, 3


@pytest.fixture
def clients(bench: Bench) -> Bench:
    """Huawei (A, due today), Acme (calm), a bank that is silent; the app begins on their screen."""
    bench.do(
        SaveClient(
            name="华为技术有限公司", short_name="华为", tier="A", status="active", cadence_days=14
        )
    )
    bench.do(SaveClient(name="Acme Industrial", tier="B", aliases=("ACM",)))
    bench.do(SaveClient(name="上海浦东发展银行", short_name="上海浦东发展", cadence_days=14))
    bench.do(SaveContact(client_id=HUAWEI, name="李伟", role="economic_buyer", influence=4))
    for days, client, words in (
        (9, HUAWEI, "交付范围确认"),
        (2, ACME, "sent it"),
        (16, BANK, "回顾"),
    ):
        at = datetime(2026, 11, 23, 6, tzinfo=UTC) - timedelta(days=days)
        bench.do(SaveInteraction(client_id=client, occurred_at=at, channel="visit", summary=words))
    bench.do(SaveActionItem(title="谈价格", client_id=HUAWEI, due_on=date(2026, 11, 23)))
    bench.app.pane_name = "clients"
    return bench


def opened(
    bench: Bench, size: tuple[int, int] = (80, 24)
) -> AbstractAsyncContextManager[Pilot[None]]:
    return bench.running(size)


def pane(app: SalesApp) -> ClientsPane:
    assert isinstance(app.pane, ClientsPane)
    return app.pane


async def paste(pilot: Pilot[None], text: str) -> None:
    """Put text where the cursor is, as a terminal's paste does."""
    pilot.app.post_message(events.Paste(text))
    await pilot.pause()


def words(app: SalesApp) -> str:
    """What stands on the screen, without borders and line ends."""
    return " ".join(screen_text(app).replace("│", " ").split())


def toasts(app: SalesApp) -> list[str]:
    return [notice.message for notice in app._notifications]


async def test_those_who_need_something_stand_first(clients: Bench) -> None:
    async with opened(clients) as pilot:
        text = screen_text(pilot.app)
        lines = text.splitlines()
        assert lines[3].startswith("▸!   上海浦东发展 16/14 d silent")
        assert lines[4].startswith(" ~ A 华为          9/14 d today")
        assert lines[5].startswith("   B Acme Industr…    2 d –")
        assert "3 clients · 1 silent" in lines[1]
        assert "no next step" in text
        await press(pilot, "j")
        text = screen_text(pilot.app)
        assert "华为技术有限公司 · A · health 100" in text
        assert "~ 谈价格 · today" in text
        assert "14 Nov  visit" in text


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (200, 60)])
@pytest.mark.parametrize("language", ["en", "zh"])
async def test_wide_characters_line_up_at_every_size(
    clients: Bench, size: tuple[int, int], language: str
) -> None:
    set_language(language)
    async with opened(clients, size) as pilot:
        await press(pilot, "j")
        lines = screen_text(pilot.app).splitlines()
        assert len(lines) == size[1]
        assert all(cell_width(line) <= size[0] for line in lines)
        left = {36: 80, 48: 120, 72: 200}
        border = next(cells for cells, width in left.items() if width == size[0])
        for line in lines[4 : size[1] - 3]:
            assert cell_width(line.split("│")[0]) == border


async def test_the_parts_stand_side_by_side_where_there_is_room(clients: Bench) -> None:
    async with opened(clients, (120, 40)) as pilot:
        await press(pilot, "j")
        text = screen_text(pilot.app)
        assert "交付范围确认" in text
        assert "economic buyer" in text
        assert "Next steps 1" in text


async def test_brackets_walk_through_the_parts_and_esc_comes_back(clients: Bench) -> None:
    """clients.next_tab, clients.last_tab."""
    async with opened(clients) as pilot:
        await press(pilot, "j", "tab")
        seen = []
        for _turn in range(8):
            seen.append(pane(pilot.app).part)
            await press(pilot, "]")
        assert seen == list(PARTS)
        assert pane(pilot.app).part == "log"
        await press(pilot, "[")
        assert pane(pilot.app).part == "steps"
        assert "谈价格" in screen_text(pilot.app).splitlines()[8]
        await press(pilot, "escape")
        assert pane(pilot.app).part == "clients"
        await press(pilot, "[", "enter")
        assert pane(pilot.app).part == "contacts"
        await press(pilot, "tab")
        assert pane(pilot.app).part == "clients"


async def test_n_adds_a_client_and_goes_to_it(clients: Bench) -> None:
    """clients.new."""
    async with opened(clients) as pilot:
        await press(pilot, "n")
        await paste(pilot, "Globex")
        await pilot.press("tab", "tab")
        await paste(pilot, "GBX, Globex Corp")
        await pilot.press("tab", "right", "tab", "right", "tab")
        await paste(pilot, "2w")
        assert "every 14 days" in screen_text(pilot.app)
        await press(pilot, "enter")
        assert clients.rows(
            "SELECT name, aliases, tier, status, cadence_days FROM client WHERE id=4"
        ) == [("Globex", '["GBX", "Globex Corp"]', "A", "active", 14)]
        assert pane(pilot.app).client_at_hand() == 4


async def test_a_name_that_is_taken_is_refused_beside_its_field(clients: Bench) -> None:
    async with opened(clients) as pilot:
        await press(pilot, "n")
        await paste(pilot, "acm")
        await press(pilot, "enter")
        assert "already goes" in screen_text(pilot.app)
        await press(pilot, "escape", "n")
        assert "acm" in screen_text(pilot.app)
        assert clients.rows("SELECT count(*) FROM client") == [(3,)]


async def test_e_changes_the_client(clients: Bench) -> None:
    """clients.edit."""
    async with opened(clients) as pilot:
        await press(pilot, "j", "e")
        await pilot.press("tab", "tab")
        await paste(pilot, "HW")
        await press(pilot, "enter")
    assert clients.rows("SELECT aliases FROM client WHERE id=1") == [('["HW"]',)]


async def test_enter_changes_the_entry_of_the_log(clients: Bench) -> None:
    async with opened(clients) as pilot:
        await press(pilot, "j", "enter", "enter")
        await pilot.press("right", "tab", *["backspace"] * 5)
        await paste(pilot, "8:15")
        assert "Sat 14 Nov 08:15" in screen_text(pilot.app)
        await press(pilot, "enter")
        assert "14 Nov  WeChat" in screen_text(pilot.app)
    assert clients.rows("SELECT channel FROM interaction WHERE id=1") == [("wechat",)]


async def test_enter_changes_a_contact(clients: Bench) -> None:
    async with opened(clients) as pilot:
        await press(pilot, "j")
        await pilot.press("tab", *"[[", "enter", "tab")
        await paste(pilot, "CPO")
        await press(pilot, "enter")
    assert clients.rows("SELECT title FROM contact") == [("CPO",)]


async def test_e_changes_a_step(clients: Bench) -> None:
    async with opened(clients) as pilot:
        await press(pilot, "j")
        await pilot.press("tab", "[", "e", "tab", *["backspace"] * 10)
        await paste(pilot, "fri")
        assert "Fri 27 Nov" in screen_text(pilot.app)
        await press(pilot, "enter")
    assert clients.rows("SELECT due_on FROM action_item") == [("2026-11-27",)]


async def test_n_in_a_part_adds_to_that_part(clients: Bench) -> None:
    async with opened(clients) as pilot:
        await press(pilot, "j")
        await pilot.press("tab", *"[[", "n")
        await paste(pilot, "王芳")
        await pilot.press("enter", "]", "n")
        await paste(pilot, "Sign")
        await press(pilot, "enter")
        await press(pilot, "]", "n")
        assert pane(pilot.app).part == "log"
        assert "Log a contact with 华为" in screen_text(pilot.app)
    assert clients.rows("SELECT client_id, name FROM contact WHERE id=2") == [(1, "王芳")]
    assert clients.rows("SELECT client_id, title, kind FROM action_item WHERE id=2") == [
        (1, "Sign", "follow_up")
    ]


async def test_a_next_step_is_added_with_its_date(clients: Bench) -> None:
    """clients.step."""
    async with opened(clients) as pilot:
        await press(pilot, "N")
        await paste(pilot, "季度拜访")
        await press(pilot, "tab")
        await paste(pilot, "下周五")
        assert "Fri 4 Dec" in screen_text(pilot.app)
        await press(pilot, "enter")
        assert "季度拜访 · Fri 4 Dec" in screen_text(pilot.app)
    assert clients.rows("SELECT client_id, title, due_on FROM action_item WHERE id=2") == [
        (BANK, "季度拜访", "2026-12-04")
    ]


async def test_d_does_the_next_step_and_opens_a_done_one_again(clients: Bench) -> None:
    """clients.done."""
    async with opened(clients) as pilot:
        await press(pilot, "j", "d")
        assert clients.rows("SELECT status, done_on FROM action_item") == [("done", "2026-11-23")]
        assert "Done: 谈价格" in toasts(pilot.app)
        pane(pilot.app).reveal(Ref("client", HUAWEI))
        await press(pilot, "tab", "[")
        assert pane(pilot.app).part == "steps"
        assert "✓ 谈价格" in screen_text(pilot.app)
        await press(pilot, "d")
        assert clients.rows("SELECT status, done_on FROM action_item") == [("open", None)]


async def test_r_moves_the_next_step(clients: Bench) -> None:
    """clients.reschedule."""
    async with opened(clients) as pilot:
        await press(pilot, "j", "r")
        await paste(pilot, "yesterday")
        await press(pilot, "enter")
        assert "is past" in screen_text(pilot.app)
        await pilot.press(*["backspace"] * 9)
        await paste(pilot, "+3d")
        assert "Thu 26 Nov" in screen_text(pilot.app)
        await press(pilot, "enter")
    assert clients.rows("SELECT due_on FROM action_item") == [("2026-11-26",)]


async def test_r_gives_a_client_without_a_step_one(clients: Bench) -> None:
    async with opened(clients) as pilot:
        await press(pilot, "r")
        await paste(pilot, "fri")
        await press(pilot, "enter")
    assert clients.rows("SELECT client_id, kind, due_on FROM action_item WHERE id=2") == [
        (BANK, "follow_up", "2026-11-27")
    ]


async def test_s_keeps_the_next_step_off_the_stand_up(clients: Bench) -> None:
    """clients.snooze."""
    async with opened(clients) as pilot:
        await press(pilot, "j", "s")
        await paste(pilot, "fri")
        await press(pilot, "enter")
        assert "Off the stand-up until Fri 27 Nov." in toasts(pilot.app)
    assert clients.rows("SELECT section, ref_kind, ref_id FROM stand_up_item") == [
        ("snoozed", "action_item", 1)
    ]


async def test_x_archives_what_is_at_hand_and_u_brings_it_back(clients: Bench) -> None:
    """clients.archive."""
    async with opened(clients) as pilot:
        await press(pilot, "j", "x")
        assert "华为" not in screen_text(pilot.app).splitlines()[4]
        assert clients.rows("SELECT count(*) FROM client WHERE archived_at IS NULL") == [(2,)]
        await press(pilot, "u")
        assert clients.rows("SELECT count(*) FROM client WHERE archived_at IS NULL") == [(3,)]
        assert pane(pilot.app).reveal(Ref("client", HUAWEI))
        await press(pilot, "tab", "x")
        assert clients.rows("SELECT count(*) FROM interaction WHERE archived_at IS NULL") == [(2,)]
        assert "Nothing is logged yet" in screen_text(pilot.app)
        await press(pilot, "[", "x", "[", "x")
        for table in ("contact", "action_item"):
            sql = f"SELECT count(*) FROM {table} WHERE archived_at IS NULL"
            assert clients.rows(sql) == [(0,)]


async def test_doubles_are_selected_previewed_and_merged(clients: Bench) -> None:
    """clients.select, clients.merge."""
    clients.do(SaveClient(name="Huawei"))
    clients.do(Capture("call Huawei delivery @Bob"))
    async with opened(clients) as pilot:
        assert pane(pilot.app).reveal(Ref("client", 4))
        await press(pilot, "space")
        assert "1 selected" in screen_text(pilot.app)
        assert pane(pilot.app).reveal(Ref("client", HUAWEI))
        await press(pilot, "M")
        assert "1 contact, 1 log entry, 0 next steps, 0 projects" in words(pilot.app)
        await press(pilot, "enter")
        assert "delivery" in screen_text(pilot.app)
        assert "selected" not in screen_text(pilot.app)
    assert clients.rows("SELECT aliases FROM client WHERE id=1") == [('["Huawei"]',)]
    assert clients.rows("SELECT archived_at IS NULL FROM client WHERE id=4") == [(0,)]


async def test_the_double_is_chosen_where_none_is_selected(clients: Bench) -> None:
    async with opened(clients) as pilot:
        await press(pilot, "j", "M")
        assert "Which client is the same as 华为?" in screen_text(pilot.app)
        await paste(pilot, "acme")
        await press(pilot, "enter", "escape")
        assert clients.rows("SELECT count(*) FROM client WHERE archived_at IS NULL") == [(3,)]
        await press(pilot, "M", "enter", "enter")
    assert clients.rows("SELECT count(*) FROM client WHERE archived_at IS NULL") == [(2,)]


async def test_the_health_is_explained(clients: Bench) -> None:
    """clients.explain."""
    async with opened(clients) as pilot:
        await press(pilot, "equals_sign")
        text = screen_text(pilot.app)
        assert "Health 50 of 100" in text
        assert "− silent 2 days longer than the cadence" in text


async def test_the_filter_narrows_live_by_any_name_and_keeps_the_cursor(clients: Bench) -> None:
    async with opened(clients) as pilot:
        await press(pilot, "j", "slash")
        await paste(pilot, "acm")
        assert pane(pilot.app).list.keys == (ACME,)
        await press(pilot, "enter")
        assert "filter: acm" in screen_text(pilot.app)
        assert "Acme Industrial" in screen_text(pilot.app)
        await press(pilot, "escape")
        assert len(pane(pilot.app).list.keys) == 3
        await press(pilot, "slash")
        await paste(pilot, "zz")
        assert "No client has a name with “zz”." in screen_text(pilot.app)


async def test_the_screen_is_copied_as_text(clients: Bench) -> None:
    async with opened(clients) as pilot:
        await press(pilot, "j", "y")
        copied = pilot.app.clipboard
        assert "3 clients · 1 silent" in copied
        assert "华为技术有限公司 · A · health 100" in copied
        assert "交付范围确认" in copied
        assert "economic buyer" in copied


async def test_an_empty_workspace_says_how_to_begin(bench: Bench) -> None:
    bench.app.pane_name = "clients"
    async with opened(bench) as pilot:
        assert "Press n to add one" in words(pilot.app)
        for key in ("e", "N", "d", "x", "M", "space", "equals_sign", "s", "r"):
            await press(pilot, key)
            assert toasts(pilot.app), f"{key} says why it cannot act"
            pilot.app.clear_notifications()
        assert bench.rows("SELECT count(*) FROM change_set") == [(0,)]
        await press(pilot, "a")
        await paste(pilot, "call 华为 谈价格 !fri")
        await press(pilot, "enter")
        assert "华为" in screen_text(pilot.app).splitlines()[3]


async def test_every_action_of_the_screen_says_why_it_cannot_or_can(clients: Bench) -> None:
    async with opened(clients) as pilot:
        for action in of_scope("clients"):
            assert callable(getattr(pane(pilot.app), f"do_{action.name}"))
        bar = screen_text(pilot.app).splitlines()[-1]
        assert "n New" in bar
        assert "d Done" not in bar
        await press(pilot, "j")
        assert "d Done" in screen_text(pilot.app).splitlines()[-1]


async def test_a_change_from_elsewhere_keeps_the_cursor_on_its_client(clients: Bench) -> None:
    async with opened(clients) as pilot:
        await press(pilot, "j", "j")
        assert pane(pilot.app).client_at_hand() == ACME
        clients.do(SaveClient(name="AAA", cadence_days=1))
        clients.do(Capture("call Acme Industrial hello !today"))
        await press(pilot, "f2", "f2")
        assert pane(pilot.app).client_at_hand() == ACME
        assert "hello" in screen_text(pilot.app)


@pytest.mark.parametrize(
    ("ref", "part"),
    [
        (Ref("action_item", 1), "steps"),
        (Ref("contact", 1), "contacts"),
        (Ref("interaction", 1), "log"),
        (Ref("client", HUAWEI), "clients"),
    ],
)
async def test_a_record_is_found_wherever_it_lies(clients: Bench, ref: Ref, part: str) -> None:
    async with opened(clients) as pilot:
        pane(pilot.app).apply_filter("acme")
        assert pane(pilot.app).reveal(ref)
        await press(pilot, "f2", "f2")
        assert pane(pilot.app).client_at_hand() == HUAWEI
        assert pane(pilot.app).part == part


@asynccontextmanager
async def many_entries(bench: Bench) -> AsyncIterator[Pilot[None]]:
    for number in range(130):
        at = datetime(2026, 11, 1, tzinfo=UTC) + timedelta(minutes=number)
        bench.do(SaveInteraction(client_id=ACME, occurred_at=at, summary=f"entry {number}"))
    async with opened(bench) as pilot:
        assert pane(pilot.app).reveal(Ref("client", ACME))
        await settled(pilot)
        yield pilot


async def test_a_long_log_is_read_on_at_its_end(clients: Bench) -> None:
    async with many_entries(clients) as pilot:
        detail: Any = pane(pilot.app).detail
        assert (len(detail.log), detail.log_total) == (100, 131)
        await press(pilot, "tab", "G")
        detail = pane(pilot.app).detail
        assert len(detail.log) == 131
        await press(pilot, "G")
        assert "entry 0" in screen_text(pilot.app)
