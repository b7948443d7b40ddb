"""The two passes of the critical path method over a wired network.

Source of the formulas: Kelley and Walker's method with the four link types of precedence
diagrams; conventions, where textbooks leave them open, are those that MS Project's own files show.
"""

from __future__ import annotations

from salespm_tui.domain.axis import GAP, GAP_BITS, NEVER, WORK
from salespm_tui.domain.network import CycleError, Plan
from salespm_tui.domain.placing import Placement
from salespm_tui.domain.wiring import Wiring


class Passes:
    """Early and late dates of every node, as codes of the wiring's axis.

    `late_start` and `late_finish` are what predecessors may rely on; `shown_late` holds, for tasks
    that are done or in progress, the late dates that are shown instead (their actual ones).
    `required` has, for tasks that their constraints, actual or manual dates put earlier than their
    predecessors allow, the start that was asked for.
    """

    __slots__ = (
        "finish",
        "late_finish",
        "late_start",
        "order",
        "project_finish",
        "required",
        "shown_late",
        "start",
        "wiring",
    )

    def __init__(self, plan: Plan) -> None:
        self.wiring = Wiring(plan)
        self.required: dict[int, int] = {}
        self.shown_late: dict[int, tuple[int, int]] = {}
        self.order = self._forward()
        self.project_finish = self._project_finish()
        self._backward()

    def schedule_late(self, places: list[int]) -> None:
        """Go forward again with those tasks on their late dates (as late as possible).

        Their successors follow them; no late date and no project finish changes by it. A task whose
        late dates are before its early ones stays on these.
        """
        for place in places:
            old = self.wiring.placements.get(place)
            fixed = old is not None and (old.started or old.done or old.fixed_start is not None)
            if fixed or self.late_start[place] < self.start[place]:
                continue
            hours = self.wiring.placer.hours(self.wiring.plan.tasks[place])
            duration = self.wiring.plan.tasks[place].span_min
            late = self.late_start[place], self.late_finish[place]
            self.wiring.set_placement(place, Placement(hours, duration, *late))
        self.required.clear()
        self._forward()

    def _forward(self) -> list[int]:
        """Early dates by Kahn's order, which is given back; CycleError where none exists."""
        wiring = self.wiring
        nexts, shifts, crossings, steps = (
            wiring.nexts,
            wiring.shifts,
            wiring.crossings,
            wiring.steps,
        )
        waiting = wiring.waiting.copy()
        start = wiring.floors.copy()
        finish = [0] * len(start)
        for first in wiring.first_leaves:
            first.forget()
        order = [node for node, count in enumerate(waiting) if not count]
        for node in order:
            begin = start[node]
            step = steps[node]
            if step:
                start[node] = begin = begin | GAP
                end = begin + step
            elif step is None:
                begin, end = self._ruled(node, begin)
                start[node] = begin
            else:
                end = begin
            finish[node] = end
            for target in nexts[node]:
                if end > start[target]:  # noqa: PLR1730 - a call of max() costs more than the pass
                    start[target] = end
                waiting[target] = left = waiting[target] - 1
                if not left:
                    order.append(target)
            if node in shifts or node in crossings:
                self._cross(node, (begin, end), start, waiting, order)
        if len(order) < len(start):
            raise self._cycle(waiting)
        self.start, self.finish = start, finish
        self._keep_forms_of_finishes()
        return order

    def _ruled(self, node: int, required: int) -> tuple[int, int]:
        begin, end = self.wiring.rules[node].forward(required)
        if required > begin:
            self.required[node] = required
        return begin, end

    def _cross(
        self,
        node: int,
        dates: tuple[int, int],
        start: list[int],
        waiting: list[int],
        order: list[int],
    ) -> None:
        """Hand a node's dates on across its links, and follow with the nodes that waited for them."""
        begin, end = dates
        for target, from_start, _, mask, added, form, _, _ in self.wiring.shifts.get(node, ()):
            allowed = (((begin if from_start else end) & mask) + added) | form
            if allowed > start[target]:  # noqa: PLR1730 - a call of max() costs more than the pass
                start[target] = allowed
            waiting[target] = left = waiting[target] - 1
            if not left:
                order.append(target)
        for crossing in self.wiring.crossings.get(node, ()):
            target = crossing.target
            start[target] = max(start[target], crossing.forward(begin, end))
            waiting[target] -= 1
            if not waiting[target]:
                order.append(target)

    def _keep_forms_of_finishes(self) -> None:
        """A finish that a start drives is shown as that start is: MS Project shows the successor of
        an SF link that finishes as its predecessor starts at 08:00, not at 17:00 the day before."""
        for node, from_start, target in self.wiring.keepers:
            shown = self.start[node] if from_start else self.finish[node]
            same = self.finish[target] >> GAP_BITS == shown >> GAP_BITS
            if same and shown & GAP == GAP and target not in self.wiring.placements:
                self.finish[target] = shown

    def _project_finish(self) -> int:
        """The latest finish of an active task; the project's start where there is none."""
        outline = self.wiring.outline
        finishes = self.finish[: len(outline.tasks)]
        if not all(outline.active):
            finishes = [end for end, active in zip(finishes, outline.active, strict=True) if active]
        return max(finishes, default=0) or self.wiring.axis.code(self.wiring.plan.start_at)

    def _backward(self) -> None:
        wiring = self.wiring
        nexts, shifts, crossings, steps = (
            wiring.nexts,
            wiring.shifts,
            wiring.crossings,
            wiring.steps,
        )
        late_start = [0] * len(self.start)
        late_finish = self._ceilings()
        self.late_start, self.late_finish = late_start, late_finish
        for node in reversed(self.order):
            end = late_finish[node]
            for target in nexts[node]:
                allowed = late_start[target]
                if allowed < end:  # noqa: PLR1730 - a call of min() costs more than the pass
                    end = allowed
            if node in shifts or node in crossings:
                end = self._cross_back(node, end)
            step = steps[node]
            if step:
                late_finish[node] = end = end & WORK
                late_start[node] = end - step
            elif step is None:
                late_start[node], late_finish[node] = self._ruled_back(node, end)
            else:
                late_start[node] = late_finish[node] = end

    def _cross_back(self, node: int, end: int) -> int:
        """The latest finish that a node's links allow, if `end` is what the rest allows."""
        late_start, late_finish = self.late_start, self.late_finish
        for target, _, to_finish, mask, _, _, added, form in self.wiring.shifts.get(node, ()):
            late = late_finish[target] if to_finish else late_start[target]
            allowed = ((late & mask) + added) | form
            if allowed < end:  # noqa: PLR1730 - a call of min() costs more than the pass
                end = allowed
        for crossing in self.wiring.crossings.get(node, ()):
            target = crossing.target
            end = min(end, crossing.backward(late_start[target], late_finish[target]))
        return end

    def _ruled_back(self, node: int, latest: int) -> tuple[int, int]:
        placement = self.wiring.placements.get(node)
        if placement is not None:
            return self._late_dates(node, placement, latest)
        return self.wiring.rules[node].backward(latest)

    def _late_dates(self, node: int, placement: Placement, latest: int) -> tuple[int, int]:
        """What predecessors see of a task with rules of its own; what is shown is noted apart.

        Work that is done holds nobody up: its late dates are its actual ones.
        """
        start, finish = self.start[node], self.finish[node]
        if placement.done:
            self.shown_late[node] = start, finish
            return NEVER, NEVER
        late_start, late_finish = placement.backward(latest)
        if placement.started:
            self.shown_late[node] = start, late_finish
            return placement.held_from(start, late_start), late_finish
        return late_start, late_finish

    def _ceilings(self) -> list[int]:
        ceilings = [self.project_finish] * len(self.start)
        for node, ceiling in self.wiring.ceilings.items():
            ceilings[node] = min(ceiling, self.project_finish)
        return ceilings

    def _cycle(self, waiting: list[int]) -> CycleError:
        """The error that names one circle among the nodes that still wait."""
        wiring = self.wiring
        before: dict[int, int] = {}
        for node, count in enumerate(waiting):
            if count:
                for target in wiring.nexts[node]:
                    before[target] = node
                for found in wiring.shifts.get(node, ()):
                    before[found[0]] = node
                for crossing in wiring.crossings.get(node, ()):
                    before[crossing.target] = node
        node = next(node for node, count in enumerate(waiting) if count)
        seen: dict[int, None] = {}
        while node not in seen:
            seen[node] = None
            node = before[node]
        circle = list(seen)
        circle = circle[circle.index(node) :]
        tasks = [wiring.plan.tasks[wiring.summary_of_gate(one)] for one in reversed(circle)]
        path = [task for at, task in enumerate(tasks) if at == 0 or task is not tasks[at - 1]]
        if path[0] is not path[-1] or len(path) == 1:
            path.append(path[0])
        return CycleError(tuple(path))
