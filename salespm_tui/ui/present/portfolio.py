"""The portfolio: which projects are shown in which order, and a project in a row."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from salespm_tui.contract.portfolio import Portfolio, PortfolioRow
from salespm_tui.core.cells import cell_width, fit, fit_right
from salespm_tui.core.i18n import N_, _, ngettext
from salespm_tui.core.similar import fold
from salespm_tui.domain.codes import HEALTH
from salespm_tui.domain.figures import half_up
from salespm_tui.domain.loop import place
from salespm_tui.ui.present import plan_words
from salespm_tui.ui.present import project_words as words
from salespm_tui.ui.present.client_words import word
from salespm_tui.ui.present.clients import Glyph, Piece, Pieces, dot
from salespm_tui.ui.present.loop import LINK_WORDS
from salespm_tui.ui.present.pipeline import brief

_FAR = 10**6
_LEAST_NAME = 10
_LONGEST_HEALTH, _LONGEST_CODE = 12, 8
_WIDE, _WIDEST = 106, 150


def in_order(rows: Sequence[PortfolioRow], order: str) -> tuple[PortfolioRow, ...]:
    """The projects by that order (`project_words.ORDERS`), those that are over behind all; unknown
    figures last. Amounts are compared within their currency."""
    return tuple(sorted(rows, key=lambda row: (row.is_over, *_KEYS[order](row), row.code)))


def next_order(order: str) -> str:
    """The order after that one."""
    codes = tuple(_KEYS)
    return codes[(codes.index(order) + 1) % len(codes)]


def _pace(row: PortfolioRow) -> tuple[object, ...]:
    value = None if row.pace is None else row.pace.pace.value
    return (value is None, value or 0)


def _exposure(row: PortfolioRow) -> tuple[object, ...]:
    if row.exposure is None or words.is_unrated(row.exposure):
        return (True, "", 0)
    return (False, row.currency, -row.exposure.exposure_minor)


def _margin(row: PortfolioRow) -> tuple[object, ...]:
    value = row.margin.margin.value
    return (True, "", 0) if value is None else (False, row.currency, value)


_KEYS: dict[str, Callable[[PortfolioRow], tuple[object, ...]]] = {
    "health": lambda row: (-HEALTH.index(row.health),),
    "milestone": lambda row: (_FAR if row.next_milestone is None else row.next_milestone.days,),
    "pace": _pace,
    "exposure": _exposure,
    "margin": _margin,
    "client": lambda row: (not row.client, fold(row.client or "")),
    "code": lambda row: (),
}


def searchable(row: PortfolioRow) -> str:
    """What a filter looks through, in the language of the moment."""
    said = (
        row.code,
        row.name,
        row.client,
        row.manager,
        word(plan_words.PROJECT_STATUS, row.status),
        word(plan_words.PROJECT_PHASE, row.phase),
        word(plan_words.HEALTH, row.health),
    )
    return fold(" ".join(filter(None, said)))


def matching(rows: Sequence[PortfolioRow], text: str) -> tuple[PortfolioRow, ...]:
    """The projects that hold every word of the text."""
    wanted = fold(text).split()
    return tuple(row for row in rows if all(one in searchable(row) for one in wanted))


# A row


@dataclass(frozen=True, slots=True)
class Column:
    """`cells` wide; `title` is its head, `code` the order that sorts by it."""

    code: str
    title: str
    cells: int
    right: bool = False


_NEXT = N_("Next")
_SHOWN = (
    Column("client", N_("Client"), 9),
    Column("phase", N_("Loop"), 8),
    Column("milestone", _NEXT, 7),
    Column("pace", N_("Goals"), 5, right=True),
    Column("exposure", N_("Risk"), 6, right=True),
    Column("margin", N_("Margin"), 6, right=True),
)
_SHOWN_WIDE = (
    Column("client", N_("Client"), 14),
    Column("phase", N_("Phase"), 14),
    Column("milestone", _NEXT, 8),
    Column("milestone_name", N_("Milestone"), 14),
    Column("pace", N_("Goals"), 5, right=True),
    Column("exposure", N_("Exposure"), 9, right=True),
    Column("margin", N_("Margin"), 6, right=True),
    Column("rate", "%", 5, right=True),
)
_CURRENCY = Column("currency", "", 3)
_SHOWN_WIDEST = (
    *_SHOWN_WIDE[:3],
    Column("milestone_name", N_("Milestone"), 24),
    *_SHOWN_WIDE[4:],
    _CURRENCY,
    Column("manager", N_("Manager"), 12),
    Column("open", N_("Open tasks"), 10, right=True),
)


@dataclass(frozen=True, slots=True)
class Shape:
    """How a row of `width` cells is divided."""

    width: int
    health: int
    code: int
    columns: tuple[Column, ...]

    @property
    def name(self) -> int:
        """What is left for the name."""
        taken = sum(column.cells + 1 for column in self.columns)
        return max(self.width - self.health - self.code - 2 - taken, _LEAST_NAME)


def shape_for(rows: Sequence[PortfolioRow], width: int, glyph: Glyph) -> Shape:
    """How rows with these projects are divided: no column is wider than what stands in it, so that the
    name gets the most."""
    health = max((cell_width(words.health_words(row, glyph)[0]) for row in rows), default=0)
    code = max((cell_width(row.code) for row in rows), default=0)
    columns = _SHOWN if width < _WIDE else _SHOWN_WIDE if width < _WIDEST else _SHOWN_WIDEST
    if width < _WIDEST and len({row.currency for row in rows}) > 1:
        columns = (*columns, _CURRENCY)  # amounts of several are told apart
    return Shape(
        width,
        max(min(health, _LONGEST_HEALTH), cell_width(_("Health"))),
        max(min(code, _LONGEST_CODE), cell_width(_("Code"))),
        tuple(_narrowed(column, rows, glyph) for column in columns),
    )


def _narrowed(column: Column, rows: Sequence[PortfolioRow], glyph: Glyph) -> Column:
    texts = (_WRITTEN[column.code](row, column, glyph)[0] for row in rows)
    widest = max(map(cell_width, (_head(column), *texts)))
    return replace(column, cells=min(column.cells, widest))


def _head(column: Column) -> str:
    return _(column.title) if column.title else ""


def title_pieces(shape: Shape, order: str) -> Pieces:
    """The heads of the columns; that by which the rows are sorted is strong."""
    found = [
        Piece(fit(_("Health"), shape.health), "strong" if order == "health" else "head"),
        Piece(" "),
        Piece(fit(_("Code"), shape.code), "strong" if order == "code" else "head"),
        Piece(" "),
        Piece(fit(_("Project"), shape.name), "head"),
    ]
    for column in shape.columns:
        put = fit_right if column.right else fit
        ink = "strong" if column.code == order else "head"
        found += [
            Piece(" "),
            Piece(put(_head(column), column.cells), ink),
        ]
    return tuple(found)


def row_pieces(row: PortfolioRow, shape: Shape, glyph: Glyph) -> Pieces:
    """One project in a row of that shape."""
    health, ink = words.health_words(row, glyph)
    found = [
        Piece(health, ink, shape.health),
        Piece(" "),
        Piece(row.code, "dim" if row.is_over else "strong", shape.code),
        Piece(" "),
        Piece(row.name, "dim" if row.is_over else "plain", shape.name),
    ]
    for column in shape.columns:
        text, ink = _WRITTEN[column.code](row, column, glyph)
        shown = fit_right(text, column.cells) if column.right else text
        found += [Piece(" "), Piece(shown, "dim" if row.is_over else ink, column.cells)]
    return tuple(found)


Written = tuple[str, str]


def _client(row: PortfolioRow, column: Column, glyph: Glyph) -> Written:
    return row.client or glyph("unknown"), "plain" if row.client else "dim"


def _phase(row: PortfolioRow, column: Column, glyph: Glyph) -> Written:
    """Where it stands; of one that is not under way, that it is not."""
    if row.status not in ("active", "closed", "cancelled"):
        return word(plan_words.PROJECT_STATUS, row.status), "dim"
    if column.title == "Loop":
        return _(LINK_WORDS[place(row.phase)]), "plain"
    return word(plan_words.PROJECT_PHASE, row.phase), "plain"


def _exposed(row: PortfolioRow, column: Column, glyph: Glyph) -> Written:
    if row.exposure is None or words.is_unrated(row.exposure):
        return glyph("unknown"), "dim"
    ink = "bad" if row.exposure.worst == "critical" else "plain"
    return brief(row.exposure.exposure_minor, row.currency, glyph), ink


def _left(row: PortfolioRow, column: Column, glyph: Glyph) -> Written:
    value = row.margin.margin.value
    if value is None:
        return glyph("unknown"), "dim"
    return brief(half_up(value), row.currency, glyph), "bad" if value < 0 else "plain"


def _rate(row: PortfolioRow, column: Column, glyph: Glyph) -> Written:
    return words.percent(row.margin.rate, glyph), "dim"


def _milestone(row: PortfolioRow, column: Column, glyph: Glyph) -> Written:
    return "" if row.next_milestone is None else row.next_milestone.name, "dim"


_WRITTEN: dict[str, Callable[[PortfolioRow, Column, Glyph], Written]] = {
    "client": _client,
    "phase": _phase,
    "milestone": lambda row, _column, glyph: words.days_words(row.next_milestone, glyph),
    "milestone_name": _milestone,
    "pace": lambda row, _column, glyph: words.pace_words(row.pace, glyph),
    "exposure": _exposed,
    "margin": _left,
    "rate": _rate,
    "currency": lambda row, _column, _glyph: (row.currency, "dim"),
    "manager": lambda row, _column, _glyph: (row.manager, "dim"),
    "open": lambda row, _column, _glyph: (str(row.open_tasks), "dim"),
}


# Around the rows


@dataclass(frozen=True, slots=True)
class View:
    """How the portfolio is looked at."""

    filter: str = ""
    order: str = "health"
    ended: bool = False


def portfolio_note(portfolio: Portfolio | None) -> str:
    """How many run, and how many of them are in trouble."""
    if portfolio is None:
        return ""
    running = [row for row in portfolio.projects if not row.is_over]
    number = len(running)
    parts = [ngettext("%(number)d project", "%(number)d projects", number) % {"number": number}]
    red = sum(row.health == "red" for row in running)
    if red:
        said = ngettext("%(number)d in trouble", "%(number)d in trouble", red)
        parts.append(said % {"number": red})
    return " · ".join(parts)


def portfolio_status(
    portfolio: Portfolio | None, shown: int, view: View, current: str, glyph: Glyph
) -> str:
    """What the list shows, and of how many; which project is worked on."""
    if portfolio is None:
        return ""
    facts = [_("working on %(code)s") % {"code": current}] if current else []
    if view.filter:
        facts.append(_("filter: %(text)s") % {"text": view.filter})
        facts.append(_("%(shown)d of %(all)d") % {"shown": shown, "all": len(portfolio.projects)})
    if view.order != "health":
        facts.append(_("by %(order)s") % {"order": word(words.ORDERS, view.order)})
    due = gates_due(portfolio.projects, portfolio.today)
    if due:
        said = ngettext("%(number)d gate due", "%(number)d gates due", due)
        facts.append(said % {"number": due})
    if portfolio.ended and not view.ended:
        said = ngettext(
            "%(number)d ended, C shows it", "%(number)d ended, C shows them", portfolio.ended
        )
        facts.append(said % {"number": portfolio.ended})
    return dot(glyph).join(facts)


def gates_due(rows: Sequence[PortfolioRow], today: date) -> int:
    """How many projects have the gate of their phase due by now."""
    return sum(
        not row.is_over and row.gate_due is not None and row.gate_due <= today for row in rows
    )


def empty_words(view: View) -> str:
    """What to say where no project is shown."""
    if view.filter:
        return _("No project matches “%(text)s”; esc shows all.") % {"text": view.filter}
    return _("No projects yet. Press n to begin one, empty or from a template.")
