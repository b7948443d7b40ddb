"""`salespm team`: the JSON of the contract, and the load as text for people."""

from __future__ import annotations

from contextlib import closing
from datetime import UTC, date, datetime

import pytest

from salespm_tui.contract.budget import SaveBudgetLine
from salespm_tui.contract.deals import SaveDeal
from salespm_tui.contract.projects import SaveProject
from salespm_tui.contract.team import Assign, SaveResource, SaveSkill
from salespm_tui.contract.timeline import SaveTask
from salespm_tui.core.cells import cell_width
from salespm_tui.core.clock import FixedClock
from salespm_tui.services.workspace import Workspace
from tests.cli.conftest import CommandLine

RESOURCE = {"id", "name", "kind", "capacity_min_per_day", "skills"}
LOAD = {"resource_id", "week", "assigned_min", "capacity_min", "percent"}
BUDGET = {"category", "planned_minor", "revised_minor", "spent_minor", "left_minor"}
TODAY = "2026-11-23"


@pytest.fixture
def staffed(salespm: CommandLine) -> CommandLine:
    """李伟 does two things in one week, a server is late, a deal may come, a task has nobody."""
    clock = FixedClock(datetime(2026, 11, 23, 9, 0, tzinfo=UTC))
    folder = salespm.folder / "backups"
    with closing(Workspace.open(salespm.file, clock, backups=folder)) as desk:
        desk.do(SaveProject(name="Xinghe", code="XH", currency="CNY", status="active"))
        desk.do(SaveProject(name="Acme", code="ACM", currency="EUR", status="active"))
        desk.do(SaveResource(name="李伟"))
        desk.do(SaveSkill(resource_id=1, skill="谈判", level=4, years=6))
        server = {"kind": "material", "project_id": 1, "needed_by": date(2026, 11, 20)}
        desk.do(SaveResource(name="Server of the province, lot two", supplier="Inspur", **server))
        desk.do(SaveTask(project_id=1, name="Bid", duration_min=5 * 480))
        desk.do(SaveTask(project_id=1, name="Demo", duration_min=480))
        desk.do(SaveTask(project_id=2, name="Talk", duration_min=480))
        for task in (1, 2):
            desk.do(Assign(task, 1))
        desk.do(SaveBudgetLine(project_id=1, category="travel", planned_minor=500_000))
        desk.do(SaveDeal(name="Big", probability=50, expected_close_on=date(2026, 12, 7)))
    return salespm


def test_the_json_has_the_keys_and_the_figures(staffed: CommandLine) -> None:
    told = staffed.run("team", "--json", today=TODAY).json
    assert {"resources", "load", "budget"} <= set(told)
    assert set(told["resources"][0]) >= RESOURCE
    assert [one["capacity_min_per_day"] for one in told["resources"]] == [480, None]
    assert told["resources"][0]["skills"][0]["skill"] == "谈判"
    assert len(told["load"]) == 12
    week = told["load"][0]
    assert set(week) >= LOAD
    assert (week["week"], week["assigned_min"], week["capacity_min"]) == (TODAY, 2880, 2400)
    assert (week["percent"], week["over_days"], told["load"][1]["percent"]) == (120, 1, 0)
    assert set(told["budget"][0]) >= BUDGET
    assert (told["budget"][0]["category"], told["budget"][0]["left_minor"]) == ("travel", 500_000)
    assert told["procurement"][0]["late_days"] == 3
    assert (told["totals"]["unassigned_tasks"], told["totals"]["over_days"]) == (1, 1)
    assert sum(one["weighted_min"] for one in told["pipeline_load"]) > 0
    assert told["pipeline_deals"][0]["basis"] == "mean"


def test_one_project_alone(staffed: CommandLine) -> None:
    told = staffed.run("team", "--json", "--project", "ACM", today=TODAY).json
    assert (told["resources"], told["load"], told["procurement"]) == ([], [], [])
    assert told["totals"]["unassigned_tasks"] == 1


def test_the_text_says_who_has_too_much_and_what_is_late(staffed: CommandLine) -> None:
    told = staffed.run("team", today=TODAY)
    assert told.code == 0
    lines = told.out.splitlines()
    person = next(line for line in lines if "李伟" in line)
    assert all(shown in person for shown in ("person", "谈判 4", "120!"))
    assert "Assigned 48 h of 480 h; 440 h are free." in lines
    assert "1 resource is overloaded (days in all: 1)." in lines
    assert "1 open task has nobody." in lines
    assert "Server of the province, lot two was needed by 20 Nov and has not come." in lines
    assert any(line.startswith("travel") and "5,000.00 CNY" in line for line in lines)
    assert any(line.lstrip().startswith("Open deals, weighted") for line in lines)
    assert "李伟" in staffed.run("team", "--lang", "zh", today=TODAY).out


def test_the_table_fits_the_terminal(staffed: CommandLine) -> None:
    from salespm_tui.cli.team_texts import team_lines
    from salespm_tui.contract.budget import BudgetQuery
    from salespm_tui.contract.team import TeamQuery

    clock = FixedClock(datetime(2026, 11, 23, 9, 0, tzinfo=UTC))
    folder = staffed.folder / "backups"
    with closing(Workspace.open(staffed.file, clock, backups=folder)) as desk:
        snapshot, budget = desk.ask(TeamQuery()), desk.ask(BudgetQuery())
    for width, weeks in ((80, 6), (120, 12)):
        rows = team_lines(snapshot, budget, width, plain=True)[: 2 + len(snapshot.rows)]
        assert all(cell_width(line) <= width for line in rows)
        assert rows[0].isascii()
        assert sum("/" in word for word in rows[0].split()) == weeks
        assert len({cell_width(line.rstrip()) for line in rows if "100" in line}) <= 1


def test_an_empty_team_says_so(salespm: CommandLine) -> None:
    clock = FixedClock(datetime(2026, 11, 23, 9, 0, tzinfo=UTC))
    with closing(Workspace.open(salespm.file, clock, backups=salespm.folder / "backups")) as desk:
        desk.do(SaveProject(name="Xinghe", code="XH"))
    assert "Nobody is in the team yet." in salespm.run("team", today=TODAY).out
