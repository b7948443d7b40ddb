"""What the keys of the Projects screen do to a project: new, edit, standing, copy, template, delete."""

from __future__ import annotations

from typing import Any

from salespm_tui.contract.clients import KnownClientsQuery
from salespm_tui.contract.portfolio import DeleteProject, DeletionQuery
from salespm_tui.contract.projects import ProjectRow, SaveProject
from salespm_tui.contract.records import Archive
from salespm_tui.contract.templates import TemplatesQuery
from salespm_tui.contract.values import Ref
from salespm_tui.core.errors import UserError
from salespm_tui.core.i18n import _
from salespm_tui.ui.present.project_card import FIELDS, LONG_FIELDS
from salespm_tui.ui.present.project_words import deletion_words
from salespm_tui.ui.screens.gate_deeds import GateDeeds

_EMPTY = "empty"


class ProjectDeeds(GateDeeds):
    """One `do_` for each action; what is at hand decides which record it acts on."""

    # n

    def cannot_new(self) -> str | None:
        return self.unread()

    async def do_new(self) -> None:
        """At a gate a point, among templates a project from the one at hand, else a project."""
        template = self.template_here()
        if self.told.has_focus and self.part == "gate":
            await self.add_point()
            return
        if template is None:
            templates = (await self.ask(TemplatesQuery())).templates
            options: list[tuple[Any, str]] = [(_EMPTY, _("An empty project"))]
            options += [
                (number, _("From “%(template)s”") % {"template": str(one.name)})
                for number, one in enumerate(templates)
            ]
            picked = await self.choose(_("New project"), options)
            if picked is None:
                return
            if picked == _EMPTY:
                await self._new_empty()
                return
            template = templates[picked]
        outcome = await self.new_from(template)
        if outcome is not None and outcome.ref is not None:
            self.go_to(outcome.ref.id)

    async def _new_empty(self) -> None:
        from salespm_tui.ui.forms.project import new_project_form

        outcome = await self.fill_told(await new_project_form(self.salespm))
        if outcome is not None and outcome.ref is not None:
            self.go_to(outcome.ref.id)

    # e ctrl+o S

    def cannot_edit(self) -> str | None:
        why = self.no_book()
        if why is not None or not self.told.has_focus:
            return why
        point, template = self.point_here(), self.template_here()
        if point is not None:
            return self.why_not_edited(point)
        if template is not None and template.ref.template_id is None:
            return _("A shipped template stays as it is; n begins a project from it.")
        if self.told.spot is not None and self.told.spot[0] == "decision":
            return _("A decision stays as it was made; x takes it away.")
        return None

    async def do_edit(self) -> None:
        """What is at the cursor: a group of the charter, a point, a template; else the project."""
        from salespm_tui.ui.forms.charter import charter_form

        spot = self.told.spot if self.told.has_focus else None
        point, template = self.point_here(), self.template_here()
        if point is not None:
            await self.edit_point(point)
        elif template is not None:
            from salespm_tui.ui.forms.template import rename_form

            await self.fill_told(rename_form(template))
        elif spot is not None and spot[0] == "field":
            await self.fill_told(charter_form(self.known.card, FIELDS[str(spot[1])][0]))
        else:
            await self.edit_project()

    async def edit_project(self) -> None:
        """Code, name, client, manager, dates and aim."""
        from salespm_tui.ui.forms.project import project_form

        await self.fill_told(await project_form(self.salespm, self._as_row()))

    def _as_row(self) -> ProjectRow:
        """The project at hand as its form knows it."""
        card = self.known.card
        row, charter = card.row, card.charter
        return ProjectRow(
            id=row.id,
            code=row.code,
            name=row.name,
            status=row.status,
            phase=row.phase,
            client_id=row.client_id,
            client=row.client,
            manager=row.manager,
            currency=row.currency,
            start=row.start,
            finish=row.finish,
            health=row.health,
            thin_links=(),
            open_tasks=row.open_tasks,
            start_on=charter.start_on,
            end_on=charter.end_on,
            objective=charter.objective,
        )

    def cannot_editor(self) -> str | None:
        spot = self.spot_in("card")
        if spot is None or spot[0] != "field" or spot[1] not in LONG_FIELDS:
            return self.no_book() or _("An editor takes a text of the card; o leads there.")
        return None

    async def do_editor(self) -> None:
        """Edit the text at the cursor, and keep it at once; `u` takes it back."""
        from salespm_tui.ui.editor import write_in_editor

        card, spot = self.known.card, self.spot_in("card")
        assert spot is not None
        name = str(spot[1])
        text: str = getattr(card.charter, name)
        written = write_in_editor(self.salespm, text)
        if written.trouble:
            self.toast(written.trouble, severity="warning")
        if written.text != text:
            change: dict[str, Any] = {name: written.text}
            outcome = await self.done(SaveProject(card.row.id, **change))
            if not written.trouble:
                self.say_undo(outcome)

    def cannot_standing(self) -> str | None:
        return self.no_book()

    async def do_standing(self) -> None:
        from salespm_tui.ui.forms.charter import standing_form

        outcome = await self.fill(standing_form(self.known.card))
        if outcome is not None:
            self.say_undo(outcome)

    # F D x X

    def cannot_finish(self) -> str | None:
        row = self.row_here()
        if row is not None and not row.tasks:
            return _("It has no plan that a template could keep.")
        return self.no_project()

    async def do_finish(self) -> None:
        """A template of the project, closed or not."""
        from salespm_tui.ui.forms.template import finish_form

        row = self.row_here()
        assert row is not None
        outcome = await self.fill(finish_form(row))
        if outcome is not None:
            self.say_undo(outcome)
            self.show_part("templates")

    def cannot_copy(self) -> str | None:
        return self.no_project()

    async def do_copy(self) -> None:
        from salespm_tui.ui.forms.charter import copy_form

        row = self.row_here()
        assert row is not None
        known = await self.ask(KnownClientsQuery())
        outcome = await self.fill(copy_form(row, self.salespm.clock.today(), known))
        if outcome is not None:
            self.say_undo(outcome)
            if outcome.ref is not None:
                self.go_to(outcome.ref.id)

    def cannot_archive(self) -> str | None:
        why, ref = self.no_project(), self._archivable()
        if why is None and ref is None:
            return _("This cannot be taken away; only what you have added can.")
        return why

    def _archivable(self) -> Ref | None:
        """What x takes off the lists: an own point, a decision, a stored template; in the list and
        on the card the project."""
        point, template = self.point_here(), self.template_here()
        spot, row = self.told.spot, self.row_here()
        if point is not None:
            own = point.key is None and point.gate_check_id is not None
            return Ref("gate_check", point.gate_check_id or 0) if own else None
        if template is not None:
            kept = template.ref.template_id
            return None if kept is None else Ref("template", kept)
        if self.told.has_focus and spot is not None and spot[0] == "decision":
            return Ref("gate_review", int(str(spot[1])))
        if self.told.has_focus and self.part == "loop":
            return None
        return None if row is None else Ref("project", row.id)

    def do_archive(self) -> None:
        ref = self._archivable()
        assert ref is not None
        self.do(Archive(ref), then=self.say_undo)

    def cannot_delete(self) -> str | None:
        return self.no_project()

    async def do_delete(self) -> None:
        """Say what goes and that a backup is made, and ask for the code."""
        row = self.row_here()
        assert row is not None
        deletion = await self.ask(DeletionQuery(row.id))
        if deletion is None:
            return
        title = _("Delete %(project)s?") % {"project": f"{row.code} {row.name}"}
        if not await self.salespm.confirm(title, deletion_words(deletion)):
            return

        def read(text: str) -> str:
            if text.strip() != deletion.code:
                raise UserError(
                    _("That is not its code."),
                    _("Type %(code)s to delete it, esc keeps it.") % {"code": deletion.code},
                )
            return text.strip()

        asked = _("Type its code to delete it for good: %(code)s") % {"code": deletion.code}
        code = await self.prompt(asked, read=read)
        if code is not None:
            self.say_undo(await self.done(DeleteProject(row.id, code)))
