"""The words of projects and plans: what their codes are called, and how their dates are written."""

from __future__ import annotations

from datetime import datetime

from salespm_tui.core.i18n import N_, _
from salespm_tui.core.typed_dates import format_date

PROJECT_STATUS = {
    "draft": N_("draft"),
    "proposed": N_("proposed"),
    "active": N_("active"),
    "on_hold": N_("on hold"),
    "closed": N_("closed"),
    "cancelled": N_("cancelled"),
}
PROJECT_PHASE = {
    "needs": N_("needs analysis"),
    "initiation": N_("initiation"),
    "planning": N_("planning"),
    "execution": N_("execution"),
    "acceptance": N_("acceptance"),
    "closing": N_("closing"),
}
HEALTH = {"green": N_("on course"), "amber": N_("in danger"), "red": N_("in trouble")}
TASK_STATUS = {
    "todo": N_("not started"),
    "doing": N_("in progress"),
    "blocked": N_("blocked"),
    "done": N_("done"),
    "cancelled": N_("cancelled"),
}
CONSTRAINT = {
    "asap": N_("as soon as possible"),
    "alap": N_("as late as possible"),
    "snet": N_("start no earlier than"),
    "snlt": N_("start no later than"),
    "fnet": N_("finish no earlier than"),
    "fnlt": N_("finish no later than"),
    "mso": N_("must start on"),
    "mfo": N_("must finish on"),
}
SCHEDULE_MODE = {"auto": N_("computed"), "manual": N_("set by hand")}
WAITING_ON = {"us": N_("us"), "client": N_("the client"), "third_party": N_("a third party")}
PRIORITY = {
    "1": N_("1 highest"),
    "2": N_("2 high"),
    "3": N_("3 usual"),
    "4": N_("4 low"),
    "5": N_("5 lowest"),
}
STARTS = ("snet", "snlt", "mso")
"""The constraints whose date is a start; the others' is a finish."""


def choices(words: dict[str, str]) -> tuple[tuple[str, str], ...]:
    """Codes with their words in the language of the moment, for a form."""
    return tuple((code, _(word)) for code, word in words.items())


def day_of(at: datetime, usual_min: int) -> str:
    """The day, and the time where it is not the usual one (`usual_min` after midnight)."""
    day = format_date(at.date(), at.date(), short=True)
    if at.hour * 60 + at.minute == usual_min:
        return day
    return f"{day} {at:%H:%M}"
