"""Figures that may be undefined, and then say why; exact until they are written.

A figure is a fraction of whole units (of money: minor units). It is rounded where it is shown and
nowhere before, half away from zero.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

from salespm_tui.core.i18n import N_
from salespm_tui.core.labels import Label, Value, label
from salespm_tui.core.money import format_money

Number = int | Fraction
Writer = Callable[[Fraction], str]
"""Puts a value into the words of its unit."""

_WHY = {
    "no_target": N_("there is no target"),
    "no_baseline": N_("the baseline value is not known"),
    "no_actual": N_("no actual value is known yet"),
    "target_is_baseline": N_("the target is the same as the baseline value"),
    "against_direction": N_("the target lies on the wrong side of the baseline value"),
    "no_working_days": N_("the period has no working day"),
    "not_begun": N_("the period has not begun"),
    "nothing_expected": N_("nothing is expected yet"),
    "too_early": N_("too early: less than a tenth of the period is over"),
    "not_cumulative": N_("only a cumulative value is projected or added up"),
    "average": N_("an average does not grow by a share a day"),
    "no_days_left": N_("no working day is left"),
    "no_stretch": N_("there is no stretch value"),
    "draft": N_("the goal is a draft"),
    "abandoned": N_("the goal is abandoned"),
    "ratio": N_("shares and rates are never added up"),
    "no_children": N_("nothing below it adds up to it"),
    "counted_twice": N_("%(one)s and %(other)s would count the same twice"),
    "target_reached": N_("what is won reaches the target"),
    "no_closed": N_("no deal has been won or lost yet"),
    "insufficient_history": N_("insufficient history: %(n)d of %(needed)d"),
    "no_open": N_("there is no open deal"),
    "no_amount": N_("no amount is known"),
    "no_probability": N_("no probability is known"),
    "amounts_zero": N_("the amounts add up to nothing"),
    "none_reached": N_("no deal has reached the first stage yet"),
    "no_cycle": N_("no won deal has both its dates"),
    "no_time": N_("the deals were won on the day they were opened"),
    "not_ahead": N_("the second stage does not come after the first"),
    "bant_unknown": N_("not all four of budget, authority, need and timing are known"),
    "closed": N_("the deal is closed"),
    "no_contact": N_("nobody knows when something last happened to the deal"),
    "no_impact": N_("no impact is known"),
    "no_residual": N_("what remains after the response is not rated"),
    "no_money": N_("what it would cost or bring is not known"),
    "no_scores": N_("nobody has answered yet"),
    "none_settled": N_("no promise has been kept or broken yet"),
    "no_planned_value": N_("nothing was planned to be done by the status date"),
    "no_actual_cost": N_("nothing has been spent yet"),
    "no_earned_value": N_("nothing has been earned yet"),
    "no_budget": N_("there is no budget for it"),
    "all_earned": N_("all of it is done"),
    "nothing_won": N_("no deal of it is won"),
    "unreachable": N_("unreachable: the budget is spent and work is left"),
    "target_not_positive": N_("the target is not above zero"),
    "no_indicator": N_("no indicator can be counted yet"),
    "no_effort": N_("nobody has said yet what effort it took"),
}


@dataclass(frozen=True, slots=True)
class Why:
    """Why a figure is undefined: a stable code, and the sentence."""

    code: str
    text: Label


@dataclass(frozen=True, slots=True)
class Figure:
    """A value, or why there is none: exactly one of the two is given."""

    value: Fraction | None
    why: Why | None = None


def known(value: Number) -> Figure:
    """A figure that has a value."""
    return Figure(Fraction(value))


def why(code: str, **args: Value) -> Why:
    """The reason of that code; KeyError for an unknown one."""
    return Why(code, label(_WHY[code], **args))


def undefined(code: str, **args: Value) -> Figure:
    """A figure that has none, for that reason."""
    return Figure(None, why(code, **args))


@dataclass(frozen=True, slots=True)
class Period:
    """The days from `first` to `last`, both included."""

    first: date
    last: date

    def __contains__(self, day: date | None) -> bool:
        return day is not None and self.first <= day <= self.last


def month_of(day: date) -> Period:
    """The whole month in which the day lies."""
    first = day.replace(day=1)
    return Period(first, _next_month(first) - timedelta(days=1))


def months_of(period: Period) -> tuple[Period, ...]:
    """The whole months that the period touches, in order."""
    found = [month_of(period.first)]
    while found[-1].last < period.last:
        found.append(month_of(found[-1].last + timedelta(days=1)))
    return tuple(found)


def _next_month(first: date) -> date:
    return (first + timedelta(days=31)).replace(day=1)


def half_up(value: Number) -> int:
    """The nearest whole number; a half goes away from zero (ROUND_HALF_UP)."""
    fraction = Fraction(value)
    size = (2 * abs(fraction.numerator) + fraction.denominator) // (2 * fraction.denominator)
    return size if fraction >= 0 else -size


def write_number(value: Number, digits: int = 2) -> str:
    """`18,000`, `0.96`: at most so many digits, without zeros at the end."""
    amount = Decimal(half_up(Fraction(value) * 10**digits)).scaleb(-digits)
    text = f"{amount:,.{digits}f}"
    return text.rstrip("0").rstrip(".") if digits else text


def write_percent(value: Number, digits: int = 1) -> str:
    """A share as a percentage: `64%`."""
    return f"{write_number(Fraction(value) * 100, digits)}%"


def money_writer(currency: str) -> Writer:
    """Writes minor units of that currency."""
    return lambda value: format_money(half_up(value), currency)


def unit_writer(unit: str, per_unit: int = 1) -> Writer:
    """Writes numbers with their unit after them, without one bare; values come in parts of which
    `per_unit` make one (100: hundredths)."""

    def write(value: Fraction) -> str:
        number = write_number(value / per_unit)
        return f"{number} {unit}" if unit else number

    return write
