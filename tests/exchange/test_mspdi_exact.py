"""What MS Project stored in its files, computed here again from durations, links, calendars and
constraints alone, must agree to the minute. The stored values are read by this test only."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import pytest
from defusedxml.ElementTree import parse

from salespm_tui.domain.schedule import schedule
from salespm_tui.exchange.mspdi.plan import plan_of
from salespm_tui.exchange.mspdi.reader import read_mspdi

pytestmark = pytest.mark.realdata
NAMESPACE = "{http://schemas.microsoft.com/project}"

EXACT = {
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
    "slack9-mfo": 15,
    "software-development-inprogress": 86,
    "software-development-plan": 86,
}
"""Files in which every task agrees, summaries and free slack included, and how many they have."""


@dataclass(frozen=True)
class Stored:
    """What MS Project itself said of a task; a slack that is not written is 0."""

    uid: int
    early: tuple[datetime, datetime]
    late: tuple[datetime, datetime]
    total_slack_min: int
    free_slack_min: int
    critical: bool
    percent: int


def stored_in(path: Path) -> Iterator[Stored]:
    for task in parse(path, forbid_dtd=True).getroot().iter(f"{NAMESPACE}Task"):

        def said(name: str, task: object = task) -> str:
            return task.findtext(NAMESPACE + name) or ""  # type: ignore[attr-defined]

        if said("UID") == "0" or said("IsNull") == "1":
            continue
        dates = [
            datetime.fromisoformat(said(name)).replace(second=0)
            for name in ("EarlyStart", "EarlyFinish", "LateStart", "LateFinish")
        ]
        yield Stored(
            uid=int(said("UID")),
            early=(dates[0], dates[1]),
            late=(dates[2], dates[3]),
            total_slack_min=int(said("TotalSlack") or 0) // 10,
            free_slack_min=int(said("FreeSlack") or 0) // 10,
            critical=said("Critical") == "1",
            percent=int(said("PercentComplete") or 0),
        )


@pytest.mark.parametrize("name", EXACT)
def test_every_task_agrees_with_ms_project(real_data: Path, name: str) -> None:
    path = real_data / "mspdi" / f"{name}.xml"
    found = schedule(plan_of(read_mspdi(path)))
    stored = list(stored_in(path))
    assert len(stored) == EXACT[name]
    ours = [
        Stored(
            task.uid,
            found.early(task.uid),
            found.late(task.uid),
            found.total_slack(task.uid),
            found.free_slack(task.uid),
            found.critical(task.uid),
            found.percent(task.uid),
        )
        for task in stored
    ]
    assert ours == stored


def test_elapsed_durations_run_by_the_clock(real_data: Path) -> None:
    """The elapsed half of a stress file; it was saved without recalculating the other half."""
    path = real_data / "mspdi" / "duration-formats-elapsed.xml"
    project = read_mspdi(path)
    found = schedule(plan_of(project))
    stored = {task.uid: task for task in stored_in(path)}
    elapsed = [task.uid for task in project.tasks if task.elapsed]
    assert len(elapsed) == 5
    for uid in elapsed:
        assert (found.early(uid), found.late(uid)) == (stored[uid].early, stored[uid].late)
        assert found.total_slack(uid) == stored[uid].total_slack_min
