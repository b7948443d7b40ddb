"""Risks as text for people: the register, the matrix, and what is at stake."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from salespm_tui.cli.table import Column, table
from salespm_tui.contract.risks import RiskMatrix, RiskRow, Risks, RiskSums
from salespm_tui.core.cells import cell_width, fit
from salespm_tui.core.i18n import _, ngettext
from salespm_tui.core.money import format_money
from salespm_tui.core.typed_dates import format_date
from salespm_tui.ui.present.client_words import word
from salespm_tui.ui.present.clients import due_words
from salespm_tui.ui.present.risk_words import CATEGORIES, LEVELS, number_of, step_word

_WIDE = 100
_SIGNS = {"up": ("▲", "^"), "down": ("▼", "v"), "same": ("=", "=")}
_UNKNOWN = ("—", "-")
_EMPTY = ("·", ".")
_CELL = 3


def risk_lines(snapshot: Risks, width: int | None, *, plain: bool) -> list[str]:
    """The register as a table; below it the matrix, the sums, the goals at risk."""
    if not snapshot.risks:
        lines = [_("No open risks.") if snapshot.ended else _("No risks yet.")]
    else:
        narrow = width is not None and width < _WIDE
        rows = [_cells(row, snapshot.today, narrow=narrow, plain=plain) for row in snapshot.risks]
        lines = table(_columns(narrow=narrow), rows, width, ascii=plain)
        lines += ["", *_matrix(snapshot, plain=plain)]
    told = [line for sums in snapshot.sums if _says_something(sums) for line in _sums(sums)]
    told += [
        _("At risk of the goal %(goal)s: %(amount)s")
        % {"goal": goal.name, "amount": format_money(goal.at_risk_minor, goal.currency)}
        for goal in snapshot.goals
    ]
    return [*lines, "", *told] if told else lines


def _columns(*, narrow: bool) -> tuple[Column, ...]:
    return (
        Column(_("Id"), right=True),
        Column(_("Score"), right=True),
        Column(""),
        *(() if narrow else (Column(_("Level")),)),
        Column(_("Risk"), give=True),
        *(() if narrow else (Column(_("Category"), give=True), Column(_("Owner"), give=True))),
        Column(_("Expected"), right=True),
        Column(_("Review"), give=True),
    )


def _cells(row: RiskRow, today: date, *, narrow: bool, plain: bool) -> tuple[str, ...]:
    unknown = _UNKNOWN[plain]
    level = unknown if row.level is None else word(LEVELS, row.level)
    more = () if narrow else (word(CATEGORIES, row.category), row.owner)
    return (
        number_of(row.id),
        unknown if row.score is None else str(row.score),
        " " if row.trend is None else _SIGNS[row.trend][plain],
        *(() if narrow else (level,)),
        row.title,
        *more,
        unknown if row.emv_minor is None else format_money(row.emv_minor, row.currency),
        _review(row, today, unknown),
    )


def _review(row: RiskRow, today: date, unknown: str) -> str:
    if row.closed_on is not None:
        words = _("occurred %(day)s") if row.status == "occurred" else _("closed %(day)s")
        return words % {"day": format_date(row.closed_on, today, short=True)}
    return due_words(row.next_review_on, today) if row.next_review_on is not None else unknown


def _matrix(snapshot: Risks, *, plain: bool) -> Iterator[str]:
    """Probability upwards, impact to the right; how many of the open risks lie in each cell."""
    scales = snapshot.scales
    names = [f"{step.step} {step_word(step)}" for step in scales.probability]
    wide = max(cell_width(name) for name in names)
    for probability in range(len(names), 0, -1):
        counts = snapshot.inherent.counts[probability - 1]
        cells = "".join(f"{number or _EMPTY[plain]:>{_CELL}}" for number in counts)
        yield f"{fit(names[probability - 1], wide, ascii=plain)} {'|' if plain else '│'}{cells}"
    feet = "".join(f"{step.step:>{_CELL}}" for step in scales.impact)
    yield f"{' ' * wide} {'+' if plain else '└'}{feet}"
    between = _("%(first)s … %(last)s") % {
        "first": step_word(scales.impact[0]),
        "last": step_word(scales.impact[-1]),
    }
    yield f"{' ' * wide}   {between.replace('…', '...') if plain else between}"
    yield from _unrated(snapshot.inherent)


def _unrated(found: RiskMatrix) -> Iterator[str]:
    if found.unknown:
        yield ngettext(
            "%(number)d risk is not rated and in no cell.",
            "%(number)d risks are not rated and in no cell.",
            found.unknown,
        ) % {"number": found.unknown}


def _says_something(sums: RiskSums) -> bool:
    return bool(sums.open or sums.reserve_minor)


def _sums(sums: RiskSums) -> Iterator[str]:
    values = {
        "exposure": format_money(sums.exposure_minor, sums.currency),
        "residual": format_money(sums.residual_exposure_minor, sums.currency),
        "contingency": format_money(sums.contingency_minor, sums.currency),
    }
    yield _("Exposure %(exposure)s, after the responses %(residual)s.") % values
    if sums.reserve_minor is None:
        yield _("That asks for a reserve of %(contingency)s; the budget keeps none.") % values
    else:
        values["reserve"] = format_money(sums.reserve_minor, sums.currency)
        words = _("That asks for a reserve of %(contingency)s; the budget keeps %(reserve)s.")
        yield words % values
    if sums.unknown:
        yield ngettext(
            "%(number)d risk is left out: its probability or its money is not known.",
            "%(number)d risks are left out: their probability or their money is not known.",
            sums.unknown,
        ) % {"number": sums.unknown}
