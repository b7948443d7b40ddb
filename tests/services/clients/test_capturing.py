"""One typed line becomes one change set, and says what it made of it."""

from __future__ import annotations

from datetime import date

import pytest

from salespm_tui.contract.clients import Capture, SaveActionItem, SaveContact
from salespm_tui.contract.values import Ref
from salespm_tui.core.errors import UserError

from .conftest import Desk


def said(outcome: object) -> list[str]:
    return [str(note) for note in outcome.notes]  # type: ignore[attr-defined]


def test_a_line_with_everything(desk: Desk) -> None:
    number = desk.client("华为技术有限公司", short_name="华为")
    desk.do(SaveContact(client_id=number, name="李伟"))
    outcome = desk.log("call 华为 谈价格 !fri @李伟 ~30m")
    assert str(outcome.label) == "Logged a contact with 华为, next step 谈价格 on 27 Nov"
    assert outcome.notes == ()
    detail = desk.detail(number)
    (entry,) = detail.log
    assert (entry.channel, entry.contact, entry.duration_min) == ("call", "李伟", 30)
    assert (entry.summary, entry.next_step, entry.next_step_on) == (
        "谈价格",
        "谈价格",
        date(2026, 11, 27),
    )
    assert (detail.client.next_step, detail.client.next_step_on) == ("谈价格", date(2026, 11, 27))
    assert outcome.ref == Ref("interaction", entry.id)


def test_an_unknown_client_and_contact_are_made_and_named(desk: Desk) -> None:
    outcome = desk.log("visit Acme looked at the site @Bob +send the offer !mon")
    assert said(outcome) == ["New client Acme", "New contact Bob"]
    (row,) = desk.ask_clients()
    assert (row.name, row.status, row.next_step) == ("Acme", "prospect", "send the offer")
    assert desk.detail(row.id).contacts[0].name == "Bob"


def test_a_new_client_with_a_like_name_is_noted(desk: Desk) -> None:
    desk.client("上海浦东发展银行股份有限公司")
    outcome = desk.log("拜访 上海浦东发展银行 介绍方案")
    assert said(outcome) == [
        "New client 上海浦东发展银行",
        "There is also 上海浦东发展银行股份有限公司. If they are one client, merge them.",
    ]


def test_a_line_that_names_no_client_is_about_the_one_at_hand(desk: Desk) -> None:
    number = desk.client("Acme")
    other = desk.client("Globex")
    desk.log("call they compare us with two others", number)
    desk.log("call Globex they wait", number)
    assert desk.detail(number).log[0].summary == "they compare us with two others"
    assert desk.detail(other).log[0].summary == "they wait"


def test_one_capture_is_one_change_and_is_undone_whole(desk: Desk) -> None:
    before = desk.everything()
    desk.log("call Acme price @Bob !fri ~10m")
    after = desk.everything()
    desk.undo()
    assert desk.everything() == before
    desk.redo()
    assert desk.everything() == after


def test_a_due_follow_up_is_done_by_the_contact_it_announced(desk: Desk) -> None:
    number = desk.client("华为")
    desk.do(SaveActionItem(title="谈价格", client_id=number, due_on=date(2026, 11, 23)))
    desk.do(SaveActionItem(title="发合同", client_id=number, due_on=date(2026, 11, 23)))
    outcome = desk.log("call 华为 谈价格，要5%折扣 +发报价 !fri")
    assert said(outcome) == ["Done: 谈价格"]
    steps = {step.title: step.status for step in desk.detail(number).next_steps}
    assert steps == {"谈价格": "done", "发合同": "open", "发报价": "open"}


def test_the_same_words_again_replace_the_step_instead_of_doubling_it(desk: Desk) -> None:
    number = desk.client("华为")
    desk.log("call 华为 谈价格 !fri")
    desk.log("call 华为 谈价格 !mon")
    open_steps = [step for step in desk.detail(number).next_steps if step.status == "open"]
    assert [(step.title, step.due_on) for step in open_steps] == [("谈价格", date(2026, 11, 30))]


