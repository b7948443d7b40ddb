"""The list of checks, and from there to the task or to what mends it."""

from __future__ import annotations

from salespm_tui.contract.checks import PlanChecksQuery
from salespm_tui.contract.values import Ref
from salespm_tui.core.i18n import _, ngettext
from salespm_tui.ui.acting import act
from salespm_tui.ui.actions import BY_ID
from salespm_tui.ui.screens.timeline_deeds import TimelineDeeds

_OF_SELECTED = ("timeline.reschedule",)
"""Actions that are for the whole plan unless a task is selected."""


class ChecksDeeds(TimelineDeeds):
    """`!` lists what is wrong with the plan, and what is worth a look."""

    def cannot_checks(self) -> str | None:
        return self._no_task()

    async def do_checks(self) -> None:
        from salespm_tui.ui.dialogs.checks import ChecksDialog

        assert self.index is not None
        checks = await self.ask(PlanChecksQuery(self.index.timeline.project_id))
        if not checks:
            self.toast(_("Nothing is wrong with this plan."))
            return
        title = ngettext("%(number)d check", "%(number)d checks", len(checks))
        picked = await self.salespm.push_screen_wait(
            ChecksDialog(title % {"number": len(checks)}, checks)
        )
        if picked is None:
            return
        task_id = picked.check.task_id
        if task_id is not None:
            self.reveal(Ref("task", task_id))
        if picked.mend:
            fix = picked.check.fix if picked.check.fix in BY_ID else "timeline.edit"
            for_one = task_id is not None and fix in _OF_SELECTED
            self.marked = frozenset({task_id}) if for_one and task_id is not None else frozenset()
            self.lay_out()
            act(self, fix)
