"""Goals as people type them become rows, or are refused with a way out."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date

from sqlmodel import col, select

from salespm_tui.contract.goals import CurvePairs, SaveGoal
from salespm_tui.contract.values import Outcome, Ref, Unset
from salespm_tui.core.clean import clean_text
from salespm_tui.core.errors import UserError
from salespm_tui.core.i18n import N_, _
from salespm_tui.core.labels import Label, label
from salespm_tui.domain import codes
from salespm_tui.domain.goal_sources import feed_of
from salespm_tui.domain.goal_tree import RATIO_METRICS
from salespm_tui.domain.phasing import points_of
from salespm_tui.domain.working_days import WorkingDays
from salespm_tui.services.calendars import calendar_of
from salespm_tui.services.fields import given, living, one_of, paragraphs, put, required, words
from salespm_tui.services.goals.rows import WHOLE_CURVE
from salespm_tui.services.settings import settings
from salespm_tui.services.work import Work
from salespm_tui.store.tables import Goal, Project

MONEY_METRICS = frozenset({"revenue", "orders_signed", "cash_collected"})
_IN_PERCENT = frozenset({"market_share", "gross_margin", "win_rate"})
_LEVELS = frozenset({"market_share", "gross_margin", "customers", "csat"})
_FED_BY = {
    "revenue": "won_deals",
    "orders_signed": "won_deals",
    "win_rate": "won_deals",
    "cash_collected": "cash",
    "customers": "clients",
    "new_customers": "clients",
}
_MOST_VALUE = 10**16
_CURRENCY = re.compile("[A-Z]{3}")
_TAKEN_FROM_PARENT = ("metric", "unit", "currency", "aggregation", "direction", "project_id")


def save_goal(work: Work, command: SaveGoal) -> Outcome:
    """Create or change a goal. A period outside that of the goal above is noted, not refused."""
    new = command.goal_id is None
    goal = _new(work, command) if command.goal_id is None else living(work, Goal, command.goal_id)
    if not new and not isinstance(command.name, Unset):
        put(goal, "name", required(command.name, "name"))
    _set_place(work, goal, command)
    _set_measure(work, goal, command, new=new)
    _set_values(goal, command)
    _set_period(goal, command)
    _set_curve(goal, command)
    put(goal, "owner", words(command.owner))
    put(goal, "strategy_note", paragraphs(command.strategy_note))
    put(goal, "notes", paragraphs(command.notes))
    put(goal, "status", one_of(command.status, codes.GOAL_STATUS, "status"))
    notes = tuple(_warnings(work, goal))
    work.session.add(goal)
    work.session.flush()
    said = N_("Added goal %(name)s") if new else N_("Changed goal %(name)s")
    return Outcome(label(said, name=goal.name), ref=Ref("goal", goal.id), notes=notes)


def _new(work: Work, command: SaveGoal) -> Goal:
    """A goal with what follows from its parent, its metric and today."""
    name = required(command.name, "name")
    parent = _parent(work, command.parent_id)
    if isinstance(command.target_value, Unset):
        raise UserError(
            _("A goal needs a target."), _("Give the value to reach."), field="target_value"
        )
    due_on = given(command.due_on, None if parent is None else parent.due_on)
    if due_on is None:
        raise UserError(
            _("A goal needs a day on which it is due."),
            _("Type for example: 2026-12-31."),
            field="due_on",
        )
    start_on = work.today if parent is None else parent.start_on
    goal = Goal(name=name, target_value=command.target_value, start_on=start_on, due_on=due_on)
    if parent is not None:
        for field in _TAKEN_FROM_PARENT:
            setattr(goal, field, getattr(parent, field))
    return goal


def _parent(work: Work, parent_id: int | Unset | None) -> Goal | None:
    return None if isinstance(parent_id, Unset | None) else living(work, Goal, parent_id)


def _set_place(work: Work, goal: Goal, command: SaveGoal) -> None:
    """Under which goal, and in which project."""
    if not isinstance(command.project_id, Unset | None):
        living(work, Project, command.project_id)
    put(goal, "project_id", command.project_id)
    above, seen = _parent(work, command.parent_id), set[int]()
    while above is not None and above.id not in seen:
        seen.add(above.id)
        if goal.id is not None and above.id == goal.id:
            raise UserError(
                _("A goal cannot be part of itself or of a goal below it."),
                _("Choose another goal above it, or none."),
                field="parent_id",
            )
        above = None if above.parent_id is None else work.session.get(Goal, above.parent_id)
    put(goal, "parent_id", command.parent_id)


def _set_measure(work: Work, goal: Goal, command: SaveGoal, *, new: bool) -> None:
    """Metric, unit or currency, how it adds up, and what feeds it."""
    was = goal.metric
    put(goal, "metric", one_of(command.metric, codes.GOAL_METRIC, "metric"))
    other = goal.metric != was or (new and goal.parent_id is None)
    if other:
        goal.aggregation = _usual_aggregation(goal.metric)
        goal.unit = "%" if goal.metric in _IN_PERCENT else ""
    put(goal, "aggregation", one_of(command.aggregation, codes.GOAL_AGGREGATION, "aggregation"))
    put(goal, "direction", one_of(command.direction, codes.GOAL_DIRECTION, "direction"))
    if goal.metric in RATIO_METRICS and goal.aggregation == "cumulative":
        raise UserError(
            _("Shares and rates are never added up."),
            _("Choose a level or an average."),
            field="aggregation",
        )
    _set_unit(work, goal, command)
    if other or new:
        goal.fed_by = _FED_BY.get(goal.metric, "manual")
    put(goal, "fed_by", one_of(command.fed_by, codes.GOAL_SOURCE, "fed_by"))
    money = goal.currency is not None
    if goal.fed_by != "manual" and feed_of(goal.fed_by, goal.metric, is_money=money) is None:
        raise UserError(
            _("That says nothing about what this goal measures."),
            _("Choose values by hand, or another source."),
            field="fed_by",
        )


def _usual_aggregation(metric: str) -> str:
    if metric == "win_rate":
        return "average"
    return "level" if metric in _LEVELS else "cumulative"


def _set_unit(work: Work, goal: Goal, command: SaveGoal) -> None:
    """Money is in a currency, everything else in a unit."""
    if not isinstance(command.unit, Unset):
        put(goal, "unit", clean_text(command.unit))
    currency = command.currency
    if isinstance(currency, str):
        currency = _currency(currency)
    if goal.metric in MONEY_METRICS:
        known = currency if isinstance(currency, str) else None
        put(goal, "currency", known or _usual_currency(work, goal))
    elif goal.metric == "custom":
        put(goal, "currency", currency)
    elif isinstance(currency, str):
        raise UserError(
            _("What this goal measures is no money."),
            _("Leave the currency empty."),
            field="currency",
        )
    else:
        put(goal, "currency", None)


def _usual_currency(work: Work, goal: Goal) -> str:
    if goal.currency is not None:
        return goal.currency
    if goal.project_id is not None:
        return living(work, Project, goal.project_id).currency
    return settings(work).get("currency", "USD")


def _currency(code: str) -> str | None:
    upper = clean_text(code).upper()
    if upper and not _CURRENCY.fullmatch(upper):
        raise UserError(
            _("“%(code)s” is no currency.") % {"code": clean_text(code)},
            _("Give the three letters, such as CNY, EUR or USD."),
            field="currency",
        )
    return upper or None


def _set_values(goal: Goal, command: SaveGoal) -> None:
    """Baseline, target and stretch: the target lies on the right side of the baseline."""
    for field in ("baseline_value", "target_value", "stretch_value"):
        put(goal, field, checked_value(getattr(command, field), field))
    if goal.target_value == goal.baseline_value:
        raise UserError(
            _("The target is the same as the baseline value."),
            _("Give another target, or another value to start from."),
            field="target_value",
        )
    sign = -1 if goal.direction == "lower" else 1
    if (goal.target_value - goal.baseline_value) * sign < 0:
        raise UserError(
            _("The target lies on the wrong side of the baseline value."),
            _("Give another target, or say that lower (or higher) is better."),
            field="target_value",
        )
    if goal.stretch_value is not None and (goal.stretch_value - goal.target_value) * sign < 0:
        raise UserError(
            _("The stretch value lies before the target."),
            _("Give one beyond the target, or leave it empty."),
            field="stretch_value",
        )


def checked_value(value: int | Unset | None, field: str) -> int | Unset | None:
    """A value of a goal; UserError for one that no column holds."""
    if isinstance(value, int) and abs(value) > _MOST_VALUE:
        raise UserError(
            _("That number is too large."), _("Give a smaller one, or another unit."), field=field
        )
    return value


def _set_period(goal: Goal, command: SaveGoal) -> None:
    put(goal, "start_on", command.start_on)
    put(goal, "due_on", command.due_on)
    if goal.due_on < goal.start_on:
        given_due = not isinstance(command.due_on, Unset)
        raise UserError(
            _("The goal is due before it starts."),
            _("Give a later due date, or an earlier start."),
            field="due_on" if given_due else "start_on",
        )


def _set_curve(goal: Goal, command: SaveGoal) -> None:
    put(goal, "curve", one_of(command.curve, codes.GOAL_CURVE, "curve"))
    if not isinstance(command.curve_points, Unset):
        put(goal, "curve_json", _stored(command.curve_points))
    if goal.curve != "custom":
        return
    if not json.loads(goal.curve_json or "[]"):
        raise UserError(
            _("A curve of its own needs points."),
            _("Type for example: 50 30, meaning that at half time 30 percent are due."),
            field="curve_points",
        )


def _stored(points: CurvePairs) -> str | None:
    try:
        points_of(points, WHOLE_CURVE)
    except ValueError:
        raise UserError(
            _("Those points are no curve."),
            _("Times rise from start to end, and what is due never falls, nor passes the whole."),
            field="curve_points",
        ) from None
    return json.dumps([list(one) for one in points]) if points else None


def _warnings(work: Work, goal: Goal) -> Iterator[Label]:
    """What is kept as given, and yet may be a slip."""
    parent = None if goal.parent_id is None else living(work, Goal, goal.parent_id)
    if parent is not None and not _inside(goal, parent.start_on, parent.due_on):
        yield label(
            N_("Its period reaches beyond that of %(goal)s, %(start)s to %(due)s."),
            goal=parent.name,
            start=parent.start_on,
            due=parent.due_on,
        )
    if goal.id is not None:
        below = work.session.exec(
            select(Goal).where(Goal.parent_id == goal.id, col(Goal.archived_at).is_(None))
        ).all()
        for child in below:
            if not _inside(child, goal.start_on, goal.due_on):
                yield label(N_("The period of %(goal)s reaches beyond it."), goal=child.name)
    if not _working_days(work, goal).between(goal.start_on, goal.due_on):
        yield label(N_("Its period has no working day."))


def _inside(goal: Goal, start: date, due: date) -> bool:
    return start <= goal.start_on and goal.due_on <= due


def _working_days(work: Work, goal: Goal) -> WorkingDays:
    project = None if goal.project_id is None else work.session.get(Project, goal.project_id)
    return WorkingDays(calendar_of(work, None if project is None else project.calendar_id))
