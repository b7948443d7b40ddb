"""What the links of a network ask of its dates, and how much room they leave."""

from __future__ import annotations

from functools import cached_property

from salespm_tui.domain.axis import GAP_BITS
from salespm_tui.domain.crossings import FROM_START, TO_FINISH
from salespm_tui.domain.network import PlanLink
from salespm_tui.domain.wiring import Wiring


class LinkDates:
    """The links of a wired plan beside the starts and finishes of its tasks, by their places; dates
    are codes of the wiring's axis."""

    def __init__(self, wiring: Wiring, start: list[int], finish: list[int]) -> None:
        self._wiring = wiring
        self._outline = wiring.outline
        self._place = wiring.outline.places
        self._start = start
        self._finish = finish

    @cached_property
    def reaching(self) -> dict[int, list[PlanLink]]:
        """The links that reach each task, by its id, as far as they count."""
        found: dict[int, list[PlanLink]] = {}
        active, place = self._outline.active, self._place
        for link in self._wiring.plan.links:
            if active[place[link.predecessor_id]]:
                found.setdefault(link.successor_id, []).append(link)
        return found

    def above(self, place: int) -> list[PlanLink]:
        """The links that reach a task or a summary above it."""
        links: list[PlanLink] = []
        while place >= 0:
            links += self.reaching.get(self._outline.tasks[place].id, ())
            place = self._outline.parents[place]
        return links

    def allowed(self, link: PlanLink, place: int) -> int:
        """The earliest start that a link allows to a task (its successor, or one below that)."""
        asked = self._asked(link)
        if link.type not in TO_FINISH or place in self._outline.children:
            return asked
        task = self._outline.tasks[place]
        return self._wiring.placer.hours(task).add(asked, -task.span_min)

    def free_slacks(self, total_slacks: list[int]) -> list[int]:
        """How far each task may slip before any other moves; never more than its total slack, never
        below 0, and 0 for what is done."""
        free = total_slacks.copy()
        done = [
            task.percent == 100 or task.actual_finish_at is not None for task in self._outline.tasks
        ]
        active, place, start, finish = self._outline.active, self._place, self._start, self._finish
        foreign = self._wiring.foreign
        for link in self._wiring.plan.links:
            before, after = place[link.predecessor_id], place[link.successor_id]
            if done[after] or not (active[before] and active[after]):
                continue
            if link.lag_unit != "working" or before in foreign or after in foreign:
                room = self._room(link)
            else:
                asks = start[before] if link.type in FROM_START else finish[before]
                gets = finish[after] if link.type in TO_FINISH else start[after]
                room = (gets >> GAP_BITS) - (asks >> GAP_BITS) - link.lag
            if room < free[before]:  # noqa: PLR1730 - a call of min() costs more
                free[before] = room
        return [0 if over or room < 0 else room for room, over in zip(free, done, strict=True)]

    def _asked(self, link: PlanLink) -> int:
        """The date that a link asks of its successor: of its finish for ff and sf, else its start."""
        before = self._place[link.predecessor_id]
        tasks = self._outline.tasks
        lag, hours = self._wiring.lag(link, tasks[before], tasks[self._place[link.successor_id]])
        dates = self._start if link.type in FROM_START else self._finish
        return hours.add(dates[before], lag)

    def _room(self, link: PlanLink) -> int:
        """How far the predecessor may slip before it moves the successor of that link, in the hours
        in which it is worked on (other than total slack; as MS Project's files show it)."""
        dates = self._finish if link.type in TO_FINISH else self._start
        before = self._outline.tasks[self._place[link.predecessor_id]]
        return self._wiring.placer.hours(before).between(
            self._asked(link), dates[self._place[link.successor_id]]
        )
