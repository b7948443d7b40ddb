"""Changing the team and the budget: new, edit, archive, skills, days off, what is bought."""

from __future__ import annotations

from datetime import date
from typing import Any

from salespm_tui.contract.budget import BudgetLineDetail, BudgetLinesQuery
from salespm_tui.contract.records import Archive
from salespm_tui.contract.team import (
    AssignmentRow,
    ChangeAssignment,
    ProcurementRow,
    RemoveDayOff,
    ResourceDetail,
    ResourceRow,
    SaveResource,
)
from salespm_tui.contract.values import Ref
from salespm_tui.core.i18n import _, sentences
from salespm_tui.core.typed_dates import date_or_none, format_date, read_date
from salespm_tui.ui.screens.team_deeds import TeamDeeds
from salespm_tui.ui.ways import has_home

_OWN = (
    "resource",
    "resource_skill",
    "assignment",
    "budget_line",
    "budget_revision",
    "cost_entry",
)


class TeamChanges(TeamDeeds):
    """One `do_` for each action that changes the record at hand."""

    purchases: tuple[ProcurementRow, ...]
    everybody: bool

    # n

    def cannot_new(self) -> str | None:
        return self.unread()

    async def do_new(self) -> None:
        """A resource; in the view of money, a line of the budget."""
        if self.view == "money":
            await self._new_line()
            return
        from salespm_tui.ui.forms.resource import resource_form

        here = self.resource_here()
        kind = "person" if here is None else here.kind
        outcome = await self.fill_told(resource_form(await self.around(), kind=kind))
        if outcome is None or outcome.ref is None:
            return
        if self.project_id is not None and not self.everybody:
            self.everybody = True  # nobody works on the project before being assigned
            self.renew()
        self.go_to(outcome.ref)

    async def _new_line(self) -> None:
        from salespm_tui.ui.forms.money import budget_line_form

        project = await self.a_project(_("Of which project's budget?"))
        if project is None:
            return
        category = self.category_here() or "other"
        form = budget_line_form(project.id, project.currency, category=category)
        outcome = await self.fill_told(form)
        if outcome is not None and outcome.ref is not None:
            self.go_to(outcome.ref)

    def category_here(self) -> str | None:
        """The category of the row under the cursor."""
        line, key = self.line_here(), self.row_key()
        if line is not None:
            return line.line.category
        return str(key[2]) if isinstance(key, tuple) and key[0] == "category" else None

    # e enter

    def cannot_edit(self) -> str | None:
        return self.no_record()

    async def do_edit(self) -> None:
        """The row; in the detail the skill, the assignment, the revision or the entry at the cursor."""
        ref = self.record_at_hand()
        assert ref is not None
        if ref.kind == "resource":
            await self._edit_resource(ref.id)
        elif ref.kind == "budget_line":
            await self._edit_line()
        elif isinstance(self.detail, ResourceDetail):
            await self._edit_of_resource(self.detail, ref)
        elif isinstance(self.detail, BudgetLineDetail):
            await self._edit_of_line(self.detail, ref)

    async def _edit_resource(self, resource_id: int) -> None:
        from salespm_tui.ui.forms.resource import resource_form

        row = await self._resource(resource_id)
        if row is not None:
            await self.fill_told(resource_form(await self.around(), row))

    async def _resource(self, resource_id: int) -> ResourceRow | None:
        """That resource; things to be bought stand in a list that does not hold all of them."""
        from salespm_tui.contract.team import ResourceQuery

        here = self.resource_here()
        if here is not None:
            return here
        detail = await self.ask(ResourceQuery(resource_id))
        return None if detail is None else detail.resource

    async def _edit_line(self) -> None:
        from salespm_tui.ui.forms.money import budget_line_form

        one = self.line_here()
        if one is not None:
            form = budget_line_form(one.line.project_id, one.line.currency, one.line)
            await self.fill_told(form)

    async def _edit_of_resource(self, detail: ResourceDetail, ref: Ref) -> None:
        if ref.kind == "resource_skill":
            from salespm_tui.ui.forms.resource import skill_form

            skill = next((one for one in detail.resource.skills if one.id == ref.id), None)
            if skill is not None:
                await self.fill_told(skill_form(detail.resource, self.today, skill))
        elif ref.kind == "assignment":
            row = next((one for one in detail.assignments if one.id == ref.id), None)
            if row is not None:
                await self.change_share(row)
        else:
            self.toast(_("x takes these days off back; o adds others."), severity="warning")

    async def change_share(self, row: AssignmentRow) -> None:
        """Another share of the time, or another effort, for an assignment."""
        from salespm_tui.ui.present.candidates import read_share, share_text, share_words

        title = _("Share of the time, or effort: 50%%, 3d. %(task)s") % {"task": row.task}
        share = await self.prompt(
            title,
            value=share_text(row.units_percent, row.planned_min),
            say=lambda text: share_words(read_share(text)),
            read=read_share,
        )
        if share is not None:
            command = ChangeAssignment(
                row.id, units_percent=share.units_percent, planned_min=share.planned_min
            )
            self.say_undo(await self.done(command))

    async def _edit_of_line(self, detail: BudgetLineDetail, ref: Ref) -> None:
        from salespm_tui.ui.forms.money import cost_entry_form

        entry = next((one for one in detail.entries if one.id == ref.id), None)
        if ref.kind != "cost_entry" or entry is None:
            why = _("A revision stays as it was written: v makes another one, x takes it back.")
            self.toast(why, severity="warning")
            return
        lines = await self.ask(BudgetLinesQuery(entry.project_id))
        await self.fill_told(cost_entry_form(entry, lines, self.today))

    def open_record(self, ref: Ref) -> None:
        """Enter in the detail: the task of an assignment, a deal; what is its own is edited."""
        detail = self.detail
        if ref.kind == "assignment" and isinstance(detail, ResourceDetail):
            row = next((one for one in detail.assignments if one.id == ref.id), None)
            if row is not None:
                self.open(Ref("task", row.task_id), row.project_id)
        elif ref.kind in _OWN:
            self.beside(self.do_edit())
        elif has_home(ref):
            self.open(ref)

    # x

    def cannot_archive(self) -> str | None:
        return self.no_record()

    def do_archive(self) -> None:
        ref = self.record_at_hand()
        assert ref is not None
        if ref.kind == "calendar_exception":
            self.do(RemoveDayOff(ref.id), then=self.say_undo)
        elif ref.kind in _OWN:
            self.do(Archive(ref), then=self.say_undo)
        else:
            self.toast(_("It belongs to another screen; enter goes there."), severity="warning")

    # s o

    def cannot_skill(self) -> str | None:
        return self.no_resource()

    async def do_skill(self) -> None:
        from salespm_tui.ui.forms.resource import skill_form

        row = self.resource_here()
        assert row is not None
        await self.fill_told(skill_form(row, self.today))

    def cannot_day_off(self) -> str | None:
        row = self.resource_here()
        if row is not None and row.load is None:
            return _("It has no hours, so it has no days off.")
        return self.no_resource()

    async def do_day_off(self) -> None:
        from salespm_tui.ui.forms.resource import day_off_form

        row = self.resource_here()
        assert row is not None
        await self.fill_told(day_off_form(row, self.today))

    # d r

    def _purchase(self) -> tuple[int, date | None, date | None, date | None] | None:
        """What is bought in this row: its id, when it is needed, was ordered and came."""
        key = self.row_key()
        row = self.resource_here()
        if row is not None:
            if row.kind != "person" or row.needed_by is not None:
                return row.id, row.needed_by, row.ordered_on, row.delivered_on
            return None
        if isinstance(key, Ref) and key.kind == "resource":
            for one in self.purchases:
                if one.id == key.id:
                    return one.id, one.needed_by, one.ordered_on, one.delivered_on
        return None

    def _no_purchase(self) -> str | None:
        if self._purchase() is None:
            return self.unread() or _("Nothing is bought in this row.")
        return None

    def cannot_done(self) -> str | None:
        found = self._purchase()
        if found is not None and found[3] is not None:
            return _("It is delivered already; e changes the day.")
        return self._no_purchase()

    def do_done(self) -> None:
        """The next step of a purchase, today: ordered, then delivered."""
        found = self._purchase()
        assert found is not None
        resource_id, _needed, ordered, _came = found
        change: dict[str, Any] = {"ordered_on" if ordered is None else "delivered_on": self.today}
        self.do(SaveResource(resource_id, **change), then=self.say_undo)

    def cannot_reschedule(self) -> str | None:
        return self._no_purchase()

    async def do_reschedule(self) -> None:
        """By which day it is needed; empty: by none."""
        found = self._purchase()
        assert found is not None
        resource_id, needed, _ordered, _came = found
        today = self.today

        def say(text: str) -> str:
            day = date_or_none(text, today)
            return "" if day is None else format_date(day, today)

        def read(text: str) -> tuple[date | None]:
            return (read_date(text, today) if text.strip() else None,)

        value = "" if needed is None else format_date(needed, today)
        answer = await self.prompt(_("Needed by"), value=value, say=say, read=read)
        if answer is not None:
            self.say_undo(await self.done(SaveResource(resource_id, needed_by=answer[0])))

    # $ v

    def cannot_spend(self) -> str | None:
        if not self.projects:
            return _("Money is spent on a project, and there is none yet.")
        return self.unread()

    async def do_spend(self) -> None:
        """Write spending down in one line."""
        from salespm_tui.ui.forms.spend_line import Purse, read_spent

        project = await self.a_project(_("On which project was it spent?"))
        if project is None:
            return
        lines = await self.ask(BudgetLinesQuery(project.id))
        here = self.line_here()
        purse = Purse(
            project.id,
            project.currency,
            lines,
            self.today,
            None if here is None or here.line.project_id != project.id else here.line,
            self.category_here() or "other",
        )
        spent = await self.prompt(
            _("Spent, %(code)s in %(currency)s: 1200 travel what for !fri, + if only ordered")
            % {"code": project.code, "currency": project.currency},
            say=lambda text: (
                read_spent(text, purse).words(purse.currency, purse.today) if text.strip() else ""
            ),
            read=lambda text: read_spent(text, purse),
            key=f"spend:{project.id}",
        )
        if spent is not None:
            outcome = await self.done(spent.command(purse))
            said = _("%(done)s.") % {"done": str(outcome.label)}
            self.toast(sentences(said, *map(str, outcome.notes), _("u takes it back.")))

    def cannot_revise(self) -> str | None:
        why = self.unread()
        if why is None and self.line_here() is None:
            return _("Lines of the budget are revised: ] goes to them, j and k walk.")
        return why

    async def do_revise(self) -> None:
        from salespm_tui.ui.forms.money import revision_form

        one = self.line_here()
        assert one is not None
        await self.fill_told(revision_form(one.line, self.today))
