"""Lessons are written down, found, taken up elsewhere, and suggested by what happened."""

from __future__ import annotations

from datetime import date

from salespm_tui.contract.acceptance import SaveAcceptance, SaveAcceptanceItem
from salespm_tui.contract.change_requests import DecideChangeRequest, SaveChangeRequest
from salespm_tui.contract.clients import SaveActionItem
from salespm_tui.contract.finding import FindQuery
from salespm_tui.contract.issues import Measure, SaveIssue
from salespm_tui.contract.lessons import (
    FittingLessonsQuery,
    LessonProposalsQuery,
    LessonsQuery,
    ReuseLesson,
    SaveLesson,
)
from salespm_tui.contract.risks import OccurRisk, SaveRisk
from salespm_tui.contract.values import Ref

from .conftest import ACM, HWA, TODAY, Desk


def _titles(desk: Desk, **asked: object) -> list[str]:
    query = LessonsQuery(**asked)  # type: ignore[arg-type]
    return [row.title for row in desk.ask(query).lessons]


def test_lessons_are_found_by_project_area_tag_and_words(desk: Desk) -> None:
    early = desk.made(
        SaveLesson(
            project_id=HWA,
            area="planning",
            title="Plan the holidays",
            recommendation="Ask for the client's calendar",
            tags=("#Calendar", "春节", "calendar", " "),
            learnt_on=date(2026, 11, 1),
        )
    )
    desk.back_and_forth()
    desk.do(SaveLesson(project_id=ACM, area="risk", title="Watch the rival", tags=("春节",)))
    assert _titles(desk) == ["Watch the rival", "Plan the holidays"]
    assert _titles(desk, project_id=HWA) == ["Plan the holidays"]
    assert _titles(desk, area="risk") == ["Watch the rival"]
    assert _titles(desk, tag="CALENDAR") == ["Plan the holidays"]
    assert _titles(desk, text="client's  plan") == ["Plan the holidays"]
    assert _titles(desk, text="春") == ["Watch the rival", "Plan the holidays"]
    found = desk.ask(LessonsQuery())
    assert found.lessons[1].tags == ("Calendar", "春节")
    assert found.tags == ("春节", "Calendar")
    desk.do(SaveLesson(early, title="Plan holidays", tags=()))
    assert _titles(desk, project_id=HWA) == ["Plan holidays"]
    assert "name" in desk.refused(SaveLesson(title=" "))


def test_a_lesson_taken_up_elsewhere_says_where(desk: Desk) -> None:
    lesson = desk.made(SaveLesson(project_id=HWA, area="planning", title="Plan the holidays"))
    other = desk.made(SaveLesson(project_id=HWA, area="goals", title="Ask for a number"))
    desk.do(SaveLesson(project_id=HWA, area="risk", title="Secret", reusable=False))
    fitting = FittingLessonsQuery(ACM, "planning")
    assert [row.title for row in desk.ask(fitting).lessons] == [
        "Ask for a number",
        "Plan the holidays",
    ]
    assert desk.ask(FittingLessonsQuery(ACM, "closing")).lessons == ()
    assert desk.ask(FittingLessonsQuery(HWA, "planning")).lessons == ()
    assert "this very project" in desk.refused(ReuseLesson(lesson, HWA))
    use = desk.made(ReuseLesson(lesson, ACM, "in the kick-off"))
    desk.back_and_forth()
    assert desk.made(ReuseLesson(lesson, ACM)) == use
    (row,) = [row for row in desk.ask(LessonsQuery()).lessons if row.id == lesson]
    assert [(one.project, one.on, one.note) for one in row.uses] == [
        ("ACM", TODAY, "in the kick-off")
    ]
    assert [row.id for row in desk.ask(fitting).lessons] == [other]
    desk.archive("lesson_use", use)
    assert len(desk.ask(fitting).lessons) == 2
    desk.archive("lesson", lesson)
    assert [row.id for row in desk.ask(fitting).lessons] == [other]


def test_lessons_and_acceptance_points_are_found_in_their_projects(desk: Desk) -> None:
    lesson = desk.made(SaveLesson(project_id=HWA, title="Ask early", tags=("春节", "calendar")))
    acceptance = desk.made(SaveAcceptance(project_id=HWA, leftovers="training manual"))
    point = desk.made(SaveAcceptanceItem(acceptance_id=acceptance, name="Login within 2 s"))
    (hit,) = desk.ask(FindQuery("春节")).hits
    assert (hit.ref, hit.project, hit.excerpt) == (Ref("lesson", lesson), "HWA", "春节 · calendar")
    (hit,) = desk.ask(FindQuery("login")).hits
    assert (hit.ref, hit.project_id) == (Ref("acceptance_item", point), HWA)
    (hit,) = desk.ask(FindQuery("training")).hits
    assert (hit.ref, hit.title) == (Ref("acceptance", acceptance), "Huawei rollout")


def test_lessons_outlive_the_project_that_they_were_learnt_in(desk: Desk) -> None:
    desk.do(SaveLesson(project_id=HWA, title="Ask early"))
    desk.archive("project", HWA)
    assert _titles(desk) == ["Ask early"]


def test_what_happened_is_proposed_until_it_is_written_down(desk: Desk) -> None:
    risk = desk.made(SaveRisk(project_id=HWA, title="Customs strike", cause="wages"))
    desk.do(OccurRisk(risk))
    change = desk.made(
        SaveChangeRequest(project_id=HWA, title="Add reports", reason="forgotten", impact_days=2)
    )
    desk.do(DecideChangeRequest(change, "approved"))
    found = desk.ask(LessonProposalsQuery(HWA)).proposals
    drafts = {one.about.kind: one for one in found}
    assert set(drafts) == {"risk", "change_request"}
    occurred = drafts["risk"].save
    assert (occurred.kind, occurred.area, occurred.situation) == ("failure", "risk", "wages")
    assert drafts["change_request"].save.result == "2 working days more"
    for draft in found:
        desk.do(draft.save)
    assert desk.ask(LessonProposalsQuery(HWA)).proposals == ()
    assert desk.ask(LessonProposalsQuery(ACM)).proposals == ()
    desk.do(SaveIssue(project_id=HWA, title="Late", actions=(Measure("Call"),)))
    desk.do(SaveActionItem(1, status="done"))
    assert desk.ask(LessonProposalsQuery(HWA)).proposals == ()
