"""A form is saved only over what its fields were filled from."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import fields

from salespm_tui.contract.acceptance import JudgeItem, SaveAcceptance, SaveAcceptanceItem
from salespm_tui.contract.budget import SaveBudgetLine, SaveCostEntry
from salespm_tui.contract.change_requests import AssessChangeRequest, SaveChangeRequest
from salespm_tui.contract.client_reports import SaveClientReport
from salespm_tui.contract.clients import SaveActionItem, SaveClient, SaveContact, SaveInteraction
from salespm_tui.contract.deals import SaveDeal, SaveLead, SavePayment, SaveStage
from salespm_tui.contract.evaluation import SaveEvaluation, SaveKpi
from salespm_tui.contract.expectations import SaveExpectation
from salespm_tui.contract.feedback import HandleFeedback, SaveFeedback
from salespm_tui.contract.gates import SaveGatePoint
from salespm_tui.contract.goals import SaveCheckIn, SaveFactor, SaveGoal
from salespm_tui.contract.issues import SaveIssue
from salespm_tui.contract.lessons import SaveLesson
from salespm_tui.contract.needs import SaveRequirement
from salespm_tui.contract.projects import SaveProject
from salespm_tui.contract.risks import ReviewRisk, SaveRisk
from salespm_tui.contract.team import ChangeAssignment, SaveResource, SaveSkill
from salespm_tui.contract.templates import RenameTemplate
from salespm_tui.contract.timeline import SaveTask
from salespm_tui.contract.values import UNSET, Command, Ref
from salespm_tui.services.work import Work
from salespm_tui.store.conflicts import refuse_stale
from salespm_tui.store.connection import raw_of
from salespm_tui.store.history import changed_by_others
from salespm_tui.store.images import images_of
from salespm_tui.store.tables import METADATA

_RECORDS: dict[type[Command], str] = {
    SaveTask: "task",
    SaveProject: "project",
    SaveClient: "client",
    SaveContact: "contact",
    SaveInteraction: "interaction",
    SaveActionItem: "action_item",
    SaveDeal: "opportunity",
    SaveLead: "lead",
    SaveStage: "pipeline_stage",
    SavePayment: "payment",
    SaveGoal: "goal",
    SaveCheckIn: "goal_actual",
    SaveFactor: "goal_factor",
    SaveRequirement: "requirement",
    SaveExpectation: "expectation",
    SaveChangeRequest: "change_request",
    AssessChangeRequest: "change_request",
    SaveFeedback: "feedback",
    HandleFeedback: "feedback",
    SaveClientReport: "client_report",
    SaveRisk: "risk",
    ReviewRisk: "risk",
    SaveIssue: "issue",
    SaveBudgetLine: "budget_line",
    SaveCostEntry: "cost_entry",
    SaveGatePoint: "gate_check",
    RenameTemplate: "template",
    SaveResource: "resource",
    SaveSkill: "resource_skill",
    ChangeAssignment: "assignment",
    SaveAcceptance: "acceptance",
    SaveAcceptanceItem: "acceptance_item",
    JudgeItem: "acceptance_item",
    SaveEvaluation: "evaluation",
    SaveKpi: "kpi_result",
    SaveLesson: "lesson",
}
_IDS = {"resource_skill": "skill_id", "opportunity": "deal_id", "pipeline_stage": "stage_id"}
_COLUMNS = {
    "start_at": "start_on",
    "finish_at": "due_on",
    "constraint_at": "constraint_on",
    "deadline_at": "deadline_on",
    "deal_id": "opportunity_id",
    "curve_points": "curve_json",
}


def refuse_unseen(work: Work, command: Command, since: int, ours: Collection[int]) -> None:
    """ChangedElsewhereError where others changed, after change set `since`, a field that `command` gives.

    `ours` are the change sets of this process, which the person has seen come about.
    """
    kind = _RECORDS.get(type(command))
    row_id = None if kind is None else getattr(command, _IDS.get(kind, f"{kind}_id"))
    if kind is None or row_id is None:
        return
    change = changed_by_others(work.session, Ref(kind, row_id), since, ours)
    if change is None or change.after is None:
        return  # one that is gone is refused by the command itself
    image = images_of(raw_of(work.session.connection()), METADATA.tables[kind], [row_id])
    refuse_stale(change, _given(command), image[row_id])


def _given(command: Command) -> set[str]:
    """The columns that the command gives a value for."""
    names = (f.name for f in fields(command) if f.default is UNSET)  # type: ignore[arg-type] # commands are dataclasses
    return {_COLUMNS.get(name, name) for name in names if getattr(command, name) is not UNSET}
