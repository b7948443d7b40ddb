"""The demo workspace says something in every section of the stand-up, on whatever day it is opened."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import date, datetime, time
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from salespm_tui.contract.acceptance import AcceptancesQuery
from salespm_tui.contract.baselines import VarianceQuery
from salespm_tui.contract.budget import BudgetQuery
from salespm_tui.contract.change_requests import ChangeRequestsQuery
from salespm_tui.contract.client_reports import ClientReportsQuery
from salespm_tui.contract.clients import ClientQuery, ClientsQuery
from salespm_tui.contract.evaluation import EvaluationsQuery
from salespm_tui.contract.expectations import ExpectationsQuery
from salespm_tui.contract.feedback import FeedbackQuery
from salespm_tui.contract.gates import GateQuery
from salespm_tui.contract.goals import GoalsQuery
from salespm_tui.contract.issues import IssuesQuery
from salespm_tui.contract.lessons import LessonsQuery
from salespm_tui.contract.needs import RequirementsQuery
from salespm_tui.contract.pipeline import DealQuery, LeadsQuery, PipelineQuery
from salespm_tui.contract.projects import ProjectsQuery
from salespm_tui.contract.records import CheckQuery, HistoryQuery
from salespm_tui.contract.review import EvmQuery
from salespm_tui.contract.risks import RisksQuery
from salespm_tui.contract.standup import AgendaItem, AgendaQuery, StandupsQuery
from salespm_tui.contract.team import TeamQuery
from salespm_tui.contract.timeline import TimelineQuery
from salespm_tui.core.clock import FixedClock
from salespm_tui.core.i18n import set_language
from salespm_tui.services.demo import put_demo
from salespm_tui.services.demo.walking import last_working_day_before, working_day
from salespm_tui.services.workspace import Workspace

SECTIONS = [
    "changed", "overdue", "today", "blocked", "starting", "milestones", "goals", "risks", "clients",
    "deals", "load", "checks",
]  # fmt: skip
MONDAY, SUNDAY, NEW_YEAR = date(2026, 11, 23), date(2026, 11, 22), date(2027, 1, 1)


def opened(path: Path, today: date) -> Workspace:
    at = datetime.combine(today, time(9), ZoneInfo("UTC"))
    return Workspace.open(path, FixedClock(at), backups=path.parent / "backups")


@pytest.fixture
def demo(tmp_path: Path, demo_cache: Path) -> Iterator[Workspace]:
    path = tmp_path / "demo.db"
    put_demo(path, MONDAY, demo_cache)
    workspace = opened(path, MONDAY)
    yield workspace
    workspace.close()


@pytest.mark.parametrize("today", [SUNDAY, NEW_YEAR])
def test_every_section_has_something_to_say(tmp_path: Path, demo_cache: Path, today: date) -> None:
    put_demo(tmp_path / "demo.db", today, demo_cache / today.isoformat())
    workspace = opened(tmp_path / "demo.db", today)
    agenda = workspace.ask(AgendaQuery())
    workspace.close()
    assert [section.key for section in agenda.sections] == SECTIONS
    assert agenda.since == last_working_day_before(today)
    assert len(agenda.numbers) == 2
    news = {item.group for item in agenda.sections[0].items}
    assert news >= {"won", "lost", "moved", "kept", "broken", "approved", "new"}
    kinds = {section.key: {item.group for item in section.items} for section in agenda.sections}
    assert kinds["risks"] == {"triggered", "critical", "measure", "issue", "review", "effect"}
    assert kinds["clients"] == {"", "contact", "expectation", "change", "complaint"}
    assert kinds["load"] == {"overload", "overspent"}
    assert "acceptance" in {item.ref.kind for item in agenda.sections[5].items}
    assert agenda.total <= 64


def test_two_projects_in_mid_flight(demo: Workspace) -> None:
    rows = demo.ask(ProjectsQuery()).projects
    assert [(row.code, row.currency) for row in rows] == [("NWF", "EUR"), ("XH", "CNY")]
    for row in rows:
        plan = demo.ask(TimelineQuery(row.id))
        assert 25 <= len(plan.tasks) <= 40
        assert plan.start.date() < MONDAY < plan.finish.date()
        assert {task.kind for task in plan.tasks} == {"summary", "task", "milestone"}
        done = [task for task in plan.tasks if task.status == "done"]
        assert len(done) >= 8
        assert all(task.finish.date() < MONDAY for task in done)
        assert plan.links


@pytest.mark.parametrize("today", [SUNDAY, MONDAY, NEW_YEAR])
def test_both_plans_are_later_than_was_agreed(
    tmp_path: Path, demo_cache: Path, today: date
) -> None:
    put_demo(tmp_path / "demo.db", today, demo_cache / today.isoformat())
    workspace = opened(tmp_path / "demo.db", today)
    for row in workspace.ask(ProjectsQuery()).projects:
        agreed = workspace.ask(TimelineQuery(row.id)).against
        assert agreed is not None
        assert agreed.on < today
        assert agreed.finish_variance_min is not None
        assert 0 < agreed.finish_variance_min <= 5 * 480
        report = workspace.ask(VarianceQuery(row.id))
        assert report.pushing
        assert (report.added, report.gone) == ((), ())
    workspace.close()


def test_clients_in_both_languages_with_something_said(demo: Workspace) -> None:
    rows = demo.ask(ClientsQuery()).clients
    assert 8 <= len(rows) <= 12
    assert {row.name.isascii() for row in rows} == {True, False}
    for row in rows:
        detail = demo.ask(ClientQuery(row.id))
        assert detail is not None
        assert detail.log
        assert all(entry.at.weekday() < 5 for entry in detail.log)


def test_a_pipeline_with_something_in_every_stage(demo: Workspace) -> None:
    board = demo.ask(PipelineQuery())
    assert 24 <= board.total <= 30
    assert all(column.count for column in board.columns)
    assert {view.code for view in board.views if view.count} >= {
        "stuck",
        "no_next_step",
        "closing_this_week",
        "pushed",
        "recently_won",
        "recently_lost",
    }
    assert {figures.currency for figures in board.figures} == {"CNY", "EUR"}
    assert board.leads == 4
    deals = [deal for column in board.columns for deal in column.deals]
    assert {deal.name.isascii() for deal in deals} == {True, False}
    for deal in deals:
        assert (deal.outcome_reason is not None) == (deal.kind != "open")
        assert deal.closed_on is None or deal.closed_on < MONDAY
    assert any(deal.probability_is_manual for deal in deals)
    assert any(deal.amount_minor is None for deal in deals)


def test_risks_of_every_kind_with_their_reviews(demo: Workspace) -> None:
    register = demo.ask(RisksQuery(include_ended=True))
    assert {risk.status for risk in register.risks} >= {"identified", "occurred", "closed"}
    assert {risk.polarity for risk in register.risks} == {"threat", "opportunity"}
    assert {risk.level for risk in register.risks} >= {None, "medium", "high", "critical"}
    assert any(risk.triggered_on for risk in register.risks)
    assert {risk.trend for risk in register.risks} >= {"up", "down", "same"}
    assert register.inherent.unknown >= 2
    assert {sums.currency for sums in register.sums} == {"CNY", "EUR"}
    assert all(sums.reserve_minor for sums in register.sums)
    assert {goal.currency for goal in register.goals} == {"CNY", "EUR"}
    issues = demo.ask(IssuesQuery(include_ended=True)).issues
    assert {issue.status for issue in issues} >= {"open", "resolved"}
    assert any(issue.risk_id for issue in issues)
    assert all(issue.cause for issue in issues)


def test_what_clients_need_expect_and_think(demo: Workspace) -> None:
    needs = demo.ask(RequirementsQuery()).requirements
    assert {need.priority for need in needs} >= {"must", "should", "could"}
    assert any(need.signed_by and need.tasks for need in needs)
    promises = demo.ask(ExpectationsQuery())
    assert {promise.status for promise in promises.expectations} >= {
        "open",
        "agreed",
        "kept",
        "broken",
    }
    assert promises.kept.n >= 4
    changes = demo.ask(ChangeRequestsQuery())
    assert {row.status for row in changes.change_requests} == {"submitted", "approved", "rejected"}
    assert len(changes.waiting) == 2
    said = demo.ask(FeedbackQuery())
    assert len(said.open_complaints) == 1
    assert said.satisfaction.csat_n == said.satisfaction.nps_n == 5
    assert [report.status for report in demo.ask(ClientReportsQuery()).reports] == ["sent"]


def test_a_team_at_work_with_one_who_has_too_much(demo: Workspace) -> None:
    team = demo.ask(TeamQuery())
    people = [row for row in team.rows if row.kind == "person"]
    assert len(people) == 8
    assert all(row.skills and row.cost_rate_minor_per_hour for row in people)
    (overload,) = (item for item in load_of(demo) if item.ref.kind == "resource")
    assert overload.title == "刘洋"
    assert {row.state for row in team.procurement} == {"ordered", "delivered"}
    assert team.totals.late == 1


def test_money_spent_revised_and_on_one_line_too_much(demo: Workspace) -> None:
    lines = demo.ask(BudgetQuery()).lines
    assert {row.line.category for row in lines} >= {"contingency", "payroll", "travel"}
    assert sum(row.revisions for row in lines) == 2
    assert [row.line.name for row in lines if row.overspent] == ["客户现场差旅"]
    for row in demo.ask(ProjectsQuery()).projects:
        evm = demo.ask(EvmQuery(row.id))
        assert evm.missing is None
        assert evm.total is not None
        assert 0.7 < float(evm.total.cpi.value or 0) < 1.3


def test_gate_acceptances_assessment_and_lessons(demo: Workspace) -> None:
    held, planned = sorted(demo.ask(AcceptancesQuery()).acceptances, key=lambda one: one.id)
    assert (held.result, held.signed_by, len(held.items)) == ("passed", "李伟", 3)
    assert planned.held_on is None
    assert planned.items
    (gate,) = (row for row in demo.ask(ProjectsQuery()).projects if row.code == "XH")
    decided = demo.ask(GateQuery(gate.id, "planning"))
    assert decided is not None
    assert [one.decision for one in decided.decisions] == ["go"]
    (stage,) = demo.ask(EvaluationsQuery(gate.id)).evaluations
    assert any(kpi.actual is not None for kpi in stage.kpis)
    lessons = demo.ask(LessonsQuery()).lessons
    assert len(lessons) == 3
    assert sum(len(lesson.uses) for lesson in lessons) == 1


def load_of(workspace: Workspace) -> tuple[AgendaItem, ...]:
    found = {section.key: section.items for section in workspace.ask(AgendaQuery()).sections}
    return found["load"]


def test_the_deals_were_moved_on_their_days(demo: Workspace) -> None:
    board = demo.ask(PipelineQuery(view="pushed"))
    for column in board.columns:
        for row in column.deals:
            detail = demo.ask(DealQuery(row.id))
            assert detail is not None
            assert detail.slippage.pushes == row.pushes >= 3
            assert len(detail.stays) >= 3
            assert all(stay.days >= 0 for stay in detail.stays)


def test_a_lead_became_a_deal(demo: Workspace) -> None:
    leads = demo.ask(LeadsQuery(closed=True)).leads
    (converted,) = (lead for lead in leads if lead.status == "converted")
    detail = demo.ask(DealQuery(converted.converted_opportunity_id or 0))
    assert detail is not None
    assert detail.lead is not None
    assert detail.deal.next_step
    assert {"new", "contacted", "qualified", "disqualified"} <= {lead.status for lead in leads}


@pytest.mark.parametrize("today", [SUNDAY, MONDAY, NEW_YEAR, date(2026, 7, 1), date(2027, 9, 30)])
def test_one_year_is_behind_and_the_other_on_track(
    tmp_path: Path, demo_cache: Path, today: date
) -> None:
    put_demo(tmp_path / "demo.db", today, demo_cache / today.isoformat())
    workspace = opened(tmp_path / "demo.db", today)
    goals = workspace.ask(GoalsQuery()).goals
    workspace.close()
    years = {goal.metric: goal for goal in goals if goal.project == "XH" and goal.level == 0}
    assert set(years) == {"orders_signed", "cash_collected", "csat"}
    assert years["orders_signed"].band == "behind"
    assert years["csat"].aggregation == "level"
    assert years["csat"].band in ("ahead", "on_track")
    tops = [goal for goal in goals if goal.project == "NWF" and goal.level == 0]
    assert next(goal for goal in tops if goal.metric == "orders_signed").band == "on_track"
    quarters = [goal for goal in goals if goal.level == 1]
    assert len(quarters) == 8
    assert all(goal.factors or goal.level for goal in goals if goal.metric == "orders_signed")


def test_its_past_was_lived_through(demo: Workspace) -> None:
    changes = demo.ask(HistoryQuery(limit=10_000))
    days = {change.at.date() for change in changes}
    assert len(days) > 20
    assert max(days) < MONDAY
    assert len(demo.ask(StandupsQuery())) == 3
    assert demo.ask(CheckQuery()) == ()


def test_it_is_built_once_a_day_and_language(
    tmp_path: Path, demo_cache: Path, demo: Workspace
) -> None:
    cache = tmp_path / "cache"
    shutil.copytree(demo_cache, cache, ignore=shutil.ignore_patterns("2*"))
    (cache / "of-an-older-day.db").write_bytes(b"")
    (kept,) = cache.glob("*-en-*.db")
    before = kept.stat().st_mtime_ns
    put_demo(tmp_path / "again.db", MONDAY, cache)
    assert kept.stat().st_mtime_ns == before
    assert kept.stat().st_mode & 0o077 == 0
    assert (tmp_path / "again.db").read_bytes() == kept.read_bytes()
    set_language("zh")
    put_demo(tmp_path / "zh.db", MONDAY, cache)
    assert kept.exists(), "the same day in the other language stays"
    assert len(list(cache.glob("*-zh-*.db"))) == 1


def test_it_is_built_where_nothing_can_be_kept(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    put_demo(tmp_path / "demo.db", MONDAY, tmp_path / "file" / "cache")
    workspace = opened(tmp_path / "demo.db", MONDAY)
    assert len(workspace.ask(ProjectsQuery()).projects) == 2
    workspace.close()


def test_working_days_are_counted_over_weekends() -> None:
    friday = date(2026, 11, 20)
    assert working_day(friday, 0) == working_day(SUNDAY, 0) == friday
    assert working_day(SUNDAY, 1) == working_day(friday, 1) == MONDAY
    assert working_day(MONDAY, -1) == friday
    assert working_day(MONDAY, -6) == date(2026, 11, 13)
    assert last_working_day_before(MONDAY) == last_working_day_before(SUNDAY) == friday
