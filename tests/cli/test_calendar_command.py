"""`salespm calendar`: public holidays into the workspace."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.cli.conftest import CommandLine


def test_the_days_of_two_years_are_written_as_one_change(salespm: CommandLine) -> None:
    told = salespm.run("calendar", "CN", "2026", "2091", "--json")
    assert (told.code, told.err) == (0, "")
    found = told.json
    assert set(found) == {"calendar", "country", "years", "notes", "change_set"}
    assert (found["calendar"], found["country"], found["change_set"]) == ("Standard", "CN", 1)
    this, later = found["years"]
    assert set(this) == {"year", "days_off", "days_on", "provisional"}
    assert (this["year"], this["provisional"], later["provisional"]) == (2026, False, True)
    assert "2026-02-17" in this["days_off"]
    assert this["days_on"][1] == "2026-02-14"
    assert salespm.run("calendar", "CN", "2026", "--json").json["change_set"] is None


def test_people_are_told_what_came_and_what_is_provisional(salespm: CommandLine) -> None:
    told = salespm.run("calendar", "CN", "2026", "2091")
    assert "holidays of CN 2026, 2091 into the calendar Standard" in told.out
    assert "2026: days off on weekdays: 19, make-up workdays: 6." in told.out
    assert "2091 is provisional" in told.out
    assert "Undone: Wrote the public holidays of CN" in salespm.run("undo").out
    assert salespm.run("calendar", "CN", "2026", "--json").json["change_set"] == 3


@pytest.mark.parametrize(
    ("words", "code", "part"),
    [
        (("CHNA", "2026"), 1, "Did you mean CN (China)?"),
        (("DE-XY", "2026"), 1, "It has: BB, BE, BW, BY"),
        (("CN", "26"), 2, "“26” is not a year."),
        (("CN",), 2, "YEAR"),
        (("CN", "2026", "--project", "XX"), 2, "XX"),
    ],
)
def test_what_is_not_known_makes_no_workspace(
    salespm: CommandLine, words: tuple[str, ...], code: int, part: str
) -> None:
    told = salespm.run("calendar", *words)
    assert (told.code, told.out) == (code, "")
    assert part in told.err
    assert not salespm.file.exists()


def test_names_are_in_the_language_of_the_workspace(salespm: CommandLine) -> None:
    salespm.run("calendar", "CN", "2026", "--lang", "zh")
    assert salespm.run("calendar", "CN", "2026", "--json").json["change_set"] is None


def test_the_package_of_holidays_is_loaded_by_this_command_alone() -> None:
    modules = (
        "salespm_tui.cli.commands, salespm_tui.services.timeline, salespm_tui.services.workspace"
    )
    code = f"import sys, {modules}; print('holidays' in sys.modules)"
    loaded = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    assert loaded.stdout.strip() == "False"
