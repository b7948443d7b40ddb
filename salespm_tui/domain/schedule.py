"""The schedule of a plan: when everything happens, what has room, and what decides the end."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from salespm_tui.domain.axis import GAP_BITS, PROJECT_HOURS, Hours
from salespm_tui.domain.link_dates import LinkDates
from salespm_tui.domain.network import OutOfYearsError, Plan, PlanLink, PlanTask
from salespm_tui.domain.passes import Passes
from salespm_tui.domain.placing import Placement
from salespm_tui.domain.rollup import percents, spanned, summaries_above


@dataclass(frozen=True, slots=True)
class TaskDates:
    """Everything that the schedule says of one task, summaries included.

    Slack is in working minutes of the task's calendar (whoever works on it, as in MS Project), by the
    clock for elapsed durations; below 0 an imposed date is missed. `percent` of a summary is weighted by duration.
    """

    start: datetime
    finish: datetime
    early_start: datetime
    early_finish: datetime
    late_start: datetime
    late_finish: datetime
    total_slack_min: int
    free_slack_min: int
    critical: bool
    percent: int


@dataclass(frozen=True, slots=True)
class BrokenRule:
    """A rule of the plan that its schedule does not keep.

    `rule` is `deadline_missed`: `is_at` is the finish, `should_be_at` the deadline; or
    `constraint_breaks_link`, `manual_breaks_link`, `started_too_early`: `is_at` is the start,
    `should_be_at` the earliest that the predecessors allow, and `predecessor_id` the one that
    decides it (None where it is the project's start); or `no_common_time`: someone on the task never
    works when its own calendar does, and so that calendar alone counts (both dates are the start).
    """

    task_id: int
    rule: str
    is_at: datetime
    should_be_at: datetime
    predecessor_id: int | None = None


def schedule(plan: Plan) -> Schedule:
    """The dates of every task of `plan`, by the critical path method.

    CycleError where tasks wait for each other, OutOfYearsError where a date cannot be shown,
    ValueError where the plan names tasks that it does not have.
    """
    try:
        return Schedule(plan)
    except OverflowError:
        raise OutOfYearsError from None


class Schedule:
    """What `schedule` found. Ask it by task id (KeyError for one that the plan does not have).

    Dates are turned into `datetime` when they are asked for: what is on the screen costs the same
    for a plan of ten thousand tasks.
    """

    def __init__(self, plan: Plan) -> None:
        passes = Passes(plan)
        self._first_dates = passes.start, passes.finish
        self._as_late = [
            place for place, task in enumerate(plan.tasks) if task.constraint == "alap"
        ]
        if self._as_late:
            passes.schedule_late(self._as_late)
        self._plan = plan
        self._passes = passes
        self._wiring = passes.wiring
        self._outline = passes.wiring.outline
        self._place = passes.wiring.outline.places
        self._instant = passes.wiring.axis.instant
        self.finish_at = self._instant(passes.project_finish)
        self._instant(min([passes.project_finish, *passes.late_start]))

    @cached_property
    def start_at(self) -> datetime:
        """The first start of all; the plan's where it has no tasks."""
        roots = [
            self._start[place]
            for place, parent in enumerate(self._outline.parents)
            if parent < 0 and self._outline.active[place]
        ]
        return self._instant(min(roots)) if roots else self._plan.start_at

    def start(self, task_id: int) -> datetime:
        return self._instant(self._start[self._place[task_id]])

    def finish(self, task_id: int) -> datetime:
        return self._instant(self._finish[self._place[task_id]])

    def early(self, task_id: int) -> tuple[datetime, datetime]:
        """Early start and early finish."""
        place = self._place[task_id]
        return self._instant(self._early_start[place]), self._instant(self._early_finish[place])

    def late(self, task_id: int) -> tuple[datetime, datetime]:
        """Late start and late finish; of work that has begun, its actual start."""
        place = self._place[task_id]
        return self._instant(self._late_start[place]), self._instant(self._late_finish[place])

    def resumes_by(self, task_id: int) -> datetime:
        """The late start that predecessors see: of work that has begun, where it goes on at the latest."""
        return self._instant(self._passes.late_start[self._place[task_id]])

    def settle(self) -> None:
        """Compute everything that would else be computed when it is first asked for, so that a
        thread that only reads computes nothing."""
        _ = self.start_at, self._early_start, self._early_finish, self._late_start
        _ = self._free, self._percents, self._links.reaching, self.broken_rules

    def starting_before(self, at: datetime) -> frozenset[int]:
        """The ids of the tasks that start before that instant; quicker than asking each."""
        return self._before(self._start, at)

    def finishing_before(self, at: datetime) -> frozenset[int]:
        """The ids of the tasks that finish before that instant; quicker than asking each."""
        return self._before(self._finish, at)

    def _before(self, dates: list[int], at: datetime) -> frozenset[int]:
        code = self._wiring.axis.code(at)
        return frozenset(
            task_id for task_id, date in zip(self._place, dates, strict=True) if date < code
        )

    def total_slack(self, task_id: int) -> int:
        """How far the task may slip before an imposed date or the project's finish is missed.

        The smaller of LS - ES and LF - EF, the latter alone once it has started; as late as
        possible leaves none, and where a constraint puts a task before its predecessors allow, what
        is missing counts (as in MS Project).
        """
        return self._slack[self._place[task_id]]

    def free_slack(self, task_id: int) -> int:
        """How far the task may slip before any other moves: the least room on its links.

        Links of the summaries above do not count; it is never more than the total slack and never
        below 0 (all as in MS Project).
        """
        return self._free[self._place[task_id]]

    def critical(self, task_id: int) -> bool:
        """Whether the task, not yet done, has no more total slack than the plan's limit."""
        place = self._place[task_id]
        return (
            self._slack[place] <= self._plan.critical_slack_limit_min
            and self._percents[place] < 100
            and self._outline.active[place]
        )

    def percent(self, task_id: int) -> int:
        """Percent complete; a summary's is weighted by the durations below it."""
        return self._percents[self._place[task_id]]

    def rests(self, task_id: int) -> tuple[tuple[datetime, datetime], ...]:
        """When work on the task pauses: from the end of what is done to where it resumes."""
        place = self._place[task_id]
        task, hours, start = self._plan.tasks[place], self._hours(place), self._start[place]
        found = []
        for after, length in task.pauses:
            if 0 < after < task.duration_min and length:
                stops = hours.add(start, after + task.rest_within(after - 1))
                resumes = hours.as_start(hours.add(stops, length))
                found.append((self._instant(stops), self._instant(resumes)))
        return tuple(found)

    def dates(self, task_id: int) -> TaskDates:
        """Everything about one task at once."""
        place, instant = self._place[task_id], self._instant
        return TaskDates(
            instant(self._start[place]),
            instant(self._finish[place]),
            instant(self._early_start[place]),
            instant(self._early_finish[place]),
            instant(self._late_start[place]),
            instant(self._late_finish[place]),
            self._slack[place],
            self._free[place],
            self.critical(task_id),
            self._percents[place],
        )

    def driver(self, task_id: int) -> PlanLink | None:
        """The link that decides when the task starts; None where no link does.

        Links to the summaries above the task count for it. Of several the first named is given.
        """
        place = self._place[task_id]
        links = self._links
        asking = [(links.allowed(link, place), link) for link in links.above(place)]
        if not asking or self._plan.tasks[place].actual_start_at is not None:
            return None
        allowed, link = max(asking, key=lambda one: one[0])
        hours = self._wiring.placer.hours(self._plan.tasks[place])
        return link if hours.between(allowed, self._start[place]) <= 0 else None

    def changed(self, other: Schedule) -> frozenset[int]:
        """The ids of tasks that both schedules have, and whose start or finish they show differently."""
        ids = list(self._place)
        places = None
        if list(other._place) != ids:
            ids = [one for one in ids if one in other._place]
            places = [self._place[one] for one in ids], [other._place[one] for one in ids]
        axis = self._wiring.axis
        moved: set[int] = set()
        for mine, theirs in ((self._start, other._start), (self._finish, other._finish)):
            pair = mine, theirs
            if places is not None:
                pair = [mine[one] for one in places[0]], [theirs[one] for one in places[1]]
            moved.update(axis.apart(ids, pair[0], other._wiring.axis, pair[1]))
        return frozenset(moved)

    @cached_property
    def broken_rules(self) -> tuple[BrokenRule, ...]:
        """What the dates do not keep, in the order of the plan."""
        broken: list[BrokenRule] = []
        lacking, passed = self._wiring.placer.without_common, self._passes.required
        for place, task in enumerate(self._plan.tasks):
            if not (lacking or task.deadline_at is not None or place in passed):
                continue
            if not self._outline.active[place]:
                continue
            if self._wiring.placer.lacks_common_time(task):
                start = self.start(task.id)
                broken.append(BrokenRule(task.id, "no_common_time", start, start))
            required = passed.get(place)
            if required is not None and self._hours(place).between(self._start[place], required):
                broken.append(self._broken_link(task, required))
            if task.deadline_at is not None and self.finish(task.id) > task.deadline_at:
                deadline = self._wiring.axis.code(task.deadline_at)
                if self._hours(place).between(deadline, self._finish[place]) > 0:
                    finish = self.finish(task.id)
                    broken.append(BrokenRule(task.id, "deadline_missed", finish, task.deadline_at))
        return tuple(broken)

    @cached_property
    def _percents(self) -> list[int]:
        return percents(self._outline)

    @cached_property
    def _start(self) -> list[int]:
        return self._spanned(self._passes.start, min)

    @cached_property
    def _finish(self) -> list[int]:
        return self._spanned(self._passes.finish, max)

    @cached_property
    def _early_start(self) -> list[int]:
        return self._with_first_dates(0, min) if self._as_late else self._start

    @cached_property
    def _early_finish(self) -> list[int]:
        return self._with_first_dates(1, max) if self._as_late else self._finish

    @cached_property
    def _late_start(self) -> list[int]:
        dates = self._passes.late_start.copy()
        for place, shown in self._passes.shown_late.items():
            dates[place] = shown[0]
        return self._spanned(dates, min)

    @cached_property
    def _late_finish(self) -> list[int]:
        dates = self._passes.late_finish.copy()
        for place, shown in self._passes.shown_late.items():
            dates[place] = shown[1]
        return self._spanned(dates, max)

    def _spanned(self, dates: list[int], edge: Callable[[Iterable[int]], int]) -> list[int]:
        return spanned(self._outline, dates[: len(self._plan.tasks)], edge)

    def _with_first_dates(self, which: int, edge: Callable[[Iterable[int]], int]) -> list[int]:
        """Starts or finishes, with the early ones of tasks that are scheduled late."""
        dates = (self._passes.finish if which else self._passes.start).copy()
        for place in self._as_late:
            dates[place] = self._first_dates[which][place]
        return self._spanned(dates, edge)

    @cached_property
    def _slack(self) -> list[int]:
        finishes = zip(self._late_finish, self._early_finish, strict=True)
        slacks = [(latest >> GAP_BITS) - (earliest >> GAP_BITS) for latest, earliest in finishes]
        placements = self._wiring.placements
        begun = summaries_above(
            self._outline, [place for place, placed in placements.items() if placed.started]
        )
        for place in self._outline.summaries:
            if place not in begun:
                slacks[place] = self._least_slack(place, PROJECT_HOURS)
        for place, placement in placements.items():
            slacks[place] = self._slack_of_placed(place, placement)
        for place in self._as_late:
            slacks[place] = min(slacks[place], 0)
        return slacks

    @cached_property
    def _links(self) -> LinkDates:
        return LinkDates(self._wiring, self._start, self._finish)

    @cached_property
    def _free(self) -> list[int]:
        return self._links.free_slacks(self._slack)

    def _slack_of_placed(self, place: int, placement: Placement) -> int:
        hours = self._wiring.placer.slack_hours(self._plan.tasks[place])
        if placement.started or placement.done:
            return hours.between(self._early_finish[place], self._late_finish[place])
        slack = self._least_slack(place, hours)
        required = self._passes.required.get(place)
        if required is None or not placement.constrained:
            return slack
        return min(slack, hours.between(required, self._start[place]))

    def _least_slack(self, place: int, hours: Hours) -> int:
        return min(
            hours.between(self._early_start[place], self._late_start[place]),
            hours.between(self._early_finish[place], self._late_finish[place]),
        )

    def _hours(self, place: int) -> Hours:
        return self._wiring.placer.hours(self._plan.tasks[place])

    def _broken_link(self, task: PlanTask, required: int) -> BrokenRule:
        place = self._place[task.id]
        links = self._links
        latest = max(links.above(place), key=lambda link: links.allowed(link, place), default=None)
        if latest is not None and self._hours(place).between(
            links.allowed(latest, place), required
        ):
            latest = None
        rule = "constraint_breaks_link"
        if task.actual_start_at is not None or task.actual_finish_at is not None:
            rule = "started_too_early"
        elif task.mode == "manual":
            rule = "manual_breaks_link"
        return BrokenRule(
            task.id,
            rule,
            self._instant(self._start[place]),
            self._instant(self._hours(place).as_start(required)),
            None if latest is None else latest.predecessor_id,
        )
