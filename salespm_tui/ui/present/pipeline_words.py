"""The words for the codes of the pipeline; choices for forms are made from them."""

from __future__ import annotations

from salespm_tui.core.i18n import N_

CATEGORIES = {
    "omitted": N_("omitted"),
    "pipeline": N_("pipeline"),
    "best_case": N_("best case"),
    "commit": N_("commit"),
    "closed": N_("closed"),
}
REASONS = {
    "win_value": N_("value of the solution"),
    "win_relationship": N_("relationship"),
    "win_price": N_("price in our favour"),
    "lost_price": N_("price"),
    "lost_budget": N_("no budget"),
    "lost_competitor": N_("a competitor was chosen"),
    "lost_no_decision": N_("no decision"),
    "lost_decision_chain": N_("too many who decide"),
    "lost_requirement_change": N_("needs changed"),
    "lost_fit": N_("product does not fit"),
    "lost_timing": N_("wrong time"),
    "lost_project_rejected": N_("project not approved"),
    "other": N_("other reason"),
}
WAITING_ON = {
    "us": N_("us"),
    "client": N_("the client"),
    "third_party": N_("a third party"),
}
SOURCES = {
    "web": N_("website"),
    "referral": N_("referral"),
    "event": N_("event or fair"),
    "outbound": N_("cold visit"),
    "ad": N_("advertising"),
    "channel": N_("sales channel"),
    "existing": N_("existing client"),
    "other": N_("other source"),
}
LEAD_STATUSES = {
    "new": N_("new"),
    "contacted": N_("contacted"),
    "qualified": N_("qualified"),
    "converted": N_("became a deal"),
    "disqualified": N_("disqualified"),
}
STAGE_KINDS = {"open": N_("open stage"), "won": N_("won stage"), "lost": N_("lost stage")}
VIEWS = {
    "": N_("all deals"),
    "stuck": N_("stuck"),
    "no_next_step": N_("no next step"),
    "closing_this_week": N_("closing this week"),
    "closing_this_month": N_("closing this month"),
    "pushed": N_("pushed three times or more"),
    "recently_won": N_("recently won"),
    "recently_lost": N_("recently lost"),
}
ORDERS = {
    "close": N_("close day"),
    "amount": N_("amount"),
    "weighted": N_("weighted amount"),
    "health": N_("health, the worst first"),
    "step": N_("next step"),
    "age": N_("days at its stage"),
    "name": N_("name"),
}
BANT = (N_("Budget"), N_("Authority"), N_("Need"), N_("Timing"))
BANT_SCORES = (N_("none"), N_("weak"), N_("fair"), N_("strong"))
"""What the BANT scores 0 to 3 say."""


def reasons(kind: str) -> dict[str, str]:
    """The reasons with which a deal is won or lost; any other reason last."""
    prefix = "win_" if kind == "won" else "lost_"
    return {code: text for code, text in REASONS.items() if code.startswith(prefix)} | {
        "other": REASONS["other"]
    }
