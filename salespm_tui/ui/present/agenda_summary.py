"""The agenda of one project on one screen: what is an exception in full, the rest in a line a section.

An exception is what is marked bad or warning. Every section keeps its head with the count of its
items; below it stand as many exceptions as the screen has room for, bad ones before warnings, then
in the order of the agenda. What is left of a section is named behind its head, several of a group by
their number where there are words for that. Nothing goes unsaid: the heads count everything.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from salespm_tui.contract.standup import Agenda, AgendaItem, AgendaSection
from salespm_tui.core.cells import cell_width, pad
from salespm_tui.core.i18n import _
from salespm_tui.ui.present.agenda_groups import TOLD_TOGETHER, group_words, grouped

MOST_LINES = 23
"""A screen of 24 lines, less the one on which the next command is typed."""

_BAD, _WARNING = "bad", "warning"
_TITLE_CELLS = 36


def summary_lines(agenda: Agenda, room: int, mark_of: Callable[[AgendaItem], str]) -> Iterator[str]:
    """The sections in at most `room` lines (but always one line each)."""
    shown = set(map(id, _in_full(agenda, room - len(agenda.sections))))
    for section in agenda.sections:
        full = [item for item in section.items if id(item) in shown]
        rest = [item for item in section.items if id(item) not in shown]
        yield _head(section, rest, mark_of)
        titles = min(max((cell_width(_called(item)) for item in full), default=0), _TITLE_CELLS)
        for item in full:
            about = " · ".join(part for part in (str(item.why), item.owner) if part)
            yield f"  {mark_of(item)} {pad(_called(item), titles)}  {about}"


def _in_full(agenda: Agenda, room: int) -> list[AgendaItem]:
    """The exceptions that there is room for. A section with one item tells it behind its head."""
    found = [
        item
        for section in agenda.sections
        for item in section.items
        if len(section.items) > 1 and item.mark in (_BAD, _WARNING) and not item.reviewed
    ]
    return sorted(found, key=lambda item: item.mark != _BAD)[: max(0, room)]


def _head(
    section: AgendaSection, rest: list[AgendaItem], mark_of: Callable[[AgendaItem], str]
) -> str:
    """`! Overdue (3): what is not told below`, under the mark of the worst of that."""
    worst = min(rest, key=_badness, default=None)
    mark = " " if worst is None else mark_of(worst)
    head = f"{mark} {section.title} ({len(section.items)})"
    if not rest:
        return head
    return _("%(head)s: %(rest)s") % {"head": head, "rest": "; ".join(_told(section.key, rest))}


def _badness(item: AgendaItem) -> int:
    order = (_BAD, _WARNING)
    mark = "" if item.reviewed else item.mark
    return order.index(mark) if mark in order else len(order)


def _told(section: str, items: Iterable[AgendaItem]) -> Iterator[str]:
    for mine in grouped(items).values():
        if len(mine) > 1 and section in TOLD_TOGETHER and mine[0].group:
            yield group_words(section, tuple(mine))
        elif len(mine) == 1:
            yield f"{_called(mine[0])}, {mine[0].why}"
        else:
            yield from map(_called, mine)


def _called(item: AgendaItem) -> str:
    """The title with its number in the plan."""
    is_numbered = item.code and item.code != item.project
    return f"{item.code} {item.title}" if is_numbered else item.title
