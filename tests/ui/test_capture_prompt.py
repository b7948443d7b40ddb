"""The capture prompt: one line logs a contact, its reading stands below."""

from __future__ import annotations

from datetime import date

import pytest
from textual import events
from textual.pilot import Pilot

from salespm_tui.contract.clients import SaveActionItem, SaveClient, SaveContact
from salespm_tui.contract.pipeline import SaveDeal
from salespm_tui.contract.projects import SaveProject
from salespm_tui.core.i18n import set_language
from tests.ui.conftest import Bench, press, screen_text, type_text


@pytest.fixture
def clients(bench: Bench) -> Bench:
    bench.do(SaveClient(name="华为技术有限公司", short_name="华为"))
    bench.do(SaveContact(client_id=1, name="李伟"))
    bench.app.pane_name = "clients"
    return bench


async def paste(pilot: Pilot[None], text: str) -> None:
    """Put text where the cursor is, as a terminal's paste does."""
    pilot.app.post_message(events.Paste(text))
    await pilot.pause()


def said(bench: Bench) -> str:
    """What stands in the lower half, in one line."""
    lines = screen_text(bench.app).splitlines()[-8:]
    return " ".join(" ".join(line.strip("│ ") for line in lines).split())


async def test_the_reading_follows_the_typing(clients: Bench) -> None:
    async with clients.running() as pilot:
        await press(pilot, "a")
        await type_text(pilot, "call 华为 谈")
        assert "call with 华为技术有限公司" in said(clients)
        await paste(pilot, "价格 !fri @李伟 ~30m")
        assert "call with 华为技术有限公司 (李伟), 30 min · next step 谈价格 on Fri 27 Nov" in said(
            clients
        )
        await press(pilot, "enter")
    assert clients.rows("SELECT channel, contact_id, duration_min, summary FROM interaction") == [
        ("call", 1, 30, "谈价格")
    ]
    assert clients.rows("SELECT kind, title, due_on FROM action_item") == [
        ("follow_up", "谈价格", "2026-11-27")
    ]


async def test_the_reading_names_the_deal(clients: Bench) -> None:
    clients.do(SaveDeal(name="渠道平台", client_id=1))
    async with clients.running() as pilot:
        await press(pilot, "a")
        await paste(pilot, "call 华为 谈价格 #deal-1")
        assert "call with 华为技术有限公司 · deal 渠道平台" in said(clients)
        await press(pilot, "enter")
    assert clients.rows("SELECT opportunity_id FROM interaction") == [(1,)]


async def test_an_unknown_deal_is_said_before_it_is_logged(clients: Bench) -> None:
    async with clients.running() as pilot:
        await press(pilot, "a")
        await paste(pilot, "call 华为 谈价格 #12")
        assert "not understood: #12 (There is no open deal “12”.)" in said(clients)


async def test_the_reading_speaks_the_language_of_the_screen(clients: Bench) -> None:
    set_language("zh")
    async with clients.running() as pilot:
        await press(pilot, "a")
        await paste(pilot, "call 华为 谈价格 !fri")
        assert "11月27日 周五" in said(clients)


async def test_it_says_what_it_would_create_and_what_it_did_not_understand(clients: Bench) -> None:
    async with clients.running() as pilot:
        await press(pilot, "a")
        await paste(pilot, '"Globex Corp" hello @Bob !someday')
        assert "new client Globex Corp · new contact Bob · not understood: !someday" in said(
            clients
        )
        await press(pilot, "enter")
        toast = next(iter(pilot.app._notifications)).message
        assert "New client Globex Corp · New contact Bob" in toast
    assert clients.rows("SELECT name FROM client WHERE id=2") == [("Globex Corp",)]


async def test_the_client_at_hand_is_filled_in(clients: Bench) -> None:
    async with clients.running() as pilot:
        await press(pilot, "a")
        assert "Log a contact with 华为" in screen_text(clients.app)
        await paste(pilot, "they wait for legal")
        await press(pilot, "enter")
    assert clients.rows("SELECT client_id, summary FROM interaction") == [
        (1, "they wait for legal")
    ]


