"""The words for the codes of needs, promises, changes, feedback and reports."""

from __future__ import annotations

from salespm_tui.core.i18n import N_

SOURCES = {
    "interview": N_("interview"),
    "market_research": N_("market research"),
    "competitor": N_("competitor analysis"),
    "document": N_("document"),
    "feedback": N_("client feedback"),
}
NEED_KINDS = {
    "product": N_("product"),
    "positioning": N_("positioning"),
    "budget": N_("budget limit"),
    "schedule": N_("time limit"),
    "service": N_("service"),
    "other": N_("other need"),
}
PRIORITIES = {
    "must": N_("must"),
    "should": N_("should"),
    "could": N_("could"),
    "wont": N_("won't"),
}
NEED_STATUSES = {
    "captured": N_("captured"),
    "confirmed": N_("confirmed"),
    "planned": N_("in the plan"),
    "delivered": N_("delivered"),
    "rejected": N_("rejected"),
}
GAPS = {
    "aligned": N_("aligned"),
    "unclear": N_("unclear"),
    "gap": N_("there is a gap"),
}
PROMISE_STATUSES = {
    "open": N_("not agreed yet"),
    "agreed": N_("agreed"),
    "kept": N_("kept"),
    "renegotiated": N_("renegotiated"),
    "broken": N_("broken"),
}
CHANGE_STATUSES = {
    "submitted": N_("submitted"),
    "assessing": N_("being assessed"),
    "approved": N_("approved"),
    "rejected": N_("rejected"),
    "implemented": N_("implemented"),
    "withdrawn": N_("withdrawn"),
}
FEEDBACK_KINDS = {
    "praise": N_("praise"),
    "suggestion": N_("suggestion"),
    "complaint": N_("complaint"),
    "question": N_("question"),
    "survey": N_("survey"),
}
FEEDBACK_STATUSES = {
    "new": N_("nobody handles it yet"),
    "handling": N_("being handled"),
    "resolved": N_("resolved"),
    "closed": N_("settled"),
}
REPORT_STATUSES = {"draft": N_("draft"), "sent": N_("sent")}
