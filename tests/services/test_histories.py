"""Random mornings: whatever was commanded can be undone to the start and redone to the end.

Commands are drawn with every field that the contract knows, referring to records that are there, that
are archived, and that never were. A command is done or refused with a UserError; anything else that
comes out is a fault. The whole file is compared, ids included.
"""

from __future__ import annotations

import shutil
import sqlite3
from dataclasses import dataclass, field, fields, is_dataclass, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from salespm_tui.contract.acceptance import (
    AcceptancesQuery,
    FillAcceptance,
    HoldAcceptance,
    JudgeItem,
    SaveAcceptance,
    SaveAcceptanceItem,
    SignAcceptance,
)
from salespm_tui.contract.baselines import (
    BaselinesQuery,
    SaveBaseline,
    TakeBaseline,
    UseBaseline,
    VarianceQuery,
)
from salespm_tui.contract.budget import (
    BudgetLinesQuery,
    BudgetQuery,
    CostEntriesQuery,
    ReviseBudgetLine,
    SaveBudgetLine,
    SaveCostEntry,
)
from salespm_tui.contract.calendars import SaveHolidays
from salespm_tui.contract.change_requests import (
    AssessChangeRequest,
    ChangeRequestsQuery,
    DecideChangeRequest,
    MarkImplemented,
    PreviewChange,
    SaveChangeRequest,
)
from salespm_tui.contract.client_reports import (
    ClientReportsQuery,
    SaveClientReport,
    SendClientReport,
)
from salespm_tui.contract.clients import (
    Capture,
    ClientQuery,
    ClientsQuery,
    HoldInteraction,
    KnownClientsQuery,
    KnownDealsQuery,
    MergeClients,
    SaveActionItem,
    SaveClient,
    SaveContact,
    SaveInteraction,
)
from salespm_tui.contract.evaluation import (
    EvaluationsQuery,
    FillEvaluation,
    SaveEvaluation,
    SaveKpi,
)
from salespm_tui.contract.expectations import (
    ExpectationsQuery,
    SaveExpectation,
    SettleExpectation,
)
from salespm_tui.contract.feedback import (
    FeedbackQuery,
    HandleFeedback,
    LogSurvey,
    ResolveFeedback,
    SaveFeedback,
    SurveyScore,
)
from salespm_tui.contract.gates import (
    AddGatePoint,
    DecideGate,
    GateQuery,
    SaveGatePoint,
    TickGate,
    UntickGate,
)
from salespm_tui.contract.goals import (
    CheckIn,
    GoalQuery,
    GoalsQuery,
    SaveCheckIn,
    SaveFactor,
    SaveGoal,
    SaveGoalBands,
    SplitGoal,
    SplitPart,
)
from salespm_tui.contract.imports import ImportFile
from salespm_tui.contract.issues import (
    IssueQuery,
    IssuesQuery,
    JudgeAction,
    Measure,
    ResolveIssue,
    SaveIssue,
)
from salespm_tui.contract.lessons import (
    FittingLessonsQuery,
    LessonProposalsQuery,
    LessonsQuery,
    ReuseLesson,
    SaveLesson,
)
from salespm_tui.contract.linking import LinkTasks, UnlinkTasks
from salespm_tui.contract.needs import (
    LinkRequirementTasks,
    RequirementsQuery,
    SaveRequirement,
    SignOffRequirement,
)
from salespm_tui.contract.pipeline import (
    ConvertLead,
    DealQuery,
    LeadsQuery,
    LooseEndsQuery,
    MoveDeal,
    MoveStage,
    PipelineQuery,
    SaveDeal,
    SaveLead,
    SavePayment,
    SaveStage,
)
from salespm_tui.contract.plan_edits import EditPlan
from salespm_tui.contract.portfolio import (
    CopyProject,
    DeleteProject,
    DeletionQuery,
    PortfolioQuery,
    ProjectCardQuery,
)
from salespm_tui.contract.progressing import CatchUp, RescheduleWork
from salespm_tui.contract.projects import ProjectsQuery, SaveProject
from salespm_tui.contract.records import Archive, CheckQuery, HistoryQuery, Redo, Undo
from salespm_tui.contract.review import (
    DeviationsQuery,
    EvmQuery,
    ReportProgress,
    SlipsQuery,
)
from salespm_tui.contract.risks import (
    AddFromChecklist,
    ChecklistQuery,
    CloseRisk,
    MoveRisk,
    OccurRisk,
    PutResponseOnTimeline,
    ReopenRisk,
    ReviewRisk,
    RiskQuery,
    RisksQuery,
    SaveRisk,
    SetRiskScales,
    TriggerRisk,
)
from salespm_tui.contract.standup import (
    AgendaQuery,
    FinishStandup,
    ItemQuery,
    MarkDone,
    MarkReviewed,
    MinutesQuery,
    NoteDecision,
    Reschedule,
    SetBlocked,
    SetWaiting,
    Snooze,
    StandupsQuery,
)
from salespm_tui.contract.team import (
    AddDayOff,
    ApplyLevelling,
    Assign,
    ChangeAssignment,
    LevellingQuery,
    LevellingShift,
    PlanLoadQuery,
    RemoveDayOff,
    RequireSkill,
    ResourceQuery,
    SaveResource,
    SaveSkill,
    TeamQuery,
    Unassign,
    WhoIsFreeQuery,
)
from salespm_tui.contract.templates import (
    FinishToTemplate,
    NewFromTemplate,
    RenameTemplate,
    TemplateQuery,
    TemplateRef,
    TemplatesQuery,
)
from salespm_tui.contract.timeline import (
    ArchiveTasks,
    LinkDraft,
    SaveTask,
    SaveTasks,
    TimelineQuery,
)
from salespm_tui.contract.values import UNSET, Command, Query, Ref
from salespm_tui.core.errors import UserError
from salespm_tui.domain import codes
from salespm_tui.domain.plan_steps import PlanStep
from salespm_tui.services.workspace import Workspace
from tests.services.importing.plan_files import PlanFile, Said

