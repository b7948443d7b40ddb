"""Goals and deals on the agenda: what needs somebody, in which words, in which order."""

from __future__ import annotations

from datetime import date

import pytest

from salespm_tui.core.labels import label
from salespm_tui.domain.agenda import (
    DealFact,
    Entry,
    Facts,
    GoalFact,
    PromiseFact,
    compose,
)
from salespm_tui.domain.minutes import as_text, minutes

TODAY = date(2026, 11, 23)  # a Monday
FRIDAY = date(2026, 11, 20)


def deal(number: int = 1, *matter: str, **fields) -> DealFact:
    return DealFact(number, f"Deal {number}", matter=frozenset(matter), **fields)


def sections(since: date | None = FRIDAY, **fields) -> dict[str, tuple[Entry, ...]]:
    facts = Facts(TODAY, since, lambda *_days: 1, **fields)
    return {section.key: section.entries for section in compose(facts)}


def told(entries: tuple[Entry, ...]) -> list[tuple[int, str, str]]:
    return [(entry.fact.id, entry.group, str(entry.why)) for entry in entries]


def test_a_goal_behind_says_what_each_day_has_to_bring():
    found = sections(
        goals=(
            GoalFact(1, "Q4", "at_risk", 91, "12,000.00 CNY", date(2026, 12, 31)),
            GoalFact(2, "Year", "behind", 70, "31,000.00 CNY"),
            GoalFact(3, "Share", "behind", 55),
        )
    )["goals"]
    assert told(found) == [
        (3, "behind", "pace 55 %"),
        (2, "behind", "pace 70 %, needs 31,000.00 CNY a day"),
        (1, "at_risk", "pace 91 %, needs 12,000.00 CNY a day"),
    ]
    assert [entry.mark for entry in found] == ["bad", "bad", "warning"]
    assert found[2].due == date(2026, 12, 31)
    assert {entry.key[0] for entry in found} == {"goal"}
    assert "d" not in found[0].keys


@pytest.mark.parametrize(
    ("fields", "group", "why", "days"),
    [
        (("closing",), "closing", "closes 27 Nov", -4),
        (("closing", "no_next_step", "stale"), "closing", "closes 27 Nov, no next step", -4),
        (("closing", "stale"), "closing", "closes 27 Nov, nothing for 21 days", -4),
        (("no_next_step",), "no_next_step", "no next step", None),
        (("no_next_step", "stale"), "no_next_step", "no next step, nothing for 21 days", None),
        (("stale", "pushed"), "stale", "stale: nothing for 21 days", 21),
        (("pushed",), "pushed", "close date pushed 3 times, now 27 Nov", None),
    ],
)
def test_a_deal_stands_under_what_presses_most(fields, group, why, days):
    close = date(2026, 11, 27)
    (entry,) = sections(deals=(deal(1, *fields, close_on=close, idle_days=21, pushes=3),))["deals"]
    assert (entry.group, str(entry.why), entry.days) == (group, why, days)
    assert entry.mark == "warning"


def test_a_close_date_that_passed_is_bad():
    late = deal(1, "passed", "no_next_step", close_on=FRIDAY)
    (entry,) = sections(deals=(late,))["deals"]
    assert (entry.mark, entry.days) == ("bad", 3)
    assert str(entry.why) == "was to close 20 Nov, 3 days ago"


def test_a_deal_about_to_close_says_its_next_step():
    ready = deal(1, "closing", close_on=date(2026, 11, 27), next_step_on=date(2026, 11, 25))
    (entry,) = sections(deals=(ready,))["deals"]
    assert str(entry.why) == "closes 27 Nov, next step 25 Nov"


def test_a_next_step_without_a_date_is_none_yet():
    (entry,) = sections(deals=(deal(1, "no_next_step", has_next_step=True),))["deals"]
    assert str(entry.why) == "next step without a date"


