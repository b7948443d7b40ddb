"""What people say of a goal on the way: check-ins, and what helps or hinders it."""

from __future__ import annotations

from collections.abc import Iterator

from salespm_tui.contract.goals import CheckIn, SaveCheckIn, SaveFactor
from salespm_tui.contract.values import UNSET, Outcome, Ref
from salespm_tui.core.errors import UserError
from salespm_tui.core.i18n import N_, _
from salespm_tui.core.labels import Label, label
from salespm_tui.domain import codes
from salespm_tui.services.fields import living, one_of, paragraphs, put, within
from salespm_tui.services.goals.saving import checked_value
from salespm_tui.services.work import Work
from salespm_tui.store.tables import Goal, GoalActual, GoalFactor


def check_in(work: Work, command: CheckIn) -> Outcome:
    """Note where a goal stands; UserError where nothing is said, or the day is still to come."""
    goal = living(work, Goal, command.goal_id)
    row = GoalActual(goal_id=goal.id, as_of=work.today)
    as_of = UNSET if command.as_of is None else command.as_of
    said = SaveCheckIn(0, as_of, command.value, command.confidence, command.note)
    _fill(work, row, said)
    return _kept(work, goal, row, N_("Checked in on %(goal)s"))


def save_check_in(work: Work, command: SaveCheckIn) -> Outcome:
    """Change a check-in."""
    row = living(work, GoalActual, command.goal_actual_id)
    goal = living(work, Goal, row.goal_id)
    _fill(work, row, command)
    return _kept(work, goal, row, N_("Changed a check-in of %(goal)s"))


def _fill(work: Work, row: GoalActual, command: SaveCheckIn) -> None:
    put(row, "as_of", command.as_of)
    put(row, "value", checked_value(command.value, "value"))
    put(row, "confidence", within(command.confidence, 1, 5, "confidence"))
    put(row, "note", paragraphs(command.note))
    if row.as_of > work.today:
        raise UserError(
            _("A check-in cannot be of a day still to come."),
            _("Give today, or a day before."),
            field="as_of",
        )
    if row.value is None and row.confidence is None and not row.note:
        raise UserError(
            _("A check-in says something."),
            _("Give a value, a confidence from 1 to 5, or a few words."),
            field="value",
        )


def _kept(work: Work, goal: Goal, row: GoalActual, said: str) -> Outcome:
    work.session.add(row)
    work.session.flush()
    notes = tuple(_notes(goal, row))
    return Outcome(label(said, goal=goal.name), ref=Ref("goal_actual", row.id), notes=notes)


def _notes(goal: Goal, row: GoalActual) -> Iterator[Label]:
    if row.value is None:
        return
    too_early = row.as_of < goal.start_on and goal.aggregation != "level"
    if too_early or row.as_of > goal.due_on:
        yield label(N_("That day lies outside the goal's period, so the value does not count."))
    elif goal.fed_by != "manual" and goal.aggregation != "average":
        yield label(
            N_("The value stands for the evening of that day; records of later days add to it.")
        )


def save_factor(work: Work, command: SaveFactor) -> Outcome:
    """Create or change what helps or hinders a goal."""
    new = command.goal_factor_id is None
    if command.goal_factor_id is not None:
        row = living(work, GoalFactor, command.goal_factor_id)
        goal = living(work, Goal, row.goal_id)
    else:
        goal = living(work, Goal, command.goal_id or 0)
        row = GoalFactor(goal_id=goal.id)
    put(row, "kind", one_of(command.kind, codes.FACTOR_KIND, "kind"))
    put(row, "effect", one_of(command.effect, codes.FACTOR_EFFECT, "effect"))
    weight = within(command.weight, 1, 5, "weight")
    if weight is not None:
        put(row, "weight", weight)
    put(row, "note", paragraphs(command.note))
    work.session.add(row)
    work.session.flush()
    said = N_("Added a factor to %(goal)s") if new else N_("Changed a factor of %(goal)s")
    return Outcome(label(said, goal=goal.name), ref=Ref("goal_factor", row.id))
