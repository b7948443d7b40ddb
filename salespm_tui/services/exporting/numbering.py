"""Numbers of rows in a file: those that they came with, others where they came with none."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field


@dataclass(slots=True)
class Numbering:
    """One number for each row, by its id; no number twice. `least` is the smallest that may be wished
    for; given are numbers from 1 on."""

    least: int = 1
    _numbers: dict[int, int] = field(default_factory=dict)
    _taken: set[int] = field(default_factory=set)

    def wish(self, row_id: int, number: int | None) -> None:
        """Give the row that number, if it has none yet and nobody else has that one."""
        if number is None or number < self.least:
            return
        if row_id not in self._numbers and number not in self._taken:
            self._numbers[row_id] = number
            self._taken.add(number)

    def all(self, row_ids: Iterable[int]) -> dict[int, int]:
        """The number of each of these rows, in their order; those without a wish that could be
        granted follow the highest."""
        following = max(self._taken, default=0) + 1
        found: dict[int, int] = {}
        for row_id in row_ids:
            if row_id not in self._numbers:
                self._numbers[row_id] = following
                following += 1
            found[row_id] = self._numbers[row_id]
        return found
