"""Handing out what is here as a file, or on standard output."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from salespm_tui.cli.arguments import Arguments, UsageError
from salespm_tui.cli.console import Console
from salespm_tui.cli.progress_bar import progress_bar
from salespm_tui.cli.reading import asked_project, one_project, reading_desk
from salespm_tui.contract.exports import AREAS, Exported, ExportQuery, is_of_one_project
from salespm_tui.core.i18n import _
from salespm_tui.core.private import free_target, write_whole


def export(arguments: Arguments, console: Console) -> int:
    """To standard output, or to the file named; then the path is all that is printed."""
    assert arguments.kind is not None
    _refuse_odd(arguments)
    with reading_desk(arguments, console) as desk:
        path = None if arguments.output is None else Path(arguments.output).expanduser().absolute()
        if path is not None:
            free_target(path, replace=arguments.force, never=desk.path)
        area = arguments.area or AREAS[0]
        alone = is_of_one_project(arguments.kind, area)
        project_id = (one_project if alone else asked_project)(desk, arguments)
        with progress_bar(console, plain=arguments.ascii):
            made = desk.ask(ExportQuery(arguments.kind, project_id, raw=arguments.raw, area=area))
    if path is None:
        console.show_bytes(made.content)
    else:
        write_whole(path, made.content, replace=arguments.force)
        console.show(str(path))
    _tell(console, made)
    return 0


def report(arguments: Arguments, console: Console) -> int:
    """A project's report to standard output or to the file named, whose suffix says how."""
    if arguments.force and arguments.output is None:
        raise UsageError(_("--force goes with -o only."), arguments.command)
    path = None if arguments.output is None else Path(arguments.output).expanduser().absolute()
    form = "md" if path is None else _FORMS.get(path.suffix.casefold())
    if form is None:
        raise UsageError(_("The name of a report ends in .md or .html."), arguments.command)
    with reading_desk(arguments, console) as desk:
        if path is not None:
            free_target(path, replace=arguments.force, never=desk.path)
        query = ExportQuery(form, one_project(desk, arguments), report=arguments.kind or "")
        with progress_bar(console, plain=arguments.ascii):
            made = desk.ask(query)
    if path is None:
        console.show_bytes(made.content)
    else:
        write_whole(path, made.content, replace=arguments.force)
        console.show(str(path))
    return 0


def _refuse_odd(arguments: Arguments) -> None:
    if arguments.raw and arguments.kind != "csv":
        raise UsageError(_("--raw goes with csv only."), arguments.command)
    if arguments.area and arguments.kind != "csv":
        raise UsageError(_("--area goes with csv only."), arguments.command)
    if arguments.project and arguments.kind == "json":
        raise UsageError(_("json is the whole workspace, not one project."), arguments.command)
    if arguments.force and arguments.output is None:
        raise UsageError(_("--force goes with -o only."), arguments.command)


def _tell(console: Console, made: Exported) -> None:
    for note in made.notes:
        console.say(str(note))


_FORMS = {".md": "md", ".markdown": "md", ".html": "html", ".htm": "html"}

COMMANDS: dict[str, Callable[[Arguments, Console], int]] = {"export": export, "report": report}
