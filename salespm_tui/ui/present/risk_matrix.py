"""The 5 × 5 matrix: how many risks lie where, how it stands on the screen, and what is in a cell.

A place is (probability, impact), both 1 to 5; `UNRATED` is where a risk lies of which one of the two
is unknown: on a line of its own below the matrix.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from salespm_tui.contract.risks import RiskRow, RiskScales
from salespm_tui.core.cells import cell_width, fit, pad
from salespm_tui.core.i18n import _, ngettext
from salespm_tui.ui.present.clients import Glyph, Piece, Pieces
from salespm_tui.ui.present.risk_words import (
    LEVEL_INK,
    SCORE_INK,
    level_of,
    level_sign,
    step_word,
)

Place = tuple[int, int]

UNRATED: Place = (0, 0)
STEPS = 5
PLACES: tuple[Place, ...] = tuple(
    (probability, impact) for probability in range(STEPS, 0, -1) for impact in range(1, STEPS + 1)
)
"""The cells as they are read: the likeliest row first, from the least impact on."""


@dataclass(frozen=True, slots=True)
class Tally:
    """The open risks by place (their ids, in the order of the register), how many of them would lie
    where after the response, and how many of the unrated lack probability, impact."""

    ids: dict[Place, tuple[int, ...]]
    ghosts: Counter[Place]
    no_probability: int
    no_impact: int

    def count(self, place: Place) -> int:
        """How many open risks lie there."""
        return len(self.ids.get(place, ()))


def tally(risks: Iterable[RiskRow]) -> Tally:
    """Where these risks lie; ended ones lie nowhere."""
    ids: dict[Place, list[int]] = {}
    ghosts: Counter[Place] = Counter()
    no_probability = no_impact = 0
    for risk in risks:
        if risk.ended:
            continue
        ids.setdefault(place_of(risk), []).append(risk.id)
        no_probability += risk.probability is None
        no_impact += risk.impact is None
        after = residual_place(risk)
        if after is not None and after != place_of(risk):
            ghosts[after] += 1
    return Tally(
        {place: tuple(one) for place, one in ids.items()}, ghosts, no_probability, no_impact
    )


def place_of(risk: RiskRow) -> Place:
    """The cell of a risk, or the line of those that are not rated."""
    if risk.probability is None or risk.impact is None:
        return UNRATED
    return risk.probability, risk.impact


def residual_place(risk: RiskRow) -> Place | None:
    """The cell that a risk is to be in after the response; None while that is unknown."""
    if risk.residual_score is None:
        return None
    assert risk.residual_probability is not None
    assert risk.residual_impact is not None
    return risk.residual_probability, risk.residual_impact


# How it stands on the screen

_SHAPES = ((180, 15, 12), (110, 13, 9), (76, 9, 7), (0, 3, 5))
"""From which width of the terminal on: the cells of a row's name, and of a cell."""

_HEIGHTS = ((54, 3), (34, 2), (0, 1))
"""From which height of the terminal on: the lines of a cell."""


@dataclass(frozen=True, slots=True)
class Shape:
    """The room that a matrix takes: `label` cells for the names of the rows, then a divider, then
    five cells of `cell` × `lines`."""

    label: int
    cell: int
    lines: int

    @property
    def width(self) -> int:
        return self.label + 1 + STEPS * self.cell

    @property
    def height(self) -> int:
        """Head, rows, the names of the columns, and the line of what is not rated."""
        return 3 + STEPS * self.lines

    def left(self, place: Place) -> int:
        """Where the cell begins."""
        return self.label + 1 + (place[1] - 1) * self.cell

    def top(self, place: Place) -> int:
        """The first line of the cell."""
        if place == UNRATED:
            return self.height - 1
        return 1 + (STEPS - place[0]) * self.lines

    def place_at(self, x: int, y: int) -> Place | None:
        """What lies at that point; None on the names."""
        if y == self.height - 1:
            return UNRATED
        column, row = (x - self.label - 1) // self.cell, (y - 1) // self.lines
        if y < 1 or not (0 <= column < STEPS and 0 <= row < STEPS) or x <= self.label:
            return None
        return STEPS - row, column + 1


def shape_for(width: int, height: int) -> Shape:
    """The matrix on a terminal of that size."""
    _least, label, cell = next(one for one in _SHAPES if width >= one[0])
    lines = next(lines for least, lines in _HEIGHTS if height >= least)
    return Shape(label, cell, lines)


# What is in it


@dataclass(frozen=True, slots=True)
class Look:
    """How the matrix is written: its shape, the scales, the signs."""

    shape: Shape
    scales: RiskScales
    glyph: Glyph
    plain: bool


