"""What the stand-up's keys do about risks, issues and what clients wait for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from salespm_tui.contract.issues import IssueQuery
from salespm_tui.contract.risks import RiskQuery, RisksQuery
from salespm_tui.contract.standup import MarkDone
from salespm_tui.contract.values import Outcome, Ref
from salespm_tui.core.errors import UserError
from salespm_tui.core.i18n import _
from salespm_tui.ui.screens.standup_deeds import StandupDeeds

if TYPE_CHECKING:
    from salespm_tui.contract.standup import AgendaItem
    from salespm_tui.ui.forms.form import Form
    from salespm_tui.ui.forms.issue import IssueAround


class StandupConcerns(StandupDeeds):
    """Raising what is found on the walk, and ending what has more to say than that it is done."""

    # R and i

    def cannot_risk(self) -> str | None:
        return self._no_one_item()

    def cannot_issue(self) -> str | None:
        return self._no_one_item()

    def _no_one_item(self) -> str | None:
        if self.agenda is None:
            return _("The agenda is still being read.")
        if self.row is not None and self.item is None:
            return _("This line tells several items: enter shows them.")
        return None

    async def do_risk(self) -> None:
        """Raise a risk on the item at hand."""
        from salespm_tui.ui.forms.raised import raised_risk_form

        item = self.item
        risks = await self.ask(RisksQuery(self._project_of(item)))
        form = raised_risk_form(self._around(item, risks.sums[0].currency), risks.scales, item)
        self._raised(await self.fill(form))

    async def do_issue(self) -> None:
        """Record what has gone wrong with the item at hand; a risk occurs by it."""
        from salespm_tui.ui.forms.issue import occur_form
        from salespm_tui.ui.forms.raised import raised_issue_form

        item = self.item
        if item is not None and item.ref.kind == "risk" and "d" in item.action_keys:
            detail = await self.ask(RiskQuery(item.ref.id))
            if detail is None:
                raise UserError(_("This record is not there any more."))
            form = occur_form(self._around(item, detail.risk.currency), detail.risk)
        else:
            risks = await self.ask(RisksQuery(self._project_of(item)))
            form = raised_issue_form(self._around(item, risks.sums[0].currency), item)
        self._raised(await self.fill(form))

    def _project_of(self, item: AgendaItem | None) -> int | None:
        found = None if item is None else item.project_id
        return self.project_id if found is None else found

    def _around(self, item: AgendaItem | None, currency: str) -> IssueAround:
        from salespm_tui.ui.forms.issue import IssueAround

        return IssueAround(self.today, currency, self._project_of(item))

    def _raised(self, outcome: Outcome | None) -> None:
        if outcome is not None:
            self.toast(_("%(done)s. u takes it back.") % {"done": str(outcome.label)})
            self._say_notes(outcome)

    # d

    async def do_done(self) -> None:
        """Done; what a complaint is resolved with is asked for first."""
        item = self.item
        assert item is not None
        if item.ref.kind not in ("feedback", "issue"):
            self._do_and_go_on(MarkDone(item.ref))
            return
        title = _("How was it resolved? %(title)s") % {"title": item.title}
        note = await self.prompt(title, key=f"resolved:{item.ref.kind}:{item.ref.id}")
        if note is not None:
            await self._done_and_gone_on(MarkDone(item.ref, str(note)), item)

    # e

    async def _form_of(self, item: AgendaItem) -> Form | None:
        if item.ref.kind == "risk":
            return await self._form_of_risk(item.ref)
        if item.ref.kind == "issue":
            from salespm_tui.ui.forms.issue import issue_form

            found = await self.ask(IssueQuery(item.ref.id))
            around = self._around(item, "" if found is None else found.issue.currency)
            return None if found is None else issue_form(around, found.issue)
        if item.home is not None and item.home.kind in ("risk", "issue"):
            return await self._form_of_measure(item.ref, item.home)
        if item.ref.kind in ("expectation", "change_request", "feedback"):
            from salespm_tui.ui.screens.standup_forms import form_for_client

            return await form_for_client(self, item)
        return await super()._form_of(item)

    async def _form_of_risk(self, ref: Ref) -> Form | None:
        from salespm_tui.ui.forms.risk import RiskAround, risk_form

        detail = await self.ask(RiskQuery(ref.id))
        if detail is None:
            return None
        risks = await self.ask(RisksQuery(detail.risk.project_id))
        known = self.salespm.projects
        around = RiskAround(
            self.today,
            risks.scales,
            () if known is None else known.projects,
            detail.risk.project_id,
            detail.risk.currency,
        )
        return risk_form(around, detail.risk)

    async def _form_of_measure(self, ref: Ref, of: Ref) -> Form | None:
        from salespm_tui.ui.forms.risk import measure_form

        if of.kind == "risk":
            risk = await self.ask(RiskQuery(of.id))
            measures = () if risk is None else risk.actions
        else:
            issue = await self.ask(IssueQuery(of.id))
            measures = () if issue is None else issue.actions
        row = next((one for one in measures if one.id == ref.id), None)
        return None if row is None else measure_form(of, row.title, self.today, row)
