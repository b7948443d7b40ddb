"""What the keys do to deviations: write down, act, judge whether it worked, solve."""

from __future__ import annotations

from datetime import date

from salespm_tui.contract.clients import SaveActionItem
from salespm_tui.contract.issues import JudgeAction, MeasureRow, ResolveIssue, SaveIssue
from salespm_tui.contract.review import Deviation, ProposedDeviation
from salespm_tui.contract.values import Ref
from salespm_tui.core.i18n import _
from salespm_tui.ui.forms.issue import IssueAround, issue_form
from salespm_tui.ui.present.issue_lines import is_over
from salespm_tui.ui.present.review_words import EFFECTS
from salespm_tui.ui.screens.review_hand import ReviewHand


class DeviationDeeds(ReviewHand):
    """A deviation is an issue of the project; what is done about it hangs below it."""

    ended = False

    def deviation_here(self) -> Deviation | None:
        """The recorded deviation at hand."""
        record = self.record_here()
        return record if isinstance(record, Deviation) else None

    def _no_deviation(self) -> str | None:
        if isinstance(self.record_here(), ProposedDeviation):
            return _("It is not written down yet; o does that.")
        return self.nothing_here()

    def _around(self) -> IssueAround:
        return IssueAround(self.today, self.known.evm.currency, self.project_id)

    async def new_deviations(self) -> None:
        await self.fill_told(issue_form(self._around()))

    def against_take_up_deviations(self) -> str | None:
        if isinstance(self.record_here(), ProposedDeviation):
            return None
        return self.nothing_here() or _("It is written down already.")

    async def take_up_deviations(self) -> None:
        """What the data show, in the form of an issue."""
        from salespm_tui.ui.forms.review import proposed_form

        proposed = self.record_here()
        assert isinstance(proposed, ProposedDeviation)
        await self.fill_told(proposed_form(self._around(), proposed))

    def against_inside_deviations(self) -> str | None:
        return self._no_deviation()

    async def inside_deviations(self) -> None:
        """A corrective action."""
        from salespm_tui.ui.forms.risk import measure_form

        one = self.deviation_here()
        assert one is not None
        await self.fill_told(measure_form(Ref("issue", one.issue.id), one.issue.title, self.today))

    def against_edit_deviations(self) -> str | None:
        return self._no_deviation()

    async def edit_deviations(self) -> None:
        """The action at the cursor of the detail, else the deviation."""
        one, measure = self.deviation_here(), self.measure_here()
        assert one is not None
        if measure is not None:
            await self.edit_measure(Ref("issue", one.issue.id), one.issue.title, measure)
        else:
            await self.fill_told(issue_form(self._around(), one.issue))

    async def edit_measure(self, of: Ref, name: str, measure: MeasureRow) -> None:
        """An action in its form."""
        from salespm_tui.ui.forms.risk import measure_form

        await self.fill_told(measure_form(of, name, self.today, measure))

    # d r w

    def against_done_deviations(self) -> str | None:
        one = self.deviation_here()
        if one is not None and self.measure_here() is None and is_over(one.issue):
            return _("It is solved already; e opens it again by its status.")
        return self._no_deviation()

    async def done_deviations(self) -> None:
        """The action is done; of a deviation, how it was solved."""
        one, measure = self.deviation_here(), self.measure_here()
        assert one is not None
        if measure is not None:
            await self.measure_done(measure)
            return
        title = _("How was it solved? enter alone leaves it empty")
        note = await self.prompt(title, key=f"resolve:{one.issue.id}")
        if note is not None:
            self.say_undo(await self.done(ResolveIssue(one.issue.id, str(note))))

    async def measure_done(self, measure: MeasureRow) -> None:
        """Done; one that is done already is opened again."""
        if measure.status == "done":
            self.say_undo(await self.done(SaveActionItem(measure.id, status="open")))
            return
        self.say_undo(await self.done(SaveActionItem(measure.id, status="done")))

    def against_reschedule_deviations(self) -> str | None:
        return self._no_deviation()

    async def reschedule_deviations(self) -> None:
        one, measure = self.deviation_here(), self.measure_here()
        assert one is not None
        if measure is not None:
            await self.move_measure(measure)
            return
        title = _("Solved by: %(title)s") % {"title": one.issue.title}
        day = await self.ask_day(title, one.issue.due_on)
        if day is not None:
            self.say_undo(await self.done(SaveIssue(one.issue.id, due_on=day[0])))

    async def move_measure(self, measure: MeasureRow) -> None:
        """Another day for an action."""
        title = _("Due on: %(title)s") % {"title": measure.title}
        day: tuple[date | None] | None = await self.ask_day(title, measure.due_on)
        if day is not None:
            self.say_undo(await self.done(SaveActionItem(measure.id, due_on=day[0])))

    def against_judge_deviations(self) -> str | None:
        why = self._no_deviation()
        return why or self.why_not_judged(self.measure_here())

    def why_not_judged(self, measure: MeasureRow | None) -> str | None:
        """Why nobody can say yet whether it worked."""
        if measure is None:
            return _("Enter goes to what is done; there w says whether it worked.")
        if measure.status != "done":
            return _("Whether it worked is said once it is done; d says that.")
        return None

    async def judge_deviations(self) -> None:
        measure = self.measure_here()
        assert measure is not None
        await self.judge_measure(measure)

    async def judge_measure(self, measure: MeasureRow) -> None:
        """Whether what was done worked."""
        title = _("Did it work? %(title)s") % {"title": measure.title}
        effect = await self.pick(title, EFFECTS, measure.effect)
        if effect is not None:
            self.say_undo(await self.done(JudgeAction(measure.id, effect)))

    # C

    def cannot_ended(self) -> str | None:
        why = self.no_book()
        if why is None and self.part != "deviations":
            return _("Only deviations end; ] leads to them.")
        return why

    def do_ended(self) -> None:
        """Show solved ones too, or send them away again."""
        self.ended = not self.ended
        self.lay_out()
