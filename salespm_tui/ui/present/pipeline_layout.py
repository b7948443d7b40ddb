"""How the columns of the board share the width: as many open as fit, the others folded."""

from __future__ import annotations

from dataclasses import dataclass

NARROWEST, WIDEST = 18, 36
FOLDED = 4
GAP = 1


@dataclass(frozen=True, slots=True)
class Slot:
    """One column on the screen: which, where it begins, how wide it is, and whether it is folded."""

    column: int
    x: int
    width: int
    folded: bool


def slots(width: int, columns: int, at: int, first: int = 0) -> tuple[Slot, ...]:
    """The columns from left to right, with a gap of one between them.

    The column `at` is among the open ones, which begin at `first` where that is possible. One column
    is open however narrow the screen is; folded ones beyond the edge are left out.
    """
    if columns <= 0 or width <= 0:
        return ()
    number = _open_number(width, columns)
    begin = min(max(first, at - number + 1, 0), at, columns - number)
    room = width - (columns - number) * (FOLDED + GAP) - (number - 1) * GAP
    shared = max(min(room, number * WIDEST), 1)
    found: list[Slot] = []
    x = 0
    for column in range(columns):
        is_open = begin <= column < begin + number
        wide = _share(shared, number, column - begin) if is_open else FOLDED
        wide = min(wide, width - x)
        if wide <= 0:
            break
        found.append(Slot(column, x, wide, not is_open))
        x += wide + GAP
    return tuple(found)


def first_open(shown: tuple[Slot, ...]) -> int:
    """The leftmost open column; 0 where there is none."""
    return next((slot.column for slot in shown if not slot.folded), 0)


def _open_number(width: int, columns: int) -> int:
    """How many columns can be open: each at least `NARROWEST`, the rest folded."""
    for number in range(columns, 1, -1):
        taken = number * (NARROWEST + GAP) - GAP + (columns - number) * (FOLDED + GAP)
        if taken <= width:
            return number
    return 1


def _share(room: int, number: int, place: int) -> int:
    """The width of one of `number` columns; what does not divide goes to the first ones."""
    return room // number + (place < room % number)
