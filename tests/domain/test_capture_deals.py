"""Deals on the capture line: by number, by name, and never guessed."""

from __future__ import annotations

from datetime import date

import pytest

from salespm_tui.domain.capture import (
    NO_DEALS,
    Capture,
    KnownClient,
    KnownDeal,
    KnownDeals,
    read_capture,
)

MONDAY = date(2026, 11, 23)
ACME = KnownClient(1, "Acme Industrial", "Acme")
HUAWEI = KnownClient(2, "华为技术有限公司", "华为")
KNOWN = (ACME, HUAWEI)

PRICES = KnownDeal(12, "Price book", 1, "Acme")
PILOT = KnownDeal(14, "Pilot", 1, "Acme")
PILOT_TWO = KnownDeal(15, "Pilot phase two", 1, "Acme")
THEIR_PILOT = KnownDeal(16, "Pilot", 2, "华为")
LONE = KnownDeal(18, "渠道平台")
OVER = KnownDeal(19, "Old tender", 1, "Acme", is_open=False)
DEALS = KnownDeals((THEIR_PILOT, PRICES, PILOT, PILOT_TWO, LONE, OVER))


def read(text: str, deals: KnownDeals = DEALS) -> Capture:
    return read_capture(text, KNOWN, MONDAY, deals=deals)


@pytest.mark.parametrize(
    ("typed", "deal"),
    [
        ("#12", PRICES),
        ("#deal-12", PRICES),
        ("#Deal-12", PRICES),
        ("＃12", PRICES),
        ("#商机12", PRICES),
        ("#12.", PRICES),
        ("#19", OVER),
        ("#price book", PRICES),
        ("#Pilot", PILOT),
        ("#pilot phase two", PILOT_TWO),
        ("#pilot phase three", PILOT),
        ('#"Pilot phase two"', PILOT_TWO),
        ("#渠道平台", LONE),
        ("＃渠道平台", LONE),
        ("#渠道平台谈完了", LONE),
    ],
)
def test_a_deal_is_named_by_its_number_or_the_longest_name(typed: str, deal: KnownDeal) -> None:
    capture = read(f"call Acme x {typed}")
    assert capture.deal == deal
    assert capture.summary.startswith("x")
    assert "#" not in capture.summary
    assert capture.problems == ()


def test_the_deals_of_that_client_come_first() -> None:
    assert read("call 华为 x #Pilot").deal == THEIR_PILOT
    assert read("call 华为 x #Price book").deal == PRICES
    assert read("#12 call Acme x").deal == PRICES


@pytest.mark.parametrize(
    ("typed", "why", "what_to_do"),
    [
        ("#99", "There is no open deal “99”.", "Write its number, as in #12"),
        ("#Prize-book", "There is no open deal “Prize-book”.", "Is it “Price book”?"),
        ("#Old tender", "There is no open deal “Old”.", "Write its number"),
    ],
)
def test_an_unknown_deal_is_said_and_not_guessed(typed: str, why: str, what_to_do: str) -> None:
    capture = read(f"call Acme x {typed} !fri")
    assert capture.deal is None
    assert capture.summary == f"x {typed}"
    ((piece, error),) = capture.problems
    assert typed.startswith(piece)
    assert error.title == why
    assert error.what_to_do.startswith(what_to_do)
    assert capture.next_step_on == date(2026, 11, 27)


def test_where_several_bear_the_name_the_first_is_taken_and_said() -> None:
    twins = KnownDeals((KnownDeal(3, "Pilot", 1), KnownDeal(4, "Pilot", 1)))
    capture = read("call Acme x #pilot", twins)
    assert capture.deal is not None
    assert capture.deal.id == 3
    ((piece, error),) = capture.problems
    assert piece == "#pilot"
    assert error.title == "Several open deals are called “pilot”; #3 is taken."


def test_only_the_first_deal_counts() -> None:
    capture = read("call Acme x #12 #14")
    assert capture.deal == PRICES
    assert [piece for piece, _error in capture.problems] == ["#14"]


def test_the_deal_that_the_line_was_opened_on_counts_for_its_client() -> None:
    def opened(text: str) -> KnownDeal | None:
        return read_capture(
            text, KNOWN, MONDAY, here=ACME, deals=DEALS, deal_here=PRICES
        ).deal  # fmt: skip

    assert opened("talked about the discount") == PRICES
    assert opened("Acme discount") == PRICES
    assert opened("Acme discount #14") == PILOT
    assert opened("call 华为 something else") is None


def test_without_deals_every_reference_is_unknown() -> None:
    capture = read("call Acme x #12", NO_DEALS)
    assert capture.deal is None
    assert capture.summary == "x #12"
    assert len(capture.problems) == 1
