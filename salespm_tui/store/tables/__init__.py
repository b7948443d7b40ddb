"""The tables, each a SQLModel class. Nothing outside the store's room knows SQL.

`table=True` models validate nothing: commands and services do, and the constraints here are the
last wall.
"""

from __future__ import annotations

from salespm_tui.store.tables.baselines import Baseline, BaselineTask
from salespm_tui.store.tables.clients import ActionItem, Client, Contact, Interaction
from salespm_tui.store.tables.closing import (
    Acceptance,
    AcceptanceItem,
    Evaluation,
    GateCheck,
    GateReview,
    KpiResult,
    Lesson,
    LessonUse,
    Template,
)
from salespm_tui.store.tables.columns import METADATA, Bare, Row, add_checks
from salespm_tui.store.tables.goals import Goal, GoalActual, GoalFactor
from salespm_tui.store.tables.journal import ChangeRow, ChangeSet
from salespm_tui.store.tables.money import BudgetRevision, CostEntry, ProgressEntry
from salespm_tui.store.tables.needs import (
    ChangeRequest,
    ClientReport,
    Expectation,
    Feedback,
    Requirement,
)
from salespm_tui.store.tables.pipeline import (
    Lead,
    Opportunity,
    Payment,
    PipelineStage,
    Product,
    StageChange,
)
from salespm_tui.store.tables.plan import Dependency, FinishMark, Task
from salespm_tui.store.tables.projects import CalendarException, ImportBase, Project, WorkCalendar
from salespm_tui.store.tables.resources import Assignment, Resource, ResourceSkill
from salespm_tui.store.tables.risks import BudgetLine, Issue, Risk, RiskReview
from salespm_tui.store.tables.settings import Meta
from salespm_tui.store.tables.stand_ups import StandUp, StandUpItem

__all__ = [
    "JOURNALLED",
    "METADATA",
    "MODELS",
    "Acceptance",
    "AcceptanceItem",
    "ActionItem",
    "Assignment",
    "Bare",
    "Baseline",
    "BaselineTask",
    "BudgetLine",
    "BudgetRevision",
    "CalendarException",
    "ChangeRequest",
    "ChangeRow",
    "ChangeSet",
    "Client",
    "ClientReport",
    "Contact",
    "CostEntry",
    "Dependency",
    "Evaluation",
    "Expectation",
    "Feedback",
    "FinishMark",
    "GateCheck",
    "GateReview",
    "Goal",
    "GoalActual",
    "GoalFactor",
    "ImportBase",
    "Interaction",
    "Issue",
    "KpiResult",
    "Lead",
    "Lesson",
    "LessonUse",
    "Meta",
    "Opportunity",
    "Payment",
    "PipelineStage",
    "Product",
    "ProgressEntry",
    "Project",
    "Requirement",
    "Resource",
    "ResourceSkill",
    "Risk",
    "RiskReview",
    "Row",
    "StageChange",
    "StandUp",
    "StandUpItem",
    "Task",
    "Template",
    "WorkCalendar",
]

for _table in METADATA.tables.values():
    add_checks(_table)

MODELS: dict[str, type[Row]] = {
    str(model.__tablename__): model
    for model in (
        Meta,
        WorkCalendar,
        CalendarException,
        Client,
        Contact,
        Project,
        Task,
        Dependency,
        Resource,
        Assignment,
        Baseline,
        BaselineTask,
        Product,
        PipelineStage,
        Goal,
        GoalActual,
        GoalFactor,
        Lead,
        Opportunity,
        StageChange,
        Payment,
        Interaction,
        ActionItem,
        StandUp,
        StandUpItem,
        FinishMark,
        ImportBase,
        Risk,
        RiskReview,
        Issue,
        BudgetLine,
        Requirement,
        Expectation,
        ChangeRequest,
        Feedback,
        ClientReport,
        ResourceSkill,
        BudgetRevision,
        CostEntry,
        ProgressEntry,
        GateCheck,
        GateReview,
        Acceptance,
        AcceptanceItem,
        Evaluation,
        KpiResult,
        Lesson,
        LessonUse,
        Template,
    )
}
"""Every model whose rows the journal records, by its table's name: all but the journal's own."""

JOURNALLED = tuple(METADATA.tables[name] for name in MODELS)
