"""Acceptances are filled from needs and goals, judged, held and signed; what is open lives on."""

from __future__ import annotations

from datetime import date

import pytest

from salespm_tui.contract.acceptance import (
    AcceptancesQuery,
    FillAcceptance,
    HoldAcceptance,
    JudgeItem,
    SaveAcceptance,
    SaveAcceptanceItem,
    SignAcceptance,
)
from salespm_tui.contract.clients import SaveActionItem
from salespm_tui.contract.feedback import LogSurvey, SurveyScore
from salespm_tui.contract.goals import CheckIn, SaveGoal
from salespm_tui.contract.issues import Measure
from salespm_tui.contract.needs import SaveRequirement
from salespm_tui.contract.records import Archive, NewestSetQuery, Undo, Unless
from salespm_tui.contract.values import Command, Ref
from salespm_tui.core.errors import ChangedElsewhereError

from .conftest import CLIENT, HWA, TODAY, Desk


def _planned(desk: Desk, *results: str) -> int:
    """An acceptance with a point for each result."""
    acceptance = desk.made(SaveAcceptance(project_id=HWA, kind="final", planned_on=TODAY))
    for number, result in enumerate(results):
        item = desk.made(SaveAcceptanceItem(acceptance_id=acceptance, name=f"Point {number}"))
        desk.do(JudgeItem(item, result))
    return acceptance


def test_points_come_from_needs_and_goals_and_never_twice(desk: Desk) -> None:
    desk.do(SaveRequirement(project_id=HWA, title="Login", acceptance_criteria="within 2 s"))
    desk.do(SaveRequirement(project_id=HWA, title="Later", priority="wont"))
    desk.do(SaveRequirement(project_id=HWA, title="Refused", status="rejected"))
    goal = desk.made(
        SaveGoal(
            name="Sites live",
            project_id=HWA,
            metric="custom",
            unit="sites",
            target_value=4000,
            start_on=date(2026, 11, 1),
            due_on=date(2026, 12, 31),
        )
    )
    desk.do(CheckIn(goal_id=goal, as_of=TODAY, value=3050))
    acceptance = desk.made(SaveAcceptance(project_id=HWA))
    desk.do(FillAcceptance(acceptance))
    desk.back_and_forth()
    login, sites = desk.acceptance().items
    assert (login.name, login.criterion, login.result) == ("Login", "within 2 s", "pending")
    assert (sites.name, sites.target, sites.actual) == ("Sites live", "40 sites", "30.5 sites")

    desk.do(JudgeItem(sites.id, "partial", actual="31 sites", note="one is late"))
    assert desk.do(FillAcceptance(acceptance)).set_id is None
    desk.do(SaveRequirement(project_id=HWA, title="Export"))
    desk.do(FillAcceptance(acceptance))
    found = desk.acceptance()
    assert [item.name for item in found.items] == ["Login", "Sites live", "Export"]
    assert (found.items[1].actual, found.items[1].note) == ("31 sites", "one is late")
    assert (found.count("pending"), found.count("partial", "fail")) == (2, 1)


@pytest.mark.parametrize(
    ("results", "expected"),
    [
        (("pass", "waived"), "passed"),
        (("pass", "fail", "pending"), "failed"),
        (("pass", "partial"), "conditional"),
        (("pass", "pending"), "conditional"),
    ],
)
def test_the_result_is_proposed_from_the_points(
    desk: Desk, results: tuple[str, ...], expected: str
) -> None:
    acceptance = _planned(desk, *results)
    assert desk.acceptance().proposed == expected
    desk.do(HoldAcceptance(acceptance))
    held = desk.acceptance()
    assert (held.result, held.held_on, held.late_days) == (expected, TODAY, 0)


