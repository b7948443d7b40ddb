"""A new project of a template, in one change set."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlmodel import col, select

from salespm_tui.contract.projects import SaveProject
from salespm_tui.contract.templates import NewFromTemplate, RenameTemplate, TemplateRef
from salespm_tui.contract.values import UNSET, Outcome, Ref, Unset
from salespm_tui.core.clean import clean_text
from salespm_tui.core.errors import UserError
from salespm_tui.core.i18n import N_, _, spoken_in
from salespm_tui.core.labels import label
from salespm_tui.domain.outline import STEP
from salespm_tui.domain.shipped import SHIPPED
from salespm_tui.domain.template import TaskPart, Template, encode, shared_out
from salespm_tui.services.fields import living, paragraphs, put, required
from salespm_tui.services.projects import save_project
from salespm_tui.services.schedule import working_calendar
from salespm_tui.services.templates.reading import (
    read,
    read_or_empty,
    shipped_template,
    spoken_here,
    stored,
)
from salespm_tui.services.work import Work
from salespm_tui.store import tables
from salespm_tui.store.tables import (
    Assignment,
    BudgetLine,
    Dependency,
    GateCheck,
    Lesson,
    LessonUse,
    Project,
    Resource,
    Risk,
    Task,
)

_OCCURRED = N_("It occurred in the project that the template was made of.")
_TAKEN_OVER = N_("Taken over with the template.")
MOST_MINOR = 10**16


def new_from_template(work: Work, command: NewFromTemplate) -> Outcome:
    """Make the project with all that its template holds."""
    row = _row(work, command.template)
    template = read(row)
    people = _people(work, template, command)
    _check_budget(command.budget_minor)
    project = _project(work, command, row)
    tasks = _Tasks(work, project, template, people).add()
    _add_links(work, template, tasks, project)
    _add_around(work, template, project)
    for category, amount in shared_out(command.budget_minor or 0, template.budget):
        if command.budget_minor is not None:
            work.session.add(
                BudgetLine(project_id=project.id, category=category, planned_minor=amount)
            )
    work.session.flush()
    said = label(
        N_("Added project %(name)s of template %(template)s"), name=project.name, template=row.name
    )
    return Outcome(said, ref=Ref("project", project.id))


def rename_template(work: Work, command: RenameTemplate) -> Outcome:
    """Give a template another name, or other notes."""
    row = living(work, tables.Template, command.template_id)
    if not isinstance(command.name, Unset):
        put(row, "name", required(command.name, "name"))
    put(row, "notes", paragraphs(command.notes))
    work.session.add(row)
    work.session.flush()
    return Outcome(
        label(N_("Changed template %(name)s"), name=row.name), ref=Ref("template", row.id)
    )


def _row(work: Work, ref: TemplateRef) -> tables.Template:
    """The row of the template; a shipped one becomes a row when it is used first."""
    if ref.template_id is not None:
        return living(work, tables.Template, ref.template_id)
    if ref.shipped not in SHIPPED:
        raise UserError(
            _("There is no such template."), _("Choose one from the list of templates.")
        )
    made, language = shipped_template(work, ref.shipped), spoken_here(work)
    for row in stored(work):
        known = read_or_empty(row)
        if (known.shipped, known.language) == (made.shipped, language):
            return row
    spec = SHIPPED[ref.shipped]
    row = tables.Template(
        name=spoken_in(language, spec.name),
        notes=spoken_in(language, spec.notes),
        payload=encode(made),
    )
    work.session.add(row)
    work.session.flush()
    return row


def _people(work: Work, template: Template, command: NewFromTemplate) -> dict[str, Resource]:
    keys = {role.key for role in template.roles}
    found = {}
    for key, resource_id in command.people:
        if key not in keys:
            raise UserError(
                _("The template has no role “%(role)s”.") % {"role": clean_text(key)},
                _("Name people for its own roles."),
                field="people",
            )
        found[key] = living(work, Resource, resource_id)
    return found


def _check_budget(budget_minor: int | None) -> None:
    if budget_minor is not None and not 0 <= budget_minor <= MOST_MINOR:
        raise UserError(
            _("A budget is 0 or more."), _("Type for example: 1.2m or 120万."), field="budget_minor"
        )


def _project(work: Work, command: NewFromTemplate, row: tables.Template) -> Project:
    made = save_project(
        work,
        SaveProject(
            name=command.name,
            code=command.code or UNSET,
            client_id=command.client_id,
            manager=command.manager,
            currency=command.currency or UNSET,
            start_on=command.start_on,
        ),
    )
    assert made.ref is not None
    project = living(work, Project, made.ref.id)
    project.template_id = row.id
    work.session.add(project)
    return project


@dataclass(frozen=True, slots=True)
class _Tasks:
    """The tasks being added, with those who do them."""

    work: Work
    project: Project
    template: Template
    people: Mapping[str, Resource]

    def add(self) -> list[Task]:
        """The new tasks, in the order of the template's."""
        waits = self._waiting()
        parts = self.template.tasks
        rows = [self._row(place, part, place in waits) for place, part in enumerate(parts)]
        self.work.session.add_all(rows)
        self.work.session.flush()
        for row, part in zip(rows, parts, strict=True):
            row.parent_id = None if part.parent is None else rows[part.parent].id
            for key, percent in part.roles:
                if key in self.people:
                    self._assign(row, self.people[key], percent)
        self.work.session.flush()
        return rows

    def _row(self, place: int, part: TaskPart, waits: bool) -> Task:
        is_summary = place in self.template.summaries
        owner = self.people.get(part.owner or "")
        task = Task(
            project_id=self.project.id,
            position=place * STEP,
            name=part.name,
            kind="summary" if is_summary else part.kind,
            duration_min=None if is_summary else self._length(part),
            duration_elapsed=part.elapsed and not is_summary,
            priority=part.priority,
            ev_method=part.ev_method,
            required_skill=part.skill,
            quality=part.quality,
            owner=None if owner is None else owner.name,
        )
        if not waits and not is_summary and part.offset_min and self.project.start_on is not None:
            task.constraint = "snet"
            offset = scaled(part.offset_min, self.template, self.project)
            calendar = working_calendar(self.work, self.project)
            task.constraint_on = calendar.next_instant(calendar.add(self.project.start_on, offset))
        return task

    def _length(self, part: TaskPart) -> int:
        if part.elapsed:
            return part.work_min
        return scaled(part.work_min, self.template, self.project)

    def _assign(self, task: Task, resource: Resource, percent: int) -> None:
        self.work.session.add(
            Assignment(task_id=task.id, resource_id=resource.id, units_percent=percent)
        )

    def _waiting(self) -> set[int]:
        """The places of the tasks that links put in time: their own, or those of a summary above."""
        followed = {link.successor for link in self.template.links}
        found: set[int] = set()
        for place, part in enumerate(self.template.tasks):
            if place in followed or part.parent in found:
                found.add(place)
        return found


