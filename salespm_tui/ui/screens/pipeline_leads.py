"""Leads: making deals of them, and looking at those that are over."""

from __future__ import annotations

from salespm_tui.core.i18n import _
from salespm_tui.ui.screens.pipeline_deeds import PipelineDeeds


class LeadDeeds(PipelineDeeds):
    """What only leads have."""

    closed_leads: bool = False
    _lead_wanted: int | None = None

    def show_lead(self, lead_id: int) -> None:
        """Put the cursor on a lead as soon as it is there."""
        if not self.leads.move_to(lead_id):
            self._lead_wanted = lead_id

    def leads_arrived(self) -> None:
        """The leads are new: the one that was waited for may be there."""
        wanted, self._lead_wanted = self._lead_wanted, None
        if wanted is not None and not self.leads.move_to(wanted):
            self._lead_wanted = wanted

    def cannot_convert(self) -> str | None:
        lead = self.lead_here()
        if self.part != "leads":
            return _("This is for leads: tab goes to them.")
        if lead is None:
            return _("There is no lead here. Press n to note one.")
        if lead.status == "converted":
            return _("This lead became a deal already; enter opens it.")
        return None

    async def do_convert(self) -> None:
        from salespm_tui.ui.forms.lead import convert_form

        lead = self.lead_here()
        assert lead is not None
        outcome = await self.fill_told(convert_form(await self.around(), lead))
        if outcome is not None and outcome.ref is not None:
            self.list.focus()
            self.go_to(outcome.ref.id)

    def cannot_closed_leads(self) -> str | None:
        if self.part != "leads":
            return _("This is for leads: tab goes to them.")
        return None

    def do_closed_leads(self) -> None:
        """Show the leads that became deals or were disqualified too; again: open ones alone."""
        self.closed_leads = not self.closed_leads
        self.renew()
