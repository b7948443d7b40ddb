"""The end of a stand-up: minutes are stored, and the next one counts from that change set."""

from __future__ import annotations

from salespm_tui.contract.clients import Capture, SaveClient
from salespm_tui.contract.records import Undo
from salespm_tui.contract.standup import (
    FinishStandup,
    MarkDone,
    MarkReviewed,
    MinutesQuery,
    NoteDecision,
    StandupsQuery,
)
from salespm_tui.contract.timeline import LinkDraft, SaveTask
from salespm_tui.contract.values import Ref

from .conftest import FRIDAY, MONDAY, TUESDAY, Morning


def a_plan(morning: Morning, code: str = "HWA") -> tuple[Ref, Ref]:
    plan = morning.project(code, start_on=FRIDAY)
    first = morning.task(plan, f"First of {code}", 1)
    second = morning.task(plan, f"Second of {code}", 9, links=(LinkDraft(first),))
    return Ref("task", first), Ref("task", second)


def test_the_minutes_are_stored_as_they_were_shown(morning: Morning):
    first, _second = a_plan(morning)
    morning.do(NoteDecision("keep the price", first))
    shown = morning.ask(MinutesQuery())
    outcome = morning.do(FinishStandup(seconds_used=190))
    assert outcome.ref is not None
    (row,) = morning.ask(StandupsQuery())
    assert (row.id, row.on, row.text, row.seconds_used) == (outcome.ref.id, MONDAY, shown, 190)
    assert shown == "\n".join(
        (
            "Stand-up, Mon 23 Nov",
            "",
            "Today",
            "- First of HWA · HWA 1 · 1 day late, critical",
            "- Second of HWA · HWA 2 · starts today, due 3 Dec",
            "",
            "Decisions",
            "- keep the price",
        )
    )
    assert morning.agenda().decisions == ()


def test_the_next_one_counts_from_the_change_set_not_from_the_clock(morning: Morning):
    first, second = a_plan(morning)
    morning.do(MarkDone(first))
    morning.do(FinishStandup())
    ((set_id,),) = morning.rows("SELECT set_id FROM stand_up")
    assert morning.rows("SELECT max(id) FROM change_set") == [(set_id,)]
    assert morning.section("changed") == ()
    morning.do(MarkDone(second))
    assert [item.ref for item in morning.section("changed")] == [second]
    assert [item.reviewed for item in morning.section("changed")] == [True]


def test_finish_marks_are_written_once_and_then_only_where_they_differ(morning: Morning):
    _first, second = a_plan(morning)
    morning.do(FinishStandup())
    assert morning.rows("SELECT task_id, finish_at FROM finish_mark") == [
        (1, "2026-11-20T17:00"),
        (2, "2026-12-03T17:00"),
    ]
    morning.do(SaveTask(task_id=second.id, duration_min=10 * 480))
    morning.on(TUESDAY).do(FinishStandup())
    assert morning.rows(
        "SELECT count(*) FROM change_row WHERE table_name = 'finish_mark' AND before_json IS NOT NULL"
    ) == [(1,)]
    assert morning.section("changed") == ()
    history = [str(said) for _day, said in morning.item("task", second.id).history]
    assert "slipped from 3 Dec to 4 Dec" in history


def test_finishing_can_be_undone(morning: Morning):
    first, _second = a_plan(morning)
    morning.do(NoteDecision("keep the price", first))
    before = morning.everything()
    morning.do(FinishStandup())
    morning.do(Undo())
    assert morning.everything() == before
    assert morning.agenda().since is None
    assert morning.agenda().decisions == ("keep the price",)


def test_decisions_of_a_stand_up_that_nobody_finished_come_along(morning: Morning):
    morning.do(NoteDecision("from Monday"))
    morning.on(TUESDAY).do(NoteDecision("from Tuesday"))
    assert morning.agenda().decisions == ("from Monday", "from Tuesday")
    morning.do(FinishStandup())
    assert morning.agenda().decisions == ()
    (row,) = morning.ask(StandupsQuery())
    assert "- from Monday\n- from Tuesday" in row.text


def test_each_project_has_its_own_stand_ups(morning: Morning):
    one, _ = a_plan(morning, "ONE")
    two, _ = a_plan(morning, "TWO")
    morning.do(NoteDecision("about one", one))
    morning.do(NoteDecision("about two", two))
    morning.do(FinishStandup(project_id=1))
    assert morning.agenda(1).since == MONDAY
    assert morning.agenda(2).since is None
    assert morning.agenda().since is None
    assert morning.agenda().decisions == ("about two",)
    morning.do(FinishStandup())
    assert morning.agenda(2).since == MONDAY
    assert [row.project_id for row in morning.ask(StandupsQuery())] == [None, 1]
    assert [row.project_id for row in morning.ask(StandupsQuery(project_id=2))] == [None]
    assert morning.ask(StandupsQuery(project_id=1))[1].text.startswith("Stand-up of ONE,")


def test_the_minutes_tell_who_was_talked_with(morning: Morning):
    morning.do(SaveClient(name="华为"))
    morning.do(FinishStandup())
    morning.on(TUESDAY).do(Capture("call 华为 谈价格"))
    assert "- Talked with 华为: 谈价格" in morning.ask(MinutesQuery())


def test_marks_of_the_day_outlast_the_end_of_the_stand_up(morning: Morning):
    first, _second = a_plan(morning)
    morning.do(MarkReviewed(first))
    morning.do(FinishStandup())
    assert [item.reviewed for item in morning.section("overdue")] == [True]
