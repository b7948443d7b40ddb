"""The list of checks: errors before advice, each with the action that mends it."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from salespm_tui.contract.baselines import TakeBaseline
from salespm_tui.contract.calendars import SaveHolidays
from salespm_tui.contract.checks import PlanCheck, PlanChecksQuery
from salespm_tui.services import baselines, checking, holidays
from salespm_tui.services.work import Reading
from salespm_tui.ui.actions import BY_ID

from .conftest import Desk

MONDAY = datetime(2026, 11, 23, 8)


def checks(desk: Desk) -> list[PlanCheck]:
    with desk.store.read() as session:
        return list(checking.plan_checks(Reading(session, desk.clock), PlanChecksQuery(1)))


def found(desk: Desk, task_id: int | None) -> dict[str, tuple[str, str]]:
    """Rule, with what it says and what mends it, of a task; of the project where it is None."""
    return {
        one.rule: (str(one.text), one.fix.removeprefix("timeline."))
        for one in checks(desk)
        if one.task_id == task_id
    }


def test_a_sound_plan_has_nothing_but_its_missing_holidays(desk: Desk) -> None:
    first = desk.task("Measure", 2)
    desk.task("Fit", 1, links=desk.after(first))
    assert [(one.rule, one.severity, one.wbs) for one in checks(desk)] == [
        ("no_holidays", "advice", "HCR")
    ]
    desk._change(lambda work: holidays.save_holidays(work, SaveHolidays("US", (2026,))))
    assert checks(desk) == []


@pytest.mark.parametrize(
    ("fields", "rule", "text", "fix"),
    [
        ({"kind": "milestone", "duration_min": 480}, "milestone_lasts", "a milestone that has a duration", "milestone"),
        ({"kind": "task", "duration_min": 0}, "no_duration", "a task without a duration: give it one, or make it a milestone", "edit"),
        (
            {"constraint": "snet", "constraint_at": datetime(2026, 12, 5, 8)},
            "constraint_on_day_off", "its constraint names 5 Dec, a day off", "constraint",
        ),
        (
            {"constraint": "snet", "constraint_at": datetime(2026, 12, 7, 8), "deadline_at": datetime(2026, 12, 4, 17)},
            "deadline_before_constraint", "its deadline of 4 Dec lies before its constraint of 7 Dec", "constraint",
        ),
        (
            {"constraint": "fnlt", "constraint_at": datetime(2026, 11, 23, 17), "duration_min": 960},
            "constraint_too_tight", "its constraint of 23 Nov leaves too little time before it", "constraint",
        ),
    ],
)  # fmt: skip
def test_what_is_worth_a_look_in_a_task(
    desk: Desk, fields: dict[str, object], rule: str, text: str, fix: str
) -> None:
    task = desk.task("Fit", 1, **fields)
    assert found(desk, task)[rule] == (text, fix)
    assert f"timeline.{fix}" in BY_ID


def test_work_in_the_past_leads_to_reschedule(desk: Desk) -> None:
    task = desk.task("Fit", 2)
    over = desk.task("Over", 2, status="done")
    later = desk.at(2026, 11, 30, 9)
    assert found(later, task)["work_in_the_past"] == (
        "unfinished work in the past: planned until 24 Nov",
        "reschedule",
    )
    assert "work_in_the_past" not in found(later, over)


def test_a_task_outside_the_network_is_named_where_there_is_one(desk: Desk) -> None:
    alone = desk.task("Alone", 1)
    assert "unlinked" not in found(desk, alone)
    phase = desk.task("Phase")
    inside = desk.task("Inside", 1, parent_id=phase)
    last = desk.task("Last", 1, links=desk.after(phase))
    assert found(desk, alone)["unlinked"] == ("no link ties it to any other task", "links")
    assert "unlinked" not in {**found(desk, inside), **found(desk, last)}
    assert found(desk, phase)["summary_linked"][1] == "links"


def test_done_before_what_it_follows(desk: Desk) -> None:
    first = desk.task("Measure", 2)
    done = desk.task("Fit", 1, links=desk.after(first), status="done")
    assert found(desk, done)["done_before_predecessor"] == (
        "done, but Measure, which it follows, is not",
        "links",
    )
    desk.change(first, status="done")
    assert "done_before_predecessor" not in found(desk, done)


def test_errors_come_first_and_have_their_action(desk: Desk) -> None:
    task = desk.task(
        "Fit", 3, deadline_at=datetime(2026, 11, 24, 17), kind="milestone", duration_min=1440
    )
    of_task = [one for one in checks(desk) if one.task_id == task]
    assert [one.severity for one in of_task] == ["error", "advice"]
    assert [one.rule for one in of_task] == ["deadline_missed", "milestone_lasts"]
    assert all(one.fix in BY_ID for one in of_task)


def test_running_without_a_baseline_is_said_until_there_is_one(desk: Desk) -> None:
    desk.task("Fit", 3, percent=10)
    assert found(desk, None)["no_baseline"][1] == "baseline"
    desk._change(lambda work: baselines.COMMANDS[TakeBaseline](work, TakeBaseline(1)))
    assert "no_baseline" not in found(desk, None)


def test_provisional_holidays_are_said_in_words(desk: Desk) -> None:
    desk.task("Far", 1, constraint="snet", constraint_at=datetime(2091, 1, 8, 8))
    desk._change(lambda work: holidays.save_holidays(work, SaveHolidays("CN", (2026,))))
    assert "provisional_holidays" not in found(desk, None)
    near = desk.at(2090, 12, 1)
    near._change(lambda work: holidays.save_holidays(work, SaveHolidays("CN", (2090, 2091))))
    assert found(near, None)["provisional_holidays"] == (
        "the public holidays of 2090, 2091 are provisional",
        "holidays",
    )


def test_what_was_called_off_is_left_alone(desk: Desk) -> None:
    task = desk.task("Off", 1, status="cancelled", kind="milestone", duration_min=480)
    assert found(desk, task) == {}
    assert date(2026, 11, 23) == desk.clock.today()
