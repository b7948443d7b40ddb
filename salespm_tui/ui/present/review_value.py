"""Earned value in words: the panel of figures, the tasks with theirs, money goals read the same way."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from salespm_tui.contract.review import EarnedValue, Evm, EvmRow, Figure, RevenueEvm
from salespm_tui.contract.values import Ref
from salespm_tui.core.cells import cell_width, fit, fit_right
from salespm_tui.core.i18n import N_, _
from salespm_tui.core.money import format_money
from salespm_tui.core.typed_dates import format_date
from salespm_tui.domain.figures import Number, half_up, known, write_number, write_percent
from salespm_tui.ui.present.clients import Glyph, Piece, Pieces, dot
from salespm_tui.ui.present.goal_detail import DetailLine, flow
from salespm_tui.ui.present.pipeline import brief

GOOD_INDEX, FAIR_INDEX = Fraction(95, 100), Fraction(85, 100)
"""From the first on an index is on course, from the second on in danger, below it in trouble."""
_FAIR_SHARE = Fraction(1, 10)
"""What the end may cost more than the budget before that is trouble, as a share of it."""
FIGURES = (
    "bac",
    "pv",
    "ev",
    "ac",
    "sv",
    "cv",
    "sv_percent",
    "cv_percent",
    "spi",
    "cpi",
    "eac_typical",
    "eac_atypical",
    "eac_both",
    "etc",
    "vac",
    "tcpi_bac",
    "tcpi_eac",
    "roi",
)
"""Every figure, in the order in which people learn them."""
NAMES = {
    "bac": N_("BAC"),
    "pv": N_("PV"),
    "ev": N_("EV"),
    "ac": N_("AC"),
    "sv": N_("SV"),
    "cv": N_("CV"),
    "sv_percent": N_("SV%"),
    "cv_percent": N_("CV%"),
    "spi": N_("SPI"),
    "cpi": N_("CPI"),
    "eac_typical": N_("EAC"),
    "eac_atypical": N_("EAC rest as planned"),
    "eac_both": N_("EAC both indices"),
    "etc": N_("ETC"),
    "vac": N_("VAC"),
    "tcpi_bac": N_("TCPI"),
    "tcpi_eac": N_("TCPI for EAC"),
    "roi": N_("ROI"),
}
_PLACES = (
    ("bac", "sv", "spi", "eac_typical"),
    ("pv", "cv", "cpi", "eac_atypical"),
    ("ev", "sv_percent", "tcpi_bac", "eac_both"),
    ("ac", "cv_percent", "tcpi_eac", "etc"),
    ("", "", "roi", "vac"),
)
_MOST_WANTED = ("spi", "cpi", "bac", "pv", "ev", "ac", "eac_typical", "vac")
_FOUR_COLUMNS = 76
"""The cells that four columns of figures take."""
_MONEY = frozenset(
    ("bac", "pv", "ev", "ac", "sv", "cv", "eac_typical", "eac_atypical", "eac_both", "etc", "vac")
)
_SHARES = frozenset(("sv_percent", "cv_percent", "roi"))
_CORNERS = (15, 17, 21)
"""The cells of the panel's first three columns; the last one has the rest."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of figures behind the name of a task, where the row has `least` cells."""

    name: str
    cells: int
    least: int


_COLUMNS = (
    Column("percent", 5, 0),
    Column("bac", 8, 100),
    Column("pv", 8, 84),
    Column("ev", 8, 84),
    Column("ac", 8, 84),
    Column("sv", 8, 54),
    Column("cv", 8, 54),
    Column("spi", 6, 0),
    Column("cpi", 6, 0),
    Column("eac_typical", 9, 110),
)


def figure_of(earned: EarnedValue, name: str, roi: Figure | None = None) -> Figure | None:
    """The figure of that name; None where nobody asked for it."""
    if name in ("bac", "pv", "ev", "ac"):
        return known(getattr(earned.values, name))
    if name == "roi":
        return roi
    found: Figure = getattr(earned, name)
    return found