def test_it_is_not_signed_before_every_point_is_judged(desk: Desk) -> None:
    acceptance = _planned(desk, "pass", "pending")
    assert "1 point is not judged yet: Point 1." in desk.refused(SignAcceptance(acceptance, "Lin"))
    desk.do(JudgeItem(desk.acceptance().items[1].id, "waived"))
    assert "not been held" in desk.refused(SignAcceptance(acceptance, "Lin"))
    desk.do(HoldAcceptance(acceptance))
    assert "who signs" in desk.refused(SignAcceptance(acceptance, " "))
    desk.do(SignAcceptance(acceptance, "Lin Wei"))
    signed = desk.acceptance()
    assert (signed.signed_by, signed.signed_on, signed.actions) == ("Lin Wei", TODAY, ())
    later: tuple[Command, ...] = (
        JudgeItem(signed.items[0].id, "fail"),
        SaveAcceptanceItem(acceptance_id=acceptance, name="More"),
        SaveAcceptance(acceptance, deliverables="all"),
        FillAcceptance(acceptance),
        HoldAcceptance(acceptance),
    )
    for command in later:
        assert "is signed" in desk.refused(command)
    assert "is signed" in desk.refused(Archive(Ref("acceptance_item", signed.items[0].id)))
    desk.do(SaveAcceptance(acceptance, follow_up_plan="Visit in March"))
    desk.do(SignAcceptance(acceptance, ""))
    assert desk.acceptance().signed_on is None
    desk.do(JudgeItem(signed.items[0].id, "fail"))
    assert "Not every point is met" in desk.refused(SignAcceptance(acceptance, "Lin Wei"))
    desk.do(HoldAcceptance(acceptance))
    assert "failed" in desk.refused(SignAcceptance(acceptance, "Lin Wei"))


def test_a_conditional_one_keeps_what_is_open_alive(desk: Desk) -> None:
    acceptance = _planned(desk, "pass", "partial")
    desk.do(HoldAcceptance(acceptance, leftovers="- Training\n- Manual", owner="Anna"))
    desk.back_and_forth()
    before = desk.acceptance().actions
    desk.days_later(2)
    desk.do(HoldAcceptance(acceptance))
    assert {action.title for action in before} == {"Point 1", "Training", "Manual"}
    spare = Measure("Spare parts", "Bob", date(2026, 12, 1))
    desk.do(SignAcceptance(acceptance, "Lin", due_on=date(2026, 12, 5), actions=(spare,)))
    found = {one.title: one for one in desk.acceptance().actions}
    assert desk.acceptance().held_on == TODAY
    assert len(found) == 4 and desk.acceptance().open_actions == 4
    assert (found["Spare parts"].owner, found["Spare parts"].due_on) == ("Bob", spare.due_on)
    assert (found["Point 1"].kind, found["Point 1"].owner) == ("corrective", "Anna")
    desk.do(SaveActionItem(found["Manual"].id, status="done"))
    assert desk.acceptance().open_actions == 3


def test_passed_is_refused_while_a_point_is_open(desk: Desk) -> None:
    acceptance = _planned(desk, "pass", "partial")
    assert "Point 1" in desk.refused(HoldAcceptance(acceptance, result="passed"))
    empty = desk.made(SaveAcceptance(project_id=HWA))
    assert "Nothing was judged" in desk.refused(HoldAcceptance(empty))
    desk.do(HoldAcceptance(empty, result="passed"))
    tomorrow = date(2026, 11, 24)
    assert "to come" in desk.refused(HoldAcceptance(acceptance, tomorrow))
    assert "before it was held" in desk.refused(SignAcceptance(empty, "Lin", date(2026, 11, 20)))


def test_what_clients_say_with_it_is_shown_with_it(desk: Desk) -> None:
    acceptance = _planned(desk, "pass")
    scores = (SurveyScore(None, csat=5, nps=9, comment="Well done"),)
    desk.do(LogSurvey(CLIENT, scores, acceptance_id=acceptance))
    (score,) = desk.acceptance().scores
    assert (score.client, score.csat, score.nps, score.content) == ("Huawei", 5, 9, "Well done")


def test_a_late_one_counts_its_days_and_archiving_takes_everything(desk: Desk) -> None:
    acceptance = _planned(desk, "partial")
    desk.days_later(3)
    assert desk.acceptance().late_days == 3
    desk.do(HoldAcceptance(acceptance))
    desk.archive("acceptance", acceptance)
    desk.back_and_forth()
    assert desk.ask(AcceptancesQuery()).acceptances == ()
    desk.do(Undo())
    item = desk.acceptance().items[0]
    assert desk.acceptance().open_actions == 1
    desk.archive("acceptance_item", item.id)
    assert desk.acceptance().items == ()
    desk.do(Archive(Ref("project", HWA)))
    assert desk.ask(AcceptancesQuery()).acceptances == ()


def test_it_is_never_saved_over_unseen(desk: Desk) -> None:
    acceptance = _planned(desk)
    seen = desk.ask(NewestSetQuery())
    other = desk.workspace.open(desk.path, desk.workspace.clock, backups=desk.path.parent / "b")
    try:
        other.do(SaveAcceptance(acceptance, participants="Lin, Anna"))
    finally:
        other.close()
    with pytest.raises(ChangedElsewhereError):
        desk.do(Unless(SaveAcceptance(acceptance, participants="Bob"), seen))
