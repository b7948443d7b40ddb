"""Risks are saved, moved, reviewed and ended; the register says what they come to."""

from __future__ import annotations

from datetime import date

import pytest

from salespm_tui.contract.budget import BudgetLinesQuery, SaveBudgetLine
from salespm_tui.contract.clients import MergeClients, SaveClient
from salespm_tui.contract.deals import SaveDeal
from salespm_tui.contract.goals import SaveGoal
from salespm_tui.contract.issues import IssueQuery, Measure
from salespm_tui.contract.records import Undo
from salespm_tui.contract.risks import (
    CloseRisk,
    MoveRisk,
    OccurRisk,
    ReopenRisk,
    ReviewRisk,
    RiskQuery,
    RiskScalesQuery,
    SaveRisk,
    SetRiskScales,
    TriggerRisk,
)
from salespm_tui.contract.values import Command
from salespm_tui.core.errors import UserError

from .conftest import ACM, HWA, Desk

TODAY = date(2026, 11, 23)


def refused(desk: Desk, command: Command) -> str | None:
    """The field that a refusal names; nothing was written."""
    before = desk.everything()
    with pytest.raises(UserError) as told:
        desk.do(command)
    assert desk.everything() == before
    return told.value.field


def test_a_risk_is_shown_with_all_that_follows_from_it(desk: Desk) -> None:
    risk_id = desk.risk(
        category="market",
        probability=4,
        impact=5,
        impact_cost_minor=800_000_00,
        residual_probability=2,
        residual_impact=3,
        strategy="mitigate",
        review_every_days=14,
        actions=(Measure("Bundle the service", "李伟", date(2026, 11, 20)),),
    )
    row = desk.row(risk_id)
    assert (row.score, row.level, row.residual_score, row.residual_level) == (
        20,
        "critical",
        6,
        "medium",
    )
    assert (row.emv_minor, row.residual_emv_minor) == (560_000_00, 240_000_00)
    assert (row.project, row.currency, row.identified_on) == ("HWA", "CNY", TODAY)
    assert row.next_review_on == date(2026, 12, 7)
    assert (row.actions_open, row.actions_overdue, row.next_action_on) == (1, 1, date(2026, 11, 20))
    action = desk.detail(risk_id).actions[0]
    assert (action.kind, action.title, action.owner, action.overdue_days) == (
        "response",
        "Bundle the service",
        "李伟",
        3,
    )
    desk.back_and_forth()


def test_the_history_of_the_score_is_whole_one_point_a_day(desk: Desk) -> None:
    risk_id = desk.risk(probability=3, impact=4, review_every_days=7)
    desk.do(MoveRisk(risk_id, probability=4, note="tender is out"))
    desk.days_later(3)
    desk.do(MoveRisk(risk_id, impact=5))
    desk.do(MoveRisk(risk_id, probability=3, note="not yet"))
    desk.do(SaveRisk(risk_id=risk_id, impact=4))
    reviews = desk.detail(risk_id).reviews
    assert [(one.on, one.score, one.note) for one in reviews] == [
        (TODAY, 16, "tender is out"),
        (date(2026, 11, 26), 12, "not yet"),
    ]
    row = desk.row(risk_id)
    assert (row.scores, row.trend) == ((16, 12), "down")
    assert (row.next_review_on, row.last_review_on) == (date(2026, 12, 3), date(2026, 11, 26))


def test_moving_to_the_same_cell_changes_nothing_and_the_ghost_is_no_review(desk: Desk) -> None:
    risk_id = desk.risk(probability=3, impact=4)
    assert desk.do(MoveRisk(risk_id, probability=3, impact=4)).set_id is None
    outcome = desk.do(MoveRisk(risk_id, probability=2, impact=2, residual=True))
    assert str(outcome.label) == "Rated what remains of risk Price war: score 4"
    detail = desk.detail(risk_id)
    assert (detail.risk.residual_score, len(detail.reviews)) == (4, 1)
    outcome = desk.do(MoveRisk(risk_id, probability=5))
    assert str(outcome.label) == "Moved risk Price war to score 20"
    desk.back_and_forth()