def written(name: str, value: Number, currency: str, glyph: Glyph, *, whole: bool = False) -> str:
    """A figure as people read it; `whole` money is written out."""
    if name in _SHARES:
        return write_percent(value)
    if name not in _MONEY:
        return write_number(value, 2)
    minor = half_up(value)
    return format_money(minor, currency) if whole else brief(minor, currency, glyph)


def standing(name: str, earned: EarnedValue) -> str:
    """How a figure stands: good, warning or bad; empty where nothing can be said of it."""
    if name in ("spi", "sv", "sv_percent"):
        return _index_standing(earned.spi)
    if name in ("cpi", "cv", "cv_percent"):
        return _index_standing(earned.cpi)
    if name in ("tcpi_bac", "tcpi_eac"):
        return _to_complete_standing(getattr(earned, name))
    estimate = earned.eac_typical.value
    if name in ("vac", "eac_typical") and estimate is not None and earned.values.bac:
        over = (estimate - earned.values.bac) / earned.values.bac
        return "good" if over <= 0 else "warning" if over <= _FAIR_SHARE else "bad"
    return ""


def _index_standing(index: Figure) -> str:
    if index.value is None:
        return ""
    if index.value >= GOOD_INDEX:
        return "good"
    return "warning" if index.value >= FAIR_INDEX else "bad"


def _to_complete_standing(index: Figure) -> str:
    if index.value is None:
        return "bad" if index.why is not None and index.why.code == "unreachable" else ""
    if index.value <= 1:
        return "good"
    return "warning" if index.value <= 1 + _FAIR_SHARE else "bad"


def mark_of(stand: str, glyph: Glyph) -> str:
    """The sign of a standing: nothing is the matter, in danger, in trouble."""
    return glyph(stand) if stand in ("warning", "bad") else " "


# The panel


def panel_lines(
    evm: Evm, roi: Figure | None, width: int, glyph: Glyph, *, low: bool = False
) -> list[Pieces]:
    """Where and against what it is reckoned, the figures in four columns, and why some are `—`; on a
    `low` screen only those that are asked for most."""
    lines = [_heading(evm, glyph)]
    if evm.total is None:
        return [*lines, *missing_lines(evm, width)]
    if low:
        told = _figures_told(evm, evm.total, _MOST_WANTED, glyph)
        return [*lines, *(line.pieces for line in flow(told, width - 1, dot(glyph), 1))]
    if width < _FOUR_COLUMNS:
        told = _figures_told(evm, evm.total, FIGURES, glyph)
        return [*lines, *(line.pieces for line in flow(told, width - 1, dot(glyph), 1))]
    for row in _PLACES:
        cells = (*_CORNERS, max(width - sum(_CORNERS) - 2, 20))
        pieces = [Piece(" ")]
        for name, room in zip(row, cells, strict=True):
            pieces += _figure_pieces(name, evm, roi, room, glyph)
        lines.append(tuple(pieces))
    return [*lines, *(line.pieces for line in why_lines(evm.total, roi, width - 1, glyph))]


def _heading(evm: Evm, glyph: Glyph) -> Pieces:
    """The status date and the baseline."""
    day = format_date(evm.status_date, evm.today)
    today = evm.status_date == evm.today
    on = _("at %(day)s, today") if today else _("at %(day)s")
    pieces = [Piece(f" {on % {'day': day}}", "strong")]
    if evm.baseline_on is not None:
        of = format_date(evm.baseline_on, evm.today, short=True)
        words = _("baseline %(name)s of %(day)s") % {"name": evm.baseline or "", "day": of}
        pieces += [Piece(dot(glyph), "dim"), Piece(words, "dim")]
    return (*pieces, Piece(f"{evm.currency} ", "dim", right=True))


def missing_lines(evm: Evm, width: int) -> list[Pieces]:
    """Why there is nothing, and which key helps."""
    help_words = _("B goes to the timeline, where B takes a baseline of the plan as it stands.")
    said = "" if evm.missing is None else str(evm.missing)
    told = flow([Piece(said, "warning")], width - 2, "", 1)
    return [line.pieces for line in (*told, *flow([Piece(help_words, "dim")], width - 2, "", 1))]


