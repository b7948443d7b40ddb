"""Plans as plain data, small enough to be read whole."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

from salespm_tui.domain.calendar import STANDARD, CalendarException
from salespm_tui.domain.schedule import schedule
from salespm_tui.exchange.mspdi.plan import plan_of
from salespm_tui.exchange.mspdi.project import (
    MspdiAssignment,
    MspdiBaselineTask,
    MspdiCalendar,
    MspdiLink,
    MspdiProject,
    MspdiResource,
    MspdiTask,
)
from salespm_tui.exchange.mspdi.writer import write_mspdi

MORNINGS = tuple(((480, 720),) if day < 5 else () for day in range(7))
BASE = MspdiCalendar(
    1,
    "Standard",
    None,
    tuple(STANDARD.week),
    (CalendarException(date(2026, 3, 6), date(2026, 3, 6), (), "Founders' Day"),),
)
HALF = MspdiCalendar(2, "Half days", 1, MORNINGS)
CHEN = MspdiResource(1, "Chen Yu", email="chen@example.org", calendar_uid=2, notes="Mornings")
PAINT = MspdiResource(2, "Paint", kind="material")
VAN = MspdiResource(3, "Van hire", kind="budget")


def task(uid: int, name: str = "", minutes: int = 480, **said: Any) -> MspdiTask:
    plain = MspdiTask(
        uid=uid,
        id=uid,
        name=name or f"Task {uid}",
        parent_uid=None,
        wbs="",
        level=1,
        kind="task" if minutes else "milestone",
        duration_min=minutes,
        elapsed=False,
        percent=0,
        constraint="asap",
        constraint_at=None,
        deadline_at=None,
        calendar_uid=None,
        priority=500,
        notes="",
        mode="auto",
        start_at=None,
        finish_at=None,
        actual_start_at=None,
        actual_finish_at=None,
        active=True,
    )
    return replace(plain, **said)


def project(*tasks: MspdiTask, **said: Any) -> MspdiProject:
    plain = MspdiProject(
        title="Shop fitting",
        name="Shop fitting",
        guid="8182ECAA-F419-48EB-BFBC-8933873E2B40",
        manager="Li Na",
        currency="EUR",
        created_at=datetime(2026, 1, 5, 9, 30),
        start_at=datetime(2026, 3, 2, 8, 0),
        status_at=datetime(2026, 3, 4, 17, 0),
        calendar_uid=1,
        minutes_per_day=480,
        minutes_per_week=2400,
        days_per_month=20,
        critical_slack_limit_min=0,
        honours_constraints=True,
        calendars=(BASE,),
        tasks=tasks,
        links=(),
        warnings=(),
    )
    return replace(plain, **said)


SHOP = project(
    task(1, "Prepare", 0, kind="summary"),
    task(
        2,
        "Measure",
        960,
        parent_uid=1,
        level=2,
        percent=100,
        actual_start_at=datetime(2026, 3, 2, 8),
        actual_finish_at=datetime(2026, 3, 3, 17),
        notes="Twice & <exactly>",
        effort_min=960,
    ),
    task(
        3, "Order", 480, parent_uid=1, level=2, percent=50, actual_start_at=datetime(2026, 3, 4, 8)
    ),
    task(4, "Dry", 1440, elapsed=True, deadline_at=datetime(2026, 3, 20, 17)),
    task(
        5, "Fit 门店", 2400, constraint="snet", constraint_at=datetime(2026, 3, 11, 8), priority=900
    ),
    task(6, "Paint", 960, pauses=((240, 480),), fixed_cost_minor=12550),
    task(
        7,
        "Fair",
        mode="manual",
        start_at=datetime(2026, 4, 1, 8),
        finish_at=datetime(2026, 4, 1, 17),
    ),
    task(8, "Ready", 0),
    task(9, "Left out", active=False),
    task(10, "Sign", 480, calendar_uid=2, ignores_resources=True),
    links=(
        MspdiLink(2, 3, "fs", 0, "working"),
        MspdiLink(3, 4, "fs", -120, "working"),
        MspdiLink(4, 5, "fs", 720, "elapsed"),
        MspdiLink(5, 6, "ss", 50, "percent"),
        MspdiLink(6, 8, "ff", 0, "working"),
    ),
    calendars=(BASE, HALF),
    resources=(CHEN, PAINT, VAN),
    assignments=(
        MspdiAssignment(1, 2, 1, 50, 480, 480, 0, 30000, 30000),
        MspdiAssignment(2, 6, 2, 200, cost_minor=5000),
        MspdiAssignment(3, 10, 1, 100),
        MspdiAssignment(4, 5, 3, 100, cost_minor=90000, actual_cost_minor=0),
    ),
    baselines=(
        MspdiBaselineTask(0, 2, datetime(2026, 3, 2, 8), datetime(2026, 3, 2, 17), 480, 480, 25000),
        MspdiBaselineTask(3, 2, datetime(2026, 3, 3, 8), None, None, None, None),
        MspdiBaselineTask(0, 5, datetime(2026, 3, 9, 8), datetime(2026, 3, 13, 17), 2400),
    ),
)
"""One of everything."""


def written(plan: MspdiProject) -> bytes:
    """The plan as a file, with the dates that it computes to."""
    found = schedule(plan_of(plan))
    return write_mspdi(plan, {one.uid: found.dates(one.uid) for one in plan.tasks})


def write_to(plan: MspdiProject, path: Path) -> Path:
    path.write_bytes(written(plan))
    return path
