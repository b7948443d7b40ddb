"""The commands that change something: log, import, calendar, backup, restore, undo."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from importlib import import_module
from pathlib import Path

from salespm_tui.cli import shapes
from salespm_tui.cli.arguments import Arguments
from salespm_tui.cli.console import Console
from salespm_tui.cli.opening import Desk, desk_for, is_there
from salespm_tui.cli.progress_bar import progress_bar
from salespm_tui.cli.reading import asked_project, reading_desk
from salespm_tui.contract.calendars import HolidaysSaved, SaveHolidays
from salespm_tui.contract.clients import Capture
from salespm_tui.contract.imports import (
    LISTS,
    FilesInOrder,
    ImportFile,
    ImportPreviewQuery,
    ImportReport,
)
from salespm_tui.contract.records import (
    LastChange,
    LastChangeQuery,
    RestoreBackup,
    Undo,
    WriteBackup,
)
from salespm_tui.contract.values import Outcome
from salespm_tui.core.errors import UserError
from salespm_tui.core.i18n import _
from salespm_tui.core.private import free_target, is_taken

IN_PART = 4
_OF_IMPORTS = (
    "exchange.mspdi.reader",
    "services.importing.tasks_csv",
    "services.importing.previewing",
    "services.importing.whole",
)


def log(arguments: Arguments, console: Console) -> int:
    """One entry from the arguments, or one from each line of standard input."""
    entries = [" ".join(arguments.text)]
    if entries == ["-"]:
        entries = console.read_lines()
    if not any(entry.strip() for entry in entries):
        raise UserError(_("There is nothing to log."), _("Say what happened, after “log”."))
    with desk_for(arguments, writes=True) as desk:
        for entry in entries:
            _tell(console, desk.do(Capture(entry)))
    return 0


def import_files(arguments: Arguments, console: Console) -> int:
    """Each file by itself: what cannot be brought in does not keep the others out."""
    # Loaded before any unit of work: a signal may get lost within an import statement.
    for module in _OF_IMPORTS:
        import_module(f"salespm_tui.{module}")
    files: list[shapes.Json] = []
    failed = refused = False
    with _desk_for_import(arguments, console) as desk:
        project_id = asked_project(desk, arguments)
        for file in _in_order(desk, arguments):
            try:
                with progress_bar(console, plain=arguments.ascii):
                    report = _import(desk, arguments, file, project_id, dry_run=arguments.dry_run)
            except UserError as error:
                console.complain(error)
                files.append(shapes.failed_file(file, arguments.kind, str(error)))
                failed = True
                continue
            _warn(console, report)
            refused = refused or bool(report.refused)
            files.append(shapes.imported_file(report))
            if not arguments.json:
                from salespm_tui.cli.texts import import_lines

                console.show_lines(import_lines(report, dry_run=arguments.dry_run))
    if arguments.json:
        console.show_json(shapes.imported(files))
    if failed:
        return 1
    return IN_PART if refused else 0


def _in_order(desk: Desk, arguments: Arguments) -> tuple[str, ...]:
    """What others refer to comes first, whatever the order in which the files were given."""
    files = tuple(arguments.files)
    if len(files) < 2:
        return files
    return desk.ask(FilesInOrder(files, arguments.kind, tuple(arguments.mapping)))


def _desk_for_import(arguments: Arguments, console: Console) -> AbstractContextManager[Desk]:
    """The workspace to import into; a new one is made only if something is going to be in it."""
    if arguments.dry_run:
        return reading_desk(arguments, console)
    writes = is_there(arguments)
    if not writes:
        with desk_for(arguments, writes=False) as empty:
            asked_project(empty, arguments)
            writes = any(_would_come(empty, arguments, file) for file in arguments.files)
    return desk_for(arguments, writes=writes)


def _would_come(desk: Desk, arguments: Arguments, file: str) -> bool:
    """Whether the file can be read; a plan is tried, since it may have no schedule."""
    command = _command(arguments, file, None, dry_run=True)
    try:
        preview = desk.ask(ImportPreviewQuery(command))
        if preview.kind not in LISTS:
            desk.do(command)
    except UserError:
        return False
    return True


def _import(
    desk: Desk, arguments: Arguments, file: str, project_id: int | None, *, dry_run: bool
) -> ImportReport:
    report = desk.do(_command(arguments, file, project_id, dry_run=dry_run))
    assert isinstance(report, ImportReport)
    return report


def _command(
    arguments: Arguments, file: str, project_id: int | None, *, dry_run: bool
) -> ImportFile:
    return ImportFile(
        path=file,
        kind=arguments.kind,
        project_id=project_id,
        new=arguments.new,
        dry_run=dry_run,
        mapping=tuple(arguments.mapping),
        dates=arguments.dates,
    )


def calendar(arguments: Arguments, console: Console) -> int:
    """Public holidays of a country, year by year, as one change."""
    import_module("holidays")  # before any unit of work: a signal may get lost within an import

    if not is_there(arguments):
        with desk_for(arguments, writes=False) as empty:
            _save_holidays(empty, arguments)  # what is refused shall leave no workspace behind
    with desk_for(arguments, writes=True) as desk:
        saved = _save_holidays(desk, arguments)
    if arguments.json:
        _warn(console, saved)
        console.show_json(shapes.holidays(saved))
    else:
        _tell(console, saved)
    return 0


def _save_holidays(desk: Desk, arguments: Arguments) -> HolidaysSaved:
    project_id = asked_project(desk, arguments)
    saved = desk.do(SaveHolidays(arguments.country, tuple(arguments.years), project_id))
    assert isinstance(saved, HolidaysSaved)
    return saved


def backup(arguments: Arguments, console: Console) -> int:
    """Print where the copy is."""
    with reading_desk(arguments, console) as desk:
        if desk.is_new:
            raise UserError(_("There is nothing to back up yet."))
        if arguments.output is None:
            console.show(_path_in(desk.do(WriteBackup())))
            return 0
        target = Path(arguments.output).expanduser().absolute()
        _back_up_to(desk, target, force=arguments.force)
        console.show(str(target))
    return 0


def _back_up_to(desk: Desk, target: Path, *, force: bool) -> None:
    """Write beside the target and move into place, so that what was there stays until then."""
    free_target(target, replace=force, never=desk.path)
    if not is_taken(target):
        desk.do(WriteBackup(str(target)))
        return
    draft = target.with_name(f".{target.name}.new")
    draft.unlink(missing_ok=True)
    desk.do(WriteBackup(str(draft)))
    draft.replace(target)


def restore(arguments: Arguments, console: Console) -> int:
    source = Path(arguments.source or "").expanduser().absolute()
    with desk_for(arguments, writes=source.exists()) as desk:
        _tell(console, desk.do(RestoreBackup(str(source))))
    return 0


def undo(arguments: Arguments, console: Console) -> int:
    """Take back the newest change set; another session's only after a yes."""
    with reading_desk(arguments, console) as desk:
        last = None if desk.is_new else desk.ask(LastChangeQuery())
        if last is None:
            console.show(_("There is nothing to undo."))
            return 0
        if not (last.ours or arguments.yes) and not _agreed(console, last):
            return 1
        outcome = desk.do(Undo(last.set_id))
    _warn(console, outcome)
    console.show(_("Undone: %(label)s") % {"label": outcome.label})
    for note in outcome.notes:
        console.show(f"  {note}")
    return 0