def test_a_review_without_a_change_is_one_and_a_late_one_is_told(desk: Desk) -> None:
    risk_id = desk.risk(probability=3, impact=4, next_review_on=TODAY)
    desk.days_later(2)
    assert desk.row(risk_id).review_overdue_days == 2
    desk.do(ReviewRisk(risk_id, note="as before"))
    row = desk.row(risk_id)
    assert (row.trend, row.next_review_on, row.review_overdue_days) == ("same", None, 0)
    desk.do(ReviewRisk(risk_id, residual_probability=1, next_review_on=date(2027, 1, 4)))
    row = desk.row(risk_id)
    assert (row.residual_probability, row.next_review_on) == (1, date(2027, 1, 4))
    assert len(desk.detail(risk_id).reviews) == 2


def test_what_is_unknown_stays_so_and_is_counted(desk: Desk) -> None:
    risk_id = desk.risk(probability=3)
    found = desk.risks(HWA)
    assert (desk.row(risk_id).score, found.inherent.unknown, found.residual.unknown) == (None, 1, 1)
    assert (found.sums[0].open, found.sums[0].unknown) == (1, 1)
    desk.do(SaveRisk(risk_id=risk_id, impact=2))
    assert desk.risks().inherent.counts[2][1] == 1
    desk.do(SaveRisk(risk_id=risk_id, impact=None))
    assert desk.row(risk_id).scores == (None,)


def test_closing_asks_why_and_reopening_brings_it_back(desk: Desk) -> None:
    risk_id = desk.risk(probability=4, impact=5, actions=(Measure("Call them"),))
    assert refused(desk, CloseRisk(risk_id, "  ")) == "reason"
    assert refused(desk, SaveRisk(risk_id=risk_id, status="closed")) == "status"
    outcome = desk.do(CloseRisk(risk_id, "the tender was withdrawn"))
    assert [str(note) for note in outcome.notes] == ["1 response to it is still open."]
    row = desk.row(risk_id)
    assert (row.status, row.closed_on, row.close_reason) == (
        "closed",
        TODAY,
        "the tender was withdrawn",
    )
    assert (desk.risks().risks, desk.risks().ended) == ((), 1)
    assert [one.id for one in desk.risks(ended=True).risks] == [risk_id]
    for command in (MoveRisk(risk_id, probability=1), ReviewRisk(risk_id), CloseRisk(risk_id, "x")):
        refused(desk, command)
    desk.do(ReopenRisk(risk_id))
    row = desk.row(risk_id)
    assert (row.status, row.closed_on, row.close_reason) == ("monitoring", None, "")
    refused(desk, ReopenRisk(risk_id))


def test_a_risk_that_occurs_becomes_an_issue_with_its_cause_and_correction(desk: Desk) -> None:
    goal = desk.made(
        SaveGoal(name="Sales", metric="revenue", target_value=100, due_on=date(2026, 12, 31))
    )
    risk_id = desk.risk(impact=4, owner="李伟", goal_id=goal, cause="two vendors")
    outcome = desk.do(
        OccurRisk(
            risk_id,
            metric="schedule",
            deviation_value=5,
            cause="market",
            actions=(Measure("Offer the bundle", due_on=date(2026, 11, 27)),),
        )
    )
    assert outcome.ref is not None and outcome.ref.kind == "issue"
    assert str(outcome.label) == "Risk Price war has occurred"
    found = desk.ask(IssueQuery(outcome.ref.id))
    issue = found.issue
    assert (issue.title, issue.severity, issue.owner) == ("Price war", 4, "李伟")
    assert (issue.risk_id, issue.goal_id, issue.project) == (risk_id, goal, "HWA")
    assert (issue.cause, issue.cause_detail, str(issue.deviation)) == (
        "market",
        "two vendors",
        "5 working days",
    )
    assert [(one.kind, one.title) for one in found.actions] == [("corrective", "Offer the bundle")]
    assert {link.ref.kind for link in found.links} == {"risk", "goal"}
    detail = desk.detail(risk_id)
    assert (detail.risk.status, detail.risk.closed_on) == ("occurred", TODAY)
    assert [one.id for one in detail.issues] == [issue.id]
    desk.do(Undo())
    assert desk.row(risk_id).status == "identified"
    assert desk.ask(IssueQuery(issue.id)) is None


