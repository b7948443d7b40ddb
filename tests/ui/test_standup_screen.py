"""The stand-up walked with real keys; what they did stands in the file."""

from __future__ import annotations

import base64
from datetime import date

import pytest

from salespm_tui.contract.clients import SaveActionItem, SaveClient
from salespm_tui.contract.projects import SaveProject
from salespm_tui.contract.standup import FinishStandup, MarkDone, StandupsQuery
from salespm_tui.contract.timeline import LinkDraft, SaveTask
from salespm_tui.contract.values import Ref
from salespm_tui.core.i18n import set_language
from salespm_tui.ui.screens.standup import StandupPane
from salespm_tui.ui.screens.standup_deeds import LONGEST_PAUSE, Stopwatch
from tests.ui.conftest import Bench, press, screen_text, settled, type_text

DAY = 480


def made(bench: Bench, command) -> int:
    ref = bench.do(command).ref
    assert ref is not None
    return ref.id


def task(bench: Bench, project: int, name: str, days: int = 1, **fields) -> int:
    return made(bench, SaveTask(project_id=project, name=name, duration_min=days * DAY, **fields))


@pytest.fixture
def morning(bench: Bench) -> Bench:
    """Two late tasks of one plan, one that starts today, and a follow-up of its client."""
    client = made(bench, SaveClient(name="华为技术有限公司", short_name="华为"))
    project = made(
        bench,
        SaveProject(code="HWA", name="Rollout", client_id=client, start_on=date(2026, 11, 19)),
    )
    first = task(bench, project, "价格审批", owner="Li Wei")
    second = task(bench, project, "Site survey", links=(LinkDraft(first),))
    task(bench, project, "Delivery", 9, links=(LinkDraft(second),))
    made(bench, SaveActionItem(title="谈价格", client_id=client, due_on=date(2026, 11, 23)))
    return bench


def pane(bench: Bench) -> StandupPane:
    assert isinstance(bench.app.pane, StandupPane)
    return bench.app.pane


def at(bench: Bench) -> object:
    return pane(bench).queue.cursor_key


async def test_it_opens_on_the_agenda_and_the_item_in_full(morning: Bench):
    async with morning.running():
        text = screen_text(morning.app)
        assert "first stand-up · 4 left" in text
        assert "0 of 4 reviewed · 00:00 of 15:00" in text
        lines = text.splitlines()
        assert lines[3].startswith(" Overdue                                  2  │ HWA 1  价格审批")
        assert lines[4].startswith("▸! HWA 1 价格审批")
        assert "critical: moves the end by 2" in text
        assert at(morning) == Ref("task", 1)


async def test_space_reviews_and_goes_on(morning: Bench):
    """standup.reviewed"""
    async with morning.running() as pilot:
        await press(pilot, "space")
        assert at(morning) == Ref("task", 2)
        assert morning.rows("SELECT section, ref_id FROM stand_up_item") == [("reviewed", 1)]
        assert "1 of 4 reviewed" in screen_text(morning.app)
        assert "✓ HWA 1 价格审批" in screen_text(morning.app)
        await press(pilot, "k", "space")
        assert morning.rows("SELECT count(*) FROM stand_up_item") == [(0,)]
        assert at(morning) == Ref("task", 1)


async def test_done_goes_on_and_can_be_undone(morning: Bench):
    """standup.done, app.undo"""
    async with morning.running() as pilot:
        await press(pilot, "d")
        assert at(morning) != Ref("task", 1)
        assert morning.rows("SELECT status FROM task WHERE id = 1") == [("done",)]
        await press(pilot, "u")
        assert morning.rows("SELECT status FROM task WHERE id = 1") == [("todo",)]


@pytest.mark.parametrize("typed", ["+1d", "明天"])
async def test_snooze_reads_dates_in_both_languages(morning: Bench, typed: str):
    """standup.snooze"""
    async with morning.running() as pilot:
        await press(pilot, "s")
        await type_text(pilot, typed)
        assert "Tue 24 Nov" in screen_text(morning.app)
        await press(pilot, "enter")
        assert morning.rows("SELECT section, ref_id, until_on FROM stand_up_item") == [
            ("snoozed", 1, "2026-11-24")
        ]
        assert at(morning) == Ref("task", 2)
        assert "价格审批" not in screen_text(morning.app).splitlines()[4]


