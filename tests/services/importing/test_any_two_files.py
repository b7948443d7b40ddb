"""Any plan, changed in any way and imported again: it becomes the file, and nothing is invented."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from salespm_tui.core.clock import FixedClock
from salespm_tui.core.errors import UserError
from salespm_tui.services.workspace import Workspace
from tests.services.importing.conftest import Desk
from tests.services.importing.plan_files import PlanFile, Said

NOW = FixedClock(datetime(2026, 11, 23, 9, 0, tzinfo=UTC))
LEAVES = st.tuples(st.sampled_from((480, 960)), st.sampled_from((0, 30, 100)))


@st.composite
def plans(draw: st.DrawFn) -> PlanFile:
    """Up to seven of nine known tasks in any outline, each linked to tasks of a smaller uid."""
    uids = draw(st.lists(st.integers(1, 9), unique=True, max_size=7))
    levels: list[int] = []
    for _uid in uids:
        levels.append(draw(st.integers(1, min(3, levels[-1] + 1))) if levels else 1)
    parents = {place for place in range(len(uids) - 1) if levels[place + 1] > levels[place]}
    tasks = []
    for place, uid in enumerate(uids):
        minutes, percent = draw(LEAVES)
        earlier = [other for at, other in enumerate(uids) if other < uid and at not in parents]
        before = (
            draw(st.lists(st.sampled_from(earlier), unique=True, max_size=2)) if earlier else []
        )
        is_parent = place in parents
        tasks.append(
            Said(
                uid,
                draw(st.sampled_from((f"Task {uid}", f"Work {uid}"))),
                levels[place],
                minutes,
                0 if is_parent else percent,
                () if is_parent else tuple((other, "FS", 0) for other in before),
                summary=is_parent,
            )
        )
    return PlanFile(tuple(tasks))


EDITS = st.lists(
    st.tuples(st.sampled_from(("rename", "report", "archive", "root")), st.integers(0, 8)),
    max_size=4,
)


def edit(desk: Desk, what: str, which: int) -> None:
    names = list(desk.tasks())
    if not names:
        return
    name = names[which % len(names)]
    try:
        if what == "rename":
            desk.change(name, name=f"Our {name}")
        elif what == "report":
            desk.change(name, percent=70)
        elif what == "archive":
            desk.archive(name)
        else:
            desk.change(name, parent_id=None)
    except UserError:
        return  # a summary has no progress of its own, for example


def seen(desk: Desk, project_id: int) -> Any:
    """The plan as a person sees it."""
    rows = [
        (row.wbs, row.name, row.kind, row.duration_min, row.percent, row.status, row.start)
        for row in desk.tasks(project_id).values()
    ]
    return rows, desk.links(project_id)


def fresh_desk(folder: str) -> Desk:
    where = Path(folder)
    workspace = Workspace.open(where / "work.db", NOW, backups=where / "backups")
    return Desk(workspace, where)


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(plans(), plans())
def test_untouched_here_it_becomes_the_file(first: PlanFile, second: PlanFile) -> None:
    with TemporaryDirectory() as folder:
        desk = fresh_desk(folder)
        desk.bring(first)
        desk.bring(second)
        assert desk.bring(second).set_id is None
        desk.bring(second, new=True)
        assert seen(desk, 1) == seen(desk, 2)
        desk.workspace.close()


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(plans(), EDITS, plans())
def test_changed_here_too_the_file_settles_at_once(
    first: PlanFile, edits: list[tuple[str, int]], second: PlanFile
) -> None:
    with TemporaryDirectory() as folder:
        desk = fresh_desk(folder)
        desk.bring(first)
        for what, which in edits:
            edit(desk, what, which)
        before = desk.everything()
        report = desk.bring(replace(second, title="Shop fitting"))
        again = desk.bring(second)
        assert (again.set_id, again.kept) == (None, ())
        if report.set_id is not None:
            desk.undo()
        assert desk.everything() == before
        desk.workspace.close()
