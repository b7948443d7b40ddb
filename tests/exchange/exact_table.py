"""The table of what agrees exactly: our schedule beside the figures that others computed.

    python -m tests.exchange.exact_table [folder of real data]

Each figure of each task is computed here from durations, links, calendars, constraints and recorded
progress alone; what a file stores of it is only compared with. A column shows how many figures agree
of how many the file has; "end" is the finish of the whole network.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element

from defusedxml.ElementTree import parse

from salespm_tui.domain.calendar import WorkCalendar
from salespm_tui.domain.schedule import Schedule, schedule
from salespm_tui.exchange.mspdi import plan as mspdi_plan
from salespm_tui.exchange.mspdi.reader import read_mspdi
from tests.domain import networks_of_others as others

NAMESPACE = "{http://schemas.microsoft.com/project}"
COLUMNS = ("slack", "critical", "ES", "EF", "LS", "LF", "free", "percent", "end")

DEMANDED = {
    "baselines-55-msp2007": 55,
    "calculate-critical-path": 10,
    "commercial-construction": 145,
    "home-move-plan": 171,
    "links-all4-msp2007": 16,
    "mp_j30_a2_nr1": 64,
    "mpp14baseline": 14,
    "mpp14recurring": 27,
    "new-product": 42,
    "priority-10": 10,
    "relations-5": 5,
    "sample-ruby-62": 62,
    "software-development-plan": 86,
}
"""Files of MS Project that must agree in every figure of every task, and how many tasks they have."""

NO_DATES = "the file stores no early and late dates"
NO_TASKS = "the file has no tasks"
FLOORS: dict[str, tuple[int, str]] = {
    "553-calendar-exceptions": (8, ""),
    "baselines-0to10": (8, ""),
    "bug4-snet-progress": (
        52,
        "Project 98 left a task in progress no slack, though none follows it",
    ),
    "calendars-msp2019": (0, NO_TASKS),
    "duration-formats-elapsed": (
        64,
        "tasks 1 to 4 keep late dates from before the elapsed tasks were added",
    ),
    "empty-project": (0, NO_TASKS),
    "ganttproject-holidays": (3, NO_DATES),
    "legacy-sample-links-snet": (152, ""),
    "minimal-no-calendar": (2, NO_DATES),
    "ozbuild16": (152, ""),
    "slack9-mfo": (120, ""),
    "software-development-inprogress": (688, ""),
    "taskjuggler-tutorial": (7, NO_DATES),
}
"""The other files: how many figures agree at least, and why others do not, or are not there."""


@dataclass(slots=True)
class Row:
    """One file or network: by column how many figures agree, and how many there are."""

    name: str
    group: str
    tasks: int = 0
    agree: dict[str, int] = field(default_factory=dict)
    there: dict[str, int] = field(default_factory=dict)

    def compare(self, column: str, agrees: bool) -> None:
        self.there[column] = self.there.get(column, 0) + 1
        self.agree[column] = self.agree.get(column, 0) + agrees

    @property
    def equal(self) -> int:
        return sum(self.agree.values())

    @property
    def exact(self) -> bool:
        return bool(self.there) and self.agree == self.there

    @property
    def demanded(self) -> bool:
        return self.group != "mspdi" or self.name in DEMANDED

    @property
    def verdict(self) -> str:
        cause = "" if self.demanded else FLOORS.get(self.name, (0, "not known yet"))[1]
        if self.exact and not cause:
            return "exact" if self.demanded else "exact, not demanded"
        return cause or "NOT EXACT"

    def shown(self) -> str:
        cells = [
            f"{self.agree[column]}/{self.there[column]}" if column in self.there else "-"
            for column in COLUMNS
        ]
        return (
            f"{self.group:10}{self.name:36}{self.tasks:5}"
            + "".join(f"{cell:>9}" for cell in cells)
            + f"  {self.verdict}"
        )


def heading() -> str:
    columns = "".join(f"{column:>9}" for column in COLUMNS)
    return f"{'from':10}{'file or network':36}{'tasks':>5}{columns}"


def rows(folder: Path) -> Iterator[Row]:
    """A row for each file and network below the folder of real data."""
    for path in sorted((folder / "mspdi").glob("*.xml")):
        yield mspdi_row(path)
    for net in others.read(folder, "textbook_networks.json")["textbook"]:
        yield network_row("textbook", net)
    for net in others.read(folder, "relation_cases.json")["relation_cases"]:
        yield network_row("relations", net | {"id": net["id"].removeprefix("criticalpath-")})
    for net in others.read(folder, "generated_nets_72.json")["nets"]:
        yield network_row("generated", net)
    for path in sorted((folder / "cpm" / "psplib").glob("*.sm")):
        yield psplib_row(path)


def mspdi_row(path: Path) -> Row:
    """All tasks of a file of MS Project, summaries included."""
    row = Row(path.stem, "mspdi")
    found = schedule(mspdi_plan.plan_of(read_mspdi(path)))
    for task in parse(path, forbid_dtd=True).getroot().iter(f"{NAMESPACE}Task"):
        stored = Stored(task)
        if not stored.is_task:
            continue
        row.tasks += 1
        for column, theirs in stored.figures().items():
            row.compare(column, figures_of(found, stored.uid)[column] == theirs)
    return row


class Stored:
    """What a file says of a task itself. Where it gives dates at all, a slack that is not written is
    0, and so is a flag."""

    def __init__(self, task: Element) -> None:
        self._task = task
        self.uid = int(self.said("UID") or -1)
        self.is_task = self.uid != 0 and self.said("IsNull") != "1"

    def said(self, name: str) -> str:
        return self._task.findtext(NAMESPACE + name) or ""

    def figures(self) -> dict[str, object]:
        """By column, what the file has."""
        dates = {
            column: datetime.fromisoformat(self.said(name)).replace(second=0)
            for column, name in (
                ("ES", "EarlyStart"),
                ("EF", "EarlyFinish"),
                ("LS", "LateStart"),
                ("LF", "LateFinish"),
            )
            if self.said(name)
        }
        known: dict[str, object] = dict(dates)
        for column, name, size in (
            ("slack", "TotalSlack", 10),
            ("free", "FreeSlack", 10),
            ("percent", "PercentComplete", 1),
        ):
            if dates or self.said(name):
                known[column] = int(self.said(name) or 0) // size
        if dates or self.said("Critical"):
            known["critical"] = self.said("Critical") == "1"
        return known


def figures_of(found: Schedule, task: int) -> dict[str, object]:
    """By column, what we computed of a task."""
    early, late = found.early(task), found.late(task)
    return {
        "ES": early[0],
        "EF": early[1],
        "LS": late[0],
        "LF": late[1],
        "slack": found.total_slack(task),
        "free": found.free_slack(task),
        "critical": found.critical(task),
        "percent": found.percent(task),
    }


def network_row(group: str, net: dict[str, Any]) -> Row:
    """A network with the figures that were published of it, in days; those of a textbook are rounded
    to hundredths, and it may name more than one critical path."""
    row = Row(str(net["id"])[:35], group)
    plan, ids = others.plan_of(net)
    found = schedule(plan)
    for name, published in net["expected"].items():
        row.tasks += 1
        ours = others.days_of(found, plan, ids[name])
        for column, value in days_in(published).items():
            row.compare(column, abs(ours[DAYS_OF.get(column, column)] - value) < 0.01)
        if "critical" in published:
            row.compare("critical", found.critical(ids[name]) is published["critical"])
        if "FS" in published:
            free = found.free_slack(ids[name]) / others.DAY
            row.compare("free", free == min(published["FS"], published["TS"]))
        if isinstance(published.get("EF"), str):
            early = found.early(ids[name])
            row.compare("ES", early[0] == datetime.fromisoformat(str(published["ES"])))
            row.compare("EF", same_finish(plan.calendar, early[1], str(published["EF"])))
    for name in net.get("critical_path") or ():
        row.compare("critical", found.critical(ids[name]))
    length = net.get("project_days", net.get("project_duration"))
    if length is not None:
        row.compare("end", others.length_of(found, plan) == length)
    return row


DAYS_OF = {"slack": "TF"}


def days_in(published: dict[str, Any]) -> dict[str, float]:
    """By column, what a network's source says in days; where it gives instants as well, these are
    compared instead."""
    names = {"ES": "ES", "EF": "EF", "LS": "LS", "LF": "LF", "TF": "slack", "TS": "slack"}
    names |= {"LS_d": "LS", "LF_d": "LF"}
    return {
        column: published[name]
        for name, column in names.items()
        if isinstance(published.get(name), int | float)
    }


def same_finish(calendar: WorkCalendar, ours: datetime, published: str) -> bool:
    """Whether both are the same instant of working time, in whichever form."""
    theirs = datetime.fromisoformat(published)
    return calendar.previous_instant(ours) == calendar.previous_instant(theirs)


def psplib_row(path: Path) -> Row:
    plan, length = others.sm_network(path.read_text(encoding="utf-8"))
    row = Row(path.stem, "psplib", len(plan.tasks))
    row.compare("end", others.length_of(schedule(plan), plan) == length)
    return row


def main(folder: Path) -> int:
    """Print the table; 1 where something that is demanded does not agree."""
    sys.stdout.write(heading() + "\n")
    missing = 0
    for row in rows(folder):
        sys.stdout.write(row.shown() + "\n")
        missing += row.demanded and not row.exact
    return int(missing > 0)


if __name__ == "__main__":
    HOME = Path(__file__).resolve().parents[2].parent / "shared" / "data"
    ASKED = sys.argv[1] if len(sys.argv) > 1 else os.environ.get("SALESPM_REAL_DATA")
    sys.exit(main(Path(ASKED) if ASKED else HOME))
