"""Baselines are taken, named, made current, put away; every step can be undone."""

from __future__ import annotations

from datetime import date, datetime, time

import pytest

from salespm_tui.contract.baselines import SaveBaseline, TakeBaseline, UseBaseline
from salespm_tui.contract.records import Archive, CheckQuery, Redo, Undo
from salespm_tui.contract.values import Ref
from salespm_tui.core.errors import UserError
from salespm_tui.core.labels import label as label_of
from salespm_tui.store.tables import Assignment, Resource, Task

from .conftest import DAY, Desk


def names(desk: Desk) -> list[tuple[str, bool]]:
    return [(row.name, row.is_current) for row in desk.baselines().baselines]


def test_a_baseline_holds_every_task_with_its_dates(desk: Desk) -> None:
    summary = desk.task("Build")
    first = desk.task("One", 2, parent_id=summary)
    last = desk.task("Two", 3, first, parent_id=summary)
    outcome = desk.do(TakeBaseline(1, note="as signed"))
    assert str(outcome.label) == "Took Baseline 1 of 3 tasks"
    assert desk.sql("SELECT name, note, is_current FROM baseline") == [
        ("Baseline 1", "as signed", 1)
    ]
    rows = desk.sql("SELECT task_id, start_on, due_on, duration_min FROM baseline_task")
    assert rows == [
        (summary, "2026-11-23T08:00", "2026-11-27T17:00", 5 * DAY),
        (first, "2026-11-23T08:00", "2026-11-24T17:00", 2 * DAY),
        (last, "2026-11-25T08:00", "2026-11-27T17:00", 3 * DAY),
    ]
    assert desk.workspace.ask(CheckQuery()) == ()


def test_the_newest_is_the_current_one(desk: Desk) -> None:
    desk.task("One")
    desk.take()
    desk.take("Signed")
    desk.take()
    assert names(desk) == [("Baseline 2", True), ("Signed", False), ("Baseline 1", False)]
    assert desk.baselines().next_name == "Baseline 3"


def test_what_is_called_off_is_no_part_of_it(desk: Desk) -> None:
    kept, off = desk.task("One", 2), desk.task("Never", 30)
    desk.change(off, status="cancelled")
    desk.take()
    assert desk.sql("SELECT task_id FROM baseline_task") == [(kept,)]
    assert desk.baselines().baselines[0].finish == datetime(2026, 11, 24, 17)


def test_effort_and_cost_come_from_the_task_and_from_who_does_it(desk: Desk) -> None:
    summary = desk.task("Build")
    told = desk.task("Told", parent_id=summary)
    given = desk.task("Assigned", parent_id=summary)
    unknown = desk.task("Unknown")
    with desk.workspace._store.write(label_of("Costs"), "Test") as unit:
        unit.session.add(Resource(id=1, name="Li Wei"))
        unit.session.flush()
        for row in (
            Assignment(task_id=told, resource_id=1, planned_min=99, planned_cost_minor=500),
            Assignment(task_id=given, resource_id=1, planned_min=60, planned_cost_minor=700),
            Assignment(task_id=given, resource_id=1, planned_min=30),
        ):
            unit.session.add(row)
        unit.session.get(Task, told).effort_min = 240
        unit.session.get(Task, told).fixed_cost_minor = 1_000
        unit.session.get(Task, summary).fixed_cost_minor = 20
    desk.take()
    rows = desk.sql("SELECT task_id, effort_min, budget_minor FROM baseline_task ORDER BY task_id")
    assert rows == [
        (summary, 330, 2_220),
        (told, 240, 1_500),
        (given, 90, 700),
        (unknown, None, None),
    ]


def test_selected_tasks_are_taken_anew_into_the_current_one(desk: Desk) -> None:
    one, two = desk.task("One", 2), desk.task("Two", 2)
    desk.take()
    desk.change(one, duration_min=3 * DAY)
    desk.change(two, duration_min=5 * DAY)
    new = desk.task("Three")
    outcome = desk.do(TakeBaseline(1, task_ids=(one, new)))
    assert str(outcome.label) == "Took 2 tasks anew into Baseline 1"
    rows = desk.sql("SELECT task_id, duration_min FROM baseline_task ORDER BY task_id")
    assert rows == [(one, 3 * DAY), (two, 2 * DAY), (new, DAY)]
    assert names(desk) == [("Baseline 1", True)]
    desk.do(Undo())
    assert desk.sql("SELECT task_id, duration_min FROM baseline_task ORDER BY task_id") == [
        (one, 2 * DAY),
        (two, 2 * DAY),
    ]


