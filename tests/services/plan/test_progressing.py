"""Catching up and rescheduling, on plans in a real file. Today is Monday 23 November 2026 at first."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from salespm_tui.contract.progressing import CatchUp, RescheduleWork, WorkEffect, WorkEffectQuery
from salespm_tui.contract.values import Command, Outcome
from salespm_tui.core.errors import UserError
from salespm_tui.services import progressing
from salespm_tui.services.work import Reading

from .conftest import Desk


def do(desk: Desk, command: Command) -> Outcome:
    handler = progressing.COMMANDS[type(command)]
    return desk._change(lambda work: handler(work, command))


def effect(desk: Desk, command: CatchUp | RescheduleWork) -> WorkEffect:
    with desk.store.read() as session:
        return progressing.effect_of(Reading(session, desk.clock), WorkEffectQuery(command))


def progress(desk: Desk, task_id: int) -> tuple[object, ...]:
    row = desk.row(task_id)
    return row.percent, row.status, row.actual_start, row.actual_finish


def said(outcome: Outcome) -> list[str]:
    return [str(note) for note in outcome.notes]


# Catching up


def test_everything_is_as_far_as_planned_by_the_end_of_today(desk: Desk) -> None:
    done = desk.task("Measure", 2)
    half = desk.task("Fit", 4, links=desk.after(done))
    later = desk.task("Sign", 0, links=desk.after(half))
    passed = desk.task("Kick-off", 0)
    thursday = desk.at(2026, 11, 26, 9)
    finish = thursday.plan().finish
    outcome = do(thursday, CatchUp(1))
    assert str(outcome.label) == "Caught up with 3 tasks"
    assert progress(thursday, done) == (
        100, "done", datetime(2026, 11, 23, 8), datetime(2026, 11, 24, 17),
    )  # fmt: skip
    assert progress(thursday, half) == (50, "doing", datetime(2026, 11, 25, 8), None)
    assert progress(thursday, later) == (0, "todo", None, None)
    assert progress(thursday, passed)[:2] == (100, "done")
    assert thursday.plan().finish == finish
    assert said(outcome)[-1] == "The end of the project stays."


def test_a_percent_is_never_lowered_and_the_blocked_stay_with_what_follows_them(desk: Desk) -> None:
    ahead = desk.task("Ahead", 4, percent=90)
    stuck = desk.task("Stuck", 1, status="blocked", blocked_reason="no key")
    behind = desk.task("Behind", 1, links=desk.after(stuck))
    free = desk.task("Free", 1)
    wednesday = desk.at(2026, 11, 25, 9)
    before = [wednesday.row(one) for one in (ahead, stuck, behind)]
    outcome = do(wednesday, CatchUp(1))
    assert [wednesday.row(one).percent for one in (ahead, stuck, behind)] == [90, 0, 0]
    assert [row.actual_start for row in before] == [
        wednesday.row(one).actual_start for one in (ahead, stuck, behind)
    ]
    assert progress(wednesday, free)[1] == "done"
    assert said(outcome)[:3] == [
        "1 task is blocked and stays: 2 Stuck.",
        "1 task follows a blocked one and stays: 3 Behind.",
        "1 task is further than planned and stays: 1 Ahead.",
    ]


def test_what_follows_a_phase_with_a_blocked_part_is_held(desk: Desk) -> None:
    phase = desk.task("Phase")
    desk.task("Stuck", 1, parent_id=phase, status="blocked", blocked_reason="no key")
    behind = desk.task("Behind", 1, links=desk.after(phase))
    with pytest.raises(UserError) as refused:
        do(desk.at(2026, 11, 27, 9), CatchUp(1))
    assert "1 task follows a blocked one" in refused.value.what_to_do
    assert desk.row(behind).percent == 0


def test_a_pause_is_no_work(desk: Desk) -> None:
    """Two of four days, then two days of rest from Wednesday: on Thursday still half is done."""
    task = desk.task("Fit", 4, percent=25)
    with desk.store.write(_label(), "Test") as unit:
        unit.session.connection().exec_driver_sql(
            "UPDATE task SET pauses = '[[960, 960]]' WHERE id = ?", (task,)
        )
    do(desk.at(2026, 11, 26, 9), CatchUp(1))
    assert desk.row(task).percent == 50
    do(desk.at(2026, 11, 27, 9), CatchUp(1))
    assert desk.row(task).percent == 75


def test_only_the_tasks_named_and_what_is_below_them(desk: Desk) -> None:
    phase = desk.task("Phase")
    inside = desk.task("Inside", 1, parent_id=phase)
    outside = desk.task("Outside", 1)
    tuesday = desk.at(2026, 11, 24, 9)
    do(tuesday, CatchUp(1, (phase,)))
    assert (tuesday.row(inside).status, tuesday.row(outside).status) == ("done", "todo")


def test_nothing_to_catch_up_with_is_said(desk: Desk) -> None:
    desk.task("Later", 1, constraint="snet", constraint_at=datetime(2026, 12, 7, 8))
    with pytest.raises(UserError, match="as far as it should be"):
        do(desk, CatchUp(1))


# Rescheduling


def test_what_has_not_begun_starts_on_the_next_working_day(desk: Desk) -> None:
    """On a Friday, the next working day is Monday; the day can also be named."""
    first = desk.task("Measure", 2)
    then = desk.task("Fit", 1, links=desk.after(first))
    friday = desk.at(2026, 11, 27, 9)
    shown = effect(friday, RescheduleWork(1))
    outcome = do(friday, RescheduleWork(1))
    assert friday.row(first).start == datetime(2026, 11, 30, 8)
    assert (friday.row(first).constraint, friday.row(then).constraint) == ("snet", "asap")
    assert friday.row(then).start == datetime(2026, 12, 2, 8)
    assert str(outcome.label) == "Rescheduled 1 task to 30 Nov"
    assert said(outcome) == [
        "1 task behind them moves along.",
        "The end of the project moves out by 5 days.",
    ]
    assert (shown.tasks, shown.day, shown.finish_after) == (
        1,
        date(2026, 11, 30),
        friday.plan().finish,
    )
    assert shown.slip_min == 5 * 480


def test_work_in_progress_rests_until_then_and_keeps_what_is_done(desk: Desk) -> None:
    """A day of four is done; the other three follow from Friday on."""
    task = desk.task("Fit", 4, percent=25)
    thursday = desk.at(2026, 11, 26, 9)
    do(thursday, RescheduleWork(1))
    row = thursday.row(task)
    assert (row.actual_start, row.percent) == (datetime(2026, 11, 23, 8), 25)
    assert row.pauses == ((480, 3 * 480),)
    assert row.finish == datetime(2026, 12, 1, 17)
    friday = desk.at(2026, 11, 27, 9)
    do(friday, RescheduleWork(1))
    assert friday.row(task).pauses == ((480, 4 * 480),), "the same pause grows"
    with pytest.raises(UserError):
        do(friday, RescheduleWork(1))


def test_what_began_without_progress_keeps_its_start(desk: Desk) -> None:
    """A pause before all work would be none: the first minute counts as worked."""
    task = desk.task("Fit", 2, status="doing")
    do(desk.at(2026, 11, 25, 9), RescheduleWork(1, from_day=date(2026, 11, 25)))
    row = desk.row(task)
    assert row.start == row.actual_start == datetime(2026, 11, 23, 8)
    assert row.finish == datetime(2026, 11, 26, 16, 59)
    assert row.percent == 0


def test_constraints_give_way_but_for_a_must_and_a_hand_is_moved(desk: Desk) -> None:
    monday = datetime(2026, 11, 23, 8)
    must = desk.task("Must", 1, constraint="mso", constraint_at=monday)
    late = desk.task("Latest", 1, constraint="snlt", constraint_at=monday)
    hand = desk.task("Hand", 2, schedule_mode="manual", start_at=monday)
    over = desk.task("Over", 1, status="done")
    off = desk.task("Off", 1, status="cancelled")
    wednesday = desk.at(2026, 11, 25, 9)
    untouched = [wednesday.row(one).version for one in (must, over, off)]
    outcome = do(wednesday, RescheduleWork(1, from_day=date(2026, 11, 25)))
    assert [wednesday.row(one).version for one in (must, over, off)] == untouched
    assert wednesday.row(late).constraint == "snet"
    assert wednesday.row(hand).start == datetime(2026, 11, 25, 8)
    assert wednesday.row(hand).finish == datetime(2026, 11, 26, 17)
    assert said(outcome)[:2] == [
        "1 task has a date that must be kept and stays: 1 Must.",
        "Their constraints gave way to the new start: 2 Latest.",
    ]


def test_a_task_waits_for_its_own_calendar(desk: Desk) -> None:
    """A task on six days a week goes on on Saturday, the others on Monday."""
    usual = desk.task("Usual", 1)
    six = desk.task("Six days", 1)
    with desk.store.write(_label(), "Test") as unit:
        work = "[[480, 720], [780, 1020]]"
        connection = unit.session.connection()
        connection.exec_driver_sql(
            "INSERT INTO work_calendar (id, name, week, created_at, updated_at) VALUES (9, 'Six',"
            f" '[{', '.join([work] * 6)}, []]', '2026-01-01T00:00:00.000000Z', '2026-01-01T00:00:00.000000Z')"
        )
        connection.exec_driver_sql("UPDATE task SET calendar_id = 9 WHERE id = ?", (six,))
    friday = desk.at(2026, 11, 27, 9)
    do(friday, RescheduleWork(1, from_day=date(2026, 11, 28)))
    assert friday.row(usual).start == datetime(2026, 11, 30, 8)
    assert friday.row(six).start == datetime(2026, 11, 28, 8)


def test_undo_takes_all_back_at_once(desk: Desk) -> None:
    desk.task("Begun", 4, percent=25)
    desk.task("Not begun", 2)
    before = desk.everything()
    friday = desk.at(2026, 11, 27, 9)
    do(friday, RescheduleWork(1))
    moved = desk.everything()
    assert moved != before
    desk.undo()
    assert desk.everything() == before
    do(friday, CatchUp(1))
    desk.undo()
    assert desk.everything() == before


def test_a_day_that_is_past_is_refused(desk: Desk) -> None:
    desk.task("Not begun", 2)
    with pytest.raises(UserError, match="past"):
        do(desk, RescheduleWork(1, from_day=date(2026, 11, 20)))


def _label():  # type: ignore[no-untyped-def]
    from salespm_tui.core.labels import label

    return label("A change")
