"""The board in words: columns, cards, forecast, the inbox's answers; widths in cells."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from itertools import pairwise
from typing import Any

import pytest

from salespm_tui.contract.pipeline import LooseEnd, MonthForecast, StageColumn, StageRow
from salespm_tui.contract.values import Ref
from salespm_tui.core.cells import cell_width, fit
from salespm_tui.core.errors import UserError
from salespm_tui.core.i18n import set_language
from salespm_tui.core.labels import label
from salespm_tui.domain.figures import month_of
from salespm_tui.domain.forecast import Forecast
from salespm_tui.ui import theme
from salespm_tui.ui.present.clients import Pieces
from salespm_tui.ui.present.pipeline import card_lines, folded_lines, in_order, mark_of
from salespm_tui.ui.present.pipeline_forecast import bar_pieces, month_words
from salespm_tui.ui.present.pipeline_inbox import end_words, read_answer
from salespm_tui.ui.present.pipeline_layout import FOLDED, GAP, NARROWEST, slots
from salespm_tui.ui.present.pipeline_moves import Move, criteria_words, move_lines
from salespm_tui.ui.widgets import deal_board

TODAY = date(2026, 11, 23)
assert deal_board.CARD == 2


def glyph(name: str) -> str:
    return theme.glyph(name, plain=False)


@dataclass(frozen=True)
class Deal:
    """A deal as the board sees it."""

    id: int = 1
    name: str = "Pilot"
    kind: str = "open"
    currency: str = "CNY"
    amount_minor: int | None = 50_000_000
    probability: int | None = 40
    probability_is_manual: bool = False
    weighted_minor: int | None = None
    expected_close_on: date | None = None
    close_on: date | None = None
    next_step_on: date | None = date(2026, 11, 27)
    age_days: int | None = 3
    health: int | None = 100
    stale: bool = False


def deal(**facts: Any) -> Any:
    return Deal(**facts)


def text(pieces: Pieces, width: int) -> str:
    left = "".join(
        p.text if p.cells is None else fit(p.text, p.cells) for p in pieces if not p.right
    )
    right = "".join(p.text for p in pieces if p.right)
    gap = max(width - cell_width(left) - cell_width(right), 1) if right else 0
    return left + " " * gap + right


def stage(**facts: Any) -> StageRow:
    row = StageRow(1, 0, "Needs confirmed", "需求确认", "open", 25, 21, "A budget is named.")
    return replace(row, **facts)


@pytest.mark.parametrize("width", range(20, 240, 7))
@pytest.mark.parametrize("at", range(7))
def test_the_columns_fill_the_width_and_never_leave_it(width: int, at: int) -> None:
    shown = slots(width, 7, at)
    assert all(one.x + one.width <= width for one in shown)
    assert all(later.x == one.x + one.width + GAP for one, later in pairwise(shown))
    if width >= NARROWEST + 6 * (FOLDED + GAP):
        assert len(shown) == 7
        assert not shown[at].folded
        assert all(one.width >= NARROWEST for one in shown if not one.folded)
        unfolded = [one.column for one in shown if not one.folded]
        assert unfolded == list(range(unfolded[0], unfolded[0] + len(unfolded)))


def test_wider_terminals_open_more_columns_and_the_window_stays_where_it_can() -> None:
    numbers = [sum(not one.folded for one in slots(width, 7, 0)) for width in (80, 120, 142)]
    assert numbers == [3, 6, 7]
    assert [one.column for one in slots(80, 7, 3, first=2) if not one.folded] == [2, 3, 4]
    assert [one.column for one in slots(80, 7, 5, first=2) if not one.folded] == [3, 4, 5]
    assert [one.column for one in slots(80, 7, 6, first=0) if not one.folded] == [4, 5, 6]
    assert slots(0, 7, 0) == slots(80, 0, 0) == ()


@pytest.mark.parametrize("width", [17, 18, 24])
@pytest.mark.parametrize(
    "facts",
    [
        {},
        {"probability_is_manual": True},
        {"next_step_on": None},
        {"amount_minor": None, "probability": None},
        {"name": "华为技术有限公司年度框架合同续签", "next_step_on": date(2026, 11, 2)},
        {"kind": "won", "close_on": date(2025, 12, 31)},
    ],
)
def test_a_card_is_as_wide_as_its_column(width: int, facts: dict[str, Any]) -> None:
    for line in card_lines(deal(**facts), TODAY, width, glyph):
        assert cell_width(text(line, width)) <= width


def test_the_mark_set_by_hand_wins_over_the_arrow() -> None:
    manual = deal(probability_is_manual=True)
    assert text(card_lines(manual, TODAY, 17, glyph)[1], 17) == " 500k 40%† 27 Nov"
    assert text(card_lines(manual, TODAY, 18, glyph)[1], 18) == " 500k 40%† →27 Nov"


@pytest.mark.parametrize(
    ("facts", "mark"),
    [
        ({}, ""),
        ({"next_step_on": None}, "warning"),
        ({"next_step_on": TODAY}, "warning"),
        ({"next_step_on": date(2026, 11, 20)}, "bad"),
        ({"expected_close_on": date(2026, 11, 22)}, "bad"),
        ({"stale": True}, "bad"),
        ({"kind": "lost"}, "dropped"),
        ({"kind": "won"}, "done"),
    ],
)
def test_how_urgent_a_deal_is(facts: dict[str, Any], mark: str) -> None:
    assert mark_of(deal(**facts), TODAY, glyph)[0] == mark


def test_a_folded_column_tells_its_number_and_its_name_downwards() -> None:
    for language, first in (("en", "N"), ("zh", "需")):
        set_language(language)
        lines = folded_lines(StageColumn(stage(), 4238, (), ()), 12, glyph)
        assert lines[0][0] == "4238"
        assert first in lines[2][0]
        assert {cell_width(line) for line, _ink in lines} == {4}
        assert len(lines) <= 12


def test_orders_put_what_is_unknown_last() -> None:
    rows = [deal(id=1, amount_minor=None), deal(id=2, amount_minor=5), deal(id=3, amount_minor=9)]
    assert [one.id for one in in_order(rows, "amount")] == [3, 2, 1]
    rows = [deal(id=1, health=None), deal(id=2, health=100), deal(id=3, health=5)]
    assert [one.id for one in in_order(rows, "health")] == [3, 2, 1]
    rows = [deal(id=1, next_step_on=None), deal(id=2), deal(id=3, kind="won")]
    assert [one.id for one in in_order(rows, "step")] == [2, 1, 3]


def month(target: int | None, **parts: Any) -> MonthForecast:
    return MonthForecast(Forecast(month_of(TODAY), **parts), target)


def test_the_bar_is_to_scale_and_marks_the_goal() -> None:
    found = month(
        100,
        won_minor=20,
        commit_minor=20,
        best_case_weighted=Fraction(10),
        pipeline_weighted=Fraction(10),
    )
    pieces = bar_pieces(found, 10, Fraction(100), glyph)
    assert "".join(piece.text for piece in pieces) == "██▓▓▒░   ┊"
    assert "".join(p.text for p in bar_pieces(month(None), 10, Fraction(0), glyph)) == " " * 10


def test_months_name_their_year_where_it_is_another() -> None:
    assert month_words(date(2026, 12, 1), TODAY) == "Dec"
    assert month_words(date(2027, 1, 1), TODAY) == "Jan 2027"
    set_language("zh")
    assert month_words(date(2027, 1, 1), TODAY) == "2027年1月"


def end(step: str | None = None) -> LooseEnd:
    return LooseEnd(
        ref=Ref("opportunity", 1), name="Pilot", client_id=1, client="Acme", stage="Proposal",
        amount_minor=None, currency=None, last_contact_on=None,
        step_id=None if step is None else 7, step=step, why=label("no step"),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("typed", "step", "title", "day"),
    [
        ("send offer !fri", None, "send offer", date(2026, 11, 27)),
        ("谈价格 ！明天", None, "谈价格", date(2026, 11, 24)),
        ("send offer fri", None, "send offer", date(2026, 11, 27)),
        ("send it 24 dec", None, "send it", date(2026, 12, 24)),
        ("+3d", "ring up", "ring up", date(2026, 11, 26)),
        ("ring up !fri", "ring up", "ring up", date(2026, 11, 27)),
    ],
)
def test_an_answer_of_the_inbox_ends_with_its_day(
    typed: str, step: str | None, title: str, day: date
) -> None:
    answer = read_answer(typed, end(step), TODAY)
    assert (answer.title, answer.due_on) == (title, day)


@pytest.mark.parametrize("typed", ["send offer", "", "!fri", "send !someday"])
def test_an_answer_without_its_day_or_its_deed_is_refused(typed: str) -> None:
    with pytest.raises(UserError):
        read_answer(typed, end(), TODAY)


def test_the_loop_ends_with_a_count() -> None:
    assert end_words(1, 0, 0) == "1 next step set."
    assert end_words(3, 2, 4) == "3 next steps set, 2 skipped, 4 left."


def test_a_move_tells_what_each_stage_left_behind_asks_for() -> None:
    first, second = stage(), stage(id=2, name_en="Proposal", exit_criteria="The price is known.")
    words = criteria_words(Move("Pilot", (first, second), stage(id=3)))
    assert words == "Needs confirmed asks: A budget is named.; Proposal asks: The price is known."
    won = stage(id=6, name_en="Won", kind="won")
    assert "opened again" in criteria_words(Move("Pilot", (), first, back_from=won))
    assert criteria_words(Move("Pilot", (), first, back_from=second)) == "Back from Proposal."
    for width in (58, 78, 118):
        for line in move_lines(Move("华为" * 30, (first,), second), width, 3, glyph):
            assert cell_width(text(line, width)) <= width
