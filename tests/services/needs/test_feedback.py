"""Feedback: a complaint up to its resolution, surveys, what the scores come to."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from salespm_tui.contract.clients import (
    ClientQuery,
    ClientsQuery,
    MergeClients,
    SaveActionItem,
    SaveClient,
    SaveContact,
)
from salespm_tui.contract.feedback import (
    FeedbackList,
    FeedbackQuery,
    HandleFeedback,
    LogSurvey,
    ResolveFeedback,
    SaveFeedback,
    SurveyScore,
)
from salespm_tui.core.errors import UserError

from .conftest import Desk


def heard(desk: Desk, content: str, **fields: object) -> int:
    return desk.new(SaveFeedback(client_id=desk.client, content=content, **fields))  # type: ignore[arg-type]


def found(desk: Desk) -> FeedbackList:
    return desk.ask(FeedbackQuery(client_id=desk.client))


def test_a_complaint_goes_its_way_with_a_follow_up(desk: Desk) -> None:
    number = heard(desk, "It is slow", kind="complaint", received_on=date(2026, 11, 20))
    assert desk.ask(ClientsQuery()).clients[0].open_complaints == 1
    before = desk.everything()
    outcome = desk.do(
        HandleFeedback(
            number,
            owner="Ann",
            due_on=date(2026, 11, 22),
            follow_up="Call back",
            follow_up_on=date(2026, 11, 24),
        )
    )
    assert str(outcome.label) == "Handling a feedback of 华为"
    told = found(desk).feedback[0]
    assert (told.status, told.owner, told.open_days, told.late) == ("handling", "Ann", 3, True)
    assert [(step.title, step.owner) for step in told.follow_ups] == [("Call back", "Ann")]
    client = desk.ask(ClientQuery(desk.client))
    assert client is not None
    assert client.client.next_step == "Call back"
    desk.undo()
    assert desk.everything() == before
    desk.redo()
    with pytest.raises(UserError, match="how the complaint was resolved"):
        desk.do(ResolveFeedback(number))
    outcome = desk.do(ResolveFeedback(number, "New disks"))
    assert [str(note) for note in outcome.notes] == ["Still to do: Call back"]
    told = found(desk).feedback[0]
    assert (told.status, told.resolution, told.resolved_on, told.open_days) == (
        "resolved",
        "New disks",
        date(2026, 11, 23),
        None,
    )
    assert found(desk).open_complaints == ()
    desk.do(ResolveFeedback(number, close=True))
    assert found(desk).feedback[0].status == "closed"
    desk.do(SaveFeedback(number, status="new"))
    assert (found(desk).feedback[0].resolved_on, found(desk).feedback[0].open_days) == (None, 3)


def test_open_complaints_stand_first(desk: Desk) -> None:
    praise = heard(desk, "Nice", kind="praise")
    late = heard(desk, "Late", kind="complaint", due_on=date(2026, 12, 1))
    soon = heard(desk, "Slow", kind="complaint", due_on=date(2026, 11, 24))
    done = heard(desk, "Dear", kind="complaint")
    desk.do(ResolveFeedback(done, "Cheaper"))
    told = found(desk)
    assert [row.id for row in told.feedback] == [soon, late, praise, done]
    assert [row.id for row in told.open_complaints] == [soon, late]
    assert desk.archive("feedback", soon) == "Archived a feedback of 华为"
    assert [row.id for row in found(desk).open_complaints] == [late]


def test_a_survey_is_one_change_of_several_answers(desk: Desk) -> None:
    person = desk.new(SaveContact(client_id=desk.client, name="李伟"))
    before = desk.everything()
    scores = (
        SurveyScore(person, csat=5, nps=10, comment="Good"),
        SurveyScore(None, csat=2, nps=7),
        SurveyScore(None, nps=3),
    )
    outcome = desk.do(LogSurvey(desk.client, scores, project_id=desk.project))
    assert str(outcome.label) == "Logged 3 answers of 华为 to a survey"
    told = found(desk)
    assert told.satisfaction.csat.value == Fraction(1, 2)
    assert told.satisfaction.nps.value == 0
    assert (told.satisfaction.csat_n, told.satisfaction.nps_n) == (2, 3)
    assert {row.kind for row in told.feedback} == {"survey"}
    assert [row.contact for row in told.feedback if row.content] == ["李伟"]
    assert len(desk.ask(FeedbackQuery(project_id=desk.project)).feedback) == 3
    desk.undo()
    assert desk.everything() == before
    assert found(desk).satisfaction.csat.value is None


@pytest.mark.parametrize(
    ("command", "field"),
    [
        (SaveFeedback(client_id=1, content=" "), "content"),
        (SaveFeedback(content="x"), "client_id"),
        (SaveFeedback(client_id=1, content="x", csat=6), "csat"),
        (SaveFeedback(client_id=1, content="x", nps=11), "nps"),
        (SaveFeedback(client_id=1, content="x", status="closed"), "status"),
        (SaveFeedback(client_id=1, content="x", received_on=date(2026, 12, 1)), "received_on"),
        (LogSurvey(1, (SurveyScore(None),)), "scores"),
        (LogSurvey(1, (SurveyScore(None, csat=0),)), "csat"),
    ],
)
def test_what_cannot_be_is_refused_at_its_field(
    desk: Desk, command: SaveFeedback | LogSurvey, field: str
) -> None:
    before = desk.everything()
    with pytest.raises(UserError) as refused:
        desk.do(command)
    assert refused.value.field == field
    assert desk.everything() == before


def test_a_resolution_lies_between_the_day_it_came_and_today(desk: Desk) -> None:
    number = heard(desk, "Slow", received_on=date(2026, 11, 20))
    for day in (date(2026, 11, 19), date(2026, 11, 24)):
        with pytest.raises(UserError, match="on that day"):
            desk.do(ResolveFeedback(number, on=day))
    desk.do(ResolveFeedback(number, on=date(2026, 11, 21)))
    assert found(desk).feedback[0].resolved_on == date(2026, 11, 21)


def test_an_action_item_may_answer_a_feedback(desk: Desk) -> None:
    number = heard(desk, "Slow")
    desk.do(SaveActionItem(title="Look", client_id=desk.client, feedback_id=number))
    assert [step.title for step in found(desk).feedback[0].follow_ups] == ["Look"]
    with pytest.raises(UserError, match="not there any more"):
        desk.do(SaveActionItem(title="Look", feedback_id=99))


def test_everything_moves_with_a_merge_and_leaves_with_the_client(desk: Desk) -> None:
    other = desk.new(SaveClient(name="HW"))
    heard(desk, "Slow", kind="complaint")
    before = desk.everything()
    desk.do(MergeClients(other, desk.client))
    assert len(desk.ask(FeedbackQuery(client_id=other)).feedback) == 1
    desk.undo()
    assert desk.everything() == before
    desk.archive("client", desk.client)
    assert desk.ask(FeedbackQuery()).feedback == ()
    desk.undo()
    assert desk.everything() == before