TODAY = date(2026, 11, 23)
KINDS = (
    "project", "task", "client", "contact", "interaction", "action_item", "baseline",
    "opportunity", "lead", "payment", "pipeline_stage", "goal", "goal_actual", "goal_factor",
    "risk", "risk_review", "issue", "budget_line", "budget_revision", "cost_entry",
    "progress_entry",
    "requirement", "expectation", "change_request", "feedback", "client_report",
)  # fmt: skip
CLOSING = ("acceptance", "acceptance_item", "evaluation", "kpi_result", "lesson", "lesson_use")
TEAM = ("resource", "resource_skill", "assignment")
"""Kinds that no stand-up takes up."""
PORTFOLIO = ("gate_check", "gate_review", "template")
NEVER_WAS = 4711
IN_MEMORY = "/dev/shm" if Path("/dev/shm").is_dir() else None
"""Hundreds of commits: what is tried here is what they hold, not that a disk keeps them."""
Contents = dict[str, list[tuple[object, ...]]]


@dataclass
class MovingClock:
    """A clock that goes on by whole days, when it is told to."""

    at: datetime = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)

    def now(self) -> datetime:
        return self.at

    def today(self) -> date:
        return self.at.date()

    def in_zone(self, zone: str) -> MovingClock:
        return self


@dataclass(frozen=True)
class Pick:
    """The id of some record of that kind, chosen when the command is given."""

    kind: str
    number: int


class NextDay:
    """The clock goes on to the next morning."""


@dataclass(frozen=True)
class Bring:
    """One of the files is imported, once more or for the first time."""

    number: int
    new: bool
    dry_run: bool


FILES = (
    PlanFile((Said(1, "Design"), Said(2, "Build", after=((1, "FS", 480),)), Said(3, "Open"))),
    PlanFile(
        (
            Said(1, "Design, twice", minutes=960, percent=50),
            Said(4, "Fittings", summary=True),
            Said(2, "Build", level=2, after=((1, "SS", 0),)),
            Said(5, "Paint", level=2, after=((2, "FF", 60),)),
        )
    ),
    PlanFile((Said(7, "Another plan", milestone=True),), guid="", title="Another", name=""),
)
"""The second is what became of the first; the third is a plan of its own."""


# What commands are made of


def ids(kind: str) -> st.SearchStrategy[Any]:
    return st.integers(0, 9).map(lambda number: Pick(kind, number))


TEXTS = st.sampled_from(
    ["", "Price", "谈价格", "  two\nlines\t", "[/] [@click=app.quit]x[/]", "\x1b[2J", "O'Neil; --", "a" * 300]
)  # fmt: skip
NAMES = st.sampled_from(["华为", "Acme", "ACME", "Müller AG", "上海 浦东", "Huawei", "", "浦东"])
DAYS = st.integers(-20, 60).map(lambda days: TODAY + timedelta(days=days))
MINUTES = st.builds(
    lambda day, hour: datetime(day.year, day.month, day.day, hour), DAYS, st.sampled_from([0, 8, 13, 17])
)  # fmt: skip
MOMENTS = MINUTES.map(lambda at: at.replace(tzinfo=UTC))
LENGTHS = st.sampled_from([0, 30, 60, 240, 480, 960, 2400, 4800, -5, 10**12])
REFS = st.one_of(*(st.builds(Ref, st.just(kind), ids(kind)) for kind in KINDS))
LINKS = st.lists(
    st.builds(
        LinkDraft,
        ids("task"),
        st.sampled_from(codes.LINK_TYPE),
        st.sampled_from([0, 480, -480, 50]),
        st.sampled_from(codes.LAG_UNIT),
    ),
    max_size=2,
).map(tuple)
GATE_KEYS = st.sampled_from([None, "market_studied", "kick_off_held", "papers_filed"])
SHIPPED = st.sampled_from(["key_account", "tender", "no such template"])
LINES = st.sampled_from(
    [
        "call 华为 谈价格 !fri @李伟 ~30m",
        "acme they like it +send the offer !+3d",
        "拜访 上海浦东发展 合同 ！明天 ＃12",
        "call Acme 谈价格 #deal-1 !mon",
        "wechat 华为 #Price ok",
        "meeting Müller AG budget !nonsense",
        "谈价格",
        '"New Name Ltd" first talk',
        "",
    ]
)


def code(known: tuple[str, ...]) -> st.SearchStrategy[str]:
    return st.sampled_from((*known, "no such code"))


def command(
    kind: type[Command], given_fields: dict[str, Any], sometimes: dict[str, Any]
) -> st.SearchStrategy[Any]:
    """`kind` with all of `given_fields` and at most three of `sometimes`."""

    def some(names: list[str]) -> st.SearchStrategy[Any]:
        return st.fixed_dictionaries({**given_fields, **{name: sometimes[name] for name in names}})

    chosen = st.lists(st.sampled_from(sorted(sometimes)), max_size=3, unique=True)
    return chosen.flatmap(some).map(lambda values: kind(**values))


