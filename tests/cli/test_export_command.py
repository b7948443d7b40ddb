"""`salespm export`: what stands on standard output, in files, and where nothing is written."""

from __future__ import annotations

import csv
import stat
import subprocess
import sys

import pytest
from icalendar import Calendar

from salespm_tui.exchange.tasks_csv import HEADINGS
from tests.cli.conftest import TODAY, CommandLine
from tests.exchange.gantt_grammar import read_gantt
from tests.pty_session import REPOSITORY
from tests.services.importing.plan_files import PlanFile, Said

PLAN = PlanFile(
    (
        Said(1, "=Measure"),
        Said(2, "安装", after=((1, "FS", 480),)),
        Said(3, "Signed", minutes=0, milestone=True, after=((2, "FS", 0),)),
    )
)


@pytest.fixture
def shop(salespm: CommandLine) -> CommandLine:
    """A workspace with one small plan."""
    path = str(PLAN.write(salespm.folder / "shop.xml"))
    assert salespm.run("import", path).code == 0
    return salespm


def test_a_csv_goes_to_a_pipe_byte_by_byte(shop: CommandLine) -> None:
    ran = subprocess.run(
        [sys.executable, "-m", "salespm_tui", "--today", TODAY, "export", "csv"],
        cwd=REPOSITORY,
        capture_output=True,
        check=True,
    )
    assert ran.stdout.startswith(b"\xef\xbb\xbfid,")
    assert ran.stdout.count(b"\r\n") == 4
    rows = list(csv.DictReader(ran.stdout.decode("utf-8-sig").splitlines()))
    assert tuple(rows[0]) == HEADINGS
    assert [row["name"] for row in rows] == ["'=Measure", "安装", "Signed"]
    assert rows[1]["predecessors"] == f"{rows[0]['id']}FS+1d"


def test_raw_leaves_cells_as_they_are(shop: CommandLine) -> None:
    told = shop.run("export", "csv", "--raw")
    assert told.out.startswith("id,")
    assert ",=Measure," in told.out


def test_a_file_is_private_and_never_overwritten_unasked(shop: CommandLine) -> None:
    target = shop.folder / "out" / "plan.mmd"
    told = shop.run("export", "mermaid", "-o", str(target))
    assert (told.code, told.out.strip()) == (0, str(target))
    assert stat.S_IMODE(target.stat().st_mode) == 0o600
    assert [task.name for task in read_gantt(target.read_text()).tasks] == [
        "=Measure",
        "安装",
        "Signed",
    ]

    target.write_text("mine")
    refused = shop.run("export", "mermaid", "-o", str(target))
    assert (refused.code, refused.out, target.read_text()) == (1, "", "mine")
    assert shop.run("export", "mermaid", "-o", str(target), "--force").code == 0
    assert target.read_text().startswith("gantt")
    assert [path.name for path in target.parent.iterdir()] == ["plan.mmd"]


def test_the_workspace_is_never_replaced(shop: CommandLine) -> None:
    before = shop.file.read_bytes()
    told = shop.run("export", "csv", "-o", str(shop.file), "--force")
    assert told.code == 1
    assert shop.file.read_bytes() == before


def test_a_calendar_covers_everything_unless_a_project_is_named(shop: CommandLine) -> None:
    assert shop.run("log", "call Acme prices !fri").code == 0
    every = Calendar.from_ical(shop.run("export", "ics").out)
    titles = [str(event["SUMMARY"]) for event in every.walk("VEVENT")]
    assert titles == ["◆ Signed", "Acme: prices"]
    code = shop.run("projects", "--json").json["projects"][0]["code"]
    one = Calendar.from_ical(shop.run("export", "ics", "--project", code).out)
    assert [str(event["SUMMARY"]) for event in one.walk("VEVENT")] == ["◆ Signed"]


def test_without_a_date_it_says_that_the_calendar_is_empty(salespm: CommandLine) -> None:
    told = salespm.run("export", "ics")
    assert told.code == 0
    assert "empty" in told.err
    assert not salespm.file.exists()


@pytest.mark.parametrize(
    "words",
    [["export"], ["export", "docx"], ["export", "ics", "--raw"], ["export", "csv", "--force"]],
)
def test_wrong_usage(shop: CommandLine, words: list[str]) -> None:
    told = shop.run(*words)
    assert (told.code, told.out) == (2, "")


def test_which_project_is_asked_where_there_are_several(shop: CommandLine) -> None:
    path = str(PLAN.write(shop.folder / "other.xml"))
    assert shop.run("import", path, "--new").code == 0
    told = shop.run("export", "csv")
    assert (told.code, told.out) == (2, "")
    assert "salespm export --help" in told.err


def test_a_place_that_cannot_be_written_is_named(shop: CommandLine) -> None:
    (shop.folder / "file").write_text("")
    told = shop.run("export", "csv", "-o", str(shop.folder / "file" / "plan.csv"))
    assert (told.code, told.out) == (1, "")
    assert "plan.csv" in told.err


def test_one_area_a_file_comes_back_from_the_shell(shop: CommandLine) -> None:
    shop.run("log", "call Acme =prices !2026-11-27")
    target = shop.folder / "log.csv"
    assert shop.run("export", "csv", "--area", "log", "-o", str(target)).code == 0
    assert stat.S_IMODE(target.stat().st_mode) == 0o600
    (row,) = csv.DictReader(target.read_text("utf-8-sig").splitlines())
    assert (row["Client"], row["Channel"], row["Next step date"]) == ("Acme", "call", "2026-11-27")
    assert row["Summary"] == "'=prices"
    assert "0 new, 0 changed, 1 as before" in shop.run("import", str(target)).out
    assert shop.run("export", "csv", "--area", "log", "-o", str(target)).code == 1


def test_an_area_goes_with_lists_alone(shop: CommandLine) -> None:
    assert shop.run("export", "ics", "--area", "log").code == 2
    assert shop.run("export", "csv", "--area", "everything").code == 2