def scaled(minutes: int, template: Template, project: Project) -> int:
    """Working minutes of the template as minutes of the project: a day stays a day. Half up."""
    ours, theirs = project.minutes_per_day, template.minutes_per_day
    if ours == theirs:
        return minutes
    return (2 * minutes * ours + theirs) // (2 * theirs)


def _add_links(work: Work, template: Template, tasks: list[Task], project: Project) -> None:
    """Each pair is linked once; a link of a task to itself or to what is above it is left out."""
    seen: set[tuple[int, int]] = set()
    for link in template.links:
        pair = (link.predecessor, link.successor)
        if pair in seen or link.predecessor == link.successor:
            continue
        seen.add(pair)
        lag = link.lag
        if link.lag_unit == "working":
            lag = scaled(abs(lag), template, project) * (1 if lag >= 0 else -1)
        work.session.add(
            Dependency(
                predecessor_id=tasks[link.predecessor].id,
                successor_id=tasks[link.successor].id,
                type=link.type,
                lag=lag,
                lag_unit=link.lag_unit,
            )
        )


def _add_around(work: Work, template: Template, project: Project) -> None:
    """Risks to look at on the first day, points of gates, and the lessons that are taken up."""
    language = spoken_here(work)
    start = work.today if project.start_on is None else project.start_on.date()
    for one in template.risks:
        work.session.add(
            Risk(
                project_id=project.id,
                title=one.title,
                cause=one.cause,
                event=one.event,
                effect=one.effect,
                category=one.category,
                polarity=one.polarity,
                response=one.response,
                trigger=one.trigger,
                identified_on=work.today,
                next_review_on=max(start, work.today),
                notes=spoken_in(language, _OCCURRED) if one.occurred else "",
            )
        )
    for point in template.gate_points:
        work.session.add(GateCheck(project_id=project.id, phase=point.phase, text=point.text))
    _take_up_lessons(work, template, project, work.today)


def _take_up_lessons(work: Work, template: Template, project: Project, on: date) -> None:
    wanted = [one.lesson_id for one in template.lessons if one.lesson_id is not None]
    statement = select(Lesson.id).where(
        col(Lesson.id).in_(wanted), col(Lesson.archived_at).is_(None)
    )
    note = spoken_in(spoken_here(work), _TAKEN_OVER)
    for lesson_id in work.session.exec(statement).all():
        work.session.add(LessonUse(lesson_id=lesson_id, project_id=project.id, on=on, note=note))
