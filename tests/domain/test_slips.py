"""The slip ledger's rule: what slips by itself, why, and what comes to together."""

from __future__ import annotations

from datetime import datetime

from salespm_tui.domain.calendar import STANDARD
from salespm_tui.domain.slips import REASONS, own_slips, reason_of, totals

MON, TUE, WED = (datetime(2026, 11, day, 17) for day in (23, 24, 25))
FRI, NEXT_MON = datetime(2026, 11, 27, 17), datetime(2026, 11, 30, 17)


def test_a_slip_is_what_the_tasks_before_it_did_not_push() -> None:
    before = {1: MON, 2: TUE, 3: FRI, 4: MON}
    after = {1: TUE, 2: FRI, 3: NEXT_MON, 4: MON, 5: FRI}
    follows = {2: [1], 3: [2]}
    found = own_slips(before, after, {1, 2, 3, 4, 5}, follows, STANDARD)
    assert [(one.task_id, one.minutes) for one in found] == [(1, 480), (2, 960)]
    assert [one.task_id for one in own_slips(before, after, {2}, follows, STANDARD)] == [2]


def test_earlier_and_over_the_weekend_is_no_slip() -> None:
    assert own_slips({1: WED}, {1: MON}, {1}, {}, STANDARD) == ()
    monday_morning = datetime(2026, 11, 30, 8)
    assert own_slips({1: FRI}, {1: monday_morning}, {1}, {}, STANDARD) == ()


def test_a_task_that_caught_up_pushes_nothing() -> None:
    found = own_slips({1: WED, 2: WED}, {1: MON, 2: FRI}, {2}, {2: [1]}, STANDARD)
    assert [one.minutes for one in found] == [960]


def test_reasons_in_their_order() -> None:
    everything = {
        "waiting_on": "client",
        "cause": "estimate",
        "cause_detail": "Too few",
        "blocked_reason": "Strike",
        "said": "Holiday",
    }
    told = []
    for name in ("", "waiting_on", "cause", "blocked_reason", "said"):
        everything.pop(name, None)
        told.append(reason_of(**everything))  # type: ignore[arg-type]
    assert told == [
        ("client", "Strike"),
        ("estimate", "Too few"),
        ("blocked", "Strike"),
        ("said", "Holiday"),
        ("unsaid", ""),
    ]
    assert {reason for reason, _detail in told} <= set(REASONS)


def test_totals_come_greatest_first() -> None:
    found = totals([("a", 1, 10), ("b", 2, 30), ("a", 1, 5), ("a", 3, 1)])
    assert [(one.key, one.minutes, one.slips, one.tasks) for one in found] == [
        ("b", 30, 1, 1),
        ("a", 16, 3, 2),
    ]
