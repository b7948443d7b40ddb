"""A plan is edited in place: the same work gives the preview and, written down, the change."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import chain

from salespm_tui.contract.plan_edits import EditPlan, PlanEffect, PlanPreview, PreviewPlan
from salespm_tui.contract.timeline import TimelineQuery
from salespm_tui.contract.values import Outcome, Ref
from salespm_tui.core.errors import UserError
from salespm_tui.core.i18n import N_, _
from salespm_tui.core.labels import Label, counted, label
from salespm_tui.domain.network import CycleError, OutOfYearsError
from salespm_tui.domain.outline import TaskData
from salespm_tui.domain.plan_edits import edited, idle_constraints
from salespm_tui.domain.plan_steps import PlanStep, Standing
from salespm_tui.services.plan_rows import PlanRows, with_tasks
from salespm_tui.services.schedule import (
    ScheduledProject,
    planned_task,
    scheduled,
    scheduled_with,
)
from salespm_tui.services.standup.effect import effect_on_the_end
from salespm_tui.services.timeline import timeline, timeline_with
from salespm_tui.services.work import Commands, Queries, Reading, Work
from salespm_tui.store.tables import Task

_WRITTEN = tuple(name for name in TaskData._fields if name not in ("id", "updated_at"))


@dataclass(frozen=True, slots=True)
class _Tried:
    """How far a run of steps came: the plan after those that could be done."""

    steps: tuple[PlanStep, ...]
    plan: ScheduledProject
    notes: tuple[Label, ...] = ()
    refused: Label | None = None


@dataclass(frozen=True, slots=True)
class Trial:
    """A plan before and after some steps that are written nowhere, and what they do."""

    before: ScheduledProject
    after: ScheduledProject
    effect: PlanEffect | None
    notes: tuple[Label, ...]
    refused: Label | None


def trial(reading: Reading, project_id: int, steps: tuple[PlanStep, ...]) -> Trial:
    """Try the steps on the project's plan."""
    before = scheduled(reading, project_id)
    tried = _tried(reading, before, _joined(steps))
    effect = _effect(before, tried) if tried.steps else None
    return Trial(before, tried.plan, effect, tried.notes, tried.refused)


def standing_of(plan: ScheduledProject) -> Standing:
    """The plan as edits of it see it."""
    per_day = plan.project.minutes_per_day
    return Standing(plan.tasks, plan.places, plan.plan, plan.schedule, per_day)


def preview(reading: Reading, query: PreviewPlan) -> PlanPreview:
    """The plan as it would be after the steps, and what they do."""
    before = scheduled(reading, query.project_id)
    tried = _tried(reading, before, _joined(query.steps))
    known = timeline(reading, TimelineQuery(query.project_id, query.against))
    would_be = timeline_with(reading, tried.plan, query.against, known)
    effect = _effect(before, tried) if tried.steps else None
    return PlanPreview(would_be, tried.steps, effect, tried.notes, tried.refused)


def edit_plan(work: Work, command: EditPlan) -> Outcome:
    """Write down what the steps come to."""
    before = scheduled(work, command.project_id)
    tried = _tried(work, before, _joined(command.steps))
    if tried.refused is not None and not tried.steps:
        raise UserError(str(tried.refused), _("Nothing was changed."))
    write_down(work, before, tried.plan)
    moves = effect_on_the_end(before, tried.plan)
    notes = (*tried.notes, *(() if moves is None else (moves,)))
    return Outcome(_said(tried.steps, before), ref=_ref(tried.steps), notes=notes)


def write_down(work: Work, before: ScheduledProject, after: ScheduledProject) -> None:
    """Let the rows be those of `after`, where they are others than `before`."""
    for task in after.tasks:
        if task is before.task(task.id):
            continue
        row = work.session.get(Task, task.id)
        assert row is not None
        for name in _WRITTEN:
            value = getattr(task, name)
            if getattr(row, name) != value:
                setattr(row, name, value)
        work.session.add(row)
    work.session.flush()


def _joined(steps: tuple[PlanStep, ...]) -> tuple[PlanStep, ...]:
    """Neighbouring steps that are one: five keys that move a bar are a move by five days."""
    joined: list[PlanStep] = []
    for step in steps:
        one = joined[-1].joined(step) if joined else None
        if one is None:
            joined.append(step)
        elif one.days or one.minutes:
            joined[-1] = one
        else:
            joined.pop()
    return tuple(joined)


def _tried(reading: Reading, before: ScheduledProject, steps: tuple[PlanStep, ...]) -> _Tried:
    """The steps done one after the other; what was tried for all but the last is remembered, so that
    one key more costs one schedule more."""
    if not steps:
        return _Tried((), before)
    key = ("tried", before.project.id, steps[:-1])
    so_far: _Tried | None = reading.cache.get(key)
    if so_far is None:
        so_far = _tried(reading, before, steps[:-1])
        reading.cache[key] = so_far
    return _with_step(reading, so_far, steps[-1])


