"""Goals as the JSON that scripts are written against.

Values are numbers in the goal's unit (of money the currency, not its minor units), shares decimals
to four digits; unknown is null, and `why` says of each such figure why.
"""

from __future__ import annotations

from fractions import Fraction

from salespm_tui.cli.shapes import Json, day
from salespm_tui.contract.goals import GoalOutlook, GoalRow, Goals
from salespm_tui.core.money import minor_digits
from salespm_tui.domain.figures import Figure, Number, half_up

_SHARE_DIGITS = 4
_HUNDREDTHS = 2
_FIGURES = ("actual", "attainment", "expected", "pace", "projection", "required_per_day")


def goals(snapshot: Goals) -> Json:
    """`outlook` is what the deals bring to the goal that the board's strip names; null without."""
    return {
        "goals": [_goal(row) for row in snapshot.goals],
        "outlook": None if snapshot.outlook is None else _outlook(snapshot.outlook),
    }


def _goal(row: GoalRow) -> Json:
    digits = value_digits(row.currency)
    return {
        "id": row.id,
        "parent_id": row.parent_id,
        "project": row.project,
        "name": row.name,
        "metric": row.metric,
        "unit": row.currency or row.unit,
        "currency": row.currency,
        "aggregation": row.aggregation,
        "direction": row.direction,
        "baseline": number(row.baseline, digits),
        "target": number(row.target, digits),
        "stretch": number(row.stretch, digits),
        "actual": number(row.actual.value, digits),
        "source": row.source,
        "attainment": share(row.attainment),
        "expected": number(row.expected.value, digits),
        "pace": share(row.pace),
        "gap": number(row.gap.value, digits),
        "band": row.band,
        "projection": number(row.projection.value, digits),
        "required_per_day": number(row.required_per_day.value, digits),
        "days_gone": row.days_gone,
        "days_left": row.days_left,
        "confidence": row.confidence,
        "owner": row.owner or None,
        "start": day(row.start),
        "due": day(row.due),
        "status": row.status,
        "why": _why(row),
    }


def _why(row: GoalRow) -> Json:
    """Why there is no figure, by its name; the codes are stable."""
    figures: dict[str, Figure] = {name: getattr(row, name) for name in _FIGURES}
    return {name: figure.why.code for name, figure in figures.items() if figure.why is not None}


def _outlook(found: GoalOutlook) -> Json:
    return {
        "goal_id": found.goal_id,
        "name": found.name,
        "start": day(found.start),
        "due": day(found.due),
        "currency": found.currency,
        "target_minor": found.target,
        "won_minor": found.won,
        "weighted_minor": minor(found.weighted),
        "forecast_minor": minor(found.forecast),
        "gap_minor": minor(found.gap),
        "coverage": share(found.coverage),
        "text": str(found.text),
    }


def value_digits(currency: str | None) -> int:
    """How many digits of a value are kept."""
    return _HUNDREDTHS if currency is None else minor_digits(currency)


def number(parts: Number | None, digits: int) -> int | float | None:
    """A value given in parts of 10^-`digits`, rounded to whole parts; a whole one without a point."""
    if parts is None:
        return None
    value = Fraction(half_up(parts), 10**digits)
    return value.numerator if value.denominator == 1 else float(value)


def share(figure: Figure) -> int | float | None:
    """A share as a decimal to four digits."""
    if figure.value is None:
        return None
    return number(figure.value * 10**_SHARE_DIGITS, _SHARE_DIGITS)


def minor(figure: Figure) -> int | None:
    """Money in whole minor units."""
    return None if figure.value is None else half_up(figure.value)
