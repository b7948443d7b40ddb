"""Which project a file is, and what it says of the project itself."""

from __future__ import annotations

from sqlmodel import col, select

from salespm_tui.core.errors import UserError
from salespm_tui.core.i18n import N_, _
from salespm_tui.core.labels import Label, label
from salespm_tui.domain.merge import Absent, merge
from salespm_tui.services.fields import living
from salespm_tui.services.importing.bases import Bases
from salespm_tui.services.importing.incoming import (
    Groups,
    Identity,
    Incoming,
    day_from,
    minute_from,
    plain,
)
from salespm_tui.services.own_ids import own_guid
from salespm_tui.services.portfolio.codes import code_from
from salespm_tui.services.settings import settings
from salespm_tui.services.work import Work
from salespm_tui.store.tables import Project

_KIND = "project"
_KEPT = {
    "name": N_("the project's name stays as it is here"),
    "manager": N_("the project's manager stays as it is here"),
    "currency": N_("the project's currency stays as it is here"),
    "start": N_("the project's start stays as it is here"),
    "status_date": N_("the project's status date stays as it is here"),
    "calendar": N_("the project's calendar stays as it is here"),
    "units": N_("the project's lengths of days and weeks stay as they are here"),
    "critical": N_("the project's limit for critical tasks stays as it is here"),
    "honours": N_("whether the project honours constraints stays as it is here"),
}


def project_of(work: Work, identity: Identity) -> Project | None:
    """The project that an earlier import of the same file made, or that the file is an export of; of
    several, the newest.

    Where both have a GUID, it decides; else the file's name and creation date do.
    """
    found = work.session.exec(select(Project).order_by(col(Project.id).desc())).all()
    return next((row for row in found if _is_same(work, row, identity)), None)


def _is_same(work: Work, row: Project, identity: Identity) -> bool:
    if identity.guid and identity.guid == own_guid(work, row.id):
        return True
    if row.source_name is None:
        return False
    if row.source_guid and identity.guid:
        return row.source_guid == identity.guid
    return (row.source_name, row.source_created) == (identity.file_name, identity.created)


def named_project(work: Work, project_id: int, identity: Identity) -> Project:
    """The project that was asked for; UserError where another file's ids live in it already."""
    project = living(work, Project, project_id)
    if project.source_name is not None and not _is_same(work, project, identity):
        raise UserError(
            _("The project %(code)s was imported from another file, %(file)s.")
            % {"code": project.code, "file": project.source_name},
            _("Import this file without --project, or into a project of its own."),
        )
    return project


def new_project(work: Work, incoming: Incoming) -> Project:
    """A project for the file, under a code of its own; its other fields come with `merge_project`."""
    begun = any((task.groups["progress"] or [0])[0] for task in incoming.tasks)
    project = Project(
        code=code_from(incoming.name, work.session.exec(select(Project.code)).all()),
        name=incoming.name,
        status="active",
        phase="execution" if begun else "planning",
        currency=settings(work).get("currency", "USD"),
    )
    work.session.add(project)
    work.session.flush()
    return project


def remember_file(work: Work, project: Project, identity: Identity) -> None:
    """Let the project be known again by its file; an export of ours does not stand in for the file
    that the plan came from."""
    if identity.guid == own_guid(work, project.id):
        return
    project.source_name = identity.file_name
    project.source_guid = identity.guid or project.source_guid
    project.source_created = identity.created
    work.session.add(project)


def merge_project(
    work: Work, bases: Bases, incoming: Incoming, calendars: dict[int, int], *, new: bool
) -> list[Label]:
    """Bring the project's own fields up to date; what stays ours.

    A project that was not made by an import keeps its fields; they are only compared next time.
    """
    project = work.session.get(Project, bases.project_id)
    assert project is not None
    base = bases.get(_KIND, "")
    kept: list[Label] = []
    if new:
        _take(project, incoming.project, calendars)
    elif base is not None:
        merged = merge(base.values, incoming.project, _ours(project, calendars))
        taken = {key: value for key, value in merged.taken.items() if not isinstance(value, Absent)}
        _take(project, taken, calendars)
        kept = [label(_KEPT[group]) for group in merged.kept]
    work.session.add(project)
    work.session.flush()
    bases.keep(_KIND, "", project.id, incoming.project)
    return kept


def _ours(project: Project, calendars: dict[int, int]) -> Groups:
    by_id = {row_id: uid for uid, row_id in calendars.items()}
    calendar = project.calendar_id
    return {
        "name": project.name,
        "manager": project.manager,
        "currency": project.currency,
        "start": plain(project.start_on),
        "status_date": plain(project.status_date),
        "calendar": None if calendar is None else by_id.get(calendar, f"#{calendar}"),
        "units": [project.minutes_per_day, project.minutes_per_week, project.days_per_month],
        "critical": project.critical_slack_min,
        "honours": project.honours_constraints,
    }


def _take(project: Project, groups: Groups, calendars: dict[int, int]) -> None:
    plain_fields = {
        "name": "name",
        "currency": "currency",
        "critical": "critical_slack_min",
        "honours": "honours_constraints",
    }
    for group, column in plain_fields.items():
        if groups.get(group) is not None:
            setattr(project, column, groups[group])
    if "manager" in groups:
        project.manager = groups["manager"]
    if groups.get("start") is not None:
        project.start_on = minute_from(groups["start"])
    if "status_date" in groups:
        project.status_date = day_from(groups["status_date"])
    if "calendar" in groups:
        project.calendar_id = calendars.get(groups["calendar"])
    if "units" in groups:
        units = groups["units"]
        project.minutes_per_day, project.minutes_per_week, project.days_per_month = units
