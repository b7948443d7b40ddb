"""What the search reads of each table. To make another field findable, name it here.

The architecture tests hold that every text column is named, here or as one that is not searched.
A format that changes this list needs no step for it: every upgrade makes the index anew.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

Owner = tuple[str, str]
"""The column that refers to a record's owner, and the owner's table."""


@dataclass(frozen=True, slots=True)
class Searchable:
    """One table of records that can be found.

    A record is called by the first column of its `title`, and known by all of them; one without is
    called after its first owner. Its day is the first of `days` that is filled. It
    belongs to its own project, else, `by_owner`, to that of its first owner. `number` is part of
    the order of hits within a day, and never given twice.
    """

    table: str
    number: int
    title: tuple[str, ...] = ()
    body: tuple[str, ...] = ()
    days: tuple[str, ...] = ("created_at",)
    owners: tuple[Owner, ...] = ()
    by_owner: bool = False


_CLIENT = ("client_id", "client")
_PROJECT = ("project_id", "project")
_TASK = ("task_id", "task")
_GOAL = ("goal_id", "goal")
_DEAL = ("opportunity_id", "opportunity")
_RISK = ("risk_id", "risk")
_ACCEPTANCE = ("acceptance_id", "acceptance")
_LINE = ("budget_line_id", "budget_line")

SEARCHABLE = (
    Searchable(
        "project",
        1,
        ("name", "code"),
        (
            "objective",
            "scope_in",
            "scope_out",
            "deliverables",
            "feasibility_notes",
            "market_notes",
            "competitor_notes",
        ),
    ),
    Searchable("task", 2, ("name",), ("notes", "quality", "blocked_reason"), owners=(_PROJECT,)),
    Searchable(
        "client",
        3,
        ("name", "short_name", "aliases"),
        ("industry", "region", "notes"),
    ),
    Searchable(
        "contact",
        4,
        ("name",),
        ("title", "phone", "email", "wechat", "notes"),
        owners=(_CLIENT,),
    ),
    Searchable(
        "interaction", 5, (), ("summary", "outcome"), ("occurred_at",), owners=(_CLIENT, _PROJECT)
    ),
    Searchable(
        "action_item",
        6,
        ("title",),
        ("notes",),
        ("due_on", "created_at"),
        owners=(
            _CLIENT,
            _DEAL,
            ("lead_id", "lead"),
            _GOAL,
            _TASK,
            _RISK,
            ("issue_id", "issue"),
            ("change_request_id", "change_request"),
            ("feedback_id", "feedback"),
            _ACCEPTANCE,
            _PROJECT,
        ),
    ),
    Searchable("goal", 7, ("name",), ("strategy_note", "notes"), owners=(_PROJECT,)),
    Searchable("goal_actual", 8, (), ("note",), ("as_of",), owners=(_GOAL,), by_owner=True),
    Searchable("goal_factor", 9, (), ("note",), owners=(_GOAL,), by_owner=True),
    Searchable(
        "lead",
        10,
        ("title",),
        ("company", "contact_name", "phone", "email", "lost_reason", "notes"),
        owners=(_CLIENT, _PROJECT),
    ),
    Searchable(
        "opportunity",
        11,
        ("name",),
        ("competitor", "products", "outcome_detail", "notes"),
        ("opened_on", "created_at"),
        owners=(_CLIENT, _GOAL, _PROJECT),
    ),
    Searchable("stage_change", 12, (), ("note",), ("at",), owners=(_DEAL,), by_owner=True),
    Searchable(
        "risk",
        13,
        ("title",),
        (
            "cause",
            "event",
            "effect",
            "response",
            "contingency",
            "trigger",
            "close_reason",
            "notes",
        ),
        ("identified_on",),
        owners=(_PROJECT,),
    ),
    Searchable("risk_review", 14, (), ("note",), ("on",), owners=(_RISK,), by_owner=True),
    Searchable(
        "issue",
        15,
        ("title",),
        ("cause_detail", "notes"),
        ("raised_on",),
        owners=(_RISK, _TASK, _GOAL, _DEAL, _CLIENT, _PROJECT),
    ),
    Searchable(
        "requirement",
        16,
        ("title",),
        ("pain", "acceptance_criteria", "notes"),
        owners=(_CLIENT, _PROJECT),
    ),
    Searchable(
        "expectation",
        17,
        ("statement",),
        ("our_position", "notes"),
        ("promised_on", "created_at"),
        owners=(_CLIENT, _PROJECT),
    ),
    Searchable(
        "change_request",
        18,
        ("title",),
        ("reason", "description", "impact_scope", "decision_note", "notes"),
        ("requested_on",),
        owners=(_CLIENT, _TASK, _PROJECT),
    ),
    Searchable(
        "feedback",
        19,
        (),
        ("content", "resolution", "notes"),
        ("received_on",),
        owners=(_CLIENT, _PROJECT),
    ),
    Searchable(
        "client_report",
        20,
        ("title",),
        ("text",),
        ("end_on",),
        owners=(_CLIENT, _PROJECT),
    ),
    Searchable("stand_up", 21, (), ("note", "minutes_text"), ("on",), owners=(_PROJECT,)),
    Searchable(
        "stand_up_item",
        22,
        (),
        ("text",),
        owners=(("stand_up_id", "stand_up"),),
        by_owner=True,
    ),
    Searchable(
        "resource",
        23,
        ("name",),
        ("job_title", "responsibilities", "authority", "notes"),
        owners=(_PROJECT,),
    ),
    Searchable(
        "resource_skill",
        24,
        (),
        ("skill", "training_plan"),
        owners=(("resource_id", "resource"),),
        by_owner=True,
    ),
    Searchable(
        "acceptance",
        25,
        (),
        ("participants", "deliverables", "leftovers", "follow_up_plan"),
        ("held_on", "planned_on"),
        owners=(_PROJECT,),
    ),
    Searchable(
        "acceptance_item",
        26,
        ("name",),
        ("criterion", "target", "actual", "note"),
        owners=(_ACCEPTANCE,),
        by_owner=True,
    ),
    Searchable(
        "evaluation",
        27,
        (),
        ("summary", "success_factors", "problems", "improvements"),
        ("end_on",),
        owners=(_PROJECT,),
    ),
    Searchable(
        "kpi_result",
        28,
        ("name",),
        ("comment",),
        owners=(("evaluation_id", "evaluation"),),
        by_owner=True,
    ),
    Searchable(
        "lesson",
        29,
        ("title",),
        ("situation", "action", "result", "recommendation", "tags"),
        ("learnt_on",),
        owners=(_PROJECT,),
    ),
    Searchable("lesson_use", 30, (), ("note",), ("on",), owners=(("lesson_id", "lesson"),)),
    Searchable("gate_check", 31, ("text",), ("note",), owners=(_PROJECT,)),
    Searchable("gate_review", 32, (), ("reason",), ("decided_on",), owners=(_PROJECT,)),
    Searchable("template", 33, ("name",), ("notes",)),
    Searchable("budget_line", 34, ("name",), ("note",), owners=(_PROJECT, _TASK)),
    Searchable("budget_revision", 35, (), ("reason",), ("as_of",), owners=(_LINE,), by_owner=True),
    Searchable("cost_entry", 36, (), ("note",), ("on",), owners=(_LINE, _TASK), by_owner=True),
    Searchable("progress_entry", 37, (), ("note",), ("as_of",), owners=(_TASK,), by_owner=True),
)

NOT_SEARCHED = {
    "*": ("owner", "currency", "source_uid"),
    "meta": ("key", "value"),
    "project": ("manager", "approved_by", "source_name", "source_guid", "source_created"),
    "work_calendar": ("name", "week"),
    "calendar_exception": ("intervals", "recurrence", "name", "source"),
    "import_base": ("kind", "source_uid", "values_json"),
    "task": ("pauses", "required_skill"),
    "baseline": ("name", "note"),
    "resource": ("email", "supplier"),
    "goal": ("unit", "curve_json"),
    "product": ("name", "series"),
    "pipeline_stage": ("name_en", "name_zh", "exit_criteria"),
    "payment": ("note",),
    "requirement": ("signed_by",),
    "expectation": ("promised_by",),
    "change_request": ("decided_by",),
    "stand_up_item": ("ref_kind", "by"),
    "gate_check": ("key",),
    "gate_review": ("decided_by",),
    "acceptance": ("signed_by",),
    "kpi_result": ("metric", "unit"),
    "template": ("payload",),
}
"""The columns of text that the search leaves aside, by table (`*`: of any): people are what filters are
for, and settings, calendars and what programs write are no records that anybody looks for."""

BY_TABLE = {one.table: one for one in SEARCHABLE}


def owned_by(table: str) -> Iterable[Searchable]:
    """The tables whose records belong to the project of their first owner, which is in `table`."""
    return (one for one in SEARCHABLE if one.by_owner and one.owners[0][1] == table)
