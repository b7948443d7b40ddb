"""The register: which risks are shown in which order, and a risk in a row."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from salespm_tui.contract.risks import RiskRow
from salespm_tui.core.cells import fit, fit_right
from salespm_tui.core.i18n import N_, _
from salespm_tui.core.similar import fold
from salespm_tui.domain.codes import RISK_CATEGORY
from salespm_tui.ui.present.client_words import word
from salespm_tui.ui.present.clients import Glyph, Piece, Pieces
from salespm_tui.ui.present.pipeline import brief
from salespm_tui.ui.present.risk_matrix import Place, place_of
from salespm_tui.ui.present.risk_words import (
    CATEGORIES,
    POLARITIES,
    SCORE_INK,
    STATUSES,
    STRATEGIES,
    level_sign,
    number_of,
    review_words,
    score_words,
    trend_sign,
)

_FAR = date.max
_LEAST_TITLE = 10
_WIDE, _WHOLE_DAY = 58, 9
"""In a row of that width the day of the review is told whole, in so many cells."""


def in_order(risks: Sequence[RiskRow], order: str) -> tuple[RiskRow, ...]:
    """The risks by that order (`risk_words.ORDERS`); unknown ones last, ended ones behind all."""
    return tuple(sorted(risks, key=_KEYS[order]))


def next_order(order: str) -> str:
    """The order after that one."""
    codes = tuple(_KEYS)
    return codes[(codes.index(order) + 1) % len(codes)]


def _by_score(risk: RiskRow) -> tuple[object, ...]:
    return (risk.ended, risk.score is None, -(risk.score or 0), risk.id)


_KEYS: dict[str, Callable[[RiskRow], tuple[object, ...]]] = {
    "score": _by_score,
    "review": lambda risk: (risk.ended, risk.next_review_on or _FAR, *_by_score(risk)),
    "money": lambda risk: (
        risk.ended,
        risk.cost_minor is None,
        risk.currency,
        -(risk.cost_minor or 0),
        *_by_score(risk),
    ),
    "category": lambda risk: (risk.ended, RISK_CATEGORY.index(risk.category), *_by_score(risk)),
    "owner": lambda risk: (risk.ended, not risk.owner, fold(risk.owner), *_by_score(risk)),
    "number": lambda risk: (risk.id,),
}


def searchable(risk: RiskRow) -> str:
    """What a filter looks through, in the language of the moment."""
    words = (
        number_of(risk.id),
        risk.title,
        risk.cause,
        risk.event,
        risk.effect,
        risk.owner,
        risk.project,
        risk.response,
        risk.trigger,
        word(CATEGORIES, risk.category),
        word(POLARITIES, risk.polarity),
        word(STRATEGIES, risk.strategy),
    )
    return fold(" ".join(filter(None, words)))


def in_place(risks: Sequence[RiskRow], place: Place) -> tuple[RiskRow, ...]:
    """The open risks in that cell."""
    return tuple(risk for risk in risks if not risk.ended and place_of(risk) == place)


# A row


@dataclass(frozen=True, slots=True)
class Column:
    """`cells` wide where the row has `least` cells; `title` is its head."""

    code: str
    title: str
    cells: int
    least: int
    right: bool = False


_COLUMNS = (
    Column("review", N_("Review"), 6, 30),
    Column("owner", N_("Owner"), 10, 58),
    Column("project", N_("Project"), 7, 66),
    Column("category", N_("Category"), 15, 76),
    Column("money", N_("At stake"), 9, 92, right=True),
    Column("strategy", N_("Strategy"), 12, 106),
    Column("status", N_("Status"), 16, 122),
)
"""Behind the title, in this order; the later ones need more room."""

_SHOWN = ("project", "category", "strategy", "owner", "status", "money", "review")


def columns_in(width: int, *, across: bool) -> tuple[Column, ...]:
    """The columns behind the title in a row of that width; `across` projects, each names its own."""
    fitting = {column.code: column for column in _COLUMNS if width >= column.least}
    if not across:
        fitting.pop("project", None)
    if width >= _WIDE:
        fitting["review"] = replace(fitting["review"], cells=_WHOLE_DAY)
    return tuple(fitting[code] for code in _SHOWN if code in fitting)


def title_pieces(width: int, columns: Sequence[Column], order: str) -> Pieces:
    """The heads of the columns; that by which the rows are sorted is strong."""
    found = [
        Piece(fit_right("#", 4), "strong" if order == "number" else "head"),
        Piece(" "),
        Piece(fit(_("Score"), 5), "strong" if order == "score" else "head"),
        Piece(" "),
        Piece(fit(_("Risk"), _title_cells(width, columns)), "head"),
    ]
    for column in columns:
        put = fit_right if column.right else fit
        ink = "strong" if column.code == order else "head"
        found += [Piece(" "), Piece(put(_(column.title), column.cells), ink)]
    return tuple(found)


def row_pieces(
    risk: RiskRow, today: date, width: int, columns: Sequence[Column], glyph: Glyph
) -> Pieces:
    """One risk in `width` cells."""
    trend, trend_ink = trend_sign(risk, glyph)
    score_ink = "dim" if risk.ended else SCORE_INK.get(risk.level or "", "dim")
    found = [
        Piece(fit_right(str(risk.id), 4), "dim"),
        Piece(" "),
        Piece(fit_right(score_words(risk.score, glyph), 2), score_ink),
        Piece(level_sign(risk.level, glyph), score_ink),
        Piece(trend, trend_ink),
        Piece("  "),
        *_title(risk, _title_cells(width, columns), glyph),
    ]
    for column in columns:
        found += [Piece(" "), *_written(column, risk, today, glyph)]
    return tuple(found)


def _title_cells(width: int, columns: Sequence[Column]) -> int:
    return max(width - 11 - sum(column.cells + 1 for column in columns), _LEAST_TITLE)


def _title(risk: RiskRow, cells: int, glyph: Glyph) -> Iterator[Piece]:
    """The title with what must be seen before it: a chance, a trigger that was seen."""
    sign, ink = "", "plain"
    if risk.triggered_on is not None and not risk.ended:
        sign, ink = glyph("bad"), "bad"
    elif risk.polarity == "opportunity":
        sign, ink = glyph("plus"), "good"
    if sign:
        yield Piece(f"{sign} ", ink)
    yield Piece(risk.title, "dim" if risk.ended else "plain", cells - 2 * bool(sign))


def _written(column: Column, risk: RiskRow, today: date, glyph: Glyph) -> Iterator[Piece]:
    if column.code == "review":
        text, ink = review_words(risk, today, glyph, short=column.cells < _WHOLE_DAY)
        yield Piece(text, ink, column.cells)
    elif column.code == "money":
        text = brief(risk.cost_minor, risk.currency, glyph)
        yield Piece(fit_right(text, column.cells), "dim" if risk.cost_minor is None else "plain")
    else:
        known = {
            "owner": risk.owner,
            "project": risk.project or "",
            "category": word(CATEGORIES, risk.category),
            "strategy": word(STRATEGIES, risk.strategy) or glyph("unknown"),
            "status": word(STATUSES, risk.status),
        }
        yield Piece(known[column.code], "dim", column.cells)
