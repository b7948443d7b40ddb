"""The commands that read: JSON as the contract has it, text for people, and nothing written."""

from __future__ import annotations

import hashlib
from typing import Any

import pytest

from salespm_tui.core.cells import cell_width
from salespm_tui.core.paths import state_directory
from salespm_tui.core.view_state import write_view_state
from tests.cli.conftest import CommandLine
from tests.services.importing.plan_files import PlanFile, Said

AGENDA_ITEM = {"kind", "id", "project", "title", "why", "due", "days", "owner", "action_keys"}
PROJECT = {
    "id", "code", "name", "status", "phase", "client", "start", "finish", "health", "thin_links",
}  # fmt: skip
TASK = {
    "id", "uid", "wbs", "name", "kind", "parent_id", "start", "finish", "duration_min", "percent",
    "early_start", "early_finish", "late_start", "late_finish", "total_slack_min",
    "free_slack_min", "critical", "constraint", "constraint_on", "deadline", "mode", "status",
    "baseline_start", "baseline_finish",
}  # fmt: skip
LINK = {"predecessor_id", "successor_id", "type", "lag_min"}
CHECK = {"task_id", "rule", "text"}
CLIENT = {
    "id", "name", "tier", "status", "last_contact", "cadence_days", "silent_days", "next_step",
    "next_step_on", "open_promises", "health",
}  # fmt: skip
LOG = {"id", "at", "channel", "direction", "summary", "outcome", "next_step", "next_step_on"}
CHANGE = {"set_id", "at", "label", "kind", "id", "before", "after", "undone"}
SECTIONS = [
    "changed", "overdue", "today", "blocked", "starting", "milestones", "goals", "risks", "clients",
    "deals", "load", "checks",
]  # fmt: skip


def keys_of(rows: list[dict[str, Any]]) -> set[str]:
    assert rows
    assert len({frozenset(row) for row in rows}) == 1
    return set(rows[0])


def test_the_agenda_has_every_section_and_key(demo: CommandLine) -> None:
    told = demo.run("--demo", "standup", "--json")
    assert (told.code, told.err) == (0, "")
    agenda = told.json
    assert [agenda["date"], agenda["since"]] == ["2026-11-23", "2026-11-20"]
    assert [section["key"] for section in agenda["sections"]] == SECTIONS
    assert agenda["counts"] == {
        section["key"]: len(section["items"]) for section in agenda["sections"]
    }
    items = [item for section in agenda["sections"] for item in section["items"]]
    assert keys_of(items) == AGENDA_ITEM
    assert len({(item["kind"], item["id"]) for item in items}) == len(items)


def test_an_agenda_of_one_project_holds_that_one(demo: CommandLine) -> None:
    agenda = demo.run("--demo", "standup", "--project", "xh", "--json").json
    projects = {item["project"] for section in agenda["sections"] for item in section["items"]}
    assert projects <= {"XH", None}


def test_projects_timeline_clients_and_history_have_their_keys(demo: CommandLine) -> None:
    assert keys_of(demo.run("--demo", "projects", "--json").json["projects"]) == PROJECT
    plan = demo.run("--demo", "timeline", "--project", "XH", "--json").json
    assert set(plan) == {"project", "tasks", "links", "checks"}
    assert set(plan["project"]) == {"code", "start", "finish", "status_date", "calendar"}
    assert keys_of(plan["tasks"]) == TASK
    assert keys_of(plan["links"]) == LINK
    assert keys_of(plan["checks"]) == CHECK
    clients = demo.run("--demo", "clients", "--log", "1", "--json").json
    assert keys_of(clients["clients"]) == CLIENT
    assert keys_of(clients["log"]) == LOG
    changes = demo.run("--demo", "history", "--of", "task", "12", "--json").json["changes"]
    assert keys_of(changes) == CHANGE
    assert {(change["kind"], change["id"]) for change in changes} == {("task", 12)}
    assert changes[-1]["before"] is None
    assert changes[-1]["after"]["name"]


