"""The team and its money; gates, acceptance, evaluation, lessons and templates."""

from __future__ import annotations

from salespm_tui.store.migrations.making import add, day, flag, link, make, number, words

revision = "5"
down_revision = "4"


def upgrade() -> None:
    _make_money()
    _make_gates()
    _make_acceptance()
    _make_evaluation()
    _make_lessons()
    add(
        "resource",
        link("project_id", "project"),
        words("supplier", required=False),
        day("needed_by"),
        day("ordered_on"),
        day("delivered_on"),
        number("price_minor"),
    )
    add(
        "action_item",
        link("acceptance_id", "acceptance"),
        words("effect", "worked", "partly", "failed", required=False),
    )
    add("feedback", link("acceptance_id", "acceptance"))
    add("project", link("template_id", "template"))


def _make_money() -> None:
    make(
        "resource_skill",
        link("resource_id", "resource", required=True),
        words("skill"),
        number("level", 1, 5, required=True),
        number("years", 0),
        words("training_plan"),
        day("trained_by_on"),
    )
    make(
        "budget_revision",
        link("budget_line_id", "budget_line", required=True),
        day("as_of", required=True),
        number("amount_minor", required=True),
        words("reason"),
    )
    make(
        "cost_entry",
        link("budget_line_id", "budget_line", required=True),
        link("task_id", "task"),
        link("resource_id", "resource"),
        day("on", required=True),
        number("amount_minor", required=True),
        words("status", "spent", "committed"),
        words("note"),
        words("source_uid", required=False),
    )
    make(
        "progress_entry",
        link("task_id", "task", required=True),
        day("as_of", required=True),
        number("percent", 0, 100, required=True),
        number("actual_min", 0),
        number("remaining_min", 0),
        words("note"),
    )


def _make_gates() -> None:
    make(
        "gate_check",
        link("project_id", "project", required=True),
        words("phase", "needs", "initiation", "planning", "execution", "acceptance", "closing"),
        words("key", required=False),
        words("text"),
        day("done_on"),
        words("note"),
    )
    make(
        "gate_review",
        link("project_id", "project", required=True),
        words("phase", "needs", "initiation", "planning", "execution", "acceptance", "closing"),
        words("decision", "go", "conditional", "no_go"),
        day("decided_on", required=True),
        words("decided_by", required=False),
        words("reason"),
    )


def _make_acceptance() -> None:
    make(
        "acceptance",
        link("project_id", "project", required=True),
        words("kind", "internal", "client", "final"),
        day("planned_on", required=True),
        day("held_on"),
        words("participants"),
        words("deliverables"),
        words("result", "pending", "passed", "conditional", "failed"),
        words("signed_by", required=False),
        day("signed_on"),
        words("leftovers"),
        words("follow_up_plan"),
    )
    make(
        "acceptance_item",
        link("acceptance_id", "acceptance", required=True),
        number("position", required=True),
        link("requirement_id", "requirement"),
        link("goal_id", "goal"),
        words("name"),
        words("criterion"),
        words("target"),
        words("actual"),
        words("result", "pending", "pass", "partial", "fail", "waived"),
        words("note"),
    )


def _make_evaluation() -> None:
    make(
        "evaluation",
        link("project_id", "project", required=True),
        words("kind", "stage", "final"),
        words(
            "phase",
            "needs",
            "initiation",
            "planning",
            "execution",
            "acceptance",
            "closing",
            required=False,
        ),
        day("start_on", required=True),
        day("end_on", required=True),
        words("summary"),
        words("success_factors"),
        words("problems"),
        words("improvements"),
    )
    make(
        "kpi_result",
        link("evaluation_id", "evaluation", required=True),
        number("position", required=True),
        words("subject", "project", "person", "team"),
        link("resource_id", "resource"),
        words("metric", required=False),
        words("name"),
        words("unit"),
        number("target"),
        number("actual"),
        number("weight", 0, required=True),
        words("direction", "higher", "lower"),
        words("comment"),
    )


def _make_lessons() -> None:
    make(
        "lesson",
        link("project_id", "project"),
        words("kind", "success", "failure", "improvement", "best_practice"),
        words(
            "area",
            "needs",
            "goals",
            "initiation",
            "planning",
            "pipeline",
            "execution",
            "risk",
            "communication",
            "acceptance",
            "evaluation",
            "other",
        ),
        words("title"),
        words("situation"),
        words("action"),
        words("result"),
        words("recommendation"),
        words("tags"),
        flag("reusable", required=True),
        day("learnt_on", required=True),
    )
    make(
        "lesson_use",
        link("lesson_id", "lesson", required=True),
        link("project_id", "project", required=True),
        day("on", required=True),
        words("note"),
    )
    make(
        "template",
        words("name"),
        words("kind", "project", "wbs", "risk", "checklist", "message"),
        number("version", 1, required=True),
        words("payload"),
        link("source_project_id", "project"),
        words("notes"),
    )
