"""Leads, and the deals and clients for which nobody has promised anything."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from salespm_tui.contract.values import Query, Ref
from salespm_tui.core.labels import Label


@dataclass(frozen=True, slots=True)
class LeadRow:
    """Somebody who may become a deal. `age_days` counts since we know of it."""

    id: int
    title: str
    project_id: int | None
    project: str | None
    client_id: int | None
    client: str | None
    company: str
    contact_name: str
    phone: str
    email: str
    source: str | None
    status: str
    score: int | None
    owner: str
    next_step: str | None
    next_step_on: date | None
    next_step_id: int | None
    age_days: int
    lost_reason: str
    converted_opportunity_id: int | None
    converted_on: date | None
    notes: str
    version: datetime


@dataclass(frozen=True, slots=True)
class Leads:
    """The leads: open ones by what is due first, then converted and disqualified ones."""

    today: date
    leads: tuple[LeadRow, ...]


@dataclass(frozen=True, slots=True)
class LeadsQuery(Query[Leads]):
    """The leads, of one project where given; those that are still open unless `closed` too."""

    project_id: int | None = None
    closed: bool = False


@dataclass(frozen=True, slots=True)
class LooseEnd:
    """An open deal or a client for which nobody has promised anything with a date.

    `ref` is the opportunity or the client. `step_id` and `step` are a next step that lacks its
    date, None where there is none at all. `why` says what is missing. Of a client the stage and the
    amount are None.
    """

    ref: Ref
    name: str
    client_id: int | None
    client: str | None
    stage: str | None
    amount_minor: int | None
    currency: str | None
    last_contact_on: date | None
    step_id: int | None
    step: str | None
    why: Label


@dataclass(frozen=True, slots=True)
class LooseEnds:
    """The next-step inbox: deals by weighted amount, the weightiest first, then clients by name."""

    today: date
    items: tuple[LooseEnd, ...]


@dataclass(frozen=True, slots=True)
class LooseEndsQuery(Query[LooseEnds]):
    """Every open deal and client that lacks a dated next step, of one project where given."""

    project_id: int | None = None
