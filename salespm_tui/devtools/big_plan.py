"""Big plans for benchmarks: always the same for the same size and seed, and shaped like real ones."""

from __future__ import annotations

from datetime import datetime, timedelta
from random import Random

from salespm_tui.domain.network import Plan, PlanLink, PlanTask

START = datetime(2026, 3, 2, 8)  # noqa: DTZ001 - working instants have no zone
_BELOW_A_SUMMARY = 9
_GROUPS_OF_A_PHASE = 12
_REACH = 40
"""How many leaves further a link leads at most."""


def big_plan(count: int, *, seed: int = 1, plain: bool = False) -> Plan:
    """A plan of `count` tasks in three levels, with one and a half times as many links.

    `plain` has finish-start links without lag only, and no dates of its own. Otherwise every fifth
    link has another type, a lag or a lead, and some tasks have a constraint, a deadline, progress.
    """
    random = Random(seed)
    tasks = [_task(number, count, random, plain=plain) for number in range(1, count + 1)]
    leaves = [task.id for task in tasks if task.duration_min >= 0 and not _is_summary(task.id)]
    return Plan(START, tuple(tasks), _links(leaves, count * 3 // 2, random, plain=plain))


def _is_summary(number: int) -> bool:
    return number % (_BELOW_A_SUMMARY + 1) == 1


def _task(number: int, count: int, random: Random, *, plain: bool) -> PlanTask:
    group = (number - 1) // (_BELOW_A_SUMMARY + 1)
    first_of_group = group * (_BELOW_A_SUMMARY + 1) + 1
    first_of_phase = group // _GROUPS_OF_A_PHASE * _GROUPS_OF_A_PHASE * (_BELOW_A_SUMMARY + 1) + 1
    if number == first_of_phase:
        return PlanTask(number, f"Phase {number}")
    if number == first_of_group:
        return PlanTask(number, f"Package {number}", first_of_phase)
    days = random.choice((0, 1, 1, 2, 3, 5, 8))
    half = 240 * random.randrange(2) if days else 0
    task = PlanTask(number, f"Task {number}", first_of_group, days * 480 + half)
    return task if plain else _with_dates(task, number / count, random)


def _with_dates(task: PlanTask, share: float, random: Random) -> PlanTask:
    """Some tasks start no earlier than a date, some have a deadline, some are under way."""
    from dataclasses import replace

    day = START + timedelta(days=int(share * 900))
    draw = random.random()
    if draw < 0.03:
        return replace(task, constraint="snet", constraint_at=day)
    if draw < 0.05:
        return replace(task, deadline_at=day + timedelta(days=60, hours=9))
    if draw < 0.10 and share < 0.1:
        return replace(task, percent=random.randrange(10, 90, 10), actual_start_at=day)
    return task


def _links(leaves: list[int], count: int, random: Random, *, plain: bool) -> tuple[PlanLink, ...]:
    """That many links between leaves, each to one further down, no two between the same pair."""
    most = sum(min(_REACH, len(leaves) - 1 - at) for at in range(len(leaves)))
    pairs: dict[tuple[int, int], None] = {}
    while len(pairs) < min(count, most):
        before = random.randrange(len(leaves) - 1)
        after = min(before + random.randint(1, _REACH), len(leaves) - 1)
        pairs[leaves[before], leaves[after]] = None
    return tuple(_link(pair, random, plain=plain) for pair in sorted(pairs))


def _link(pair: tuple[int, int], random: Random, *, plain: bool) -> PlanLink:
    if plain or random.random() < 0.8:
        return PlanLink(*pair)
    lag = 240 * random.randint(-4, 8)
    return PlanLink(*pair, random.choice(("fs", "fs", "ss", "ff", "sf")), lag)
