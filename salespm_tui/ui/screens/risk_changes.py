"""Changing risks: new, edit, review, trigger, occurred, closed, responses, links, archive."""

from __future__ import annotations

from datetime import date
from typing import Any

from salespm_tui.contract.clients import KnownClientsQuery, SaveActionItem
from salespm_tui.contract.goals import GoalsQuery
from salespm_tui.contract.issues import MeasureRow
from salespm_tui.contract.pipeline import PipelineQuery
from salespm_tui.contract.records import Archive
from salespm_tui.contract.risks import (
    CloseRisk,
    PutResponseOnTimeline,
    ReopenRisk,
    RiskRow,
    SaveRisk,
    TriggerRisk,
)
from salespm_tui.contract.timeline import TimelineQuery
from salespm_tui.contract.values import Ref
from salespm_tui.core.errors import UserError
from salespm_tui.core.i18n import _, sentences
from salespm_tui.core.typed_dates import date_or_none, format_date, read_date
from salespm_tui.ui.screens.risk_deeds import RiskDeeds, called

_OWN = ("risk", "risk_review", "action_item", "issue")
_LINKED = {
    "task": "task_id",
    "goal": "goal_id",
    "opportunity": "opportunity_id",
    "client": "client_id",
}
_NOTHING = "nothing"