PROJECT_FIELDS = {
    "code": st.sampled_from(["HWA", "acm", "TOO LONG A CODE", ""]),
    "client_id": st.none() | ids("client"),
    "manager": TEXTS,
    "currency": st.sampled_from(["CNY", "eur", "money"]),
    "status": code(codes.PROJECT_STATUS),
    "phase": code(codes.PROJECT_PHASE),
    "start_on": DAYS,
    "end_on": st.none() | DAYS,
    "status_date": st.none() | DAYS,
    "objective": TEXTS,
}
TASK_FIELDS = {
    "parent_id": st.none() | ids("task"),
    "name": TEXTS,
    "kind": code(codes.TASK_KIND),
    "status": code(codes.TASK_STATUS),
    "duration_min": st.none() | LENGTHS,
    "duration_elapsed": st.booleans(),
    "percent": st.sampled_from([0, 50, 100, 101]),
    "priority": st.sampled_from([1, 5, 6]),
    "owner": TEXTS,
    "constraint": code(codes.CONSTRAINT),
    "constraint_at": st.none() | MINUTES,
    "deadline_at": st.none() | MINUTES,
    "schedule_mode": code(codes.SCHEDULE_MODE),
    "start_at": st.none() | MINUTES,
    "finish_at": st.none() | MINUTES,
    "blocked_reason": TEXTS,
    "waiting_on": st.none() | code(codes.WAITING_ON),
    "notes": TEXTS,
    "links": LINKS,
}
CLIENT_FIELDS = {
    "short_name": NAMES,
    "aliases": st.lists(NAMES, max_size=3).map(tuple),
    "kind": code(codes.CLIENT_KIND),
    "industry": TEXTS,
    "region": TEXTS,
    "tier": code(codes.CLIENT_TIER),
    "status": code(codes.CLIENT_STATUS),
    "cadence_days": st.sampled_from([None, 7, 0]),
    "notes": TEXTS,
}
CONTACT_FIELDS = {
    "title": TEXTS,
    "phone": TEXTS,
    "email": TEXTS,
    "wechat": TEXTS,
    "role": st.none() | code(codes.CONTACT_ROLE),
    "influence": st.sampled_from([None, 1, 5, 6]),
    "attitude": st.none() | code(codes.ATTITUDE),
}
ENTRY_FIELDS = {
    "contact_id": st.none() | ids("contact"),
    "channel": code(codes.CHANNEL),
    "direction": code(codes.DIRECTION),
    "occurred_at": MOMENTS,
    "duration_min": st.none() | LENGTHS,
    "summary": TEXTS,
    "outcome": TEXTS,
    "sentiment": st.none() | code(codes.SENTIMENT),
    "planned": st.booleans(),
}
STEP_FIELDS = {
    "kind": code(codes.ACTION_KIND),
    "owner": TEXTS,
    "due_on": st.none() | DAYS,
    "status": code(codes.ACTION_STATUS),
    "client_id": st.none() | ids("client"),
    "project_id": st.none() | ids("project"),
    "interaction_id": st.none() | ids("interaction"),
    "risk_id": st.none() | ids("risk"),
    "issue_id": st.none() | ids("issue"),
    "feedback_id": st.none() | ids("feedback"),
    "change_request_id": st.none() | ids("change_request"),
    "acceptance_id": st.none() | ids("acceptance"),
}
AMOUNTS = st.sampled_from([None, 0, 1, 120_000_00, -5, 10**18])
DEAL_FIELDS = {
    "project_id": st.none() | ids("project"),
    "client_id": st.none() | ids("client"),
    "goal_id": st.none() | ids("goal"),
    "amount_minor": AMOUNTS,
    "currency": st.sampled_from(["EUR", "cny", "money"]),
    "probability": st.sampled_from([None, 0, 65, 101]),
    "forecast_category": code(codes.FORECAST_CATEGORY),
    "opened_on": st.none() | DAYS,
    "expected_close_on": st.none() | DAYS,
    "closed_on": st.none() | DAYS,
    "waiting_on": st.none() | code(codes.WAITING_ON),
    "competitor": TEXTS,
    "products": TEXTS,
    "bant_need": st.sampled_from([None, 0, 3, 4]),
    "owner": TEXTS,
    "outcome_reason": st.none() | code(codes.OUTCOME_REASON),
    "outcome_detail": TEXTS,
    "notes": TEXTS,
    "next_step": TEXTS,
    "next_step_on": st.none() | DAYS,
}
RESOURCE_FIELDS = {
    "kind": code(codes.RESOURCE_KIND),
    "job_title": TEXTS,
    "capacity_min_per_day": st.sampled_from([None, 0, 240, 480, -1]),
    "cost_rate_minor_per_hour": AMOUNTS,
    "currency": st.sampled_from([None, "EUR", "money"]),
    "active": st.booleans(),
    "project_id": st.none() | ids("project"),
    "supplier": TEXTS,
    "needed_by": st.none() | DAYS,
    "ordered_on": st.none() | DAYS,
    "delivered_on": st.none() | DAYS,
    "price_minor": AMOUNTS,
    "notes": TEXTS,
}
SKILL_FIELDS = {
    "level": st.sampled_from([1, 5, 6]),
    "years": st.sampled_from([None, 3, -1]),
    "training_plan": TEXTS,
    "trained_by_on": st.none() | DAYS,
}
WORK_FIELDS = {
    "units_percent": st.sampled_from([100, 50, 0]),
    "planned_min": st.none() | LENGTHS,
}
LEAD_FIELDS = {
    "project_id": st.none() | ids("project"),
    "client_id": st.none() | ids("client"),
    "company": NAMES,
    "contact_name": TEXTS,
    "source": st.none() | code(codes.LEAD_SOURCE),
    "status": code(codes.LEAD_STATUS),
    "score": st.sampled_from([None, 0, 101]),
    "lost_reason": TEXTS,
    "next_step": TEXTS,
    "next_step_on": st.none() | DAYS,
}
STAGE_FIELDS = {
    "name_en": NAMES,
    "name_zh": NAMES,
    "kind": code(codes.STAGE_KIND),
    "probability": st.sampled_from([None, 0, 40, 101]),
    "rot_days": st.sampled_from([None, 7, 0]),
    "exit_criteria": TEXTS,
}
PAYMENT_FIELDS = {
    "project_id": st.none() | ids("project"),
    "client_id": st.none() | ids("client"),
    "deal_id": st.none() | ids("opportunity"),
    "collected_on": DAYS,
    "currency": st.sampled_from(["EUR", "cny", "money"]),
    "note": TEXTS,
}
GOAL_FIELDS = {
    "parent_id": st.none() | ids("goal"),
    "project_id": st.none() | ids("project"),
    "metric": code(codes.GOAL_METRIC),
    "unit": TEXTS,
    "currency": st.sampled_from([None, "EUR", "money"]),
    "aggregation": code(codes.GOAL_AGGREGATION),
    "direction": code(codes.GOAL_DIRECTION),
    "baseline_value": st.sampled_from([0, 100, -100, 10**18]),
    "stretch_value": st.sampled_from([None, 0, 500_000_00]),
    "start_on": DAYS,
    "curve": code(codes.GOAL_CURVE),
    "curve_points": st.sampled_from([(), ((5_000, 2_000),), ((9_000, 1), (1_000, 2))]),
    "fed_by": code(codes.GOAL_SOURCE),
    "owner": TEXTS,
    "status": code(codes.GOAL_STATUS),
    "notes": TEXTS,
}
TARGETS = st.sampled_from([0, 100, 360_000_00, -100])
CHECK_FIELDS = {
    "as_of": DAYS,
    "value": st.sampled_from([None, 0, 180_000_00, -5]),
    "confidence": st.sampled_from([None, 1, 5, 6]),
    "note": TEXTS,
}
FACTOR_FIELDS = {
    "kind": code(codes.FACTOR_KIND),
    "effect": code(codes.FACTOR_EFFECT),
    "weight": st.sampled_from([1, 5, 6]),
    "note": TEXTS,
}
RATINGS = st.sampled_from([None, 1, 3, 5, 6])
ABOUT = {
    "project_id": st.none() | ids("project"),
    "task_id": st.none() | ids("task"),
    "goal_id": st.none() | ids("goal"),
    "opportunity_id": st.none() | ids("opportunity"),
    "client_id": st.none() | ids("client"),
    "owner": TEXTS,
    "notes": TEXTS,
    "actions": st.just(()) | st.just((Measure("Call them", "李伟", TODAY),)),
}
RISK_FIELDS = {
    **ABOUT,
    "category": code(codes.RISK_CATEGORY),
    "polarity": code(codes.RISK_POLARITY),
    "probability": RATINGS,
    "impact": RATINGS,
    "residual_probability": RATINGS,
    "impact_cost_minor": AMOUNTS,
    "strategy": st.none() | code(codes.RISK_STRATEGY),
    "trigger": TEXTS,
    "status": code(codes.RISK_STATUS),
    "next_review_on": st.none() | DAYS,
    "review_every_days": st.sampled_from([None, 7, 0]),
}
ISSUE_FIELDS = {
    **ABOUT,
    "kind": code(codes.ISSUE_KIND),
    "metric": st.none() | code(codes.ISSUE_METRIC),
    "deviation_value": st.sampled_from([None, 0, 5, -5, 10**18]),
    "cause": st.none() | code(codes.ISSUE_CAUSE),
    "severity": st.sampled_from([1, 5, 6]),
    "status": code(codes.ISSUE_STATUS),
    "risk_id": st.none() | ids("risk"),
}
ACCEPTANCE_FIELDS = {
    "kind": code(codes.ACCEPTANCE_KIND),
    "planned_on": DAYS,
    "participants": TEXTS,
    "leftovers": TEXTS,
    "follow_up_plan": TEXTS,
}
POINT_FIELDS = {
    "criterion": TEXTS,
    "target": TEXTS,
    "requirement_id": st.none() | ids("requirement"),
    "goal_id": st.none() | ids("goal"),
}
EVALUATION_FIELDS = {
    "kind": code(codes.EVALUATION_KIND),
    "phase": st.none() | code(codes.PROJECT_PHASE),
    "start_on": DAYS,
    "end_on": DAYS,
    "summary": TEXTS,
}
KPI_FIELDS = {
    "subject": code(codes.KPI_SUBJECT),
    "target": st.sampled_from([None, 0, 10_000, -5, 10**18]),
    "actual": st.sampled_from([None, 0, 7_500, -5]),
    "weight": st.sampled_from([0, 1, 5, -1]),
    "direction": code(codes.GOAL_DIRECTION),
    "comment": TEXTS,
}
LESSON_FIELDS = {
    "project_id": st.none() | ids("project"),
    "kind": code(codes.LESSON_KIND),
    "area": code(codes.LESSON_AREA),
    "recommendation": TEXTS,
    "tags": st.lists(TEXTS, max_size=2).map(tuple),
    "reusable": st.booleans(),
    "learnt_on": DAYS,
}
RATED = {"probability": RATINGS, "impact": RATINGS, "note": TEXTS}
OF_CLIENT = {"project_id": st.none() | ids("project"), "notes": TEXTS}
NEED_FIELDS = {
    **OF_CLIENT,
    "client_id": st.none() | ids("client"),
    "priority": st.none() | code(codes.REQUIREMENT_PRIORITY),
    "status": code(codes.REQUIREMENT_STATUS),
    "acceptance_criteria": TEXTS,
}
PROMISE_FIELDS = {
    **OF_CLIENT,
    "opportunity_id": st.none() | ids("opportunity"),
    "our_position": TEXTS,
    "due_on": st.none() | DAYS,
    "importance": st.sampled_from([1, 5, 6]),
    "status": code(codes.EXPECTATION_STATUS),
}
CHANGE_FIELDS = {
    "task_id": st.none() | ids("task"),
    "client_id": st.none() | ids("client"),
    "impact_days": st.sampled_from([None, 0, 3, -2, 10**9]),
    "impact_cost_minor": AMOUNTS,
    "decide_by": st.none() | DAYS,
}
FEEDBACK_FIELDS = {
    **OF_CLIENT,
    "kind": code(codes.FEEDBACK_KIND),
    "csat": st.sampled_from([None, 1, 5, 6]),
    "nps": st.sampled_from([None, 0, 10, 11]),
    "status": code(codes.FEEDBACK_STATUS),
    "due_on": st.none() | DAYS,
}
SCORES = st.just((SurveyScore(None, 4, 9, "ok"),)) | st.just((SurveyScore(None),)) | st.just(())
AMOUNTS_HERE = st.sampled_from([0, 1, 5_000_00, -1])
SPENDING_FIELDS = {
    "amount_minor": st.sampled_from([0, 3_00, -3_00, 10**18]),
    "on": DAYS,
    "status": code(codes.COST_STATUS),
    "note": TEXTS,
    "task_id": st.none() | ids("task"),
}
CHECKLIST_KEYS = st.sampled_from(["market.price_war", "legal.liability", "risk:1", "issue:1", "x"])
ASSESSED = {name: CHANGE_FIELDS[name] for name in ("task_id", "impact_days", "impact_cost_minor")}
TASK_IDS = st.lists(ids("task"), min_size=1, max_size=3).map(tuple)
PLAN_STEPS = st.builds(
    PlanStep,
    st.sampled_from(["shift", "stretch", "indent", "outdent", "up", "down", "nonsense"]),
    TASK_IDS,
    st.sampled_from([1, -1, 5, 400]),
)
IMPOSED = {"constraint": st.sampled_from(codes.CONSTRAINT[2:]), "constraint_at": MINUTES}
BY_HAND = {"schedule_mode": st.just("manual"), "start_at": MINUTES}
TASK_REFS = st.builds(Ref, st.just("task"), ids("task"))
DEAL_REFS = st.builds(Ref, st.just("opportunity"), ids("opportunity"))

