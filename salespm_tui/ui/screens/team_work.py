"""Work and loads: who does a task, who could, what would level an overload, and why a figure is so."""

from __future__ import annotations

from salespm_tui.contract.assigning import Assign
from salespm_tui.contract.levelling import ApplyLevelling, LevellingQuery
from salespm_tui.contract.team import ResourceDetail
from salespm_tui.contract.values import Ref
from salespm_tui.core.i18n import _
from salespm_tui.ui.assigning import ask_share, pick_task, staff_task
from salespm_tui.ui.present.team_load import Columns
from salespm_tui.ui.screens.team_deeds import TeamDeeds

_FARTHEST_WEEKS = 520


class TeamWork(TeamDeeds):
    """`A` `w` `O` `=`, and moving in the calendar."""

    columns: Columns
    zoom = "day"
    first_week = 0
    """How many weeks after this one the heat map begins."""

    # A w

    def cannot_assign(self) -> str | None:
        row = self.resource_here()
        if row is not None and not row.active:
            return _("Who is no longer here is not put to work; e brings them back.")
        return self._no_project() or self.no_resource()

    def _no_project(self) -> str | None:
        if not self.projects:
            return _("There is no project yet, so there is no task to work on.")
        return self.unread()

    async def do_assign(self) -> None:
        """The resource at hand, to a task that is chosen."""
        row = self.resource_here()
        assert row is not None
        title = _("On which task does %(name)s work?") % {"name": row.name}
        task_id = await pick_task(self, title, self.project_id)
        if task_id is None:
            return
        share = await ask_share(self, row.name, _("this task"))
        if share is not None:
            command = Assign(task_id, row.id, share.units_percent, share.planned_min)
            self.say_undo(await self.done(command))

    def cannot_free(self) -> str | None:
        return self._no_project()

    async def do_free(self) -> None:
        """Who could do a task: that of the assignment at the cursor, or one that is chosen."""
        task_id = self._task_here()
        if task_id is None:
            task_id = await pick_task(self, _("Who is free for which task?"), self.project_id)
        if task_id is not None:
            await staff_task(self, task_id)

    def _task_here(self) -> int | None:
        ref, detail = self.record_at_hand(), self.detail
        if ref is None or ref.kind != "assignment" or not isinstance(detail, ResourceDetail):
            return None
        return next((row.task_id for row in detail.assignments if row.id == ref.id), None)

    # O

    def cannot_level(self) -> str | None:
        if self.view == "money":
            return _("This is about loads; ] goes to them.")
        return self.unread()

    async def do_level(self) -> None:
        """Which shifts within slack would take overloads away; done only on request, as one change."""
        from salespm_tui.ui.dialogs.levelling import LevellingDialog

        hints = await self.ask(LevellingQuery(self.project_id))
        shifts = await self.app.push_screen_wait(LevellingDialog(hints))
        if shifts:
            self.say_undo(await self.done(ApplyLevelling(shifts)))

    # =

    def cannot_explain(self) -> str | None:
        return self.unread()

    async def do_explain(self) -> None:
        """Why the load or the money of this row is what it is."""
        from salespm_tui.ui.dialogs.explanation import ExplanationDialog
        from salespm_tui.ui.present.team_why import why_load, why_money
        from salespm_tui.ui.ways import has_home

        explanation = None
        if self.view == "money" and self.budget is not None:
            explanation = why_money(self.row_key(), self.budget, self.detail)
        elif self.team is not None:
            explanation = why_load(self.row_key(), self.team, self.detail, self.columns)
        if explanation is None:
            self.toast(_("Nothing is computed in this row."), severity="warning")
            return
        ref: Ref | None = await self.app.push_screen_wait(
            ExplanationDialog(explanation, goes_to=has_home)
        )
        if ref is not None and not self.reveal(ref):
            self.open(ref)

    # The calendar

    def _no_calendar(self) -> str | None:
        if self.view == "money":
            return _("Money is shown whole; ] goes to the calendar of loads.")
        return self.unread()

    cannot_earlier = cannot_later = cannot_page_left = cannot_page_right = _no_calendar

    def cannot_zoom_in(self) -> str | None:
        if self.view == "load" and self.zoom == "day":
            return _("These are the days already.")
        return self._no_calendar()

    def cannot_zoom_out(self) -> str | None:
        if self.view == "load" and self.zoom == "week":
            return _("These are the weeks already.")
        return self._no_calendar()

    def do_zoom_in(self) -> None:
        self.zoom = "day"
        self.renew_weeks()

    def do_zoom_out(self) -> None:
        self.zoom = "week"
        self.renew_weeks()

    def do_earlier(self) -> None:
        self._go_weeks(-1)

    def do_later(self) -> None:
        self._go_weeks(1)

    def do_page_left(self) -> None:
        self._go_weeks(-self.columns.weeks)

    def do_page_right(self) -> None:
        self._go_weeks(self.columns.weeks)

    def show_today(self) -> None:
        """`t`, from the app."""
        self.first_week = 0
        self.renew_weeks()

    def _go_weeks(self, by: int) -> None:
        self.first_week = max(-_FARTHEST_WEEKS, min(_FARTHEST_WEEKS, self.first_week + by))
        self.renew_weeks()

    def renew_weeks(self) -> None:
        """Other weeks are shown: ask for their loads."""
        self.columns = self.weeks_shown()
        self.lay_out()
        self.renew()

    def weeks_shown(self) -> Columns:
        """The weeks that fit from the first one on."""
        raise NotImplementedError
