"""What the parts of a project have in common: the book that they are told from, lines, labels."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from dataclasses import dataclass
from datetime import date

from salespm_tui.contract.gates import Gate, GateDecision
from salespm_tui.contract.portfolio import ProjectCard
from salespm_tui.contract.templates import Templates
from salespm_tui.core.cells import cell_width, wrap
from salespm_tui.core.i18n import _
from salespm_tui.core.typed_dates import format_date
from salespm_tui.ui.present import project_words as words
from salespm_tui.ui.present.client_words import word
from salespm_tui.ui.present.clients import Glyph, Piece, Pieces, dot

PARTS = tuple(words.PARTS)

Spot = tuple[str, Hashable]
"""What the cursor steps on in a part: a kind (`field`, `figure`, `lack`, `point`, `own_point`,
`decision`, `template`) and which one."""


@dataclass(frozen=True, slots=True)
class SpotLine:
    """One line of a part; `ref` is the spot that begins in it."""

    ref: Spot | None
    pieces: Pieces


@dataclass(frozen=True, slots=True)
class ProjectBook:
    """One project with the gate that is looked at, and the templates there are."""

    card: ProjectCard
    gate: Gate | None
    templates: Templates


def labelled(
    head: Piece, text: str, width: int, spot: Spot, ink: str = "plain"
) -> Iterator[SpotLine]:
    """A text behind its label, which has a width; its other lines below it."""
    cells = head.cells or 0
    blank = Piece("", "dim", cells)
    for number, line in enumerate(wrap(text, max(width - cells, 10))):
        pieces = (blank if number else head, Piece(line, ink))
        yield SpotLine(None if number else spot, pieces)


def below(text: str, width: int, indent: int, ink: str = "dim") -> Iterator[SpotLine]:
    """A text on lines of its own, indented."""
    for line in wrap(text, max(width - indent, 10)):
        yield SpotLine(None, (Piece(" " * indent), Piece(line, ink)))


def section(title: str) -> SpotLine:
    """The head of a group of lines."""
    return SpotLine(None, (Piece(title, "head"),))


def decision_words(decision: GateDecision, today: date, glyph: Glyph) -> str:
    """What was decided, when and by whom: `go · 3 Nov · Chen`."""
    facts = (
        word(words.DECISIONS, decision.decision),
        format_date(decision.decided_on, today, short=True),
        decision.decided_by,
    )
    return dot(glyph).join(filter(None, facts))


def tab_heads(book: ProjectBook | None, at: str, here: bool) -> list[Piece]:
    """The parts with how much is in them; the one shown stands out, reversed where the keys are for
    it (`here`)."""
    return [
        Piece(f"{_(words.PARTS[part])}{_count(book, part)}", _head_ink(part, at, here))
        for part in PARTS
    ]


def _head_ink(part: str, at: str, here: bool) -> str:
    if part != at:
        return "dim"
    return "cursor" if here else "strong"


def _count(book: ProjectBook | None, part: str) -> str:
    if book is None:
        return ""
    if part == "loop":
        thin = len(book.card.row.thin)
        return f" {thin}!" if thin else ""
    if part == "gate":
        gate = next((one for one in book.card.gates if one.place == "here"), None)
        return "" if gate is None else f" {gate.done}/{gate.points}"
    if part == "templates":
        return f" {len(book.templates.templates)}"
    return ""


def label_cells(labels: list[str], most: int = 20) -> int:
    """How wide a column of labels is, the gap behind it included."""
    return min(max(map(cell_width, labels), default=0), most) + 2
