"""The heat map of loads: which columns fit, what stands in a cell of a day or of a week."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from salespm_tui.contract.team import Load
from salespm_tui.core.cells import cell_width, fit
from salespm_tui.core.typed_dates import format_date
from salespm_tui.ui.present.clients import Glyph, Piece
from salespm_tui.ui.present.team_words import load_ink, load_step

WEEK = 7
_CELLS = {"day": WEEK + 1, "week": 6}
"""What a week takes of a row: its days and a gap, or its sign and its share."""


@dataclass(frozen=True, slots=True)
class Columns:
    """The part of the calendar that is shown: whole weeks from a Monday on, drawn by day or by week."""

    zoom: str
    first: date
    weeks: int
    today: date

    @property
    def last(self) -> date:
        """The last day that is shown."""
        return self.first + timedelta(days=WEEK * self.weeks - 1)

    @property
    def cells(self) -> int:
        """How wide all of it is."""
        return self.weeks * _CELLS[self.zoom]

    @property
    def shows_today(self) -> bool:
        """Whether this week is among those shown."""
        return self.first <= self.today <= self.last


def weeks_in(zoom: str, cells: int) -> int:
    """How many weeks fit; one at least."""
    return max(1, (cells + 1) // _CELLS[zoom])


def head_pieces(columns: Columns) -> Iterator[Piece]:
    """The Mondays over their weeks, all written the same way; this week is strong."""
    room = _CELLS[columns.zoom]
    mondays = [columns.first + timedelta(days=WEEK * number) for number in range(columns.weeks)]
    texts = [format_date(monday, monday, short=True) for monday in mondays]
    if max(map(cell_width, texts)) >= room:
        texts = [f"{monday.month}/{monday.day}" for monday in mondays]
    for monday, text in zip(mondays, texts, strict=True):
        here = monday <= columns.today < monday + timedelta(days=WEEK)
        yield Piece(fit(text, room), "today" if here else "head")


def load_pieces(
    load: Load, days: Sequence[date], weeks: Sequence[date], columns: Columns, glyph: Glyph
) -> Iterator[Piece]:
    """One row of the heat map; what is over already is dim. Days that the load does not cover are
    blank."""
    if columns.zoom == "week":
        yield from _by_week(load, weeks, columns, glyph)
        return
    place = {day: number for number, day in enumerate(days)}
    percents = load.percents
    for number in range(columns.weeks * WEEK):
        day = columns.first + timedelta(days=number)
        at = place.get(day)
        past = day < columns.today
        if at is None:
            yield Piece(" ", "plain")
        elif not load.capacity_min[at] and not load.assigned_min[at]:
            yield Piece(glyph("load_off"), "dim" if past else "shade")
        else:
            step = load_step(percents[at], over=load.over[at])
            yield Piece(glyph(f"load_{step}"), "dim" if past else load_ink(step))
        if number % WEEK == WEEK - 1 and number < columns.weeks * WEEK - 1:
            yield Piece(" ", "plain")


def _by_week(load: Load, weeks: Sequence[date], columns: Columns, glyph: Glyph) -> Iterator[Piece]:
    """Sign and share of each week: a week may hold too much on one of its days and still not be full."""
    place = {monday: number for number, monday in enumerate(weeks)}
    percents = load.week_percents
    for number in range(columns.weeks):
        monday = columns.first + timedelta(days=WEEK * number)
        at = place.get(monday)
        if at is None:
            yield Piece(" " * _CELLS["week"])
            continue
        past = monday + timedelta(days=WEEK) <= columns.today
        if not load.week_capacity_min[at] and not load.week_assigned_min[at]:
            yield Piece(glyph("load_off") * 5, "dim" if past else "shade")
        else:
            step = load_step(percents[at], over=load.week_over_days[at] > 0)
            share = "" if percents[at] is None or step == "0" else f"{percents[at]}"
            yield Piece(f"{glyph(f'load_{step}')}{share:>4}", "dim" if past else load_ink(step))
        yield Piece(" ")


def ghost_pieces(
    week_min: Sequence[int],
    total: Load,
    weeks: Sequence[date],
    columns: Columns,
    glyph: Glyph,
) -> Iterator[Piece]:
    """By week, what open deals may add, as a share of what everybody's week holds; where it would
    make it too much, that is marked."""
    place = {monday: number for number, monday in enumerate(weeks)}
    room = _CELLS[columns.zoom]
    for number in range(columns.weeks):
        at = place.get(columns.first + timedelta(days=WEEK * number))
        text, ink = "", "plain"
        if at is not None and week_min[at]:
            capacity = total.week_capacity_min[at]
            over = total.week_assigned_min[at] + week_min[at] > capacity
            share = "" if not capacity else f"{round(100 * week_min[at] / capacity)}%"
            sign = glyph("load_over") if over else glyph("plus")
            text, ink = f"{sign}{share}", "warning" if over else "dim"
        yield Piece(fit(text, room - 1), ink)
        if number < columns.weeks - 1:
            yield Piece(" ")
