"""What the keys of the Clients screen do to the record at hand."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from salespm_tui.contract.clients import (
    ClientDetail,
    ClientRow,
    MergeClients,
    MergePreview,
    MergePreviewQuery,
    NextStepRow,
    SaveActionItem,
)
from salespm_tui.contract.records import Archive
from salespm_tui.contract.standup import Reschedule, Snooze
from salespm_tui.contract.values import Outcome, Ref
from salespm_tui.core.errors import UserError
from salespm_tui.core.i18n import _, ngettext, sentences
from salespm_tui.core.typed_dates import date_or_none, format_date, read_date
from salespm_tui.ui.present import clients as present

if TYPE_CHECKING:
    from datetime import date

    from salespm_tui.ui.forms.form import Form
    from salespm_tui.ui.screens.clients import ClientsPane


class ClientDeeds:
    """Mixed into the pane: one `do_` for each of its actions, `cannot_` where it may not act."""

    @property
    def _pane(self) -> ClientsPane:
        return cast("ClientsPane", self)

    # The record at hand

    def cursor_in(self, part: str) -> int | None:
        """The id under the cursor of that part."""
        return cast("int | None", self._pane.part_list(part).cursor_key)

    def row_at_hand(self) -> ClientRow | None:
        """The client under the cursor."""
        return self._pane.list.row(self._pane.client_at_hand())

    def step_at_hand(self) -> NextStepRow | None:
        """The step under the cursor; outside the steps, the client's next step."""
        detail = self._pane.detail
        if detail is None:
            return None
        wanted = (
            self.cursor_in("steps") if self._pane.part == "steps" else detail.client.next_step_id
        )
        return next((step for step in detail.next_steps if step.id == wanted), None)

    def ref_at_hand(self) -> Ref | None:
        """The record under the cursor of the part that has the focus."""
        part = self._pane.part
        if part == "clients":
            return self._pane.place_at()
        record = self.cursor_in(part)
        kind = {"log": "interaction", "contacts": "contact", "steps": "action_item"}[part]
        return None if record is None else Ref(kind, record)

    def _no_client(self) -> str | None:
        if self._pane.client_at_hand() is None:
            if not self._pane.is_read:
                return _("The clients are still being read.")
            return _("There is no client here. Press n to add one.")
        return None

    def _no_detail(self) -> str | None:
        if self._pane.client_at_hand() is not None and self._pane.detail is None:
            return _("The client is still being read.")
        return self._no_client()

    # n e N

    async def do_new(self) -> None:
        pane = self._pane
        part = pane.part if pane.client_at_hand() is not None else "clients"
        if part == "log":
            await pane.salespm.do_capture()
        elif part == "steps":
            await self.do_step()
        elif part == "contacts":
            from salespm_tui.ui.forms.client import contact_form

            assert pane.detail is not None
            await self._fill(contact_form(pane.detail))
        else:
            from salespm_tui.ui.forms.client import client_form

            outcome = await self._fill(client_form())
            if outcome is not None and outcome.ref is not None:
                pane.go_to(outcome.ref.id)

    def cannot_edit(self) -> str | None:
        if self._no_detail() is not None:
            return self._no_detail()
        return _("There is nothing here to edit.") if self.ref_at_hand() is None else None

    async def do_edit(self) -> None:
        from salespm_tui.ui.forms import client as forms

        detail, ref = self._pane.detail, self.ref_at_hand()
        if detail is None or ref is None:
            return
        if ref.kind == "client":
            form = forms.client_form(detail)
        elif ref.kind == "contact":
            form = forms.contact_form(detail, ref.id)
        elif ref.kind == "interaction":
            form = forms.entry_form(detail, ref.id)
        else:
            form = forms.step_form(detail, ref.id)
        await self._fill(form)

    def cannot_step(self) -> str | None:
        return self._no_detail()

    async def do_step(self) -> None:
        from salespm_tui.ui.forms.client import step_form

        assert self._pane.detail is not None
        await self._fill(step_form(self._pane.detail))

    async def _fill(self, form: Form) -> Outcome | None:
        outcome = await self._pane.fill(form)
        for note in outcome.notes if outcome is not None else ():
            self._pane.toast(str(note))
        return outcome

    # x

    def cannot_archive(self) -> str | None:
        if self.ref_at_hand() is None:
            return _("There is nothing here to archive.")
        return None

    def do_archive(self) -> None:
        ref = self.ref_at_hand()
        assert ref is not None
        self._pane.do(Archive(ref), then=self._say_undo)

    def _say_undo(self, outcome: Outcome) -> None:
        said = _("%(done)s.") % {"done": str(outcome.label)}
        self._pane.toast(sentences(said, _("u brings it back.")))

    # d s r

    def cannot_done(self) -> str | None:
        return self._no_client() or (self._no_step() if self.step_at_hand() is None else None)

    def _no_step(self) -> str:
        return _("There is no next step. Press N to add one.")

    def do_done(self) -> None:
        """Done; a step that is done already is opened again."""
        step = self.step_at_hand()
        assert step is not None
        status = "done" if step.status == "open" else "open"
        self._pane.do(SaveActionItem(action_item_id=step.id, status=status), then=self._say_done)

    def _say_done(self, outcome: Outcome) -> None:
        self._pane.toast(str(outcome.label))

    def _movable(self) -> Ref | None:
        """The step at hand; a client without one, itself."""
        step = self.step_at_hand()
        if step is not None:
            return Ref("action_item", step.id)
        return None if self._pane.part == "steps" else self._pane.place_at()

    def cannot_snooze(self) -> str | None:
        return self._no_client() or (self._no_step() if self._movable() is None else None)

    async def do_snooze(self) -> None:
        ref = self._movable()
        day = await self._day(_("Keep it off the stand-up until"))
        if ref is not None and day is not None:
            await self._pane.done(Snooze(ref, day))
            words = _("Off the stand-up until %(day)s.")
            self._pane.toast(words % {"day": format_date(day, self._today)})

    def cannot_reschedule(self) -> str | None:
        return self.cannot_snooze()

    async def do_reschedule(self) -> None:
        ref = self._movable()
        day = await self._day(_("Next step on"))
        if ref is not None and day is not None:
            await self._pane.done(Reschedule(ref, day))

    @property
    def _today(self) -> date:
        detail = self._pane.detail
        return self._pane.salespm.clock.today() if detail is None else detail.today

    async def _day(self, title: str) -> date | None:
        today = self._today

        def say(text: str) -> str:
            day = date_or_none(text, today)
            return "" if day is None else format_date(day, today)

        def read(text: str) -> date:
            day = read_date(text, today)
            if day < today:
                raise UserError(
                    _("%(day)s is past.") % {"day": format_date(day, today)},
                    _("Give a day from today on."),
                )
            return day

        return cast("date | None", await self._pane.prompt(title, say=say, read=read))

    # space M =

    def cannot_select(self) -> str | None:
        return self._no_client()

    def do_select(self) -> None:
        pane = self._pane
        client_id = pane.client_at_hand()
        assert client_id is not None
        pane.list.toggle(client_id)
        pane.list.do_down()
        pane.renew_frame()

    def cannot_merge(self) -> str | None:
        if len(self._pane.list.keys) < 2:
            return _("There is no second client to merge.")
        return self._no_client()

    async def do_merge(self) -> None:
        keep = self.row_at_hand()
        assert keep is not None
        drop_id = await self._double_of(keep)
        if drop_id is None:
            return
        preview = await self._pane.ask(MergePreviewQuery(keep.id, drop_id))
        if preview is None:
            return
        title = _("Merge two clients?")
        if await self._pane.salespm.confirm(title, merge_words(preview)):
            outcome = await self._pane.done(MergeClients(keep.id, drop_id))
            self._say_undo(outcome)

    async def _double_of(self, keep: ClientRow) -> int | None:
        """The one other client that is selected; where none or several are, the one chosen."""
        others = self._pane.list.selected - {keep.id}
        if len(others) == 1:
            return next(iter(others))
        options = present.likely_doubles(keep, self._pane.all_rows(), others)
        title = _("Which client is the same as %(name)s?") % {"name": present.called(keep)}
        return cast("int | None", await self._pane.choose(title, options))

    def cannot_explain(self) -> str | None:
        return self._no_detail()

    async def do_explain(self) -> None:
        detail: ClientDetail | None = self._pane.detail
        assert detail is not None
        await self._pane.read_text(
            detail.client.name, present.explanation(detail, self._pane.salespm.glyph)
        )


def merge_words(preview: MergePreview) -> str:
    """What a merge moves, in words."""
    counts = (
        ngettext("%(number)d contact", "%(number)d contacts", preview.contacts),
        ngettext("%(number)d log entry", "%(number)d log entries", preview.entries),
        ngettext("%(number)d next step", "%(number)d next steps", preview.steps),
        ngettext("%(number)d project", "%(number)d projects", preview.projects),
    )
    numbers = (preview.contacts, preview.entries, preview.steps, preview.projects)
    moved = [words % {"number": number} for words, number in zip(counts, numbers, strict=True)]
    return _(
        "%(drop)s is archived; it moves to %(keep)s with %(moved)s. %(keep)s will also be known as "
        "%(names)s. u takes it back."
    ) % {
        "drop": preview.drop,
        "keep": preview.keep,
        "moved": ", ".join(moved),
        "names": ", ".join(preview.aliases),
    }
