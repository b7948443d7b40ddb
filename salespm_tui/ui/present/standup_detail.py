"""The detail of an agenda item as lines: so what, then what happened, then what hangs on it."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from salespm_tui.contract.standup import AgendaItem, ItemDetail, NeighbourBar
from salespm_tui.core.cells import cell_width, fit, pad, wrap
from salespm_tui.core.i18n import _, ngettext
from salespm_tui.ui.present.standup import QueueRow, group_line, near_day

_MOST_TOLD = 200

Glyph = Callable[[str], str]
Piece = tuple[str, str]

_NAME_CELLS = 22
_LEAST_STRIP = 40
_DAY_CELLS = 8


@dataclass(frozen=True, slots=True)
class DetailLine:
    """A line of pieces (text, ink); one that leads to a record has its ref as key."""

    pieces: tuple[Piece, ...] = ()
    key: Hashable | None = None

    @property
    def text(self) -> str:
        return "".join(text for text, _ink in self.pieces)


def item_lines(
    detail: ItemDetail, item: AgendaItem, today: date, width: int, glyph: Glyph
) -> tuple[DetailLine, ...]:
    """Everything about one item, wrapped to `width`."""
    lines = [
        *_wrapped(detail.heading, width, "strong"),
        *_wrapped(detail.place, width, "dim"),
        DetailLine(),
    ]
    state = f" {glyph('dot')} ".join(map(str, detail.facts)) or str(item.why)
    lines += _wrapped(state, width)
    for number, said in enumerate(detail.so_what):
        lines += _wrapped(str(said), width, _ink_of(item) if number == 0 else "plain")
    for wrong in detail.wrong:
        lines += _wrapped(f"{glyph('bad')} {wrong}", width, "bad")
    lines += _history(detail, today, width)
    lines += _links(detail, width)
    if width >= _LEAST_STRIP:
        lines += _strip(detail.neighbours, today, width, glyph)
    return tuple(lines)


def _ink_of(item: AgendaItem) -> str:
    return item.mark if item.mark in ("bad", "warning") else "plain"


def _wrapped(text: str, width: int, ink: str = "plain") -> Iterator[DetailLine]:
    if text:
        for line in wrap(text, width):
            yield DetailLine(((line, ink),))


def _history(detail: ItemDetail, today: date, width: int) -> Iterator[DetailLine]:
    if not detail.history:
        return
    yield DetailLine()
    yield DetailLine(((_("Last words"), "head"),))
    days = [near_day(day, today) for day, _said in detail.history]
    cells = max(_DAY_CELLS, 1 + max(map(cell_width, days)))
    for when, (_day, said) in zip(days, detail.history, strict=True):
        first, *more = wrap(str(said), max(width - cells, 8))
        yield DetailLine(((pad(when, cells), "dim"), (first, "plain")))
        for line in more:
            yield DetailLine(((" " * cells, "plain"), (line, "plain")))


def _links(detail: ItemDetail, width: int) -> Iterator[DetailLine]:
    if not detail.links:
        return
    yield DetailLine()
    yield DetailLine(((_("Linked"), "head"),))
    for ref, said in detail.links:
        yield DetailLine(((fit(str(said), width).rstrip(), "plain"),), ref)


def group_lines(row: QueueRow, width: int) -> tuple[DetailLine, ...]:
    """What a line that tells several items stands for; of very many, as many as anybody reads."""
    lines = [DetailLine(((group_line(row), "strong"),)), DetailLine()]
    for item in row.items[:_MOST_TOLD]:
        code = " ".join(part for part in (item.project, item.code) if part)
        title = f"{code}  {item.title}" if item.ref.kind == "task" else item.title
        lines.append(DetailLine(((fit(title, width).rstrip(), "plain"),), item.ref))
        lines += (
            DetailLine(((f"  {line}", "dim"),)) for line in wrap(str(item.why), max(width - 2, 8))
        )
    more = len(row.items) - _MOST_TOLD
    if more > 0:
        words = ngettext("… %(number)d more", "… %(number)d more", more) % {"number": more}
        lines.append(DetailLine(((words, "dim"),)))
    return tuple(lines)


def _strip(
    bars: Iterable[NeighbourBar], today: date, width: int, glyph: Glyph
) -> Iterator[DetailLine]:
    """The task among its neighbours: a small piece of the timeline."""
    shown = tuple(bars)
    if len(shown) < 2:
        return
    yield DetailLine()
    scale = _Scale(shown, today, width - _NAME_CELLS - 1)
    yield DetailLine(((" " * (_NAME_CELLS + 1), "plain"), (scale.head(today), "dim")))
    for bar in shown:
        name = fit(f"{bar.wbs} {bar.name}", _NAME_CELLS)
        ink = "strong" if bar.is_self else "plain"
        yield DetailLine(((name, ink), (" ", "plain"), *scale.drawn(bar, today, glyph)))


class _Scale:
    """Days on a line of cells, as many days a cell as it takes."""

    def __init__(self, bars: tuple[NeighbourBar, ...], today: date, cells: int) -> None:
        self._first = min(bar.start.date() for bar in bars)
        self._last = max(bar.finish.date() for bar in bars)
        if abs((today - self._first).days) <= 3 * cells:
            self._first, self._last = min(self._first, today), max(self._last, today)
        self._cells = cells
        days = (self._last - self._first).days + 1
        self._per_day = min(2, cells // days) if days <= cells else 0
        self._days_per_cell = -(-days // cells)

    def cell(self, day: date, *, end: bool = False) -> int:
        """The first cell of a day, or its last one."""
        passed = (day - self._first).days
        if self._per_day:
            return (passed + 1) * self._per_day - 1 if end else passed * self._per_day
        return passed // self._days_per_cell

    def head(self, today: date) -> str:
        """The first and the last day, over the ends of the line."""
        first, last = near_day(self._first, today), near_day(self._last, today)
        used = min(self._cells, self.cell(self._last, end=True) + 1)
        gap = used - len(first) - len(last)
        return f"{first}{' ' * gap}{last}" if gap > 0 else first

    def drawn(self, bar: NeighbourBar, today: date, glyph: Glyph) -> tuple[Piece, ...]:
        """The bar of one task: its done part, then what is left; a milestone is one sign."""
        row: list[Piece] = [(" ", "plain")] * self._cells
        now = self.cell(today) if self._first <= today <= self._last else -1
        if 0 <= now < self._cells:
            row[now] = (glyph("divider"), "dim")
        first = self.cell(bar.start.date())
        last = max(first, self.cell(bar.finish.date(), end=True))
        if bar.milestone:
            row[min(last, self._cells - 1)] = (glyph("milestone"), "milestone")
            return tuple(row)
        done = first + (last - first + 1) * bar.percent // 100
        left = ("strip_critical", "bad") if bar.critical else ("strip_left", "bar")
        for at in range(first, min(last, self._cells - 1) + 1):
            sign, ink = ("strip_done", "bar") if at < done else left
            row[at] = (glyph(sign), ink)
        return tuple(row)