def _figure_pieces(
    name: str, evm: Evm, roi: Figure | None, cells: int, glyph: Glyph
) -> Iterator[Piece]:
    """One figure with its name and its sign, in as many cells."""
    if not name or evm.total is None:
        yield Piece("", "plain", cells)
        return
    figure = figure_of(evm.total, name, roi)
    stand = standing(name, evm.total)
    text, ink = glyph("undefined"), "dim"
    if figure is not None and figure.value is not None:
        text, ink = written(name, figure.value, evm.currency, glyph), stand or "strong"
    title = _(NAMES[name])
    yield Piece(f"{title} ", "dim")
    text = f"{text} {mark_of(stand, glyph)}".rstrip()
    yield Piece(text, ink, max(cells - cell_width(title) - 1, 4))


def _figures_told(evm: Evm, earned: EarnedValue, names: Sequence[str], glyph: Glyph) -> list[Piece]:
    """Figures that are known, each with its name and its sign, to stand one behind the other."""
    told = []
    for name in names:
        figure = figure_of(earned, name)
        if figure is not None and figure.value is not None:
            text = written(name, figure.value, evm.currency, glyph)
            stand = standing(name, earned)
            words = f"{_(NAMES[name])} {text} {mark_of(stand, glyph)}".rstrip()
            told.append(Piece(words, stand or "plain"))
    return told


def why_lines(
    earned: EarnedValue, roi: Figure | None, width: int, glyph: Glyph
) -> Iterator[DetailLine]:
    """Why figures are `—`, those of one reason together."""
    reasons: dict[str, list[str]] = {}
    for name in FIGURES:
        figure = figure_of(earned, name, roi)
        if figure is not None and figure.value is None and figure.why is not None:
            reasons.setdefault(str(figure.why.text), []).append(_(NAMES[name]))
    told = [
        Piece(f"{', '.join(names)} {glyph('undefined')}: {reason}", "dim")
        for reason, names in reasons.items()
    ]
    yield from flow(told, width, dot(glyph), 1)


# The tasks


def columns_in(width: int) -> tuple[Column, ...]:
    """The columns that a row of that width has room for."""
    return tuple(column for column in _COLUMNS if width >= column.least)


def table_titles(width: int, *, worst: bool) -> Pieces:
    """The heads of the columns."""
    columns = columns_in(width)
    title = _("Task, the worst first") if worst else _("Task")
    pieces = [Piece(fit(title, _name_cells(width, columns)), "head")]
    for column in columns:
        head = "%" if column.name == "percent" else _(NAMES[column.name])
        pieces.append(Piece(fit_right(head, column.cells - 1) + " ", "head"))
    return tuple(pieces)


def _name_cells(width: int, columns: Sequence[Column]) -> int:
    return max(width - sum(column.cells for column in columns), 8)


def in_order(rows: Sequence[EvmRow], *, worst: bool) -> list[EvmRow]:
    """As the plan has them; or the leaves alone, those that lost most money and value first."""
    if not worst:
        return list(rows)
    leaves = [row for row in rows if not row.is_summary]
    return sorted(leaves, key=lambda row: (_lost(row), row.wbs))


def _lost(row: EvmRow) -> Fraction:
    """What a task is behind or over, in minor units, the greater of both; 0 where it is neither."""
    values = row.earned.values
    return min(values.ev - values.pv, values.ev - values.ac, Fraction(0))


def task_lines(
    evm: Evm, rows: Sequence[EvmRow], width: int, glyph: Glyph, *, worst: bool
) -> list[DetailLine]:
    """One line a task, indented as in the plan; the worst first they stand alone."""
    columns = columns_in(width)
    cells = _name_cells(width, columns)
    lines = []
    for row in rows:
        name = _row_name(row, cells, glyph, flat=worst)
        figures = (_cell(evm, row, column, glyph) for column in columns)
        lines.append(DetailLine(Ref("task", row.task_id), (name, Piece(" "), *figures)))
    return lines


