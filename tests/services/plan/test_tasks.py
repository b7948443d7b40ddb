from __future__ import annotations

from datetime import datetime

import pytest

from salespm_tui.contract.timeline import (
    ArchiveTasks,
    LinkDraft,
    SaveTask,
    SaveTasks,
    TimelineQuery,
)
from salespm_tui.core.errors import UserError

from .conftest import Desk


def at(text: str) -> datetime:
    return datetime.fromisoformat(f"2026-{text}")


# Places


def test_new_tasks_stand_below_one_another_and_are_numbered(desk: Desk) -> None:
    first = desk.task("First")
    desk.task("Third")
    second = desk.task("Second", after_id=first)
    child = desk.task("Child", parent_id=second)
    desk.task("Grandchild", parent_id=child)
    desk.task("Other child", after_id=child)
    assert desk.outline() == [
        "1 First",
        "2 Second",
        "2.1 Child",
        "2.1.1 Grandchild",
        "2.2 Other child",
        "3 Third",
    ]
    assert [desk.row(task).kind for task in (first, second, child)] == [
        "task",
        "summary",
        "summary",
    ]


def test_many_insertions_at_one_place_keep_the_order(desk: Desk) -> None:
    first = desk.task("First")
    desk.task("Last")
    for number in range(40):
        desk.task(f"{number}", after_id=first)
    expected = [str(number) for number in reversed(range(40))]
    assert [task.name for task in desk.plan().tasks] == ["First", *expected, "Last"]


def test_an_insertion_with_room_changes_no_other_row(desk: Desk) -> None:
    first = desk.task("First")
    desk.task("Last")
    desk.task("Between", after_id=first)
    changed = desk.rows(
        "SELECT count(*) FROM change_row WHERE set_id = (SELECT max(id) FROM change_set)"
    )
    assert changed == [(1,)]


def test_a_task_can_be_moved_below_another_and_back(desk: Desk) -> None:
    first, second = desk.task("First"), desk.task("Second")
    desk.change(second, parent_id=first)
    assert desk.outline() == ["1 First", "1.1 Second"]
    assert desk.row(first).kind == "summary"
    desk.change(second, parent_id=None)
    assert desk.outline() == ["1 First", "2 Second"]
    assert desk.row(first).kind == "task"


def test_a_task_is_not_put_below_itself(desk: Desk) -> None:
    first = desk.task("First")
    second = desk.task("Second", parent_id=first)
    for parent in (first, second):
        with pytest.raises(UserError) as refused:
            desk.change(first, parent_id=parent)
        assert refused.value.field == "parent_id"


# Dates


def test_a_new_task_lasts_a_day_and_none_makes_a_milestone(desk: Desk) -> None:
    task = desk.task("Task", duration_min=None)
    milestone = desk.task("Milestone", duration_min=0)
    row = desk.row(task)
    assert (row.kind, row.duration_min) == ("task", 480)
    assert (row.start, row.finish) == (at("11-23T08:00"), at("11-23T17:00"))
    assert desk.row(milestone).kind == "milestone"
    desk.change(milestone, duration_min=960)
    assert (desk.row(milestone).kind, desk.row(milestone).duration_min) == ("task", 960)
    desk.change(milestone, kind="milestone")
    assert (desk.row(milestone).kind, desk.row(milestone).duration_min) == ("milestone", 0)


def test_links_move_what_follows_at_once(desk: Desk) -> None:
    first = desk.task("First", 3)
    second = desk.task("Second", 2, links=desk.after(first, lag=480))
    row = desk.row(second)
    assert (row.start, row.finish) == (at("11-27T08:00"), at("11-30T17:00"))
    assert row.driver_id == first
    assert row.critical
    desk.change(first, duration_min=480)
    assert desk.row(second).start == at("11-25T08:00")