COMMANDS = st.one_of(
    *[command(SaveTask, {"task_id": ids("task")}, TASK_FIELDS)] * 3,
    command(SaveProject, {"name": NAMES}, PROJECT_FIELDS),
    command(SaveProject, {"project_id": ids("project")}, {"name": NAMES, **PROJECT_FIELDS}),
    *[command(SaveTask, {"project_id": ids("project"), "name": TEXTS}, TASK_FIELDS)] * 2,
    command(SaveTask, {"after_id": ids("task"), "name": TEXTS}, TASK_FIELDS),
    command(SaveTask, {"parent_id": ids("task"), "name": TEXTS}, TASK_FIELDS),
    command(SaveTask, {"task_id": ids("task"), "links": LINKS}, TASK_FIELDS),
    command(SaveTask, {"task_id": ids("task"), **IMPOSED}, TASK_FIELDS),
    command(SaveTask, {"task_id": ids("task"), **BY_HAND}, TASK_FIELDS),
    st.builds(
        SaveTasks,
        st.lists(ids("task"), min_size=1, max_size=3).map(tuple),
        command(SaveTask, {}, TASK_FIELDS),
    ),
    st.builds(ArchiveTasks, st.lists(ids("task"), min_size=1, max_size=3).map(tuple)),
    command(SaveClient, {"name": NAMES}, CLIENT_FIELDS),
    command(SaveClient, {"client_id": ids("client")}, {"name": NAMES, **CLIENT_FIELDS}),
    st.builds(MergeClients, ids("client"), ids("client")),
    command(SaveContact, {"client_id": ids("client"), "name": NAMES}, CONTACT_FIELDS),
    command(SaveContact, {"contact_id": ids("contact")}, {"name": NAMES, **CONTACT_FIELDS}),
    command(SaveInteraction, {"client_id": ids("client")}, ENTRY_FIELDS),
    command(SaveInteraction, {"interaction_id": ids("interaction")}, ENTRY_FIELDS),
    command(SaveActionItem, {"title": TEXTS}, STEP_FIELDS),
    command(SaveActionItem, {"action_item_id": ids("action_item")}, {"title": TEXTS, **STEP_FIELDS}),
    st.builds(Capture, LINES, st.none() | ids("client"), st.none() | ids("action_item")),
    st.builds(MarkReviewed, REFS, st.booleans(), st.lists(REFS, max_size=2).map(tuple)),
    st.builds(Snooze, REFS, DAYS),
    st.builds(MarkDone, REFS),
    st.builds(Reschedule, REFS, DAYS, st.sampled_from(["close", "next_step"])),
    st.builds(SetBlocked, REFS, TEXTS),
    st.builds(SetBlocked, TASK_REFS, TEXTS),
    st.builds(SetWaiting, TASK_REFS | DEAL_REFS, st.none() | code(codes.WAITING_ON)),
    st.builds(NoteDecision, TEXTS, st.none() | REFS),
    st.builds(FinishStandup, st.none() | ids("project"), st.sampled_from([0, 300])),
    st.builds(Archive, REFS),
    *[st.builds(EditPlan, ids("project"), st.lists(PLAN_STEPS, max_size=3).map(tuple))] * 2,
    st.builds(TakeBaseline, ids("project"), TEXTS, TEXTS, st.just(()) | TASK_IDS),
    command(SaveBaseline, {"baseline_id": ids("baseline")}, {"name": TEXTS, "note": TEXTS}),
    st.builds(UseBaseline, ids("baseline")),
    st.builds(LinkTasks, TASK_IDS),
    st.builds(UnlinkTasks, TASK_IDS),
    st.builds(CatchUp, ids("project"), st.just(()) | TASK_IDS),
    st.builds(RescheduleWork, ids("project"), st.just(()) | TASK_IDS, st.none() | DAYS),
    st.builds(
        SaveHolidays, st.sampled_from(["CN", "DE", "XX"]), st.sampled_from([(2026,), (1800,)]), st.none()
    ),
    *[command(SaveDeal, {"name": NAMES}, DEAL_FIELDS)] * 2,
    *[command(SaveDeal, {"deal_id": ids("opportunity")}, {"name": NAMES, **DEAL_FIELDS})] * 2,
    *[
        st.builds(
            MoveDeal,
            st.lists(ids("opportunity"), max_size=2).map(tuple),
            ids("pipeline_stage"),
            st.none() | code(codes.OUTCOME_REASON),
            TEXTS,
            st.none() | DAYS,
            TEXTS,
        )
    ] * 3,
    command(SaveLead, {"title": TEXTS}, LEAD_FIELDS),
    command(SaveLead, {"lead_id": ids("lead")}, {"title": TEXTS, **LEAD_FIELDS}),
    command(
        ConvertLead,
        {"lead_id": ids("lead")},
        {"name": NAMES, "client_id": ids("client"), "amount_minor": AMOUNTS},
    ),
    command(SaveStage, {"name_en": NAMES}, STAGE_FIELDS),
    command(SaveStage, {"stage_id": ids("pipeline_stage")}, STAGE_FIELDS),
    st.builds(MoveStage, ids("pipeline_stage"), st.sampled_from([1, -1, 9])),
    command(SavePayment, {"amount_minor": st.sampled_from([0, 5_000_00, -1])}, PAYMENT_FIELDS),
    command(SavePayment, {"payment_id": ids("payment")}, PAYMENT_FIELDS),
    *[command(SaveGoal, {"name": NAMES, "target_value": TARGETS, "due_on": DAYS}, GOAL_FIELDS)] * 2,
    command(SaveGoal, {"goal_id": ids("goal")}, {"name": NAMES, "target_value": TARGETS, **GOAL_FIELDS}),
    st.builds(
        SplitGoal,
        ids("goal"),
        st.sampled_from(["quarter", "month", "owner", "project", "nonsense"]),
        st.sampled_from(["equal", "working_days", "curve"]),
        st.just((SplitPart("李伟"), SplitPart("Anna", None, 2))) | st.just(()),
    ),
    command(CheckIn, {"goal_id": ids("goal")}, CHECK_FIELDS),
    command(SaveCheckIn, {"goal_actual_id": ids("goal_actual")}, CHECK_FIELDS),
    command(SaveFactor, {"goal_id": ids("goal")}, FACTOR_FIELDS),
    command(SaveFactor, {"goal_factor_id": ids("goal_factor")}, FACTOR_FIELDS),
    st.builds(SaveGoalBands, *(st.sampled_from([105, 95, 80, 0]),) * 3),
    *[command(SaveRisk, {"title": TEXTS}, RISK_FIELDS)] * 2,
    command(SaveRisk, {"risk_id": ids("risk")}, {"title": TEXTS, **RISK_FIELDS}),
    command(MoveRisk, {"risk_id": ids("risk")}, {**RATED, "residual": st.booleans()}),
    command(ReviewRisk, {"risk_id": ids("risk")}, {**RATED, "next_review_on": st.none() | DAYS}),
    st.builds(TriggerRisk, ids("risk"), st.none() | DAYS),
    st.builds(CloseRisk, ids("risk"), TEXTS, st.none() | DAYS),
    st.builds(ReopenRisk, ids("risk")),
    command(OccurRisk, {"risk_id": ids("risk")}, {"title": TEXTS, "severity": RATINGS}),
    st.builds(PutResponseOnTimeline, ids("action_item"), st.none() | ids("project")),
    st.builds(AddFromChecklist, st.lists(CHECKLIST_KEYS, max_size=3).map(tuple), ids("project")),
    st.builds(SetRiskScales, st.sampled_from([(3, 6, 12), (9, 9, 9)])),
    command(SaveIssue, {"title": TEXTS}, ISSUE_FIELDS),
    command(SaveIssue, {"issue_id": ids("issue")}, {"title": TEXTS, **ISSUE_FIELDS}),
    st.builds(ResolveIssue, ids("issue"), TEXTS, code(codes.ENDED_ISSUE_STATUS), st.none() | DAYS),
    command(
        SaveBudgetLine,
        {"project_id": ids("project"), "category": code(codes.BUDGET_CATEGORY)},
        {"planned_minor": st.sampled_from([0, 5_000_00, -1]), "revised_minor": AMOUNTS},
    ),
    st.builds(ReviseBudgetLine, ids("budget_line"), AMOUNTS_HERE, TEXTS, st.none() | DAYS),
    command(SaveCostEntry, {"budget_line_id": ids("budget_line")}, SPENDING_FIELDS),
    command(SaveCostEntry, {"cost_entry_id": ids("cost_entry")}, SPENDING_FIELDS),
    command(
        SaveCostEntry,
        {"project_id": ids("project"), "category": code(codes.BUDGET_CATEGORY)},
        SPENDING_FIELDS,
    ),
    command(
        ReportProgress,
        {"task_id": ids("task")},
        {
            "percent": st.sampled_from([None, 0, 40, 100, 101]),
            "actual_min": st.sampled_from([0, 480]),
            "as_of": DAYS,
            "note": TEXTS,
        },
    ),
    command(SaveRequirement, {"title": TEXTS}, NEED_FIELDS),
    command(SaveRequirement, {"requirement_id": ids("requirement")}, NEED_FIELDS),
    st.builds(SignOffRequirement, ids("requirement"), TEXTS, st.none() | DAYS),
    st.builds(LinkRequirementTasks, ids("requirement"), st.just(()) | TASK_IDS),
    command(SaveExpectation, {"client_id": ids("client"), "statement": TEXTS}, PROMISE_FIELDS),
    command(SaveExpectation, {"expectation_id": ids("expectation")}, PROMISE_FIELDS),
    st.builds(
        SettleExpectation,
        ids("expectation"),
        code(codes.SETTLED_EXPECTATION_STATUS),
        st.none() | DAYS,
        st.none() | DAYS,
        TEXTS,
    ),
    command(SaveChangeRequest, {"project_id": ids("project"), "title": TEXTS}, CHANGE_FIELDS),
    command(AssessChangeRequest, {"change_request_id": ids("change_request")}, ASSESSED),
    *[
        st.builds(
            DecideChangeRequest,
            ids("change_request"),
            code(("approved", "rejected", "withdrawn")),
            TEXTS,
            st.none() | DAYS,
            TEXTS,
        )
    ] * 2,
    st.builds(MarkImplemented, ids("change_request")),
    command(SaveFeedback, {"client_id": ids("client"), "content": TEXTS}, FEEDBACK_FIELDS),
    command(SaveFeedback, {"feedback_id": ids("feedback")}, FEEDBACK_FIELDS),
    st.builds(
        HandleFeedback, ids("feedback"), TEXTS, st.none() | DAYS, TEXTS, st.none() | DAYS
    ),
    st.builds(ResolveFeedback, ids("feedback"), TEXTS, st.none() | DAYS, st.booleans()),
    st.builds(LogSurvey, ids("client"), SCORES, st.none() | ids("project"), st.none() | DAYS),
    st.builds(
        SaveClientReport, st.none(), ids("client"), st.none() | ids("project"), TEXTS, DAYS, DAYS, TEXTS
    ),
    st.builds(SendClientReport, ids("client_report"), code(codes.CHANNEL), st.none() | ids("contact")),
    st.builds(Archive, st.one_of(*(st.builds(Ref, st.just(kind), ids(kind)) for kind in (*CLOSING, *TEAM)))),
    st.builds(JudgeAction, ids("action_item"), st.none() | code(codes.ACTION_EFFECT), TEXTS),
    command(SaveAcceptance, {"project_id": ids("project")}, ACCEPTANCE_FIELDS),
    command(SaveAcceptance, {"acceptance_id": ids("acceptance")}, ACCEPTANCE_FIELDS),
    *[st.builds(FillAcceptance, ids("acceptance"))] * 2,
    command(SaveAcceptanceItem, {"acceptance_id": ids("acceptance"), "name": TEXTS}, POINT_FIELDS),
    command(SaveAcceptanceItem, {"acceptance_item_id": ids("acceptance_item")}, POINT_FIELDS),
    *[
        st.builds(
            JudgeItem, ids("acceptance_item"), code(codes.ACCEPTANCE_ITEM_RESULT), TEXTS, TEXTS
        )
    ] * 3,
    st.builds(
        HoldAcceptance,
        ids("acceptance"),
        st.none() | DAYS,
        st.none() | code(codes.ACCEPTANCE_RESULT),
        TEXTS,
        TEXTS,
    ),
    st.builds(SignAcceptance, ids("acceptance"), TEXTS, st.none() | DAYS, TEXTS, st.none() | DAYS),
    command(SaveEvaluation, {"project_id": ids("project")}, EVALUATION_FIELDS),
    command(SaveEvaluation, {"evaluation_id": ids("evaluation")}, EVALUATION_FIELDS),
    *[st.builds(FillEvaluation, ids("evaluation"))] * 2,
    command(SaveKpi, {"evaluation_id": ids("evaluation"), "name": TEXTS}, KPI_FIELDS),
    command(SaveKpi, {"kpi_result_id": ids("kpi_result")}, KPI_FIELDS),
    command(SaveLesson, {"title": TEXTS}, LESSON_FIELDS),
    command(SaveLesson, {"lesson_id": ids("lesson")}, {"title": TEXTS, **LESSON_FIELDS}),
    st.builds(ReuseLesson, ids("lesson"), ids("project"), TEXTS, st.none() | DAYS),
    *[command(SaveResource, {"name": NAMES}, RESOURCE_FIELDS)] * 2,
    command(SaveResource, {"resource_id": ids("resource")}, {"name": NAMES, **RESOURCE_FIELDS}),
    command(SaveSkill, {"resource_id": ids("resource"), "skill": NAMES}, SKILL_FIELDS),
    command(SaveSkill, {"skill_id": ids("resource_skill")}, {"skill": NAMES, **SKILL_FIELDS}),
    *[st.builds(AddDayOff, ids("resource"), DAYS, st.none() | DAYS, TEXTS)] * 2,
    st.builds(RemoveDayOff, ids("calendar_exception")),
    *[command(Assign, {"task_id": ids("task"), "resource_id": ids("resource")}, WORK_FIELDS)] * 3,
    command(
        ChangeAssignment,
        {"assignment_id": ids("assignment")},
        {"resource_id": ids("resource"), **WORK_FIELDS, "actual_min": st.none() | LENGTHS},
    ),
    st.builds(Unassign, ids("assignment")),
    st.builds(RequireSkill, ids("task"), st.sampled_from(["谈判 4", "SQL", ""])),
    st.builds(
        ApplyLevelling,
        st.lists(
            st.builds(LevellingShift, ids("task"), st.sampled_from([1, 3, 0])), max_size=2
        ).map(tuple),
    ),
    command(HoldInteraction, {"interaction_id": ids("interaction")}, {"next_step": TEXTS, "summary": TEXTS}),
    st.builds(TickGate, ids("project"), code(codes.PROJECT_PHASE), GATE_KEYS, st.none(), TEXTS),
    st.builds(TickGate, ids("project"), st.just("needs"), st.none(), ids("gate_check"), TEXTS),
    st.builds(UntickGate, ids("project"), code(codes.PROJECT_PHASE), GATE_KEYS),
    st.builds(AddGatePoint, ids("project"), code(codes.PROJECT_PHASE), TEXTS),
    st.builds(SaveGatePoint, ids("gate_check"), TEXTS, TEXTS),
    *[
        st.builds(
            DecideGate,
            ids("project"),
            code(codes.GATE_DECISION),
            st.none() | code(codes.PROJECT_PHASE),
            TEXTS,
        )
    ] * 2,
    st.builds(Archive, st.one_of(*(st.builds(Ref, st.just(kind), ids(kind)) for kind in PORTFOLIO))),
    *[st.builds(FinishToTemplate, ids("project"), TEXTS)] * 2,
    st.builds(RenameTemplate, ids("template"), TEXTS, TEXTS),
    *[
        st.builds(
            NewFromTemplate,
            st.builds(TemplateRef, ids("template")) | st.builds(TemplateRef, st.none(), SHIPPED),
            TEXTS,
            DAYS,
            client_id=st.none() | ids("client"),
            budget_minor=AMOUNTS,
        )
    ] * 2,
    st.builds(CopyProject, ids("project"), TEXTS, DAYS, plan=st.booleans(), risks=st.booleans()),
    st.builds(DeleteProject, ids("project"), st.sampled_from(["HCR", "HWA", "nothing"])),
)  # fmt: skip
BRINGS = st.builds(
    Bring, st.integers(0, len(FILES) - 1), st.sampled_from([False] * 4 + [True]), st.booleans()
)
STEPS = st.one_of(
    *[COMMANDS] * 6, *[BRINGS] * 6, st.builds(NextDay), st.builds(Undo), st.builds(Redo)
)
START = (
    SaveProject(name="Huawei CRM rollout"),
    SaveTask(project_id=1, name="Price model", duration_min=960),
    SaveTask(project_id=1, name="Legal review", links=(LinkDraft(1),)),
    SaveTask(project_id=1, name="Delivery"),
    SaveTask(parent_id=3, name="Shipping", links=(LinkDraft(2, "ss", 480),)),
    SaveClient(name="华为技术有限公司", short_name="华为", cadence_days=14),
    SaveClient(name="Acme Industrial", short_name="Acme"),
    Capture("call 华为 谈价格 !fri @李伟 ~30m"),
    SaveGoal(
        name="Sales",
        metric="revenue",
        target_value=360_000_00,
        due_on=date(2026, 12, 31),
        project_id=1,
    ),
    SaveDeal(name="Price", client_id=2, project_id=1, amount_minor=120_000_00, next_step="call"),
    SaveLead(title="Portal", company="Globex", next_step="call"),
    SaveRisk(
        title="Price war", project_id=1, probability=4, impact=5, actions=(Measure("Bundle it"),)
    ),
    SaveIssue(title="Server was late", task_id=1, actions=(Measure("Lend one"),)),
    SaveExpectation(client_id=1, statement="an answer", due_on=TODAY, status="agreed"),
    SaveChangeRequest(title="SSO", task_id=1, client_id=1, impact_days=2),
    SaveFeedback(client_id=1, kind="complaint", content="slow"),
    SaveAcceptance(project_id=1),
    SaveAcceptanceItem(acceptance_id=1, name="Go live"),
    SaveEvaluation(project_id=1),
    SaveLesson(title="Ask early", project_id=1),
    SaveResource(name="李伟"),
    SaveSkill(resource_id=1, skill="谈判", level=4),
    Assign(1, 1),
)


