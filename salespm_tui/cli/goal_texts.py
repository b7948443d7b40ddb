"""Goals as text for people: a table with bars, then what the deals bring."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from salespm_tui.cli.table import Column, table
from salespm_tui.contract.goals import GoalOutlook, GoalRow, Goals
from salespm_tui.core.i18n import _
from salespm_tui.core.money import format_money
from salespm_tui.core.typed_dates import format_date
from salespm_tui.domain.figures import half_up
from salespm_tui.ui.present.goal_bar import bar_cells
from salespm_tui.ui.present.goal_words import band_word, share_words, short_value, unit_words

_BAR_CELLS = 16
_NARROW_BAR_CELLS = 10
_WIDE = 100
_MOST_INDENT = 6
_SIGNS = {
    "goal_bar": ("█", "#"),
    "goal_rest": ("░", "-"),
    "goal_due": ("┊", "|"),
    "goal_due_in": ("▒", "|"),
    "goal_beyond": ("▶", ">"),
}


def goal_lines(snapshot: Goals, width: int | None, *, plain: bool) -> list[str]:
    """The goals as a table, what the bars mean, why figures are missing, and the outlook."""
    if not snapshot.goals:
        return [_("No goals yet.")]
    narrow = width is not None and width < _WIDE
    names = {row.id: row.name for row in snapshot.goals}
    rows = [_cells(row, names, snapshot, narrow=narrow, plain=plain) for row in snapshot.goals]
    lines = table(_columns(narrow=narrow), rows, width, ascii=plain)
    lines += ["", _legend(plain=plain)]
    lines += _missing(snapshot.goals)
    if snapshot.outlook is not None:
        lines += ["", *_outlook(snapshot.outlook)]
    return lines


def _columns(*, narrow: bool) -> tuple[Column, ...]:
    projection = () if narrow else (Column(_("Projection"), right=True),)
    return (
        Column(_("Id"), right=True),
        Column(_("Goal"), give=True),
        Column(_("Due"), right=True),
        Column(_("Actual"), right=True),
        Column(_("Target")),
        Column(""),
        Column(_("Pace"), right=True),
        *projection,
        Column(_("A day"), right=True),
        Column(_("Standing")),
    )


def _cells(
    row: GoalRow, names: Mapping[int, str], snapshot: Goals, *, narrow: bool, plain: bool
) -> tuple[str, ...]:
    unit = "" if row.unit == "%" else unit_words(row)
    figures = [share_words(row.pace), short_value(row, row.required_per_day.value)]
    if not narrow:
        figures.insert(1, short_value(row, row.projection.value))
    return (
        str(row.id),
        _name(row, names),
        format_date(row.due, snapshot.today, short=True),
        _shown(short_value(row, row.actual.value), plain=plain),
        f"{short_value(row, row.target)} {unit}".rstrip(),
        _bar(row, _NARROW_BAR_CELLS if narrow else _BAR_CELLS, plain=plain),
        *(_shown(figure, plain=plain) for figure in figures),
        band_word(row),
    )


def _name(row: GoalRow, names: Mapping[int, str]) -> str:
    """The name as deep as the goal is; a part that bears the name of its whole, without that."""
    indent = " " * min(2 * row.level, _MOST_INDENT)
    above = names.get(row.parent_id or 0)
    return indent + (row.name if above is None else row.name.removeprefix(f"{above} · "))


def _shown(text: str, *, plain: bool) -> str:
    return text.replace("—", "-") if plain else text


def _bar(row: GoalRow, width: int, *, plain: bool) -> str:
    cells = bar_cells(row, width, lambda name: _SIGNS[name][plain], plain=plain)
    return "".join(text for text, _ink in cells)


def _legend(*, plain: bool) -> str:
    return _("%(done)s reached  %(due)s where it should be today  %(beyond)s beyond the target") % {
        "done": _SIGNS["goal_bar"][plain],
        "due": _SIGNS["goal_due"][plain],
        "beyond": _SIGNS["goal_beyond"][plain],
    }


def _missing(goals: tuple[GoalRow, ...]) -> Iterator[str]:
    """Why goals have no pace."""
    for row in goals:
        if row.band is None and row.band_why is not None:
            yield f"! {row.name}: {row.band_why}"


def _outlook(found: GoalOutlook) -> list[str]:
    lines = [str(found.text)]
    if found.gap.value is None or found.weighted.value is None:
        return lines
    values = {
        "won": format_money(found.won, found.currency),
        "weighted": format_money(half_up(found.weighted.value), found.currency),
        "target": format_money(found.target, found.currency),
        "gap": format_money(half_up(found.gap.value), found.currency),
    }
    if found.gap.value > 0:
        text = _("Won %(won)s, open deals weighted %(weighted)s, target %(target)s: gap %(gap)s.")
    else:
        values.pop("gap")
        text = _("Won %(won)s, open deals weighted %(weighted)s, target %(target)s: no gap.")
    return [*lines, text % values]
