"""What the board adds up, and what it does not."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction
from typing import Any

import pytest
from sqlalchemy import Engine, event

from salespm_tui.contract.clients import ClientsQuery
from salespm_tui.contract.goals import SaveGoal
from salespm_tui.contract.pipeline import (
    CurrencyFigures,
    MoveDeal,
    MoveStage,
    SaveDeal,
    SavePayment,
    SaveStage,
    StagesQuery,
)
from salespm_tui.contract.projects import SaveProject
from salespm_tui.contract.records import Archive, Undo
from salespm_tui.contract.values import Ref
from salespm_tui.core.errors import UserError
from tests.services.pipeline.conftest import (
    CONTRACT,
    INITIAL,
    LOST,
    NEEDS,
    PROPOSAL,
    TODAY,
    WON,
    Desk,
)


def figures(desk: Desk) -> CurrencyFigures:
    return desk.board().figures[0]


def test_an_empty_board_has_its_stages_and_no_figures(desk: Desk) -> None:
    board = desk.board()
    assert [column.stage.name for column in board.columns][:2] == [
        "Initial contact",
        "Needs confirmed",
    ]
    assert (board.figures, board.total, board.currency) == ((), 0, "EUR")


def test_columns_count_and_weigh_their_deals(desk: Desk) -> None:
    """The published vector: (100, 10 %) (200, 30 %) (300, 60 %) (80, 100 % and open) make 330."""
    for amount, p in ((100, 10), (200, 30), (300, 60), (80, 100)):
        desk.deal(f"Deal {amount}", amount_minor=amount, probability=p)
    desk.deal("Unknown")
    column = desk.board().columns[0]
    assert (column.count, column.amounts[0].amount_minor) == (5, 680)
    assert (column.amounts[0].weighted, column.amounts[0].unknown.no_amount) == (Fraction(330), 1)


def test_what_closes_first_stands_on_top(desk: Desk) -> None:
    undated = desk.deal("Undated")
    late = desk.deal("Late", expected_close_on=TODAY + timedelta(days=9))
    soon = desk.deal("Soon", expected_close_on=TODAY)
    assert [row.id for row in desk.board().columns[0].deals] == [soon, late, undated]


def test_currencies_are_never_added_up(desk: Desk) -> None:
    desk.deal("Abroad", amount_minor=700, currency="USD")
    desk.deal("One", amount_minor=100)
    desk.deal("Other", amount_minor=100)
    board = desk.board()
    assert [(one.currency, one.total.open_minor) for one in board.figures] == [
        ("EUR", 200),
        ("USD", 700),
    ]
    assert [(one.currency, one.count) for one in board.columns[0].amounts] == [
        ("EUR", 2),
        ("USD", 1),
    ]


def test_a_month_holds_won_commit_and_weighted(desk: Desk) -> None:
    desk.deal("Won", amount_minor=100, opened_on=date(2026, 11, 1))
    desk.do(MoveDeal((1,), WON, "win_price"))
    for name, category in (("Sure", "commit"), ("Maybe", "best_case"), ("Not", "omitted")):
        desk.deal(
            name, amount_minor=200, probability=50, forecast_category=category,
            expected_close_on=date(2026, 11, 30),
        )  # fmt: skip
    month = figures(desk).months[0].forecast
    assert (month.won_minor, month.commit_minor, month.best_case_weighted) == (100, 200, 100)
    assert month.total == 400


def test_the_goal_asks_of_each_month_its_share(desk: Desk) -> None:
    desk.do(
        SaveGoal(
            name="Year", metric="revenue", currency="EUR", target_value=1_200_00,
            start_on=date(2026, 11, 1), due_on=date(2026, 12, 31),
        )
    )  # fmt: skip
    desk.deal(amount_minor=1)
    asked = [month.target_minor for month in figures(desk).months]
    assert asked[2:] == [None] * 4
    first, second = asked[:2]
    assert first is not None
    assert second is not None
    assert first + second == 1_200_00
    # 21 working days in November, 23 in December.
    assert first == round(Fraction(1_200_00 * 21, 44))


def test_rates_say_that_they_lack_history(desk: Desk) -> None:
    desk.deal(amount_minor=100)
    desk.do(MoveDeal((1,), LOST, "lost_price"))
    rate = figures(desk).win_rate
    assert rate.n == 1
    assert rate.by_count.why is not None
    assert rate.by_count.why.code == "insufficient_history"
    assert figures(desk).assumed


def test_twenty_closed_deals_are_a_history(desk: Desk) -> None:
    deals = [desk.deal(f"Deal {number}", amount_minor=100) for number in range(20)]
    desk.do(MoveDeal(tuple(deals[:15]), WON, "win_value"))
    desk.do(MoveDeal(tuple(deals[15:]), LOST, "lost_price"))
    found = figures(desk)
    assert found.win_rate.by_count.value == Fraction(3, 4)
    assert found.conversions[0].rate.value == Fraction(3, 4)
    assert not found.assumed


def test_conversion_follows_moves_and_their_undoing(desk: Desk) -> None:
    deal = desk.deal()
    reached = [(one.reached_from, one.reached_to) for one in figures(desk).conversions]
    assert reached[:2] == [(1, 0), (0, 0)]
    desk.do(MoveDeal((deal,), PROPOSAL))
    desk.do(MoveDeal((deal,), INITIAL))
    assert [one.reached_to for one in figures(desk).conversions][:3] == [1, 1, 0]
    desk.do(Undo())
    desk.do(Undo())
    assert [one.reached_to for one in figures(desk).conversions][:3] == [0, 0, 0]


def test_views_narrow_what_is_shown_not_what_is_added_up(desk: Desk) -> None:
    desk.deal("Cared for", amount_minor=1, next_step="Visit", next_step_on=TODAY)
    loose = desk.deal("Loose", amount_minor=2, expected_close_on=TODAY)
    board = desk.board(view="no_next_step")
    assert [row.id for column in board.columns for row in column.deals] == [loose]
    assert (board.columns[0].count, board.figures[0].total.open_minor) == (2, 3)
    counts = {view.code: view.count for view in board.views}
    assert (counts["no_next_step"], counts["closing_this_month"], board.loose_ends) == (1, 1, 1)
    with pytest.raises(UserError):
        desk.board(view="everything")


def test_a_new_day_changes_what_is_due(desk: Desk) -> None:
    desk.deal(expected_close_on=TODAY + timedelta(days=8))
    counted = {view.code: view.count for view in desk.board().views}
    assert counted["closing_this_week"] == counted["closing_this_month"] == 0
    desk.later(8)
    counted = {view.code: view.count for view in desk.board().views}
    assert counted["closing_this_week"] == counted["closing_this_month"] == 1


def test_a_board_brought_up_is_the_board_read_anew(desk: Desk) -> None:
    deal = desk.deal(amount_minor=100, expected_close_on=TODAY)
    desk.board()
    desk.do(SaveDeal(deal_id=deal, expected_close_on=TODAY + timedelta(days=3), next_step="Visit"))
    desk.do(MoveDeal((deal,), NEEDS))
    desk.deal("Other", client_id=None)
    desk.do(SaveStage(stage_id=NEEDS, probability=33))
    kept = told(desk)
    desk.workspace._kept.clear()
    desk.workspace._cache.clear()
    assert told(desk) == kept


def test_a_board_takes_as_many_statements_for_many_deals_as_for_one(desk: Desk) -> None:
    desk.deal()
    few = statements(desk)
    for number in range(9):
        desk.deal(f"Deal {number}", next_step="Visit", expected_close_on=TODAY)
    desk.do(MoveDeal(tuple(range(1, 9)), PROPOSAL))
    assert statements(desk) == few


def statements(desk: Desk) -> int:
    """How many statements it takes to read the board anew."""
    seen: list[str] = []

    def note(_conn: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
        seen.append(statement)

    desk.workspace._kept.clear()
    desk.workspace._cache.clear()
    event.listen(Engine, "before_cursor_execute", note)
    try:
        desk.board()
    finally:
        event.remove(Engine, "before_cursor_execute", note)
    return len(seen)


def told(desk: Desk) -> list[tuple[object, ...]]:
    board = desk.board()
    rows: list[tuple[object, ...]] = [(board.figures, board.views, board.total)]
    for column in board.columns:
        for row in column.deals:
            fields = (name for name in dir(row) if not name.startswith("_"))
            rows.append(tuple((name, getattr(row, name)) for name in fields))
    return rows


# The ladder


def test_a_new_stage_stands_before_the_closed_ones(desk: Desk) -> None:
    desk.do(SaveStage(name_en="Pilot", probability=60))
    names = [stage.name for stage in desk.ask(StagesQuery())]
    assert names[5:] == ["Pilot", "Won", "Lost"]
    desk.do(MoveStage(8, -2))
    names = [stage.name for stage in desk.ask(StagesQuery())]
    assert names[3:6] == ["Pilot", "Negotiation", "Contract being signed"]
    desk.do(MoveStage(8, -100))
    assert desk.ask(StagesQuery())[0].name == "Pilot"
    assert desk.do(MoveStage(8, -1)).set_id is None


def test_a_stage_of_an_unknown_probability_weighs_nothing(desk: Desk) -> None:
    desk.do(SaveStage(name_zh="试点"))
    row = desk.row(desk.deal(amount_minor=100, stage_id=8))
    assert row.probability is row.weighted_minor is None
    assert desk.board().figures[0].total.unknown.no_probability == 1


@pytest.mark.parametrize(
    ("command", "field"),
    [
        (SaveStage(name_en="won"), "name_en"),
        (SaveStage(), "name_en"),
        (SaveStage(stage_id=WON, kind="open"), "kind"),
        (SaveStage(stage_id=INITIAL, kind="lost"), "kind"),
        (SaveStage(stage_id=INITIAL, probability=101), "probability"),
        (SaveStage(stage_id=INITIAL, rot_days=0), "rot_days"),
    ],
)
def test_what_a_ladder_cannot_be_is_refused(desk: Desk, command: SaveStage, field: str) -> None:
    desk.deal()
    with pytest.raises(UserError) as raised:
        desk.do(command)
    assert raised.value.field == field


def test_a_stage_goes_when_no_deal_stands_there(desk: Desk) -> None:
    deal = desk.deal(stage_id=CONTRACT)
    with pytest.raises(UserError):
        desk.do(Archive(Ref("pipeline_stage", CONTRACT)))
    desk.do(MoveDeal((deal,), PROPOSAL))
    desk.do(Archive(Ref("pipeline_stage", CONTRACT)))
    assert CONTRACT not in [stage.id for stage in desk.ask(StagesQuery())]
    assert [stay.stage for stay in desk.detail(deal).stays] == ["Contract being signed", "Proposal"]
    with pytest.raises(UserError):
        desk.do(Archive(Ref("pipeline_stage", WON)))


# Cash, and what a project takes with it


def test_a_payment_takes_from_its_deal_what_it_does_not_say(desk: Desk) -> None:
    deal = desk.deal(project_id=1)
    outcome = desk.do(SavePayment(deal_id=deal, amount_minor=5000))
    assert str(outcome.label) == "Noted a payment of 50.00 EUR"
    assert desk.rows("SELECT client_id, project_id, currency, collected_on FROM payment") == [
        (1, 1, "EUR", "2026-11-23")
    ]
    assert [one.amount_minor for one in desk.detail(deal).payments] == [5000]
    desk.do(Archive(Ref("payment", 1)))
    assert desk.detail(deal).payments == ()


@pytest.mark.parametrize(
    ("command", "field"),
    [
        (SavePayment(), "amount_minor"),
        (SavePayment(amount_minor=0), "amount_minor"),
        (SavePayment(amount_minor=1, collected_on=TODAY + timedelta(days=1)), "collected_on"),
    ],
)
def test_what_no_payment_is_is_refused(desk: Desk, command: SavePayment, field: str) -> None:
    with pytest.raises(UserError) as raised:
        desk.do(command)
    assert raised.value.field == field


def test_an_archived_project_takes_its_deals_with_it(desk: Desk) -> None:
    desk.deal("Mine", project_id=1)
    desk.deal("Other")
    desk.do(SavePayment(deal_id=1, amount_minor=5000))
    desk.do(Archive(Ref("project", 1)))
    assert desk.board().total == 1
    assert desk.rows("SELECT count(*) FROM payment WHERE archived_at IS NULL") == [(0,)]
    desk.do(Undo())
    assert desk.board().total == 2


def test_a_client_with_a_deal_in_a_project_is_one_of_its_clients(desk: Desk) -> None:
    assert desk.ask(ClientsQuery(1)).clients == ()
    desk.deal("Mine", project_id=1)
    assert [row.id for row in desk.ask(ClientsQuery(1)).clients] == [1]


def test_one_project_alone(desk: Desk) -> None:
    desk.do(SaveProject(name="South", code="SOUTH"))
    desk.deal("Mine", project_id=1)
    desk.deal("Other", project_id=2)
    assert desk.board(2).total == 1
