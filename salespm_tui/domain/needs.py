"""Needs and the tasks that meet them: how far they are, and what does not hang together."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from salespm_tui.domain.codes import REQUIREMENT_PRIORITY

_LAST = len(REQUIREMENT_PRIORITY)


class Serving(NamedTuple):
    """A task that meets a need, cancelled ones left out; its length in working minutes."""

    percent: int
    length_min: int


def percent_met(tasks: Sequence[Serving]) -> int | None:
    """How far the tasks are together, weighed by their lengths; milestones alone count one each.

    None without tasks. 100 means that all of them are done: what rounding would bring there stays 99.
    """
    if not tasks:
        return None
    whole = sum(task.length_min for task in tasks)
    if whole:
        percent = int(sum(task.percent * task.length_min for task in tasks) / whole + 0.5)
    else:
        percent = sum(task.percent for task in tasks) // len(tasks)
    return percent if all(task.percent == 100 for task in tasks) else min(percent, 99)


def status_hint(status: str, tasks: Sequence[Serving]) -> str | None:
    """The status that the tasks suggest, where it differs from the one kept.

    `delivered` once every task is done, `planned` once there are tasks at all; of a rejected need
    nothing is said, and a delivered one whose tasks are not all done is planned.
    """
    if status == "rejected" or not tasks:
        return None
    done = all(task.percent == 100 for task in tasks)
    suggested = "delivered" if done else "planned"
    return None if suggested == status else suggested


def is_wanted(status: str, priority: str | None) -> bool:
    """Whether a need is to be met: neither rejected nor put off."""
    return status != "rejected" and priority != "wont"


def rank(status: str, priority: str | None) -> tuple[bool, int]:
    """Sorts needs by MoSCoW, unknown after could and rejected ones last."""
    place = _LAST if priority is None else REQUIREMENT_PRIORITY.index(priority)
    # What is put off comes after what nobody has weighed yet.
    return (status == "rejected", _LAST + 1 if priority == "wont" else place)
