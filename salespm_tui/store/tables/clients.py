"""Clients, the people there, what was said, and what is to be done next."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, ClassVar

import sqlalchemy as sa

from salespm_tui.domain import codes
from salespm_tui.store.tables.columns import (
    Row,
    day,
    instant,
    link,
    number,
    one_of,
    words,
    yes_or_no,
)


class Client(Row, table=True):
    """A client. `aliases` is a JSON list of the other names that captures know it by."""

    __tablename__ = "client"

    name: str = words()
    short_name: str | None = words(None)
    aliases: str = words("[]")
    kind: str = one_of(codes.CLIENT_KIND, "company")
    industry: str | None = words(None)
    region: str | None = words(None)
    tier: str | None = one_of(codes.CLIENT_TIER, None)
    status: str = one_of(codes.CLIENT_STATUS, "prospect")
    cadence_days: int | None = number(None, low=1)
    notes: str = words("")


class Contact(Row, table=True):
    """A person at a client."""

    __tablename__ = "contact"

    client_id: int = link("client")
    name: str = words()
    title: str | None = words(None)
    phone: str | None = words(None)
    email: str | None = words(None)
    wechat: str | None = words(None)
    role: str | None = one_of(codes.CONTACT_ROLE, None)
    influence: int | None = number(None, low=1, high=5)
    attitude: str | None = one_of(codes.ATTITUDE, None)
    preferred_channel: str | None = one_of(codes.CHANNEL, None)
    notes: str = words("")


class Interaction(Row, table=True):
    """One exchange with a client, held or (`planned`) still to come."""

    __tablename__ = "interaction"
    __table_args__: ClassVar[Any] = (
        # The last contact of every client is asked for at each stand-up and on each client list.
        sa.Index(
            "ix_interaction_last_contact",
            "client_id",
            "occurred_at",
            "sentiment",
            sqlite_where=sa.text("archived_at IS NULL AND planned = 0"),
        ),
        # And so is the next one that is planned: a few among many that took place.
        sa.Index(
            "ix_interaction_planned",
            "client_id",
            "occurred_at",
            sqlite_where=sa.text("archived_at IS NULL AND planned = 1"),
        ),
        {"sqlite_strict": True, "sqlite_autoincrement": True},
    )

    client_id: int = link("client")
    contact_id: int | None = link("contact", None)
    project_id: int | None = link("project", None)
    opportunity_id: int | None = link("opportunity", None)
    channel: str = one_of(codes.CHANNEL, "other")
    direction: str = one_of(codes.DIRECTION, "out")
    occurred_at: datetime = instant()
    planned: bool = yes_or_no(default=False)
    duration_min: int | None = number(None, low=0)
    summary: str = words("")
    outcome: str = words("")
    sentiment: str | None = one_of(codes.SENTIMENT, None)


class ActionItem(Row, table=True):
    """Something that somebody will do. A client's next step is its earliest open `follow_up`."""

    __tablename__ = "action_item"

    kind: str = one_of(codes.ACTION_KIND, "todo")
    title: str = words()
    owner: str | None = words(None)
    due_on: date | None = day(None)
    status: str = one_of(codes.ACTION_STATUS, "open")
    done_on: date | None = day(None)
    client_id: int | None = link("client", None)
    project_id: int | None = link("project", None)
    interaction_id: int | None = link("interaction", None)
    task_id: int | None = link("task", None)
    opportunity_id: int | None = link("opportunity", None)
    lead_id: int | None = link("lead", None)
    goal_id: int | None = link("goal", None)
    risk_id: int | None = link("risk", None)
    issue_id: int | None = link("issue", None)
    feedback_id: int | None = link("feedback", None)
    change_request_id: int | None = link("change_request", None)
    acceptance_id: int | None = link("acceptance", None)
    effect: str | None = one_of(codes.ACTION_EFFECT, None)
    notes: str = words("")
