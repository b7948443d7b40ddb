"""Shifts that level the load: found, proved on the plans, and written down where the user asks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from salespm_tui.contract.levelling import (
    ApplyLevelling,
    LevellingHints,
    LevellingQuery,
    LevellingShift,
    MovedTask,
    OverDay,
    ShiftHint,
)
from salespm_tui.contract.values import Outcome, Ref
from salespm_tui.core.errors import UserError
from salespm_tui.core.i18n import N_, _
from salespm_tui.core.labels import Label, counted, label
from salespm_tui.domain import codes
from salespm_tui.domain.figures import half_up
from salespm_tui.domain.levelling import Levelling, Movable, Placed, Shift, level
from salespm_tui.domain.load import Booking
from salespm_tui.domain.outline import TaskData
from salespm_tui.domain.plan_steps import PlanStep
from salespm_tui.services.plan_edits import trial, write_down
from salespm_tui.services.schedule import ScheduledProject, scheduled
from salespm_tui.services.team.book import TeamBook, booking_in, team_book
from salespm_tui.services.team.days import WEEKS
from salespm_tui.services.work import Reading, Work
from salespm_tui.store.tables import Task

_FREE = ("asap", "snet")
"""The constraints that let a task begin later."""


@dataclass(frozen=True, slots=True)
class _Tried:
    """The plans with some shifts: those that they touch, by project."""

    plans: Mapping[int, ScheduledProject]
    refused: Label | None = None


def levelling(reading: Reading, query: LevellingQuery) -> LevellingHints:
    """The shifts that help, with what they do."""
    first = max(query.first or reading.today, reading.today)
    last = query.last or first + timedelta(days=7 * WEEKS - 1)
    key = ("levelling", query.project_id, first, last)
    found: LevellingHints | None = reading.cache.get(key)
    if found is None:
        found = _Search(reading, query.project_id, first, max(first, last)).hints()
        reading.cache[key] = found
    return found


def apply_levelling(work: Work, command: ApplyLevelling) -> Outcome:
    """Do the shifts; UserError where that is not possible, or a project would end later."""
    if not command.shifts:
        raise UserError(_("There is nothing to level."), _("Choose one of the hints."))
    before, shifts = _by_project(work, command.shifts)
    tried = _try(work, before, shifts)
    if tried.refused is not None:
        raise UserError(str(tried.refused), _("The plan has changed; ask for hints once more."))
    for project_id, after in tried.plans.items():
        write_down(work, before[project_id], after)
    number = len(command.shifts)
    if number == 1:
        one = command.shifts[0]
        task = next(plan.task(one.task_id) for plan in before.values() if plan.task(one.task_id))
        said = label(N_("Moved task %(name)s to level the load"), name=task.name if task else "")
    else:
        said = counted(
            "Moved %(number)d task to level the load",
            "Moved %(number)d tasks to level the load",
            number,
        )
    return Outcome(said, ref=Ref("task", command.shifts[0].task_id))


class _Search:
    """The plans of all, of which one project's tasks may move, or those of every project."""

    def __init__(self, reading: Reading, project_id: int | None, first: date, last: date) -> None:
        self._reading = reading
        self._first, self._last = first, last
        self._book: TeamBook = team_book(reading)
        self._mine = {
            key: plan
            for key, plan in self._book.plans.items()
            if project_id is None or key == project_id
        }
        people = {
            one.kept.resource_id for one in self._book.booked if one.kept.project_id in self._mine
        }
        self._capacities = {
            key: capacity for key, capacity in self._book.capacities.items() if key in people
        }
        self._booked = tuple(one for one in self._book.booked if one.kept.resource_id in people)
        self._project_of = {one.kept.task_id: one.kept.project_id for one in self._booked}
        self._tried: dict[tuple[Shift, ...], _Tried] = {}

    def hints(self) -> LevellingHints:
        bookings = tuple(one.booking for one in self._booked)
        start = Placed(bookings, self._movable(bookings, self._mine))
        found = level(start, self._replan, self._capacities, self._first, self._last)
        after = self._tried[found.shifts].plans if found.shifts else {}
        moved = {shift.task_id for shift in found.shifts}
        return LevellingHints(
            self._reading.today,
            self._first,
            self._last,
            half_up(found.over_before),
            half_up(found.over_after),
            tuple(self._hint(shift, found, after) for shift in found.shifts),
            tuple(self._others(after, moved)),
            tuple(
                OverDay(who, self._book.resources[who].name, one.day, half_up(one.over_min))
                for who, one in found.left
            ),
        )

    def _replan(self, shifts: tuple[Shift, ...]) -> Placed | None:
        by_project: dict[int, list[LevellingShift]] = {}
        for shift in shifts:
            project_id = self._project_of[shift.task_id]
            by_project.setdefault(project_id, []).append(LevellingShift(shift.task_id, shift.days))
        before = {key: self._mine[key] for key in by_project}
        tried = _try(self._reading, before, by_project)
        if tried.refused is not None:
            return None
        self._tried[shifts] = tried
        bookings = tuple(self._bookings(tried))
        return Placed(bookings, self._movable(bookings, {**self._mine, **tried.plans}))

    def _bookings(self, tried: _Tried) -> Iterable[Booking]:
        """Those of the tasks that stay are the same objects."""
        moved: set[int] = set()
        for project_id, plan in tried.plans.items():
            moved |= plan.schedule.changed(self._mine[project_id].schedule)
        for one in self._booked:
            if one.kept.task_id in moved:
                yield booking_in(tried.plans[one.kept.project_id], one.kept)
            else:
                yield one.booking

    def _movable(
        self, bookings: Iterable[Booking], plans: Mapping[int, ScheduledProject]
    ) -> dict[int, Movable]:
        """The tasks at work on the days looked at that may move."""
        found: dict[int, Movable] = {}
        for one in bookings:
            plan = plans.get(self._project_of[one.task_id])
            at_work = one.start.date() <= self._last and one.finish.date() >= self._first
            if plan is None or not at_work or one.task_id in found:
                continue
            task = plan.task(one.task_id)
            if task is not None and _may_move(plan, task):
                found[task.id] = _movable(plan, task)
        return found

    def _hint(
        self, shift: Shift, found: Levelling, after: Mapping[int, ScheduledProject]
    ) -> ShiftHint:
        project_id = self._project_of[shift.task_id]
        plan, then = self._mine[project_id], after[project_id]
        task = plan.task(shift.task_id)
        assert task is not None
        return ShiftHint(
            task_id=task.id,
            task=task.name,
            wbs=plan.places[task.id].wbs,
            project_id=project_id,
            project=plan.project.code,
            days=shift.days,
            start=plan.start_of(task.id),
            finish=plan.finish_of(task.id),
            new_start=then.start_of(task.id),
            new_finish=then.finish_of(task.id),
            slack_min=plan.schedule.total_slack(task.id),
            helps=tuple(self._book.resources[who].name for who in found.helps[task.id]),
        )

    def _others(
        self, after: Mapping[int, ScheduledProject], moved: set[int]
    ) -> Iterable[MovedTask]:
        """The tasks that move along, in the order of the plans; no summaries."""
        for project_id, then in after.items():
            plan = self._mine[project_id]
            changed = then.schedule.changed(plan.schedule)
            for task in plan.leaves:
                if task.id in changed and task.id not in moved:
                    yield MovedTask(
                        task.id,
                        task.name,
                        plan.places[task.id].wbs,
                        plan.project.code,
                        plan.start_of(task.id),
                        then.start_of(task.id),
                        then.finish_of(task.id),
                    )


