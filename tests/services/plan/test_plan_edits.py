"""A plan edited in place: what is shown before it is kept is what is kept, and `u` takes it back."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from salespm_tui.contract.plan_edits import EditPlan, PlanPreview, PlanStep, PreviewPlan
from salespm_tui.contract.projects import SaveProject
from salespm_tui.contract.records import Archive, Redo, Undo
from salespm_tui.contract.timeline import (
    LinkDraft,
    PlanCounts,
    SaveTask,
    TaskRow,
    Timeline,
    TimelineQuery,
)
from salespm_tui.contract.values import Command, Outcome, Ref
from salespm_tui.core.clock import FixedClock
from salespm_tui.core.errors import UserError
from salespm_tui.services.schedule import scheduled
from salespm_tui.services.work import Reading
from salespm_tui.services.workspace import Workspace

DAY = 480
STEP_KINDS = ("shift", "stretch", "indent", "outdent", "up", "down")
SEEN = ("id", "wbs", "kind", "parent_id", "level", "children", "start", "finish", "late_finish",
        "total_slack_min", "free_slack_min", "critical", "duration_min", "constraint",
        "constraint_at", "driver_id", "percent", "status")  # fmt: skip


class Bench:
    """A workspace with one project that starts on Monday 23 November 2026."""

    def __init__(self, folder: Path, name: str = "w.db") -> None:
        self.space = Workspace.open(
            folder / name,
            FixedClock(datetime(2026, 11, 23, 9, tzinfo=UTC)),
            backups=folder / "backups",
            settings={"time_zone": "UTC", "language": "en"},
        )
        self.do(SaveProject(name="Huawei", code="HWA", start_on=date(2026, 11, 23)))

    def do(self, command: Command) -> Outcome:
        return self.space.do(command)[0]

    def task(self, name: str, days: float = 1, after: str = "", **fields: Any) -> int:
        links = tuple(LinkDraft(self.row(one).id) for one in after.split())
        if "below" in fields:
            fields["parent_id"] = self.row(fields.pop("below")).id
        made = SaveTask(
            project_id=1, name=name, duration_min=int(days * DAY), links=links, **fields
        )
        ref = self.do(made).ref
        assert ref is not None
        return ref.id

    def plan(self) -> Timeline:
        return self.space.ask(TimelineQuery(1))

    def row(self, name: str) -> TaskRow:
        return next(task for task in self.plan().tasks if task.name == name)

    def outline(self) -> list[str]:
        return [f"{task.wbs} {task.name}" for task in self.plan().tasks]

    def step(self, kind: str, names: str, days: int = 0, minutes: int = 0) -> PlanStep:
        return PlanStep(kind, tuple(self.row(name).id for name in names.split()), days, minutes)

    def edit(self, kind: str, names: str, days: int = 0, minutes: int = 0) -> Outcome:
        return self.do(EditPlan(1, (self.step(kind, names, days, minutes),)))

    def preview(self, *steps: PlanStep) -> PlanPreview:
        return self.space.ask(PreviewPlan(1, steps))

    def refusal(self, kind: str, names: str, days: int = 0) -> str:
        refused = self.preview(self.step(kind, names, days)).refused
        assert refused is not None
        return str(refused)

    def raw(self) -> list[tuple[Any, ...]]:
        with self.space._store.read() as session:
            found = session.connection().exec_driver_sql(
                'SELECT id, parent_id, position, kind, duration_min, "constraint", constraint_on,'
                " start_on, due_on FROM task ORDER BY id"
            )
            return [tuple(row) for row in found]


@pytest.fixture
def bench(tmp_path: Path) -> Iterator[Bench]:
    made = Bench(tmp_path)
    yield made
    made.space.close()


@pytest.fixture
def chain(bench: Bench) -> Bench:
    """A (2 d) → B (3 d) → C (1 d), and D (1 d) beside them."""
    bench.task("A", 2)
    bench.task("B", 3, after="A")
    bench.task("C", 1, after="B")
    bench.task("D", 1)
    return bench


def seen(plan: Timeline) -> list[tuple[object, ...]]:
    return [tuple(getattr(task, name) for name in SEEN) for task in plan.tasks]


def at(text: str) -> datetime:
    return datetime.fromisoformat(f"2026-{text}")


def test_what_is_counted_leaves_summaries_out(chain: Bench) -> None:
    chain.task("Phase")
    chain.task("E", below="Phase")
    chain.do(SaveTask(chain.row("A").id, status="done"))
    chain.do(SaveTask(chain.row("B").id, blocked_reason="no price"))
    chain.do(SaveTask(chain.row("D").id, schedule_mode="manual", start_at=at("11-19T08:00")))
    assert chain.plan().counts == PlanCounts(tasks=5, done=1, overdue=1, blocked=1)


# Moving bars


def test_moving_a_bar_later_says_that_it_starts_no_earlier(chain: Bench) -> None:
    told = chain.preview(chain.step("shift", "B", 2)).effect
    assert told is not None
    assert (told.task_slip_min, told.project_slip_min, told.others) == (2 * DAY, 2 * DAY, 1)
    outcome = chain.edit("shift", "B", 2)
    assert str(outcome.label) == "Moved task B"
    assert [str(note) for note in outcome.notes] == ["The end of the project moves out by 2 days."]
    row = chain.row("B")
    assert (row.start, row.constraint, row.constraint_at) == (
        at("11-27T08:00"),
        "snet",
        at("11-27T08:00"),
    )
    assert chain.row("C").start == at("12-02T08:00")


def test_moving_it_back_leaves_no_constraint_behind(chain: Bench) -> None:
    before = chain.raw()
    chain.edit("shift", "B", 2)
    chain.edit("shift", "B", -2)
    assert chain.raw() == before


def test_a_bar_that_cannot_be_earlier_says_why(chain: Bench) -> None:
    assert chain.refusal("shift", "B", -1) == "“B” cannot be earlier: it waits for “A”."
    assert "the project starts then" in chain.refusal("shift", "A", -3)


def test_keys_that_undo_each_other_come_to_nothing(chain: Bench) -> None:
    steps = (chain.step("shift", "B", 1), chain.step("shift", "B", -1))
    assert chain.preview(*steps).steps == ()
    assert chain.do(EditPlan(1, steps)).set_id is None


def test_a_weekend_is_no_step(chain: Bench) -> None:
    chain.edit("shift", "D", 5)
    assert chain.row("D").start == at("11-30T08:00")
    chain.edit("shift", "D", minutes=120)
    assert chain.row("D").start == at("11-30T10:00")


def test_a_milestone_keeps_its_time_of_day(chain: Bench) -> None:
    chain.task("Signed", 0, after="C")
    assert chain.row("Signed").start == at("11-30T17:00")
    chain.edit("shift", "Signed", 1)
    assert chain.row("Signed").finish == at("12-01T17:00")


def test_what_has_begun_or_is_over_stays(chain: Bench) -> None:
    chain.do(SaveTask(chain.row("A").id, percent=50))
    chain.do(SaveTask(chain.row("D").id, status="done"))
    assert "has begun" in chain.refusal("shift", "A", 1)
    assert "is over" in chain.refusal("shift", "D", 1)
    assert "is over" in chain.refusal("stretch", "D", 1)
    with pytest.raises(UserError, match="has begun"):
        chain.edit("shift", "A", 1)


def test_a_task_put_by_hand_simply_moves(chain: Bench) -> None:
    chain.do(SaveTask(chain.row("D").id, schedule_mode="manual", start_at=at("11-25T08:00")))
    chain.edit("shift", "D", -1)
    row = chain.row("D")
    assert (row.start, row.finish, row.constraint) == (at("11-24T08:00"), at("11-24T17:00"), "asap")


def test_a_must_moves_with_its_bar_and_another_constraint_gives_way(chain: Bench) -> None:
    chain.do(SaveTask(chain.row("D").id, constraint="mfo", constraint_at=at("11-26T17:00")))
    chain.edit("shift", "D", 1)
    assert chain.row("D").constraint_at == at("11-27T17:00")
    chain.do(SaveTask(chain.row("C").id, constraint="fnlt", constraint_at=at("12-04T17:00")))
    outcome = chain.edit("shift", "C", 1)
    assert chain.row("C").constraint == "snet"
    assert "the constraint it had is replaced" in str(outcome.notes[0])


def test_of_several_only_the_first_of_a_chain_is_held(chain: Bench) -> None:
    chain.edit("shift", "A B C", 2)
    constraints = {name: chain.row(name).constraint for name in "ABC"}
    assert constraints == {"A": "snet", "B": "asap", "C": "asap"}
    assert chain.row("C").start == at("12-02T08:00")


def test_a_summary_moves_all_that_is_below_it(bench: Bench) -> None:
    bench.task("Phase")
    bench.task("A", 2, below="Phase")
    bench.task("B", 1, after="A", below="Phase")
    bench.task("C", 1, below="Phase")
    bench.edit("shift", "Phase", 3)
    assert [bench.row(name).start for name in "ABC"] == [
        at("11-26T08:00"),
        at("11-30T08:00"),
        at("11-26T08:00"),
    ]
    assert bench.row("Phase").constraint == "asap"
    assert bench.row("B").constraint == "asap"


# Stretching


def test_a_bar_grows_and_shrinks_by_days(chain: Bench) -> None:
    chain.edit("stretch", "B", 2)
    assert (chain.row("B").duration_min, chain.row("C").start) == (5 * DAY, at("12-02T08:00"))
    chain.edit("stretch", "B", -4)
    assert chain.row("B").duration_min == DAY


def test_a_bar_does_not_shrink_away(chain: Bench) -> None:
    sizes = []
    for _ in range(3):
        outcome = chain.do(EditPlan(1, (chain.step("stretch", "D", -1),)))
        assert outcome.set_id is not None
        sizes.append(chain.row("D").duration_min)
        if sizes[-1] == 60:
            break
    assert sizes == [DAY // 2, 60]
    assert "cannot be shorter" in chain.refusal("stretch", "D", -1)


def test_a_milestone_that_is_stretched_is_a_task(chain: Bench) -> None:
    chain.task("Signed", 0)
    chain.edit("stretch", "Signed", 1)
    assert (chain.row("Signed").kind, chain.row("Signed").duration_min) == ("task", DAY)


def test_a_summary_is_as_long_as_what_is_below_it(bench: Bench) -> None:
    bench.task("Phase")
    bench.task("A", below="Phase")
    assert "as long as the tasks below" in bench.refusal("stretch", "Phase", 1)


# Rows


@pytest.fixture
def loose(bench: Bench) -> Bench:
    """Four tasks without links."""
    for name in "ABCD":
        bench.task(name)
    return bench


def test_rows_go_in_and_out(loose: Bench) -> None:
    before = loose.raw()
    loose.edit("indent", "B C")
    assert loose.outline() == ["1 A", "1.1 B", "1.2 C", "2 D"]
    assert loose.row("A").kind == "summary"
    loose.edit("indent", "C")
    assert loose.outline() == ["1 A", "1.1 B", "1.1.1 C", "2 D"]
    loose.edit("outdent", "C")
    assert loose.outline() == ["1 A", "1.1 B", "1.2 C", "2 D"]
    assert loose.row("B").kind == "task"
    loose.edit("outdent", "B C")
    assert loose.outline() == ["1 A", "2 B", "3 C", "4 D"]
    assert [row[1:4:2] for row in loose.raw()] == [row[1:4:2] for row in before]


def test_rows_change_places(loose: Bench) -> None:
    loose.edit("down", "A")
    assert loose.outline() == ["1 B", "2 A", "3 C", "4 D"]
    loose.edit("up", "C D")
    assert loose.outline() == ["1 B", "2 C", "3 D", "4 A"]
    assert "first" in loose.refusal("up", "B")
    assert "last" in loose.refusal("down", "A")
    assert "top level" in loose.refusal("outdent", "A")
    assert "no task above" in loose.refusal("indent", "B")


def test_a_summary_takes_what_is_below_it_along(loose: Bench) -> None:
    loose.edit("indent", "B")
    loose.edit("down", "A")
    assert loose.outline() == ["1 C", "2 A", "2.1 B", "3 D"]
    loose.edit("indent", "A B")
    assert loose.outline() == ["1 C", "1.1 A", "1.1.1 B", "2 D"]


def test_a_task_cannot_be_part_of_what_it_is_linked_to(chain: Bench) -> None:
    assert "is linked to “A”" in chain.refusal("indent", "B")


def test_a_row_that_would_close_a_circle_is_refused_by_name(bench: Bench) -> None:
    """The phase waits for "First", and "First" for "Late"; so "Late" cannot be a part of the phase."""
    bench.task("Late")
    bench.task("First", after="Late")
    bench.task("Phase", after="First")
    bench.task("A", below="Phase")
    bench.edit("down", "Late")
    bench.edit("down", "Late")
    assert bench.outline() == ["1 First", "2 Phase", "2.1 A", "3 Late"]
    refused = bench.refusal("indent", "Late")
    assert "These tasks wait for each other" in refused
    assert "Late → First" in refused


# Always


def test_a_refused_step_leaves_the_others_standing(chain: Bench) -> None:
    steps = (chain.step("shift", "D", 1), chain.step("outdent", "D"))
    told = chain.preview(*steps)
    assert told.refused is not None
    assert told.steps == steps[:1]
    assert chain.do(EditPlan(1, steps)).set_id is not None
    assert chain.row("D").start == at("11-24T08:00")


def test_what_is_gone_meanwhile_is_said(chain: Bench) -> None:
    step = chain.step("shift", "D", 1)
    chain.do(Archive(Ref("task", step.task_ids[0])))
    with pytest.raises(UserError, match="not in the plan any more"):
        chain.do(EditPlan(1, (step,)))


STEPS = st.lists(
    st.tuples(
        st.sampled_from(STEP_KINDS),
        st.sets(st.integers(1, 8), min_size=1, max_size=3),
        st.integers(-4, 4).filter(bool),
    ),
    min_size=1,
    max_size=4,
)
TASKS = st.lists(
    st.tuples(
        st.integers(0, 4),
        st.integers(0, 8),
        st.integers(0, 8),
        st.sampled_from(("auto", "auto", "manual", "done", "doing", "snet")),
    ),
    min_size=3,
    max_size=8,
)


def build(bench: Bench, tasks: list[tuple[int, int, int, str]]) -> None:
    """Tasks by duration, parent and predecessor among those before them, and what is said of them."""
    ids: list[int] = []
    for number, (days, parent, before, kind) in enumerate(tasks):
        fields: dict[str, Any] = {}
        if 0 < parent <= number:
            fields["parent_id"] = ids[parent - 1]
        if kind == "snet":
            fields |= {"constraint": "snet", "constraint_at": at("11-26T08:00")}
        made = SaveTask(project_id=1, name=f"T{number + 1}", duration_min=days * DAY, **fields)
        ref = bench.do(made).ref
        assert ref is not None
        ids.append(ref.id)
        later: list[SaveTask] = []
        if kind == "manual":
            later.append(SaveTask(ref.id, schedule_mode="manual", start_at=at("11-27T08:00")))
        if kind == "doing":
            later.append(SaveTask(ref.id, percent=40))
        if kind == "done":
            later.append(SaveTask(ref.id, status="done"))
        if 0 < before <= number:
            later.append(SaveTask(ref.id, links=(LinkDraft(ids[before - 1]),)))
        for command in later:
            try:
                bench.do(command)
            except UserError:
                continue  # a summary by now, or its own kin


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(tasks=TASKS, steps=STEPS)
def test_what_is_tried_is_what_is_kept_and_can_be_taken_back(
    tmp_path_factory: pytest.TempPathFactory, tasks: Any, steps: Any
) -> None:
    """The preview's plan is the plan after the command; undo and redo are exact; rows that are kept
    in memory are those of the file."""
    bench = Bench(tmp_path_factory.mktemp("edits"))
    try:
        build(bench, tasks)
        before, raw = seen(bench.plan()), bench.raw()
        run = tuple(
            PlanStep(kind, tuple(sorted(ids)), days if kind in ("shift", "stretch") else 0)
            for kind, ids, days in steps
        )
        told = bench.preview(*run)
        assert seen(bench.plan()) == before
        try:
            outcome = bench.do(EditPlan(1, run))
        except UserError:
            assert told.steps == ()
            return
        after = bench.plan()
        assert seen(after) == seen(told.timeline)
        with bench.space._store.read() as session:
            fresh = scheduled(Reading(session, bench.space.clock), 1)
        assert [task.start for task in after.tasks] == [fresh.start_of(t.id) for t in after.tasks]
        if outcome.set_id is not None:
            changed = bench.raw()
            bench.do(Undo(outcome.set_id))
            assert (bench.raw(), seen(bench.plan())) == (raw, before)
            bench.do(Redo())
            assert (bench.raw(), seen(bench.plan())) == (changed, seen(after))
    finally:
        bench.space.close()