def _row_name(row: EvmRow, cells: int, glyph: Glyph, *, flat: bool) -> Piece:
    ink = "dim" if row.gone else "strong" if row.is_summary else "plain"
    name = f"{row.wbs} {row.name}".strip()
    if row.gone:
        name = f"{glyph('dropped')} {name}"
    return Piece(name if flat else "  " * row.level + name, ink, cells - 1)


def _cell(evm: Evm, row: EvmRow, column: Column, glyph: Glyph) -> Piece:
    if column.name == "percent":
        return Piece(fit_right(f"{row.percent}%", column.cells - 1) + " ", "dim")
    figure = figure_of(row.earned, column.name)
    if figure is None or figure.value is None:
        return Piece(fit_right(glyph("undefined"), column.cells - 1) + " ", "dim")
    text = written(column.name, figure.value, evm.currency, glyph)
    stand = standing(column.name, row.earned)
    mark = mark_of(stand, glyph) if column.name in ("spi", "cpi") else " "
    ink = stand if stand in ("warning", "bad") else "plain"
    return Piece(fit_right(text, column.cells - 1) + mark, ink)


def told_task(evm: Evm, row: EvmRow, width: int, glyph: Glyph) -> list[DetailLine]:
    """One task with all its figures, and why some are `—`."""
    head = f"{row.wbs} {row.name}".strip()
    tail = _("called off since the baseline") if row.gone else f"{row.percent}%"
    lines = [DetailLine(None, (Piece(head, "strong"), Piece(f"{tail} ", "dim", right=True)))]
    told = _figures_told(evm, row.earned, FIGURES, glyph)
    if row.budget_minor is None:
        told.insert(0, Piece(_("no budget in the baseline: nothing of it is earned"), "warning"))
    lines += flow(told, width, dot(glyph))
    return [*lines, *why_lines(row.earned, None, width, glyph)]


def note_lines(evm: Evm, width: int, glyph: Glyph) -> list[DetailLine]:
    """What could not be counted, and what was spent on no task."""
    told = [Piece(str(note), "dim") for note in evm.notes]
    return list(flow(told, width, dot(glyph)))


# Money goals


_REVENUE: tuple[tuple[str, Callable[[RevenueEvm], Figure], bool], ...] = (
    (N_("target"), lambda goal: known(goal.target), True),
    (N_("expected"), lambda goal: goal.expected, True),
    (N_("booked"), lambda goal: goal.booked, True),
    (N_("cost of selling"), lambda goal: known(goal.spent), True),
    (N_("ahead or behind"), lambda goal: goal.sv, True),
    (N_("booked to expected"), lambda goal: goal.spi, False),
    (N_("booked to cost"), lambda goal: goal.cpi, False),
)


def revenue_lines(evm: Evm, width: int, glyph: Glyph) -> list[DetailLine]:
    """Each money goal with what is expected, booked and spent on selling."""
    lines: list[DetailLine] = []
    for goal in evm.revenue:
        stand = _index_standing(goal.spi)
        pieces = (
            Piece(f"{mark_of(stand, glyph)} ", stand or "plain", 2),
            Piece(goal.name, "strong"),
            Piece(f"{goal.currency} ", "dim", right=True),
        )
        lines.append(DetailLine(Ref("goal", goal.goal_id), pieces))
        told, whys = [], []
        for title, figure_in, is_money in _REVENUE:
            figure = figure_in(goal)
            if figure.value is not None:
                text = _revenue_text(figure.value, goal.currency, glyph, money=is_money)
                told.append(Piece(f"{_(title)} {text}"))
            elif figure.why is not None:
                whys.append(Piece(f"{_(title)} {glyph('undefined')}: {figure.why.text}", "dim"))
        if goal.return_on.value is not None:
            told.append(Piece(f"{_(NAMES['roi'])} {write_percent(goal.return_on.value)}"))
        lines += flow(told, width - 3, dot(glyph), 2)
        lines += flow(whys, width - 3, dot(glyph), 2)
    return lines


def _revenue_text(value: Fraction, currency: str, glyph: Glyph, *, money: bool) -> str:
    return brief(half_up(value), currency, glyph) if money else write_number(value, 2)