# What is done with them


@dataclass
class Morning:
    """An open workspace, and the states that its change sets led to and would lead to again."""

    workspace: Workspace
    clock: MovingClock
    states: list[Contents] = field(default_factory=list)
    undone: list[Contents] = field(default_factory=list)

    def contents(self) -> Contents:
        return contents(Path(self.workspace.path))

    def take(self, step: Any) -> None:
        if isinstance(step, NextDay):
            self.clock.at += timedelta(days=1)
        elif isinstance(step, Undo):
            self.undo()
        elif isinstance(step, Redo):
            self.redo()
        elif isinstance(step, Bring):
            file = FILES[step.number].write(Path(self.workspace.path).with_name("plan.xml"))
            self.do(ImportFile(str(file), new=step.new, dry_run=step.dry_run))
        else:
            self.do(resolved(step, self.states[-1]))

    def do(self, wanted: Command) -> None:
        try:
            outcome, _tables = self.workspace.do(wanted)
        except UserError as error:
            assert error.title
            assert self.contents() == self.states[-1], f"{wanted} was refused, and changed rows"
            return
        if outcome.set_id is None:
            assert self.contents() == self.states[-1], f"{wanted} changed rows beside the journal"
            return
        self.states.append(self.contents())
        self.undone.clear()

    def undo(self) -> bool:
        outcome, _tables = self.workspace.do(Undo())
        if outcome.set_id is None:
            assert len(self.states) == 1
            return False
        self.undone.append(self.states.pop())
        assert self.contents() == self.states[-1], f"undone: {outcome.label}"
        return True

    def redo(self) -> bool:
        outcome, _tables = self.workspace.do(Redo())
        if outcome.set_id is None:
            assert not self.undone
            return False
        self.states.append(self.undone.pop())
        assert self.contents() == self.states[-1], f"redone: {outcome.label}"
        return True

    def look_at_everything(self) -> None:
        """Every question that a screen asks has an answer."""
        rows = self.contents()
        known = self.workspace.ask(ProjectsQuery()).projects
        projects = [None, *(project.id for project in known)]
        queries: list[Query[Any]] = [KnownClientsQuery(), KnownDealsQuery(), HistoryQuery()]
        for project in projects:
            queries += [AgendaQuery(project), ClientsQuery(project), MinutesQuery(project)]
            queries += [StandupsQuery(project), HistoryQuery(project_id=project)]
            queries += [PipelineQuery(project), GoalsQuery(project), LooseEndsQuery(project)]
            queries += [LeadsQuery(project, closed=True)]
            queries += [RisksQuery(project, include_ended=True), ChecklistQuery(project)]
            queries += [IssuesQuery(project, include_ended=True)]
            queries += [AcceptancesQuery(project), LessonsQuery(project)]
            queries += [BudgetQuery(project), SlipsQuery(project), CostEntriesQuery(project)]
            queries += [TeamQuery(project, include_inactive=True), LevellingQuery(project)]
            if project is not None:
                queries += [TimelineQuery(project), BaselinesQuery(project), VarianceQuery(project)]
                queries += [ProjectCardQuery(project), DeletionQuery(project)]
                queries += [GateQuery(project, phase) for phase in codes.PROJECT_PHASE]
                queries += [BudgetLinesQuery(project), EvaluationsQuery(project)]
                queries += [EvmQuery(project), DeviationsQuery(project)]
                queries += [FittingLessonsQuery(project), LessonProposalsQuery(project)]
                queries += [PlanLoadQuery(project, TODAY, TODAY + timedelta(days=20))]
        queries += [ItemQuery(Ref(kind, row[0])) for kind in KINDS for row in rows[kind]]
        queries += [ClientQuery(row[0]) for row in rows["client"]]
        queries += [DealQuery(row[0]) for row in rows["opportunity"]]
        queries += [GoalQuery(row[0]) for row in rows["goal"]]
        for client in [None, *(row[0] for row in rows["client"])]:
            queries += [RequirementsQuery(client), ExpectationsQuery(client), FeedbackQuery(client)]
            queries += [ChangeRequestsQuery(client), ClientReportsQuery(client)]
        asked = self.workspace.ask(ChangeRequestsQuery())
        queries += [PreviewChange(row.id) for row in asked.change_requests]
        queries += [RiskQuery(row[0]) for row in rows["risk"]]
        queries += [IssueQuery(row[0]) for row in rows["issue"]]
        queries += [PortfolioQuery(), TemplatesQuery()]
        queries += [TemplateQuery(TemplateRef(row[0])) for row in rows["template"]]
        queries += [ResourceQuery(row[0]) for row in rows["resource"]]
        queries += [WhoIsFreeQuery(row[0]) for row in rows["task"]]
        for query in queries:
            self.workspace.ask(query)


