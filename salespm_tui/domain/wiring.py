"""The network of a plan: nodes, what follows what, and how a link carries a date across.

Tasks are nodes by their places in the plan. A summary is never scheduled itself: a link to it goes
through a gate node that all tasks below it follow, a link from it through a gate that follows all
of them, so that a link between two large summaries costs their sum and not their product.
"""

from __future__ import annotations

from typing import Protocol

from salespm_tui.domain.axis import (
    GAP,
    GAP_BITS,
    NEVER,
    PROJECT_HOURS,
    Axis,
    Hours,
)
from salespm_tui.domain.crossings import (
    FROM_START,
    TO_FINISH,
    Crossing,
    FirstLeaf,
    LeafToStart,
    Shift,
    Walk,
    shift,
)
from salespm_tui.domain.network import Outline, Plan, PlanLink, PlanTask
from salespm_tui.domain.placing import Placement, Placer


class Rule(Protocol):
    """What places a node that its predecessors alone do not place."""

    started: bool
    done: bool

    def forward(self, required: int) -> tuple[int, int]: ...

    def backward(self, latest: int) -> tuple[int, int]: ...


class Wiring:
    """The network in arrays, by node: built once, walked by the passes.

    `steps` is what a node adds to its start: its duration, and the change from a start's form to a
    finish's; 0 for milestones and gates, None for nodes that `rules` place. What follows a node
    when it has finished, without lag, is in `nexts`, other links in `shifts` and `crossings`.
    `waiting` counts how many a node follows; `floors` and `ceilings` bound early starts and late
    finishes. `foreign` tasks keep time of their own. `keepers` are links that hand on the form of a date (node, from its start, target).
    """

    __slots__ = (
        "_durations",
        "axis",
        "ceilings",
        "crossings",
        "first_leaves",
        "floors",
        "foreign",
        "gates",
        "keepers",
        "nexts",
        "outline",
        "placements",
        "placer",
        "plan",
        "rules",
        "shifts",
        "steps",
        "waiting",
    )

    def __init__(self, plan: Plan) -> None:
        tasks = plan.tasks
        self.plan = plan
        self.outline = Outline(tasks)
        self.axis = Axis(plan.calendar)
        self.placer = Placer(plan, self.axis)
        start = self.axis.code(plan.start_at)
        self._durations = [task.duration_min for task in tasks]
        self.foreign: set[int] = set()
        self.steps: list[int | None] = [
            (minutes << GAP_BITS) - GAP if minutes else 0 for minutes in self._durations
        ]
        self.floors = [start] * len(tasks)
        self.ceilings: dict[int, int] = {}
        self.placements: dict[int, Placement] = {}
        self.rules: dict[int, Rule] = {}
        self.nexts: list[list[int]] = [[] for _ in tasks]
        self.shifts: dict[int, list[Shift]] = {}
        self.crossings: dict[int, list[Crossing]] = {}
        self.keepers: list[tuple[int, bool, int]] = []
        self.waiting = [0] * len(tasks)
        self.gates: list[int] = []
        self.first_leaves: list[FirstLeaf] = []
        self._place_tasks(start)
        self._link_tasks()

    def summary_of_gate(self, node: int) -> int:
        """The place in the plan of the task that a node stands for."""
        count = len(self.plan.tasks)
        return node if node < count else self.gates[node - count]

    def set_placement(self, place: int, placement: Placement) -> None:
        """From now on those rules place that task; dates that are fixed wait for nobody."""
        self.placements[place] = self.rules[place] = placement
        self.steps[place] = None
        if placement.fixed_start is not None or placement.fixed_finish is not None:
            self.floors[place] = 0

    def lag(self, link: PlanLink, before: PlanTask, after: PlanTask) -> tuple[int, Hours]:
        """A link's lag in minutes, and the time in which they are counted.

        Percent is of the predecessor's duration, rounded to the minute, and is elapsed where that
        duration is (as in MS Project).
        """
        if link.lag_unit == "elapsed":
            return link.lag, self.placer.elapsed
        if link.lag_unit == "percent":
            minutes = (before.duration_min * link.lag * 2 + 100) // 200
            hours = self.placer.elapsed if before.elapsed else self.placer.lag_hours(after)
            return minutes, hours
        return link.lag, self.placer.lag_hours(after)

    def add_gate(self, summary: int) -> int:
        """A node that stands for that summary and takes no time."""
        node = len(self.nexts)
        self.gates.append(summary)
        self.steps.append(0)
        self.floors.append(0)
        self.nexts.append([])
        self.waiting.append(0)
        return node

    def _place_tasks(self, start: int) -> None:
        for summary in self.outline.summaries:
            self.steps[summary] = self.floors[summary] = self._durations[summary] = 0
        for place, task in enumerate(self.plan.tasks):
            if place in self.outline.children or self._is_plain(task):
                continue
            hours = self.placer.hours(task)
            if task.pauses and task.duration_min:
                self._durations[place] = task.span_min
                self.steps[place] = (task.span_min << GAP_BITS) - GAP
            if self.placer.is_foreign(task):
                self.foreign.add(place)
            self.floors[place] = self.placer.floor(task, hours, start)
            ceiling = self.placer.ceiling(task, hours)
            if ceiling < NEVER:
                self.ceilings[place] = ceiling
            placement = self.placer.placement(task)
            if placement is not None:
                self.set_placement(place, placement)

    def _is_plain(self, task: PlanTask) -> bool:
        """Whether predecessors and the project's start alone place that task, in the project's time
        and without a pause."""
        return (
            task.constraint in ("asap", "alap")
            and task.actual_start_at is None
            and task.actual_finish_at is None
            and not task.elapsed
            and task.calendar_key is None
            and task.mode == "auto"
            and task.percent < 100
            and task.deadline_at is None
            and not task.pauses
            and (not task.resource_calendars or self.placer.hours(task) is PROJECT_HOURS)
        )

    def _link_tasks(self) -> None:
        places, children = self.outline.places, self.outline.children
        nexts, shifts, waiting = self.nexts, self.shifts, self.waiting
        durations, foreign = self._durations, self.foreign
        rare = {place for place, active in enumerate(self.outline.active) if not active} | set(
            children
        )
        summary_links: list[PlanLink] = []
        for link in self.plan.links:
            try:
                before, after = places[link.predecessor_id], places[link.successor_id]
            except KeyError as missing:
                raise ValueError(f"no task of the plan has the id {missing} of a link") from None
            kind, lag = link.type, link.lag
            if before in rare or after in children:
                if self.outline.active[before]:
                    summary_links.append(link)
            elif kind == "fs" and not lag:
                nexts[before].append(after)
                waiting[after] += 1
            elif link.lag_unit != "working" or before in foreign or after in foreign:
                self._cross(before, after, link)
            else:
                found = shift(after, kind, lag, durations[before], durations[after])
                shifts.setdefault(before, []).append(found)
                waiting[after] += 1
                if not lag:
                    self._keep_form(before, found)
        dated = [place for place in children if self.plan.tasks[place].constraint_at is not None]
        if summary_links or dated:
            self._link_summaries(summary_links, dated)

    def _cross(self, before: int, after: int, link: PlanLink) -> None:
        """Link two nodes of which one may be a gate, or keep time of its own."""
        tasks, count = self.plan.tasks, len(self.plan.tasks)
        one, other = (tasks[self.summary_of_gate(node)] for node in (before, after))
        lag, lag_hours = self.lag(link, one, other)
        one_takes = (one.span_min if before < count else 0, self.placer.hours(one))
        other_takes = (other.span_min if after < count else 0, self.placer.hours(other))
        self.waiting[after] += 1
        if (
            lag_hours is PROJECT_HOURS
            and (link.type not in TO_FINISH or other_takes[1] is PROJECT_HOURS)
            and (link.type not in FROM_START or one_takes[1] is PROJECT_HOURS)
        ):
            found = shift(after, link.type, lag, one_takes[0], other_takes[0])
            self._keep_form(before, found)
            if link.type not in TO_FINISH or one_takes[1] is PROJECT_HOURS:
                self.shifts.setdefault(before, []).append(found)
                return
        walk = Walk(after, link.type, (lag, lag_hours), one_takes, other_takes)
        self.crossings.setdefault(before, []).append(walk)

    def _keep_form(self, before: int, found: Shift) -> None:
        target, from_start, to_finish, mask, *_ = found
        if to_finish and mask == -1:
            self.keepers.append((before, from_start, target))

    def _link_summaries(self, links: list[PlanLink], dated: list[int]) -> None:
        """Summaries can be linked, and can start no earlier or finish no later than a date."""
        gates = SummaryGates(self)
        for place in dated:
            task = self.plan.tasks[place]
            at = self.axis.code(task.constraint_at) if task.constraint_at is not None else 0
            if task.constraint == "snet":
                self.floors[gates.targets(place, "fs")[0]] = at
            elif task.constraint == "fnlt":
                self.ceilings[gates.source(place, "fs")] = at
        for link in links:
            before = self.outline.places[link.predecessor_id]
            after = self.outline.places[link.successor_id]
            source = gates.source(before, link.type)
            for target in gates.targets(after, link.type):
                self._cross(source, target, link)
        gates.connect()