def test_links_are_replaced_as_a_whole(desk: Desk) -> None:
    one, two, three = desk.task("One"), desk.task("Two"), desk.task("Three")
    task = desk.task("Task", links=desk.after(one, two))
    kept = desk.rows("SELECT id FROM dependency WHERE predecessor_id = 2")
    desk.change(task, links=(LinkDraft(two, "ss", 240), LinkDraft(three)))
    links = [(link.predecessor_id, link.type, link.lag) for link in desk.plan().links]
    assert sorted(links) == [(two, "ss", 240), (three, "fs", 0)]
    assert desk.rows("SELECT id FROM dependency WHERE predecessor_id = 2") == kept
    desk.change(task, links=())
    assert desk.plan().links == ()
    desk.undo()
    desk.undo()
    assert {link.predecessor_id for link in desk.plan().links} == {one, two}


def test_a_cycle_is_refused_with_the_path_of_names(desk: Desk) -> None:
    first = desk.task("Price model")
    second = desk.task("Legal review", links=desk.after(first))
    third = desk.task("Approval", links=desk.after(second))
    before = desk.everything()
    with pytest.raises(UserError) as refused:
        desk.change(first, links=desk.after(third))
    assert refused.value.field == "links"
    for name in ("Price model", "Legal review", "Approval"):
        assert name in refused.value.title
    assert desk.everything() == before


def test_a_cycle_through_a_new_parent_is_refused(desk: Desk) -> None:
    phase = desk.task("Phase")
    desk.task("Inside", parent_id=phase)
    after = desk.task("After", links=desk.after(phase))
    with pytest.raises(UserError) as refused:
        desk.change(after, parent_id=phase)
    assert refused.value.field == "links"


@pytest.mark.parametrize("what", ["itself", "its summary", "twice", "another project's", "unknown"])
def test_impossible_links_are_refused(desk: Desk, what: str) -> None:
    phase = desk.task("Phase")
    task = desk.task("Task", parent_id=phase)
    other = desk.task("Other")
    ids = {
        "itself": (task,),
        "its summary": (phase,),
        "twice": (other, other),
        "another project's": (other,),
        "unknown": (999,),
    }[what]
    if what == "another project's":
        desk.archive("task", other)
    with pytest.raises(UserError) as refused:
        desk.change(task, links=desk.after(*ids))
    assert refused.value.field == "links"


def test_constraints_need_their_dates_and_lose_them_with_asap(desk: Desk) -> None:
    task = desk.task("Task")
    with pytest.raises(UserError) as refused:
        desk.change(task, constraint="snet")
    assert refused.value.field == "constraint_at"
    desk.change(task, constraint="snet", constraint_at=at("12-01T08:00"))
    assert desk.row(task).start == at("12-01T08:00")
    desk.change(task, constraint="asap")
    assert (desk.row(task).start, desk.row(task).constraint_at) == (at("11-23T08:00"), None)
    with pytest.raises(UserError) as refused:
        desk.change(task, constraint_at=at("12-01T08:00"))
    assert refused.value.field == "constraint"


def test_a_missed_deadline_is_a_check(desk: Desk) -> None:
    task = desk.task("Task", 5, deadline_at=at("11-25T17:00"))
    check = desk.plan().checks[0]
    assert (check.task_id, check.rule) == (task, "deadline_missed")
    assert desk.row(task).total_slack_min == -960


def test_a_task_set_by_hand_stays_where_it_is_put(desk: Desk) -> None:
    first = desk.task("First", 3)
    task = desk.task("Task", 2, links=desk.after(first))
    desk.change(task, schedule_mode="manual", start_at=at("11-24T08:00"))
    row = desk.row(task)
    assert (row.start, row.finish) == (at("11-24T08:00"), at("11-25T17:00"))
    assert [check.rule for check in desk.plan().checks] == ["manual_breaks_link"]
    desk.change(task, duration_min=480)
    assert desk.row(task).finish == at("11-24T17:00")
    desk.change(task, finish_at=at("11-26T12:00"))
    assert desk.row(task).duration_min == 480 * 2 + 240
    desk.change(task, schedule_mode="auto")
    assert desk.row(task).start == at("11-26T08:00")
    assert desk.rows("SELECT start_on, due_on FROM task WHERE id = 2") == [(None, None)]


