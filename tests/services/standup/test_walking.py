"""What the keys of the walk do to rows, and that every one of them can be undone."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest

from salespm_tui.contract.clients import SaveActionItem, SaveClient
from salespm_tui.contract.records import Undo
from salespm_tui.contract.standup import (
    MarkDone,
    MarkReviewed,
    NoteDecision,
    Reschedule,
    SetBlocked,
    SetWaiting,
    Snooze,
)
from salespm_tui.contract.timeline import LinkDraft, SaveTask
from salespm_tui.contract.values import Ref
from salespm_tui.core.errors import UserError

from .conftest import FRIDAY, MONDAY, TUESDAY, Morning


@pytest.fixture
def late(morning: Morning) -> Ref:
    """A task that was due on Friday, with another one after it that is due in two weeks."""
    plan = morning.project(start_on=FRIDAY)
    task = morning.task(plan, "价格审批", 1)
    morning.task(plan, "Rollout", 10, links=(LinkDraft(task),))
    return Ref("task", task)


def one(morning: Morning, ref: Ref):
    items = [i for part in morning.agenda().sections for i in part.items if i.ref == ref]
    return items[0] if items else None


def test_reviewed_for_today_and_no_longer(morning: Morning, late: Ref):
    morning.do(MarkReviewed(late))
    assert one(morning, late).reviewed
    assert morning.agenda().reviewed == 1
    morning.do(MarkReviewed(late, reviewed=False))
    assert not one(morning, late).reviewed
    morning.do(MarkReviewed(late))
    assert not one(morning.on(TUESDAY), late).reviewed


def test_what_is_reviewed_twice_changes_nothing(morning: Morning, late: Ref):
    assert morning.do(MarkReviewed(late)).set_id is not None
    assert morning.do(MarkReviewed(late)).set_id is None


def test_several_at_once_are_one_change(morning: Morning, late: Ref):
    other = Ref("task", late.id + 1)
    outcome = morning.do(MarkReviewed(late, also=(other,)))
    assert str(outcome.label) == "Reviewed 2 items"
    morning.do(Undo())
    assert morning.rows("SELECT count(*) FROM stand_up_item") == [(0,)]


def test_put_off_until_its_day(morning: Morning, late: Ref):
    outcome = morning.do(Snooze(late, TUESDAY))
    assert str(outcome.label) == "Put off 价格审批 until 24 Nov"
    assert one(morning, late) is None
    assert one(morning.on(TUESDAY), late) is not None


def test_the_latest_word_on_putting_off_counts(morning: Morning, late: Ref):
    morning.do(Snooze(late, date(2026, 12, 24)))
    morning.do(Snooze(late, TUESDAY))
    assert one(morning.on(TUESDAY), late) is not None


@pytest.mark.parametrize("until", [MONDAY, FRIDAY])
def test_nothing_is_put_off_into_the_past(morning: Morning, late: Ref, until: date):
    with pytest.raises(UserError, match="still to come"):
        morning.do(Snooze(late, until))


def test_done_finishes_a_task_and_a_promise(morning: Morning, late: Ref):
    promise = morning.do(SaveActionItem(title="call back", due_on=MONDAY)).ref
    assert promise is not None
    assert str(morning.do(MarkDone(late)).label) == "Finished task 价格审批"
    assert str(morning.do(MarkDone(promise)).label) == "Done: call back"
    assert morning.rows("SELECT status, percent FROM task WHERE id = 1") == [("done", 100)]
    assert morning.rows("SELECT status, done_on FROM action_item") == [("done", "2026-11-23")]
    assert one(morning, late) is None
    for ref in (late, promise):
        with pytest.raises(UserError, match="done already"):
            morning.do(MarkDone(ref))


def test_done_late_tells_what_it_does_to_the_end(morning: Morning):
    project = morning.project("LATE", start_on=date(2026, 11, 16))
    first = morning.task(project, "First")
    morning.task(project, "Second", links=(LinkDraft(first),))
    outcome = morning.do(MarkDone(Ref("task", first)))
    assert list(map(str, outcome.notes)) == ["The end of the project moves out by 5 days."]


def test_a_client_cannot_be_done(morning: Morning):
    client = morning.do(SaveClient(name="Acme")).ref
    assert client is not None
    with pytest.raises(UserError):
        morning.do(MarkDone(client))


def test_blocked_with_a_reason_and_no_more(morning: Morning, late: Ref):
    morning.do(SetBlocked(late, "等法务\x1b[31m"))
    assert morning.rows("SELECT status, blocked_reason FROM task WHERE id = 1") == [
        ("blocked", "等法务[31m")
    ]
    assert "等法务" in str(one(morning, late).why)
    outcome = morning.do(SetBlocked(late, ""))
    assert str(outcome.label) == "Task 价格审批 is blocked no more"
    assert morning.rows("SELECT status, blocked_reason FROM task WHERE id = 1") == [("todo", None)]


def test_waiting_on_the_client(morning: Morning, late: Ref):
    morning.do(SetWaiting(late, "client"))
    assert morning.rows("SELECT waiting_on FROM task WHERE id = 1") == [("client",)]
    morning.do(SetWaiting(late, None))
    assert morning.rows("SELECT waiting_on FROM task WHERE id = 1") == [(None,)]
    with pytest.raises(UserError):
        morning.do(SetWaiting(Ref("client", 1), "client"))


def test_a_decision_is_noted_about_an_item_or_none(morning: Morning, late: Ref):
    morning.do(NoteDecision("  keep the price ", late))
    morning.do(NoteDecision("hire"))
    assert morning.agenda().decisions == ("keep the price", "hire")
    with pytest.raises(UserError):
        morning.do(NoteDecision("   "))


class TestReschedule:
    def test_an_automatic_task_finishes_no_earlier_than_that_day(self, morning: Morning, late: Ref):
        outcome = morning.do(Reschedule(late, date(2026, 11, 26)))
        assert str(outcome.label) == "Moved task 价格审批 to 26 Nov"
        assert [str(note) for note in outcome.notes] == [
            "It now finishes no earlier than 26 Nov.",
            "The end of the project moves out by 4 days.",
        ]
        assert morning.rows('SELECT "constraint", constraint_on FROM task WHERE id = 1') == [
            ("fnet", "2026-11-26T17:00")
        ]

    def test_a_day_off_means_the_working_day_before(self, morning: Morning, late: Ref):
        outcome = morning.do(Reschedule(late, date(2026, 11, 29)))
        assert str(outcome.label) == "Moved task 价格审批 to 27 Nov"

    def test_a_task_in_progress_takes_longer(self, morning: Morning, late: Ref):
        morning.do(SaveTask(task_id=late.id, percent=50))
        outcome = morning.do(Reschedule(late, TUESDAY))
        assert str(outcome.label) == "Moved task 价格审批 to 24 Nov"
        assert morning.rows("SELECT duration_min FROM task WHERE id = 1") == [(3 * 480,)]

    def test_a_task_set_by_hand_is_moved(self, morning: Morning, late: Ref):
        morning.do(
            SaveTask(task_id=late.id, schedule_mode="manual", start_at=datetime(2026, 11, 20, 8))
        )
        outcome = morning.do(Reschedule(late, TUESDAY))
        assert str(outcome.notes[0]) == "It is set by hand, so it was simply moved."
        assert morning.rows("SELECT start_on, due_on FROM task WHERE id = 1") == [
            ("2026-11-24T08:00", "2026-11-24T17:00")
        ]

    def test_links_that_allow_no_earlier_day_are_named(self, morning: Morning, late: Ref):
        outcome = morning.do(Reschedule(Ref("task", late.id + 1), MONDAY))
        assert "Its links allow no finish before 4 Dec." in map(str, outcome.notes)

    def test_a_promise_gets_the_day(self, morning: Morning):
        promise = morning.do(SaveActionItem(title="call", due_on=FRIDAY)).ref
        assert promise is not None
        morning.do(Reschedule(promise, TUESDAY))
        assert morning.rows("SELECT due_on FROM action_item") == [("2026-11-24",)]

    def test_a_silent_client_gets_a_follow_up_and_rests_until_then(self, morning: Morning):
        client = morning.on(date(2026, 11, 2)).do(SaveClient(name="Acme", cadence_days=7)).ref
        assert client is not None
        morning.on(MONDAY)
        assert [item.ref for item in morning.section("clients")] == [client]
        morning.do(Reschedule(client, TUESDAY))
        assert morning.section("clients") == ()
        assert morning.rows("SELECT title, due_on, kind FROM action_item") == [
            ("get in touch with Acme", "2026-11-24", "follow_up")
        ]
        assert len(morning.on(TUESDAY).section("clients")) == 2

    def test_not_into_the_past_and_not_what_is_over(self, morning: Morning, late: Ref):
        with pytest.raises(UserError, match="past"):
            morning.do(Reschedule(late, FRIDAY))
        morning.do(MarkDone(late))
        with pytest.raises(UserError, match="over"):
            morning.do(Reschedule(late, TUESDAY))
        with pytest.raises(UserError):
            morning.do(Reschedule(Ref("project", 1), TUESDAY))


@pytest.mark.parametrize(
    "command",
    [
        MarkReviewed,
        MarkDone,
        lambda ref: Snooze(ref, TUESDAY),
        lambda ref: Reschedule(ref, MONDAY + timedelta(days=3)),
        lambda ref: SetBlocked(ref, "legal"),
        lambda ref: SetWaiting(ref, "client"),
        lambda ref: NoteDecision("yes", ref),
    ],
)
def test_every_step_of_the_walk_can_be_undone(morning: Morning, late: Ref, command):
    before = morning.everything()
    morning.do(command(late))
    assert morning.everything() != before
    morning.do(Undo())
    assert morning.everything() == before


def test_what_is_gone_is_refused(morning: Morning):
    for command in (
        MarkDone(Ref("task", 99)),
        MarkReviewed(Ref("client", 99)),
        Snooze(Ref("action_item", 99), TUESDAY),
    ):
        with pytest.raises(UserError, match="not there any more"):
            morning.do(command)
