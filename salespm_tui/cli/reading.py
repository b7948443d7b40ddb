"""The commands that only read. None of them writes anything, a new workspace not even made."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace

from salespm_tui.cli import shapes
from salespm_tui.cli.arguments import Arguments, UsageError
from salespm_tui.cli.command_table import id_in
from salespm_tui.cli.console import Console
from salespm_tui.cli.opening import Desk, desk_for, is_there
from salespm_tui.contract.budget import BudgetQuery
from salespm_tui.contract.clients import ClientDetail, ClientQuery, ClientsQuery
from salespm_tui.contract.goals import GoalsQuery
from salespm_tui.contract.pipeline import PipelineQuery
from salespm_tui.contract.projects import ProjectRow, Projects, ProjectsQuery
from salespm_tui.contract.records import CheckQuery, HistoryQuery, RebuildSearch
from salespm_tui.contract.risks import RisksQuery
from salespm_tui.contract.standup import AgendaQuery, MinutesQuery
from salespm_tui.contract.team import TeamQuery
from salespm_tui.contract.timeline import TimelineQuery
from salespm_tui.contract.values import Ref
from salespm_tui.core.errors import UserError, WorkspaceError
from salespm_tui.core.i18n import _
from salespm_tui.core.paths import state_directory, workspace_file

_EVERYTHING = 1_000_000


@contextmanager
def reading_desk(arguments: Arguments, console: Console) -> Iterator[Desk]:
    """The workspace, for reading; where there is none yet, that is said."""
    with desk_for(arguments, writes=False) as desk:
        if desk.is_new:
            console.say(
                _("There is no workspace at %(path)s yet; the first entry or import makes it.")
                % {"path": workspace_file(arguments.file)}
            )
        yield desk


def standup(arguments: Arguments, console: Console) -> int:
    with reading_desk(arguments, console) as desk:
        project_id = asked_project(desk, arguments)
        if arguments.minutes:
            console.show(desk.ask(MinutesQuery(project_id)))
            return 0
        agenda = desk.ask(AgendaQuery(project_id))
    if arguments.json:
        console.show_json(shapes.standup(agenda))
        return 0
    from salespm_tui.ui.present.agenda_text import agenda_text

    console.show(agenda_text(agenda, console.table_width or 0, plain=arguments.ascii))
    return 0


def projects(arguments: Arguments, console: Console) -> int:
    with reading_desk(arguments, console) as desk:
        snapshot = desk.ask(ProjectsQuery())
        wanted = asked_project(desk, arguments, snapshot)
    if wanted is not None:
        rows = tuple(row for row in snapshot.projects if row.id == wanted)
        snapshot = replace(snapshot, projects=rows)
    if arguments.json:
        console.show_json(shapes.projects(snapshot))
    else:
        from salespm_tui.cli.texts import project_lines

        console.show_table(project_lines(snapshot, console.table_width))
    return 0


def timeline(arguments: Arguments, console: Console) -> int:
    with reading_desk(arguments, console) as desk:
        plan = desk.ask(TimelineQuery(one_project(desk, arguments)))
    if arguments.json:
        console.show_json(shapes.timeline(plan))
    else:
        from salespm_tui.cli.texts import timeline_lines

        console.show_lines(timeline_lines(plan, console.table_width, plain=arguments.ascii))
    return 0


def clients(arguments: Arguments, console: Console) -> int:
    with reading_desk(arguments, console) as desk:
        snapshot = desk.ask(ClientsQuery(asked_project(desk, arguments)))
        detail = None if arguments.log is None else _client(desk, arguments.log)
    if arguments.json:
        console.show_json(shapes.clients(snapshot, detail))
        return 0
    from salespm_tui.cli.texts import client_lines, log_lines

    if detail is None:
        console.show_table(client_lines(snapshot, console.table_width))
    else:
        console.show_lines(log_lines(detail, console.table_width))
    return 0


def pipeline(arguments: Arguments, console: Console) -> int:
    with reading_desk(arguments, console) as desk:
        board = desk.ask(PipelineQuery(asked_project(desk, arguments)))
    if arguments.json:
        from salespm_tui.cli import pipeline_shapes

        console.show_json(pipeline_shapes.pipeline(board))
    else:
        from salespm_tui.cli.pipeline_texts import pipeline_lines

        console.show_table(pipeline_lines(board, console.table_width))
    return 0


def goals(arguments: Arguments, console: Console) -> int:
    with reading_desk(arguments, console) as desk:
        snapshot = desk.ask(GoalsQuery(asked_project(desk, arguments)))
    if arguments.json:
        from salespm_tui.cli import goal_shapes

        console.show_json(goal_shapes.goals(snapshot))
    else:
        from salespm_tui.cli.goal_texts import goal_lines

        console.show_lines(goal_lines(snapshot, console.table_width, plain=arguments.ascii))
    return 0


def risks(arguments: Arguments, console: Console) -> int:
    with reading_desk(arguments, console) as desk:
        snapshot = desk.ask(RisksQuery(asked_project(desk, arguments), arguments.ended))
    if arguments.json:
        from salespm_tui.cli import risk_shapes

        console.show_json(risk_shapes.risks(snapshot))
    else:
        from salespm_tui.cli.risk_texts import risk_lines

        console.show_lines(risk_lines(snapshot, console.table_width, plain=arguments.ascii))
    return 0


def team(arguments: Arguments, console: Console) -> int:
    with reading_desk(arguments, console) as desk:
        project_id = asked_project(desk, arguments)
        snapshot, budget = desk.ask(TeamQuery(project_id)), desk.ask(BudgetQuery(project_id))
    if arguments.json:
        from salespm_tui.cli import team_shapes

        console.show_json(team_shapes.team(snapshot, budget))
    else:
        from salespm_tui.cli.team_texts import team_lines

        lines = team_lines(snapshot, budget, console.table_width, plain=arguments.ascii)
        console.show_lines(lines)
    return 0


def history(arguments: Arguments, console: Console) -> int:
    of = _record(arguments)
    with reading_desk(arguments, console) as desk:
        project_id = asked_project(desk, arguments)
        changes = desk.ask(HistoryQuery(of, limit=_EVERYTHING, project_id=project_id))
        today, zone = desk.clock.today(), desk.zone
    if arguments.json:
        console.show_json(shapes.history(changes))
    else:
        from salespm_tui.cli.texts import history_lines

        lines = history_lines(changes, today, console.table_width, zone, fields=of is not None)
        console.show_table(lines)
    return 0


def check(arguments: Arguments, console: Console) -> int:
    """Exit code 1 where something is wrong with the file, 3 where it cannot even be opened."""
    try:
        if arguments.rebuild_search and is_there(arguments):
            _rebuild_search(arguments, console)
        with reading_desk(arguments, console) as desk:
            problems, path = desk.ask(CheckQuery()), str(desk.path)
    except WorkspaceError as error:
        if arguments.json:
            console.show_json(shapes.unopened(str(workspace_file(arguments.file)), error))
        raise
    if arguments.json:
        console.show_json(shapes.check(problems))
    else:
        from salespm_tui.cli.texts import problem_lines

        console.show_lines(problem_lines(problems, path))
    return 1 if problems else 0


def _rebuild_search(arguments: Arguments, console: Console) -> None:
    with desk_for(arguments, writes=True) as desk:
        console.say(str(desk.do(RebuildSearch()).label))


def asked_project(desk: Desk, arguments: Arguments, snapshot: Projects | None = None) -> int | None:
    """The project that `--project` names by its code; None means all of them, which is the default."""
    if arguments.project is None:
        return None
    if arguments.all:
        raise UsageError(_("--project and --all exclude each other."), arguments.command)
    rows = (snapshot or desk.ask(ProjectsQuery())).projects
    code = arguments.project.casefold()
    for row in rows:
        if row.code.casefold() == code:
            return row.id
    raise UsageError(
        _("There is no project “%(code)s”.") % {"code": arguments.project} + _codes_of(rows),
        arguments.command,
    )


def one_project(desk: Desk, arguments: Arguments) -> int:
    """The project named, else the only one, else the one last opened in the app."""
    snapshot = desk.ask(ProjectsQuery())
    wanted = asked_project(desk, arguments, snapshot)
    if wanted is not None:
        return wanted
    rows = snapshot.projects
    if len(rows) == 1:
        return rows[0].id
    last = _last_opened(desk)
    if any(row.id == last for row in rows) and last is not None:
        return last
    if not rows:
        raise UsageError(_("There is no project yet."), arguments.command)
    raise UsageError(
        _("Which project? Name it with --project.") + _codes_of(rows), arguments.command
    )


def _last_opened(desk: Desk) -> int | None:
    from salespm_tui.core.view_state import read_view_state

    state = read_view_state(state_directory())
    found = state.get("project_id") if state.get("workspace") == str(desk.path) else None
    return found if isinstance(found, int) else None


def _codes_of(rows: tuple[ProjectRow, ...]) -> str:
    if not rows:
        return ""
    return " " + _("Known codes: %(codes)s.") % {"codes": ", ".join(row.code for row in rows)}


def _client(desk: Desk, client_id: int) -> ClientDetail:
    detail = desk.ask(ClientQuery(client_id))
    if detail is None:
        raise UserError(
            _("There is no client with the id %(id)d.") % {"id": client_id},
            _("The command “salespm clients” lists the ids."),
        )
    return detail


def _record(arguments: Arguments) -> Ref | None:
    """The record that `--of KIND ID` names."""
    if arguments.of is None:
        return None
    kind, number = arguments.of[0], id_in(arguments.of[1])
    if number is None:
        raise UsageError(_("--of takes a kind and a number, such as: task 12"), arguments.command)
    return Ref(kind, number)


COMMANDS: dict[str, Callable[[Arguments, Console], int]] = {
    "standup": standup,
    "projects": projects,
    "timeline": timeline,
    "clients": clients,
    "goals": goals,
    "pipeline": pipeline,
    "risks": risks,
    "team": team,
    "history": history,
    "check": check,
}
