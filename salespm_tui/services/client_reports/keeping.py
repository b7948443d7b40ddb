"""Reports are kept as drafts, listed, and logged as sent; then they stay as they went out."""

from __future__ import annotations

from datetime import datetime, time
from typing import Any

from sqlalchemy import Row, select

from salespm_tui.contract.client_reports import (
    ClientReportRow,
    ClientReports,
    ClientReportsQuery,
    SaveClientReport,
    SendClientReport,
)
from salespm_tui.contract.values import Outcome, Ref, Unset
from salespm_tui.core.clean import clean_text
from salespm_tui.core.errors import UserError
from salespm_tui.core.i18n import N_, _
from salespm_tui.core.labels import label
from salespm_tui.domain import codes
from salespm_tui.services.clients.rows import called
from salespm_tui.services.clients.ties import client_of, contact_at, put_project
from salespm_tui.services.clients.whose import Names, among, names
from salespm_tui.services.fields import living, one_of, put, required
from salespm_tui.services.settings import zone_of
from salespm_tui.services.work import Reading, Work
from salespm_tui.store.tables import METADATA, Client, ClientReport, Interaction

_REPORT = METADATA.tables["client_report"].c


def save_client_report(work: Work, command: SaveClientReport) -> Outcome:
    """Keep a report as a draft, or change one that was not sent."""
    new = command.client_report_id is None
    if command.client_report_id is None:
        report = _new(work, command)
    else:
        report = living(work, ClientReport, command.client_report_id)
        _refuse_sent(report)
    if new or not isinstance(command.title, Unset):
        report.title = required(command.title, "title")
    put_project(work, report, command.project_id)
    put(report, "start_on", command.start_on)
    put(report, "end_on", command.end_on)
    if report.end_on < report.start_on:
        raise UserError(
            _("The last day lies before the first."),
            _("Give a later last day, or an earlier first one."),
            field="end_on",
        )
    if not isinstance(command.text, Unset):
        put(report, "text", clean_text(command.text, multiline=True))
    work.session.add(report)
    work.session.flush()
    said = N_("Kept report %(title)s") if new else N_("Changed report %(title)s")
    return Outcome(label(said, title=report.title), ref=Ref("client_report", report.id))


def send_client_report(work: Work, command: SendClientReport) -> Outcome:
    """Log that a report went out: an entry of the log, and the report is sent."""
    report = living(work, ClientReport, command.client_report_id)
    _refuse_sent(report)
    if not report.text:
        raise UserError(_("The report is empty."), _("Compose or write it first."), field="text")
    client = living(work, Client, report.client_id)
    on = command.on or work.today
    if on > work.today:
        raise UserError(
            _("That day is still to come."), _("Give today, or an earlier day."), field="on"
        )
    noon = datetime.combine(on, time(12), zone_of(work))
    entry = Interaction(
        client_id=client.id,
        project_id=report.project_id,
        channel=one_of(command.channel, codes.CHANNEL, "channel"),
        occurred_at=work.now if on == work.today else noon,
        summary=report.title,
    )
    put(entry, "contact_id", contact_at(work, command.contact_id, client.id))
    work.session.add(entry)
    work.session.flush()
    report.interaction_id, report.status, report.sent_on = entry.id, "sent", on
    work.session.add(report)
    work.session.flush()
    said = label(N_("Sent report %(title)s to %(name)s"), title=report.title, name=called(client))
    return Outcome(said, ref=Ref("client_report", report.id))


def client_reports(reading: Reading, query: ClientReportsQuery) -> ClientReports:
    """The reports asked for, those of the latest period first."""
    statement = (
        select(METADATA.tables["client_report"])
        .where(*among(_REPORT, query.client_id, query.project_id))
        .order_by(_REPORT.end_on.desc(), _REPORT.id.desc())
    )
    called_by = names(reading)
    found = reading.session.connection().execute(statement).all()
    return ClientReports(reading.today, tuple(_row(row, called_by) for row in found))


def _new(work: Work, command: SaveClientReport) -> ClientReport:
    client = client_of(work, command.client_id)
    start_on, end_on = command.start_on, command.end_on
    if isinstance(start_on, Unset) or isinstance(end_on, Unset):
        raise UserError(
            _("It is not said which days the report tells."),
            _("Give its first and its last day."),
            field="start_on",
        )
    return ClientReport(client_id=client.id, title="", start_on=start_on, end_on=end_on)


def _refuse_sent(report: ClientReport) -> None:
    if report.status == "sent":
        raise UserError(
            _("“%(title)s” was sent; it stays as it went out.") % {"title": report.title},
            _("Compose a new one, or undo the sending."),
        )


def _row(row: Row[Any], called_by: Names) -> ClientReportRow:
    return ClientReportRow(
        id=row.id,
        client_id=row.client_id,
        client=called_by.clients.get(row.client_id, ""),
        project_id=row.project_id,
        project=called_by.project(row.project_id),
        interaction_id=row.interaction_id,
        title=row.title,
        start_on=row.start_on,
        end_on=row.end_on,
        text=row.text,
        status=row.status,
        sent_on=row.sent_on,
    )
