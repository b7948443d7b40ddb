"""Evaluations are filled from the data, weighed, adjusted with a comment, and scored."""

from __future__ import annotations

from datetime import date, datetime, time
from fractions import Fraction

import pytest

from salespm_tui.contract.acceptance import HoldAcceptance, JudgeItem, SaveAcceptance
from salespm_tui.contract.acceptance import SaveAcceptanceItem as SavePoint
from salespm_tui.contract.assigning import Assign, ChangeAssignment
from salespm_tui.contract.baselines import TakeBaseline
from salespm_tui.contract.budget import SaveBudgetLine, SaveCostEntry
from salespm_tui.contract.deals import MoveDeal, SaveDeal
from salespm_tui.contract.evaluation import (
    EvaluationRow,
    EvaluationsQuery,
    FillEvaluation,
    KpiRow,
    SaveEvaluation,
    SaveKpi,
)
from salespm_tui.contract.feedback import LogSurvey, SurveyScore
from salespm_tui.contract.goals import CheckIn, SaveGoal
from salespm_tui.contract.issues import SaveIssue
from salespm_tui.contract.lessons import LessonProposalsQuery
from salespm_tui.contract.projects import SaveProject
from salespm_tui.contract.records import Undo
from salespm_tui.contract.team_edits import SaveResource
from salespm_tui.contract.timeline import SaveTask
from salespm_tui.services.evaluation.metrics import OF_PROJECT

from .conftest import ACM, CLIENT, HWA, TODAY, Desk

START = date(2026, 11, 2)
WON, LOST = 6, 7
"""Stages of the ladder that is there from the start."""


def _evaluation(desk: Desk) -> EvaluationRow:
    found: EvaluationRow = desk.ask(EvaluationsQuery(HWA)).evaluations[0]
    return found


def _kpi(desk: Desk, metric: str, subject: str = "project", person: int | None = None) -> KpiRow:
    (found,) = [
        kpi
        for kpi in _evaluation(desk).kpis
        if (kpi.metric, kpi.subject, kpi.resource_id) == (metric, subject, person)
    ]
    return found


def _task(desk: Desk, name: str, last: date) -> int:
    start, finish = datetime.combine(START, time(8)), datetime.combine(last, time(17))
    dated = SaveTask(
        project_id=HWA, name=name, schedule_mode="manual", start_at=start, finish_at=finish
    )
    return desk.made(dated)


def _worked(desk: Desk, task: int, person: int, planned: int, actual: int) -> None:
    """Somebody did the task with that effort."""
    work = desk.made(Assign(task, person, planned_min=planned))
    desk.do(ChangeAssignment(work, actual_min=actual, planned_min=planned))


@pytest.fixture
def lived(desk: Desk) -> Desk:
    """A project of which every indicator knows something but for the earned value's cost."""
    first, second = _task(desk, "Offer", date(2026, 12, 4)), _task(desk, "Demo", date(2026, 11, 6))
    desk.do(TakeBaseline(HWA))
    ann, bob = (desk.made(SaveResource(name=name)) for name in ("Ann", "Bob"))
    _worked(desk, first, ann, 600, 480)
    _worked(desk, second, bob, 600, 1200)
    for task in (first, second):
        desk.do(SaveTask(task, status="done"))
    goal = desk.made(
        SaveGoal(
            name="Sites", project_id=HWA, metric="custom", unit="sites", target_value=4000,
            start_on=START, due_on=date(2026, 12, 31),
        )
    )  # fmt: skip
    desk.do(CheckIn(goal, TODAY, 3000))
    line = desk.made(SaveBudgetLine(project_id=HWA, category="travel", planned_minor=1000))
    desk.do(SaveCostEntry(budget_line_id=line, amount_minor=1250))
    acceptance = desk.made(SaveAcceptance(project_id=HWA))
    for name, result in (("A", "pass"), ("B", "partial"), ("C", "waived")):
        desk.do(JudgeItem(desk.made(SavePoint(acceptance_id=acceptance, name=name)), result))
    desk.do(HoldAcceptance(acceptance))
    desk.do(SaveIssue(title="Crash", project_id=HWA, status="resolved"))
    desk.do(SaveIssue(title="Noise", project_id=HWA))
    won, lost = (desk.made(SaveDeal(name=name, project_id=HWA)) for name in ("W", "L"))
    desk.do(MoveDeal((won,), WON, "win_value", "They trust us"))
    desk.do(MoveDeal((lost,), LOST, "lost_price"))
    desk.do(LogSurvey(CLIENT, (SurveyScore(None, csat=5, nps=9),), HWA))
    return desk


def test_indicators_are_filled_from_the_data(lived: Desk) -> None:
    evaluation = lived.made(SaveEvaluation(project_id=HWA, kind="final"))
    lived.do(FillEvaluation(evaluation))
    lived.back_and_forth()
    row = _evaluation(lived)
    assert (row.start_on, row.end_on, row.phase) == (START, TODAY, None)
    found = {kpi.metric: kpi.actual for kpi in row.kpis if kpi.subject == "project"}
    assert set(found) == set(OF_PROJECT)
    assert found == {
        "goal_attainment": 7500,
        "spi": None,
        "on_time": 5000,
        "cpi": None,
        "budget_used": 12500,
        "accepted": 5000,
        "issues_resolved": 5000,
        "win_rate": 5000,
        "csat": 10000,
        "nps": 10000,
        "expectation_kept": None,
    }
    assert _kpi(lived, "budget_used").achievement.value == Fraction(4, 5)
    assert [str(one) for one in row.left_out] == [
        "Schedule performance (SPI)",
        "Cost performance (CPI)",
        "Win rate",
        "Promises kept",
    ]
    parts = {"goal_attainment": (3, "3/4"), "on_time": (2, "1/2"), "budget_used": (1, "4/5")}
    parts |= {"accepted": (2, "1/2"), "issues_resolved": (1, "1/2")}
    parts |= {"csat": (2, "6/5"), "nps": (1, "6/5")}
    total = sum(weight * Fraction(reached) for weight, reached in parts.values())
    assert row.score.value == total / sum(weight for weight, _reached in parts.values())


