from __future__ import annotations

from datetime import date

import pytest

from salespm_tui.contract.gates import (
    AddGatePoint,
    DecideGate,
    Gate,
    GatePoint,
    GateQuery,
    SaveGatePoint,
    TickGate,
    UntickGate,
)
from salespm_tui.contract.portfolio import ProjectCardQuery
from salespm_tui.contract.projects import SaveProject
from salespm_tui.contract.records import Archive
from salespm_tui.contract.values import Ref
from salespm_tui.core.errors import UserError

from .conftest import Desk


def gate(desk: Desk, phase: str | None = None) -> Gate:
    found = desk.ask(GateQuery(desk.project, phase))
    assert found is not None
    return found


def point(desk: Desk, phase: str, key: str) -> GatePoint:
    return next(one for one in gate(desk, phase).points if one.key == key)


def phase_of(desk: Desk) -> str:
    found = desk.ask(ProjectCardQuery(desk.project))
    assert found is not None
    return found.row.phase


def test_a_gate_knows_what_the_data_shows(desk: Desk) -> None:
    named = point(desk, "needs", "client_named")
    assert (named.state, str(named.why), named.screen) == (
        "shown", "It is on record.", "projects",
    )  # fmt: skip
    market = point(desk, "needs", "market_studied")
    assert (market.state, str(market.why)) == (
        "open", "The project's card has no market research.",
    )  # fmt: skip
    assert point(desk, "planning", "kick_off_held").why is None
    desk.do(SaveProject(desk.project, market_notes="Grows by a tenth a year."))
    assert point(desk, "needs", "market_studied").state == "shown"


def test_the_gate_of_the_present_phase_is_asked_for_by_nothing(desk: Desk) -> None:
    assert gate(desk).summary.phase == "needs"
    acceptance = gate(desk, "acceptance")
    assert (acceptance.summary.due, acceptance.milestone) == (
        date(2026, 12, 2), "Acceptance signed",
    )  # fmt: skip


def test_a_tick_stands_in_for_what_the_data_does_not_show(desk: Desk) -> None:
    before = desk.everything()
    desk.do(TickGate(desk.project, "needs", "market_studied", note="A study of last year"))
    found = point(desk, "needs", "market_studied")
    assert (found.state, found.done_on, found.note) == (
        "ticked", date(2026, 11, 23), "A study of last year",
    )  # fmt: skip
    done = gate(desk, "needs").summary.done
    desk.do(UntickGate(desk.project, "needs", "market_studied"))
    assert gate(desk, "needs").summary.done == done - 1
    desk.undo()
    desk.undo()
    assert desk.everything() == before


def test_own_points_are_added_ticked_and_renamed(desk: Desk) -> None:
    own = gate(desk, "planning").points[-1]
    assert (str(own.text), own.state, own.key) == ("The lawyer has read the offer", "open", None)
    assert own.gate_check_id is not None
    desk.do(TickGate(desk.project, "planning", gate_check_id=own.gate_check_id))
    desk.do(SaveGatePoint(own.gate_check_id, text="Two lawyers have"))
    own = gate(desk, "planning").points[-1]
    assert (str(own.text), own.state) == ("Two lawyers have", "ticked")
    desk.do(AddGatePoint(desk.project, "planning", "Legal"))
    desk.do(Archive(Ref("gate_check", own.gate_check_id or 0)))
    assert str(gate(desk, "planning").points[-1].text) == "Legal"


def test_going_on_with_open_points_needs_a_reason(desk: Desk) -> None:
    with pytest.raises(UserError) as refused:
        desk.do(DecideGate(desk.project, "go"))
    assert refused.value.field == "reason"
    with pytest.raises(UserError):
        desk.do(DecideGate(desk.project, "no_go"))
    desk.do(DecideGate(desk.project, "go", reason="The client waits.", decided_by="王芳"))
    assert phase_of(desk) == "initiation"
    (decision,) = gate(desk, "needs").decisions
    assert (decision.decision, decision.reason, decision.decided_by, decision.decided_on) == (
        "go", "The client waits.", "王芳", date(2026, 11, 23),
    )  # fmt: skip
    desk.undo()
    assert phase_of(desk) == "needs"
    assert gate(desk, "needs").decisions == ()


def test_a_no_go_and_a_gate_of_another_phase_leave_the_project_where_it_is(desk: Desk) -> None:
    desk.do(DecideGate(desk.project, "no_go", reason="No money."))
    assert phase_of(desk) == "needs"
    desk.do(DecideGate(desk.project, "go", phase="planning", reason="Early."))
    assert phase_of(desk) == "needs"


def test_a_gate_with_nothing_open_is_passed_without_a_reason(desk: Desk) -> None:
    desk.do(SaveProject(desk.project, phase="closing"))
    for one in gate(desk).points:
        if one.state == "open":
            desk.do(TickGate(desk.project, "closing", one.key))
    assert gate(desk).summary.open == 0
    desk.do(DecideGate(desk.project, "go"))
    assert phase_of(desk) == "closing"


@pytest.mark.parametrize(
    "command",
    [
        TickGate(1, "needs", "approved"),
        TickGate(1, "sleeping", "approved"),
        TickGate(1, "needs"),
        TickGate(1, "needs", gate_check_id=99),
        AddGatePoint(1, "needs", "  "),
        DecideGate(1, "perhaps"),
        DecideGate(99, "go"),
    ],
)
def test_what_cannot_be_is_refused(desk: Desk, command: TickGate) -> None:
    before = desk.everything()
    with pytest.raises(UserError):
        desk.do(command)
    assert desk.everything() == before


def test_the_words_of_a_standard_point_stay(desk: Desk) -> None:
    ticked = desk.new(TickGate(desk.project, "needs", "market_studied"))
    with pytest.raises(UserError):
        desk.do(SaveGatePoint(ticked, text="Another"))
    desk.do(SaveGatePoint(ticked, note="Seen"))
    assert point(desk, "needs", "market_studied").note == "Seen"
