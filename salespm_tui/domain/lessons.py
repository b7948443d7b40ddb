"""Which lessons fit a phase of a project, and how their texts are looked through."""

from __future__ import annotations

from collections.abc import Iterable

from salespm_tui.core.similar import fold

AREAS_OF_PHASE = {
    "needs": ("needs", "communication"),
    "initiation": ("initiation", "goals", "needs"),
    "planning": ("planning", "goals", "risk"),
    "execution": ("execution", "pipeline", "communication", "risk"),
    "acceptance": ("acceptance", "communication"),
    "closing": ("evaluation", "acceptance"),
}
"""What lessons are about that help in a phase; those about something else fit every one."""
_ANY_PHASE = "other"


def fits(area: str, phase: str) -> bool:
    """Whether lessons of that area help in that phase."""
    return area == _ANY_PHASE or area in AREAS_OF_PHASE.get(phase, ())


def holds(texts: Iterable[str], asked: str) -> bool:
    """Whether the texts together hold all words of `asked`, without regard to case."""
    whole = "\n".join(fold(text) for text in texts)
    return all(word in whole for word in fold(asked).split())


def tags_of(typed: Iterable[str]) -> tuple[str, ...]:
    """Tags as they are kept: without a leading #, each once without regard to case, in order."""
    found: dict[str, str] = {}
    for tag in (tag.strip().lstrip("#").strip() for tag in typed):
        if tag:
            found.setdefault(fold(tag), tag)
    return tuple(found.values())
