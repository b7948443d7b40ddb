"""The codes that the store keeps and every room passes on.

Each tuple is the whole list of one field's codes, in the order in which forms offer them. The
labels of a code come from the catalogue; a code never changes, a label may.
"""

from __future__ import annotations

PROJECT_STATUS = ("draft", "proposed", "active", "on_hold", "closed", "cancelled")
CLOSED_PROJECT_STATUS = ("closed", "cancelled")
PROJECT_PHASE = ("needs", "initiation", "planning", "execution", "acceptance", "closing")
FEASIBILITY = ("unknown", "feasible", "conditional", "infeasible")
HEALTH = ("green", "amber", "red")

TASK_KIND = ("summary", "task", "milestone")
TASK_STATUS = ("todo", "doing", "blocked", "done", "cancelled")
CLOSED_TASK_STATUS = ("done", "cancelled")
CONSTRAINT = ("asap", "alap", "snet", "snlt", "fnet", "fnlt", "mso", "mfo")
SCHEDULE_MODE = ("auto", "manual")
EV_METHOD = ("percent", "zero_hundred", "fifty_fifty", "milestone")
WAITING_ON = ("us", "client", "third_party")

RESOURCE_KIND = ("person", "material", "tool", "channel", "budget")

LINK_TYPE = ("fs", "ss", "ff", "sf")
LAG_UNIT = ("working", "elapsed", "percent")

CLIENT_KIND = ("company", "individual", "government")
CLIENT_TIER = ("A", "B", "C")
CLIENT_STATUS = ("prospect", "active", "dormant", "lost")
CONTACT_ROLE = (
    "decision_maker",
    "economic_buyer",
    "champion",
    "influencer",
    "user",
    "gatekeeper",
    "procurement",
    "blocker",
)
ATTITUDE = ("supportive", "neutral", "resistant")

CHANNEL = ("call", "meeting", "visit", "wechat", "email", "video", "event", "other")
DIRECTION = ("out", "in")
SENTIMENT = ("positive", "neutral", "negative")

ACTION_KIND = ("corrective", "preventive", "follow_up", "response", "improvement", "todo")
ACTION_STATUS = ("open", "done", "dropped")

LEAD_SOURCE = (
    "web",
    "referral",
    "event",
    "outbound",
    "ad",
    "channel",
    "existing",
    "other",
)
LEAD_STATUS = ("new", "contacted", "qualified", "converted", "disqualified")
STAGE_KIND = ("open", "won", "lost")
FORECAST_CATEGORY = ("omitted", "pipeline", "best_case", "commit", "closed")
OUTCOME_REASON = (
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
)

GOAL_METRIC = (
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
)
GOAL_AGGREGATION = ("cumulative", "level", "average")
GOAL_DIRECTION = ("higher", "lower")
GOAL_CURVE = ("linear", "front_loaded", "back_loaded", "custom")
GOAL_STATUS = ("draft", "active", "achieved", "missed", "abandoned")
GOAL_SOURCE = ("manual", "won_deals", "cash", "clients")
ACTUAL_SOURCE = ("manual", "opportunity", "cost")
FACTOR_KIND = ("market_demand", "competition", "own_strength", "policy", "channel", "other")
FACTOR_EFFECT = ("positive", "negative")

RISK_CATEGORY = (
    "market",
    "technical",
    "management",
    "resource",
    "client",
    "financial",
    "quality",
    "legal",
    "other",
)
RISK_POLARITY = ("threat", "opportunity")
THREAT_STRATEGY = ("avoid", "mitigate", "transfer", "accept", "escalate")
OPPORTUNITY_STRATEGY = ("exploit", "enhance", "share", "accept", "escalate")
RISK_STRATEGY = (*THREAT_STRATEGY, "exploit", "enhance", "share")
RISK_STATUS = ("identified", "analysed", "responding", "monitoring", "occurred", "closed")
ENDED_RISK_STATUS = ("occurred", "closed")
RISK_PROXIMITY = ("imminent", "mid", "far")
RISK_LEVEL = ("low", "medium", "high", "critical")
ISSUE_KIND = ("deviation", "blocker", "defect", "other")
ISSUE_METRIC = ("schedule", "cost", "quality", "goal")
ISSUE_CAUSE = ("scope", "estimate", "resource", "dependency", "client", "market", "other")
ISSUE_STATUS = ("open", "doing", "resolved", "closed")
ENDED_ISSUE_STATUS = ("resolved", "closed")
BUDGET_CATEGORY = (
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
)

REQUIREMENT_SOURCE = ("interview", "market_research", "competitor", "document", "feedback")
REQUIREMENT_KIND = ("product", "positioning", "budget", "schedule", "service", "other")
REQUIREMENT_PRIORITY = ("must", "should", "could", "wont")
REQUIREMENT_STATUS = ("captured", "confirmed", "planned", "delivered", "rejected")
EXPECTATION_GAP = ("aligned", "unclear", "gap")
EXPECTATION_STATUS = ("open", "agreed", "kept", "renegotiated", "broken")
SETTLED_EXPECTATION_STATUS = ("kept", "renegotiated", "broken")
CHANGE_REQUEST_STATUS = (
    "submitted",
    "assessing",
    "approved",
    "rejected",
    "implemented",
    "withdrawn",
)
WAITING_CHANGE_REQUEST_STATUS = ("submitted", "assessing")
FEEDBACK_KIND = ("praise", "suggestion", "complaint", "question", "survey")
FEEDBACK_STATUS = ("new", "handling", "resolved", "closed")
ENDED_FEEDBACK_STATUS = ("resolved", "closed")
REPORT_STATUS = ("draft", "sent")

COST_STATUS = ("spent", "committed")
GATE_DECISION = ("go", "conditional", "no_go")
ACCEPTANCE_KIND = ("internal", "client", "final")
ACCEPTANCE_RESULT = ("pending", "passed", "conditional", "failed")
ACCEPTANCE_ITEM_RESULT = ("pending", "pass", "partial", "fail", "waived")
EVALUATION_KIND = ("stage", "final")
KPI_SUBJECT = ("project", "person", "team")
LESSON_KIND = ("success", "failure", "improvement", "best_practice")
LESSON_AREA = (
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
)
TEMPLATE_KIND = ("project", "wbs", "risk", "checklist", "message")
ACTION_EFFECT = ("worked", "partly", "failed")

STAND_UP_SECTION = ("done", "today", "blocked", "decision", "reviewed", "snoozed")

CHANGE_KIND = ("do", "undo", "redo")