def test_without_a_date_it_stays_where_it_stands(desk: Desk) -> None:
    first = desk.task("First", 3)
    task = desk.task("Task", links=desk.after(first))
    desk.change(task, schedule_mode="manual")
    desk.change(first, duration_min=480)
    assert desk.row(task).start == at("11-26T08:00")


def test_a_computed_task_takes_no_dates(desk: Desk) -> None:
    task = desk.task("Task")
    with pytest.raises(UserError) as refused:
        desk.change(task, start_at=at("11-24T08:00"))
    assert refused.value.field == "start_at"


# Progress


def test_done_and_100_percent_are_the_same_and_dated(desk: Desk) -> None:
    one, two = desk.task("One", 3), desk.task("Two", 3)
    desk.change(one, percent=100)
    desk.change(two, status="done")
    for task in (one, two):
        row = desk.row(task)
        assert (row.status, row.percent) == ("done", 100)
        assert (row.actual_start, row.actual_finish) == (at("11-23T08:00"), at("11-23T17:00"))
    desk.change(one, status="todo")
    row = desk.row(one)
    assert (row.percent, row.actual_start, row.actual_finish) == (0, None, None)


def test_work_begins_as_planned_or_today(desk: Desk) -> None:
    first = desk.task("First", 3)
    later = desk.task("Later", 2, links=desk.after(first))
    thursday = desk.at(2026, 11, 26, 9)
    thursday.change(first, percent=10)
    assert desk.row(first).actual_start == at("11-23T08:00")
    desk.at(2026, 11, 24, 9).change(later, percent=10)
    assert desk.row(later).actual_start == at("11-24T08:00")


def test_what_is_done_on_a_sunday_was_finished_on_friday(desk: Desk) -> None:
    task = desk.task("Task", 10)
    desk.at(2026, 11, 29, 9).change(task, status="done")
    assert desk.row(task).actual_finish == at("11-27T17:00")


def test_what_ends_early_lets_its_successors_begin_earlier(desk: Desk) -> None:
    first = desk.task("First", 5)
    second = desk.task("Second", links=desk.after(first))
    desk.change(first, status="done")
    assert desk.row(second).start == at("11-24T08:00")


def test_blocked_needs_a_reason_and_keeps_it_until_unblocked(desk: Desk) -> None:
    task = desk.task("Task")
    with pytest.raises(UserError) as refused:
        desk.change(task, status="blocked")
    assert refused.value.field == "blocked_reason"
    desk.change(task, blocked_reason=" legal\x07 is slow ")
    assert (desk.row(task).status, desk.row(task).blocked_reason) == ("blocked", "legal is slow")
    desk.change(task, blocked_reason="")
    assert (desk.row(task).status, desk.row(task).blocked_reason) == ("todo", "")


def test_what_is_done_waits_on_nobody(desk: Desk) -> None:
    task = desk.task("Task")
    desk.change(task, waiting_on="client")
    assert desk.row(task).waiting_on == "client"
    desk.change(task, status="done")
    assert desk.row(task).waiting_on is None


def test_a_summary_is_as_far_and_as_long_as_what_is_below_it(desk: Desk) -> None:
    phase = desk.task("Phase")
    short = desk.task("Short", 1, parent_id=phase)
    desk.task("Long", 3, parent_id=phase, links=desk.after(short))
    desk.change(short, status="done")
    row = desk.row(phase)
    assert (row.kind, row.percent, row.status, row.duration_min) == ("summary", 25, "doing", 1920)
    for fields in ({"percent": 50}, {"status": "done"}, {"duration_min": 480}, {"kind": "task"}):
        with pytest.raises(UserError):
            desk.change(phase, **fields)


def test_a_cancelled_task_moves_nothing(desk: Desk) -> None:
    first = desk.task("First", 5)
    second = desk.task("Second", links=desk.after(first))
    desk.change(first, status="cancelled")
    assert desk.row(second).start == at("11-23T08:00")


# Several at once


