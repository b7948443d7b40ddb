"""What the keys of the stand-up do."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from salespm_tui.contract.clients import ClientOfQuery, ClientQuery
from salespm_tui.contract.standup import (
    Agenda,
    AgendaItem,
    FinishStandup,
    MarkReviewed,
    MinutesQuery,
    NoteDecision,
    Reschedule,
    SetBlocked,
    SetWaiting,
    Snooze,
    StandupRow,
    StandupsQuery,
)
from salespm_tui.contract.timeline import TimelineQuery
from salespm_tui.contract.values import Command, Outcome, Ref
from salespm_tui.core.errors import UserError
from salespm_tui.core.i18n import N_, _, sentences
from salespm_tui.core.typed_dates import date_or_none, format_date, read_date
from salespm_tui.ui.pane import Pane
from salespm_tui.ui.present.standup import QueueRow, clock, refs_of

if TYPE_CHECKING:
    from salespm_tui.ui.forms.form import Form
    from salespm_tui.ui.widgets.agenda_list import AgendaList

LONGEST_PAUSE = 120
"""Seconds: who looks away for longer than this is not at the stand-up any more."""

WAITING = (
    ("client", N_("on the client")),
    ("third_party", N_("on a third party")),
    ("us", N_("on us")),
    (None, N_("on nobody")),
)
_SETTLED = (
    "occurred",
    "closed",
    "resolved",
    "kept",
    "renegotiated",
    "broken",
    "approved",
    "implemented",
    "rejected",
    "withdrawn",
)
_SO_FAR = 0


def _why_not(item: AgendaItem) -> str:
    """Why a key of the walk cannot act on such an item, and what can."""
    if item.group == "finished":
        return N_("This is finished; e opens it, to take it up again.")
    if item.group in ("won", "lost"):
        return N_("This deal is closed; enter opens it, e changes it.")
    if item.group in _SETTLED:
        return N_("This is settled; enter opens it.")
    return {
        "action_item": N_("This is a next step: d, s and r act on it; only tasks block or wait."),
        "client": N_("This is a client: a logs a contact, r plans one, s puts it off."),
        "project": N_("This is a whole project: enter opens it, e its data."),
        "goal": N_("This is a goal: enter opens it, e changes it, s puts it off."),
        "opportunity": N_("This is a deal: r plans its next step or its close, w says who waits."),
        "risk": N_(
            "This is a risk: d reviews it as it is, r moves its review, i makes it an issue."
        ),
        "issue": N_("This is an issue: d resolves it, r moves its day; only tasks block or wait."),
        "expectation": N_("This is a promise: d keeps it, r moves its day, enter opens it."),
        "change_request": N_(
            "A change needs a decision: enter opens it, approve or reject it there."
        ),
        "feedback": N_("This is a complaint: d resolves it, r moves its day, a logs a contact."),
        "resource": N_("This is a load: enter opens the team, where work is moved or given away."),
        "budget_line": N_("This is a budget line: enter opens it; revise it or see to it there."),
        "acceptance": N_("This is an acceptance: enter opens it; it is held and moved there."),
        "interaction": N_("This is a planned contact: d logs it as held, r moves its day."),
    }.get(item.ref.kind, N_("This task is over; e opens it, to take it up again."))


def _day_to_move(item: AgendaItem) -> tuple[str, str]:
    """Which of a deal's days is the matter, its close or its next step's; and what to ask."""
    if item.ref.kind == "risk":
        return "close", _("Next review on: %(title)s")
    if item.ref.kind != "opportunity":
        return "close", _("Move to: %(title)s")
    if item.group in ("closing", "passed", "pushed"):
        return "close", _("To close on: %(title)s")
    return "next_step", _("Next step on: %(title)s")


class Stopwatch:
    """Counts the time between keys. It stands still while nobody presses one."""

    def __init__(self, now: Callable[[], float] = time.monotonic) -> None:
        self._now = now
        self._last: float | None = None
        self._passed = 0.0

    @property
    def seconds(self) -> int:
        return int(self._passed)

    def touch(self) -> None:
        """A key was pressed."""
        now = self._now()
        if self._last is not None:
            self._passed += min(now - self._last, LONGEST_PAUSE)
        self._last = now

    def begin_anew(self) -> None:
        """Another stand-up begins."""
        self._last, self._passed = None, 0.0


class StandupDeeds(Pane):
    """The actions of the stand-up's scope; `StandupPane` is what they act on."""

    queue: AgendaList
    agenda: Agenda | None

    def __init__(self) -> None:
        super().__init__()
        self.stopwatch = Stopwatch()

    @property
    def row(self) -> QueueRow | None:
        """The row under the cursor."""
        raise NotImplementedError

    @property
    def item(self) -> AgendaItem | None:
        """The item under the cursor; None on a line that tells several."""
        raise NotImplementedError

    @property
    def today(self) -> date:
        return self.salespm.clock.today() if self.agenda is None else self.agenda.date

    # Why a key cannot act

    def _no_row(self) -> str | None:
        if self.agenda is None:
            return _("The agenda is still being read.")
        return _("There is nothing to walk through.") if self.row is None else None

    def _cannot(self, key: str) -> str | None:
        row, item = self.row, self.item
        if row is None:
            return self._no_row()
        if item is None:
            return _("This line tells several items: enter shows them.")
        return None if key in item.action_keys else _(_why_not(item))

    def cannot_reviewed(self) -> str | None:
        return self._no_row()

    def cannot_done(self) -> str | None:
        return self._cannot("d")

    def cannot_snooze(self) -> str | None:
        return self._cannot("s")

    def cannot_reschedule(self) -> str | None:
        return self._cannot("r")

    def cannot_blocked(self) -> str | None:
        return self._cannot("b")

    def cannot_waiting(self) -> str | None:
        return self._cannot("w")

    def cannot_edit(self) -> str | None:
        return self._cannot("e")

    def cannot_fold(self) -> str | None:
        row = self.row
        if row is None or (row.kind != "group" and not row.in_group):
            return _("There is nothing to fold here.")
        return None

    def cannot_finish(self) -> str | None:
        return _("The agenda is still being read.") if self.agenda is None else None

    # The walk

    def do_reviewed(self) -> None:
        row = self.row
        assert row is not None
        first, *more = refs_of(row)
        command = MarkReviewed(first, not row.reviewed, tuple(more))
        if row.reviewed:
            self.do(command)
        else:
            self._do_and_go_on(command)

    def _do_and_go_on(self, command: Command) -> None:
        """Do it, and step to the next item at once."""
        after = self.queue.next_key()
        if after is not None:
            self.queue.move_to(after)
        self.do(command, then=self._say_notes)

    def _say_notes(self, outcome: Outcome) -> None:
        if outcome.notes:
            self.toast(sentences(_("%(done)s.") % {"done": str(outcome.label)}, *outcome.notes))

    async def do_snooze(self) -> None:
        item = self.item
        assert item is not None
        title = _("Put off until: %(title)s") % {"title": item.title}
        day = await self._day(title, "snooze", item.ref)
        if day is not None:
            await self._done_and_gone_on(Snooze(item.ref, day), item)

    async def do_reschedule(self) -> None:
        item = self.item
        assert item is not None
        what, title = _day_to_move(item)
        day = await self._day(title % {"title": item.title}, "reschedule", item.ref)
        if day is not None:
            await self._done_and_gone_on(Reschedule(item.ref, day, what), item)

    async def _done_and_gone_on(self, command: Command, item: AgendaItem) -> None:
        """As `_do_and_go_on`, after a window: the cursor steps on only once the command is done."""
        after = self.queue.next_key() if self.queue.cursor_key == item.ref else None
        outcome = await self.done(command)
        if after is not None:
            self.queue.move_to(after)
        self._say_notes(outcome)

    async def _day(self, title: str, what: str, ref: Ref) -> date | None:
        today = self.today

        def say(text: str) -> str:
            if not text:
                return _("for example +1d, fri, next week, 明天")
            day = date_or_none(text, today)
            return "" if day is None else format_date(day, today)

        def read(text: str) -> date:
            return read_date(text, today)

        key = f"{what}:{ref.kind}:{ref.id}"
        day: date | None = await self.prompt(title, say=say, read=read, key=key)
        return day

    async def do_blocked(self) -> None:
        item = self.item
        assert item is not None
        title = _("What blocks it? %(title)s") % {"title": item.title}
        reason = await self.prompt(
            title,
            say=lambda text: "" if text else _("left empty, it is blocked no more"),
            key=f"blocked:{item.ref.id}",
        )
        if reason is not None:
            await self._done_and_gone_on(SetBlocked(item.ref, str(reason)), item)

    async def do_waiting(self) -> None:
        item = self.item
        assert item is not None
        title = _("On whom does it wait? %(title)s") % {"title": item.title}
        options = [((code,), _(words)) for code, words in WAITING]
        picked = await self.choose(title, options)
        if picked is not None:
            await self._done_and_gone_on(SetWaiting(item.ref, picked[0]), item)

    async def do_decision(self) -> None:
        item = self.item
        title = _("What was decided?")
        if item is not None:
            title = _("What was decided? %(title)s") % {"title": item.title}
        ref = None if item is None else item.ref
        key = "decision" if ref is None else f"decision:{ref.kind}:{ref.id}"
        text = await self.prompt(title, key=key)
        if text:
            outcome = await self.done(NoteDecision(str(text), ref))
            self.toast(str(outcome.label))

    # Opening

    def open_row(self) -> None:
        """Enter: the item on its own screen; a line that tells several shows them, or folds again."""
        row, item = self.row, self.item
        if row is None:
            return
        if item is None:
            self.do_fold()
        else:
            self.salespm.ways.open_record(
                item.home or item.ref, item.project_id if item.code else None
            )

    def do_fold(self) -> None:
        row = self.row
        assert row is not None
        key = row.key if row.kind == "group" else (row.section, row.item.group)
        assert key is not None
        self.queue.fold(key, self.filter_text())
        self.queue.move_to(key)

    async def do_edit(self) -> None:
        """The item's form, without leaving the stand-up."""
        item = self.item
        assert item is not None
        form = await self._form_of(item)
        if form is not None:
            outcome = await self.fill(form)
            if outcome is not None:
                self._say_notes(outcome)

    async def _form_of(self, item: AgendaItem) -> Form | None:
        if item.ref.kind == "task" and item.project_id is not None:
            from salespm_tui.ui.forms.task import task_form
            from salespm_tui.ui.present.plan_rows import PlanIndex

            index = PlanIndex(await self.ask(TimelineQuery(item.project_id)))
            task = index.tasks.get(item.ref.id)
            return None if task is None else task_form(index, task)
        if item.ref.kind == "project":
            from salespm_tui.ui.forms.project import project_form

            rows = self.salespm.projects.projects if self.salespm.projects is not None else ()
            row = next((row for row in rows if row.id == item.ref.id), None)
            return None if row is None else await project_form(self.salespm, row)
        if item.ref.kind in ("opportunity", "goal"):
            from salespm_tui.ui.screens.standup_forms import form_of_number

            return await form_of_number(self, item.ref)
        return await self._form_about_client(item.ref)

    async def _form_about_client(self, ref: Ref) -> Form | None:
        from salespm_tui.ui.forms.client import client_form, step_form

        client_id = ref.id if ref.kind == "client" else await self.ask(ClientOfQuery(ref))
        detail = None if client_id is None else await self.ask(ClientQuery(client_id, log_limit=1))
        if detail is None:
            raise UserError(
                _("This item belongs to no client, and has no form of its own."),
                _("Move it with r, or mark it as done with d."),
            )
        return client_form(detail) if ref.kind == "client" else step_form(detail, ref.id)

    # Minutes

    async def do_finish(self) -> None:
        """Show the minutes; once they are approved, store them and hand them to the terminal."""
        from salespm_tui.ui.dialogs.minutes import MinutesDialog

        text = await self.ask(MinutesQuery(self.project_id))
        title = _("Finish the stand-up?")
        if not await self.app.push_screen_wait(MinutesDialog(title, text)):
            return
        await self.done(FinishStandup(self.project_id, self.stopwatch.seconds))
        self.stopwatch.begin_anew()
        self.salespm.send_to_clipboard(text)

    async def do_minutes(self) -> None:
        """The minutes so far, and those of earlier stand-ups."""
        rows = await self.ask(StandupsQuery(self.project_id))
        options = [(_SO_FAR, _("Today, as it would be stored now"))]
        options += [(row.id, self._in_words(row)) for row in rows]
        picked = await self.choose(_("Minutes"), options)
        if picked is None:
            return
        if picked == _SO_FAR:
            text = await self.ask(MinutesQuery(self.project_id))
            await self.read_text(_("Minutes so far"), text)
            return
        row = next(row for row in rows if row.id == picked)
        await self.read_text(self._in_words(row), row.text)

    def _in_words(self, row: StandupRow) -> str:
        took = _("took %(time)s") % {"time": clock(row.seconds_used)}
        words = f"{format_date(row.on, self.today)} · {took}"
        known = self.salespm.projects.projects if self.salespm.projects is not None else ()
        code = next((one.code for one in known if one.id == row.project_id), "")
        return f"{words} · {code}" if code else words

    @staticmethod
    def filter_words(text: str) -> str:
        """What the status line says of the filter."""
        filtered = _("filter: %(text)s") % {"text": text}
        return f"{filtered} · " if text else ""
