"""`salespm review`: how one project does, as JSON, and as text for people."""

from __future__ import annotations

from datetime import date

from salespm_tui.cli.arguments import Arguments, UsageError
from salespm_tui.cli.console import Console
from salespm_tui.cli.opening import Desk
from salespm_tui.cli.reading import one_project, reading_desk
from salespm_tui.core.errors import UserError


def review(arguments: Arguments, console: Console) -> int:
    """One project: the one named, else the only one, else the one last opened in the app."""
    from salespm_tui.cli.review_shapes import Reviewed
    from salespm_tui.contract.acceptance import AcceptancesQuery
    from salespm_tui.contract.evaluation import EvaluationsQuery
    from salespm_tui.contract.lessons import LessonsQuery
    from salespm_tui.contract.review import DeviationsQuery, EvmQuery, SlipsQuery

    with reading_desk(arguments, console) as desk:
        project_id, day = one_project(desk, arguments), _status_date(desk, arguments)
        found = Reviewed(
            desk.ask(EvmQuery(project_id, day)),
            desk.ask(DeviationsQuery(project_id)),
            desk.ask(SlipsQuery(project_id)),
            desk.ask(AcceptancesQuery(project_id)),
            desk.ask(EvaluationsQuery(project_id)),
            desk.ask(LessonsQuery(project_id)),
        )
    if arguments.json:
        from salespm_tui.cli import review_shapes

        console.show_json(review_shapes.review(found))
    else:
        from salespm_tui.cli.review_texts import review_lines

        console.show_lines(review_lines(found, console.table_width, plain=arguments.ascii))
    return 0


def _status_date(desk: Desk, arguments: Arguments) -> date | None:
    """The day of `--status-date`, as people type days; UsageError where it is none."""
    if arguments.status_date is None:
        return None
    from salespm_tui.core.typed_dates import read_date

    try:
        return read_date(arguments.status_date, desk.clock.today())
    except UserError as error:
        raise UsageError(f"--status-date: {error}", arguments.command) from error
