"""Loads of a real plan, day by day as the program that wrote it says in its time-phased data."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from defusedxml.ElementTree import parse

from salespm_tui.contract.imports import ImportFile
from salespm_tui.contract.team import TeamQuery

from .conftest import Desk

_NS = {"p": "http://schemas.microsoft.com/project"}
_TIME = re.compile(r"PT(\d+)H(\d+)M(\d+)S")
EVENLY = ("Dim Sung", "Paul Smith")
"""Those whose work the file spreads evenly; the others' it plans hour by hour."""


def told(path: Path) -> Iterator[tuple[str, date, int]]:
    """Who does how many minutes on which day."""
    root = parse(path).getroot()
    names = {
        one.findtext("p:UID", None, _NS): one.findtext("p:Name", "", _NS)
        for one in root.iterfind(".//p:Resource", _NS)
    }
    for assignment in root.iterfind(".//p:Assignment", _NS):
        who = names.get(assignment.findtext("p:ResourceUID", None, _NS), "")
        for part in assignment.iterfind("p:TimephasedData", _NS):
            time = _TIME.fullmatch(part.findtext("p:Value", "", _NS))
            if time:
                day = date.fromisoformat(part.findtext("p:Start", "", _NS)[:10])
                yield who, day, int(time[1]) * 60 + int(time[2])


@pytest.mark.realdata
def test_the_days_are_loaded_as_the_file_says(desk: Desk, real_data: Path) -> None:
    path = real_data / "mspdi" / "taskjuggler-tutorial.xml"
    desk.do(ImportFile(str(path)))
    wanted: dict[str, dict[date, int]] = {name: {} for name in EVENLY}
    for who, day, minutes in told(path):
        if who in wanted:
            wanted[who][day] = wanted[who].get(day, 0) + minutes
    days = sorted(day for some in wanted.values() for day in some)
    found = desk.ask(TeamQuery(None, days[0], days[-1]))
    loads = {row.name: row.load for row in found.rows if row.name in wanted}
    for who in EVENLY:
        taken = zip(found.days, loads[who].assigned_min, strict=True)
        assert {day: minutes for day, minutes in taken if minutes} == wanted[who]
    assert [sum(some.values()) for some in wanted.values()] == [14100, 20700]
