"""The words for the codes of needs, promises, changes, feedback and reports."""

from __future__ import annotations

from salespm_tui.core.i18n import N_
from salespm_tui.domain.need_words import CHANGE_STATUSES as CHANGE_STATUSES
from salespm_tui.domain.need_words import NEED_KINDS as NEED_KINDS
from salespm_tui.domain.need_words import NEED_STATUSES as NEED_STATUSES
from salespm_tui.domain.need_words import PRIORITIES as PRIORITIES
from salespm_tui.domain.need_words import SOURCES as SOURCES

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