def test_instants_dates_and_codes_are_written_as_agreed(demo: CommandLine) -> None:
    plan = demo.run("--demo", "timeline", "--project", "NWF", "--json").json
    task = next(task for task in plan["tasks"] if task["name"] == "Final acceptance")
    assert task["start"] == "2027-02-02T17:00"
    assert task["deadline"].endswith("T17:00")
    assert (task["kind"], task["constraint"], task["mode"]) == ("milestone", "asap", "auto")
    assert (task["uid"], task["constraint_on"]) == (None, None)
    change = demo.run("--demo", "history", "--json").json["changes"][0]
    entry = demo.run("--demo", "clients", "--log", "1", "--json").json["log"][0]
    assert change["at"].endswith("Z")
    assert entry["at"].endswith("Z")


def test_a_plan_is_told_beside_what_was_agreed(demo: CommandLine) -> None:
    task = next(
        task
        for task in demo.run("--demo", "timeline", "--project", "NWF", "--json").json["tasks"]
        if task["name"] == "Commercial negotiation"
    )
    assert (task["finish"], task["baseline_finish"]) == ("2026-11-25T17:00", "2026-11-20T17:00")
    assert task["baseline_start"] == "2026-11-09T08:00"
    told = demo.run("--demo", "timeline", "--project", "NWF").out.splitlines()
    assert told[0].endswith("to 2 Feb 2027 (+2 d vs Baseline 1)")
    column = told[2].index("Variance")
    row = next(line for line in told if "Commercial negotiation" in line)
    assert row[column : column + len("Variance")] == "    +3 d"


def test_a_plan_asks_which_where_it_cannot_know(demo: CommandLine) -> None:
    told = demo.run("--demo", "timeline")
    assert (told.code, told.out) == (2, "")
    assert "NWF, XH" in told.err


def test_a_plan_is_that_of_the_project_last_opened(salespm: CommandLine) -> None:
    for title, guid in (("One", "A"), ("Two", "B")):
        plan = PlanFile((Said(1, title),), title=title, guid=guid * 8)
        salespm.run("import", str(plan.write(salespm.folder / f"{title}.xml")))
    assert salespm.run("timeline").code == 2
    state = {"workspace": str(salespm.file), "project_id": 2}
    write_view_state(state_directory(), state)
    assert salespm.run("timeline", "--json").json["project"]["code"] == "TWO"
    write_view_state(state_directory(), {**state, "workspace": "elsewhere"})
    assert salespm.run("timeline").code == 2


def test_everything_is_meant_unless_a_project_is_named(salespm: CommandLine) -> None:
    for title, guid in (("One", "A"), ("Two", "B")):
        plan = PlanFile((Said(1, title),), title=title, guid=guid * 8)
        salespm.run("import", str(plan.write(salespm.folder / f"{title}.xml")))

    def projects_in_history(*words: str) -> set[int]:
        changes = salespm.run("history", "--json", *words).json["changes"]
        return {change["id"] for change in changes if change["kind"] == "project"}

    write_view_state(state_directory(), {"workspace": str(salespm.file), "project_id": 2})
    assert projects_in_history() == projects_in_history("--all") == {1, 2}
    assert projects_in_history("--project", "one") == {1}
    assert salespm.run("standup").err == ""


def test_an_unknown_project_is_named_with_those_that_are_known(demo: CommandLine) -> None:
    for command in ("standup", "projects", "timeline", "clients", "history"):
        told = demo.run("--demo", command, "--project", "ZZ")
        assert (told.code, told.out) == (2, "")
        assert "“ZZ”" in told.err
        assert "NWF, XH" in told.err


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize(
    "line",
    ["projects", "timeline --project XH", "clients", "clients --log 1", "history", "standup"],
)
def test_text_is_there_in_both_languages(demo: CommandLine, language: str, line: str) -> None:
    told = demo.run("--demo", "--lang", language, *line.split())
    assert (told.code, told.err) == (0, "")
    assert "星河" in told.out


def test_the_columns_of_a_table_line_up_whatever_the_script(demo: CommandLine) -> None:
    heading, first, second, *_why = demo.run("--demo", "projects").out.splitlines()
    at = cell_width(heading[: heading.index("Phase")])
    assert cell_width(first[: first.index("planning")]) == at
    assert cell_width(second[: second.index("execution")]) == at


