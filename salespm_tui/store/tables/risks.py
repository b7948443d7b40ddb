"""What may go wrong, what has, and the money kept for it."""

from __future__ import annotations

from datetime import date

from salespm_tui.domain import codes
from salespm_tui.store.tables.columns import Row, day, link, number, one_of, words


class Risk(Row, table=True):
    """A threat, or an opportunity, of a project (or of all).

    Probability and impact are steps of the 5 × 5 scale, empty while unknown. Money is in minor units
    of the project's currency (without a project: the workspace's), days are working days.
    `triggered_on` is the day on which its trigger was seen.
    """

    __tablename__ = "risk"

    project_id: int | None = link("project", None)
    title: str = words()
    cause: str = words("")
    event: str = words("")
    effect: str = words("")
    category: str = one_of(codes.RISK_CATEGORY, "other")
    polarity: str = one_of(codes.RISK_POLARITY, "threat")
    probability: int | None = number(None, low=1, high=5)
    impact: int | None = number(None, low=1, high=5)
    impact_schedule_days: int | None = number(None)
    impact_cost_minor: int | None = number(None)
    residual_probability: int | None = number(None, low=1, high=5)
    residual_impact: int | None = number(None, low=1, high=5)
    strategy: str | None = one_of(codes.RISK_STRATEGY, None)
    response: str = words("")
    contingency: str = words("")
    trigger: str = words("")
    triggered_on: date | None = day(None)
    owner: str | None = words(None)
    status: str = one_of(codes.RISK_STATUS, "identified")
    proximity: str | None = one_of(codes.RISK_PROXIMITY, None)
    identified_on: date = day()
    next_review_on: date | None = day(None)
    review_every_days: int | None = number(None, low=1)
    closed_on: date | None = day(None)
    close_reason: str = words("")
    goal_id: int | None = link("goal", None)
    task_id: int | None = link("task", None)
    opportunity_id: int | None = link("opportunity", None)
    client_id: int | None = link("client", None)
    notes: str = words("")
    source_uid: str | None = words(None)


class RiskReview(Row, table=True):
    """A look at a risk on a day: its probability and impact from then on, and a word."""

    __tablename__ = "risk_review"

    risk_id: int = link("risk")
    on: date = day()
    probability: int | None = number(None, low=1, high=5)
    impact: int | None = number(None, low=1, high=5)
    note: str = words("")


class Issue(Row, table=True):
    """Something that has gone wrong. `deviation_value` is in working days (schedule), minor units
    (cost) or hundredths of the goal's unit (goal), as `metric` says; what is done about it are the
    action items that name it.
    """

    __tablename__ = "issue"

    project_id: int | None = link("project", None)
    title: str = words()
    kind: str = one_of(codes.ISSUE_KIND, "other")
    metric: str | None = one_of(codes.ISSUE_METRIC, None)
    deviation_value: int | None = number(None)
    cause: str | None = one_of(codes.ISSUE_CAUSE, None)
    cause_detail: str = words("")
    severity: int = number(3, low=1, high=5)
    status: str = one_of(codes.ISSUE_STATUS, "open")
    owner: str | None = words(None)
    raised_on: date = day()
    due_on: date | None = day(None)
    resolved_on: date | None = day(None)
    risk_id: int | None = link("risk", None)
    task_id: int | None = link("task", None)
    goal_id: int | None = link("goal", None)
    opportunity_id: int | None = link("opportunity", None)
    client_id: int | None = link("client", None)
    notes: str = words("")


class BudgetLine(Row, table=True):
    """One line of a project's budget, in minor units of its currency; revised or as planned."""

    __tablename__ = "budget_line"

    project_id: int = link("project")
    category: str = one_of(codes.BUDGET_CATEGORY, "other")
    name: str = words("")
    planned_minor: int = number(0)
    revised_minor: int | None = number(None)
    task_id: int | None = link("task", None)
    note: str = words("")
