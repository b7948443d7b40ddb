"""Progress reports to a client: composed from what is here, edited, kept, logged as sent."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from salespm_tui.contract.values import UNSET, Command, Query, Unset


@dataclass(frozen=True, slots=True)
class ComposedReport:
    """The draft of a report in Markdown, for a person to edit. It holds nothing internal: no risk
    scores, no margins, no probabilities."""

    title: str
    text: str


@dataclass(frozen=True, slots=True)
class ComposeReportQuery(Query[ComposedReport]):
    """What would a report to this client over `start` to `end` (both included) say?

    `project_id` None takes every project of the client. `language` is en or zh, None the one spoken
    now. UserError where the client or the project is gone, or the days lie the wrong way round.
    """

    client_id: int
    start: date
    end: date
    project_id: int | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True)
class SaveClientReport(Command):
    """Keep a report as a draft (`client_report_id` None; `client_id`, `title`, `start_on` and `end_on`
    needed) or change the fields given. One that was sent stays as it was sent."""

    client_report_id: int | None = None
    client_id: int | None = None
    project_id: int | Unset | None = UNSET
    title: str | Unset = UNSET
    start_on: date | Unset = UNSET
    end_on: date | Unset = UNSET
    text: str | Unset = UNSET


@dataclass(frozen=True, slots=True)
class SendClientReport(Command):
    """Log that a report went to the client: an entry in the log by that channel, and the draft is sent.

    The program sends nothing itself. `on` is the day, today unless given.
    """

    client_report_id: int
    channel: str = "email"
    contact_id: int | None = None
    on: date | None = None


@dataclass(frozen=True, slots=True)
class ClientReportRow:
    """One report; `status` is draft or sent, `interaction_id` the log entry of its sending."""

    id: int
    client_id: int
    client: str
    project_id: int | None
    project: str | None
    interaction_id: int | None
    title: str
    start_on: date
    end_on: date
    text: str
    status: str
    sent_on: date | None


@dataclass(frozen=True, slots=True)
class ClientReports:
    """Reports, those of the latest period first."""

    today: date
    reports: tuple[ClientReportRow, ...]


@dataclass(frozen=True, slots=True)
class ClientReportsQuery(Query[ClientReports]):
    """The reports to a client, on a project, or both; all without either."""

    client_id: int | None = None
    project_id: int | None = None
