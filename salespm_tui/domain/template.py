"""What a project leaves to the next one, and how that is written down.

A template is kept as one JSON object. Its fields are those of `Template` below, by the same names,
and `format`, the number of this layout (1). Tuples are lists; tasks stand in WBS order and are
named by their place (0 first), in `parent`, `predecessor` and `successor` too; a parent stands before
its children. Times are working minutes: `offset_min` from the project's start to the task's, and
`work_min` is what the task takes (by the clock where `elapsed`); `minutes_per_day` of them are a working day.
People and things stand nowhere by name: roles have a kind, a job title (that may be empty) and skills,
and a key that tasks name them by. Shares are ten-thousandths of the budget. Fields that are not known
here are passed over, so that a later version may add some; one that gives a field another meaning
raises the number of the layout.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, fields, replace
from typing import Any, TypeVar

from salespm_tui.domain import codes
from salespm_tui.domain.goal_tree import split_exactly

FORMAT = 1
WHOLE = 10_000
T = TypeVar("T")


class TemplateError(ValueError):
    """A text that is no template, or one of a later layout."""


@dataclass(frozen=True, slots=True)
class TaskPart:
    """A task; `owner` and `roles` (key, percent of its time) are keys of roles."""

    name: str
    kind: str = "task"
    parent: int | None = None
    offset_min: int = 0
    work_min: int = 0
    elapsed: bool = False
    priority: int = 3
    ev_method: str = "percent"
    skill: str = ""
    quality: str = ""
    owner: str | None = None
    roles: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class LinkPart:
    """A link between two tasks; `lag` as in the plan: minutes, or percent of the predecessor."""

    predecessor: int
    successor: int
    type: str = "fs"
    lag: int = 0
    lag_unit: str = "working"


@dataclass(frozen=True, slots=True)
class RolePart:
    """Who or what is needed: a kind of resource, what they are, and what they can do."""

    key: str
    kind: str = "person"
    title: str = ""
    skills: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RiskPart:
    """A risk to look at; `occurred` says that it did."""

    title: str
    cause: str = ""
    event: str = ""
    effect: str = ""
    category: str = "other"
    polarity: str = "threat"
    response: str = ""
    trigger: str = ""
    occurred: bool = False


@dataclass(frozen=True, slots=True)
class GatePart:
    """An own point of a gate."""

    phase: str
    text: str


@dataclass(frozen=True, slots=True)
class SharePart:
    """What part of the budget a category takes."""

    category: str
    share: int


@dataclass(frozen=True, slots=True)
class LessonPart:
    """A lesson; `lesson_id` is the record, None for one that was shipped."""

    title: str
    kind: str = "improvement"
    area: str = "execution"
    recommendation: str = ""
    lesson_id: int | None = None


@dataclass(frozen=True, slots=True)
class Template:
    """A project without its history. `shipped` is the key of the shipped template that this one is,
    and `language` the one it is written in; both empty for one that a project left."""

    tasks: tuple[TaskPart, ...] = ()
    links: tuple[LinkPart, ...] = ()
    roles: tuple[RolePart, ...] = ()
    risks: tuple[RiskPart, ...] = ()
    gate_points: tuple[GatePart, ...] = ()
    budget: tuple[SharePart, ...] = ()
    lessons: tuple[LessonPart, ...] = ()
    minutes_per_day: int = 480
    shipped: str = ""
    language: str = ""

    @property
    def working_days(self) -> int:
        """From the start to the end of the last task, in days begun."""
        ends = [task.offset_min + (0 if task.elapsed else task.work_min) for task in self.tasks]
        return -(-max(ends, default=0) // self.minutes_per_day)

    @property
    def summaries(self) -> frozenset[int]:
        """The places of the tasks that have tasks below them."""
        return frozenset(task.parent for task in self.tasks if task.parent is not None)

    def level(self, place: int) -> int:
        """How many tasks stand above the one at that place."""
        level, parent = 0, self.tasks[place].parent
        while parent is not None:
            level, parent = level + 1, self.tasks[parent].parent
        return level


def encode(template: Template) -> str:
    """The template as JSON; `decode` is its inverse."""
    return json.dumps(
        {"format": FORMAT, **asdict(template)}, ensure_ascii=False, separators=(",", ":")
    )


def decode(text: str) -> Template:
    """The template that was written down; TemplateError where there is none in `text`."""
    try:
        data = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise TemplateError("no JSON") from error
    if not isinstance(data, dict) or not isinstance(data.get("format"), int):
        raise TemplateError("no template")
    if data["format"] > FORMAT:
        raise TemplateError("a later layout")
    try:
        found = _template(data)
        _check(found)
    except (TypeError, KeyError, IndexError, AttributeError) as error:
        raise TemplateError("ill-formed") from error
    return found


_PARTS: Mapping[str, type[Any]] = {
    "tasks": TaskPart,
    "links": LinkPart,
    "roles": RolePart,
    "risks": RiskPart,
    "gate_points": GatePart,
    "budget": SharePart,
    "lessons": LessonPart,
}


def _template(data: Mapping[str, Any]) -> Template:
    parts: dict[str, Any] = {
        name: tuple(_made(kind, one) for one in data.get(name, ())) for name, kind in _PARTS.items()
    }
    found = _made(Template, {name: data[name] for name in data if name not in _PARTS})
    return replace(found, **parts)


def _made(kind: type[T], data: Mapping[str, Any]) -> T:
    """One of the classes above, of what is known to it."""
    known = {one.name: _frozen(data[one.name]) for one in fields(kind) if one.name in data}  # type: ignore[arg-type] # all are dataclasses
    made = kind(**known)
    for one in fields(kind):  # type: ignore[arg-type]
        _check_type(str(one.type), getattr(made, one.name))
    return made


def _frozen(value: Any) -> Any:
    return tuple(_frozen(one) for one in value) if isinstance(value, list) else value


_TYPES: Mapping[str, Any] = {"str": str, "int": int, "bool": bool, "None": type(None)}


def _check_type(named: str, value: Any) -> None:
    """TypeError where a value is not what its field says; what tuples hold is not looked into."""
    kinds = tuple(_TYPES.get(part.strip(), tuple) for part in named.split("|"))
    if not isinstance(value, kinds) or (isinstance(value, bool) and bool not in kinds):
        raise TypeError(named)


def _check(found: Template) -> None:
    """TypeError where a place, a code or a key is none."""
    number, keys = len(found.tasks), {role.key for role in found.roles}
    ill = [
        found.minutes_per_day < 1,
        any(not _is_well(task, place, keys) for place, task in enumerate(found.tasks)),
        any(
            not 0 <= end < number
            for link in found.links
            for end in (link.predecessor, link.successor)
        ),
        any(
            link.type not in codes.LINK_TYPE or link.lag_unit not in codes.LAG_UNIT
            for link in found.links
        ),
        any(role.kind not in codes.RESOURCE_KIND for role in found.roles),
        any(risk.category not in codes.RISK_CATEGORY for risk in found.risks),
        any(risk.polarity not in codes.RISK_POLARITY for risk in found.risks),
        any(point.phase not in codes.PROJECT_PHASE for point in found.gate_points),
        any(one.category not in codes.BUDGET_CATEGORY or one.share < 0 for one in found.budget),
    ]
    if any(ill):
        raise TypeError("ill-formed")


def _is_well(task: TaskPart, place: int, keys: set[str]) -> bool:
    named = {key for key, _percent in task.roles} | ({task.owner} - {None})
    return (
        (task.parent is None or 0 <= task.parent < place)
        and task.kind in codes.TASK_KIND
        and task.ev_method in codes.EV_METHOD
        and min(task.offset_min, task.work_min) >= 0
        and 1 <= task.priority <= 5
        and named <= keys
        and all(isinstance(percent, int) and percent >= 0 for _key, percent in task.roles)
    )


def shares(amounts: Iterable[tuple[str, int]]) -> tuple[SharePart, ...]:
    """What part of the whole each category takes, in the order of the codes; together 10 000. None
    where nothing was planned."""
    sums: dict[str, int] = {}
    for category, amount in amounts:
        sums[category] = sums.get(category, 0) + max(amount, 0)
    named = [code for code in codes.BUDGET_CATEGORY if sums.get(code)]
    if not named:
        return ()
    parts = split_exactly(WHOLE, [sums[code] for code in named])
    return tuple(SharePart(code, share) for code, share in zip(named, parts, strict=True))


def shared_out(total_minor: int, parts: Iterable[SharePart]) -> tuple[tuple[str, int], ...]:
    """A budget shared out by category; the amounts add up to the total exactly."""
    known = [one for one in parts if one.share]
    if not known:
        return ()
    amounts = split_exactly(total_minor, [one.share for one in known])
    return tuple((one.category, amount) for one, amount in zip(known, amounts, strict=True))
