"""Files of other programs come in: one file, one change set, merged with what is here."""

from __future__ import annotations

from collections.abc import Mapping

from salespm_tui.contract.imports import (
    LISTS,
    FilesInOrder,
    ImportFile,
    ImportPreview,
    ImportPreviewQuery,
    ImportReport,
)
from salespm_tui.contract.values import Ref
from salespm_tui.core.i18n import N_
from salespm_tui.core.labels import Label, label
from salespm_tui.services.importing.assignments import AssignmentMerge
from salespm_tui.services.importing.baselines import BaselineMerge
from salespm_tui.services.importing.bases import Bases
from salespm_tui.services.importing.calendars import merge_calendars
from salespm_tui.services.importing.incoming import Incoming
from salespm_tui.services.importing.kinds import files_in_order, kind_of, plan_of
from salespm_tui.services.importing.projects import (
    merge_project,
    named_project,
    new_project,
    project_of,
    remember_file,
)
from salespm_tui.services.importing.resources import ResourceMerge
from salespm_tui.services.importing.tasks import TaskMerge
from salespm_tui.services.schedule import scheduled
from salespm_tui.services.work import Commands, Queries, Reading, Work
from salespm_tui.store.tables import Project


def import_file(work: Work, command: ImportFile) -> ImportReport:
    """Bring in one file; UserError, and nothing written, where it cannot be read.

    The same file again is merged with what was changed here since; it creates nothing twice.
    """
    kind = kind_of(command)
    if kind in LISTS:
        from salespm_tui.services.importing.crm import bring_list

        return bring_list(work, command, kind)
    if kind == "json":
        from salespm_tui.services.importing.whole import bring_workspace

        return bring_workspace(work, command)
    incoming = plan_of(work, command, kind)
    work.dry = command.dry_run
    project, new = _project(work, command, incoming)
    if project.archived_at is not None:
        return _left_alone(command, kind, project, incoming)
    bases = Bases.of(work, project.id)
    calendars, kept = merge_calendars(work, bases, incoming, new=new)
    kept += merge_project(work, bases, incoming, calendars, new=new)
    remember_file(work, project, incoming.identity)
    tasks = TaskMerge(work, bases, incoming, calendars)
    count = tasks.run()
    notes, stays = _people_and_baselines(work, bases, incoming, calendars, tasks)
    bases.write(work)
    work.session.flush()
    scheduled(work, project.id, fresh=True)  # a plan without a schedule is not let in
    told = len(incoming.tasks)
    created, updated = len(count.created), len(count.updated)
    return ImportReport(
        _said(project, incoming, new=new),
        ref=Ref("project", project.id),
        notes=(*incoming.notes, *notes),
        file=command.path,
        kind=kind,
        project_code=project.code,
        created=created,
        updated=updated,
        unchanged=told - created - len(count.updated & {task.uid for task in incoming.tasks}),
        refused=incoming.refused,
        kept=(*kept, *count.kept, *stays),
    )


def _people_and_baselines(
    work: Work, bases: Bases, incoming: Incoming, calendars: Mapping[int, int], tasks: TaskMerge
) -> tuple[list[Label], list[Label]]:
    """What was created besides tasks, and what stays ours."""
    resources = ResourceMerge(work, bases, incoming, calendars)
    resources.run()
    assignments = AssignmentMerge(work, bases, incoming, tasks.living, resources.rows)
    assignments.run()
    baselines = BaselineMerge(work, bases, incoming, tasks.rows)
    baselines.run()
    merges = (resources, assignments, baselines)
    return (
        [note for merged in merges for note in merged.notes],
        [kept for merged in merges for kept in merged.kept],
    )


def _project(work: Work, command: ImportFile, incoming: Incoming) -> tuple[Project, bool]:
    """The project that the file goes into, and whether it was made for it."""
    if command.project_id is not None:
        return named_project(work, command.project_id, incoming.identity), False
    known = None if command.new else project_of(work, incoming.identity)
    if known is not None:
        return known, False
    return new_project(work, incoming), True


def _left_alone(
    command: ImportFile, kind: str, project: Project, incoming: Incoming
) -> ImportReport:
    note = label(
        N_("The project %(code)s is archived here and stays so; --new imports another."),
        code=project.code,
    )
    return ImportReport(
        _said(project, incoming, new=False),
        notes=(note,),
        file=command.path,
        kind=kind,
        project_code=project.code,
        unchanged=len(incoming.tasks),
    )


def _said(project: Project, incoming: Incoming, *, new: bool) -> Label:
    said = (
        N_("Imported %(file)s as project %(name)s")
        if new
        else N_("Imported %(file)s again into project %(name)s")
    )
    return label(said, file=incoming.identity.file_name, name=project.name)


def _preview(reading: Reading, query: ImportPreviewQuery) -> ImportPreview:
    from salespm_tui.services.importing.previewing import preview

    return preview(reading, query)


QUERIES: Queries = {FilesInOrder: files_in_order, ImportPreviewQuery: _preview}
COMMANDS: Commands = {ImportFile: import_file}
