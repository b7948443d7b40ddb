"""A project leaves a template: its plan as it really went, and what was learnt around it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from sqlmodel import col, select

from salespm_tui.contract.templates import FinishToTemplate
from salespm_tui.contract.values import Outcome, Ref
from salespm_tui.core.clean import clean_text
from salespm_tui.core.errors import UserError
from salespm_tui.core.i18n import N_, _
from salespm_tui.core.labels import label
from salespm_tui.domain.outline import TaskData
from salespm_tui.domain.template import (
    GatePart,
    LessonPart,
    LinkPart,
    RiskPart,
    RolePart,
    SharePart,
    TaskPart,
    Template,
    encode,
    shares,
)
from salespm_tui.services.fields import living, required
from salespm_tui.services.names import folded
from salespm_tui.services.schedule import ScheduledProject, scheduled
from salespm_tui.services.work import Work
from salespm_tui.store import tables
from salespm_tui.store.tables import (
    Assignment,
    BudgetLine,
    GateCheck,
    Lesson,
    Project,
    Resource,
    ResourceSkill,
    Risk,
    Task,
)


def finish_to_template(work: Work, command: FinishToTemplate) -> Outcome:
    """Keep the project as a template. One that was made of it before stays; this is its next version."""
    project = living(work, Project, command.project_id)
    name = required(command.name, "name")
    plan = scheduled(work, project.id, fresh=True)
    if not plan.tasks:
        raise UserError(
            _("This project has no plan: there is nothing to make a template of."),
            _("Add its tasks on the timeline first."),
        )
    row = tables.Template(
        name=name,
        kind="project",
        version=_versions(work, project.id) + 1,
        payload=encode(_template(work, project, plan)),
        source_project_id=project.id,
        notes=clean_text(command.notes, multiline=True),
    )
    work.session.add(row)
    work.session.flush()
    said = label(N_("Made template %(name)s of %(project)s"), name=name, project=project.code)
    return Outcome(said, ref=Ref("template", row.id))


def _versions(work: Work, project_id: int) -> int:
    made = select(tables.Template.version).where(tables.Template.source_project_id == project_id)
    return max(work.session.exec(made).all(), default=0)


def _template(work: Work, project: Project, plan: ScheduledProject) -> Template:
    cast = _Cast.of(work, project.id)
    kept = [task for task in plan.tasks if task.status != "cancelled"]
    places = {task.id: place for place, task in enumerate(kept)}
    more = {row.id: row for row in _rows_of(work, project.id)}
    parts = tuple(_task(task, more[task.id], plan, (places, cast)) for task in kept)
    links = (
        LinkPart(
            places[link.predecessor_id],
            places[link.successor_id],
            link.type,
            link.lag,
            link.lag_unit,
        )
        for link in plan.links
        if link.predecessor_id in places and link.successor_id in places
    )
    return Template(
        tasks=parts,
        links=tuple(links),
        roles=tuple(cast.roles.values()),
        risks=_risks(work, project.id),
        gate_points=_gate_points(work, project.id),
        budget=_budget(work, project.id),
        lessons=_lessons(work, project.id),
        minutes_per_day=project.minutes_per_day,
    )


def _rows_of(work: Work, project_id: int) -> list[Task]:
    return list(work.session.exec(select(Task).where(Task.project_id == project_id)).all())


def _task(
    task: TaskData, row: Task, plan: ScheduledProject, around: tuple[Mapping[int, int], _Cast]
) -> TaskPart:
    places, cast = around
    start, finish = plan.start_of(task.id), plan.finish_of(task.id)
    took = plan.calendar.between(start, finish)
    is_summary = plan.places[task.id].children > 0
    as_it_went = is_summary or task.status == "done" or task.duration_min is None
    elapsed = task.duration_elapsed and not as_it_went
    planned = took if as_it_went else task.duration_min or 0
    return TaskPart(
        name=task.name,
        kind="summary" if is_summary else task.kind,
        parent=places.get(task.parent_id or 0),
        offset_min=max(plan.calendar.between(plan.start, start), 0),
        work_min=0 if task.kind == "milestone" else max(planned, 0),
        elapsed=elapsed,
        priority=task.priority,
        ev_method=row.ev_method,
        skill=row.required_skill,
        quality=row.quality,
        owner=cast.owner(task),
        roles=cast.of_tasks.get(task.id, ()),
    )


@dataclass(slots=True)
class _Cast:
    """Who works on a project, without names: roles by key, and those of each task."""

    roles: dict[str, RolePart] = field(default_factory=dict)
    of_tasks: dict[int, tuple[tuple[str, int], ...]] = field(default_factory=dict)
    named: dict[str, str] = field(default_factory=dict)
    """The key of a role by the folded name of who plays it; it is not kept."""
    _titles: Counter[str] = field(default_factory=Counter)

    @classmethod
    def of(cls, work: Work, project_id: int) -> _Cast:
        """The cast of a project."""
        cast = cls()
        skills = _skills(work)
        statement = (
            select(Assignment, Resource)
            .join(Task, col(Task.id) == Assignment.task_id)
            .join(Resource, col(Resource.id) == Assignment.resource_id)
            .where(Task.project_id == project_id, col(Assignment.archived_at).is_(None))
            .order_by(col(Assignment.id))
        )
        keys: dict[int, str] = {}
        for assignment, resource in work.session.exec(statement).all():
            if resource.id not in keys:
                keys[resource.id] = cast._add(
                    resource.name,
                    resource.kind,
                    resource.job_title or "",
                    skills.get(resource.id, ()),
                )
            part = (keys[resource.id], assignment.units_percent)
            cast.of_tasks[assignment.task_id] = (*cast.of_tasks.get(assignment.task_id, ()), part)
        return cast

    def owner(self, task: TaskData) -> str | None:
        """The role of the one who answers for a task; a new one for somebody who is no resource."""
        if not task.owner:
            return None
        key = self.named.get(folded(task.owner))
        return self._add(task.owner, "person", "", ()) if key is None else key

    def _add(self, name: str, kind: str, title: str, skills: tuple[str, ...]) -> str:
        """A role for somebody; several of the same title are told apart by a number."""
        base = title or kind
        self._titles[base] += 1
        number = self._titles[base]
        key = base if number == 1 else f"{base} {number}"
        while key in self.roles:
            number += 1
            key = f"{base} {number}"
        self.roles[key] = RolePart(key, kind, title if number == 1 or not title else key, skills)
        self.named[folded(name)] = key
        return key


def _skills(work: Work) -> dict[int, tuple[str, ...]]:
    found: dict[int, tuple[str, ...]] = {}
    statement = select(ResourceSkill).where(col(ResourceSkill.archived_at).is_(None))
    for row in work.session.exec(statement.order_by(col(ResourceSkill.id))).all():
        found[row.resource_id] = (*found.get(row.resource_id, ()), row.skill)
    return found


def _risks(work: Work, project_id: int) -> tuple[RiskPart, ...]:
    """What was in the register, those that occurred first."""
    statement = select(Risk).where(Risk.project_id == project_id, col(Risk.archived_at).is_(None))
    rows = work.session.exec(statement.order_by(col(Risk.id))).all()
    parts = [
        RiskPart(
            title=row.title,
            cause=row.cause,
            event=row.event,
            effect=row.effect,
            category=row.category,
            polarity=row.polarity,
            response=row.response,
            trigger=row.trigger,
            occurred=row.status == "occurred",
        )
        for row in rows
    ]
    return tuple(sorted(parts, key=lambda part: not part.occurred))


def _gate_points(work: Work, project_id: int) -> tuple[GatePart, ...]:
    statement = select(GateCheck).where(
        GateCheck.project_id == project_id,
        col(GateCheck.key).is_(None),
        col(GateCheck.archived_at).is_(None),
    )
    rows = work.session.exec(statement.order_by(col(GateCheck.id))).all()
    return tuple(GatePart(row.phase, row.text) for row in rows)


def _budget(work: Work, project_id: int) -> tuple[SharePart, ...]:
    statement = select(BudgetLine).where(
        BudgetLine.project_id == project_id, col(BudgetLine.archived_at).is_(None)
    )
    rows = work.session.exec(statement).all()
    return shares(
        (row.category, row.planned_minor if row.revised_minor is None else row.revised_minor)
        for row in rows
    )


def _lessons(work: Work, project_id: int) -> tuple[LessonPart, ...]:
    statement = select(Lesson).where(
        Lesson.project_id == project_id,
        col(Lesson.reusable).is_(True),
        col(Lesson.archived_at).is_(None),
    )
    rows = work.session.exec(statement.order_by(col(Lesson.id))).all()
    return tuple(
        LessonPart(row.title, row.kind, row.area, row.recommendation, row.id) for row in rows
    )
