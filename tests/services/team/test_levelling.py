"""An overloaded plan is levelled as far as its slack allows, and undone."""

from __future__ import annotations

import pytest

from salespm_tui.contract.records import Undo
from salespm_tui.contract.team import ApplyLevelling, LevellingHints, LevellingQuery, LevellingShift
from salespm_tui.contract.timeline import SaveTask, TimelineQuery
from salespm_tui.core.errors import UserError

from .conftest import ACM, DAY, HWA, MON, Desk, day


def hints(desk: Desk, project_id: int | None = None) -> LevellingHints:
    found: LevellingHints = desk.ask(LevellingQuery(project_id, MON, day(27)))
    return found


def overloaded(desk: Desk) -> tuple[int, int, int]:
    """Li Na bids for five days, and should demonstrate on the first two of them; then comes a talk."""
    who = desk.person()
    bid = desk.task("Bid", 5)
    demo = desk.task("Demo", 2)
    talk = desk.task("Talk", 1, demo)
    end = desk.task("Hand over", 5, bid)
    for task in (bid, demo):
        desk.assign(task, who)
    return demo, talk, end


def applied(desk: Desk, found: LevellingHints) -> str:
    shifts = tuple(LevellingShift(one.task_id, one.days) for one in found.shifts)
    return str(desk.do(ApplyLevelling(shifts)).label)


def test_a_shift_within_slack_is_found_applied_and_undone(desk: Desk) -> None:
    demo, talk, _end = overloaded(desk)
    finish = desk.ask(TimelineQuery(HWA)).finish
    found = hints(desk)
    (shift,) = found.shifts
    assert (shift.task_id, shift.days, shift.slack_min) == (demo, 5, 7 * DAY)
    assert (shift.start.date(), shift.new_start.date()) == (day(0), day(7))
    assert shift.helps == ("Li Na",)
    assert [(one.task_id, one.new_start.date()) for one in found.others] == [(talk, day(9))]
    assert (found.over_before_min, found.over_after_min, found.left) == (2 * DAY, 0, ())
    assert desk.planned(demo).start.date() == day(0)

    before = desk.everything()
    assert applied(desk, found) == "Moved task Demo to level the load"
    assert desk.planned(demo).start == shift.new_start
    assert desk.planned(talk).start == found.others[0].new_start
    assert desk.ask(TimelineQuery(HWA)).finish == finish
    again = hints(desk)
    assert (again.shifts, again.over_before_min) == ((), 0)
    desk.back_and_forth()
    desk.do(Undo())
    assert desk.everything() == before
    assert hints(desk) == found


def test_what_no_slack_takes_away_is_left_and_named(desk: Desk) -> None:
    who = desk.person()
    for name in ("Bid", "Demo"):
        desk.assign(desk.task(name, 2), who)
    found = hints(desk)
    assert found.shifts == ()
    assert [(one.resource, one.day, one.over_min) for one in found.left] == [
        ("Li Na", day(0), DAY),
        ("Li Na", day(1), DAY),
    ]
    assert found.over_after_min == found.over_before_min == 2 * DAY


@pytest.mark.parametrize(
    "held",
    [
        {"constraint": "mso", "constraint_at": None},
        {"schedule_mode": "manual"},
        {"percent": 10},
        {"deadline_at": None},
    ],
    ids=lambda held: next(iter(held)),
)
def test_what_is_held_or_begun_stays(desk: Desk, held: dict[str, object]) -> None:
    demo, _talk, _end = overloaded(desk)
    task = desk.planned(demo)
    at = {"constraint_at": task.start, "deadline_at": task.finish}
    fields = {name: at.get(name, value) for name, value in held.items()}
    desk.do(SaveTask(demo, **fields))  # type: ignore[arg-type] # fields of different kinds
    assert hints(desk).shifts == ()


def test_of_one_project_only_its_own_tasks_move(desk: Desk) -> None:
    who = desk.person()
    desk.assign(desk.task("Bid", 1), who)
    desk.task("Hand over", 5)
    there = desk.task("Demo", 1, project_id=ACM)
    desk.task("Train", 5, project_id=ACM)
    desk.assign(there, who)
    assert [one.project for one in hints(desk, ACM).shifts] == ["ACM"]
    assert [one.project for one in hints(desk, HWA).shifts] == ["HWA"]
    assert len(hints(desk).shifts) == 1


def test_several_tasks_move_as_one_change(desk: Desk) -> None:
    who = desk.person()
    desk.task("Hand over", 10)
    tasks = [desk.task(f"Call {number}") for number in range(3)]
    for task in tasks:
        desk.assign(task, who)
    before = desk.everything()
    found = hints(desk)
    assert [(one.task_id, one.days) for one in found.shifts] == [(tasks[0], 1), (tasks[1], 2)]
    assert applied(desk, found) == "Moved 2 tasks to level the load"
    assert desk.assigned(who)[:4] == (DAY, DAY, DAY, 0)
    desk.do(Undo())
    assert desk.everything() == before


def test_hints_that_the_plan_has_left_behind_are_refused(desk: Desk) -> None:
    demo, _talk, end = overloaded(desk)
    found = hints(desk)
    desk.do(SaveTask(end, duration_min=DAY))
    before = desk.everything()
    with pytest.raises(UserError):
        applied(desk, found)
    with pytest.raises(UserError):
        desk.do(ApplyLevelling(()))
    desk.do(SaveTask(demo, status="done"))
    with pytest.raises(UserError):
        desk.do(ApplyLevelling((LevellingShift(demo, 1),)))
    assert desk.everything()["dependency"] == before["dependency"]
