"""A plan goes out as CSV and comes into another workspace: the same schedule."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from salespm_tui.contract.exports import ExportQuery
from salespm_tui.contract.imports import ImportFile, ImportReport
from salespm_tui.contract.projects import SaveProject
from salespm_tui.contract.timeline import LinkDraft, SaveTask, Timeline, TimelineQuery
from salespm_tui.core.clock import FixedClock
from salespm_tui.core.errors import UserError
from salespm_tui.services.workspace import Workspace

CLOCK = FixedClock(datetime(2026, 11, 23, 9, 0, tzinfo=UTC))
START = datetime(2026, 11, 23, 8, 0)


@contextmanager
def workspace(folder: Path, name: str) -> Iterator[Workspace]:
    opened = Workspace.open(
        folder / f"{name}.db", CLOCK, backups=folder / "backups", settings={"time_zone": "UTC"}
    )
    try:
        yield opened
    finally:
        opened.close()


def told(plan: Timeline) -> list[tuple[Any, ...]]:
    """All of a plan that a CSV can say, and what follows from it, without ids."""
    rows = {row.id: row for row in plan.tasks}
    links = sorted(
        (
            rows[link.predecessor_id].wbs,
            rows[link.successor_id].wbs,
            link.type,
            link.lag,
            link.lag_unit,
        )
        for link in plan.links
    )
    return [
        *(
            (
                row.wbs, row.name, row.kind, row.level, row.percent, row.owner, row.notes,
                row.priority, row.duration_min, row.duration_elapsed, row.constraint,
                row.constraint_at, row.deadline_at, row.start, row.finish, row.early_start,
                row.late_finish, row.total_slack_min, row.critical, row.actual_start,
                row.actual_finish, row.status == "cancelled",
            )
            for row in plan.tasks
        ),
        *links,
    ]  # fmt: skip


def carried_over(source: Workspace, project_id: int, target: Workspace, folder: Path) -> Timeline:
    path = folder / "plan.csv"
    path.write_bytes(source.ask(ExportQuery("csv", project_id)).content)
    report = target.do(ImportFile(str(path)))[0]
    assert isinstance(report, ImportReport)
    assert report.refused == ()
    assert report.ref is not None
    again = target.do(ImportFile(str(path)))[0]
    assert (again.set_id, again.ref) == (None, report.ref)
    return target.ask(TimelineQuery(report.ref.id))


names = st.text(st.sampled_from("=+-@'aB1 ,;\"：安装\t"), min_size=1, max_size=8)
instants = st.integers(0, 60 * 24 * 40).map(lambda minutes: START + timedelta(minutes=minutes))
tasks = st.fixed_dictionaries(
    {"name": names.filter(lambda text: text.strip(" \t'") != "")},
    optional={
        "duration_min": st.none() | st.integers(0, 6000),
        "duration_elapsed": st.booleans(),
        "percent": st.sampled_from((0, 0, 30, 100)),
        "priority": st.integers(1, 5),
        "owner": names,
        "notes": st.text(st.sampled_from('=a\n,"安'), max_size=6),
        "deadline_at": instants,
        "kind": st.sampled_from(("task", "milestone")),
        "status": st.just("cancelled"),
    },
)
constraints = st.none() | st.tuples(
    st.sampled_from(("alap", "snet", "snlt", "fnet", "fnlt", "mso", "mfo")), instants
)
manual = st.none() | instants
places = st.none() | st.integers(0, 5)
links = st.lists(
    st.tuples(
        st.integers(0, 5),
        st.sampled_from(("fs", "ss", "ff", "sf")),
        st.integers(-900, 900),
        st.sampled_from(("working", "elapsed", "percent")),
    ),
    max_size=2,
    unique_by=lambda one: one[0],
)


@settings(
    max_examples=8,
    deadline=None,
    derandomize=True,
    phases=(Phase.generate,),
    suppress_health_check=list(HealthCheck),
)
@given(st.lists(st.tuples(tasks, constraints, manual, places, links), min_size=1, max_size=6))
def test_any_small_plan_comes_back_with_the_same_schedule(drawn: list[Any]) -> None:
    with TemporaryDirectory() as home:
        folder = Path(home)
        with workspace(folder, "one") as source, workspace(folder, "two") as target:
            source.do(SaveProject(name="Plan", start_on=date(2026, 11, 23)))
            build(source, drawn)
            plan = source.ask(TimelineQuery(1))
            assert told(carried_over(source, 1, target, folder)) == told(plan)


def build(source: Workspace, drawn: list[Any]) -> None:
    """The plan as far as the app allows it: what closes a ring stays out."""
    ids: list[int] = []
    for fields, constraint, by_hand, place, preds in drawn:
        parent = ids[place] if place is not None and place < len(ids) else None
        more: dict[str, Any] = {} if parent is None else {"parent_id": parent}
        if constraint is not None:
            code, at = constraint
            more |= {"constraint": code, "constraint_at": None if code == "alap" else at}
        if by_hand is not None and constraint is None:
            more |= {
                "schedule_mode": "manual",
                "start_at": by_hand,
                "finish_at": by_hand + timedelta(minutes=600),
            }
        outcome = source.do(SaveTask(project_id=1, **fields, **more))[0]
        assert outcome.ref is not None
        ids.append(outcome.ref.id)
        drafts = tuple(
            LinkDraft(ids[before], kind, lag, unit)
            for before, kind, lag, unit in preds
            if before < len(ids) - 1
        )
        try:
            source.do(SaveTask(task_id=ids[-1], links=drafts))
        except UserError:
            continue


@pytest.mark.realdata
def test_plans_of_ms_project_come_back(real_data: Path, tmp_path: Path) -> None:
    """Where they do not, the export has said that it cannot hold their calendars."""
    same: set[str] = set()
    for path in sorted((real_data / "mspdi").glob("*.xml")):
        folder = tmp_path / path.stem
        folder.mkdir()
        with workspace(folder, "one") as source, workspace(folder, "two") as target:
            report = source.do(ImportFile(str(path)))[0]
            assert report.ref is not None
            before = told(source.ask(TimelineQuery(report.ref.id)))
            if not before:
                continue
            after = told(carried_over(source, report.ref.id, target, folder))
            if after == before:
                same.add(path.stem)
            else:
                assert source.ask(ExportQuery("csv", report.ref.id)).notes, path.name
    assert len(same) >= 17
    assert {"home-move-plan", "links-all4-msp2007", "software-development-inprogress"} <= same