def test_several_tasks_change_as_one(desk: Desk) -> None:
    one, two = desk.task("One"), desk.task("Two")
    outcome = desk.do(SaveTasks((one, two), SaveTask(percent=100)))
    assert str(outcome.label) == "Changed 2 tasks"
    assert [desk.row(task).status for task in (one, two)] == ["done", "done"]
    desk.undo()
    assert [desk.row(task).status for task in (one, two)] == ["todo", "todo"]


def test_several_tasks_are_archived_as_one(desk: Desk) -> None:
    phase = desk.task("Phase")
    child = desk.task("Child", parent_id=phase)
    other = desk.task("Other")
    before = desk.everything()
    desk.do(ArchiveTasks((phase, child, other)))
    assert desk.outline() == []
    desk.undo()
    assert desk.everything() == before


# Leaving


def test_a_task_leaves_with_its_subtree_and_its_links(desk: Desk) -> None:
    phase = desk.task("Phase")
    child = desk.task("Child", parent_id=phase)
    after = desk.task("After", links=desk.after(child))
    before = desk.everything()
    outcome = desk.archive("task", phase)
    assert str(outcome.label) == "Archived task Phase"
    assert desk.outline() == ["1 After"]
    assert desk.plan().links == ()
    assert desk.row(after).start == at("11-23T08:00")
    desk.undo()
    assert desk.everything() == before


def test_a_summary_that_lost_its_last_child_is_a_task_again(desk: Desk) -> None:
    phase = desk.task("Phase", 2)
    child = desk.task("Child", parent_id=phase)
    desk.archive("task", child)
    assert (desk.row(phase).kind, desk.row(phase).duration_min) == ("task", 960)


# What is said


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"percent": 60}, "Task Price model is 60 % done"),
        ({"percent": 100}, "Finished task Price model"),
        ({"status": "done"}, "Finished task Price model"),
        ({"blocked_reason": "legal"}, "Blocked task Price model"),
        ({"waiting_on": "client"}, "Task Price model waits"),
        ({"waiting_on": None}, "Task Price model waits no more"),
        ({"name": "Prices"}, "Changed task Prices"),
        ({"percent": 60, "owner": "Li Wei"}, "Changed task Price model"),
    ],
)
def test_the_change_is_called_by_what_was_done(
    desk: Desk, fields: dict[str, object], said: str
) -> None:
    task = desk.task("Price model")
    assert str(desk.change(task, **fields).label) == said


def test_every_edit_is_undone_and_done_again(desk: Desk) -> None:
    one = desk.task("One")
    two = desk.task("Two", after_id=one)
    states = [desk.everything()]
    edits = (
        lambda: desk.change(two, links=desk.after(one)),
        lambda: desk.change(two, percent=50),
        lambda: desk.change(one, parent_id=None, name="Eins"),
        lambda: desk.task("Three", parent_id=two),
        lambda: desk.archive("task", one),
    )
    for edit in edits:
        edit()
        states.append(desk.everything())
    for state in reversed(states[:-1]):
        desk.undo()
        assert desk.everything() == state
    for state in states[1:]:
        desk.redo()
        assert desk.everything() == state


# The snapshot


def test_a_project_that_is_gone_is_told(desk: Desk) -> None:
    with pytest.raises(UserError):
        desk.ask(TimelineQuery(99))


def test_the_days_on_which_nobody_works_come_with_the_plan(desk: Desk) -> None:
    with desk.store.write(_label(), "Test") as unit:
        from datetime import date

        from salespm_tui.store.tables import CalendarException

        for first, last, hours in (
            (date(2026, 12, 24), date(2026, 12, 27), "[]"),
            (date(2026, 12, 5), date(2026, 12, 5), "[[480, 1020]]"),
        ):
            row = CalendarException(calendar_id=1, first_on=first, last_on=last, intervals=hours)
            unit.session.add(row)
    plan = desk.plan()
    assert plan.days_off == {date(2026, 12, 24), date(2026, 12, 25)}
    assert plan.days_on == {date(2026, 12, 5)}
    assert plan.weekdays_off == {5, 6}
    assert (plan.opens_min, plan.closes_min) == (480, 1020)


def _label() -> object:
    from salespm_tui.core.labels import label

    return label("A holiday")