def test_ascii_draws_bars_without_block_characters(demo: CommandLine) -> None:
    told = demo.run("--demo", "--ascii", "timeline", "--project", "NWF")
    assert told.out.isascii()
    assert "###" in told.out
    agenda = demo.run("--demo", "--ascii", "standup", "--project", "NWF")
    assert agenda.out.isascii()
    assert "! " in agenda.out


def test_a_missing_workspace_answers_empty_and_stays_missing(salespm: CommandLine) -> None:
    for command in ("standup", "projects", "clients", "history", "check", "undo"):
        told = salespm.run(command)
        assert told.code == 0, command
        assert str(salespm.file) in told.err
    assert salespm.run("standup", "--json").json["sections"] == []
    assert salespm.run("timeline").code == 2
    assert list(salespm.folder.glob("work.db*")) == []


def test_reading_commands_leave_the_file_as_it_was(salespm: CommandLine) -> None:
    salespm.run("log", "call Acme prices !fri")
    before = hashlib.sha256(salespm.file.read_bytes()).digest()
    for line in ("standup", "projects", "clients --log 1", "history --of client 1", "check"):
        assert salespm.run(*line.split()).code == 0
    assert salespm.run("import", "absent.xml", "--dry-run").code == 1
    assert hashlib.sha256(salespm.file.read_bytes()).digest() == before
    beside = [path for path in salespm.folder.glob("work*") if path != salespm.file]
    assert not any(path.stat().st_size for path in beside)


def test_an_unknown_client_is_refused(salespm: CommandLine) -> None:
    salespm.run("log", "call Acme prices")
    told = salespm.run("clients", "--log", "99")
    assert (told.code, told.out) == (1, "")
    assert "99" in told.err


def test_the_history_of_no_known_kind_is_refused_with_those_that_are(salespm: CommandLine) -> None:
    salespm.run("log", "call Acme prices")
    told = salespm.run("history", "--of", "clinet", "1")
    assert (told.code, told.out) == (1, "")
    assert "action_item" in told.err
    assert salespm.run("history", "--of", "client", "9" * 20).code == 2
    assert salespm.run("history", "--of", "client", "9" * 18, "--json").json == {"changes": []}


def test_today_may_be_typed_as_people_do(salespm: CommandLine) -> None:
    assert salespm.run("standup", "--json", today="2026-12-24").json["date"] == "2026-12-24"
    for day in ("not a day", "", "9999-12-31", "0001-01-01", "2026-02-30"):
        assert salespm.run("standup", today=day).code == 2
    for day in ("1900-01-01", "2199-12-31"):
        assert salespm.run("standup", "--demo", today=day).code == 0
    assert salespm.run("standup", "--date", "2027-01-04", "--json").json["date"] == "2027-01-04"


def test_check_names_what_is_wrong_with_a_file_that_is_none(salespm: CommandLine) -> None:
    salespm.file.write_bytes(b"this is no database, whatever its name says" * 9)
    told = salespm.run("check", "--json")
    assert told.code == 3
    assert told.json["ok"] is False
    assert set(told.json["problems"][0]) == {"where", "what", "fix"}
    for command in ("standup", "undo", "projects"):
        assert salespm.run(command).code == 3
    assert salespm.file.read_bytes().startswith(b"this is no database")


def test_the_minutes_are_printed_ready_to_paste(demo: CommandLine) -> None:
    ran = demo.run("standup", "--minutes", "--demo")
    assert ran.code == 0
    assert ran.out.startswith("Stand-up")
    assert "Blocked" in ran.out
    assert demo.run("standup", "--minutes", "--demo", "--lang", "zh").out != ran.out


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("project", ["XH", "NWF"])
def test_the_stand_up_of_a_project_fits_one_screen(
    demo: CommandLine, project: str, language: str
) -> None:
    told = demo.run("--demo", "--lang", language, "standup", "--project", project)
    lines = told.out.splitlines()
    assert project in lines[0]
    assert len(lines) < 24
    assert max(map(cell_width, lines)) <= 80
    agenda = demo.run("--demo", "--lang", language, "standup", "--project", project, "--json").json
    for section in agenda["sections"]:
        head = f"{section['title']} ({len(section['items'])})"
        assert any(head in line for line in lines)
