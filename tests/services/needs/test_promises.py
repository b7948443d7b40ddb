"""Expectations: made, kept, broken, negotiated anew; what is due."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from salespm_tui.contract.clients import ClientQuery, ClientsQuery, SaveClient
from salespm_tui.contract.expectations import (
    ExpectationRow,
    ExpectationsQuery,
    SaveExpectation,
    SettleExpectation,
)
from salespm_tui.core.errors import UserError

from .conftest import Desk


def promise(desk: Desk, statement: str, due: date | None = None, **fields: object) -> int:
    return desk.new(
        SaveExpectation(client_id=desk.client, statement=statement, due_on=due, **fields)  # type: ignore[arg-type]
    )


def rows(desk: Desk) -> dict[str, ExpectationRow]:
    return {row.statement: row for row in desk.ask(ExpectationsQuery()).expectations}


def test_expectations_stand_by_the_day_they_are_due(desk: Desk) -> None:
    promise(desk, "someday")
    promise(desk, "next month", date(2026, 12, 24))
    promise(desk, "this week", date(2026, 11, 27), project_id=desk.project)
    promise(desk, "late", date(2026, 11, 20), importance=5)
    done = promise(desk, "done", date(2026, 11, 22))
    desk.do(SettleExpectation(done, "kept"))
    found = desk.ask(ExpectationsQuery(client_id=desk.client))
    told = [(row.statement, row.days_left, row.standing) for row in found.expectations]
    assert told == [
        ("late", -3, "overdue"),
        ("this week", 4, "due_soon"),
        ("next month", 31, "open"),
        ("someday", None, "open"),
        ("done", None, "settled"),
    ]
    assert [row.statement for row in found.overdue] == ["late"]
    assert [row.statement for row in found.due_soon] == ["this week"]
    of_project = desk.ask(ExpectationsQuery(project_id=desk.project)).expectations
    assert [(row.statement, row.project) for row in of_project] == [("this week", "ROL")]


def test_who_expects_something_of_a_project_is_a_client_of_it(desk: Desk) -> None:
    other = desk.new(SaveClient(name="Acme"))
    desk.do(SaveExpectation(client_id=other, statement="access", project_id=desk.project))
    names = [row.name for row in desk.ask(ClientsQuery(desk.project)).clients]
    assert names == ["Acme", "华为技术有限公司"]


def test_kept_and_broken_promises_make_the_ratio(desk: Desk) -> None:
    none_yet = desk.ask(ExpectationsQuery()).kept
    assert (none_yet.ratio.value, none_yet.n) == (None, 0)
    for number, how in enumerate(("kept", "kept", "broken", "renegotiated")):
        row_id = promise(desk, f"promise {number}")
        desk.do(SettleExpectation(row_id, how, due_on=date(2026, 12, 24), why="no parts"))
    kept = desk.ask(ExpectationsQuery()).kept
    assert (kept.ratio.value, kept.kept, kept.broken, kept.renegotiated, kept.n) == (
        Fraction(2, 3),
        2,
        1,
        1,
        3,
    )


def test_what_is_negotiated_anew_is_agreed_for_another_day(desk: Desk) -> None:
    old = promise(desk, "answer", date(2026, 11, 20), our_position="yes", importance=4)
    before = desk.everything()
    outcome = desk.do(SettleExpectation(old, "renegotiated", due_on=date(2026, 12, 4), why="ill"))
    assert str(outcome.label) == "Negotiated anew: answer, until 4 Dec"
    assert outcome.ref is not None
    anew, ended = desk.ask(ExpectationsQuery()).expectations
    assert (anew.id, anew.status, anew.due_on) == (outcome.ref.id, "agreed", date(2026, 12, 4))
    assert (anew.our_position, anew.importance) == ("yes", 4)
    assert (ended.id, ended.status, ended.notes) == (old, "renegotiated", "ill")
    desk.undo()
    assert desk.everything() == before


def test_a_settled_one_is_opened_again_by_its_status(desk: Desk) -> None:
    row_id = promise(desk, "answer")
    desk.do(SettleExpectation(row_id, "broken", why="forgotten"))
    told = rows(desk)["answer"]
    assert (told.status, told.settled_on, told.notes) == ("broken", date(2026, 11, 23), "forgotten")
    with pytest.raises(UserError, match="is settled already"):
        desk.do(SettleExpectation(row_id, "kept"))
    desk.do(SaveExpectation(row_id, status="agreed"))
    assert (rows(desk)["answer"].status, rows(desk)["answer"].settled_on) == ("agreed", None)


@pytest.mark.parametrize(
    ("command", "field"),
    [
        (SettleExpectation(1, "broken"), "why"),
        (SettleExpectation(1, "renegotiated"), "due_on"),
        (SettleExpectation(1, "kept", on=date(2026, 11, 24)), "on"),
        (SettleExpectation(1, "forgotten"), "how"),
        (SaveExpectation(1, status="kept"), "status"),
        (SaveExpectation(1, importance=9), "importance"),
        (SaveExpectation(1, statement=""), "statement"),
        (SaveExpectation(statement="x"), "client_id"),
    ],
)
def test_what_cannot_be_is_refused_at_its_field(
    desk: Desk, command: SaveExpectation | SettleExpectation, field: str
) -> None:
    promise(desk, "answer")
    with pytest.raises(UserError) as refused:
        desk.do(command)
    assert refused.value.field == field


def test_open_promises_and_their_lateness_show_on_the_client(desk: Desk) -> None:
    first = promise(desk, "answer", date(2026, 11, 20))
    promise(desk, "visit", date(2026, 12, 20))
    row = desk.ask(ClientsQuery()).clients[0]
    assert (row.open_promises, row.expectations) == (2, 2)
    detail = desk.ask(ClientQuery(desk.client))
    assert detail is not None
    assert "1 promise past its day" in [str(reason) for reason in detail.reasons]
    desk.do(SettleExpectation(first, "broken", why="forgotten"))
    detail = desk.ask(ClientQuery(desk.client))
    assert detail is not None
    assert "1 promise broken lately" in [str(reason) for reason in detail.reasons]
    assert detail.client.open_promises == 1