class SummaryGates:
    """The gates of the summaries that are linked, made when first asked for."""

    __slots__ = ("_entries", "_exits", "_starts", "_wiring")

    def __init__(self, wiring: Wiring) -> None:
        self._wiring = wiring
        self._entries: dict[int, int] = {}
        self._exits: dict[int, int] = {}
        self._starts: dict[int, int] = {}

    def source(self, place: int, kind: str) -> int:
        """The node that a link from that task leaves: of a summary its finish, or its start, which
        is that of its earliest leaf."""
        if place not in self._wiring.outline.children:
            return place
        gates = self._starts if kind in FROM_START else self._exits
        return self._gate(gates, place)

    def targets(self, place: int, kind: str) -> list[int]:
        """The nodes that a link to that task reaches: of a summary, all its leaves."""
        if place not in self._wiring.outline.children:
            return [place]
        if kind in TO_FINISH:
            return self._wiring.outline.leaves(place)
        return [self._gate(self._entries, place)]

    def connect(self) -> None:
        """Tie every leaf to the gates above it."""
        wiring = self._wiring
        outline = wiring.outline
        entry_above: dict[int, int] = {}
        exit_above: dict[int, int] = {}
        for summary in reversed(outline.summaries):
            parent = outline.parents[summary]
            entry, exit_ = entry_above.get(parent, -1), exit_above.get(parent, -1)
            if summary in self._entries:
                self._tie(entry, self._entries[summary])
                entry = self._entries[summary]
            if summary in self._exits:
                self._tie(self._exits[summary], exit_)
                exit_ = self._exits[summary]
            entry_above[summary], exit_above[summary] = entry, exit_
            for child in outline.children[summary]:
                if child not in outline.children:
                    self._tie(entry, child)
                    if outline.active[child]:
                        self._tie(child, exit_)
        for summary, gate in self._starts.items():
            self._tie_starts(summary, gate)

    def _tie(self, before: int, after: int) -> None:
        if before >= 0 and after >= 0:
            self._wiring.nexts[before].append(after)
            self._wiring.waiting[after] += 1

    def _tie_starts(self, summary: int, gate: int) -> None:
        wiring = self._wiring
        first = wiring.rules[gate] = FirstLeaf()
        wiring.steps[gate] = None
        wiring.first_leaves.append(first)
        for leaf in wiring.outline.leaves(summary):
            if wiring.outline.active[leaf]:
                task = wiring.plan.tasks[leaf]
                takes = (task.span_min, wiring.placer.hours(task))
                tie = LeafToStart(gate, leaf, takes, first)
                wiring.crossings.setdefault(leaf, []).append(tie)
                wiring.waiting[gate] += 1

    def _gate(self, gates: dict[int, int], summary: int) -> int:
        if summary not in gates:
            gates[summary] = self._wiring.add_gate(summary)
        return gates[summary]
