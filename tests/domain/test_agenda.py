"""The agenda composes itself from facts: what stands where, why, and in which order."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from salespm_tui.core.labels import label
from salespm_tui.domain.agenda import (
    SECTIONS,
    ClientFact,
    Entry,
    Facts,
    ProjectFact,
    PromiseFact,
    TaskFact,
    compose,
)
from salespm_tui.domain.calendar import STANDARD
from salespm_tui.domain.checks import Wrong

TODAY = date(2026, 11, 23)  # a Monday
FRIDAY = date(2026, 11, 20)


def workdays(_project: int, after: date, until: date) -> int:
    days = (until - after).days
    return sum(STANDARD.minutes_on(after + timedelta(n)) > 0 for n in range(1, days + 1))


def task(number: int = 1, **fields) -> TaskFact:
    given = {"start": TODAY - timedelta(30), "finish": TODAY + timedelta(30)} | fields
    return TaskFact(number, 1, "HWA", number, f"2.{number}", f"Task {number}", **given)


def facts(**fields) -> Facts:
    return Facts(**{"today": TODAY, "since": FRIDAY, "workdays": workdays} | fields)


def sections(**fields) -> dict[str, tuple[Entry, ...]]:
    return {section.key: section.entries for section in compose(facts(**fields))}


def ids(entries: tuple[Entry, ...]) -> list[int]:
    return [entry.fact.id for entry in entries]


def test_a_quiet_day_has_no_sections():
    assert compose(facts(tasks=(task(),))) == ()


def test_late_counts_working_days_and_says_what_makes_it_worse():
    late = sections(
        tasks=(
            task(1, finish=date(2026, 11, 19)),
            task(2, finish=date(2026, 11, 19), critical=True),
            task(3, finish=FRIDAY, blocked=True, blocked_reason="法务"),
            task(4, finish=FRIDAY, finish_before=date(2026, 11, 18)),
        )
    )["overdue"]
    assert [(entry.fact.id, entry.days, str(entry.why)) for entry in late] == [
        (2, 2, "2 days late, critical"),
        (1, 2, "2 days late"),
        (3, 1, "1 day late, blocked: 法务"),
        (4, 1, "1 day late, after a slip of 2 d"),
    ]
    assert {entry.mark for entry in late} == {"bad"}


def test_what_fell_due_on_a_day_off_is_a_day_late_all_the_same():
    sunday = TODAY - timedelta(1)
    quiet = sections(today=sunday, tasks=(task(1, finish=sunday - timedelta(1)),))
    assert quiet["overdue"][0].days == 1


@pytest.mark.parametrize(
    ("fields", "section"),
    [
        ({"finish": FRIDAY}, "overdue"),
        ({"finish": TODAY}, "today"),
        ({"blocked": True}, "blocked"),
        ({"waiting_on": "client"}, "blocked"),
        ({"waiting_on": "third_party"}, "blocked"),
        ({"start": TODAY}, "starting"),
        ({"milestone": True, "finish": TODAY + timedelta(7)}, "milestones"),
        ({"finish": TODAY + timedelta(3), "finish_before": TODAY}, "changed"),
        ({"change": "new"}, "changed"),
        ({"change": "finished", "finish": FRIDAY}, "changed"),
        # the first section that fits
        ({"finish": FRIDAY, "blocked": True}, "overdue"),
        ({"finish": TODAY, "start": TODAY}, "today"),
        ({"start": TODAY, "waiting_on": "client"}, "blocked"),
        ({"milestone": True, "finish": TODAY}, "today"),
        # what changed and asks for something else stands there
        ({"finish": FRIDAY, "change": "new"}, "overdue"),
        ({"start": TODAY, "finish_before": TODAY}, "starting"),
    ],
)
def test_a_task_stands_once_where_something_is_to_be_done(fields, section):
    assert list(sections(tasks=(task(1, **fields),))) == [section]


@pytest.mark.parametrize(
    "fields",
    [
        {"waiting_on": "us"},
        {"milestone": True, "finish": TODAY + timedelta(8)},
        {"finish": TODAY + timedelta(3), "finish_before": TODAY + timedelta(3)},
        {"finish": TODAY + timedelta(3), "finish_before": TODAY + timedelta(4)},
    ],
)
def test_what_needs_no_look_stays_away(fields):
    assert sections(tasks=(task(1, **fields),)) == {}


def test_the_first_stand_up_lists_nothing_as_changed():
    assert sections(since=None, tasks=(task(1, change="new"),)) == {}


def test_changed_says_what_finished_what_slipped_and_what_is_new():
    changed = sections(
        tasks=(
            task(1, change="new"),
            task(2, finish=date(2026, 12, 2), finish_before=date(2026, 11, 27)),
            task(3, change="finished"),
            task(4, finish=date(2026, 12, 1), finish_before=date(2026, 11, 27)),
        ),
        projects=(ProjectFact(9, "NEW", "Neues", new=True, new_tasks=1),),
        clients=(ClientFact(5, "华为", change="new"),),
        promises=(PromiseFact(6, "call", FRIDAY, change="finished"),),
    )["changed"]
    told = [(entry.group, entry.fact.kind, entry.fact.id, str(entry.why)) for entry in changed]
    assert told == [
        ("finished", "task", 3, "finished"),
        ("finished", "action_item", 6, "finished"),
        ("slipped", "task", 2, "slipped 3 days, now due 2 Dec"),
        ("slipped", "task", 4, "slipped 2 days, now due 1 Dec"),
        ("new", "project", 9, "new project with 1 task"),
        ("new", "task", 1, "new, due 23 Dec"),
        ("new", "client", 5, "new"),
    ]


def test_order_is_latest_then_critical_then_priority_then_project_then_wbs():
    due = {"finish": TODAY}
    found = sections(
        tasks=(
            task(1, **due)._replace(project="ZZZ"),
            task(2, **due),
            task(3, priority=1, **due),
            task(4, critical=True, **due),
            task(5, **due)._replace(place=0),
        )
    )["today"]
    assert ids(found) == [4, 3, 5, 2, 1]


def test_follow_ups_and_silent_clients():
    found = sections(
        promises=(
            PromiseFact(1, "谈价格", TODAY, client_id=7, client="华为", tier="C"),
            PromiseFact(2, "send offer", FRIDAY, client_id=8, client="Acme"),
            PromiseFact(3, "later", TODAY + timedelta(1), client_id=8, client="Acme"),
            PromiseFact(4, "undated", None, client_id=8, client="Acme"),
            PromiseFact(5, "kept", FRIDAY, client_id=8, client="Acme", change="finished"),
        ),
        clients=(
            ClientFact(7, "华为", False, 9, 14),
            ClientFact(9, "浦发", True, 16, 14, tier="A"),
        ),
    )
    assert [(entry.fact.kind, entry.fact.id, entry.days) for entry in found["clients"]] == [
        ("action_item", 2, 3),
        ("client", 9, 2),
        ("action_item", 1, 0),
    ]
    assert str(found["clients"][1].why) == "silent 16 days, cadence 14 d"


def test_a_silent_client_says_what_is_planned_or_that_nobody_ever_called():
    silent = (
        ClientFact(1, "Acme", True, 16, 14, next_on=TODAY + timedelta(4)),
        ClientFact(2, "Müller", True, None, 30),
    )
    whys = [str(entry.why) for entry in sections(clients=silent)["clients"]]
    assert whys == [
        "silent 16 days, cadence 14 d, next step 27 Nov",
        "no contact yet, cadence 30 d",
    ]


def test_an_action_item_of_no_client_stands_with_the_tasks():
    found = sections(
        promises=(PromiseFact(1, "budget", FRIDAY), PromiseFact(2, "slides", TODAY)),
    )
    assert {key: ids(entries) for key, entries in found.items()} == {"overdue": [1], "today": [2]}


def test_snoozed_items_stay_away_wherever_they_would_stand():
    away = frozenset({("task", 1), ("client", 9)})
    found = sections(
        away=away,
        tasks=(task(1, finish=FRIDAY), task(2, finish=FRIDAY)),
        clients=(ClientFact(9, "浦发", True, 16, 14),),
    )
    assert {key: ids(entries) for key, entries in found.items()} == {"overdue": [2]}


def test_checks_stand_by_rule_and_carry_their_fix_key():
    wrong = Wrong("blocked_without_reason", label("blocked, but nobody said why"), "b")
    found = sections(
        wrong=((task(2), wrong), (task(1, finish=FRIDAY), wrong)), tasks=(task(1, finish=FRIDAY),)
    )
    assert ids(found["overdue"]) == [1]
    (check,) = found["checks"]
    assert (check.fact.id, check.group, check.keys[0]) == (2, "blocked_without_reason", "b")


def test_the_title_names_the_day_of_the_last_stand_up():
    (changed,) = compose(facts(tasks=(task(1, change="new"),)))
    assert str(changed.title) == "Changed since 20 Nov"


dates = st.integers(-20, 20).map(lambda days: TODAY + timedelta(days))
tasks = st.builds(
    lambda number, start, finish, before, rest: task(
        number, start=min(start, finish), finish=finish, finish_before=before, **rest
    ),
    st.integers(1, 12),
    dates,
    dates,
    st.none() | dates,
    st.fixed_dictionaries(
        {
            "blocked": st.booleans(),
            "milestone": st.booleans(),
            "critical": st.booleans(),
            "change": st.sampled_from(["", "", "new", "finished"]),
        }
    ),
)


@settings(max_examples=40, deadline=None)
@given(st.lists(tasks, unique_by=lambda one: one.id))
def test_every_item_stands_once_and_overdue_is_whole(found):
    composed = compose(facts(tasks=tuple(found)))
    standing = [entry.key for section in composed for entry in section.entries]
    assert len(standing) == len(set(standing))
    late = {one.id for one in found if one.finish < TODAY and one.change != "finished"}
    assert {i for part in composed if part.key == "overdue" for i in ids(part.entries)} == late
    order = [section.key for section in SECTIONS]
    assert [part.key for part in composed] == sorted(
        (part.key for part in composed), key=order.index
    )
