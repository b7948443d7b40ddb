from __future__ import annotations

from dataclasses import fields, replace
from datetime import date

import pytest

from salespm_tui.core.i18n import set_language
from salespm_tui.domain import codes
from salespm_tui.domain.agenda import Facts as Morning
from salespm_tui.domain.agenda import ProjectFact, compose
from salespm_tui.domain.gate_points import POINTS
from salespm_tui.domain.gates import (
    Mark,
    gate_mark,
    needs_reason,
    next_phase,
    phase_named,
    place_of,
)
from salespm_tui.domain.margin import Cost, cost_of, margin_of
from salespm_tui.domain.project_facts import Facts

TODAY = date(2026, 11, 23)
EMPTY = Facts(phase="needs", status="active", today=TODAY)
LEFT = (
    "needs_unranked", "needs_vague", "needs_unconfirmed", "needs_undelivered", "goals_silent",
    "risks_open", "risks_silent", "risks_unrated", "risks_unanswered", "issues", "changes", "promises",
    "deals", "overdue", "broken", "unassigned", "open_tasks", "leftovers",
)  # fmt: skip
FULL = replace(
    EMPTY,
    **{
        one.name: True if one.type == "bool" else 3
        for one in fields(Facts)
        if one.type in ("bool", "int") and one.name not in LEFT
    },
)
ALL = [(phase, point) for phase, points in POINTS.items() for point in points]


def test_every_phase_has_its_gate_and_keys_are_given_once() -> None:
    assert tuple(POINTS) == codes.PROJECT_PHASE
    keys = [point.key for _phase, point in ALL]
    assert len(keys) == len(set(keys))


@pytest.mark.parametrize("point", [point for _phase, point in ALL], ids=lambda point: point.key)
def test_a_point_is_shown_where_all_is_there_and_nothing_is_left(point) -> None:  # type: ignore[no-untyped-def]
    if point.judge is None:
        return
    assert point.judge(FULL).shown
    assert str(point.judge(FULL).why).endswith(".")


def test_an_empty_project_shows_only_what_cannot_be_open() -> None:
    shown = [point.key for _phase, point in ALL if point.judge and point.judge(EMPTY).shown]
    assert shown == [
        "changes_decided",
        "issues_settled",
        "deals_closed",
        "promises_settled",
        "risks_closed",
    ]


@pytest.mark.parametrize("field", LEFT)
def test_what_is_left_keeps_a_point_open(field: str) -> None:
    found = replace(FULL, **{field: 2})
    still_open = [
        point.judge(found).why
        for _phase, point in ALL
        if point.judge is not None and not point.judge(found).shown
    ]
    assert [why.number for why in still_open] == [2]


def test_a_project_goes_from_phase_to_phase_and_stays_at_the_end() -> None:
    assert [next_phase(phase) for phase in codes.PROJECT_PHASE] == [
        *codes.PROJECT_PHASE[1:],
        "closing",
    ]
    assert [place_of(phase, "planning") for phase in codes.PROJECT_PHASE[1:4]] == [
        "past",
        "here",
        "ahead",
    ]


def test_what_needs_a_reason() -> None:
    assert needs_reason("no_go", 0)
    assert needs_reason("go", 1)
    assert needs_reason("conditional", 1)
    assert not needs_reason("go", 0)


@pytest.mark.parametrize(
    ("names", "phase"),
    [
        (("Acceptance signed", "Closing"), "acceptance"),
        (("Signed", "Execution"), "execution"),
        (("合同签订", "项目验收"), "acceptance"),
        (("需求确认",), "needs"),
        (("Kick-off",), "initiation"),
        (("Contract signed", "Commercial"), None),
        ((), None),
    ],
)
def test_the_nearest_name_that_says_a_phase_counts(names: tuple[str, ...], phase: str) -> None:
    assert phase_named(names) == phase


def test_a_gate_is_due_at_the_last_milestone_of_its_phase() -> None:
    first, last = (Mark(("Acceptance",), date(2026, 12, day)) for day in (1, 4))
    assert gate_mark("acceptance", [last, first]) == last
    assert gate_mark("planning", [last, first]) is None


@pytest.mark.parametrize(
    ("due", "left", "mark", "words"),
    [
        (date(2026, 11, 30), 1, "milestone", "stage gate due 30 Nov, 1 point is open"),
        (date(2026, 11, 20), 3, "bad", "stage gate due 20 Nov, 3 points are open"),
        (date(2026, 11, 23), 0, "milestone", "stage gate due 23 Nov, nothing is open"),
    ],
)
def test_a_gate_that_is_due_stands_in_the_morning(
    due: date, left: int, mark: str, words: str
) -> None:
    set_language("en")
    project = ProjectFact(1, "HCR", "Rollout", False, 0, None, due, left)
    (section,) = compose(Morning(TODAY, None, lambda *_days: 1, gates=(project,)))
    (entry,) = section.entries
    assert (section.key, entry.mark, str(entry.why)) == ("milestones", mark, words)


def test_a_gate_far_off_is_not_told() -> None:
    project = ProjectFact(1, "HCR", "Rollout", False, 0, None, date(2026, 12, 1), 2)
    assert compose(Morning(TODAY, None, lambda *_days: 1, gates=(project,))) == ()


def test_a_line_costs_what_it_allows_or_what_went_where_that_is_more() -> None:
    lines = [Cost(100, 20, 30), Cost(100, 90, 40), Cost(0, 7)]
    assert cost_of(lines, over=False) == 100 + 130 + 7
    assert cost_of(lines, over=True) == 117
    assert cost_of([], over=False) is None


def test_a_margin_says_why_it_is_unknown() -> None:
    def why(won: tuple[int | None, ...], cost: int | None) -> str:
        found = margin_of(won, cost).margin.why
        return "" if found is None else found.code

    assert why((), 5) == "nothing_won"
    assert why((None,), 5) == "no_amount"
    assert why((5,), None) == "no_budget"
    found = margin_of((300, None, 100), 500)
    assert (found.won_minor, found.margin.value, found.unknown) == (400, -100, 1)
    assert found.rate.value is not None
    assert found.rate.value * 4 == -1
    assert margin_of((0,), 5).rate.value is None
