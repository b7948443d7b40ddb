"""The plan as bars: what is done, what is critical, what was agreed, and where today is."""

from __future__ import annotations

from datetime import date, datetime

from salespm_tui.contract.timeline import TaskRow, Timeline
from salespm_tui.core.i18n import N_
from salespm_tui.core.speech import Speech
from salespm_tui.exchange.report.svg import (
    ALARM,
    DARK,
    FAINT,
    INK,
    PALE,
    SOFT,
    Days,
    Drawing,
    room_for,
)

MOST_ROWS = 46
"""So many rows fit on one printed page."""

_WIDTH, _NAMES, _ROW, _TOP = 960, 300, 18, 44
_CELLS = 40
_DAY = 1440


def shown_rows(plan: Timeline) -> tuple[TaskRow, ...]:
    """The rows of the deepest levels for which there is room, and of these the first."""
    rows = [row for row in plan.tasks if row.status != "cancelled"]
    levels = sorted({row.level for row in rows})
    for level in reversed(levels):
        fitting = tuple(row for row in rows if row.level <= level)
        if len(fitting) <= MOST_ROWS:
            return fitting
    return tuple(row for row in rows if row.level == 0)[:MOST_ROWS]


def gantt_svg(plan: Timeline, say: Speech) -> str:
    """The chart; empty where the plan has no task."""
    rows = shown_rows(plan)
    if not rows:
        return ""
    chart = _Chart(plan, rows, say)
    return chart.drawn()


class _Chart:
    def __init__(self, plan: Timeline, rows: tuple[TaskRow, ...], say: Speech) -> None:
        self._plan, self._rows, self._say = plan, rows, say
        then = plan.against.dates if plan.against is not None else {}
        self._then = {row.id: then[row.id] for row in rows if row.id in then}
        known = [at for pair in self._then.values() for at in pair if at is not None]
        instants = [*(row.start for row in rows), *(row.finish for row in rows), *known]
        days = [at.date() for at in instants]
        self._days = Days(min(days), max(days), _NAMES, _WIDTH - 8)
        self._drawing = Drawing(_WIDTH)
        # Told apart by more than a colour: copies are grey.
        self._hatch = self._drawing.hatch("critical", "#fbeae8", ALARM)

    def drawn(self) -> str:
        bottom = _TOP + len(self._rows) * _ROW
        self._legend()
        self._days.draw(self._drawing, _TOP, bottom)
        for place, row in enumerate(self._rows):
            self._row(_TOP + place * _ROW, row)
        self._today(bottom)
        said = self._say(N_("Gantt chart of %(name)s"), name=self._plan.name)
        return self._drawing.end(bottom + 8, said)

    def _legend(self) -> None:
        say = self._say
        entries = [
            (say(N_("done")), DARK, DARK),
            (say(N_("to do")), PALE, DARK),
            (say(N_("critical")), self._hatch, ALARM),
        ]
        x: float = _NAMES
        for name, fill, stroke in entries:
            self._drawing.rect(x, 6, 18, 9, fill=fill, stroke=stroke, stroke_width=1)
            self._drawing.text(x + 24, 15, name, fill=SOFT)
            x += 42 + room_for(name)
        if self._then:
            self._drawing.rect(x, 9, 18, 3, fill=SOFT)
            self._drawing.text(x + 24, 15, say(N_("as agreed")), fill=SOFT)
            x += 42 + room_for(say(N_("as agreed")))
        self._drawing.diamond(x + 6, 11, 5.5, fill=INK)
        self._drawing.text(x + 18, 15, say(N_("milestone")), fill=SOFT)

    def _today(self, bottom: float) -> None:
        today = self._plan.today
        if self._days.first <= today <= self._days.last:
            x = self._days.at(today, 0.5)
            look = {"stroke": ALARM, "stroke_width": 1.2, "stroke_dasharray": "4 3"}
            self._drawing.line(x, _TOP - 2, x, bottom, **look)

    def _row(self, top: float, row: TaskRow) -> None:
        drawing, indent = self._drawing, min(row.level, 6) * 12
        if row.level == 0:
            drawing.line(0, top, _WIDTH, top, stroke=FAINT, stroke_width=1)
        weight = {"font_weight": 600} if row.children else {}
        name = f"{row.wbs} {row.name}"
        drawing.text(4 + indent, top + 13, name, cells=_CELLS - indent // 8, **weight)
        self._agreed(top, row)
        if row.kind == "milestone":
            fill, stroke = (self._hatch, ALARM) if row.critical else (INK, INK)
            look = {"fill": fill, "stroke": stroke, "stroke_width": 1.2}
            drawing.diamond(self._x(row.finish, end=True), top + 8, 5.5, **look)
        elif row.children:
            self._summary(top, row)
        else:
            self._bar(top, row)

    def _agreed(self, top: float, row: TaskRow) -> None:
        start, finish = self._then.get(row.id, (None, None))
        if start is None or finish is None:
            return
        if row.kind == "milestone":
            look = {"fill": "none", "stroke": SOFT, "stroke_width": 1}
            self._drawing.diamond(self._x(finish, end=True), top + 8, 5.5, **look)
            return
        x = self._x(start)
        self._drawing.rect(x, top + 14, max(self._x(finish, end=True) - x, 2), 2.5, fill=SOFT)

    def _summary(self, top: float, row: TaskRow) -> None:
        x, right = self._x(row.start), self._x(row.finish, end=True)
        self._drawing.rect(x, top + 5, max(right - x, 2), 4, fill=INK)
        for at in (x, right - 2):
            self._drawing.rect(at, top + 5, 2, 8, fill=INK)

    def _bar(self, top: float, row: TaskRow) -> None:
        x, right = self._x(row.start), self._x(row.finish, end=True)
        width = max(right - x, 2)
        stroke = ALARM if row.critical else DARK
        fill = self._hatch if row.critical else PALE
        self._drawing.rect(x, top + 3, width, 9.5, fill=fill, stroke=stroke, stroke_width=1)
        if row.percent:
            self._drawing.rect(x, top + 3, width * row.percent / 100, 9.5, fill=stroke)

    def _x(self, at: datetime, *, end: bool = False) -> float:
        """Where an instant lies. A finish at midnight belongs to the day before."""
        minutes = at.hour * 60 + at.minute
        if end and not minutes:
            return self._days.at(date.fromordinal(at.date().toordinal() - 1), 1)
        return self._days.at(at.date(), minutes / _DAY)
