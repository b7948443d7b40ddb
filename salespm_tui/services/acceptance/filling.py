"""The points of an acceptance come from the needs and the goals of its project."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from sqlmodel import col, select

from salespm_tui.contract.acceptance import FillAcceptance
from salespm_tui.contract.values import Outcome, Ref
from salespm_tui.core.i18n import N_
from salespm_tui.core.labels import counted, label
from salespm_tui.services.acceptance.rows import add_item, items_of, unsigned
from salespm_tui.services.goals.book import Standing, book
from salespm_tui.services.work import Work
from salespm_tui.store.tables import Acceptance, AcceptanceItem, Requirement

_NOT_AGREED = "rejected"
_NOT_NOW = "wont"
_GOALS_LEFT_OUT = ("draft", "abandoned")


def fill_acceptance(work: Work, command: FillAcceptance) -> Outcome:
    """Add a point for each need and each goal that has none here yet."""
    acceptance = unsigned(work, command.acceptance_id)
    there = items_of(work, acceptance.id)
    needs = {item.requirement_id for item in there}
    goals = {item.goal_id for item in there}
    fresh = [
        *(item for item in _from_needs(work, acceptance) if item.requirement_id not in needs),
        *(item for item in _from_goals(work, acceptance) if item.goal_id not in goals),
    ]
    for item in fresh:
        add_item(work, item)
    said = label(N_("Every need and every goal has its acceptance point already"))
    if fresh:
        said = counted(
            "Added %(number)d acceptance point from needs and goals",
            "Added %(number)d acceptance points from needs and goals",
            len(fresh),
        )
    return Outcome(said, ref=Ref("acceptance", acceptance.id))


def _from_needs(work: Work, acceptance: Acceptance) -> Iterator[AcceptanceItem]:
    """What was agreed to be met: no need that was rejected, none that is for another time."""
    mine = select(Requirement).where(
        Requirement.project_id == acceptance.project_id,
        Requirement.status != _NOT_AGREED,
        col(Requirement.archived_at).is_(None),
    )
    for need in work.session.exec(mine.order_by(col(Requirement.id))).all():
        if need.priority != _NOT_NOW:
            yield AcceptanceItem(
                acceptance_id=acceptance.id,
                requirement_id=need.id,
                name=need.title,
                criterion=need.acceptance_criteria,
            )


def _from_goals(work: Work, acceptance: Acceptance) -> Iterator[AcceptanceItem]:
    for standing in book(work).standings.values():
        facts = standing.facts
        if facts.project_id == acceptance.project_id and facts.status not in _GOALS_LEFT_OUT:
            yield AcceptanceItem(
                acceptance_id=acceptance.id,
                goal_id=facts.id,
                name=facts.name,
                target=facts.write(Fraction(facts.target_value)),
                actual=_actual(standing),
            )


def _actual(standing: Standing) -> str:
    value = standing.actual.value.value
    return "" if value is None else standing.facts.write(value)
