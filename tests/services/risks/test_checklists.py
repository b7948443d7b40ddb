"""Risks to start from: shipped lists in both languages, and what other projects went through."""

from __future__ import annotations

import pytest

from salespm_tui.contract.issues import SaveIssue
from salespm_tui.contract.lessons import LessonsQuery, SaveLesson
from salespm_tui.contract.risks import AddFromChecklist, ChecklistQuery, CloseRisk, OccurRisk
from salespm_tui.core.errors import UserError
from salespm_tui.core.i18n import set_language
from salespm_tui.domain import codes
from salespm_tui.domain.risk_checklists import CHECKLISTS

from .conftest import ACM, HWA, Desk


def test_every_category_has_at_least_six_entries_under_its_own_keys() -> None:
    assert set(CHECKLISTS) == set(codes.RISK_CATEGORY) - {"other"}
    keys = [entry.key for entries in CHECKLISTS.values() for entry in entries]
    assert len(set(keys)) == len(keys)
    for category, entries in CHECKLISTS.items():
        assert len(entries) >= 6
        assert all(entry.key.startswith(f"{category}.") for entry in entries)
        assert {entry.polarity for entry in entries} == set(codes.RISK_POLARITY)


def test_chosen_entries_become_risks_as_one_change(desk: Desk) -> None:
    keys = ("market.price_war", "client.more_sites", "market.price_war")
    outcome = desk.do(AddFromChecklist(keys, HWA))
    assert str(outcome.label) == "Added 2 risks from the checklists"
    assert outcome.notes == ()
    rows = {row.title: row for row in desk.risks(HWA).risks}
    war = rows["A price war breaks out"]
    assert (war.category, war.polarity, war.score) == ("market", "threat", None)
    assert war.cause == "several vendors want the same client"
    assert rows["Other sites of the client want the same"].polarity == "opportunity"
    desk.back_and_forth()


def test_what_is_there_already_is_marked_and_left_out_in_any_language(desk: Desk) -> None:
    set_language("zh")
    desk.do(AddFromChecklist(("market.price_war",), HWA))
    set_language("en")
    lists = desk.ask(ChecklistQuery(HWA))
    assert [entry.key for one in lists for entry in one.entries if entry.there] == [
        "market.price_war"
    ]
    assert not any(entry.there for one in desk.ask(ChecklistQuery(ACM)) for entry in one.entries)
    outcome = desk.do(AddFromChecklist(("market.price_war",), HWA))
    assert outcome.set_id is None
    assert [str(note) for note in outcome.notes] == ["1 is there already."]


def test_other_projects_teach(desk: Desk) -> None:
    closed = desk.risk(
        "They stall", cause="no budget", response="ask for a letter", probability=4, impact=4
    )
    desk.do(CloseRisk(closed, "signed"))
    occurred = desk.risk("Key user leaves")
    desk.do(OccurRisk(occurred))
    desk.do(SaveIssue(title="Server was late", project_id=HWA, cause="market"))
    desk.risk("Still open")
    earlier = desk.ask(ChecklistQuery(ACM))[-1]
    assert earlier.category is None
    told = {str(entry.title): str(entry.source) for entry in earlier.entries}
    assert told == {
        "Key user leaves": "HWA: occurred",
        "They stall": "HWA: closed",
        "Server was late": "HWA: issue",
    }
    assert desk.ask(ChecklistQuery(HWA))[-1].entries == ()
    desk.do(AddFromChecklist(tuple(entry.key for entry in earlier.entries), ACM))
    rows = {row.title: row for row in desk.risks(ACM).risks}
    assert (rows["They stall"].response, rows["They stall"].score) == ("ask for a letter", None)
    assert (rows["They stall"].status, rows["Server was late"].category) == ("identified", "market")
    assert all(entry.there for entry in desk.ask(ChecklistQuery(ACM))[-1].entries)


def test_a_lesson_of_another_project_becomes_a_risk_and_is_taken_up(desk: Desk) -> None:
    lesson = SaveLesson(
        project_id=HWA,
        area="risk",
        title="Holidays stop everything",
        situation="Spring Festival",
        result="three weeks lost",
        recommendation="ask for the calendar",
    )
    kept = desk.made(lesson)
    desk.do(SaveLesson(project_id=HWA, area="goals", title="Ask for a number"))
    (entry,) = desk.ask(ChecklistQuery(ACM))[-1].entries
    assert (entry.key, str(entry.source)) == (f"lesson:{kept}", "HWA: lesson")
    desk.do(AddFromChecklist((entry.key,), ACM))
    (risk,) = desk.risks(ACM).risks
    assert (risk.cause, risk.effect) == ("Spring Festival", "three weeks lost")
    assert (risk.response, risk.polarity) == ("ask for the calendar", "threat")
    (use,) = desk.ask(LessonsQuery(area="risk")).lessons[0].uses
    assert use.project == "ACM"
    desk.back_and_forth()


def test_no_such_entry_is_refused(desk: Desk) -> None:
    for key in ("market.nonsense", "risk:99", "issue:x", "lesson:7"):
        with pytest.raises(UserError):
            desk.do(AddFromChecklist((key,), HWA))