class RiskChanges(RiskDeeds):
    """One `do_` for each action that changes the risk at hand."""

    # n e v x

    def cannot_new(self) -> str | None:
        return self.unread()

    async def do_new(self) -> None:
        from salespm_tui.ui.forms.risk import risk_form

        outcome = await self.fill_told(risk_form(self.around()))
        if outcome is not None and outcome.ref is not None:
            self.go_to(outcome.ref.id)

    def cannot_edit(self) -> str | None:
        return self.no_risk()

    async def do_edit(self) -> None:
        """The risk; in the detail, the response or the issue at the cursor."""
        from salespm_tui.ui.forms.risk import measure_form, risk_form

        risk, measure, ref = self.risk_here(), self.measure_here(), self.record_at_hand()
        assert risk is not None
        if measure is not None:
            form = measure_form(Ref("risk", risk.id), risk.title, self.today, measure)
            await self.fill_told(form)
        elif ref is not None and ref.kind == "issue":
            await self.edit_issue(ref.id)
        else:
            await self.fill_told(risk_form(self.around(), risk))

    async def edit_issue(self, issue_id: int) -> None:
        """The form of an issue."""
        raise NotImplementedError

    def cannot_review(self) -> str | None:
        return self.no_open_risk()

    async def do_review(self) -> None:
        from salespm_tui.ui.forms.risk import review_form

        risk = self.risk_here()
        assert risk is not None
        outcome = await self.fill(review_form(self.around(), risk))
        if outcome is not None:
            self.say_undo(outcome)

    def cannot_reschedule(self) -> str | None:
        return self.no_open_risk()

    async def do_reschedule(self) -> None:
        """Another day: for the response at the cursor, else for the next review."""
        risk, measure = self.risk_here(), self.measure_here()
        assert risk is not None
        if measure is not None:
            title = _("Due on: %(title)s") % {"title": measure.title}
            day = await self._day(title, measure.due_on)
            if day is not None:
                self.say_undo(await self.done(SaveActionItem(measure.id, due_on=day[0])))
            return
        title = _("Next review on; empty: only when asked. %(risk)s") % {"risk": called(risk)}
        day = await self._day(title, risk.next_review_on)
        if day is not None:
            self.say_undo(await self.done(SaveRisk(risk.id, next_review_on=day[0])))

    async def _day(self, title: str, day: date | None) -> tuple[date | None] | None:
        """A day, or (None,) where the line was emptied; None where it was left."""
        today = self.today

        def say(text: str) -> str:
            found = date_or_none(text, today)
            return "" if found is None else format_date(found, today)

        def read(text: str) -> tuple[date | None]:
            return (read_date(text, today) if text.strip() else None,)

        value = "" if day is None else format_date(day, today)
        answer: tuple[date | None] | None = await self.prompt(
            title, value=value, say=say, read=read
        )
        return answer

    def cannot_archive(self) -> str | None:
        return self.no_risk()

    def do_archive(self) -> None:
        ref = self.record_at_hand()
        if ref is None or ref.kind not in _OWN:
            self.toast(_("It belongs to another screen; enter goes there."), severity="warning")
            return
        self.do(Archive(ref), then=self.say_undo)

    # T o c

    def cannot_trigger(self) -> str | None:
        return self.no_open_risk()

    async def do_trigger(self) -> None:
        """The day on which it was seen; empty takes that back."""
        risk = self.risk_here()
        assert risk is not None
        title = _("Trigger seen on; empty: it was not. %(trigger)s") % {
            "trigger": risk.trigger or called(risk)
        }
        day = await self._day(title, risk.triggered_on or self.today)
        if day is not None:
            self.say_undo(await self.done(TriggerRisk(risk.id, day[0])))

    def cannot_occurred(self) -> str | None:
        return self.no_open_risk()

    async def do_occurred(self) -> None:
        from salespm_tui.ui.forms.issue import IssueAround, occur_form

        risk = self.risk_here()
        assert risk is not None
        form = occur_form(IssueAround(self.today, risk.currency), risk)
        outcome = await self.fill(form)
        if outcome is not None:
            self.say_undo(outcome)

    def cannot_end(self) -> str | None:
        return self.no_risk()

    async def do_end(self) -> None:
        """Close it with a reason; one that has ended is opened again."""
        risk = self.risk_here()
        assert risk is not None
        if risk.ended:
            self.say_undo(await self.done(ReopenRisk(risk.id)))
            return
        reason = await self.prompt(
            _("Why is it closed? %(risk)s") % {"risk": called(risk)},
            read=_reason,
            key=f"close-risk:{risk.id}",
        )
        if reason is not None:
            self.say_undo(await self.done(CloseRisk(risk.id, reason)))

    # m d >

    def cannot_respond(self) -> str | None:
        return self.no_open_risk()

    async def do_respond(self) -> None:
        from salespm_tui.ui.forms.risk import measure_form

        risk = self.risk_here()
        assert risk is not None
        form = measure_form(Ref("risk", risk.id), risk.title, self.today)
        await self.fill_told(form)

    def _no_measure(self) -> str | None:
        why = self.no_detail()
        if why is None and not self._open_measures():
            return _("No response is open. Press m to add one.")
        return why

    def _open_measures(self) -> tuple[MeasureRow, ...]:
        if self.detail is None:
            return ()
        return tuple(one for one in self.detail.actions if one.status == "open")

    def cannot_done(self) -> str | None:
        return self._no_measure()

    async def do_done(self) -> None:
        measure = await self._one_of(self._open_measures(), _("Which response is done?"))
        if measure is not None:
            self.say_undo(await self.done(SaveActionItem(measure.id, status="done")))

    def cannot_schedule(self) -> str | None:
        why = self._no_measure()
        if why is None and not self._off_the_plan():
            return _("Every open response is on the timeline already.")
        return why

    def _off_the_plan(self) -> tuple[MeasureRow, ...]:
        return tuple(one for one in self._open_measures() if one.task_id is None)

    async def do_schedule(self) -> None:
        """Make a task of a response; enter on it goes there."""
        measure = await self._one_of(self._off_the_plan(), _("Which response goes on the plan?"))
        risk = self.risk_here()
        if measure is None or risk is None:
            return
        project_id = risk.project_id or self.project_id
        if project_id is None:
            project_id = await self._project()
        if project_id is not None:
            outcome = await self.done(PutResponseOnTimeline(measure.id, project_id))
            said = _("%(done)s.") % {"done": str(outcome.label)}
            self.toast(sentences(said, _("enter on it goes there, u takes it back.")))

    async def _project(self) -> int | None:
        known = self.salespm.projects
        rows = () if known is None else known.projects
        options = [(row.id, f"{row.code} {row.name}") for row in rows]
        picked: int | None = await self.choose(_("On which project's timeline?"), options)
        return picked

    async def _one_of(self, measures: tuple[MeasureRow, ...], title: str) -> MeasureRow | None:
        """The one under the cursor, the only one, or the one that is chosen."""
        here = self.measure_here()
        if here is not None and here in measures:
            return here
        if len(measures) == 1:
            return measures[0]
        options = [(one.id, one.title) for one in measures]
        picked = await self.choose(title, options)
        return next((one for one in measures if one.id == picked), None)

    # D

    def cannot_link(self) -> str | None:
        return self.no_risk()

    async def do_link(self) -> None:
        """Which task, goal, deal or client it touches."""
        risk = self.risk_here()
        assert risk is not None
        kinds = [
            ("task", _("a task")),
            ("goal", _("a goal")),
            ("opportunity", _("a deal")),
            ("client", _("a client")),
        ]
        kind = await self.choose(_("What does it touch?"), kinds)
        if kind is None:
            return
        found = await self._linkable(kind, risk)
        options: list[tuple[Any, str]] = [(_NOTHING, _("none")), *found]
        current = getattr(risk, _LINKED[kind])
        picked = await self.choose(
            _("Which one? %(risk)s") % {"risk": called(risk)}, options, current
        )
        if picked is not None:
            change: dict[str, Any] = {_LINKED[kind]: None if picked == _NOTHING else picked}
            await self.done(SaveRisk(risk.id, **change))

    async def _linkable(self, kind: str, risk: RiskRow) -> list[tuple[Any, str]]:
        """The records of that kind, by id."""
        project_id = risk.project_id or self.project_id
        if kind == "goal":
            goals = (await self.ask(GoalsQuery())).goals
            return [(goal.id, goal.name) for goal in goals]
        if kind == "client":
            clients = await self.ask(KnownClientsQuery())
            return [(client.id, client.name) for client in clients]
        if kind == "opportunity":
            pipeline = await self.ask(PipelineQuery(project_id))
            deals = (deal for column in pipeline.columns for deal in column.deals)
            return [(deal.id, deal.name) for deal in deals]
        if project_id is None:
            raise UserError(
                _("This risk belongs to no project, so there is no plan to pick a task from."),
                _("Give it a project with e."),
            )
        timeline = await self.ask(TimelineQuery(project_id))
        return [(task.id, f"{task.wbs} {task.name}") for task in timeline.tasks]


def _reason(text: str) -> str:
    if not text.strip():
        raise UserError(
            _("A risk is closed for a reason."),
            _("Say what made it impossible, or why it is let go."),
        )
    return text