async def test_a_day_that_is_past_is_refused_in_words(morning: Bench):
    async with morning.running() as pilot:
        await press(pilot, "s")
        await type_text(pilot, "-1d")
        await press(pilot, "enter")
        assert morning.rows("SELECT count(*) FROM stand_up_item") == [(0,)]
        assert any("still to come" in toast.message for toast in morning.app._notifications)


async def test_move_says_what_it_does_to_the_end(morning: Bench):
    """standup.reschedule"""
    async with morning.running() as pilot:
        await press(pilot, "r")
        await type_text(pilot, "fri")
        await press(pilot, "enter")
        assert morning.rows('SELECT "constraint", constraint_on FROM task WHERE id = 1') == [
            ("fnet", "2026-11-27T17:00")
        ]
        (toast,) = morning.app._notifications
        assert "finishes no earlier than 27 Nov" in toast.message
        assert "moves out by 6 days" in toast.message


async def test_blocked_with_a_reason_and_waiting_on_the_client(morning: Bench):
    """standup.blocked, standup.waiting"""
    async with morning.running() as pilot:
        await press(pilot, "b")
        await type_text(pilot, "法务 late")
        await press(pilot, "enter")
        assert morning.rows("SELECT status, blocked_reason FROM task WHERE id = 1") == [
            ("blocked", "法务 late")
        ]
        assert at(morning) == Ref("task", 2)
        await press(pilot, "w", "enter")
        assert morning.rows("SELECT waiting_on FROM task WHERE id = 2") == [("client",)]


async def test_a_decision_goes_into_the_minutes(morning: Bench):
    """standup.decision, standup.minutes"""
    async with morning.running() as pilot:
        await press(pilot, "c")
        await type_text(pilot, "keep the price")
        await press(pilot, "enter", "m")
        await press(pilot, "enter")
        text = screen_text(morning.app)
        assert "Minutes so far" in text
        assert "- 价格审批 · HWA 1 · Li Wei · 2 days late, critical" in text
        await press(pilot, "G")
        assert "- keep the price" in screen_text(morning.app)


async def test_finish_shows_stores_and_copies_the_minutes(
    morning: Bench, monkeypatch: pytest.MonkeyPatch
):
    """standup.finish"""
    sent: list[str] = []
    monkeypatch.setattr(morning.app, "copy_to_clipboard", sent.append)
    async with morning.running() as pilot:
        await press(pilot, "F")
        assert "Finish the stand-up?" in screen_text(morning.app)
        await press(pilot, "escape")
        assert morning.ask(StandupsQuery()) == ()
        await press(pilot, "F", "enter")
        (row,) = morning.ask(StandupsQuery())
        assert sent == [row.text]
        assert row.text.startswith("Stand-up, Mon 23 Nov\n\nToday\n- 价格审批")
        assert "since Mon 23 Nov" in screen_text(morning.app)
        assert [toast.message for toast in morning.app._notifications] == [
            "Sent to the terminal's clipboard."
        ]
        await press(pilot, "m", "down", "enter")
        assert "- 价格审批 · HWA 1" in screen_text(morning.app)


async def test_enter_opens_the_item_and_esc_comes_back_to_it(morning: Bench):
    async with morning.running() as pilot:
        await press(pilot, "j", "enter")
        assert morning.app.pane_name == "timeline"
        assert morning.app.pane is not None
        assert morning.app.pane.place_at() == Ref("task", 2)
        await press(pilot, "escape")
        assert morning.app.pane_name == "standup"
        assert morning.app.project_id is None
        assert at(morning) == Ref("task", 2)
        await press(pilot, "G", "enter")
        assert morning.app.pane_name == "clients"


