"""Projects: made, changed, archived; and how each of them stands."""

from __future__ import annotations

from datetime import date, datetime, time

from sqlmodel import col, select

from salespm_tui.contract.projects import ProjectRow, Projects, ProjectsQuery, SaveProject
from salespm_tui.contract.values import Outcome, Ref, Unset
from salespm_tui.core.clean import clean_text
from salespm_tui.core.errors import UserError
from salespm_tui.core.i18n import N_, _
from salespm_tui.core.labels import label
from salespm_tui.domain import codes
from salespm_tui.services.fields import (
    currency,
    given,
    living,
    one_of,
    paragraphs,
    put,
    required,
    words,
)
from salespm_tui.services.portfolio.codes import checked_code, free_code
from salespm_tui.services.portfolio.standing import standing_of
from salespm_tui.services.schedule import opening_of
from salespm_tui.services.settings import settings
from salespm_tui.services.work import Commands, Queries, Reading, Work
from salespm_tui.store.tables import Client, Dependency, Project, Task

_CHARTER_TEXTS = (
    "objective",
    "scope_in",
    "scope_out",
    "deliverables",
    "feasibility_notes",
    "market_notes",
    "competitor_notes",
)


def save_project(work: Work, command: SaveProject) -> Outcome:
    """Create or change a project. A new one starts today unless it is told otherwise."""
    new = command.project_id is None
    project = _new(work, command) if new else living(work, Project, command.project_id or 0)
    if not new:
        _rename(work, project, command)
    put(project, "client_id", _client(work, command.client_id))
    put(project, "manager", words(command.manager))
    put(project, "currency", currency(command.currency))
    put(project, "status", one_of(command.status, codes.PROJECT_STATUS, "status"))
    put(project, "phase", one_of(command.phase, codes.PROJECT_PHASE, "phase"))
    put(project, "status_date", command.status_date)
    _set_charter(project, command)
    _set_dates(work, project, command)
    work.session.add(project)
    work.session.flush()
    said = N_("Added project %(name)s") if new else N_("Changed project %(name)s")
    return Outcome(label(said, name=project.name), ref=Ref("project", project.id))


def archive_project(work: Work, project_id: int) -> Outcome:
    """Take a project out of every list: its tasks and their links, its deals, leads and payments, its
    needs, expectations, change requests and reports, its risks, issues and budget, its acceptances and
    evaluations, and the points of its gates. Its lessons stay: others learn from them."""
    from salespm_tui.services.acceptance.archiving import archive_of_project as archive_acceptances
    from salespm_tui.services.budget.archiving import archive_of_project as archive_budget
    from salespm_tui.services.clients.archiving import archive_of_project as archive_needs
    from salespm_tui.services.evaluation.archiving import archive_of_project as archive_evaluations
    from salespm_tui.services.gates.deciding import archive_of_project as archive_gates
    from salespm_tui.services.pipeline.archiving import archive_of_project
    from salespm_tui.services.risks.archiving import archive_of_project as archive_risks

    project = living(work, Project, project_id)
    project.archived_at = work.now
    work.session.add(project)
    tasks = select(Task).where(Task.project_id == project_id, col(Task.archived_at).is_(None))
    ids = select(Task.id).where(Task.project_id == project_id)
    links = select(Dependency).where(
        col(Dependency.successor_id).in_(ids), col(Dependency.archived_at).is_(None)
    )
    for row in (*work.session.exec(tasks).all(), *work.session.exec(links).all()):
        row.archived_at = work.now
        work.session.add(row)
    archive_of_project(work, project_id)
    archive_needs(work, project_id)
    archive_risks(work, project_id)
    archive_budget(work, project_id)
    archive_acceptances(work, project_id)
    archive_evaluations(work, project_id)
    archive_gates(work, project_id)
    work.session.flush()
    return Outcome(
        label(N_("Archived project %(name)s"), name=project.name), ref=Ref("project", project_id)
    )


def _new(work: Work, command: SaveProject) -> Project:
    name = required(command.name, "name")
    project = Project(
        code=free_code(work, clean_text(given(command.code, "")), name),
        name=name,
        status="active",
        currency=settings(work).get("currency", "USD"),
    )
    project.start_on = opening_of(work, project, work.today)
    return project


def _rename(work: Work, project: Project, command: SaveProject) -> None:
    if not isinstance(command.name, Unset):
        put(project, "name", required(command.name, "name"))
    if not isinstance(command.code, Unset):
        put(project, "code", checked_code(work, required(command.code, "code"), project.id))


def _client(work: Work, client_id: int | Unset | None) -> int | Unset | None:
    if not isinstance(client_id, Unset | None):
        living(work, Client, client_id)
    return client_id


def _set_charter(project: Project, command: SaveProject) -> None:
    for field in _CHARTER_TEXTS:
        put(project, field, paragraphs(getattr(command, field)))
    put(project, "feasibility", one_of(command.feasibility, codes.FEASIBILITY, "feasibility"))
    put(project, "approved_by", words(command.approved_by))
    put(project, "approved_on", command.approved_on)
    health = one_of(command.health_override, codes.HEALTH, "health_override", or_none=True)
    put(project, "health_override", health)


def _set_dates(work: Work, project: Project, command: SaveProject) -> None:
    if isinstance(command.start_on, date):
        put(project, "start_on", opening_of(work, project, command.start_on))
    elif command.start_on is None:
        raise UserError(
            _("A plan needs a day on which it starts."),
            _("Type for example: fri, +3d or 2026-12-24."),
            field="start_on",
        )
    if not isinstance(command.end_on, Unset):
        end = command.end_on
        put(project, "end_on", None if end is None else datetime.combine(end, time(17)))
    if project.start_on and project.end_on and project.end_on < project.start_on:
        raise UserError(
            _("The finish lies before the start."),
            _("Give a later finish, or an earlier start."),
            field="end_on",
        )


def projects(reading: Reading, _query: ProjectsQuery) -> Projects:
    """Every project, by code, with what its plan says."""
    found = reading.session.exec(
        select(Project).where(col(Project.archived_at).is_(None)).order_by(Project.code)
    ).all()
    clients = dict(reading.session.exec(select(Client.id, Client.name)).all())
    rows = tuple(_row(reading, project, clients) for project in found)
    return Projects(rows, reading.today, settings(reading).get("time_zone", "UTC"))


def _row(reading: Reading, project: Project, clients: dict[int, str]) -> ProjectRow:
    standing = standing_of(reading, project)
    facts = standing.facts
    return ProjectRow(
        id=project.id,
        code=project.code,
        name=project.name,
        status=project.status,
        phase=project.phase,
        client_id=project.client_id,
        client=clients.get(project.client_id) if project.client_id is not None else None,
        manager=project.manager or "",
        currency=project.currency,
        start=facts.start,
        finish=facts.finish,
        health=standing.health.code,
        thin_links=tuple(lack.code for lack in standing.lacks),
        open_tasks=facts.open_tasks,
        start_on=project.start_on.date() if project.start_on else None,
        end_on=project.end_on.date() if project.end_on else None,
        objective=project.objective,
        why=(*standing.health.why, *(lack.why for lack in standing.lacks)),
    )


COMMANDS: Commands = {SaveProject: save_project}
QUERIES: Queries = {ProjectsQuery: projects}
