"""How a point of a gate is judged by what is on record."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from salespm_tui.core.i18n import N_
from salespm_tui.core.labels import Label, counted, label
from salespm_tui.domain.project_facts import Facts


@dataclass(frozen=True, slots=True)
class Finding:
    """What the data says of a point: whether it shows it, and why."""

    shown: bool
    why: Label


Judge = Callable[[Facts], Finding]


_ON_RECORD = N_("It is on record.")


def filled(field: str, lacking: str) -> Judge:
    """Shown by a field that is not empty, or by records that are there."""

    def judge(facts: Facts) -> Finding:
        there = getattr(facts, field)
        if not there:
            return Finding(False, label(lacking))
        if there is True:
            return Finding(True, label(_ON_RECORD))
        return Finding(
            True, counted("%(number)d is on record.", "%(number)d are on record.", there)
        )

    return judge


Basis = tuple[str, str]
"""What must be there before anything can be done with it, and the sentence where it is not."""


def none_left(field: str, one: str, many: str, basis: Basis | None = None) -> Judge:
    """Shown where nothing of the kind is left, and what it is left of is there at all."""

    def judge(facts: Facts) -> Finding:
        left = getattr(facts, field)
        if basis is not None and not getattr(facts, basis[0]):
            return Finding(False, label(basis[1]))
        if left:
            return Finding(False, counted(one, many, left))
        return Finding(True, label(N_("Nothing is left of it.")))

    return judge
