"""Earned value: what was planned, what is done, what it cost, and what that lets one expect.

Names and formulas are those of the standard (ANSI/EIA-748, PMBOK), as the domain description writes
them. Money comes in and goes out in minor units; figures are exact fractions until they are written.
A figure whose denominator is zero is undefined and says why; it is never 0.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction

from salespm_tui.domain.calendar import WorkCalendar
from salespm_tui.domain.figures import Figure, Number, half_up, known, undefined

_HALF = Fraction(1, 2)


@dataclass(frozen=True, slots=True)
class Work:
    """One leaf of the plan as it was agreed and as it stands.

    `budget_minor` is its share of the budget at completion; `start` and `finish` are the working
    instants of the baseline, `percent` what is complete at the status date. `started` is whether
    work has begun by then.
    """

    budget_minor: int
    start: datetime | None
    finish: datetime | None
    percent: int
    started: bool
    method: str = "percent"


@dataclass(frozen=True, slots=True)
class Values:
    """The four values that everything else follows from, in minor units."""

    bac: Fraction
    pv: Fraction
    ev: Fraction
    ac: Fraction


@dataclass(frozen=True, slots=True)
class EarnedValue:
    """All figures of earned value, as `of_values` computes them."""

    values: Values
    sv: Figure
    cv: Figure
    sv_percent: Figure
    cv_percent: Figure
    spi: Figure
    cpi: Figure
    eac_typical: Figure
    eac_atypical: Figure
    eac_both: Figure
    etc: Figure
    vac: Figure
    tcpi_bac: Figure
    tcpi_eac: Figure


def planned_fraction(work: Work, at: datetime, calendar: WorkCalendar) -> Fraction:
    """The share of the work that the baseline has done by `at`, from 0 to 1.

    By percent the share grows evenly over the working minutes from baseline start to baseline
    finish (as MS Project's BCWS does); 50/50 counts a half from the start on; 0/100 and milestones
    count nothing until the finish. Work without baseline dates is never planned: 0.
    """
    if work.start is None or work.finish is None or at < work.start:
        return Fraction(0)
    if at >= work.finish:
        return Fraction(1)
    if work.method == "fifty_fifty":
        return _HALF
    if work.method != "percent":
        return Fraction(0)
    whole = calendar.between(work.start, work.finish)
    return Fraction(calendar.between(work.start, at), whole) if whole else Fraction(0)


def earned_fraction(work: Work) -> Fraction:
    """The share of the work that is earned, by its method."""
    return earned_share(work.percent, work.method, begun=work.started or work.percent > 0)


def earned_share(percent: int, method: str, *, begun: bool) -> Fraction:
    """The share of work that is earned with that percent complete.

    percent: what is complete. 50/50: a half once begun, all when complete. 0/100, and milestones,
    which are not divided any further: all when complete, nothing before.
    """
    if percent >= 100:
        return Fraction(1)
    if method == "percent":
        return Fraction(percent, 100)
    return _HALF if method == "fifty_fifty" and begun else Fraction(0)


def values_of(
    works: Iterable[Work], at: datetime, calendar: WorkCalendar, spent_minor: Number
) -> Values:
    """PV = Σ BAC_i · planned share, EV = Σ BAC_i · earned share; AC is what was spent by then."""
    bac = pv = ev = Fraction(0)
    for work in works:
        bac += work.budget_minor
        pv += work.budget_minor * planned_fraction(work, at, calendar)
        ev += work.budget_minor * earned_fraction(work)
    return Values(bac, pv, ev, Fraction(spent_minor))


def in_whole(values: Values) -> Values:
    """The values as they are printed, in whole minor units: sums and ratios are made of these."""
    return Values(
        *(Fraction(half_up(one)) for one in (values.bac, values.pv, values.ev, values.ac))
    )


def together(parts: Iterable[Values]) -> Values:
    """The values of a summary or a project: the sums of its parts."""
    bac = pv = ev = ac = Fraction(0)
    for part in parts:
        bac, pv, ev, ac = bac + part.bac, pv + part.pv, ev + part.ev, ac + part.ac
    return Values(bac, pv, ev, ac)


def of_values(values: Values) -> EarnedValue:
    """Every figure that follows from the four.

    EAC typical = BAC ÷ CPI, atypical = AC + (BAC − EV), both = AC + (BAC − EV) ÷ (CPI · SPI). ETC and
    VAC are those of the typical estimate.
    """
    bac, pv, ev, ac = values.bac, values.pv, values.ev, values.ac
    spi = _ratio(ev, pv, "no_planned_value")
    cpi = _ratio(ev, ac, "no_actual_cost")
    typical = _estimate(bac, cpi)
    return EarnedValue(
        values=values,
        sv=known(ev - pv),
        cv=known(ev - ac),
        sv_percent=_ratio(ev - pv, pv, "no_planned_value"),
        cv_percent=_ratio(ev - ac, ev, "no_earned_value"),
        spi=spi,
        cpi=cpi,
        eac_typical=typical,
        eac_atypical=known(ac + bac - ev),
        eac_both=_both(values, spi, cpi),
        etc=typical if typical.value is None else known(typical.value - ac),
        vac=typical if typical.value is None else known(bac - typical.value),
        tcpi_bac=_to_complete(bac, bac - ev, bac - ac),
        tcpi_eac=(
            typical if typical.value is None else _to_complete(bac, bac - ev, typical.value - ac)
        ),
    )


def _ratio(part: Fraction, whole: Fraction, why: str) -> Figure:
    return known(part / whole) if whole else undefined(why)


def _estimate(bac: Fraction, cpi: Figure) -> Figure:
    if cpi.value is None:
        return cpi
    return known(bac / cpi.value) if cpi.value else undefined("no_earned_value")


def _both(values: Values, spi: Figure, cpi: Figure) -> Figure:
    for index in (cpi, spi):
        if index.value is None:
            return index
    assert cpi.value is not None
    assert spi.value is not None
    if not cpi.value * spi.value:
        return undefined("no_earned_value")
    return known(values.ac + (values.bac - values.ev) / (cpi.value * spi.value))


def _to_complete(bac: Fraction, work_left: Fraction, money_left: Fraction) -> Figure:
    """TCPI: what each unit of the money left must earn. Nothing to earn: done; no money: unreachable."""
    if not bac:
        return undefined("no_budget")
    if not work_left:
        return undefined("all_earned")
    if money_left <= 0:
        return undefined("unreachable")
    return known(work_left / money_left)


def return_on(booked_minor: Number, spent_minor: Number) -> Figure:
    """ROI = (booked revenue − AC) ÷ AC."""
    spent = Fraction(spent_minor)
    return _ratio(Fraction(booked_minor) - spent, spent, "no_actual_cost")