async def test_edit_mends_in_place(morning: Bench):
    """standup.edit"""
    async with morning.running() as pilot:
        await press(pilot, "e")
        assert "1 价格审批" in screen_text(morning.app)
        await type_text(pilot, " 2")
        await press(pilot, "enter")
        assert morning.rows("SELECT name FROM task WHERE id = 1") == [("价格审批 2",)]
        assert at(morning) == Ref("task", 1)
        await press(pilot, "G", "e")
        assert "谈价格" in screen_text(morning.app)


async def test_lines_that_tell_several_unfold(morning: Bench):
    """standup.fold"""
    morning.do(FinishStandup())
    morning.do(MarkDone(Ref("task", 1)))
    morning.do(MarkDone(Ref("task", 2)))
    morning.do(SaveTask(task_id=3, percent=0))
    async with morning.running() as pilot:
        assert at(morning) == ("changed", "finished")
        assert "2 finished" in screen_text(morning.app)
        await press(pilot, "enter", "j")
        assert at(morning) == Ref("task", 1)
        await press(pilot, "z")
        assert at(morning) == ("changed", "finished")
        await press(pilot, "d")
        assert any("tells several" in toast.message for toast in morning.app._notifications)


@pytest.mark.parametrize(
    ("ref", "key", "why"),
    [
        (Ref("action_item", 1), "w", "This is a next step"),
        (Ref("task", 1), "r", "This is finished"),
    ],
)
async def test_a_key_that_cannot_act_on_an_item_says_why(
    morning: Bench, ref: Ref, key: str, why: str
):
    morning.do(FinishStandup())
    morning.do(MarkDone(Ref("task", 1)))
    async with morning.running() as pilot:
        assert pane(morning).reveal(ref)
        await press(pilot, key)
        assert [why in toast.message for toast in morning.app._notifications] == [True]


async def test_earlier_minutes_say_how_long_they_took(morning: Bench):
    morning.do(FinishStandup(seconds_used=700))
    async with morning.running() as pilot:
        await press(pilot, "m")
        assert "Mon 23 Nov · took 11:40" in screen_text(morning.app)


async def test_one_space_reviews_all_that_a_line_tells(morning: Bench):
    for number in range(3):
        made(morning, SaveActionItem(title=f"undated {number}"))
    async with morning.running() as pilot:
        await press(pilot, "G")
        assert at(morning) == ("checks", "promise_undated")
        await press(pilot, "space")
        assert morning.rows("SELECT count(*) FROM stand_up_item") == [(3,)]
        await press(pilot, "u")
        assert morning.rows("SELECT count(*) FROM stand_up_item") == [(0,)]


async def test_a_check_is_mended_with_its_key(morning: Bench):
    made(morning, SaveActionItem(title="send slides"))
    async with morning.running() as pilot:
        await press(pilot, "G")
        (line,) = (one for one in screen_text(morning.app).splitlines() if "send slides ·" in one)
        assert "[r]" in line
        await press(pilot, "r")
        await type_text(pilot, "fri")
        await press(pilot, "enter")
        assert morning.rows("SELECT due_on FROM action_item WHERE id = 2") == [("2026-11-27",)]


async def test_the_filter_narrows_while_typing_and_esc_takes_it_back(morning: Bench):
    async with morning.running() as pilot:
        await press(pilot, "/")
        await type_text(pilot, "survey")
        await press(pilot, "enter")
        assert [row.kind for row in pane(morning).queue.rows] == ["head", "item"]
        assert "filter: survey" in screen_text(morning.app)
        await press(pilot, "escape")
        assert len(pane(morning).queue.rows) > 2


async def test_copy_sends_the_whole_agenda(morning: Bench, monkeypatch: pytest.MonkeyPatch):
    sent: list[str] = []
    monkeypatch.setattr(morning.app, "copy_to_clipboard", sent.append)
    async with morning.running() as pilot:
        await press(pilot, "y")
    assert sent[0].startswith("Stand-up, Mon 23 Nov\n")
    assert "! HWA 1  价格审批" in sent[0]


