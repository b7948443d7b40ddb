"""Which deals need somebody: stale ones, their health with its reasons, and the views of the board."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

from salespm_tui.core.i18n import N_
from salespm_tui.core.labels import Label, counted, label
from salespm_tui.domain.figures import Period, month_of
from salespm_tui.domain.pipeline import Deal, Ladder

BANT_WEIGHTS = (25, 25, 30, 20)
"""What budget, authority, need and timing weigh, in percent."""

WEAK_BANT = Fraction(3, 2)
MANY_PUSHES = 3
RECENT_DAYS = 30


@dataclass(frozen=True, slots=True)
class HealthWeights:
    """What each finding takes off the 100 of a deal with which nothing is the matter."""

    no_next_step: int = 25
    next_step_overdue: int = 20
    stale: int = 25
    close_passed: int = 30
    pushed: int = 20
    no_decider: int = 10
    weak_bant: int = 10


WEIGHTS = HealthWeights()


@dataclass(frozen=True, slots=True)
class HealthReason:
    """One reason for a lower health: the field of `HealthWeights`, its points, the sentence."""

    code: str
    points: int
    text: Label


@dataclass(frozen=True, slots=True)
class DealHealth:
    """100 less the points of the reasons, never below 0."""

    score: int
    reasons: tuple[HealthReason, ...]


def bant(scores: tuple[int | None, int | None, int | None, int | None]) -> Fraction | None:
    """0.25 B + 0.25 A + 0.30 N + 0.20 T, each 0 to 3; None unless all four are known."""
    total = 0
    for score, weight in zip(scores, BANT_WEIGHTS, strict=True):
        if score is None:
            return None
        total += score * weight
    return Fraction(total, 100)


def stage_age(deal: Deal, today: date) -> int | None:
    """today − stage_entered_on in days; None where nobody knows when the stage was entered."""
    return None if deal.stage_entered_on is None else (today - deal.stage_entered_on).days


def idle_days(deal: Deal, today: date) -> int | None:
    """Days since the last contact or stage change, whichever is later; None without either."""
    known = [day for day in (deal.stage_entered_on, deal.last_contact_on) if day is not None]
    return (today - max(known)).days if known else None


def is_stale(deal: Deal, ladder: Ladder, today: date) -> bool:
    """idle days > the stage's rot days, and no next step dated today or later; open deals alone.

    Where the days or the limit are unknown nothing is claimed.
    """
    stage = ladder.stage_of(deal)
    if stage.kind != "open" or stage.rot_days is None or _has_step_ahead(deal, today):
        return False
    idle = idle_days(deal, today)
    return idle is not None and idle > stage.rot_days


def lacks_next_step(deal: Deal, ladder: Ladder) -> bool:
    """Whether an open deal has no next step with a date, past or not."""
    return ladder.is_open(deal) and deal.next_step_on is None


def health(
    deal: Deal, ladder: Ladder, today: date, weights: HealthWeights = WEIGHTS
) -> DealHealth | None:
    """100 less what is the matter, floor 0, with every reason; None for a closed deal.

    What is unknown (no client, BANT in part) takes nothing off.
    """
    if not ladder.is_open(deal):
        return None
    reasons = tuple(_reasons(deal, ladder, today, weights))
    return DealHealth(max(0, 100 - sum(one.points for one in reasons)), reasons)


def _reasons(
    deal: Deal, ladder: Ladder, today: date, weights: HealthWeights
) -> Iterator[HealthReason]:
    yield from _of_next_step(deal, today, weights)
    if is_stale(deal, ladder, today):
        idle = idle_days(deal, today) or 0
        text = counted(
            "%(number)d day without contact or a new stage",
            "%(number)d days without contact or a new stage",
            idle,
        )
        yield HealthReason("stale", weights.stale, text)
    if deal.expected_close_on is not None and deal.expected_close_on < today:
        text = label(N_("its close date, %(day)s, has passed"), day=deal.expected_close_on)
        yield HealthReason("close_passed", weights.close_passed, text)
    if deal.pushes >= MANY_PUSHES:
        text = counted(
            "its close date was pushed %(number)d time",
            "its close date was pushed %(number)d times",
            deal.pushes,
        )
        yield HealthReason("pushed", weights.pushed, text)
    if deal.has_decider is False:
        text = label(N_("nobody who decides is among the contacts"))
        yield HealthReason("no_decider", weights.no_decider, text)
    qualified = bant(deal.bant)
    if qualified is not None and qualified < WEAK_BANT:
        text = label(N_("budget, authority, need and timing are weak"))
        yield HealthReason("weak_bant", weights.weak_bant, text)


def _of_next_step(deal: Deal, today: date, weights: HealthWeights) -> Iterator[HealthReason]:
    if deal.next_step_on is None:
        words = N_("its next step has no date") if deal.has_next_step else N_("it has no next step")
        yield HealthReason("no_next_step", weights.no_next_step, label(words))
    elif deal.next_step_on < today:
        text = label(N_("its next step was due %(day)s"), day=deal.next_step_on)
        yield HealthReason("next_step_overdue", weights.next_step_overdue, text)


def _has_step_ahead(deal: Deal, today: date) -> bool:
    return deal.next_step_on is not None and deal.next_step_on >= today


# The built-in views: whether a deal belongs to one, by its code.

View = Callable[[Deal, Ladder, date], bool]


def closes_in(deal: Deal, ladder: Ladder, period: Period) -> bool:
    """Whether an open deal is expected to close in the period."""
    return ladder.is_open(deal) and deal.expected_close_on in period


def week_of(day: date) -> Period:
    """Monday to Sunday of the week in which the day lies."""
    monday = day - timedelta(days=day.weekday())
    return Period(monday, monday + timedelta(days=6))


def _closing_this_month(deal: Deal, ladder: Ladder, today: date) -> bool:
    return closes_in(deal, ladder, month_of(today))


def _closing_this_week(deal: Deal, ladder: Ladder, today: date) -> bool:
    return closes_in(deal, ladder, week_of(today))


def _no_next_step(deal: Deal, ladder: Ladder, _today: date) -> bool:
    return lacks_next_step(deal, ladder)


def _pushed(deal: Deal, ladder: Ladder, _today: date) -> bool:
    return deal.pushes >= MANY_PUSHES and ladder.is_open(deal)


def _recently(kind: str) -> View:
    def belongs(deal: Deal, ladder: Ladder, today: date) -> bool:
        recent = Period(today - timedelta(days=RECENT_DAYS), today)
        return deal.closed_on in recent and ladder.kind(deal) == kind

    return belongs


VIEWS: Mapping[str, View] = {
    "stuck": is_stale,
    "no_next_step": _no_next_step,
    "closing_this_week": _closing_this_week,
    "closing_this_month": _closing_this_month,
    "pushed": _pushed,
    "recently_won": _recently("won"),
    "recently_lost": _recently("lost"),
}
"""stuck: stale. no_next_step: open, without a dated one. pushed: open, three pushes or more.
recently_won and recently_lost: closed today or in the thirty days before."""
