"""Where one task goes, when it is not simply placed by its predecessors."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from salespm_tui.domain.axis import NEVER, PROJECT_HOURS, Axis, Hours, OwnHours
from salespm_tui.domain.calendar import ALL_HOURS, WorkCalendar
from salespm_tui.domain.joint_calendar import common_time, either_time
from salespm_tui.domain.network import Plan, PlanTask

FIXING = ("mso", "mfo")
CAPPING = ("snlt", "fnlt")


@dataclass(slots=True)
class Placement:
    """The rules of one task, as codes of the project's axis.

    Forward, an actual or manual date and a must-constraint fix the task, a no-later-than caps it;
    backward, a must-constraint fixes it, and work that has begun no longer moves. What is asked of
    the task but not granted is the caller's to notice (`required` against the start given back).
    `duration` and `done_min` count from the start, pauses included.
    """

    hours: Hours
    duration: int
    fixed_start: int | None = None
    fixed_finish: int | None = None
    latest_start: int | None = None
    late_finish: int | None = None
    started: bool = False
    done: bool = False
    done_min: int = 0
    constrained: bool = False

    def forward(self, required: int) -> tuple[int, int]:
        """Start and finish, when the predecessors allow a start from `required` on."""
        if self.fixed_start is not None:
            start = self.fixed_start
        elif self.fixed_finish is not None:
            return self._before(self.fixed_finish), self.fixed_finish
        else:
            start = required if self.latest_start is None else min(required, self.latest_start)
            if self.duration:
                start = self.hours.as_start(start)
        if self.fixed_finish is not None:
            return start, self.fixed_finish
        return start, self.hours.add(start, self.duration)

    def backward(self, latest: int) -> tuple[int, int]:
        """Late start and finish, when successors and deadlines allow a finish up to `latest`."""
        finish = latest if self.late_finish is None else self.late_finish
        if self.duration:
            finish = self.hours.as_finish(finish)
        return self._before(finish), finish

    def held_from(self, start: int, late_start: int) -> int:
        """The late start that predecessors see of a task in progress.

        Its remaining work stays where it is, and so predecessors may finish no later than it
        resumes (as MS Project shows it).
        """
        if not self.duration:
            return late_start
        resumes = self.hours.as_start(self.hours.add(start, self.done_min))
        return min(resumes, self.hours.as_start(self.hours.add(late_start, self.done_min)))

    def _before(self, finish: int) -> int:
        return self.hours.add(finish, -self.duration)


class Placer:
    """Makes the placements of a plan's tasks; one object for one calendar is enough."""

    __slots__ = ("_axis", "_own", "_plan", "_shared", "elapsed", "without_common")

    def __init__(self, plan: Plan, axis: Axis) -> None:
        self._plan = plan
        self._axis = axis
        self._own: dict[int, Hours] = {}
        self._shared: dict[tuple[int | None, tuple[int, ...]], Hours] = {}
        self.elapsed: Hours = OwnHours(axis, ALL_HOURS)
        self.without_common: set[tuple[int | None, tuple[int, ...]]] = set()
        """Calendars of a task and of those who work on it that leave them no time together."""

    def lag_hours(self, task: PlanTask) -> Hours:
        """The time in which working lags towards that task are spent: its calendar's."""
        key = task.calendar_key
        if key is None:
            return PROJECT_HOURS
        if key not in self._own:
            self._own[key] = self._hours_of(self._plan.calendars[key])
        return self._own[key]

    def hours(self, task: PlanTask) -> Hours:
        """The time in which that task's duration is spent.

        As in MS Project: by the clock where it is elapsed; else whenever one of those who work on
        it works, on a task with a calendar of its own only when that one does as well; with nobody
        on it by the task's calendar or the project's. Who never works when the task's calendar does
        works by that alone.
        """
        if task.elapsed:
            return self.elapsed
        if not task.resource_calendars:
            return self.lag_hours(task)
        key = task.calendar_key, task.resource_calendars
        hours = self._shared.get(key)
        if hours is None:
            hours = self._shared[key] = self._shared_hours(*key)
        return hours

    def slack_hours(self, task: PlanTask) -> Hours:
        """The time in which that task's slack is counted: by the clock where it is elapsed, else its
        calendar's or the project's, whoever works on it (as in MS Project)."""
        return self.elapsed if task.elapsed else self.lag_hours(task)

    def is_foreign(self, task: PlanTask) -> bool:
        """Whether its duration, its slack or the lags towards it count in other than the project's
        hours."""
        return self.hours(task) is not PROJECT_HOURS or self.slack_hours(task) is not PROJECT_HOURS

    def lacks_common_time(self, task: PlanTask) -> bool:
        """Whether someone on the task never works when its own calendar does."""
        if task.elapsed or not self.without_common:
            return False
        return (task.calendar_key, task.resource_calendars) in self.without_common

    def _shared_hours(self, own: int | None, keys: tuple[int, ...]) -> Hours:
        calendars = self._plan.calendars
        shared: WorkCalendar | None = None
        for key in dict.fromkeys(keys):
            found: WorkCalendar | None = calendars[key]
            if own is not None:
                found = common_time(calendars[own], calendars[key])
                if found is None:
                    self.without_common.add((own, keys))
                    found = calendars[own]
            if shared is None:
                shared = found
            elif found is not None and not shared.same_hours(found):
                shared = either_time(shared, found)
        return PROJECT_HOURS if shared is None else self._hours_of(shared)

    def _hours_of(self, calendar: WorkCalendar) -> Hours:
        same = calendar.same_hours(self._plan.calendar)
        return PROJECT_HOURS if same else OwnHours(self._axis, calendar)

    def placement(self, task: PlanTask) -> Placement | None:
        """The rules of that task; None where its predecessors alone place it."""
        placed = Placement(self.hours(task), task.span_min)
        ruled = self.is_foreign(task)
        if task.constraint_at is not None and task.constraint in FIXING + CAPPING:
            self._constrain(placed, task, task.constraint_at)
            ruled = placed.constrained = True
        if task.mode == "manual" and task.start_at is not None:
            self._fix(placed, task.start_at, task.finish_at)
            ruled = True
        if _begun(task):
            self._record_progress(placed, task)
            ruled = True
        return placed if ruled else None

    def floor(self, task: PlanTask, hours: Hours, start: int) -> int:
        """The earliest start that the project and the task's own dates allow.

        A start-no-earlier-than or finish-no-earlier-than is a floor, and so is a must-constraint
        where the plan does not honour constraint dates.
        """
        if task.constraint_at is None:
            return start
        at = self._axis.code(task.constraint_at)
        honoured = self._plan.honours_constraints
        if task.constraint == "snet" or (task.constraint == "mso" and not honoured):
            return max(start, at)
        if task.constraint == "fnet" or (task.constraint == "mfo" and not honoured):
            return max(start, hours.add(at, -task.span_min))
        return start

    def ceiling(self, task: PlanTask, hours: Hours) -> int:
        """The latest finish that a deadline or a no-later-than constraint allows, or NEVER."""
        ceiling = NEVER if task.deadline_at is None else self._axis.code(task.deadline_at)
        if task.constraint_at is None:
            return ceiling
        at = self._axis.code(task.constraint_at)
        if task.constraint == "fnlt":
            return min(ceiling, at)
        if task.constraint == "snlt":
            return min(ceiling, hours.add(at, task.span_min))
        return ceiling

    def _constrain(self, placed: Placement, task: PlanTask, at: datetime) -> None:
        code = self._axis.code(at)
        honoured = self._plan.honours_constraints
        if task.constraint == "mso":
            start = placed.hours.as_start(code) if placed.duration else code
            placed.late_finish = placed.hours.add(start, placed.duration)
            placed.fixed_start = start if honoured else None
        elif task.constraint == "mfo":
            placed.late_finish = code
            placed.fixed_finish = code if honoured else None
        elif honoured and task.constraint == "snlt":
            placed.latest_start = code
        elif honoured:
            placed.latest_start = placed.hours.add(code, -placed.duration)

    def _fix(self, placed: Placement, start: datetime, finish: datetime | None) -> None:
        placed.fixed_start = self._axis.code(start)
        placed.fixed_finish = None if finish is None else self._axis.code(finish)
        placed.latest_start = placed.late_finish = None
        placed.constrained = False

    def _record_progress(self, placed: Placement, task: PlanTask) -> None:
        finish = task.actual_finish_at
        placed.done = task.percent == 100 or finish is not None
        placed.started = task.actual_start_at is not None
        done_min = (task.duration_min * task.percent + 50) // 100
        placed.done_min = done_min + task.rest_within(done_min)
        if task.actual_start_at is not None:
            self._fix(placed, task.actual_start_at, finish)
        elif finish is not None:
            placed.fixed_start = None
            placed.fixed_finish = self._axis.code(finish)


def _begun(task: PlanTask) -> bool:
    return (
        task.actual_start_at is not None or task.actual_finish_at is not None or task.percent == 100
    )