def test_people_and_the_team_are_measured_by_their_tasks(lived: Desk) -> None:
    lived.do(FillEvaluation(lived.made(SaveEvaluation(project_id=HWA))))
    ann, bob = 1, 2
    assert (
        _kpi(lived, "on_time", "person", ann).actual,
        _kpi(lived, "on_time", "team").actual,
    ) == (
        10000,
        5000,
    )
    effort = _kpi(lived, "effort", "person", bob)
    assert (effort.target, effort.actual, effort.unit) == (1000, 2000, "h")
    assert [(one.subject, one.resource) for one in _evaluation(lived).scores] == [
        ("project", None),
        ("team", None),
        ("person", "Ann"),
        ("person", "Bob"),
    ]
    assert _evaluation(lived).scores[3].score.value == Fraction(1, 6)
    told = lived.ask(EvaluationsQuery(HWA))
    assert [(one.resource, one.ratio.value) for one in told.efficiency] == [
        ("Ann", Fraction(5, 4)),
        ("Bob", Fraction(1, 2)),
    ]
    assert (told.satisfaction.csat.value, told.satisfaction.csat_n) == (1, 1)


def test_what_is_adjusted_with_a_comment_stays(lived: Desk) -> None:
    evaluation = lived.made(SaveEvaluation(project_id=HWA))
    lived.do(FillEvaluation(evaluation))
    goals = _kpi(lived, "goal_attainment")
    assert "comment" in lived.refused(SaveKpi(goals.id, actual=9000))
    lived.do(SaveKpi(goals.id, actual=9000, comment="two sites are signed"))
    lived.do(SaveKpi(_kpi(lived, "accepted").id, target=8000, weight=5))
    lived.do(SaveKpi(evaluation_id=evaluation, name="Press", unit="articles", target=300))
    assert lived.do(FillEvaluation(evaluation)).set_id is None
    lived.do(CheckIn(1, TODAY, 3200))
    lived.do(SaveIssue(title="Third", project_id=HWA, status="closed"))
    lived.do(FillEvaluation(evaluation))
    kept = _kpi(lived, "goal_attainment")
    assert (kept.actual, kept.by_hand) == (9000, True)
    assert (_kpi(lived, "accepted").target, _kpi(lived, "accepted").weight) == (8000, 5)
    assert _kpi(lived, "issues_resolved").actual == 6667
    assert (_kpi(lived, "").name, _kpi(lived, "").source) == ("Press", None)
    lived.do(SaveKpi(goals.id, comment=""))
    lived.do(FillEvaluation(evaluation))
    assert _kpi(lived, "goal_attainment").actual == 8000


def test_earned_value_comes_from_the_review(desk: Desk) -> None:
    task = _task(desk, "Offer", date(2026, 11, 13))
    desk.do(SaveTask(task, fixed_cost_minor=10000))
    desk.do(TakeBaseline(HWA))
    desk.do(SaveTask(task, percent=80))
    desk.do(SaveCostEntry(project_id=HWA, category="travel", amount_minor=16000))
    desk.do(FillEvaluation(desk.made(SaveEvaluation(project_id=HWA))))
    assert (_kpi(desk, "spi").actual, _kpi(desk, "cpi").actual) == (80, 50)
    assert _kpi(desk, "spi").achievement.value == Fraction(4, 5)


def test_slips_and_closed_deals_are_proposed_as_lessons(lived: Desk) -> None:
    found = {one.save.title: one for one in lived.ask(LessonProposalsQuery(HWA)).proposals}
    assert set(found) == {"Demo", "W", "L"}
    assert found["Demo"].save.result == "Finishes 11 working days later than the baseline says."
    assert (found["W"].save.kind, found["W"].save.result) == ("success", "They trust us")
    assert (found["L"].save.kind, found["L"].save.situation) == ("failure", "lost by the price")


def test_an_evaluation_is_of_a_period_and_of_a_phase(desk: Desk) -> None:
    assert "project" in desk.refused(SaveEvaluation())
    assert "ends before" in desk.refused(
        SaveEvaluation(project_id=HWA, start_on=TODAY, end_on=START)
    )
    desk.do(SaveProject(HWA, phase="execution"))
    stage = desk.made(SaveEvaluation(project_id=HWA, summary="Well on the way"))
    assert _evaluation(desk).phase == "execution"
    desk.do(SaveEvaluation(stage, kind="final"))
    assert (_evaluation(desk).phase, _evaluation(desk).summary) == (None, "Well on the way")
    person = SaveKpi(evaluation_id=stage, name="Calls", subject="person", target=1)
    assert "whom" in desk.refused(person)
    kpi = desk.made(SaveKpi(evaluation_id=stage, name="Calls", target=1000, actual=500))
    assert _evaluation(desk).score.value == Fraction(1, 2)
    desk.archive("kpi_result", kpi)
    assert _evaluation(desk).score.value is None
    desk.archive("evaluation", stage)
    assert desk.ask(EvaluationsQuery(HWA)).evaluations == ()
    desk.do(Undo())
    desk.archive("project", HWA)
    assert desk.ask(EvaluationsQuery(HWA)).evaluations == ()
    assert desk.ask(EvaluationsQuery(ACM)).efficiency == ()
