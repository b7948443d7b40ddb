"""What the keys do to needs and promises."""

from __future__ import annotations

import asyncio

from salespm_tui.contract.expectations import ExpectationRow, SettleExpectation
from salespm_tui.contract.needs import (
    LinkRequirementTasks,
    RequirementRow,
    SaveRequirement,
    SignOffRequirement,
    TraceabilityQuery,
)
from salespm_tui.contract.timeline import TaskRow, TimelineQuery
from salespm_tui.contract.values import Outcome, Ref
from salespm_tui.core.i18n import _
from salespm_tui.ui.forms import promise as forms
from salespm_tui.ui.forms.form import Form
from salespm_tui.ui.present.client_needs import trace_heading, trace_lines
from salespm_tui.ui.screens.client_hand import ClientHand


class PromiseDeeds(ClientHand):
    """Sign-off, tasks and traceability of needs; kept, moved and broken promises."""

    # Needs

    async def new_need(self) -> Outcome | None:
        """Write down what the client needs."""
        return await self.fill_in(forms.need_form(self.known.detail, None, self.own_project()))

    def need_form(self, need: RequirementRow) -> Form:
        """The form of that need."""
        return forms.need_form(self.known.detail, need)

    def own_project(self) -> int | None:
        """The project that a new record of the client belongs to: the current one, or its only one."""
        ids = [key for key, _name in self.known.detail.projects]
        if self.project_id in ids:
            return self.project_id
        return ids[0] if len(ids) == 1 else None

    def why_not_delivered(self, need: RequirementRow) -> str | None:
        """Why a need cannot be delivered now."""
        return _("It is delivered already.") if need.status == "delivered" else None

    async def deliver(self, need: RequirementRow) -> None:
        """The client has it."""
        command = SaveRequirement(requirement_id=need.id, status="delivered")
        self.say_undo(await self.done(command))

    def cannot_sign(self) -> str | None:
        record = self.record_at_hand()
        if isinstance(record, RequirementRow):
            return None
        return _("Only a need is signed off; ] leads to the needs.")

    async def do_sign(self) -> None:
        need = self.record_at_hand()
        assert isinstance(need, RequirementRow)
        if need.signed_on is not None:
            question = _("Take the sign-off of %(who)s back?") % {"who": need.signed_by}
            if await self.salespm.confirm(_("Signed off"), question):
                self.say_undo(await self.done(SignOffRequirement(need.id, "")))
            return
        who = await self.words(_("Signed off by"), key=f"sign-{need.id}")
        if who is not None:
            self.say_undo(await self.done(SignOffRequirement(need.id, who)))

    async def project_tasks(self, project_id: int | None) -> list[tuple[str, TaskRow]]:
        """Every task of that project, else of all of the client's, with the project's name."""
        projects = self.known.detail.projects
        wanted = [one for one in projects if project_id in (None, one[0])] or list(projects)
        plans = await asyncio.gather(*(self.ask(TimelineQuery(key)) for key, _name in wanted))
        return [
            (name, task)
            for (_key, name), plan in zip(wanted, plans, strict=True)
            for task in plan.tasks
        ]

    async def link_need(self, need: RequirementRow) -> None:
        """Choose the tasks that meet a need."""
        from salespm_tui.ui.dialogs.pick_many import PickMany

        tasks = await self.project_tasks(need.project_id)
        options = task_options(tasks)
        if not options:
            self.toast(_("The client's projects have no tasks yet."), severity="warning")
            return
        picked = await self.app.push_screen_wait(
            PickMany(
                _("Which tasks meet it? %(title)s") % {"title": need.title},
                options,
                {task.id for task in need.tasks},
            )
        )
        if picked is not None:
            self.say_undo(await self.done(LinkRequirementTasks(need.id, picked)))

    async def trace(self) -> None:
        """Show what does not hang together, and go to what is chosen."""
        from salespm_tui.ui.dialogs.go_to import GoTo

        client = self.known.detail.client
        trace = await self.ask(TraceabilityQuery(client_id=client.id))
        target = await self.app.push_screen_wait(
            GoTo(
                _("Traceability: %(name)s") % {"name": client.name},
                trace_heading(trace),
                trace_lines(trace),
            )
        )
        if target is not None:
            kind, number, project_id = target
            if kind == "requirement":
                self.part_list("needs").move_to(number)
            else:
                self.open(Ref(kind, number), project_id)

    # Promises

    async def new_promise(self) -> Outcome | None:
        """Write down what the client counts on."""
        return await self.fill_in(forms.promise_form(self.known.detail, None, self.own_project()))

    def promise_form(self, promise: ExpectationRow) -> Form:
        """The form of that promise."""
        return forms.promise_form(self.known.detail, promise)

    def why_not_settled(self, promise: ExpectationRow) -> str | None:
        """Why nothing more can become of a promise."""
        if promise.settled_on is None:
            return None
        return _("It is settled already; e opens it again by its status.")

    async def keep(self, promise: ExpectationRow) -> None:
        """We kept it."""
        self.say_undo(await self.done(SettleExpectation(promise.id, "kept")))

    async def renegotiate(self, promise: ExpectationRow) -> None:
        """Another day was agreed."""
        day = await self.day(_("Agreed for which day instead?"))
        if day is not None:
            command = SettleExpectation(promise.id, "renegotiated", due_on=day)
            outcome = await self.done(command)
            self.follow(outcome)
            self.say_undo(outcome)

    def cannot_broken(self) -> str | None:
        record = self.record_at_hand()
        if isinstance(record, ExpectationRow):
            return self.why_not_settled(record)
        return _("Only a promise is broken; ] leads to the promises.")

    async def do_broken(self) -> None:
        promise = self.record_at_hand()
        assert isinstance(promise, ExpectationRow)
        why = await self.words(_("Why was it not kept?"), key=f"broken-{promise.id}")
        if why is not None:
            self.say_undo(await self.done(SettleExpectation(promise.id, "broken", why=why)))


def task_options(tasks: list[tuple[str, TaskRow]]) -> list[tuple[int, str]]:
    """Tasks to choose from, by project and number; summaries among them."""
    several = len({project for project, _task in tasks}) > 1
    return [
        (task.id, f"{project} {task.wbs} {task.name}" if several else f"{task.wbs} {task.name}")
        for project, task in tasks
    ]
