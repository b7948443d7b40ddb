"""The client list and a client's heading, from snapshots to words and their meaning."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence, Set
from dataclasses import dataclass, replace
from datetime import date

from salespm_tui.contract.clients import ClientDetail, ClientRow, Clients
from salespm_tui.core.cells import cell_width, wrap
from salespm_tui.core.i18n import _, ngettext
from salespm_tui.core.similar import fold
from salespm_tui.core.typed_dates import format_date
from salespm_tui.domain.likeness import nearest_name
from salespm_tui.ui.present.client_words import STATUSES, word

Glyph = Callable[[str], str]

WIDE_LIST = 46
WIDEST_LIST = 66
GOOD_HEALTH, FAIR_HEALTH = 80, 60


@dataclass(frozen=True, slots=True)
class Piece:
    """Words in one ink. `cells` cuts or pads them; `right` moves them to the end of the row."""

    text: str
    ink: str = "plain"
    cells: int | None = None
    right: bool = False


Pieces = tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Standing:
    """How urgent a client is: a sign, its ink, and the word that says it."""

    mark: str
    ink: str
    words: str


def called(row: ClientRow) -> str:
    """What people call the client."""
    return row.short_name or row.name


def dot(glyph: Glyph) -> str:
    """What stands between two facts."""
    return f" {glyph('dot')} "


def standing(row: ClientRow, today: date, glyph: Glyph) -> Standing:
    """The worst that can be said of a client; what is ahead is not bad."""
    due = row.next_step_on
    if row.silent:
        return Standing(glyph("bad"), "bad", _("silent"))
    if due is None:
        return Standing(" ", "dim", glyph("unknown"))
    if due < today:
        return Standing(glyph("bad"), "bad", late_words(due, today))
    if due == today:
        return Standing(glyph("warning"), "warning", _("today"))
    return Standing(" ", "plain", format_date(due, today, short=True))


def late_words(due: date, today: date) -> str:
    """How late something is, as short as a column takes it."""
    return _("late %(days)d d") % {"days": (today - due).days}


def due_words(due: date | None, today: date, *, short: bool = False) -> str:
    """When something is due, in words."""
    if due is None:
        return _("no date")
    if due < today:
        return late_words(due, today)
    if due == today:
        return _("today")
    return format_date(due, today, short=short)


def list_pieces(
    row: ClientRow, today: date, width: int, glyph: Glyph, *, selected: bool = False
) -> Pieces:
    """One row of the client list: sign, tier, name, days against the cadence, state; more if wide."""
    state = standing(row, today, glyph)
    return _in_columns(
        width,
        Piece(glyph("selected") if selected else state.mark, "accent" if selected else state.ink),
        Piece(row.tier, "strong" if row.tier == "A" else "dim"),
        Piece(called(row)),
        Piece(glyph("unknown") if row.health is None else str(row.health), health_ink(row.health)),
        Piece(_days_words(row, glyph), state.ink if row.silent else "plain"),
        Piece(state.words, state.ink),
        Piece(row.next_step or "", "dim"),
    )


def list_titles(width: int) -> Pieces:
    """What the columns of a wide client list are."""
    words = ("", "", _("client"), _("health"), _("days"), _("next step"), "")
    return _in_columns(width, *(Piece(title, "head") for title in words))


def _in_columns(width: int, *columns: Piece) -> Pieces:
    """Sign, tier, name, health, days, state and step in their columns; narrow lists have fewer."""
    mark, tier, name, health, days, state, step = columns
    tail = [_to_the_right(days, 7), replace(state, cells=9)]
    if width >= WIDE_LIST:
        tail.insert(0, _to_the_right(health, 6))
    if width >= WIDEST_LIST:
        tail += (Piece(" "), replace(step, cells=width - 52))
    room = width - 4 - sum(piece.cells or 1 for piece in tail)
    return (replace(mark, cells=2), replace(tier, cells=2), replace(name, cells=room), *tail)


def _to_the_right(piece: Piece, cells: int) -> Piece:
    """The words at the right of `cells` cells, with a gap of one behind them."""
    blank = " " * (cells - cell_width(piece.text))
    return replace(piece, text=f"{blank}{piece.text}", cells=cells + 1)


def _days_words(row: ClientRow, glyph: Glyph) -> str:
    """Days since the last contact, against the cadence where both fit in seven cells."""
    if row.silent_days is None:
        return glyph("unknown")
    days = {"days": row.silent_days, "cadence": row.cadence_days}
    words = _("%(days)d/%(cadence)d d") % days if row.cadence_days else _("%(days)d d") % days
    return words if cell_width(words) <= 7 else _("%(days)d d") % days


def health_ink(health: int | None) -> str:
    """The ink of a health; the number stands beside it."""
    if health is None:
        return "dim"
    if health >= GOOD_HEALTH:
        return "good"
    return "warning" if health >= FAIR_HEALTH else "bad"


def list_heading(clients: Clients, shown: int, glyph: Glyph) -> str:
    """How many clients there are (and are shown), how many are silent."""
    number = len(clients.clients)
    silent = sum(row.silent for row in clients.clients)
    words = (
        _("%(shown)d of %(number)d clients") % {"shown": shown, "number": number}
        if shown != number
        else ngettext("%(number)d client", "%(number)d clients", number) % {"number": number}
    )
    if not silent:
        return words
    return (
        words
        + dot(glyph)
        + ngettext("%(number)d silent", "%(number)d silent", silent) % {"number": silent}
    )


def searchable(clients: Clients) -> tuple[str, ...]:
    """All names of each client, as a filter looks through them."""
    return tuple(fold(" ".join(_names(row))) for row in clients.clients)


def matching(clients: Clients, names: Sequence[str], text: str) -> tuple[ClientRow, ...]:
    """The clients whose `searchable` names hold every word of `text`."""
    words = fold(text).split()
    if not words:
        return clients.clients
    return tuple(
        row
        for row, known in zip(clients.clients, names, strict=True)
        if all(word in known for word in words)
    )


def heading(detail: ClientDetail, width: int, glyph: Glyph) -> Pieces:
    """The first line over a client: name, tier and health; the rest where the whole name leaves room."""
    row = detail.client
    must = _told(glyph, (row.tier, "strong"), (_health_sentence(row), health_ink(row.health)))
    may = _told(
        glyph,
        (_cadence_words(row), "dim"),
        (word(STATUSES, row.status), "dim"),
        (row.industry, "dim"),
        (row.region, "dim"),
    )
    kept = [piece for pair in must for piece in pair]
    name = min(cell_width(row.name), width - _cells(kept))
    for pair in may:
        if name + _cells(kept) + _cells(pair) > width:
            break
        kept += pair
    return (Piece(row.name, "strong", name), *kept)


def _told(glyph: Glyph, *facts: tuple[str, str]) -> list[tuple[Piece, Piece]]:
    """The facts that are known, each behind a dot."""
    return [(Piece(dot(glyph), "dim"), Piece(words, ink)) for words, ink in facts if words]


def _cells(pieces: Iterable[Piece]) -> int:
    return sum(cell_width(piece.text) for piece in pieces)


def _cadence_words(row: ClientRow) -> str:
    if row.cadence_days is None:
        return ""
    return _("every %(days)d d") % {"days": row.cadence_days}


def _health_sentence(row: ClientRow) -> str:
    return "" if row.health is None else _("health %(health)d") % {"health": row.health}


def next_line(detail: ClientDetail, glyph: Glyph, width: int) -> Pieces:
    """The second line: the next step, and how much is promised."""
    row = detail.client
    promised = ngettext(
        "%(number)d promise open", "%(number)d promises open", row.open_promises
    ) % {"number": row.open_promises}
    right = Piece(promised, "dim", right=True)
    if row.next_step is None:
        return (Piece(_("no next step"), "dim"), right)
    late = row.next_step_on is not None and row.next_step_on < detail.today
    soon = row.next_step_on == detail.today
    ink = "bad" if late else "warning" if soon else "plain"
    mark = glyph("bad") if late else glyph("warning") if soon else glyph("arrow")
    when = dot(glyph) + due_words(row.next_step_on, detail.today)
    room = width - cell_width(promised) - cell_width(when) - cell_width(mark) - 3
    title = min(cell_width(row.next_step), max(room, 8))
    return (Piece(f"{mark} ", ink), Piece(row.next_step, "plain", title), Piece(when, ink), right)


def spaced(heads: Sequence[Piece], width: int) -> Pieces:
    """Heads of parts in one line, two blanks between them, or one where they would not fit."""
    used = sum(cell_width(head.text) for head in heads)
    gap = Piece("  " if used + 2 * (len(heads) - 1) <= width else " ")
    return tuple(piece for head in heads for piece in (head, gap))[:-1]


def ruled(heads: Sequence[Piece], width: int, glyph: Glyph) -> Pieces:
    """Heads of parts in one line, with a rule to its end."""
    pieces = (*spaced(heads, width), Piece("  ")) if heads else ()
    return (*pieces, Piece(glyph("rule") * max(width - _cells(pieces), 0), "dim"))


def in_lines(facts: Iterable[str], between: str, width: int) -> Iterator[str]:
    """The facts one after the other, none broken that fits a line."""
    line = ""
    for fact in facts:
        if line and cell_width(line + between + fact) > width:
            yield line
            line = fact
        else:
            line = line + between + fact if line else fact
    yield from wrap(line, width) if line else ()


def explanation(detail: ClientDetail, glyph: Glyph) -> str:
    """The client's health with its reasons, and how it is reckoned."""
    row = detail.client
    if row.health is None:
        return _("Nothing is known yet: no contact, nobody there, nothing promised.")
    lines = [_("Health %(health)d of 100") % {"health": row.health}, ""]
    lines += [f"{glyph('minus')} {reason}" for reason in detail.reasons] or [
        _("Nothing speaks against it.")
    ]
    lines += [
        "",
        _(
            "Reckoned as 100 less: silent 25 (more than twice the cadence 40), no next step 15 or "
            "next step late 20, last contact went badly 15, nobody known who decides 10, a person "
            "of influence against us 10."
        ),
        _(
            "And less: a complaint that is open 20, a promise that is late 15, one broken in the last "
            "90 days 10."
        ),
    ]
    return "\n".join(lines)


def likely_doubles(
    keep: ClientRow, rows: Sequence[ClientRow], selected: Set[int]
) -> list[tuple[int, str]]:
    """The clients that `keep` may be merged with: selected ones, then the most alike, then by name."""
    others = [row for row in rows if row.id != keep.id]
    near = nearest_name(keep.name, (name for row in others for name in _names(row)))

    def place(row: ClientRow) -> tuple[bool, bool, str]:
        return (row.id not in selected, near is None or near not in _names(row), row.name)

    return [(row.id, " · ".join(_names(row))) for row in sorted(others, key=place)]


def _names(row: ClientRow) -> tuple[str, ...]:
    return tuple(filter(None, (row.name, row.short_name, *row.aliases)))
