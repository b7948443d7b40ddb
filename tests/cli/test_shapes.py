"""The JSON, to the letter: scripts are written against it."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from told_rows import ToldTask

from salespm_tui.cli import shapes
from salespm_tui.contract.baselines import Compared
from salespm_tui.contract.clients import ClientDetail, ClientRow, Clients, LogRow
from salespm_tui.contract.imports import ImportReport, Refused
from salespm_tui.contract.projects import ProjectRow, Projects
from salespm_tui.contract.records import Change, Problem
from salespm_tui.contract.standup import Agenda, AgendaItem, AgendaSection
from salespm_tui.contract.timeline import CheckRow, LinkRow, Timeline
from salespm_tui.contract.values import Ref
from salespm_tui.core.errors import WorkspaceError
from salespm_tui.core.labels import label
from salespm_tui.domain.calendar import STANDARD

GOLDEN = Path(__file__).resolve().parents[1] / "golden" / "json"
TODAY = date(2026, 11, 23)
MORNING = datetime(2026, 11, 23, 8, 0)
EVENING = datetime(2026, 11, 24, 17, 0)
ACME = ClientRow(
    3, "Acme", "", (), "A", "active", "", "", date(2026, 11, 20), 14, 3, False,
    "prices", TODAY, 9, 2, 80,
)  # fmt: skip
NEW = ClientRow(
    4, "华为", "", (), "", "prospect", "", "", None, None, None, False, None, None, None, 0, None
)


def agenda() -> shapes.Json:
    late = AgendaItem(
        Ref("task", 12), 1, "HWA", "2.1", "谈价格", label("2 days late"), "bad",
        date(2026, 11, 19), 2, "Li Wei", ("d", "s"), client_id=3,
    )  # fmt: skip
    slow = AgendaItem(
        Ref("goal", 4), 1, "HWA", "", "Year", label("behind"), "bad", date(2026, 12, 31),
        None, "Li Wei", ("s", "c"), group="behind",
    )  # fmt: skip
    deal = AgendaItem(
        Ref("opportunity", 9), None, None, "", "Acme · Portal", label("no next step"), "warning",
        action_keys=("s", "r"), client_id=3, group="no_next_step",
    )  # fmt: skip
    bare = AgendaItem(Ref("client", 3), None, None, "", "Acme", label("silent"))
    sections = (
        AgendaSection("overdue", label("Overdue"), (late,)),
        AgendaSection("goals", label("Goals behind"), (slow,)),
        AgendaSection("clients", label("Follow-ups"), (bare,)),
        AgendaSection("deals", label("Deals"), (deal,)),
    )
    numbers = (label("Year: will not be made, 2m CNY is missing."),)
    return shapes.standup(Agenda(TODAY, date(2026, 11, 20), None, sections, numbers=numbers))


def projects() -> shapes.Json:
    known = ProjectRow(
        1, "HWA", "Rollout", "active", "execution", 3, "Acme", "", "EUR",
        date(2026, 9, 1), date(2027, 1, 29), "amber", ("no_owner",), 7,
    )  # fmt: skip
    empty = ProjectRow(
        2, "P1", "空", "draft", "needs", None, None, "", "CNY", None, None, "", (), 0
    )
    return shapes.projects(Projects((known, empty), TODAY, "UTC"))


def timeline() -> shapes.Json:
    task = ToldTask(
        5, "17", "1", "谈价格", "task", None, 0, 0, "doing", 3, "", 40, 960, False,
        MORNING, EVENING, MORNING, EVENING, MORNING, EVENING, 480, 0, False,
        "snet", MORNING, None, "auto", "", None, "", None, None, datetime(2026, 11, 1, tzinfo=UTC),
    )  # fmt: skip
    plan = Timeline(
        project_id=1,
        code="HWA",
        name="Rollout",
        start=MORNING,
        finish=EVENING,
        status_date=None,
        calendar="Standard",
        minutes_per_day=480,
        today=TODAY,
        tasks=(task,),
        links=(LinkRow(4, 5, "fs", 480, "working", 480),),
        checks=(CheckRow(5, "deadline", label("late")),),
        days_off=frozenset(),
        weekdays_off=frozenset({5, 6}),
        against=Compared(
            name="Baseline 1",
            on=TODAY,
            finish=MORNING,
            dates={5: (datetime(2026, 11, 20, 8, 0), MORNING)},
            calendar=STANDARD,
            finish_now=EVENING,
            baseline_id=1,
        ),
    )
    return shapes.timeline(plan)


def clients() -> shapes.Json:
    entry = LogRow(
        7, datetime(2026, 11, 20, 11, 20, tzinfo=UTC), "call", "out", None, None, 15, "prices", "", None,
        "prices", TODAY,
    )  # fmt: skip
    detail = ClientDetail(ACME, "company", "", (), (entry,), (), (), TODAY)
    return shapes.clients(Clients(TODAY, (ACME, NEW)), detail)


def history() -> shapes.Json:
    at = datetime(2026, 11, 20, 11, 20, 0, 5, tzinfo=UTC)
    made = Change(8, at, label("Added"), "task", 5, None, '{"name": "谈价格"}', False)
    gone = Change(9, at, label("Took away"), "task", 5, '{"name": "谈价格"}', None, True)
    return shapes.history((gone, made))


def check() -> shapes.Json:
    return shapes.check((Problem("task 5", label("orphan"), label("restore a backup")),))


def imported() -> shapes.Json:
    report = ImportReport(
        label("Imported"), 11, Ref("project", 1), (label("a note"),), "a.xml", "mspdi", "HWA",
        3, 2, 1, (Refused(9, label("no name")),), (label("kept"),),
    )  # fmt: skip
    files = (shapes.imported_file(report), shapes.failed_file("b.xml", None, "b.xml is empty."))
    return shapes.imported(files)


SHAPES: dict[str, Any] = {
    "standup": agenda,
    "projects": projects,
    "timeline": timeline,
    "clients": clients,
    "history": history,
    "check": check,
    "import": imported,
}


@pytest.mark.parametrize("name", SHAPES)
def test_the_shape_is_the_one_agreed(name: str) -> None:
    path = GOLDEN / f"{name}.json"
    assert SHAPES[name]() == json.loads(path.read_text(encoding="utf-8"))


def test_nothing_imported_has_no_change_set() -> None:
    assert shapes.imported(()) == {"files": [], "change_set": None}


def test_a_workspace_that_is_whole_says_so() -> None:
    assert shapes.check(()) == {"ok": True, "problems": []}


def test_one_that_cannot_be_opened_says_why() -> None:
    told = shapes.unopened("w.db", WorkspaceError("It is damaged.", "Restore a backup."))
    assert told == {
        "ok": False,
        "problems": [{"where": "w.db", "what": "It is damaged.", "fix": "Restore a backup."}],
    }