def test_a_summary_is_taken_anew_with_all_below_it(desk: Desk) -> None:
    summary = desk.task("Build")
    below = desk.task("One", 2, parent_id=summary)
    desk.take()
    desk.change(below, duration_min=4 * DAY)
    desk.take(task_ids=(summary,))
    assert {row.finish_min for row in desk.variance().tasks} == {0}


def test_there_must_be_something_to_take(desk: Desk) -> None:
    with pytest.raises(UserError, match="no tasks yet"):
        desk.take()
    one = desk.task("One")
    with pytest.raises(UserError, match="no baseline yet"):
        desk.take(task_ids=(one,))
    desk.take()
    desk.change(one, status="cancelled")
    other = desk.task("Two")
    with pytest.raises(UserError, match="called off"):
        desk.take(task_ids=(one,))
    with pytest.raises(UserError, match="not there any more"):
        desk.take(task_ids=(other, 999))


def test_another_one_becomes_the_current(desk: Desk) -> None:
    desk.task("One")
    first = desk.take()
    desk.take()
    outcome = desk.do(UseBaseline(first))
    assert str(outcome.label) == "Made Baseline 1 the current baseline"
    assert names(desk) == [("Baseline 2", False), ("Baseline 1", True)]


def test_name_and_note_can_be_changed(desk: Desk) -> None:
    desk.task("One")
    first = desk.take()
    desk.do(SaveBaseline(first, name=" 签约\x07版 ", note="两行\n字"))
    row = desk.baselines().baselines[0]
    assert (row.name, row.note) == ("签约版", "两行\n字")
    with pytest.raises(UserError, match="needs a name"):
        desk.do(SaveBaseline(first, name="  "))


def test_archiving_the_current_one_leaves_the_newest_other(desk: Desk) -> None:
    desk.task("One")
    ids = [desk.take() for _number in range(3)]
    outcome = desk.do(Archive(Ref("baseline", ids[2])))
    assert str(outcome.label) == "Archived Baseline 3"
    assert [str(note) for note in outcome.notes] == ["Baseline 2 is the current baseline now."]
    assert desk.do(Archive(Ref("baseline", ids[0]))).notes == ()
    outcome = desk.do(Archive(Ref("baseline", ids[1])))
    assert [str(note) for note in outcome.notes] == ["The project has no baseline any more."]
    assert desk.plan().against is None
    with pytest.raises(UserError, match="not there any more"):
        desk.do(UseBaseline(ids[1]))


def test_every_step_can_be_undone_and_done_again(desk: Desk) -> None:
    one = desk.task("One", 2)
    states = [desk.everything()]
    for deed in (
        desk.take,
        lambda: desk.take("Signed"),
        lambda: desk.change(one, duration_min=4 * DAY),
        lambda: desk.take(task_ids=(one,)),
        lambda: desk.do(SaveBaseline(1, name="Old")),
        lambda: desk.do(UseBaseline(1)),
        lambda: desk.do(Archive(Ref("baseline", 1))),
    ):
        deed()
        states.append(desk.everything())
    for state in reversed(states[:-1]):
        desk.do(Undo())
        assert desk.everything() == state
    for state in states[1:]:
        desk.do(Redo())
        assert desk.everything() == state


def test_the_list_says_how_far_the_plan_is_from_each(desk: Desk) -> None:
    one = desk.task("One", 2)
    desk.take()
    desk.change(one, duration_min=5 * DAY)
    desk.clock.set(date(2026, 11, 26), time(0, 30))
    desk.take("Later")
    desk.change(one, duration_min=4 * DAY)
    found = desk.baselines()
    rows = [(row.name, row.taken_on, row.tasks, row.finish_variance_min) for row in found.baselines]
    assert rows == [
        ("Later", date(2026, 11, 26), 1, -DAY),
        ("Baseline 1", date(2026, 11, 23), 1, 2 * DAY),
    ]
    assert found.since == date(2026, 11, 23)
