"""Why the figures of earned value and of budgets are what they are."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from fractions import Fraction
from typing import NamedTuple

from salespm_tui.core.i18n import N_
from salespm_tui.core.labels import Label, label
from salespm_tui.domain.earned_value import EarnedValue, Values
from salespm_tui.domain.explain_figures import (
    Asked,
    FigureExplanation,
    FigureRow,
    explanation,
)
from salespm_tui.domain.figures import Figure, Writer, known, write_number, write_percent


class _Words(NamedTuple):
    title: str
    formula: str
    values: str | None = None


class Piece(NamedTuple):
    """A task (or a summary's leaf) with its values, as explanations list it."""

    task_id: int
    name: str
    values: Values
    planned: Fraction
    earned: Fraction


_WORDS = {
    "bac": _Words(
        N_("Budget at completion (BAC)"),
        N_("the sum of what the current baseline has agreed for each task"),
    ),
    "pv": _Words(
        N_("Planned value (PV)"),
        N_("the sum of the budget of each task · the share that was planned to be done"),
    ),
    "ev": _Words(
        N_("Earned value (EV)"),
        N_("the sum of the budget of each task · the share that is done, by its method"),
    ),
    "ac": _Words(
        N_("Actual cost (AC)"),
        N_("the sum of what was spent, and of the reported effort at its rate"),
    ),
    "sv": _Words(N_("Schedule variance (SV)"), N_("EV − PV"), "%(ev)s − %(pv)s"),
    "cv": _Words(N_("Cost variance (CV)"), N_("EV − AC"), "%(ev)s − %(ac)s"),
    "sv_percent": _Words(
        N_("Schedule variance in percent"), N_("(EV − PV) ÷ PV"), "(%(ev)s − %(pv)s) ÷ %(pv)s"
    ),
    "cv_percent": _Words(
        N_("Cost variance in percent"), N_("(EV − AC) ÷ EV"), "(%(ev)s − %(ac)s) ÷ %(ev)s"
    ),
    "spi": _Words(N_("Schedule performance index (SPI)"), N_("EV ÷ PV"), "%(ev)s ÷ %(pv)s"),
    "cpi": _Words(N_("Cost performance index (CPI)"), N_("EV ÷ AC"), "%(ev)s ÷ %(ac)s"),
    "eac_typical": _Words(
        N_("Estimate at completion (EAC), as so far"),
        N_("BAC ÷ CPI: the rest costs as much as what is done"),
        "%(bac)s ÷ %(cpi)s",
    ),
    "eac_atypical": _Words(
        N_("Estimate at completion (EAC), as planned from here"),
        N_("AC + (BAC − EV): the rest costs what was planned"),
        "%(ac)s + (%(bac)s − %(ev)s)",
    ),
    "eac_both": _Words(
        N_("Estimate at completion (EAC), schedule and cost"),
        N_("AC + (BAC − EV) ÷ (CPI · SPI): being late costs too"),
        "%(ac)s + (%(bac)s − %(ev)s) ÷ (%(cpi)s · %(spi)s)",
    ),
    "etc": _Words(N_("Estimate to complete (ETC)"), N_("EAC as so far − AC"), "%(eac)s − %(ac)s"),
    "vac": _Words(
        N_("Variance at completion (VAC)"), N_("BAC − EAC as so far"), "%(bac)s − %(eac)s"
    ),
    "tcpi_bac": _Words(
        N_("To-complete index (TCPI) for the budget"),
        N_("(BAC − EV) ÷ (BAC − AC): what each unit of the money left must earn"),
        "(%(bac)s − %(ev)s) ÷ (%(bac)s − %(ac)s)",
    ),
    "tcpi_eac": _Words(
        N_("To-complete index (TCPI) for the estimate"),
        N_("(BAC − EV) ÷ (EAC as so far − AC): it is the CPI, for so the estimate is made"),
        "(%(bac)s − %(ev)s) ÷ (%(eac)s − %(ac)s)",
    ),
}
EVM_FIGURES = tuple(_WORDS)
"""The codes that `explain_evm` takes."""

_OF_FOUR = ("bac", "pv", "ev", "ac")
_RATIOS = ("spi", "cpi", "tcpi_bac", "tcpi_eac")
_SHARES = ("sv_percent", "cv_percent")


def explain_evm(
    code: str,
    found: EarnedValue,
    pieces: Sequence[Piece],
    write: Writer,
    notes: Sequence[Label] = (),
) -> FigureExplanation:
    """One of `EVM_FIGURES`, `write` writing money; KeyError for another code.

    The four values name the tasks (`pieces`) that they are made of, those that give most first.
    """
    words = _WORDS[code]
    asked = Asked(
        words.title, words.formula, words.values, _figure(code, found), _writer(code, write)
    )
    rows = _rows(code, pieces, write) if code in _OF_FOUR else ()
    return explanation(asked, _values(found, write), rows, notes, write)


def _figure(code: str, found: EarnedValue) -> Figure:
    if code in _OF_FOUR:
        return known(getattr(found.values, code))
    figure: Figure = getattr(found, code)
    return figure


def _writer(code: str, write: Writer) -> Writer:
    if code in _RATIOS:
        return lambda value: write_number(value, 4)
    return write_percent if code in _SHARES else write


def _values(found: EarnedValue, write: Writer) -> dict[str, str]:
    four = {code: write(getattr(found.values, code)) for code in _OF_FOUR}
    return {
        **four,
        "spi": _index(found.spi),
        "cpi": _index(found.cpi),
        "eac": "—" if found.eac_typical.value is None else write(found.eac_typical.value),
    }


def _index(figure: Figure) -> str:
    return "—" if figure.value is None else write_number(figure.value, 4)


def _rows(code: str, pieces: Iterable[Piece], write: Writer) -> list[FigureRow]:
    parts: dict[str, Callable[[Piece], Fraction]] = {
        "pv": lambda piece: piece.planned,
        "ev": lambda piece: piece.earned,
    }
    share = parts.get(code)
    rows = []
    for piece in pieces:
        value = getattr(piece.values, code)
        if not value:
            continue
        detail = None
        if share is not None:
            words = N_("%(share)s of %(budget)s")
            budget = write(piece.values.bac)
            detail = label(words, share=write_percent(share(piece)), budget=budget)
        rows.append(FigureRow("task", piece.task_id, piece.name, value, detail))
    return sorted(rows, key=lambda row: -abs(Fraction(row.value or 0)))
