"""How a client stands: silence against the cadence, the next step, open promises, health.

Silence is measured from the last contact that took place; a client never spoken to is measured from
the day on which we came to know it. Any logged contact starts the cadence anew.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime

from salespm_tui.core.i18n import N_
from salespm_tui.core.labels import Label, counted, label

DECIDING_ROLES = frozenset({"decision_maker", "economic_buyer"})
STRONG_INFLUENCE = 4

# What each finding takes off the 100 of a client with whom nothing is the matter.
SILENT = 25
LONG_SILENT = 40
NO_NEXT_STEP = 15
NEXT_STEP_LATE = 20
NO_DECIDER = 10
LAST_MOOD_NEGATIVE = 15
STRONG_OPPONENT = 10
OPEN_COMPLAINT = 20
PROMISE_LATE = 15
PROMISE_BROKEN = 10

BROKEN_LATELY_DAYS = 90
"""For so many days a broken promise is held against us."""


@dataclass(frozen=True, slots=True)
class Promise:
    """An open action item of a client; `due_on` None where nobody said when."""

    id: int
    kind: str
    title: str
    due_on: date | None


@dataclass(frozen=True, slots=True)
class ClientFacts:
    """What the judgement of a client rests on; None where nobody knows.

    `mood` is the sentiment of the newest entry that has one. `decider` says whether a person who
    decides or approves the budget is known, `opponent` whether one of weight is against us.
    `planned_at` is when the next contact is planned. Of `expectations` that are not settled,
    `late_expectations` are past their day; `broken_lately` counts promises broken within
    BROKEN_LATELY_DAYS, `complaints` those that are not resolved.
    """

    known_since: date
    status: str
    last_contact: date | None = None
    cadence_days: int | None = None
    promises: tuple[Promise, ...] = ()
    people: int = 0
    decider: bool = False
    opponent: bool = False
    mood: str | None = None
    planned_at: datetime | None = None
    expectations: int = 0
    late_expectations: int = 0
    broken_lately: int = 0
    complaints: int = 0


@dataclass(frozen=True, slots=True)
class Finding:
    """One reason for a lower health: the points it takes, and the sentence that says it."""

    points: int
    why: Label


def silent_days(last_contact: date | None, today: date) -> int | None:
    """Days since the last contact; None if there never was one. A contact ahead counts as today's."""
    return None if last_contact is None else max(0, (today - last_contact).days)


def days_over_cadence(facts: ClientFacts, today: date) -> int:
    """By how many days the cadence is passed; 0 within it, without one, and for a lost client."""
    if facts.cadence_days is None or facts.status == "lost":
        return 0
    since = facts.last_contact or facts.known_since
    return max(0, (today - since).days - facts.cadence_days)


def is_silent(facts: ClientFacts, today: date) -> bool:
    """Whether more days than the cadence allows went by without a contact."""
    return days_over_cadence(facts, today) > 0


def next_step(promises: Iterable[Promise]) -> Promise | None:
    """The earliest open follow-up; one without a date only where none has a date."""
    soonest: Promise | None = None
    for promise in promises:
        if promise.kind == "follow_up" and (
            soonest is None or _soonest(promise) < _soonest(soonest)
        ):
            soonest = promise
    return soonest


def _soonest(promise: Promise) -> tuple[date, int]:
    return (promise.due_on or date.max, promise.id)


def findings(facts: ClientFacts, today: date) -> tuple[Finding, ...]:
    """What speaks against the client's health, heaviest first. No finding: all is well."""
    found = [
        Finding(points, why(facts, today))
        for weigh, why in _RULES
        if (points := weigh(facts, today))
    ]
    return tuple(sorted(found, key=lambda finding: -finding.points))


def health(facts: ClientFacts, today: date) -> int | None:
    """100 less the points of every finding, not below 0; None where nothing is known yet.

    Silent 25 (more than twice the cadence 40), no next step and no contact planned 15 or next step
    late 20, a complaint not resolved 20, a promise late 15, one broken within 90 days 10, last contact
    went badly 15, nobody known who decides 10, a person of influence against us 10.
    """
    heard = facts.expectations or facts.broken_lately or facts.complaints
    if facts.last_contact is None and not facts.promises and not facts.people and not heard:
        return None
    return max(0, 100 - sum(weigh(facts, today) for weigh, _why in _RULES))


def _silence(facts: ClientFacts, today: date) -> int:
    over = days_over_cadence(facts, today)
    if not over:
        return 0
    return LONG_SILENT if over > (facts.cadence_days or 0) else SILENT