async def test_what_was_typed_survives_esc(clients: Bench) -> None:
    async with clients.running() as pilot:
        await press(pilot, "a")
        await paste(pilot, "half a thought")
        await press(pilot, "escape")
        assert clients.rows("SELECT count(*) FROM interaction") == [(0,)]
        await press(pilot, "a")
        assert "half a thought" in screen_text(clients.app)
        await press(pilot, "enter", "a")
        assert "half a thought" not in said(clients)


async def test_nothing_is_logged_without_a_client(bench: Bench) -> None:
    bench.app.pane_name = "clients"
    async with bench.running() as pilot:
        await press(pilot, "a", "enter")
        assert "does not say which client" in said(bench)
        await paste(pilot, "!fri")
        await press(pilot, "enter")
        assert bench.rows("SELECT count(*) FROM interaction") == [(0,)]


async def test_hostile_text_is_only_text(clients: Bench) -> None:
    async with clients.running() as pilot:
        await press(pilot, "a")
        await paste(pilot, "call [@click=app.quit]x[/] hi")
        await press(pilot, "enter")
        assert "[@click=app.quit]x[/]" in screen_text(clients.app)


async def test_a_on_a_follow_up_of_the_stand_up_does_it(clients: Bench) -> None:
    clients.do(SaveActionItem(title="Price", client_id=1, due_on=date(2026, 11, 23)))
    clients.app.pane_name = "standup"
    async with clients.running() as pilot:
        await press(pilot, "a")
        await paste(pilot, "talked")
        await press(pilot, "enter")
    assert clients.rows("SELECT status FROM action_item") == [("done",)]


@pytest.mark.parametrize(("keys", "status"), [((), "open"), (("tab", "["), "done")])
async def test_a_on_a_next_step_does_it_and_on_the_client_does_not(
    clients: Bench, keys: tuple[str, ...], status: str
) -> None:
    clients.do(SaveActionItem(title="Price", client_id=1))
    async with clients.running() as pilot:
        await press(pilot, *keys, "a")
        await paste(pilot, "talked")
        await press(pilot, "enter")
    assert clients.rows("SELECT status FROM action_item") == [(status,)]


def toast(bench: Bench) -> str:
    """The short word that stands now."""
    return " ".join(notification.message for notification in bench.app._notifications)


async def test_a_new_client_is_in_the_list_with_the_cursor_on_it(clients: Bench) -> None:
    clients.do(SaveClient(name="Acme"))
    async with clients.running() as pilot:
        await press(pilot, "a")
        await paste(pilot, 'call "Zenith" first talk')
        await press(pilot, "enter")
        assert "Logged a contact with Zenith" in toast(clients)
        assert clients.app.pane is not None
        assert (
            clients.app.pane.client_at_hand()
            == clients.rows("SELECT id FROM client WHERE name = 'Zenith'")[0][0]
        )


async def test_a_contact_with_a_client_of_another_project_is_logged_all_the_same(
    clients: Bench,
) -> None:
    project = clients.do(SaveProject(name="Northern rollout")).ref
    assert project is not None
    clients.app.project_id = project.id
    async with clients.running() as pilot:
        await press(pilot, "a")
        await paste(pilot, "call 华为 talked")
        await press(pilot, "enter")
        assert toast(clients) == "Logged a contact with 华为"


async def test_after_logging_the_cursor_walks_on_in_the_list(clients: Bench) -> None:
    clients.do(SaveClient(name="Acme"))
    async with clients.running() as pilot:
        await press(pilot, "a")
        await paste(pilot, "call 华为 talked")
        await press(pilot, "enter", "k")
        assert clients.app.pane is not None
        assert clients.app.pane.client_at_hand() == 2


async def test_a_text_of_several_lines_is_pasted_whole(clients: Bench) -> None:
    async with clients.running() as pilot:
        await press(pilot, "a")
        await paste(pilot, "call 华为 first line\n\n  second line\r\nthird")
        await press(pilot, "enter")
    assert clients.rows("SELECT summary FROM interaction") == [("first line second line third",)]
