"""What the keys do to changes: what they would take, what the plan would become, the decision."""

from __future__ import annotations

from salespm_tui.contract.change_requests import (
    ChangeRequestRow,
    MarkImplemented,
    PreviewChange,
    SaveChangeRequest,
)
from salespm_tui.contract.needs import RequirementRow
from salespm_tui.contract.values import Outcome
from salespm_tui.core.i18n import _
from salespm_tui.ui.forms import change_request as forms
from salespm_tui.ui.forms.form import Form
from salespm_tui.ui.present.client_promises import preview_lines
from salespm_tui.ui.screens.client_promises import PromiseDeeds, task_options

_WIDEST = 72


class ChangeDeeds(PromiseDeeds):
    """A change is seen on the plan before it is decided."""

    async def new_change(self) -> Outcome | None:
        """Write down what is asked for."""
        projects = self.known.detail.projects
        if not projects:
            self.toast(
                _("A change belongs to a project, and the client has none yet."),
                severity="warning",
            )
            return None
        project_id = self.own_project() or projects[0][0]
        form = forms.change_form(
            self.known.detail, project_id=project_id, currency=self._currency(project_id)
        )
        return await self.fill_in(form)

    def change_form(self, change: ChangeRequestRow) -> Form:
        """The form of that change."""
        return forms.change_form(self.known.detail, change)

    def _currency(self, project_id: int) -> str:
        projects = self.salespm.projects
        rows = () if projects is None else projects.projects
        return next((row.currency for row in rows if row.id == project_id), "")

    def why_not_implemented(self, change: ChangeRequestRow) -> str | None:
        """Why a change cannot be done now."""
        if change.status == "approved":
            return None
        if change.waiting_days is not None:
            return _("It is not decided yet; c decides.")
        return _("It is over already.")

    async def implement(self, change: ChangeRequestRow) -> None:
        """An approved change is done."""
        self.say_undo(await self.done(MarkImplemented(change.id)))

    # T

    def cannot_tasks(self) -> str | None:
        record = self.record_at_hand()
        if isinstance(record, ChangeRequestRow):
            fixed = record.status in ("approved", "implemented")
            return _("It is on the plan already; u takes that back.") if fixed else None
        if isinstance(record, RequirementRow):
            return None
        return _("Only needs and changes hang on tasks.")

    async def do_tasks(self) -> None:
        record = self.record_at_hand()
        if isinstance(record, RequirementRow):
            await self.link_need(record)
        elif isinstance(record, ChangeRequestRow):
            await self._choose_task(record)

    async def _choose_task(self, change: ChangeRequestRow) -> None:
        tasks = [
            (project, task)
            for project, task in await self.project_tasks(change.project_id)
            if task.kind != "summary"
        ]
        title = _("Which task does it change? %(title)s") % {"title": change.title}
        options = [(0, _("none")), *task_options(tasks)]
        picked = await self.choose(title, options, change.task_id)
        if picked is not None:
            command = SaveChangeRequest(change_request_id=change.id, task_id=picked or None)
            self.say_undo(await self.done(command))

    # c

    def cannot_decide(self) -> str | None:
        record = self.record_at_hand()
        if not isinstance(record, ChangeRequestRow):
            return _("Only a change is decided; ] leads to the changes.")
        return _("It is decided already.") if record.waiting_days is None else None

    async def do_decide(self) -> None:
        from salespm_tui.ui.dialogs.decision import Decision

        change = self.record_at_hand()
        assert isinstance(change, ChangeRequestRow)
        preview = await self.ask(PreviewChange(change.id))
        width = min(_WIDEST, self.app.size.width - 6)
        lines = preview_lines(change, preview, self.today, width, self.salespm.glyph)
        decision = await self.app.push_screen_wait(
            Decision(change.title, lines, refused=preview.refused)
        )
        if decision is not None:
            outcome = await self.fill(forms.decision_form(change, decision, self.today))
            if outcome is not None:
                self.say_undo(outcome)

    async def assess(self, change: ChangeRequestRow) -> None:
        """Write down what it would take."""
        await self.fill_in(forms.assess_form(change))
