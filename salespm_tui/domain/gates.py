"""Stage gates: when one is due, where a decision leads, and what it takes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from salespm_tui.domain.codes import PROJECT_PHASE


def next_phase(phase: str) -> str:
    """The phase after that one; the last stays."""
    number = PROJECT_PHASE.index(phase) + 1
    return PROJECT_PHASE[min(number, len(PROJECT_PHASE) - 1)]


def place_of(phase: str, present: str) -> str:
    """Whether a phase's gate is past, here or ahead of a project in phase `present`."""
    distance = PROJECT_PHASE.index(phase) - PROJECT_PHASE.index(present)
    return "here" if distance == 0 else "past" if distance < 0 else "ahead"


def needs_reason(decision: str, open_points: int) -> bool:
    """Whether such a decision must say why: a no, and going on while points are open."""
    return decision == "no_go" or open_points > 0


_WORDS = {
    "closing": ("closing", "close-out", "closure", "lessons", "结项", "总结", "复盘", "收尾"),
    "acceptance": ("acceptance", "handover", "hand-over", "sign-off", "验收"),
    "execution": ("execution", "delivery", "implementation", "rollout", "执行", "实施", "交付"),
    "planning": ("planning", "计划", "规划"),
    "initiation": ("initiation", "charter", "kick-off", "kickoff", "立项", "启动"),
    "needs": ("needs", "requirement", "discovery", "需求"),
}
"""What in a name says that a milestone, or the summary around it, belongs to a phase."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A milestone of a plan: its name, then those of its summaries from the nearest up; the day of its
    planned finish."""

    names: tuple[str, ...]
    on: date


def phase_named(names: Iterable[str]) -> str | None:
    """The phase that the first of the names which says one belongs to; None where none does."""
    for name in names:
        folded = name.casefold()
        for phase, words in _WORDS.items():
            if any(word in folded for word in words):
                return phase
    return None


def gate_mark(phase: str, marks: Iterable[Mark]) -> Mark | None:
    """The last milestone of a phase: its gate is due on that day. None where no name says so."""
    mine = [mark for mark in marks if phase_named(mark.names) == phase]
    return max(mine, key=lambda mark: mark.on, default=None)
