"""The minutes as they are pasted into a chat, in both languages."""

from __future__ import annotations

from datetime import date, timedelta

from salespm_tui.domain.agenda import ClientFact, Facts, PromiseFact, TaskFact, compose
from salespm_tui.domain.minutes import MOST_LINES, Heard, MinutesLine, as_text, minutes

TODAY = date(2026, 11, 23)
FRIDAY = date(2026, 11, 20)


def task(number: int, title: str, **fields) -> TaskFact:
    given = {"start": TODAY - timedelta(9), "finish": TODAY + timedelta(9)} | fields
    return TaskFact(number, 1, "HWA", number, f"2.{number}", title, **given)


MORNING = Facts(
    TODAY,
    FRIDAY,
    lambda _project, after, until: (until - after).days,
    tasks=(
        task(1, "Price model", change="finished"),
        task(2, "Price approval", finish=FRIDAY, owner="Li Wei"),
        task(3, "Legal review", finish=FRIDAY, waiting_on="client"),
        task(4, "Demo script", finish=TODAY),
        task(5, "Site survey", blocked=True, blocked_reason="no pass"),
    ),
    promises=(PromiseFact(6, "谈价格", TODAY, client_id=7, client="华为"),),
    clients=(ClientFact(9, "浦发", True, 16, 14),),
)
DECISION = MinutesLine("decision", "Hold the list price", "task", 2)


def test_the_minutes_say_what_was_done_what_is_next_what_is_stuck_and_what_was_decided():
    lines = minutes(MORNING, compose(MORNING), (Heard(3, "Acme", "new scope"),), (DECISION,))
    assert as_text(TODAY, FRIDAY, lines) == "\n".join(
        (
            "Stand-up, Mon 23 Nov (since Fri 20 Nov)",
            "",
            "Yesterday",
            "- Price model · HWA 2.1",
            "- Talked with Acme: new scope",
            "",
            "Today",
            "- Price approval · HWA 2.2 · Li Wei · 3 days late",
            "- Demo script · HWA 2.4 · due today",
            "- 浦发 · silent 16 days, cadence 14 d",
            "- 华为 · 谈价格 · due today",
            "",
            "Blocked",
            "- Legal review · HWA 2.3 · waits on the client · 3 days late",
            "- Site survey · HWA 2.5 · blocked: no pass",
            "",
            "Decisions",
            "- Hold the list price",
        )
    )


def test_a_quiet_first_morning():
    assert as_text(TODAY, None, (), "HWA") == "\n".join(
        ("Stand-up of HWA, Mon 23 Nov", "", "Nothing to report.")
    )


def test_long_parts_are_counted():
    lines = [MinutesLine("today", f"line {n}") for n in range(MOST_LINES + 5)]
    text = as_text(TODAY, FRIDAY, lines).splitlines()
    assert text[-1] == "- and 5 more"
    assert len(text) == MOST_LINES + 4


def test_each_line_keeps_what_it_is_about():
    lines = minutes(MORNING, compose(MORNING))
    assert MinutesLine("done", "Price model · HWA 2.1", "task", 1) in lines
    assert {(line.kind, line.id) for line in lines if line.part == "blocked"} == {
        ("task", 3),
        ("task", 5),
    }
