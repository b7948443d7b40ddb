"""Loads, budgets and candidates in words and signs: no app, no file."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction

import pytest

from salespm_tui.contract.budget import BudgetLineRow
from salespm_tui.contract.team import Load, PlanLoad
from salespm_tui.core.cells import cell_width
from salespm_tui.core.errors import UserError
from salespm_tui.core.i18n import set_language
from salespm_tui.domain.figures import Figure, undefined
from salespm_tui.ui.forms.resource import read_hours
from salespm_tui.ui.forms.spend_line import Purse, read_spent
from salespm_tui.ui.present.candidates import Share, read_share, share_text
from salespm_tui.ui.present.chart import Scale, view_of
from salespm_tui.ui.present.load_row import is_anybody, row_cells, worst_in
from salespm_tui.ui.present.money_detail import return_words
from salespm_tui.ui.present.money_rows import Amounts, gone_bar
from salespm_tui.ui.present.team_load import (
    Columns,
    ghost_pieces,
    head_pieces,
    load_pieces,
    weeks_in,
)
from salespm_tui.ui.present.team_rows import purchase_words
from salespm_tui.ui.present.team_words import load_step
from salespm_tui.ui.theme import glyph
from salespm_tui.ui.widgets import gantt, load_row, team_lists

MONDAY = date(2026, 11, 23)
TODAY = MONDAY + timedelta(days=1)
for brings_signs in (gantt, load_row, team_lists):
    assert brings_signs


def sign(name: str) -> str:
    return glyph(name, plain=False)


def plain(name: str) -> str:
    return glyph(name, plain=True)


def load_of(*hours: int, weeks: int = 1) -> Load:
    """Hours of work on each day, of eight on working days."""
    assigned = tuple(60 * one for one in hours)
    capacity = tuple(0 if day % 7 > 4 else 480 for day in range(len(hours)))
    over = tuple(work > holds for work, holds in zip(assigned, capacity, strict=True))
    per_week = [slice(7 * week, 7 * week + 7) for week in range(weeks)]
    return Load(
        assigned,
        capacity,
        over,
        tuple(sum(assigned[week]) for week in per_week),
        tuple(sum(capacity[week]) for week in per_week),
        tuple(sum(over[week]) for week in per_week),
    )


DAYS = tuple(MONDAY + timedelta(days=at) for at in range(7))
FULL_WEEK = load_of(0, 2, 5, 7, 8, 0, 0)
TOO_FULL = load_of(12, 4, 0, 0, 0, 0, 1)


@pytest.mark.parametrize(
    ("percent", "step"),
    [
        (0, "0"),
        (1, "1"),
        (33, "1"),
        (34, "2"),
        (66, "2"),
        (99, "3"),
        (100, "4"),
        (101, "over"),
        (None, "over"),
    ],
)
def test_a_share_has_its_step(percent: int | None, step: str) -> None:
    assert load_step(percent) == step


def test_days_show_how_full_they_are() -> None:
    columns = Columns("day", MONDAY, 1, MONDAY)
    pieces = list(load_pieces(FULL_WEEK, DAYS, (MONDAY,), columns, sign))
    assert "".join(piece.text for piece in pieces) == "·░▒▓█  "
    assert [piece.ink for piece in pieces][-2:] == ["shade", "shade"]
    told = "".join(piece.text for piece in load_pieces(TOO_FULL, DAYS, (MONDAY,), columns, plain))
    assert told == "!=... !"


def test_what_is_over_is_dim() -> None:
    columns = Columns("day", MONDAY, 1, MONDAY + timedelta(days=2))
    inks = [piece.ink for piece in load_pieces(FULL_WEEK, DAYS, (MONDAY,), columns, sign)]
    assert inks[:3] == ["dim", "dim", "heat_medium"]


def test_a_week_that_is_not_full_may_hold_too_much_on_a_day() -> None:
    columns = Columns("week", MONDAY, 2, TODAY)
    pieces = list(load_pieces(TOO_FULL, DAYS, (MONDAY,), columns, sign))
    assert pieces[0].text == "!  43"
    assert pieces[0].ink == "heat_critical"
    assert "".join(piece.text for piece in pieces).rstrip() == "!  43"


@pytest.mark.parametrize("zoom", ["day", "week"])
@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_heat_map_is_as_wide_as_it_says(zoom: str, language: str) -> None:
    set_language(language)
    weeks = weeks_in(zoom, 53)
    columns = Columns(zoom, MONDAY, weeks, TODAY)
    assert columns.cells <= 54
    load = load_of(*([8] * 7 * weeks), weeks=weeks)
    days = tuple(MONDAY + timedelta(days=at) for at in range(7 * weeks))
    mondays = tuple(days[::7])
    head = sum(cell_width(piece.text) for piece in head_pieces(columns))
    row = sum(cell_width(p.text) for p in load_pieces(load, days, mondays, columns, sign))
    ghost = ghost_pieces((480,) * weeks, load, mondays, columns, sign)
    assert head == columns.cells
    assert row <= columns.cells
    assert sum(cell_width(piece.text) for piece in ghost) == columns.cells - 1


def test_open_deals_are_marked_where_they_would_be_too_much() -> None:
    columns = Columns("week", MONDAY, 1, TODAY)
    (piece,) = ghost_pieces((480,), FULL_WEEK, (MONDAY,), columns, sign)
    assert (piece.text, piece.ink) == ("+20% ", "dim")
    (piece,) = ghost_pieces((2000,), FULL_WEEK, (MONDAY,), columns, sign)
    assert (piece.text, piece.ink) == ("!83% ", "warning")


def test_the_row_under_the_chart_stands_cell_by_cell_below_it() -> None:
    load = PlanLoad(DAYS, (MONDAY,), TOO_FULL, (("Li Wei",), *[()] * 5, ("Li Wei",)))
    view = view_of(Scale("week", MONDAY), 0, 10, TODAY, lambda day: day.weekday() > 4)
    cells = row_cells(load, view, "Load of all", 36, sign)
    assert sum(cell_width(text) for text, _ink in cells) == 36 + 10
    text = "".join(text for text, _ink in cells)
    assert text.startswith("   Load of all  150% 23 Nov Li Wei")
    assert text.endswith("!▃··· !   ")
    days = view_of(Scale("day", MONDAY), 0, 8, TODAY, lambda day: False)
    assert "".join(text for text, _ink in row_cells(load, days, "Load", 12, plain)).endswith(
        "!!!!----"
    )


def test_the_worst_day_is_the_one_with_most_too_much_in_sight() -> None:
    load = PlanLoad(DAYS, (MONDAY,), TOO_FULL, tuple((str(at),) for at in range(7)))
    worst = worst_in(load, MONDAY, DAYS[-1])
    assert worst is not None
    assert (worst.day, worst.percent) == (MONDAY, 150)
    last = worst_in(load, TODAY, DAYS[-1])
    assert last is not None
    assert (last.day, last.percent) == (DAYS[-1], None)
    assert worst_in(load, TODAY, DAYS[3]) is None
    empty = PlanLoad((), (), Load((), (), (), (), (), ()), ())
    assert is_anybody(load)
    assert not is_anybody(empty)


def line(line_id: int, name: str, category: str) -> BudgetLineRow:
    return BudgetLineRow(line_id, 1, category, name, 0, None, 0, "CNY", None, "")


VISITS, FAIR = line(1, "Visits", "travel"), line(2, "Spring fair", "marketing")
PURSE = Purse(1, "CNY", (VISITS, FAIR), TODAY, FAIR, "marketing")


@pytest.mark.parametrize(
    ("text", "amount", "line_id", "day", "note"),
    [
        ("1200 travel 客户拜访 !fri", 120_000, 1, date(2026, 11, 27), "客户拜访"),
        ("3.5k Spring banners", 350_000, 2, TODAY, "banners"),
        ("80 taxi to the airport", 8_000, 2, TODAY, "taxi to the airport"),
        ("-200 trav refund", -20_000, 1, TODAY, "refund"),
    ],
)
def test_spending_is_read_in_one_line(
    text: str, amount: int, line_id: int, day: date, note: str
) -> None:
    spent = read_spent(text, PURSE)
    assert spent.line is not None
    assert (spent.amount_minor, spent.line.id, spent.on, spent.note) == (amount, line_id, day, note)
    assert spent.command(PURSE).status == "spent"


def test_spending_on_a_category_without_a_line_names_it_and_a_plus_binds_only() -> None:
    spent = read_spent("900 training course +", PURSE)
    command = spent.command(PURSE)
    assert (command.project_id, command.category, command.status) == (1, "training", "committed")
    assert "ordered, not paid yet" in spent.words("CNY", TODAY)


@pytest.mark.parametrize("text", ["", "travel 1200", "1200 travel !someday"])
def test_what_is_no_spending_is_refused(text: str) -> None:
    with pytest.raises(UserError):
        read_spent(text, PURSE)


def test_shares_are_read_as_they_are_written() -> None:
    assert read_share("50 %") == Share(50, None)
    assert read_share("") == Share(100, None)
    assert read_share("3d") == Share(100, 1440)
    assert read_share(share_text(80, None)) == Share(80, None)
    assert read_share(share_text(100, 240)) == Share(100, 240)
    for wrong in ("0", "2000%", "much", "3ed"):
        with pytest.raises(UserError):
            read_share(wrong)


def test_hours_of_a_day_are_those_of_a_day() -> None:
    assert read_hours("6") == 360
    assert read_hours("7h30") == 450
    for wrong in ("0", "25h", "2d"):
        with pytest.raises(UserError):
            read_hours(wrong)


def test_money_that_is_gone_is_drawn() -> None:
    def drawn(spent: int, committed: int, revised: int = 100) -> str:
        left = revised - spent - committed
        amounts = Amounts(100, revised, spent, committed, left, "CNY")
        return "".join(piece.text for piece in gone_bar(amounts, 10, sign))

    assert drawn(50, 20) == "█████▒▒···"
    assert drawn(130, 0) == "█" * 10
    assert drawn(0, 0, revised=0).strip() == ""
    assert len(drawn(5, 0, revised=0)) == 10


def test_a_return_says_its_value_or_why_there_is_none() -> None:
    assert return_words(Figure(Fraction(3, 2))) == "return on spending 150%"
    assert return_words(undefined("no_actual_cost")).startswith("no return on it: nothing has been")


def test_a_purchase_says_whether_it_is_late() -> None:
    facts, ink = purchase_words(MONDAY, None, None, TODAY)
    assert (facts[-1], ink) == ("late 1 d", "bad")
    assert purchase_words(TODAY, MONDAY, MONDAY, TODAY)[1] == "dim"
    assert purchase_words(TODAY + timedelta(days=3), None, None, TODAY)[1] == "warning"
    assert purchase_words(None, None, None, TODAY) == ([], "dim")
