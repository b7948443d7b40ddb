"""Goals as text for people: a table with bars, then what the deals bring."""

from __future__ import annotations

from collections.abc import Iterator

from salespm_tui.cli.table import Column, table
from salespm_tui.contract.goals import GoalOutlook, GoalRow, Goals
from salespm_tui.core.i18n import _
from salespm_tui.core.money import format_money
from salespm_tui.core.typed_dates import format_date
from salespm_tui.domain.figures import half_up
from salespm_tui.ui.present.goal_bar import bar_cells
from salespm_tui.ui.present.goal_words import band_word, share_words, short_value, unit_words

_BAR_CELLS = 16
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
    columns = (
        Column(_("Id"), right=True),
        Column(_("Goal"), give=True),
        Column(_("Due"), right=True),
        Column(_("Actual"), right=True),
        Column(_("Target"), right=True),
        Column(_("Unit")),
        Column("", give=False),
        Column(_("Pace"), right=True),
        Column(_("Projection"), right=True),
        Column(_("A day"), right=True),
        Column(_("Standing")),
    )
    rows = [_cells(row, snapshot, plain=plain) for row in snapshot.goals]
    lines = table(columns, rows, width, ascii=plain)
    lines += ["", _legend(plain=plain)]
    lines += _missing(snapshot.goals)
    if snapshot.outlook is not None:
        lines += ["", *_outlook(snapshot.outlook)]
    return lines


def _cells(row: GoalRow, snapshot: Goals, *, plain: bool) -> tuple[str, ...]:
    indent = " " * min(2 * row.level, _MOST_INDENT)
    return (
        str(row.id),
        f"{indent}{row.name}",
        format_date(row.due, snapshot.today, short=True),
        _shown(short_value(row, row.actual.value), plain=plain),
        short_value(row, row.target),
        unit_words(row),
        _bar(row, plain=plain),
        _shown(share_words(row.pace), plain=plain),
        _shown(short_value(row, row.projection.value), plain=plain),
        _shown(short_value(row, row.required_per_day.value), plain=plain),
        band_word(row),
    )


def _shown(text: str, *, plain: bool) -> str:
    return text.replace("—", "-") if plain else text


def _bar(row: GoalRow, *, plain: bool) -> str:
    cells = bar_cells(row, _BAR_CELLS, lambda name: _SIGNS[name][plain], plain=plain)
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
