"""The burn-up of a goal as numbers to plot: target, expected, actual and projection by day."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from salespm_tui.contract.goals import BurnUp, GoalRow
from salespm_tui.core.cells import cell_width
from salespm_tui.core.i18n import _
from salespm_tui.core.typed_dates import format_date
from salespm_tui.ui.present.clients import Glyph, Piece, Pieces
from salespm_tui.ui.present.goal_words import short_value

Points = tuple[tuple[float, float], ...]
Ticks = tuple[tuple[float, str], ...]

_STEPS = (1, 2, 3, 4, 6, 12, 24, 60)
_AIR = 0.05


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the chart: what it is (a glyph is named after it), its ink and its points."""

    name: str
    ink: str
    points: Points


@dataclass(frozen=True, slots=True)
class BurnUpPlot:
    """What is plotted: days from the start across, values in the goal's parts up."""

    lines: tuple[Line, ...]
    x_ticks: Ticks
    y_ticks: Ticks
    days: float
    low: float
    high: float
    today: float | None


def plot_of(goal: GoalRow, burn_up: BurnUp, width: int) -> BurnUpPlot:
    """The chart of that goal in about `width` cells. Later lines lie over earlier ones."""
    days = float(max((burn_up.due - burn_up.start).days, 1))

    def points(given: tuple[tuple[date, float], ...]) -> Points:
        return tuple((float((day - burn_up.start).days), value) for day, value in given)

    lines = [Line("target", "strong", ((0.0, burn_up.target), (days, burn_up.target)))]
    if burn_up.stretch is not None:
        lines.append(Line("stretch", "dim", ((0.0, burn_up.stretch), (days, burn_up.stretch))))
    lines += [
        Line("expected", "dim", points(burn_up.expected)),
        Line("projection", "warning", points(burn_up.projection)),
        Line("actual", "good", _steps(points(burn_up.actual), goal, burn_up)),
    ]
    air = (burn_up.high - burn_up.low or abs(burn_up.high) or 1.0) * _AIR
    today = float((burn_up.today - burn_up.start).days)
    return BurnUpPlot(
        tuple(line for line in lines if line.points),
        month_ticks(burn_up.start, burn_up.due, width),
        _values(goal, burn_up),
        days,
        burn_up.low,
        burn_up.high + air,
        today if 0 <= today <= days else None,
    )


def legend(plot: BurnUpPlot, goal: GoalRow, glyph: Glyph) -> Pieces:
    """What each line is: its sign and its name, the target with its value."""
    names: dict[str, Callable[[], str]] = {
        "actual": lambda: _("actual"),
        "expected": lambda: _("expected"),
        "projection": lambda: _("projection"),
        "target": lambda: _("target %(value)s") % {"value": short_value(goal, goal.target)},
        "stretch": lambda: _("stretch"),
    }
    known = {line.name: line for line in plot.lines}
    pieces: list[Piece] = [Piece(" ")]
    for name, called in names.items():
        if name in known:
            line = known[name]
            pieces += [Piece(f"{glyph(sign_of(name))} ", line.ink), Piece(f"{called()}  ")]
    if plot.today is not None:
        pieces += [Piece(f"{glyph(sign_of('today'))} ", "accent"), Piece(_("today"))]
    return tuple(pieces)


def sign_of(name: str) -> str:
    """The name of the glyph that a line is drawn with."""
    return f"burn_{name}"


def _steps(points: Points, goal: GoalRow, burn_up: BurnUp) -> Points:
    """A sum stays where it is until the next record: stairs, up to today. A level is joined up."""
    if goal.aggregation != "cumulative":
        return points
    stairs: list[tuple[float, float]] = []
    for day, value in points:
        if stairs and stairs[-1][1] != value:
            stairs.append((day, stairs[-1][1]))
        stairs.append((day, value))
    end = float((min(burn_up.today, burn_up.due) - burn_up.start).days)
    if stairs and stairs[-1][0] < end:
        stairs.append((end, stairs[-1][1]))
    return tuple(stairs)


def _values(goal: GoalRow, burn_up: BurnUp) -> Ticks:
    """The values named at the side: baseline, target, stretch, and half-way."""
    named = [burn_up.baseline, burn_up.target, (burn_up.baseline + burn_up.target) / 2]
    if burn_up.stretch is not None:
        named.append(burn_up.stretch)
    return tuple((value, short_value(goal, round(value))) for value in sorted(set(named)))


def month_ticks(start: date, due: date, width: int) -> Ticks:
    """Start and due day, and between them the beginnings of as many months as `width` cells hold."""
    days = max((due - start).days, 1)
    ends = [(0.0, _day(start)), (float(days), _day(due))]
    per_cell = days / max(width, 1)
    room = 2 + max(cell_width(text) for _x, text in ends)
    for step in _STEPS:
        between = [(float((day - start).days), _day(day)) for day in _first_days(start, due, step)]
        places = [0.0, *(x for x, _text in between), float(days)]
        if all(b - a >= room * per_cell for a, b in pairwise(places)):
            return tuple(sorted([*ends, *between]))
    return tuple(ends)


def _first_days(start: date, due: date, step: int) -> Iterator[date]:
    """The first days of every `step`th month after the one of the start, not next to the end."""
    day = (start.replace(day=1) + timedelta(days=32)).replace(day=1)
    while day < due:
        since = (day.year - start.year) * 12 + day.month - start.month
        if since % step == 0 and (due - day).days > 10:
            yield day
        day = (day + timedelta(days=32)).replace(day=1)


def _day(day: date) -> str:
    return format_date(day, day, short=True)
