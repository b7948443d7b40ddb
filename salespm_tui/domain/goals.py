"""How a goal stands: attainment, pace, projection, what is needed per day, and its band.

The formulas are those of the goals chapter of the domain description. Days are working days; the
day asked about counts as gone, so that day 20 of 30 leaves ten. Lower-is-better needs no formula of
its own: both differences change their sign.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from salespm_tui.domain.figures import Figure, Number, Period, Why, known, undefined, why
from salespm_tui.domain.phasing import CurvePoints, share_due
from salespm_tui.domain.working_days import WorkingDays

EARLIEST_PROJECTION = Fraction(1, 10)
"""Of the period so much must be over before a projection means anything."""


@dataclass(frozen=True, slots=True)
class Bands:
    """From which pace on a goal is ahead, on track, at risk; below the last it is behind."""

    ahead: Fraction = Fraction(105, 100)
    on_track: Fraction = Fraction(95, 100)
    at_risk: Fraction = Fraction(80, 100)


BANDS = Bands()


@dataclass(frozen=True, slots=True)
class Goal:
    """A goal as promised; None where nobody knows. Values are in its unit, money in minor units."""

    id: int
    start_on: date
    due_on: date
    target_value: Number | None
    baseline_value: Number | None = 0
    stretch_value: Number | None = None
    aggregation: str = "cumulative"
    direction: str = "higher"
    curve: str = "linear"
    curve_points: CurvePoints = ()
    status: str = "active"

    @property
    def period(self) -> Period:
        """From its start to the day it is due."""
        return Period(self.start_on, self.due_on)


@dataclass(frozen=True, slots=True)
class GoalTime:
    """The working days of a goal's period: all of them, those gone by the end of the day asked
    about, and those left after it."""

    total: int
    gone: int

    @property
    def left(self) -> int:
        """Working days after the day asked about."""
        return self.total - self.gone

    @property
    def share(self) -> Fraction | None:
        """e, from 0 to 1; None for a period without working days."""
        return Fraction(self.gone, self.total) if self.total else None


@dataclass(frozen=True, slots=True)
class GoalFigures:
    """All that is computed of a goal. `band` is ahead, on_track, at_risk, behind, done or missed;
    None with `band_why`. `reached` is None where target or actual is not known."""

    time: GoalTime
    actual: Fraction | None
    attainment: Figure
    expected: Figure
    pace: Figure
    gap: Figure
    projection: Figure
    required_per_day: Figure
    stretch_attainment: Figure
    reached: bool | None
    band: str | None
    band_why: Why | None = None


def goal_figures(
    goal: Goal, actual: Number | None, today: date, days: WorkingDays, bands: Bands = BANDS
) -> GoalFigures:
    """How the goal stands at the end of `today`, its value being `actual`."""
    time = goal_time(goal, today, days)
    value = None if actual is None else Fraction(actual)
    expected = expected_at(goal, time)
    paced = pace(goal, value, expected)
    band, band_why = _band(goal, value, today, paced, bands)
    return GoalFigures(
        time=time,
        actual=value,
        attainment=attainment(goal, value),
        expected=expected,
        pace=paced,
        gap=gap(value, expected),
        projection=projection(goal, value, time),
        required_per_day=required_per_day(goal, value, time),
        stretch_attainment=stretch_attainment(goal, value),
        reached=is_reached(goal, value),
        band=band,
        band_why=band_why,
    )


def goal_time(goal: Goal, today: date, days: WorkingDays) -> GoalTime:
    """The working days of the period, and how many of them are gone at the end of `today`."""
    total = days.between(goal.start_on, goal.due_on)
    return GoalTime(total, days.between(goal.start_on, min(today, goal.due_on)))


def attainment(goal: Goal, actual: Number | None) -> Figure:
    """(actual − baseline) ÷ (target − baseline)."""
    return _share_of(goal, goal.target_value, actual, "no_target")


def stretch_attainment(goal: Goal, actual: Number | None) -> Figure:
    """The attainment measured by the stretch value."""
    return _share_of(goal, goal.stretch_value, actual, "no_stretch")


def _share_of(goal: Goal, aim: Number | None, actual: Number | None, without_aim: str) -> Figure:
    if aim is None:
        return undefined(without_aim)
    wrong = _unmeasurable(goal, aim)
    if wrong is not None:
        return Figure(None, wrong)
    if actual is None or goal.baseline_value is None:
        return undefined("no_actual")
    return known(Fraction(actual - goal.baseline_value) / Fraction(aim - goal.baseline_value))


def expected_at(goal: Goal, time: GoalTime) -> Figure:
    """baseline + (target − baseline) · curve(e)."""
    share = time.share
    if goal.target_value is None:
        return undefined("no_target")
    if goal.baseline_value is None:
        return undefined("no_baseline")
    if share is None:
        return undefined("no_working_days")
    due = share_due(goal.curve, share, goal.curve_points)
    return known(goal.baseline_value + (goal.target_value - goal.baseline_value) * due)


def expected_on(goal: Goal, day: date, days: WorkingDays) -> Figure:
    """What is expected at the end of that day: a point of the burn-up's line."""
    return expected_at(goal, goal_time(goal, day, days))