async def test_capture_knows_the_client_of_the_item(morning: Bench):
    async with morning.running() as pilot:
        await press(pilot, "a")
        assert "华为" in screen_text(morning.app)
        await type_text(pilot, "call price ok")
        await press(pilot, "enter")
        assert morning.rows("SELECT client_id, channel, summary FROM interaction") == [
            (1, "call", "price ok")
        ]


async def test_a_link_of_the_detail_leads_to_its_record(morning: Bench):
    async with morning.running() as pilot:
        await press(pilot, "tab")
        assert pane(morning).detail.has_focus
        await press(pilot, "enter")
        assert morning.app.pane_name == "timeline"
        await press(pilot, "escape", "escape")
        assert pane(morning).queue.has_focus


async def test_an_empty_workspace_is_a_good_morning(bench: Bench):
    async with bench.running() as pilot:
        assert "Nothing needs you this morning." in screen_text(bench.app)
        assert "3, then n: a first project" in screen_text(bench.app)
        await press(pilot, "d")
        assert any("nothing to walk" in toast.message for toast in bench.app._notifications)


async def test_the_next_things_are_named(bench: Bench):
    made(bench, SaveActionItem(title="slides", due_on=date(2026, 12, 24)))
    async with bench.running():
        text = screen_text(bench.app)
        assert "Next to fall due" in text
        assert "slides" in text and "24 Dec" in text


async def test_wide_terminals_show_the_neighbours(morning: Bench):
    async with morning.running((120, 40)) as pilot:
        assert "2 Site survey" in screen_text(morning.app)
        assert "▓" in screen_text(morning.app)
        await pilot.resize_terminal(80, 24)
        await settled(pilot)
        assert "▓" not in screen_text(morning.app)


async def test_the_head_of_a_long_section_stays_in_sight(bench: Bench):
    project = made(bench, SaveProject(code="BIG", name="Big", start_on=date(2026, 11, 2)))
    for number in range(40):
        task(bench, project, f"Task {number}")
    async with bench.running() as pilot:
        await press(pilot, "G")
        lines = screen_text(bench.app).splitlines()
        assert lines[3].startswith(" Overdue") and "40" in lines[3]
        await press(pilot, "pageup", "k")
        lines = screen_text(bench.app).splitlines()
        assert lines[3].startswith(" Overdue")
        assert any(line.startswith("▸") for line in lines)


async def test_the_stand_up_speaks_chinese_with_the_same_columns(morning: Bench):
    set_language("zh")
    async with morning.running():
        lines = screen_text(morning.app).splitlines()
        divider = {line.index("│") for line in lines[3:8] if line.isascii()}
        assert len(divider) <= 1


async def test_plain_signs_are_ascii(morning: Bench):
    morning.app.plain = True
    async with morning.running((120, 40)):
        lines = screen_text(morning.app).splitlines()
        signs = {sign for line in lines[3:-3] for sign in line if not sign.isalnum()}
        assert all(ord(sign) < 128 for sign in signs - {"·", "›"})


class TestStopwatch:
    def test_it_counts_between_keys_and_not_a_long_pause(self):
        now = [100.0]
        watch = Stopwatch(lambda: now[0])
        watch.touch()
        assert watch.seconds == 0
        now[0] += 30
        assert watch.seconds == 0
        watch.touch()
        assert watch.seconds == 30
        now[0] += 3600
        watch.touch()
        assert watch.seconds == 30 + LONGEST_PAUSE
        watch.begin_anew()
        watch.touch()
        assert watch.seconds == 0

    async def test_keys_move_it(self, morning: Bench):
        async with morning.running() as pilot:
            now = [0.0]
            pane(morning).stopwatch._now = lambda: now[0]
            for _key in range(3):
                now[0] += 20
                await press(pilot, "j")
            assert "00:40 of 15:00" in screen_text(morning.app)


def test_osc_52_carries_any_text():
    from salespm_tui.ui.clipboard import clipboard_sequence

    sequence = clipboard_sequence("价格", {})
    assert base64.b64decode(sequence[7:-1]).decode() == "价格"
