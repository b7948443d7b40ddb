"""When work is really done on tasks that rest or are under way."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise

from salespm_tui.domain.axis import Axis, Hours
from salespm_tui.domain.network import PlanTask
from salespm_tui.domain.placing import Placer
from salespm_tui.exchange.mspdi.plan import plan_of
from salespm_tui.exchange.mspdi.project import MspdiProject


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of work without a rest: `minutes` of the duration, `done` or still to be done."""

    begin: datetime
    end: datetime
    minutes: int
    done: bool


def spans_of(project: MspdiProject, starts: Mapping[int, datetime]) -> dict[int, tuple[Span, ...]]:
    """The stretches of every task that has begun and is not finished, or that pauses, by uid; from
    its start on, in its own hours. Others have one stretch, which their dates tell."""
    wanted = [
        task
        for task in project.tasks
        if task.kind == "task" and (task.pauses or 0 < task.percent < 100)
    ]
    if not wanted:
        return {}
    plan = plan_of(project)
    axis = Axis(plan.calendar)
    placer = Placer(plan, axis)
    by_id = {task.id: task for task in plan.tasks}
    found: dict[int, tuple[Span, ...]] = {}
    for task in wanted:
        planned = by_id[task.uid]
        hours = placer.hours(planned)
        found[task.uid] = _Walk(planned, hours, axis, axis.code(starts[task.uid])).spans()
    return found


class _Walk:
    """One task on its way through its duration."""

    def __init__(self, task: PlanTask, hours: Hours, axis: Axis, start: int) -> None:
        self._task = task
        self._hours = hours
        self._axis = axis
        self._start = start

    def spans(self) -> tuple[Span, ...]:
        done = (self._task.duration_min * self._task.percent + 50) // 100
        rests = {
            after: length
            for after, length in self._task.pauses
            if 0 < after < self._task.duration_min
        }
        cuts = sorted({0, done, self._task.duration_min, *rests})
        found: list[Span] = []
        rested = 0
        for begin, end in pairwise(cuts):
            rested += rests.get(begin, 0)
            at = self._hours.as_start(self._hours.add(self._start, begin + rested))
            until = self._hours.as_finish(self._hours.add(self._start, end + rested))
            dates = self._axis.instant(at), self._axis.instant(until)
            found.append(Span(*dates, end - begin, end <= done))
        return tuple(found)
