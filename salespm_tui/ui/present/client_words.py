"""The words for the codes of this area; choices for forms."""

from __future__ import annotations

from collections.abc import Mapping

from salespm_tui.core.i18n import N_, _

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
DIRECTIONS = {"out": N_("from us"), "in": N_("from the client")}
SENTIMENTS = {"positive": N_("went well"), "neutral": N_("as usual"), "negative": N_("went badly")}
KINDS = {"company": N_("company"), "individual": N_("individual"), "government": N_("government")}
TIERS = {"A": N_("A key"), "B": N_("B usual"), "C": N_("C small")}
STATUSES = {
    "prospect": N_("prospect"),
    "active": N_("active client"),
    "dormant": N_("dormant"),
    "lost": N_("lost client"),
}
ROLES = {
    "decision_maker": N_("decision maker"),
    "economic_buyer": N_("economic buyer"),
    "champion": N_("champion"),
    "influencer": N_("influencer"),
    "user": N_("user"),
    "gatekeeper": N_("gatekeeper"),
    "procurement": N_("procurement"),
    "blocker": N_("blocker"),
}
ATTITUDES = {
    "supportive": N_("supportive"),
    "neutral": N_("neutral"),
    "resistant": N_("resistant"),
}
STEP_KINDS = {
    "follow_up": N_("follow-up"),
    "todo": N_("to do"),
    "corrective": N_("corrective"),
    "preventive": N_("preventive"),
    "response": N_("risk response"),
    "improvement": N_("improvement"),
}


def word(words: Mapping[str, str], code: str | None) -> str:
    """A code in the language of the moment; a code that nobody foresaw stands as it is."""
    if not code:
        return ""
    return _(words[code]) if code in words else code


def choices(words: Mapping[str, str], *, unknown: bool = False) -> tuple[tuple[str, str], ...]:
    """What a form offers; with `unknown`, first the choice of not knowing."""
    known = tuple((code, _(text)) for code, text in words.items())
    return (("", _("not known")), *known) if unknown else known
