"""Why a date of the plan is what it is."""

from __future__ import annotations

from salespm_tui.contract.explain import ExplainProject, ExplainTask, Explanation
from salespm_tui.contract.values import Query
from salespm_tui.ui.screens.timeline_deeds import TimelineDeeds


class ExplainDeeds(TimelineDeeds):
    """`=`: the dates of the task under the cursor, or the finish of the project."""

    def cannot_explain(self) -> str | None:
        return self._no_row()

    async def do_explain(self) -> None:
        from salespm_tui.ui.dialogs.explanation import ExplanationDialog

        query = self._why()
        if query is None:
            return
        ref = await self.app.push_screen_wait(ExplanationDialog(await self.ask(query)))
        if ref is None:
            return
        if self.index is None:
            project = self.project_row
            self.open(ref, None if project is None else project.id)
        else:
            self.reveal(ref)

    def _why(self) -> Query[Explanation] | None:
        project, task = self.project_row, self.at_cursor
        if project is not None:
            return ExplainProject(project.id)
        return None if task is None else ExplainTask(task.id)
