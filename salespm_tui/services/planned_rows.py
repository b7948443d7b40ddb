"""The rows of a timeline: a task as it is kept, beside what its schedule says of it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from salespm_tui.domain.network import PlanTask
from salespm_tui.domain.outline import Place, TaskData
from salespm_tui.services.schedule import ScheduledProject


def planned_rows(
    plan: ScheduledProject, calendar_names: Mapping[int, str]
) -> tuple[PlannedRow, ...]:
    """A row for each task, in WBS order; nothing heavy is left to be computed when they are asked."""
    plan.schedule.settle()
    places = plan.places
    return tuple(
        PlannedRow(task, planned, places[task.id], plan, calendar_names)
        for task, planned in zip(plan.tasks, plan.plan.tasks, strict=True)
    )


def duration_of(task: TaskData, plan: ScheduledProject) -> int:
    """Working minutes; a summary's from its start to its finish."""
    place = plan.places[task.id]
    if place.children:
        return plan.calendar.between(plan.start_of(task.id), plan.finish_of(task.id))
    return plan.plan.tasks[place.number].duration_min


class PlannedRow:
    """A `contract.timeline.TaskRow`. Immutable, and asked by the screen while others are made."""

    __slots__ = ("_calendar_names", "_place", "_plan", "_planned", "_task")

    def __init__(
        self,
        task: TaskData,
        planned: PlanTask,
        place: Place,
        plan: ScheduledProject,
        calendar_names: Mapping[int, str],
    ) -> None:
        self._task = task
        self._planned = planned
        self._place = place
        self._plan = plan
        self._calendar_names = calendar_names

    # As it is kept

    @property
    def id(self) -> int:
        return self._task.id

    @property
    def uid(self) -> str | None:
        uid = self._task.source_uid
        return None if uid is None else str(uid)

    @property
    def name(self) -> str:
        return self._task.name

    @property
    def parent_id(self) -> int | None:
        return self._planned.parent_id

    @property
    def priority(self) -> int:
        return self._task.priority

    @property
    def owner(self) -> str:
        return self._task.owner or ""

    @property
    def constraint(self) -> str:
        return self._task.constraint

    @property
    def constraint_at(self) -> datetime | None:
        return self._task.constraint_on

    @property
    def deadline_at(self) -> datetime | None:
        return self._task.deadline_on

    @property
    def schedule_mode(self) -> str:
        return self._task.schedule_mode

    @property
    def blocked_reason(self) -> str:
        return self._task.blocked_reason or ""

    @property
    def waiting_on(self) -> str | None:
        return self._task.waiting_on

    @property
    def notes(self) -> str:
        return self._task.notes

    @property
    def version(self) -> datetime:
        return self._task.updated_at

    @property
    def actual_start(self) -> datetime | None:
        return self._task.actual_start_on

    @property
    def actual_finish(self) -> datetime | None:
        return self._task.actual_end_on

    @property
    def calendar(self) -> str | None:
        calendar_id = self._task.calendar_id
        return None if calendar_id is None else self._calendar_names.get(calendar_id)

    @property
    def pauses(self) -> tuple[tuple[int, int], ...]:
        return self._planned.pauses

    # Where it stands

    @property
    def wbs(self) -> str:
        return self._place.wbs

    @property
    def level(self) -> int:
        return self._place.level

    @property
    def children(self) -> int:
        return self._place.children

    @property
    def kind(self) -> str:
        return "summary" if self._place.children else self._task.kind

    @property
    def status(self) -> str:
        """A summary's follows from what is below it, unless it was called off itself."""
        if not self._place.children or self._task.status == "cancelled":
            return self._task.status
        percent = self.percent
        if percent == 100:
            return "done"
        return "doing" if percent else "todo"

    @property
    def duration_min(self) -> int:
        return duration_of(self._task, self._plan)

    @property
    def duration_elapsed(self) -> bool:
        return self._task.duration_elapsed and not self._place.children

    # What the schedule says

    @property
    def percent(self) -> int:
        return self._plan.schedule.percent(self._task.id)

    @property
    def start(self) -> datetime:
        return self._plan.schedule.start(self._task.id)

    @property
    def finish(self) -> datetime:
        return self._plan.schedule.finish(self._task.id)

    @property
    def rests(self) -> tuple[tuple[datetime, datetime], ...]:
        return self._plan.schedule.rests(self._task.id) if self._planned.pauses else ()

    @property
    def early_start(self) -> datetime:
        return self._plan.schedule.early(self._task.id)[0]

    @property
    def early_finish(self) -> datetime:
        return self._plan.schedule.early(self._task.id)[1]

    @property
    def late_start(self) -> datetime:
        return self._plan.schedule.late(self._task.id)[0]

    @property
    def late_finish(self) -> datetime:
        return self._plan.schedule.late(self._task.id)[1]

    @property
    def total_slack_min(self) -> int:
        return self._plan.schedule.total_slack(self._task.id)

    @property
    def free_slack_min(self) -> int:
        return self._plan.schedule.free_slack(self._task.id)

    @property
    def critical(self) -> bool:
        return self._plan.schedule.critical(self._task.id)

    @property
    def driver_id(self) -> int | None:
        driver = self._plan.schedule.driver(self._task.id)
        return None if driver is None else driver.predecessor_id
