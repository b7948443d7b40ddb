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

STAND_UP_SECTION = ("done", "today", "blocked", "decision", "reviewed", "snoozed")

CHANGE_KIND = ("do", "undo", "redo")
