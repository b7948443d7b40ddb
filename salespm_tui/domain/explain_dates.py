"""Why a task starts, finishes and may slip as it does, as data.

Every reason is proved before it is given: the date is computed once more from the link, the
constraint or the day that is named, on the calendar of the task, and only a reason that leads to the
date of the schedule is told. Where none does, the code is `computed` and nothing is claimed.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from salespm_tui.domain.calendar import ALL_HOURS, WorkCalendar
from salespm_tui.domain.crossings import FROM_START, TO_FINISH
from salespm_tui.domain.days_off import NOTHING_OFF, DaysOff, days_off
from salespm_tui.domain.network import Plan, PlanLink, PlanTask
from salespm_tui.domain.schedule import Schedule
from salespm_tui.domain.task_time import TaskTimes


@dataclass(frozen=True, slots=True)
class StartReason:
    """What puts a start where it is.

    `code`: `project_start`, `link`, one of the constraints, `manual`, `actual_start`,
    `actual_finish`, `alap`, `part` (a summary: `task_id` starts first) or `computed`. `from_at` is
    the date that counts: the predecessor's, the constraint's, the project's start; for a link
    `lag_min` are its lag's minutes and `asked_at` the date that it asks for. `above_id` is the
    summary above the task whose link or constraint it is. `off` are the days between.
    """

    code: str
    at: datetime
    from_at: datetime | None = None
    link: PlanLink | None = None
    lag_min: int = 0
    asked_at: datetime | None = None
    above_id: int | None = None
    task_id: int | None = None
    off: DaysOff = NOTHING_OFF


@dataclass(frozen=True, slots=True)
class RunReason:
    """How a task gets from its start to its finish.

    `code`: `duration` (`minutes` of work, or by the clock where `elapsed`), `milestone`,
    `actual_finish`, `manual`, `mfo`, `part` (a summary: `task_id` finishes last) or `computed`.
    """

    code: str
    at: datetime
    minutes: int = 0
    elapsed: bool = False
    task_id: int | None = None
    off: DaysOff = NOTHING_OFF


@dataclass(frozen=True, slots=True)
class Bound:
    """What a late finish follows from: `successor` (by `link`, to `task_id`), `deadline`, a
    constraint, `project_finish`, or `computed`; `at` is the date that counts there."""

    code: str
    at: datetime
    link: PlanLink | None = None
    task_id: int | None = None


class DateReasons:
    """The reasons behind the dates of one plan's schedule. Ask by task id (KeyError otherwise)."""

    def __init__(self, plan: Plan, schedule: Schedule) -> None:
        self.plan = plan
        self.schedule = schedule
        self._times = TaskTimes(plan)
        self.tasks = {task.id: task for task in plan.tasks}
        self.children: dict[int, list[int]] = {}
        for task in plan.tasks:
            if task.parent_id is not None:
                self.children.setdefault(task.parent_id, []).append(task.id)
        self._to: dict[int, list[PlanLink]] = {}
        self._from: dict[int, list[PlanLink]] = {}
        for link in plan.links:
            if self.is_active(link.predecessor_id):
                self._to.setdefault(link.successor_id, []).append(link)
            if self.is_active(link.predecessor_id) and self.is_active(link.successor_id):
                self._from.setdefault(link.predecessor_id, []).append(link)
        self._broken = {
            broken.task_id
            for broken in schedule.broken_rules
            if broken.rule == "constraint_breaks_link"
        }

    def is_active(self, task_id: int) -> bool:
        """Whether the task and everything above it counts."""
        return all(self.tasks[one].active for one in (task_id, *self._above(task_id)))

    def hours_of(self, task: PlanTask) -> WorkCalendar:
        """The time in which a task's duration is spent."""
        return self._times.of_task(task)

    def start(self, task_id: int) -> StartReason:
        """Why the task starts when it does."""
        at = self.schedule.start(task_id)
        if task_id in self.children:
            first = self._part(task_id, first=True)
            return StartReason("part" if first else "computed", at, task_id=first)
        task = self.tasks[task_id]
        for reason in self._start_reasons(task):
            if self._leads_to(task, reason.at, at):
                return reason
        return StartReason("computed", at)

    def run(self, task_id: int) -> RunReason:
        """How the task gets from its start to its finish."""
        start, finish = self.schedule.start(task_id), self.schedule.finish(task_id)
        if task_id in self.children:
            last = self._part(task_id, first=False)
            return RunReason("part" if last else "computed", finish, task_id=last)
        task, hours = self.tasks[task_id], self.hours_of(self.tasks[task_id])
        if hours.between(hours.add(start, task.span_min), finish) == 0:
            if not task.duration_min:
                return RunReason("milestone", finish)
            off = self._times.off(task, start, finish)
            return RunReason("duration", finish, task.duration_min, task.elapsed, off=off)
        if finish == task.actual_finish_at:
            return RunReason("actual_finish", finish)
        if task.mode == "manual" and task.finish_at == finish:
            return RunReason("manual", finish)
        if task.constraint == "mfo" and task.constraint_at == finish:
            return RunReason("mfo", finish)
        return RunReason("computed", finish)

    def bound(self, task_id: int) -> Bound:
        """What the task's late finish follows from."""
        late = self.schedule.late(task_id)[1]
        task = self.tasks[task_id]
        hours = self.hours_of(task)
        if task_id not in self.children and not self.is_over(task_id):
            for bound, latest in self._bounds(task):
                if hours.between(latest, late) == 0:
                    return bound
        return Bound("computed", late)

    def bounds(self, task_id: int) -> tuple[Bound, ...]:
        """The bounds from that task on, until one that no other task passes on."""
        found = [self.bound(task_id)]
        seen = {task_id}
        while (after := found[-1].task_id) is not None and after not in seen:
            seen.add(after)
            if after in self.children:
                break
            found.append(self.bound(after))
        return tuple(found)

    def drivers(self, task_id: int) -> tuple[tuple[int, StartReason], ...]:
        """The task, then what its start follows from, back to where no other task decides."""
        found: list[tuple[int, StartReason]] = []
        seen: set[int] = set()
        at: int | None = task_id
        leaves_by_start = True
        while at is not None and at not in seen:
            seen.add(at)
            reason = self.start(at) if leaves_by_start else self._by_its_finish(at)
            found.append((at, reason))
            if reason.link is not None:
                at = reason.link.predecessor_id
                leaves_by_start = at not in self.children or reason.link.type in FROM_START
            else:
                at, leaves_by_start = reason.task_id, True
        return tuple(found)

    def last_of_all(self) -> int | None:
        """The task with which the project finishes, of several the last one; None where it has
        none that counts."""
        leaves = [one for one in self.tasks if one not in self.children and self.is_active(one)]
        return max(reversed(leaves), key=self.schedule.finish, default=None)

    def is_over(self, task_id: int) -> bool:
        """Whether the task is done."""
        return (
            self.tasks[task_id].actual_finish_at is not None
            or self.schedule.percent(task_id) == 100
        )

    # Starts

    def _start_reasons(self, task: PlanTask) -> Iterator[StartReason]:
        """What may put the start of a task where it is, what overrides others first."""
        hours = self.hours_of(task)
        if task.actual_start_at is not None:
            yield StartReason("actual_start", task.actual_start_at, task.actual_start_at)
        elif task.actual_finish_at is not None:
            at = hours.add(task.actual_finish_at, -task.span_min)
            yield StartReason("actual_finish", at, task.actual_finish_at)
        elif task.mode == "manual" and task.start_at is not None:
            yield StartReason("manual", task.start_at, task.start_at)
        else:
            yield from self._planned_reasons(task)

    def _planned_reasons(self, task: PlanTask) -> Iterator[StartReason]:
        dated, floors = self._constrained(task), ("snet", "fnet")
        fixed = task.constraint in ("mso", "mfo") and self.plan.honours_constraints
        capped = task.constraint in ("snlt", "fnlt") and task.id in self._broken
        if dated is not None and (fixed or capped):
            yield dated
        if task.constraint == "alap":
            early, late = self.schedule.early(task.id)[0], self.schedule.late(task.id)[0]
            if late > early:
                yield StartReason("alap", late, self.schedule.late(task.id)[1])
        driver = self.schedule.driver(task.id)
        links = list(self._links_above(task.id))
        links.sort(key=lambda one: one[0] != driver)
        for link, above_id in links:
            yield self._by_link(task, link, above_id)
        unhonoured = task.constraint in ("mso", "mfo") and not self.plan.honours_constraints
        if dated is not None and (task.constraint in floors or unhonoured):
            yield dated
        for above_id in self._above(task.id):
            above = self.tasks[above_id]
            if above.constraint == "snet" and above.constraint_at is not None:
                yield self._from_date(task, "snet", above.constraint_at, above_id)
        yield self._from_date(task, "project_start", self.plan.start_at)

    def _constrained(self, task: PlanTask) -> StartReason | None:
        """The start that the task's own dated constraint leads to."""
        if task.constraint_at is None:
            return None
        if task.constraint in ("snet", "snlt", "mso"):
            return self._from_date(task, task.constraint, task.constraint_at)
        at = self.hours_of(task).add(task.constraint_at, -task.span_min)
        return StartReason(task.constraint, self._as_start(task, at), task.constraint_at)

    def _from_date(
        self, task: PlanTask, code: str, date: datetime, above_id: int | None = None
    ) -> StartReason:
        at = self._as_start(task, date)
        off = self._times.off(task, date, at) if at.date() > date.date() else NOTHING_OFF
        return StartReason(code, at, date, above_id=above_id, off=off)

    def _by_link(self, task: PlanTask, link: PlanLink, above_id: int | None) -> StartReason:
        """The start that a link leads to: its predecessor's date, the lag, then the calendar."""
        before, after = self.tasks[link.predecessor_id], self.tasks[link.successor_id]
        from_start = link.type in FROM_START
        counts = self.schedule.start(before.id) if from_start else self.schedule.finish(before.id)
        lag, lag_hours = self.lag(link, before, after)
        asked = lag_hours.add(counts, lag)
        own = self.hours_of(task)
        if link.type not in TO_FINISH:
            at = self._as_start(task, asked)
            off = self._times.off(task, asked if lag_hours is ALL_HOURS else counts, at)
        else:
            at = self._as_start(task, own.add(asked, -task.span_min))
            off = NOTHING_OFF if lag_hours is ALL_HOURS else days_off(lag_hours, counts, asked)
        return StartReason("link", at, counts, link, lag, asked, above_id, off=off)

    def lag(self, link: PlanLink, before: PlanTask, after: PlanTask) -> tuple[int, WorkCalendar]:
        """A lag's minutes and the time in which they are counted, as `Wiring.lag` has them."""
        own = self._times.of_lag(after)
        if link.lag_unit == "percent":
            minutes = (before.duration_min * link.lag * 2 + 100) // 200
            return minutes, ALL_HOURS if before.elapsed else own
        return link.lag, ALL_HOURS if link.lag_unit == "elapsed" else own

    def _by_its_finish(self, summary_id: int) -> StartReason:
        """A summary in a chain that leaves it by its finish goes on with the task that ends it."""
        last = self._part(summary_id, first=False)
        return StartReason("part", self.schedule.start(summary_id), task_id=last)

    # Late dates

    def _bounds(self, task: PlanTask) -> Iterator[tuple[Bound, datetime]]:
        """What may bound a late finish, each with the finish that it allows; imposed dates first."""
        hours, takes = self.hours_of(task), task.span_min
        at = task.constraint_at
        if at is not None and task.constraint in ("mso", "snlt"):
            begins = self._as_start(task, at) if task.constraint == "mso" else at
            yield Bound(task.constraint, at), hours.add(begins, takes)
        elif at is not None and task.constraint in ("mfo", "fnlt"):
            yield Bound(task.constraint, at), at
        if task.deadline_at is not None:
            yield Bound("deadline", task.deadline_at), task.deadline_at
        for above_id in (task.id, *self._above(task.id)):
            above = self.tasks[above_id]
            if above_id != task.id and above.constraint == "fnlt" and above.constraint_at:
                yield Bound("fnlt", above.constraint_at), above.constraint_at
            for link in self._from.get(above_id, ()):
                if above_id == task.id or link.type not in FROM_START:
                    yield from self._bounds_by(task, link)
        yield Bound("project_finish", self.schedule.finish_at), self.schedule.finish_at

    def _bounds_by(self, task: PlanTask, link: PlanLink) -> Iterator[tuple[Bound, datetime]]:
        after = self.tasks[link.successor_id]
        if self.is_over(after.id):
            return
        lag, lag_hours = self.lag(link, self.tasks[link.predecessor_id], after)
        targets = [after.id]
        if link.type in TO_FINISH and after.id in self.children:
            targets = [one for one in self._leaves(after.id) if not self.is_over(one)]
        for target in targets:
            start, finish = self.schedule.late(target)
            if self.tasks[target].actual_start_at is not None:
                start = self.schedule.resumes_by(target)
            counts = finish if link.type in TO_FINISH else start
            latest = lag_hours.add(counts, -lag)
            if link.type in FROM_START:
                latest = self.hours_of(task).add(latest, task.span_min)
            yield Bound("successor", counts, link, target), latest

    # The tree and the calendars

    def _leaves(self, task_id: int) -> list[int]:
        found: list[int] = []
        waiting = [task_id]
        while waiting:
            one = waiting.pop()
            below = self.children.get(one)
            if below is None:
                found.append(one)
            else:
                waiting.extend(reversed(below))
        return found

    def _part(self, summary_id: int, *, first: bool) -> int | None:
        """The task below a summary with which it starts, or finishes."""
        schedule = self.schedule
        leaves = self._leaves(summary_id)
        at = schedule.start(summary_id) if first else schedule.finish(summary_id)
        date_of = schedule.start if first else schedule.finish
        return next((one for one in leaves if date_of(one) == at), None)

    def _above(self, task_id: int) -> Iterator[int]:
        above_id = self.tasks[task_id].parent_id
        while above_id is not None:
            yield above_id
            above_id = self.tasks[above_id].parent_id

    def _links_above(self, task_id: int) -> Iterator[tuple[PlanLink, int | None]]:
        """The links to the task and to the summaries above it, these with their summary."""
        for link in self._to.get(task_id, ()):
            yield link, None
        for above_id in self._above(task_id):
            for link in self._to.get(above_id, ()):
                yield link, above_id

    def _as_start(self, task: PlanTask, at: datetime) -> datetime:
        return self.hours_of(task).next_instant(at) if task.duration_min else at

    def _leads_to(self, task: PlanTask, at: datetime, start: datetime) -> bool:
        """Whether that is the start of the schedule; a milestone's may be shown in another form."""
        return at == start or (
            not task.duration_min and self.hours_of(task).between(at, start) == 0
        )
