"""A file that was never here becomes a project, wholly or not at all."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from salespm_tui.contract.projects import ProjectsQuery
from salespm_tui.contract.timeline import TimelineQuery
from salespm_tui.core.errors import UserError
from tests.services.importing.conftest import Desk
from tests.services.importing.plan_files import PlanFile, Said

SHOP = PlanFile(
    (
        Said(1, "Prepare", summary=True),
        Said(
            2,
            "Measure",
            2,
            960,
            100,
            more="<ActualStart>2026-11-02T08:00:00</ActualStart>"
            "<ActualFinish>2026-11-03T17:00:00</ActualFinish>",
        ),
        Said(3, "Order", 2, 480, 40, after=((2, "FS", 480),), more="<Priority>900</Priority>"),
        Said(4, "Ready", 2, 0, milestone=True, after=((3, "FS", 0),)),
        Said(
            5,
            "Fit",
            1,
            2400,
            after=((4, "FS", 0),),
            more=(
                "<ConstraintType>4</ConstraintType>"
                "<ConstraintDate>2026-11-23T08:00:00</ConstraintDate>"
                "<Deadline>2026-12-04T17:00:00</Deadline><Notes>Mind the floor.</Notes>"
            ),
        ),
    )
)


def test_a_plan_comes_in_whole(desk: Desk) -> None:
    report = desk.bring(SHOP)
    assert (report.created, report.updated, report.unchanged) == (5, 0, 0)
    assert (report.kind, report.project_code) == ("mspdi", "SF")
    assert report.set_id == 1
    tasks = desk.tasks()
    assert [(row.wbs, row.name, row.kind) for row in tasks.values()] == [
        ("1", "Prepare", "summary"),
        ("1.1", "Measure", "task"),
        ("1.2", "Order", "task"),
        ("1.3", "Ready", "milestone"),
        ("2", "Fit", "task"),
    ]
    assert (tasks["Measure"].status, tasks["Measure"].percent) == ("done", 100)
    assert (tasks["Order"].status, tasks["Order"].priority) == ("doing", 1)
    fit = tasks["Fit"]
    assert (fit.constraint, fit.constraint_at) == ("snet", datetime(2026, 11, 23, 8, 0))
    assert fit.deadline_at == datetime(2026, 12, 4, 17, 0)
    assert (fit.notes, fit.uid, fit.duration_min) == ("Mind the floor.", "5", 2400)
    assert desk.links() == {
        ("Measure", "Order", "fs", 480),
        ("Order", "Ready", "fs", 0),
        ("Ready", "Fit", "fs", 0),
    }


@pytest.mark.parametrize(
    ("title", "name", "wanted"),
    [("Shop", "plan.mpp", "Shop"), ("", "plan.mpp", "plan"), ("", "", "file")],
)
def test_the_project_is_named_by_title_then_name_then_file(
    desk: Desk, title: str, name: str, wanted: str
) -> None:
    desk.bring(replace(SHOP, title=title, name=name), file="file.xml")
    assert desk.ask(ProjectsQuery()).projects[0].name == wanted


def test_undone_everything_is_as_before(desk: Desk) -> None:
    before = desk.everything()
    desk.bring(SHOP)
    desk.undo()
    assert desk.everything() == before


def test_a_dry_run_tells_and_writes_nothing(desk: Desk) -> None:
    before = desk.everything()
    report = desk.bring(SHOP, dry_run=True)
    assert (report.created, report.set_id) == (5, None)
    assert desk.everything() == before


def test_the_project_works_by_the_files_calendar(desk: Desk) -> None:
    calendars = (
        "<CalendarUID>7</CalendarUID><Calendars><Calendar><UID>7</UID><Name>Four days</Name>"
        "<IsBaseCalendar>1</IsBaseCalendar><BaseCalendarUID>-1</BaseCalendarUID><WeekDays>"
        + "".join(
            f"<WeekDay><DayType>{day}</DayType><DayWorking>{int(2 <= day <= 5)}</DayWorking>"
            + (
                "<WorkingTimes><WorkingTime><FromTime>08:00:00</FromTime>"
                "<ToTime>16:00:00</ToTime></WorkingTime></WorkingTimes>"
                if 2 <= day <= 5
                else ""
            )
            + "</WeekDay>"
            for day in range(1, 8)
        )
        + "</WeekDays></Calendar></Calendars>"
    )
    desk.bring(PlanFile((Said(1, "Five days", minutes=2400),), calendars=calendars))
    plan = desk.ask(TimelineQuery(1))
    assert plan.calendar == "Four days"
    assert plan.tasks[0].finish == datetime(2026, 11, 9, 16, 0)


def test_a_file_goes_into_the_project_that_is_named(desk: Desk) -> None:
    desk.bring(SHOP)
    other = PlanFile((Said(1, "Paint"),), guid="F" * 8 + SHOP.guid[8:], title="Paint")
    with pytest.raises(UserError, match="imported from another file"):
        desk.bring(other, file="paint.xml", project_id=1)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "no xml at all",
        "<a/>",
        "<Project xmlns='http://schemas.microsoft.com/project'><Tasks>",
        "<?xml version='1.0'?><!DOCTYPE P [<!ENTITY a 'aaaa'>]><Project>&a;</Project>",
    ],
)
def test_what_is_no_plan_is_refused_in_one_line(desk: Desk, text: str) -> None:
    before = desk.everything()
    path = desk.folder / "bad.xml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(UserError) as refused:
        desk.bring(path)
    assert "bad.xml" in str(refused.value)
    assert "\n" not in str(refused.value)
    assert desk.everything() == before


def test_a_ring_of_links_is_refused_by_name(desk: Desk) -> None:
    before = desk.everything()
    ring = PlanFile((Said(1, "A", after=((2, "FS", 0),)), Said(2, "B", after=((1, "FS", 0),))))
    with pytest.raises(UserError, match=r"A → B → A|B → A → B"):
        desk.bring(ring)
    assert desk.everything() == before


def test_a_missing_file_is_named(desk: Desk) -> None:
    with pytest.raises(UserError, match=r"gone\.xml"):
        desk.bring(Path(desk.folder / "gone.xml"))
