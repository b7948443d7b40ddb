"""What a risk comes to: score, level, money at stake, and their sums (design: domain, Risk).

Probability and impact are steps 1 to 5, scored apart and None while unknown. Money is in whole minor
units of one currency, rounded half away from zero for each risk, so that sums are those of the
figures as they are shown. Threats count positive, opportunities negative.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from typing import NamedTuple

from salespm_tui.domain import codes

STEPS = 5
HIGHEST_SCORE = STEPS * STEPS


class Levels(NamedTuple):
    """The lowest scores that are medium, high and critical; below all of them a risk is low."""

    medium: int = 5
    high: int = 10
    critical: int = 15

    @property
    def rise(self) -> bool:
        """Whether each level begins above the one before, and all within the scores that there are."""
        return 1 < self.medium < self.high < self.critical <= HIGHEST_SCORE


USUAL_LEVELS = Levels()


@dataclass(frozen=True, slots=True)
class Scales:
    """What the steps mean: the level of a score, and the percent of each step of the probability."""

    levels: Levels = USUAL_LEVELS
    percents: tuple[int, ...] = (10, 30, 50, 70, 90)

    def percent(self, probability: int | None) -> int | None:
        """How probable that step is; None while it is unknown."""
        return None if probability is None else self.percents[probability - 1]


USUAL = Scales()


def percents_rise(percents: Sequence[int]) -> bool:
    """Whether these are five percents, each higher than the one before."""
    if len(percents) != STEPS or percents[0] < 1 or percents[-1] > 100:
        return False
    return all(lower < higher for lower, higher in pairwise(percents))


def score(probability: int | None, impact: int | None) -> int | None:
    """probability × impact, 1 to 25; None while one of them is unknown."""
    return None if probability is None or impact is None else probability * impact


def level(points: int | None, levels: Levels = USUAL_LEVELS) -> str | None:
    """One of `codes.RISK_LEVEL`; None for no score."""
    if points is None:
        return None
    return codes.RISK_LEVEL[sum(points >= limit for limit in levels)]


def trend(scores: Sequence[int | None]) -> str | None:
    """`up`, `down` or `same`: the last score against the one before it; None where either is unknown."""
    if len(scores) < 2:
        return None
    before, now = scores[-2:]
    if before is None or now is None:
        return None
    if now == before:
        return "same"
    return "up" if now > before else "down"


def days_late(day: date | None, today: date) -> int:
    """How many days `day` is past; 0 where it is not, or where there is none."""
    return 0 if day is None else max(0, (today - day).days)


def next_review(was: date | None, every_days: int | None, today: date) -> date | None:
    """When a risk that is reviewed today is reviewed next: one cadence on; without a cadence a day
    that has come is done with, one to come stays."""
    if every_days is not None:
        return today + timedelta(days=every_days)
    return was if was is not None and was > today else None


@dataclass(frozen=True, slots=True)
class Risk:
    """A risk as sums see it; `cost_minor` is the impact in money, without a sign."""

    id: int
    name: str
    currency: str
    polarity: str = "threat"
    probability: int | None = None
    impact: int | None = None
    cost_minor: int | None = None
    residual_probability: int | None = None
    residual_impact: int | None = None
    status: str = "identified"
    goal_id: int | None = None

    @property
    def is_open(self) -> bool:
        return self.status not in codes.ENDED_RISK_STATUS

    @property
    def is_threat(self) -> bool:
        return self.polarity == "threat"

    @property
    def score(self) -> int | None:
        return score(self.probability, self.impact)

    @property
    def residual_score(self) -> int | None:
        return score(self.residual_probability, self.residual_impact)

    @property
    def falls_back(self) -> bool:
        """Whether nobody has rated yet how probable it is after the response."""
        return self.residual_probability is None

    @property
    def probability_left(self) -> int | None:
        """The residual probability, else the inherent one: what is not rated has not helped yet."""
        return self.probability if self.falls_back else self.residual_probability


def emv(probability: int | None, risk: Risk, scales: Scales = USUAL) -> int | None:
    """p% · impact cost in minor units, signed by polarity; None while one of them is unknown."""
    percent = scales.percent(probability)
    if percent is None or risk.cost_minor is None:
        return None
    whole, rest = divmod(percent * risk.cost_minor, 100)
    amount = whole + (rest >= 50)  # a half goes up: the impact has no sign
    return amount if risk.is_threat else -amount


def inherent_emv(risk: Risk, scales: Scales = USUAL) -> int | None:
    """The expected money before any response."""
    return emv(risk.probability, risk, scales)


def residual_emv(risk: Risk, scales: Scales = USUAL) -> int | None:
    """The expected money after the responses: the impact stays, its probability is the one left."""
    return emv(risk.probability_left, risk, scales)


@dataclass(frozen=True, slots=True)
class AtStake:
    """The sums over the open risks of one currency; see `at_stake`."""

    exposure_minor: int = 0
    residual_minor: int = 0
    open: int = 0
    unknown: int = 0
    fallen_back: int = 0

    @property
    def contingency_minor(self) -> int:
        """The reserve that the residual exposure asks for: nobody sets aside less than nothing, even
        where chances outweigh threats."""
        return max(0, self.residual_minor)


def at_stake(risks: Iterable[Risk], scales: Scales = USUAL) -> AtStake:
    """exposure = Σ EMV, residual exposure = Σ residual EMV, of the open risks, which are of one
    currency. `unknown` ones have no EMV, neither before nor after; `fallen_back` ones count after the
    response as before it, since nobody has rated it."""
    exposure = residual = number = unknown = fallen_back = 0
    for risk in risks:
        if not risk.is_open:
            continue
        number += 1
        before, after = inherent_emv(risk, scales), residual_emv(risk, scales)
        exposure += before or 0
        residual += after or 0
        unknown += before is None and after is None
        fallen_back += risk.falls_back and after is not None
    return AtStake(exposure, residual, number, unknown, fallen_back)


def by_currency(risks: Iterable[Risk]) -> dict[str, list[Risk]]:
    """Risks apart by currency: sums never mix them."""
    parted: dict[str, list[Risk]] = {}
    for risk in risks:
        parted.setdefault(risk.currency, []).append(risk)
    return parted


@dataclass(frozen=True, slots=True)
class GoalAtStake:
    """Σ EMV of the open threats that are linked to a goal, of one currency."""

    at_risk_minor: int
    threats: int
    unknown: int


def goals_at_stake(
    risks: Iterable[Risk], scales: Scales = USUAL
) -> Mapping[tuple[int, str], GoalAtStake]:
    """What open threats put at stake of each goal, by goal and currency; chances do not set it off."""
    found: dict[tuple[int, str], GoalAtStake] = {}
    for risk in risks:
        if risk.goal_id is None or not risk.is_open or not risk.is_threat:
            continue
        key, amount = (risk.goal_id, risk.currency), inherent_emv(risk, scales)
        so_far = found.get(key, GoalAtStake(0, 0, 0))
        found[key] = GoalAtStake(
            so_far.at_risk_minor + (amount or 0),
            so_far.threats + 1,
            so_far.unknown + (amount is None),
        )
    return found


@dataclass(frozen=True, slots=True)
class Matrix:
    """How many risks lie in each cell, `counts[probability - 1][impact - 1]`, and how many in none."""

    counts: tuple[tuple[int, ...], ...]
    opportunities: tuple[tuple[int, ...], ...]
    unknown: int


def matrix(risks: Iterable[Risk], *, residual: bool = False) -> Matrix:
    """The cells of the open risks, inherent or residual. One that lacks a step is counted apart: it
    is in no cell, and the residual one of a risk is not made up from its inherent one."""
    cells = [[[0, 0] for _impact in range(STEPS)] for _probability in range(STEPS)]
    unknown = 0
    for risk in risks:
        if not risk.is_open:
            continue
        probability = risk.residual_probability if residual else risk.probability
        impact = risk.residual_impact if residual else risk.impact
        if probability is None or impact is None:
            unknown += 1
        else:
            cells[probability - 1][impact - 1][risk.is_threat] += 1
    return Matrix(
        tuple(tuple(sum(cell) for cell in row) for row in cells),
        tuple(tuple(cell[False] for cell in row) for row in cells),
        unknown,
    )


def strategies_for(polarity: str) -> tuple[str, ...]:
    """The strategies that answer a threat, or an opportunity."""
    return codes.THREAT_STRATEGY if polarity == "threat" else codes.OPPORTUNITY_STRATEGY
