"""Composes the rows that were marked, and no others.

The framework's own compositor asks every widget between the first and the last marked row for all of
its lines, and those below others too. A cursor that moves in a list while a count changes in the
status line would have the whole screen rendered to send two rows of it.

It also cuts every line where any widget begins or ends, those hidden behind another too, and a wide
character that lies on such a cut is lost. Here a widget's line is cut only where it is covered.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, cast

from textual._compositor import ChopsUpdate, Compositor
from textual.geometry import Region
from textual.screen import Screen
from textual.strip import Strip

Pieces = dict[int, Strip | None]
"""One line: what begins at each column, None where nothing is drawn yet."""

_NOTHING = Strip([])


class RowCompositor(Compositor):
    """Upstream's compositor, but for how lines are put together."""

    def _render_chops(
        self, crop: Region, is_rendered_line: Callable[[int], bool]
    ) -> Sequence[Mapping[int, Strip]]:
        rows = [y for y in range(crop.y, min(crop.bottom, len(self.cuts))) if is_rendered_line(y)]
        return cast("Sequence[Mapping[int, Strip]]", self._pieces_of(rows))

    def render_partial_update(self) -> ChopsUpdate | None:
        marked = self._dirty_regions.copy()
        self._dirty_regions.clear()
        if not marked:
            return None
        spans = list(self._regions_to_spans(marked))
        rows = sorted({y for y, _first, _last in spans if y < len(self.cuts)})
        pieces = self._pieces_of(rows)
        return ChopsUpdate(pieces, spans, [[*list(row)[1:], self.size.width] for row in pieces])

    def _pieces_of(self, rows: Sequence[int]) -> list[Pieces]:
        """The pieces of these rows, each from the widget in front; other rows stay empty."""
        pieces: list[Pieces] = [{} for _cut_set in self.cuts]
        for y in rows:
            pieces[y] = dict.fromkeys(self.cuts[y][:-1])
        runs = list(_runs(rows))
        for widget, (region, clip) in self.visible_widgets.items():
            seen = region.intersection(clip)
            for top, bottom in runs:
                first, last = max(top, seen.y), min(bottom, seen.bottom)
                if first < last and self._is_open(pieces, first, last, seen):
                    here = Region(seen.x - region.x, first - region.y, seen.width, last - first)
                    self._fill(pieces, first, seen, widget.render_lines(here))
        return pieces

    def _is_open(self, pieces: list[Pieces], first: int, last: int, seen: Region) -> bool:
        """Whether a widget in front has left any of these cells to those behind it."""
        return any(
            piece is None and seen.x <= cut < seen.right
            for y in range(first, last)
            for cut, piece in pieces[y].items()
        )

    def _fill(
        self, pieces: list[Pieces], first: int, seen: Region, strips: Sequence[Strip]
    ) -> None:
        """Lay a widget's lines where no widget in front of it lies, each stretch in one piece."""
        for y, strip in enumerate(strips, first):
            row = pieces[y]
            begin: int | None = None
            for cut in self.cuts[y]:
                if not seen.x <= cut <= seen.right:
                    continue
                if cut < seen.right and row.get(cut, _NOTHING) is None:
                    if begin is None:
                        begin = cut
                    else:
                        del row[cut]
                elif begin is not None:
                    row[begin] = strip.crop(begin - seen.x, cut - seen.x)
                    begin = None


def _runs(rows: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Rows that follow one another, as (first, one past the last)."""
    first: int | None = None
    for number, y in enumerate(rows):
        if first is None:
            first = y
        if number + 1 == len(rows) or rows[number + 1] != y + 1:
            yield first, y + 1
            first = None


class RowScreen(Screen[Any]):
    """A screen that composes by rows."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._compositor = RowCompositor()
