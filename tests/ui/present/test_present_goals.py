"""Goals in words and cells: bars, cards, rows, the chart's numbers, what closes a gap."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salespm_tui.contract.goals import BurnUp, GapDeal, GapPlan, GoalRow, RolledUp
from salespm_tui.core.cells import cell_width
from salespm_tui.core.i18n import set_language
from salespm_tui.core.labels import label
from salespm_tui.domain.figures import known, undefined
from salespm_tui.ui.present import goal_words as words
from salespm_tui.ui.present.burn_up import plot_of
from salespm_tui.ui.present.close_gap import gap_text
from salespm_tui.ui.present.goal_bar import bar_cells
from salespm_tui.ui.present.goal_board import CardLook, board_cells, head_cells, lay_out
from salespm_tui.ui.present.goal_tree import (
    TreeLook,
    matching,
    row_cells,
    title_cells,
    told_apart,
    visible,
)
from salespm_tui.ui.theme import glyph
from salespm_tui.ui.widgets import goal_board as _signs
from salespm_tui.ui.widgets import goal_lists as _more_signs

assert _signs
assert _more_signs
TODAY = date(2026, 11, 23)
START, DUE = date(2026, 10, 1), date(2026, 12, 31)


def ascii_glyph(name: str) -> str:
    return glyph(name, plain=True)


def fine_glyph(name: str) -> str:
    return glyph(name, plain=False)


def goal(goal_id: int = 1, **fields: object) -> GoalRow:
    """Half of twelve customers, of which 7.5 are expected today."""
    row = GoalRow(
        id=goal_id,
        parent_id=None,
        level=0,
        children=0,
        project_id=None,
        project=None,
        name="New customers",
        metric="new_customers",
        unit="customers",
        currency=None,
        aggregation="cumulative",
        direction="higher",
        curve="linear",
        curve_points=(),
        fed_by="manual",
        owner="李伟",
        strategy_note="",
        notes="",
        status="active",
        start=START,
        due=DUE,
        baseline=0,
        target=1200,
        stretch=None,
        actual=known(600),
        source="manual",
        source_text=label("stated by hand"),
        attainment=known(Fraction(1, 2)),
        expected=known(750),
        pace=known(Fraction(4, 5)),
        gap=known(-150),
        projection=known(960),
        required_per_day=known(Fraction(600, 28)),
        stretch_attainment=undefined("no_stretch"),
        reached=False,
        band="at_risk",
        band_why=None,
        days_total=66,
        days_gone=38,
        days_left=28,
        confidence=2,
        checked_on=TODAY,
        last_check_in=TODAY,
        factors=0,
        rolled=None,
    )
    return replace(row, **fields)  # type: ignore[arg-type]


def bar(row: GoalRow, width: int = 16) -> str:
    return "".join(text for text, _ink in bar_cells(row, width, ascii_glyph, plain=True))


def test_a_bar_says_what_is_reached_what_is_expected_and_where_the_target_is() -> None:
    assert bar(goal()) == "########--|-----"


def test_the_mark_of_today_stays_visible_where_more_is_reached() -> None:
    assert bar(goal(attainment=known(Fraction(15, 16)))) == "##########|####-"


def test_a_bar_beyond_its_target_ends_in_an_arrow() -> None:
    assert bar(goal(attainment=known(Fraction(3, 2)), band="done")) == "###############>"


def test_a_little_is_not_nothing_and_unknown_is_empty() -> None:
    assert bar(goal(attainment=known(Fraction(1, 100)))).startswith("#-")
    unknown = goal(attainment=undefined("no_actual"), expected=undefined("no_target"))
    assert bar(unknown) == "-" * 16
    fine = bar_cells(goal(attainment=known(Fraction(33, 64))), 16, fine_glyph, plain=False)
    assert "".join(text for text, _ink in fine).startswith("████████▎")


@given(st.fractions(-2, 3), st.fractions(-1, 2), st.integers(4, 60), st.booleans())
def test_a_bar_is_as_wide_as_it_is_asked_to_be(
    share: Fraction, due: Fraction, width: int, plain: bool
) -> None:
    row = goal(attainment=known(share), expected=known(due * 1200))
    signs = ascii_glyph if plain else fine_glyph
    cells = bar_cells(row, width, signs, plain=plain)
    assert cell_width("".join(text for text, _ink in cells)) == width


def test_empty_bands_take_no_room_and_long_ones_take_what_is_left() -> None:
    rows = [goal(n, band="behind") for n in (1, 2, 3, 4)] + [goal(5, band="done")]
    board = lay_out(rows, 80, card=6, at=None)
    assert [(column.band, column.lanes) for column in board.columns] == [("behind", 2), ("done", 1)]
    assert [[one.id for one in lane] for lane in board.lanes] == [[1, 3], [2, 4], [5]]
    assert board.lane_width == 26
    head = "".join(text for text, _ink in head_cells(board, ascii_glyph))
    assert head.index("! Behind 4") == 1
    assert head.index("x Done 1") == 53


def test_the_worst_pace_stands_first() -> None:
    rows = [
        goal(1, band="behind", pace=known(Fraction(7, 10))),
        goal(2, band="behind", pace=undefined("no_actual")),
        goal(3, band="behind", pace=known(Fraction(1, 10))),
    ]
    assert lay_out(rows, 26, card=6, at=None).order == (3, 1, 2)


def test_lanes_that_do_not_fit_are_scrolled_to() -> None:
    bands = ("behind", "at_risk", "on_track", "done", None)
    rows = [goal(n, band=band) for n, band in enumerate(bands)]
    board = lay_out(rows, 79, card=6, at=4)
    assert (board.shown, board.first) == (4, 1)
    head = "".join(text for text, _ink in head_cells(board, ascii_glyph))
    assert head.endswith("<")
    assert cell_width(head) == 79


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("width", [60, 79, 119, 199])
@pytest.mark.parametrize("card", [6, 8])
def test_every_line_of_the_board_is_whole(language: str, width: int, card: int) -> None:
    set_language(language)
    names = ("华为技术有限公司的年度销售额目标", "A goal with quite a long name indeed", "短")
    bands = ("behind", "at_risk", "ahead", "done", None)
    rows = [
        goal(
            n,
            name=names[n % 3],
            band=bands[n % 5],
            currency="CNY",
            target=3_000_000_000,
            children=n,
        )
        for n in range(12)
    ]
    board = lay_out(rows, width, card=card, at=3)
    look = CardLook(fine_glyph, plain=False, today=TODAY, at=3, focused=True)
    for y in range(board.height):
        line = "".join(text for text, _ink in board_cells(board, y, look))
        assert cell_width(line) == board.shown * board.lane_width <= width


def test_no_digit_of_a_card_is_cut_before_the_words_give_way() -> None:
    set_language("zh")
    row = goal(currency="CNY", actual=known(620_000_000), target=3_000_000_000)
    board = lay_out([row, *(goal(n, band=b) for n, b in enumerate(("behind", "done"), 2))],
                    60, card=6, at=None)  # fmt: skip
    look = CardLook(fine_glyph, plain=False, today=TODAY, at=None, focused=False)
    line = "".join(text for text, _ink in board_cells(board, 2, look))
    assert "620万/3,000万" in line


def test_a_row_of_the_tree_is_as_wide_as_its_titles() -> None:
    look = TreeLook(fine_glyph, plain=False, today=TODAY, folded=frozenset())
    rolled = RolledUp(known(1200), known(500), 2, ())
    row = goal(children=2, rolled=rolled, name="新客户")
    for width in (58, 78, 118, 198):
        line = "".join(text for text, _ink in row_cells(row, width, look))
        title = "".join(text for text, _ink in title_cells(width))
        assert cell_width(line) == cell_width(title) == width
    assert "Σ 5" in line
    short = replace(row, rolled=RolledUp(known(900), known(500), 2, ()))
    assert "≠ 5" in "".join(text for text, _ink in row_cells(short, 118, look))


def test_what_is_folded_hides_all_that_is_below_it() -> None:
    rows = [goal(1, children=1), goal(2, parent_id=1, children=1), goal(3, parent_id=2), goal(4)]
    assert [row.id for row in visible(rows, frozenset({1}))] == [1, 4]
    assert [row.id for row in visible(rows, frozenset({2}))] == [1, 2, 4]


def test_parts_are_told_apart_where_their_names_are_cut() -> None:
    rows = [goal(1, name="Revenue"), goal(2, name="Revenue · 2026 Q4", parent_id=1), goal(3)]
    assert [one.name for one in told_apart(rows, below=False)][1] == "2026 Q4 · Revenue"
    assert [one.name for one in told_apart(rows, below=True)][1] == "2026 Q4"
    assert told_apart(rows[1:], below=True) == tuple(rows[1:])


def test_the_filter_reads_names_owners_and_bands() -> None:
    rows = [goal(1), goal(2, name="回款", owner="Ann", band="behind")]
    assert [row.id for row in matching(rows, "ann BEHIND")] == [2]
    assert [row.id for row in matching(rows, "李伟")] == [1]


def test_values_are_written_in_their_unit() -> None:
    assert words.value_words(goal(), 650) == "6.5 customers"
    assert words.value_words(goal(unit="%"), 3450) == "34.5%"
    assert words.value_words(goal(currency="JPY"), 1200) == "1,200 JPY"
    assert words.value_words(goal(), None) == "—"
    assert words.reached_words(goal()) == "6 of 12 customers"
    assert words.reached_words(goal(currency="CNY")) == "6.00 of 12.00 CNY"
    assert words.of_target(goal(unit="%", actual=undefined("no_actual"))) == "— / 12%"


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({}, "need 0.21 / day"),
        ({"reached": True}, "target reached"),
        ({"band": "missed"}, "target missed"),
        ({"aggregation": "level"}, "1.5 behind plan"),
        ({"aggregation": "level", "direction": "lower"}, "1.5 ahead of plan"),
        ({"required_per_day": undefined("no_target"), "gap": undefined("no_target")}, ""),
    ],
)
def test_what_is_needed(fields: dict[str, object], said: str) -> None:
    assert words.needed_words(goal(**fields)) == said


def burn(**fields: object) -> BurnUp:
    chart = BurnUp(
        start=START,
        due=DUE,
        today=TODAY,
        baseline=0.0,
        target=1200.0,
        stretch=None,
        expected=((START, 0.0), (DUE, 1200.0)),
        actual=((date(2026, 10, 11), 400.0), (date(2026, 11, 20), 600.0)),
        projection=((TODAY, 600.0), (DUE, 960.0)),
        low=0.0,
        high=1200.0,
    )
    return replace(chart, **fields)  # type: ignore[arg-type]


def test_a_sum_rises_in_stairs_until_today_and_a_level_is_joined_up() -> None:
    lines = {line.name: line.points for line in plot_of(goal(), burn(), 70).lines}
    assert lines["actual"] == ((10.0, 400.0), (50.0, 400.0), (50.0, 600.0), (53.0, 600.0))
    level = {one.name: one for one in plot_of(goal(aggregation="level"), burn(), 70).lines}
    assert level["actual"].points == ((10.0, 400.0), (50.0, 600.0))
    assert lines["projection"] == ((53.0, 600.0), (91.0, 960.0))


def test_lines_without_points_are_left_out_and_today_only_inside_the_period() -> None:
    plot = plot_of(goal(), burn(projection=(), actual=(), today=date(2027, 1, 4)), 70)
    assert [line.name for line in plot.lines] == ["target", "expected"]
    assert plot.today is None


def test_months_are_named_as_far_as_there_is_room() -> None:
    assert [text for _x, text in plot_of(goal(), burn(), 70).x_ticks] == [
        "1 Oct", "1 Nov", "1 Dec", "31 Dec",
    ]  # fmt: skip
    assert [text for _x, text in plot_of(goal(), burn(), 14).x_ticks] == ["1 Oct", "31 Dec"]


def gap_plan(**fields: object) -> GapPlan:
    deal = GapDeal(
        id=7,
        name="华为 CRM 二期",
        client_id=1,
        client="华为",
        stage="Proposal",
        amount_minor=300_000_000,
        probability=40,
        contribution=known(180_000_000),
        close=date(2026, 12, 18),
        next_step="谈价格",
        next_step_on=TODAY,
        owner="李伟",
        health=75,
        risks=(label("it is stale"),),
    )
    plan = GapPlan(
        goal_id=1,
        name="Revenue",
        start=START,
        due=DUE,
        currency="CNY",
        target=1_000_000_000,
        won=620_000_000,
        weighted=known(320_000_000),
        gap=known(60_000_000),
        chosen=(deal,),
        remains=known(0),
        closes=True,
        candidates=5,
        notes=(),
    )
    return replace(plan, **fields)  # type: ignore[arg-type]


def told(plan: GapPlan) -> str:
    return " ".join(gap_text(plan, TODAY, 76, ascii_glyph).split())


def test_the_deals_that_close_a_gap_come_with_what_stands_in_their_way() -> None:
    text = told(gap_plan())
    assert "The gap of 600,000.00 CNY is closed by winning 1 deal of 5:" in text
    assert "华为 CRM 二期 华为 +1.8m CNY 18 Dec" in text
    assert "3,000,000.00 CNY 40% - Proposal - 李伟 - next: 谈价格, today" in text
    assert "! it is stale" in text


def test_what_remains_is_said_and_that_nothing_is_to_be_done() -> None:
    short = told(gap_plan(closes=False, remains=known(50_000_000)))
    assert "Winning the only open deal leaves 500,000.00 CNY of the gap of 600,000.00 CNY:" in short
    nothing = told(gap_plan(gap=known(-1), chosen=()))
    assert "Nothing is to be closed" in nothing
    none = told(gap_plan(closes=False, chosen=(), remains=known(60_000_000)))
    assert "the whole gap of 600,000.00 CNY remains" in none


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("width", [40, 76, 100])
def test_no_line_of_a_gap_is_too_wide(language: str, width: int) -> None:
    set_language(language)
    lines = gap_text(gap_plan(), TODAY, width, fine_glyph).splitlines()
    assert all(cell_width(line) <= width for line in lines)
