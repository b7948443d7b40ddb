"""What clients need, expect, ask to change and think of us, and what we report to them."""

from __future__ import annotations

from datetime import date

from salespm_tui.domain import codes
from salespm_tui.store.tables.columns import Row, day, link, number, one_of, words


class Requirement(Row, table=True):
    """A need. `priority` is MoSCoW; the tasks that meet it name it (`Task.requirement_id`).

    It is signed off where `signed_by` and `signed_on` are filled.
    """

    __tablename__ = "requirement"

    project_id: int | None = link("project", None)
    client_id: int | None = link("client", None)
    interaction_id: int | None = link("interaction", None)
    title: str = words()
    source: str | None = one_of(codes.REQUIREMENT_SOURCE, None)
    kind: str = one_of(codes.REQUIREMENT_KIND, "other")
    pain: str = words("")
    priority: str | None = one_of(codes.REQUIREMENT_PRIORITY, None)
    status: str = one_of(codes.REQUIREMENT_STATUS, "captured")
    acceptance_criteria: str = words("")
    owner: str | None = words(None)
    signed_by: str | None = words(None)
    signed_on: date | None = day(None)
    notes: str = words("")


class Expectation(Row, table=True):
    """What a client expects, what we answered, until when, and whether it was kept."""

    __tablename__ = "expectation"

    client_id: int = link("client")
    project_id: int | None = link("project", None)
    opportunity_id: int | None = link("opportunity", None)
    interaction_id: int | None = link("interaction", None)
    statement: str = words()
    our_position: str = words("")
    promised_by: str | None = words(None)
    promised_on: date | None = day(None)
    due_on: date | None = day(None)
    importance: int = number(3, low=1, high=5)
    gap: str = one_of(codes.EXPECTATION_GAP, "unclear")
    status: str = one_of(codes.EXPECTATION_STATUS, "open")
    settled_on: date | None = day(None)
    notes: str = words("")


class ChangeRequest(Row, table=True):
    """A change that was asked for. Its impact is in words, in working days on `task_id`, and in minor
    units of the project's currency; approval puts days and money on that task.
    """

    __tablename__ = "change_request"

    project_id: int = link("project")
    client_id: int | None = link("client", None)
    task_id: int | None = link("task", None)
    title: str = words()
    reason: str = words("")
    description: str = words("")
    impact_scope: str = words("")
    impact_days: int | None = number(None)
    impact_cost_minor: int | None = number(None)
    priority: int = number(3, low=1, high=5)
    status: str = one_of(codes.CHANGE_REQUEST_STATUS, "submitted")
    requested_on: date = day()
    decide_by: date | None = day(None)
    decided_by: str | None = words(None)
    decided_on: date | None = day(None)
    decision_note: str = words("")
    notes: str = words("")


class Feedback(Row, table=True):
    """What a client said of us: praise, a complaint up to its resolution, or a survey's scores."""

    __tablename__ = "feedback"

    client_id: int = link("client")
    project_id: int | None = link("project", None)
    contact_id: int | None = link("contact", None)
    interaction_id: int | None = link("interaction", None)
    acceptance_id: int | None = link("acceptance", None)
    kind: str = one_of(codes.FEEDBACK_KIND, "suggestion")
    content: str = words()
    csat: int | None = number(None, low=1, high=5)
    nps: int | None = number(None, low=0, high=10)
    status: str = one_of(codes.FEEDBACK_STATUS, "new")
    owner: str | None = words(None)
    received_on: date = day()
    due_on: date | None = day(None)
    resolved_on: date | None = day(None)
    resolution: str = words("")
    notes: str = words("")


class ClientReport(Row, table=True):
    """A progress report to a client, in Markdown: a draft until it is logged as sent."""

    __tablename__ = "client_report"

    client_id: int = link("client")
    project_id: int | None = link("project", None)
    interaction_id: int | None = link("interaction", None)
    title: str = words()
    start_on: date = day()
    end_on: date = day()
    text: str = words("")
    status: str = one_of(codes.REPORT_STATUS, "draft")
    sent_on: date | None = day(None)
