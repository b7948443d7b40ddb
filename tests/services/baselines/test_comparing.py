"""The plan against a baseline, against an earlier day, against nothing."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from salespm_tui.contract.baselines import NOTHING, Against
from salespm_tui.contract.projects import SaveProject
from salespm_tui.contract.records import Archive, Undo
from salespm_tui.contract.timeline import ArchiveTasks, LinkDraft
from salespm_tui.contract.values import Ref
from salespm_tui.core.errors import UserError
from salespm_tui.core.labels import label
from salespm_tui.store.tables import Assignment, CalendarException, Project, Resource, WorkCalendar

from .conftest import DAY, MONDAY, Desk


def day(number: int) -> date:
    return date(2026, 11, number)


def test_without_a_baseline_there_is_nothing_to_compare_with(desk: Desk) -> None:
    desk.task("One")
    assert desk.plan().against is None
    report = desk.variance()
    assert (report.against, report.tasks) == (None, ())


def test_the_timeline_is_compared_with_the_current_baseline(desk: Desk) -> None:
    one = desk.task("One", 2)
    two = desk.task("Two", 2, one)
    desk.take("Signed")
    desk.change(one, duration_min=4 * DAY)
    plan = desk.plan()
    against = plan.against
    assert against is not None
    assert (against.name, against.on, against.is_day) == ("Signed", MONDAY, False)
    assert against.dates[two] == (datetime(2026, 11, 25, 8), datetime(2026, 11, 26, 17))
    assert against.finish == datetime(2026, 11, 26, 17)
    assert against.finish_variance_min == 2 * DAY
    assert against.later_min(two, plan.finish) == 2 * DAY
    assert against.later_min(99, plan.finish) is None
    assert desk.plan(NOTHING).against is None


def test_a_chosen_baseline_that_is_gone_leaves_the_current_one(desk: Desk) -> None:
    desk.task("One")
    first = desk.take()
    desk.take()
    chosen = Against.baseline(first)
    assert desk.plan(chosen).against.name == "Baseline 1"
    desk.do(Archive(Ref("baseline", first)))
    assert desk.plan(chosen).against.name == "Baseline 2"


def test_the_report_names_what_pushes_and_what_came_and_went(desk: Desk) -> None:
    one = desk.task("One", 2)
    two = desk.task("Two", 2, one)
    gone = desk.task("Gone", 1)
    desk.take()
    desk.change(one, duration_min=5 * DAY)
    desk.do(ArchiveTasks((gone,)))
    added = desk.task("Added", 1)
    report = desk.variance()
    assert [(row.name, row.minutes) for row in report.pushing] == [("One", 3 * DAY)]
    assert (report.later, report.earlier, report.unchanged) == (2, 0, 0)
    assert (report.added, report.gone) == ((added,), ("Gone",))
    assert [(row.task_id, row.start_min, row.finish_min) for row in report.tasks] == [
        (one, 0, 3 * DAY),
        (two, 3 * DAY, 3 * DAY),
    ]


def test_what_waits_for_a_summary_is_not_blamed_for_it(desk: Desk) -> None:
    summary = desk.task("Build")
    below = desk.task("One", 2, parent_id=summary)
    after = desk.task("Next", 1, summary)
    phase = desk.task("Phase")
    desk.task("In the phase", 1, parent_id=phase)
    desk.change(phase, links=(LinkDraft(after),))
    desk.take()
    desk.change(below, duration_min=4 * DAY)
    assert [row.name for row in desk.variance().pushing] == ["One"]


plans = st.lists(
    st.tuples(st.integers(0, 9), st.integers(0, 5), st.integers(0, 5)), min_size=1, max_size=6
)


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(plans)
def test_against_what_was_just_taken_nothing_differs(
    desk: Desk, tasks: list[tuple[int, int, int]]
) -> None:
    ids: list[int] = []
    for days, after, below in tasks:
        links = ids[after : after + 1]
        parent = ids[below] if below < len(ids) and ids[below] not in links else None
        ids.append(_added(desk, days, links, parent))
    desk.take()
    report = desk.variance()
    plan = desk.plan()
    assert len(report.tasks) == len(plan.tasks)
    assert all(row.start_min == row.finish_min == row.duration_min == 0 for row in report.tasks)
    assert (report.added, report.gone, report.pushing) == ((), (), ())
    assert report.later == report.earlier == 0
    assert plan.against is not None
    assert plan.against.finish_variance_min == 0


def _added(desk: Desk, days: int, links: list[int], parent: int | None) -> int:
    try:
        return desk.task("A task", days, *links, parent_id=parent)
    except UserError:  # a link between a summary and what is below it
        return desk.task("A task", days)


class Lived:
    """Some days of a project, with what the timeline said at the end of each."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.said: dict[date, tuple[Any, Any]] = {}

    def ends(self, on: date) -> None:
        plan = self.desk.plan()
        self.said[on] = self.desk.dates(), plan.finish

    def live(self) -> None:
        desk = self.desk
        one = desk.task("One", 3)
        two = desk.task("Two", 2, one)
        self.ends(MONDAY)
        desk.clock.set(day(24), time(0, 10))
        desk.change(one, duration_min=6 * DAY)
        three = desk.task("Three", 4, two)
        self.ends(day(24))
        self._calendar(day(25))
        self.ends(day(25))
        desk.clock.set(day(26), time(9))
        desk.change(three, links=(LinkDraft(one, "ss", DAY),))
        desk.change(two, percent=50)
        desk.clock.set(day(26), time(23, 50))
        desk.do(SaveProject(1, start_on=day(25)))
        self.ends(day(26))
        desk.clock.set(day(27), time(9))
        desk.do(Undo())
        desk.do(ArchiveTasks((two,)))
        self.ends(day(27))
        desk.clock.set(day(30), time(9))
        desk.task("Four", 20)

    def _calendar(self, on: date) -> None:
        """A calendar with a holiday, and somebody with another one."""
        desk = self.desk
        desk.clock.set(on, time(15))
        week = "[[[480,720],[780,1020]],[[480,720],[780,1020]],[],[[480,1020]],[[480,1020]],[],[]]"
        with desk.workspace._store.write(label("Calendars"), "Test") as unit:
            add = unit.session.add
            add(WorkCalendar(id=71, name="Ours", week=week))
            add(WorkCalendar(id=72, name="Theirs", week=week.replace("[]", "[[600,660]]")))
            unit.session.flush()
            add(CalendarException(calendar_id=71, first_on=day(26), last_on=day(26)))
            add(Resource(id=1, name="Li Wei", calendar_id=72))
            unit.session.flush()
            add(Assignment(task_id=1, resource_id=1))
            unit.session.get(Project, 1).calendar_id = 71
        desk.workspace._cache.clear()
        desk.workspace._kept.clear()


