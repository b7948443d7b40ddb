"""Risks, issues and the reserve; needs, expectations, changes, feedback and reports of clients."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from salespm_tui.store.migrations.making import add, day, link, make, number, words

revision = "4"
down_revision = "3"


def upgrade() -> None:
    _make_risks()
    _make_reviews()
    _make_issues()
    _make_needs()
    _make_asking()
    _make_reports()
    add("task", link("requirement_id", "requirement"))
    add(
        "action_item",
        link("risk_id", "risk"),
        link("issue_id", "issue"),
        link("feedback_id", "feedback"),
        link("change_request_id", "change_request"),
    )
    op.create_index(
        "ix_interaction_planned",
        "interaction",
        ["client_id", "occurred_at"],
        sqlite_where=sa.text("archived_at IS NULL AND planned = 1"),
    )


def _make_risks() -> None:
    make(
        "risk",
        link("project_id", "project"),
        words("title"),
        words("cause"),
        words("event"),
        words("effect"),
        words(
            "category",
            "market",
            "technical",
            "management",
            "resource",
            "client",
            "financial",
            "quality",
            "legal",
            "other",
        ),
        words("polarity", "threat", "opportunity"),
        number("probability", 1, 5),
        number("impact", 1, 5),
        number("impact_schedule_days"),
        number("impact_cost_minor"),
        number("residual_probability", 1, 5),
        number("residual_impact", 1, 5),
        words(
            "strategy",
            "avoid",
            "mitigate",
            "transfer",
            "accept",
            "escalate",
            "exploit",
            "enhance",
            "share",
            required=False,
        ),
        words("response"),
        words("contingency"),
        words("trigger"),
        day("triggered_on"),
        words("owner", required=False),
        words("status", "identified", "analysed", "responding", "monitoring", "occurred", "closed"),
        words("proximity", "imminent", "mid", "far", required=False),
        day("identified_on", required=True),
        day("next_review_on"),
        number("review_every_days", 1),
        day("closed_on"),
        words("close_reason"),
        link("goal_id", "goal"),
        link("task_id", "task"),
        link("opportunity_id", "opportunity"),
        link("client_id", "client"),
        words("notes"),
        words("source_uid", required=False),
    )


def _make_reviews() -> None:
    make(
        "risk_review",
        link("risk_id", "risk", required=True),
        day("on", required=True),
        number("probability", 1, 5),
        number("impact", 1, 5),
        words("note"),
    )


def _make_issues() -> None:
    make(
        "issue",
        link("project_id", "project"),
        words("title"),
        words("kind", "deviation", "blocker", "defect", "other"),
        words("metric", "schedule", "cost", "quality", "goal", required=False),
        number("deviation_value"),
        words(
            "cause",
            "scope",
            "estimate",
            "resource",
            "dependency",
            "client",
            "market",
            "other",
            required=False,
        ),
        words("cause_detail"),
        number("severity", 1, 5, required=True),
        words("status", "open", "doing", "resolved", "closed"),
        words("owner", required=False),
        day("raised_on", required=True),
        day("due_on"),
        day("resolved_on"),
        link("risk_id", "risk"),
        link("task_id", "task"),
        link("goal_id", "goal"),
        link("opportunity_id", "opportunity"),
        link("client_id", "client"),
        words("notes"),
    )
    make(
        "budget_line",
        link("project_id", "project", required=True),
        words(
            "category",
            "marketing",
            "payroll",
            "channel",
            "tools",
            "travel",
            "client",
            "training",
            "contingency",
            "management_reserve",
            "other",
        ),
        words("name"),
        number("planned_minor", required=True),
        number("revised_minor"),
        link("task_id", "task"),
        words("note"),
    )


def _make_needs() -> None:
    make(
        "requirement",
        link("project_id", "project"),
        link("client_id", "client"),
        link("interaction_id", "interaction"),
        words("title"),
        words(
            "source",
            "interview",
            "market_research",
            "competitor",
            "document",
            "feedback",
            required=False,
        ),
        words("kind", "product", "positioning", "budget", "schedule", "service", "other"),
        words("pain"),
        words("priority", "must", "should", "could", "wont", required=False),
        words("status", "captured", "confirmed", "planned", "delivered", "rejected"),
        words("acceptance_criteria"),
        words("owner", required=False),
        words("signed_by", required=False),
        day("signed_on"),
        words("notes"),
    )
    make(
        "expectation",
        link("client_id", "client", required=True),
        link("project_id", "project"),
        link("opportunity_id", "opportunity"),
        link("interaction_id", "interaction"),
        words("statement"),
        words("our_position"),
        words("promised_by", required=False),
        day("promised_on"),
        day("due_on"),
        number("importance", 1, 5, required=True),
        words("gap", "aligned", "unclear", "gap"),
        words("status", "open", "agreed", "kept", "renegotiated", "broken"),
        day("settled_on"),
        words("notes"),
    )


def _make_asking() -> None:
    make(
        "change_request",
        link("project_id", "project", required=True),
        link("client_id", "client"),
        link("task_id", "task"),
        words("title"),
        words("reason"),
        words("description"),
        words("impact_scope"),
        number("impact_days"),
        number("impact_cost_minor"),
        number("priority", 1, 5, required=True),
        words(
            "status", "submitted", "assessing", "approved", "rejected", "implemented", "withdrawn"
        ),
        day("requested_on", required=True),
        day("decide_by"),
        words("decided_by", required=False),
        day("decided_on"),
        words("decision_note"),
        words("notes"),
    )
    make(
        "feedback",
        link("client_id", "client", required=True),
        link("project_id", "project"),
        link("contact_id", "contact"),
        link("interaction_id", "interaction"),
        words("kind", "praise", "suggestion", "complaint", "question", "survey"),
        words("content"),
        number("csat", 1, 5),
        number("nps", 0, 10),
        words("status", "new", "handling", "resolved", "closed"),
        words("owner", required=False),
        day("received_on", required=True),
        day("due_on"),
        day("resolved_on"),
        words("resolution"),
        words("notes"),
    )


def _make_reports() -> None:
    make(
        "client_report",
        link("client_id", "client", required=True),
        link("project_id", "project"),
        link("interaction_id", "interaction"),
        words("title"),
        day("start_on", required=True),
        day("end_on", required=True),
        words("text"),
        words("status", "draft", "sent"),
        day("sent_on"),
    )
