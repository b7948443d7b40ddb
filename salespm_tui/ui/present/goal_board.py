"""The board of goals: cards in columns by band, as lines of cells. Pure geometry and words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from salespm_tui.contract.goals import GoalRow
from salespm_tui.core.cells import cell_width, fit, truncate
from salespm_tui.core.i18n import N_, _, ngettext
from salespm_tui.ui.present.chart import Cell, Glyph
from salespm_tui.ui.present.goal_bar import bar_cells
from salespm_tui.ui.present.goal_words import (
    BAND_INK,
    band_mark,
    band_word,
    needed_words,
    of_target,
    pace_words,
    period_words,
    short_value,
    sure_words,
    unit_words,
)

NARROWEST, COMFORTABLE, WIDEST = 19, 26, 44
"""The cells of a lane: as few as that where all bands are to be seen, else comfortable ones."""
LOW_CARD, HIGH_CARD = 6, 8
"""The lines of a card, frame included; the high one says more."""

_COLUMNS = (
    ("behind", N_("Behind"), ("behind",)),
    ("at_risk", N_("At risk"), ("at_risk",)),
    ("on_track", N_("On track"), ("on_track", "ahead")),
    ("done", N_("Done"), ("done",)),
    ("missed", N_("Missed"), ("missed",)),
    ("open", N_("No pace yet"), (None,)),
)


@dataclass(frozen=True, slots=True)
class BandColumn:
    """The goals of one band, worst pace first, laid out in `lanes` side by side."""

    band: str
    title: str
    goals: tuple[GoalRow, ...]
    lanes: int


@dataclass(frozen=True, slots=True)
class Board:
    """The cards in rows and lanes. `lanes` names the goal in each place, None where there is none;
    `lane_width` cells each, `card` lines high. `more_left` and `more_right` are the lanes that do
    not fit."""

    columns: tuple[BandColumn, ...]
    lanes: tuple[tuple[GoalRow, ...], ...]
    first: int
    shown: int
    lane_width: int
    card: int
    width: int

    @property
    def height(self) -> int:
        """The lines of the longest lane; the heads are not among them."""
        return max((len(lane) for lane in self.lanes), default=0) * self.card

    @property
    def order(self) -> tuple[int, ...]:
        """All goals, lane by lane."""
        return tuple(goal.id for lane in self.lanes for goal in lane)

    def place(self, goal_id: int) -> tuple[int, int] | None:
        """Lane and row of a goal."""
        for at, lane in enumerate(self.lanes):
            for row, goal in enumerate(lane):
                if goal.id == goal_id:
                    return at, row
        return None

    def goal_at(self, lane: int, row: int) -> GoalRow | None:
        """The goal in that place; the last one of the lane where it is shorter."""
        if not 0 <= lane < len(self.lanes):
            return None
        goals = self.lanes[lane]
        return goals[min(row, len(goals) - 1)]


@dataclass(frozen=True, slots=True)
class CardLook:
    """How cards are drawn: the signs, ASCII or not, the day, the goal at the cursor, those selected."""

    glyph: Glyph
    plain: bool
    today: date
    at: int | None
    focused: bool


def lay_out(goals: Sequence[GoalRow], width: int, *, card: int, at: int | None) -> Board:
    """The cards of these goals in `width` cells, so that the goal `at` the cursor is in view.

    Empty bands take no room; where there is room left, long bands take several lanes.
    """
    found = [
        (code, title, _ordered(goals, bands))
        for code, title, bands in _COLUMNS
        if any(goal.band in bands for goal in goals)
    ]
    fitting = max(1, width // COMFORTABLE, min(width // NARROWEST, len(found)))
    numbers = _lanes_of([len(rows) for _code, _title, rows in found], fitting)
    columns = tuple(
        BandColumn(code, title, rows, number)
        for (code, title, rows), number in zip(found, numbers, strict=True)
    )
    lanes = tuple(lane for column in columns for lane in _dealt_out(column))
    shown = min(fitting, len(lanes)) or 1
    board = Board(columns, lanes, 0, shown, min(width // shown, WIDEST), card, width)
    place = None if at is None else board.place(at)
    first = 0 if place is None else max(0, place[0] - shown + 1)
    return Board(columns, lanes, first, shown, board.lane_width, card, width)


def scrolled_to(board: Board, first: int, at: int | None) -> Board:
    """The same board with lane `first` leftmost, or as near as keeps the goal `at` in view."""
    place = None if at is None else board.place(at)
    if place is not None:
        first = min(max(first, place[0] - board.shown + 1), place[0])
    first = max(0, min(first, len(board.lanes) - board.shown))
    return Board(
        board.columns, board.lanes, first, board.shown, board.lane_width, board.card, board.width
    )


def head_cells(board: Board, glyph: Glyph) -> list[Cell]:
    """The names of the bands with their counts, each above its first lane in view."""
    cells: list[Cell] = []
    lane = 0
    for column in board.columns:
        first, lane = lane, lane + column.lanes
        seen = [at for at in range(first, lane) if board.first <= at < board.first + board.shown]
        if seen:
            mark = band_mark(None if column.band == "open" else column.band, glyph)
            text = f" {mark} {_(column.title)} {len(column.goals)}"
            ink = BAND_INK.get(column.band, "strong")
            cells.append(
                (fit(text, len(seen) * board.lane_width), "strong" if ink == "dim" else ink)
            )
    right = len(board.lanes) - board.first - board.shown
    if right > 0 or board.first:
        signs = (glyph("goal_left") if board.first else "") + (
            glyph("goal_right") if right > 0 else ""
        )
        cells = _ending_in(cells, signs, board.width)
    return cells


def board_cells(board: Board, y: int, look: CardLook) -> list[Cell]:
    """Line `y` of the cards."""
    row, line = divmod(y, board.card)
    cells: list[Cell] = []
    for lane in board.lanes[board.first : board.first + board.shown]:
        if row < len(lane):
            cells += card_cells(lane[row], line, board, look)
        else:
            cells.append((" " * board.lane_width, ""))
    return cells


def card_cells(goal: GoalRow, line: int, board: Board, look: CardLook) -> list[Cell]:
    """One line of a card, `lane_width` cells: its frame, or what stands in it."""
    here = goal.id == look.at
    ink = ("accent" if look.focused else "strong") if here else "dim"
    signs = look.glyph("goal_frame_here" if here else "goal_frame")
    corners, across, side = signs[0:4], signs[4:5], signs[5:6]
    inner = board.lane_width - 2
    if line in (0, board.card - 1):
        left, right = (corners[0], corners[1]) if line == 0 else (corners[2], corners[3])
        return [(left + across * inner + right, ink)]
    return [(side, ink), *_filled(_inside(goal, line, inner, look), inner), (side, ink)]


def _inside(goal: GoalRow, line: int, width: int, look: CardLook) -> list[Cell]:
    if line == 1:
        return _name(goal, width, here=goal.id == look.at and look.focused, look=look)
    if line == 2:
        return _two(goal, width, look)
    if line == 3:
        return bar_cells(goal, width, look.glyph, plain=look.plain)
    if line == 4:
        return [(fit(_bottom(goal, width), width, ascii=look.plain), "")]
    if line == 5:
        return _outlook(goal, width, look)
    return [(fit(_aim(goal, look.today), width, ascii=look.plain), "dim")]


def _name(goal: GoalRow, width: int, *, here: bool, look: CardLook) -> list[Cell]:
    parts = f" {look.glyph('open')}{goal.children}" if goal.children else ""
    name = fit(goal.name, width - cell_width(parts), ascii=look.plain)
    return [(name + parts, "cursor" if here else "strong")]


def _pace(goal: GoalRow, glyph: Glyph) -> str:
    if goal.pace.value is None:
        return band_word(goal) if goal.band is not None else ""
    mark = glyph("goal_ahead") if goal.band == "ahead" else ""
    return _("pace %(pace)s") % {"pace": pace_words(goal.pace)} + mark


def _two(goal: GoalRow, width: int, look: CardLook) -> list[Cell]:
    """What is reached of what, with its unit where there is room, and the pace at the right: the
    word for it, then the blanks, give way before a digit is cut."""
    unit = f" {unit_words(goal)}" if goal.unit != "%" else ""
    reached = of_target(goal)
    packed = reached.replace(" / ", "/")
    pace = _pace(goal, look.glyph)
    bare = pace_words(goal.pace) if goal.pace.value is not None else ""
    tried = ((reached + unit, pace), (reached, pace), (packed, pace), (packed, bare))
    left, right = next(
        (one for one in tried if cell_width(one[0]) + cell_width(one[1]) < width), tried[-1]
    )
    room = width - cell_width(right) - (1 if right else 0)
    ink = BAND_INK.get(goal.band or "", "")
    return [(fit(left, room, ascii=look.plain), ""), (" " if right else "", ""), (right, ink)]


def _bottom(goal: GoalRow, width: int) -> str:
    """What is needed a day; at the right how sure one is, where there is room."""
    needed = needed_words(goal) or band_word(goal)
    sure = sure_words(goal)
    gap = width - cell_width(needed) - cell_width(sure)
    return f"{needed}{' ' * gap}{sure}" if sure and gap > 0 else needed


def _outlook(goal: GoalRow, width: int, look: CardLook) -> list[Cell]:
    """Where it leads if it goes on like this, and what influences it."""
    words = []
    if goal.projection.value is not None:
        value = short_value(goal, goal.projection.value)
        words.append(_("projection %(value)s") % {"value": value})
    if goal.factors:
        counted = ngettext("%(number)d factor", "%(number)d factors", goal.factors)
        words.append(counted % {"number": goal.factors})
    text = f" {look.glyph('dot')} ".join(words)
    if cell_width(text) > width:
        text = words[0]
    return [(fit(text, width, ascii=look.plain), "dim")]


def _aim(goal: GoalRow, today: date) -> str:
    """The strategic aim; without one, the period."""
    return goal.strategy_note.partition("\n")[0] or period_words(goal, today)


def _filled(cells: list[Cell], width: int) -> list[Cell]:
    taken = sum(cell_width(text) for text, _ink in cells)
    return [*cells, (" " * (width - taken), "")] if taken < width else cells


def _ending_in(cells: list[Cell], signs: str, width: int) -> list[Cell]:
    """The cells cut and filled so that the signs end the line."""
    room, kept = width - cell_width(signs), []
    for text, ink in cells:
        shown = truncate(text, room) if cell_width(text) > room else text
        kept.append((shown, ink))
        room -= cell_width(shown)
    return [*kept, (" " * room, ""), (signs, "accent")]


def _ordered(goals: Iterable[GoalRow], bands: Sequence[str | None]) -> tuple[GoalRow, ...]:
    """Those of the bands, the worst pace first, then the nearest due day."""
    chosen = [goal for goal in goals if goal.band in bands]
    none = Fraction(10**9)
    return tuple(
        sorted(chosen, key=lambda one: (none if (p := one.pace.value) is None else p, one.due))
    )


def _lanes_of(counts: Sequence[int], fitting: int) -> list[int]:
    """How many lanes each band takes: one, and more for the longest while there is room."""
    lanes = [1] * len(counts)
    while sum(lanes) < fitting:
        longest = max(range(len(counts)), key=lambda at: -(-counts[at] // lanes[at]), default=None)
        if longest is None or -(-counts[longest] // lanes[longest]) < 2:
            break
        lanes[longest] += 1
    return lanes


def _dealt_out(column: BandColumn) -> list[tuple[GoalRow, ...]]:
    """The goals of a band row by row over its lanes."""
    return [column.goals[at :: column.lanes] for at in range(column.lanes)]