def test_the_deals_stand_by_what_is_the_matter_then_by_urgency():
    found = sections(
        deals=(
            deal(1, "pushed", pushes=4, weight=9),
            deal(2, "stale", idle_days=20),
            deal(3, "stale", idle_days=40),
            deal(4, "no_next_step", weight=1),
            deal(5, "no_next_step", weight=2),
            deal(6, "closing", close_on=date(2026, 11, 28)),
            deal(7, "closing", close_on=date(2026, 11, 24)),
        )
    )["deals"]
    assert [entry.fact.id for entry in found] == [7, 6, 5, 4, 3, 2, 1]


def test_done_needs_a_next_step_and_closed_deals_are_left_alone():
    with_step, without = (
        sections(deals=(deal(1, "pushed", pushes=3, has_next_step=step),))["deals"][0].keys
        for step in (True, False)
    )
    assert with_step[0] == "d"
    assert "d" not in without
    assert "w" in without
    (won,) = sections(deals=(deal(1, change="won", is_open=False),))["changed"]
    assert set(won.keys) == {"s", "c", "e", "R", "i", "space", "enter"}


def test_what_changed_is_told_by_how_it_ended():
    found = sections(
        deals=(
            deal(1, change="new"),
            deal(2, change="moved", from_stage="Proposal", stage="Negotiation"),
            deal(3, change="lost", is_open=False),
            deal(4, change="won", is_open=False, amount="1,000.00 CNY"),
            deal(5, change="moved", stage="Proposal"),
            deal(6, change="new", close_on=date(2026, 12, 24)),
        )
    )["changed"]
    assert told(found) == [
        (4, "won", "won, 1,000.00 CNY"),
        (3, "lost", "lost"),
        (2, "moved", "from Proposal to Negotiation"),
        (5, "moved", "now at Proposal"),
        (1, "new", "new deal"),
        (6, "new", "new deal, closes 24 Dec"),
    ]


def test_a_deal_that_moved_and_needs_somebody_stands_where_something_is_to_be_done():
    found = sections(deals=(deal(1, "no_next_step", change="moved", stage="Proposal"),))
    assert list(found) == ["deals"]


def test_the_first_stand_up_has_no_news_of_deals():
    assert sections(since=None, deals=(deal(1, change="new"),)) == {}


def test_many_new_deals_are_told_with_the_greatest_of_them():
    (entry,) = sections(deals=(deal(1, change="new", others=119),))["changed"]
    assert str(entry.why) == "new, with 119 other deals"


def test_a_deal_put_off_stays_away():
    away = frozenset({("opportunity", 1)})
    assert sections(deals=(deal(1, "stale", idle_days=9),), away=away) == {}


def test_goals_stand_before_follow_ups_and_deals_after_them():
    found = sections(
        promises=(PromiseFact(1, "Offer", TODAY, client_id=1, client="Acme"),),
        goals=(GoalFact(1, "Q4", "behind", 70),),
        deals=(deal(1, "stale", idle_days=9),),
    )
    assert list(found) == ["goals", "clients", "deals"]


def test_the_minutes_say_whether_the_number_will_be_made_and_what_became_of_deals():
    facts = Facts(
        TODAY,
        FRIDAY,
        lambda *_days: 1,
        deals=(
            deal(1, change="won", is_open=False, amount="1m CNY", client="Acme"),
            deal(2, change="moved", from_stage="Proposal", stage="Negotiation"),
            deal(3, "stale", change="new", idle_days=9),
        ),
    )
    lines = minutes(facts, compose(facts))
    number = label("Year: will not be made, 2m CNY is missing.")
    assert as_text(TODAY, FRIDAY, lines, numbers=(number,)).splitlines() == [
        "Stand-up, Mon 23 Nov (since Fri 20 Nov)",
        "Year: will not be made, 2m CNY is missing.",
        "",
        "Yesterday",
        "- Acme · Deal 1 · won, 1m CNY",
        "- Deal 2 · from Proposal to Negotiation",
    ]


def test_a_number_alone_is_still_nothing_to_report():
    text = as_text(TODAY, None, (), numbers=(label("Year: made already."),))
    assert text.splitlines()[-1] == "Nothing to report."
