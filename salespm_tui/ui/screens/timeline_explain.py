"""Why a date of the plan is what it is."""

from __future__ import annotations

from salespm_tui.contract.explain import ExplainProject, ExplainTask, Explanation
from salespm_tui.contract.values import Query
from salespm_tui.ui.explaining import explain
from salespm_tui.ui.screens.timeline_deeds import TimelineDeeds


class ExplainDeeds(TimelineDeeds):
    """`=`: the dates of the task under the cursor, or the finish of the project."""

    def cannot_explain(self) -> str | None:
        return self._no_row()

    async def do_explain(self) -> None:
        project = self.project_row
        query = self._why()
        if query is not None:
            await explain(self, query, None if project is None else project.id)

    def _why(self) -> Query[Explanation] | None:
        project, task = self.project_row, self.at_cursor
        if project is not None:
            return ExplainProject(project.id)
        return None if task is None else ExplainTask(task.id)
