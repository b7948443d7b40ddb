"""What is done to deals, leads, stages and payments."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from salespm_tui.contract.values import UNSET, Command, Unset


@dataclass(frozen=True, slots=True)
class SaveDeal(Command):
    """Create a deal (`deal_id` None, name needed) or change the fields given.

    `stage_id` is for new deals alone, the first open stage where none is given; a deal changes its
    stage by `MoveDeal`. `probability` is one set by hand, which sticks; None goes back to the
    stage's. Without a currency it takes its project's, else the workspace's. Amounts are in minor
    units; BANT scores 0 to 3. `next_step` makes the first one, due on `next_step_on`. A deal like
    another one is saved all the same; the outcome's notes name the other.
    """

    deal_id: int | None = None
    name: str | Unset = UNSET
    project_id: int | Unset | None = UNSET
    client_id: int | Unset | None = UNSET
    goal_id: int | Unset | None = UNSET
    stage_id: int | Unset = UNSET
    amount_minor: int | Unset | None = UNSET
    currency: str | Unset = UNSET
    probability: int | Unset | None = UNSET
    forecast_category: str | Unset = UNSET
    opened_on: date | Unset | None = UNSET
    expected_close_on: date | Unset | None = UNSET
    closed_on: date | Unset | None = UNSET
    waiting_on: str | Unset | None = UNSET
    competitor: str | Unset = UNSET
    products: str | Unset = UNSET
    bant_budget: int | Unset | None = UNSET
    bant_authority: int | Unset | None = UNSET
    bant_need: int | Unset | None = UNSET
    bant_timing: int | Unset | None = UNSET
    owner: str | Unset = UNSET
    outcome_reason: str | Unset | None = UNSET
    outcome_detail: str | Unset = UNSET
    notes: str | Unset = UNSET
    next_step: str | Unset = UNSET
    next_step_on: date | Unset | None = UNSET


@dataclass(frozen=True, slots=True)
class MoveDeal(Command):
    """Move deals to a stage, as one change.

    To won or lost with a reason (`codes.OUTCOME_REASON`; UserError on field `outcome_reason`
    without one), closed on `closed_on`, today where it is not given; their forecast category becomes
    closed. Back to an open stage a closed deal is open again, without reason and close day. Deals
    that stand there already stay as they are. `note` goes into the stage history.
    """

    deal_ids: tuple[int, ...]
    stage_id: int
    outcome_reason: str | None = None
    outcome_detail: str = ""
    closed_on: date | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class SaveLead(Command):
    """Create a lead (`lead_id` None, title needed) or change the fields given.

    Status converted comes by `ConvertLead` alone; disqualified takes a `lost_reason`. `next_step`
    makes the first one, due on `next_step_on`.
    """

    lead_id: int | None = None
    title: str | Unset = UNSET
    project_id: int | Unset | None = UNSET
    client_id: int | Unset | None = UNSET
    company: str | Unset = UNSET
    contact_name: str | Unset = UNSET
    phone: str | Unset = UNSET
    email: str | Unset = UNSET
    source: str | Unset | None = UNSET
    status: str | Unset = UNSET
    score: int | Unset | None = UNSET
    owner: str | Unset = UNSET
    lost_reason: str | Unset = UNSET
    notes: str | Unset = UNSET
    next_step: str | Unset = UNSET
    next_step_on: date | Unset | None = UNSET


@dataclass(frozen=True, slots=True)
class ConvertLead(Command):
    """Make a deal of a lead: at `stage_id` (the first open one), called `name` (the lead's title).

    The client is `client_id`, else the lead's, else the one that goes by its company's name, else a
    new one of that name, with the contact. Its open next steps go over to the deal, and both name
    each other. The outcome's `ref` is the deal. UserError where the lead is converted already.
    """

    lead_id: int
    name: str | Unset = UNSET
    client_id: int | None = None
    stage_id: int | None = None
    amount_minor: int | None = None
    expected_close_on: date | None = None


@dataclass(frozen=True, slots=True)
class SaveStage(Command):
    """Create a stage (`stage_id` None, a name needed) or change the fields given.

    A new one stands before won and lost, `before_id` before that stage. One name given alone counts
    for both languages. A stage that deals have closed in keeps its kind, and so does the last one
    of its kind.
    """

    stage_id: int | None = None
    before_id: int | None = None
    name_en: str | Unset = UNSET
    name_zh: str | Unset = UNSET
    kind: str | Unset = UNSET
    probability: int | Unset | None = UNSET
    rot_days: int | Unset | None = UNSET
    exit_criteria: str | Unset = UNSET


@dataclass(frozen=True, slots=True)
class MoveStage(Command):
    """Put a stage `by` places further up the ladder (negative: down); not beyond its ends."""

    stage_id: int
    by: int


@dataclass(frozen=True, slots=True)
class SavePayment(Command):
    """Note cash that came in (`payment_id` None; amount needed, the day is today's) or change it.

    Of a deal it takes client, project and currency from there where they are not given.
    """

    payment_id: int | None = None
    project_id: int | Unset | None = UNSET
    client_id: int | Unset | None = UNSET
    deal_id: int | Unset | None = UNSET
    collected_on: date | Unset = UNSET
    amount_minor: int | Unset = UNSET
    currency: str | Unset = UNSET
    note: str | Unset = UNSET