def test_an_earlier_day_is_what_the_timeline_said_that_evening(desk: Desk) -> None:
    lived = Lived(desk)
    lived.live()
    for on, (dates, finish) in lived.said.items():
        for _again in range(2):
            against = desk.plan(Against.end_of(on)).against
            assert against is not None
            assert dict(against.dates) == dates, on
            assert (against.finish, against.on, against.is_day) == (finish, on, True)
    weekend = desk.plan(Against.end_of(day(29))).against
    assert weekend is not None
    assert dict(weekend.dates) == lived.said[day(27)][0]
    finishes = [finish for _dates, finish in lived.said.values()]
    assert len(set(finishes)) == len(finishes)


def test_a_day_before_there_was_a_plan_is_refused(desk: Desk) -> None:
    desk.task("One")
    with pytest.raises(UserError) as refused:
        desk.variance(Against.end_of(day(22)))
    assert "On Sun 22 Nov there was no plan of HCR here yet." in refused.value.title
    assert "since Mon 23 Nov" in refused.value.what_to_do


def test_a_day_that_is_not_over_is_refused(desk: Desk) -> None:
    desk.task("One")
    for on in (MONDAY, day(24)):
        with pytest.raises(UserError, match="is not over yet"):
            desk.plan(Against.end_of(on))


def test_the_report_against_an_earlier_day(desk: Desk) -> None:
    one = desk.task("One", 2)
    desk.clock.set(day(24), time(9))
    desk.change(one, duration_min=3 * DAY)
    report = desk.variance(Against.end_of(MONDAY))
    assert report.against is not None
    assert report.against.on == MONDAY
    assert [row.finish_min for row in report.tasks] == [DAY]


def test_a_retaken_task_is_seen_by_the_next_look(desk: Desk) -> None:
    one = desk.task("One", 2)
    desk.take()
    desk.change(one, duration_min=3 * DAY)
    assert desk.plan().against.finish_variance_min == DAY
    desk.take(task_ids=(one,))
    assert desk.plan().against.finish_variance_min == 0
    desk.do(Undo())
    assert desk.plan().against.finish_variance_min == DAY
