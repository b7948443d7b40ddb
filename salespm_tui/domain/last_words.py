"""What happened to a record, in a few words: one change of the journal as one line of its history."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Any

from salespm_tui.core.i18n import N_
from salespm_tui.core.labels import Label, label

Image = Mapping[str, Any]

_DATED = ("constraint_on", "constraint", "start_on", "due_on", "duration_min", "schedule_mode")


def words_for(kind: str, before: Image | None, after: Image | None) -> Label | None:
    """What a change meant, the weightiest of it; None where nobody would tell it.

    `before` and `after` hold the fields that differ, or the whole record where it came or went.
    """
    if before is None:
        return label(N_("added"))
    if after is None:
        return label(N_("removed"))
    if after.get("archived_at"):
        return label(N_("archived"))
    for say in _SAYERS.get(kind, ()):
        said = say(before, after)
        if said is not None:
            return said
    return None


def words_for_moved_finish(before: str, after: str) -> Label:
    """The computed finish differed from one stand-up to the next; both as working instants' text."""
    then, now = datetime.fromisoformat(before).date(), datetime.fromisoformat(after).date()
    if now > then:
        return label(N_("slipped from %(then)s to %(now)s"), then=then, now=now)
    return label(N_("came forward from %(then)s to %(now)s"), then=then, now=now)


def _status(before: Image, after: Image) -> Label | None:
    status = after.get("status")
    if status == "blocked":
        return label(N_("blocked: %(reason)s"), reason=str(after.get("blocked_reason") or "–"))
    if status is None:
        reason = after.get("blocked_reason")
        return label(N_("blocked: %(reason)s"), reason=str(reason)) if reason else None
    if before.get("status") == "blocked" and status != "done":
        return label(N_("blocked no more"))
    words = {
        "done": N_("done"),
        "cancelled": N_("cancelled"),
        "dropped": N_("dropped"),
        "open": N_("open again"),
        "todo": N_("to be begun again"),
    }
    return label(words[status]) if status in words else None


def _percent(_before: Image, after: Image) -> Label | None:
    if "percent" not in after:
        return None
    return label(N_("%(percent)d %%"), percent=int(after["percent"]))


def _waiting(_before: Image, after: Image) -> Label | None:
    if "waiting_on" not in after:
        return None
    words = {
        "us": N_("waits on us"),
        "client": N_("waits on the client"),
        "third_party": N_("waits on a third party"),
    }
    return label(words.get(after["waiting_on"] or "", N_("waits no more")))


def _dates(_before: Image, after: Image) -> Label | None:
    if not any(name in after for name in _DATED):
        return None
    at = after.get("constraint_on") or after.get("due_on")
    if at:
        return label(N_("moved to %(day)s"), day=_day(str(at)))
    return label(N_("planned anew"))


def _deadline(_before: Image, after: Image) -> Label | None:
    if "deadline_on" not in after:
        return None
    if after["deadline_on"] is None:
        return label(N_("deadline taken away"))
    return label(N_("deadline %(day)s"), day=_day(str(after["deadline_on"])))


def _owner(_before: Image, after: Image) -> Label | None:
    if "owner" not in after:
        return None
    if not after["owner"]:
        return label(N_("belongs to nobody"))
    return label(N_("given to %(owner)s"), owner=str(after["owner"]))


def _name(before: Image, _after: Image) -> Label | None:
    old = before.get("name") or before.get("title")
    return label(N_("was called %(name)s"), name=str(old)) if old else None


def _due(_before: Image, after: Image) -> Label | None:
    if not after.get("due_on"):
        return None
    return label(N_("moved to %(day)s"), day=_day(str(after["due_on"])))


def _settled(words: Mapping[str, str]) -> Callable[[Image, Image], Label | None]:
    """Tells the statuses that have a word of their own."""

    def say(_before: Image, after: Image) -> Label | None:
        word = words.get(str(after.get("status")))
        return None if word is None else label(word)

    return say


_project_status = _settled(
    {
        "draft": N_("draft"),
        "proposed": N_("proposed"),
        "active": N_("active"),
        "on_hold": N_("on hold"),
        "closed": N_("closed"),
        "cancelled": N_("cancelled"),
    }
)


_client_status = _settled(
    {
        "prospect": N_("prospect"),
        "active": N_("active client"),
        "dormant": N_("dormant"),
        "lost": N_("lost client"),
    }
)


def _closing(before: Image, after: Image) -> Label | None:
    """The expected close date of a deal; later than known before is a push."""
    if "expected_close_on" not in after:
        return None
    then, now = before.get("expected_close_on"), after["expected_close_on"]
    if now is None:
        return label(N_("close date taken away"))
    if then is not None and str(now) > str(then):
        return label(
            N_("close date pushed from %(then)s to %(now)s"),
            then=_day(str(then)),
            now=_day(str(now)),
        )
    return label(N_("to close %(day)s"), day=_day(str(now)))


def _amount(_before: Image, after: Image) -> Label | None:
    return label(N_("another amount")) if "amount_minor" in after else None


def _target(_before: Image, after: Image) -> Label | None:
    return label(N_("another target")) if "target_value" in after else None


_goal_status = _settled(
    {
        "draft": N_("draft"),
        "active": N_("active"),
        "achieved": N_("achieved"),
        "missed": N_("missed"),
        "abandoned": N_("abandoned"),
    }
)


_risk_status = _settled(
    {
        "responding": N_("being responded to"),
        "monitoring": N_("being watched"),
        "occurred": N_("occurred"),
        "closed": N_("closed"),
    }
)
_issue_status = _settled(
    {
        "open": N_("open again"),
        "doing": N_("being worked on"),
        "resolved": N_("resolved"),
        "closed": N_("closed"),
    }
)
_expectation_status = _settled(
    {
        "agreed": N_("agreed"),
        "kept": N_("promise kept"),
        "renegotiated": N_("promise renegotiated"),
        "broken": N_("promise broken"),
    }
)
_change_status = _settled(
    {
        "assessing": N_("being assessed"),
        "approved": N_("approved"),
        "rejected": N_("rejected"),
        "implemented": N_("implemented"),
        "withdrawn": N_("withdrawn"),
    }
)
_feedback_status = _settled(
    {
        "handling": N_("being handled"),
        "resolved": N_("resolved"),
        "closed": N_("closed"),
    }
)


def _trigger(_before: Image, after: Image) -> Label | None:
    if "triggered_on" not in after:
        return None
    if after["triggered_on"] is None:
        return label(N_("trigger not seen after all"))
    return label(N_("trigger seen %(day)s"), day=_day(str(after["triggered_on"])))


def _decide_by(_before: Image, after: Image) -> Label | None:
    if not after.get("decide_by"):
        return None
    return label(N_("to be decided by %(day)s"), day=_day(str(after["decide_by"])))


def _day(text: str) -> date:
    return datetime.fromisoformat(text).date()


_SAYERS: dict[str, tuple[Callable[[Image, Image], Label | None], ...]] = {
    "task": (_status, _percent, _waiting, _dates, _deadline, _owner, _name),
    "action_item": (_status, _due, _owner, _name),
    "client": (_client_status, _name),
    "project": (_project_status, _name),
    "opportunity": (_closing, _amount, _waiting, _owner, _name),
    "goal": (_goal_status, _target, _owner, _name),
    "risk": (_risk_status, _trigger, _owner, _name),
    "issue": (_issue_status, _due, _owner, _name),
    "expectation": (_expectation_status, _due),
    "change_request": (_change_status, _decide_by, _name),
    "feedback": (_feedback_status, _due, _owner),
}
