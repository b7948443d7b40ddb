"""Risks, issues and what clients wait for on the agenda: where each stands, in which words."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from salespm_tui.domain.agenda import (
    ChangeFact,
    ContactFact,
    Entry,
    ExpectationFact,
    Facts,
    FeedbackFact,
    IssueFact,
    PromiseFact,
    RiskFact,
    compose,
)
from salespm_tui.domain.minutes import as_text, minutes

TODAY = date(2026, 11, 23)  # a Monday
FRIDAY = date(2026, 11, 20)
NEXT = date(2026, 12, 4)


def all_facts(since: date | None = FRIDAY, **fields) -> Facts:
    return Facts(TODAY, since, lambda *_days: 1, **fields)


def sections(since: date | None = FRIDAY, **fields) -> dict[str, tuple[Entry, ...]]:
    return {section.key: section.entries for section in compose(all_facts(since, **fields))}


def told(entries: tuple[Entry, ...]) -> list[tuple[int, str, str, str]]:
    return [(entry.fact.id, entry.group, entry.mark, str(entry.why)) for entry in entries]


def risk(number: int, score: int | None = 6, level: str = "medium", **fields) -> RiskFact:
    return RiskFact(number, f"Risk {number}", 1, "HWA", score=score, level=level, **fields)


def ago(days: int) -> date:
    return TODAY - timedelta(days)


def test_risks_stand_by_what_is_the_matter_with_them():
    found = sections(
        risks=(
            risk(1, next_review_on=ago(2)),
            risk(2, next_review_on=TODAY),
            risk(3, 20, "critical", next_review_on=NEXT, trend=1),
            risk(4, 12, "high", triggered_on=ago(3), next_review_on=ago(9)),
            risk(5, None, "", next_review_on=ago(1)),
            risk(6, next_review_on=NEXT),
            risk(7, 25, "critical", next_review_on=ago(1)),
            risk(8, 20, "critical", threat=False),
            risk(9, 20, "critical", is_open=False, change="occurred"),
        )
    )
    assert told(found["risks"]) == [
        (4, "triggered", "bad", "trigger seen 20 Nov"),
        (7, "critical", "bad", "critical (25), review 1 day late"),
        (3, "critical", "bad", "critical (20), rising"),
        (1, "review", "warning", "review 2 days late (score 6)"),
        (5, "review", "warning", "review 1 day late (not scored)"),
        (2, "review", "none", "review due today (score 6)"),
    ]
    assert told(found["changed"]) == [(9, "occurred", "changed", "occurred")]


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        ({"change": "new"}, "new risk, score 6"),
        ({"change": "new", "score": None, "level": ""}, "new risk, not scored"),
        ({"change": "scored", "score_before": 12}, "score down from 12 to 6"),
        ({"change": "scored", "score_before": 4}, "score up from 4 to 6"),
        ({"change": "scored"}, "scored 6"),
        ({"change": "closed", "is_open": False}, "risk closed"),
    ],
)
def test_what_became_of_a_risk_is_told_where_nothing_else_is(fields, why):
    (entry,) = sections(risks=(risk(1, **{"score": 6, **fields}),))["changed"]
    assert str(entry.why) == why
    assert sections(since=None, risks=(risk(1, **{"score": 6, **fields}),)) == {}


def test_measures_and_issues_stand_with_the_risks_and_nowhere_else():
    found = sections(
        promises=(
            PromiseFact(1, "hold the price", ago(1), "李伟", client_id=3, answers=("risk", 1)),
            PromiseFact(2, "retrain", TODAY, answers=("issue", 1)),
            PromiseFact(3, "later", NEXT, answers=("risk", 1)),
            PromiseFact(4, "done", ago(1), answers=("risk", 1), change="finished"),
            PromiseFact(5, "say sorry", TODAY, answers=("feedback", 1)),
            PromiseFact(6, "old", ago(9), answers=("issue", 1), change="unjudged", done_on=ago(8)),
        ),
        issues=(
            IssueFact(1, "Crash", severity=5, due_on=ago(2)),
            IssueFact(2, "Noise", severity=2),
            IssueFact(3, "Outage", severity=4),
            IssueFact(4, "Later", due_on=NEXT, severity=5),
            IssueFact(5, "Mended", is_open=False, change="resolved"),
        ),
    )
    assert told(found["risks"]) == [
        (1, "measure", "warning", "1 day late"),
        (2, "measure", "none", "due today"),
        (1, "issue", "bad", "2 days late"),
        (3, "issue", "warning", "severity 4, no due date"),
        (6, "effect", "none", "done 15 Nov: did it work?"),
    ]
    assert told(found["clients"]) == [(5, "", "warning", "due today")]
    assert told(found["changed"]) == [
        (4, "finished", "changed", "finished"),
        (5, "resolved", "changed", "resolved"),
    ]
    assert set(found) == {"risks", "clients", "changed"}


def test_what_clients_wait_for():
    found = sections(
        contacts=(
            ContactFact(1, "review call", 3, "Acme", TODAY, "10:30"),
            ContactFact(2, "visit", 3, "Acme", ago(1), "09:00"),
        ),
        expectations=(
            ExpectationFact(1, "answer", 3, "Acme", due_on=ago(1), agreed=True),
            ExpectationFact(2, "price list", 3, "Acme", due_on=TODAY, agreed=True),
            ExpectationFact(3, "demo", 3, "Acme", due_on=date(2026, 11, 30)),
            ExpectationFact(4, "far", 3, "Acme", due_on=NEXT),
            ExpectationFact(5, "some day", 3, "Acme"),
        ),
        changes=(
            ChangeFact(1, "SSO", client="Acme", decide_by=NEXT),
            ChangeFact(2, "Portal", client="Acme", requested_on=ago(20)),
            ChangeFact(3, "Print", client="Acme", decide_by=ago(2)),
        ),
        feedback=(
            FeedbackFact(1, "slow", 3, "Acme", received_on=ago(3)),
            FeedbackFact(2, "rude", 3, "Acme", received_on=ago(9), due_on=ago(2)),
        ),
    )
    assert told(found["clients"]) == [
        (2, "contact", "warning", "was planned for 22 Nov"),
        (1, "contact", "none", "planned today, 10:30"),
        (1, "expectation", "bad", "promise 1 day late"),
        (2, "expectation", "warning", "promised for today"),
        (3, "expectation", "none", "expected on 30 Nov, not agreed"),
        (3, "change", "bad", "decision 2 days late"),
        (2, "change", "warning", "waits for a decision for 20 days"),
        (1, "change", "none", "to be decided by 4 Dec"),
        (2, "complaint", "bad", "complaint 2 days late"),
        (1, "complaint", "warning", "complaint open for 3 days"),
    ]


def test_done_acts_on_what_has_an_end_and_a_change_is_decided_elsewhere():
    found = sections(
        risks=(risk(1, triggered_on=TODAY), risk(2, is_open=False, change="closed")),
        changes=(ChangeFact(1, "SSO", requested_on=TODAY),),
    )
    (open_risk,), (change,), (closed,) = found["risks"], found["clients"], found["changed"]
    assert {"d", "s", "r", "R", "i"} <= set(open_risk.keys)
    assert "d" not in change.keys
    assert "r" in change.keys
    assert {"d", "r"}.isdisjoint(closed.keys)


def test_a_snoozed_risk_and_one_in_an_earlier_section_do_not_come_twice():
    facts = all_facts(
        risks=(risk(1, triggered_on=TODAY), risk(2, triggered_on=TODAY, change="new")),
        away=frozenset({("risk", 1)}),
    )
    (section,) = compose(facts)
    assert section.key == "risks"
    assert [entry.fact.id for entry in section.entries] == [2]


def test_the_minutes_tell_what_came_true_what_was_settled_and_what_is_due():
    facts = all_facts(
        risks=(
            risk(1, is_open=False, change="occurred", owner="李伟"),
            risk(2, triggered_on=FRIDAY),
        ),
        issues=(
            IssueFact(1, "No data", project="HWA", due_on=FRIDAY, blocks=True),
            IssueFact(2, "Mended", is_open=False, change="resolved"),
        ),
        expectations=(
            ExpectationFact(1, "answer", 3, "Acme", is_open=False, change="broken"),
            ExpectationFact(2, "demo", 3, "Acme", due_on=TODAY),
        ),
        changes=(ChangeFact(1, "SSO", client="Acme", is_open=False, change="approved"),),
        feedback=(FeedbackFact(1, "slow", 3, "Acme", is_open=False, change="resolved"),),
    )
    text = as_text(TODAY, FRIDAY, minutes(facts, compose(facts)))
    assert text.splitlines()[1:] == [
        "",
        "Yesterday",
        "- Risk 1 · HWA · 李伟 · occurred",
        "- Mended · resolved",
        "- Acme · answer · promise broken",
        "- Acme · SSO · change approved",
        "- Acme · slow · complaint resolved",
        "",
        "Today",
        "- Risk 2 · HWA · trigger seen 20 Nov",
        "- Acme · demo · expected today, not agreed",
        "",
        "Blocked",
        "- No data · HWA · 3 days late",
    ]
