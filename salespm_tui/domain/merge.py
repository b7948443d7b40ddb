"""Three-way merge: what was last agreed on (`base`), what comes in (`theirs`), what is here (`ours`).

What only one side changed is taken from that side; where both changed the same thing differently,
ours stays and is named. Keys that a side lacks are absent there, which is a state like any other:
it is how links and rows are added and removed.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Generic, TypeVar

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")


class Absent:
    """The type of `ABSENT`."""

    __slots__ = ()

    def __repr__(self) -> str:
        return "ABSENT"


ABSENT: Final = Absent()
"""What a mapping without the key holds there."""


@dataclass(frozen=True, slots=True)
class Merged(Generic[K, V]):
    """What ours has to become, and what stays although theirs says otherwise.

    `taken` holds only keys whose value changes here (ABSENT: goes away); `kept` the keys that both
    sides changed, each in its own way.
    """

    taken: dict[K, V | Absent]
    kept: tuple[K, ...]


def merge(base: Mapping[K, V], theirs: Mapping[K, V], ours: Mapping[K, V]) -> Merged[K, V]:
    """Merge key by key. With `theirs == base` nothing is taken and nothing kept."""
    taken: dict[K, V | Absent] = {}
    kept: list[K] = []
    for key in _keys(theirs, base):
        before = base.get(key, ABSENT)
        incoming = theirs.get(key, ABSENT)
        present = ours.get(key, ABSENT)
        if incoming in (before, present):
            continue
        if present == before:
            taken[key] = incoming
        else:
            kept.append(key)
    return Merged(taken, tuple(kept))


def merge_order(base: Sequence[K], theirs: Sequence[K], ours: Sequence[K]) -> tuple[K, ...]:
    """The order that everything in `theirs` or `ours` gets.

    The side that rearranged what it shares with `base` leads, ours if both did or neither; what the
    other side has besides goes behind the neighbour that it follows there.
    """
    if _rearranged(base, theirs) and not _rearranged(base, ours):
        return _woven(theirs, ours)
    return _woven(ours, theirs)


def _keys(*mappings: Mapping[K, V]) -> Iterable[K]:
    return dict.fromkeys(key for mapping in mappings for key in mapping)


def _rearranged(base: Sequence[K], side: Sequence[K]) -> bool:
    of_base, of_side = set(base), set(side)
    return [key for key in base if key in of_side] != [key for key in side if key in of_base]


def _woven(lead: Sequence[K], other: Sequence[K]) -> tuple[K, ...]:
    """`lead`, with each key that only `other` has behind its predecessor in `other`."""
    known = set(lead)
    followers: dict[K | None, list[K]] = {}
    anchor: K | None = None
    for key in other:
        if key in known:
            anchor = key
        else:
            followers.setdefault(anchor, []).append(key)
    order = list(followers.get(None, ()))
    for key in lead:
        order.append(key)
        order.extend(followers.get(key, ()))
    return tuple(order)
