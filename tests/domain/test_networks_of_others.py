"""Published and independently computed networks: every number must come out exactly."""

from __future__ import annotations

import json
import re
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from salespm_tui.domain.calendar import STANDARD, CalendarException, WorkCalendar
from salespm_tui.domain.network import Plan, PlanLink, PlanTask
from salespm_tui.domain.schedule import Schedule, schedule

pytestmark = pytest.mark.realdata
DAY = 480
START = datetime(2026, 3, 2, 8)
CONSTRAINTS = {
    "START_NO_EARLIER_THAN": "snet",
    "START_NO_LATER_THAN": "snlt",
    "FINISH_NO_EARLIER_THAN": "fnet",
    "FINISH_NO_LATER_THAN": "fnlt",
    "MUST_START_ON": "mso",
    "MUST_FINISH_ON": "mfo",
}


def read(folder: Path, name: str) -> Any:
    return json.loads((folder / "cpm" / name).read_text(encoding="utf-8"))


def plan_of(net: dict[str, Any], calendar: WorkCalendar = STANDARD) -> tuple[Plan, dict[str, int]]:
    ids = {task["id"]: at + 1 for at, task in enumerate(net["tasks"])}
    tasks = tuple(
        PlanTask(
            ids[task["id"]],
            task["id"],
            duration_min=round(task.get("duration", task.get("days", 0)) * DAY),
            constraint=CONSTRAINTS.get(task.get("constraint", ""), "asap"),
            constraint_at=datetime.fromisoformat(task["date"]) if "date" in task else None,
        )
        for task in net["tasks"]
    )
    links = tuple(
        PlanLink(ids[link["from"]], ids[link["to"]], link["type"].lower(), link["lag"] * DAY)
        for link in net["links"]
    )
    start = datetime.fromisoformat(net["start"]) if "start" in net else START
    return Plan(start, tasks, links, calendar), ids


def days_of(found: Schedule, plan: Plan, task: int) -> dict[str, float]:
    early, late = found.early(task), found.late(task)
    values = [plan.calendar.between(plan.start_at, at) / DAY for at in early + late]
    total = found.total_slack(task) / DAY
    return dict(zip(("ES", "EF", "LS", "LF", "TF"), (*values, total), strict=True))


def test_textbook_networks(real_data: Path) -> None:
    nets = read(real_data, "textbook_networks.json")["textbook"]
    assert len(nets) == 6
    for net in nets:
        plan, ids = plan_of(net)
        found = schedule(plan)
        for name, published in net["expected"].items():
            ours = days_of(found, plan, ids[name])
            for key, value in published.items():
                assert ours[key] == pytest.approx(value, abs=0.01), (net["id"], name, key)
        if net["project_duration"] is not None:
            length = plan.calendar.between(plan.start_at, found.finish_at) / DAY
            assert length == net["project_duration"], net["id"]
        if net["critical_path"] is not None:
            critical = {name for name, number in ids.items() if found.critical(number)}
            assert critical >= set(net["critical_path"]), net["id"]


def test_link_and_lag_cases(real_data: Path) -> None:
    cases = read(real_data, "relation_cases.json")["relation_cases"]
    assert len(cases) == 10
    for case in cases:
        plan, ids = plan_of(case)
        found = schedule(plan)
        for name, published in case["expected"].items():
            ours = days_of(found, plan, ids[name])
            assert {key: ours[key] for key in published} == published, (case["id"], name)


def test_generated_networks(real_data: Path) -> None:
    """Holidays, lags and leads on all four links, constraints: free slack and flags as well."""
    nets = read(real_data, "generated_nets_72.json")["nets"]
    assert len(nets) == 36
    for net in nets:
        holidays = tuple(
            CalendarException(date.fromisoformat(day), date.fromisoformat(day))
            for day in net["holidays"]
        )
        plan, ids = plan_of(net, WorkCalendar("holidays", STANDARD.week, holidays))
        found = schedule(plan)
        assert plan.calendar.between(plan.start_at, found.finish_at) / DAY == net["project_days"]
        for name, expected in net["expected"].items():
            task = ids[name]
            ours = days_of(found, plan, task)
            theirs = {key: expected[f"{key}_d"] for key in ("ES", "EF", "LS", "LF")}
            assert ours == theirs | {"TF": expected["TS"]}, (net["id"], name)
            assert found.critical(task) is expected["critical"], (net["id"], name)
            start, finish = (datetime.fromisoformat(expected[key]) for key in ("ES", "EF"))
            assert found.start(task) == start, (net["id"], name)
            assert plan.calendar.previous_instant(found.finish(task)) == (
                plan.calendar.previous_instant(finish)
            ), (net["id"], name)
            assert found.free_slack(task) / DAY == min(expected["FS"], expected["TS"]), (
                net["id"],
                name,
            )


def sm_network(text: str) -> tuple[Plan, int]:
    """A PSPLIB network without its resources, and the critical path length in its header."""
    length = int(re.findall(r"MPM-Time\s+(?:\d+\s+){5}(\d+)", text)[0])
    links_text = text.split("PRECEDENCE RELATIONS:")[1].split("****", maxsplit=1)[0]
    jobs_text = text.split("REQUESTS/DURATIONS:")[1].split("****", maxsplit=1)[0]
    rows = [[int(cell) for cell in line.split()] for line in links_text.splitlines()[2:] if line]
    links = tuple(PlanLink(row[0], after) for row in rows for after in row[3:])
    jobs = [line.split() for line in jobs_text.splitlines() if re.match(r"\s*\d", line)]
    tasks = tuple(PlanTask(int(job[0]), job[0], duration_min=int(job[2]) * DAY) for job in jobs)
    return Plan(START, tasks, links), length


def test_psplib_lengths(real_data: Path) -> None:
    files = sorted((real_data / "cpm" / "psplib").glob("*.sm"))
    assert len(files) >= 25
    for path in files:
        plan, length = sm_network(path.read_text(encoding="utf-8"))
        found = schedule(plan)
        assert plan.calendar.between(plan.start_at, found.finish_at) / DAY == length, path.name
