"""The same file again: what only it changed is taken, what only we changed stays, never both twice."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest

from salespm_tui.contract.projects import ProjectsQuery
from salespm_tui.contract.records import Archive
from salespm_tui.contract.timeline import LinkDraft, SaveTask
from salespm_tui.contract.values import Ref
from tests.services.importing.conftest import Desk
from tests.services.importing.plan_files import PlanFile, Said

PREPARE = Said(1, "Prepare", summary=True)
MEASURE = Said(2, "Measure", 2, 960)
ORDER = Said(3, "Order", 2, 480, after=((2, "FS", 0),))
FIT = Said(4, "Fit", 1, 2400, after=((3, "FS", 0),))
SHOP = PlanFile((PREPARE, MEASURE, ORDER, FIT))


def shop(*tasks: Said) -> PlanFile:
    return PlanFile(tasks)


@pytest.fixture(autouse=True)
def imported(desk: Desk) -> None:
    desk.bring(SHOP)


def said(report: object) -> list[str]:
    return [str(kept) for kept in report.kept]  # type: ignore[attr-defined]


def test_the_same_file_changes_nothing(desk: Desk) -> None:
    before = desk.everything()
    report = desk.bring(SHOP)
    assert report.set_id is None
    assert (report.created, report.updated, report.unchanged) == (0, 0, 4)
    assert desk.everything() == before


def test_nor_does_it_when_we_changed_things_here(desk: Desk) -> None:
    desk.change("Order", duration_min=960, name="Order all")
    before = desk.everything()
    report = desk.bring(SHOP)
    assert (report.set_id, said(report)) == (None, [])
    assert desk.everything() == before


def test_what_only_the_file_changed_is_taken(desk: Desk) -> None:
    report = desk.bring(shop(PREPARE, replace(MEASURE, minutes=1440), ORDER, FIT))
    assert (report.created, report.updated, report.unchanged) == (0, 1, 3)
    assert desk.tasks()["Measure"].duration_min == 1440


def test_what_both_changed_stays_ours_and_is_told_once(desk: Desk) -> None:
    desk.change("Measure", duration_min=480)
    theirs = shop(PREPARE, replace(MEASURE, minutes=1440), ORDER, FIT)
    report = desk.bring(theirs)
    assert said(report) == ["Measure: the duration stays as it is here"]
    assert desk.tasks()["Measure"].duration_min == 480
    again = desk.bring(theirs)
    assert (again.set_id, said(again)) == (None, [])


def test_a_change_of_the_same_task_elsewhere_is_no_quarrel(desk: Desk) -> None:
    desk.change("Measure", owner="Chen Yu", percent=50)
    desk.bring(shop(PREPARE, replace(MEASURE, name="Measure twice"), ORDER, FIT))
    row = desk.tasks()["Measure twice"]
    assert (row.owner, row.percent, row.status) == ("Chen Yu", 50, "doing")


def test_a_new_task_of_the_file_comes_to_its_place(desk: Desk) -> None:
    desk.do(SaveTask(project_id=1, name="Ours", after_id=desk.tasks()["Measure"].id))
    report = desk.bring(shop(PREPARE, MEASURE, Said(9, "Sketch", 2), ORDER, FIT))
    assert report.created == 1
    assert list(desk.tasks()) == ["Prepare", "Measure", "Sketch", "Ours", "Order", "Fit"]


def test_a_task_that_the_file_dropped_goes(desk: Desk) -> None:
    report = desk.bring(shop(PREPARE, MEASURE, FIT))
    assert "Order" not in desk.tasks()
    assert (report.created, report.updated, report.unchanged) == (0, 1, 3)
    assert desk.bring(shop(PREPARE, MEASURE, FIT)).set_id is None


def test_but_stays_where_we_changed_it(desk: Desk) -> None:
    desk.change("Order", percent=30)
    report = desk.bring(shop(PREPARE, MEASURE, FIT))
    assert "Order" in desk.tasks()
    assert "Order is gone from the file and stays: it was changed here" in said(report)
    assert desk.bring(shop(PREPARE, MEASURE, FIT)).set_id is None


def test_a_dropped_summary_stays_while_something_of_ours_is_below_it(desk: Desk) -> None:
    desk.do(SaveTask(project_id=1, name="Ours", parent_id=desk.tasks()["Prepare"].id))
    desk.bring(shop(replace(FIT, after=())))
    assert list(desk.tasks()) == ["Prepare", "Ours", "Fit"]


def test_a_dropped_task_comes_back_with_the_file(desk: Desk) -> None:
    desk.bring(shop(PREPARE, MEASURE, FIT))
    desk.bring(SHOP)
    assert list(desk.tasks()) == ["Prepare", "Measure", "Order", "Fit"]
    assert ("Measure", "Order", "fs", 0) in desk.links()
    assert ("Order", "Fit", "fs", 0) in desk.links()


def test_what_was_archived_here_stays_archived(desk: Desk) -> None:
    desk.archive("Order")
    assert desk.bring(SHOP).set_id is None
    report = desk.bring(shop(PREPARE, MEASURE, replace(ORDER, minutes=960), FIT))
    assert "Order" not in desk.tasks()
    assert said(report) == ["Order was archived here and stays archived"]


def test_a_child_new_in_the_file_is_not_lost_with_an_archived_parent(desk: Desk) -> None:
    desk.archive("Prepare")
    desk.bring(shop(PREPARE, MEASURE, Said(9, "Sketch", 2), ORDER, FIT))
    assert desk.tasks()["Sketch"].parent_id is None


def test_a_task_moved_in_the_file_moves(desk: Desk) -> None:
    report = desk.bring(shop(PREPARE, MEASURE, FIT, replace(ORDER, level=1)))
    rows = desk.tasks()
    assert rows["Order"].parent_id is None
    assert list(rows) == ["Prepare", "Measure", "Fit", "Order"]
    assert report.updated >= 1


def test_a_task_moved_here_stays_there(desk: Desk) -> None:
    desk.change("Order", parent_id=None)
    assert desk.bring(SHOP).set_id is None
    assert desk.tasks()["Order"].parent_id is None


def test_moves_that_would_make_a_ring_are_ours(desk: Desk) -> None:
    a, b = Said(11, "A", 1), Said(12, "B", 1)
    desk.bring(shop(PREPARE, MEASURE, ORDER, FIT, a, b))
    desk.change("A", parent_id=desk.tasks()["B"].id)
    moved = shop(PREPARE, MEASURE, ORDER, FIT, replace(a, summary=True), replace(b, level=2))
    report = desk.bring(moved)
    rows = desk.tasks()
    assert (rows["A"].parent_id, rows["B"].parent_id) == (rows["B"].id, None)
    assert "B stays below the task that it is below here" in said(report)


def test_the_order_of_the_file_is_taken(desk: Desk) -> None:
    desk.bring(shop(PREPARE, replace(ORDER, after=()), MEASURE, FIT))
    assert list(desk.tasks()) == ["Prepare", "Order", "Measure", "Fit"]


def test_links_follow_the_file_and_keep_ours(desk: Desk) -> None:
    tasks = desk.tasks()
    desk.do(
        SaveTask(
            task_id=tasks["Fit"].id,
            links=(LinkDraft(tasks["Order"].id), LinkDraft(tasks["Measure"].id, "ss", 60)),
        )
    )
    desk.bring(shop(PREPARE, MEASURE, replace(ORDER, after=((2, "SS", 120),)), FIT))
    assert desk.links() == {
        ("Measure", "Order", "ss", 120),
        ("Order", "Fit", "fs", 0),
        ("Measure", "Fit", "ss", 60),
    }


def test_a_link_changed_on_both_sides_stays_ours(desk: Desk) -> None:
    tasks = desk.tasks()
    desk.do(SaveTask(task_id=tasks["Order"].id, links=(LinkDraft(tasks["Measure"].id, "fs", 60),)))
    report = desk.bring(shop(PREPARE, MEASURE, replace(ORDER, after=((2, "FS", 480),)), FIT))
    assert ("Measure", "Order", "fs", 60) in desk.links()
    assert said(report) == ["the link from Measure to Order stays as it is here"]


def test_a_link_removed_in_the_file_goes(desk: Desk) -> None:
    desk.bring(shop(PREPARE, MEASURE, replace(ORDER, after=()), FIT))
    assert desk.links() == {("Order", "Fit", "fs", 0)}


def test_progress_of_the_file_makes_the_status_follow(desk: Desk) -> None:
    dates = (
        "<ActualStart>2026-11-02T08:00:00</ActualStart>"
        "<ActualFinish>2026-11-03T17:00:00</ActualFinish>"
    )
    desk.bring(shop(PREPARE, replace(MEASURE, percent=100, more=dates), ORDER, FIT))
    row = desk.tasks()["Measure"]
    assert (row.status, row.percent, row.finish) == ("done", 100, datetime(2026, 11, 3, 17, 0))


def test_a_blocked_task_stays_blocked(desk: Desk) -> None:
    desk.change("Measure", status="blocked", blocked_reason="no key")
    desk.bring(shop(PREPARE, replace(MEASURE, percent=20), ORDER, FIT))
    row = desk.tasks()["Measure"]
    assert (row.status, row.blocked_reason, row.percent) == ("blocked", "no key", 20)


def test_a_task_becomes_a_summary_and_back(desk: Desk) -> None:
    desk.bring(shop(PREPARE, MEASURE, ORDER, replace(FIT, summary=True), Said(9, "Paint", 2)))
    assert (desk.tasks()["Fit"].kind, desk.tasks()["Paint"].wbs) == ("summary", "2.1")
    desk.bring(SHOP)
    assert (desk.tasks()["Fit"].kind, desk.tasks()["Fit"].duration_min) == ("task", 2400)


def test_the_projects_own_fields_merge_too(desk: Desk) -> None:
    desk.bring(replace(SHOP, title="Shop fitting 2"))
    assert desk.ask(ProjectsQuery()).projects[0].name == "Shop fitting 2"


def test_an_undone_import_can_come_again(desk: Desk) -> None:
    before = desk.everything()
    desk.bring(shop(PREPARE, replace(MEASURE, minutes=1440), ORDER, FIT, Said(9, "Paint")))
    desk.undo()
    assert desk.everything() == before


# Which project it is


def only_one(desk: Desk) -> bool:
    return len(desk.ask(ProjectsQuery()).projects) == 1


def test_the_guid_knows_the_project_under_another_file_name(desk: Desk) -> None:
    assert desk.bring(replace(SHOP, created=""), file="other.xml").created == 0
    assert only_one(desk)


def test_without_guid_file_name_and_creation_date_do(desk: Desk) -> None:
    bare = replace(SHOP, guid="", title="Bare")
    desk.bring(bare, file="bare.xml")
    assert desk.bring(bare, file="bare.xml").set_id is None
    assert desk.bring(replace(bare, created="2026-10-02T09:00:00"), file="bare.xml").created == 4


def test_another_guid_is_another_project(desk: Desk) -> None:
    desk.bring(replace(SHOP, guid="F" * 8 + SHOP.guid[8:]))
    codes = [row.code for row in desk.ask(ProjectsQuery()).projects]
    assert codes == ["SF", "SF2"]


def test_new_makes_another_project(desk: Desk) -> None:
    assert desk.bring(SHOP, new=True).created == 4
    assert not only_one(desk)


def test_an_archived_project_is_left_alone(desk: Desk) -> None:
    desk.do(Archive(Ref("project", 1)))
    report = desk.bring(replace(SHOP, title="Other"))
    assert report.set_id is None
    assert "archived" in str(report.notes[0])
