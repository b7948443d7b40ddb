"""Acceptances: what is handed over, point by point, held, signed, and what is left to do after it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from salespm_tui.contract.issues import Measure, MeasureRow
from salespm_tui.contract.values import UNSET, Command, Query, Unset


@dataclass(frozen=True, slots=True)
class SaveAcceptance(Command):
    """Plan an acceptance (`acceptance_id` None; `project_id` needed) or change the fields given.

    `planned_on` is today where a new one does not say. Each line of `leftovers` is one left-over. Its
    name in `Archive` is `acceptance`; its points and what is still open of it go with it.
    """

    acceptance_id: int | None = None
    project_id: int | None = None
    kind: str | Unset = UNSET
    planned_on: date | Unset = UNSET
    participants: str | Unset = UNSET
    deliverables: str | Unset = UNSET
    leftovers: str | Unset = UNSET
    follow_up_plan: str | Unset = UNSET


@dataclass(frozen=True, slots=True)
class FillAcceptance(Command):
    """Add a point for each need of the project (its acceptance criterion) and each goal (target, and
    the actual value as it stands) that has none here yet. Points that are there stay as they are."""

    acceptance_id: int


@dataclass(frozen=True, slots=True)
class SaveAcceptanceItem(Command):
    """Create a point (`acceptance_item_id` None; `acceptance_id` and name needed) or change the fields
    given. Judging it is `JudgeItem`. Its name in `Archive` is `acceptance_item`."""

    acceptance_item_id: int | None = None
    acceptance_id: int | None = None
    name: str | Unset = UNSET
    criterion: str | Unset = UNSET
    target: str | Unset = UNSET
    actual: str | Unset = UNSET
    note: str | Unset = UNSET
    requirement_id: int | Unset | None = UNSET
    goal_id: int | Unset | None = UNSET


@dataclass(frozen=True, slots=True)
class JudgeItem(Command):
    """Say what a point came to: pass, partial, fail, waived, or pending again. A signed acceptance is
    judged no more."""

    acceptance_item_id: int
    result: str
    actual: str | Unset = UNSET
    note: str | Unset = UNSET


@dataclass(frozen=True, slots=True)
class HoldAcceptance(Command):
    """An acceptance took place on `held_on`; where that is not given today, or the day on which it was
    held before (unless it failed then).

    Without a `result` it is what the points come to (see `AcceptanceRow.proposed`); UserError where
    there are none. Passed is refused while a point is open. Conditional or failed, each open point and
    left-over becomes an action item, as `SignAcceptance` has it.
    """

    acceptance_id: int
    held_on: date | None = None
    result: str | None = None
    leftovers: str | Unset = UNSET
    owner: str = ""
    due_on: date | None = None


@dataclass(frozen=True, slots=True)
class SignAcceptance(Command):
    """The client signs: who (needed), and on which day (today where it is not given).

    Refused while a point is pending, before it is held, where it failed, and where it passed and a
    point was found wanting since. Without `by`, a signature that is there is taken back. A conditional one keeps
    its open points alive: each point judged partial or fail, each line of the left-overs and each of
    `actions` becomes an action item of the acceptance, of `owner` and due on `due_on` where it says
    nothing of its own; none is made twice.
    """

    acceptance_id: int
    by: str
    on: date | None = None
    owner: str = ""
    due_on: date | None = None
    actions: tuple[Measure, ...] = ()


@dataclass(frozen=True, slots=True)
class AcceptanceItemRow:
    """One point of an acceptance: the business goal (`name`), criterion, target, actual, result."""

    id: int
    acceptance_id: int
    requirement_id: int | None
    goal_id: int | None
    name: str
    criterion: str
    target: str
    actual: str
    result: str
    note: str


@dataclass(frozen=True, slots=True)
class AcceptanceScore:
    """A satisfaction that was said with an acceptance: feedback with its `acceptance_id`."""

    feedback_id: int
    client: str
    contact: str | None
    csat: int | None
    nps: int | None
    content: str


@dataclass(frozen=True, slots=True)
class AcceptanceRow:
    """One acceptance with its points in order.

    `proposed` is what the points come to: passed where all pass or are waived, failed where one
    fails, else conditional; None without points. `open_actions` of its `actions` are still to be done.
    `late_days` counts days after `planned_on` of one that is not held, 0 where it is not late.
    """

    id: int
    project_id: int
    project: str
    kind: str
    planned_on: date
    held_on: date | None
    participants: str
    deliverables: str
    result: str
    signed_by: str
    signed_on: date | None
    leftovers: str
    follow_up_plan: str
    proposed: str | None
    late_days: int
    items: tuple[AcceptanceItemRow, ...]
    actions: tuple[MeasureRow, ...]
    scores: tuple[AcceptanceScore, ...]

    def count(self, *results: str) -> int:
        """How many points have one of these results."""
        return sum(item.result in results for item in self.items)

    @property
    def open_actions(self) -> int:
        """How many of its actions are still to be done."""
        return sum(action.status == "open" for action in self.actions)


@dataclass(frozen=True, slots=True)
class Acceptances:
    """The acceptances, those still to be held first, each by its planned day."""

    today: date
    acceptances: tuple[AcceptanceRow, ...]


@dataclass(frozen=True, slots=True)
class AcceptancesQuery(Query[Acceptances]):
    """The acceptances of a project, of all where none is given."""

    project_id: int | None = None
