"""How a shipped template is written down, and how it becomes one in a language."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from salespm_tui.domain.risk_checklists import CHECKLISTS, Entry
from salespm_tui.domain.template import (
    GatePart,
    LinkPart,
    RiskPart,
    RolePart,
    SharePart,
    TaskPart,
    Template,
)

MINUTES_PER_DAY = 480
Speak = Callable[[str], str]
"""Puts a sentence of the catalogue into the language that the template is written in."""


@dataclass(frozen=True, slots=True)
class Step:
    """A task: of so many working days (0: a milestone), done by a role, after other steps of these keys
    and so many working days later."""

    key: str
    name: str
    days: int
    role: str = ""
    after: tuple[str, ...] = ()
    later: int = 0


@dataclass(frozen=True, slots=True)
class Phase:
    """A summary task with its steps."""

    name: str
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Spec:
    """A shipped template. Roles are job titles by key; `risks` are keys of the risk checklists;
    gate points and budget shares (ten-thousandths, together 10 000) by phase and category."""

    name: str
    notes: str
    phases: tuple[Phase, ...]
    roles: Mapping[str, str]
    risks: tuple[str, ...]
    gate_points: tuple[tuple[str, str], ...]
    budget: Mapping[str, int]


def milestone(key: str, name: str, *after: str) -> Step:
    """A step that takes no time."""
    return Step(key, name, 0, "", after)


def spoken(key: str, spec: Spec, language: str, speak: Speak) -> Template:
    """The template in that language."""
    numbers, placed = _numbered(spec.phases)
    starts = _starts(spec.phases)
    return Template(
        tasks=tuple(_task(one, starts, speak) for one in placed),
        links=tuple(
            LinkPart(numbers[before], numbers[step.key], lag=step.later * MINUTES_PER_DAY)
            for phase in spec.phases
            for step in phase.steps
            for before in step.after
        ),
        roles=tuple(RolePart(role, "person", speak(title)) for role, title in spec.roles.items()),
        risks=tuple(_risk(_ENTRIES[risk], risk, speak) for risk in spec.risks),
        gate_points=tuple(GatePart(phase, speak(text)) for phase, text in spec.gate_points),
        budget=tuple(SharePart(category, share) for category, share in spec.budget.items()),
        minutes_per_day=MINUTES_PER_DAY,
        shipped=key,
        language=language,
    )


_ENTRIES = {entry.key: entry for entries in CHECKLISTS.values() for entry in entries}
Placed = tuple[Phase | Step, int | None]
"""A phase or a step, with the place of the phase that it stands below."""


def _numbered(phases: Iterable[Phase]) -> tuple[dict[str, int], list[Placed]]:
    """The places of the steps in WBS order, and what stands at each place."""
    numbers: dict[str, int] = {}
    placed: list[Placed] = []
    for phase in phases:
        above = len(placed)
        placed.append((phase, None))
        for step in phase.steps:
            numbers[step.key] = len(placed)
            placed.append((step, above))
    return numbers, placed


def _starts(phases: Iterable[Phase]) -> dict[str, int]:
    """On which working day each step begins, 0 the first; a step stands behind those it waits for."""
    ends: dict[str, int] = {}
    starts: dict[str, int] = {}
    for phase in phases:
        for step in phase.steps:
            begin = max((ends[before] for before in step.after), default=0) + step.later
            starts[step.key], ends[step.key] = begin, begin + step.days
    return starts


def _task(placed: Placed, starts: Mapping[str, int], speak: Speak) -> TaskPart:
    one, above = placed
    if isinstance(one, Phase):
        first = min(starts[step.key] for step in one.steps)
        last = max(starts[step.key] + step.days for step in one.steps)
        return TaskPart(
            speak(one.name),
            "summary",
            offset_min=first * MINUTES_PER_DAY,
            work_min=(last - first) * MINUTES_PER_DAY,
        )
    return TaskPart(
        speak(one.name),
        "task" if one.days else "milestone",
        parent=above,
        offset_min=starts[one.key] * MINUTES_PER_DAY,
        work_min=one.days * MINUTES_PER_DAY,
        owner=one.role or None,
        roles=((one.role, 100),) if one.role else (),
    )


def _risk(entry: Entry, key: str, speak: Speak) -> RiskPart:
    category = key.partition(".")[0]
    return RiskPart(
        title=speak(entry.title),
        cause=speak(entry.cause),
        event=speak(entry.title),
        effect=speak(entry.effect),
        category=category,
        polarity=entry.polarity,
    )
