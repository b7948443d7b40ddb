"""A project is removed for good, after a backup; `u` brings it back as long as it is in the journal."""

from __future__ import annotations

from salespm_tui.contract.portfolio import DeleteProject, Deletion, DeletionQuery
from salespm_tui.contract.values import Outcome, Ref
from salespm_tui.core.clean import clean_text
from salespm_tui.core.errors import UserError
from salespm_tui.core.i18n import N_, _
from salespm_tui.core.labels import label
from salespm_tui.services.work import Reading, Work
from salespm_tui.store.removal import removal_of, remove
from salespm_tui.store.tables import Project


def deletion(reading: Reading, query: DeletionQuery) -> Deletion | None:
    """What deleting would remove."""
    project = reading.session.get(Project, query.project_id)
    if project is None:
        return None
    counts = removal_of(reading.session, "project", project.id).counts
    records = sorted(counts.items(), key=lambda one: (-one[1], one[0]))
    return Deletion(project.code, project.name, tuple(records))


def named(reading: Reading, command: DeleteProject) -> Project:
    """The project that is to go; UserError where there is none, or its code is not the one given.

    An archived project may go too.
    """
    project = reading.session.get(Project, command.project_id)
    if project is None:
        raise UserError(_("This project is not there any more."), _("Choose another one with p."))
    if clean_text(command.code).casefold() != project.code.casefold():
        raise UserError(
            _("“%(code)s” is not the code of this project.") % {"code": clean_text(command.code)},
            _("Type its code, %(code)s, to delete it.") % {"code": project.code},
            field="code",
        )
    return project


def delete_project(work: Work, command: DeleteProject) -> Outcome:
    """Remove the project and all that is its own. The workspace makes the backup before."""
    project = named(work, command)
    said = label(N_("Deleted project %(code)s %(name)s"), code=project.code, name=project.name)
    remove(work.session, removal_of(work.session, "project", project.id))
    return Outcome(said, ref=Ref("project", command.project_id))