def _agreed(console: Console, last: LastChange) -> bool:
    """Whether the person at the terminal wants to undo what somebody else did."""
    whose = {"label": last.label, "actor": last.actor, "host": last.host, "number": last.set_id}
    if not console.can_ask():
        raise UserError(
            _(
                "The newest change, “%(label)s” (no. %(number)d), is another session's (%(actor)s on %(host)s)."
            )
            % whose,
            _("Undo it all the same with --yes."),
        )
    if console.ask(
        _("The newest change, “%(label)s”, is another session's (%(actor)s on %(host)s). Undo it?")
        % whose
    ):
        return True
    console.say(_("Nothing was undone."))
    return False


def _tell(console: Console, outcome: Outcome) -> None:
    _warn(console, outcome)
    console.show(str(outcome.label))
    for note in outcome.notes:
        console.show(f"  {note}")


def _warn(console: Console, outcome: Outcome) -> None:
    if outcome.warning:
        console.say(outcome.warning)


def _path_in(outcome: Outcome) -> str:
    """Where the backup is, as its label names it."""
    return str(dict(outcome.label.args)["path"])


COMMANDS: dict[str, Callable[[Arguments, Console], int]] = {
    "log": log,
    "import": import_files,
    "calendar": calendar,
    "backup": backup,
    "restore": restore,
    "undo": undo,
}
