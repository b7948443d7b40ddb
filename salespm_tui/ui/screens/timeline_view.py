"""What of the plan is shown, and how: levels of the tree, the critical path, the whole in view."""

from __future__ import annotations

from salespm_tui.core.i18n import _
from salespm_tui.ui.screens.timeline_deeds import TimelineDeeds


class ViewDeeds(TimelineDeeds):
    """Looking at the plan another way; nothing of it changes anything."""

    only_critical: bool = False

    def cannot_critical(self) -> str | None:
        index = self.index
        if index is None or self.only_critical:
            return None if index is not None else self._no_task()
        if not any(task.critical and not task.children for task in index.timeline.tasks):
            return _("Nothing is critical: all tasks have slack, or are over.")
        return None

    def do_critical(self) -> None:
        """The critical tasks alone, with what they are part of; again: everything."""
        self.only_critical = not self.only_critical
        self.lay_out()

    def cannot_fit(self) -> str | None:
        return self._no_row()

    def do_fit(self) -> None:
        self.gantt.fit()

    def cannot_fold_less(self) -> str | None:
        if self.index is not None and self._depth() == 0:
            return _("Only the top level is shown already.")
        return self._no_task()

    def cannot_fold_more(self) -> str | None:
        if self.index is not None and not self.folds.of(self.index.timeline.project_id):
            return _("All levels are shown already.")
        return self._no_task()

    def do_fold_less(self) -> None:
        self._show_levels(self._depth() - 1)

    def do_fold_more(self) -> None:
        self._show_levels(self._depth() + 1)

    def _depth(self) -> int:
        """The deepest level that is shown, from 0."""
        assert self.index is not None
        shown = (self.index.tasks[key] for key in self.gantt.keys if isinstance(key, int))
        return max((task.level for task in shown), default=0)

    def _show_levels(self, deepest: int) -> None:
        """Fold what lies below that level, and unfold what lies above; the cursor stays in view."""
        index, task = self.index, self.at_cursor
        if index is None:
            return
        folded = {one.id for one in index.timeline.tasks if one.children and one.level >= deepest}
        if task is not None and task.level > deepest:
            above = [one for one in index.ancestors(task.id) if index.tasks[one].level == deepest]
            self.gantt.move_to(above[0] if above else task.id)
        self.folds.set(index.timeline.project_id, folded)
        self.lay_out()