def _may_move(plan: ScheduledProject, task: TaskData) -> bool:
    """Whether nothing holds the task where it is but the plan."""
    return (
        task.kind == "task"
        and not plan.places[task.id].children
        and task.status not in codes.CLOSED_TASK_STATUS
        and task.percent == 0
        and task.actual_start_on is None
        and task.schedule_mode == "auto"
        and task.constraint in _FREE
        and plan.schedule.total_slack(task.id) > 0
    )


def _movable(plan: ScheduledProject, task: TaskData) -> Movable:
    return Movable(
        task.id,
        plan.start_of(task.id),
        plan.schedule.total_slack(task.id),
        plan.schedule.free_slack(task.id),
        plan.project.minutes_per_day,
        plan.plan.calendars.get(task.calendar_id or 0, plan.calendar),
        task.priority,
    )


def _by_project(
    work: Work, shifts: Iterable[LevellingShift]
) -> tuple[dict[int, ScheduledProject], dict[int, list[LevellingShift]]]:
    plans: dict[int, ScheduledProject] = {}
    found: dict[int, list[LevellingShift]] = {}
    for shift in shifts:
        task = work.session.get(Task, shift.task_id)
        if task is None or task.archived_at is not None:
            raise UserError(
                _("This task is not in the plan any more."), _("Ask for hints once more.")
            )
        plans.setdefault(task.project_id, scheduled(work, task.project_id))
        found.setdefault(task.project_id, []).append(shift)
    return plans, found


def _try(
    reading: Reading,
    before: Mapping[int, ScheduledProject],
    shifts: Mapping[int, list[LevellingShift]],
) -> _Tried:
    """The plans with the shifts; refused where a step is, an end moves, or more rules are broken."""
    after: dict[int, ScheduledProject] = {}
    for project_id, some in shifts.items():
        plan = before[project_id]
        steps = tuple(PlanStep("shift", (one.task_id,), one.days) for one in some)
        tried = trial(reading, project_id, steps)
        if tried.refused is not None:
            return _Tried({}, tried.refused)
        if tried.after.finish > plan.finish or len(tried.after.broken) > len(plan.broken):
            return _Tried(
                {}, label(N_("The end of %(project)s would move."), project=plan.project.code)
            )
        after[project_id] = tried.after
    return _Tried(after)