def _why_silent(facts: ClientFacts, today: date) -> Label:
    return counted(
        "silent %(number)d day longer than the cadence",
        "silent %(number)d days longer than the cadence",
        days_over_cadence(facts, today),
    )


def _missing_step(facts: ClientFacts, _today: date) -> int:
    if facts.status == "lost" or facts.planned_at is not None:
        return 0
    return NO_NEXT_STEP if next_step(facts.promises) is None else 0


def _late_step(facts: ClientFacts, today: date) -> int:
    return NEXT_STEP_LATE if _days_late(facts, today) else 0


def _why_late(facts: ClientFacts, today: date) -> Label:
    return counted(
        "next step %(number)d day late",
        "next step %(number)d days late",
        _days_late(facts, today),
    )


def _days_late(facts: ClientFacts, today: date) -> int:
    step = next_step(facts.promises)
    return 0 if step is None or step.due_on is None else max(0, (today - step.due_on).days)


def _mood(facts: ClientFacts, _today: date) -> int:
    return LAST_MOOD_NEGATIVE if facts.mood == "negative" else 0


def _decider(facts: ClientFacts, _today: date) -> int:
    return 0 if facts.decider else NO_DECIDER


def _opponent(facts: ClientFacts, _today: date) -> int:
    return STRONG_OPPONENT if facts.opponent else 0


def _complaint(facts: ClientFacts, _today: date) -> int:
    return OPEN_COMPLAINT if facts.complaints else 0


def _why_complaint(facts: ClientFacts, _today: date) -> Label:
    return counted(
        "%(number)d complaint not resolved",
        "%(number)d complaints not resolved",
        facts.complaints,
    )


def _late_promise(facts: ClientFacts, _today: date) -> int:
    return PROMISE_LATE if facts.late_expectations else 0


def _why_late_promise(facts: ClientFacts, _today: date) -> Label:
    return counted(
        "%(number)d promise past its day",
        "%(number)d promises past their day",
        facts.late_expectations,
    )


def _broken_promise(facts: ClientFacts, _today: date) -> int:
    return PROMISE_BROKEN if facts.broken_lately else 0


def _why_broken(facts: ClientFacts, _today: date) -> Label:
    return counted(
        "%(number)d promise broken lately",
        "%(number)d promises broken lately",
        facts.broken_lately,
    )


def _says(sentence: str) -> _Why:
    return lambda _facts, _today: label(sentence)


_Weigh = Callable[[ClientFacts, date], int]
_Why = Callable[[ClientFacts, date], Label]
_RULES: tuple[tuple[_Weigh, _Why], ...] = (
    (_silence, _why_silent),
    (_missing_step, _says(N_("no next step"))),
    (_late_step, _why_late),
    (_complaint, _why_complaint),
    (_late_promise, _why_late_promise),
    (_mood, _says(N_("the last contact went badly"))),
    (_broken_promise, _why_broken),
    (_decider, _says(N_("nobody known who decides"))),
    (_opponent, _says(N_("a person of influence is against us"))),
)


def urgency(silent: bool, due_on: date | None, today: date) -> tuple[int, date]:
    """Sorts clients that need something first: silent ones, then next steps due, then the rest."""
    if silent:
        return (0, due_on or date.max)
    if due_on is not None and due_on <= today:
        return (1, due_on)
    return (2, date.min)


def is_done_by(promise: Promise, said: str, today: date) -> bool:
    """Whether a contact in which `said` was logged does the follow-up that had announced it.

    So it is when the same words were said, or when a follow-up that is due is named in full among
    them. Anything looser would close promises that were not kept; those are marked done by hand.
    """
    if promise.kind != "follow_up":
        return False
    title, words = _plain(promise.title), _plain(said)
    if not title:
        return False
    if title == words:
        return True
    due = promise.due_on is not None and promise.due_on <= today
    return due and _names(title, words)


def _plain(text: str) -> str:
    folded = unicodedata.normalize("NFKC", text).casefold()
    return " ".join(folded.split()).strip(" .,;:!?。，；：！？、")


# Chinese is written without blanks; only letters of other scripts continue a word.
_LETTER = r"[^\W_\u2e80-\u9fff\uf900-\ufaff]"


def _names(title: str, words: str) -> bool:
    return bool(re.search(rf"(?<!{_LETTER}){re.escape(title)}(?!{_LETTER})", words))
