"""Which skills a task asks for, and how well somebody fits them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

FULL = Fraction(1)
LOWEST, USUAL, HIGHEST = 1, 3, 5
_BETWEEN = re.compile(r"[,;，；、\n]+")
_LEVEL = re.compile(
    r"^(?P<skill>.*?\S)(?:\s*(?:>=|≥|[:：/])\s*|\s+|(?<=[㐀-鿿]))(?P<level>[1-5])\s*级?\s*\+?$"
)


@dataclass(frozen=True, slots=True)
class Fit:
    """A skill that is asked for at a level, and the level that is there (0: none)."""

    skill: str
    required: int
    level: int

    @property
    def share(self) -> Fraction:
        return skill_fit(self.level, self.required)


def skill_fit(level: int, required: int) -> Fraction:
    """min(1, level ÷ required); who needs nothing is fit."""
    return min(FULL, Fraction(level, required)) if required else FULL


def required_skills(text: str) -> tuple[tuple[str, int], ...]:
    """Skills and levels as people write them: `negotiation 4, English`, `谈判4级、英语`.

    Commas, semicolons and line breaks lie between them. A skill without a level needs a usual one
    (3); of one that is named twice the higher level counts.
    """
    found: dict[str, tuple[str, int]] = {}
    for part in filter(None, map(str.strip, _BETWEEN.split(text))):
        told = _LEVEL.match(part)
        skill, level = (told["skill"], int(told["level"])) if told else (part, USUAL)
        named, before = found.get(skill.casefold(), (skill, 0))
        found[skill.casefold()] = named, max(level, before)
    return tuple(found.values())


def fits(required: Iterable[tuple[str, int]], levels: Mapping[str, int]) -> tuple[Fit, ...]:
    """How levels (by folded name of the skill) meet what is required, in its order."""
    return tuple(Fit(skill, level, levels.get(skill.casefold(), 0)) for skill, level in required)


def least_fit(found: Iterable[Fit]) -> Fraction | None:
    """The share of the skill that fits least; None where none is asked for."""
    return min((one.share for one in found), default=None)
