"""Composes the rows that were marked, and no others.

The framework's own compositor asks every widget between the first and the last marked row for all of
its lines, and those below others too. A cursor that moves in a list while a count changes in the
status line would have the whole screen rendered to send two rows of it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from textual._compositor import ChopsUpdate, Compositor
from textual.geometry import Region
from textual.screen import Screen
from textual.strip import Strip

Pieces = dict[int, Strip | None]


class RowCompositor(Compositor):
    """Upstream's compositor, but for partial updates."""

    def render_partial_update(self) -> ChopsUpdate | None:
        marked = self._dirty_regions.copy()
        self._dirty_regions.clear()
        if not marked:
            return None
        spans = list(self._regions_to_spans(marked))
        rows = sorted({y for y, _first, _last in spans if y < len(self.cuts)})
        pieces = self._pieces_of(rows)
        return ChopsUpdate(pieces, spans, [cut_set[1:] for cut_set in self.cuts])

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
        for y, strip in enumerate(strips, first):
            cuts = [cut for cut in self.cuts[y] if seen.x <= cut <= seen.right]
            row = pieces[y]
            for cut, piece in zip(
                cuts, strip.divide([cut - seen.x for cut in cuts[1:]]), strict=False
            ):
                if cut in row and row[cut] is None:
                    row[cut] = piece


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
