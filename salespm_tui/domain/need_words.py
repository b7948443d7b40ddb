"""The words for the codes of needs, changes and channels, on the screen and in documents."""

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
CHANGE_STATUSES = {
    "submitted": N_("submitted"),
    "assessing": N_("being assessed"),
    "approved": N_("approved"),
    "rejected": N_("turned down"),
    "implemented": N_("implemented"),
    "withdrawn": N_("withdrawn"),
}
CHANNELS = {
    "call": N_("call"),
    "meeting": N_("meeting"),
    "visit": N_("visit"),
    "wechat": N_("WeChat"),
    "email": N_("e-mail"),
    "video": N_("video"),
    "event": N_("event"),
    "other": N_("other contact"),
}

PERCENT = N_("%(status)s, %(percent)d %%")
"""A status with how far it is."""