def cell_pieces(
    place: Place, y: int, found: Tally, look: Look, *, current: bool
) -> tuple[str, Pieces]:
    """Line `y` of a cell, and the ink of its level below it: the level's sign, how many lie there,
    ghosts of those that are to come there; brackets where the cursor is."""
    glyph, inner = look.glyph, look.shape.cell - 2
    level = level_of(place[0] * place[1], look.scales)
    number, ghosts = found.count(place), found.ghosts[place]
    sign = level_sign(level, glyph)
    counted = str(number or "")
    ghost = f"{glyph('risk_ghost')}{ghosts}" if ghosts else ""
    middle = (look.shape.lines - 1) // 2
    here = current and y == middle
    pieces = [Piece("[" if here else " ")]
    room = inner
    if y == middle:
        counted = fit(counted, min(cell_width(counted), inner - 1), ascii=look.plain)
        pieces += [Piece(sign, SCORE_INK[level]), Piece(counted, "strong")]
        room -= 1 + cell_width(counted)
    told_here = y == middle if look.shape.lines == 1 else y == middle + 1
    if told_here and cell_width(ghost) <= room:
        pieces.append(Piece(ghost, "dim"))
        room -= cell_width(ghost)
    pieces += [Piece(" " * room), Piece("]" if here else " ")]
    return LEVEL_INK[level], tuple(pieces)


def row_label(probability: int, y: int, look: Look, *, current: bool) -> Piece:
    """The name of a row at its left: the number, and beside it the word, or where that does not fit
    the percent."""
    label, lines = look.shape.label, look.shape.lines
    if y != (lines - 1) // 2:
        return Piece("", "dim", label)
    room = label - 3
    words = [step_word(step) for step in look.scales.probability]
    if max(map(cell_width, words)) > room:
        words = [f"{step.percent:>3}%" for step in look.scales.probability]
    text = f" {probability} {words[probability - 1]}" if room > len("100%") else f" {probability}"
    return Piece(text, "strong" if current else "dim", label)


def head_line(look: Look, *, impact: int | None) -> Pieces:
    """What runs upward, and the numbers of the columns; that of the cursor strong."""
    shape, divider = look.shape, look.glyph("divider")
    name = fit(" " + (_("likely") if shape.label > STEPS else ""), shape.label, ascii=look.plain)
    found = [Piece(name, "head"), Piece(divider, "dim")]
    for number in range(1, STEPS + 1):
        ink = "strong" if number == impact else "dim"
        found.append(Piece(pad(f" {number}", shape.cell), ink))
    return tuple(found)


def foot_line(look: Look, place: Place | None) -> Pieces:
    """What runs to the right, and the words of the columns; where these do not fit, what the cell
    under the cursor stands for."""
    shape = look.shape
    name = " " + (_("impact") if shape.label > STEPS else "")
    found = [
        Piece(fit(name, shape.label, ascii=look.plain), "head"),
        Piece(look.glyph("matrix_corner"), "dim"),
    ]
    words = [step_word(step) for step in look.scales.impact]
    room = STEPS * shape.cell
    if max(map(cell_width, words)) < shape.cell:
        for step, word in enumerate(words, 1):
            ink = "strong" if step == column_of(place) else "dim"
            found.append(Piece(pad(f" {word}", shape.cell), ink))
    else:
        reading = "" if place is None else place_reading(place, look)
        found.append(Piece(fit(f" {reading}", room, ascii=look.plain), "dim"))
    return tuple(found)


def place_reading(place: Place, look: Look) -> str:
    """A cell in words: `4 high × 3 moderate = 12`."""
    if place == UNRATED:
        return ""
    probability, impact = place
    likely = step_word(look.scales.probability[probability - 1])
    grave = step_word(look.scales.impact[impact - 1])
    times = look.glyph("times")
    return f"{probability} {likely} {times} {impact} {grave} = {probability * impact}"


def unrated_line(found: Tally, look: Look, *, current: bool) -> Pieces:
    """How many risks lie in no cell, and what is unknown of them; blank where there are none."""
    number = found.count(UNRATED)
    if not number:
        return ()
    words = ngettext("%(number)d not rated", "%(number)d not rated", number) % {"number": number}
    parts = []
    if found.no_probability:
        parts.append(_("probability %(number)d") % {"number": found.no_probability})
    if found.no_impact:
        parts.append(_("impact %(number)d") % {"number": found.no_impact})
    before, behind = ("[", "]") if current else (" ", " ")
    text = f"{before}? {words}{behind}"
    return (Piece(text, "warning"), Piece(", ".join(parts), "dim"))


def column_of(place: Place | None) -> int | None:
    """The impact of a place; None where it has none."""
    return None if place is None or place == UNRATED else place[1]


def places_in(found: Tally) -> Sequence[Place]:
    """Where the cursor can go: every cell, and the line of the unrated where there are any."""
    return (*PLACES, UNRATED) if found.count(UNRATED) else PLACES
