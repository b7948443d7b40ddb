"""One change of the journal as one line of a record's history."""

from __future__ import annotations

import pytest

from salespm_tui.domain.last_words import words_for, words_for_moved_finish


@pytest.mark.parametrize(
    ("kind", "before", "after", "words"),
    [
        ("task", None, {"name": "x"}, "added"),
        ("task", {"name": "x"}, None, "removed"),
        ("task", {"archived_at": None}, {"archived_at": "2026-11-23T09:00:00.000000Z"}, "archived"),
        ("task", {"percent": 20}, {"percent": 60}, "60 %"),
        ("task", {"status": "doing", "percent": 60}, {"status": "done", "percent": 100}, "done"),
        (
            "task",
            {"status": "doing", "blocked_reason": None},
            {"status": "blocked", "blocked_reason": "法务"},
            "blocked: 法务",
        ),
        ("task", {"blocked_reason": "a"}, {"blocked_reason": "b"}, "blocked: b"),
        ("task", {"status": "blocked"}, {"status": "doing"}, "blocked no more"),
        ("task", {"status": "todo"}, {"status": "cancelled"}, "cancelled"),
        ("task", {"waiting_on": None}, {"waiting_on": "client"}, "waits on the client"),
        ("task", {"waiting_on": "client"}, {"waiting_on": None}, "waits no more"),
        (
            "task",
            {"constraint": "asap", "constraint_on": None},
            {"constraint": "fnet", "constraint_on": "2026-11-27T17:00"},
            "moved to 27 Nov",
        ),
        ("task", {"duration_min": 480}, {"duration_min": 960}, "planned anew"),
        ("task", {"deadline_on": None}, {"deadline_on": "2026-12-24T17:00"}, "deadline 24 Dec"),
        ("task", {"deadline_on": "2026-12-24T17:00"}, {"deadline_on": None}, "deadline taken away"),
        ("task", {"owner": None}, {"owner": "Li Wei"}, "given to Li Wei"),
        ("task", {"owner": "Li Wei"}, {"owner": None}, "belongs to nobody"),
        ("task", {"name": "Offer"}, {"name": "Tender"}, "was called Offer"),
        ("action_item", {"due_on": "2026-11-20"}, {"due_on": "2026-11-24"}, "moved to 24 Nov"),
        ("action_item", {"status": "open"}, {"status": "dropped"}, "dropped"),
        ("client", {"status": "prospect"}, {"status": "active"}, "active client"),
        ("client", {"name": "HW"}, {"name": "华为"}, "was called HW"),
        ("project", {"status": "active"}, {"status": "on_hold"}, "on hold"),
    ],
)
def test_the_weightiest_of_a_change_is_told(kind, before, after, words):
    assert str(words_for(kind, before, after)) == words


@pytest.mark.parametrize(
    ("kind", "after"), [("task", {"position": 3}), ("client", {"notes": "x"}), ("risk", {"a": 1})]
)
def test_what_nobody_would_tell_is_not_told(kind, after):
    assert words_for(kind, dict.fromkeys(after), after) is None


def test_a_finish_that_moved_between_two_stand_ups():
    there, back = "2026-11-20T17:00", "2026-11-23T17:00"
    assert str(words_for_moved_finish(there, back)) == "slipped from 20 Nov to 23 Nov"
    assert str(words_for_moved_finish(back, there)) == "came forward from 23 Nov to 20 Nov"
