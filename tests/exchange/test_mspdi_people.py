"""Resources, assignments, baselines, effort and cost of MS Project XML."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from salespm_tui.domain.schedule import schedule
from salespm_tui.exchange.mspdi.plan import plan_of
from salespm_tui.exchange.mspdi.project import (
    MspdiAssignment,
    MspdiBaselineTask,
    MspdiProject,
    MspdiResource,
)
from salespm_tui.exchange.mspdi.reader import read_mspdi
from tests.exchange.mspdi_files import calendar, project, task, write


def at(day: int, hour: int = 8) -> datetime:
    return datetime(2026, 3, day, hour)


def resource(uid: int, more: str = "", name: str = "Li Wei") -> str:
    return f"<Resource><UID>{uid}</UID><Name>{name}</Name>{more}</Resource>"


def assignment(task_uid: int, resource_uid: int, more: str = "", uid: int = 1) -> str:
    return (
        f"<Assignment><UID>{uid}</UID><TaskUID>{task_uid}</TaskUID>"
        f"<ResourceUID>{resource_uid}</ResourceUID>{more}</Assignment>"
    )


def read(folder: Path, tasks: str, resources: str, assigned: str, more: str = "") -> MspdiProject:
    rest = f"<Resources>{resources}</Resources><Assignments>{assigned}</Assignments>"
    text = project(tasks, calendars=calendar() + more, rest=rest)
    return read_mspdi(write(folder, text))


def test_a_resource_with_everything(tmp_path: Path) -> None:
    more = (
        "<EmailAddress>li@example.com</EmailAddress><CalendarUID>1</CalendarUID>"
        "<MaxUnits>1.5</MaxUnits><StandardRate>52.5</StandardRate>"
        "<StandardRateFormat>3</StandardRateFormat><Notes>Sales</Notes>"
    )
    found = read(tmp_path, task(1), resource(4, more), "")
    assert found.resources == (
        MspdiResource(4, "Li Wei", "person", "li@example.com", 1, 150, 5250, "Sales"),
    )


def test_a_resource_that_says_nothing_is_a_person_without_rate(tmp_path: Path) -> None:
    more = "<CalendarUID>9</CalendarUID><MaxUnits>x</MaxUnits>"
    assert read(tmp_path, task(1), resource(4, more), "").resources == (MspdiResource(4, "Li Wei"),)


@pytest.mark.parametrize(
    ("more", "kind"),
    [
        ("<Type>0</Type>", "material"),
        ("<Type>2</Type>", "budget"),
        ("<Type>1</Type><IsCostResource>1</IsCostResource>", "budget"),
        ("<Type>1</Type>", "person"),
    ],
)
def test_kinds_of_resources(tmp_path: Path, more: str, kind: str) -> None:
    assert read(tmp_path, task(1), resource(4, more), "").resources[0].kind == kind


def test_a_price_a_piece_is_named_and_left_out(tmp_path: Path) -> None:
    more = "<Type>0</Type><StandardRate>90</StandardRate><StandardRateFormat>8</StandardRateFormat>"
    found = read(tmp_path, task(1), resource(4, more), "")
    assert found.resources[0].rate_minor_per_hour is None
    assert [str(one) for one in found.warnings] == [
        "1 resource has a price that is not one an hour; it was left out."
    ]


def test_an_assignment_with_everything(tmp_path: Path) -> None:
    more = (
        "<Units>0.5</Units><Work>PT8H0M0S</Work><ActualWork>PT2H0M0S</ActualWork>"
        "<RemainingWork>PT6H0M0S</RemainingWork><Cost>42000</Cost><ActualCost>10550.4</ActualCost>"
    )
    found = read(tmp_path, task(1), resource(4), assignment(1, 4, more, uid=7))
    assert found.assignments == (MspdiAssignment(7, 1, 4, 50, 480, 120, 360, 42000, 10550),)
    assert found.tasks[0].assigned == ("Li Wei",)


def test_placeholders_and_what_leads_nowhere_are_passed_over(tmp_path: Path) -> None:
    resources = resource(0, name="Unassigned") + resource(4) + resource(5, "<IsNull>1</IsNull>")
    assigned = "".join(assignment(*pair) for pair in ((1, -65535), (9, 4), (1, 5), (1, 4), (1, 4)))
    found = read(tmp_path, task(1), resources, assigned)
    assert [one.uid for one in found.resources] == [4]
    assert [(one.task_uid, one.resource_uid) for one in found.assignments] == [(1, 4)]


def test_effort_and_fixed_cost(tmp_path: Path) -> None:
    more = (
        "<Work>PT12H30M0S</Work><FixedCost>150000</FixedCost>"
        "<IgnoreResourceCalendar>1</IgnoreResourceCalendar>"
    )
    found = read(tmp_path, task(1, more=more) + task(2), "", "")
    assert [(one.effort_min, one.fixed_cost_minor) for one in found.tasks] == [
        (750, 150000),
        (None, None),
    ]
    assert [one.ignores_resources for one in found.tasks] == [True, False]


def test_baselines_of_tasks_and_summaries(tmp_path: Path) -> None:
    first = (
        "<Baseline><Number>0</Number><Start>2026-03-02T08:00:00</Start>"
        "<Finish>2026-03-03T17:00:00</Finish><Duration>PT16H0M0S</Duration>"
        "<Work>PT8H0M0S</Work><Cost>12000</Cost>"
        "<TimephasedData><Type>4</Type></TimephasedData></Baseline>"
        "<Baseline><Number>11</Number><Cost>1</Cost></Baseline>"
        "<Baseline><Number>3</Number></Baseline>"
    )
    second = "<Baseline><Number>10</Number><Finish>2026-03-05T17:00:00</Finish></Baseline>"
    tasks = task(1, more=first + "<OutlineLevel>1</OutlineLevel><Summary>1</Summary>")
    tasks += task(2, more=second + "<OutlineLevel>2</OutlineLevel>")
    resources = resource(4, "<Baseline><Number>0</Number><Work>PT1H0M0S</Work></Baseline>")
    assert read(tmp_path, tasks, resources, "").baselines == (
        MspdiBaselineTask(0, 1, at(2), at(3, 17), 960, 480, 12000),
        MspdiBaselineTask(10, 2, finish_at=at(5, 17)),
    )


ALL_WEEK = "".join(
    f"<WeekDay><DayType>{day}</DayType><DayWorking>1</DayWorking><WorkingTimes><WorkingTime>"
    "<FromTime>08:00:00</FromTime><ToTime>16:00:00</ToTime></WorkingTime></WorkingTimes></WeekDay>"
    for day in range(1, 8)
)


@pytest.mark.parametrize(
    ("more", "kind", "finish"),
    [
        ("", "<Type>1</Type>", at(8, 16)),
        ("<IgnoreResourceCalendar>1</IgnoreResourceCalendar>", "<Type>1</Type>", at(10, 17)),
        ("", "<Type>0</Type>", at(10, 17)),
    ],
)
def test_work_is_done_when_the_people_on_it_work(
    tmp_path: Path, more: str, kind: str, finish: datetime
) -> None:
    """Seven days of eight hours from Monday: on Sunday by the person's calendar."""
    other = calendar(2, week=ALL_WEEK)
    people = resource(4, f"{kind}<CalendarUID>2</CalendarUID>")
    tasks = task(1, more=more, duration="PT56H0M0S")
    found = read(tmp_path, tasks, people, assignment(1, 4), more=other)
    assert schedule(plan_of(found)).finish(1) == finish


def test_an_outline_that_begins_at_level_0_keeps_its_summaries(tmp_path: Path) -> None:
    tasks = "".join(
        task(uid, more=f"<OutlineLevel>{level}</OutlineLevel>")
        for uid, level in ((1, 0), (2, 1), (3, 2), (4, 0))
    )
    found = read(tmp_path, tasks, "", "")
    assert [(one.parent_uid, one.level) for one in found.tasks] == [
        (None, 1),
        (1, 2),
        (2, 3),
        (None, 1),
    ]