def test_the_trigger_is_seen_and_taken_back(desk: Desk) -> None:
    risk_id = desk.risk(trigger="an offer below 1.1 m")
    desk.do(TriggerRisk(risk_id))
    assert desk.row(risk_id).triggered_on == TODAY
    desk.do(TriggerRisk(risk_id, None))
    assert desk.row(risk_id).triggered_on is None


def test_a_strategy_answers_the_polarity(desk: Desk) -> None:
    assert (
        refused(desk, SaveRisk(title="Chance", polarity="opportunity", strategy="avoid"))
        == "strategy"
    )
    risk_id = desk.risk(strategy="avoid")
    desk.do(SaveRisk(risk_id=risk_id, polarity="opportunity"))
    assert desk.row(risk_id).strategy is None
    desk.do(SaveRisk(risk_id=risk_id, strategy="exploit"))
    assert desk.row(risk_id).strategy == "exploit"


def test_what_cannot_be_is_refused_on_its_field(desk: Desk) -> None:
    for fields in (
        {"probability": 6},
        {"impact": 0},
        {"impact_cost_minor": -1},
        {"impact_schedule_days": -1},
        {"review_every_days": 0},
        {"category": "weather"},
    ):
        assert refused(desk, SaveRisk(title="Price war", **fields)) == next(iter(fields))  # type: ignore[arg-type]
    assert refused(desk, SaveRisk(title=" ")) == "title"


def test_a_risk_on_a_deal_belongs_to_its_client_and_project(desk: Desk) -> None:
    client = desk.made(SaveClient(name="Acme"))
    deal = desk.made(SaveDeal(name="Portal", client_id=client, project_id=ACM))
    risk_id = desk.made(SaveRisk(title="They stall", opportunity_id=deal))
    row = desk.row(risk_id)
    assert (row.project, row.client_id, row.currency) == ("ACM", client, "EUR")
    names = {link.ref.kind: link.name for link in desk.detail(risk_id).links}
    assert names == {"opportunity": "Portal", "client": "Acme"}


def test_sums_are_of_one_currency_each_and_held_against_the_budget(desk: Desk) -> None:
    desk.risk(probability=4, impact_cost_minor=1000_00, residual_probability=1)
    desk.risk(probability=3, impact_cost_minor=100_00, project_id=ACM)
    desk.risk(probability=1, impact_cost_minor=10_00, project_id=None)
    for planned, revised in ((50_00, None), (10_00, 20_00)):
        line = SaveBudgetLine(
            project_id=HWA, category="contingency", planned_minor=planned, revised_minor=revised
        )
        assert str(desk.do(line).label).startswith("Set the contingency reserve of HWA to")
    desk.do(SaveBudgetLine(project_id=HWA, category="travel", planned_minor=1))
    sums = {one.currency: one for one in desk.risks().sums}
    assert list(sums) == ["USD", "CNY", "EUR"]
    assert (sums["CNY"].exposure_minor, sums["CNY"].contingency_minor) == (700_00, 100_00)
    assert (sums["CNY"].reserve_minor, sums["EUR"].reserve_minor) == (70_00, None)
    assert (sums["EUR"].exposure_minor, sums["EUR"].fallen_back) == (50_00, 1)
    mine = desk.risks(HWA).sums
    assert [one.currency for one in mine] == ["CNY"]
    lines = desk.ask(BudgetLinesQuery(HWA, "contingency"))
    assert [line.amount_minor for line in lines] == [50_00, 20_00]
    desk.archive("budget_line", lines[0].id)
    assert desk.risks(HWA).sums[0].reserve_minor == 20_00
    assert refused(desk, SaveBudgetLine(project_id=HWA, planned_minor=-1)) == "planned_minor"
    assert refused(desk, SaveBudgetLine(planned_minor=1)) == "project_id"


