"""The parts of one client, line by line: log, contacts, next steps."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from salespm_tui.contract.clients import ClientDetail, ContactRow, LogRow, NextStepRow
from salespm_tui.core.cells import cell_width, fit, wrap
from salespm_tui.core.durations import format_duration
from salespm_tui.core.i18n import _
from salespm_tui.core.typed_dates import format_date
from salespm_tui.ui.present.client_words import ATTITUDES, CHANNELS, ROLES, SENTIMENTS, word
from salespm_tui.ui.present.clients import (
    Glyph,
    Piece,
    Pieces,
    dot,
    due_words,
    in_lines,
    late_words,
)

LONG_DAY = 24 * 60
INDENT = 2
WIDE_LOG, WIDE_STEPS = 56, 40
MOODS = {"positive": ("good", "plus"), "negative": ("bad", "minus")}


@dataclass(frozen=True, slots=True)
class PartLine:
    """One line of a part. `key` is the record's id on its first line, None on the lines below it."""

    key: int | None
    pieces: Pieces


def log_lines(detail: ClientDetail, width: int, glyph: Glyph) -> list[PartLine]:
    """The log: what is planned, the soonest first, then what took place, newest first.

    Each a line with when, how and with whom, then what was said, wrapped. Years other than this one
    stand on lines of their own.
    """
    if not detail.log:
        return hint_lines(_("Nothing is logged yet. Press a and write it in one line."), width)
    entries = in_log_order(detail.log)
    dates = [format_date(entry.at.date(), entry.at.date(), short=True) for entry in entries]
    ways = [word(CHANNELS, entry.channel) for entry in entries]
    columns = (max(map(cell_width, dates)) + 2, max(map(cell_width, ways)) + 2)
    lines: list[PartLine] = []
    for number, (entry, day, way) in enumerate(zip(entries, dates, ways, strict=True)):
        lines += _between(entries[number - 1] if number else None, entry, detail.today)
        pieces = (
            Piece(day, _day_ink(entry, detail.today), columns[0]),
            Piece(way, "accent", columns[1]),
            *_with_whom(entry, detail.today, width, glyph),
        )
        lines.append(PartLine(entry.id, pieces))
        lines += _entry_body(entry, detail, width, glyph)
    rest = detail.log_total - len(detail.log)
    if rest > 0:
        lines += hint_lines(_("%(number)d older entries follow.") % {"number": rest}, width)
    return lines


def in_log_order(entries: Sequence[LogRow]) -> list[LogRow]:
    """Planned ones by their day, then what took place as it is given: newest first."""
    planned = sorted((entry for entry in entries if entry.planned), key=lambda entry: entry.at)
    return [*planned, *(entry for entry in entries if not entry.planned)]


def _between(before: LogRow | None, entry: LogRow, today: date) -> Iterator[PartLine]:
    """What stands over an entry: whether it is planned, and the year where that changes."""
    if entry.planned:
        if before is None:
            yield PartLine(None, (Piece(_("Planned"), "head"),))
        return
    if before is not None and before.planned:
        yield PartLine(None, (Piece(_("Held"), "head"),))
        before = None
    if entry.at.year != (today.year if before is None else before.at.year):
        yield PartLine(None, (Piece(str(entry.at.year), "head"),))


def _day_ink(entry: LogRow, today: date) -> str:
    if not entry.planned:
        return "strong"
    day = entry.at.date()
    return "bad" if day < today else "warning" if day == today else "plain"


def _with_whom(entry: LogRow, today: date, width: int, glyph: Glyph) -> Iterator[Piece]:
    if entry.direction == "in":
        yield Piece(f"{glyph('incoming')} ", "dim")
    if entry.contact:
        yield Piece(entry.contact)
    if entry.sentiment in MOODS:
        ink, sign = MOODS[entry.sentiment]
        words = word(SENTIMENTS, entry.sentiment) if width >= WIDE_LOG else glyph(sign)
        yield Piece(f" {words}", ink)
    if entry.planned:
        yield Piece(_planned_for(entry, today), _day_ink(entry, today), right=True)
    elif entry.duration_min is not None:
        yield Piece(_length(entry.duration_min), "dim", right=True)


def _planned_for(entry: LogRow, today: date) -> str:
    """The hour of a planned contact; how late it is where nobody said that it took place."""
    day = entry.at.date()
    if day < today:
        return late_words(day, today)
    hour = f"{entry.at:%H:%M}"
    return _("today %(hour)s") % {"hour": hour} if day == today else hour


def _length(minutes: int) -> str:
    return format_duration(minutes, minutes_per_day=LONG_DAY)


