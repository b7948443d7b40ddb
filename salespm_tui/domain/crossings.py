"""How dates cross a link, from the predecessor on and from the successor back."""

from __future__ import annotations

from typing import Protocol

from salespm_tui.domain.axis import GAP, GAP_BITS, NEVER, WORK, Hours

FROM_START = ("ss", "sf")
TO_FINISH = ("ff", "sf")


class Crossing(Protocol):
    """How dates cross a link that cannot be a shift."""

    target: int

    def forward(self, start: int, finish: int) -> int:
        """The start that the successor may have, from the predecessor's dates."""
        ...

    def backward(self, start: int, finish: int) -> int:
        """The finish that the predecessor may have, from the successor's late dates."""
        ...


Shift = tuple[int, bool, bool, int, int, int, int, int]
"""A link whose lag and durations are all in the project's own working time, as bare numbers, since
the passes unpack thousands of them: the target; whether it starts from the predecessor's start,
whether it leads to the successor's finish; the mask that drops a date's form where there is a lag;
then what is added, and the form that the result takes, forward and backward."""


def shift(target: int, kind: str, lag: int, before: int, after: int) -> Shift:
    """The shift to `target` for a lag and the durations of predecessor and successor in minutes.

    Forward (date & mask) + added | form is the start that the successor may have, from the
    predecessor's date; backward, with the other two, the finish that the predecessor may have, from
    the successor's late date. A lag forward gives a finish's form, a lead a start's.
    """
    from_start = kind in FROM_START
    to_finish = kind in TO_FINISH
    return (
        target,
        from_start,
        to_finish,
        WORK if lag else -1,
        (lag - (after if to_finish else 0)) << GAP_BITS,
        GAP if lag < 0 else 0,
        ((before if from_start else 0) - lag) << GAP_BITS,
        GAP if lag > 0 else 0,
    )


class Walk:
    """A link across calendars, or with an elapsed lag: every step is taken on its own calendar."""

    __slots__ = ("_after", "_before", "_from_start", "_lag", "_lag_hours", "_to_finish", "target")

    def __init__(
        self,
        target: int,
        kind: str,
        lag: tuple[int, Hours],
        before: tuple[int, Hours],
        after: tuple[int, Hours],
    ) -> None:
        self.target = target
        self._from_start = kind in FROM_START
        self._to_finish = kind in TO_FINISH
        self._lag, self._lag_hours = lag
        self._before = before
        self._after = after

    def forward(self, start: int, finish: int) -> int:
        code = self._lag_hours.add(start if self._from_start else finish, self._lag)
        if not self._to_finish:
            return code
        duration, hours = self._after
        return hours.add(code, -duration)

    def backward(self, start: int, finish: int) -> int:
        code = finish if self._to_finish else start
        if code >= NEVER:
            return NEVER
        if self._to_finish and self._after[0]:
            # Up to when the successor would work again, its finish is the same to it.
            code = self._after[1].as_start(code)
        code = self._lag_hours.add(code, -self._lag)
        if not self._from_start:
            return code
        duration, hours = self._before
        return hours.add(code, duration)


class FirstLeaf:
    """The rule of the gate that stands for a summary's start: its earliest leaf, the first of
    several, decides."""

    __slots__ = ("leaf", "start")
    started = done = False

    def __init__(self) -> None:
        self.forget()

    def forget(self) -> None:
        """Before a forward pass: no leaf has been seen."""
        self.leaf = -1
        self.start = NEVER

    def forward(self, required: int) -> tuple[int, int]:
        return self.start, self.start

    def backward(self, latest: int) -> tuple[int, int]:
        return latest, latest


class LeafToStart:
    """The tie between one leaf and the gate of its summary's start."""

    __slots__ = ("_first", "_leaf", "_takes", "target")

    def __init__(self, target: int, leaf: int, takes: tuple[int, Hours], first: FirstLeaf) -> None:
        self.target = target
        self._leaf = leaf
        self._takes = takes
        self._first = first

    def forward(self, start: int, finish: int) -> int:
        if start < self._first.start:
            self._first.start = start
            self._first.leaf = self._leaf
        return 0

    def backward(self, start: int, finish: int) -> int:
        if self._first.leaf != self._leaf or start >= NEVER:
            return NEVER
        duration, hours = self._takes
        return hours.add(start, duration)
