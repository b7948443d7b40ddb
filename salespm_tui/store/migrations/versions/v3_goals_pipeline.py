"""Goals and the pipeline."""

from __future__ import annotations

from alembic import op

from salespm_tui.store import ladder
from salespm_tui.store.migrations.making import add, day, instant, link, make, number, words
from salespm_tui.store.tables.columns import instant_text

revision = "3"
down_revision = "2"


def upgrade() -> None:
    _make_goals()
    _make_pipeline()
    _make_deals()
    _make_histories()
    add("interaction", link("opportunity_id", "opportunity"))
    add(
        "action_item",
        link("opportunity_id", "opportunity"),
        link("lead_id", "lead"),
        link("goal_id", "goal"),
    )
    _seed_stages()


def _seed_stages() -> None:
    connection = op.get_bind()
    for row in ladder.stage_rows(instant_text(connection.info["at"])):
        connection.exec_driver_sql(ladder.INSERT, row)


def _make_goals() -> None:
    make(
        "goal",
        link("project_id", "project"),
        link("parent_id", "goal"),
        words("name"),
        words(
            "metric",
            "revenue",
            "orders_signed",
            "cash_collected",
            "customers",
            "new_customers",
            "market_share",
            "gross_margin",
            "win_rate",
            "csat",
            "custom",
        ),
        words("unit"),
        words("currency", required=False),
        words("aggregation", "cumulative", "level", "average"),
        words("direction", "higher", "lower"),
        number("baseline_value", required=True),
        number("target_value", required=True),
        number("stretch_value"),
        day("start_on", required=True),
        day("due_on", required=True),
        words("curve", "linear", "front_loaded", "back_loaded", "custom"),
        words("curve_json", required=False),
        words("fed_by", "manual", "won_deals", "cash", "clients"),
        words("owner", required=False),
        words("strategy_note"),
        words("status", "draft", "active", "achieved", "missed", "abandoned"),
        words("notes"),
    )
    make(
        "goal_actual",
        link("goal_id", "goal", required=True),
        day("as_of", required=True),
        number("value"),
        words("source", "manual", "opportunity", "cost"),
        number("confidence", 1, 5),
        words("note"),
    )
    make(
        "goal_factor",
        link("goal_id", "goal", required=True),
        words("kind", "market_demand", "competition", "own_strength", "policy", "channel", "other"),
        words("effect", "positive", "negative"),
        number("weight", 1, 5, required=True),
        words("note"),
    )


def _make_pipeline() -> None:
    make(
        "product",
        words("name"),
        words("series", required=False),
        number("price_minor"),
        words("currency", required=False),
    )
    make(
        "pipeline_stage",
        number("position", required=True),
        words("name_en"),
        words("name_zh"),
        words("kind", "open", "won", "lost"),
        number("probability", 0, 100),
        number("rot_days", 1),
        words("exit_criteria"),
    )
    make(
        "lead",
        words("title"),
        link("project_id", "project"),
        link("client_id", "client"),
        words("contact_name", required=False),
        words("company", required=False),
        words("phone", required=False),
        words("email", required=False),
        words(
            "source",
            "web",
            "referral",
            "event",
            "outbound",
            "ad",
            "channel",
            "existing",
            "other",
            required=False,
        ),
        words("status", "new", "contacted", "qualified", "converted", "disqualified"),
        number("score", 0, 100),
        words("owner", required=False),
        words("lost_reason", required=False),
        link("converted_opportunity_id", "opportunity"),
        instant("converted_at"),
        words("notes"),
        words("source_uid", required=False),
    )


def _make_deals() -> None:
    make(
        "opportunity",
        words("name"),
        link("project_id", "project"),
        link("client_id", "client"),
        link("goal_id", "goal"),
        number("amount_minor"),
        words("currency"),
        link("stage_id", "pipeline_stage", required=True),
        number("probability_override", 0, 100),
        words("forecast_category", "omitted", "pipeline", "best_case", "commit", "closed"),
        day("opened_on"),
        day("expected_close_on"),
        day("closed_on"),
        instant("stage_entered_at", required=True),
        words("waiting_on", "us", "client", "third_party", required=False),
        words("competitor", required=False),
        words("products", required=False),
        number("bant_budget", 0, 3),
        number("bant_authority", 0, 3),
        number("bant_need", 0, 3),
        number("bant_timing", 0, 3),
        words("owner", required=False),
        words(
            "outcome_reason",
            "win_value",
            "win_relationship",
            "win_price",
            "lost_price",
            "lost_budget",
            "lost_competitor",
            "lost_no_decision",
            "lost_decision_chain",
            "lost_requirement_change",
            "lost_fit",
            "lost_timing",
            "lost_project_rejected",
            "other",
            required=False,
        ),
        words("outcome_detail"),
        words("notes"),
        words("source_uid", required=False),
    )


def _make_histories() -> None:
    make(
        "stage_change",
        link("opportunity_id", "opportunity", required=True),
        link("from_stage_id", "pipeline_stage", index=False),
        link("to_stage_id", "pipeline_stage", required=True, index=False),
        instant("at", required=True),
        words("note"),
        number("amount_minor_at"),
        number("probability_at", 0, 100),
    )
    make(
        "payment",
        link("project_id", "project"),
        link("client_id", "client"),
        link("opportunity_id", "opportunity"),
        day("collected_on", required=True),
        number("amount_minor", required=True),
        words("currency"),
        words("note"),
    )
