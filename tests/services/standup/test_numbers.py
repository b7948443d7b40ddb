"""Deals and goals of a real workspace on the agenda, and what the walk does to them."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from salespm_tui.contract.clients import SaveActionItem, SaveClient
from salespm_tui.contract.goals import CheckIn, SaveGoal
from salespm_tui.contract.pipeline import MoveDeal, SaveDeal
from salespm_tui.contract.records import Archive, Undo
from salespm_tui.contract.standup import (
    FinishStandup,
    MarkDone,
    MinutesQuery,
    NoteDecision,
    Reschedule,
    SetWaiting,
    Snooze,
)
from salespm_tui.contract.values import Ref
from salespm_tui.core.errors import UserError

from .conftest import FRIDAY, MONDAY, TUESDAY, Morning

FIRST, SECOND, THIRD = 1, 2, 3
JULY = date(2026, 7, 1)
YEAR_END = date(2026, 12, 31)
LATER = date(2027, 3, 1)


def a_deal(morning: Morning, name: str = "Portal", **fields) -> int:
    """A deal that needs nobody, unless `fields` say so."""
    given = {
        "amount_minor": 100_000_00,
        "next_step": "call",
        "next_step_on": LATER,
        "expected_close_on": LATER,
    }
    return morning._made(SaveDeal(name=name, **(given | fields)))


def stage(morning: Morning, kind: str) -> int:
    return int(morning.rows(f"SELECT id FROM pipeline_stage WHERE kind = '{kind}'")[0][0])


def told(morning: Morning, key: str = "deals") -> list[tuple[str, str, str]]:
    return [(item.title, item.group, str(item.why)) for item in morning.section(key)]


def test_a_deal_that_is_well_looked_after_stays_away(morning: Morning):
    a_deal(morning)
    assert morning.agenda().sections == ()


def test_what_is_the_matter_with_deals(morning: Morning):
    acme = morning._made(SaveClient(name="Acme Industrial", short_name="Acme"))
    morning.on(date(2026, 10, 1))
    a_deal(morning, "Stale", next_step_on=date(2026, 10, 2))
    morning.on(MONDAY)
    a_deal(morning, "Loose", next_step="", client_id=acme)
    a_deal(morning, "Undated", next_step_on=None)
    a_deal(morning, "Soon", expected_close_on=date(2026, 11, 27))
    a_deal(morning, "Late", expected_close_on=FRIDAY)
    pushed = a_deal(morning, "Pushed", expected_close_on=date(2026, 12, 1))
    for day in (2, 3, 4):
        morning.do(SaveDeal(deal_id=pushed, expected_close_on=date(2026, 12, day)))
    assert told(morning) == [
        ("Soon", "closing", "closes 27 Nov, next step 1 Mar"),
        ("Late", "passed", "was to close 20 Nov, 3 days ago"),
        ("Acme · Loose", "no_next_step", "no next step"),
        ("Undated", "no_next_step", "next step without a date"),
        ("Stale", "stale", "stale: nothing for 53 days"),
        ("Pushed", "pushed", "close date pushed 3 times, now 4 Dec"),
    ]
    kinds = {item.ref.kind for item in morning.section("deals")}
    assert kinds == {"opportunity"}


def test_deals_of_projects_that_rest_and_closed_ones_stay_away(morning: Morning):
    held = morning.project("HELD", status="on_hold")
    mine = morning.project("HWA")
    a_deal(morning, "held", project_id=held, next_step="")
    a_deal(morning, "mine", project_id=mine, next_step="")
    gone = a_deal(morning, "gone", next_step="")
    morning.do(Archive(Ref("opportunity", gone)))
    lost = a_deal(morning, "lost", next_step="")
    morning.do(MoveDeal((lost,), stage(morning, "lost"), "lost_price"))
    assert [title for title, *_rest in told(morning)] == ["mine"]
    assert [item.title for item in morning.section("deals", held)] == ["held"]


def test_what_became_of_deals_since_the_last_stand_up(morning: Morning):
    won, lost, moved, back = (a_deal(morning, name) for name in ("W", "L", "M", "B"))
    morning.do(FinishStandup())
    morning.on(TUESDAY)
    morning.do(MoveDeal((won,), stage(morning, "won"), "win_value"))
    morning.do(MoveDeal((lost,), stage(morning, "lost"), "lost_price"))
    morning.do(MoveDeal((moved,), SECOND))
    morning.do(MoveDeal((back,), SECOND))
    morning.do(MoveDeal((back,), FIRST))
    a_deal(morning, "N")
    assert told(morning, "changed") == [
        ("W", "won", "won, 100k CNY"),
        ("L", "lost", "lost, 100k CNY"),
        ("M", "moved", "from Initial contact to Needs confirmed"),
        ("N", "new", "new deal, closes 1 Mar"),
    ]
    text = morning.ask(MinutesQuery())
    assert "- W · won, 100k CNY" in text.splitlines()


def test_an_import_of_deals_is_one_line(morning: Morning):
    morning.do(FinishStandup())
    for number in range(21):
        a_deal(morning, f"Deal {number}", amount_minor=number * 100, next_step="")
    assert told(morning, "changed") == [("Deal 20", "new", "new, with 20 other deals")]
    assert len(morning.section("deals")) == 20


def test_goals_behind_their_pace_and_the_number(morning: Morning):
    plan = morning.project("HWA")
    year = morning._made(
        SaveGoal(
            name="Sales 2026",
            metric="revenue",
            target_value=1_200_000_00,
            start_on=date(2026, 1, 1),
            due_on=YEAR_END,
            project_id=plan,
        )
    )
    good = morning._made(
        SaveGoal(
            name="Calls",
            metric="custom",
            fed_by="manual",
            unit="calls",
            target_value=100_00,
            start_on=date(2026, 1, 1),
            due_on=YEAR_END,
        )
    )
    morning.do(CheckIn(good, value=99_00))
    won = a_deal(morning, project_id=plan, amount_minor=500_000_00)
    morning.do(MoveDeal((won,), stage(morning, "won"), "win_value"))
    (item,) = morning.section("goals")
    assert (item.ref, item.title, item.project) == (Ref("goal", year), "Sales 2026", "HWA")
    assert str(item.why) == "pace 47 %, needs 25k CNY a day"
    assert (item.mark, item.group, item.due) == ("bad", "behind", YEAR_END)
    number = "Sales 2026: will not be made, 700,000.00 CNY is missing."
    assert [str(one) for one in morning.agenda().numbers] == [number]
    assert number in morning.ask(MinutesQuery(plan)).splitlines()
    detail = morning.item("goal", year)
    assert str(detail.so_what[0]) == number
    assert detail.heading == "Sales 2026"


def test_a_morning_without_goals_has_no_number(morning: Morning):
    a_deal(morning)
    assert morning.agenda().numbers == ()


def test_the_close_date_or_the_next_step_is_moved(morning: Morning):
    deal_id = a_deal(morning, next_step="", expected_close_on=MONDAY)
    ref = Ref("opportunity", deal_id)
    outcome = morning.do(Reschedule(ref, LATER))
    assert str(outcome.label) == "Portal is to close on 1 Mar"
    morning.do(Reschedule(ref, TUESDAY, "next_step"))
    assert morning.rows("SELECT title, due_on FROM action_item") == [
        ("get on with Portal", "2026-11-24")
    ]
    outcome = morning.do(Reschedule(ref, LATER, "next_step"))
    assert str(outcome.label) == "Next step of Portal on 1 Mar"
    assert morning.rows("SELECT due_on FROM action_item") == [("2027-03-01",)]
    assert morning.agenda().sections == ()
    with pytest.raises(UserError):
        morning.do(Reschedule(ref, FRIDAY))


def test_a_closed_deal_is_not_moved_to_another_close_date(morning: Morning):
    deal_id = a_deal(morning)
    morning.do(MoveDeal((deal_id,), stage(morning, "won"), "win_value"))
    with pytest.raises(UserError, match="closed already"):
        morning.do(Reschedule(Ref("opportunity", deal_id), LATER))


def test_done_does_the_next_step_of_a_deal(morning: Morning):
    deal_id = a_deal(morning, expected_close_on=MONDAY)
    ref = Ref("opportunity", deal_id)
    assert morning.section("deals")[0].action_keys[0] == "d"
    morning.do(MarkDone(ref))
    assert morning.rows("SELECT status FROM action_item") == [("done",)]
    assert "d" not in morning.section("deals")[0].action_keys
    with pytest.raises(UserError, match="no next step"):
        morning.do(MarkDone(ref))


def test_a_deal_waits_is_put_off_and_decided_about(morning: Morning):
    plan = morning.project()
    deal_id = a_deal(morning, next_step="", project_id=plan)
    ref = Ref("opportunity", deal_id)
    morning.do(SetWaiting(ref, "client"))
    assert morning.rows("SELECT waiting_on FROM opportunity") == [("client",)]
    assert morning.section("deals")[0].reviewed
    morning.do(NoteDecision("discount only for three years", ref))
    assert morning.agenda(plan).decisions == ("discount only for three years",)
    morning.do(Snooze(ref, TUESDAY))
    assert morning.section("deals") == ()
    morning.on(TUESDAY)
    assert len(morning.section("deals")) == 1


def test_a_deal_in_full(morning: Morning):
    acme = morning._made(SaveClient(name="Acme"))
    deal_id = a_deal(morning, client_id=acme, owner="李伟", next_step_on=FRIDAY)
    morning.on(TUESDAY).do(MoveDeal((deal_id,), SECOND))
    morning.do(SaveDeal(deal_id=deal_id, expected_close_on=LATER + timedelta(5)))
    detail = morning.item("opportunity", deal_id)
    assert (detail.heading, detail.place) == ("Portal", "Acme · Needs confirmed")
    assert [str(one) for one in detail.facts] == [
        "100k CNY at 25 %",
        "closes 6 Mar",
        "by 李伟",
    ]
    assert "its next step was due 20 Nov" in [str(one) for one in detail.so_what]
    assert [str(said) for _day, said in detail.history] == [
        "close date pushed from 1 Mar to 6 Mar",
        "now at Needs confirmed",
        "added",
    ]
    assert [ref.kind for ref, _said in detail.links] == ["action_item", "client"]


def test_the_next_step_of_a_deal_is_told_as_a_promise_and_the_deal_is_not(morning: Morning):
    acme = morning._made(SaveClient(name="Acme"))
    a_deal(morning, client_id=acme, next_step="send the offer", next_step_on=MONDAY)
    assert [section.key for section in morning.agenda().sections] == ["clients"]
    (item,) = morning.section("clients")
    morning.do(SaveActionItem(action_item_id=item.ref.id, status="done"))
    assert told(morning) == [("Acme · Portal", "no_next_step", "no next step")]


def test_every_step_with_a_deal_can_be_undone(morning: Morning):
    deal_id = a_deal(morning, expected_close_on=MONDAY)
    ref = Ref("opportunity", deal_id)
    for command in (
        MarkDone(ref),
        Reschedule(ref, LATER),
        Reschedule(ref, LATER, "next_step"),
        SetWaiting(ref, "us"),
    ):
        before = morning.everything()
        morning.do(command)
        assert morning.everything() != before
        morning.do(Undo())
        assert morning.everything() == before
