"""Split tasks of MS Project XML: their pauses are found, so that both their dates are kept."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from salespm_tui.domain.network import Plan
from salespm_tui.domain.schedule import schedule
from salespm_tui.exchange.mspdi.plan import plan_of
from salespm_tui.exchange.mspdi.project import MspdiProject
from salespm_tui.exchange.mspdi.reader import read_mspdi
from tests.exchange.mspdi_files import link, project, task, write

ODD_SPAN = (
    "The dates of 1 task do not fit its duration, and the file does not say why; it may finish at"
    " another time here."
)


def at(day: int, hour: int = 8) -> datetime:
    return datetime(2026, 3, day, hour)


def dates(start: datetime, finish: datetime, more: str = "") -> str:
    return f"<Start>{start.isoformat()}</Start><Finish>{finish.isoformat()}</Finish>{more}"


def stopped(stop: datetime, resume: datetime, percent: int) -> str:
    return (
        f"<PercentComplete>{percent}</PercentComplete><ActualStart>2026-03-02T08:00:00</ActualStart>"
        f"<Stop>{stop.isoformat()}</Stop><Resume>{resume.isoformat()}</Resume>"
    )


def assigned(*days: tuple[int, str], kind: int = 1) -> str:
    """Somebody on task 1, with so much work a day."""
    work = "".join(
        f"<TimephasedData><Type>{kind}</Type><UID>1</UID><Start>{at(day).isoformat()}</Start>"
        f"<Finish>{at(day, 17).isoformat()}</Finish><Unit>2</Unit><Value>{value}</Value>"
        "</TimephasedData>"
        for day, value in days
    )
    return (
        "<Resources><Resource><UID>4</UID><Name>Li Wei</Name></Resource></Resources><Assignments>"
        f"<Assignment><UID>1</UID><TaskUID>1</TaskUID><ResourceUID>4</ResourceUID>{work}"
        "</Assignment></Assignments>"
    )


def read(folder: Path, tasks: str, rest: str = "") -> MspdiProject:
    return read_mspdi(write(folder, project(tasks, rest=rest)))


def test_a_task_that_stopped_and_resumes(tmp_path: Path) -> None:
    """Two days, one of them done on Monday, the other on Thursday."""
    more = dates(at(2), at(5, 17), stopped(at(2, 17), at(5), 50))
    found = read(tmp_path, task(1, more=more, duration="PT16H0M0S") + task(2, more=link(1)))
    assert found.tasks[0].pauses == ((480, 960),)
    assert found.warnings == ()
    scheduled = schedule(plan_of(found))
    assert (scheduled.start(1), scheduled.finish(1)) == (at(2), at(5, 17))
    assert scheduled.start(2) == at(6)


def test_a_task_that_stopped_without_dates_rests_after_its_percentage(tmp_path: Path) -> None:
    more = stopped(at(2, 17), at(5), 25)
    found = read(tmp_path, task(1, more=more, duration="PT16H0M0S"))
    assert found.tasks[0].pauses == ((240, 960),)


def test_a_stop_at_night_is_no_pause(tmp_path: Path) -> None:
    more = dates(at(2), at(3, 17), stopped(at(2, 17), at(3), 50))
    assert read(tmp_path, task(1, more=more, duration="PT16H0M0S")).tasks[0].pauses == ()


@pytest.mark.parametrize("kind", [1, 2])
def test_days_without_work_are_pauses(tmp_path: Path, kind: int) -> None:
    """Monday, Wednesday, Thursday, and Monday again: a day off and then one more, and a weekend."""
    days = [(2, "PT8H0M0S"), (3, "PT0H0M0S"), (4, "PT8H0M0S"), (5, "PT8H0M0S"), (9, "PT8H0M0S")]
    more = dates(at(2), at(9, 17))
    rest = assigned(*days, kind=kind)
    found = read(tmp_path, task(1, more=more, duration="PT32H0M0S"), rest)
    assert found.tasks[0].pauses == ((480, 480), (1440, 480))
    assert found.warnings == ()
    assert schedule(plan_of(found)).finish(1) == at(9, 17)


def test_planned_work_of_a_baseline_explains_nothing(tmp_path: Path) -> None:
    rest = assigned((2, "PT8H0M0S"), (4, "PT8H0M0S"), kind=4)
    found = read(tmp_path, task(1, more=dates(at(2), at(4, 17)), duration="PT16H0M0S"), rest)
    assert found.tasks[0].pauses == ()
    assert [str(one) for one in found.warnings] == [ODD_SPAN]


@pytest.mark.parametrize("finish", [at(2, 12), at(4, 17)])
def test_dates_that_nothing_explains_are_named(tmp_path: Path, finish: datetime) -> None:
    found = read(tmp_path, task(1, more=dates(at(2), finish)))
    assert found.tasks[0].pauses == ()
    assert [str(one) for one in found.warnings] == [ODD_SPAN]


@pytest.mark.parametrize(
    "more",
    [
        "<Manual>1</Manual>",
        (
            "<PercentComplete>100</PercentComplete><ActualStart>2026-03-02T08:00:00</ActualStart>"
            "<ActualFinish>2026-03-04T17:00:00</ActualFinish>"
        ),
    ],
)
def test_dates_that_are_kept_anyway_need_no_pause(tmp_path: Path, more: str) -> None:
    found = read(tmp_path, task(1, more=dates(at(2), at(4, 17), more)))
    assert found.warnings == ()
    assert schedule(plan_of(found)).finish(1) == at(4, 17)


def span_is_kept(plan: Plan, uid: int, dates: tuple[datetime, datetime]) -> bool:
    """Whether the task, put on its own where it starts in the file, finishes where it does there."""
    (task,) = (one for one in plan.tasks if one.id == uid)
    if task.mode == "auto" and task.actual_start_at is None:
        task = replace(task, mode="manual", start_at=dates[0], finish_at=None)
    task = replace(task, parent_id=None)
    found = schedule(replace(plan, tasks=(task,), links=()))
    return found.start(uid) == dates[0] and plan.calendar.between(found.finish(uid), dates[1]) == 0


@pytest.mark.realdata
def test_every_leaf_of_every_file_keeps_its_dates_or_is_named(real_data: Path) -> None:
    lost: dict[str, int] = {}
    for path in sorted((real_data / "mspdi").glob("*.xml")):
        found = read_mspdi(path)
        plan = plan_of(found)
        for one in found.tasks:
            if one.kind == "summary" or one.start_at is None or one.finish_at is None:
                continue
            if not span_is_kept(plan, one.uid, (one.start_at, one.finish_at)):
                lost[path.stem] = lost.get(path.stem, 0) + 1
                assert "do not fit" in " ".join(map(str, found.warnings)), (path.stem, one.uid)
    assert lost == {"minimal-no-calendar": 2}
