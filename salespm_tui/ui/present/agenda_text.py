"""The agenda as text, for terminals, pipes and chats."""

from __future__ import annotations

from collections.abc import Iterator

from salespm_tui.contract.standup import Agenda, AgendaItem, AgendaSection
from salespm_tui.core.cells import cell_width, pad, truncate, wrap
from salespm_tui.core.i18n import _
from salespm_tui.core.typed_dates import format_date
from salespm_tui.ui.present.agenda_groups import (
    NUMBERS,
    TOLD_TOGETHER,
    group_words,
    grouped,
    told_in_one,
)
from salespm_tui.ui.present.agenda_summary import MOST_LINES, summary_lines
from salespm_tui.ui.present.standup import code_of, code_width

_TEXT_TITLE_CELLS = 44
_SCREEN_CELLS = 80


def agenda_text(agenda: Agenda, width: int = 0, *, plain: bool = False) -> str:
    """The agenda in plain lines, in the language of the moment; cut to `width` where it is not 0.
    Reviewed items are marked; `plain` draws the marks in ASCII. That of one project is told on one
    screen: whole where it fits, else its exceptions (see `agenda_summary`), 80 cells wide where
    nothing else is asked.
    """
    lines = _whole_text(agenda)
    if agenda.project_id is not None and len(lines) > MOST_LINES:
        width = width or _SCREEN_CELLS
        lines = _summary(agenda, width)
    if plain:
        lines = [line.translate(_IN_ASCII) for line in lines]
    return "\n".join(truncate(line, width, ascii=plain) if width else line for line in lines)


def _whole_text(agenda: Agenda) -> list[str]:
    lines = _text_top(agenda)
    code_cells = code_width(agenda)
    for section in agenda.sections:
        lines += ["", f"{section.title} ({len(section.items)})"]
        lines += _text_lines(section, agenda, code_cells)
    if not agenda.sections:
        lines += ["", *(_text_quiet(agenda, code_cells))]
    if agenda.decisions:
        lines += ["", _("Decisions"), *(f"  - {decision}" for decision in agenda.decisions)]
    return lines


def _text_top(agenda: Agenda) -> list[str]:
    lines = [_text_heading(agenda), *map(str, agenda.numbers)]
    if agenda.since is None:
        lines.append(_("This is the first stand-up; the next one tells what changed since."))
    return lines


def _summary(agenda: Agenda, width: int) -> list[str]:
    lines = [part for line in _text_top(agenda) for part in wrap(line, width)]
    decided, title = "; ".join(agenda.decisions), _("Decisions")
    last = [f"  {title} ({len(agenda.decisions)}): {decided}"] if decided else []
    room = MOST_LINES - len(lines) - len(last)
    return [*lines, *summary_lines(agenda, room, _text_mark), *last]


def _text_heading(agenda: Agenda) -> str:
    day = format_date(agenda.date, agenda.date)
    title = _("Stand-up, %(day)s") % {"day": day}
    project = _project_of(agenda)
    if project:
        title = _("Stand-up of %(project)s, %(day)s") % {"project": project, "day": day}
    if agenda.since is None:
        return title
    since = _("(since %(day)s)") % {"day": format_date(agenda.since, agenda.date)}
    return f"{title} {since}"


def _project_of(agenda: Agenda) -> str | None:
    """The code of the one project that the agenda is about, as its items say."""
    if agenda.project_id is None:
        return None
    items = (item for section in agenda.sections for item in section.items)
    return next((item.project for item in items if item.project_id == agenda.project_id), None)


def _text_lines(section: AgendaSection, agenda: Agenda, code_cells: int) -> Iterator[str]:
    if not any(item.code for item in section.items):
        code_cells = 0
    titles = min(max(cell_width(item.title) for item in section.items), _TEXT_TITLE_CELLS)
    for mine in grouped(section.items).values():
        shown = mine
        if section.key in NUMBERS and told_in_one(section.key, mine):
            shown = mine[: TOLD_TOGETHER[section.key] - 1]
        for item in shown:
            yield _text_line(item, agenda, code_cells, titles)
        if len(shown) < len(mine):
            yield f"  {group_words(section.key, tuple(mine))}"


def _text_line(item: AgendaItem, agenda: Agenda, code_cells: int, title_cells: int) -> str:
    mark = _text_mark(item)
    code = f"{pad(code_of(item, agenda), code_cells)}  " if code_cells else ""
    about = " · ".join(part for part in (str(item.why), item.owner) if part)
    return f"{mark} {code}{pad(item.title, title_cells)}  {about}".rstrip()


def _text_mark(item: AgendaItem) -> str:
    return "✓" if item.reviewed else _TEXT_MARKS.get(item.mark, " ")


_IN_ASCII = str.maketrans({"✓": "x", "◆": "*", "·": "-"})
_TEXT_MARKS = {"bad": "!", "warning": "~", "milestone": "◆", "changed": "·"}


def _text_quiet(agenda: Agenda, code_cells: int) -> Iterator[str]:
    yield _("Nothing needs you this morning.")
    if agenda.coming:
        yield from ("", _("Next to fall due"))
        titles = max(cell_width(item.title) for item in agenda.coming)
        for item in agenda.coming:
            yield _text_line(item, agenda, code_cells, titles)
