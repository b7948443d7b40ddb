"""Published and independently computed networks as plans, from `shared/data/cpm`."""

from __future__ import annotations

import json
import re
from datetime import date, datetime
from pathlib import Path
from typing import Any

from salespm_tui.domain.calendar import STANDARD, CalendarException, WorkCalendar
from salespm_tui.domain.network import Plan, PlanLink, PlanTask
from salespm_tui.domain.schedule import Schedule

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


def plan_of(net: dict[str, Any]) -> tuple[Plan, dict[str, int]]:
    """The plan of a network, its holidays included, and the ids of its tasks by their names."""
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
    days = [date.fromisoformat(day) for day in net.get("holidays", ())]
    holidays = tuple(CalendarException(day, day) for day in days)
    calendar = WorkCalendar("holidays", STANDARD.week, holidays)
    start = datetime.fromisoformat(net["start"]) if "start" in net else START
    return Plan(start, tasks, links, calendar), ids


def days_of(found: Schedule, plan: Plan, task: int) -> dict[str, float]:
    """ES, EF, LS, LF and TF in working days since the plan's start."""
    early, late = found.early(task), found.late(task)
    values = [plan.calendar.between(plan.start_at, at) / DAY for at in early + late]
    total = found.total_slack(task) / DAY
    return dict(zip(("ES", "EF", "LS", "LF", "TF"), (*values, total), strict=True))


def length_of(found: Schedule, plan: Plan) -> float:
    """The whole plan in working days."""
    return plan.calendar.between(plan.start_at, found.finish_at) / DAY


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
