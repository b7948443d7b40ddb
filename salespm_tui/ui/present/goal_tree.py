"""The tree of goals as rows of cells: how each stands, and where those below it add up."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from salespm_tui.contract.goals import GoalRow
from salespm_tui.core.cells import cell_width, fit, fit_right
from salespm_tui.core.i18n import _
from salespm_tui.core.similar import fold
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
    share_words,
    short_value,
    sure_words,
)

_WIDE, _WIDEST = 110, 150
_LEAST_NAME = 16


@dataclass(frozen=True, slots=True)
class TreeLook:
    """How rows are drawn: signs, ASCII or not, the day, what is folded and what is selected."""

    glyph: Glyph
    plain: bool
    today: date
    folded: frozenset[int]


@dataclass(frozen=True, slots=True)
class _Column:
    """A column: its title, its cells, from which width on it is there, and how it is written."""

    title: Callable[[], str]
    cells: int
    least_width: int
    write: Callable[[GoalRow, TreeLook, int], list[Cell]]
    right: bool = False


def matching(goals: Sequence[GoalRow], text: str) -> tuple[GoalRow, ...]:
    """The goals that hold every word: in name, owner, project or band."""
    wanted = fold(text).split()
    return tuple(
        goal
        for goal in goals
        if all(
            word in fold(f"{goal.name} {goal.owner} {goal.project or ''} {band_word(goal)}")
            for word in wanted
        )
    )


def told_apart(goals: Sequence[GoalRow], *, below: bool) -> tuple[GoalRow, ...]:
    """The goals with what tells a part from its parent first in its name: a part is called after its
    parent, and where names are cut, all parts would look alike. `below` its parent in the tree it
    goes without the parent's name."""
    names = {goal.id: goal.name for goal in goals}
    told = []
    for goal in goals:
        parent = names.get(goal.parent_id or 0)
        own = "" if parent is None else goal.name.removeprefix(f"{parent} · ")
        if own and own != goal.name:
            told.append(replace(goal, name=own if below else f"{own} · {parent}"))
        else:
            told.append(goal)
    return tuple(told)


def visible(goals: Sequence[GoalRow], folded: frozenset[int]) -> tuple[GoalRow, ...]:
    """The goals that no folded one hides, in the order of the tree."""
    hidden: set[int] = set()
    shown = []
    for goal in goals:
        if goal.parent_id is not None and (goal.parent_id in hidden or goal.parent_id in folded):
            hidden.add(goal.id)
        else:
            shown.append(goal)
    return tuple(shown)


def row_cells(goal: GoalRow, width: int, look: TreeLook) -> list[Cell]:
    """One goal in `width` cells."""
    columns = _columns(width)
    name = width - sum(column.cells + 1 for column in columns)
    indent = " " * (2 * min(goal.level, 6))
    sign = " "
    if goal.children:
        sign = look.glyph("closed" if goal.id in look.folded else "open")
    text = fit(f"{indent}{sign} {goal.name}", name, ascii=look.plain)
    cells: list[Cell] = [(text, "strong" if goal.children else "")]
    for column in columns:
        cells += [(" ", ""), *column.write(goal, look, column.cells)]
    return cells


def title_cells(width: int) -> list[Cell]:
    """What the columns are."""
    columns = _columns(width)
    name = width - sum(column.cells + 1 for column in columns)
    cells: list[Cell] = [(fit("  " + _("goal"), name), "head")]
    for column in columns:
        put = fit_right if column.right else fit
        cells += [(" ", ""), (put(column.title(), column.cells), "head")]
    return cells


def rolled_words(goal: GoalRow, glyph: Glyph) -> tuple[str, str]:
    """What the goals below make together, with its ink: a sum sign where their targets make up the
    whole, an unequal sign where they do not, `—` where nothing is added up."""
    if goal.rolled is None:
        return "", ""
    if goal.rolled.actual.value is None:
        target = goal.rolled.target.value
        return glyph("unknown") if target is None else f"{glyph('goal_sum')} —", "dim"
    whole = goal.rolled.target.value == goal.target - goal.baseline
    whole = whole or goal.rolled.target.value == goal.target
    sign = glyph("goal_sum") if whole else glyph("goal_unequal")
    return f"{sign} {short_value(goal, goal.rolled.actual.value)}", "good" if whole else "warning"


def _columns(width: int) -> list[_Column]:
    found = [column for column in _ALL if width >= column.least_width]
    while found and width - sum(column.cells + 1 for column in found) < _LEAST_NAME:
        found.pop()
    return found


def _text(write: Callable[[GoalRow], str], ink: str = "") -> Callable[..., list[Cell]]:
    def written(goal: GoalRow, look: TreeLook, cells: int) -> list[Cell]:
        return [(fit(write(goal), cells, ascii=look.plain), ink)]

    return written


def _number(write: Callable[[GoalRow], str]) -> Callable[..., list[Cell]]:
    def written(goal: GoalRow, look: TreeLook, cells: int) -> list[Cell]:
        text = write(goal)
        if cell_width(text) > cells:
            text = text.replace(" / ", "/")
        return [(fit_right(text, cells, ascii=look.plain), "")]

    return written


def _bar(goal: GoalRow, look: TreeLook, cells: int) -> list[Cell]:
    return bar_cells(goal, cells, look.glyph, plain=look.plain)


def _band(goal: GoalRow, look: TreeLook, cells: int) -> list[Cell]:
    text = f"{band_mark(goal.band, look.glyph)} {band_word(goal)}"
    return [(fit(text, cells, ascii=look.plain), BAND_INK.get(goal.band or "", "dim"))]


def _rolled(goal: GoalRow, look: TreeLook, cells: int) -> list[Cell]:
    text, ink = rolled_words(goal, look.glyph)
    return [(fit(text, cells, ascii=look.plain), ink)]


def _period(goal: GoalRow, look: TreeLook, cells: int) -> list[Cell]:
    return [(fit(period_words(goal, look.today), cells, ascii=look.plain), "dim")]


_ALL = (
    _Column(lambda: _("band"), 10, 0, _band),
    _Column(lambda: _("progress"), 10, 0, _bar),
    _Column(lambda: _("reached"), 13, 0, _number(of_target), right=True),
    _Column(lambda: _("share"), 5, 0, _number(lambda one: share_words(one.attainment)), right=True),
    _Column(lambda: _("pace"), 5, 0, _number(lambda one: pace_words(one.pace)), right=True),
    _Column(lambda: _("below it"), 9, 60, _rolled),
    _Column(lambda: _("needed"), 20, _WIDE, _text(needed_words)),
    _Column(lambda: _("sure"), 4, _WIDE, _text(sure_words)),
    _Column(lambda: _("owner"), 12, _WIDEST, _text(lambda one: one.owner)),
    _Column(lambda: _("period"), 24, _WIDEST, _period),
)
