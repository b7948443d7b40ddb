"""Resources, assignments and baselines of a file: taken, merged, told, and undone."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from datetime import date, datetime
from typing import Any

import pytest
from sqlalchemy import text

from salespm_tui.contract.imports import ImportReport
from salespm_tui.core.labels import label
from salespm_tui.exchange.mspdi.project import (
    MspdiAssignment,
    MspdiBaselineTask,
    MspdiProject,
    MspdiResource,
)
from tests.exchange.mspdi_projects import CHEN, HALF, PAINT, SHOP, project, task, write_to
from tests.services.importing.conftest import Desk

LI = MspdiResource(4, "Li Na", rate_minor_per_hour=5000, units_percent=50)
WORK = MspdiAssignment(1, 1, 1, 100, 480)
PLAN = project(
    task(1, "Measure"),
    task(2, "Fit", 960),
    calendars=SHOP.calendars,
    resources=(CHEN, LI),
    assignments=(WORK, MspdiAssignment(2, 2, 4, 50, 480, 60, 420, 10000, 2000)),
    baselines=(
        MspdiBaselineTask(0, 1, datetime(2026, 3, 2, 8), datetime(2026, 3, 2, 17), 480, 480, 100),
        MspdiBaselineTask(0, 2, datetime(2026, 3, 3, 8), datetime(2026, 3, 4, 17), 960),
    ),
)


def bring(desk: Desk, plan: MspdiProject, file: str = "shop.xml", **how: Any) -> ImportReport:
    return desk.bring(write_to(plan, desk.folder / file), **how)


def said(report: ImportReport) -> list[str]:
    return [str(kept) for kept in report.kept]


def rows(desk: Desk, table: str, *columns: str) -> list[tuple[Any, ...]]:
    """The living rows, with these columns."""
    connection = sqlite3.connect(f"file:{desk.workspace.path}?mode=ro", uri=True)
    try:
        found = connection.execute(
            f"SELECT {', '.join(columns)} FROM {table} WHERE archived_at IS NULL ORDER BY id"
        )
        return found.fetchall()
    finally:
        connection.close()


def change(desk: Desk, statement: str) -> None:
    """A change by hand, as another part of the program would make it."""
    with desk.workspace._store.write(label("By hand"), "test") as unit:
        unit.session.execute(text(statement))


def test_all_of_it_comes_in_as_one_change(desk: Desk) -> None:
    before = desk.everything()
    report = bring(desk, PLAN)
    assert (report.created, report.updated, report.unchanged) == (2, 0, 0)
    assert [str(note) for note in report.notes] == [
        "2 resources were added.",
        "2 assignments were added.",
        "1 baseline was added.",
    ]
    assert rows(desk, "resource", "name", "kind", "email", "capacity_min_per_day", "notes") == [
        ("Chen Yu", "person", "chen@example.org", 480, "Mornings"),
        ("Li Na", "person", None, 240, ""),
    ]
    assert rows(desk, "resource", "cost_rate_minor_per_hour", "currency") == [
        (None, None),
        (5000, "EUR"),
    ]
    columns = ("units_percent", "planned_min", "actual_min", "remaining_min", "planned_cost_minor")
    assert rows(desk, "assignment", *columns) == [
        (100, 480, None, None, None),
        (50, 480, 60, 420, 10000),
    ]
    assert rows(desk, "baseline", "name", "is_current", "source_number") == [("Baseline", 1, 0)]
    assert rows(desk, "baseline_task", "task_id", "due_on", "effort_min", "budget_minor") == [
        (1, "2026-03-02T17:00", 480, 100),
        (2, "2026-03-04T17:00", None, None),
    ]
    desk.undo()
    assert desk.everything() == before


def test_the_hours_of_people_move_their_tasks(desk: Desk) -> None:
    bring(desk, PLAN)
    assert desk.tasks()["Measure"].finish == datetime(2026, 3, 3, 12, 0)


def test_pauses_effort_and_cost_come_with_the_task(desk: Desk) -> None:
    one = task(1, "Paint", 960, pauses=((480, 480),), effort_min=700, fixed_cost_minor=1250)
    bring(desk, project(one))
    assert rows(desk, "task", "pauses", "effort_min", "fixed_cost_minor", "ignores_resources") == [
        ("[[480, 480]]", 700, 1250, None)
    ]
    assert desk.tasks()["Paint"].finish == datetime(2026, 3, 4, 17, 0)


def test_the_same_file_changes_nothing(desk: Desk) -> None:
    bring(desk, SHOP)
    before = desk.everything()
    assert bring(desk, SHOP).set_id is None
    assert desk.everything() == before


def test_a_name_that_is_known_here_is_the_same_resource(desk: Desk) -> None:
    bring(desk, PLAN)
    other = replace(PLAN, guid="F" * 36, resources=(replace(CHEN, uid=1, name="CHEN YU"), LI))
    report = bring(desk, other, "other.xml")
    assert "2 resources are known here already." in [str(note) for note in report.notes]
    assert rows(desk, "resource", "name") == [("Chen Yu",), ("Li Na",)]
    assert len(rows(desk, "assignment", "id")) == 4
    assert bring(desk, other, "other.xml").set_id is None


def test_two_of_one_name_in_a_file_stay_two(desk: Desk) -> None:
    bring(desk, replace(PLAN, resources=(CHEN, replace(LI, name="Chen Yu"))))
    assert rows(desk, "resource", "name") == [("Chen Yu",), ("Chen Yu",)]


def test_what_only_the_file_changed_is_taken(desk: Desk) -> None:
    bring(desk, PLAN)
    later = replace(
        PLAN,
        resources=(replace(CHEN, email="yu@example.org"), replace(LI, calendar_uid=2)),
        assignments=(replace(WORK, units_percent=80), PLAN.assignments[1]),
        baselines=(replace(PLAN.baselines[0], work_min=500), PLAN.baselines[1]),
    )
    report = bring(desk, later)
    assert (report.updated, said(report)) == (0, [])
    assert rows(desk, "resource", "email", "calendar_id") == [("yu@example.org", 3), (None, 3)]
    assert rows(desk, "assignment", "units_percent") == [(80,), (50,)]
    assert rows(desk, "baseline_task", "effort_min") == [(500,), (None,)]
    assert bring(desk, later).set_id is None


def test_what_both_changed_stays_ours_and_is_told_once(desk: Desk) -> None:
    bring(desk, PLAN)
    change(desk, "UPDATE resource SET email = 'ours@example.org' WHERE id = 1")
    change(desk, "UPDATE assignment SET units_percent = 70 WHERE id = 1")
    change(desk, "UPDATE baseline_task SET effort_min = 1 WHERE id = 1")
    later = replace(
        PLAN,
        resources=(replace(CHEN, email="yu@example.org"), LI),
        assignments=(replace(WORK, units_percent=80), PLAN.assignments[1]),
        baselines=(replace(PLAN.baselines[0], work_min=500), PLAN.baselines[1]),
    )
    assert said(bring(desk, later)) == [
        "Chen Yu: the address stays as it is here",
        "the work of Chen Yu on Measure stays as it is here",
        "Baseline stays as it is here",
    ]
    assert rows(desk, "assignment", "units_percent") == [(70,), (50,)]
    again = bring(desk, later)
    assert (again.set_id, again.kept) == (None, ())


def test_what_is_gone_from_the_file_and_unchanged_here_is_archived(desk: Desk) -> None:
    bring(desk, PLAN)
    report = bring(desk, replace(PLAN, resources=(CHEN,), assignments=(WORK,), baselines=()))
    assert said(report) == []
    assert rows(desk, "resource", "name") == [("Chen Yu",)]
    assert rows(desk, "assignment", "task_id") == [(1,)]
    assert rows(desk, "baseline", "name") == []


def test_but_stays_where_it_was_changed_or_is_used(desk: Desk) -> None:
    bring(desk, PLAN)
    bring(desk, replace(PLAN, guid="F" * 36), "other.xml")
    change(desk, "UPDATE assignment SET units_percent = 70 WHERE id = 2")
    change(desk, "UPDATE baseline SET name = 'As agreed' WHERE id = 1")
    report = bring(desk, replace(PLAN, resources=(CHEN,), assignments=(WORK,), baselines=()))
    assert said(report) == [
        "Li Na is gone from the file and stays: it is used here",
        "Li Na is gone from Fit in the file and stays: it was changed here",
        "As agreed is gone from the file and stays: it was changed here",
    ]
    assert len(rows(desk, "resource", "id")) == 2


def test_a_resource_that_was_here_before_the_file_never_goes_with_it(desk: Desk) -> None:
    change(
        desk,
        "INSERT INTO resource (created_at, updated_at, name, kind, responsibilities, authority,"
        " active, notes) VALUES ('2026-01-01T00:00:00.000000Z', '2026-01-01T00:00:00.000000Z',"
        " 'Li Na', 'person', '', '', 1, '')",
    )
    bring(desk, PLAN)
    bring(desk, replace(PLAN, resources=(CHEN,), assignments=(WORK,)))
    assert rows(desk, "resource", "name") == [("Li Na",), ("Chen Yu",)]


def test_what_was_archived_here_stays_archived(desk: Desk) -> None:
    bring(desk, PLAN)
    for table in ("assignment", "resource", "baseline"):
        change(desk, f"UPDATE {table} SET archived_at = '2026-11-23T08:00:00.000000Z'")
    assert bring(desk, PLAN).set_id is None
    later = replace(PLAN, resources=(CHEN, replace(LI, notes="new")), baselines=PLAN.baselines[:1])
    assert said(bring(desk, later)) == [
        "Li Na was archived here and stays archived",
        "Baseline was archived here and stays archived",
    ]


@pytest.mark.parametrize(
    ("numbers", "current"), [((0, 3), "Baseline"), ((3, 7), "Baseline 3"), ((10,), "Baseline 10")]
)
def test_the_lowest_baseline_is_the_current_one(
    desk: Desk, numbers: tuple[int, ...], current: str
) -> None:
    lines = tuple(
        MspdiBaselineTask(number, 1, datetime(2026, 3, 2, 8)) for number in reversed(numbers)
    )
    bring(desk, replace(PLAN, baselines=lines))
    found = rows(desk, "baseline", "name", "is_current")
    assert [name for name, is_current in found if is_current] == [current]
    assert len(found) == len(numbers)


def test_a_baseline_that_comes_later_is_not_made_the_current_one(desk: Desk) -> None:
    bring(desk, replace(PLAN, baselines=(MspdiBaselineTask(3, 1, datetime(2026, 3, 2, 8)),)))
    later = (MspdiBaselineTask(3, 1, datetime(2026, 3, 2, 8)), *PLAN.baselines)
    bring(desk, replace(PLAN, baselines=later))
    assert rows(desk, "baseline", "name", "is_current") == [("Baseline 3", 1), ("Baseline", 0)]


def test_an_import_of_before_resources_were_known_takes_what_it_left_out(desk: Desk) -> None:
    one = task(1, "Paint", 960, pauses=((480, 480),), effort_min=700)
    bring(desk, project(one))
    change(
        desk,
        "UPDATE import_base SET values_json = json_remove(values_json, '$.groups.pauses',"
        " '$.groups.effort', '$.groups.cost', '$.groups.ignores') WHERE kind = 'task'",
    )
    change(desk, "UPDATE task SET pauses = NULL, effort_min = NULL")
    assert said(bring(desk, project(one))) == []
    assert rows(desk, "task", "pauses", "effort_min") == [("[[480, 480]]", 700)]


def test_materials_and_money_have_no_hours(desk: Desk) -> None:
    paint = replace(PAINT, calendar_uid=HALF.uid)
    work = (MspdiAssignment(1, 1, paint.uid),)
    bring(desk, replace(PLAN, resources=(paint,), assignments=work))
    assert desk.tasks()["Measure"].finish == datetime(2026, 3, 2, 17, 0)
    assert date(2026, 3, 2) == desk.tasks()["Measure"].start.date()
