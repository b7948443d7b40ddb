"""Out as MS Project XML and in again: nothing is lost, and the schedule is the same to the minute."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from salespm_tui.contract.baselines import TakeBaseline
from salespm_tui.contract.calendars import SaveHolidays
from salespm_tui.contract.exports import ExportQuery
from salespm_tui.contract.imports import ImportReport
from salespm_tui.contract.projects import ProjectsQuery, SaveProject
from salespm_tui.contract.timeline import LinkDraft, SaveTask
from salespm_tui.core.clock import FixedClock
from salespm_tui.domain.schedule import TaskDates, schedule
from salespm_tui.exchange.mspdi.plan import plan_of
from salespm_tui.exchange.mspdi.project import MspdiProject, MspdiTask
from salespm_tui.exchange.mspdi.reader import read_mspdi
from salespm_tui.services.exporting.numbering import Numbering
from salespm_tui.services.workspace import Workspace
from tests.exchange.mspdi_projects import SHOP, write_to
from tests.services.importing.conftest import Desk

NAMESPACE = "{http://schemas.microsoft.com/project}"
FILES = (
    "553-calendar-exceptions",
    "baselines-0to10",
    "baselines-55-msp2007",
    "bug4-snet-progress",
    "calculate-critical-path",
    "calendars-msp2019",
    "commercial-construction",
    "duration-formats-elapsed",
    "empty-project",
    "ganttproject-holidays",
    "home-move-plan",
    "legacy-sample-links-snet",
    "links-all4-msp2007",
    "minimal-no-calendar",
    "mp_j30_a2_nr1",
    "mpp14baseline",
    "mpp14recurring",
    "new-product",
    "ozbuild16",
    "priority-10",
    "relations-5",
    "sample-ruby-62",
    "slack9-mfo",
    "software-development-inprogress",
    "software-development-plan",
    "taskjuggler-tutorial",
)
Desks = Callable[[str], Desk]


@pytest.fixture
def desks(tmp_path: Path, clock: FixedClock) -> Iterator[Desks]:
    """Workspaces by name, each in a folder of its own."""
    open_ones: dict[str, Desk] = {}

    def of(name: str) -> Desk:
        if name not in open_ones:
            folder = tmp_path / name
            folder.mkdir()
            settings = {"time_zone": "UTC", "currency": "EUR"}
            workspace = Workspace.open(
                folder / "work.db", clock, backups=folder / "backups", settings=settings
            )
            open_ones[name] = Desk(workspace, folder)
        return open_ones[name]

    yield of
    for desk in open_ones.values():
        desk.workspace.close()


def export(desk: Desk, project_id: int = 1) -> Path:
    made = desk.ask(ExportQuery("mspdi", project_id))
    path: Path = desk.folder / made.file_name
    path.write_bytes(made.content)
    return path


def dates_of(plan: MspdiProject) -> dict[int, TaskDates]:
    found = schedule(plan_of(plan))
    return {one.uid: found.dates(one.uid) for one in plan.tasks}


def told_dates(path: Path) -> dict[int, tuple[Any, ...]]:
    """The dates, slack and critical flag that a file says of its tasks."""
    told = {}
    for element in ElementTree.parse(path).getroot().iter(f"{NAMESPACE}Task"):
        said = {child.tag.removeprefix(NAMESPACE): child.text or "" for child in element}
        if said["UID"] == "0":
            continue
        names = ("Start", "Finish", "EarlyStart", "EarlyFinish", "LateStart", "LateFinish")
        told[int(said["UID"])] = (
            *(datetime.fromisoformat(said[name]) for name in names),
            int(said["TotalSlack"]) // 10,
            int(said["FreeSlack"]) // 10,
            said["Critical"] == "1",
        )
    return told


def kept_of(plan: MspdiProject) -> dict[str, Any]:
    """What an import keeps of a file: of priorities five steps, of calendars those that are used."""
    return {
        "tasks": {one.uid: _kept_of_task(one) for one in plan.tasks},
        "order": [one.uid for one in plan.tasks],
        "links": set(plan.links),
        "resources": set(plan.resources),
        "assignments": set(plan.assignments),
        "baselines": set(plan.baselines),
        "calendar": plan.calendar_uid,
        "units": (plan.minutes_per_day, plan.minutes_per_week, plan.days_per_month),
        "rules": (plan.honours_constraints, plan.critical_slack_limit_min, plan.start_at),
    }


def _kept_of_task(one: MspdiTask) -> MspdiTask:
    said = replace(one, id=0, wbs="", priority=min(one.priority // 200, 4))
    if one.kind == "summary":
        said = replace(
            said,
            duration_min=0,
            elapsed=False,
            percent=0,
            effort_min=None,
            actual_start_at=None,
            actual_finish_at=None,
        )
    return said if one.mode == "manual" else replace(said, start_at=None, finish_at=None)


def assert_round_trip(desks: Desks, original: Path) -> None:
    """In, out, in elsewhere, out again."""
    first, second = desks("first"), desks("second")
    first.bring(original)
    out = export(first)
    before, after = read_mspdi(original), read_mspdi(out)
    assert dates_of(after) == dates_of(before)
    assert told_dates(out) == {
        uid: (
            *(dates.start, dates.finish, dates.early_start, dates.early_finish),
            *(dates.late_start, dates.late_finish, dates.total_slack_min, dates.free_slack_min),
            dates.critical,
        )
        for uid, dates in dates_of(before).items()
    }
    wanted, found = kept_of(before), kept_of(after)
    if before.calendar_uid is None:
        # The file has no calendar of its own; the workspace's is written in its place.
        wanted["calendar"] = after.calendar_uid
    assert found == wanted
    calendars = {one.uid: one for one in before.calendars}
    for calendar in after.calendars:
        if calendar.uid in calendars:
            told = calendars[calendar.uid]
            assert (calendar.name, calendar.base_uid) == (told.name, told.base_uid)
            assert calendar.week == told.week
            assert set(calendar.exceptions) == set(told.exceptions)
    second.bring(out)
    assert export(second).read_bytes() == out.read_bytes()


@pytest.mark.realdata
@pytest.mark.parametrize("name", FILES)
def test_a_file_of_others_goes_round(desks: Desks, real_data: Path, name: str) -> None:
    assert_round_trip(desks, real_data / "mspdi" / f"{name}.xml")


def test_a_plan_with_one_of_everything_goes_round(desks: Desks, tmp_path: Path) -> None:
    assert_round_trip(desks, write_to(SHOP, tmp_path / "shop.xml"))


def test_the_same_rows_give_the_same_bytes(desks: Desks, tmp_path: Path) -> None:
    desk = desks("first")
    desk.bring(write_to(SHOP, tmp_path / "shop.xml"))
    assert export(desk).read_bytes() == export(desk).read_bytes()


# What was made here


def made_here(desk: Desk) -> None:
    """A project typed in by hand, with a baseline."""
    desk.do(SaveProject(name="Fair 展会", start_on=date(2026, 12, 1), manager="Li Na"))
    desk.do(SaveTask(project_id=1, name="Prepare"))
    desk.do(
        SaveTask(project_id=1, parent_id=1, name="Book", duration_min=480, owner="Chen Yu, Wei")
    )
    desk.do(SaveTask(project_id=1, parent_id=1, name="Ship", owner="Wei", percent=40))
    desk.do(SaveTask(task_id=3, links=(LinkDraft(2, "ss", 120),)))
    opening = datetime(2026, 12, 10, 8)
    desk.do(
        SaveTask(
            project_id=1,
            name="Open",
            kind="milestone",
            constraint="snet",
            constraint_at=opening,
            links=(LinkDraft(1),),
        )
    )
    desk.do(SaveTask(project_id=1, name="Talk", schedule_mode="manual"))
    desk.do(TakeBaseline(1))


def again(desk: Desk) -> ImportReport:
    return desk.bring(export(desk))


def plan_seen(desk: Desk) -> list[tuple[Any, ...]]:
    return [
        (row.wbs, row.name, row.kind, row.start, row.finish, row.percent, row.owner, row.critical)
        for row in desk.tasks().values()
    ]


def test_a_plan_that_was_typed_in_goes_out_and_in_elsewhere(desks: Desks) -> None:
    first, second = desks("first"), desks("second")
    made_here(first)
    out = export(first)
    report = second.bring(out)
    assert report.created == 5
    assert plan_seen(second) == plan_seen(first)
    assert second.links() == first.links()
    assert export(second).read_bytes() == out.read_bytes()


def test_an_export_that_comes_back_is_the_same_project(desks: Desks) -> None:
    desk = desks("first")
    made_here(desk)
    before = plan_seen(desk)
    report = again(desk)
    assert (report.created, report.updated, report.kept) == (0, 0, ())
    assert len(desk.ask(ProjectsQuery()).projects) == 1
    assert plan_seen(desk) == before
    assert again(desk).set_id is None


def test_so_it_does_when_the_plan_came_from_a_file_and_was_changed(
    desks: Desks, tmp_path: Path
) -> None:
    desk = desks("first")
    original = write_to(replace(SHOP, guid=""), tmp_path / "shop.xml")
    desk.bring(original)
    desk.change("Order", duration_min=960, name="Order all")
    desk.do(SaveTask(project_id=1, name="Ours", after_id=desk.tasks()["Order all"].id))
    before = plan_seen(desk)
    report = again(desk)
    assert (report.created, report.updated, report.kept) == (0, 0, ())
    assert plan_seen(desk) == before
    assert desk.bring(original).created == 0
    assert len(desk.ask(ProjectsQuery()).projects) == 1


def test_public_holidays_that_were_written_here_do_not_come_back_twice(desks: Desks) -> None:
    desk = desks("first")
    made_here(desk)
    desk.do(SaveHolidays("CN", (2026,)))
    before = desk.everything()
    again(desk)
    after = desk.everything()
    assert after["calendar_exception"] == before["calendar_exception"]
    assert after["work_calendar"] == before["work_calendar"]


def test_what_others_changed_in_an_export_is_taken(desks: Desks) -> None:
    desk = desks("first")
    made_here(desk)
    path = export(desk)
    path.write_text(path.read_text().replace("<Name>Book</Name>", "<Name>Book hall</Name>"))
    report = desk.bring(path)
    assert (report.created, report.updated) == (0, 1)
    assert list(desk.tasks()) == ["Prepare", "Book hall", "Ship", "Open", "Talk"]


def test_what_was_archived_here_stays_so_when_an_older_export_comes(desks: Desks) -> None:
    desk = desks("first")
    made_here(desk)
    path = export(desk)
    desk.archive("Ship")
    assert desk.bring(path).created == 0
    assert "Ship" not in desk.tasks()


def test_people_whose_hours_would_move_a_task_are_not_put_on_it(
    desks: Desks, tmp_path: Path
) -> None:
    desk = desks("first")
    desk.bring(write_to(SHOP, tmp_path / "shop.xml"))
    desk.change("Ready", owner="Chen Yu")
    ready = next(one for one in read_mspdi(export(desk)).tasks if one.name == "Ready")
    assert ready.assigned == ()


def test_rows_keep_their_numbers_and_the_others_follow() -> None:
    numbers = Numbering()
    for row_id, number in ((1, 7), (2, 7), (3, None), (4, 0), (5, 3)):
        numbers.wish(row_id, number)
    numbers.wish(3, 5)
    assert numbers.all((1, 2, 3, 4, 5)) == {1: 7, 2: 8, 3: 5, 4: 9, 5: 3}