def test_the_follow_up_that_the_line_was_opened_on_is_done(desk: Desk) -> None:
    number = desk.client("Acme")
    item = desk.do(SaveActionItem(title="Price", client_id=number, due_on=date(2026, 12, 1))).ref.id
    outcome = desk.do(Capture("call something else", number, follow_up_id=item))
    assert said(outcome) == ["Done: Price"]


def test_what_was_not_understood_stays_in_the_summary_and_is_named(desk: Desk) -> None:
    number = desk.client("Acme")
    outcome = desk.log("call Acme price !someday")
    (entry,) = desk.detail(number).log
    assert "someday" in entry.summary
    assert said(outcome) == ["Not understood: !someday"]


def linked(desk: Desk) -> list[tuple[object, ...]]:
    """The deals of the log entries, and of the follow-ups."""
    return [
        *desk.rows("SELECT summary, opportunity_id FROM interaction ORDER BY id"),
        *desk.rows("SELECT title, opportunity_id FROM action_item ORDER BY id"),
    ]


@pytest.mark.parametrize("typed", ["#deal-1", "＃1", "#price book"])
def test_a_deal_is_linked_to_the_entry_and_its_follow_up(desk: Desk, typed: str) -> None:
    deal_id = desk.deal("Price book", desk.client("Acme"))
    outcome = desk.log(f"call Acme price !fri {typed} ~30m")
    assert linked(desk) == [("price", deal_id), ("price", deal_id)]
    assert said(outcome) == ["About the deal Price book"]
    before = desk.everything()
    desk.undo()
    assert linked(desk) == []
    desk.redo()
    assert desk.everything() == before


def test_a_deal_with_somebody_else_is_named_with_its_client(desk: Desk) -> None:
    desk.deal("Price book", desk.client("Acme"))
    desk.client("Globex")
    assert said(desk.log("call Globex wants the same #1")) == ["About the deal Price book of Acme"]


def test_an_unknown_deal_stays_in_the_text_and_is_named(desk: Desk) -> None:
    desk.deal("Price book", desk.client("Acme"))
    outcome = desk.log("call Acme price #Prize-book #99")
    near, far = said(outcome)
    assert near == (
        "Not understood: #Prize-book. There is no open deal “Prize-book”. Is it “Price book”?"
    )
    assert far.startswith("Not understood: #99. There is no open deal “99”.")
    assert linked(desk) == [("price #Prize-book #99", None)]


def test_a_line_about_the_client_of_the_deal_at_hand_is_about_that_deal(desk: Desk) -> None:
    acme = desk.client("Acme")
    desk.client("Globex")
    deal_id = desk.deal("Price book", acme)
    desk.do(Capture("the discount", acme, opportunity_id=deal_id))
    desk.do(Capture("call Globex something else", acme, opportunity_id=deal_id))
    assert linked(desk) == [("the discount", deal_id), ("something else", None)]


def test_closed_deals_are_known_by_number_alone(desk: Desk) -> None:
    acme = desk.client("Acme")
    won = desk.rows("SELECT id FROM pipeline_stage WHERE kind = 'won'")[0][0]
    deal_id = desk.deal("Price book", acme, int(won))
    desk.log(f"call Acme thanks #{deal_id}")
    desk.log("call Acme thanks #Price-book")
    assert linked(desk) == [("thanks", deal_id), ("thanks #Price-book", None)]


@pytest.mark.parametrize("text", ["", "   ", "\x00", "call", "!fri"])
def test_a_line_without_a_client_is_refused_and_nothing_is_written(desk: Desk, text: str) -> None:
    before = desk.everything()
    with pytest.raises(UserError):
        desk.log(text)
    assert desk.everything() == before


def test_any_logged_contact_starts_the_cadence_anew(desk: Desk) -> None:
    number = desk.at(2026, 10, 1, 9).client("Acme", cadence_days=14)
    assert desk.row(number).silent
    desk.log("e-mail Acme asked for news")
    assert not desk.row(number).silent
