"""The calendar by which one task is worked on, as instants need it; the passes have `Placer`."""

from __future__ import annotations

from datetime import datetime

from salespm_tui.domain.calendar import ALL_HOURS, WorkCalendar
from salespm_tui.domain.days_off import DaysOff, days_off
from salespm_tui.domain.joint_calendar import common_time, either_time
from salespm_tui.domain.network import Plan, PlanTask


class TaskTimes:
    """The calendars of one plan's tasks, by the rules that `Placer.hours` tells."""

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self._joint: dict[tuple[int | None, tuple[int, ...]], WorkCalendar] = {}

    def of_lag(self, task: PlanTask) -> WorkCalendar:
        """What working lags towards that task are counted in: its calendar."""
        key = task.calendar_key
        return self._plan.calendar if key is None else self._plan.calendars[key]

    def of_task(self, task: PlanTask) -> WorkCalendar:
        """What the task's duration is spent in."""
        if task.elapsed:
            return ALL_HOURS
        if not task.resource_calendars:
            return self.of_lag(task)
        key = task.calendar_key, task.resource_calendars
        if key not in self._joint:
            self._joint[key] = self._joint_calendar(task)
        return self._joint[key]

    def off(self, task: PlanTask, one: datetime, other: datetime) -> DaysOff:
        """The days between two instants on which nobody works on that task."""
        calendar = self.of_task(task)
        if calendar is ALL_HOURS:
            return DaysOff()
        theirs = [self._plan.calendars[key] for key in task.resource_calendars]
        return days_off(calendar, one, other, names_from=(self.of_lag(task), *theirs))

    def _joint_calendar(self, task: PlanTask) -> WorkCalendar:
        own = self.of_lag(task)
        joint: WorkCalendar | None = None
        for key in dict.fromkeys(task.resource_calendars):
            theirs = self._plan.calendars[key]
            found = theirs if task.calendar_key is None else common_time(own, theirs) or own
            if joint is None:
                joint = found
            elif not joint.same_hours(found):
                joint = either_time(joint, found)
        return own if joint is None else joint