def _with_step(reading: Reading, so_far: _Tried, step: PlanStep) -> _Tried:
    plan = so_far.plan
    done = edited(step, standing_of(plan))
    if done.refused is not None:
        return replace(so_far, refused=done.refused)
    rows = with_tasks(plan.rows, done.rows, planned_task)
    refused = _linked_kin(rows) if step.kind == "indent" else None
    if refused is not None:
        return replace(so_far, refused=refused)
    try:
        after = scheduled_with(reading, plan.project, rows)
    except (CycleError, OutOfYearsError) as error:
        return replace(so_far, refused=error.why)
    idle = idle_constraints(done.imposed, standing_of(after))
    after = replace(after, rows=with_tasks(after.rows, idle, planned_task))
    if all(after.task(task_id) == plan.task(task_id) for task_id in done.rows):
        return replace(so_far, refused=_why_it_stays(step, plan))
    notes = tuple(dict.fromkeys((*so_far.notes, *done.notes)))
    return _Tried((*so_far.steps, step), after, notes)


def _why_it_stays(step: PlanStep, plan: ScheduledProject) -> Label:
    """Why a bar that was told to move stands where it stood."""
    for task_id in step.task_ids:
        task = plan.task(task_id)
        link = None if task is None else plan.schedule.driver(task_id)
        before = None if link is None else plan.task(link.predecessor_id)
        if task is not None and before is not None:
            return label(
                N_("“%(name)s” cannot be earlier: it waits for “%(task)s”."),
                name=task.name,
                task=before.name,
            )
    return label(N_("It cannot be earlier: the project starts then."))


def _linked_kin(rows: PlanRows) -> Label | None:
    """What is said of the first link between a task and a summary above it; None where there is none."""
    parents = {task.id: task.parent_id for task in rows.tasks}
    for link in rows.links:
        ends = (link.predecessor_id, link.successor_id)
        for below, above in (ends, ends[::-1]):
            parent = parents.get(below)
            while parent is not None and parent != above:
                parent = parents.get(parent)
            if parent is not None:
                return label(
                    N_("“%(name)s” is linked to “%(summary)s”; it cannot be part of it."),
                    name=rows.tasks[rows.places[below].number].name,
                    summary=rows.tasks[rows.places[above].number].name,
                )
    return None


def _effect(before: ScheduledProject, tried: _Tried) -> PlanEffect | None:
    """What the run does, as seen from the first task of its last step."""
    after, step = tried.plan, tried.steps[-1]
    task_id = next((one for one in step.task_ids if before.task(one) is not None), None)
    if task_id is None:
        return None
    calendar = before.calendar
    edited_ids = set(chain.from_iterable(one.task_ids for one in tried.steps))
    moved = after.schedule.changed(before.schedule)
    return PlanEffect(
        task_id=task_id,
        task_slip_min=calendar.between(before.finish_of(task_id), after.finish_of(task_id)),
        project_slip_min=calendar.between(before.finish, after.finish),
        others=sum(1 for one in moved if one not in edited_ids and not after.places[one].children),
    )


def _ref(steps: tuple[PlanStep, ...]) -> Ref | None:
    return Ref("task", steps[-1].task_ids[0]) if steps and steps[-1].task_ids else None


_SAID: dict[str, tuple[str, Callable[[int], Label]]] = {
    "shift": (
        N_("Moved task %(name)s"),
        lambda number: counted("Moved %(number)d task", "Moved %(number)d tasks", number),
    ),
    "stretch": (
        N_("Changed the duration of task %(name)s"),
        lambda number: counted(
            "Changed the duration of %(number)d task",
            "Changed the duration of %(number)d tasks",
            number,
        ),
    ),
    "indent": (
        N_("Indented task %(name)s"),
        lambda number: counted("Indented %(number)d task", "Indented %(number)d tasks", number),
    ),
    "outdent": (
        N_("Outdented task %(name)s"),
        lambda number: counted("Outdented %(number)d task", "Outdented %(number)d tasks", number),
    ),
    "up": (
        N_("Moved task %(name)s up"),
        lambda number: counted("Moved %(number)d task up", "Moved %(number)d tasks up", number),
    ),
    "down": (
        N_("Moved task %(name)s down"),
        lambda number: counted("Moved %(number)d task down", "Moved %(number)d tasks down", number),
    ),
}
"""What a change set is called that did one thing: to one task, and to several."""


def _said(steps: tuple[PlanStep, ...], before: ScheduledProject) -> Label:
    """What the change set is called: the one thing that was done, if it was one thing."""
    ids = tuple(dict.fromkeys(chain.from_iterable(step.task_ids for step in steps)))
    kinds = {step.kind for step in steps}
    task = before.task(ids[0]) if len(ids) == 1 else None
    if len(kinds) == 1:
        one, several = _SAID[kinds.pop()]
        return label(one, name=task.name) if task is not None else several(len(ids))
    if task is not None:
        return label(N_("Edited task %(name)s in the chart"), name=task.name)
    return counted(
        "Edited %(number)d task in the chart", "Edited %(number)d tasks in the chart", len(ids)
    )


COMMANDS: Commands = {EditPlan: edit_plan}
QUERIES: Queries = {PreviewPlan: preview}
