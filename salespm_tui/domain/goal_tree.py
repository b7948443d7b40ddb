"""Goals made of goals: cutting a target into parts exactly, and adding the parts up again.

Values are added up only where the metric adds up: cumulative ones, and no share or rate. What does
not fit is left out and named, never guessed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from itertools import combinations

from salespm_tui.core.i18n import N_
from salespm_tui.core.labels import Label, counted, label
from salespm_tui.domain.figures import Figure, Number, Period, known, months_of, undefined
from salespm_tui.domain.goals import Goal
from salespm_tui.domain.phasing import share_due
from salespm_tui.domain.working_days import WorkingDays

RATIO_METRICS = frozenset({"market_share", "gross_margin", "win_rate", "csat"})
"""Shares and rates: they never add up, whatever the aggregation says."""


@dataclass(frozen=True, slots=True)
class Part:
    """A goal as its parent sees it; None where nobody knows. `unit` tells currencies apart too.
    Archived and abandoned ones are not given."""

    id: int
    name: str
    metric: str
    unit: str
    aggregation: str
    period: Period
    target_value: Number | None
    actual: Number | None
    project_id: int | None = None
    owner: str = ""


@dataclass(frozen=True, slots=True)
class RollUp:
    """The parts added up. `counted` are those that count, `mixed` those of another metric, unit or
    aggregation, `unknown` those that count but whose actual value is not known. `notes` says all of
    that, and where the parts' targets do not make the whole."""

    target: Figure
    actual: Figure
    counted: tuple[int, ...]
    mixed: tuple[int, ...]
    unknown: tuple[int, ...]
    notes: tuple[Label, ...]


def adds_up(metric: str, aggregation: str) -> bool:
    """Whether values of such a goal may be added to each other."""
    return aggregation == "cumulative" and metric not in RATIO_METRICS


def roll_up(whole: Part, parts: Sequence[Part]) -> RollUp:
    """What the parts make together, to stand beside the whole's own values.

    Parts that overlap in time must differ in project or in owner, both named: else the same would
    count twice, and nothing is added up.
    """
    if not adds_up(whole.metric, whole.aggregation):
        code = "ratio" if whole.metric in RATIO_METRICS else "not_cumulative"
        return RollUp(undefined(code), undefined(code), (), (), (), ())
    kind = (whole.metric, whole.unit, whole.aggregation)
    fitting = [one for one in parts if (one.metric, one.unit, one.aggregation) == kind]
    mixed = tuple(one.id for one in parts if one not in fitting)
    unknown = tuple(one.id for one in fitting if one.actual is None)
    ids = tuple(one.id for one in fitting)
    twice = _counted_twice(fitting)
    if not fitting or twice:
        none = undefined("counted_twice", one=twice[0].name, other=twice[1].name) if twice else (
            undefined("no_children")
        )  # fmt: skip
        return RollUp(none, none, (), mixed, unknown, tuple(_left_out(mixed)))
    target = _sum([one.target_value for one in fitting], "no_target")
    actual = _sum([one.actual for one in fitting], "no_actual")
    notes = (*_left_out(mixed), *_said(whole, target, len(unknown)))
    return RollUp(target, actual, ids, mixed, unknown, notes)


def split_exactly(total: int, weights: Sequence[Number]) -> tuple[int, ...]:
    """`total` in whole parts as the weights are, whose sum is exactly `total` (largest remainder;
    of equal remainders the first). ValueError for a negative weight, or none above 0."""
    whole = sum(weights, Fraction(0))
    if not whole or any(weight < 0 for weight in weights):
        raise ValueError("weights are 0 or more, one of them more")
    exact = [Fraction(total * weight) / whole for weight in weights]
    parts = [one.numerator // one.denominator for one in exact]
    left = total - sum(parts)
    by_remainder = sorted(range(len(parts)), key=lambda at: (parts[at] - exact[at], at))
    for at in by_remainder[:left]:
        parts[at] += 1
    return tuple(parts)


def cut_period(period: Period, by: str) -> tuple[Period, ...]:
    """The calendar's `months` or `quarters` of a period; the first and the last may be shorter."""
    found: list[Period] = []
    for month in months_of(period):
        begins = month.first.month % 3 == 1 if by == "quarters" else True
        last = min(month.last, period.last)
        if found and not begins:
            found[-1] = Period(found[-1].first, last)
        else:
            found.append(Period(max(month.first, period.first), last))
    return tuple(found)


def decompose(
    goal: Goal, by: str, weigh: str, days: WorkingDays, step: int = 1
) -> tuple[tuple[Period, int], ...]:
    """The way from baseline to target cut into `months` or `quarters`, with exact sums.

    `weigh`: `equal`, `working_days`, or `curve` (as the goal's phasing has it due in each part).
    Where the whole is a multiple of `step` so is each part: 100 keeps hundredths of customers whole.
    ValueError where the goal does not add up, has no whole-numbered target, or nothing to weigh by.
    """
    if goal.aggregation != "cumulative" or goal.target_value is None:
        raise ValueError("only a cumulative target is cut into periods")
    total = Fraction(goal.target_value - (goal.baseline_value or 0))
    if total.denominator != 1:
        raise ValueError("a target is cut in whole units")
    parts = cut_period(goal.period, by)
    weights = _weights(goal, parts, weigh, days)
    unit = step if total.numerator % step == 0 else 1
    shares = split_exactly(total.numerator // unit, weights)
    return tuple((part, share * unit) for part, share in zip(parts, shares, strict=True))


def _weights(goal: Goal, parts: Sequence[Period], weigh: str, days: WorkingDays) -> list[Number]:
    if weigh == "equal":
        return [1] * len(parts)
    if weigh == "working_days":
        return [days.between(one.first, one.last) for one in parts]
    if weigh != "curve":
        raise ValueError(weigh)
    total = days.between(goal.start_on, goal.due_on)
    if not total:
        raise ValueError("a period without working days has no curve")

    def due(day: date) -> Fraction:
        gone = Fraction(days.between(goal.start_on, day), total)
        return share_due(goal.curve, gone, goal.curve_points)

    return [due(one.last) - due(one.first - timedelta(days=1)) for one in parts]


def _sum(values: Sequence[Number | None], without: str) -> Figure:
    present = [Fraction(value) for value in values if value is not None]
    return known(sum(present, Fraction(0))) if present else undefined(without)


def _counted_twice(parts: Sequence[Part]) -> tuple[Part, Part] | None:
    return next(((one, other) for one, other in combinations(parts, 2) if _same(one, other)), None)


def _same(one: Part, other: Part) -> bool:
    if one.period.last < other.period.first or other.period.last < one.period.first:
        return False
    projects = one.project_id is not None and other.project_id is not None
    if projects and one.project_id != other.project_id:
        return False
    return not (one.owner and other.owner and one.owner != other.owner)


def _left_out(mixed: Sequence[int]) -> list[Label]:
    if not mixed:
        return []
    return [
        counted(
            "%(number)d goal below it is measured otherwise and left out",
            "%(number)d goals below it are measured otherwise and left out",
            len(mixed),
        )
    ]


def _said(whole: Part, target: Figure, unknown: int) -> list[Label]:
    notes = []
    if unknown:
        notes.append(
            counted(
                "%(number)d goal below it has no actual value yet",
                "%(number)d goals below it have no actual value yet",
                unknown,
            )
        )
    if whole.target_value is not None and target.value is not None:
        if target.value < whole.target_value:
            notes.append(label(N_("the targets below it do not make up the whole")))
        elif target.value > whole.target_value:
            notes.append(label(N_("the targets below it make more than the whole")))
    return notes
