"""The lists of a client put into words, without a screen."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from fractions import Fraction

import pytest

from salespm_tui.contract.change_requests import ChangePreview, ChangeRequestRow, MissedDeadline
from salespm_tui.contract.clients import ContactRow
from salespm_tui.contract.expectations import ExpectationRow, Kept
from salespm_tui.contract.feedback import FeedbackRow, Satisfaction
from salespm_tui.contract.needs import RequirementRow, Traceability
from salespm_tui.core.cells import cell_width
from salespm_tui.core.i18n import set_language
from salespm_tui.core.labels import label
from salespm_tui.domain.figures import known, undefined
from salespm_tui.ui.forms.change_request import read_days
from salespm_tui.ui.present.client_feedback import satisfaction_words, told_feedback
from salespm_tui.ui.present.client_log import plain_text
from salespm_tui.ui.present.client_needs import need_state, told_need, trace_lines
from salespm_tui.ui.present.client_promises import (
    impact_words,
    kept_words,
    preview_lines,
    told_promise,
)
from salespm_tui.ui.present.clients import Pieces
from salespm_tui.ui.present.stakeholders import grid_lines
from salespm_tui.ui.screens.client_feedback import read_days as report_days
from salespm_tui.ui.theme import glyph as themed_glyph
from salespm_tui.ui.widgets import client_lists

TODAY = date(2026, 11, 23)
NEED = RequirementRow(
    id=1,
    title="Offline orders",
    project_id=1,
    project="XH",
    client_id=1,
    client="星河",
    interaction_id=None,
    source="interview",
    kind="product",
    pain="",
    priority="must",
    status="confirmed",
    acceptance_criteria="",
    owner="",
    signed_by="李伟",
    signed_on=date(2026, 11, 20),
    notes="",
    captured_on=TODAY,
    tasks=(),
    percent=None,
    hint=None,
)
PROMISE = ExpectationRow(
    id=1,
    client_id=1,
    client="星河",
    project_id=None,
    project=None,
    opportunity_id=None,
    opportunity=None,
    interaction_id=None,
    statement="回复交付周期",
    our_position="书面回复",
    promised_by="Chen",
    promised_on=None,
    due_on=date(2026, 11, 20),
    importance=4,
    gap="unclear",
    status="agreed",
    settled_on=None,
    notes="",
    days_left=-3,
    standing="overdue",
)
CHANGE = ChangeRequestRow(
    id=1,
    project_id=1,
    project="XH",
    currency="CNY",
    client_id=1,
    client="星河",
    task_id=2,
    task="Build",
    title="A second language",
    reason="",
    description="",
    impact_scope="all screens",
    impact_days=-2,
    impact_cost_minor=8_000_000,
    priority=3,
    status="assessing",
    requested_on=TODAY,
    decide_by=None,
    decided_by="",
    decided_on=None,
    decision_note="",
    notes="",
    waiting_days=0,
    late=False,
    open_actions=0,
)
PREVIEW = ChangePreview(
    project_id=1,
    currency="CNY",
    task_id=2,
    task="Build",
    minutes_per_day=480,
    task_finish_before=datetime(2026, 12, 4, 17),
    task_finish_after=datetime(2026, 12, 9, 17),
    task_slip_min=3 * 480,
    project_finish_before=datetime(2026, 12, 11, 17),
    project_finish_after=datetime(2026, 12, 11, 17),
    project_slip_min=0,
    moved=1,
    missed=(MissedDeadline(3, "Handover", datetime(2026, 12, 7, 17), datetime(2026, 12, 9, 17)),),
    cost_before=0,
    cost_after=8_000_000,
    notes=(label("it has no calendar"),),
)
FEEDBACK = FeedbackRow(
    id=1,
    client_id=1,
    client="星河",
    project_id=None,
    project=None,
    contact_id=None,
    contact=None,
    interaction_id=None,
    kind="complaint",
    content="late",
    csat=2,
    nps=None,
    status="resolved",
    owner="Chen",
    received_on=date(2026, 11, 17),
    due_on=None,
    resolved_on=date(2026, 11, 20),
    resolution="An hour for free",
    notes="",
    open_days=None,
    late=False,
    follow_ups=(),
)


def glyph(name: str) -> str:
    assert client_lists  # brings its signs
    return themed_glyph(name, plain=False)


def texts(lines: list[Pieces]) -> list[str]:
    return [plain_text(line, 0) for line in lines]


def test_a_need_says_what_it_lacks_to_be_met() -> None:
    assert need_state(NEED) == "signed, no task"
    assert need_state(replace(NEED, signed_on=None)) == "confirmed"
    assert need_state(replace(NEED, status="rejected")) == "rejected"
    assert texts(told_need(replace(NEED, hint="planned"), 60, glyph)) == [
        "Offline orders",
        "must · product · from: interview · confirmed",
        "no acceptance criterion yet",
        "no task meets it yet; T chooses them",
        "its tasks say: in the plan",
        "signed off by 李伟 on 20 Nov",
    ]


def test_what_hangs_together_is_said_too() -> None:
    whole = Traceability((), (), (), (), needs=2, tasks=3)
    assert trace_lines(whole) == [(None, "Every need has its task, and every task its need.")]
    gap = replace(whole, without_task=(NEED,))
    assert trace_lines(gap) == [
        (None, "Needs without a task 1"),
        (("requirement", 1, None), "  Offline orders"),
    ]


def test_the_kept_ratio_says_on_how_many_it_rests() -> None:
    assert (
        kept_words(Kept(known(Fraction(5, 6)), 5, 1, 2)) == "kept 83% of 6 settled (2 renegotiated)"
    )
    nothing = Kept(undefined("none_settled"), 0, 0, 0)
    assert kept_words(nothing) == "no promise has been kept or broken yet"
    nobody = Satisfaction(known(Fraction(2, 3)), 3, undefined("no_scores"), 0)
    assert satisfaction_words(nobody, glyph) == "CSAT 67% (n 3)"


def test_a_promise_says_when_it_was_due() -> None:
    said = texts(told_promise(PROMISE, TODAY, 60, glyph))
    assert "our answer: 书面回复" in said
    assert "due Fri 20 Nov" in said
    settled = replace(PROMISE, status="kept", settled_on=TODAY)
    assert "settled on Mon 23 Nov" in texts(told_promise(settled, TODAY, 60, glyph))


def test_the_decision_is_made_before_the_eyes_of_the_plan() -> None:
    assert impact_words(CHANGE) == "-2 d +80k CNY"
    assert texts(preview_lines(CHANGE, PREVIEW, TODAY, 100, glyph)) == [
        "scope: all screens",
        "Task Build: finish 4 Dec → Wed 9 Dec (3 d later)",
        "Project XH: finish stays Fri 11 Dec",
        "1 other task moves",
        "Handover would miss its deadline of 7 Dec: it would finish on 9 Dec",
        "Cost of the task: 0.00 CNY → 80,000.00 CNY",
        "it has no calendar",
    ]


def test_a_complaint_is_told_up_to_its_resolution() -> None:
    said = texts(told_feedback(FEEDBACK, TODAY, 60, glyph))
    assert said[1] == "complaint · Tue 17 Nov · CSAT 2/5"
    assert said[-2:] == ["resolved on 20 Nov", "resolution: An hour for free"]


def person(number: int, name: str, influence: int | None, attitude: str | None) -> ContactRow:
    return ContactRow(number, name, "", "", "", "", "champion", influence, attitude)


@pytest.mark.parametrize("width", [42, 79])
@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_grid_lines_up_whatever_the_names(width: int, language: str) -> None:
    set_language(language)
    people = (
        person(1, "李伟", 5, "supportive"),
        person(2, "Ann", 5, "resistant"),
        person(3, "Robert van der Berg", 1, "neutral"),
        person(4, "无名", None, None),
    )
    lines = grid_lines(people, width, glyph)
    assert [line.key for line in lines if line.key is not None] == [2, 1, 3, 4]
    grid = [plain_text(line.pieces, 0) for line in lines if "│" in plain_text(line.pieces, 0)]
    places = {
        tuple(cell_width(line[:at]) for at, sign in enumerate(line) if sign == "│") for line in grid
    }
    assert len(places) == 1
    assert max(map(cell_width, grid)) <= width


def test_days_are_read_as_people_type_them() -> None:
    assert [read_days(text) for text in ("5", "+3d", "-2", "−1 day", "4天")] == [5, 3, -2, -1, 4]
    november = date(2026, 11, 1)
    assert report_days("1 nov – today", TODAY) == (november, TODAY)
    assert report_days("11月1日 至 11月20日", TODAY) == (november, date(2026, 11, 20))
    assert report_days("1 nov", TODAY) == (november, TODAY)
