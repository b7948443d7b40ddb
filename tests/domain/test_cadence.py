"""How a client stands, by the rules that `domain.cadence` states."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salespm_tui.domain.cadence import (
    ClientFacts,
    Promise,
    days_over_cadence,
    findings,
    health,
    is_done_by,
    is_silent,
    next_step,
    silent_days,
    urgency,
)

TODAY = date(2026, 11, 23)
WELL = ClientFacts(
    known_since=date(2026, 1, 1),
    status="active",
    last_contact=date(2026, 11, 20),
    cadence_days=14,
    promises=(Promise(1, "follow_up", "Price", date(2026, 11, 27)),),
    people=2,
    decider=True,
)


def step(
    title: str, due_on: date | None = TODAY, kind: str = "follow_up", number: int = 1
) -> Promise:
    return Promise(number, kind, title, due_on)


def test_silence_counts_days_since_the_last_contact() -> None:
    assert silent_days(date(2026, 11, 14), TODAY) == 9
    assert silent_days(TODAY + timedelta(days=1), TODAY) == 0
    assert silent_days(None, TODAY) is None


@pytest.mark.parametrize(
    ("last_contact", "over"),
    [(date(2026, 11, 9), 0), (date(2026, 11, 8), 1), (date(2026, 11, 7), 2)],
)
def test_a_client_is_silent_the_day_after_the_cadence(last_contact: date, over: int) -> None:
    facts = replace(WELL, last_contact=last_contact)
    assert days_over_cadence(facts, TODAY) == over
    assert is_silent(facts, TODAY) is (over > 0)


def test_a_client_never_spoken_to_is_silent_from_the_day_we_knew_it() -> None:
    facts = replace(WELL, last_contact=None, known_since=date(2026, 11, 1))
    assert days_over_cadence(facts, TODAY) == 8


def test_without_a_cadence_and_when_lost_nobody_is_silent() -> None:
    long_ago = date(2020, 1, 1)
    assert not is_silent(replace(WELL, last_contact=long_ago, cadence_days=None), TODAY)
    assert not is_silent(replace(WELL, last_contact=long_ago, status="lost"), TODAY)


def test_the_next_step_is_the_earliest_open_follow_up() -> None:
    promises = (
        step("undated", None, number=1),
        step("later", date(2026, 12, 1), number=2),
        step("first", date(2026, 11, 25), number=3),
        step("a correction", date(2026, 11, 1), kind="corrective", number=4),
    )
    assert next_step(promises) == promises[2]
    assert next_step(promises[:1]) == promises[0]
    assert next_step(()) is None


def test_a_client_with_whom_nothing_is_the_matter_has_full_health() -> None:
    assert findings(WELL, TODAY) == ()
    assert health(WELL, TODAY) == 100


def test_nothing_known_is_not_a_health_of_zero() -> None:
    assert health(ClientFacts(known_since=TODAY, status="prospect"), TODAY) is None


def test_a_planned_contact_stands_for_a_next_step() -> None:
    planned = replace(WELL, promises=(), planned_at=datetime(2026, 11, 30, 9, 0, tzinfo=UTC))
    assert health(planned, TODAY) == 100


def test_what_only_was_complained_of_is_known() -> None:
    heard = ClientFacts(known_since=TODAY, status="prospect", complaints=1)
    assert health(heard, TODAY) == 100 - 20 - 15 - 10


@pytest.mark.parametrize(
    ("change", "left", "why"),
    [
        ({"last_contact": date(2026, 11, 7)}, 75, "silent 2 days longer than the cadence"),
        ({"last_contact": date(2026, 10, 1)}, 60, "silent 39 days longer than the cadence"),
        ({"promises": ()}, 85, "no next step"),
        ({"promises": (step("Price", date(2026, 11, 22)),)}, 80, "next step 1 day late"),
        ({"mood": "negative"}, 85, "the last contact went badly"),
        ({"decider": False}, 90, "nobody known who decides"),
        ({"opponent": True}, 90, "a person of influence is against us"),
        ({"complaints": 2}, 80, "2 complaints not resolved"),
        ({"late_expectations": 1}, 85, "1 promise past its day"),
        ({"broken_lately": 1}, 90, "1 promise broken lately"),
    ],
)
def test_each_finding_takes_its_points_and_says_why(
    change: dict[str, object], left: int, why: str
) -> None:
    facts = replace(WELL, **change)  # type: ignore[arg-type]
    assert health(facts, TODAY) == left
    assert [str(finding.why) for finding in findings(facts, TODAY)] == [why]


def test_the_worst_of_everything_is_zero_and_the_heaviest_reason_stands_first() -> None:
    facts = replace(
        WELL,
        last_contact=date(2026, 1, 1),
        promises=(step("Price", date(2026, 11, 1)),),
        decider=False,
        opponent=True,
        mood="negative",
    )
    assert health(facts, TODAY) == 5
    points = [finding.points for finding in findings(facts, TODAY)]
    assert points == sorted(points, reverse=True)


@given(
    st.one_of(st.none(), st.dates(date(2000, 1, 1), date(2100, 1, 1))),
    st.one_of(st.none(), st.integers(1, 1000)),
    st.lists(st.one_of(st.none(), st.dates(date(2000, 1, 1), date(2100, 1, 1))), max_size=5),
)
def test_health_is_a_share_of_a_hundred_and_agrees_with_its_reasons(
    last_contact: date | None, cadence: int | None, dues: list[date | None]
) -> None:
    facts = replace(
        WELL,
        last_contact=last_contact,
        cadence_days=cadence,
        promises=tuple(step("x", due, number=n) for n, due in enumerate(dues)),
    )
    value = health(facts, TODAY)
    lacking = sum(finding.points for finding in findings(facts, TODAY))
    assert value is not None
    assert 0 <= value == max(0, 100 - lacking) <= 100


def test_silent_clients_come_before_due_steps_and_those_before_the_rest() -> None:
    order = [
        urgency(True, None, TODAY),
        urgency(False, TODAY - timedelta(days=3), TODAY),
        urgency(False, TODAY, TODAY),
        urgency(False, TODAY + timedelta(days=1), TODAY),
    ]
    assert order == sorted(order)
    assert urgency(False, None, TODAY) == urgency(False, TODAY + timedelta(days=9), TODAY)


@pytest.mark.parametrize(
    ("title", "said", "done"),
    [
        ("谈价格", "谈价格", True),
        ("谈价格", "今天谈价格了，要5%", True),
        ("Send the offer", "I did  SEND THE OFFER, they like it", True),
        ("call", "recalled the old contract", False),
        ("call", "call: they wait", True),
        ("谈价格", "谈交付", False),
        ("", "anything", False),
    ],
)
def test_a_due_follow_up_is_done_when_its_words_are_named(
    title: str, said: str, done: bool
) -> None:
    assert is_done_by(step(title), said, TODAY) is done


def test_a_follow_up_ahead_is_done_by_the_same_words_only() -> None:
    ahead = step("visit", TODAY + timedelta(days=4))
    assert is_done_by(ahead, "Visit.", TODAY)
    assert not is_done_by(ahead, "they confirmed the visit", TODAY)
    assert not is_done_by(step("visit", None), "they confirmed the visit", TODAY)


def test_other_action_items_are_never_done_by_talking() -> None:
    assert not is_done_by(step("谈价格", kind="corrective"), "谈价格", TODAY)