def contents(path: Path) -> Contents:
    """Every row of every table but the journal's, without `updated_at`."""
    connection = sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)
    try:
        found: Contents = {}
        tables = connection.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table'"
        ).fetchall()
        for (table,) in tables:
            if table.startswith(("sqlite_", "change_set", "change_row", "alembic", "search_")):
                continue
            columns = [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]
            kept = ", ".join(f'"{name}"' for name in columns if name != "updated_at")
            found[table] = connection.execute(f"SELECT {kept} FROM {table} ORDER BY id").fetchall()
        return found
    finally:
        connection.close()


def resolved(value: Any, rows: Contents) -> Any:
    """`value` with each Pick replaced by an id; the last number is one that never was."""
    if isinstance(value, Pick):
        known = [row[0] for row in rows[value.kind]]
        return known[value.number % len(known)] if known and value.number < 9 else NEVER_WAS
    if isinstance(value, tuple):
        return tuple(resolved(part, rows) for part in value)
    if is_dataclass(value) and not isinstance(value, type):
        parts = {part.name: getattr(value, part.name) for part in fields(value)}
        return replace(
            value,
            **{name: resolved(part, rows) for name, part in parts.items() if part is not UNSET},
        )
    return value


@pytest.fixture(scope="module")
def begun(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[Contents]]:
    """A workspace in which a few things have been done, and what it held after each of them."""
    folder = tmp_path_factory.mktemp("begun")
    path, clock = folder / "begun.db", MovingClock()
    settings = {"time_zone": "UTC", "currency": "EUR"}
    workspace = Workspace.open(path, clock, backups=folder / "backups", settings=settings)
    morning = Morning(workspace, clock, [contents(path)])
    for wanted in START:
        morning.do(wanted)
    workspace.close()
    assert len(morning.states) == len(START) + 1
    return path, morning.states


