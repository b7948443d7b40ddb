"""The forecast strip: a month a line, its parts as numbers and as a bar, against the goal."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from salespm_tui.contract.pipeline import CurrencyFigures, MonthForecast
from salespm_tui.core.cells import cell_width, fit, fit_right
from salespm_tui.core.date_rules import ENGLISH_MONTHS
from salespm_tui.core.i18n import _, language
from salespm_tui.domain.figures import half_up
from salespm_tui.ui.present.clients import Glyph, Piece, Pieces
from salespm_tui.ui.present.pipeline import brief

LABEL, LEAST_BAR = 9, 8


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a forecast: the sign of its piece of the bar, its value, its ink."""

    sign: str
    value: Fraction
    ink: str


def parts_of(month: MonthForecast) -> tuple[Part, ...]:
    """What adds up to the forecast: won, commit, and best case and pipeline by their probability."""
    found = month.forecast
    return (
        Part("part_won", Fraction(found.won_minor), "good"),
        Part("part_commit", Fraction(found.commit_minor), "accent"),
        Part("part_best", found.best_case_weighted, "changed"),
        Part("part_pipeline", found.pipeline_weighted, "dim"),
    )


@dataclass(frozen=True, slots=True)
class Layout:
    """How the lines of the strip are laid out: the cells of each column and of the bar, and the
    amount at which a bar is full."""

    currency: str
    columns: tuple[int, ...]
    bar: int
    top: Fraction


def strip_lines(
    figures: CurrencyFigures, today: date, width: int, lines: int, glyph: Glyph
) -> list[Pieces]:
    """The head and a line for each month from this one on, `lines` in all."""
    first = today.replace(day=1)
    months = [one for one in figures.months if one.period.first >= first][: max(lines - 1, 0)]
    heads = _heads(glyph)
    columns = _columns(heads, width)
    bar = width - LABEL - 1 - sum(columns) if len(columns) == len(heads) else 0
    top = max(
        (max(one.forecast.total, Fraction(one.target_minor or 0)) for one in months),
        default=Fraction(0),
    )
    layout = Layout(figures.currency, columns, bar, top)
    return [
        _head_line(figures.currency, heads, columns),
        *(_month_line(one, today, layout, glyph) for one in months),
    ]


def _heads(glyph: Glyph) -> tuple[str, ...]:
    """What the columns are called; the sign of a part is that of its piece of the bar."""
    about = glyph("weighted")
    return (
        glyph("part_won") + " " + _("won"),
        glyph("part_commit") + " " + _("commit"),
        glyph("part_best") + about + _("best case"),
        glyph("part_pipeline") + about + _("pipeline"),
        _("forecast"),
        glyph("goal") + " " + _("goal"),
    )


def _columns(heads: Sequence[str], width: int) -> tuple[int, ...]:
    """The cells of each column that there is room for, the blank before it among them."""
    found: list[int] = []
    left = width - LABEL - 1
    for head in heads:
        cells = max(cell_width(head), 6) + 2
        if cells > left:
            break
        found.append(cells)
        left -= cells
    return tuple(found)


def _head_line(currency: str, heads: Sequence[str], columns: Sequence[int]) -> Pieces:
    words = "".join(fit_right(head, cells) for head, cells in zip(heads, columns, strict=False))
    return (Piece(f" {currency}", "head", LABEL + 1), Piece(words, "head"))


def _month_line(month: MonthForecast, today: date, layout: Layout, glyph: Glyph) -> Pieces:
    currency = layout.currency
    parts = parts_of(month)
    target = month.target_minor
    values = [half_up(part.value) for part in parts]
    values.append(half_up(month.forecast.total))
    texts = [brief(value, currency, glyph) if value else glyph("dot") for value in values]
    texts.append(glyph("unknown") if target is None else brief(target, currency, glyph))
    inks = [*("plain" for _part in parts), "strong", "plain"]
    short = target is not None and month.forecast.total < target
    inks[-2] = "warning" if short else "strong"
    label = month_words(month.period.first, today)
    current = month.period.first == today.replace(day=1)
    pieces = [Piece(f" {label}", "strong" if current else "plain", LABEL + 1)]
    pieces += [
        Piece(fit_right(text, cells), ink)
        for text, cells, ink in zip(texts, layout.columns, inks, strict=False)
    ]
    if layout.bar >= LEAST_BAR:
        pieces += [Piece("  "), *bar_pieces(month, layout.bar - 2, layout.top, glyph)]
    return tuple(pieces)


def bar_pieces(month: MonthForecast, width: int, top: Fraction, glyph: Glyph) -> list[Piece]:
    """The bar of a month: its parts one after the other, the goal as a sign where it stands.

    The cells of a part are its share of `top`, rounded at its end, so that parts never add up to
    more than their sum does.
    """
    cells = [(" ", "plain")] * width
    if top <= 0 or width <= 0:
        return [Piece(" " * max(width, 0))]
    done, begin = Fraction(0), 0
    for part in parts_of(month):
        done += part.value
        end = min(max(half_up(done * width / top), begin), width)
        cells[begin:end] = [(glyph(part.sign), part.ink)] * (end - begin)
        begin = end
    if month.target_minor is not None and month.target_minor > 0:
        at = min(half_up(Fraction(month.target_minor) * width / top), width) - 1
        cells[max(at, 0)] = (glyph("goal"), "strong")
    pieces: list[Piece] = []
    for sign, ink in cells:
        if pieces and pieces[-1].ink == ink:
            pieces[-1] = Piece(pieces[-1].text + sign, ink)
        else:
            pieces.append(Piece(sign, ink))
    return pieces


def month_words(first: date, today: date) -> str:
    """A month as short as it is clear: `Nov`, `Jan 2027`, 11月, 2027年1月."""
    if language() == "zh":
        return f"{first.month}月" if first.year == today.year else f"{first.year}年{first.month}月"
    name = ENGLISH_MONTHS[first.month - 1][:3].title()
    return name if first.year == today.year else f"{name} {first.year}"


def strip_text(figures: CurrencyFigures, today: date, width: int, glyph: Glyph) -> list[str]:
    """The strip as text, for copying."""
    lines = strip_lines(figures, today, width, 7, glyph)
    return [fit("".join(_text(piece) for piece in line), width).rstrip() for line in lines]


def _text(piece: Piece) -> str:
    return piece.text if piece.cells is None else fit(piece.text, piece.cells)
