"""What the keys of the Clients screen do to the record at hand."""

from __future__ import annotations

from collections.abc import Awaitable

from salespm_tui.contract.change_requests import ChangeRequestRow
from salespm_tui.contract.clients import NextStepRow, SaveActionItem
from salespm_tui.contract.expectations import ExpectationRow
from salespm_tui.contract.feedback import FeedbackRow
from salespm_tui.contract.needs import RequirementRow
from salespm_tui.contract.records import Archive
from salespm_tui.contract.standup import Reschedule, Snooze
from salespm_tui.contract.values import Outcome, Ref
from salespm_tui.core.i18n import _
from salespm_tui.core.typed_dates import format_date
from salespm_tui.ui.forms.form import Form
from salespm_tui.ui.present.client_book import KIND_OF, RECORD_PARTS, Record
from salespm_tui.ui.screens.client_feedback import FeedbackDeeds
from salespm_tui.ui.screens.client_log_deeds import LogDeeds
from salespm_tui.ui.screens.client_merge import MergeDeeds


class ClientDeeds(LogDeeds, FeedbackDeeds, MergeDeeds):
    """One `do_` for each action, `cannot_` where it may not act: what is at hand decides which."""

    # The record at hand

    def step_at_hand(self) -> NextStepRow | None:
        """The step under the cursor; outside the steps, the client's next step."""
        detail = self.detail
        if detail is None:
            return None
        wanted = self.cursor_in("steps") if self.part == "steps" else detail.client.next_step_id
        return next((step for step in detail.next_steps if step.id == wanted), None)

    def ref_at_hand(self) -> Ref | None:
        """The record under the cursor of the part that has the focus."""
        part = self.part
        if part == "clients":
            return self.place_at()
        record = self.cursor_in(part)
        return None if record is None else Ref(KIND_OF[part], record)

    # n e N

    async def do_new(self) -> None:
        part = self.part if self.client_at_hand() is not None else "clients"
        if part == "clients" or self.book is None:
            from salespm_tui.ui.forms.client import client_form

            outcome = await self.fill_in(client_form())
            if outcome is not None and outcome.ref is not None:
                self.go_to(outcome.ref.id)
            return
        if part == "log":
            await self.salespm.do_capture()
        elif part == "steps":
            await self.do_step()
        else:
            await self._new_in(part)

    async def _new_in(self, part: str) -> None:
        if part == "contacts":
            from salespm_tui.ui.forms.client import contact_form

            assert self.detail is not None
            outcome = await self.fill_in(contact_form(self.detail))
        elif part == "reports":
            outcome = await self.new_report()
        elif part == "changes":
            outcome = await self.new_change()
        elif part == "feedback":
            outcome = await self.new_feedback()
        else:
            outcome = await (self.new_need() if part == "needs" else self.new_promise())
        self.follow(outcome)

    def cannot_edit(self) -> str | None:
        if self.no_detail() is not None:
            return self.no_detail()
        return _("There is nothing here to edit.") if self.ref_at_hand() is None else None

    async def do_edit(self) -> None:
        record = self.record_at_hand()
        if record is not None:
            await self.edit_record(record)
            return
        from salespm_tui.ui.forms import client as forms

        detail, ref = self.detail, self.ref_at_hand()
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
        await self.fill_in(form)

    async def edit_record(self, record: Record) -> Outcome | None:
        """Change a need, a promise, a change, a feedback or a report in its form."""
        form: Form
        if isinstance(record, RequirementRow):
            form = self.need_form(record)
        elif isinstance(record, ExpectationRow):
            form = self.promise_form(record)
        elif isinstance(record, ChangeRequestRow):
            form = self.change_form(record)
        elif isinstance(record, FeedbackRow):
            form = self.feedback_form(record)
        elif record.status == "sent":
            await self.read_text(record.title, record.text)
            return None
        else:
            form = self.report_form(record)
        return await self.fill_in(form)

    def cannot_step(self) -> str | None:
        return self.no_detail()

    async def do_step(self) -> None:
        from salespm_tui.ui.forms.client import step_form

        assert self.detail is not None
        await self.fill_in(step_form(self.detail))

    # x

    def cannot_archive(self) -> str | None:
        if self.ref_at_hand() is None:
            return _("There is nothing here to archive.")
        return None

    def do_archive(self) -> None:
        ref = self.ref_at_hand()
        assert ref is not None
        self.do(Archive(ref), then=self.say_undo)

    # d s r: the record at hand, else the next step

    def cannot_done(self) -> str | None:
        record = self.record_at_hand()
        if record is not None:
            return self.why_not_done(record)
        if self.part in RECORD_PARTS:
            return self.nothing_here()
        if self.planned_at_hand() is not None:
            return None
        return self.no_client() or (self._no_step() if self.step_at_hand() is None else None)

    def why_not_done(self, record: Record) -> str | None:
        """Why that record cannot be done now."""
        if isinstance(record, RequirementRow):
            return self.why_not_delivered(record)
        if isinstance(record, ExpectationRow):
            return self.why_not_settled(record)
        if isinstance(record, ChangeRequestRow):
            return self.why_not_implemented(record)
        if isinstance(record, FeedbackRow):
            return self.why_not_resolved(record)
        return _("It was sent already.") if record.status == "sent" else None

    def do_done(self) -> Awaitable[None] | None:
        """Done; a step that is done already is opened again."""
        record = self.record_at_hand()
        if record is not None:
            return self._end(record)
        if self.planned_at_hand() is not None:
            return self.hold()
        step = self.step_at_hand()
        assert step is not None
        status = "done" if step.status == "open" else "open"
        self.do(SaveActionItem(action_item_id=step.id, status=status), then=self.say_done)
        return None

    async def _end(self, record: Record) -> None:
        if isinstance(record, RequirementRow):
            await self.deliver(record)
        elif isinstance(record, ExpectationRow):
            await self.keep(record)
        elif isinstance(record, ChangeRequestRow):
            await self.implement(record)
        elif isinstance(record, FeedbackRow):
            await self.resolve(record)
        else:
            await self.send_report(record)

    def _no_step(self) -> str:
        return _("There is no next step. Press N to add one.")

    def _movable(self) -> Ref | None:
        """The step at hand; a client without one, itself."""
        step = self.step_at_hand()
        if step is not None:
            return Ref("action_item", step.id)
        return None if self.part == "steps" else self.place_at()

    def cannot_snooze(self) -> str | None:
        if self.part in RECORD_PARTS:
            return _("Only a next step is kept off the stand-up.")
        return self.no_client() or (self._no_step() if self._movable() is None else None)

    async def do_snooze(self) -> None:
        ref = self._movable()
        day = await self.day(_("Keep it off the stand-up until"))
        if ref is not None and day is not None:
            await self.done(Snooze(ref, day))
            words = _("Off the stand-up until %(day)s.")
            self.toast(words % {"day": format_date(day, self.today)})

    def cannot_reschedule(self) -> str | None:
        record = self.record_at_hand()
        if isinstance(record, ExpectationRow):
            return self.why_not_settled(record)
        if self.part in RECORD_PARTS:
            return _("Only next steps, planned contacts and promises move to another day.")
        return self.no_client() or (self._no_step() if self._movable() is None else None)

    async def do_reschedule(self) -> None:
        record = self.record_at_hand()
        if isinstance(record, ExpectationRow):
            await self.renegotiate(record)
            return
        if self.planned_at_hand() is not None:
            await self.move_planned()
            return
        ref = self._movable()
        day = await self.day(_("Next step on"))
        if ref is not None and day is not None:
            await self.done(Reschedule(ref, day))

    # v

    def cannot_view(self) -> str | None:
        if self.part not in ("contacts", "needs"):
            return _("Only people have a grid, and needs are traced to their tasks.")
        return self.no_detail()

    async def do_view(self) -> None:
        if self.part == "contacts":
            self.toggle_grid()
        else:
            await self.trace()
