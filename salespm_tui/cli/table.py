"""Tables as text, aligned in terminal cells."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from salespm_tui.core.cells import cell_width, fit, fit_right

_GAP = "  "
_NARROWEST = 8


@dataclass(frozen=True, slots=True)
class Column:
    """A column's heading; `right` for numbers; one that may `give` is cut where room is short."""

    heading: str
    right: bool = False
    give: bool = False


def table(
    columns: Sequence[Column],
    rows: Sequence[Sequence[str]],
    width: int | None,
    *,
    ascii: bool = False,  # noqa: A002 - the name of the option
) -> list[str]:
    """Heading and rows; at most `width` cells wide as far as the giving columns allow."""
    widths = [
        max(cell_width(text) for text in (column.heading, *(row[at] for row in rows)))
        for at, column in enumerate(columns)
    ]
    if width is not None:
        _shrink(columns, widths, width)
    lines = ([column.heading for column in columns], *rows)
    return [_line(columns, widths, line, ascii=ascii) for line in lines]


def _shrink(columns: Sequence[Column], widths: list[int], width: int) -> None:
    """Take what is too much from the widest giving column, again and again."""
    excess = sum(widths) + len(_GAP) * (len(widths) - 1) - width
    while excess > 0:
        giving = [
            at for at, column in enumerate(columns) if column.give and widths[at] > _NARROWEST
        ]
        if not giving:
            return
        widest = max(giving, key=lambda at: widths[at])
        widths[widest] -= 1
        excess -= 1


def _line(
    columns: Sequence[Column],
    widths: Sequence[int],
    cells: Sequence[str],
    *,
    ascii: bool,  # noqa: A002 - the name of the option
) -> str:
    shown = (
        (fit_right if column.right else fit)(text, size, ascii=ascii)
        for column, size, text in zip(columns, widths, cells, strict=True)
    )
    return _GAP.join(shown).rstrip()
