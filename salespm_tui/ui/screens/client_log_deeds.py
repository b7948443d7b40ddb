"""What the keys do to the log: contacts planned, held and moved; texts in one's own editor."""

from __future__ import annotations

from salespm_tui.contract.client_reports import ClientReportRow, SaveClientReport
from salespm_tui.contract.clients import LogRow, SaveClient, SaveInteraction
from salespm_tui.contract.values import Command
from salespm_tui.core.i18n import _
from salespm_tui.ui.forms import contact as forms
from salespm_tui.ui.screens.client_hand import ClientHand


class LogDeeds(ClientHand):
    """`P`, a planned contact's `d` and `r`, and `ctrl+o`."""

    def entry_at_hand(self) -> LogRow | None:
        """The entry of the log under the cursor."""
        if self.detail is None or self.part != "log":
            return None
        wanted = self.cursor_in("log")
        return next((entry for entry in self.detail.log if entry.id == wanted), None)

    def planned_at_hand(self) -> LogRow | None:
        """The planned contact under the cursor."""
        entry = self.entry_at_hand()
        return entry if entry is not None and entry.planned else None

    def cannot_plan(self) -> str | None:
        return self.no_detail()

    async def do_plan(self) -> None:
        self.follow(await self.fill_in(forms.planning_form(self.known.detail)))

    async def hold(self) -> None:
        """The planned contact took place."""
        entry = self.planned_at_hand()
        if entry is not None:
            outcome = await self.fill(forms.holding_form(self.known.detail, entry))
            if outcome is not None:
                self.say_done(outcome)

    async def move_planned(self) -> None:
        """The planned contact takes place at another time."""
        entry = self.planned_at_hand()
        if entry is None:
            return
        today = self.today
        at = await self.prompt(
            _("Planned for which day and hour?"),
            say=lambda text: forms.say_instant(forms.instant(text, entry.at, today), today),
            read=lambda text: forms.instant(text, entry.at, today),
        )
        if at is not None:
            command = SaveInteraction(interaction_id=entry.id, occurred_at=at)
            self.say_undo(await self.done(command))

    # ctrl+o

    def cannot_editor(self) -> str | None:
        if self.no_detail() is not None:
            return self.no_detail()
        record = self.record_at_hand()
        if isinstance(record, ClientReportRow):
            return _("It was sent already.") if record.status == "sent" else None
        if self.part == "clients" or self.entry_at_hand() is not None:
            return None
        return _("An editor takes a log entry, a report, or the notes on a client.")

    async def do_editor(self) -> None:
        """Edit the text of what is at hand, and keep it at once; `u` takes it back."""
        from salespm_tui.ui.editor import write_in_editor

        record, entry = self.record_at_hand(), self.entry_at_hand()
        detail = self.known.detail
        if isinstance(record, ClientReportRow):
            text, suffix = record.text, ".md"
        else:
            text, suffix = (detail.notes if entry is None else entry.summary), ".txt"
        written = write_in_editor(self.salespm, text, suffix)
        if written.trouble:
            self.toast(written.trouble, severity="warning")
        if written.text == text:
            return
        command: Command
        if isinstance(record, ClientReportRow):
            command = SaveClientReport(client_report_id=record.id, text=written.text)
        elif entry is not None:
            command = SaveInteraction(interaction_id=entry.id, summary=written.text)
        else:
            command = SaveClient(client_id=detail.client.id, notes=written.text)
        outcome = await self.done(command)
        if not written.trouble:
            self.say_undo(outcome)
