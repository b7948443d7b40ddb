"""`salespm find`: hits as JSON, and as text for people."""

from __future__ import annotations

from datetime import date

from salespm_tui.cli.arguments import Arguments
from salespm_tui.cli.console import Console
from salespm_tui.cli.reading import asked_project, reading_desk
from salespm_tui.cli.shapes import Json
from salespm_tui.cli.table import Column, table
from salespm_tui.contract.finding import FindQuery, Found, Hit
from salespm_tui.core.i18n import _
from salespm_tui.core.typed_dates import format_date
from salespm_tui.domain.finding import excerpt
from salespm_tui.ui.present.finding import kind_word, more_words, no_hits

_MOST = 1000
_EXCERPT_CELLS = 48


def find(arguments: Arguments, console: Console) -> int:
    """Exit code 0, with hits or without."""
    with reading_desk(arguments, console) as desk:
        query = FindQuery(" ".join(arguments.text), asked_project(desk, arguments), limit=_MOST)
        found = desk.ask(query)
        today = desk.clock.today()
    if arguments.json:
        console.show_json(shape(found))
    else:
        console.show_lines(lines(found, today, console.table_width, plain=arguments.ascii))
    return 0


def shape(found: Found) -> Json:
    """The hits as scripts read them; the best first."""
    return {
        "hits": [
            {
                "kind": hit.ref.kind,
                "id": hit.ref.id,
                "project": hit.project,
                "title": hit.title,
                "excerpt": hit.excerpt,
            }
            for hit in found.hits
        ]
    }


def lines(found: Found, today: date, width: int | None, *, plain: bool) -> list[str]:
    """The hits as a table, each with the piece of text around its words."""
    if not found.hits:
        return [no_hits(found.text)]
    columns = (
        Column(_("Kind")),
        Column(_("Id"), right=True),
        Column(_("Project")),
        Column(_("Day"), right=True),
        Column(_("Title"), give=True),
        Column(_("Text"), give=True),
    )
    rows = [_cells(hit, today, plain=plain) for hit in found.hits]
    shown = table(columns, rows, width, ascii=plain)
    return [*shown, more_words(len(found.hits))] if found.more else shown


def _cells(hit: Hit, today: date, *, plain: bool) -> tuple[str, ...]:
    sign = "~" if plain else "…"
    text, _marks = excerpt(hit.excerpt, hit.excerpt_marks, _EXCERPT_CELLS, sign=sign)
    return (
        kind_word(hit.ref.kind),
        str(hit.ref.id),
        hit.project or "-",
        "-" if hit.on is None else format_date(hit.on, today, short=True),
        hit.title,
        text,
    )