def _entry_body(
    entry: LogRow, detail: ClientDetail, width: int, glyph: Glyph
) -> Iterator[PartLine]:
    if entry.summary:
        yield from _indented(wrap(entry.summary, width - INDENT), "plain")
    if entry.outcome:
        outcome = _("outcome: %(text)s") % {"text": entry.outcome}
        yield from _indented(wrap(outcome, width - INDENT), "plain")
    if entry.next_step:
        when = (
            ""
            if entry.next_step_on is None
            else dot(glyph) + format_date(entry.next_step_on, detail.today)
        )
        step = f"{glyph('arrow')} {entry.next_step}{when}"
        yield from _indented(wrap(step, width - INDENT), "accent")


def _indented(texts: Iterable[str], ink: str) -> Iterator[PartLine]:
    for text in texts:
        yield PartLine(None, (Piece(" " * INDENT), Piece(text, ink)))


def hint_lines(text: str, width: int) -> list[PartLine]:
    return [PartLine(None, (Piece(line, "dim"),)) for line in wrap(text, max(width, 10))]


def contact_lines(detail: ClientDetail, width: int, glyph: Glyph) -> list[PartLine]:
    """The people, the most influential first: name, title and role, then how to reach them."""
    if not detail.contacts:
        return hint_lines(_("Nobody is known here yet. Press n to add a contact."), width)
    lines: list[PartLine] = []
    for contact in detail.contacts:
        lines.append(PartLine(contact.id, _contact_head(contact, width)))
        facts = in_lines(_contact_facts(contact), dot(glyph), width - INDENT)
        lines += _indented(facts, "dim")
    return lines


def _contact_head(contact: ContactRow, width: int) -> Pieces:
    role = word(ROLES, contact.role)
    room = width - cell_width(role) - 1
    name = min(cell_width(contact.name), room)
    pieces = [Piece(contact.name, "strong", name)]
    if contact.title and room - name > 4:
        pieces.append(Piece(f"  {contact.title}", "plain", room - name))
    if role:
        pieces.append(Piece(role, "accent", right=True))
    return tuple(pieces)


def _contact_facts(contact: ContactRow) -> Iterator[str]:
    if contact.influence is not None:
        yield _("influence %(influence)d/5") % {"influence": contact.influence}
    if contact.attitude:
        yield word(ATTITUDES, contact.attitude)
    if contact.preferred_channel:
        yield _("by %(channel)s") % {"channel": word(CHANNELS, contact.preferred_channel)}
    yield from filter(None, (contact.phone, contact.email))
    if contact.wechat:
        yield _("WeChat %(name)s") % {"name": contact.wechat}


def step_lines(detail: ClientDetail, width: int, glyph: Glyph) -> list[PartLine]:
    """The next steps: open ones by date with how urgent they are, then done and dropped ones."""
    if not detail.next_steps:
        return hint_lines(_("No next step. Press N to add one with its date."), width)
    return [
        PartLine(step.id, _step_pieces(step, detail, width, glyph)) for step in detail.next_steps
    ]


def _step_pieces(step: NextStepRow, detail: ClientDetail, width: int, glyph: Glyph) -> Pieces:
    mark, ink = _urgency(step, detail, glyph)
    closed = step.status != "open"
    short = width < WIDE_STEPS
    when = (
        _closed_words(step, detail) if closed else due_words(step.due_on, detail.today, short=short)
    )
    tail = f"{step.owner}  {when}" if step.owner else when
    title = max(width - 3 - cell_width(tail), 8)
    return (
        Piece(f"{mark} ", ink, 2),
        Piece(step.title, "struck" if closed else "plain", title),
        Piece(tail, "dim" if closed else ink, right=True),
    )


def _urgency(step: NextStepRow, detail: ClientDetail, glyph: Glyph) -> tuple[str, str]:
    if step.status == "done":
        return glyph("done"), "dim"
    if step.status == "dropped":
        return glyph("dropped"), "dim"
    if step.due_on is None or step.due_on > detail.today:
        return " ", "plain"
    if step.due_on == detail.today:
        return glyph("warning"), "warning"
    return glyph("bad"), "bad"


def _closed_words(step: NextStepRow, detail: ClientDetail) -> str:
    if step.status == "dropped":
        return _("dropped")
    if step.done_on is None:
        return _("done")
    return _("done %(day)s") % {"day": format_date(step.done_on, detail.today, short=True)}


def plain_text(pieces: Pieces, width: int) -> str:
    """A line as text, for copying."""
    left = "".join(
        piece.text if piece.cells is None else fit(piece.text, piece.cells)
        for piece in pieces
        if not piece.right
    )
    right = "".join(piece.text for piece in pieces if piece.right)
    gap = max(width - cell_width(left) - cell_width(right), 1) if right else 0
    return (left + " " * gap + right).rstrip()
