"""Whose deals count for a goal that was cut by owner."""

from __future__ import annotations

from collections.abc import Iterable

from salespm_tui.domain.goal_tree import Part


def owner_that_counts(part: Part, siblings: Iterable[Part]) -> str:
    """The owner whose deals alone feed the goal; "" where deals of all owners do.

    A goal's owner is who answers for it, and a whole team may work for it. Only where another goal
    of the same parent, metric and project runs at the same time for another owner, each has its own.
    """
    if not part.owner:
        return ""
    rivals = (
        other
        for other in siblings
        if other.id != part.id
        and other.owner
        and not same_person(other.owner, part.owner)
        and (other.metric, other.unit, other.project_id)
        == (part.metric, part.unit, part.project_id)
        and other.period.first <= part.period.last
        and part.period.first <= other.period.last
    )
    return part.owner if any(rivals) else ""


def same_person(one: str, other: str) -> bool:
    """Whether two owners are the same, whatever their case."""
    return one.casefold() == other.casefold()
