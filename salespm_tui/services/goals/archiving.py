"""Goals, check-ins and factors leave every list and every sum; undo brings them back."""

from __future__ import annotations

from sqlmodel import col, select

from salespm_tui.contract.values import Outcome, Ref
from salespm_tui.core.i18n import N_
from salespm_tui.core.labels import Label, label
from salespm_tui.services.fields import living
from salespm_tui.services.work import Work
from salespm_tui.store.tables import Goal, GoalActual, GoalFactor

KINDS = ("goal", "goal_actual", "goal_factor")


def archive(work: Work, ref: Ref) -> Outcome:
    """Archive a record of one of KINDS; a goal goes with all below it. Its deals stay: they feed
    other goals then."""
    said = _ARCHIVE[ref.kind](work, ref.id)
    work.session.flush()
    return Outcome(said, ref=ref)


def _goal(work: Work, goal_id: int) -> Label:
    goal = living(work, Goal, goal_id)
    family = _family(work, goal)
    for row in family:
        row.archived_at = work.now
        work.session.add(row)
    ids = [row.id for row in family]
    for table in (GoalActual, GoalFactor):
        hanging = select(table).where(col(table.goal_id).in_(ids), col(table.archived_at).is_(None))
        for part in work.session.exec(hanging).all():
            part.archived_at = work.now
            work.session.add(part)
    return label(N_("Archived goal %(name)s"), name=goal.name)


def _family(work: Work, goal: Goal) -> list[Goal]:
    """The goal and all below it."""
    found, known = [goal], {goal.id}
    for above in found:
        below = select(Goal).where(Goal.parent_id == above.id, col(Goal.archived_at).is_(None))
        for one in work.session.exec(below).all():
            if one.id not in known:
                known.add(one.id)
                found.append(one)
    return found


def _check_in(work: Work, row_id: int) -> Label:
    row = living(work, GoalActual, row_id)
    row.archived_at = work.now
    work.session.add(row)
    return label(N_("Archived a check-in of %(goal)s"), goal=living(work, Goal, row.goal_id).name)


def _factor(work: Work, row_id: int) -> Label:
    row = living(work, GoalFactor, row_id)
    row.archived_at = work.now
    work.session.add(row)
    return label(N_("Archived a factor of %(goal)s"), goal=living(work, Goal, row.goal_id).name)


_ARCHIVE = {"goal": _goal, "goal_actual": _check_in, "goal_factor": _factor}
