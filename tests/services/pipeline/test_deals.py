"""Deals as they are made, changed and moved."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from salespm_tui.contract.clients import SaveActionItem, SaveClient, SaveInteraction
from salespm_tui.contract.pipeline import LooseEndsQuery, MoveDeal, SaveDeal
from salespm_tui.contract.projects import SaveProject
from salespm_tui.contract.records import Archive, Redo, Undo, Unless
from salespm_tui.contract.values import Ref
from salespm_tui.core.errors import UserError
from tests.services.pipeline.conftest import (
    INITIAL,
    LOST,
    NEGOTIATION,
    PROPOSAL,
    TODAY,
    WON,
    Desk,
)


def refused(desk: Desk, command: object) -> UserError:
    with pytest.raises(UserError) as raised:
        desk.do(command)  # type: ignore[arg-type] # every command of these tests is one
    return raised.value


def test_a_new_deal_stands_at_the_first_stage_from_today_on(desk: Desk) -> None:
    row = desk.row(desk.deal(amount_minor=1_000_000))
    assert (row.stage_id, row.kind, row.opened_on, row.age_days) == (INITIAL, "open", TODAY, 0)
    assert (row.probability, row.probability_is_manual) == (10, False)
    assert (row.weighted_minor, row.currency, row.client) == (100_000, "EUR", "Acme")


def test_a_deal_needs_a_name(desk: Desk) -> None:
    assert refused(desk, SaveDeal(client_id=1)).field == "name"


def test_a_probability_by_hand_sticks_and_is_marked(desk: Desk) -> None:
    deal = desk.deal(amount_minor=1000, probability=0)
    desk.do(MoveDeal((deal,), NEGOTIATION))
    row = desk.row(deal)
    assert (row.probability, row.probability_is_manual, row.weighted_minor) == (0, True, 0)
    desk.do(SaveDeal(deal_id=deal, probability=None))
    row = desk.row(deal)
    assert (row.probability, row.probability_is_manual, row.weighted_minor) == (75, False, 750)


def test_what_nobody_knows_stays_unknown(desk: Desk) -> None:
    row = desk.row(desk.deal())
    assert row.amount_minor is row.weighted_minor is row.close_on is row.bant_score is None


def test_the_currency_is_that_of_the_project(desk: Desk) -> None:
    desk.do(SaveProject(name="Osaka", code="OSAKA", currency="JPY"))
    assert desk.row(desk.deal(project_id=2)).currency == "JPY"
    error = refused(desk, SaveDeal(name="Other", project_id=2, currency="EUR"))
    assert error.field == "currency"


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("amount_minor", -1),
        ("probability", 101),
        ("bant_need", 4),
        ("waiting_on", "nobody"),
        ("forecast_category", "closed"),
        ("closed_on", TODAY),
        ("outcome_reason", "win_price"),
        ("currency", "euro"),
    ],
)
def test_what_cannot_be_is_refused_by_its_field(desk: Desk, field: str, value: object) -> None:
    deal = desk.deal()
    assert refused(desk, SaveDeal(deal_id=deal, **{field: value})).field == field  # type: ignore[arg-type]


def test_a_deal_like_another_is_saved_and_the_other_is_named(desk: Desk) -> None:
    desk.deal("CRM rollout")
    outcome = desk.do(SaveDeal(name="crm  Rollout", client_id=1))
    assert [str(note) for note in outcome.notes] == ["There is already a deal CRM rollout."]
    assert desk.board().total == 2


def test_two_clients_may_buy_the_same(desk: Desk) -> None:
    desk.deal("CRM rollout")
    other = desk.do(SaveClient(name="Borealis"))
    assert other.ref is not None
    assert not desk.do(SaveDeal(name="CRM rollout", client_id=other.ref.id)).notes


def test_winning_asks_why(desk: Desk) -> None:
    deal = desk.deal()
    assert refused(desk, MoveDeal((deal,), WON)).field == "outcome_reason"
    assert refused(desk, MoveDeal((deal,), WON, "lost_price")).field == "outcome_reason"
    assert desk.row(deal).kind == "open"


def test_a_won_deal_is_closed_today_with_its_reason(desk: Desk) -> None:
    deal = desk.deal(amount_minor=1000, expected_close_on=TODAY + timedelta(days=9))
    outcome = desk.do(MoveDeal((deal,), WON, "win_price", "cheapest"))
    row = desk.row(deal)
    assert str(outcome.label) == "Won: CRM rollout"
    assert (row.closed_on, row.close_on, row.forecast_category) == (TODAY, TODAY, "closed")
    assert (row.outcome_reason, row.outcome_detail, row.probability) == (
        "win_price",
        "cheapest",
        100,
    )
    assert row.weighted_minor is row.health is None


@pytest.mark.parametrize("days", [1, -1])
def test_the_day_of_closing_lies_between_opening_and_today(desk: Desk, days: int) -> None:
    deal = desk.deal(opened_on=TODAY)
    day = TODAY + timedelta(days=days)
    assert refused(desk, MoveDeal((deal,), LOST, "lost_price", closed_on=day)).field == "closed_on"


def test_a_lost_deal_can_be_opened_again(desk: Desk) -> None:
    deal = desk.deal()
    desk.do(MoveDeal((deal,), LOST, "lost_budget", note="no money this year"))
    desk.later(3)
    outcome = desk.do(MoveDeal((deal,), PROPOSAL))
    row = desk.row(deal)
    assert str(outcome.label) == "Opened CRM rollout again at Proposal"
    assert (row.kind, row.forecast_category, row.closed_on) == ("open", "pipeline", None)
    assert (row.outcome_reason, row.age_days) == (None, 0)


def test_the_history_says_what_the_deal_was_worth_then(desk: Desk) -> None:
    deal = desk.deal(amount_minor=1000)
    desk.later(5)
    desk.do(MoveDeal((deal,), PROPOSAL, note="offer sent"))
    desk.do(SaveDeal(deal_id=deal, amount_minor=900))
    desk.later(2)
    stays = desk.detail(deal).stays
    assert [(one.stage, one.days, one.amount_minor, one.probability) for one in stays] == [
        ("Initial contact", 5, 1000, 10),
        ("Proposal", 2, 1000, 50),
    ]
    assert stays[1].note == "offer sent"


def test_several_deals_move_as_one_change(desk: Desk) -> None:
    deals = tuple(desk.deal(name) for name in ("One", "Other", "Third"))
    desk.do(MoveDeal(deals[:1], PROPOSAL))
    outcome = desk.do(MoveDeal(deals, PROPOSAL))
    assert str(outcome.label) == "Moved 2 deals to Proposal"
    desk.do(Undo())
    assert [desk.row(one).stage_id for one in deals] == [PROPOSAL, INITIAL, INITIAL]


def test_moving_to_where_it_stands_changes_nothing(desk: Desk) -> None:
    deal = desk.deal()
    assert desk.do(MoveDeal((deal,), INITIAL)).set_id is None


def test_pushes_are_counted_from_the_journal(desk: Desk) -> None:
    deal = desk.deal(expected_close_on=TODAY)
    for days in (7, 14, 3, 21):
        desk.do(SaveDeal(deal_id=deal, expected_close_on=TODAY + timedelta(days=days)))
    assert desk.row(deal).pushes == 3
    slippage = desk.detail(deal).slippage
    assert (slippage.pushed_days, slippage.first_close_on, slippage.slipped_days) == (32, TODAY, 21)


def test_a_push_undone_never_happened(desk: Desk) -> None:
    deal = desk.deal(expected_close_on=TODAY)
    desk.do(SaveDeal(deal_id=deal, expected_close_on=TODAY + timedelta(days=7)))
    desk.do(Undo())
    assert desk.row(deal).pushes == 0
    desk.do(Redo())
    assert desk.row(deal).pushes == 1


def test_a_close_date_put_right_after_the_end_is_no_push(desk: Desk) -> None:
    deal = desk.deal(expected_close_on=TODAY)
    desk.do(MoveDeal((deal,), LOST, "lost_timing"))
    desk.do(SaveDeal(deal_id=deal, expected_close_on=TODAY + timedelta(days=30)))
    desk.do(MoveDeal((deal,), PROPOSAL))
    assert desk.row(deal).pushes == 0


def test_the_next_step_is_an_action_item_of_deal_and_client(desk: Desk) -> None:
    deal = desk.deal(next_step="Send the offer", next_step_on=TODAY)
    desk.do(
        SaveActionItem(title="Call first", opportunity_id=deal, due_on=TODAY - timedelta(days=1))
    )
    row = desk.row(deal)
    assert (row.next_step, row.next_step_on) == ("Call first", TODAY - timedelta(days=1))
    assert desk.rows("SELECT kind, client_id FROM action_item") == [("follow_up", 1)] * 2
    assert row.next_step_id is not None
    desk.do(SaveActionItem(action_item_id=row.next_step_id, status="done"))
    assert desk.row(deal).next_step == "Send the offer"
    desk.do(SaveDeal(deal_id=deal, next_step=""))
    assert desk.row(deal).next_step is None


def test_a_deal_goes_stale_unless_a_step_lies_ahead(desk: Desk) -> None:
    deal = desk.deal()
    desk.later(15)
    assert desk.row(deal).stale
    assert [row.id for column in desk.board(view="stuck").columns for row in column.deals] == [deal]
    desk.do(SaveDeal(deal_id=deal, next_step="Visit", next_step_on=TODAY + timedelta(days=20)))
    assert not desk.row(deal).stale
    desk.later(6)
    assert desk.row(deal).stale


def test_a_word_with_the_client_counts_unless_it_is_about_another_deal(desk: Desk) -> None:
    deal, other = desk.deal("One"), desk.deal("Other")
    desk.later(15)
    desk.do(SaveInteraction(client_id=1, summary="about nothing in particular"))
    assert desk.row(deal).idle_days == desk.row(other).idle_days == 0
    desk.later(3)
    desk.do(SaveInteraction(client_id=1, opportunity_id=deal, summary="about this one"))
    assert (desk.row(deal).idle_days, desk.row(other).idle_days) == (0, 3)
    assert [entry.summary for entry in desk.detail(deal).log] == ["about this one"]


def test_a_word_about_a_deal_is_said_to_its_client(desk: Desk) -> None:
    deal = desk.deal()
    desk.do(SaveClient(name="Borealis"))
    error = refused(desk, SaveInteraction(client_id=2, opportunity_id=deal))
    assert error.field == "opportunity_id"


def test_health_says_what_is_the_matter(desk: Desk) -> None:
    row = desk.row(desk.deal(expected_close_on=TODAY - timedelta(days=1)))
    assert row.health == 100 - 25 - 30 - 10
    assert [one.code for one in row.reasons] == ["no_next_step", "close_passed", "no_decider"]


def test_an_archived_deal_goes_with_its_steps_and_comes_back(desk: Desk) -> None:
    deal = desk.deal(next_step="Visit", next_step_on=TODAY)
    desk.do(Archive(Ref("opportunity", deal)))
    assert desk.board().total == 0
    assert desk.rows("SELECT count(*) FROM action_item WHERE archived_at IS NULL") == [(0,)]
    desk.do(Undo())
    assert desk.row(deal).next_step == "Visit"


def test_loose_ends_are_deals_and_clients_without_a_dated_step(desk: Desk) -> None:
    small = desk.deal("Small", amount_minor=100)
    large = desk.deal("Large", amount_minor=900, next_step="Some day")
    desk.deal("Cared for", next_step="Visit", next_step_on=TODAY)
    desk.do(SaveClient(name="Borealis"))
    found = desk.ask(LooseEndsQuery()).items
    assert [(one.ref.kind, one.ref.id) for one in found] == [
        ("opportunity", large),
        ("opportunity", small),
        ("client", 2),
    ]
    assert (found[0].step, str(found[0].why)) == ("Some day", "its next step has no date")


def test_a_form_is_not_saved_over_what_somebody_else_changed(desk: Desk) -> None:
    deal = desk.deal(amount_minor=1)
    since = desk.do(SaveDeal(deal_id=deal, owner="Li")).set_id
    assert since is not None
    desk.do(SaveDeal(deal_id=deal, amount_minor=2))
    desk.workspace._ours.clear()
    error = refused(desk, Unless(SaveDeal(deal_id=deal, amount_minor=3), since))
    assert "amount" in str(error).lower()


def test_closed_deals_can_be_put_right(desk: Desk) -> None:
    deal = desk.deal(opened_on=date(2026, 11, 1))
    desk.do(MoveDeal((deal,), LOST, "lost_price"))
    desk.do(SaveDeal(deal_id=deal, outcome_reason="lost_fit", closed_on=date(2026, 11, 9)))
    row = desk.row(deal)
    assert (row.outcome_reason, row.closed_on) == ("lost_fit", date(2026, 11, 9))