def pace(goal: Goal, actual: Number | None, expected: Figure) -> Figure:
    """(actual − baseline) ÷ (expected − baseline); for a linear goal share done ÷ share of time."""
    if expected.value is None:
        return expected
    assert goal.target_value is not None
    wrong = _unmeasurable(goal, goal.target_value)
    if wrong is not None:
        return Figure(None, wrong)
    assert goal.baseline_value is not None
    if expected.value == goal.baseline_value:
        return undefined("nothing_expected")
    if actual is None:
        return undefined("no_actual")
    return known(Fraction(actual - goal.baseline_value) / (expected.value - goal.baseline_value))


def gap(actual: Number | None, expected: Figure) -> Figure:
    """actual − expected: what level metrics show in place of a projection."""
    if expected.value is None:
        return expected
    return undefined("no_actual") if actual is None else known(actual - expected.value)


def projection(goal: Goal, actual: Number | None, time: GoalTime) -> Figure:
    """baseline + (actual − baseline) ÷ e: cumulative goals alone, from a tenth of the time on."""
    if goal.aggregation != "cumulative":
        return undefined("not_cumulative")
    if time.share is None:
        return undefined("no_working_days")
    if time.share < EARLIEST_PROJECTION:
        return undefined("too_early")
    if goal.baseline_value is None:
        return undefined("no_baseline")
    if actual is None:
        return undefined("no_actual")
    return known(goal.baseline_value + Fraction(actual - goal.baseline_value) / time.share)


def required_per_day(goal: Goal, actual: Number | None, time: GoalTime) -> Figure:
    """(target − actual) ÷ working days left; 0 once the target is reached, none of an average."""
    if goal.aggregation == "average":
        return undefined("average")
    if goal.target_value is None:
        return undefined("no_target")
    if actual is None:
        return undefined("no_actual")
    if is_reached(goal, actual):
        return known(0)
    if not time.left:
        return undefined("no_days_left" if time.total else "no_working_days")
    return known(Fraction(goal.target_value - actual) / time.left)


def is_reached(goal: Goal, actual: Number | None) -> bool | None:
    """Whether the target is reached; None where target or actual is not known."""
    if goal.target_value is None or actual is None:
        return None
    if goal.direction == "lower":
        return actual <= goal.target_value
    return actual >= goal.target_value


def band_of(pace_value: Number, bands: Bands = BANDS) -> str:
    """The band of a pace: ahead, on_track, at_risk or behind."""
    if pace_value >= bands.ahead:
        return "ahead"
    if pace_value >= bands.on_track:
        return "on_track"
    return "at_risk" if pace_value >= bands.at_risk else "behind"


def _band(
    goal: Goal, actual: Fraction | None, today: date, paced: Figure, bands: Bands
) -> tuple[str | None, Why | None]:
    """What the status decides; then whether the end is known; then the pace.

    A cumulative goal is done as soon as it is reached, another only when its period is over: until
    then a level may fall again.
    """
    decided = {"achieved": "done", "missed": "missed"}.get(goal.status)
    if decided is not None:
        return decided, None
    if goal.status in ("draft", "abandoned"):
        return None, why(goal.status)
    reached = is_reached(goal, actual)
    is_over = today > goal.due_on
    if reached and (is_over or goal.aggregation == "cumulative"):
        return "done", None
    if is_over and reached is not None:
        return "missed", None
    if today < goal.start_on:
        return None, why("not_begun")
    if paced.value is None:
        return None, paced.why
    return band_of(paced.value, bands), None


def _unmeasurable(goal: Goal, aim: Number) -> Why | None:
    """Why no share of the way to `aim` can be told, whatever the actual value."""
    if goal.baseline_value is None:
        return why("no_baseline")
    if aim == goal.baseline_value:
        return why("target_is_baseline")
    falls = aim < goal.baseline_value
    return why("against_direction") if falls != (goal.direction == "lower") else None
