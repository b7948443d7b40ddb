"""What a picture costs on the line: only the cells that differ from what stands there are sent.

The framework sends every region that was marked, each piece with its colours whole. Over a slow
line that is a second for a dialog; here a dialog costs its own cells, a counter its digits.

This is also the last wall against text that would steer the terminal: whatever a widget draws, no
control character gets past it.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from itertools import groupby
from typing import NamedTuple

from rich.cells import cell_len
from rich.color import ColorSystem
from rich.console import Console
from rich.style import Style
from textual._compositor import ChopsUpdate, CompositorUpdate, LayoutUpdate
from textual.geometry import Size
from textual.strip import Strip

# A move costs seven bytes or so: a gap this short is cheaper written again.
_SHORT_GAP = 4
_OFF = {
    "1": "22",
    "2": "22",
    "3": "23",
    "4": "24",
    "5": "25",
    "6": "25",
    "7": "27",
    "8": "28",
    "9": "29",
    "21": "24",
    "51": "54",
    "52": "54",
    "53": "55",
}


class Pen(NamedTuple):
    """How characters look, as the codes that say so."""

    attributes: str
    ink: str
    ground: str


_PLAIN = Pen("", "", "")
_PENS: dict[Pen, Pen] = {_PLAIN: _PLAIN}


@lru_cache(4096)
def _pen_of(style: Style | None, system: ColorSystem) -> Pen:
    """The one Pen of that look; two styles that look the same share it."""
    if style is None:
        return _PLAIN
    ink, ground = style.color, style.bgcolor
    pen = Pen(
        Strip.render_ansi(style.without_color, system),
        "" if ink is None else ";".join(ink.downgrade(system).get_ansi_codes()),
        ""
        if ground is None
        else ";".join(ground.downgrade(system).get_ansi_codes(foreground=False)),
    )
    return _PENS.setdefault(pen, pen)


@lru_cache(4096)
def _change(before: Pen, after: Pen) -> str:
    """The shortest way from one look to another: by what differs, or from the beginning."""
    if after is _PLAIN:
        return "\x1b[0m"
    afresh = ["0", *filter(None, after)]
    codes = _change_of_attributes(before.attributes, after.attributes)
    if after.ink != before.ink:
        codes.append(after.ink or "39")
    if after.ground != before.ground:
        codes.append(after.ground or "49")
    return f"\x1b[{min(';'.join(codes), ';'.join(afresh), key=len)}m"


def _change_of_attributes(before: str, after: str) -> list[str]:
    was, will_be = set(filter(None, before.split(";"))), list(filter(None, after.split(";")))
    codes = sorted({_OFF[code] for code in was.difference(will_be)})
    if "22" in codes:  # ends bold and dim both
        was -= {"1", "2"}
    return codes + [code for code in will_be if code not in was]


@lru_cache(8192)
def _units(text: str) -> tuple[str, ...]:
    """`text` by cells: what stands in each, nothing where the character before reaches over.

    What the framework measures as no cell at all is dropped, unless it joins the character before.
    """
    units: list[str] = []
    for character in text:
        width = cell_len(character)
        if width:
            units += [character, ""][:width]
        elif units and character.isprintable():
            units[-1 if units[-1] else -2] += character
    whole = cell_len(text)
    if len(units) != whole:  # joined into one picture: take it as one
        clean = "".join(c for c in text if c.isprintable() or c == "\u200d")
        return (clean, *[""] * (whole - 1))
    return tuple(units)


def _is_risky(unit: str) -> bool:
    """Whether terminals disagree about its width: emoji and characters joined of several."""
    return len(unit) > 1 or "\u2600" <= unit <= "\u27bf" or "\U0001f000" <= unit <= "\U0001ffff"


class _Row:
    """The cells of one row."""

    __slots__ = ("pens", "units")

    def __init__(self) -> None:
        self.units: list[str] = []
        self.pens: list[Pen] = []

    @classmethod
    def of(cls, strip: Strip, system: ColorSystem) -> _Row:
        row = cls()
        for text, style, control in strip:
            if control:
                continue
            simple = text.isascii() and text.isprintable()
            units = text if simple else _units(text)
            row.units += units
            row.pens += [_pen_of(style, system)] * len(units)
        return row

    @classmethod
    def unknown(cls, width: int) -> _Row:
        """Cells that equal nothing."""
        row = cls()
        row.units, row.pens = ["\0"] * width, [_PLAIN] * width
        return row


class Painter:
    """Knows what stands on the terminal, and writes what must change."""

    def __init__(self) -> None:
        self._rows: list[_Row] = []
        self._size = Size(0, 0)
        self._out: list[str] = []
        self._pen = _PLAIN
        self._at: tuple[int, int] | None = None

    def forget(self) -> None:
        """Whatever stands on the terminal now, it is not known: the next picture is sent whole."""
        self._size = Size(0, 0)

    def paint(self, update: ChopsUpdate | LayoutUpdate, size: Size, system: ColorSystem) -> str:
        """The bytes that bring the terminal, of `size`, to what `update` shows."""
        if size != self._size:
            self._size = size
            self._rows = [_Row.unknown(size.width) for _y in range(size.height)]
        self._out, self._pen, self._at = [], _PLAIN, None
        for y, x, strip, low, high in _pieces(update):
            if 0 <= y < len(self._rows):
                self._paint_piece(y, x, _Row.of(strip, system), low, high)
        if self._pen is not _PLAIN:
            self._out.append(_change(self._pen, _PLAIN))
        return "".join(self._out)

    def _paint_piece(self, y: int, x: int, new: _Row, low: int, high: int) -> None:
        """Bring cells `low` to `high` of row `y` to those of `new`, which begins at `x`."""
        shown = self._rows[y]
        start, end = max(low - x, 0), min(high, self._size.width, x + len(new.units)) - x
        while 0 < start < end and not new.units[start]:
            start -= 1
        while 0 < end < len(new.units) and not new.units[end]:
            end += 1
        at, to = x + start, x + end
        if shown.units[at:to] == new.units[start:end] and shown.pens[at:to] == new.pens[start:end]:
            return
        for first, last in self._runs(shown, x, new, start, end):
            self._write(y, x, new, first, last)
        shown.units[at:to] = new.units[start:end]
        shown.pens[at:to] = new.pens[start:end]

    def _runs(
        self, shown: _Row, x: int, new: _Row, start: int, end: int
    ) -> Iterator[tuple[int, int]]:
        """The stretches of `new` that differ, with short gaps between them filled."""
        units, pens = new.units, new.pens
        first = last = -1
        for cell in range(start, end):
            if units[cell] == shown.units[x + cell] and pens[cell] is shown.pens[x + cell]:
                continue
            if first >= 0 and cell - last > _SHORT_GAP:
                yield first, last
                first = -1
            if first < 0:
                first = cell
                while first > start and not units[first]:
                    first -= 1
            last = cell + 1
            while last < end and not units[last]:
                last += 1
        if first >= 0:
            yield first, last

    def _write(self, y: int, x: int, new: _Row, first: int, last: int) -> None:
        self._go(y, x + first)
        cell = first
        for pen, group in groupby(new.pens[first:last]):
            units = new.units[cell : cell + len(list(group))]
            if pen is not self._pen:
                self._out.append(_change(self._pen, pen))
                self._pen = pen
            text = "".join(units)
            if text.isascii() or not any(map(_is_risky, units)):
                self._out.append(text)
                self._at = (y, x + cell + len(units))
            else:
                self._write_risky(y, x + cell, units)
            cell += len(units)

    def _write_risky(self, y: int, x: int, units: list[str]) -> None:
        """One by one, each put where it belongs, whatever the terminal makes of the one before."""
        for offset, unit in enumerate(units):
            if not unit:
                continue
            self._go(y, x + offset)
            self._at = None
            if not _is_risky(unit):
                self._at = (y, x + offset + cell_len(unit))
            elif units[offset + 1 : offset + 2] == [""]:
                self._out.append("  ")
                self._go(y, x + offset)
                self._at = None
            self._out.append(unit)

    def _go(self, y: int, x: int) -> None:
        if self._at != (y, x):
            self._out.append(f"\x1b[{y + 1};{x + 1}H")
            self._at = (y, x)


def _pieces(
    update: ChopsUpdate | LayoutUpdate,
) -> Iterator[tuple[int, int, Strip, int, int]]:
    """Row, column and strip of each piece of `update`, and the columns of it that count."""
    if isinstance(update, LayoutUpdate):
        for y, strips in enumerate(update.strips, update.region.y):
            x = update.region.x
            for strip in strips:
                yield y, x, strip, x, x + strip.cell_length
                x += strip.cell_length
        return
    for y, low, high in update.spans:
        for end, (x, piece) in zip(update.chop_ends[y], update.chops[y].items(), strict=False):
            if piece is not None and x < high and end > low:
                yield y, x, piece, low, min(high, end)


class ThriftyUpdate(CompositorUpdate):
    """An update of the framework's, painted by a Painter."""

    def __init__(self, painter: Painter, update: ChopsUpdate | LayoutUpdate, size: Size) -> None:
        self._painter = painter
        self._update = update
        self._size = size

    def render_segments(self, console: Console) -> str:
        system = console._color_system or ColorSystem.TRUECOLOR
        return self._painter.paint(self._update, self._size, system)
