"""What is done to risks: save, move, review, respond, end; and the scales that they are rated on.

Probability and impact are steps 1 to 5, None while unknown. Money is in minor units of the risk's
currency (its project's, else the workspace's), days are working days.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from salespm_tui.contract.issues import Measure
from salespm_tui.contract.values import UNSET, Command, Unset


@dataclass(frozen=True, slots=True)
class SaveRisk(Command):
    """Create a risk (`risk_id` None, title needed) or change the fields given.

    A changed probability or impact is noted as the day's review, so that the history of the score
    is whole. The strategy must fit the polarity (`codes.THREAT_STRATEGY`,
    `codes.OPPORTUNITY_STRATEGY`); a changed polarity drops one that does not fit. Of a task, deal or
    goal a new one takes project and client where they are not given. With a cadence and no review
    day of its own, a new one is reviewed next one cadence from today. Status occurred and closed
    come by `OccurRisk` and `CloseRisk` alone. `actions` are added as responses. Its name in
    `Archive` is `risk`, that of a review `risk_review`.
    """

    risk_id: int | None = None
    title: str | Unset = UNSET
    project_id: int | Unset | None = UNSET
    cause: str | Unset = UNSET
    event: str | Unset = UNSET
    effect: str | Unset = UNSET
    category: str | Unset = UNSET
    polarity: str | Unset = UNSET
    probability: int | Unset | None = UNSET
    impact: int | Unset | None = UNSET
    impact_schedule_days: int | Unset | None = UNSET
    impact_cost_minor: int | Unset | None = UNSET
    residual_probability: int | Unset | None = UNSET
    residual_impact: int | Unset | None = UNSET
    strategy: str | Unset | None = UNSET
    response: str | Unset = UNSET
    contingency: str | Unset = UNSET
    trigger: str | Unset = UNSET
    triggered_on: date | Unset | None = UNSET
    owner: str | Unset = UNSET
    status: str | Unset = UNSET
    proximity: str | Unset | None = UNSET
    identified_on: date | Unset = UNSET
    next_review_on: date | Unset | None = UNSET
    review_every_days: int | Unset | None = UNSET
    goal_id: int | Unset | None = UNSET
    task_id: int | Unset | None = UNSET
    opportunity_id: int | Unset | None = UNSET
    client_id: int | Unset | None = UNSET
    notes: str | Unset = UNSET
    actions: tuple[Measure, ...] = ()


@dataclass(frozen=True, slots=True)
class MoveRisk(Command):
    """Put a risk into another cell of the matrix.

    That is a review of the day: the risk, the day's review row (one a day: a second move of the day
    changes it, its `note` is added) and the next review by the cadence. With `residual` the rating
    after the response is moved instead, which is no review. UserError for one that has ended.
    """

    risk_id: int
    probability: int | Unset | None = UNSET
    impact: int | Unset | None = UNSET
    residual: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True)
class ReviewRisk(Command):
    """Look at a risk again, today: rating and residual rating as given or as they are, and a word.

    The next review is on `next_review_on`, else one cadence from today; without a cadence a day that
    has come is emptied. UserError for a risk that has ended.
    """

    risk_id: int
    probability: int | Unset | None = UNSET
    impact: int | Unset | None = UNSET
    residual_probability: int | Unset | None = UNSET
    residual_impact: int | Unset | None = UNSET
    note: str = ""
    next_review_on: date | Unset | None = UNSET


@dataclass(frozen=True, slots=True)
class TriggerRisk(Command):
    """The trigger of a risk was seen, on `triggered_on` (today where it is not given; None: it was not)."""

    risk_id: int
    triggered_on: date | Unset | None = UNSET


@dataclass(frozen=True, slots=True)
class CloseRisk(Command):
    """A risk cannot happen any more, or is let go: UserError on field `reason` without a reason.

    Responses that are still open stay so, and are counted in the outcome's notes.
    """

    risk_id: int
    reason: str
    closed_on: date | None = None


@dataclass(frozen=True, slots=True)
class ReopenRisk(Command):
    """A closed or occurred risk is watched again (status monitoring); its issue stays."""

    risk_id: int


@dataclass(frozen=True, slots=True)
class OccurRisk(Command):
    """A risk has happened: it ends as occurred and becomes an issue, whose `ref` the outcome has.

    The issue takes project, task, goal, deal, client and owner from the risk; its title is the
    risk's where none is given, its severity the risk's impact (3 where that is unknown).
    `deviation_value` as in `SaveIssue`; `actions` are its corrective actions.
    """

    risk_id: int
    title: str = ""
    kind: str = "deviation"
    metric: str | None = None
    deviation_value: int | None = None
    cause: str | None = None
    cause_detail: str = ""
    severity: int | None = None
    owner: str | Unset = UNSET
    due_on: date | None = None
    actions: tuple[Measure, ...] = ()


@dataclass(frozen=True, slots=True)
class PutResponseOnTimeline(Command):
    """Make a task of an action item of a risk or an issue, and have the two name each other.

    The task is called as the item is, has its owner, and its due day as deadline; it stands below
    `parent_id`, after `after_id`, else last in the project (`project_id`, else the item's, the
    risk's or the issue's; UserError without any). When the task is done, so is the item. The
    outcome's `ref` is the task. UserError where it is on the timeline already.
    """

    action_item_id: int
    project_id: int | None = None
    parent_id: int | None = None
    after_id: int | None = None
    duration_min: int | None = None


@dataclass(frozen=True, slots=True)
class AddFromChecklist(Command):
    """Add risks from the checklists (keys as `ChecklistQuery` gives them), as one change, in the
    language of the moment. What the project has already is left out, and said in the notes."""

    keys: tuple[str, ...]
    project_id: int | None = None


@dataclass(frozen=True, slots=True)
class SetRiskScales(Command):
    """Set the scales of the workspace; what is not given stays.

    `levels`: from which score on a risk is medium, high, critical (5, 10, 15; rising, 2 to 25).
    `percents`: the probability of each step (10, 30, 50, 70, 90; rising, 1 to 100). Words and
    anchors are five each, an empty one is the usual one. UserError for anything else.
    """

    levels: tuple[int, ...] | Unset = UNSET
    percents: tuple[int, ...] | Unset = UNSET
    probability_words: tuple[str, ...] | Unset = UNSET
    impact_words: tuple[str, ...] | Unset = UNSET
    probability_anchors: tuple[str, ...] | Unset = UNSET
    impact_anchors: tuple[str, ...] | Unset = UNSET
