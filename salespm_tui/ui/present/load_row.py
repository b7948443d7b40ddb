"""The load of a plan's people under its chart: one line, a cell of the chart a cell of the row."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from salespm_tui.contract.team import PlanLoad, percent_of
from salespm_tui.core.cells import cell_width, fit
from salespm_tui.core.i18n import _
from salespm_tui.core.typed_dates import format_date
from salespm_tui.ui.present.chart import Cell, Glyph, View
from salespm_tui.ui.present.team_words import load_step, share_words

ALL, TASK, NONE = "all", "task", "none"
"""Whose load is shown: of all who work on the plan, of those of the task at the cursor, nobody's."""

MODES = (ALL, TASK, NONE)


@dataclass(frozen=True, slots=True)
class Worst:
    """The fullest day that is to be seen, where it holds too much."""

    day: date
    percent: int | None
    names: tuple[str, ...]


def next_mode(mode: str) -> str:
    """The way of looking after that one."""
    return MODES[(MODES.index(mode) + 1) % len(MODES)]


def is_anybody(load: PlanLoad) -> bool:
    """Whether somebody works on it at all."""
    return any(load.total.capacity_min) or any(load.total.assigned_min)


def row_cells(load: PlanLoad, view: View, label: str, label_cells: int, glyph: Glyph) -> list[Cell]:
    """The label with the worst day that is to be seen, then the loads beside the chart's cells."""
    begins = load.days[0]
    cells = [_cell(load, view, x, (begins, len(load.days)), glyph) for x in range(view.width)]
    worst = worst_in(load, *days_of(view))
    said = f"   {label}"
    cells_left = label_cells - cell_width(said) - 3
    if worst is None or cells_left < 4:
        return [(fit(said, label_cells), "dim"), *cells]
    told = fit(worst_words(worst, glyph), cells_left)
    return [(f"{said}  ", "dim"), (told, "bad"), (" ", ""), *cells]


def days_of(view: View) -> tuple[date, date]:
    """The first and the last day that the chart shows."""
    scale = view.scale
    return scale.days_of(view.left)[0], scale.days_of(view.left + view.width - 1)[1]


def worst_words(worst: Worst, glyph: Glyph) -> str:
    """How much on which day, and whose."""
    share = share_words(worst.percent, glyph)
    day = format_date(worst.day, worst.day, short=True)
    return " ".join((share, day, ", ".join(worst.names)))


def worst_in(load: PlanLoad, first: date, last: date) -> Worst | None:
    """The day from `first` to `last` that holds most too much, the earliest of several."""
    total, found, most = load.total, None, 0
    for at, day in enumerate(load.days):
        if not first <= day <= last or not total.over[at]:
            continue
        over = max(total.assigned_min[at] - total.capacity_min[at], 0) + 1
        if over > most:
            most = over
            percent = percent_of(total.assigned_min[at], total.capacity_min[at], over=False)
            found = Worst(day, percent, load.names[at])
    return found


def _cell(load: PlanLoad, view: View, x: int, known: tuple[date, int], glyph: Glyph) -> Cell:
    """The days of one cell together."""
    begins, number = known
    first, last = view.scale.days_of(view.left + x)
    begin = max((first - begins).days, 0)
    end = min((last - begins).days + 1, number)
    if begin >= end:
        return " ", ""
    total = load.total
    assigned = sum(total.assigned_min[begin:end])
    capacity = sum(total.capacity_min[begin:end])
    if not assigned and not capacity:
        return glyph("day_off"), "day_off"
    over = any(total.over[begin:end])
    step = load_step(percent_of(assigned, capacity, over), over=over)
    return glyph(f"bar_{step}"), "bad" if step == "over" else "dim" if step == "0" else "bar"


def label_of(mode: str, wbs: str) -> str:
    """What stands before the row."""
    if mode == TASK:
        return _("Load %(task)s") % {"task": wbs}
    return _("Load of all")
