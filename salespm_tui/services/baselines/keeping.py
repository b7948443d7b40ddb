"""Baselines are taken, named, made the current one, and put away."""

from __future__ import annotations

import sqlalchemy as sa
from sqlmodel import col, select

from salespm_tui.contract.baselines import SaveBaseline, TakeBaseline, UseBaseline
from salespm_tui.contract.values import Outcome, Ref
from salespm_tui.core.clean import clean_text
from salespm_tui.core.errors import UserError
from salespm_tui.core.i18n import N_, _
from salespm_tui.core.labels import Label, counted, label
from salespm_tui.domain.baseline import Agreed
from salespm_tui.services.baselines.agreed import agreed_now
from salespm_tui.services.fields import living, paragraphs, put, required
from salespm_tui.services.schedule import ScheduledProject, scheduled
from salespm_tui.services.work import Reading, Work
from salespm_tui.store.tables import Baseline, BaselineTask, Task


def take_baseline(work: Work, command: TakeBaseline) -> Outcome:
    """Keep the plan as it is; UserError where it has no tasks, or cannot be scheduled."""
    plan = scheduled(work, command.project_id, fresh=True)
    agreed = agreed_now(work, plan)
    if not agreed:
        raise UserError(
            _("This plan has no tasks yet: there is nothing to agree on."), _("n adds a task.")
        )
    if command.task_ids:
        return _take_again(work, command, plan, agreed)
    for other in living_baselines(work, command.project_id):
        put(other, "is_current", False)
        work.session.add(other)
    taken = Baseline(
        project_id=command.project_id,
        name=clean_text(command.name) or next_name(work, command.project_id),
        taken_at=work.now,
        note=clean_text(command.note, multiline=True),
        is_current=True,
    )
    work.session.add(taken)
    work.session.flush()
    _add_rows(work, taken.id, agreed)
    return Outcome(_said(taken.name, len(agreed)), ref=Ref("baseline", taken.id))


def _said(name: str, number: int) -> Label:
    return counted(
        "Took %(name)s of %(number)d task", "Took %(name)s of %(number)d tasks", number, name=name
    )


def _take_again(
    work: Work, command: TakeBaseline, plan: ScheduledProject, agreed: dict[int, Agreed]
) -> Outcome:
    """Bring some tasks of the current baseline up to the plan."""
    current = current_baseline(work, command.project_id)
    if current is None:
        raise UserError(
            _("There is no baseline yet into which tasks could be taken."),
            _("Take one of the whole plan first."),
        )
    wanted = {
        task_id: found
        for task_id, found in agreed.items()
        if task_id in _with_all_below(plan, command.task_ids)
    }
    for task_id in command.task_ids:
        living(work, Task, task_id)
    if not wanted:
        raise UserError(
            _("These tasks are called off, or belong to another project."),
            _("Select tasks of this plan."),
        )
    known = work.session.exec(
        select(BaselineTask).where(
            BaselineTask.baseline_id == current.id, col(BaselineTask.archived_at).is_(None)
        )
    )
    for row in known:
        found = wanted.pop(row.task_id, None)
        if found is not None:
            for field, value in _fields(found).items():
                put(row, field, value)
            work.session.add(row)
    number = len(command.task_ids)
    work.session.flush()
    _add_rows(work, current.id, wanted)
    said = counted(
        "Took %(number)d task anew into %(name)s",
        "Took %(number)d tasks anew into %(name)s",
        number,
        name=current.name,
    )
    return Outcome(said, ref=Ref("baseline", current.id))


def _with_all_below(plan: ScheduledProject, task_ids: tuple[int, ...]) -> set[int]:
    found = set(task_ids)
    for task in plan.tasks:  # a parent comes before what is below it
        if task.parent_id in found:
            found.add(task.id)
    return found


def _add_rows(work: Work, baseline_id: int, agreed: dict[int, Agreed]) -> None:
    rows = [
        {"baseline_id": baseline_id, "task_id": task_id, **_fields(found)}
        for task_id, found in agreed.items()
    ]
    if rows:
        work.session.execute(sa.insert(BaselineTask), rows)


def _fields(agreed: Agreed) -> dict[str, object]:
    return {
        "start_on": agreed.start,
        "due_on": agreed.finish,
        "duration_min": agreed.duration_min,
        "effort_min": agreed.effort_min,
        "budget_minor": agreed.cost_minor,
    }


def save_baseline(work: Work, command: SaveBaseline) -> Outcome:
    """Another name or note."""
    baseline = living(work, Baseline, command.baseline_id)
    if isinstance(command.name, str):
        put(baseline, "name", required(command.name, "name"))
    put(baseline, "note", paragraphs(command.note))
    work.session.add(baseline)
    work.session.flush()
    said = label(N_("Changed %(name)s"), name=baseline.name)
    return Outcome(said, ref=Ref("baseline", baseline.id))


def use_baseline(work: Work, command: UseBaseline) -> Outcome:
    """Make it the one that the plan is measured against."""
    chosen = living(work, Baseline, command.baseline_id)
    for row in living_baselines(work, chosen.project_id):
        put(row, "is_current", row.id == chosen.id)
        work.session.add(row)
    work.session.flush()
    said = label(N_("Made %(name)s the current baseline"), name=chosen.name)
    return Outcome(said, ref=Ref("baseline", chosen.id))


def archive_baseline(work: Work, baseline_id: int) -> Outcome:
    """Put a baseline away. In place of the current one, the newest of the others becomes it."""
    baseline = living(work, Baseline, baseline_id)
    others = [row for row in living_baselines(work, baseline.project_id) if row is not baseline]
    notes: tuple[Label, ...] = ()
    if baseline.is_current and others:
        put(others[0], "is_current", True)
        work.session.add(others[0])
        notes = (label(N_("%(name)s is the current baseline now."), name=others[0].name),)
    elif baseline.is_current:
        notes = (label(N_("The project has no baseline any more.")),)
    baseline.is_current = False
    baseline.archived_at = work.now
    work.session.add(baseline)
    work.session.flush()
    said = label(N_("Archived %(name)s"), name=baseline.name)
    return Outcome(said, ref=Ref("baseline", baseline_id), notes=notes)


def current_baseline(reading: Reading, project_id: int) -> Baseline | None:
    """What the project is measured against."""
    rows = living_baselines(reading, project_id)
    return next((row for row in rows if row.is_current), None)


def next_name(reading: Reading, project_id: int) -> str:
    """What the next baseline is called unless it is given a name: the first number that is free."""
    taken = {row.name for row in living_baselines(reading, project_id)}
    number = 1
    while (name := _("Baseline %(number)d") % {"number": number}) in taken:
        number += 1
    return name


def living_baselines(reading: Reading, project_id: int) -> list[Baseline]:
    """The newest first."""
    query = (
        select(Baseline)
        .where(Baseline.project_id == project_id, col(Baseline.archived_at).is_(None))
        .order_by(col(Baseline.taken_at).desc(), col(Baseline.id).desc())
    )
    return list(reading.session.exec(query))