def test_the_figures_say_why(desk: Desk) -> None:
    goal = desk.made(
        SaveGoal(name="Sales", metric="revenue", target_value=100, due_on=date(2026, 12, 31))
    )
    risk_id = desk.risk(probability=4, impact=5, impact_cost_minor=1000_00, goal_id=goal)
    assert "4 × 5" in desk.why("risk", risk_id, "score")
    assert "70% · 1,000.00 CNY" in desk.why("risk", risk_id, "emv")
    text = desk.why("risks", HWA, "contingency")
    assert "It is 700.00 CNY." in text and "keeps no contingency reserve" in text
    assert "It is 0.00 USD." in desk.why("risks", None, "exposure")
    assert "It is 700.00 CNY." in desk.why("risks", None, "exposure", currency="CNY")
    text = desk.why("goal", goal, "at_risk")
    assert "At risk: Sales" in text and "It is 700.00 CNY." in text
    at_risk = desk.risks().goals[0]
    assert (at_risk.goal_id, at_risk.at_risk_minor, at_risk.threats) == (goal, 700_00, 1)
    assert desk.detail(risk_id).goal_at_risk == at_risk
    for kind, row_id, figure in (
        ("risk", risk_id, "luck"),
        ("risk", 99, "score"),
        ("risks", None, "x"),
    ):
        with pytest.raises(UserError):
            desk.why(kind, row_id, figure)


def test_the_scales_are_the_workspaces_own(desk: Desk) -> None:
    risk_id = desk.risk(probability=5, impact=2, impact_cost_minor=1000)
    assert (desk.row(risk_id).level, desk.row(risk_id).emv_minor) == ("high", 900)
    words = ("", "", "", "", "  as good as sure ")
    desk.do(SetRiskScales(levels=(3, 6, 10), percents=(5, 20, 40, 60, 80), probability_words=words))
    assert (desk.row(risk_id).level, desk.row(risk_id).emv_minor) == ("critical", 800)
    scales = desk.ask(RiskScalesQuery())
    assert (scales.levels, [step.percent for step in scales.probability]) == (
        (3, 6, 10),
        [5, 20, 40, 60, 80],
    )
    assert [str(step.word) for step in scales.probability[3:]] == ["high", "as good as sure"]
    assert str(scales.impact[4].word) == "disastrous"
    desk.back_and_forth()
    assert refused(desk, SetRiskScales(levels=(5, 5, 10))) == "levels"
    assert refused(desk, SetRiskScales(percents=(10, 30, 50, 70, 101))) == "percents"
    assert refused(desk, SetRiskScales(impact_words=("one",))) == "impact_words"


def test_an_archived_risk_goes_with_its_reviews_and_responses(desk: Desk) -> None:
    risk_id = desk.risk(probability=4, impact=5, actions=(Measure("Call them"),))
    desk.archive("risk", risk_id)
    assert desk.ask(RiskQuery(risk_id)) is None
    assert desk.living("risk") == desk.living("risk_review") == desk.living("action_item") == []
    desk.back_and_forth()
    desk.do(Undo())
    review = desk.detail(risk_id).reviews[0]
    desk.archive("risk_review", review.id)
    assert desk.detail(risk_id).reviews == ()
    desk.archive("project", HWA)
    assert desk.risks().risks == ()


def test_a_merged_clients_risks_go_over_to_the_one_that_stays(desk: Desk) -> None:
    keep, drop = (desk.made(SaveClient(name=name)) for name in ("Acme", "Acme Inc"))
    risk_id = desk.risk(client_id=drop)
    desk.do(MergeClients(keep, drop))
    assert desk.row(risk_id).client_id == keep
