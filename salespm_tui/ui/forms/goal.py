"""The forms of the Goals screen: goal, check-in, factor."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date
from fractions import Fraction
from typing import Any, TypeVar

from salespm_tui.contract.goals import (
    CheckIn,
    CheckInRow,
    CurvePairs,
    FactorRow,
    GoalRow,
    SaveCheckIn,
    SaveFactor,
    SaveGoal,
)
from salespm_tui.contract.projects import ProjectRow
from salespm_tui.core.errors import UserError
from salespm_tui.core.i18n import _
from salespm_tui.core.money import minor_digits, read_money, read_parts
from salespm_tui.core.typed_dates import format_date, read_date
from salespm_tui.domain.figures import half_up, write_number
from salespm_tui.ui.forms.form import Field, Form
from salespm_tui.ui.present import goal_words as words

T = TypeVar("T")

_POINT = re.compile(r"\s*([0-9]{1,3}(?:\.[0-9]{1,2})?)\s*:\s*([0-9]{1,3}(?:\.[0-9]{1,2})?)\s*")
_CURRENCY = re.compile(r"[A-Za-z]{3}")
_NONE = ""
_MONEY = frozenset({"revenue", "orders_signed", "cash_collected"})
_VALUES = frozenset({"target_value", "baseline_value", "stretch_value"})
_TYPED_DIGITS = 6
"""Values are read in millionths: in which parts they are kept depends on the currency beside them."""


def goal_form(
    goal: GoalRow | None,
    today: date,
    projects: Sequence[ProjectRow],
    *,
    parent: GoalRow | None = None,
    project_id: int | None = None,
) -> Form:
    """A new goal (below `parent`, in the project `project_id`), or the one given."""
    like = goal if goal is not None else parent
    usual = _usual_currency(projects, project_id) if like is None else like.currency
    fields = (
        Field("name", _("Name"), "" if goal is None else goal.name, required=True),
        *_measure(goal, like, usual),
        *_values(goal),
        *_period(goal, like, today),
        *_phasing(goal),
        Field("owner", _("Owner"), "" if goal is None else goal.owner),
        _project(goal, parent, projects, project_id),
        *_about(goal),
    )
    goal_id = None if goal is None else goal.id

    def make(values: dict[str, Any]) -> SaveGoal:
        if goal is None and parent is not None:
            values["parent_id"] = parent.id
        if goal is None and values.get("currency") == usual and not _is_money(values):
            values.pop("currency", None)
        currency = values.get("currency", None if goal is None else goal.currency)
        return SaveGoal(goal_id=goal_id, **_in_parts(values, currency))

    title = _("New goal") if goal is None else goal.name
    if goal is None and parent is not None:
        title = _("New goal below %(name)s") % {"name": parent.name}
    key = f"goal:{goal_id}:{None if parent is None else parent.id}"
    return Form(key, title, fields, make, creating=goal is None)


def _usual_currency(projects: Sequence[ProjectRow], project_id: int | None) -> str | None:
    """The currency of the project, else of the first one."""
    found = [one.currency for one in projects if project_id in (None, one.id)]
    return found[0] if found else None


def _is_money(values: dict[str, Any]) -> bool:
    """Whether a new goal counts money: one of its own metric does where it has no unit."""
    metric = values.get("metric")
    return metric in _MONEY or (metric == "custom" and not values.get("unit"))


def _in_parts(values: dict[str, Any], currency: str | None) -> dict[str, Any]:
    """The values that were typed, in the parts of the currency that was typed beside them."""
    scale = 10 ** (_TYPED_DIGITS - (minor_digits(currency) if currency else 2))
    return {
        name: half_up(Fraction(value, scale)) if name in _VALUES and value is not None else value
        for name, value in values.items()
    }


def check_in_form(goal: GoalRow, today: date, row: CheckInRow | None = None) -> Form:
    """A new check-in of the goal, or the one given: value, how sure, a word."""
    value = "" if row is None or row.value is None else typed_value(goal, row.value)
    sure = "" if row is None or row.confidence is None else str(row.confidence)
    fields = (
        Field(
            "value",
            _("Value today") if row is None else _("Value"),
            value,
            read=_or_none(value_reader(goal.currency)),
            say=lambda found: words.value_words(goal, found) if found is not None else "",
            hint=_value_hint(goal),
        ),
        Field(
            "confidence",
            _("How sure, 1 to 5"),
            sure,
            choices=(("", _("not said")), *((str(n), _sure_choice(n)) for n in range(1, 6))),
            read=_or_none(int),
        ),
        Field("note", _("Note"), "" if row is None else row.note, lines=3),
        _day("as_of", _("On"), today if row is None else row.as_of, today),
    )

    def make(values: dict[str, Any]) -> CheckIn | SaveCheckIn:
        if row is None:
            return CheckIn(goal.id, **values)
        return SaveCheckIn(row.id, **values)

    title = _("Check in: %(name)s") % {"name": goal.name}
    key = f"check-in:{goal.id}:{None if row is None else row.id}"
    return Form(key, title, fields, make, creating=row is None)


def factor_form(goal: GoalRow, row: FactorRow | None = None) -> Form:
    """Something that helps or hinders the goal."""
    weights = tuple((str(n), f"{n}/5") for n in range(1, 6))
    fields = (
        _choice("kind", _("Influence"), words.FACTOR, "market_demand" if row is None else row.kind),
        _choice("effect", _("It …"), words.EFFECT, "positive" if row is None else row.effect),
        Field("weight", _("Weight"), "3" if row is None else str(row.weight), int, choices=weights),
        Field("note", _("Note"), "" if row is None else row.note, lines=3),
    )

    def make(values: dict[str, Any]) -> SaveFactor:
        if row is None:
            return SaveFactor(goal_id=goal.id, **values)
        return SaveFactor(row.id, **values)

    title = _("Factor of %(name)s") % {"name": goal.name}
    key = f"factor:{goal.id}:{None if row is None else row.id}"
    return Form(key, title, fields, make, creating=row is None)


def typed_value(goal: GoalRow, value: int) -> str:
    """A value as it is typed: digits alone, to be read back as the same value."""
    digits = minor_digits(goal.currency) if goal.currency else 2
    return _digits(value, digits)


def value_reader(currency: str | None) -> Callable[[str], int]:
    """Reads values of a goal in that currency, or in a unit that is no money."""
    return lambda text: read_money(text, currency) if currency else read_parts(text)


def read_curve(text: str) -> CurvePairs:
    """`50:20, 80:60` (percent of the time: percent of the way); UserError where it leads nowhere."""
    pairs = []
    for part in filter(str.strip, re.split(r"[,，;；]", text.replace("：", ":").replace("%", ""))):
        match = _POINT.fullmatch(part)
        if match is None:
            raise _no_curve(text)
        pairs.append((_hundredths(match[1]), _hundredths(match[2])))
    times = [time for time, _share in pairs]
    shares = [share for _time, share in pairs]
    rising = times == sorted(set(times)) and shares == sorted(shares)
    if not pairs or not rising or max(*times, *shares) > 10_000:
        raise _no_curve(text)
    return tuple(pairs)


def _no_curve(text: str) -> UserError:
    return UserError(
        _("“%(text)s” is no curve.") % {"text": text.strip()[:20]},
        _("Say which share is due when, rising: 50:20, 80:60 (percent of time: of the way)."),
    )


def _hundredths(text: str) -> int:
    return read_parts(text, 2)


def _measure(goal: GoalRow | None, like: GoalRow | None, usual: str | None) -> tuple[Field, ...]:
    """What is counted, in what, and how it adds up. A new goal is asked for the metric alone: the
    rest follows from it, and can be said all the same."""
    follows = (_NONE, _("as the metric has it"))
    metric = "revenue" if like is None else like.metric
    return (
        _choice("metric", _("Metric"), words.METRIC, metric),
        Field(
            "currency",
            _("Currency"),
            usual or "",
            read=_currency,
            hint=_("for money: CNY, EUR"),
        ),
        Field("unit", _("Unit"), "" if like is None else like.unit, hint=_("%, points, deals")),
        _follows("aggregation", _("Adds up"), words.AGGREGATION, goal, follows),
        _follows("direction", _("Direction"), words.DIRECTION, goal, follows),
        _follows("fed_by", _("Fed by"), words.SOURCE, goal, follows),
    )


def _follows(
    name: str, label: str, known: dict[str, str], goal: GoalRow | None, follows: tuple[str, str]
) -> Field:
    if goal is None:
        return Field(name, label, _NONE, choices=(follows, *words.choices(known)))
    return _choice(name, label, known, getattr(goal, name))


def _values(goal: GoalRow | None) -> tuple[Field, ...]:
    """Target, baseline and stretch, read in millionths."""

    def field(name: str, label: str, value: int | None, *, needed: bool, hint: str = "") -> Field:
        return Field(
            name,
            label,
            "" if value is None or goal is None else typed_value(goal, value),
            read=_or_none(lambda text: read_parts(text, _TYPED_DIGITS)),
            say=lambda found: "" if found is None else _said(found),
            required=needed,
            hint=hint,
        )

    return (
        field("target_value", _("Target"), None if goal is None else goal.target, needed=True,
              hint=_("1.2m, 120万, 34.5")),
        field("baseline_value", _("Baseline value"), None if goal is None else goal.baseline,
              needed=goal is not None, hint=_("where it starts, else 0")),
        field("stretch_value", _("Stretch value"), None if goal is None else goal.stretch,
              needed=False),
    )  # fmt: skip


def _period(goal: GoalRow | None, like: GoalRow | None, today: date) -> tuple[Field, ...]:
    start = None if goal is None else goal.start
    due = None if goal is None else goal.due
    if goal is None and like is not None:
        start, due = like.start, like.due
    return (
        _day("start_on", _("Starts"), start, today, hint=_("else today, or with its parent")),
        _day("due_on", _("Due"), due, today, required=True, hint=_("12/31, eom, 明天")),
    )


def _phasing(goal: GoalRow | None) -> tuple[Field, ...]:
    points = () if goal is None else goal.curve_points
    shown = ", ".join(f"{_digits(time, 2)}:{_digits(share, 2)}" for time, share in points)
    return (
        _choice("curve", _("Phasing"), words.CURVE, "linear" if goal is None else goal.curve),
        Field(
            "curve_points",
            _("Points of curve"),
            shown,
            read=lambda text: read_curve(text) if text.strip() else (),
            hint=_("50:20, 80:60"),
        ),
    )


def _project(
    goal: GoalRow | None,
    parent: GoalRow | None,
    projects: Sequence[ProjectRow],
    project_id: int | None,
) -> Field:
    like = goal if goal is not None else parent
    at = project_id if like is None else like.project_id
    options = ((_NONE, _("all projects")), *((str(p.id), f"{p.code} {p.name}") for p in projects))
    chosen = "" if at is None else str(at)
    if chosen not in dict(options):
        chosen = ""
    return Field("project_id", _("Project"), chosen, choices=options, read=_or_none(int))


def _about(goal: GoalRow | None) -> tuple[Field, ...]:
    status = "active" if goal is None else goal.status
    return (
        _choice("status", _("Status"), words.STATUS, status),
        Field("strategy_note", _("Strategic aim"), "" if goal is None else goal.strategy_note,
              lines=2),
        Field("notes", _("Notes"), "" if goal is None else goal.notes, lines=3),
    )  # fmt: skip


def _choice(name: str, label: str, known: dict[str, str], value: str) -> Field:
    return Field(name, label, value, choices=words.choices(known))


def _day(
    name: str,
    label: str,
    value: date | None,
    today: date,
    *,
    required: bool = False,
    hint: str = "",
) -> Field:
    return Field(
        name,
        label,
        "" if value is None else format_date(value, today),
        read=lambda text: read_date(text, today),
        say=lambda day: format_date(day, today),
        required=required,
        hint=hint,
    )


def _said(millionths: int) -> str:
    return write_number(Fraction(millionths, 10**_TYPED_DIGITS))


def _sure_choice(number: int) -> str:
    named = {1: _("1 hardly"), 2: _("2 doubtful"), 3: _("3 perhaps"), 4: _("4 likely")}
    return named.get(number, _("5 certain"))


def _value_hint(goal: GoalRow) -> str:
    if goal.fed_by == "manual":
        return _("now %(value)s") % {"value": words.figure_words(goal, goal.actual)}
    return _("fed by itself; leave empty")


def _currency(text: str) -> str | None:
    code = text.strip().upper()
    if code and not _CURRENCY.fullmatch(code):
        raise UserError(
            _("A currency is three letters."), _("Type for example: CNY, EUR; empty: no money.")
        )
    return code or None


def _digits(value: int, digits: int) -> str:
    """Whole parts as a plain decimal: `1200000`, `34.5`."""
    text = f"{abs(value):0{digits + 1}d}"
    whole, part = (text[:-digits], text[-digits:].rstrip("0")) if digits else (text, "")
    return ("-" if value < 0 else "") + whole + (f".{part}" if part else "")


def _or_none(read: Callable[[str], T]) -> Callable[[str], T | None]:
    def read_or_none(text: str) -> T | None:
        return read(text) if text.strip() else None

    return read_or_none
