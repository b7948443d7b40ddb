"""The schedule of a plan: when everything happens, what has room, and what decides the end."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from salespm_tui.domain.axis import GAP_BITS, PROJECT_HOURS, Hours
from salespm_tui.domain.crossings import FROM_START, TO_FINISH
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

    def settle(self) -> None:
        """Compute what is left to be computed, so that answers cost nothing wherever they are asked."""
        for lists in (
            self._start,
            self._finish,
            self._early_start,
            self._early_finish,
            self._late_start,
            self._late_finish,
            self._slack,
            self._free,
            self._percents,
            self._links_to,
        ):
            assert lists is not None

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
        asking = [(self._allowed(link, place), link) for link in self._links_above(place)]
        if not asking or self._plan.tasks[place].actual_start_at is not None:
            return None
        allowed, link = max(asking, key=lambda one: one[0])
        hours = self._wiring.placer.hours(self._plan.tasks[place])
        return link if hours.between(allowed, self._start[place]) <= 0 else None

    @cached_property
    def broken_rules(self) -> tuple[BrokenRule, ...]:
        """What the dates do not keep, in the order of the plan."""
        broken: list[BrokenRule] = []
        for place, task in enumerate(self._plan.tasks):
            if not self._outline.active[place]:
                continue
            if self._wiring.placer.lacks_common_time(task):
                start = self.start(task.id)
                broken.append(BrokenRule(task.id, "no_common_time", start, start))
            required = self._passes.required.get(place)
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
    def _links_to(self) -> dict[int, list[PlanLink]]:
        """The links that reach each task, by its id, as far as they count."""
        found: dict[int, list[PlanLink]] = {}
        for link in self._plan.links:
            if self._outline.active[self._place[link.predecessor_id]]:
                found.setdefault(link.successor_id, []).append(link)
        return found

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
    def _free(self) -> list[int]:
        free = self._slack.copy()
        done = [
            task.percent == 100 or task.actual_finish_at is not None for task in self._plan.tasks
        ]
        active, place, start, finish = self._outline.active, self._place, self._start, self._finish
        foreign = self._wiring.foreign
        for link in self._plan.links:
            before, after = place[link.predecessor_id], place[link.successor_id]
            if done[after] or not (active[before] and active[after]):
                continue
            if link.lag_unit != "working" or before in foreign or after in foreign:
                room = self._room(link)
            else:
                asks = start[before] if link.type in FROM_START else finish[before]
                gets = finish[after] if link.type in TO_FINISH else start[after]
                room = (gets >> GAP_BITS) - (asks >> GAP_BITS) - link.lag
            if room < free[before]:  # noqa: PLR1730 - a call of min() costs more
                free[before] = room
        return [0 if over or room < 0 else room for room, over in zip(free, done, strict=True)]

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

    def _asked(self, link: PlanLink) -> int:
        """The date that a link asks of its successor: of its finish for ff and sf, else its start."""
        before = self._place[link.predecessor_id]
        tasks = self._plan.tasks
        lag, hours = self._wiring.lag(link, tasks[before], tasks[self._place[link.successor_id]])
        dates = self._start if link.type in FROM_START else self._finish
        return hours.add(dates[before], lag)

    def _room(self, link: PlanLink) -> int:
        """How far the predecessor may slip before it moves the successor of that link."""
        dates = self._finish if link.type in TO_FINISH else self._start
        before = self._plan.tasks[self._place[link.predecessor_id]]
        return self._wiring.placer.slack_hours(before).between(
            self._asked(link), dates[self._place[link.successor_id]]
        )

    def _allowed(self, link: PlanLink, place: int) -> int:
        """The earliest start that a link allows to a task (its successor, or one below that)."""
        asked = self._asked(link)
        if link.type not in TO_FINISH or place in self._outline.children:
            return asked
        return self._hours(place).add(asked, -self._plan.tasks[place].span_min)

    def _links_above(self, place: int) -> list[PlanLink]:
        """The links that reach a task or a summary above it."""
        links: list[PlanLink] = []
        while place >= 0:
            links += self._links_to.get(self._plan.tasks[place].id, ())
            place = self._outline.parents[place]
        return links

    def _broken_link(self, task: PlanTask, required: int) -> BrokenRule:
        place = self._place[task.id]
        links = self._links_above(place)
        latest = max(links, key=lambda link: self._allowed(link, place), default=None)
        if latest is not None and self._hours(place).between(
            self._allowed(latest, place), required
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
