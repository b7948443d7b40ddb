"""The goals that a morning has something to say of, and whether the number will be made."""

from __future__ import annotations

from collections.abc import Iterator

from salespm_tui.core.labels import Label
from salespm_tui.core.money import short_money
from salespm_tui.domain.agenda import GoalFact
from salespm_tui.domain.figures import half_up
from salespm_tui.services.goals.book import Book, Standing, book
from salespm_tui.services.goals.outlook import outlook
from salespm_tui.services.work import Reading

MOST_NUMBERS = 3
"""The sentences about the numbers of more projects than this would bury the morning."""

_BEHIND = ("behind", "at_risk")


def goal_facts(
    reading: Reading, project_id: int | None, at_work: frozenset[int]
) -> tuple[GoalFact, ...]:
    """The goals behind their pace; of that project, or of those `at_work` and of none."""
    known = book(reading)
    return tuple(
        _fact(known, one)
        for one in _chosen(known, project_id, at_work)
        if one.figures.band in _BEHIND
    )


def numbers(reading: Reading, project_id: int | None, at_work: frozenset[int]) -> tuple[Label, ...]:
    """Whether the number will be made: a sentence each for what belongs to no project, and for the
    projects in the order of their codes."""
    known = book(reading)
    by_project: dict[str, list[Standing]] = {}
    for one in _chosen(known, project_id, at_work):
        by_project.setdefault(_code(known, one), []).append(one)
    found = [outlook(known, by_project[code]) for code in sorted(by_project)]
    return tuple(one.text for one in found if one is not None)[:MOST_NUMBERS]


def _chosen(known: Book, project_id: int | None, at_work: frozenset[int]) -> Iterator[Standing]:
    for one in known.standings.values():
        mine = one.facts.project_id
        if mine == project_id or (project_id is None and mine in at_work):
            yield one


def _code(known: Book, one: Standing) -> str:
    project = known.projects.get(one.facts.project_id or 0)
    return "" if project is None else project.code


def _fact(known: Book, one: Standing) -> GoalFact:
    facts, pace = one.facts, one.figures.pace.value
    assert one.figures.band is not None and pace is not None
    return GoalFact(
        id=facts.id,
        title=facts.name,
        band=one.figures.band,
        pace=half_up(pace * 100),
        needed=_needed(one),
        due_on=facts.due_on,
        owner=facts.owner or "",
        project_id=facts.project_id,
        project=_code(known, one),
    )


def _needed(one: Standing) -> str:
    needed = one.figures.required_per_day.value
    if needed is None or not needed:
        return ""
    if one.facts.currency is not None:
        return short_money(half_up(needed), one.facts.currency)
    return one.facts.write(needed)
