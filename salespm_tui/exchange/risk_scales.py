"""Steps of a probability or an impact, out of what the columns of other registers say.

Numbers of a column are read in one way from its first cell to its last: as steps of a ladder, as
percent, or as shares of 1. A word means what it means, whatever else stands in the column.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from salespm_tui.core.similar import fold
from salespm_tui.exchange.risk_words import UNKNOWN, steps_by_word

OURS = 5
"""Our own ladder has so many steps."""

PERCENT, SHARES, POWERS, LADDER, WORDS = "percent", "shares", "powers", "ladder", "words"
WANTED = (PERCENT, SHARES, "3", "4", "5", "6", "7", "10")
"""How the numbers of a column may be asked to be read."""

_POWERS = {0.05: 1, 0.1: 2, 0.2: 3, 0.4: 4, 0.8: 5}
"""Impacts that double with each step, as the project management handbooks have them."""

_ONLY_POWERS = {0.05, 0.1}
_ENOUGH = 6
"""So many numbers without one above 3 make it probable that there is none."""

_LONGEST = 80
_NUMBER = re.compile(
    r"(?P<number>[0-9]{1,3}(?:[.,][0-9]{1,4})?|[.,][0-9]{1,4}) ?(?P<sign>%)?"
    r"(?: ?/ ?(?P<of>[0-9]{1,3}))?(?P<word> ?[-–—:=.(] ?[^0-9%/]+)?"
)
_REMARK = re.compile(r"(?P<word>[^()\[\]]+?) ?[(\[](?P<remark>[^()\[\]]*)[)\]]")
_SPAN = re.compile(r"(?<![0-9])[01] ?(?:-|–|—|to|~|至|到) ?(?P<top>[0-9]{1,3})(?![0-9])")


@dataclass(frozen=True, slots=True)
class Column:
    """The cells of a column, its heading, and how its numbers are wanted (one of WANTED), None for as
    the cells tell. `likelihood`: it holds probabilities, else impacts."""

    cells: tuple[str, ...]
    heading: str
    likelihood: bool
    wanted: str | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """What a cell means: a step from 1 to 5, or None. `unknown`: it says so itself; `whole`: the step
    says all that the cell does."""

    step: int | None
    unknown: bool = False
    whole: bool = True


@dataclass(frozen=True, slots=True)
class Scale:
    """How a column is read. `how` is LADDER (of `top` steps), PERCENT, SHARES, POWERS or, without a
    number in it, WORDS; not `certain`: its numbers would be on another ladder too. `most` is the
    highest of them."""

    how: str
    top: int
    certain: bool
    most: float
    words: Mapping[str, int]

    def read(self, cell: str) -> Step:
        """What the cell means; empty cells mean nothing."""
        text = _plain(cell)
        if not text:
            return Step(None)
        number = _NUMBER.fullmatch(text)
        if number is not None:
            step = self._step(_value(number))
            exact = self.how == LADDER and self.top == OURS and not number["word"]
            return Step(step, whole=step is not None and exact)
        return self._said(text)

    def _said(self, text: str) -> Step:
        remark = _REMARK.fullmatch(text)
        word = text if remark is None else remark["word"]
        if word.split(" ")[0].rstrip(":,") in UNKNOWN or word in UNKNOWN:
            return Step(None, unknown=True, whole=text in UNKNOWN)
        step = self.words.get(word)
        return Step(step, whole=step is not None and remark is None)

    def _step(self, value: float) -> int | None:
        if self.how == POWERS:
            return _POWERS.get(value)
        if self.how in (PERCENT, SHARES):
            percent = round(value * 100 if self.how == SHARES else value, 6)
            return min(OURS, int(percent // 20) + 1) if 0 <= percent <= 100 else None
        lowest = 0 if self.top >= 10 else 1
        if not lowest <= value <= self.top:
            return None
        return max(1, 1 + int((value - 1) * (OURS - 1) / (self.top - 1) + 0.5))


def scales_of(columns: Mapping[str, Column]) -> dict[str, Scale]:
    """How each column is read. One that begins with `residual_` is read as its other half is; a
    register that never counts above 3, neither for probability nor for impact, counts to 3."""
    halves: dict[str, list[str]] = {}
    for name in columns:
        halves.setdefault(name.removeprefix("residual_"), []).append(name)
    found: dict[str, Scale] = {}
    for names in halves.values():
        first = columns[names[0]]
        cells = tuple(cell for name in names for cell in columns[name].cells)
        scale = _scale(replace(first, cells=cells))
        found |= dict.fromkeys(names, scale)
        for name in names[1:]:
            if columns[name].wanted is not None:
                found[name] = _scale(columns[name])
    return _to_three(found, columns)


def _to_three(found: dict[str, Scale], columns: Mapping[str, Column]) -> dict[str, Scale]:
    ladders = {name: one for name, one in found.items() if one.how != WORDS}
    low = all(one.how == LADDER and not one.certain and one.most == 3 for one in ladders.values())
    rows = max((sum(map(bool, columns[name].cells)) for name in ladders), default=0)
    if low and len(ladders) > 1 and rows >= _ENOUGH:
        found |= {name: replace(one, top=3) for name, one in ladders.items()}
    return found


def _scale(column: Column) -> Scale:
    texts = [_plain(cell) for cell in dict.fromkeys(column.cells)]
    matches = [match for text in texts if (match := _NUMBER.fullmatch(text))]
    numbers = [_value(match) for match in matches]
    said = {match["word"] for text in texts if (match := _REMARK.fullmatch(text))}
    words = steps_by_word({*texts, *said}, likelihood=column.likelihood)
    most = max(numbers, default=0)
    how, top, certain = _decided(column, numbers, matches)
    return Scale(how, top, certain, most, words)


def _decided(
    column: Column, numbers: list[float], matches: list[re.Match[str]]
) -> tuple[str, int, bool]:
    """How, on how many steps, and whether it can be no other way."""
    if not numbers:
        return WORDS, OURS, True
    wanted = column.wanted or _hinted(column.heading)
    if wanted is not None:
        return (wanted, OURS, True) if not wanted.isdigit() else (LADDER, int(wanted), True)
    if any(match["sign"] for match in matches):
        return PERCENT, OURS, True
    tops = [int(match["of"]) for match in matches if match["of"]]
    if tops:
        top = max(tops)
        return (LADDER, top, True) if 1 < top < 100 else (PERCENT, OURS, True)
    return _by_size(numbers, likelihood=column.likelihood)


def _by_size(numbers: list[float], *, likelihood: bool) -> tuple[str, int, bool]:
    most = max(numbers)
    if most <= 1 and any(number % 1 for number in numbers):
        kinds = set(numbers)
        powers = not likelihood and kinds <= set(_POWERS) and bool(kinds & _ONLY_POWERS)
        return POWERS if powers else SHARES, OURS, True
    if most > 10:
        return PERCENT, OURS, True
    if most > OURS:
        return LADDER, 10, True
    return LADDER, OURS, most == OURS


def _hinted(heading: str) -> str | None:
    """What a heading says of its numbers: `L_1to5`, `Impact (1-10)`, `Probability %`."""
    words = fold(heading.replace("_", " "))
    if "%" in words or "percent" in words:
        return PERCENT
    span = _SPAN.search(words)
    if span is None:
        return None
    top = int(span["top"])
    return PERCENT if top == 100 else SHARES if top == 1 else str(top) if 1 < top < 100 else None


def _plain(cell: str) -> str:
    return " ".join(fold(cell).replace("_", " ").split()) if len(cell) <= _LONGEST else cell


def _value(match: re.Match[str]) -> float:
    return float(match["number"].replace(",", "."))


def telling(scale: Scale, cells: Iterable[str]) -> dict[str, int]:
    """The words of a column and the steps that they mean, from the lowest, each as it is written."""
    found = {
        cell: step.step
        for cell in dict.fromkeys(cells)
        if not _NUMBER.fullmatch(_plain(cell)) and (step := scale.read(cell)).step is not None
    }
    return dict(sorted(((cell, step) for cell, step in found.items() if step), key=lambda x: x[1]))
