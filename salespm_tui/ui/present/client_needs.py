"""What a client needs, line by line: the list, one need in full, and what does not hang together."""

from __future__ import annotations

from collections.abc import Iterator

from salespm_tui.contract.needs import RequirementRow, ServingTask, TaskWithoutNeed, Traceability
from salespm_tui.core.cells import cell_width
from salespm_tui.core.i18n import _, ngettext
from salespm_tui.core.typed_dates import format_date
from salespm_tui.ui.present import promise_words as words
from salespm_tui.ui.present.client_book import ClientBook, Telling
from salespm_tui.ui.present.client_log import PartLine, hint_lines
from salespm_tui.ui.present.client_words import word
from salespm_tui.ui.present.clients import Glyph, Piece, Pieces

WIDE_NEEDS = 56
_MARKS = {
    "captured": "dot",
    "confirmed": "plus",
    "planned": "arrow",
    "delivered": "done",
    "rejected": "dropped",
}
_ENDED = ("delivered", "rejected")
_PRIORITY_INKS = {"must": "strong", "wont": "dim"}


def need_lines(book: ClientBook, width: int, glyph: Glyph) -> list[PartLine]:
    """The needs, must first: a sign of how far they are, how much they are needed, and their title.

    How far in words stands at the end where there is room, else in what is told below the list.
    """
    rows = book.needs.requirements
    if not rows:
        return hint_lines(_("No needs yet. Press n to write down what the client needs."), width)
    return [PartLine(row.id, _need_pieces(row, width, glyph)) for row in rows]


def _need_pieces(row: RequirementRow, width: int, glyph: Glyph) -> Pieces:
    ended = row.status in _ENDED
    loose = _lacks_a_task(row)
    mark, ink = ("warning", "warning") if loose else (_MARKS[row.status], "dim")
    priority = word(words.PRIORITIES, row.priority) or glyph("unknown")
    far = "" if row.percent is None or ended else f"{row.percent}%"
    tail = "  ".join(filter(None, (far, need_state(row) if width >= WIDE_NEEDS else "")))
    cells = max(cell_width(_(text)) for text in words.PRIORITIES.values()) + 1
    title = max(width - 3 - cells - cell_width(tail), 8)
    return (
        Piece(f"{glyph(mark)} ", ink, 2),
        Piece(priority, _PRIORITY_INKS.get(row.priority or "", "dim"), cells),
        Piece(row.title, "struck" if row.status == "rejected" else "plain", title),
        Piece(tail, "warning" if loose else "dim" if ended else "plain", right=True),
    )


def need_state(row: RequirementRow) -> str:
    """How far a need is: its status, or what is missing to go on."""
    if _lacks_a_task(row):
        return _("signed, no task")
    return word(words.NEED_STATUSES, row.status)


def _lacks_a_task(row: RequirementRow) -> bool:
    """Whether it was signed off, and nobody does anything for it."""
    return row.status not in _ENDED and not row.tasks and row.signed_on is not None


def told_need(row: RequirementRow, width: int, glyph: Glyph) -> list[Pieces]:
    """One need in full."""
    told = Telling(width, glyph).say(row.title, "strong")
    told.facts(
        word(words.PRIORITIES, row.priority),
        word(words.NEED_KINDS, row.kind),
        _("from: %(text)s") % {"text": word(words.SOURCES, row.source)} if row.source else "",
        word(words.NEED_STATUSES, row.status),
        row.owner,
    )
    told.said(_("accepted when: %(text)s"), row.acceptance_criteria)
    if not row.acceptance_criteria.strip():
        told.say(_("no acceptance criterion yet"), "warning")
    for task in row.tasks:
        told.say(task_words(task, glyph), "accent")
    if not row.tasks:
        told.say(_("no task meets it yet; T chooses them"), "dim")
    if row.hint is not None:
        hint = _("its tasks say: %(status)s") % {"status": word(words.NEED_STATUSES, row.hint)}
        told.say(hint, "warning")
    told.say(_signed(row), "good" if row.signed_on is not None else "dim")
    return told.said(_("pain: %(text)s"), row.pain).say(row.notes).lines


def _signed(row: RequirementRow) -> str:
    if row.signed_on is None:
        return _("not signed off")
    day = format_date(row.signed_on, row.signed_on, short=True)
    return _("signed off by %(who)s on %(day)s") % {"who": row.signed_by, "day": day}


def task_words(task: ServingTask, glyph: Glyph) -> str:
    """A task that meets a need, and how far it is."""
    done = glyph("done") if task.status == "done" else f"{task.percent}%"
    return f"{glyph('arrow')} {task.wbs} {task.name}  {done}".replace("  ", " ")


def trace_heading(trace: Traceability) -> str:
    """How much was looked at."""
    return _("%(needs)s and %(tasks)s looked at") % {
        "needs": ngettext("%(number)d need", "%(number)d needs", trace.needs)
        % {"number": trace.needs},
        "tasks": ngettext("%(number)d task", "%(number)d tasks", trace.tasks)
        % {"number": trace.tasks},
    }


TraceLine = tuple[tuple[str, int, int | None] | None, str]
"""What enter goes to (kind, id, project) or None for a head, and the line."""


def trace_lines(trace: Traceability) -> list[TraceLine]:
    """What does not hang together between needs and plan, each gap under its own head."""
    lines: list[TraceLine] = []
    for head, rows in (
        (_("Needs without a task"), trace.without_task),
        (_("Needs without an acceptance criterion"), trace.without_criterion),
        (_("Needs that nobody signed off"), trace.without_sign_off),
    ):
        lines += _told_gap(head, [(_need_target(row), row.title) for row in rows])
    loose = [(_task_target(task), _loose_task(task)) for task in trace.without_need]
    lines += _told_gap(_("Tasks that no need asks for"), loose)
    return lines or [(None, _("Every need has its task, and every task its need."))]


def _told_gap(
    head: str, rows: list[tuple[tuple[str, int, int | None], str]]
) -> Iterator[TraceLine]:
    if rows:
        yield None, f"{head} {len(rows)}"
        for target, text in rows:
            yield target, f"  {text}"


def _need_target(row: RequirementRow) -> tuple[str, int, int | None]:
    return "requirement", row.id, None


def _task_target(task: TaskWithoutNeed) -> tuple[str, int, int | None]:
    return "task", task.id, task.project_id


def _loose_task(task: TaskWithoutNeed) -> str:
    return f"{task.project} {task.wbs} {task.name}  {task.percent}%"
