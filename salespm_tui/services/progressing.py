"""A plan is brought up to the day. The same work gives the preview and, written down, the change."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from sqlmodel import col, select

from salespm_tui.contract.progressing import (
    CatchUp,
    RescheduleWork,
    WorkEffect,
    WorkEffectQuery,
)
from salespm_tui.contract.values import Outcome, Ref
from salespm_tui.core.errors import UserError
from salespm_tui.core.i18n import N_, _
from salespm_tui.core.labels import Label, counted, label
from salespm_tui.domain.outline import TaskData
from salespm_tui.domain.unfinished import Standing, Worked, caught_up, needless, rescheduled
from salespm_tui.services.plan_rows import with_tasks
from salespm_tui.services.schedule import (
    ScheduledProject,
    opening_of,
    planned_task,
    scheduled,
    scheduled_with,
)
from salespm_tui.services.standup.effect import effect_on_the_end
from salespm_tui.services.tasks.progress import take_down_all
from salespm_tui.services.work import Commands, Queries, Reading, Work
from salespm_tui.store.tables import Task

_WRITTEN = tuple(name for name in TaskData._fields if name not in ("id", "updated_at"))
_MOST_AT_ONCE = 500
_MOST_NAMED = 3


@dataclass(frozen=True, slots=True)
class _Tried:
    """What a command comes to, before anything is written."""

    before: ScheduledProject
    after: ScheduledProject
    rows: dict[int, TaskData]
    worked: Worked
    day: date


def catch_up(work: Work, command: CatchUp) -> Outcome:
    """Set percent and actual dates as planned; UserError where nothing is left to catch up with."""
    tried = _catching_up(work, command)
    if not tried.rows:
        raise UserError(
            _("Every task is as far as it should be today."), *_reasons(_notes(tried, effect=False))
        )
    _write(work, tried)
    said = counted(
        "Caught up with %(number)d task", "Caught up with %(number)d tasks", len(tried.rows)
    )
    return Outcome(said, ref=Ref("project", command.project_id), notes=tuple(_notes(tried)))


def reschedule_work(work: Work, command: RescheduleWork) -> Outcome:
    """Move unfinished work out of the past; UserError where there is none."""
    tried = _rescheduling(work, command)
    if not tried.rows:
        raise UserError(
            _("No unfinished work is planned before that day."),
            *_reasons(_notes(tried, effect=False)),
        )
    _write(work, tried)
    said = counted(
        "Rescheduled %(number)d task to %(day)s",
        "Rescheduled %(number)d tasks to %(day)s",
        len(tried.rows),
        day=tried.day,
    )
    return Outcome(said, ref=Ref("project", command.project_id), notes=tuple(_notes(tried)))


def effect_of(reading: Reading, query: WorkEffectQuery) -> WorkEffect:
    """What a command would do."""
    command = query.command
    if isinstance(command, CatchUp):
        tried = _catching_up(reading, command)
    else:
        tried = _rescheduling(reading, command)
    before, after = tried.before, tried.after
    return WorkEffect(
        tasks=len(tried.rows),
        day=tried.day,
        finish_before=before.finish,
        finish_after=after.finish,
        slip_min=before.calendar.between(before.finish, after.finish),
        notes=tuple(_notes(tried)),
    )


def _catching_up(reading: Reading, command: CatchUp) -> _Tried:
    before = scheduled(reading, command.project_id)
    until = datetime.combine(reading.today + timedelta(days=1), time.min)
    worked = caught_up(_standing(before), command.task_ids, until)
    after = _with(reading, before, worked.rows)
    return _Tried(before, after, worked.rows, worked, reading.today)


def _rescheduling(reading: Reading, command: RescheduleWork) -> _Tried:
    before = scheduled(reading, command.project_id)
    tomorrow = reading.today + timedelta(days=1)
    day = command.from_day or opening_of(reading, before.project, tomorrow).date()
    if day < reading.today:
        raise UserError(_("That day is past."), _("Give today or a day still to come."))
    from_at = datetime.combine(day, time.min)
    worked = rescheduled(_standing(before), command.task_ids, from_at)
    after = _with(reading, before, worked.rows)
    idle = needless(worked, after.schedule)
    rows = {task_id: row for task_id, row in worked.rows.items() if task_id not in idle}
    moved = set(worked.rows)
    if idle:
        after = _with(reading, before, rows)
        left = {task_id for task_id in idle if after.start_of(task_id) < from_at}
        rows |= {task_id: worked.rows[task_id] for task_id in left}
        after = _with(reading, before, rows) if left else after
    worked.left["along"] = [
        task for task in before.leaves if task.id in moved and task.id not in rows
    ]
    return _Tried(before, after, rows, worked, day)


def _standing(plan: ScheduledProject) -> Standing:
    return Standing(plan.tasks, plan.places, plan.plan, plan.schedule)


def _with(reading: Reading, plan: ScheduledProject, rows: dict[int, TaskData]) -> ScheduledProject:
    changed: dict[int, TaskData | None] = dict(rows)
    return scheduled_with(reading, plan.project, with_tasks(plan.rows, changed, planned_task))


def _write(work: Work, tried: _Tried) -> None:
    ids, percents = list(tried.rows), dict[int, int]()
    for begin in range(0, len(ids), _MOST_AT_ONCE):
        some = ids[begin : begin + _MOST_AT_ONCE]
        for row in work.session.exec(select(Task).where(col(Task.id).in_(some))):
            wanted = tried.rows[row.id]
            if row.percent != wanted.percent:
                percents[row.id] = wanted.percent
            for name in _WRITTEN:
                if getattr(row, name) != getattr(wanted, name):
                    setattr(row, name, getattr(wanted, name))
            work.session.add(row)
    work.session.flush()
    take_down_all(work, percents)


_LEFT: dict[str, Callable[[int, str], Label]] = {
    "along": lambda number, names: counted(
        "%(number)d task behind them moves along.",
        "%(number)d tasks behind them move along.",
        number,
    ),
    "blocked": lambda number, names: counted(
        "%(number)d task is blocked and stays: %(tasks)s.",
        "%(number)d tasks are blocked and stay: %(tasks)s.",
        number,
        tasks=names,
    ),
    "held": lambda number, names: counted(
        "%(number)d task follows a blocked one and stays: %(tasks)s.",
        "%(number)d tasks follow a blocked one and stay: %(tasks)s.",
        number,
        tasks=names,
    ),
    "ahead": lambda number, names: counted(
        "%(number)d task is further than planned and stays: %(tasks)s.",
        "%(number)d tasks are further than planned and stay: %(tasks)s.",
        number,
        tasks=names,
    ),
    "must": lambda number, names: counted(
        "%(number)d task has a date that must be kept and stays: %(tasks)s.",
        "%(number)d tasks have dates that must be kept and stay: %(tasks)s.",
        number,
        tasks=names,
    ),
}


def _notes(tried: _Tried, *, effect: bool = True) -> Iterator[Label]:
    """What was left, which constraints gave way, and what it does to the end of the project."""
    for why, told in _LEFT.items():
        tasks = tried.worked.left.get(why, [])
        if tasks:
            yield told(len(tasks), _named(tasks, tried.before))
    if tried.worked.replaced:
        yield label(
            N_("Their constraints gave way to the new start: %(tasks)s."),
            tasks=_named(tried.worked.replaced, tried.before),
        )
    if effect:
        yield effect_on_the_end(tried.before, tried.after) or label(
            N_("The end of the project stays.")
        )


def _reasons(notes: Iterator[Label]) -> tuple[str, ...]:
    """The notes as the second sentence of an error; nothing where there are none."""
    said = " ".join(str(note) for note in notes)
    return (said,) if said else ()


def _named(tasks: list[TaskData], plan: ScheduledProject) -> str:
    named = [f"{plan.places[task.id].wbs} {task.name}" for task in tasks[:_MOST_NAMED]]
    if len(tasks) > _MOST_NAMED:
        named.append("…")
    return ", ".join(named)


COMMANDS: Commands = {CatchUp: catch_up, RescheduleWork: reschedule_work}
QUERIES: Queries = {WorkEffectQuery: effect_of}
