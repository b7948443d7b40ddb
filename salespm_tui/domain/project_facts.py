"""What is known of one project: the loop, its health and its gates are told from nothing else."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

LONGEST_SILENCE_DAYS = 14
"""A risk that nobody looked at, or a goal that nobody spoke of, for so many days is forgotten."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of one project. Archived records count nowhere.

    Tasks are leaves: summaries and cancelled ones are not counted. `overdue_critical` of the
    `overdue` tasks move the end; `broken` tasks miss a deadline or an imposed date; `unassigned`
    ones have neither an owner nor a resource. `start` and `finish` are the plan's, `promised` is the
    finish that was agreed.

    `needs` are those that are neither rejected nor put off (won't): of them so many are `needs_unranked`
    (no priority), `needs_vague` (no acceptance criteria), `needs_unconfirmed` (only captured) and
    `needs_undelivered`. `goals` are active: `goals_silent` of them are not due yet, and began and
    had their last check-in more than `LONGEST_SILENCE_DAYS` ago. `risks` counts all there ever were, `risks_open`
    those still to come: of these, `risks_silent` were looked at last so long ago, `risks_unrated`
    lack probability or impact, and `risks_unanswered` are high or critical without a response.
    `issues` are open ones of severity 4 and 5, `changes` wait for a decision, `promises` are open
    expectations, `deals` are open, `acceptances` planned at all, `acceptances_held` of them held,
    `accepted` passed or conditional, and `signed`. `leftovers` are open actions of acceptances,
    `scores` answers on satisfaction, `evaluations` final ones.
    """

    phase: str
    status: str
    today: date
    has_client: bool = False
    contacts_logged: int = 0
    has_objective: bool = False
    tasks: int = 0
    linked: int = 0
    reported: int = 0
    milestones: int = 0
    open_tasks: int = 0
    unassigned: int = 0
    overdue: int = 0
    overdue_critical: int = 0
    blocked: int = 0
    broken: int = 0
    start: date | None = None
    finish: date | None = None
    promised: date | None = None
    health_override: str | None = None
    has_manager: bool = False
    has_market_notes: bool = False
    has_competitor_notes: bool = False
    has_scope: bool = False
    has_deliverables: bool = False
    is_feasible: bool = False
    is_approved: bool = False
    needs: int = 0
    needs_unranked: int = 0
    needs_vague: int = 0
    needs_unconfirmed: int = 0
    needs_undelivered: int = 0
    goals: int = 0
    goals_silent: int = 0
    risks: int = 0
    risks_open: int = 0
    risks_silent: int = 0
    risks_unrated: int = 0
    risks_unanswered: int = 0
    issues: int = 0
    changes: int = 0
    promises: int = 0
    deals: int = 0
    baselines: int = 0
    budget_lines: int = 0
    reserves: int = 0
    acceptances: int = 0
    acceptances_held: int = 0
    accepted: int = 0
    signed: int = 0
    leftovers: int = 0
    scores: int = 0
    evaluations: int = 0
    lessons: int = 0
    templates: int = 0
