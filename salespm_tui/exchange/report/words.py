"""What the codes in a report are called, and how its figures, days and amounts are written."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction

from salespm_tui.contract.risks import ScaleStep
from salespm_tui.core.i18n import N_
from salespm_tui.core.money import format_money, minor_digits, short_number
from salespm_tui.core.speech import Speech
from salespm_tui.domain.figures import Figure, Number, half_up, write_number, write_percent

UNKNOWN = "—"

PROJECT_STATUS = {
    "draft": N_("draft"),
    "proposed": N_("proposed"),
    "active": N_("under way"),
    "on_hold": N_("on hold"),
    "closed": N_("closed"),
    "cancelled": N_("cancelled"),
}
PHASES = {
    "needs": N_("needs analysis"),
    "initiation": N_("initiation"),
    "planning": N_("planning"),
    "execution": N_("execution"),
    "acceptance": N_("acceptance"),
    "closing": N_("closing"),
}
HEALTH = {"green": N_("on course"), "amber": N_("in danger"), "red": N_("in trouble")}
BANDS = {
    "behind": N_("behind"),
    "at_risk": N_("at risk"),
    "on_track": N_("on track"),
    "ahead": N_("ahead"),
    "done": N_("done"),
    "missed": N_("missed"),
}
GOAL_STATUS = {
    "draft": N_("draft"),
    "active": N_("under way"),
    "achieved": N_("achieved"),
    "missed": N_("missed"),
    "abandoned": N_("abandoned"),
}
LEVELS = {
    "low": N_("low level"),
    "medium": N_("medium level"),
    "high": N_("high level"),
    "critical": N_("critical level"),
}
STRATEGIES = {
    "avoid": N_("avoid it"),
    "mitigate": N_("mitigate it"),
    "transfer": N_("transfer it"),
    "accept": N_("accept it"),
    "escalate": N_("escalate it"),
    "exploit": N_("exploit it"),
    "enhance": N_("enhance it"),
    "share": N_("share it"),
}
ISSUE_KINDS = {
    "deviation": N_("deviation"),
    "blocker": N_("obstacle"),
    "defect": N_("defect"),
    "other": N_("other issue"),
}
ISSUE_STATUSES = {
    "open": N_("issue open"),
    "doing": N_("being worked on"),
    "resolved": N_("issue resolved"),
    "closed": N_("issue closed"),
}
CAUSES = {
    "scope": N_("scope changed"),
    "estimate": N_("wrong estimate"),
    "resource": N_("too few people or means"),
    "dependency": N_("something before it was late"),
    "client": N_("the client's doing"),
    "market": N_("the market"),
    "other": N_("other cause"),
}
SLIP_REASONS = {
    **CAUSES,
    "client": N_("the client"),
    "us": N_("us"),
    "third_party": N_("a third party"),
    "unsaid": N_("nobody said why"),
}
EFFECTS = {
    "worked": N_("it worked"),
    "partly": N_("it worked in part"),
    "failed": N_("it did not work"),
}
ACTION_STATUSES = {"open": N_("to do"), "done": N_("done"), "dropped": N_("dropped")}
ACCEPTANCE_KINDS = {
    "internal": N_("internal acceptance"),
    "client": N_("client acceptance"),
    "final": N_("final acceptance"),
}
RESULTS = {
    "pending": N_("acceptance pending"),
    "passed": N_("acceptance passed"),
    "conditional": N_("passed with conditions"),
    "failed": N_("acceptance failed"),
}
ITEM_RESULTS = {
    "pending": N_("not judged yet"),
    "pass": N_("met"),
    "partial": N_("met in part"),
    "fail": N_("not met"),
    "waived": N_("waived"),
}
EVALUATION_KINDS = {"stage": N_("stage assessment"), "final": N_("final evaluation")}
SUBJECTS = {"project": N_("the project"), "team": N_("the team"), "person": N_("a person")}
LESSON_KINDS = {
    "success": N_("success"),
    "failure": N_("failure"),
    "improvement": N_("improvement"),
    "best_practice": N_("best practice"),
}
PROMISE_STATUSES = {
    "open": N_("not agreed yet"),
    "agreed": N_("agreed"),
    "kept": N_("kept"),
    "renegotiated": N_("renegotiated"),
    "broken": N_("broken"),
}


def step_word(step: ScaleStep, say: Speech) -> str:
    """What a step of a risk scale is called."""
    return step.own_word or say.tell(step.word)


def day(on: date | None) -> str:
    """A day as everybody reads it."""
    return UNKNOWN if on is None else on.isoformat()


def money(minor: Number | None, currency: str) -> str:
    """An amount in all its digits."""
    return UNKNOWN if minor is None else format_money(half_up(minor), currency)


def brief(minor: Number | None, currency: str, say: Speech) -> str:
    """An amount in three digits."""
    if minor is None:
        return UNKNOWN
    amount = Decimal(half_up(minor)).scaleb(-minor_digits(currency))
    return f"{short_number(amount, say.language)} {currency}"


def whole(value: Fraction) -> str:
    """A share in whole percent."""
    return write_percent(value, 0)


def ratio(value: Fraction) -> str:
    """An index."""
    return write_number(value, 2)


def figure(found: Figure, write: Callable[[Fraction], str], say: Speech) -> str:
    """A figure, or why there is none."""
    if found.value is not None:
        return write(found.value)
    return UNKNOWN if found.why is None else f"{UNKNOWN} ({say.tell(found.why.text)})"


def bare(found: Figure, write: Callable[[Fraction], str]) -> str:
    """A figure where there is no room for a reason."""
    return UNKNOWN if found.value is None else write(found.value)


def working_days(minutes: int | None, per_day: int) -> str:
    """Working minutes as working days, with their sign."""
    if minutes is None:
        return UNKNOWN
    return f"{half_up(Fraction(minutes * 10, per_day)) / 10:+g}" if minutes else "0"


def joined(parts: Sequence[str], between: str = " · ") -> str:
    """What is there of several things."""
    return between.join(part for part in parts if part)


def more(number: int, most: int, say: Speech) -> str:
    """How many lines of a table were left out; empty where none was."""
    return say(N_("and %(number)d more"), number=number - most) if number > most else ""