def live_through(begun: tuple[Path, list[Contents]], steps: list[Any]) -> None:
    path, states = begun
    with TemporaryDirectory(dir=IN_MEMORY) as name:
        clock, folder = MovingClock(), Path(name)
        file = Path(shutil.copy(path, folder / "work.db"))
        workspace = Workspace.open(file, clock, backups=folder / "backups", create=False)
        try:
            morning = Morning(workspace, clock, list(states))
            for step in steps:
                morning.take(step)
            morning.look_at_everything()
            while morning.undo():
                pass
            while morning.redo():
                pass
            assert workspace.ask(CheckQuery()) == ()
        finally:
            workspace.close()


@given(steps=st.lists(STEPS, min_size=16, max_size=16))
@settings(max_examples=5, derandomize=True, deadline=None, suppress_health_check=list(HealthCheck))
def test_a_morning_can_be_undone_and_redone(
    begun: tuple[Path, list[Contents]], steps: list[Any]
) -> None:
    live_through(begun, steps)


@pytest.mark.long
@given(steps=st.lists(STEPS, min_size=40, max_size=40))
@settings(max_examples=300, deadline=None, suppress_health_check=list(HealthCheck))
def test_many_long_mornings_can_be_undone_and_redone(
    begun: tuple[Path, list[Contents]], steps: list[Any]
) -> None:
    live_through(begun, steps)
