"""Looking at the risks another way, what they ask for, and what goes with them: order, ended ones,
explanations, issues, checklists, scales, the reserve."""

from __future__ import annotations

from salespm_tui.contract.budget import BudgetLineRow, BudgetLinesQuery, SaveBudgetLine
from salespm_tui.contract.issues import IssueQuery, IssuesQuery, ResolveIssue
from salespm_tui.contract.records import Archive
from salespm_tui.contract.risks import AddFromChecklist, ChecklistQuery
from salespm_tui.contract.values import Command, Ref
from salespm_tui.core.errors import UserError
from salespm_tui.core.i18n import _
from salespm_tui.core.money import format_money, read_money
from salespm_tui.ui.present.client_words import word
from salespm_tui.ui.present.risk_register import next_order
from salespm_tui.ui.present.risk_words import ORDERS
from salespm_tui.ui.screens.risk_deeds import RiskDeeds

_RESERVE = "contingency"


class RiskViews(RiskDeeds):
    """`s` `C` `=`, and the windows that are not about one risk alone."""

    order = "score"
    ended = False

    # s C

    def cannot_sort(self) -> str | None:
        return self.unread()

    def do_sort(self) -> None:
        """The next order; the cursor stays on its risk."""
        self.order = next_order(self.order)
        self.lay_out()
        self.toast(_("Sorted by %(order)s.") % {"order": word(ORDERS, self.order)})

    def cannot_ended(self) -> str | None:
        if self.risks is not None and not self.risks.ended and not self.ended:
            return _("No risk has ended yet.")
        return self.unread()

    def do_ended(self) -> None:
        """Show those that occurred or were closed too, or send them away again."""
        self.ended = not self.ended
        self.renew()

    # =

    def cannot_explain(self) -> str | None:
        return self.unread()

    async def do_explain(self) -> None:
        """Of the risk at hand, of its goal, of all of them: the figure that is chosen."""
        from salespm_tui.ui.explaining import explain_one_of
        from salespm_tui.ui.present.risk_figures import goal_figures, risk_figures, sum_figures
        from salespm_tui.ui.present.risk_text import sums_at_stake

        assert self.risks is not None
        found = []
        risk, detail = self.risk_here(), self.detail
        if risk is not None:
            found += risk_figures(risk, self.salespm.glyph)
        if detail is not None and detail.goal_at_risk is not None:
            found += goal_figures(detail.goal_at_risk)
        for sums in sums_at_stake(self.risks):
            found += sum_figures(sums, self.project_id)
        await explain_one_of(self, found)

    # i S

    def cannot_checklist(self) -> str | None:
        return self.unread()

    async def do_checklist(self) -> None:
        """Risks to start from, shipped ones and those of earlier projects."""
        from salespm_tui.ui.dialogs.risk_checklist import ChecklistDialog

        lists = await self.ask(ChecklistQuery(self.project_id))
        keys = await self.app.push_screen_wait(ChecklistDialog(lists))
        if keys:
            self.say_undo(await self.done(AddFromChecklist(keys, self.project_id)))

    def cannot_scales(self) -> str | None:
        return self.unread()

    async def do_scales(self) -> None:
        from salespm_tui.ui.forms.risk_scales import scales_form

        assert self.risks is not None
        await self.fill_told(scales_form(self.risks.scales))

    # $

    def cannot_reserve(self) -> str | None:
        if self._reserve_project() is None:
            return _("A reserve is kept by a project: p picks one.")
        return self.unread()

    def _reserve_project(self) -> int | None:
        if self.project_id is not None:
            return self.project_id
        risk = self.risk_here()
        return None if risk is None else risk.project_id

    async def do_reserve(self) -> None:
        """What the budget keeps for risks: the line is revised, or made."""
        project_id = self._reserve_project()
        assert project_id is not None
        assert self.risks is not None
        line = await self._reserve_line(project_id)
        currency = self.around().currency_of(project_id) if line is None else line.currency
        value = ""
        if line is not None:
            value = format_money(line.amount_minor, currency).removesuffix(currency).strip()

        def read(text: str) -> int:
            return read_money(text, currency)

        def say(text: str) -> str:
            return format_money(read(text), currency) if text.strip() else ""

        title = _("Reserve for risks in the budget, %(currency)s") % {"currency": currency}
        minor = await self.prompt(title, value=value, say=say, read=read)
        if minor is None:
            return
        if line is None:
            command = SaveBudgetLine(
                project_id=project_id,
                category=_RESERVE,
                name=_("Contingency reserve"),
                planned_minor=minor,
            )
        else:
            command = SaveBudgetLine(line.id, revised_minor=minor)
        self.say_undo(await self.done(command))

    async def _reserve_line(self, project_id: int) -> BudgetLineRow | None:
        """The line that keeps it; of several, the one that is chosen."""
        lines = await self.ask(BudgetLinesQuery(project_id, _RESERVE))
        if len(lines) < 2:
            return lines[0] if lines else None
        options = [
            (line.id, f"{line.name} {format_money(line.amount_minor, line.currency)}")
            for line in lines
        ]
        picked = await self.choose(_("Which line of the budget?"), options)
        return next((line for line in lines if line.id == picked), None)

    # I

    def cannot_issues(self) -> str | None:
        return self.unread()

    async def do_issues(self, at: int | None = None) -> None:
        """What has gone wrong: look, add, change and resolve, until it is left."""
        from salespm_tui.ui.dialogs.issues import IssuesDialog

        ended = False
        while True:
            issues = await self.ask(IssuesQuery(self.project_id, include_ended=ended))
            if at is not None and not ended and all(row.id != at for row in issues.issues):
                ended = True  # it is one of the old ones that is wanted
                continue
            wish = await self.app.push_screen_wait(IssuesDialog(issues, at))
            if wish is None:
                return
            if wish.deed == "ended":
                ended, at = not ended, None
                continue
            at = await self._issue_deed(wish.deed, wish.issue_id)

    async def _issue_deed(self, deed: str, issue_id: int | None) -> int | None:
        """Do it; answers the issue to come back to."""
        if issue_id is None:
            return await self._new_issue()
        if deed == "edit":
            await self.edit_issue(issue_id)
        elif deed == "resolve":
            await self._resolve(issue_id)
        elif deed == "measure":
            await self._measure(issue_id)
        elif deed == "archive":
            await self._quietly(Archive(Ref("issue", issue_id)))
        else:
            return await self._new_issue()
        return issue_id

    async def _new_issue(self) -> int | None:
        from salespm_tui.ui.forms.issue import IssueAround, issue_form

        currency = self.around().currency_of(self.project_id)
        around = IssueAround(self.today, currency, self.project_id)
        outcome = await self.fill_told(issue_form(around))
        return None if outcome is None or outcome.ref is None else outcome.ref.id

    async def edit_issue(self, issue_id: int) -> None:
        """The form of an issue."""
        from salespm_tui.ui.forms.issue import IssueAround, issue_form

        detail = await self.ask(IssueQuery(issue_id))
        if detail is not None:
            around = IssueAround(self.today, detail.issue.currency)
            await self.fill_told(issue_form(around, detail.issue))

    async def _resolve(self, issue_id: int) -> None:
        note = await self.prompt(
            _("How was it solved? enter alone leaves it empty"), key=f"resolve:{issue_id}"
        )
        if note is not None:
            await self._quietly(ResolveIssue(issue_id, str(note)))

    async def _measure(self, issue_id: int) -> None:
        from salespm_tui.ui.forms.risk import measure_form

        detail = await self.ask(IssueQuery(issue_id))
        if detail is not None:
            title = detail.issue.title
            await self.fill_told(measure_form(Ref("issue", issue_id), title, self.today))

    async def _quietly(self, command: Command) -> None:
        """Do it; what is refused is told, and the window comes back."""
        try:
            outcome = await self.done(command)
        except UserError as error:
            self.salespm.tell(error)
        else:
            self.say_undo(outcome)
