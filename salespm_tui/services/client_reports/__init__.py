"""Progress reports to clients: composed, kept, logged as sent."""

from __future__ import annotations

from salespm_tui.contract.client_reports import (
    ClientReportsQuery,
    ComposeReportQuery,
    SaveClientReport,
    SendClientReport,
)
from salespm_tui.services.client_reports.composing import compose_report
from salespm_tui.services.client_reports.keeping import (
    client_reports,
    save_client_report,
    send_client_report,
)
from salespm_tui.services.work import Commands, Queries

COMMANDS: Commands = {SaveClientReport: save_client_report, SendClientReport: send_client_report}
QUERIES: Queries = {ComposeReportQuery: compose_report, ClientReportsQuery: client_reports}
